# SPDX-License-Identifier: MIT
"""Values as plain data and back: documents that any program can store."""

from typing import Any, TypeVar, cast

from .._checks import fail, shown
from ..errors import InvalidArgumentError
from ._classes import codec_of
from ._kinds import KINDS, NUMBERS
from ._loading import BAD, Loading, Place, found_as
from ._migrations import STEPS, upgraded

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
        InvalidValueError: If a text in it cannot be written as UTF-8.

    Example:
        >>> from sterksociaalwerk.framework import FrameworkKey
        >>> to_dict(FrameworkKey("sterk-sociaal-werk", "2.0"))
        {'schema': 'sterksociaalwerk/framework-key/1', 'label': 'sterk-sociaal-werk', 'version': '2.0'}
    """
    kind = type(value)
    if kind not in KINDS:
        problem = f"must be a value of this library, got {shown(value)}"
        raise fail(InvalidArgumentError, "value", problem)
    return {"schema": schema_name(kind), **codec_of(kind).dump(value)}


def schema_name(kind: type) -> str:
    """Return what the documents of a class say they are."""
    return f"sterksociaalwerk/{KINDS[kind]}/{NUMBERS.get(kind, 1)}"


def from_dict(cls: type[_T], data: object) -> _T:
    """Return the value that a document stands for.

    Everything is checked, as the constructors do and where these do not, and every fault of the
    document is listed at once, with its place as a JSON path. Whatever follows from the rest may be
    left out; where it is there, it must be what follows. No document takes long because it is bad.

    Args:
        cls: The class that is expected.
        data: What a JSON library read.

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
    if cls not in KINDS:
        raise fail(InvalidArgumentError, "cls", f"must be a class of values, got {shown(cls)}")
    loading = Loading()
    whole = Place(loading)
    if type(data) is not dict:
        whole.wrong(f"an object, {schema_name(cls)}", data)
        loading.finish()
    document = cast("dict[object, Any]", data)
    number = _number(cls, document, whole)
    loading.finish()
    rest = {key: part for key, part in document.items() if key != "schema"}
    newest = NUMBERS.get(cls, 1)
    rest = upgraded(rest, KINDS[cls], number, newest, STEPS, whole)
    loading.finish()
    value = codec_of(cls).load(rest, whole)
    loading.finish()
    assert value is not BAD
    return cast("_T", value)


def _number(cls: type, document: dict[object, Any], whole: Place) -> int:
    """Return the number of the schema that a document says it has."""
    newest = NUMBERS.get(cls, 1)
    found = document.get("schema")
    place = whole.below("schema")
    if type(found) is not str:
        problem = "is missing" if "schema" not in document else f"got {found_as(found)}"
        place.add(f"must be {schema_name(cls)!r}: {problem}")
        return newest
    stem, _, number = found.rpartition("/")
    known = {str(each): each for each in range(1, newest + 1)}
    if stem != f"sterksociaalwerk/{KINDS[cls]}":
        place.add(f"must be {schema_name(cls)!r}, got {found_as(found)}")
    elif number not in known:
        readable = ", ".join(known)
        place.add(f"has a number that this version does not read, {shown(number)}; it reads {readable}")
    return known.get(number, newest)
