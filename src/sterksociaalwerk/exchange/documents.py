# SPDX-License-Identifier: MIT
"""Values as plain data and back: documents that any program can store."""

from typing import Any, TypeVar, cast

from .._checks import fail, shown
from ..errors import InvalidArgumentError
from ._classes import value_of
from ._documents import read_document, schema_name
from ._kinds import KINDS, NUMBERS, kind_of
from ._migrations import STEPS

_T = TypeVar("_T")


def to_dict(value: object) -> dict[str, Any]:
    """Return a value as plain data that every JSON library can write.

    The document says what it is: ``"schema": "sterksociaalwerk/audit/1"``. Keys are in kebab-case;
    codes and ratings are written by their value, dates in ISO 8601, versions and exact numbers as
    strings, fractions as strings such as ``5/9``, sets as sorted lists. A field with its default
    value is left out. Equal values give equal documents, with keys in the same order, in every
    process.

    A portfolio is written audit by audit, each as a string with a hexadecimal digit for each norm,
    in the order of the catalogue: the sum of 1 for met, 2 for partly met, 4 for not met and 8 for
    not applicable, over the ratings that are possible; so 7 is open.

    Args:
        value: A value of any public class. The program itself writes an enumeration, by its value.

    Returns:
        A dict of nothing but dicts, lists, strings, whole numbers, booleans and ``None``.

    Raises:
        InvalidArgumentError: If *value* is not of such a class.
        InvalidValueError: If a string in it cannot be written as UTF-8, a whole number does not fit
            64 bits, a part of a fraction has more than 1000 digits, or the audits of a portfolio
            have more than 1000 values in a group.

    Example:
        >>> from sterksociaalwerk.framework import FrameworkKey
        >>> to_dict(FrameworkKey("sterk-sociaal-werk", "2.0"))
        {'schema': 'sterksociaalwerk/framework-key/1', 'label': ..., 'version': '2.0'}
    """
    kind: type[Any] = type(value)
    if kind not in KINDS:
        problem = f"must be a value of this library, got {shown(value)}"
        raise fail(InvalidArgumentError, "value", problem)
    return {"schema": schema_name(kind), **value_of(kind).dump([value])[0]}


def from_dict(cls: type[_T], data: object) -> _T:
    """Return the value that a document stands for.

    Everything is checked, including what the constructors do not check, and every fault of the
    document is listed at once, with its place as a JSON path. A field that follows from the rest
    may be left out; if it is there, it must be right.

    The document may come from anywhere. A bad one takes no longer than a good one: at most 100
    faults are listed, and near misses are looked for within a budget. Only Python's own ``dict``,
    ``list``, ``str``, ``int`` and ``bool`` are accepted, as JSON libraries make them, and no
    subclasses. Floats are refused, since nothing here writes one. A whole number has 64 bits at
    most.

    Args:
        cls: The class that is expected.
        data: What a JSON library read; it is not changed.

    Returns:
        A value equal to the one that was written.

    Raises:
        InvalidValueError: If the document is not a value of the class; lists every fault, up to 100
            of them.
        InvalidArgumentError: If *cls* is not a public class of values.

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
          $.rating: must be one of met, ..., got 'voldoet deel', did you mean 'voldoet deels' ...
    """
    kind = kind_of("cls", cls)
    return cast("_T", read_document(kind, data, NUMBERS.get(kind, 1), STEPS))
