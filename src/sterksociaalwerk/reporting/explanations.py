# SPDX-License-Identifier: MIT
"""Explains a result in words.

Each type has a module of its own, which turns a value into lines; this one only finds it. A further
type is a module and a row in the table below. Nothing is decided here: a text says what the value
holds.
"""

from collections.abc import Callable, Mapping
from typing import Any, cast

from .._checks import Faults, shown
from ..audit import Coverage, Population
from ..certification import History, Standing
from ..comparison import CarryOver, Comparison
from ..conclusion import Conclusion
from ..errors import InvalidArgumentError
from ..evaluation import Evaluation, Verdict
from ..improvement import Flip, Repair, RepairPlan, RuleAnalysis
from ..scheme import Applicability
from ._applicability import explain_applicability, explain_applicable
from ._carry import explain_carry_over
from ._comparison import explain_comparison
from ._conclusion import explain_conclusion
from ._coverage import explain_coverage
from ._evaluation import explain_evaluation
from ._flip import explain_flip
from ._history import explain_history, explain_standing
from ._population import explain_population
from ._repair import explain_plan, explain_repair
from ._rule_analysis import explain_rule_analysis
from ._verdict import explain_verdict
from ._words import LANGUAGES, Language

_EXPLAINERS: Mapping[type, Callable[[Any, Language], list[str]]] = {
    Verdict: explain_verdict,
    Evaluation: explain_evaluation,
    Applicability: explain_applicability,
    CarryOver: explain_carry_over,
    RepairPlan: explain_plan,
    Repair: explain_repair,
    Flip: explain_flip,
    RuleAnalysis: explain_rule_analysis,
    Comparison: explain_comparison,
    Conclusion: explain_conclusion,
    Population: explain_population,
    Coverage: explain_coverage,
    History: explain_history,
    Standing: explain_standing,
}


def explain(
    value: Verdict
    | Evaluation
    | Applicability
    | tuple[Applicability, ...]
    | CarryOver
    | RepairPlan
    | Repair
    | Flip
    | RuleAnalysis
    | Comparison
    | Conclusion
    | Population
    | Coverage
    | History
    | Standing,
    *,
    language: Language = "nl",
) -> str:
    r"""Explain a result to somebody who has to work with it.

    The text has titles, numbers, norms and sources, and no codes. It says what is still open, and
    nothing that does not follow from the value. Equal values have equal texts.

    Args:
        value: What to explain. A verdict knows counts only; an evaluation names the norms. The
            answers of a scheme on an audit are explained together, or one by one. A history is
            asked about no day; where it stands on one is a standing, with a text of its own.
        language: Dutch (``"nl"``) or English (``"en"``).

    Returns:
        Plain text. Its lines are at most 100 characters long, where the words in them allow it, and
        separated by ``\n``; none ends in a space, and the last one in no line end.

    Raises:
        InvalidArgumentError: If there is no explanation for the type of *value*, or none in the
            language; names what there is.

    Example:
        >>> from sterksociaalwerk.evaluation import decide
        >>> from sterksociaalwerk.framework import Tally
        >>> from sterksociaalwerk.label import V2019
        >>> text = explain(decide(Tally(met=46, partly_met=3), V2019), language="en")
        >>> print("\n".join(text.split("\n")[:7]))
        Outcome: within all limits.
        Every norm has been rated.
        This follows from the ratings alone; it is neither advice nor a certificate.
        <BLANKLINE>
        Limits
        1. At most 8 norms 'partly met'
           There are 3: within the limit, margin 5.
    """
    faults = Faults()
    explainers = _explainers(value)
    if not explainers:
        known = ", ".join(kind.__name__ for kind in _EXPLAINERS)
        problem = f"must be one of {known}, or a tuple of Applicability, got {shown(value)}"
        faults.add("value", problem)
    given: object = language
    if not isinstance(given, str) or given not in LANGUAGES:  # pyright: ignore[reportUnnecessaryIsInstance]
        known = ", ".join(map(repr, LANGUAGES))
        faults.add("language", f"must be one of {known}, got {shown(given)}")
    faults.raise_any(InvalidArgumentError)
    return "\n".join(explainers[0](value, language))


def _explainers(value: object) -> list[Callable[[Any, Language], list[str]]]:
    """Return what can explain a value, by its own class and not by what it claims to be."""
    # A value of a derived class is explained too.
    kinds = type(value).__mro__
    found = [_EXPLAINERS[kind] for kind in kinds if kind in _EXPLAINERS]
    if tuple in kinds:
        answers = cast("tuple[object, ...]", value)
        if answers and all(Applicability in type(answer).__mro__ for answer in answers):
            found.append(explain_applicable)
    return found
