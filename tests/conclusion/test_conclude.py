# SPDX-License-Identifier: MIT
"""Every planted fault is listed, nothing else is, and nothing is granted while an error stands."""

import datetime
import pickle
from collections import Counter
from collections.abc import Callable
from random import Random
from typing import Any

import attrs
import pytest
from hypothesis import given, settings, strategies as st

from sterksociaalwerk.audit import (
    ALL,
    Activity,
    Audit,
    Count,
    Everything,
    Finding,
    Interview,
    Organisation,
    Party,
    Preparation,
    Scope,
    StaffGroup,
    VolunteerGroup,
    Work,
    coverage,
)
from sterksociaalwerk.comparison import (
    CarryPolicy,
    Change,
    Comparison,
    Crosswalk,
    Factor,
    compare,
)
from sterksociaalwerk.conclusion import (
    Conclusion,
    Fact,
    Issue,
    IssueCode,
    Severity,
    conclude,
)
from sterksociaalwerk.errors import InvalidArgumentError
from sterksociaalwerk.evaluation import Outcome, evaluate
from sterksociaalwerk.framework import (
    Cycle,
    Framework,
    FrameworkKey,
    Limit,
    Norm,
    NormId,
    Rating,
    Rule,
)
from sterksociaalwerk.label import SCHEME, V2019
from sterksociaalwerk.scheme import AuditKind, Scheme
from tests.conclusion.test_leads_to import LEADS_TO
from tests.generators import CROSSWALK, F2017, F2019, FAULTS, FULL, Case, at_most, case, concluded
from tests.oracle import joined

_MET, _PARTLY, _NOT, _APART = Rating

_SCOPE = Scope(
    organisation=Organisation("Welzijn Voorbeeld", id="1", merged_from=["Welzijn West"]),
    activities=[Activity(service="jongerenwerk", municipalities=["Voorst", "Brummen"])],
    staff=[StaffGroup(role="werker", headcount=3, fte=2)],
    volunteers=[],
    whole_organisation=True,
)


def _about_all(role: str, people: int, party: Party) -> Interview:
    return Interview(role=role, people=people, party=party, services=ALL, municipalities=ALL)


_INTERVIEWS = [
    _about_all("werker", 2, Party.STAFF),
    _about_all("deelnemer", 3, Party.CLIENT),
    _about_all("bestuurder", 1, Party.MANAGEMENT),
]
_SOUND = Audit(
    id="nu",
    scope=_SCOPE,
    framework=F2019.key,
    kind=AuditKind.EXTERNAL,
    cycle=Cycle.INITIAL,
    process_started_on=None,
    audited_on=datetime.date(2021, 6, 1),
    findings=[Finding(norm.id, _MET) for norm in F2019.norms],
    interviews=_INTERVIEWS,
    certifying_body="Certificeerder Voorbeeld",
)
_EARLIER = attrs.evolve(_SOUND, id="toen", audited_on=datetime.date(2020, 6, 1))


def _codes(conclusion: Conclusion) -> list[str]:
    return [issue.code.value for issue in conclusion.issues]


def _is_granted_by_the_table(conclusion: Conclusion, planted: Case) -> bool:
    if conclusion.of_severity(Severity.ERROR) or "consequences-not-known" in _codes(conclusion):
        return conclusion.leads_to == ()
    consequences = tuple(consequence.value for consequence in conclusion.leads_to)
    return consequences == LEADS_TO[planted.audit.kind.value][0 if planted.passes else 1] != ()


# By the edition of 2017, in the year in which that depends on the start.
_OLD = attrs.evolve(
    _SOUND,
    framework=F2017.key,
    audited_on=datetime.date(2019, 9, 2),
    findings=[Finding(norm.id, _MET) for norm in F2017.norms],
)

# ---------------------------------------------------------------- planted faults


@pytest.mark.slow
@settings(max_examples=1200)
@given(st.sets(st.sampled_from(list(FAULTS)), max_size=8), st.integers(0, 1 << 32))
def test_every_planted_fault_is_listed_and_nothing_else(faults: set[str], seed: int) -> None:
    planted = case(seed, faults)
    conclusion = concluded(planted)
    assert Counter((issue.code.value, issue.path) for issue in conclusion.issues) == planted.said
    assert conclusion.returned == planted.returned
    assert _is_granted_by_the_table(conclusion, planted)
    order = [(list(Severity).index(issue.severity), issue.code) for issue in conclusion.issues]
    assert order == sorted(order, key=lambda key: (key[0], list(IssueCode).index(key[1])))


@pytest.mark.slow
@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_that_is_planted_alone_is_listed(fault: str) -> None:
    listed = [fault in _codes(concluded(case(seed, [fault]))) for seed in range(20)]
    # The edition of 2017 counts no volunteers, and has had its days; that of 2019 may be used
    # whenever the process began.
    only = {
        "volunteers-not-known": "2.0",
        "volunteers-not-recorded": "2.0",
        "newer-edition-announced": "2.0",
        "start-needed": "1.0",
    }
    if fault in only:
        editions = [str(case(seed, [fault]).audit.framework.version) for seed in range(20)]
        assert listed == [edition == only[fault] for edition in editions]
    else:
        assert all(listed)


def test_all_faults_at_once_are_no_exception() -> None:
    for seed in range(50):
        planted = case(seed, FAULTS)
        conclusion = concluded(planted)
        assert Counter((issue.code.value, issue.path) for issue in conclusion.issues) == (
            planted.said
        )
        assert conclusion.leads_to == ()


def test_the_faults_bring_out_every_code() -> None:
    seen: set[str] = set()
    for seed in range(10):
        for fault in FAULTS:
            seen.update(code for code, _ in case(seed, [fault]).said)
    assert seen == {code.value for code in IssueCode if not code.value.startswith("chain-")}


def test_of_a_sound_audit_nothing_but_notes_is_said() -> None:
    kinds: set[AuditKind] = set()
    for seed in range(150):
        planted = case(seed)
        conclusion = concluded(planted)
        assert {issue.severity for issue in conclusion.issues} <= {Severity.NOTE}
        assert _is_granted_by_the_table(conclusion, planted)
        assert conclusion.coverage is not None
        assert conclusion.coverage.complete is True
        kinds.add(planted.audit.kind)
    assert kinds == set(AuditKind)


