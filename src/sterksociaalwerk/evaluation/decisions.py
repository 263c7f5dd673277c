# SPDX-License-Identifier: MIT
"""Decide from counts alone.

For ratings by norm see :func:`~sterksociaalwerk.evaluation.evaluate`, which also explains.
"""

from .._checks import Faults, fail, shown
from ..errors import InvalidArgumentError, InvalidRatingsError
from ..framework import Cycle, Framework, Tally
from ._verdicts import verdict_of_tally
from .verdict import Verdict


def decide(tally: Tally, framework: Framework, *, cycle: Cycle = Cycle.INITIAL) -> Verdict:
    """Decide from counts alone whether the limits of a framework are met.

    Each limit of the rule must hold on its own. Norms that are still open may turn out met, partly
    met or not met; the outcome says what holds whichever way they do. Whether the edition applies,
    and what the outcome leads to, is not decided here.

    Args:
        tally: The number of norms per rating; its total is the framework's number of norms.
        framework: The edition (*normenkader*) whose limits apply.
        cycle: First audit or re-audit; decides which rule applies.

    Returns:
        The outcome with, per limit, the count, the limit and the margin between them.

    Raises:
        InvalidArgumentError: If an argument has the wrong type; lists every fault.
        InvalidRatingsError: If the total differs from the framework's number of norms, norms are
            counted as not applicable where the framework does not allow it, or a limit is about a
            category or about single norms.

    Source:
        Sociaal Werk Nederland, "Normen van Kwaliteitslabel licht aangepast op basis van eerste
        audits", 15 July 2019. That each limit holds on its own is our reading of it.

    Example:
        >>> from sterksociaalwerk.label import V2019
        >>> decide(Tally(met=46, partly_met=3), V2019).outcome
        <Outcome.PASS: 'pass'>
        >>> decide(Tally(open=49), V2019).outcome
        <Outcome.OPEN: 'open'>
    """
    faults = Faults()
    faults.instance("tally", tally, Tally, "a Tally")
    faults.instance("framework", framework, Framework, "a Framework")
    faults.instance("cycle", cycle, Cycle, "a Cycle")
    faults.raise_any(InvalidArgumentError)
    needing = [limit.key for limit in framework.rule_for(cycle).limits if limit.needs_norms]
    if needing:
        problem = f"limits {', '.join(needing)} need the norms; use evaluate"
        raise fail(InvalidRatingsError, "framework", problem)
    missing = framework.norm_count - tally.total
    if missing > 0:
        faults.add(
            "tally",
            f"counts {tally.total} of {framework.norm_count} norms; pass what is "
            f"not rated as open={shown(tally.open + missing)}",
        )
    elif missing < 0:
        faults.add(
            "tally", f"counts {shown(tally.total)} norms, the framework has {framework.norm_count}"
        )
    if tally.not_applicable and not framework.allows_not_applicable:
        faults.add("tally.not_applicable", "this framework does not allow 'not-applicable'")
    faults.raise_any(InvalidRatingsError)
    return verdict_of_tally(framework, cycle, tally)
