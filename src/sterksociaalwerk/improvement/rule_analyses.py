# SPDX-License-Identifier: MIT
"""Checks a rule exhaustively: is a better rating always at least as good?

For the label it is not: with a limit on *deels* and one on *niet*, each on its own, a norm that
rises from *niet* to *deels* moves from one limit to the other. This module reports that; it does
not repair it.
"""

from collections.abc import Iterator
from math import comb

from attrs import frozen

from .._checks import Faults, fail
from .._engine.rules import CompiledRule
from ..errors import InvalidArgumentError, InvalidRatingsError
from ..framework import Cycle, Framework, Rating, Tally

# One norm raised: from, to. Raises by two steps are made of these.
_STEPS = ((Rating.PARTLY_MET, Rating.MET), (Rating.NOT_MET, Rating.PARTLY_MET))


@frozen(kw_only=True)
class Paradox:
    """A tally that passes, and fails when one norm is raised by a step.

    Attributes:
        before: The tally that passes.
        after: The tally that fails.
        raised_from: The rating of the norm before.
        raised_to: Its rating after, better by one step.

    Example:
        >>> from sterksociaalwerk.label import V2019
        >>> paradox = analyse_rule(V2019).paradoxes[0]
        >>> paradox.before.partly_met, paradox.before.not_met, paradox.raised_to.value
        (8, 1, 'partly-met')
    """

    before: Tally
    after: Tally
    raised_from: Rating
    raised_to: Rating


@frozen(kw_only=True)
class RuleAnalysis:
    """What is true of a rule over all possible tallies.

    Attributes:
        monotone: Whether raising a norm by a step never turns a pass into a fail.
        paradoxes: Every case in which it does, in ascending order of the numbers partly met, not
            met and not applicable.
        passing: The number of tallies that pass.
        states: The number of tallies, open norms aside.

    Example:
        >>> from sterksociaalwerk.label import V2019
        >>> found = analyse_rule(V2019)
        >>> found.monotone, len(found.paradoxes), found.passing, found.states
        (False, 3, 36, 1275)
    """

    monotone: bool
    paradoxes: tuple[Paradox, ...]
    passing: int
    states: int


def analyse_rule(framework: Framework, *, cycle: Cycle = Cycle.INITIAL) -> RuleAnalysis:
    """Check a rule exhaustively, tally by tally.

    Args:
        framework: The framework whose rule is checked; it needs no catalogue.
        cycle: First audit or re-audit; decides which rule applies.

    Returns:
        Whether better ratings are always at least as good, and every case in which they are not.

    Raises:
        InvalidArgumentError: If an argument has the wrong type.
        InvalidRatingsError: If a limit is about a category or about single norms: tallies do not
            decide then. An evaluation under such a rule still says which norms cannot be raised
            safely (``improvement-would-fail``).

    Source:
        The paradox follows from the limits as read in Sociaal Werk Nederland, 15 July 2019.

    Example:
        >>> from sterksociaalwerk.label import V2017
        >>> [paradox.before.not_met for paradox in analyse_rule(V2017).paradoxes]
        [1, 2, 3, 4, 5]
    """
    faults = Faults()
    faults.instance("framework", framework, Framework, "a Framework")
    faults.instance("cycle", cycle, Cycle, "a Cycle")
    faults.raise_any(InvalidArgumentError)
    if framework.rule_for(cycle).needs_norms:
        problem = "its rule is about categories or single norms; tallies cannot decide it"
        raise fail(InvalidRatingsError, "framework", problem)
    rule = framework.compiled_for(cycle)
    return rule.once(_analysis, framework.norm_count, framework.allows_not_applicable)


def _analysis(rule: CompiledRule, norm_count: int, allows_not_applicable: bool) -> RuleAnalysis:  # noqa: FBT001  # an argument that it is kept by
    columns = list(zip(*rule.kinds[0], rule.caps, strict=True))
    # Every norm has one of so many ratings, and their order has no meaning.
    kinds = len(Rating) if allows_not_applicable else len(Rating) - 1

    def holds(partly: int, not_met: int) -> range:
        """Return the numbers not applicable with which every limit holds, the others met."""
        rest = norm_count - partly - not_met
        least, most = 0, rest if allows_not_applicable else 0
        for met_uses, partly_uses, not_uses, other_uses, cap in columns:
            # One norm more that does not apply is one fewer that is met.
            slope = other_uses - met_uses
            left = cap - met_uses * rest - partly_uses * partly - not_uses * not_met
            if slope > 0:
                most = min(most, left // slope)
            elif slope < 0:
                least = max(least, -(left // -slope))
            elif left < 0:
                most = -1
        return range(least, most + 1)

    passing = 0
    paradoxes: list[Paradox] = []
    for partly in range(norm_count + 1):
        for not_met in range(norm_count + 1 - partly):
            numbers = holds(partly, not_met)
            passing += len(numbers)
            if not numbers:
                continue
            broken = [
                (number, at)
                for at, (before, after) in enumerate(_STEPS)
                for moved in [_moved(partly, not_met, before, after)]
                if min(moved) >= 0
                for number in _without(numbers, holds(*moved))
            ]
            for number, at in sorted(broken):
                before, after = _STEPS[at]
                paradoxes.append(
                    Paradox(
                        before=_tally(norm_count, partly, not_met, number),
                        after=_tally(norm_count, *_moved(partly, not_met, before, after), number),
                        raised_from=before,
                        raised_to=after,
                    )
                )
    return RuleAnalysis(
        monotone=not paradoxes,
        paradoxes=tuple(paradoxes),
        passing=passing,
        states=comb(norm_count + kinds - 1, kinds - 1),
    )


def _moved(partly: int, not_met: int, before: Rating, after: Rating) -> tuple[int, int]:
    """Return the numbers partly met and not met after one norm is raised."""
    return (
        partly - (before is Rating.PARTLY_MET) + (after is Rating.PARTLY_MET),
        not_met - (before is Rating.NOT_MET),
    )


def _without(numbers: range, others: range) -> Iterator[int]:
    """Yield the numbers of a range that are not in another one."""
    if not others:
        yield from numbers
        return
    yield from range(numbers.start, min(numbers.stop, others.start))
    yield from range(max(numbers.start, others.stop), numbers.stop)


def _tally(count: int, partly: int, not_met: int, other: int) -> Tally:
    met = count - partly - not_met - other
    return Tally(met=met, partly_met=partly, not_met=not_met, not_applicable=other)
