# SPDX-License-Identifier: MIT
"""Decides a rule on planes: for every row whether it keeps within all caps.

Norms and bytes that use the same of every limit are added up once, whichever limits speak of them;
what a limit counts is then a sum of such sums. A category, a weight or a knock-out is nothing but a
choice of planes and weights.

An open norm uses between a least and a most of each limit. Where the most keeps within all caps,
every way to settle the row does; where the least exceeds one, none does. In between it depends,
provided that the row can keep to the least of all limits at once: that is so where each open norm
has one option that uses the least of every limit. Where a norm has not, or for one limit only, open
norms compete for what is left, and the row is decided by itself, by the search for exact answers.
"""

from typing import NamedTuple

from .adders import Number, above, spread, total
from .deciding import decided_by_row
from .packing import plane_of
from .planes import Block, places
from .rows import POSSIBLE
from .rules import CompiledRule, Vector


class Use(NamedTuple):
    """What a norm of some kind uses, with one byte.

    Attributes:
        least: The least of each limit; empty if it is nothing.
        more: What is added to that at the most; empty if it is nothing.
        exact: Whether one option uses the least of all limits at once.
    """

    least: Vector
    more: Vector
    exact: bool


class Decided(NamedTuple):
    """What was decided on a block.

    Attributes:
        holds: The plane of the rows that keep within all caps, however they are settled.
        fails: The plane of those that do not, however they are settled.
        open: The plane of all others.
        singly: The plane of those that were decided one by one.
    """

    holds: int
    fails: int
    open: int
    singly: int


def uses(rule: CompiledRule) -> tuple[tuple[Use, ...], ...]:
    """Return what norms use of the limits that bind, by kind and byte; kept with the rule."""
    return rule.once(_uses)


def _uses(rule: CompiledRule) -> tuple[tuple[Use, ...], ...]:
    binding = rule.binding
    # A single limit can always be kept to.
    alone = len(binding.caps) <= 1
    return tuple(
        tuple(_use([kind[option] for option in options], alone=alone) for options in POSSIBLE)
        for kind in binding.kinds
    )


def _use(vectors: list[Vector], *, alone: bool) -> Use:
    if not vectors:
        return Use((), (), exact=True)
    columns = list(zip(*vectors, strict=True))
    least = tuple(map(min, columns))
    more = tuple(max(column) - min(column) for column in columns)
    exact = alone or least in vectors
    return Use(least if any(least) else (), more if any(more) else (), exact)


def decide(rule: CompiledRule, block: Block) -> Decided:
    """Decide on every row of a block, exactly."""
    caps = rule.binding.caps
    every = block.every
    if not caps:
        return Decided(every, 0, 0, 0)
    least, more, inexact = _classes(rule, block)
    sums, fails = _sums(caps, least)
    lowest = [_sum(at, cap, sums) for at, cap in enumerate(caps)]
    for number, cap in zip(lowest, caps, strict=True):
        fails |= above(number, cap)
    if not more:
        return Decided(every ^ fails, fails, 0, 0)
    sums, risks = _sums(caps, more)
    # What the numbers of rows that fail already come to does not matter.
    risks |= fails
    for at, (number, cap) in enumerate(zip(lowest, caps, strict=True)):
        risks |= above(_sum(at, cap, sums, number), cap)
    open_ = risks ^ fails
    singly = open_ & inexact
    if singly:
        failing = _failing(rule, block, singly)
        fails |= failing
        open_ ^= failing
    return Decided(every ^ risks, fails, open_, singly)


def _classes(
    rule: CompiledRule, block: Block
) -> tuple[dict[Vector, list[int]], dict[Vector, list[int]], int]:
    """Return planes by what they use at the least, by what they add, and the inexact rows."""
    by_kind = uses(rule)
    kind_of = rule.binding.kind_of or (0,) * len(block.columns)
    least: dict[Vector, list[int]] = {}
    more: dict[Vector, list[int]] = {}
    inexact = 0
    for at, (column, kind) in enumerate(zip(block.columns, kind_of, strict=True)):
        use = by_kind[kind]
        own: dict[Vector, int] = {}
        added: dict[Vector, int] = {}
        if use[0].least:
            own[use[0].least] = block.first(at)
        for code, plane in column.items():
            lower, higher, exact = use[code]
            if lower:
                own[lower] = own[lower] | plane if lower in own else plane
            if higher:
                added[higher] = added[higher] | plane if higher in added else plane
                if not exact:
                    inexact |= plane
        for vector, plane in own.items():
            least.setdefault(vector, []).append(plane)
        for vector, plane in added.items():
            more.setdefault(vector, []).append(plane)
    return least, more, inexact


def _sums(caps: Vector, classes: dict[Vector, list[int]]) -> tuple[dict[Vector, Number], int]:
    """Return how many norms use what, and the plane of the rows where too many do."""
    sums: dict[Vector, Number] = {}
    too_many = 0
    for vector, planes in classes.items():
        # With more, one of the limits that they count for is exceeded, whatever else counts.
        most = min(cap // amount for cap, amount in zip(caps, vector, strict=True) if amount)
        sums[vector] = total([planes], most)
        too_many |= sums[vector].beyond
    return sums, too_many


def _sum(at: int, cap: int, sums: dict[Vector, Number], start: Number | None = None) -> Number:
    """Return what is used of one limit, on top of a number if one is given."""
    parts = [(number, vector[at]) for vector, number in sums.items() if vector[at]]
    if start is not None:
        parts.append((start, 1))
    if len(parts) == 1 and parts[0][1] == 1:
        return parts[0][0]
    columns: list[list[int]] = []
    for number, times in parts:
        spread(columns, number.digits, times)
    return total(columns, cap)


def _failing(rule: CompiledRule, block: Block, singly: int) -> int:
    """Return the plane of those rows that fail, each decided by the search."""
    known: dict[bytes, bool | None] = {}
    failing: list[int] = []
    wanted = list(places(singly))
    for place, row in zip(wanted, block.rows(wanted), strict=True):
        # Where norms do not matter, rows with the same bytes in any order are decided alike.
        key = row if rule.kind_of else bytes(sorted(row))
        if key not in known:
            known[key] = decided_by_row(rule, key)[0]
        if known[key] is False:
            failing.append(place)
    return plane_of(failing, block.size)
