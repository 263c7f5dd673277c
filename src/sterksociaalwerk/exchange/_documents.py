# SPDX-License-Identifier: MIT
"""The outer part of every document: what it says it is, and the steps from an earlier number."""

from collections.abc import Mapping
from typing import Any, cast

from .._checks import Faults, shown
from ..errors import SterkSociaalWerkError
from ._classes import value_of
from ._kinds import KINDS, NUMBERS
from ._loading import Place, Unusual, found_as
from ._migrations import Step, upgraded

Steps = Mapping[tuple[str, int], Step]


def schema_name(kind: type) -> str:
    """Return what the documents of a class say they are."""
    return _name(kind, NUMBERS.get(kind, 1))


def _name(kind: type, number: int) -> str:
    return f"sterksociaalwerk/{KINDS[kind]}/{number}"


def read_document(cls: type, data: object, newest: int, steps: Steps) -> Any:  # noqa: ANN401  # a value of the class
    """Return the value that a document stands for, given the newest number and the steps to it."""
    if type(data) is dict:
        rest = dict(cast("dict[object, Any]", data))
        found = rest.pop("schema", None)
        if type(found) is str and found == _name(cls, newest):
            try:
                return value_of(cls).read([rest])[0]
            except (Unusual, SterkSociaalWerkError):
                # Once more, to say what is wrong and where.
                pass
    return read_with_care(cls, data, newest, steps)


def read_with_care(cls: type, data: object, newest: int, steps: Steps) -> Any:  # noqa: ANN401
    whole = Place(Faults())
    if type(data) is not dict:
        whole.wrong(f"an object, {_name(cls, newest)}", data)
        whole.finish()
    document = cast("dict[object, Any]", data)
    number = _number(cls, document, newest, whole)
    whole.finish()
    rest = {key: part for key, part in document.items() if key != "schema"}
    rest = upgraded(rest, KINDS[cls], number, newest, steps, whole)
    value = value_of(cls).load(rest, whole)
    whole.finish()
    return value


def _number(cls: type, document: dict[object, Any], newest: int, whole: Place) -> int:
    """Return the number of the schema that a document says it has."""
    found = document.get("schema")
    place = whole.below("schema")
    wanted = _name(cls, newest)
    if type(found) is not str:
        place.add(
            f"must be {wanted!r}, "
            + ("got " + found_as(found) if "schema" in document else "is missing")
        )
        return newest
    stem, _, number = found.rpartition("/")
    known = {str(each): each for each in range(1, newest + 1)}
    if stem != wanted.rpartition("/")[0]:
        place.wrong(repr(wanted), found)
    elif number not in known:
        readable = ", ".join(known)
        place.add(
            f"has number {shown(number)}, which this version does not read; it reads {readable}"
        )
    return known.get(number, newest)