@at_most(80)
@given(st.sets(st.sampled_from(list(FAULTS)), max_size=6), st.integers(0, 1 << 32))
def test_the_order_of_findings_and_interviews_changes_nothing_but_paths(
    faults: set[str], seed: int
) -> None:
    planted = case(seed, faults)
    random = Random(seed)  # noqa: S311  # no secret
    audit = planted.audit
    other = attrs.evolve(
        audit,
        findings=random.sample(audit.findings, len(audit.findings)),
        interviews=audit.interviews and random.sample(audit.interviews, len(audit.interviews)),
    )
    one, again = concluded(planted), concluded(attrs.evolve(planted, audit=other))
    assert _codes(one) == _codes(again)
    for name in ("evaluation", "applicability", "population", "coverage", "comparison"):
        assert getattr(one, name) == getattr(again, name)
    assert (one.returned, one.leads_to) == (again.returned, again.leads_to)
    hints = [
        {
            (issue.code, issue.facts.get("norm"), issue.facts.get("name"), issue.facts["nearest"])
            for issue in each.issues
            if "nearest" in issue.facts
        }
        for each in (one, again)
    ]
    assert hints[0] == hints[1]


@at_most(40)
@given(st.sets(st.sampled_from(list(FAULTS)), max_size=6), st.integers(0, 1 << 32))
def test_a_conclusion_is_a_value(faults: set[str], seed: int) -> None:
    one, again = concluded(case(seed, faults)), concluded(case(seed, faults))
    assert one == again
    assert hash(one) == hash(again)
    assert repr(one) == repr(again)
    copied = pickle.loads(pickle.dumps(one))  # noqa: S301  # our own bytes
    assert copied == one
    assert copied.issues == one.issues


# ---------------------------------------------------------------- what stands beside the issues


@at_most(80)
@given(st.sets(st.sampled_from(list(FAULTS)), max_size=4), st.integers(0, 1 << 32))
def test_the_parts_are_those_of_the_verbs(faults: set[str], seed: int) -> None:
    planted = case(seed, faults)
    audit, scheme = planted.audit, planted.scheme
    conclusion = concluded(planted)
    known = audit.framework.label == scheme.label and audit.framework.version in scheme
    assert conclusion.audit is audit
    assert (conclusion.applicability is not None) == known
    if not known:
        parts = (conclusion.evaluation, conclusion.population, conclusion.coverage)
        assert parts == (None, None, None)
        return
    start = audit.process_started_on
    if start is not None and start > audit.audited_on:
        start = None
    assert conclusion.applicability in scheme.applicable(
        audited_on=audit.audited_on, process_started_on=start
    )
    assert conclusion.applicability is not None
    assert conclusion.applicability.version == audit.framework.version
    framework = scheme[audit.framework.version]
    population = None if audit.scope is None else audit.scope.population(framework)
    assert conclusion.population == population
    heard = None
    if audit.scope is not None and audit.interviews is not None:
        heard = coverage(audit.scope, audit.interviews, framework)
    assert conclusion.coverage == heard
    assert (conclusion.evaluation is not None) == bool(framework.norms)
    if conclusion.evaluation is not None:
        assert conclusion.evaluation.framework is framework
        assert conclusion.evaluation.cycle is audit.cycle
        for norm, rating in conclusion.evaluation.ratings.items():
            findings = audit.findings_of(norm)
            wanted: set[Rating] | frozenset[Rating] = {_MET, _PARTLY, _NOT}
            # What is missing, or not allowed, is open; what contradicts is one of both.
            if findings and all(finding.rating is not _APART for finding in findings):
                wanted = joined(findings, () if audit.scope is None else audit.scope.parts)
            assert (rating if isinstance(rating, frozenset) else {rating}) == wanted


def _compared(planted: Case, policy: dict[Change, CarryPolicy] | None = None) -> Comparison | None:
    """Return the comparison of a sound case; ``None`` if it has no earlier audit."""
    if planted.previous is None:
        return None
    before, after = (
        evaluate(each.ratings, FULL[each.framework.version], cycle=each.cycle)
        for each in (planted.previous, planted.audit)
    )
    return compare(before, after, crosswalk=planted.crosswalk, policy=policy)


def test_the_comparison_is_that_of_the_two_evaluations() -> None:
    compared = 0
    for seed in range(40):
        planted = case(seed)
        comparison = concluded(planted).comparison
        assert comparison == _compared(planted)
        compared += comparison is not None
    assert compared > 10


# By default a rating carries over if the norm was reworded, and does not if it was revised.
_POLICIES = [
    {Change.REVISED: CarryPolicy.SAME},
    {Change.REWORDED: CarryPolicy.OPEN, Change.MERGED: CarryPolicy.OPEN},
    dict.fromkeys([Change.UNCHANGED, Change.MOVED, Change.REWORDED], CarryPolicy.OPEN),
]


@pytest.mark.parametrize("policy", _POLICIES)
def test_a_policy_changes_the_comparison_and_nothing_else(
    policy: dict[Change, CarryPolicy],
) -> None:
    changed = 0
    for seed in range(100):
        planted = case(seed)
        plain = concluded(planted)
        conclusion = conclude(
            planted.audit,
            planted.scheme,
            previous=planted.previous,
            crosswalk=planted.crosswalk,
            policy=policy if planted.previous else None,
        )
        assert attrs.evolve(conclusion, comparison=plain.comparison) == plain
        assert conclusion.comparison == _compared(planted, policy)
        changed += conclusion.comparison != plain.comparison
    assert changed > 5


def test_a_policy_decides_whether_better_ratings_explain_the_outcome() -> None:
    audit = attrs.evolve(_SOUND, cycle=Cycle.RECERTIFICATION)
    previous = attrs.evolve(
        _EARLIER,
        framework=F2017.key,
        audited_on=datetime.date(2018, 6, 1),
        findings=[
            *(Finding(norm.id, _NOT) for norm in F2017.norms[:6]),
            *(Finding(norm.id, _MET) for norm in F2017.norms[6:]),
        ],
    )
    found: list[tuple[Outcome | None, tuple[Factor, ...]]] = []
    for policy in (None, {Change.UNCHANGED: CarryPolicy.OPEN}):
        comparison = conclude(
            audit, FULL, previous=previous, crosswalk=CROSSWALK, policy=policy
        ).comparison
        assert comparison is not None
        assert (comparison.before, comparison.after) == (Outcome.FAIL, Outcome.PASS)
        (ratings,) = [each for each in comparison.factors if each.factor is Factor.RATINGS]
        found.append((ratings.without, comparison.decisive))
    assert found == [(Outcome.FAIL, (Factor.RATINGS,)), (Outcome.OPEN, ())]


def test_what_an_edition_allows_is_no_fault() -> None:
    framework = F2019.variant("eigen", allows_not_applicable=True)
    findings = [Finding("V1", _APART, remark="geen vrijwilligers"), *_SOUND.findings[1:]]
    audit = attrs.evolve(_SOUND, framework=framework.key, findings=findings)
    conclusion = conclude(audit, FULL.with_framework(framework))
    assert conclusion.issues == ()
    assert conclusion.evaluation is not None
    assert conclusion.evaluation.ratings[F2019.norms[0].id] is _APART
    assert len(conclusion.leads_to) == 3


