# SPDX-License-Identifier: MIT
"""A rule in the engine's terms: what each option of each norm uses up of each limit.

The usage of a whole row is a sum over its norms. The limits stand side by side in one integer, a
field each, so that one pass adds them all. A limit that no row can exceed is left out of the table
that exact decisions search (see :mod:`search`); how long that table gets is bounded by those who
compile, so that every rule that can be constructed can be decided exactly.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from math import gcd, prod
from operator import getitem
from struct import pack, unpack
from sys import getsizeof
from typing import TypeVar, TypeVarTuple, cast

from .rows import POSSIBLE
from .store import USUAL, Store

_Made = TypeVar("_Made")
_Args = TypeVarTuple("_Args")

MOST_STATES = 1 << 20
"""The longest table of usage that is searched: 1 048 576 states, 128 kilobytes as bits."""

OTHERS = -1
"""The group of norms that no limit speaks of by themselves."""

_WORD, _FEW = 64, 8

Vector = tuple[int, ...]
"""An amount for every limit."""

Kind = tuple[Vector, ...]
"""The usage of every limit, for each option: norms of one kind are interchangeable."""


class Binding:
    """The limits that can be exceeded at all, each in its own largest unit; the search's terms.

    Attributes:
        limits: Their places among the limits of the rule.
        caps: The largest usage that still holds, for each of them.
        kinds: The distinct kinds of norms, as far as these limits tell them apart.
        kind_of: The kind of each norm, as its place in *kinds*; empty when counts suffice.
        group_of: The group of each norm, ``OTHERS`` if it uses nothing of limits on that alone.
        local: For each limit the one group of norms that it speaks of, ``None`` for several.
        states: The length of the table of usage.
    """

    __slots__ = ("caps", "group_of", "kind_of", "kinds", "limits", "local", "states")

    def __init__(
        self,
        caps: Vector,
        kinds: tuple[Kind, ...],
        largest: Sequence[int],
        kind_of: tuple[int, ...],
        group_of: tuple[int, ...],
    ) -> None:
        """Leave out the limits whose largest possible usage is within the cap."""
        self.limits: Vector = tuple(at for at, cap in enumerate(caps) if cap < largest[at])
        units = [gcd(*(vector[at] for kind in kinds for vector in kind)) for at in self.limits]
        bounds = list(zip(self.limits, units, strict=True))
        self.caps: Vector = tuple(caps[at] // unit for at, unit in bounds)
        projected = [
            tuple(tuple(vector[at] // unit for at, unit in bounds) for vector in kind)
            for kind in kinds
        ]
        places = {kind: at for at, kind in enumerate(dict.fromkeys(projected))}
        self.kinds: tuple[Kind, ...] = tuple(places)
        self.kind_of: tuple[int, ...] = tuple(places[projected[kind]] for kind in kind_of)
        self.local: tuple[int | None, ...] = tuple(
            self._group(at, group_of) for at in range(len(self.caps))
        )
        own_limits = [
            {
                local
                for local, column in zip(self.local, zip(*kind, strict=True), strict=True)
                if any(column)
            }
            for kind in self.kinds
        ]
        # A norm that uses nothing of its group's own limits might as well be of any other group.
        self.group_of: tuple[int, ...] = tuple(
            group if group in own_limits[kind] else OTHERS
            for group, kind in zip(group_of, self.kind_of, strict=True)
        )
        groups = set(self.local) - {None}
        own = [self._budgets(group) for group in groups]
        self.states: int = self._budgets(None) * max(own, default=1)

    def _budgets(self, group: int | None) -> int:
        """Return how many budgets the limits have that speak of a group."""
        pairs = zip(self.caps, self.local, strict=True)
        return prod(cap + 1 for cap, speaks_of in pairs if speaks_of == group)

    def _group(self, limit: int, group_of: tuple[int, ...]) -> int | None:
        uses = [any(vector[limit] for vector in kind) for kind in self.kinds]
        touched = {group for group, kind in zip(group_of, self.kind_of, strict=True) if uses[kind]}
        return touched.pop() if len(touched) == 1 else None


class _Packed(dict[int, int]):
    """What one norm uses of all limits at the least, or at the most, by its byte.

    Packed into one integer, and only when a byte is first asked for.
    """

    __slots__ = ("_choose", "_kind", "_width")

    def __init__(self, kind: Kind, choose: Callable[..., int], width: int) -> None:
        super().__init__()
        self._kind, self._choose, self._width = kind, choose, width

    def __missing__(self, code: int) -> int:
        vectors = [self._kind[option] for option in POSSIBLE[code]]
        vector = vectors[0] if len(vectors) == 1 else tuple(map(self._choose, *vectors))
        if self._width == _WORD:
            packed = int.from_bytes(pack(f"<{len(vector)}Q", *vector), "little")
        else:
            packed = sum(amount << at * self._width for at, amount in enumerate(vector))
        return self.setdefault(code, packed)


class CompiledRule(Store):
    """One rule spread over one catalogue, or over bare counts; the store of what is made of it.

    Attributes:
        caps: The largest usage that still holds, for each limit.
        kinds: The distinct kinds of norms; a single one for a rule that needs no norms.
        kind_of: The kind of each norm, as its place in *kinds*; empty when counts suffice.
        binding: The limits that can be exceeded, for the search.
    """

    __slots__ = ("_least", "_most", "_width", "binding", "caps", "kind_of", "kinds")

    def __init__(
        self,
        caps: Vector,
        kinds: tuple[Kind, ...],
        numbers: Sequence[int],
        kind_of: tuple[int, ...] = (),
        group_of: tuple[int, ...] = (),
    ) -> None:
        """Compile.

        Args:
            caps: The largest usage that still holds, for each limit.
            kinds: The distinct kinds of norms.
            numbers: How many norms there are of each kind.
            kind_of: The kind of each norm; none for a rule that needs no norms, which has one kind.
            group_of: The group of each norm; none likewise.
        """
        super().__init__()
        self.caps: Vector = caps
        self.kinds: tuple[Kind, ...] = kinds
        self.kind_of: tuple[int, ...] = kind_of
        largest = [0] * len(caps)
        for kind, number in zip(kinds, numbers, strict=True):
            for at, amount in enumerate(map(max, *kind)):
                largest[at] += number * amount
        self.binding: Binding = Binding(caps, kinds, largest, kind_of, group_of)
        # Where limits are many, whole words are packed and unpacked in C.
        self._width = _WORD if len(caps) > _FEW else max([1, *largest]).bit_length()
        least = [_Packed(kind, min, self._width) for kind in kinds]
        most = [_Packed(kind, max, self._width) for kind in kinds]
        # One for each norm, or for all of them.
        self._least = tuple(least[kind] for kind in kind_of or (0,))
        self._most = tuple(most[kind] for kind in kind_of or (0,))

    def once(self, make: "Callable[[CompiledRule, *_Args], _Made]", *args: *_Args) -> _Made:
        """Return what a function makes of this rule and hashable arguments; make it only once."""
        key = (make, args)
        made = self.kept.get(key)
        if made is None:
            made = make(self, *args)
            # What is one large integer, or says that it holds one, says how large it is.
            self.keep(key, made, max(USUAL, getsizeof(made)))
        return cast("_Made", made)

    def _unpacked(self, packed: int) -> Vector:
        count = len(self.caps)
        if self._width == _WORD:
            return unpack(f"<{count}Q", packed.to_bytes(count * 8, "little"))
        field = (1 << self._width) - 1
        return tuple(packed >> at * self._width & field for at in range(count))

    def of_row(self, row: bytes) -> tuple[Vector, Vector]:
        """Return the least and the most that a row uses of each limit.

        The most of different limits may belong to different completions.
        """
        if not self.kind_of:
            return self.of_counts(Counter(row))
        least = sum(map(getitem, self._least, row))
        most = sum(map(getitem, self._most, row))
        return self._unpacked(least), self._unpacked(most)

    def of_counts(self, counts: Mapping[int, int]) -> tuple[Vector, Vector]:
        """Return the same for numbers of norms by their byte, where counts suffice."""
        least, most = self._least[0], self._most[0]
        return (
            self._unpacked(sum(least[code] * count for code, count in counts.items())),
            self._unpacked(sum(most[code] * count for code, count in counts.items())),
        )

    def kind_at(self, at: int) -> Kind:
        """Return the kind of the norm at a place in the catalogue."""
        return self.kinds[self.kind_of[at]] if self.kind_of else self.kinds[0]
