# SPDX-License-Identifier: MIT
"""Explains an evaluation: the verdict, with the norms behind it."""

from collections.abc import Iterable, Mapping

from ..evaluation import Evaluation, Reason, ReasonCode
from ..framework import OPEN_RATINGS, Cycle, NormId, Rated, Rating
from . import _decision_texts as texts
from ._improvements import improvement_section
from ._verdict import Names, counts, limit_section, outcome_section, source_section, total_lines
from ._words import Language, category_title, one_line, quoted, rating_title, spaced, wrapped

_Ratings = Mapping[NormId, Rated]


def explain_evaluation(evaluation: Evaluation, language: Language) -> list[str]:
    """Return what is known of an evaluation, the outcome first."""
    # Worked out when they are read: once is enough.
    ratings, reasons = evaluation.ratings, evaluation.reasons
    return spaced(
        _heading(evaluation, language),
        outcome_section(evaluation.verdict, language) + _left_out(evaluation, ratings, language),
        limit_section(evaluation.verdict, language, _names(evaluation, reasons, language)),
        _rating_section(evaluation, ratings, language),
        improvement_section(evaluation, language),
        source_section(evaluation.verdict, language),
    )


def _heading(evaluation: Evaluation, language: Language) -> list[str]:
    """Return the framework, and which of its rules was applied."""
    framework, cycle = evaluation.framework, evaluation.cycle
    own_rule = cycle is Cycle.INITIAL or framework.recertification_rule is not None
    rule = (texts.RULE if own_rule else texts.RULE_OF_FIRST_AUDIT).say(
        language,
        cycle=texts.CYCLES[cycle].say(language),
        first=texts.CYCLES[Cycle.INITIAL].say(language),
    )
    return [*wrapped(f"{one_line(framework.title)} ({framework.key})"), rule]


def _left_out(evaluation: Evaluation, ratings: _Ratings, language: Language) -> list[str]:
    """Return what an open norm is never taken to be, where it might be expected."""
    if evaluation.framework.allows_not_applicable and OPEN_RATINGS in ratings.values():
        title = rating_title(Rating.NOT_APPLICABLE, language)
        return [texts.NOT_APPLICABLE_LEFT_OUT.say(language, rating=title)]
    return []


def _names(evaluation: Evaluation, reasons: Iterable[Reason], language: Language) -> Names:
    framework = evaluation.framework
    if not framework.rule_for(evaluation.cycle).needs_norms:
        return Names()
    return Names(
        categories={
            category.key: category_title(category, language) for category in framework.categories
        },
        places={norm.id: at for at, norm in enumerate(framework.norms)},
        counted={reason.limit: reason.norms for reason in reasons if reason.limit is not None},
    )


def _rating_section(evaluation: Evaluation, ratings: _Ratings, language: Language) -> list[str]:
    """Return the counts, and by category the norms that are not met or still open."""
    lines = total_lines(evaluation.verdict, language)
    named: dict[str | None, dict[Rated, list[NormId]]] = {}
    for norm, found in zip(evaluation.framework.norms, ratings.values(), strict=True):
        if found is not Rating.MET:
            named.setdefault(norm.category, {}).setdefault(found, []).append(norm.id)
    titles: dict[str | None, str] = {
        category.key: category_title(category, language)
        for category in evaluation.framework.categories
    }
    titles[None] = texts.NO_CATEGORY.say(language)
    by_category = evaluation.by_category
    for category, title in titles.items():
        tally = by_category.get(category)
        # An edition may have categories that no norm of the catalogue belongs to.
        if tally is not None:
            lines += wrapped(f"- {title} {counts(tally, language)}")
            norms = named.get(category, {})
            for found in sorted(norms, key=_order):
                lines += wrapped(f"{_label(found, language)}: {', '.join(norms[found])}", "    ")
    return lines


def _order(found: Rated) -> tuple[bool, bool, list[int]]:
    """Sort what is rated before what is open, and what is not rated at all last."""
    if isinstance(found, Rating):
        return False, False, [found.order]
    return True, found == OPEN_RATINGS, sorted(rating.order for rating in found)


def _label(found: Rated, language: Language) -> str:
    if isinstance(found, Rating):
        return rating_title(found, language)
    if found == OPEN_RATINGS:
        return texts.REASONS[ReasonCode.NORMS_OPEN].say(language)
    return texts.OPEN_BETWEEN.say(language, ratings=quoted(found, language))