@pytest.mark.parametrize("kind", AuditKind)
@pytest.mark.parametrize("body", [None, "Certificeerder Voorbeeld"])
@pytest.mark.parametrize(
    ("interviews", "code"),
    [(_INTERVIEWS, ""), ([], "interviews-missing"), (None, "interviews-not-recorded")],
    ids=["heard", "not heard", "not recorded"],
)
def test_only_some_kinds_have_a_certifying_body_and_interviews(
    kind: AuditKind, body: str | None, interviews: list[Interview] | None, code: str
) -> None:
    audit = attrs.evolve(_SOUND, kind=kind, certifying_body=body, interviews=interviews)
    wanted = [code] if code and kind is not AuditKind.SELF_ASSESSMENT else []
    wanted += {
        ("external", False): ["certifying-body-missing"],
        ("external-with-peers", False): ["certifying-body-missing"],
        ("peer-review", True): ["certifying-body-unexpected"],
        ("self-assessment", True): ["certifying-body-unexpected"],
    }.get((kind.value, body is not None), [])
    assert _codes(conclude(audit, FULL)) == wanted


# ---------------------------------------------------------------- facts


def _unknown(role: str) -> VolunteerGroup:
    return VolunteerGroup(
        role=role,
        headcount=4,
        prepared=None,
        independent=True,
        work=Work.HANDS_ON,
        needs_quality_assurance=True,
        services=["jongerenwerk"],
    )


def _with(*findings: Finding) -> Audit:
    """Return the sound audit with other findings on some norms, after all others."""
    named = {finding.norm for finding in findings}
    others = [finding for finding in _SOUND.findings if finding.norm not in named]
    return attrs.evolve(_SOUND, findings=[*others, *findings])


def _in_teams(*findings: Finding) -> Audit:
    """Return the same of an organisation of two teams."""
    return attrs.evolve(
        _with(*findings), scope=attrs.evolve(_SCOPE, parts=["team oost", "team west"])
    )


def _by(auditor: str, rating: Rating, norm: str = "V2", part: str | None = None) -> Finding:
    return Finding(norm, rating, remark="-", found_by=auditor, part=part)


def _of(part: str, rating: Rating, norm: str = "V2") -> Finding:
    return Finding(norm, rating, remark="-", part=part)


_DISAGREED: dict[str, Fact] = {
    "norm": "V2",
    "part": (),
    "found_by": ("A", "B"),
    "ratings": ("met", "partly-met"),
}
_BETTER = ["dossiers bijhouden"]
_EIGHT = [Finding(f"D{at}", _PARTLY, remark="-") for at in range(1, 9)]

