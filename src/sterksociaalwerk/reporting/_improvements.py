# SPDX-License-Identifier: MIT
"""Explains the paradox of a rule: raising one norm can turn an outcome that passes.

Not public. The reasons of an evaluation name the norms for which *some* better rating is unsafe.
Here each better rating of such a norm is judged by itself, so that none is called safe that is not.
"""

from collections.abc import Iterable

from attrs import frozen

from ..evaluation import Evaluation, LimitResult, Outcome, Reason, ReasonCode
from ..evaluation._judge import usage_for
from ..framework import NormId, Rating
from ..framework._usage import Vector
from . import _decision_texts as texts
from ._verdict import numbered
from ._words import Language, rating_title, wrapped

__all__ = ["improvement_section"]

_UNSAFE = {ReasonCode.IMPROVEMENT_WOULD_FAIL, ReasonCode.IMPROVEMENT_COULD_FAIL}


@frozen
class _Raise:
    """What giving one norm a better rating would lead to, with nothing else changed.

    Attributes:
        rating: The better rating.
        outcome: The outcome it would lead to.
        exceeded: The numbers of the limits that would certainly be exceeded.
        uncertain: The numbers of the limits that would be open.
    """

    rating: Rating
    outcome: Outcome
    exceeded: tuple[int, ...]
    uncertain: tuple[int, ...]


def improvement_section(
    evaluation: Evaluation, reasons: Iterable[Reason], language: Language
) -> list[str]:
    """Return what raising a single norm would do, if that is not safe for some norm."""
    unsafe = {norm for reason in reasons if reason.code in _UNSAFE for norm in reason.norms}
    if not unsafe:
        return []
    lines = [texts.IMPROVEMENTS.say(language)]
    for (rating, raises), norms in _groups(evaluation, unsafe).items():
        now = rating_title(rating, language)
        lines += wrapped(
            "- " + texts.NOW_RATED.say(language, rating=now, norms=", ".join(norms)), hang="    "
        )
        subject = texts.ONE_OF_NORMS.say(language, len(norms))
        for better in raises:
            lines += wrapped(_sentence(better, subject, language), "    ", hang="")
    lines.append(texts.NO_REASON_TO_WAIT.say(language))
    return lines


def _groups(
    evaluation: Evaluation, unsafe: set[NormId]
) -> dict[tuple[Rating, tuple[_Raise, ...]], list[NormId]]:
    """Return the unsafe norms, those together for which the same can be said."""
    usage = usage_for(evaluation.framework, evaluation.cycle)
    groups: dict[tuple[Rating, tuple[_Raise, ...]], list[NormId]] = {}
    judged: dict[tuple[object, Rating], tuple[_Raise, ...]] = {}
    for at, norm in enumerate(evaluation.framework.norms):
        if norm.id in unsafe:
            rating, kind = Rating(evaluation.row[at]), usage.kind_at(at)
            if (kind, rating) not in judged:
                # Norms of one kind are interchangeable: judging one of them is enough.
                judged[kind, rating] = tuple(
                    _judged(evaluation, at, Rating(better), kind[rating], kind[better])
                    for better in reversed(range(rating))
                )
            groups.setdefault((rating, judged[kind, rating]), []).append(norm.id)
    return groups


def _judged(
    evaluation: Evaluation, at: int, rating: Rating, before: Vector, after: Vector
) -> _Raise:
    """Judge a raise of the norm at a place; it is settled, so that each limit shifts as a whole."""
    shifted = [
        LimitResult(
            limit=result.limit, least=result.least - less + more, most=result.most - less + more
        ).outcome
        for result, less, more in zip(evaluation.verdict.limits, before, after, strict=True)
    ]
    if Outcome.FAIL in shifted:
        outcome = Outcome.FAIL
    elif Outcome.OPEN not in shifted:
        outcome = Outcome.PASS
    else:
        # Open norms may compete for what is left: only the search can tell.
        row = evaluation.row[:at] + bytes([rating]) + evaluation.row[at + 1 :]
        raised = Evaluation(framework=evaluation.framework, cycle=evaluation.cycle, row=row)
        outcome = raised.verdict.outcome
    exceeded, uncertain = (
        tuple(number for number, one in enumerate(shifted, 1) if one is wanted)
        for wanted in (Outcome.FAIL, Outcome.OPEN)
    )
    return _Raise(rating, outcome, exceeded, uncertain)


def _sentence(better: _Raise, norms: str, language: Language) -> str:
    """Return what a raise would lead to, and through which limits."""
    limits = ""
    if better.outcome is Outcome.PASS:
        text = texts.IMPROVEMENT_SAFE
    elif better.outcome is Outcome.OPEN:
        text = texts.REASONS[ReasonCode.IMPROVEMENT_COULD_FAIL]
        limits = numbered(better.uncertain, language, either=True)
    elif better.exceeded:
        text = texts.REASONS[ReasonCode.IMPROVEMENT_WOULD_FAIL]
        limits = numbered(better.exceeded, language, texts.LIMITS_EXCEEDED)
    else:
        text = texts.IMPROVEMENT_WOULD_COMPETE
        limits = numbered(better.uncertain, language)
    return text.say(
        language,
        norms=norms,
        rating=rating_title(better.rating, language),
        limits=limits,
        outcome=texts.OUTCOMES[better.outcome].say(language),
    )
