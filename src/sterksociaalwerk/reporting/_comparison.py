# SPDX-License-Identifier: MIT
"""Explains two evaluations side by side: why the outcome changed, and what became of each norm.

A comparison knows categories by their keys only; a scheme has their titles.
"""

from collections.abc import Iterable, Mapping

from .._mapping import FrozenMapping
from ..comparison import Change, Comparison, Factor, FactorEffect, NormComparison, Progress
from ..evaluation import Outcome
from ..framework import Rating
from ._shared import (
    CHANGES,
    NO_CATEGORY,
    NORMS,
    OUTCOME_AFTER,
    OUTCOME_BEFORE,
    OUTCOMES,
    TOTAL,
    backing,
    found_text,
)
from ._tree import Document, Item, Part, Section, Table, bulleted, item, said, section
from ._words import Counted, Reader, Text, capital

PROGRESSES: Mapping[Progress, Text] = FrozenMapping(
    {
        Progress.IMPROVED: Text("verbeterd", "improved"),
        Progress.SAME: Text("gelijk gebleven", "the same"),
        Progress.DECLINED: Text("verslechterd", "declined"),
        Progress.NEW: Text("nieuw", "new"),
        Progress.GONE: Text("vervallen", "gone"),
        Progress.NOT_COMPARABLE: Text("niet te vergelijken", "not comparable"),
    }
)

_FROM_TO = Text("{progress} van {before} naar {after}", "{progress} from {before} to {after}")
_WITH_AFTER = Text("{progress}, {after}", "{progress}, {after}")
_PROGRESS_OF_NORM: Mapping[Progress, Text] = FrozenMapping(
    {
        Progress.IMPROVED: _FROM_TO,
        Progress.SAME: _WITH_AFTER,
        Progress.DECLINED: _FROM_TO,
        Progress.NEW: _WITH_AFTER,
        Progress.GONE: Text("{progress}, eerder {before}", "{progress}, before {before}"),
        Progress.NOT_COMPARABLE: Text(
            "{progress}, eerder {before}, nu {after}", "{progress}, before {before}, now {after}"
        ),
    }
)

_FACTORS: Mapping[Factor, Text] = FrozenMapping(
    {
        Factor.RATINGS: Text("de beoordelingen", "the ratings"),
        Factor.NORMS: Text(
            "de normen en de toegestane beoordelingen", "the norms and the allowed ratings"
        ),
        Factor.LIMITS: Text("de grenzen", "the limits"),
    }
)

_TITLE = Text("Twee toetsingen vergeleken", "Two audits compared")
_CHANGED = Text("Waarom de uitkomst veranderde", "Why the outcome changed")
_SAME_OUTCOME = Text("De uitkomst bleef gelijk", "The outcome stayed the same")
_DECISIVE = Counted(
    Text(
        "Doorslaggevend: {factors}. Zonder deze verandering was de uitkomst gelijk gebleven.",
        "Decisive: {factors}. Without this change the outcome would have stayed the same.",
    ),
    Text(
        "Elk voor zich doorslaggevend: {factors}. Zonder een van deze veranderingen was de "
        "uitkomst gelijk gebleven.",
        "Decisive, each by itself: {factors}. Without any one of these changes the outcome would "
        "have stayed the same.",
    ),
)
_NOT_DECISIVE = Text(
    "Geen van deze veranderingen is op zichzelf doorslaggevend.",
    "None of these changes is decisive by itself.",
)
_SAME = Text("{factor}: gelijk", "{factor}: the same")
_DIFFERS = Text("{factor}: veranderd", "{factor}: changed")
_ALONE = Text(
    "Met alleen deze verandering was de uitkomst: {outcome}.",
    "With this change alone the outcome would be: {outcome}.",
)
_WITHOUT = Text(
    "Zonder deze verandering was de uitkomst: {outcome}.",
    "Without this change the outcome would be: {outcome}.",
)
_WORLD_UNKNOWN = Text(
    "niet te bepalen, omdat de grenzen van de ene toetsing niet op de normen van de andere passen",
    "cannot be determined, since the limits of one audit do not fit the norms of the other",
)
_REPEATS = Counted(
    Text(
        "{count} norm voldoet opnieuw niet of niet volledig: {norms}.",
        "{count} norm again falls short of '{rating}': {norms}.",
    ),
    Text(
        "{count} normen voldoen opnieuw niet of niet volledig: {norms}.",
        "{count} norms again fall short of '{rating}': {norms}.",
    ),
)
_NO_REPEATS = Text(
    "Van geen norm staat vast dat die opnieuw niet of niet volledig voldoet.",
    "No norm is certain to fall short of '{rating}' again.",
)
_NORMS_TITLE = Text("De normen", "The norms")
_NORMS = Text("Wat er van elke norm is geworden", "What became of each norm")
_EARLIER_COUNTS = Text(
    "Een eerdere beoordeling is meegenomen voor zover die nog iets zegt over de norm van nu.",
    "An earlier rating counts as far as it still says something about the norm as it is now.",
)
_CATEGORY = Text("Categorie", "Category")
_NORM_COUNT = Text("normen", "norms")
_COUNT = Text("{count} {progress}", "{count} {progress}")
_NORM_CHANGED = Text("{progress} (norm: {change})", "{progress} (norm: {change})")
_UNKNOWN = Text("onbekend", "not known")

