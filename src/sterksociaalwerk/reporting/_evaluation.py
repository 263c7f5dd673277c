# SPDX-License-Identifier: MIT
"""Explains an evaluation: the verdict, with the norms behind it."""

from collections.abc import Iterable, Mapping

from ..evaluation import Evaluation, Reason
from ..framework import OPEN_RATINGS, Cycle, NormId, Rated, Rating, Tally
from ._improvements import improvement_section
from ._shared import CYCLES, NO_CATEGORY, STILL_TO_RATE, backing
from ._tree import Document, Part, Section, bulleted, item, said, section, terms
from ._verdict import (
    RATINGS,
    Names,
    limit_details,
    limit_lines,
    limit_sources,
    outcome_lines,
    outcome_title,
    rating_table,
    totals,
)
from ._words import Counted, Reader, Text, capital, one_line

_RULE = Text("Toegepaste regel", "Rule applied")
_SAME_RULE = Text(
    "{cycle}; dit normenkader gebruikt dezelfde regel als bij een {first}",
    "{cycle}; this edition uses the same rule as for a {first}",
)
_FIRST = Text(
    "Het eerst te beoordelen, omdat de uitkomst ervan afhangt",
    "To be rated first, because the outcome depends on it",
)
_RATINGS_ANNEX = Text("Beoordelingen in detail", "Ratings in detail")
_LIMITS_ANNEX = Text("De grenzen in detail", "The limits in detail")
_ONE_OF = Text("{ratings}, nog te bepalen", "{ratings}, still to be settled")
_NOT_APPLICABLE_LEFT_OUT = Text(
    "Normen zonder beoordeling worden niet alsnog '{rating}'.",
    "Norms without a rating do not become '{rating}' later.",
)
_RISKY = Counted(
    Text(
        "Let op: bij {count} norm kan een betere beoordeling de uitkomst verslechteren.",
        "Note: for {count} norm, a better rating can make the outcome worse.",
    ),
    Text(
        "Let op: bij {count} normen kan een betere beoordeling de uitkomst verslechteren.",
        "Note: for {count} norms, a better rating can make the outcome worse.",
    ),
)

# So many norms to rate first stand in a summary; others are counted.
_SHOWN_FIRST = 6


def explain_evaluation(evaluation: Evaluation, reader: Reader) -> Document:
    """Return what is known of an evaluation, the outcome first."""
    verdict, reader = evaluation.verdict, reader.knowing(evaluation.framework)
    return Document(
        title=capital(one_line(evaluation.framework.title)),
        summary=(
            *terms((reader.say(_RULE), rule_text(evaluation, reader))),
            *section(
                outcome_title(verdict, reader),
                limit_lines(verdict, reader),
                outcome_lines(verdict, reader),
                first_lines(evaluation, reader),
                risk(evaluation, reader),
            ),
            *section(reader.say(RATINGS), said(totals(verdict.tally, reader))),
        ),
        annexes=(
            *evaluation_sections(evaluation, reader),
            *backing(
                reader,
                limit_sources(verdict, reader),
                evaluation_assumptions(evaluation, reader),
            ),
        ),
    )


def rule_text(evaluation: Evaluation, reader: Reader) -> str:
    """Return which of the rules of the edition was applied."""
    cycle = reader.say(CYCLES[evaluation.cycle])
    if evaluation.cycle is Cycle.INITIAL or evaluation.framework.recertification_rule is not None:
        return cycle
    return reader.say(_SAME_RULE, cycle=cycle, first=reader.say(CYCLES[Cycle.INITIAL]))


def first_lines(evaluation: Evaluation, reader: Reader) -> tuple[Part, ...]:
    """Return which norms to rate first, where the outcome is open and it makes a difference."""
    decisive, still_open = evaluation.decisive, evaluation.tally.open
    # Where many are open and each can still move the outcome, a list of them says nothing.
    if not decisive or len(decisive) == still_open > _SHOWN_FIRST:
        return ()
    return terms((reader.say(_FIRST), reader.first(decisive, _SHOWN_FIRST)))


