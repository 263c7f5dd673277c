# SPDX-License-Identifier: MIT
"""Works out a trend, and which groups are too small to show."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import cast

from .._checks import Faults, plain, shown
from .._engine.plane_rules import Decided
from .._engine.planes import Block
from ..framework import Tally
from ._deciding import RatingSums, outcome_counts
from ._reading import DEFAULT_GROUP
from .trend import GroupValue, Trend, TrendPoint


def trend(
    group: str,
    values: Sequence[GroupValue],
    found: Sequence[tuple[Block, Decided]],
    minimum: int,
    *,
    ratings: bool,
) -> Trend:
    """Count each group, and leave out those that are too small."""
    points: list[TrendPoint] = []
    sizes = {
        value: sum(block.masks.get((group, value), 0).bit_count() for block, _ in found)
        for value in values
    }
    hidden = suppressed(sizes, minimum)
    sums = [RatingSums(block) for block, _ in found] if ratings else []
    for value in values:
        if value in hidden:
            continue
        masked = [
            (at, each, block.masks[group, value])
            for at, (block, each) in enumerate(found)
            if (group, value) in block.masks
        ]
        outcomes = outcome_counts(sizes[value], ((each, mask) for _, each, mask in masked))
        tally = None
        if ratings:
            tally = sum((sums[at].under(mask) for at, _, mask in masked), Tally())
        points.append(TrendPoint(value=value, outcomes=outcomes, tally=tally))
    slope = chi_squared = None
    if not hidden:
        slope, chi_squared = _line(points)
    return Trend(
        group=group,
        points=tuple(points),
        suppressed=tuple(value for value in values if value in hidden),
        minimum=minimum,
        slope=slope,
        chi_squared=chi_squared,
    )


def chosen(faults: Faults, group: object, names: Mapping[str, object], *, any_audits: bool) -> str:
    """Return which groups are meant; of no audits at all it may be any."""
    known = f"one of {', '.join(names)}" if names else "left out: the audits have no groups"
    if group is None:
        if len(names) > 1 or (any_audits and not names):
            faults.add("group", f"must be {known}")
        return next(iter(names), DEFAULT_GROUP)
    if faults.text("group", group) and any_audits and group not in names:
        faults.add("group", f"must be {known}, got {shown(group)}")
    return plain(cast("str", group))


def suppressed(sizes: Mapping[GroupValue, int], minimum: int) -> frozenset[GroupValue]:
    """Return the groups that are smaller than the minimum, and what would tell of these.

    All groups together are known. So what is hidden has to be two groups at least, and together as
    many audits as a group that is shown; the smallest of the others are hidden until it is.
    """
    # In the order of the groups where they are of one size.
    by_size = sorted(sizes, key=lambda value: sizes[value])
    hidden = [value for value in by_size if sizes[value] < minimum]
    for value in by_size[len(hidden) :] if hidden else ():
        if len(hidden) > 1 and sum(sizes[each] for each in hidden) >= minimum:
            break
        hidden.append(value)
    return frozenset(hidden)


def in_group_order(value: GroupValue) -> tuple[int, int, str]:
    """Return what groups are sorted by: numbers, texts, and what is not recorded."""
    if value is None:
        return 2, 0, ""
    return (1, 0, value) if isinstance(value, str) else (0, value, "")


def _line(points: Sequence[TrendPoint]) -> tuple[Fraction | None, Fraction | None]:
    """Return the slope of the share that passes, and how far it is from none."""
    numbers = [
        (point.value, point.outcomes.pass_rate.count, point.outcomes.pass_rate.of)
        for point in points
        if isinstance(point.value, int)
    ]
    # In whole numbers: every sum times the number of audits, so that means need no division.
    total = sum(of for _, _, of in numbers)
    passed = sum(count for _, count, _ in numbers)
    moment = sum(at * of for at, _, of in numbers)
    width = total * sum(at * at * of for at, _, of in numbers) - moment * moment
    if not width:
        return None, None
    rise = total * sum(at * count for at, count, _ in numbers) - moment * passed
    chance = passed * (total - passed) * width
    return Fraction(rise, width), Fraction(rise * rise * total, chance) if chance else None