# An audit with one fault, the code that is listed, and its path and facts.
_FACTS: dict[str, tuple[Audit, str, dict[str, Fact]]] = {
    "other-label": (
        attrs.evolve(_SOUND, framework=FrameworkKey("ander-label", "2.0")),
        "framework.label",
        {"label": "ander-label", "expected": "sterk-sociaal-werk"},
    ),
    "edition-unknown": (
        attrs.evolve(_SOUND, framework=FrameworkKey("sterk-sociaal-werk", "3.0")),
        "framework.version",
        {"version": "3.0", "known": ("1.0", "2.0")},
    ),
    "edition-not-usable": (
        attrs.evolve(_SOUND, audited_on=datetime.date(2019, 4, 30)),
        "framework.version",
        {"version": "2.0", "status": "not-yet", "reason": "before-in-force", "usable": ("1.0",)},
    ),
    "start-needed": (
        _OLD,
        "process_started_on",
        {"version": "1.0"},
    ),
    "newer-edition-announced": (
        attrs.evolve(_SOUND, audited_on=datetime.date(2021, 6, 22)),
        "framework.version",
        {"version": "2.0", "awaits": ("3.0",)},
    ),
    "dates-reversed": (
        attrs.evolve(_SOUND, process_started_on=datetime.date(2021, 6, 2)),
        "process_started_on",
        {"process_started_on": "2021-06-02", "audited_on": "2021-06-01"},
    ),
    "norm-unknown": (
        _with(Finding("v-12", _MET)),
        "findings[49].norm",
        {"norm": "v-12", "nearest": ("V12",)},
    ),
    "findings-contradict": (
        _with(Finding("V2", _NOT, remark="-"), Finding("V2", _MET)),
        "findings[49].norm",
        {
            "norm": "V2",
            "places": ("findings[48]", "findings[49]"),
            "ratings": ("met", "not-met"),
        },
    ),
    "finding-doubled": (
        _with(*[Finding("V2", _MET)] * 3),
        "findings[49].norm",
        {
            "norm": "V2",
            "places": ("findings[48]", "findings[49]", "findings[50]"),
            "ratings": ("met",),
        },
    ),
    "findings-disagree": (
        _with(_by("B", _MET), _by("A", _PARTLY)),
        "findings[49].norm",
        {**_DISAGREED, "places": ("findings[48]", "findings[49]")},
    ),
    "findings-disagree-decisive": (
        _with(*_EIGHT, _by("B", _MET), _by("A", _PARTLY)),
        "findings[49].norm",
        {**_DISAGREED, "places": ("findings[48]", "findings[49]")},
    ),
    "part-unknown": (
        _in_teams(*(_of(part, _MET) for part in ("team oost", "team west", "Team-west"))),
        "findings[50].part",
        {"part": "Team-west", "nearest": ("team west",)},
    ),
    "parts-not-assessed": (
        _in_teams(_of("team oost", _MET), _of("team oost", _MET, "V3")),
        "findings",
        {"part": "team west", "norms": ("V2", "V3"), "count": 2},
    ),
    "parts-differ": (
        _in_teams(_of("team oost", _MET), _of("team west", _NOT)),
        "findings",
        {"norms": ("V2",), "count": 1},
    ),
    "parts-differ-decisive": (
        _in_teams(*_EIGHT, _of("team oost", _MET), _of("team west", _PARTLY)),
        "findings",
        {"norms": ("V2",), "count": 1},
    ),
    "parts-beside-whole": (
        _in_teams(Finding("V2", _MET), _of("team west", _NOT)),
        "findings",
        {"norms": ("V2",), "count": 1},
    ),
    "rating-not-allowed": (
        _with(Finding("V2", _APART, remark="-")),
        "findings[48].rating",
        {"norm": "V2", "rating": "not-applicable"},
    ),
    "norms-not-assessed": (
        attrs.evolve(_SOUND, findings=_SOUND.findings[2:]),
        "findings",
        {"norms": ("V1", "V2"), "count": 2},
    ),
    "deviation-unexplained": (
        _with(Finding("V2", _PARTLY, remark=" ")),
        "findings[48]",
        {"norm": "V2", "rating": "partly-met"},
    ),
    "scope-missing": (attrs.evolve(_SOUND, scope=None), "scope", {}),
    "scope-partial": (
        attrs.evolve(_SOUND, scope=attrs.evolve(_SCOPE, whole_organisation=False)),
        "scope.whole_organisation",
        {},
    ),
    "whole-organisation-not-recorded": (
        attrs.evolve(_SOUND, scope=attrs.evolve(_SCOPE, whole_organisation=None)),
        "scope.whole_organisation",
        {},
    ),
    "staff-not-recorded": (
        attrs.evolve(_SOUND, scope=attrs.evolve(_SCOPE, staff=None)),
        "scope.staff",
        {},
    ),
    "volunteers-not-recorded": (
        attrs.evolve(_SOUND, scope=attrs.evolve(_SCOPE, volunteers=None)),
        "scope.volunteers",
        {},
    ),
    "activities-excluded": (
        attrs.evolve(
            _SOUND,
            scope=attrs.evolve(
                _SCOPE,
                activities=[
                    *_SCOPE.activities,
                    Activity(service="zorg", municipalities=["Voorst"], in_scope=False, remark="-"),
                ],
            ),
        ),
        "scope.activities",
        {"activities": ("zorg (Voorst)",)},
    ),
    "volunteers-not-known": (
        attrs.evolve(
            _SOUND,
            scope=attrs.evolve(
                _SCOPE,
                volunteers=[
                    _unknown("maatje"),
                    attrs.evolve(_unknown("gastvrouw"), prepared=Preparation.TRAINED),
                ],
            ),
            interviews=[
                *_INTERVIEWS,
                _about_all("maatje", 1, Party.VOLUNTEER),
                _about_all("gastvrouw", 1, Party.VOLUNTEER),
            ],
        ),
        "scope.volunteers",
        {"at_least": 4, "at_most": 8},
    ),
    "interviews-missing": (
        attrs.evolve(_SOUND, interviews=[]),
        "interviews",
        {"kind": "external"},
    ),
    "interviews-not-recorded": (
        attrs.evolve(_SOUND, interviews=None),
        "interviews",
        {"kind": "external"},
    ),
    "interview-partly-outside-scope": (
        attrs.evolve(
            _SOUND,
            scope=attrs.evolve(
                _SCOPE,
                activities=[
                    *_SCOPE.activities,
                    Activity(service="zorg", municipalities=["Tiel"], in_scope=False, remark="-"),
                ],
            ),
            interviews=[
                attrs.evolve(
                    _INTERVIEWS[0],
                    services=["jongerenwerk", "zorg"],
                    municipalities=["Tiel", "Voorst", "Brummen"],
                ),
                *_INTERVIEWS[1:],
            ],
        ),
        "interviews[0]",
        {"role": "werker", "services": ("zorg",), "municipalities": ("Tiel",)},
    ),
    "interview-name-unknown": (
        attrs.evolve(
            _SOUND,
            interviews=[
                *_INTERVIEWS,
                Interview(role="Werkers", party=Party.STAFF, services=ALL, municipalities=ALL),
            ],
        ),
        "interviews[3]",
        {"field": "role", "name": "Werkers", "nearest": ("werker",)},
    ),
    "interview-outside-scope": (
        attrs.evolve(
            _SOUND,
            interviews=[
                *_INTERVIEWS,
                Interview(role="kok", people=1, party=Party.STAFF, services=["restaurant"]),
            ],
        ),
        "interviews[3]",
        {"role": "kok"},
    ),
    "cells-not-covered": (
        attrs.evolve(
            _SOUND,
            interviews=[attrs.evolve(each, municipalities=["Voorst"]) for each in _INTERVIEWS],
        ),
        "interviews",
        {"cells": ("jongerenwerk (Brummen)",)},
    ),
    "cells-not-recorded": (
        attrs.evolve(
            _SOUND, interviews=[attrs.evolve(each, services=None) for each in _INTERVIEWS]
        ),
        "interviews",
        {"cells": ("jongerenwerk (Brummen)", "jongerenwerk (Voorst)")},
    ),
    "groups-not-heard": (
        attrs.evolve(
            _SOUND,
            scope=attrs.evolve(
                _SCOPE,
                staff=[
                    *(_SCOPE.staff or ()),
                    StaffGroup(role="hulp", headcount=1, fte=1, services=["jongerenwerk"]),
                ],
            ),
            interviews=_INTERVIEWS[::2],
        ),
        "interviews",
        {"groups": ("staff: hulp (jongerenwerk)", "client")},
    ),
    "certifying-body-missing": (
        attrs.evolve(_SOUND, certifying_body=None),
        "certifying_body",
        {"kind": "external"},
    ),
    "certifying-body-unexpected": (
        attrs.evolve(_SOUND, kind=AuditKind.PEER_REVIEW),
        "certifying_body",
        {"kind": "peer-review", "certifying_body": "Certificeerder Voorbeeld"},
    ),
    "previous-missing": (attrs.evolve(_SOUND, cycle=Cycle.RECERTIFICATION), "previous", {}),
    "outcome-at-paradox": (
        _with(*_EIGHT, Finding("V2", _NOT, remark="-"), Finding("V3", _NOT, remark="-")),
        "findings",
        {"norms": ("V2", "V3")},
    ),
}


@pytest.mark.parametrize("code", _FACTS)
def test_an_issue_has_a_path_and_facts(code: str) -> None:
    audit, path, facts = _FACTS[code]
    (issue,) = (each for each in conclude(audit, FULL).issues if each.code.value == code)
    assert issue.path == path
    assert dict(issue.facts) == facts
    # What follows from a name that the scope does not have is said besides.
    others = [each for each in conclude(audit, FULL).issues if each != issue]
    assert {each.code.value for each in others} <= {
        "interview-name-unknown",
        "activities-excluded",
    }


def test_an_edition_without_norms_is_said_to_have_none() -> None:
    (issue,) = conclude(_SOUND, SCHEME).issues
    assert (issue.code.value, issue.path) == ("edition-without-norms", "framework")
    assert dict(issue.facts) == {"version": "2.0"}


def test_nothing_in_scope_leaves_interviews_and_groups_in_the_air() -> None:
    scope = attrs.evolve(_SCOPE, activities=[])
    audit = attrs.evolve(_SOUND, scope=scope)
    issues = conclude(audit, FULL).issues
    assert [(issue.code.value, issue.path) for issue in issues] == [
        ("scope-empty", "scope.activities"),
        *(("interview-outside-scope", f"interviews[{at}]") for at in range(3)),
        ("groups-not-heard", "interviews"),
    ]


