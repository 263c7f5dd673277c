# SPDX-License-Identifier: MIT
"""What no source says and is assumed: a reading, a policy or a day, marked as ours."""

import re
from typing import cast

from attrs import fields, frozen

from .._checks import Faults, plainly, shown
from ..errors import InvalidValueError

_entry = re.compile(r"\[[^\[\]]+\]\Z", re.ASCII)


@frozen(kw_only=True, field_transformer=plainly)
class Assumption:
    """Something that an edition or a scheme assumes because no source says it.

    Every text about the edition or the scheme has to mention it as an assumption.

    Attributes:
        key: A stable name, by which a text can recognise an assumption that it has mentioned.
        about: The field of the edition or the scheme that it is about; if it is about one entry of
            a field, with the key of that entry: ``leads_to[peer-review]``.
        text: What is assumed, as one sentence in English.
        text_nl: The same in Dutch.

    Raises:
        InvalidValueError: If a field is malformed; lists every fault.

    Example:
        >>> from sterksociaalwerk.label import V2019
        >>> [assumption.key for assumption in V2019.assumptions]
        ['limits-apart', 'no-not-applicable', 'first-of-may-2019']
    """

    key: str
    about: str
    text: str
    text_nl: str

    def __attrs_post_init__(self) -> None:
        faults = Faults()
        faults.identifier("key", self.key)
        faults.text("about", self.about)
        faults.text("text", self.text)
        faults.text("text_nl", self.text_nl)
        faults.raise_any(InvalidValueError)

    @property
    def field(self) -> str:
        """The field that it is about, without the key of an entry.

        Example:
            >>> from sterksociaalwerk.label import SCHEME
            >>> [(assumption.about, assumption.field) for assumption in SCHEME.assumptions][1]
            ('leads_to[peer-review]', 'leads_to')
        """
        return _entry.sub("", self.about)

    @classmethod
    def check_all(cls, faults: Faults, assumptions: object, holder: type) -> None:
        """Check a tuple of assumptions: no key twice, and each about a field of their holder.

        :meta private:
        """
        if not faults.instances("assumptions", assumptions, cls, "an Assumption"):
            return
        given = cast("tuple[Assumption, ...]", assumptions)
        keys = ((f"[{at}].key", assumption.key) for at, assumption in enumerate(given))
        faults.distinct("assumptions", keys, "key")
        names = [each.name for each in fields(holder)]
        for at, assumption in enumerate(given):
            if assumption.field not in names:
                problem = f"is no field, got {shown(assumption.about)}"
                hint = faults.hint(assumption.about, names)
                faults.add(f"assumptions[{at}].about", f"{problem}{hint}")
