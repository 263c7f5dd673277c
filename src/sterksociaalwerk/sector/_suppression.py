# SPDX-License-Identifier: MIT
"""Finds which groups are too small to show, and which others would tell of these.

Tables that are shown together can tell more than each alone: where the municipalities of a region
are all shown, so is the region. So what is known is written as equations between the sizes of
groups, and groups are hidden until none of them tells how many audits a few hidden ones have.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations

from .._engine.planes import Block
from .trend import GroupValue

Cell = tuple[str, GroupValue]
"""A group: the name of its kind, and what it is called."""

_Equation = dict[Cell, int]
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
    while leak := _leak(known, hidden, sizes, minimum):
        others = [cell for cell in sizes if cell not in hidden and cell[0] in several]
        if not others:
            break
        told, equation = leak
        kinds = {name for name, _ in told}
        # One that helps at once, rather of the kind that is told of, and the smallest.
        ranks = {cell: (cell not in equation, cell[0] not in kinds, sizes[cell]) for cell in others}
        hidden.add(min(others, key=ranks.__getitem__))
    return {
        name: frozenset(value for value in values if (name, value) in hidden)
        for name, values in names.items()
    }


def _known(
    blocks: Sequence[Block], names: Mapping[str, Sequence[GroupValue]]
) -> Iterator[_Equation]:
    """Yield the equations: all of a kind are all audits, and kinds may have parts in common."""
    # What is of a part comes first, so that what it takes is hidden there.
    for one, other in combinations(names, 2):
        parts = _parts(blocks, one, names[one], other, names[other])
        if len(parts) > 1:
            yield from ({cell: 1 if cell[0] == one else -1 for cell in part} for part in parts)
    for name, values in names.items():
        yield {(name, value): 1 for value in values}


def _parts(
    blocks: Sequence[Block],
    one: str,
    values: Sequence[GroupValue],
    other: str,
    others: Sequence[GroupValue],
) -> list[list[Cell]]:
    """Return the groups of two kinds in parts that have no audit in common."""
    parts: list[list[Cell]] = [[(other, value)] for value in others]
    for value in values:
        masks = [(block, block.masks.get((one, value), 0)) for block in blocks]
        found: list[Cell] = [(one, value)]
        apart: list[list[Cell]] = []
        for part in parts:
            touches = any(
                block.masks.get(cell, 0) & mask
                for cell in part
                if cell[0] == other
                for block, mask in masks
            )
            if touches:
                found += part
            else:
                apart.append(part)
        parts = [*apart, found]
    return parts


def _leak(
    known: Iterable[_Equation], hidden: set[Cell], sizes: Mapping[Cell, int], minimum: int
) -> tuple[list[Cell], Collection[Cell]] | None:
    """Return hidden groups of which it can be worked out how many audits they have, if any.

    And what they are worked out from, where it is a single equation.
    """
    rows = [
        ({cell: Fraction(by) for cell, by in each.items() if cell in hidden}, each)
        for each in known
    ]
    for row, equation in (*rows, *((row, ()) for row in _reduced(row for row, _ in rows))):
        # Where some are added and others subtracted, or some count more than once, nothing is told.
        if len(set(row.values())) == 1 and (
            len(row) == 1 or sum(sizes[cell] for cell in row) < minimum
        ):
            return list(row), equation
    return None


def _reduced(rows: Iterable[Mapping[Cell, Fraction]]) -> list[dict[Cell, Fraction]]:
    """Return equations that say the same, each with a group that no other has."""
    found: list[tuple[Cell, dict[Cell, Fraction]]] = []
    for given in rows:
        row = dict(given)
        for pivot, other in found:
            _take(row, other, pivot)
        if row:
            pivot = next(iter(row))
            row = {cell: by / row[pivot] for cell, by in row.items()}
            for _, other in found:
                _take(other, row, pivot)
            found.append((pivot, row))
    return [row for _, row in found]


def _take(row: dict[Cell, Fraction], other: Mapping[Cell, Fraction], pivot: Cell) -> None:
    """Take another row from a row as often as it has the pivot."""
    times = row.get(pivot)
    if times is None:
        return
    for cell, by in other.items():
        left = row.get(cell, 0) - times * by
        if left:
            row[cell] = left
        else:
            row.pop(cell, None)
