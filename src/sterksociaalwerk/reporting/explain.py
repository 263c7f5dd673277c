# SPDX-License-Identifier: MIT
"""Explains a result in words.

Each type has a module of its own, which turns a value into lines; this one only finds it. A further
type is a module and a row in the table below. Nothing is decided here: a text says what the value
holds.
"""

from collections.abc import Callable, Mapping
from typing import Any

from .._checks import Faults, shown
from ..errors import InvalidArgumentError
from ..evaluation import Evaluation, Verdict
from ._evaluation import explain_evaluation
from ._verdict import explain_verdict
from ._words import LANGUAGES, Language

__all__ = ["explain"]

_EXPLAINERS: Mapping[type, Callable[[Any, Language], list[str]]] = {
    Verdict: explain_verdict,
    Evaluation: explain_evaluation,
}


def explain(value: Verdict | Evaluation, *, language: Language = "nl") -> str:
    r"""Explain a result to somebody who has to work with it.

    The text has titles, numbers, norms and sources, and no codes. It says what is still open, and
    nothing that does not follow from the value. Equal values have equal texts.

    Args:
        value: What to explain: a verdict, or an evaluation. A verdict knows counts only; an
            evaluation names the norms.
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
    # By its own class, not by what it claims to be; a value of a derived class is explained too.
    kinds = [kind for kind in type(value).__mro__ if kind in _EXPLAINERS]
    if not kinds:
        known = ", ".join(kind.__name__ for kind in _EXPLAINERS)
        faults.add("value", f"must be one of {known}, got {shown(value)}")
    given: object = language
    if not isinstance(given, str) or given not in LANGUAGES:  # pyright: ignore[reportUnnecessaryIsInstance]
        known = ", ".join(map(repr, LANGUAGES))
        faults.add("language", f"must be one of {known}, got {shown(given)}")
    faults.raise_any(InvalidArgumentError)
    return "\n".join(_EXPLAINERS[kinds[0]](value, language))
