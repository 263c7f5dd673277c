# SPDX-License-Identifier: MIT
"""Explains the conclusion of an audit: a summary of one screen, and all that is behind it.

The parts that have an explanation of their own (edition, population, coverage, evaluation) are said
here in the same words; sources and assumptions come once, at the end.
"""

from ..audit import NotCountedReason
from ..conclusion import Conclusion, IssueCode, Severity
from ..framework import Cycle, Framework
from ._applicability import edition_assumptions, edition_lines, edition_sources
from ._comparison import (
    comparison_assumptions,
    outcome_pair,
    progress_line,
    progress_parts,
)
from ._coverage import coverage_assumptions, coverage_lines, coverage_sections
from ._evaluation import (
    evaluation_assumptions,
    evaluation_sections,
    first_lines,
    risk,
    rule_text,
)
from ._findings import finding_sections
from ._follow_up import follow_up_lines
from ._issue_lists import COUNTED_POINTS, POINTS, WEIGHTS_OURS, point_lists
from ._issues import FEW, issue_sentences
from ._points import point_sections, points_line
from ._population import population_assumptions, population_sections, volunteer_section
from ._scope import scope_sections
from ._shared import CYCLES, KINDS, Cited, backing, name_of
from ._tree import Document, Part, Section, bulleted, said, section, terms
from ._verdict import limit_lines, limit_sources, outcome_lines, outcome_title
from ._words import Counted, Reader, Text, one_line

# ---------------------------------------------------------------- who, what and when

_TITLE = Text("{organisation}, toetsing van {audited_on}", "{organisation}, audit of {audited_on}")
_TITLE_WITHOUT_SCOPE = Text("Toetsing {id} van {audited_on}", "Audit {id} of {audited_on}")
_KIND = Text("Toetsingsvariant", "Kind of audit")
_KIND_AND_CYCLE = Text("{kind}, {cycle}", "{kind}, {cycle}")
_ID = Text("Kenmerk", "Identifier")
_EDITION = Text("Normenkader", "Edition")
_RULE = Text("Toegepaste regel", "Rule applied")
_CERTIFYING_BODY = Text("Certificerende instelling", "Certifying body")
_AUDITORS = Counted(Text("Auditor", "Auditor"), Text("Auditoren", "Auditors"))
_STARTED = Text("Begin van het traject", "Start of the process")

# ---------------------------------------------------------------- outcome and consequences

_NO_OUTCOME = Text("Nog geen uitkomst", "No outcome yet")
_NOT_EVALUATED = Text(
    "De normen zijn hier niet bekend; de bevindingen zijn dus niet naast de regel gelegd.",
    "The norms are not known here, so the rule was not applied to the findings.",
)
_FOLLOWS = Text("Wat volgt", "What follows")
_MORE = Counted(
    Text("En nog {count} punt.", "And {count} more."),
    Text("En nog {count} punten.", "And {count} more."),
)
_REWEIGHED = Counted(
    Text(
        "Van {count} soort punten is het gewicht aangepast.",
        "The weight of {count} kind of point was changed.",
    ),
    Text(
        "Van {count} soorten punten is het gewicht aangepast.",
        "The weights of {count} kinds of points were changed.",
    ),
)
_USUALLY = Text(
    "{sentence} (Gewicht aangepast; gebruikelijk: {usual}.)",
    "{sentence} (Weight changed; usually: {usual}.)",
)
_PARTS_JOINED = Text(
    "Hoe dit label de beoordelingen van onderdelen samenvoegt, is niet bekend; zonder "
    "bevinding over het geheel ligt een norm hier tussen de slechtste en de beste beoordeling "
    "van de onderdelen.",
    "How this label combines the ratings of parts is not known; without a finding on the "
    "whole, a norm is assumed to lie between the worst and the best rating of its parts.",
)
_ALSO = Text("Verder: {points}.", "Also: {points}.")

# ---------------------------------------------------------------- the annexes

