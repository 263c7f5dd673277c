# SPDX-License-Identifier: MIT
"""One audit for two labels. The other one is made up: it stands for any label beside ours."""

import datetime
from collections.abc import Iterable

import attrs
import pytest

from sterksociaalwerk.audit import Activity, Audit, Finding, Interview, Party, Scope
from sterksociaalwerk.comparison import CarryPolicy, Change, Crosswalk, Link, carry_over_audit
from sterksociaalwerk.conclusion import IssueCode, Severity, conclude
from sterksociaalwerk.errors import (
    InvalidArgumentError,
    InvalidValueError,
    WrongFrameworkError,
)
from sterksociaalwerk.evaluation import Outcome
from sterksociaalwerk.framework import Cycle, FrameworkKey, Limit, Rating, Rule
from sterksociaalwerk.label import SCHEME
from sterksociaalwerk.scheme import AuditKind, Consequence, Scheme
from tests.generators import CROSSWALK, F2017, F2019, FULL, seeded
from tests.oracle import certain

_MET, _PARTLY, _NOT, _APART = Rating

OWN = F2017
OTHER = attrs.evolve(
    F2019,
    key=FrameworkKey("ander-label", "1.0"),
    title="Een ander label",
    rule=Rule([Limit(key="not-met", ratings={_NOT}, at_most=0)]),
    in_force_from=datetime.date(2018, 1, 1),
)
OTHER_SERIES = Scheme(label="ander-label", frameworks=[OTHER], leads_to=SCHEME.leads_to)
SHARED = Crosswalk(OWN.key, OTHER.key, CROSSWALK.links)
# Norms of the other label that nothing of ours can settle.
_NEVER = {"D15", "V16", "O15", "O16"}

_AUDIT = Audit(
    id="eigen",
    scope=Scope(
        organisation="Welzijn Voorbeeld",
        activities=[Activity(service="schuldhulp", municipalities=["Voorst"])],
    ),
    framework=OWN.key,
    kind=AuditKind.EXTERNAL,
    cycle=Cycle.RECERTIFICATION,
    process_started_on=datetime.date(2018, 2, 1),
    audited_on=datetime.date(2018, 3, 1),
    findings=[Finding(norm.id, _MET) for norm in OWN.norms],
    interviews=[
        Interview(role="deelnemer", people=2, party=Party.CLIENT),
        Interview(role="bestuurder", people=1, party=Party.MANAGEMENT),
    ],
    certifying_body="Certificeerder Voorbeeld",
    auditors=["A. Uditor"],
)


def _with(*findings: Finding) -> Audit:
    """Return the audit with other findings on some norms, after all others."""
    named = {finding.norm for finding in findings}
    others = [finding for finding in _AUDIT.findings if finding.norm not in named]
    return attrs.evolve(_AUDIT, findings=[*others, *findings])


def _joint(audit: Audit, findings: Iterable[Finding] = ()) -> Audit:
    return carry_over_audit(audit, SHARED, OWN, OTHER, id="ander", findings=findings)


# ---------------------------------------------------------------- what is carried


def _audit_by_seed(seed: int) -> Audit:
    """Return an audit with findings that are missing, doubled, contradicting or out of place."""
    random = seeded(seed)
    weights = random.choice([(9, 1, 1), (1, 1, 9), (1, 1, 1)])
    norms = [norm.id for norm in OWN.norms if random.random() < random.choice([0.9, 1])]
    norms += random.sample(norms, 5)
    findings = [Finding(norm, random.choices([_MET, _PARTLY, _NOT], weights)[0]) for norm in norms]
    findings += [Finding("X1", _MET), Finding(random.choice(norms), _APART, remark="-")]
    random.shuffle(findings)
    return attrs.evolve(_AUDIT, findings=findings)


@pytest.mark.slow
def test_a_finding_is_carried_where_its_rating_is_certain_and_nowhere_else() -> None:
    settled: set[Rating] = set()
    for seed in range(200):
        audit = _audit_by_seed(seed)
        found = {
            norm.id: {finding.rating for finding in audit.findings_of(norm.id)}
            for norm in OWN.norms
        }
        wanted: dict[str, Rating] = {}
        for link in SHARED.links:
            rating = certain(link.change, [found[norm] for norm in link.sources])
            if rating is not None and rating is not _APART:
                wanted.update(dict.fromkeys(link.targets, rating))
        carried = _joint(audit)
        assert {each.norm: each.rating for each in carried.findings} == wanted
        assert len(carried.findings) == len(wanted)
        settled.update(wanted.values())
    assert settled == {_MET, _PARTLY, _NOT}


