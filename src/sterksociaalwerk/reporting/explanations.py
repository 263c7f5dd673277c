# SPDX-License-Identifier: MIT
"""Explains a result in words.

Nothing is decided here: a text says what the value holds.
"""

import datetime

from ..scheme import Scheme
from ._documents import Explained, document_of
from ._plain import plain
from ._words import Detail, Language


def explain(
    value: Explained,
    *,
    language: Language = "nl",
    detail: Detail = "full",
    on: datetime.date | None = None,
    scheme: Scheme | None = None,
) -> str:
    r"""Explain a result to someone who has to work with it.

    The text has titles, numbers, norms and sources, but no codes. It says what is still open, and
    nothing that does not follow from the value. The outcome comes first; sources and assumptions
    come once, at the end. Equal values have equal texts.

    Args:
        value: What to explain: a decision and its reasons, what would change it, an audit's
            conclusion, its population and coverage, what is carried over or compared, an
            improvement plan, the papers after an audit, a history or a register, an edition or a
            scheme; of many audits a portfolio, a report on it, or one of its statistics. A scheme's
            answers about an audit are explained together, or one by one; so are issues, and the
            profiles of norms and of categories.
        language: Dutch (``"nl"``) or English (``"en"``).
        detail: ``"summary"`` for what comes first, on one screen; ``"full"`` for that and all that
            is behind it.
        on: The day to report on: for a history, a certificate, a register and an improvement plan.
            Without it the text says nothing that depends on a day.
        scheme: The scheme that names the editions and categories of which a value holds only the
            key: for a verdict, an applicability, a carry-over, a comparison, a certificate, a
            history, a register and its entries, issues, profiles, and what another edition would
            mean for a sector. Without it the key is printed.

    Returns:
        Plain text. Its lines are at most 100 characters long, if the words allow it, and separated
        by ``\n``. No line ends in a space, and the text does not end in a line break.

    Raises:
        InvalidArgumentError: If there is no explanation for the type of *value*, none in the
            language or with the detail, or an argument makes no difference to a value of its type;
            lists every fault.

    Example:
        >>> from sterksociaalwerk.evaluation import decide
        >>> from sterksociaalwerk.framework import Tally
        >>> from sterksociaalwerk.label import V2019
        >>> verdict = decide(Tally(met=46, partly_met=3), V2019)
        >>> text = explain(verdict, language="en", detail="summary")
        >>> print("\n".join(text.split("\n")[6:9]))
        The limits
        1. At most 8 norms 'partly met': 3; within the limit, room for 5 more
        2. At most 3 norms 'not met': 0; within the limit, room for 3 more
    """
    document = document_of(value, language=language, detail=detail, on=on, scheme=scheme)
    return plain(document, annexes=detail == "full")