_ANNEX_OFPOINTS = Text("Punten bij deze toetsing", "Points on this audit")
_RATINGS_ANNEX = Text("Beoordelingen en grenzen", "Ratings and limits")
_PREVIOUS = Text("Vergeleken met de vorige toetsing", "Compared with the earlier audit")
_RETURNED = Counted(
    Text(
        "Bij {count} norm is net als de vorige keer een verbeterpunt genoemd of niet volledig "
        "voldaan: {norms}.",
        "As at the earlier audit, {count} norm has a point to improve or falls short: {norms}.",
    ),
    Text(
        "Bij {count} normen is net als de vorige keer een verbeterpunt genoemd of niet volledig "
        "voldaan: {norms}.",
        "As at the earlier audit, {count} norms have a point to improve or fall short: {norms}.",
    ),
)
_SCOPE = Text("Scope en gesprekken", "Scope and interviews")
_UNKNOWN_SCOPE = Text(
    "De scope is niet vastgelegd. Wie meetelt en wie gehoord moest worden, is daardoor niet na te "
    "gaan.",
    "The scope has not been recorded, so who counts and who had to be heard cannot be determined.",
)
_EDITION_ANNEX = Text("Het normenkader", "The edition")
_UNKNOWN_EDITION = Text(
    "Het normenkader is hier niet bekend. Of het mag worden gebruikt, wie meetelt en wie gehoord "
    "moest worden, is daardoor niet na te gaan.",
    "The edition is not known here, so whether it may be used, who counts and who had to be heard "
    "cannot be determined.",
)
_START_SET_ASIDE = Text(
    "De opgegeven begindag van het traject kan niet kloppen en is hierbij buiten beschouwing "
    "gelaten.",
    "The day given for the start of the process cannot be right and was set aside here.",
)
_INTERVIEWS = Text("De gesprekken", "The interviews")
_NO_INTERVIEWS = Text("Er zijn geen gesprekken gevoerd.", "There were no interviews.")
_INTERVIEWS_NOT_RECORDED = Text(
    "De gesprekken zijn niet vastgelegd.", "The interviews are not recorded."
)

_OF_PARTS = {
    IssueCode.PARTS_DIFFER,
    IssueCode.PARTS_DIFFER_DECISIVE,
    IssueCode.PARTS_NOT_ASSESSED,
}
_SHOWN_ERRORS = 3
_SHOWN_AUDITORS = 4


def explain_conclusion(conclusion: Conclusion, reader: Reader) -> Document:
    """Return who, the outcome, what follows and what comes first; then all that is behind it."""
    evaluation = conclusion.evaluation
    framework = None if evaluation is None else evaluation.framework
    reader = reader.under(conclusion.scheme)
    return Document(
        title=_title(conclusion, reader),
        summary=(
            *_facts(conclusion, reader),
            *_outcome(conclusion, reader),
            *_follows(conclusion, reader),
            *_first(conclusion, reader),
        ),
        annexes=(
            *_points(conclusion, reader),
            *finding_sections(conclusion.audit.findings, framework, reader),
            *(
                ()
                if evaluation is None
                else section(
                    reader.say(_RATINGS_ANNEX),
                    # That a first audit has the rule of a first audit needs no telling.
                    ()
                    if evaluation.cycle is Cycle.INITIAL
                    else terms((reader.say(_RULE), rule_text(evaluation, reader))),
                    evaluation_sections(evaluation, reader),
                )
            ),
            *_previous(conclusion, reader),
            *point_sections(conclusion.points, reader),
            *section(reader.say(_SCOPE), *_scope(conclusion, reader)),
            *section(reader.say(_EDITION_ANNEX), _edition(conclusion, reader)),
            *backing(reader, _sources(conclusion, reader), _assumptions(conclusion, reader)),
        ),
    )


# ---------------------------------------------------------------- the summary


def _title(conclusion: Conclusion, reader: Reader) -> str:
    audit = conclusion.audit
    if audit.scope is None:
        return reader.say(_TITLE_WITHOUT_SCOPE, id=audit.id, audited_on=audit.audited_on)
    organisation = name_of(audit.scope.organisation)
    return reader.say(_TITLE, organisation=organisation, audited_on=audit.audited_on)


