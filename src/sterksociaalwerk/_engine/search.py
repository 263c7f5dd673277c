# SPDX-License-Identifier: MIT
"""One exact search over limit usage, for outcomes, repair and flip distance.

Each norm can go one of several ways, with a cost and a usage of every limit. Which choices of ways
keep within all limits, and which is the cheapest? The table behind it has a bit for each *budget*:
a number for every limit, from 0 to its cap. A bit is set when the norms seen so far can keep within
that budget. One integer holds the table, so a norm is added with a shift, a mask and an "or" per
way, and a larger budget never does worse than a smaller one.

Costs come on top in one of two ways. Where every way costs 0 or 1 (:func:`fewest`), the cost is
one more dimension: the tables for the costs 0, 1, 2 and so on lie side by side in one integer.
Otherwise (:func:`cheapest`) there is a table for each cost at which more becomes possible.

Limits that speak of a single group share one part of the table: once the norms of the group are
through, only whether they kept within that limit still matters, and the part is used again.

The plain twin, which enumerates every choice, stands in the tests.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from math import prod
from typing import TypeVar

from attrs import frozen

from .rules import CompiledRule, Vector

_Table = TypeVar("_Table")

# Choices of interchangeable norms are combined up to here; beyond, they are taken one by one.
_MOST_COMBINATIONS = 512


@frozen(cache_hash=True)
class Way:
    """One way for a norm to go: what it costs, and what it uses of each limit."""

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


Found = tuple[int, tuple[tuple[int, ...], ...]]
"""The least cost, and for each item how many of its norms go each way."""


@frozen(eq=False)
class _Move:
    """A choice for all the norms of an item: in the table a mask and a shift."""

    cost: int
    mask: int
    shift: int
    counts: tuple[int, ...]


_Combined = tuple[int, Vector, tuple[int, ...]]
"""The cost and the usage of several norms, and how many of them go each way."""


class _Space:
    """The positions of budgets in the table, for one rule."""

    __slots__ = ("_binding", "_caps", "_local", "_strides", "_wide", "grid", "length", "period")

    def __init__(self, rule: CompiledRule) -> None:
        self._caps, self._binding = rule.caps, rule.binding
        # Positions: budgets of limits over several groups, times the part shared by the groups.
        self._local: dict[int, list[int]] = {}
        self._wide: list[int] = []
        for at in rule.binding:
            group = rule.local[at]
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

    def size(self, group: int) -> int:
        """Return how many budgets the limits of one group have."""
        return prod(self._caps[at] + 1 for at in self._local.get(group, ()))

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
        limits = self._wide + self._local.get(group, [])
        room = [self._caps[at] + 1 - vector[at] for at in limits]
        shift = sum(vector[at] * self._strides[at] for at in limits)
        return _Move(cost, self._box(limits, room), shift, counts)

    def moves(self, item: Item) -> tuple[int, list[_Move]]:
        """Return every sensible choice for the norms of an item, and how many times to choose.

        That is once for all of the norms, or where their choices are many once for each.
        """
        places = self._sensible(item.ways)
        few = prod(1 + self._most(item.ways[at], item.times) for at in places[:-1])
        whole = few <= _MOST_COMBINATIONS
        moves = [
            self._move(item.group, *combined)
            for combined in self._combined(item.ways, places, item.times if whole else 1)
            if all(combined[1][at] <= self._caps[at] for at in self._binding)
        ]
        return 1 if whole else item.times, moves

    def _sensible(self, ways: tuple[Way, ...]) -> list[int]:
        """Return the places of the ways that no other makes superfluous; of equals the first."""
        worth = [(each.cost, *(each.vector[at] for at in self._binding)) for each in ways]
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
        vector = way.vector
        bounds = [self._caps[at] // vector[at] for at in self._binding if vector[at]]
        return min([times, *bounds])

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


def _moves(rule: CompiledRule, space: _Space, item: Item) -> tuple[int, list[_Move]]:
    """Return the moves of an item; those of the last ones are kept with the rule."""
    key = (_moves, item)
    known = rule.kept.get(key)
    if known is None:
        times, moves = space.moves(item)
        known = rule.keep(key, (times, moves), _size(space.length, len(moves)))
    return known


def _size(bits: int, integers: int) -> int:
    """Estimate the bytes of so many integers of so many bits, with what is around them."""
    return 512 + integers * (256 + bits // 8)


class _Layers:
    """Tables for the costs 0, 1, 2 and so on, side by side in one integer."""

    __slots__ = ("_count", "_space", "first", "grid")

    def __init__(self, space: _Space, count: int) -> None:
        self._space = space
        self._count = count
        self.grid = self.repeated(space.grid)
        self.first = self.repeated(1)

    def repeated(self, table: int) -> int:
        """Return a table once for each cost."""
        done = 1
        while done < self._count:
            table |= table << done * self._space.length
            done *= 2
        return table

    def steps(self, moves: Iterable[_Move]) -> list[tuple[int, int]]:
        """Return the mask and the shift of moves, with their costs in them."""
        length = self._space.length
        return [(self.repeated(move.mask), move.shift + move.cost * length) for move in moves]


def _layers(rule: CompiledRule, space: _Space, count: int) -> _Layers:
    """Return the tables for a number of costs, which is a power of two."""
    key = (_layers, count)
    known = rule.kept.get(key)
    if known is None:
        known = rule.keep(key, _Layers(space, count), _size(space.length * count, 2))
    return known


def _steps(
    rule: CompiledRule, space: _Space, layers: _Layers, count: int, item: Item
) -> tuple[int, list[_Move], list[tuple[int, int]]]:
    key = (_steps, count, item)
    known = rule.kept.get(key)
    if known is None:
        times, moves = _moves(rule, space, item)
        known = times, moves, layers.steps(moves)
        rule.keep(key, known, _size(space.length * count, len(moves)))
    return known


_Trail = list[tuple[int, int, list[_Move], _Table]]
"""For each item that was added: its place and group, its moves, and the table before it."""

_Origin = Callable[[_Move, _Table, int, int], int | None]
"""At what cost a table reaches the position before a move, at most so much; ``None`` if not."""


def fewest(rule: CompiledRule, items: Sequence[Item]) -> Found | None:
    """Find the choice of the least cost that keeps within every limit; every way costs 0 or 1.

    The same as `cheapest`, several times as fast: costs are one more dimension of the table.
    """
    space = rule.once(_Space)
    costly = sum(item.times for item in items if any(way.cost for way in item.ways))
    count = 1 << costly.bit_length()
    layers = _layers(rule, space, count)
    table = space.grid
    trail: _Trail[int] = []
    for group, members in groupby(_by_group(items), key=lambda pair: pair[1].group):
        # A budget of this group's own limits may be anything to begin with.
        table = (table << space.size(group)) - table
        for at, item in members:
            times, moves, steps = _steps(rule, space, layers, count, item)
            for _ in range(times):
                trail.append((at, group, moves, table))
                reached = 0
                for mask, shift in steps:
                    reached |= (table & mask) << shift
                table = reached
        # Every budget of this group is as good as the largest: only that one is kept.
        table = table >> space.size(group) - 1 & layers.grid
    top = space.grid.bit_length() - 1
    whole = table >> top & layers.first
    if not whole:
        return None
    total = ((whole & -whole).bit_length() - 1 + top) // space.length

    def origin(move: _Move, before: int, cost: int, source: int) -> int | None:
        spent = cost - move.cost
        return spent if spent >= 0 and before >> spent * space.length + source & 1 else None

    return total, _way_back(space, items, trail, total, origin)


_Profile = list[tuple[int, int]]
"""Costs, and what is possible at that cost: both grow strictly."""


def cheapest(rule: CompiledRule, items: Sequence[Item]) -> Found | None:
    """Find the cheapest choice that keeps within every limit.

    Args:
        rule: The rule.
        items: The norms; each norm that uses any limit stands in exactly one.

    Returns:
        ``None`` if no choice keeps within the limits. Of equally cheap choices always the same one.
    """
    space = rule.once(_Space)
    profile: _Profile = [(0, space.grid)]
    trail: _Trail[_Profile] = []
    for group, members in groupby(_by_group(items), key=lambda pair: pair[1].group):
        size, full = space.size(group), space.full(group)
        profile = [(cost, (table << size) - table) for cost, table in profile]
        for at, item in members:
            times, moves = _moves(rule, space, item)
            for _ in range(times):
                trail.append((at, group, moves, profile))
                profile = _extended(profile, moves, full)
        profile = _grown((cost, table >> size - 1 & space.grid) for cost, table in profile)
    if not profile:
        return None
    total = profile[0][0]

    def origin(move: _Move, before: _Profile, cost: int, source: int) -> int | None:
        for spent, table in before:
            if spent + move.cost <= cost and table >> source & 1:
                return spent
        return None

    return total, _way_back(space, items, trail, total, origin)


def _by_group(items: Sequence[Item]) -> list[tuple[int, Item]]:
    return sorted(enumerate(items), key=lambda pair: (pair[1].group, pair[0]))


def _extended(profile: _Profile, moves: Iterable[_Move], full: int) -> _Profile:
    at_cost: dict[int, int] = {}
    for cost, table in profile:
        for move in moves:
            reached = (table & move.mask) << move.shift
            if reached:
                total = cost + move.cost
                at_cost[total] = at_cost.get(total, 0) | reached
    return _grown(((cost, at_cost[cost]) for cost in sorted(at_cost)), full)


def _grown(tables: Iterable[tuple[int, int]], full: int = -1) -> _Profile:
    """Return what is possible at each cost or less, where that is more than at the cost before."""
    grown: _Profile = []
    table = 0
    for cost, more in tables:
        if table | more != table:
            table |= more
            grown.append((cost, table))
        if table == full:
            break
    return grown


def _way_back(
    space: _Space,
    items: Sequence[Item],
    trail: _Trail[_Table],
    cost: int,
    origin: _Origin[_Table],
) -> tuple[tuple[int, ...], ...]:
    """Go back from the whole budget at the least cost: which choices led here?"""
    counts = [[0] * len(item.ways) for item in items]
    position = space.grid.bit_length() - 1
    after: int | None = None
    for at, group, moves, before in reversed(trail):
        if group != after:
            position = position // space.period * space.period + space.size(group) - 1
            after = group
        # A bit that is set always has an origin.
        move, position, cost = next(
            (move, source, spent)
            for move in moves
            for source in [position - move.shift]
            if source >= 0 and move.mask >> source & 1
            for spent in [origin(move, before, cost, source)]
            if spent is not None
        )
        for place, count in enumerate(move.counts):
            counts[at][place] += count
    return tuple(map(tuple, counts))
