# SPDX-License-Identifier: MIT
"""Explains many audits together: the report on a sector."""

from ..sector import OutcomeCounts, Portfolio, SectorReport
from ._framework import norm_list, rule_sources
from ._methods import INTERVALS, methods
from ._sector_groups import (
    GROUPS_TITLE,
    suppression_lines,
    trend_assumed,
    trend_cited,
    trend_line,
    trend_sections,
)
from ._sector_impact import impact_lines, impact_sections, impact_title
from ._sector_norms import least_met, norm_sections
from ._sector_pairs import (
    ALIKE,
    BLIND,
    pairs_assumed,
    pairs_cited,
    pairs_line,
    pairs_parts,
    spots_assumed,
    spots_line,
    spots_parts,
)
from ._sector_shares import independence, outcome_lines
from ._shared import NORMS, Cited, backing
from ._tree import Document, Part, Section, said, section, terms
from ._words import Counted, Reader, Text, one_line

_TITLE = Text(
    "Sectorrapport: toetsingen volgens {edition}", "Sector report: audits under {edition}"
)
_AUDITS = Text("Toetsingen", "Audits")
_EDITION = Text("Normenkader", "Edition")
_EDITION_NORMS = Text("{title} ({norms})", "{title} ({norms})")
OUTCOMES_TITLE = Text("Uitkomsten", "Outcomes")
_NORMS_TITLE = Text("De normen", "The norms")
_TOO_FEW = Counted(
    Text(
        "Er is minder dan {count} toetsing; daarom zijn alle cijfers afgeschermd.",
        "There is less than {count} audit, so all figures are suppressed.",
    ),
    Text(
        "Er zijn minder dan {count} toetsingen; daarom zijn alle cijfers afgeschermd.",
        "There are fewer than {count} audits, so all figures are suppressed.",
    ),
)
_ASKED = Text("Wat de normen vragen", "What the norms ask")


def report_on(value: Portfolio | SectorReport) -> SectorReport:
    """Return the report that shows a value; a portfolio is shown by one without a minimum."""
    return SectorReport.of(value) if isinstance(value, Portfolio) else value


def explain_portfolio(portfolio: Portfolio, reader: Reader) -> Document:
    """Return what many audits say together."""
    return explain_sector(report_on(portfolio), reader)


def explain_sector(report: SectorReport, reader: Reader) -> Document:
    """Return a report on many audits."""
    framework, outcomes = report.framework, report.outcomes
    reader = reader.knowing(framework)
    title = reader.say(_TITLE, edition=reader.framework(framework))
    edition = (
        reader.say(_EDITION),
        reader.say(
            _EDITION_NORMS,
            title=one_line(framework.title),
            norms=reader.say(NORMS, framework.norm_count),
        ),
    )
    if outcomes is None:
        return Document(
            title=title,
            summary=(*terms(edition), *said(reader.say(_TOO_FEW, report.minimum))),
        )
    if not outcomes.total:
        return Document(title=title, summary=(*terms(edition), *outcome_lines(outcomes, reader)))
    return Document(
        title=title,
        summary=(
            *terms((reader.say(_AUDITS), reader.number(outcomes.total)), edition),
            *_summary(report, outcomes, reader),
        ),
        annexes=_annexes(report, reader),
    )


def _summary(report: SectorReport, outcomes: OutcomeCounts, reader: Reader) -> tuple[Part, ...]:
    pairs, spots, impact = report.redundant_pairs, report.blind_spots, report.impact
    lines = (
        *((spots_line(spots, reader),) if spots else ()),
        *((pairs_line(pairs, reader),) if pairs else ()),
    )
    return (
        *section(reader.say(OUTCOMES_TITLE), outcome_lines(outcomes, reader)),
        *section(reader.say(_NORMS_TITLE), least_met(report.norms, reader), terms(*lines)),
        *section(
            reader.say(GROUPS_TITLE),
            terms(*(trend_line(trend, reader) for trend in report.trends)),
            said(*suppression_lines(report.trends, reader)),
        ),
        *(section(impact_title(impact, reader), impact_lines(impact, reader)) if impact else ()),
    )


def _annexes(report: SectorReport, reader: Reader) -> tuple[Section, ...]:
    pairs, spots, impact = report.redundant_pairs, report.blind_spots, report.impact
    asked = [norm for norm in report.framework.norms if norm.text]
    return (
        *norm_sections(report.norms, report.categories, reader),
        *trend_sections(report.trends, reader),
        *(section(reader.say(BLIND), spots_parts(spots, reader)) if spots else ()),
        *(section(reader.say(ALIKE), pairs_parts(pairs, reader)) if pairs else ()),
        *(section(impact_title(impact, reader), impact_sections(impact, reader)) if impact else ()),
        *section(reader.say(_ASKED), norm_list(asked, reader)),
        *backing(reader, _cited(report, reader), _assumed(report, reader)),
    )


def _cited(report: SectorReport, reader: Reader) -> list[Cited]:
    found = methods(reader, INTERVALS) + trend_cited(report.trends, reader)
    found += pairs_cited(reader) if report.redundant_pairs else []
    return rule_sources(report.framework, reader) + list(dict.fromkeys(found))


def _assumed(report: SectorReport, reader: Reader) -> list[str]:
    pairs, spots, framework = report.redundant_pairs, report.blind_spots, report.framework
    return [
        *reader.assumed(framework.assumptions, "rule", "recertification_rule"),
        independence(reader),
        *trend_assumed(report.trends, reader),
        *(spots_assumed(spots, reader) if spots else ()),
        *(pairs_assumed(pairs, reader) if pairs else ()),
    ]
