# SPDX-License-Identifier: MIT
"""Explains a verdict: the outcome, and how each limit stands."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from attrs import frozen

from .._mapping import FrozenMapping
from ..evaluation import LimitResult, Outcome, ReasonCode, Verdict
from ..framework import OPEN_RATINGS, Limit, NormId, Rated, Rating, Source, Tally, possible_ratings
from . import _decision_texts as texts
from ._words import (
    Counted,
    Language,
    Text,
    between,
    citation,
    listed,
    quoted,
    rating_title,
    spaced,
    wrapped,
)

_STANDING = {
    Outcome.PASS: ReasonCode.LIMIT_HOLDS,
    Outcome.FAIL: ReasonCode.LIMIT_EXCEEDED,
    Outcome.OPEN: ReasonCode.LIMIT_OPEN,
}


@frozen
class Names:
    """What a verdict itself does not know of the categories and norms that its limits speak of.

    Attributes:
        categories: The titles of categories, by key.
        places: The place of each norm in the catalogue.
        counted: The norms that are certain to count, by the key of a limit that is exceeded.
    """

    categories: Mapping[str, str] = FrozenMapping[str, str]()
    places: Mapping[NormId, int] = FrozenMapping[NormId, int]()
    counted: Mapping[str, tuple[NormId, ...]] = FrozenMapping[str, tuple[NormId, ...]]()

    def ordered(self, norms: Iterable[NormId]) -> str:
        """Return norms in the order of the catalogue; by text where it is not known."""

        def place(norm: NormId) -> tuple[int, str]:
            return self.places.get(norm, 0), norm

        ordered = sorted(norms, key=place)
        return ", ".join(ordered)


def explain_verdict(verdict: Verdict, language: Language) -> list[str]:
    """Return what counts alone can say."""
    return spaced(
        outcome_section(verdict, language),
        limit_section(verdict, language, Names()),
        [*total_lines(verdict, language), texts.COUNTS_ONLY.say(language)],
        source_section(verdict, language),
    )


def outcome_section(verdict: Verdict, language: Language) -> list[str]:
    """Return the outcome, and what open norms may still do to it."""
    outcome, still_open = verdict.outcome, verdict.tally.open
    text = texts.OUTCOMES[outcome].say(language)
    lines = [texts.OUTCOME.say(language, outcome=text)]
    if not still_open:
        lines.append(texts.ALL_RATED.say(language))
    elif outcome is Outcome.OPEN:
        lines.append(texts.OPEN_DECIDES.say(language, still_open))
    else:
        lines.append(texts.OPEN_CHANGES_NOTHING.say(language, still_open))
    standings = [result.outcome for result in verdict.limits]
    if outcome is Outcome.FAIL and Outcome.FAIL not in standings:
        competing = [number for number, one in enumerate(standings, 1) if one is Outcome.OPEN]
        limits = numbered(competing, language)
        text = texts.REASONS[ReasonCode.LIMITS_COMPETE].say(language, limits=limits)
        lines += wrapped(text, hang="")
    lines.append(texts.RATINGS_ALONE.say(language))
    return lines


def limit_section(verdict: Verdict, language: Language, names: Names) -> list[str]:
    """Return each limit with its count, its bound and its margin, numbered."""
    lines = [texts.LIMITS.say(language)]
    for number, result in enumerate(verdict.limits, 1):
        lines += wrapped(f"{number}. {_bound(result.limit, language, names)}", hang="   ")
        lines += wrapped(_found(result, language), "   ", hang="")
        lines += _details(result.limit, language, names)
    return lines


def source_section(verdict: Verdict, language: Language) -> list[str]:
    """Return where each limit was read; limits with the same source share a line."""
    cited: dict[Source | None, list[int]] = {}
    for number, result in enumerate(verdict.limits, 1):
        cited.setdefault(result.limit.source, []).append(number)
    lines: list[str] = []
    for source, numbers in cited.items():
        text = citation(source, language) if source else texts.NO_SOURCE.say(language)
        limits = numbered(numbers, language)
        lines += wrapped(texts.SOURCE.say(language, limits=limits, source=text))
    return lines


def total_lines(verdict: Verdict, language: Language) -> list[str]:
    """Return how all norms together are rated; zeros are facts here."""
    total = counts(verdict.tally, language, every=True)
    return [texts.RATINGS.say(language), *wrapped(f"{texts.TOTAL.say(language)} {total}")]


def numbered(
    numbers: Sequence[int],
    language: Language,
    text: Counted = texts.NUMBERED_LIMITS,
    *,
    either: bool = False,
) -> str:
    """Return limits by their numbers: "grens 1 en 2", or with *either* "grens 1 of 2"."""
    listing = listed([str(number) for number in numbers], language, either=either)
    return text.say(language, 1 if either else len(numbers), numbers=listing)


def counts(tally: Tally, language: Language, *, every: bool = False) -> str:
    """Return how many norms there are and how they are rated; with *every*, zeros too."""
    parts = [
        texts.RATED.say(language, count=count, rating=rating_title(rating, language))
        for rating, count, shown in (
            (Rating.MET, tally.met, every),
            (Rating.PARTLY_MET, tally.partly_met, every),
            (Rating.NOT_MET, tally.not_met, every),
            (Rating.NOT_APPLICABLE, tally.not_applicable, False),
        )
        if count or shown
    ]
    if tally.open:
        parts.append(f"{tally.open} {texts.REASONS[ReasonCode.NORMS_OPEN].say(language)}")
    return f"({texts.NORMS.say(language, tally.total)}): {', '.join(parts)}"


def _bound(limit: Limit, language: Language, names: Names) -> str:
    """Return what a limit asks for."""
    scope = ""
    if limit.category is not None:
        title = names.categories.get(limit.category, limit.category)
        scope = f" {texts.IN_CATEGORY.say(language, category=title)}"
    elif limit.norms is not None:
        scope = f" {texts.OF_NAMED_NORMS.say(language, len(limit.norms))}"
    ratings = quoted(limit.ratings, language, either=True)
    if limit.at_most == 0:
        none = texts.LIMIT_NO_POINTS if _weighed(limit) else texts.LIMIT_NO_NORMS
        return none.say(language, ratings=ratings, scope=scope)
    some = texts.LIMIT_POINTS if _weighed(limit) else texts.LIMIT_NORMS
    return some.say(language, limit.at_most, ratings=ratings, scope=scope)


def _weighed(limit: Limit) -> dict[int, list[NormId]]:
    """Return the norms that do not simply count once, by how many times they do."""
    weighed: dict[int, list[NormId]] = {}
    for norm, weight in (limit.weights or {}).items():
        if weight != 1 and (limit.norms is None or norm in limit.norms):
            weighed.setdefault(weight, []).append(norm)
    return weighed


def _found(result: LimitResult, language: Language) -> str:
    """Return the count of a limit, whether it holds, and by how much."""
    standing = texts.REASONS[_STANDING[result.outcome]]
    margin: object = abs(result.margin)
    if result.least == result.most:
        text = standing.say(language, margin=margin)
        return texts.FOUND.say(language, result.least, standing=text)
    if result.outcome is Outcome.PASS:
        margin = texts.MARGIN_AT_LEAST.say(language, margin=margin)
    elif result.outcome is Outcome.FAIL:
        margin = between(result.least - result.limit.at_most, abs(result.margin), language)
    text = standing.say(language, margin=margin)
    found = between(result.least, result.most, language)
    return texts.FOUND_BETWEEN.say(language, counts=found, standing=text)


def _details(limit: Limit, language: Language, names: Names) -> list[str]:
    """Return the norms and the weights that a limit names, and what counts if it is exceeded."""
    lines: list[str] = []
    if limit.norms is not None:
        norms = names.ordered(limit.norms)
        lines.append(texts.NAMED_NORMS.say(language, len(limit.norms), norms=norms))
    weighed = _weighed(limit)
    for points in sorted(weighed, reverse=True):
        norms = names.ordered(weighed[points])
        lines.append(texts.POINTS.say(language, points, norms=norms))
    if weighed and limit.norms != frozenset(chain.from_iterable(weighed.values())):
        lines.append(texts.OTHER_POINTS.say(language))
    # Without norms of its own, a limit counts what the lists by category show.
    counted = names.counted.get(limit.key, ()) if limit.needs_norms else ()
    if counted:
        norms = ", ".join(counted)
        lines.append(texts.LIMIT_COUNTED.say(language, len(counted), norms=norms))
    return [line for text in lines for line in wrapped(text, "   ")]


def found_text(
    found: Rated, language: Language, nothing: Text = texts.REASONS[ReasonCode.NORMS_OPEN]
) -> str:
    """Return "'voldoet deels' of 'voldoet niet'"; *nothing* where any rating is still possible."""
    ratings = possible_ratings(found)
    if ratings == OPEN_RATINGS:
        return nothing.say(language)
    return quoted(ratings, language, either=True)