def test_the_findings_come_in_the_order_of_the_other_catalogue() -> None:
    wanted = [norm.id for norm in OTHER.norms if norm.id not in _NEVER]
    for findings in (_AUDIT.findings, _AUDIT.findings[::-1]):
        carried = _joint(attrs.evolve(_AUDIT, findings=findings))
        assert [finding.norm for finding in carried.findings] == wanted


def test_everything_else_stays() -> None:
    carried = _joint(_AUDIT)
    assert carried == attrs.evolve(
        _AUDIT, id="ander", framework=OTHER.key, findings=carried.findings
    )


def test_what_was_said_of_the_sources_comes_along_once() -> None:
    first = Finding(
        "V13",
        _NOT,
        remark="dossiers ontbreken",
        strengths=["warm welkom"],
        improvements=["dossiers", "overleg"],
        evidence=["dossier 1"],
    )
    second = Finding(
        "V14",
        _NOT,
        remark="overleg ontbreekt",
        strengths=["warm welkom", "inloop"],
        improvements=["overleg"],
        evidence=["dossier 1", "agenda"],
    )
    for doubled in ([first, second], [first, second, second]):
        carried = _joint(_with(*doubled))
        assert carried.findings_of("V13") == (
            Finding(
                "V13",
                _NOT,
                remark="dossiers ontbreken\noverleg ontbreekt",
                strengths=["warm welkom", "inloop"],
                improvements=["dossiers", "overleg"],
                evidence=["dossier 1", "agenda"],
            ),
        )


def test_no_line_is_left_empty_for_a_finding_without_a_remark() -> None:
    findings = [Finding("V13", _NOT), Finding("V14", _NOT, remark="overleg ontbreekt")]
    assert _joint(_with(*findings)).findings_of("V13")[0].remark == "overleg ontbreekt"


def test_not_applicable_is_carried_where_both_allow_it() -> None:
    own, other = (attrs.evolve(each, allows_not_applicable=True) for each in (OWN, OTHER))
    audit = _with(*(Finding(norm, _APART, remark="geen wijkteam") for norm in ("V1", "V15")))
    both = carry_over_audit(audit, SHARED, own, other, id="ander")
    apart = [each.norm for each in both.findings if each.rating is _APART]
    assert apart == ["V1", "V14", "V15"]
    assert both.findings_of("V14")[0].remark == "geen wijkteam"
    for frameworks in ((own, OTHER), (OWN, other), (OWN, OTHER)):
        carried = carry_over_audit(audit, SHARED, *frameworks, id="ander")
        left = {norm for norm in ("V1", "V14", "V15") if not carried.findings_of(norm)}
        assert left == {"V1", "V14", "V15"}
        assert all(each.rating is _MET for each in carried.findings)


# ---------------------------------------------------------------- what is assessed for the other


def test_what_was_assessed_itself_stands_instead() -> None:
    own = [
        Finding("V16", _PARTLY, improvements=["beter"]),
        Finding("V1", _NOT, improvements=["anders"]),
        Finding("V1", _MET),
        Finding("X1", _MET),
    ]
    carried = _joint(_AUDIT, iter(own))
    assert carried.findings[-4:] == tuple(own)
    assert carried.findings_of("V1") == (own[1], own[2])
    assert [each.norm for each in carried.findings[:-4]] == [
        norm.id for norm in OTHER.norms if norm.id not in {*_NEVER, "V1"}
    ]
    # Whether they fit is for the conclusion to say.
    codes = {issue.code for issue in conclude(carried, OTHER_SERIES).issues}
    assert {IssueCode.FINDINGS_CONTRADICT, IssueCode.NORM_UNKNOWN} <= codes


def test_what_is_left_open_has_to_be_assessed() -> None:
    for seed in range(40):
        carried = _joint(_audit_by_seed(seed))
        open_ = {norm.id for norm in OTHER.norms} - {each.norm for each in carried.findings}
        assert open_ >= _NEVER
        (issue,) = (
            issue
            for issue in conclude(carried, OTHER_SERIES).issues
            if issue.code is IssueCode.NORMS_NOT_ASSESSED
        )
        assert set(issue.facts["norms"]) == open_  # type: ignore[arg-type]


