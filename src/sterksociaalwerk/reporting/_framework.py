# SPDX-License-Identifier: MIT
"""Explains an edition of a norm framework: what it asks, its limits, and what of it is ours."""

from collections.abc import Iterable

from ..framework import Framework, Norm, Rating, Rule
from ._shared import NORMS, Cited, backing, numbered_limits
from ._tree import Document, Items, bulleted, item, numbered, said, section, terms
from ._verdict import Names, limit_bound, limit_parts
from ._words import Counted, Reader, Text, capital, one_line

_NORMS = Text("Normen", "Norms")
_CATEGORY = Text("{category} ({count})", "{category} ({count})")
_SPLIT_NOT_KNOWN = Text(
    "{count}, in de categorieën {categories}; de verdeling is niet bekend",
    "{count}, in the categories {categories}; the split is not known",
)
_SPLIT = Text("{count}: {categories}", "{count}: {categories}")
_IN_FORCE_FROM = Text("Geldt vanaf", "In force from")
_CERTIFICATE = Text("Geldigheid van een certificaat", "Validity of a certificate")
_YEARS = Counted(Text("{count} jaar", "{count} year"), Text("{count} jaar", "{count} years"))
_NOT_KNOWN = Text("niet bekend", "not known")
_VOLUNTEERS = Text("Vrijwilligers", "Volunteers")
_CRITICAL_COUNT = Text(
    "bedrijfskritische vrijwilligers tellen mee", "business-critical volunteers count"
)
_NONE_COUNT = Text("vrijwilligers tellen niet mee", "volunteers do not count")
_RATING = Text("Beoordeling '{rating}'", "Rating '{rating}'")
_ALLOWED = Text("mogelijk", "possible")
_NOT_ALLOWED = Text("niet mogelijk", "not possible")
_NO_CATALOGUE = Text(
    "De normen zelf zijn hier niet ingevoerd.", "The norms themselves have not been supplied here."
)
_LIMITS = Text("De grenzen", "The limits")
_FIRST = Text("De grenzen bij een eerste toetsing", "The limits at a first audit")
_AGAIN = Text("De grenzen bij een hertoetsing", "The limits at a re-audit")
_ALL = Text("De normen", "The norms")
_NORM = Text("{norm}: {text}", "{norm}: {text}")
_THIS_EDITION = Text("dit normenkader", "this edition")
_LIMITS_AGAIN = Text("{limits} bij een hertoetsing", "{limits} at a re-audit")


def explain_framework(framework: Framework, reader: Reader) -> Document:
    """Return what an edition asks, and its sources and assumptions."""
    reader = reader.knowing(framework)
    again = framework.recertification_rule
    years = framework.certificate_years
    in_force = framework.in_force_from
    counts = framework.counts_business_critical_volunteers
    allowed = framework.allows_not_applicable
    return Document(
        title=capital(one_line(framework.title)),
        summary=(
            *terms(
                (reader.say(_NORMS), _count(framework, reader)),
                (
                    reader.say(_IN_FORCE_FROM),
                    reader.say(_NOT_KNOWN) if in_force is None else reader.day(in_force),
                ),
                (
                    reader.say(_CERTIFICATE),
                    reader.say(_NOT_KNOWN) if years is None else reader.say(_YEARS, years),
                ),
                (reader.say(_VOLUNTEERS), reader.say(_CRITICAL_COUNT if counts else _NONE_COUNT)),
                (
                    reader.say(_RATING, rating=reader.rating(Rating.NOT_APPLICABLE)),
                    reader.say(_ALLOWED if allowed else _NOT_ALLOWED),
                ),
            ),
            *section(
                reader.say(_LIMITS if again is None else _FIRST), _limits(framework.rule, reader)
            ),
            *(() if again is None else section(reader.say(_AGAIN), _limits(again, reader))),
            *said("" if framework.norms else reader.say(_NO_CATALOGUE)),
        ),
        annexes=(
            *section(reader.say(_ALL), norm_list(framework.norms, reader)),
            *backing(
                reader,
                _sources(framework, reader),
                reader.assumed(framework.assumptions),
            ),
        ),
    )


def norm_list(norms: Iterable[Norm], reader: Reader) -> tuple[Items, ...]:
    """Return norms with what they ask, where that is known."""
    return bulleted(
        reader.say(_NORM, norm=norm.id, text=norm.text) if norm.text else norm.id for norm in norms
    )


def _count(framework: Framework, reader: Reader) -> str:
    count = reader.say(NORMS, framework.norm_count)
    counts = framework.category_counts
    if counts is None:
        titles = [reader.category(each) for each in framework.categories]
        return reader.say(_SPLIT_NOT_KNOWN, count=count, categories=reader.listed(titles))
    titles = [
        reader.say(_CATEGORY, category=reader.category(each), count=counts[each.key])
        for each in framework.categories
    ]
    return reader.say(_SPLIT, count=count, categories=reader.listed(titles))


def _limits(rule: Rule, reader: Reader) -> tuple[Items, ...]:
    return numbered(
        item(limit_bound(limit, reader), bulleted(limit_parts(limit, reader, Names())))
        for limit in rule.limits
    )


def _sources(framework: Framework, reader: Reader) -> list[Cited]:
    """Return where the limits were read, and what else the edition rests on."""
    cited = rule_sources(framework, reader)
    known = {source for source, _ in cited}
    this = reader.say(_THIS_EDITION)
    return cited + [(source, this) for source in framework.sources if source not in known]


def rule_sources(framework: Framework, reader: Reader) -> list[Cited]:
    """Return where the limits were read."""
    cited: list[Cited] = []
    for rule, text in ((framework.rule, None), (framework.recertification_rule, _LIMITS_AGAIN)):
        places: dict[object, list[int]] = {}
        for number, limit in enumerate(rule.limits if rule is not None else (), 1):
            places.setdefault(limit.source, []).append(number)
        for numbers in places.values():
            limits = numbered_limits(numbers, reader)
            what = limits if text is None else reader.say(text, limits=limits)
            source = rule.limits[numbers[0] - 1].source if rule is not None else None
            cited.append((source, what))
    return cited