_SHOWN = 12
# What is said of the norm itself already, by its progress or by saying nothing.
_PLAIN = frozenset({Change.UNCHANGED, Change.ADDED, Change.WITHDRAWN})


def explain_comparison(comparison: Comparison, reader: Reader) -> Document:
    """Return both outcomes and why they differ, and the norms by category."""
    titles: dict[str | None, str] = {
        key: reader.category_of(key) for key in comparison.by_category if key is not None
    }
    return Document(
        title=reader.say(_TITLE),
        summary=(
            *outcome_pair(comparison, reader),
            *_why(comparison, reader),
            *section(
                reader.say(_NORMS_TITLE),
                said(progress_line(comparison, reader)),
                said(repeats(comparison, reader)),
            ),
        ),
        annexes=(
            *section(reader.say(_NORMS), *progress_parts(comparison, titles, reader)),
            *backing(reader, (), comparison_assumptions(reader)),
        ),
    )


def outcome_pair(comparison: Comparison, reader: Reader) -> tuple[Part, ...]:
    """Return both outcomes."""
    before, after = (reader.say(OUTCOMES[one]) for one in (comparison.before, comparison.after))
    return (
        *said(reader.say(OUTCOME_BEFORE, outcome=before)),
        *said(reader.say(OUTCOME_AFTER, outcome=after)),
    )


def comparison_assumptions(reader: Reader) -> list[str]:
    """Return how earlier ratings were compared."""
    return [reader.say(_EARLIER_COUNTS)]


def _why(comparison: Comparison, reader: Reader) -> tuple[Section, ...]:
    """Return what each factor does to the outcome, the decisive ones first."""
    changed = comparison.before is not comparison.after
    text = ""
    if changed:
        decisive = [reader.say(_FACTORS[factor]) for factor in comparison.decisive]
        text = reader.say(_NOT_DECISIVE)
        if decisive:
            text = reader.say(_DECISIVE, len(decisive), factors=reader.listed(decisive))
    return section(
        reader.say(_CHANGED if changed else _SAME_OUTCOME),
        said(text),
        bulleted(_effect(effect, reader) for effect in comparison.factors),
    )


def _effect(effect: FactorEffect, reader: Reader) -> Item:
    factor = capital(reader.say(_FACTORS[effect.factor]))
    if not effect.differs:
        return Item(reader.say(_SAME, factor=factor))
    return item(
        reader.say(_DIFFERS, factor=factor),
        said(reader.say(_ALONE, outcome=_world(effect.alone, reader))),
        said(reader.say(_WITHOUT, outcome=_world(effect.without, reader))),
    )