def test_volunteers_that_may_be_critical_and_were_not_heard_are_unsure() -> None:
    scope = attrs.evolve(_SCOPE, volunteers=[_unknown("maatje")])
    issues = conclude(attrs.evolve(_SOUND, scope=scope), FULL).issues
    assert {issue.code.value: dict(issue.facts) for issue in issues} == {
        "volunteers-not-known": {"at_least": 0, "at_most": 4},
        "groups-unsure": {"groups": ("volunteer: maatje (jongerenwerk)",)},
    }


def test_numbers_that_are_known_in_part_have_no_upper_bound() -> None:
    several = attrs.evolve(_unknown("maatje"), headcount=Count(2))
    scope = attrs.evolve(_SCOPE, volunteers=[several, attrs.evolve(several, headcount=0)])
    (issue,) = (
        each
        for each in conclude(attrs.evolve(_SOUND, scope=scope), FULL).issues
        if each.code is IssueCode.VOLUNTEERS_NOT_KNOWN
    )
    assert dict(issue.facts) == {"at_least": 0, "at_most": ()}
    nobody = attrs.evolve(_SCOPE, volunteers=[attrs.evolve(several, headcount=0)])
    assert conclude(attrs.evolve(_SOUND, scope=nobody), FULL).issues == ()


def test_an_interview_that_stays_within_the_scope_is_not_noted() -> None:
    places = ["Voorst", "Brummen"]
    activities = [Activity(service=name, municipalities=places) for name in ("jongerenwerk", "b")]
    interviews = [attrs.evolve(each, municipalities=places) for each in _INTERVIEWS]
    scope = attrs.evolve(_SCOPE, activities=activities)
    assert conclude(attrs.evolve(_SOUND, scope=scope, interviews=interviews), FULL).issues == ()


def test_what_the_reports_of_an_organisation_say_of_interviews_blocks_nothing() -> None:
    # Mens en Welzijn Voorst: eleven employees, seven volunteers, several clients and the director;
    # which services were talked about is not said.
    audit = attrs.evolve(
        _SOUND,
        interviews=[
            Interview(role="werker", people=11, party=Party.STAFF),
            Interview(role="vrijwilliger", people=7, party=Party.VOLUNTEER),
            Interview(role="cliënt", people=Count(2), party=Party.CLIENT),
            Interview(role="directeur", people=1, party=Party.MANAGEMENT),
        ],
        scope=attrs.evolve(_SCOPE, volunteers=None),
    )
    conclusion = conclude(audit, FULL)
    assert _codes(conclusion) == ["volunteers-not-recorded", "cells-not-recorded"]
    assert len(conclusion.leads_to) == 3
    assert conclusion.coverage is not None
    assert conclusion.coverage.people[Party.CLIENT] == Count(2)


# ---------------------------------------------------------------- parts and auditors


def _said(audit: Audit) -> set[str]:
    return {issue.code.value for issue in conclude(audit, FULL).issues}


_REPEATED: dict[str, tuple[list[Finding], set[str]]] = {
    "two auditors agree": ([_by("A", _PARTLY), _by("B", _PARTLY)], set()),
    "one says it twice": ([_by("A", _MET), _by("A", _MET)], {"finding-doubled"}),
    "nobody and somebody agree": (
        [_by("A", _MET), Finding("V2", _MET)],
        {"finding-doubled"},
    ),
    "two auditors disagree": ([_by("A", _MET), _by("B", _NOT)], {"findings-disagree"}),
    "one contradicts herself": ([_by("A", _MET), _by("A", _NOT)], {"findings-contradict"}),
    "one of two contradicts herself": (
        [_by("A", _MET), _by("B", _NOT), _by("A", _NOT)],
        {"findings-contradict"},
    ),
    "whose one is, is not known": (
        [_by("A", _MET), Finding("V2", _NOT, remark="-")],
        {"findings-contradict"},
    ),
    "on one part": (
        [
            _by("A", _MET, part="team oost"),
            _by("B", _NOT, part="team oost"),
            _of("team west", _MET),
        ],
        {"findings-disagree", "parts-differ"},
    ),
    "on a part, beside the whole": (
        [
            *_EIGHT,
            _by("A", _MET, part="team oost"),
            _by("B", _PARTLY, part="team oost"),
            Finding("V2", _MET),
        ],
        {"findings-disagree", "parts-beside-whole"},
    ),
    "on a part, beside the whole, where the outcome is open for another reason": (
        [
            *_EIGHT,
            _by("A", _MET, part="team oost"),
            _by("B", _PARTLY, part="team oost"),
            Finding("V2", _MET),
            _by("A", _MET, "V3"),
            _by("B", _PARTLY, "V3"),
        ],
        {"findings-disagree", "findings-disagree-decisive", "parts-beside-whole"},
    ),
    "on a part, beside a whole on which they disagree as well": (
        [
            *_EIGHT,
            _by("A", _MET, part="team oost"),
            _by("B", _PARTLY, part="team oost"),
            _by("A", _MET),
            _by("B", _PARTLY),
        ],
        {"findings-disagree", "findings-disagree-decisive", "parts-beside-whole"},
    ),
    "one auditor on two parts": (
        [_by("A", _MET, part="team oost"), _by("A", _MET, part="team west")],
        set(),
    ),
}


@pytest.mark.parametrize("case_", _REPEATED)
def test_only_different_auditors_can_disagree_and_only_on_the_same_part(case_: str) -> None:
    findings, codes = _REPEATED[case_]
    assert _said(_in_teams(*findings)) == codes


def test_norms_that_have_findings_on_parts_are_in_the_order_of_the_catalogue() -> None:
    findings = [
        each
        for norm in ("V10", "V9")
        for each in (_of("team oost", _MET, norm), Finding(norm, _MET))
    ]
    (issue,) = [
        each
        for each in conclude(_in_teams(*findings), FULL).issues
        if each.code is IssueCode.PARTS_BESIDE_WHOLE
    ]
    assert issue.facts["norms"] == ("V9", "V10")


def test_an_interview_that_is_outside_the_scope_is_not_partly_so() -> None:
    # Known, and each in scope, though not together.
    care = Activity(service="ouderenwerk", municipalities=["Olst"])
    scope = attrs.evolve(_SCOPE, activities=[*_SCOPE.activities, care])
    elsewhere = Interview(
        role="buur",
        people=1,
        party=Party.PARTNER,
        services=["ouderenwerk"],
        municipalities=["Voorst"],
    )
    audit = attrs.evolve(_SOUND, scope=scope, interviews=[*_INTERVIEWS, elsewhere])
    codes = [code for code in _codes(conclude(audit, FULL)) if "outside" in code]
    assert codes == ["interview-outside-scope"]


