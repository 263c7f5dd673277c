# SPDX-License-Identifier: MIT
"""What is said of an audit's file: golden texts of named cases, and texts read back."""

import datetime
import importlib
import pickle
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Decimal
from enum import Enum
from itertools import product
from typing import cast

import attrs
import pytest
from hypothesis import given, strategies as st

from sterksociaalwerk.audit import (
    ALL,
    Activity,
    Audit,
    Count,
    Coverage,
    Criterion,
    Finding,
    GroupToHear,
    ImprovementPoint,
    Interview,
    NotCounted,
    NotCountedReason,
    Party,
    Population,
    Preparation,
    Scope,
    StaffGroup,
    VolunteerGroup,
    Work,
)
from sterksociaalwerk.conclusion import Conclusion, Issue, IssueCode, Severity, conclude
from sterksociaalwerk.framework import Cycle, FrameworkKey, Rating
from sterksociaalwerk.label import SCHEME
from sterksociaalwerk.reporting import explain
from sterksociaalwerk.reporting._words import Language
from sterksociaalwerk.scheme import AuditKind, Consequence
from tests.generators import CROSSWALK, F2017, F2019, FAULTS, FULL, at_most, case, concluded, seeded
from tests.texts import LANGUAGES, WIDTH, check_form, check_golden, check_no_others

_FOLDER = "explain-file"
_MET, _PARTLY, _NOT, _APART = Rating


# ---------------------------------------------------------------- named cases


def _group(
    role: str,
    prepared: Preparation | None,
    independent: bool | None,  # noqa: FBT001
    work: Work | None,
    needs_quality_assurance: bool | None,  # noqa: FBT001
) -> VolunteerGroup:
    return VolunteerGroup(
        role=role,
        headcount=len(role),
        prepared=prepared,
        independent=independent,
        work=work,
        needs_quality_assurance=needs_quality_assurance,
    )


_VISITORS = _group("huisbezoeker", Preparation.TRAINED, True, Work.HANDS_ON, True)  # noqa: FBT003
_HOSTS = _group("gastvrouw", Preparation.NONE, False, Work.OTHER, False)  # noqa: FBT003
_CARETAKER = StaffGroup(role="beheerder", headcount=1, fte=0.5)
_LEADERS = _group("coördinator", Preparation.INSTRUCTED, True, Work.COORDINATING, None)  # noqa: FBT003
_STRANGERS = _group("nieuwe groep", None, None, None, None)

_SCOPE = Scope(
    organisation="Welzijn Voorbeeld",
    activities=[
        Activity(service="jongerenwerk", municipalities=["Voorst", "Brummen"]),
        Activity(service="ouderenwerk", municipalities=["Voorst"]),
        Activity(
            service="thuiszorg",
            municipalities=["Voorst", "Brummen"],
            in_scope=False,
            remark="zorg, geen sociaal werk",
        ),
        Activity(
            service="ouderenwerk", municipalities=["Brummen"], in_scope=False, remark="volgt later"
        ),
    ],
    staff=[
        StaffGroup(role="jongerenwerker", headcount=7, fte=5.25, services=["jongerenwerk"]),
        StaffGroup(role="ouderenwerker", headcount=4, fte=2.5),
        StaffGroup(role="verzorgende", headcount=20, fte=14, services=["thuiszorg"]),
    ],
    volunteers=[_VISITORS, _HOSTS],
    whole_organisation=True,
)


def _about_all(role: str, people: int, party: Party) -> Interview:
    return Interview(role=role, people=people, party=party, services=ALL, municipalities=ALL)


_INTERVIEWS = [
    attrs.evolve(_about_all("jongerenwerker", 3, Party.STAFF), services=["jongerenwerk"]),
    _about_all("ouderenwerker", 2, Party.STAFF),
    _about_all("huisbezoeker", 4, Party.VOLUNTEER),
    _about_all("deelnemer", 6, Party.CLIENT),
    _about_all("bestuurder", 1, Party.MANAGEMENT),
]
_SOUND = Audit(
    id="2021-014",
    scope=_SCOPE,
    framework=F2019.key,
    kind=AuditKind.EXTERNAL,
    cycle=Cycle.INITIAL,
    process_started_on=datetime.date(2021, 2, 1),
    audited_on=datetime.date(2021, 5, 17),
    findings=[Finding(norm.id, _MET) for norm in F2019.norms],
    interviews=_INTERVIEWS,
    certifying_body="CIIO",
    auditors=["A. Uditor", "B. Uditor"],
)
_BARE = attrs.evolve(_SOUND, certifying_body=None, auditors=(), process_started_on=None)
_FILES = ImprovementPoint("dossiers bijhouden", id="2018-1")
_EARLIER = attrs.evolve(
    _SOUND,
    id="2018-003",
    framework=F2017.key,
    process_started_on=None,
    audited_on=datetime.date(2018, 6, 4),
    findings=[
        *(Finding(norm.id, _MET) for norm in F2017.norms if norm.id not in {"V13", "V14", "D15"}),
        Finding("V13", _PARTLY, improvements=[_FILES, "eerder afstemmen"]),
        Finding("V14", _MET),
        Finding("D15", _NOT),
    ],
)


def _with(audit: Audit, *findings: Finding) -> Audit:
    """Return an audit with other findings on some norms, after all others."""
    named = {finding.norm for finding in findings}
    others = [finding for finding in audit.findings if finding.norm not in named]
    return attrs.evolve(audit, findings=[*others, *findings])


