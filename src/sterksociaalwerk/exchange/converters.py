# SPDX-License-Identifier: MIT
"""Documents inside the user's own classes, through cattrs."""

from functools import partial
from typing import Any, TypeVar

import cattrs

from .._checks import fail, shown
from ..errors import InvalidArgumentError
from ._kinds import KINDS
from .documents import from_dict, to_dict

_T = TypeVar("_T", bound=cattrs.BaseConverter)


def configure_converter(converter: _T) -> _T:
    """Teach a converter of cattrs the values of this library, and nothing else.

    If one of the program's own classes holds an audit, for instance, the converter writes it as
    :func:`to_dict` does and reads it as :func:`from_dict` does. How the converter treats any other
    class does not change.

    Args:
        converter: A converter of cattrs, of any kind; it is changed.

    Returns:
        The same converter.

    Raises:
        InvalidArgumentError: If *converter* is not a converter of cattrs.

    Example:
        >>> import attrs, cattrs
        >>> from sterksociaalwerk.audit import Finding
        >>> from sterksociaalwerk.exchange import to_dict
        >>> from sterksociaalwerk.framework import Rating
        >>> @attrs.frozen
        ... class Row:
        ...     id: int
        ...     finding: Finding
        >>> converter = configure_converter(cattrs.Converter())
        >>> data = {"id": 1, "finding": to_dict(Finding("V1", Rating.MET))}
        >>> converter.structure(data, Row).finding.norm
        'V1'
    """
    if not isinstance(converter, cattrs.BaseConverter):  # pyright: ignore[reportUnnecessaryIsInstance]
        problem = f"must be a converter of cattrs, got {shown(converter)}"
        raise fail(InvalidArgumentError, "converter", problem)
    for kind in KINDS:
        converter.register_unstructure_hook(kind, to_dict)
        converter.register_structure_hook(kind, partial(_structured, kind))
    return converter


def _structured(kind: type[Any], data: object, _: type) -> Any:  # noqa: ANN401  # a value of the kind
    return from_dict(kind, data)


def make_converter() -> cattrs.Converter:
    """Return a new converter of cattrs that knows the values of this library.

    Example:
        >>> from sterksociaalwerk.framework import FrameworkKey
        >>> key = FrameworkKey("sterk-sociaal-werk", "2.0")
        >>> converter = make_converter()
        >>> converter.structure(converter.unstructure(key), FrameworkKey) == key
        True
    """
    return configure_converter(cattrs.Converter())