@pytest.mark.parametrize(
    ("services", "places", "beyond", "elsewhere"),
    [
        (["jongerenwerk"], ["Voorst", "Olst"], (), ("Olst",)),
        (["jongerenwerk", "ouderenwerk"], ["Voorst"], ("ouderenwerk",), ()),
        (["jongerenwerk", "ouderenwerk"], ["Voorst", "Olst"], (), ()),
        (ALL, ["Voorst", "Elders"], (), ()),
        (["ouderenwerk", "elders"], ALL, (), ()),
    ],
)
def test_of_an_interview_that_is_partly_outside_it_is_said_what_is(
    services: list[str] | Everything,
    places: list[str] | Everything,
    beyond: tuple[str, ...],
    elsewhere: tuple[str, ...],
) -> None:
    care = Activity(service="ouderenwerk", municipalities=["Olst"])
    scope = attrs.evolve(_SCOPE, activities=[*_SCOPE.activities, care])
    spoken = Interview(
        role="buur", people=1, party=Party.PARTNER, services=services, municipalities=places
    )
    audit = attrs.evolve(_SOUND, scope=scope, interviews=[*_INTERVIEWS, spoken])
    said = [
        (issue.facts["services"], issue.facts["municipalities"])
        for issue in conclude(audit, FULL).issues
        if issue.code is IssueCode.INTERVIEW_PARTLY_OUTSIDE_SCOPE
    ]
    assert said == ([(beyond, elsewhere)] if beyond or elsewhere else [])


def test_whether_the_earlier_audit_could_use_its_edition_depends_on_its_start() -> None:
    for started_on, reason in (
        (datetime.date(2019, 8, 1), "started-after-transition"),
        (datetime.date(2019, 4, 1), None),
    ):
        earlier = attrs.evolve(_OLD, id="toen", process_started_on=started_on)
        reasons = [
            issue.facts["reason"]
            for issue in conclude(_SOUND, FULL, previous=earlier, crosswalk=CROSSWALK).issues
            if issue.code is IssueCode.PREVIOUS_EDITION_NOT_USABLE
        ]
        assert reasons == ([] if reason is None else [reason])


@pytest.mark.parametrize(
    "findings",
    [
        [*_EIGHT, _by("A", _MET), _by("B", _PARTLY)],
        [*_EIGHT, _of("team oost", _MET), _of("team west", _PARTLY)],
        [*_EIGHT, _of("team oost", _MET)],
        # One may be partly met, and both may not.
        [
            *_EIGHT[1:],
            *(
                _by(name, rating, norm)
                for norm in ("V2", "V3")
                for name, rating in (("A", _MET), ("B", _PARTLY))
            ),
        ],
    ],
    ids=["disagreement", "parts", "a part is missing", "together"],
)
def test_as_long_as_the_outcome_is_open_an_error_says_why_and_nothing_is_granted(
    findings: list[Finding],
) -> None:
    conclusion = conclude(_in_teams(*findings), FULL)
    assert conclusion.evaluation is not None
    assert conclusion.evaluation.outcome is Outcome.OPEN
    assert conclusion.of_severity(Severity.ERROR)
    assert conclusion.leads_to == ()


def test_without_a_catalogue_nobody_knows_whether_disagreement_matters() -> None:
    audit = _in_teams(_by("A", _MET), _by("B", _PARTLY))
    codes = _codes(conclude(audit, SCHEME))
    assert codes == ["findings-disagree-decisive", "edition-without-norms"][::-1]


@pytest.mark.parametrize("kind", AuditKind)
def test_without_a_scope_findings_on_parts_decide_nothing_and_an_error_says_so(
    kind: AuditKind,
) -> None:
    audit = attrs.evolve(_with(*_EIGHT, _of("team oost", _MET)), scope=None, kind=kind)
    conclusion = conclude(audit, FULL)
    assert conclusion.evaluation is not None
    assert conclusion.evaluation.outcome is Outcome.OPEN
    errors = [issue.code.value for issue in conclusion.of_severity(Severity.ERROR)]
    assert "part-unknown" in errors
    assert conclusion.leads_to == ()


def test_where_the_scope_names_no_parts_findings_on_parts_decide_nothing() -> None:
    audit = _with(_of("team oost", _MET))
    conclusion = conclude(audit, FULL)
    assert _codes(conclusion) == ["part-unknown"]
    assert audit.ratings[NormId("V2")] == frozenset({_MET, _PARTLY, _NOT})
    # Without a scope even the parts are not known.
    assert _said(attrs.evolve(audit, scope=None)) == {"scope-missing", "part-unknown"}


_ASIDE = Finding("O17", _APART, remark="-")

# An earlier audit, and what is said of it at a re-audit.
_OF_PREVIOUS: dict[str, tuple[Audit, Crosswalk | None, str, dict[str, Fact]]] = {
    "previous-not-earlier": (
        attrs.evolve(_EARLIER, audited_on=_SOUND.audited_on),
        None,
        "previous.audited_on",
        {"previous": "2021-06-01", "audited_on": "2021-06-01"},
    ),
    "previous-other-organisation": (
        attrs.evolve(
            _EARLIER,
            scope=attrs.evolve(_SCOPE, organisation=Organisation("Welzijn Elders", id="9")),
        ),
        None,
        "previous.scope.organisation",
        {"previous": "Welzijn Elders", "organisation": "Welzijn Voorbeeld"},
    ),
    "previous-organisation-differs": (
        attrs.evolve(_EARLIER, scope=attrs.evolve(_SCOPE, organisation="Welzijn Elders")),
        None,
        "previous.scope.organisation",
        {"previous": "Welzijn Elders", "organisation": "Welzijn Voorbeeld"},
    ),
    "previous-of-predecessor": (
        attrs.evolve(_EARLIER, scope=attrs.evolve(_SCOPE, organisation="Welzijn West")),
        None,
        "previous.scope.organisation",
        {"previous": "Welzijn West", "organisation": "Welzijn Voorbeeld"},
    ),
    "previous-same-audit": (attrs.evolve(_EARLIER, id="nu"), None, "previous.id", {"id": "nu"}),
    "previous-self-assessment": (
        attrs.evolve(_EARLIER, kind=AuditKind.SELF_ASSESSMENT),
        None,
        "previous.kind",
        {"id": "toen"},
    ),
    "previous-edition-not-usable": (
        attrs.evolve(_EARLIER, audited_on=datetime.date(2019, 4, 30)),
        None,
        "previous.framework.version",
        {"version": "2.0", "status": "not-yet", "reason": "before-in-force", "usable": ("1.0",)},
    ),
    "previous-dates-reversed": (
        attrs.evolve(_EARLIER, process_started_on=datetime.date(2020, 6, 2)),
        None,
        "previous.process_started_on",
        {"process_started_on": "2020-06-02", "audited_on": "2020-06-01"},
    ),
    "previous-norm-unknown": (
        attrs.evolve(_EARLIER, findings=[*_EARLIER.findings, Finding("v-12", _MET)]),
        None,
        "previous.findings[49].norm",
        {"norm": "v-12", "nearest": ("V12",)},
    ),
    "previous-findings-contradict": (
        attrs.evolve(_EARLIER, findings=[*_EARLIER.findings, Finding("V1", _PARTLY, remark="-")]),
        None,
        "previous.findings[49].norm",
        {
            "norm": "V1",
            "places": ("findings[0]", "findings[49]"),
            "ratings": ("met", "partly-met"),
        },
    ),
    "previous-rating-not-allowed": (
        attrs.evolve(_EARLIER, findings=[*_EARLIER.findings[:-1], _ASIDE]),
        None,
        "previous.findings[48].rating",
        {"norm": "O17", "rating": "not-applicable"},
    ),
    "previous-not-comparable": (
        attrs.evolve(_EARLIER, framework=F2017.key, audited_on=datetime.date(2018, 6, 1)),
        None,
        "previous.framework",
        {
            "previous": "sterk-sociaal-werk 1.0",
            "framework": "sterk-sociaal-werk 2.0",
            "reason": "no-crosswalk",
        },
    ),
}