def _deviating(rating: Rating, *norms: str) -> list[Finding]:
    return [Finding(norm, rating, improvements=["beter"]) for norm in norms]


_AT_PARADOX = _with(
    attrs.evolve(_SOUND, cycle=Cycle.RECERTIFICATION),
    Finding(
        "V13",
        _PARTLY,
        improvements=[
            ImprovementPoint("dossiers nog beter bijhouden", id="2018-1", follows="2018-1b"),
            ImprovementPoint("dossiers op tijd bijwerken", follows="2018-1"),
        ],
    ),
    Finding("O17", _NOT, remark="nog niet begonnen"),
    *_deviating(_PARTLY, "D1", "D2", "D3", "D4", "D5", "D6", "D7"),
)
_SOME = _with(
    attrs.evolve(
        _SOUND,
        scope=attrs.evolve(
            _SCOPE,
            whole_organisation=False,
            activities=[
                *_SCOPE.activities,
                Activity(service="schuldhulp", municipalities=["Zutphen", "Voorst"]),
            ],
            staff=[
                *(_SCOPE.staff or ()),
                _CARETAKER,
                attrs.evolve(
                    _CARETAKER,
                    role="buurtwerker",
                    services=["ouderenwerk"],
                    municipalities=["Brummen"],
                ),
                attrs.evolve(_CARETAKER, role="wijkcoach", municipalities=["Brummen"]),
            ],
            volunteers=[_VISITORS, _HOSTS, _LEADERS, _STRANGERS],
        ),
        interviews=[
            *(attrs.evolve(each, services=["jongerenwerk"]) for each in _INTERVIEWS[:1]),
            *(attrs.evolve(each, services=["ouderenwerk"]) for each in _INTERVIEWS[1:3]),
            Interview(
                role="kok",
                people=1,
                party=Party.STAFF,
                services=["restaurant", "bar"],
                municipalities=["Zutphen"],
            ),
            Interview(role="partner", people=2, party=Party.PARTNER, municipalities=["Apeldoorn"]),
        ],
    ),
    *[Finding("V1", _MET)] * 2,
    Finding("V2", _MET),
    Finding("V2", _NOT, remark="-"),
    Finding("V3", _PARTLY),
    Finding("V4", _PARTLY),
    Finding("V5", _NOT, remark=" "),
    Finding("V6", _APART, remark="geen wijkteam"),
    Finding("v-16", _MET),
    Finding("Q1", _MET),
    Finding("Q2", _MET),
)
_MUCH = attrs.evolve(
    _SOME, findings=[each for each in _SOME.findings if each.norm not in {"D1", "O17"}]
)

_IN_TEAMS = _with(
    attrs.evolve(
        _SOUND,
        scope=attrs.evolve(
            _SCOPE, whole_organisation=None, staff=None, volunteers=None, parts=["oost", "west"]
        ),
        interviews=[
            *(attrs.evolve(each, municipalities=None) for each in _INTERVIEWS),
            Interview(role="jongernwerker", party=Party.STAFF, services=["jongerenwerk"]),
            attrs.evolve(_INTERVIEWS[1], services=["ouderenwerk", "thuiszorg"]),
            Interview(role="partner", people=Count(2), party=Party.PARTNER, services=["zorg"]),
        ],
    ),
    Finding("V1", _MET, part="oost"),
    Finding("V1", _NOT, part="west", remark="-"),
    Finding("V2", _MET, part="west"),
    Finding("V3", _MET, part="noord"),
    Finding("V4", _MET, found_by="A. Uditor"),
    Finding("V4", _PARTLY, found_by="B. Uditor", remark="-"),
    Finding("V5", _MET),
    Finding("V5", _PARTLY, part="oost", remark="-"),
)
_IN_TEAMS_OPEN = _with(
    attrs.evolve(_IN_TEAMS, interviews=None),
    *_deviating(_PARTLY, "D1", "D2", "D3", "D4", "D5", "D6", "D7", "D8"),
    Finding("V1", _MET, part="oost"),
    Finding("V1", _PARTLY, part="west", remark="-"),
    Finding("V2", _MET, part="west", found_by="A. Uditor"),
    Finding("V2", _PARTLY, part="west", found_by="B. Uditor", remark="-"),
    Finding("V2", _MET, part="oost"),
)

_Value = Conclusion | Population | Coverage