def _facts(conclusion: Conclusion, reader: Reader) -> tuple[Part, ...]:
    """Return which audit it is: by whom, under which edition, after which process."""
    audit = conclusion.audit
    kind, cycle = reader.say(KINDS[audit.kind]), reader.say(CYCLES[audit.cycle])
    started = audit.process_started_on
    auditors = reader.first(audit.auditors, _SHOWN_AUDITORS) if audit.auditors else ""
    return terms(
        (reader.say(_KIND), reader.say(_KIND_AND_CYCLE, kind=kind, cycle=cycle)),
        (reader.say(_EDITION), _edition_title(conclusion, reader)),
        (reader.say(_ID), audit.id),
        (reader.say(_CERTIFYING_BODY), one_line(audit.certifying_body or "")),
        (reader.say(_AUDITORS, len(audit.auditors)), auditors),
        (reader.say(_STARTED), "" if started is None else reader.day(started)),
    )


def _edition_title(conclusion: Conclusion, reader: Reader) -> str:
    """Return the title of the edition, which names its label too."""
    framework = _framework(conclusion)
    if framework is None:
        return reader.edition_of(conclusion.audit.framework)
    return one_line(framework.title)


def _framework(conclusion: Conclusion) -> Framework | None:
    key = conclusion.audit.framework
    return next((each for each in conclusion.scheme.frameworks if each.key == key), None)


def _outcome(conclusion: Conclusion, reader: Reader) -> tuple[Section, ...]:
    evaluation = conclusion.evaluation
    if evaluation is None:
        return section(reader.say(_NO_OUTCOME), said(reader.say(_NOT_EVALUATED)))
    verdict = evaluation.verdict
    return section(
        outcome_title(verdict, reader),
        limit_lines(verdict, reader),
        outcome_lines(verdict, reader, alone=False),
        first_lines(evaluation, reader),
        risk(evaluation, reader),
    )


def _follows(conclusion: Conclusion, reader: Reader) -> tuple[Section, ...]:
    """Return what can follow and by whom; or that nothing can yet."""
    errors = len(_sentences(conclusion, Severity.ERROR, reader))
    return section(reader.say(_FOLLOWS), follow_up_lines(conclusion, errors, reader))


def _first(conclusion: Conclusion, reader: Reader) -> tuple[Part, ...]:
    """Return what has to be solved first, as far as fits; and how many other points there are."""
    errors = issue_sentences(conclusion.of_severity(Severity.ERROR), reader, FEW)
    # What else the summary has to say takes room from them.
    also = [bool(conclusion.points), bool(conclusion.severities)]
    if conclusion.evaluation is not None:
        also.append(bool(first_lines(conclusion.evaluation, reader)))
    room = max(1, _SHOWN_ERRORS - sum(also))
    shown = errors if len(errors) <= room + 1 else errors[:room]
    more = len(errors) - len(shown)
    counted = [
        reader.say(text, count)
        for severity, text in COUNTED_POINTS.items()
        if severity is not Severity.ERROR
        and (count := len(_sentences(conclusion, severity, reader)))
    ]
    changed = len(conclusion.severities)
    return (
        *section(
            reader.say(POINTS[Severity.ERROR]),
            bulleted(shown),
            said(reader.say(_MORE, more) if more else ""),
        ),
        *points_line(conclusion.points, reader),
        *said(reader.say(_REWEIGHED, changed) if changed else ""),
        *said(reader.say(_ALSO, points=reader.listed(counted)) if counted else ""),
    )


# ---------------------------------------------------------------- the annexes


def _sentences(conclusion: Conclusion, severity: Severity, reader: Reader) -> list[str]:
    """Return the points of one weight, those with a changed weight last and marked."""
    issues = conclusion.of_severity(severity)
    sentences = issue_sentences(
        (each for each in issues if each.code not in conclusion.severities), reader
    )
    for code in conclusion.severities:
        usual = reader.say(POINTS[code.severity_for(conclusion.audit.kind)])
        sentences += (
            reader.say(_USUALLY, sentence=sentence, usual=usual.lower())
            for sentence in issue_sentences((each for each in issues if each.code is code), reader)
        )
    return sentences


def _points(conclusion: Conclusion, reader: Reader) -> tuple[Section, ...]:
    return section(
        reader.say(_ANNEX_OFPOINTS),
        point_lists(
            {severity: _sentences(conclusion, severity, reader) for severity in Severity}, reader
        ),
    )


