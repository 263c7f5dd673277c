# SPDX-License-Identifier: MIT
"""One exact search over limit usage, for outcomes, repair and flip distance.

Norms have options: a rating each, with a cost and a usage of every limit. Which choices keep within
all limits, and which is the cheapest? The table behind it has a bit for each *budget*: a number for
every limit, from 0 to its cap. A bit is set when the norms seen so far can keep within that budget.
One integer holds the table, so a norm is added with a shift, a mask and an "or" per option, and a
larger budget never does worse than a smaller one. With costs there is a table for each cost at
which more becomes possible.

Limits that speak of a single category share one part of the table: once the norms of the category
are through, only whether they kept within that limit still matters, and the part is used again.

The plain twin, which enumerates every choice, stands in the tests.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from math import prod

from attrs import frozen

from ..framework._usage import Usage, Vector

__all__ = ["Item", "Option", "cheapest", "fewest"]

# Options of interchangeable norms are combined up to here; beyond, they are taken one by one.
_MOST_COMBINATIONS = 512
# What is kept of earlier searches is bounded: in number, and for tables of many costs in bits.
_MOST_KEPT = 4096
_FEWEST_KEPT = 64
_MOST_BITS = 1 << 26


@frozen(cache_hash=True)
class Option:
    """One rating that norms may be given: what it costs, and what it uses of each limit."""

    cost: int
    vector: Vector


@frozen(cache_hash=True)
class Item:
    """Interchangeable norms.

    Attributes:
        group: The category of the norms, as the usage numbers it; 0 if it does not.
        options: What each of the norms may be given.
        times: How many norms there are.
    """

    group: int
    options: tuple[Option, ...]
    times: int


_Choice = tuple[int, Vector, tuple[int, ...]]
"""The cost and the usage of several norms, and how many of them get each option."""


@frozen(eq=False)
class _Move:
    """A choice for all the norms of an item."""

    cost: int
    mask: int
    shift: int
    counts: tuple[int, ...]


class _Space:
    """The positions of budgets in the table, for one usage."""

    __slots__ = (
        "_layers",
        "_parts",
        "_strides",
        "_wide",
        "caps",
        "grid",
        "length",
        "local",
        "period",
        "usage",
    )

    def __init__(self, usage: Usage) -> None:
        self.usage = usage
        self.caps = usage.caps
        # Positions: budgets of limits over several groups, times the part shared by the groups.
        self.local: dict[int, list[int]] = {}
        wide: list[int] = []
        for at in usage.binding:
            group = usage.local[at]
            if group is None:
                wide.append(at)
            else:
                self.local.setdefault(group, []).append(at)
        self._wide = wide
        self.period = max([1, *(self.size(group) for group in self.local)])
        self._strides: dict[int, int] = {}
        for limits, first in ((wide, self.period), *((own, 1) for own in self.local.values())):
            stride = first
            for at in limits:
                self._strides[at] = stride
                stride *= self.caps[at] + 1
        self.grid = self._box(wide, [self.caps[at] + 1 for at in wide])
        self.length = prod(self.caps[at] + 1 for at in wide) * self.period
        self._parts: dict[Item, tuple[int, list[_Move]]] = {}
        self._layers: dict[int, _Layers] = {}

    def size(self, group: int) -> int:
        """Return how many budgets the limits of one group have."""
        return prod(self.caps[at] + 1 for at in self.local.get(group, ()))

    def full(self, group: int) -> int:
        """Return the table in which every budget is set."""
        return self.grid * ((1 << self.size(group)) - 1)

    def _box(self, limits: Sequence[int], counts: Sequence[int]) -> int:
        """Return the table of the budgets below *counts*."""
        table = 1
        for at, count in zip(limits, counts, strict=True):
            # No two products share a position, so nothing is carried.
            table *= sum(1 << step * self._strides[at] for step in range(count))
        return table

    def _move(self, group: int, cost: int, vector: Vector, counts: tuple[int, ...]) -> _Move:
        limits = self._wide + self.local.get(group, [])
        room = [self.caps[at] + 1 - vector[at] for at in limits]
        shift = sum(vector[at] * self._strides[at] for at in limits)
        return _Move(cost, self._box(limits, room), shift, counts)

    def parts(self, item: Item) -> "tuple[int, list[_Move]]":
        """Return every sensible choice for the norms of an item, and how many times to choose.

        That is once for all of the norms, or where their choices are many once for each.
        """
        known = self._parts.get(item)
        if known is None:
            places = self._sensible(item.options)
            few = prod(1 + self._most(item.options[at], item.times) for at in places[:-1])
            whole = few <= _MOST_COMBINATIONS
            moves = [
                self._move(item.group, *choice)
                for choice in self._combined(item.options, places, item.times if whole else 1)
                if all(choice[1][at] <= self.caps[at] for at in self.usage.binding)
            ]
            known = (1 if whole else item.times, moves)
            if len(self._parts) >= _MOST_KEPT:
                self._parts.clear()
            self._parts[item] = known
        return known

    def _sensible(self, options: tuple[Option, ...]) -> list[int]:
        """Return the places of the options that no other makes superfluous; of equals the first."""
        worth = [
            (option.cost, *(option.vector[at] for at in self.usage.binding)) for option in options
        ]
        return [
            at
            for at, mine in enumerate(worth)
            if not any(
                all(map(int.__le__, theirs, mine)) and (theirs != mine or place < at)
                for place, theirs in enumerate(worth)
                if place != at
            )
        ]

    def _most(self, option: Option, times: int) -> int:
        """Return how many norms at most can be given an option."""
        vector = option.vector
        bounds = [self.caps[at] // vector[at] for at in self.usage.binding if vector[at]]
        return min([times, *bounds])

    def _combined(
        self, options: tuple[Option, ...], places: list[int], times: int
    ) -> Iterator[_Choice]:
        """Yield the ways to spread norms over some of their options, each within the caps."""
        counts = [0] * len(options)

        def spread(at: int, left: int, cost: int, used: Vector) -> Iterator[_Choice]:
            option = options[places[at]]
            last = at + 1 == len(places)
            for count in range(left if last else 0, self._most(option, left) + 1):
                counts[places[at]] = count
                total = cost + count * option.cost
                vector = tuple(
                    before + count * amount
                    for before, amount in zip(used, option.vector, strict=True)
                )
                if last:
                    yield total, vector, tuple(counts)
                else:
                    yield from spread(at + 1, left - count, total, vector)
            counts[places[at]] = 0

        return spread(0, times, 0, (0,) * len(self.caps))

    def layered(self, layers: int) -> "_Layers":
        """Return the table repeated for each of a number of costs: a power of two."""
        known = self._layers.get(layers)
        if known is None:
            known = self._layers[layers] = _Layers(self, layers)
        return known


class _Layers:
    """Tables for the costs 0, 1, 2 and so on, side by side in one integer."""

    __slots__ = ("_count", "_most_kept", "_parts", "_space", "first", "grid")

    def __init__(self, space: _Space, count: int) -> None:
        self._space = space
        self._count = count
        self._parts: dict[Item, tuple[int, list[_Step]]] = {}
        self._most_kept = max(_FEWEST_KEPT, _MOST_BITS // (space.length * count))
        self.grid = self._repeated(space.grid)
        self.first = self._repeated(1)

    def _repeated(self, table: int) -> int:
        done = 1
        while done < self._count:
            table |= table << done * self._space.length
            done *= 2
        return table

    def parts(self, item: Item) -> "tuple[int, list[_Step]]":
        """Return the moves of an item: mask and shift with the cost in them, and the counts."""
        known = self._parts.get(item)
        if known is None:
            if len(self._parts) >= self._most_kept:
                self._parts.clear()
            times, moves = self._space.parts(item)
            length = self._space.length
            steps = [
                (self._repeated(move.mask), move.shift + move.cost * length, move.counts)
                for move in moves
            ]
            known = self._parts[item] = (times, steps)
        return known


_Step = tuple[int, int, tuple[int, ...]]


def fewest(usage: Usage, items: Sequence[Item]) -> tuple[int, tuple[tuple[int, ...], ...]] | None:
    """Find the choice of the least cost that keeps within every limit; every option costs 0 or 1.

    The same as `cheapest`, several times as fast: costs are one more dimension of the table.
    """
    space = usage.once(_Space)
    costly = sum(item.times for item in items if any(option.cost for option in item.options))
    layers = space.layered(1 << costly.bit_length())
    table = space.grid
    trail: list[tuple[int, int, list[_Step], int]] = []
    for group, members in groupby(_by_group(items), key=lambda pair: pair[1].group):
        # A budget of this group's own limits may be anything to begin with.
        table = (table << space.size(group)) - table
        for at, item in members:
            times, steps = layers.parts(item)
            for _ in range(times):
                trail.append((at, group, steps, table))
                reached = 0
                for mask, shift, _ in steps:
                    reached |= (table & mask) << shift
                table = reached
        # Every budget of this group is as good as the largest: only that one is kept.
        table = table >> space.size(group) - 1 & layers.grid
    top = space.grid.bit_length() - 1
    whole = table >> top & layers.first
    if not whole:
        return None
    position = (whole & -whole).bit_length() - 1 + top
    cost = position // space.length
    counts = [[0] * len(item.options) for item in items]
    after: int | None = None
    for at, group, steps, before in reversed(trail):
        if group != after:
            position = position // space.period * space.period + space.size(group) - 1
            after = group
        # A set bit always has an origin.
        position, chosen = next(
            (position - shift, picked)
            for mask, shift, picked in steps
            if position >= shift and (mask & before) >> (position - shift) & 1
        )
        for place, count in enumerate(chosen):
            counts[at][place] += count
    return cost, tuple(map(tuple, counts))


_Profile = list[tuple[int, int]]
"""Costs, and what is possible at that cost: both grow strictly."""


def _extended(profile: _Profile, moves: Iterable[_Move], full: int) -> _Profile:
    at_cost: dict[int, int] = {}
    for cost, table in profile:
        for move in moves:
            reached = (table & move.mask) << move.shift
            if reached:
                total = cost + move.cost
                at_cost[total] = at_cost.get(total, 0) | reached
    grown: _Profile = []
    table = 0
    for cost in sorted(at_cost):
        more = table | at_cost[cost]
        if more != table:
            grown.append((cost, more))
            table = more
        if table == full:
            break
    return grown


def _by_group(items: Sequence[Item]) -> list[tuple[int, Item]]:
    return sorted(enumerate(items), key=lambda pair: (pair[1].group, pair[0]))


def cheapest(usage: Usage, items: Sequence[Item]) -> tuple[int, tuple[tuple[int, ...], ...]] | None:
    """Find the cheapest choice that keeps within every limit.

    Args:
        usage: The rule, spread over the norms.
        items: The norms; each norm of the catalogue that uses any limit stands in exactly one.

    Returns:
        The cost, and for each item how many of its norms get each option; ``None`` if no choice
        keeps within the limits. Of equally cheap choices always the same one.
    """
    space = usage.once(_Space)
    profile: _Profile = [(0, space.grid)]
    trail: list[tuple[int, int, list[_Move], _Profile]] = []
    for group, members in groupby(_by_group(items), key=lambda pair: pair[1].group):
        size, full = space.size(group), space.full(group)
        profile = [(cost, (table << size) - table) for cost, table in profile]
        for at, item in members:
            times, moves = space.parts(item)
            for _ in range(times):
                trail.append((at, group, moves, profile))
                profile = _extended(profile, moves, full)
        profile = _kept(profile, size - 1, space.grid)
    if not profile:
        return None
    # Backward from the whole budget: which choices led here?
    cost = total = profile[0][0]
    counts = [[0] * len(item.options) for item in items]
    position = space.grid.bit_length() - 1
    after: int | None = None
    for at, group, moves, before in reversed(trail):
        if group != after:
            position = position // space.period * space.period + space.size(group) - 1
            after = group
        move, position, cost = _step_back(moves, before, position, cost)
        for place, count in enumerate(move.counts):
            counts[at][place] += count
    return total, tuple(map(tuple, counts))


def _kept(profile: _Profile, top: int, grid: int) -> _Profile:
    kept: _Profile = []
    table = 0
    for cost, possible in profile:
        more = possible >> top & grid
        if more != table:
            kept.append((cost, more))
            table = more
    return kept


def _step_back(
    moves: list[_Move], before: _Profile, position: int, cost: int
) -> tuple[_Move, int, int]:
    for move in moves:
        source = position - move.shift
        if source >= 0 and move.mask >> source & 1:
            for spent, table in before:
                if spent + move.cost <= cost and table >> source & 1:
                    return move, source, spent
    raise AssertionError  # pragma: no cover  # a set bit always has an origin