_CASES: dict[str, _Value] = {
    "certificate": conclude(_SOUND, FULL),
    "fails": conclude(
        _with(_SOUND, *_deviating(_NOT, "V1", "V2", "V3", "V4")),
        FULL,
    ),
    "peer-review": conclude(attrs.evolve(_BARE, kind=AuditKind.PEER_REVIEW), FULL),
    "self-assessment": conclude(
        attrs.evolve(_BARE, kind=AuditKind.SELF_ASSESSMENT, interviews=()), FULL
    ),
    "scope-missing": conclude(attrs.evolve(_SOUND, scope=None), FULL),
    "re-audit-at-the-paradox": conclude(_AT_PARADOX, FULL, previous=_EARLIER, crosswalk=CROSSWALK),
    "re-audit-nothing-returned": conclude(
        attrs.evolve(_SOUND, cycle=Cycle.RECERTIFICATION, kind=AuditKind.EXTERNAL_WITH_PEERS),
        FULL,
        previous=_EARLIER,
        crosswalk=CROSSWALK,
    ),
    "re-audit-without-previous": conclude(attrs.evolve(_BARE, cycle=Cycle.RECERTIFICATION), FULL),
    "previous-does-not-fit": conclude(
        attrs.evolve(_SOUND, kind=AuditKind.PEER_REVIEW),
        FULL,
        previous=attrs.evolve(
            _EARLIER,
            audited_on=datetime.date(2021, 5, 18),
            scope=attrs.evolve(_SCOPE, organisation="Welzijn Elders"),
        ),
        crosswalk=CROSSWALK.inverse(),
    ),
    "previous-is-not-sound": conclude(
        attrs.evolve(_SOUND, cycle=Cycle.RECERTIFICATION),
        FULL,
        previous=attrs.evolve(
            _EARLIER,
            id=_SOUND.id,
            kind=AuditKind.SELF_ASSESSMENT,
            process_started_on=datetime.date(2016, 6, 2),
            audited_on=datetime.date(2016, 6, 1),
            findings=[
                *_EARLIER.findings,
                Finding("X1", Rating.MET),
                Finding("v2", Rating.MET),
                Finding("X2", Rating.MET),
                Finding(_EARLIER.findings[0].norm, Rating.MET),
                Finding(_EARLIER.findings[0].norm, Rating.NOT_MET, remark="-"),
                Finding(_EARLIER.findings[1].norm, Rating.NOT_APPLICABLE, remark="-"),
                Finding(_EARLIER.findings[2].norm, Rating.NOT_APPLICABLE, remark="-"),
            ],
        ),
        crosswalk=CROSSWALK,
    ),
    "previous-of-another-label": conclude(
        _SOUND,
        FULL,
        previous=attrs.evolve(_EARLIER, framework=FrameworkKey("ander-label", "1.0")),
    ),
    "previous-without-crosswalk": conclude(_SOUND, FULL, previous=_EARLIER),
    "edition-of-2017": conclude(
        attrs.evolve(_EARLIER, scope=attrs.evolve(_SCOPE, volunteers=[_VISITORS, _STRANGERS])),
        FULL,
    ),
    "edition-not-usable": conclude(
        attrs.evolve(_EARLIER, audited_on=datetime.date(2020, 1, 1)), FULL
    ),
    "edition-not-usable-and-no-other": conclude(
        attrs.evolve(_SOUND, process_started_on=None, audited_on=datetime.date(2016, 1, 1)), FULL
    ),
    "edition-unknown": conclude(
        attrs.evolve(_SOUND, framework=FrameworkKey("sterk-sociaal-werk", "3.0")), FULL
    ),
    "edition-without-norms": conclude(
        attrs.evolve(_SOUND, process_started_on=datetime.date(2021, 6, 1)), SCHEME
    ),
    "other-label-and-nothing-else": conclude(
        attrs.evolve(
            _BARE,
            framework=FrameworkKey("ander-label", "2.0"),
            scope=None,
            interviews=(),
            findings=(),
        ),
        FULL,
    ),
    "transition-year": conclude(
        attrs.evolve(_EARLIER, process_started_on=None, audited_on=datetime.date(2019, 9, 2)), FULL
    ),
    "announced-and-nothing-known-to-follow": conclude(
        attrs.evolve(_SOUND, audited_on=datetime.date(2021, 6, 22)),
        attrs.evolve(FULL, leads_to=None),
    ),
    "much-is-wrong": conclude(_MUCH, FULL),
    "scope-empty": conclude(
        attrs.evolve(
            _SOUND, scope=attrs.evolve(_SCOPE, activities=[], staff=[_CARETAKER], volunteers=[])
        ),
        FULL,
    ),
    "parts-and-disagreement": conclude(_IN_TEAMS, FULL),
    "parts-leave-it-open": conclude(_IN_TEAMS_OPEN, FULL),
    "interviews-missing": conclude(attrs.evolve(_SOUND, interviews=[]), FULL),
    "population-of-2017": _SCOPE.population(F2017),
    "population-of-2019": attrs.evolve(
        _SCOPE, volunteers=[_VISITORS, _HOSTS, _LEADERS, _STRANGERS]
    ).population(F2019),
    "population-of-one": Population(headcount=1, fte=Decimal("0.10"), volunteers=Count(0, 1)),
    "population-known-in-part": Population(
        headcount=Count(7), fte=Count(2, 5.5), volunteers=Count(3)
    ),
    "coverage-without-interviews": Coverage(
        covered_cells=[], uncovered_cells=[], covered_groups=[], uncovered_groups=[], people={}
    ),
}
_CONCLUSIONS = {name: each for name, each in _CASES.items() if isinstance(each, Conclusion)}


# What is said of the steps after an audit is no part of what is said of its file.
_OF_AUDITS = {code for code in IssueCode if not code.value.startswith("chain-")}


# ---------------------------------------------------------------- golden texts


@pytest.mark.parametrize(("name", "language"), list(product(_CASES, LANGUAGES)))
def test_the_text_is_the_golden_one(name: str, language: Language) -> None:
    check_golden(_FOLDER, name, language, explain(_CASES[name], language=language))


def test_no_golden_text_is_left_over() -> None:
    check_no_others(_FOLDER, _CASES)