def _world(outcome: Outcome | None, reader: Reader) -> str:
    return reader.say(_WORLD_UNKNOWN if outcome is None else OUTCOMES[outcome])


def repeats(comparison: Comparison, reader: Reader) -> str:
    """Return the norms that fall short again: what to look at first."""
    norms, rating = comparison.repeats, reader.rating(Rating.MET)
    if not norms:
        return reader.say(_NO_REPEATS, rating=rating)
    listing = reader.first(norms, _SHOWN)
    return reader.say(_REPEATS, len(norms), rating=rating, norms=listing)


def progress_line(comparison: Comparison, reader: Reader) -> str:
    """Return how many norms made which progress."""
    totals = _totals(comparison)
    parts = [
        reader.say(_COUNT, count=count, progress=reader.say(PROGRESSES[progress]))
        for progress, count in totals.items()
        if count
    ]
    return f"{reader.say(NORMS, sum(totals.values()))}: {', '.join(parts)}."


def progress_parts(
    comparison: Comparison, titles: Mapping[str | None, str], reader: Reader
) -> tuple[tuple[Part, ...], ...]:
    """Return the progress by category, and the norms of which there is something to say."""
    by_category: dict[str | None, list[NormComparison]] = {}
    for norm in comparison.norms:
        by_category.setdefault(norm.category, []).append(norm)
    # As everywhere, what is not known comes last.
    keys = sorted(by_category, key=lambda key: key is None)
    named = {key: reader.say(NO_CATEGORY) if key is None else titles.get(key, key) for key in keys}
    items = [
        item(named[key], listed) for key in keys if (listed := _listed(by_category[key], reader))
    ]
    return _table(comparison, named, reader), bulleted(items)


def _table(
    comparison: Comparison, named: Mapping[str | None, str], reader: Reader
) -> tuple[Table, ...]:
    totals = _totals(comparison)
    shown = [progress for progress, count in totals.items() if count]
    rows = [(title, comparison.by_category[key]) for key, title in named.items()]
    rows.append((reader.say(TOTAL), totals))
    return (
        Table(
            header=(
                reader.say(_CATEGORY),
                reader.say(_NORM_COUNT),
                *(reader.say(PROGRESSES[progress]) for progress in shown),
            ),
            rows=tuple(
                (
                    title,
                    reader.number(sum(counts.values())),
                    *(reader.number(counts.get(progress, 0)) for progress in shown),
                )
                for title, counts in rows
            ),
        ),
    )


def _totals(comparison: Comparison) -> dict[Progress, int]:
    return {
        progress: sum(counts.get(progress, 0) for counts in comparison.by_category.values())
        for progress in Progress
    }


def _listed(norms: Iterable[NormComparison], reader: Reader) -> tuple[Part, ...]:
    """Return the norms of a category, those together of which the same can be said."""
    found: dict[Progress, dict[str, list[str]]] = {}
    for norm in norms:
        # A norm that is met as before stands in the counts.
        if (norm.progress, norm.change, norm.after) != (
            Progress.SAME,
            Change.UNCHANGED,
            Rating.MET,
        ):
            alike = found.setdefault(norm.progress, {})
            alike.setdefault(norm_told(norm, reader), []).append(norm.norm)
    return bulleted(
        f"{text}: {', '.join(names)}"
        for progress in Progress
        for text, names in found.get(progress, {}).items()
    )


def norm_told(norm: NormComparison, reader: Reader) -> str:
    """Return what became of the rating of a norm, and of the norm itself."""
    before = after = ""
    if norm.expected is not None:
        before = found_text(norm.expected, reader, _UNKNOWN)
    if norm.after is not None:
        after = found_text(norm.after, reader)
    progress = reader.say(PROGRESSES[norm.progress])
    text = reader.say(
        _PROGRESS_OF_NORM[norm.progress], progress=progress, before=before, after=after
    )
    if norm.change in _PLAIN:
        return text
    return reader.say(_NORM_CHANGED, progress=text, change=reader.say(CHANGES[norm.change]))