def risk(evaluation: Evaluation, reader: Reader) -> tuple[Part, ...]:
    """Return that a better rating can make the outcome worse, where it can."""
    norms = {each.norm for each in evaluation.risky_raises}
    return said(reader.say(_RISKY, len(norms))) if norms else ()


def evaluation_sections(evaluation: Evaluation, reader: Reader) -> tuple[Section, ...]:
    """Return the norms by category, the limits in detail, and what raising a norm may do."""
    # Worked out when they are read: once is enough.
    ratings, reasons = evaluation.ratings, evaluation.reasons
    return (
        *section(reader.say(_RATINGS_ANNEX), *_ratings(evaluation, ratings, reader)),
        *section(
            reader.say(_LIMITS_ANNEX),
            limit_details(evaluation.verdict, reader, _names(evaluation, reasons)),
        ),
        *improvement_section(evaluation, reader),
    )


def evaluation_assumptions(evaluation: Evaluation, reader: Reader) -> list[str]:
    """Return how the rule was read, and what an open norm is never taken to be."""
    framework = evaluation.framework
    own = framework.recertification_rule is not None
    rule = "recertification_rule" if own and evaluation.cycle is not Cycle.INITIAL else "rule"
    notes = reader.assumed(framework.assumptions, rule)
    if framework.allows_not_applicable and OPEN_RATINGS in evaluation.ratings.values():
        title = reader.rating(Rating.NOT_APPLICABLE)
        notes.append(reader.say(_NOT_APPLICABLE_LEFT_OUT, rating=title))
    return notes


def _names(evaluation: Evaluation, reasons: Iterable[Reason]) -> Names:
    if not evaluation.framework.rule_for(evaluation.cycle).needs_norms:
        return Names()
    return Names(
        places={norm.id: at for at, norm in enumerate(evaluation.framework.norms)},
        counted={reason.limit: reason.norms for reason in reasons if reason.limit is not None},
    )


def _ratings(
    evaluation: Evaluation, ratings: Mapping[NormId, Rated], reader: Reader
) -> tuple[tuple[Part, ...], ...]:
    """Return the counts by category, and the norms that are not met or still open."""
    named: dict[str | None, dict[Rated, list[NormId]]] = {}
    for norm, found in zip(evaluation.framework.norms, ratings.values(), strict=True):
        if found is not Rating.MET:
            named.setdefault(norm.category, {}).setdefault(found, []).append(norm.id)
    by_category = evaluation.by_category
    titles: dict[str | None, str] = {
        category.key: reader.category(category) for category in evaluation.framework.categories
    }
    titles[None] = reader.say(NO_CATEGORY)
    # An edition may have categories that no norm of the catalogue belongs to.
    rows: list[tuple[str, Tally]] = [
        (title, by_category[key]) for key, title in titles.items() if key in by_category
    ]
    lists = {
        key: bulleted(
            f"{_label(found, reader)}: {', '.join(named[key][found])}"
            for found in sorted(named[key], key=_order)
        )
        for key in titles
        if key in named
    }
    if all(key is None for key in by_category):
        # Where no category is known, none is named.
        return said(totals(evaluation.tally, reader)), lists.get(None, ())
    items = [item(titles[key], norms) for key, norms in lists.items()]
    return rating_table(rows, evaluation.tally, reader), bulleted(items)


def _order(found: Rated) -> tuple[bool, bool, list[int]]:
    """Sort what is rated before what is open, and what is not rated at all last."""
    if isinstance(found, Rating):
        return False, False, [found.order]
    return True, found == OPEN_RATINGS, sorted(rating.order for rating in found)


def _label(found: Rated, reader: Reader) -> str:
    if isinstance(found, Rating):
        return reader.rating(found)
    if found == OPEN_RATINGS:
        return reader.say(STILL_TO_RATE)
    return reader.say(_ONE_OF, ratings=reader.quoted(found, either=True))