def _previous(conclusion: Conclusion, reader: Reader) -> tuple[Section, ...]:
    """Return both outcomes, what fell short again, and what became of each norm."""
    comparison, norms = conclusion.comparison, conclusion.returned
    if comparison is None or conclusion.evaluation is None:
        return ()
    titles: dict[str | None, str] = {
        category.key: reader.category(category)
        for category in conclusion.evaluation.framework.categories
    }
    returned = reader.say(_RETURNED, len(norms), norms=", ".join(norms)) if norms else ""
    return section(
        reader.say(_PREVIOUS),
        outcome_pair(comparison, reader),
        said(returned),
        said(progress_line(comparison, reader)),
        *progress_parts(comparison, titles, reader),
    )


def _scope(conclusion: Conclusion, reader: Reader) -> tuple[tuple[Part, ...], ...]:
    """Return what the audit was about, who counts and whom the auditors spoke to."""
    scope = conclusion.audit.scope
    if scope is None:
        return (said(reader.say(_UNKNOWN_SCOPE)),)
    population, coverage = conclusion.population, conclusion.coverage
    people: tuple[Part, ...] = ()
    if population is not None:
        people = population_sections(population, reader)
        reasons = {group.reason for group in population.not_counted}
        # Where no volunteers count, what they do makes no difference.
        if NotCountedReason.EDITION_COUNTS_NO_VOLUNTEERS not in reasons:
            people += volunteer_section(scope.volunteers or (), reader)
    heard: tuple[Part, ...] = ()
    if conclusion.audit.interviews is None:
        heard = section(reader.say(_INTERVIEWS), said(reader.say(_INTERVIEWS_NOT_RECORDED)))
    elif not conclusion.audit.interviews:
        # What should have been covered is all of the above.
        heard = section(reader.say(_INTERVIEWS), said(reader.say(_NO_INTERVIEWS)))
    elif coverage is not None:
        heard = (
            *section(reader.say(_INTERVIEWS), coverage_lines(coverage, reader)),
            *coverage_sections(coverage, reader),
        )
    return scope_sections(scope, reader), people, heard


def _edition(conclusion: Conclusion, reader: Reader) -> tuple[Part, ...]:
    answer, audit = conclusion.applicability, conclusion.audit
    if answer is None:
        return said(reader.say(_UNKNOWN_EDITION))
    started = audit.process_started_on
    aside = started is not None and started > audit.audited_on
    return (
        *edition_lines(answer, reader, heading=True),
        *said(reader.say(_START_SET_ASIDE) if aside else ""),
    )


def _sources(conclusion: Conclusion, reader: Reader) -> list[Cited]:
    cited: list[Cited] = []
    if conclusion.evaluation is not None:
        cited += limit_sources(conclusion.evaluation.verdict, reader)
    if conclusion.applicability is not None:
        cited += edition_sources(conclusion.applicability, reader)
    return cited


def _assumptions(conclusion: Conclusion, reader: Reader) -> list[str]:
    notes: list[str] = []
    framework, codes = _framework(conclusion), {issue.code for issue in conclusion.issues}
    if conclusion.evaluation is not None:
        notes += evaluation_assumptions(conclusion.evaluation, reader)
    if framework is not None and IssueCode.RATING_NOT_ALLOWED in codes:
        notes += reader.assumed(framework.assumptions, "allows_not_applicable")
    if codes & _OF_PARTS:
        notes.append(reader.say(_PARTS_JOINED))
    if conclusion.leads_to:
        kind = f"leads_to[{conclusion.audit.kind.value}]"
        notes += reader.assumed(conclusion.scheme.assumptions, "leads_to", kind)
    if conclusion.applicability is not None:
        notes += edition_assumptions(conclusion.applicability, reader)
    if conclusion.coverage is not None and conclusion.audit.interviews:
        notes += coverage_assumptions(reader)
    if conclusion.population is not None:
        notes += population_assumptions(reader)
    if conclusion.comparison is not None:
        notes += comparison_assumptions(reader)
    if conclusion.issues:
        notes.append(reader.say(WEIGHTS_OURS))
    return notes