@pytest.mark.parametrize("code", _OF_PREVIOUS)
def test_an_earlier_audit_that_does_not_fit_is_an_issue(code: str) -> None:
    previous, crosswalk, path, facts = _OF_PREVIOUS[code]
    audit = attrs.evolve(_SOUND, cycle=Cycle.RECERTIFICATION)
    (issue,) = conclude(audit, FULL, previous=previous, crosswalk=crosswalk).issues
    assert (issue.code.value, issue.path) == (code, path)
    assert dict(issue.facts) == facts


def test_at_a_first_audit_an_earlier_one_is_unexpected_and_still_compared() -> None:
    conclusion = conclude(_SOUND, FULL, previous=_EARLIER)
    (issue,) = conclusion.issues
    assert (issue.code.value, dict(issue.facts)) == ("previous-unexpected", {"id": "toen"})
    assert conclusion.comparison is not None


@pytest.mark.parametrize("days", [-1, 0, 1])
def test_the_earlier_audit_took_place_before_this_one(days: int) -> None:
    day = _SOUND.audited_on - datetime.timedelta(days)
    audit = attrs.evolve(_SOUND, cycle=Cycle.RECERTIFICATION)
    conclusion = conclude(audit, FULL, previous=attrs.evolve(_EARLIER, audited_on=day))
    assert _codes(conclusion) == ([] if days > 0 else ["previous-not-earlier"])


@pytest.mark.parametrize(
    ("scheme", "previous", "crosswalk", "reason"),
    [
        (FULL, F2017.key, CROSSWALK.inverse(), "crosswalk-does-not-fit"),
        (FULL, F2019.key, CROSSWALK, "crosswalk-does-not-fit"),
        (FULL, F2017.key, None, "no-crosswalk"),
        (FULL, FrameworkKey("ander-label", "2.0"), None, "no-evaluation"),
        (SCHEME.with_framework(F2019), F2017.key, CROSSWALK, "no-evaluation"),
    ],
)
def test_why_an_earlier_audit_cannot_be_compared_is_said(
    scheme: Scheme, previous: FrameworkKey, crosswalk: Crosswalk | None, reason: str
) -> None:
    audit = attrs.evolve(_SOUND, cycle=Cycle.RECERTIFICATION)
    # In the transition either edition may be used.
    day = datetime.date(2019, 9, 2)
    conclusion = conclude(
        audit,
        scheme,
        previous=attrs.evolve(_EARLIER, framework=previous, audited_on=day),
        crosswalk=crosswalk,
    )
    (issue,) = conclusion.issues
    assert (issue.code.value, issue.facts["reason"]) == ("previous-not-comparable", reason)
    assert conclusion.comparison is None
    assert conclusion.returned == ()


@pytest.mark.parametrize("missing", ["scope", "previous scope"])
def test_organisations_are_compared_only_if_both_are_known(missing: str) -> None:
    audit = attrs.evolve(_SOUND, cycle=Cycle.RECERTIFICATION)
    previous = attrs.evolve(_EARLIER, scope=attrs.evolve(_SCOPE, organisation="Welzijn Elders"))
    if missing == "scope":
        audit = attrs.evolve(audit, scope=None)
    else:
        previous = attrs.evolve(previous, scope=None)
    assert "previous-other-organisation" not in _codes(conclude(audit, FULL, previous=previous))


def test_the_largest_groups_together_are_counted_too() -> None:
    groups = [
        VolunteerGroup(
            role=role,
            headcount=1_000_000_000,
            prepared=None,
            independent=None,
            work=None,
            needs_quality_assurance=None,
        )
        for role in ("een", "twee")
    ]
    audit = attrs.evolve(_SOUND, scope=attrs.evolve(_SCOPE, volunteers=groups))
    (issue,) = (
        each for each in conclude(audit, FULL).issues if each.code is IssueCode.VOLUNTEERS_NOT_KNOWN
    )
    assert dict(issue.facts) == {"at_least": 0, "at_most": 2_000_000_000}


def test_the_points_that_came_back_are_named_with_those_of_before() -> None:
    previous = attrs.evolve(
        _EARLIER,
        framework=F2017.key,
        audited_on=datetime.date(2018, 6, 1),
        findings=[
            Finding("V13", _PARTLY, improvements=_BETTER),
            Finding("V14", _NOT),
            Finding("V16", _MET, improvements=["eerder beginnen"]),
            Finding("D15", _PARTLY, remark="-"),
            Finding("O17", _NOT),
        ],
    )
    audit = attrs.evolve(
        _with(
            Finding("V13", _PARTLY, improvements=["dossiers nog beter"]),
            Finding("V16", _NOT, remark="-"),
            Finding("O17", _PARTLY, remark="-"),
            Finding("V1", _PARTLY, remark="-"),
        ),
        cycle=Cycle.RECERTIFICATION,
    )
    conclusion = conclude(audit, FULL, previous=previous, crosswalk=CROSSWALK)
    # V16 was revised: it may ask something else.
    assert conclusion.returned == ("V13", "O17")
    assert [dict(issue.facts) for issue in conclusion.issues] == [
        {
            "norm": "V13",
            "sources": ("V13", "V14"),
            "before": tuple(_BETTER),
            "now": ("dossiers nog beter",),
        },
        {"norm": "O17", "sources": ("D15",), "before": (), "now": ()},
    ]


# ---------------------------------------------------------------- near misses, and much of it


