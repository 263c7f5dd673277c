# SPDX-License-Identifier: MIT
"""Explains two evaluations side by side: why the outcome changed, and what became of each norm.

A comparison knows categories by their keys only.
"""

from collections.abc import Iterable, Mapping

from ..comparison import Change, Comparison, FactorEffect, NormComparison, Progress
from ..evaluation import Outcome
from ..framework import Rating
from . import _change_texts as texts
from ._decision_texts import NO_CATEGORY, NORMS, OUTCOMES, TOTAL
from ._transition_texts import CHANGES
from ._verdict import found_text
from ._words import Language, listed, rating_title, spaced, wrapped

# What is said of the norm itself already, by its progress or by saying nothing.
_PLAIN = frozenset({Change.UNCHANGED, Change.ADDED, Change.WITHDRAWN})


def explain_comparison(comparison: Comparison, language: Language) -> list[str]:
    """Return both outcomes, why they differ, and the norms by category."""
    return spaced(
        [
            texts.OUTCOME_BEFORE.say(language, outcome=OUTCOMES[comparison.before].say(language)),
            texts.OUTCOME_AFTER.say(language, outcome=OUTCOMES[comparison.after].say(language)),
        ],
        _why(comparison, language),
        _repeats(comparison, language),
        _norms(comparison, language),
    )


def _why(comparison: Comparison, language: Language) -> list[str]:
    """Return what each factor does to the outcome, the decisive ones first."""
    changed = comparison.before is not comparison.after
    lines = [(texts.OUTCOME_CHANGED if changed else texts.OUTCOME_SAME).say(language)]
    if changed:
        decisive = [texts.FACTORS[factor].say(language) for factor in comparison.decisive]
        text = texts.NOT_DECISIVE.say(language)
        if decisive:
            factors = listed(decisive, language)
            text = texts.DECISIVE.say(language, len(decisive), factors=factors)
        lines += wrapped(text, hang="")
    for effect in comparison.factors:
        lines += _effect(effect, language)
    return lines


def _effect(effect: FactorEffect, language: Language) -> list[str]:
    factor = texts.FACTORS[effect.factor].say(language)
    if not effect.differs:
        return [f"- {texts.SAME.say(language, factor=factor)}"]
    lines = [f"- {texts.DIFFERS.say(language, factor=factor)}"]
    for text, outcome in ((texts.ALONE, effect.alone), (texts.WITHOUT, effect.without)):
        lines += wrapped(text.say(language, outcome=_world(outcome, language)), "    ", hang="")
    return lines


def _world(outcome: Outcome | None, language: Language) -> str:
    return (texts.WORLD_UNKNOWN if outcome is None else OUTCOMES[outcome]).say(language)


def _repeats(comparison: Comparison, language: Language) -> list[str]:
    """Return the norms that deviate again: what to look at first."""
    norms = comparison.repeats
    rating = rating_title(Rating.MET, language)
    if not norms:
        return [texts.NO_REPEATS.say(language, rating=rating)]
    text = texts.REPEATS.say(language, len(norms), rating=rating, norms=", ".join(norms))
    return wrapped(text)


def _norms(comparison: Comparison, language: Language) -> list[str]:
    """Return the counts, and by category the norms of which there is something to say."""
    totals = {
        progress: sum(counts.get(progress, 0) for counts in comparison.by_category.values())
        for progress in Progress
    }
    total = _counts(totals, language)
    lines = [texts.NOW_NORMS.say(language), texts.EARLIER_COUNTS.say(language)]
    lines += wrapped(f"{TOTAL.say(language)} {total}")
    by_category: dict[str | None, list[NormComparison]] = {}
    for norm in comparison.norms:
        by_category.setdefault(norm.category, []).append(norm)
    # As everywhere, what is not known comes last.
    for category in sorted(by_category, key=lambda category: category is None):
        title = NO_CATEGORY.say(language) if category is None else category
        counts = _counts(comparison.by_category[category], language)
        lines += wrapped(f"- {title} {counts}")
        lines += _listed(by_category[category], language)
    return lines


def _counts(counts: Mapping[Progress, int], language: Language) -> str:
    """Return how many norms made which progress."""
    parts = [
        texts.PROGRESS_COUNT.say(
            language, count=counts[progress], progress=texts.PROGRESS[progress].say(language)
        )
        for progress in Progress
        if counts.get(progress)
    ]
    return f"({NORMS.say(language, sum(counts.values()))}): {', '.join(parts)}"


def _listed(norms: Iterable[NormComparison], language: Language) -> list[str]:
    """Return the norms of a category, those together of which the same can be said."""
    lines: list[str] = []
    found: dict[Progress, dict[str, list[str]]] = {}
    for norm in norms:
        # A norm that is met as before stands in the counts.
        if (norm.progress, norm.change, norm.after) != (
            Progress.SAME,
            Change.UNCHANGED,
            Rating.MET,
        ):
            alike = found.setdefault(norm.progress, {})
            alike.setdefault(_told(norm, language), []).append(norm.norm)
    for progress in Progress:
        for text, names in found.get(progress, {}).items():
            lines += wrapped(f"{text}: {', '.join(names)}", "    ")
    return lines


def _told(norm: NormComparison, language: Language) -> str:
    """Return what became of the rating of a norm, and of the norm itself."""
    before = after = ""
    if norm.expected is not None:
        before = found_text(norm.expected, language, texts.UNKNOWN)
    if norm.after is not None:
        after = found_text(norm.after, language)
    progress = texts.PROGRESS[norm.progress].say(language)
    text = texts.PROGRESS_OF_NORM[norm.progress].say(
        language, progress=progress, before=before, after=after
    )
    if norm.change in _PLAIN:
        return text
    change = CHANGES[norm.change].say(language)
    return texts.NORM_CHANGED.say(language, progress=text, change=change)
