# SPDX-License-Identifier: MIT
"""Values as plain data and back: documents that any program can store."""

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from .._checks import Faults, fail, shown
from ..errors import InvalidArgumentError, SterkSociaalWerkError
from ._classes import value_of
from ._kinds import KINDS, NUMBERS
from ._loading import BAD, Place, Unusual, found_as
from ._migrations import STEPS, Step, upgraded

_T = TypeVar("_T")


def to_dict(value: object) -> dict[str, Any]:
    """Return a value as plain data that every JSON library can write.

    The document says what it is: ``"schema": "sterksociaalwerk/audit/1"``. Keys are in kebab-case;
    codes and ratings stand by their value, dates as ISO 8601 writes them, versions and exact
    numbers as text, sets as sorted lists. A field that is as it is by default is left out. Equal
    values give equal documents, keys in the same order, in every process.

    Args:
        value: A value of any public class; an enumeration is written by its value, by the program.

    Returns:
        A dict of nothing but dicts, lists, texts, whole numbers, true, false and null.

    Raises:
        InvalidArgumentError: If *value* is of no such class.
        InvalidValueError: If a text in it cannot be written as UTF-8, or a number has no 64 bits.

    Example:
        >>> from sterksociaalwerk.framework import FrameworkKey
        >>> to_dict(FrameworkKey("sterk-sociaal-werk", "2.0"))
        {'schema': 'sterksociaalwerk/framework-key/1', 'label': 'sterk-sociaal-werk', 'version': '2.0'}
    """
    kind = type(value)
    if kind not in KINDS:
        problem = f"must be a value of this library, got {shown(value)}"
        raise fail(InvalidArgumentError, "value", problem)
    return {"schema": schema_name(kind), **value_of(kind).dump([value])[0]}


def schema_name(kind: type) -> str:
    """Return what the documents of a class say they are."""
    return _name(kind, NUMBERS.get(kind, 1))


def _name(kind: type, number: int) -> str:
    return f"sterksociaalwerk/{KINDS[kind]}/{number}"


def from_dict(cls: type[_T], data: object) -> _T:
    """Return the value that a document stands for.

    Everything is checked, as the constructors do and where these do not, and every fault of the
    document is listed at once, with its place as a JSON path. Whatever follows from the rest may be
    left out; where it is there, it must be what follows.

    The document may come from anywhere. It takes no longer because it is bad: at most 100 faults
    are listed, and near misses are looked for within a budget. Python's own ``dict``, ``list``,
    ``str``, ``int`` and ``bool`` are taken, as JSON libraries make them, and no subclass of these;
    no float is, since nothing here writes one. A whole number has 64 bits at most.

    Args:
        cls: The class that is expected.
        data: What a JSON library read; it is not changed.

    Returns:
        A value equal to the one that was written.

    Raises:
        InvalidValueError: If the document does not stand for a value of the class; lists every
            fault, up to 100 of them.
        InvalidArgumentError: If *cls* is no public class of values.

    Example:
        >>> from sterksociaalwerk.audit import Finding
        >>> document = {
        ...     "schema": "sterksociaalwerk/finding/1",
        ...     "norm": "V1",
        ...     "rating": "voldoet deel",
        ...     "remarks": "nog niet overal",
        ... }
        >>> from_dict(Finding, document)
        Traceback (most recent call last):
        ...
        sterksociaalwerk.errors.InvalidValueError: 2 faults
          $.remarks: is no key of Finding, did you mean 'remark'?
          $.rating: must be one of met, partly-met, not-met, not-applicable, got 'voldoet deel', did you mean 'voldoet deels' (partly-met)?
    """
    if not isinstance(cls, type) or cls not in KINDS:  # pyright: ignore[reportUnnecessaryIsInstance]
        raise fail(InvalidArgumentError, "cls", f"must be a class of values, got {shown(cls)}")
    return cast("_T", read_document(cls, data, NUMBERS.get(cls, 1), STEPS))


def read_document(
    cls: type, data: object, newest: int, steps: Mapping[tuple[str, int], Step]
) -> Any:  # noqa: ANN401  # a value of the class
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
    return _read_with_care(cls, data, newest, steps)


def _read_with_care(
    cls: type, data: object, newest: int, steps: Mapping[tuple[str, int], Step]
) -> Any:  # noqa: ANN401
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
    assert value is not BAD
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
