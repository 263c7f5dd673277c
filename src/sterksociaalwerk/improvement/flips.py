# SPDX-License-Identifier: MIT
"""How far an outcome is from flipping: how many norms separate it from its opposite.

For what to raise so that a failing audit passes, see :func:`~sterksociaalwerk.improvement.repair`;
this counts changes in either direction, to see how firm an outcome is.
"""

from collections.abc import Callable
from enum import StrEnum
from operator import gt, lt, ne

from attrs import frozen

from .._checks import Faults
from .._engine.likeness import Likeness, alike
from .._engine.rows import POSSIBLE
from .._engine.rules import CompiledRule, Vector
from .._engine.search import Item, Way, fewest
from ..errors import InvalidArgumentError
from ..evaluation import Evaluation, Outcome
from ..framework import Rating
from .step import Step

_RATINGS = tuple(Rating)
# Bytes of norms that are settled and apply, the best first.
_SETTLED = range(3)
_Allowed = Callable[[int, int], bool]
"""Whether a norm of one byte may be given another."""


class FlipReason(StrEnum):
    """Whether an outcome can be flipped, and if not, why.

    Example:
        >>> from sterksociaalwerk.evaluation import evaluate
        >>> from sterksociaalwerk.label import V2017
        >>> flip_distance(evaluate({}, V2017.with_numbered_norms())).reason.value
        'open'
    """

    FLIPS = "flips"
    """Other ratings of some norms would flip it."""

    OPEN = "open"
    """The outcome is open: there is nothing to flip yet."""

    NEVER = "never"
    """No other ratings would flip it."""


@frozen(kw_only=True)
class Flip:
    """The smallest number of norms that would flip an outcome if rated differently.

    Attributes:
        reason: Whether the outcome can be flipped, and if not, why.
        count: How many norms, 1 or more; ``None`` if the outcome cannot be flipped.
        changes: An example: which norms, and to what rating, in the order of the catalogue. Empty
            if the outcome cannot be flipped.
        upgrades: The shortest example with better ratings only; ``None`` if there is none. That
            better ratings can make a passing audit fail is the paradox of the rule.
        downgrades: The shortest example with worse ratings only; ``None`` if there is none.

    Example:
        >>> from sterksociaalwerk.evaluation import evaluate
        >>> from sterksociaalwerk.label import V2017
        >>> framework = V2017.with_numbered_norms()
        >>> ratings = {norm.id: Rating.MET for norm in framework.norms}
        >>> flip = flip_distance(evaluate(ratings, framework))
        >>> flip.count, flip.changes[0].after, flip.upgrades
        (6, <Rating.NOT_MET: 'not-met'>, None)
    """

    reason: FlipReason
    count: int | None = None
    changes: tuple[Step, ...] = ()
    upgrades: tuple[Step, ...] | None = None
    downgrades: tuple[Step, ...] | None = None


def flip_distance(evaluation: Evaluation) -> Flip:
    """Find the smallest number of norms that would flip the outcome if rated differently.

    A change gives one settled norm another of the ratings met, partly met and not met. Norms that
    do not apply stay as they are. Open norms stay open: a PASS counts as flipped once it is no
    longer certain, a FAIL once the rule can still be met.

    Args:
        evaluation: The evaluation whose outcome is to be flipped.

    Returns:
        The number of norms, with examples; or that the outcome is open, so that there is nothing to
        flip, or that nothing can flip it.

    Raises:
        InvalidArgumentError: If *evaluation* is not an Evaluation.

    Example:
        >>> from sterksociaalwerk.evaluation import evaluate
        >>> from sterksociaalwerk.label import V2017
        >>> framework = V2017.with_numbered_norms()
        >>> ratings = {norm.id: Rating.MET for norm in framework.norms}
        >>> ratings |= {f"O{number}": Rating.NOT_MET for number in range(1, 8)}
        >>> flip_distance(evaluate(ratings, framework)).count
        2
    """
    faults = Faults()
    faults.instance("evaluation", evaluation, Evaluation, "an Evaluation")
    faults.raise_any(InvalidArgumentError)
    outcome = evaluation.verdict.outcome
    if outcome is Outcome.OPEN:
        return Flip(reason=FlipReason.OPEN)
    rule = evaluation.framework.compiled_for(evaluation.cycle)
    find = _to_fail if outcome is Outcome.PASS else _to_pass
    groups = alike(rule, evaluation.row)
    upgrades = find(evaluation, rule, groups, gt)
    downgrades = find(evaluation, rule, groups, lt)
    changes = upgrades
    # When better ratings offer all that other ratings do, there is nothing more to find.
    if find is _to_fail or not _upgrades_suffice(rule, groups):
        changes = find(evaluation, rule, groups, ne)
    if changes is None:
        return Flip(reason=FlipReason.NEVER)
    return Flip(
        reason=FlipReason.FLIPS,
        count=len(changes),
        changes=changes,
        upgrades=upgrades,
        downgrades=downgrades,
    )


