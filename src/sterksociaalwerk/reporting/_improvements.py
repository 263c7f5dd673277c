# SPDX-License-Identifier: MIT
"""Explains the paradox of a rule: raising one norm can turn an outcome that passes.

Which raises are risky, and what they lead to, is said by the evaluation.
"""

from ..evaluation import Evaluation, Outcome, RaiseEffect, ReasonCode
from ..framework import NormId, Rating
from . import _decision_texts as texts
from ._verdict import numbered
from ._words import Language, rating_title, wrapped

# What a raise leads to, whichever norm is raised.
_Effect = tuple[Rating, Outcome, tuple[str, ...], tuple[str, ...]]


def improvement_section(evaluation: Evaluation, language: Language) -> list[str]:
    """Return what raising a single norm would do, if that is not safe for some norm."""
    risky = evaluation.risky_raises
    if not risky:
        return []
    numbers = {result.limit.key: at for at, result in enumerate(evaluation.verdict.limits, 1)}
    lines = [texts.IMPROVEMENTS.say(language)]
    for (rating, effects), norms in _groups(risky).items():
        now = rating_title(rating, language)
        lines += wrapped(
            "- " + texts.NOW_RATED.say(language, rating=now, norms=", ".join(norms)), hang="    "
        )
        subject = texts.ONE_OF_NORMS.say(language, len(norms))
        for effect in effects:
            lines += wrapped(_sentence(effect, numbers, subject, language), "    ", hang="")
    lines.append(texts.NO_REASON_TO_WAIT.say(language))
    return lines


def _groups(
    risky: tuple[RaiseEffect, ...],
) -> dict[tuple[Rating, tuple[_Effect, ...]], list[NormId]]:
    """Return the norms, those together for which the same can be said."""
    by_norm: dict[tuple[NormId, Rating], list[_Effect]] = {}
    for each in risky:
        effect = each.after, each.outcome, each.exceeded, each.uncertain
        by_norm.setdefault((each.norm, each.before), []).append(effect)
    groups: dict[tuple[Rating, tuple[_Effect, ...]], list[NormId]] = {}
    for (norm, before), effects in by_norm.items():
        groups.setdefault((before, tuple(effects)), []).append(norm)
    return groups


def _sentence(effect: _Effect, numbers: dict[str, int], norms: str, language: Language) -> str:
    """Return what a raise would lead to, and through which limits."""
    rating, outcome = effect[:2]
    exceeded, uncertain = ([numbers[key] for key in keys] for keys in effect[2:])
    limits = ""
    if outcome is Outcome.PASS:
        text = texts.IMPROVEMENT_SAFE
    elif outcome is Outcome.OPEN:
        text = texts.REASONS[ReasonCode.IMPROVEMENT_COULD_FAIL]
        limits = numbered(uncertain, language, either=True)
    elif exceeded:
        text = texts.REASONS[ReasonCode.IMPROVEMENT_WOULD_FAIL]
        limits = numbered(exceeded, language, texts.LIMITS_EXCEEDED)
    else:
        text = texts.IMPROVEMENT_WOULD_COMPETE
        limits = numbered(uncertain, language)
    return text.say(
        language,
        norms=norms,
        rating=rating_title(rating, language),
        limits=limits,
        outcome=texts.OUTCOMES[outcome].say(language),
    )
