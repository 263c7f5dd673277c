# SPDX-License-Identifier: MIT
"""The outer part of every document: what it says it is, and the steps from an earlier number."""

from typing import Any

from .._checks import Faults
from ..errors import SterkSociaalWerkError
from ._classes import value_of
from ._kinds import KINDS, NUMBERS
from ._loading import Place, found_as, is_object
from ._migrations import Steps


def schema_name(kind: type) -> str:
    """Return what the documents of a class say they are."""
    return _name(kind, NUMBERS.get(kind, 1))


def _name(kind: type, number: int) -> str:
    return f"sterksociaalwerk/{KINDS[kind]}/{number}"


def read_document(cls: type, data: object, newest: int, steps: Steps) -> Any:  # noqa: ANN401  # a value of the class
    """Return the value that a document stands for, given the newest number and the steps to it."""
    if is_object(data):
        rest = dict(data)
        found = rest.pop("schema", None)
        if type(found) is str and found == _name(cls, newest):
            try:
                return value_of(cls).read([rest])[0]
            except SterkSociaalWerkError:
                # Once more, to say what is wrong and where.
                pass
    return read_with_care(cls, data, newest, steps)


def read_with_care(cls: type, data: object, newest: int, steps: Steps) -> Any:  # noqa: ANN401
    """Return the same part by part, and list every fault."""
    whole = Place(Faults())
    if not is_object(data):
        whole.wrong(f"an object, {_name(cls, newest)}", data)
        whole.stop()
    number = _number(cls, data, newest, whole)
    rest = dict(data)
    rest.pop("schema", None)
    for each in range(number, newest):
        rest = steps[KINDS[cls], each](rest, whole)
        # The next step would find another shape.
        whole.finish()
    value = value_of(cls).load(rest, whole)
    whole.finish()
    return value


def _number(cls: type, document: dict[Any, Any], newest: int, whole: Place) -> int:
    """Return the number of the schema that a document says it has."""
    place, wanted = whole.below("schema"), _name(cls, newest)
    if "schema" not in document:
        place.add(f"is missing, must be {wanted!r}")
        return newest
    found = document["schema"]
    known = {_name(cls, each): each for each in range(1, newest + 1)}
    if type(found) is not str or found not in known:
        problem = f"must be {wanted!r}, got {found_as(found)}"
        if type(found) is str and found.rpartition("/")[0] == wanted.rpartition("/")[0]:
            numbers = ", ".join(map(str, known.values()))
            problem += f"; this version of the library reads number {numbers}"
        place.add(problem)
        # It is something else, so that all the rest would be wrong too.
        whole.stop()
    return known[found]
