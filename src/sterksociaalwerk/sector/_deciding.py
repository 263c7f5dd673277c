# SPDX-License-Identifier: MIT
"""Decides and counts blocks of audits, each audit by the rule of its own cycle."""

from collections.abc import Iterable, Mapping, Sequence

from .._engine.adders import total
from .._engine.plane_rules import Decided, decide, uses
from .._engine.planes import Block, Column
from .._engine.rows import byte_of
from ..evaluation import Outcome
from ..framework import OPEN_RATINGS, Cycle, Framework, Tally
from .counts import OutcomeCounts
from .way import Way

_OPEN = byte_of(rating.order for rating in OPEN_RATINGS)

AGAIN = "again"
"""The mask of re-audits; the other masks are named by a group and a value of it."""


def decided(framework: Framework, block: Block) -> Decided:
    """Decide on a block of rows of a framework."""
    again = block.masks.get(AGAIN, 0)
    first_rule = framework.compiled_for(Cycle.INITIAL)
    other_rule = framework.compiled_for(Cycle.RECERTIFICATION)
    if not again or first_rule is other_rule:
        return decide(first_rule, block)
    other = decide(other_rule, block)
    if again == block.every:
        return other
    first = block.every ^ again
    pairs = zip(decide(first_rule, block), other, strict=True)
    return Decided(*(one & first | two & again for one, two in pairs))


def planes_of(found: Decided) -> dict[Outcome, int]:
    """Return the plane of each outcome."""
    return {Outcome.PASS: found.holds, Outcome.FAIL: found.fails, Outcome.OPEN: found.open}


def outcome_counts(audits: int, found: Iterable[tuple[Decided, int | None]]) -> OutcomeCounts:
    """Count the outcomes of so many audits: of whole blocks, or of those under a mask."""
    passed = open_ = 0
    for each, mask in found:
        passed += (each.holds if mask is None else each.holds & mask).bit_count()
        # Mostly nothing is: then there is nothing to count.
        if each.open:
            open_ += (each.open if mask is None else each.open & mask).bit_count()
    return OutcomeCounts(passed=passed, failed=audits - passed - open_, open=open_)


def norm_tallies(norms: int, blocks: Sequence[Block]) -> tuple[Tally, ...]:
    """Return for each norm how many audits have which rating."""
    audits = sum(block.size for block in blocks)
    return tuple(
        _tally(_bits([block.columns[at] for block in blocks]), audits) for at in range(norms)
    )


def _bits(columns: Sequence[Column]) -> dict[int, int]:
    """Return how often columns have which byte, but for the first."""
    if len(columns) == 1:
        return {code: plane.bit_count() for code, plane in columns[0].items()}
    # The bits of many planes are counted faster where these are added up first.
    planes = _by_code(columns)
    return {code: _count(total([each]).digits) for code, each in planes.items()}


def _by_code(columns: Iterable[Column]) -> dict[int, list[int]]:
    planes: dict[int, list[int]] = {}
    for column in columns:
        for code, plane in column.items():
            planes.setdefault(code, []).append(plane)
    return planes


def _count(digits: Iterable[int]) -> int:
    """Return the sum of the numbers of all rows."""
    return sum(digit.bit_count() << at for at, digit in enumerate(digits))


class RatingSums:
    """How many norms of each audit of a block have which rating.

    Added up once, so that counting the ratings of a group takes a few planes and not all of them.
    """

    __slots__ = ("_norms", "_sums")

    def __init__(self, block: Block) -> None:
        planes = _by_code(block.columns)
        self._norms = len(block.columns)
        self._sums = {code: total([each]).digits for code, each in planes.items()}

    def under(self, mask: int) -> Tally:
        """Return the ratings of all norms of the audits under a mask."""
        counts = {
            code: _count(digit & mask for digit in digits) for code, digits in self._sums.items()
        }
        return _tally(counts, self._norms * mask.bit_count())


def _tally(counts: Mapping[int, int], total: int) -> Tally:
    """Return how often a norm has which byte, but for the first, as a tally of so many rows."""
    get = counts.get
    partly_met, not_met, not_applicable = get(1, 0), get(2, 0), get(3, 0)
    others = sum(counts.values())
    return Tally(
        met=total - others,
        partly_met=partly_met,
        not_met=not_met,
        not_applicable=not_applicable,
        open=others - partly_met - not_met - not_applicable,
    )


def way(framework: Framework, cycle: Cycle) -> Way:
    """Return which audits the rule of a cycle lets be decided all at once."""
    kinds = uses(framework.compiled_for(cycle))
    competing = {code for code in framework.layout.codes for kind in kinds if not kind[code].exact}
    if not competing:
        return Way.ALL_AT_ONCE
    return Way.OPEN_ONE_BY_ONE if _OPEN in competing else Way.SETS_ONE_BY_ONE
