# SPDX-License-Identifier: MIT
"""A read-only mapping that can be hashed and pickled; the standard library has none."""

from collections.abc import ItemsView, Iterable, Iterator, KeysView, Mapping, ValuesView
from typing import Any, TypeVar, cast

from ._checks import plain_repr

_K = TypeVar("_K")
_V_co = TypeVar("_V_co", covariant=True)


class FrozenMapping(Mapping[_K, _V_co]):
    """Keeps the order it is given; equal to any mapping with the same items."""

    __slots__ = ("_items",)

    def __init__(self, items: Mapping[_K, _V_co] | Iterable[tuple[_K, _V_co]] = ()) -> None:
        self._items = dict(items)

    def _plain(self) -> dict[_K, _V_co]:
        """Return the items as a plain dict, for reading only."""
        return self._items

    def __getitem__(self, key: _K) -> _V_co:
        return self._items[key]

    def __iter__(self) -> Iterator[_K]:
        return iter(self._plain())

    def __len__(self) -> int:
        return len(self._plain())

    def __contains__(self, key: object) -> bool:
        return key in self._plain()

    # The views of a dict cannot be written through, and are faster than those of a mapping.
    def keys(self) -> KeysView[_K]:
        return self._plain().keys()

    def values(self) -> ValuesView[_V_co]:
        return self._plain().values()

    def items(self) -> ItemsView[_K, _V_co]:
        return self._plain().items()

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Mapping):
            return NotImplemented
        return bool(self._plain() == plain_dict(cast("Mapping[object, object]", other)))

    def __hash__(self) -> int:
        return hash(frozenset(self.items()))

    def __repr__(self) -> str:
        return f"FrozenMapping({plain_repr(self._plain())})"

    def __reduce__(self) -> tuple[Any, ...]:
        # A copy: whoever asks for this may write to it.
        return FrozenMapping, (dict(self._plain()),)


def plain_dict(mapping: Mapping[_K, _V_co]) -> dict[_K, _V_co]:
    """Return a mapping as a plain dict, for reading only; a read-only one is not copied."""
    if isinstance(mapping, FrozenMapping):
        return mapping._plain()  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
    return dict(mapping)


def wrapped(items: dict[_K, _V_co]) -> FrozenMapping[_K, _V_co]:
    """Return a read-only mapping around a dict that nobody else holds, without copying it."""
    mapping: FrozenMapping[_K, _V_co] = object.__new__(FrozenMapping)  # pyright: ignore[reportUnknownVariableType]
    mapping._items = items  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
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