def test_the_cases_have_every_code() -> None:
    conclusions = _CONCLUSIONS.values()
    assert {issue.code for each in conclusions for issue in each.issues} == _OF_AUDITS
    assert {each for one in conclusions for each in one.leads_to} == set(Consequence)
    assert {each.audit.kind for each in conclusions} == set(AuditKind)
    populations = [each.population for each in conclusions if each.population is not None]
    not_counted = [group for each in populations for group in each.not_counted]
    assert {group.reason for group in not_counted} == set(NotCountedReason)
    assert {key for group in not_counted for key in group.criteria} == set(Criterion)
    coverages = [each.coverage for each in conclusions if each.coverage is not None]
    assert {each.complete for each in coverages} >= {True, False}
    assert {party for each in coverages for party in each.people} == set(Party)


@pytest.mark.parametrize("name", _CASES)
def test_texts_are_plain_lines_without_codes_or_gaps(name: str) -> None:
    value = _CASES[name]
    assert explain(value) == explain(value, language="nl") != explain(value, language="en")
    codes = [*IssueCode, *NotCountedReason, *Criterion, *(each.value for each in Consequence)]
    codes = [code for code in codes if "-" in code and code != "learning-report"]
    for language in LANGUAGES:
        text = explain(value, language=language)
        check_form(text)
        assert [code for code in codes if code in text] == []
        assert not re.search(r"[{}\[\]]|None|FrozenMapping", text)
    assert explain(pickle.loads(pickle.dumps(value))) == explain(value)  # noqa: S301  # our own


# ---------------------------------------------------------------- codes


def _tables(module: str) -> list[Mapping[Enum, object]]:
    found = vars(importlib.import_module(f"sterksociaalwerk.reporting.{module}"))
    return [
        cast("Mapping[Enum, object]", value)
        for name, value in found.items()
        if isinstance(value, Mapping) and not name.startswith("_")
    ]


@pytest.mark.parametrize(
    ("module", "kinds"),
    [
        (
            "_file_texts",
            {AuditKind, Consequence, Party, NotCountedReason, Criterion, Preparation, Work},
        ),
        ("_issue_texts", {Severity, IssueCode}),
    ],
)
def test_every_code_has_a_text_of_its_own_in_every_language(
    module: str, kinds: set[type[Enum]]
) -> None:
    tables = {type(next(iter(table))): table for table in _tables(module)}
    assert set(tables) == kinds
    for kind, table in tables.items():
        assert set(table) == set(kind)
        for language in LANGUAGES:
            texts = [getattr(getattr(text, "one", text), language) for text in table.values()]
            assert len(set(texts)) == len(kind)


# What only the sentence of a code says, in Dutch and in English.
_PHRASES = {
    "other-label": ("voor het label", "for the label"),
    "edition-unknown": ("Wel bekend:", "Known:"),
    "edition-without-norms": ("zijn niet ingevoerd", "have not been supplied"),
    "edition-not-usable": ("voor deze audit niet bruikbaar", "cannot be used"),
    "start-needed": ("die staat niet vast", "which is not certain"),
    "newer-edition-announced": ("aangekondigd", "has been announced ("),
    "dates-reversed": ("De audit zou", "The audit is said"),
    "norm-unknown": ("in dit normenkader", "not in this edition"),
    "findings-contradict": ("De bevindingen bij norm", "The findings on norm"),
    "finding-doubled": ("meer dan één bevinding", "more than one finding"),
    "rating-not-allowed": ("wat dit normenkader niet", "which this edition"),
    "norms-not-assessed": ("nog geen bevinding: ", "no finding yet: "),
    "deviation-unexplained": ("zonder verbeterpunt", "without a point"),
    "scope-missing": ("niet vastgelegd.", "scope of the audit has not"),
    "scope-empty": ("geen enkele dienst", "No service"),
    "scope-partial": ("delen van de organisatie", "parts of the organisation"),
    "activities-excluded": ("buiten de scope; zie", "out of scope; see"),
    "findings-disagree": ("Voor de uitkomst maakt het geen", "It makes no difference"),
    "findings-disagree-decisive": ("Zolang dat zo is", "As long as they do"),
    "part-unknown": ("staat niet in de scope", "is not in the scope"),
    "parts-not-assessed": ("ontbreekt een bevinding", "finding is missing on"),
    "parts-differ": ("maakt het hier niet uit", "here it makes no difference"),
    "parts-differ-decisive": ("bekend; de uitkomst staat", "so the outcome"),
    "parts-beside-whole": ("telt de bevinding over het geheel", "finding on the whole counts"),
    "whole-organisation-not-recorded": ("hele organisatie", "about the whole organisation"),
    "staff-not-recorded": ("De medewerkers zijn", "The staff is"),
    "volunteers-not-recorded": ("De vrijwilligers zijn", "The volunteers are"),
    "volunteers-not-known": ("; er tellen er", "business-critical or not"),
    "interviews-missing": ("geen gesprekken gevoerd", "There were no interviews"),
    "interviews-not-recorded": ("De gesprekken zijn niet", "Interviews are not recorded, and"),
    "interview-outside-scope": ("ging over niets", "was about nothing"),
    "interview-partly-outside-scope": ("ging ook over", "was also about"),
    "interview-name-unknown": ("wat niet in de scope", "scope does not name"),
    "cells-not-covered": ("gemeente is geen gesprek", "No recorded interview was about"),
    "cells-not-recorded": ("niet vastgelegd of een", "not recorded whether they"),
    "groups-not-heard": ("gesprek voor; zie", "recorded interview; see"),
    "groups-unsure": ("gesprek voor, terwijl", "recorded interview, and it"),
    "consequences-not-known": ("toetsingsvariant", "What follows from this kind"),
    "certifying-body-missing": ("niet genoemd", "is not named"),
    "certifying-body-unexpected": ("is genoemd als", "is named as"),
    "previous-missing": ("niet bij gegeven", "was not given; whether"),
    "previous-unexpected": ("een eerste audit, maar", "a first audit, but"),
    "previous-not-earlier": ("niet vóór deze", "not before this one"),
    "previous-other-organisation": ("andere organisatie", "another organisation"),
    "previous-same-audit": ("dezelfde aanduiding", "the same identifier"),
    "previous-self-assessment": ("is een zelfevaluatie;", "is a self-assessment;"),
    "previous-edition-not-usable": ("voor de vorige audit niet bruikbaar", "could not be used"),
    "previous-dates-reversed": ("De vorige audit zou", "The earlier audit is said"),
    "previous-norm-unknown": ("in het normenkader ervan", "not in its edition"),
    "previous-findings-contradict": (
        "bevindingen van de vorige audit",
        "findings of the earlier audit",
    ),
    "previous-rating-not-allowed": ("wat het normenkader ervan", "which its edition"),
    "previous-not-comparable": ("niet norm voor norm", "cannot be compared norm by norm"),
    "point-returned": ("komt terug bij norm", "comes back at norm"),
    "point-id-doubled": ("heeft het kenmerk", "has the identifier"),
    "point-follows-unknown": ("volgt op", "has no such point"),
    "points-again": ("is opnieuw een verbeterpunt genoemd", "has a point to improve again"),
    "outcome-at-paradox": ("één stap hoger", "one step higher"),
}
_HEADINGS = {
    "nl": ("Dit blokkeert", "Dit blokkeert niet, maar vraagt aandacht", "Ter informatie"),
    "en": ("This blocks", "This does not block, but needs attention", "For information"),
}
# Of these, issues that differ only by norm are said together.
_TOGETHER = {
    "norm-unknown",
    "rating-not-allowed",
    "deviation-unexplained",
    "previous-norm-unknown",
    "previous-rating-not-allowed",
}


