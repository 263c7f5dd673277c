# SPDX-License-Identifier: MIT
"""What each rating of each norm uses up of each limit of a rule.

The usage of a whole row is a sum over its norms. The limits stand side by side in one integer, a
field each, so that one pass adds them all. A limit that no ratings can exceed is left out of the
table that exact decisions search (see ``evaluation/_search.py``); how long that table gets is
bounded here, so that every rule that can be constructed can be decided exactly.
"""

from collections.abc import Callable, Sequence
from math import prod
from operator import getitem
from typing import Any, TypeVar, TypeVarTuple, cast

from attrs import frozen

from ._layout import DECODED
from .norm import Norm
from .rating import Rating
from .rule import Limit, Rule

__all__ = ["MOST_STATES", "Usage"]

_Made = TypeVar("_Made")
_Args = TypeVarTuple("_Args")

MOST_STATES = 1 << 18
"""The longest table of usage that is searched: 262 144 states, 32 kilobytes as bits."""

Vector = tuple[int, ...]
Kind = tuple[Vector, ...]
"""The usage of every limit, for each rating: norms of one kind are interchangeable."""


def _uses(limit: Limit, norm: Norm | None, rating: Rating) -> int:
    if rating not in limit.ratings:
        return 0
    if norm is None:
        return 1
    if limit.category is not None and norm.category != limit.category:
        return 0
    if limit.norms is not None and norm.id not in limit.norms:
        return 0
    return 1 if limit.weights is None else limit.weights.get(norm.id, 1)


def _kind(rule: Rule, norm: Norm | None) -> Kind:
    return tuple(tuple(_uses(limit, norm, rating) for limit in rule.limits) for rating in Rating)


@frozen
class _Packed:
    """The usage of one norm of a kind, by the byte of its rating: the least and the most."""

    least: tuple[int, ...]
    most: tuple[int, ...]


class Usage:
    """One rule spread over one catalogue, or over bare counts.

    Attributes:
        rule: The rule.
        caps: The largest usage that still holds, for each limit.
        kinds: The distinct kinds of norms; a single one for a rule that needs no norms.
        kind_of: The kind of each norm, as its place in *kinds*; empty when counts suffice.
        binding: The places of the limits that can be exceeded at all.
        local: For each limit the one group of norms that it speaks of, ``None`` for several.
        group_of: The group (category) of each norm; empty when counts suffice.
        states: The length of the table of usage.
        memo: What `once` has made for later rooms; only ever holds what follows from the rule.
        settled: The same, by the numbers partly met and not met when all others are met.
        recipes: The same, by the identity of a value that stands first in the entry.
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
        "memo",
        "recipes",
        "rule",
        "settled",
        "states",
    )

    def __init__(self, rule: Rule, norms: Sequence[Norm], norm_count: int) -> None:
        self.rule = rule
        self.memo: dict[object, object] = {}
        self.settled: dict[tuple[int, int], Any] = {}
        self.recipes: dict[int, tuple[Any, Any]] = {}
        self.caps: Vector = tuple(limit.at_most for limit in rule.limits)
        if rule.needs_norms:
            each = [_kind(rule, norm) for norm in norms]
            # Insertion order: the order of the norms, so the same in every process.
            self.kinds = tuple(dict.fromkeys(each))
            place = {kind: at for at, kind in enumerate(self.kinds)}
            self.kind_of: tuple[int, ...] = tuple(place[kind] for kind in each)
            groups = {
                category: at
                for at, category in enumerate(dict.fromkeys(norm.category for norm in norms))
            }
            self.group_of: tuple[int, ...] = tuple(groups[norm.category] for norm in norms)
            largest = [
                sum(max(vector[at] for vector in kind) for kind in each)
                for at in range(len(self.caps))
            ]
        else:
            self.kinds = (_kind(rule, None),)
            self.kind_of = self.group_of = ()
            largest = [norm_count * max(column) for column in zip(*self.kinds[0], strict=True)]
        self.binding = tuple(at for at, cap in enumerate(self.caps) if cap < largest[at])
        self.local = tuple(self._group(at) for at in range(len(self.caps)))
        wide = prod(self.caps[at] + 1 for at in self.binding if self.local[at] is None)
        groups_used = {group for group in self.local if group is not None}
        self.states = wide * max(
            (
                prod(self.caps[at] + 1 for at in self.binding if self.local[at] == group)
                for group in groups_used
            ),
            default=1,
        )
        self._width = max([1, *largest]).bit_length()
        packed = [self._packed(kind) for kind in self.kinds]
        places = self.kind_of if rule.needs_norms else (0,) * norm_count
        self._least = tuple(packed[kind].least for kind in places)
        self._most = tuple(packed[kind].most for kind in places)

    def once(self, make: "Callable[[Usage, *_Args], _Made]", *args: *_Args) -> _Made:
        """Return what a function makes of this rule and hashable arguments; make it only once."""
        key = (make, args)
        made = self.memo.get(key)
        if made is None:
            made = self.memo[key] = make(self, *args)
        return cast("_Made", made)

    def _group(self, limit: int) -> int | None:
        touched = {
            group
            for group, kind in zip(self.group_of, self.kind_of, strict=True)
            if any(vector[limit] for vector in self.kinds[kind])
        }
        return touched.pop() if len(touched) == 1 else None

    def _packed(self, kind: Kind) -> _Packed:
        def pack(vector: Vector) -> int:
            return sum(amount << at * self._width for at, amount in enumerate(vector))

        least: list[int] = []
        most: list[int] = []
        for decoded in DECODED:
            possible = decoded if isinstance(decoded, frozenset) else {decoded or Rating.MET}
            columns = list(zip(*(kind[rating] for rating in possible), strict=True))
            least.append(pack(tuple(map(min, columns))))
            most.append(pack(tuple(map(max, columns))))
        return _Packed(tuple(least), tuple(most))

    def _unpacked(self, packed: int) -> Vector:
        field = (1 << self._width) - 1
        return tuple(packed >> at * self._width & field for at in range(len(self.caps)))

    def of_row(self, row: bytes) -> tuple[Vector, Vector]:
        """Return the least and the most that a row uses of each limit.

        The most of different limits may belong to different completions.
        """
        least = sum(map(getitem, self._least, row))
        most = sum(map(getitem, self._most, row))
        return self._unpacked(least), self._unpacked(most)

    def kind_at(self, at: int) -> Kind:
        """Return the kind of the norm at a place in the catalogue."""
        return self.kinds[self.kind_of[at]] if self.kind_of else self.kinds[0]
