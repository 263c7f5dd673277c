# SPDX-License-Identifier: MIT
"""One exact search over limit usage, for outcomes, repair and flip distance.

Each norm can go one of several ways, with a cost and a usage of every limit. Which choices of ways
keep within all limits, and which is the cheapest? The table behind it has a bit for each *budget*:
a number for every limit, from 0 to its cap. A bit is set when the norms seen so far can keep within
that budget. One integer holds the table, so a norm is added with a shift, a mask and an "or" per
way, and a larger budget never does worse than a smaller one.

Costs come on top. The least cost for each budget is written in binary, a table for each digit: the
tables of all budgets are added to, compared and chosen from at once (:func:`cheapest`). Where every
way costs 0 or 1 and the table is short, it is faster to lay the tables for the costs 0, 1, 2 and so
on side by side in one integer (:func:`fewest`).

Limits that speak of a single group share one part of the table: once the norms of the group are
through, only whether they kept within that limit still matters, and the part is used again.

How much this takes: with *s* budgets (at most ``MOST_STATES``), *n* norms and costs of *d* digits,
time in the order of *n d s* / 64 machine operations per way. The tables before each norm lead back
from the least cost to the choice. Where they would be more than 64 megabytes, only those before
every so many norms are kept, and the others are made once more.

The plain twin, which enumerates every choice, stands in the tests.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate, islice
from math import isqrt

from attrs import evolve

from .rules import CompiledRule
from .space import Item, Move, Space, Way, repeated

__all__ = ["Found", "Item", "Way", "cheapest", "fewest", "possible"]

# Up to so many bits, tables side by side are faster than digits.
_SIDE_BY_SIDE = 1 << 17
# What the tables before each norm may take, in bytes.
_MOST_KEPT = 1 << 26

Found = tuple[int, tuple[tuple[int, ...], ...]]
"""The least cost, and for each item how many of its norms go each way."""

_Step = tuple[int, int, list[Move], int]
"""The place of an item, its group, the moves to choose one from, and what the dearest costs."""

_Tables = list[int]
"""What is reached, and for each digit of the least cost, lowest first, where it is set."""


def possible(rule: CompiledRule, items: Sequence[Item]) -> bool:
    """Return whether any choice keeps within every limit; no way may have a cost.

    The same as whether `fewest` finds one, without what leads back to it.
    """
    space = rule.once(Space)
    search = _Search(space, space.grid, _steps(rule, space, items, 1), [space.grid], back=False)
    return bool(search.tables[0] >> space.grid.bit_length() - 1 & 1)


def fewest(rule: CompiledRule, items: Sequence[Item]) -> Found | None:
    """Find the choice of the least cost that keeps within every limit; every way costs 0 or 1.

    The same as `cheapest`, several times as fast where the table is short.
    """
    space = rule.once(Space)
    costly = sum(item.times for item in items if any(way.cost for way in item.ways))
    count = 1 << costly.bit_length()
    if space.length * count > _SIDE_BY_SIDE:
        return cheapest(rule, items)
    search = _Search(
        space, rule.once(_grid, count), _steps(rule, space, items, count), [space.grid]
    )
    end = space.grid.bit_length() - 1
    whole = search.tables[0] >> end & rule.once(_first, count)
    if not whole:
        return None
    # The place in the row of tables is the cost.
    position = (whole & -whole).bit_length() - 1 + end
    return position // space.length, search.way_back(items, position, 0)


def cheapest(rule: CompiledRule, items: Sequence[Item]) -> Found | None:
    """Find the cheapest choice that keeps within every limit.

    Args:
        rule: The rule.
        items: The norms; each norm that uses any limit stands in exactly one.

    Returns:
        ``None`` if no choice keeps within the limits. Of equally cheap choices always the same one.
    """
    space = rule.once(Space)
    search = _Search(space, space.grid, _steps(rule, space, items, 1), [space.grid])
    end = space.grid.bit_length() - 1
    if not search.tables[0] >> end & 1:
        return None
    total = _cost_at(search.tables, end)
    return total, search.way_back(items, end, total)


def _grid(rule: CompiledRule, count: int) -> int:
    """Return the positions that every group starts from, in tables side by side."""
    space = rule.once(Space)
    return repeated(space.grid, count, space.length)


def _first(rule: CompiledRule, count: int) -> int:
    """Return the first position of each of the tables side by side."""
    return repeated(1, count, rule.once(Space).length)


def _steps(rule: CompiledRule, space: Space, items: Sequence[Item], count: int) -> list[_Step]:
    """Return what is to be chosen, group by group, in so many tables side by side."""
    steps: list[_Step] = []
    for at, item in sorted(enumerate(items), key=lambda pair: (pair[1].group, pair[0])):
        times, moves, dearest = _moves(rule, space, item, count)
        steps += [(at, item.group, moves, dearest)] * times
    return steps


def _moves(rule: CompiledRule, space: Space, item: Item, count: int) -> tuple[int, list[Move], int]:
    """Return how often to choose for an item, its moves, and what the dearest of them costs.

    Those of the last items are kept with the rule.
    """
    key = (_moves, item, count)
    known = rule.kept.get(key)
    if known is None:
        times, moves = space.moves(item)
        if count > 1:
            moves = [
                evolve(
                    move,
                    cost=0,
                    mask=repeated(move.mask, count, space.length),
                    shift=move.shift + move.cost * space.length,
                )
                for move in moves
            ]
        dearest = max((move.cost for move in moves), default=0)
        size = 512 + len(moves) * _size(space.length * count)
        known = rule.keep(key, (times, moves, dearest), size)
    return known


def _size(bits: int) -> int:
    """Estimate the bytes of an integer of so many bits, with what is around it."""
    return 256 + bits // 8


class _Search:
    """All steps taken, and the tables that lead back."""

    __slots__ = ("_digits", "_every", "_grid", "_kept", "_space", "_steps", "tables")

    def __init__(
        self,
        space: Space,
        grid: int,
        steps: Sequence[_Step],
        tables: _Tables,
        *,
        back: bool = True,
    ) -> None:
        """Take all steps, from tables on, and keep what leads back if asked to."""
        self._space, self._grid, self._steps = space, grid, steps
        # What the costs so far need, the last one's digits included.
        self._digits = [most.bit_length() for most in accumulate(step[3] for step in steps)]
        integers = len(tables) * len(steps) + sum(self._digits)
        whole = integers * _size(grid.bit_length() + space.period)
        self._every = 1 if whole <= _MOST_KEPT else 1 + isqrt(len(steps))
        if steps:
            tables = self._opened(tables, steps[0][1])
        self._kept: list[_Tables] = []
        for at, before in enumerate(self._walk(0, tables)):
            if back and at % self._every == 0:
                self._kept.append(before)
            tables = before
        self.tables = tables

    def _walk(self, first: int, tables: _Tables) -> Iterator[_Tables]:
        """Yield the tables before each step, from the first on, and those after the last."""
        steps = self._steps
        for at in range(first, len(steps)):
            yield tables
            _, group, moves, _ = steps[at]
            more = self._digits[at] + 1 - len(tables)
            tables = _extended(tables + [0] * more if more else tables, moves)
            following = steps[at + 1][1] if at + 1 < len(steps) else None
            if following != group:
                # Every budget of this group is as good as the largest: only that one is kept.
                last = self._space.size(group) - 1
                tables = [table >> last & self._grid for table in tables]
                if following is not None:
                    tables = self._opened(tables, following)
        yield tables

    def _opened(self, tables: _Tables, group: int) -> _Tables:
        """Let a budget of this group's own limits be anything to begin with."""
        size = self._space.size(group)
        return [(table << size) - table for table in tables]

    def _backwards(self) -> Iterator[tuple[_Step, _Tables]]:
        """Yield the steps, the last one first, each with the tables before it."""
        steps, every = self._steps, self._every
        if every == 1:
            yield from zip(reversed(steps), reversed(self._kept[: len(steps)]), strict=True)
            return
        for first in reversed(range(0, len(steps), every)):
            ahead = self._walk(first, self._kept[first // every])
            # Not named, so that it is gone before the next ones are made.
            yield from reversed(list(zip(steps[first : first + every], ahead, strict=False)))

    def way_back(
        self, items: Sequence[Item], position: int, cost: int
    ) -> tuple[tuple[int, ...], ...]:
        """Go back from the whole budget at the least cost: which choices led here?"""
        counts = [[0] * len(item.ways) for item in items]
        length, period = self._space.length, self._space.period
        after: int | None = None
        for (at, group, moves, _), before in self._backwards():
            if group != after:
                position = position // period * period + self._space.size(group) - 1
                after = group
            reached = before[0]
            candidates = [
                move
                for move in moves
                if (source := position - move.shift) >= 0
                and reached >> source & 1
                and move.within >> source % length & 1
            ]
            # Where something is reached, some move led there: the last one, if no other did.
            move = candidates.pop()
            for candidate in candidates:
                if _costs(before, position - candidate.shift, cost - candidate.cost):
                    move = candidate
                    break
            position -= move.shift
            cost -= move.cost
            for place, number in enumerate(move.counts):
                counts[at][place] += number
        return tuple(map(tuple, counts))


def _extended(tables: _Tables, moves: Sequence[Move]) -> _Tables:
    """Return the tables after the best of some moves."""
    if len(tables) == 1:
        after = 0
        for move in moves:
            after |= (tables[0] & move.mask) << move.shift
        return [after]
    best = [0] * len(tables)
    # The last one mostly costs nothing, and needs no comparing when it comes first.
    for move in reversed(moves):
        mask, shift = move.mask, move.shift
        # Without a shift nothing is used, and every budget suffices.
        there = [(table & mask) << shift for table in tables] if shift else tables
        best = _better(best, there, move.cost) if move.cost or best[0] else there
    return best


def _better(best: _Tables, other: _Tables, cost: int) -> _Tables:
    """Return the cheaper of two for each budget, where the other costs more than its tables say."""
    there = other[0]
    differences = [best[0] ^ there]
    carry = less = 0
    for one, bits in zip(islice(best, 1, None), islice(other, 1, None), strict=True):
        # Adding in binary, for all budgets at once.
        if cost & 1:
            two = there ^ bits ^ carry
            carry |= bits
        else:
            two = bits ^ carry
            carry &= bits
        cost >>= 1
        # Lowest digit first: the highest one that differs decides, by being set in what is dearer.
        differ = one ^ two
        less ^= differ & (less ^ one)
        differences.append(differ)
    # What is reached at all is better than what is not.
    less = there & (less | differences[0])
    return [one ^ differ & less for one, differ in zip(best, differences, strict=True)]


def _cost_at(tables: _Tables, position: int) -> int:
    cost = 0
    for table in tables[:0:-1]:
        cost = cost << 1 | table >> position & 1
    return cost


def _costs(tables: _Tables, position: int, cost: int) -> bool:
    """Return whether the least cost at a position is this one."""
    for digit in tables[1:]:
        if digit >> position & 1 != cost & 1:
            return False
        cost >>= 1
    return not cost