@pytest.mark.parametrize("cycle", [None, *Cycle])
def test_the_other_label_may_be_at_its_first_audit(cycle: Cycle | None) -> None:
    carried = carry_over_audit(_AUDIT, SHARED, OWN, OTHER, id="ander", cycle=cycle)
    assert carried.cycle is (cycle or Cycle.RECERTIFICATION)


def test_a_policy_decides_what_is_certain() -> None:
    policy = {Change.REVISED: CarryPolicy.SAME, Change.UNCHANGED: CarryPolicy.OPEN}
    carried = carry_over_audit(_AUDIT, SHARED, OWN, OTHER, id="ander", policy=policy)
    assert [each.norm for each in carried.findings] == ["V13", "V14", "V15", "V16", "D16", "O17"]


# ---------------------------------------------------------------- two conclusions


def test_one_audit_has_two_conclusions() -> None:
    audit = _with(Finding("V1", _NOT, improvements=["dossiers"]))
    missing = [Finding(norm, _MET) for norm in sorted(_NEVER)]
    also = carry_over_audit(
        audit, SHARED, OWN, OTHER, id="ander", findings=missing, cycle=Cycle.INITIAL
    )
    ours, theirs = conclude(audit, FULL), conclude(also, OTHER_SERIES)
    for conclusion in (ours, theirs):
        assert conclusion.of_severity(Severity.ERROR) == ()
        assert conclusion.evaluation is not None
    # Our label allows five norms that are not met, the other one none.
    assert ours.evaluation is not None
    assert ours.evaluation.verdict.outcome is Outcome.PASS
    assert Consequence.CERTIFICATE in ours.leads_to
    assert theirs.evaluation is not None
    assert theirs.evaluation.verdict.outcome is Outcome.FAIL
    assert theirs.leads_to == (Consequence.ADVICE,)
    # One file: the same scope and interviews, so the same is covered.
    assert ours.coverage is not None
    assert theirs.coverage is not None
    assert ours.coverage.unrecorded_cells == theirs.coverage.unrecorded_cells != ()
    assert ours.coverage.people == theirs.coverage.people
    # Each is judged in a scheme of its own.
    assert [issue.code for issue in conclude(also, FULL).of_severity(Severity.ERROR)] == [
        IssueCode.OTHER_LABEL
    ]


def test_an_incomplete_joint_audit_leads_to_one_certificate() -> None:
    ours, theirs = conclude(_AUDIT, FULL), conclude(_joint(_AUDIT), OTHER_SERIES)
    assert Consequence.CERTIFICATE in ours.leads_to
    assert theirs.leads_to == ()
    assert [issue.code for issue in theirs.of_severity(Severity.ERROR)] == [
        IssueCode.NORMS_NOT_ASSESSED
    ]


# ---------------------------------------------------------------- misuse


def test_a_policy_that_does_not_fit_is_named() -> None:
    with pytest.raises(InvalidArgumentError, match="does not fit"):
        carry_over_audit(
            _AUDIT, SHARED, OWN, OTHER, id="ander", policy={Change.ADDED: CarryPolicy.SAME}
        )


def test_the_first_framework_is_that_of_the_audit() -> None:
    with pytest.raises(WrongFrameworkError, match=r"^old: .*, ander-label 1\.0$"):
        carry_over_audit(attrs.evolve(_AUDIT, framework=OTHER.key), SHARED, OWN, OTHER, id="ander")


@pytest.mark.parametrize("links", [[], [Link(Change.UNCHANGED, ["V1"], ["V1"])]])
def test_a_crosswalk_that_does_not_fit_is_refused(links: list[Link]) -> None:
    with pytest.raises(InvalidValueError):
        carry_over_audit(_AUDIT, Crosswalk(OWN.key, OTHER.key, links), OWN, OTHER, id="ander")


@pytest.mark.parametrize("name", ["", "a b", "x" * 65])
def test_the_other_audit_has_an_identifier(name: str) -> None:
    with pytest.raises(InvalidValueError, match="id"):
        carry_over_audit(_AUDIT, SHARED, OWN, OTHER, id=name)