def _others(code: int, allowed: _Allowed) -> tuple[int, ...]:
    """Return the ratings that a settled norm may be given; none for open ones."""
    if code not in _SETTLED:
        return ()
    return tuple(after for after in _SETTLED if allowed(code, after))


def _to_fail(
    evaluation: Evaluation, rule: CompiledRule, groups: dict[Likeness, list[int]], allowed: _Allowed
) -> tuple[Step, ...] | None:
    """Exceed one limit: the norms that gain most for it first."""
    shortest: list[tuple[int, int]] | None = None
    for at, cap in enumerate(rule.binding.caps):
        needed = cap + 1
        gains: list[tuple[int, int, int, list[int]]] = []
        for (_, kind, code), places in groups.items():
            most, gain, after = rule.once(_largest_gain, at, kind, code, allowed)
            needed -= most * len(places)
            if gain > 0:
                gains.append((-gain, places[0], after, places))
        changed: list[tuple[int, int]] = []
        for less, _, after, places in sorted(gains):
            times = min(len(places), -(needed // less))
            changed += [(place, after) for place in places[:times]]
            needed += less * times
            if needed <= 0:
                break
        if needed <= 0 and (shortest is None or len(changed) < len(shortest)):
            shortest = changed
    return None if shortest is None else _steps(evaluation, shortest)


def _largest_gain(
    rule: CompiledRule, at: int, kind: int, code: int, allowed: _Allowed
) -> tuple[int, int, int]:
    """Return what a norm uses of a limit, how much more it can, and with which rating."""
    vectors = rule.binding.kinds[kind]
    most = max(vectors[option][at] for option in POSSIBLE[code])
    gains = ((vectors[after][at] - most, after) for after in _others(code, allowed))
    gain, after = max(gains, default=(0, 0))
    return most, gain, after


def _to_pass(
    evaluation: Evaluation, rule: CompiledRule, groups: dict[Likeness, list[int]], allowed: _Allowed
) -> tuple[Step, ...] | None:
    """Keep within every limit: the search that repair uses, with other options."""
    items = [
        rule.once(_item, likeness, allowed, len(places)) for likeness, places in groups.items()
    ]
    # Most often no mixture of worse ratings helps, and one limit is enough to show it.
    least = map(sum, zip(*(rule.once(_least, item) for item in items), strict=True))
    if any(map(int.__gt__, least, rule.binding.caps)):
        return None
    found = fewest(rule, items)
    if found is None:
        return None
    changed: list[tuple[int, int]] = []
    for ((_, _, code), places), counts in zip(groups.items(), found[1], strict=True):
        free = iter(places)
        for after, count in zip(_others(code, allowed), counts[len(POSSIBLE[code]) :], strict=True):
            changed += [(next(free), after) for _ in range(count)]
    return _steps(evaluation, changed)


def _item(rule: CompiledRule, likeness: Likeness, allowed: _Allowed, times: int) -> Item:
    group, kind, code = likeness
    vectors = rule.binding.kinds[kind]
    stay = [Way(0, vectors[option]) for option in POSSIBLE[code]]
    change = [Way(1, vectors[after]) for after in _others(code, allowed)]
    return Item(group, (*stay, *change), times)


def _least(_: CompiledRule, item: Item) -> Vector:
    """Return what the norms of an item use of each limit at the least."""
    vectors = [way.vector for way in item.ways]
    return tuple(item.times * min(column) for column in zip(*vectors, strict=True))


def _upgrades_suffice(rule: CompiledRule, groups: dict[Likeness, list[int]]) -> bool:
    """Return whether each worse rating uses at least what some better rating uses."""
    return all(rule.once(_upgrade_suffices, kind, code) for _, kind, code in groups)


def _upgrade_suffices(rule: CompiledRule, kind: int, code: int) -> bool:
    vectors = rule.binding.kinds[kind]
    better = [vectors[after] for after in _others(code, gt)]
    if code in _SETTLED:
        better.append(vectors[code])
    return all(
        any(all(map(int.__le__, one, vectors[worse])) for one in better)
        for worse in _others(code, lt)
    )


def _steps(evaluation: Evaluation, changed: list[tuple[int, int]]) -> tuple[Step, ...]:
    layout, row = evaluation.framework.layout, evaluation.row
    return tuple(
        Step(norm=layout.ids[at], before=layout.rated(row[at]), after=_RATINGS[after])
        for at, after in sorted(changed)
    )
