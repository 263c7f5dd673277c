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
from ._suppression import sizes_of, suppressed
from .trend import GroupValue, Trend, TrendPoint


def trends(
    groups: Mapping[str, Sequence[GroupValue]],
    found: Sequence[tuple[Block, Decided]],
    minimum: int,
    *,
    ratings: bool,
) -> tuple[Trend, ...]:
    """Count the groups of each kind, and leave out those that are too small."""
    blocks = [block for block, _ in found]
    sizes, hidden = sizes_of(blocks, groups), suppressed(blocks, groups, minimum)
    sums = [RatingSums(block) for block in blocks] if ratings else []
    made: list[Trend] = []
    for name, values in groups.items():
        points = tuple(
            _point(name, value, found, sizes[name, value], sums)
            for value in values
            if value not in hidden[name]
        )
        slope, chi_squared = (None, None) if hidden[name] else _line(points)
        made.append(
            Trend(
                group=name,
                points=points,
                suppressed=tuple(value for value in values if value in hidden[name]),
                minimum=minimum,
                slope=slope,
                chi_squared=chi_squared,
            )
        )
    return tuple(made)


def _point(
    name: str,
    value: GroupValue,
    found: Sequence[tuple[Block, Decided]],
    size: int,
    sums: Sequence[RatingSums],
) -> TrendPoint:
    masked = [
        (at, each, block.masks[name, value])
        for at, (block, each) in enumerate(found)
        if (name, value) in block.masks
    ]
    return TrendPoint(
        value=value,
        outcomes=outcome_counts(size, ((each, mask) for _, each, mask in masked)),
        tally=sum((sums[at].under(mask) for at, _, mask in masked), Tally()) if sums else None,
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
