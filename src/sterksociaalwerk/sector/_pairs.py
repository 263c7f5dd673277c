# SPDX-License-Identifier: MIT
"""Counts how often norms are rated alike, on planes, and which hardly deviate."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import combinations

from .._checks import Faults, shown
from .._engine.planes import Block, side_by_side
from ..errors import InvalidArgumentError
from ..framework import Framework, NormId
from ._deciding import decided
from .counts import NormProfile
from .kappa import Kappa
from .pairs import Agreement, BlindSpot, BlindSpots, NormAgreement, NormPair, RedundantPairs

_Table = list[list[int]]
# Met, partly met, not met: a norm that is open or does not apply agrees with nothing.
_COMPARED = 3


def _compared(block: Block) -> list[Sequence[int]]:
    """Return for each norm the planes that ratings are compared on."""
    found: list[Sequence[int]] = []
    every = block.every
    for column in block.columns:
        rest = every
        for plane in column.values():
            rest ^= plane
        found.append((rest, column.get(1, 0), column.get(2, 0)))
    return found


def _table(one: Sequence[int], other: Sequence[int]) -> _Table:
    """Return how often rows are in this plane of the one and in that plane of the other."""
    return [[(mine & theirs).bit_count() for theirs in other] for mine in one]


def _add(table: _Table, more: _Table) -> None:
    for row, counts in zip(table, more, strict=True):
        row[:] = map(int.__add__, row, counts)


def redundant_pairs(
    ids: Sequence[NormId], blocks: Iterable[Block], at_least: Fraction, level: Fraction
) -> RedundantPairs:
    """Compare every two norms."""
    pairs = list(combinations(range(len(ids)), 2))
    tables = [_empty() for _ in pairs]
    for block in blocks:
        columns = _compared(block)
        for table, (one, other) in zip(tables, pairs, strict=True):
            _add(table, _table(columns[one], columns[other]))
    found = [
        (NormPair(one=ids[one], other=ids[other], kappa=kappa), kappa.value)
        for (one, other), kappa in zip(pairs, map(Kappa.of, tables), strict=True)
        if kappa.value is not None and kappa.value >= at_least and _beyond(kappa, level, len(pairs))
    ]
    return RedundantPairs(
        # Sorting keeps the order of the catalogue where pairs are alike.
        pairs=tuple(pair for pair, _ in sorted(found, key=lambda each: -each[1])),
        comparisons=len(pairs),
        at_least=at_least,
        level=level,
    )


def _beyond(kappa: Kappa, level: Fraction, comparisons: int) -> bool:
    chance = kappa.p_value
    return chance is not None and chance * comparisons <= level


def blind_spots(profiles: Sequence[NormProfile], at_most: Fraction) -> BlindSpots:
    """Choose the norms that certainly seldom deviate."""
    spots = [
        (interval[1], BlindSpot(norm=profile.norm, deviates=profile.deviates))
        for profile in profiles
        for interval in [profile.deviates.interval]
        if interval is not None and interval[1] <= at_most
    ]
    ranked = sorted(spots, key=lambda spot: spot[0])
    return BlindSpots(
        norms=tuple(spot for _, spot in ranked), at_most=at_most, considered=len(profiles)
    )


def agreement(framework: Framework, ours: Sequence[Block], theirs: Sequence[Block]) -> Agreement:
    """Compare two ratings of the same rows."""
    ids = framework.layout.ids
    audits = 0
    norms = [_empty() for _ in ids]
    overall, outcome = _empty(), [[0, 0], [0, 0]]
    for one, other in side_by_side(ours, theirs):
        audits += one.size
        pairs = zip(_compared(one), _compared(other), strict=True)
        for table, pair in zip(norms, pairs, strict=True):
            _add(table, _table(*pair))
        mine, others = decided(framework, one), decided(framework, other)
        _add(outcome, _table((mine.holds, mine.fails), (others.holds, others.fails)))
    for table in norms:
        _add(overall, table)
    return Agreement(
        audits=audits,
        outcome=Kappa.of(outcome),
        overall=Kappa.of(overall),
        norms=tuple(
            NormAgreement(norm=norm, kappa=Kappa.of(table))
            for norm, table in zip(ids, norms, strict=True)
        ),
    )


def check_shares(**given: object) -> None:
    """Check numbers above 0 and at most 1."""
    faults = Faults()
    for path, value in given.items():
        if isinstance(value, bool) or not isinstance(value, (int, Fraction)):
            faults.add(path, f"must be a Fraction, got {shown(value)}")
        elif not 0 < value <= 1:
            faults.add(path, f"must be above 0 and at most 1, got {shown(value)}")
    faults.raise_any(InvalidArgumentError)


def _empty() -> _Table:
    return [[0] * _COMPARED for _ in range(_COMPARED)]
