# SPDX-License-Identifier: MIT
"""Finds which groups are too small to show, and which others would tell of these.

Tables that are shown together can tell more than each alone: where the municipalities of a region
are all shown, so is the region. So what is known is written as equations between the sizes of
groups, and groups are hidden until none of them tells how many audits a few hidden ones have.

Which equations hold is worked out exactly, for any number of kinds, from which groups occur
together. What inequalities alone tell is found only where there are no more audits than groups.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from heapq import heappop, heappush
from itertools import combinations

from .._engine.equations import Equations, Times
from .._engine.planes import Block, places
from .trend import GroupValue

Cell = tuple[str, GroupValue]
"""A group: the name of its kind, and what it is called."""

_Equation = dict[Cell, Times]
"""How often each group counts; what these add up to is known."""


def sizes_of(blocks: Sequence[Block], names: Mapping[str, Iterable[GroupValue]]) -> dict[Cell, int]:
    """Return how many audits each group has."""
    return {
        cell: sum(block.masks.get(cell, 0).bit_count() for block in blocks)
        for name, values in names.items()
        for cell in ((name, value) for value in values)
    }


def suppressed(
    blocks: Sequence[Block], names: Mapping[str, Sequence[GroupValue]], minimum: int
) -> dict[str, frozenset[GroupValue]]:
    """Return which groups of each kind are smaller than the minimum, or would tell of one that is.

    All audits together are known. So what is hidden of a kind, or of a part of it that is known,
    has to be two groups at least, and together as many audits as a group that is shown.
    """
    sizes = sizes_of(blocks, names)
    hidden = {cell for cell, size in sizes.items() if size < minimum}
    # The only group of its kind is all audits: to hide it helps nothing.
    several = {name: values for name, values in names.items() if len(values) > 1}
    known = list(_known(blocks, several)) if hidden else []
    equations = Equations(known, hidden)
    while leak := _leak(known, equations, hidden, sizes, minimum):
        others = [cell for cell in sizes if cell not in hidden and cell[0] in several]
        if not others:
            break
        told, equation = leak
        kinds = {name for name, _ in told}
        # One that helps at once, rather of the kind that is told of, and the smallest.
        ranks = {cell: (cell not in equation, cell[0] not in kinds, sizes[cell]) for cell in others}
        next_one = min(others, key=ranks.__getitem__)
        equations.put_first(next_one, hidden)
        hidden.add(next_one)
    return {
        name: frozenset(value for value in values if (name, value) in hidden)
        for name, values in names.items()
    }


def _known(
    blocks: Sequence[Block], names: Mapping[str, Sequence[GroupValue]]
) -> Iterator[_Equation]:
    """Yield the equations: all of a kind are all audits, and kinds may have parts in common."""
    found = _found_together(blocks, names)
    # What is of a part comes first, so that what it takes is hidden there.
    for some in dict.fromkeys((*combinations(names, 2), tuple(names))):
        ties = _ties({tuple(cell for cell in each if cell[0] in some) for each in found})
        # So many only say that all of one kind are all of another.
        if len(ties) >= len(some):
            yield from ties
    for name, values in names.items():
        yield {(name, value): 1 for value in values}


def _found_together(
    blocks: Sequence[Block], names: Mapping[str, Sequence[GroupValue]]
) -> set[tuple[Cell, ...]]:
    """Return which groups some audit is in, one of each kind."""
    found: set[tuple[Cell, ...]] = set()
    for block in blocks:
        cells: list[list[Cell]] = []
        for name, values in names.items():
            of_each: list[Cell] = [(name, None)] * block.size
            for value in values:
                for place in places(block.masks.get((name, value), 0)):
                    of_each[place] = name, value
            cells.append(of_each)
        found.update(zip(*cells, strict=True))
    return found


def _ties(found: Iterable[tuple[Cell, ...]]) -> list[_Equation]:
    """Return equations between sizes from which all others follow, of groups found together.

    An equation holds, however many audits are where, if for each audit the groups that it is in
    count for nothing together. That is a system of equations itself, in how often groups count: for
    each group that may count as often as one likes there is a solution.
    """
    counts = Equations(dict.fromkeys(each, 1) for each in _few_new_at_once(found))
    ties: dict[Cell, _Equation] = {}
    for cell, parts in counts.solved.items():
        for free, by in parts.items():
            ties.setdefault(free, {free: 1})[cell] = by
    return list(ties.values())


def _few_new_at_once(found: Iterable[tuple[Cell, ...]]) -> Iterator[list[Cell]]:
    """Yield groups found together, those first that bring few new groups; these stand in front.

    So that few groups are free while equations are solved, and sums stay short.
    """
    rows = sorted(found, key=str)
    left = [(len(row), at) for at, row in enumerate(rows)]
    having: dict[Cell, list[int]] = {}
    for at, row in enumerate(rows):
        for cell in row:
            having.setdefault(cell, []).append(at)
    new = [len(row) for row in rows]
    while left:
        count, at = heappop(left)
        # Others are in the heap once more, with what is new by now.
        if count != new[at]:
            continue
        yield sorted(rows[at], key=lambda cell: cell not in having)
        for cell in rows[at]:
            for other in having.pop(cell, ()):
                new[other] -= 1
                if other != at:
                    heappush(left, (new[other], other))


def _leak(
    known: Iterable[_Equation],
    equations: Equations[Cell],
    hidden: Collection[Cell],
    sizes: Mapping[Cell, int],
    minimum: int,
) -> tuple[list[Cell], Collection[Cell]] | None:
    """Return hidden groups of which it can be worked out how many audits they have, if any.

    And what they are worked out from, where it is a single equation.
    """
    solved = ({cell: -1, **parts} for cell, parts in equations.solved.items())
    for equation, origin in (*((each, each) for each in known), *((each, ()) for each in solved)):
        row = {cell: by for cell, by in equation.items() if cell in hidden}
        # Where some are added and others subtracted, or some count more than once, nothing is told.
        if len(set(row.values())) == 1:
            audits = sum(sizes[cell] for cell in row)
            # Each group has an audit at least: where there are no more, each has one.
            if len(row) == 1 or audits < minimum or audits == len(row):
                return list(row), origin
    return None
