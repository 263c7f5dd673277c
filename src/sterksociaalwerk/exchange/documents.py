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
    codes and ratings stand by their value, dates as ISO 8601 writes them, versions and exact
    numbers as text, fractions as text such as ``5/9``, sets as sorted lists. A field that is as it
    is by default is left out. Equal values give equal documents, keys in the same order, in every
    process.

    A portfolio is written audit by audit, each as a text with a hexadecimal digit for each norm, in
    the order of the catalogue: the sum of 1 for met, 2 for partly met, 4 for not met and 8 for not
    applicable, over the ratings that are possible; so 7 is open.

    Args:
        value: A value of any public class; an enumeration is written by its value, by the program.

    Returns:
        A dict of nothing but dicts, lists, texts, whole numbers, true, false and null.

    Raises:
        InvalidArgumentError: If *value* is of no such class.
        InvalidValueError: If a text in it cannot be written as UTF-8, a whole number has more than
            64 bits or a fraction numbers of more than 1000 digits, or the audits of a portfolio
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
          $.rating: must be one of met, ..., got 'voldoet deel', did you mean 'voldoet deels' ...
    """
    kind = kind_of("cls", cls)
    return cast("_T", read_document(kind, data, NUMBERS.get(kind, 1), STEPS))