def test_a_near_miss_is_named_whatever_stands_before_it() -> None:
    strangers = [Finding(f"x{at}x", _MET) for at in range(80)]
    audit = _with(*strangers, Finding("v-16", _MET))
    near = {
        issue.facts["norm"]: issue.facts["nearest"]
        for issue in conclude(audit, FULL).issues
        if issue.code is IssueCode.NORM_UNKNOWN
    }
    assert near["v-16"] == ("V16",)
    assert len(near) == 81


def test_of_many_near_misses_the_first_by_name_have_a_hint() -> None:
    names = [f"V1-{at:03}" for at in range(300)]
    Random(0).shuffle(names)  # noqa: S311  # no secret
    issues = conclude(_with(*(Finding(name, _MET) for name in names)), FULL).issues
    hinted = [str(issue.facts["norm"]) for issue in issues if issue.facts["nearest"]]
    assert 50 < len(hinted) < 300
    assert sorted(hinted) == sorted(names)[: len(hinted)]


@pytest.mark.slow
def test_ten_thousand_unknown_norms_are_all_listed_at_once() -> None:
    audit = attrs.evolve(_SOUND, findings=[Finding(f"V-{at}", _PARTLY) for at in range(10_000)])
    conclusion = conclude(audit, FULL)
    assert _codes(conclusion).count("norm-unknown") == 10_000
    assert _codes(conclusion).count("deviation-unexplained") == 10_000


@pytest.mark.slow
def test_ten_thousand_unknown_norms_beside_ten_thousand_known_ones() -> None:
    framework = Framework(
        key=FrameworkKey("groot", "1"),
        title="groot",
        categories=V2019.categories,
        norm_count=10_000,
        rule=Rule([Limit(key="k", ratings={_NOT}, at_most=3)]),
        counts_business_critical_volunteers=False,
        allows_not_applicable=False,
        certificate_years=2,
        in_force_from=datetime.date(2020, 1, 1),
        norms=[Norm(f"N{at}", None) for at in range(10_000)],
    )
    findings = [Finding(f"M{at}", _MET) for at in range(10_000)]
    audit = attrs.evolve(_SOUND, framework=framework.key, findings=findings * 2)
    conclusion = conclude(audit, Scheme(label="groot", frameworks=[framework]))
    counts = Counter(_codes(conclusion))
    assert (counts["norm-unknown"], counts["finding-doubled"]) == (20_000, 10_000)
    assert counts["norms-not-assessed"] == 1


def test_ten_thousand_interviews_outside_the_scope_each_have_their_place() -> None:
    stray = Interview(role="kok", people=1, party=Party.STAFF, services=["restaurant"])
    audit = attrs.evolve(_SOUND, interviews=[*_INTERVIEWS, *[stray] * 10_000])
    for code in (IssueCode.INTERVIEW_OUTSIDE_SCOPE, IssueCode.INTERVIEW_NAME_UNKNOWN):
        issues = [each for each in conclude(audit, FULL).issues if each.code is code]
        assert {issue.path for issue in issues} == {f"interviews[{at}]" for at in range(3, 10_003)}


# ---------------------------------------------------------------- misuse


def test_a_conclusion_has_no_truth_value() -> None:
    with pytest.raises(InvalidArgumentError, match="leads_to"):
        bool(conclude(_SOUND, FULL))


def test_issues_are_found_by_severity() -> None:
    conclusion = concluded(case(3, FAULTS))
    parts = [conclusion.of_severity(severity) for severity in Severity]
    assert sum(parts, ()) == conclusion.issues
    assert all(parts)


# What a type checker would refuse.
_conclude: Callable[..., Conclusion] = conclude
_of_severity: Callable[..., tuple[Issue, ...]] = Conclusion.of_severity
_WRONG: dict[str, object] = {
    "number": 0,
    "text": "audit",
    "long text": "x" * 10_000_000,
    "bytes": b"",
    "class": Audit,
    "thing": object(),
}


@pytest.mark.parametrize("wrong", _WRONG.values(), ids=list(_WRONG))
def test_arguments_of_another_type_are_all_named(wrong: object) -> None:
    with pytest.raises(InvalidArgumentError) as caught:
        _conclude(wrong, wrong, previous=wrong, crosswalk=wrong, policy=wrong, severities=wrong)
    paths = [fault.path for fault in caught.value.faults]
    assert paths == ["audit", "scheme", "previous", "crosswalk", "policy", "severities"]
    assert len(str(caught.value)) < 1000


@pytest.mark.parametrize("wrong", ["error", None, IssueCode.OTHER_LABEL, Severity, 0])
def test_nothing_but_a_severity_is_taken_for_one(wrong: object) -> None:
    # The text of a severity equals it, but no issue would be found by it.
    with pytest.raises(InvalidArgumentError) as caught:
        _of_severity(concluded(case(3, FAULTS)), wrong)
    assert [fault.path for fault in caught.value.faults] == ["severity"]
    assert caught.value.faults[0].problem.endswith("; write Severity.ERROR") is (wrong == "error")


def test_an_audit_and_a_series_are_needed() -> None:
    with pytest.raises(InvalidArgumentError) as caught:
        _conclude(None, None)
    assert [fault.path for fault in caught.value.faults] == ["audit", "scheme"]


@pytest.mark.parametrize("previous", [None, _EARLIER], ids=["alone", "beside an earlier audit"])
@pytest.mark.parametrize(
    ("policy", "paths"),
    [
        ({"merged": CarryPolicy.OPEN}, ["policy['merged']"]),
        (
            {Change.ADDED: CarryPolicy.SAME, Change.SPLIT: "open"},
            ["policy[<Change.ADDED: 'added'>]", "policy[<Change.SPLIT: 'split'>]"],
        ),
    ],
)
def test_every_fault_of_a_policy_is_named_beside_the_others(
    previous: Audit | None, policy: object, paths: list[str]
) -> None:
    with pytest.raises(InvalidArgumentError) as caught:
        _conclude(_SOUND, FULL, previous=previous, policy=policy)
    wanted = paths if previous else [*paths, "policy"]
    assert [fault.path for fault in caught.value.faults] == wanted
    with pytest.raises(InvalidArgumentError) as caught:
        _conclude(None, FULL, previous=previous, policy=policy)
    assert [fault.path for fault in caught.value.faults] == ["audit", *wanted]


def test_a_crosswalk_or_a_policy_without_an_earlier_audit_is_refused() -> None:
    stray: dict[str, Any] = {"crosswalk": CROSSWALK, "policy": {Change.REWORDED: CarryPolicy.OPEN}}
    for arguments in (stray, *({name: value} for name, value in stray.items())):
        with pytest.raises(InvalidArgumentError) as caught:
            conclude(_SOUND, FULL, **arguments)
        assert [fault.path for fault in caught.value.faults] == list(arguments)