@pytest.fixture
def long_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave every line whole, so that it can be read back; the form is tested by itself."""
    monkeypatch.setattr(WIDTH, 1_000_000)


def _sections(text: str) -> dict[str, list[str]]:
    """Return the lines of each section below its first, by that."""
    parts = [part.split("\n") for part in text.split("\n\n")]
    return {part[0]: part[1:] for part in parts}


def _code(sentence: str, at: int) -> str:
    (code,) = [code for code, phrases in _PHRASES.items() if phrases[at] in sentence]
    return code


def _said_together(issues: Iterable[Issue]) -> Counter[str]:
    """Return how many sentences there are for each code."""
    found = {
        (issue.code.value, tuple(fact for fact in issue.facts.items() if fact[0] != "norm"))
        if issue.code.value in _TOGETHER
        else (issue.code.value, at)
        for at, issue in enumerate(issues)
    }
    return Counter(code for code, _ in found)


def test_every_code_has_a_phrase_to_know_it_by() -> None:
    assert set(_PHRASES) == {code.value for code in _OF_AUDITS}


def _check_issues(conclusion: Conclusion, language: Language, text: str) -> None:
    at = LANGUAGES.index(language)
    sections = _sections(text)
    order = [heading for heading in sections if heading in _HEADINGS[language]]
    wanted = {issue.severity for issue in conclusion.issues}
    assert order == [
        heading
        for severity, heading in zip(Severity, _HEADINGS[language], strict=True)
        if severity in wanted
    ]
    for severity, heading in zip(Severity, _HEADINGS[language], strict=True):
        issues = conclusion.of_severity(severity)
        sentences = sections.get(heading, [])
        assert Counter(_code(sentence, at) for sentence in sentences) == _said_together(issues)
        for issue in issues:
            if "norm" in issue.facts:
                norm = re.escape(str(issue.facts["norm"]))
                said = [each for each in sentences if _code(each, at) == issue.code]
                assert any(re.search(rf"(?<![\w-]){norm}(?![\w-])", each) for each in said)


def _check_end(conclusion: Conclusion, language: Language, text: str) -> None:
    """Check what is said of where the audit leads: right below the heading."""
    head, *lines = text.split("\n\n")[1].split("\n")
    errors = conclusion.of_severity(Severity.ERROR)
    if errors:
        (number,) = re.findall(r"\d+", head)
        assert int(number) == sum(_said_together(errors).values())
        assert lines == []
        assert text.split("\n\n")[2].startswith(f"{_HEADINGS[language][0]}\n")
    else:
        words = {
            Consequence.ADVICE: ("formeel advies", "formal advice"),
            Consequence.CERTIFICATE: ("een certificaat", "a certificate"),
            Consequence.REGISTER_ENTRY: ("registratie", "entry"),
            Consequence.LEARNING_REPORT: ("leerrapport", "learning report"),
            Consequence.PREPARATION: ("voorbereiding", "preparation"),
        }
        bullets = [line for line in lines if line.startswith("- ")]
        wanted = [words[each][LANGUAGES.index(language)] for each in conclusion.leads_to]
        assert len(bullets) == len(wanted)
        assert all(word in line for line, word in zip(bullets, wanted, strict=True))
        certified = Consequence.CERTIFICATE in conclusion.leads_to
        # That no certificate follows is said where something else does.
        assert (len(lines) > len(bullets)) is (bool(wanted) and not certified)


@pytest.mark.slow
@pytest.mark.usefixtures("long_lines")
@at_most(120)
@given(st.sets(st.sampled_from(list(FAULTS)), max_size=8), st.integers(0, 1 << 32))
def test_every_issue_is_said_under_its_severity(faults: set[str], seed: int) -> None:
    conclusion = concluded(case(seed, faults))
    for language in LANGUAGES:
        text = explain(conclusion, language=language)
        _check_issues(conclusion, language, text)
        _check_end(conclusion, language, text)


@pytest.mark.usefixtures("long_lines")
@pytest.mark.parametrize("name", _CONCLUSIONS)
def test_every_issue_of_the_cases_is_said(name: str) -> None:
    conclusion = _CONCLUSIONS[name]
    for language in LANGUAGES:
        text = explain(conclusion, language=language)
        _check_issues(conclusion, language, text)
        _check_end(conclusion, language, text)


def test_a_norm_with_several_findings_is_named_once() -> None:
    findings = [Finding("Q1", _PARTLY), Finding("Q1", _PARTLY), Finding("V1", _NOT)]
    text = explain(conclude(_with(_SOUND, *findings), FULL))
    assert "\n- Norm Q1 staat niet in dit normenkader; " in text
    assert "\n- Norm Q1 is beoordeeld als 'voldoet deels', zonder " in text


@pytest.mark.slow
def test_ten_thousand_issues_take_no_time() -> None:
    audit = attrs.evolve(_SOUND, findings=[Finding(f"X{at}X", _PARTLY) for at in range(10_000)])
    text = explain(conclude(audit, FULL))
    check_form(text)
    norms = re.findall(r"X\d+X", text)
    # Once for the edition that does not have them, once for the rating that is not explained.
    assert sorted(norms) == sorted([f"X{at}X" for at in range(10_000)] * 2)


@pytest.mark.parametrize(
    ("leads_to", "wanted"),
    [((), "Deze audit leidt tot niets."), ((Consequence.ADVICE,), "Deze audit kan leiden tot:")],
)
def test_an_audit_that_nothing_blocks_may_lead_to_nothing(
    leads_to: tuple[Consequence, ...], wanted: str
) -> None:
    # `conclude` has an error then; another program may have its own reasons.
    conclusion = attrs.evolve(
        conclude(_SOUND, FULL), leads_to=leads_to, evaluation=None, coverage=None, issues=()
    )
    text = explain(conclusion)
    assert text.split("\n\n")[1].split("\n")[0] == wanted
    check_form(text)


# ---------------------------------------------------------------- people and conversations


def _populations() -> st.SearchStrategy[Population]:
    names = st.sampled_from(["barhulp", "maatje", "kok"])
    plain = st.sampled_from(
        [NotCountedReason.EDITION_COUNTS_NO_VOLUNTEERS, NotCountedReason.SERVICE_OUT_OF_SCOPE]
    )
    with_criteria = st.sampled_from(
        [NotCountedReason.NOT_BUSINESS_CRITICAL, NotCountedReason.NOT_KNOWN]
    )
    criteria = st.sets(st.sampled_from(Criterion), min_size=1).map(
        lambda keys: tuple(key for key in Criterion if key in keys)
    )
    parties = st.sampled_from([Party.STAFF, Party.VOLUNTEER])
    counts = st.integers(0, 3)
    groups = st.builds(
        NotCounted, party=parties, role=names, headcount=counts, reason=plain
    ) | st.builds(
        NotCounted,
        party=parties,
        role=names,
        headcount=counts,
        reason=with_criteria,
        criteria=criteria,
    )
    return st.tuples(counts, st.decimals(0, 99, places=2), counts, counts, st.lists(groups)).map(
        lambda drawn: Population(
            headcount=drawn[0],
            fte=drawn[1],
            volunteers=Count(drawn[2], drawn[2] + drawn[3]),
            not_counted=drawn[4],
        )
    )


_REASONS = {
    NotCountedReason.EDITION_COUNTS_NO_VOLUNTEERS: ("tellen vrijwilligers niet", "do not count"),
    NotCountedReason.NOTHING_IN_SCOPE: ("valt niets", "nothing is in scope"),
    NotCountedReason.SERVICE_OUT_OF_SCOPE: ("buiten de scope", "out of scope"),
    NotCountedReason.MUNICIPALITY_OUT_OF_SCOPE: ("in gemeenten waar", "in municipalities where"),
    NotCountedReason.NOT_BUSINESS_CRITICAL: ("niet bedrijfskritisch", "not business-critical"),
    NotCountedReason.NOT_KNOWN: ("misschien bedrijfskritisch", "perhaps business-critical"),
}
_CRITERIA = {
    Criterion.PREPARED: ("scholing of instructie", "training or instruction"),
    Criterion.INDEPENDENT: ("zelfstandig werk", "work on their own"),
    Criterion.COORDINATING_OR_HANDS_ON: ("uitvoerend werk", "hands-on work"),
    Criterion.NEEDS_QUALITY_ASSURANCE: ("kwaliteitsborging", "quality assurance"),
}
_PARTIES = {
    Party.STAFF: ("medewerkers", "staff"),
    Party.VOLUNTEER: ("vrijwilligers", "volunteers"),
    Party.CLIENT: ("cliënten", "clients"),
    Party.MANAGEMENT: ("bestuur", "management"),
    Party.PARTNER: ("partners", "partners"),
}


@pytest.mark.usefixtures("long_lines")
@given(_populations())
def test_everybody_who_counts_or_does_not_is_told(population: Population) -> None:
    for at, language in enumerate(LANGUAGES):
        text = explain(population, language=language)
        (_, staff, volunteers, *rest), *lists = (part.split("\n") for part in text.split("\n\n"))
        count, fte = re.findall(r"[\d.,]*\d", staff)
        assert Count.of(int(count)) == population.headcount
        assert Count.of(Decimal(fte.replace(",", "."))) == population.fte
        assert ("." in fte) <= (language == "en")
        numbers = [int(number) for number in re.findall(r"\d+", volunteers)]
        counted = population.volunteers
        assert counted is not None
        exact = counted.exact
        assert numbers == ([counted.at_least, counted.at_most] if exact is None else [exact])
        assert bool(rest) is not bool(population.not_counted)
        lines = [line for _, *lines in lists for line in lines]
        assert len(lines) == len(population.not_counted)
        # Those who may count stand last.
        order = sorted(population.not_counted, key=lambda group: group.reason == "not-known")
        for line, group in zip(lines, order, strict=True):
            party = _PARTIES[group.party][at]
            assert line.startswith(f"- {group.role} ({party}, {group.headcount.exact}): ")
            assert _REASONS[group.reason][at] in line
            named = line.split(": ")[2] if group.criteria else ""
            for key, words in _CRITERIA.items():
                assert (words[at] in named) is (key in group.criteria)


def _answers_of(group: VolunteerGroup) -> list[str]:
    scope = attrs.evolve(_SCOPE, volunteers=[group])
    text = explain(conclude(attrs.evolve(_SOUND, scope=scope), FULL))
    (line,) = _sections(text)["Wat over de vrijwilligers is opgegeven"]
    assert line.startswith(f"- {group.role} ({group.headcount.exact}): ")
    return line.split(": ")[1].split("; ")


@pytest.mark.usefixtures("long_lines")
def test_every_answer_on_volunteers_is_visible() -> None:
    preparations = {
        Preparation.TRAINED: "geschoold",
        Preparation.INSTRUCTED: "geïnstrueerd",
        Preparation.NONE: "niet geschoold en niet geïnstrueerd",
        None: "scholing of instructie niet bekend",
    }
    works = {
        Work.COORDINATING: "coördinerend werk",
        Work.HANDS_ON: "uitvoerend werk",
        Work.OTHER: "geen coördinerend of uitvoerend werk",
        None: "soort werk niet bekend",
    }
    alone = {
        True: "werkt zelfstandig",
        False: "werkt niet zelfstandig",
        None: "zelfstandigheid niet bekend",
    }
    assured = {
        True: "kwaliteitsborging nodig",
        False: "geen kwaliteitsborging nodig",
        None: "behoefte aan kwaliteitsborging niet bekend",
    }
    for (prepared, one), (work, other) in product(preparations.items(), works.items()):
        for (independent, third), (needs, fourth) in product(alone.items(), assured.items()):
            group = _group("maatje", prepared, independent, work, needs)
            assert _answers_of(group) == [one, third, other, fourth]


def test_the_answers_on_volunteers_stand_where_they_make_a_difference() -> None:
    heading = "Wat over de vrijwilligers is opgegeven"
    assert heading in explain(_CASES["certificate"])
    assert heading not in explain(_CASES["edition-of-2017"])
    none = attrs.evolve(_SOUND, scope=attrs.evolve(_SCOPE, volunteers=()))
    assert heading not in explain(conclude(none, FULL))


@pytest.mark.usefixtures("long_lines")
@at_most(80)
@given(st.sets(st.sampled_from(list(FAULTS)), max_size=6), st.integers(0, 1 << 32))
def test_all_that_was_not_covered_is_named(faults: set[str], seed: int) -> None:
    coverage = concluded(case(seed, faults)).coverage
    if coverage is None:
        return
    for at, language in enumerate(LANGUAGES):
        sections = _sections(explain(coverage, language=language))
        summary = next(iter(sections.values()))
        heads = {
            "nl": (
                "Waarvoor",
                "Waarvan",
                "Wie in geen vastgelegd gesprek voorkomt",
                "Wie in geen vastgelegd gesprek voorkomt, terwijl",
                "Gesprekken",
            ),
            "en": (
                "What no recorded",
                "Of which",
                "Who was heard in no recorded interview",
                "Who was heard in no recorded interview, while",
                "Interviews",
            ),
        }[language]
        lists = [
            [line[2:] for key, lines in sections.items() if _is(key, head) for line in lines]
            for head in heads
        ]
        for lines, wanted in (
            (lists[0], coverage.uncovered_cells),
            (lists[1], coverage.unrecorded_cells),
        ):
            cells = [
                (line.split(": ")[0], place)
                for line in lines
                for place in line.split(": ")[1].split(", ")
            ]
            assert cells == list(wanted)
        for lines, groups in (
            (lists[2], coverage.uncovered_groups),
            (lists[3], coverage.unsure_groups),
        ):
            assert len(lines) == len(groups)
            for line, group in zip(lines, groups, strict=True):
                party = _PARTIES[group.party][at]
                assert line.startswith(party if group.role is None else f"{group.role} ({party})")
                assert all(name in line for name in _names(group))
        assert len(lists[4]) == len(coverage.outside)
        for line, interview in zip(lists[4], coverage.outside, strict=True):
            assert line.startswith(f"{interview.role} ({_PARTIES[interview.party][at]}, ")
            assert all(name in line for name in _names(interview))
        numbers = [int(number) for number in re.findall(r"\d+", " ".join(summary))]
        covered, heard = len(coverage.covered_cells), len(coverage.covered_groups)
        assert numbers == [
            covered,
            covered + len(coverage.uncovered_cells) + len(coverage.unrecorded_cells),
            heard,
            heard + len(coverage.uncovered_groups),
            *(
                bound
                for party in Party
                if (count := coverage.people[party]).at_most != 0
                for bound in dict.fromkeys([count.at_least, count.at_most])
                if bound is not None
            ),
        ]


def _names(value: GroupToHear | Interview) -> list[str]:
    named = [value.services, value.municipalities]
    return [name for names in named if isinstance(names, frozenset) for name in names]


def _is(key: str, head: str) -> bool:
    """Return whether a heading is one; of two that begin alike the longer is the other."""
    if head.endswith(("voorkomt", "recorded interview")):
        return key == head
    return key.startswith(head)


@pytest.mark.parametrize(
    ("complete", "dutch", "english"),
    [
        (True, "Elke dienst", "Every service"),
        (False, "Niet elke dienst", "Not every service"),
        (None, "Of elke dienst", "Whether every service"),
    ],
)
def test_whether_all_was_covered_is_said_first(
    *, complete: bool | None, dutch: str, english: str
) -> None:
    volunteers = [_VISITORS] if complete else [_VISITORS, _LEADERS]
    scope = attrs.evolve(_SCOPE, volunteers=volunteers if complete is not False else ())
    interviews = _INTERVIEWS[1:] if complete is False else _INTERVIEWS
    covered = conclude(attrs.evolve(_SOUND, scope=scope, interviews=interviews), FULL).coverage
    assert covered is not None
    assert covered.complete is complete
    assert explain(covered).startswith(dutch)
    assert explain(covered, language="en").startswith(english)


# ---------------------------------------------------------------- form


_TITLES = st.text(min_size=1, max_size=20).filter(lambda text: bool(text.strip()))


@at_most(60)
@given(_TITLES, _TITLES, _TITLES, st.lists(_TITLES, max_size=2))
def test_texts_of_the_caller_cannot_reshape_the_text(
    organisation: str, role: str, service: str, points: list[str]
) -> None:
    scope = Scope(
        organisation=organisation,
        activities=[
            Activity(service=service, municipalities=[organisation]),
            Activity(service=service, municipalities=[f"{role}."], in_scope=False, remark=role),
        ],
        staff=[StaffGroup(role=role, headcount=1, fte=1, services=[service])],
        volunteers=[attrs.evolve(_STRANGERS, role=role, services=[service])],
    )
    outside = Interview(
        role=role, people=1, party=Party.CLIENT, services=[f"{service}!"], municipalities=[role]
    )
    deviation = [Finding("V1", _NOT, improvements=points, remark=role)]
    audit = _with(
        attrs.evolve(
            _SOUND,
            cycle=Cycle.RECERTIFICATION,
            scope=scope,
            interviews=[outside],
            certifying_body=role,
            auditors=[organisation, role],
        ),
        *deviation,
    )
    previous = attrs.evolve(
        _EARLIER, scope=attrs.evolve(scope, organisation=f"{service}?"), findings=deviation
    )
    conclusion = conclude(audit, FULL, previous=previous, crosswalk=CROSSWALK)
    for value, language in product(
        (conclusion, conclusion.population, conclusion.coverage), LANGUAGES
    ):
        assert value is not None
        check_form(explain(value, language=language))


def test_the_order_of_parts_that_have_none_does_not_matter() -> None:
    random = seeded(0)
    scope = _MUCH.scope
    assert scope is not None
    for _ in range(20):
        shuffled = attrs.evolve(
            scope,
            activities=random.sample(scope.activities, len(scope.activities)),
            staff=random.sample(scope.staff or (), len(scope.staff or ())),
            volunteers=random.sample(scope.volunteers or (), len(scope.volunteers or ())),
        )
        again = conclude(attrs.evolve(_MUCH, scope=shuffled), FULL)
        assert explain(again) == explain(_CASES["much-is-wrong"])


_NUMBER_FAULTS: dict[Language, str] = {
    "nl": r"\b1 (normen|punten|combinaties|groepen|medewerkers|dagen|deelnemers)\b"
    r"|(?<!\d)(?!1 )\d+ (norm|punt|combinatie|groep|medewerker|deelnemer)\b",
    "en": r"\b1 (norms|points|combinations|groups|members|participants)\b"
    r"|(?<!\d)(?!1 )\d+ (norm|point|combination|group|member|participant)\b",
}


def test_numbers_agree_with_their_nouns() -> None:
    seen: set[str] = set()
    for seed in range(60):
        conclusion = concluded(case(seed, seeded(seed).sample(list(FAULTS), 5)))
        for language in LANGUAGES:
            text = explain(conclusion, language=language)
            assert not re.search(_NUMBER_FAULTS[language], text), text
            seen.update(re.findall(r"\b\d+ (\w+)", text))
    for name, language in product(_CASES, LANGUAGES):
        text = explain(_CASES[name], language=language)
        assert not re.search(_NUMBER_FAULTS[language], text), text
    assert {"norm", "normen", "punt", "punten", "groep", "combinatie", "medewerker"} <= seen
