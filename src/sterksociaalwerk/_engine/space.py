# SPDX-License-Identifier: MIT
"""What norms can choose, and the positions of budgets in the table that is searched.

See :mod:`search` for what the table is. A choice for interchangeable norms is a *move*: a mask of
the budgets that leave room for what it uses, and a shift to the budgets after it.
"""

from collections.abc import Iterator, Sequence
from math import prod
from sys import getsizeof

from attrs import frozen

from .rules import CompiledRule, Vector

# Choices of interchangeable norms are combined up to here; beyond, they are taken one by one.
_MOST_COMBINATIONS = 512


@frozen(cache_hash=True)
class Way:
    """One way for a norm to go: what it costs, and what it uses of each limit that binds."""

    cost: int
    vector: Vector


@frozen(cache_hash=True)
class Item:
    """Interchangeable norms.

    Attributes:
        group: The group of the norms, as the rule numbers it; 0 if it does not.
        ways: Those that each of the norms can go.
        times: How many norms there are.
    """

    group: int
    ways: tuple[Way, ...]
    times: int


@frozen(eq=False)
class Move:
    """A choice for all the norms of an item: in the table a mask and a shift."""

    cost: int
    mask: int
    shift: int
    counts: tuple[int, ...]
    within: int
    """The mask in one table, where *mask* is for several side by side."""


_Combined = tuple[int, Vector, tuple[int, ...]]
"""The cost and the usage of several norms, and how many of them go each way."""


def repeated(table: int, count: int, stride: int) -> int:
    """Return a table a number of times, each a stride further."""
    done = 1
    while done < count:
        # The last copies may fall onto earlier ones, which are the same.
        more = min(done, count - done)
        table |= table << more * stride
        done += more
    return table


class Space:
    """The positions of budgets in the table, for one rule."""

    __slots__ = ("_caps", "_local", "_strides", "_wide", "grid", "length", "period")

    def __init__(self, rule: CompiledRule) -> None:
        self._caps = rule.binding.caps
        # Positions: budgets of limits over several groups, times the part shared by the groups.
        self._local: dict[int, list[int]] = {}
        self._wide: list[int] = []
        for at, group in enumerate(rule.binding.local):
            own = self._wide if group is None else self._local.setdefault(group, [])
            own.append(at)
        self.period = max([1, *(self.size(group) for group in self._local)])
        self._strides: dict[int, int] = {}
        for limits, first in (
            (self._wide, self.period),
            *((own, 1) for own in self._local.values()),
        ):
            stride = first
            for at in limits:
                self._strides[at] = stride
                stride *= self._caps[at] + 1
        self.grid = self._box(self._wide, [self._caps[at] + 1 for at in self._wide])
        self.length = prod(self._caps[at] + 1 for at in self._wide) * self.period

    def __sizeof__(self) -> int:
        """Return the bytes that it takes, its grid included."""
        return object.__sizeof__(self) + getsizeof(self.grid)

    def size(self, group: int) -> int:
        """Return how many budgets the limits of one group have."""
        return prod(self._caps[at] + 1 for at in self._local.get(group, ()))

    def _box(self, limits: Sequence[int], counts: Sequence[int]) -> int:
        """Return the table of the budgets below *counts*."""
        table = 1
        for at, count in zip(limits, counts, strict=True):
            table = repeated(table, count, self._strides[at])
        return table

    def room(self, group: int, vector: Vector) -> tuple[int, int]:
        """Return the mask of the positions with room for what a norm uses, and the shift after."""
        if not all(map(int.__le__, vector, self._caps)):
            return 0, 0
        limits = self._wide + self._local.get(group, [])
        room = [self._caps[at] + 1 - vector[at] for at in limits]
        return self._box(limits, room), sum(vector[at] * self._strides[at] for at in limits)

    def _move(self, group: int, cost: int, vector: Vector, counts: tuple[int, ...]) -> Move:
        mask, shift = self.room(group, vector)
        return Move(cost, mask, shift, counts, mask)

    def moves(self, item: Item) -> tuple[int, list[Move]]:
        """Return every sensible choice for the norms of an item, and how many times to choose.

        That is once for all of the norms, or where their choices are many once for each.
        """
        places = self._sensible(item.ways)
        few = prod(1 + self._most(item.ways[at], item.times) for at in places[:-1])
        whole = few <= _MOST_COMBINATIONS
        moves = [
            self._move(item.group, *combined)
            for combined in self._combined(item.ways, places, item.times if whole else 1)
            if all(map(int.__le__, combined[1], self._caps))
        ]
        return 1 if whole else item.times, moves

    def _sensible(self, ways: tuple[Way, ...]) -> list[int]:
        """Return the places of the ways that no other makes superfluous; of equals the first."""
        worth = [(each.cost, *each.vector) for each in ways]
        return [
            at
            for at, mine in enumerate(worth)
            if not any(
                all(map(int.__le__, theirs, mine)) and (theirs != mine or place < at)
                for place, theirs in enumerate(worth)
                if place != at
            )
        ]

    def _most(self, way: Way, times: int) -> int:
        """Return how many norms at most can go a way."""
        pairs = zip(self._caps, way.vector, strict=True)
        return min([times, *(cap // amount for cap, amount in pairs if amount)])

    def _combined(
        self, ways: tuple[Way, ...], places: list[int], times: int
    ) -> Iterator[_Combined]:
        """Yield the ways to spread norms over some of their ways, each within the caps."""
        counts = [0] * len(ways)

        def spread(at: int, left: int, cost: int, used: Vector) -> Iterator[_Combined]:
            way = ways[places[at]]
            last = at + 1 == len(places)
            for count in range(left if last else 0, self._most(way, left) + 1):
                counts[places[at]] = count
                total = cost + count * way.cost
                vector = tuple(
                    before + count * amount for before, amount in zip(used, way.vector, strict=True)
                )
                if last:
                    yield total, vector, tuple(counts)
                else:
                    yield from spread(at + 1, left - count, total, vector)
            counts[places[at]] = 0

        return spread(0, times, 0, (0,) * len(self._caps))
