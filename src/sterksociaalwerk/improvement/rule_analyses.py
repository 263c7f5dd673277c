# SPDX-License-Identifier: MIT
"""Checks a rule exhaustively: is a better rating always at least as good?

It is not, for the label: a limit on *deels* and one on *niet*, each on its own, make a norm that
rises from *niet* to *deels* move from one limit to the other. This module reports that; it does
not mend it.
"""

from collections.abc import Iterator, Sequence
from math import comb

from attrs import frozen

from .._checks import Faults, fail
from .._engine.rows import OPTIONS
from .._engine.rules import CompiledRule
from ..errors import InvalidArgumentError, InvalidRatingsError
from ..framework import Cycle, Framework, Rating, Tally

# One norm raised: from, to. Raises by two steps are made of these.
_STEPS = ((Rating.PARTLY_MET, Rating.MET), (Rating.NOT_MET, Rating.PARTLY_MET))


@frozen(kw_only=True)
class Paradox:
    """A tally that passes, and one norm raised by a step that makes it fail.

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
    """What is true of a rule over all tallies there are.

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
    """Look a rule over exhaustively, tally by tally.

    Args:
        framework: The framework whose rule is looked over; it needs no catalogue.
        cycle: First audit or re-audit; chooses the rule.

    Returns:
        Whether better ratings are always at least as good, and every case in which they are not.

    Raises:
        InvalidArgumentError: If an argument has the wrong type.
        InvalidRatingsError: If a limit speaks of a category or of single norms: tallies do not
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
        problem = "its rule speaks of categories or single norms; tallies do not decide"
        raise fail(InvalidRatingsError, "framework", problem)
    rule = framework.compiled_for(cycle)
    return rule.once(_analysis, framework.norm_count, framework.allows_not_applicable)


def _analysis(rule: CompiledRule, norm_count: int, allows_not_applicable: bool) -> RuleAnalysis:  # noqa: FBT001  # an argument that it is kept by
    vectors = rule.kinds[0]
    columns = list(zip(*vectors, rule.caps, strict=True))

    def holds(*counts: int) -> bool:
        return all(sum(map(int.__mul__, counts, uses)) <= cap for *uses, cap in columns)

    # Every norm has one of so many ratings, and their order has no meaning.
    kinds = len(vectors) if allows_not_applicable else len(vectors) - 1
    passing = 0
    paradoxes: list[Paradox] = []
    for counts in _counts_within(norm_count, kinds, columns):
        if not holds(*counts):
            continue
        passing += 1
        for before, after in _STEPS:
            raised = list(counts)
            raised[before.order] -= 1
            raised[after.order] += 1
            if counts[before.order] and not holds(*raised):
                paradoxes.append(
                    Paradox(
                        before=_tally(counts),
                        after=_tally(raised),
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


def _counts_within(
    count: int, kinds: int, columns: list[tuple[int, ...]]
) -> Iterator[tuple[int, int, int, int]]:
    """Yield the numbers met, partly met, not met and not applicable that might hold.

    What exceeds a limit by one rating alone is left out: counts only ever add up.
    """
    _, most_partly, most_not, most_not_applicable = (
        min([count, *(column[-1] // column[option] for column in columns if column[option])])
        if option < kinds
        else 0
        for option in OPTIONS
    )
    for partly_met in range(most_partly + 1):
        for not_met in range(min(most_not, count - partly_met) + 1):
            rest = count - partly_met - not_met
            for not_applicable in range(min(most_not_applicable, rest) + 1):
                yield rest - not_applicable, partly_met, not_met, not_applicable


def _tally(counts: Sequence[int]) -> Tally:
    met, partly_met, not_met, not_applicable = counts
    return Tally(met=met, partly_met=partly_met, not_met=not_met, not_applicable=not_applicable)
