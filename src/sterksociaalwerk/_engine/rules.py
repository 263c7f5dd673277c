# SPDX-License-Identifier: MIT
"""A rule in the engine's terms: what each option of each norm uses up of each limit.

The usage of a whole row is a sum over its norms. The limits stand side by side in one integer, a
field each, so that one pass adds them all. A limit that no row can exceed is left out of the table
that exact decisions search (see :mod:`search`); how long that table gets is bounded by those who
compile, so that every rule that can be constructed can be decided exactly.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import prod
from operator import getitem, mul
from typing import TypeVar, TypeVarTuple, cast

from .rows import POSSIBLE
from .store import Store

_Made = TypeVar("_Made")
_Args = TypeVarTuple("_Args")

MOST_STATES = 1 << 18
"""The longest table of usage that is searched: 262 144 states, 32 kilobytes as bits."""

Vector = tuple[int, ...]
"""An amount for every limit."""

Kind = tuple[Vector, ...]
"""The usage of every limit, for each option: norms of one kind are interchangeable."""


class CompiledRule(Store):
    """One rule spread over one catalogue, or over bare counts; the store of what is made of it.

    Attributes:
        caps: The largest usage that still holds, for each limit.
        kinds: The distinct kinds of norms; a single one for a rule that needs no norms.
        kind_of: The kind of each norm, as its place in *kinds*; empty when counts suffice.
        group_of: The group of each norm; empty when counts suffice.
        binding: The places of the limits that can be exceeded at all.
        local: For each limit the one group of norms that it speaks of, ``None`` for several.
        states: The length of the table of usage.
    """

    __slots__ = (
        "_least",
        "_most",
        "_width",
        "binding",
        "caps",
        "group_of",
        "kind_of",
        "kinds",
        "local",
        "states",
    )

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
        self.caps, self.kinds, self.kind_of, self.group_of = caps, kinds, kind_of, group_of
        most = [[max(column) for column in zip(*kind, strict=True)] for kind in kinds]
        largest = [sum(map(mul, numbers, column)) for column in zip(*most, strict=True)]
        self.binding = tuple(at for at, cap in enumerate(caps) if cap < largest[at])
        self.local = tuple(self._group(at) for at in range(len(caps)))
        wide = prod(caps[at] + 1 for at in self.binding if self.local[at] is None)
        groups_used = {group for group in self.local if group is not None}
        self.states = wide * max(
            (
                prod(caps[at] + 1 for at in self.binding if self.local[at] == group)
                for group in groups_used
            ),
            default=1,
        )
        self._width = max([1, *largest]).bit_length()
        packed = [self._packed(kind) for kind in kinds]
        # One for each norm, or for all of them.
        self._least = tuple(packed[kind][0] for kind in kind_of or (0,))
        self._most = tuple(packed[kind][1] for kind in kind_of or (0,))

    def once(self, make: "Callable[[CompiledRule, *_Args], _Made]", *args: *_Args) -> _Made:
        """Return what a function makes of this rule and hashable arguments; make it only once."""
        key = (make, args)
        made = self.kept.get(key)
        return self.keep(key, make(self, *args)) if made is None else cast("_Made", made)

    def _group(self, limit: int) -> int | None:
        touched = {
            group
            for group, kind in zip(self.group_of, self.kind_of, strict=True)
            if any(vector[limit] for vector in self.kinds[kind])
        }
        return touched.pop() if len(touched) == 1 else None

    def _packed(self, kind: Kind) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Return the usage of one norm of a kind, by its byte: the least and the most."""

        def pack(vector: Iterable[int]) -> int:
            return sum(amount << at * self._width for at, amount in enumerate(vector))

        columns = [
            list(zip(*(kind[option] for option in options), strict=True)) for options in POSSIBLE
        ]
        return (
            tuple(pack(map(min, column)) for column in columns),
            tuple(pack(map(max, column)) for column in columns),
        )

    def _unpacked(self, packed: int) -> Vector:
        field = (1 << self._width) - 1
        return tuple(packed >> at * self._width & field for at in range(len(self.caps)))

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
