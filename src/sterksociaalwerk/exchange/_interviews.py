# SPDX-License-Identifier: MIT
"""Writes interviews, which audits hold by the dozen too, by hand: it takes half the time.

They are read, and described, as every class of values is; a test holds the two ways to write them
together.
"""

from functools import cached_property

from ..audit import Count, Everything, Interview
from ._codecs import TEXT, Act, Json
from ._collections import Names
from ._objects import Value

_names = Names(TEXT)


class Interviews(Value):
    """Interviews, as objects."""

    @cached_property
    def _count(self) -> Act:
        (people,) = (each.codec for each in self._shape.fields if each.name == "people")
        return people.writer_of(Count)

    def write(self, value: Interview) -> Json:
        row = {"role": TEXT.write(value.role), "party": value.party._value_}
        if value.people is not None:
            row["people"] = self._count(value.people)
        if value.services is not None:
            row["services"] = _named(value.services)
        if value.municipalities is not None:
            row["municipalities"] = _named(value.municipalities)
        return row


def _named(value: frozenset[str] | Everything) -> Json:
    return _names.write(value) if isinstance(value, frozenset) else value._value_
