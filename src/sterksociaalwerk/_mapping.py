# SPDX-License-Identifier: MIT
"""A read-only mapping that can be hashed and pickled; the standard library has none.

Not public by name; users see it as a :class:`collections.abc.Mapping`.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar, cast

__all__ = ["FrozenMapping", "frozen_mapping", "wrapped"]

_K = TypeVar("_K")
_V_co = TypeVar("_V_co", covariant=True)


class FrozenMapping(Mapping[_K, _V_co]):
    """Keeps the order it is given; equal to any mapping with the same items."""

    __slots__ = ("raw",)

    raw: dict[_K, _V_co]
    """The items as a plain dict, for reading only: the one way in for code that must be fast."""

    def __init__(self, items: Mapping[_K, _V_co] | Iterable[tuple[_K, _V_co]] = ()) -> None:
        self.raw = dict(items)

    def __getitem__(self, key: _K) -> _V_co:
        return self.raw[key]

    def __iter__(self) -> Iterator[_K]:
        return iter(self.raw)

    def __len__(self) -> int:
        return len(self.raw)

    def __contains__(self, key: object) -> bool:
        return key in self.raw

    def __eq__(self, other: object) -> bool:
        if isinstance(other, FrozenMapping):
            return bool(self.raw == cast("FrozenMapping[object, object]", other).raw)
        if not isinstance(other, Mapping):
            return NotImplemented
        return bool(self.raw == dict(cast("Mapping[object, object]", other)))

    def __hash__(self) -> int:
        return hash(frozenset(self.raw.items()))

    def __repr__(self) -> str:
        return f"FrozenMapping({self.raw!r})"

    def __reduce__(self) -> tuple[Any, ...]:
        return FrozenMapping, (self.raw,)


def wrapped(raw: dict[_K, _V_co]) -> FrozenMapping[_K, _V_co]:
    """Return a read-only mapping around a dict that nobody else holds, without copying it."""
    mapping = cast("FrozenMapping[_K, _V_co]", object.__new__(FrozenMapping))
    mapping.raw = raw
    return mapping


def _text(item: tuple[object, object]) -> str:
    try:
        return str(item[0])
    except Exception:  # noqa: BLE001  # a stranger's __str__ may raise anything
        return ""


def frozen_mapping(value: Mapping[_K, _V_co]) -> Mapping[_K, _V_co]:
    """Return a read-only copy in the order of the keys; leave what is no mapping as it is."""
    if not isinstance(value, Mapping):  # pyright: ignore[reportUnnecessaryIsInstance]
        return value
    # By text: the order has to be the same whatever order the caller used, even for faulty keys.
    return FrozenMapping(sorted(value.items(), key=_text))
