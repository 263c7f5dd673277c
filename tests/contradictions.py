# SPDX-License-Identifier: MIT
"""What is right by itself and wrong together: calls that are refused, by package."""

import datetime
import operator
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from sterksociaalwerk.audit import (
    Activity,
    Audit,
    Count,
    Criterion,
    Finding,
    ImprovementPoint,
    NotCounted,
    NotCountedReason,
    Organisation,
    Scope,
    StaffGroup,
)
from sterksociaalwerk.certification import (
    Advice,
    AdviceOutcome,
    AuditWindow,
    Award,
    Certificate,
    Condition,
    History,
    Refusal,
    Register,
    RegisterEntry,
    StatusChange,
    StatusChangeKind,
)
from sterksociaalwerk.comparison import (
    CarryPolicy,
    Change,
    Crosswalk,
    Link,
    carry_over_audit,
    compare,
)
from sterksociaalwerk.conclusion import Issue, IssueCode, Severity, conclude
from sterksociaalwerk.evaluation import Evaluation, ReferenceCounts, decide, evaluate
from sterksociaalwerk.exchange import Receipt, receipt, verify
from sterksociaalwerk.framework import (
    Assumption,
    Category,
    Cycle,
    Framework,
    FrameworkKey,
    Limit,
    Norm,
    NormId,
    Rating,
    Rule,
    Source,
    Tally,
)
from sterksociaalwerk.improvement import ImprovementPlan, PlanStep, analyse_rule, repair
from sterksociaalwerk.label import SCHEME, V2017, V2019
from sterksociaalwerk.scheme import (
    Announcement,
    Applicability,
    AuditKind,
    Consequence,
    FollowUp,
    Scheme,
    Transition,
)
from sterksociaalwerk.sector import Portfolio
from tests.generators import (
    CROSSWALK,
    F2017,
    F2019,
    FULL,
    award_on,
    case,
    certificate_of,
    lasting,
    scope_of,
)
from tests.test_junk import VALUES

__all__ = ["CONTRADICTIONS"]

Call = Callable[[], object]

_FIRST, _SECOND, _THIRD = (datetime.date(2020, 1, day) for day in (1, 2, 3))
_MET = {norm.id: Rating.MET for norm in F2019.norms}
_KEY = FrameworkKey("a", "1")


def _untyped(value: Any) -> Any:  # noqa: ANN401  # what a type checker would not let pass
    return value


def _but(made: type, **fields: Any) -> Call:  # noqa: ANN401
    """Return what makes a value that is right but for some fields."""
    right = {name: value for name, (value, _) in VALUES[made][0].items()}
    return partial(made, **{**right, **fields})


def _made(made: type, **fields: Any) -> Any:  # noqa: ANN401
    return _but(made, **fields)()


def _limit(**fields: Any) -> Limit:  # noqa: ANN401
    right: dict[str, Any] = {"key": "k", "ratings": {Rating.MET}, "at_most": 1}
    return Limit(**(right | fields))


_a, _b = Norm(NormId("a"), "c"), Norm(NormId("b"), "c")
_ASSUMED = Assumption(key="k", about="rule", text="t", text_nl="t")
_LONG = Rule(
    [
        Limit(key=key, ratings={rating}, at_most=1999, weights={"a": 1, "b": 2000})
        for key, rating in (("partly-met", Rating.PARTLY_MET), ("not-met", Rating.NOT_MET))
    ]
)
_FRAMEWORK: dict[str, Call] = {
    "a category beside norms": _but(Limit, category="c", norms=["a"]),
    "too few": _but(Framework, category_counts={"c": 1}),
    "of no category": _but(Framework, category_counts={"x": 2}),
    "of no category at all": _but(Framework, category_counts={}),
    "a count of a wrong kind": _but(Framework, category_counts={"c": "2", "d": -1}),
    "one norm of two": _but(Framework, norms=[_a]),
    "a norm twice": _but(Framework, norms=[_a, _a]),
    "a norm of no category": _but(Framework, norms=[_a, Norm(NormId("b"), "x")]),
    "a norm of nearly a category": _but(
        Framework,
        categories=[Category(key="craft", title="c", title_en="c")],
        norms=[_a, Norm(NormId("b"), "crafts")],
    ),
    "another split": _but(
        Framework,
        categories=[Category(key=key, title=key, title_en=key) for key in "cd"],
        category_counts={"c": 1, "d": 1},
        norms=[_a, _b],
    ),
    "a limit on no category": _but(Framework, rule=Rule([_limit(category="x")])),
    "a limit on a category without a split": _but(
        Framework,
        rule=Rule([_limit(category="c")]),
        norms=[Norm(NormId("a"), None), Norm(NormId("b"), None)],
    ),
    "limits on norms that there are not": _but(
        Framework,
        rule=Rule([_limit(norms=["a", "x", "bb"])]),
        recertification_rule=Rule([_limit(weights={"y": 2})]),
        norms=[_a, _b],
    ),
    "rules that could take too long": _but(
        Framework, norms=[_a, _b], rule=_LONG, recertification_rule=_LONG
    ),
    "of no category, by keys of two kinds": _but(Framework, category_counts={"x": 1, 2: 1}),
    "assumptions about nothing": _but(
        Framework,
        assumptions=[
            _ASSUMED,
            _ASSUMED,
            Assumption(key="l", about="rules", text="t", text_nl="t"),
            Assumption(key="m", about="nothing", text="t", text_nl="t"),
        ],
    ),
    "no catalogue": partial(V2019.with_norms, []),
    "no split": V2019.with_numbered_norms,
    "a split of another number": partial(V2019.with_numbered_norms, {"professional": 50}),
    "no name for a variant": partial(V2019.variant, "a b"),
    "a variant of its key": partial(V2019.variant, "x", key=_KEY),
    "a variant of its rules": partial(V2019.variant, "x", rules=V2019.rule, titel="t"),
    "no such norm": partial(F2019.norm, "V99"),
    "nearly a norm": partial(F2019.norm, "v1"),
    "no norms to rate": partial(V2019.row, {}),
    "ratings that are none": partial(
        F2019.row,
        _untyped(
            {
                "V1": frozenset(),
                "V2": {Rating.MET},
                "V3": frozenset({Rating.MET, "met"}),
                "V4": "met",
                "V5": Rating.NOT_APPLICABLE,
                "V6": frozenset(Rating),
                "v7": Rating.MET,
                "x": Rating.MET,
            }
        ),
    ),
    "a rating by no name": partial(Rating.of, "mett"),
    "a rating by nothing like a name": partial(Rating.of, "zzzz"),
    "a tally of mixed ratings": partial(Tally.of, _untyped([Rating.MET, "met", frozenset(), None])),
}

_OTHER = V2019.variant("x", in_force_from=datetime.date(2019, 7, 2))


def _transition(source: str, target: str, **fields: Any) -> Transition:  # noqa: ANN401
    days: dict[str, Any] = {
        "published_on": V2019.in_force_from,
        "mandatory_on": datetime.date(2020, 7, 1),
    }
    return Transition(source=source, target=target, **(days | fields))


def _edition(version: str, **fields: Any) -> Framework:  # noqa: ANN401
    edition: Framework = _made(Framework, key=FrameworkKey("sterk-sociaal-werk", version), **fields)
    return edition


_SOURCE = Source(title="t", publisher="p")
_ANNOUNCED = Announcement(version="3.0", announced_on=_FIRST, source=_SOURCE)
_UNDATED = [_edition(f"{number}.0") for number in range(1, 4)]


def _scheme(*transitions: Transition, **fields: Any) -> Call:  # noqa: ANN401
    return _but(Scheme, **{"frameworks": [V2017, V2019], "transitions": transitions, **fields})


_SCHEME: dict[str, Call] = {
    "until before since": _but(Applicability, since=_SECOND, until=_FIRST),
    "until on since": _but(Applicability, since=_SECOND, until=_SECOND),
    "a target that is a variant": _but(Transition, target="2.0+x"),
    "mandatory before it was published": _but(
        Transition, published_on=_SECOND, mandatory_on=_FIRST
    ),
    "started after it was mandatory": _but(
        Transition, published_on=_FIRST, mandatory_on=_SECOND, started_before=_THIRD
    ),
    "in force before it was announced": _but(
        Announcement, announced_on=_SECOND, in_force_from=_FIRST
    ),
    "mandatory before it was announced": _but(
        Announcement, announced_on=_SECOND, mandatory_on=_FIRST
    ),
    "mandatory before it was in force": _but(
        Announcement, announced_on=_FIRST, in_force_from=_THIRD, mandatory_on=_SECOND
    ),
    "consequences twice": _but(
        FollowUp,
        settled=[Consequence(next(iter(Consequence)))] * 2,
        on_pass=[next(iter(Consequence))] * 2,
    ),
    "editions of two labels": _but(Scheme, frameworks=[V2019, _but(Framework)()]),
    "an edition twice": _but(Scheme, frameworks=[V2019, V2019]),
    "announced twice": _scheme(announcements=[_ANNOUNCED, _ANNOUNCED]),
    "announced and in the scheme": _scheme(
        announcements=[Announcement(version="2.0", announced_on=_FIRST, source=_SOURCE)]
    ),
    "consequences of a wrong kind": _but(
        Scheme, leads_to={"external": FollowUp(), AuditKind.EXTERNAL: None}
    ),
    "to no edition": _scheme(_transition("<2", "4.0")),
    "to what is announced only": _scheme(_transition("<2", "3.0"), announcements=[_ANNOUNCED]),
    "from no edition": _scheme(_transition("<1", "2.0")),
    "from a newer edition": _scheme(_transition("<=2", "2.0")),
    "mandatory before the older one began": _scheme(
        _transition(
            "<2",
            "2.0",
            published_on=datetime.date(2017, 1, 1),
            mandatory_on=datetime.date(2017, 1, 1),
        )
    ),
    "published on another day than it began": _scheme(
        _transition("<2", "2.0", published_on=datetime.date(2019, 7, 2))
    ),
    "published after its variant began": _scheme(
        _transition("<2", "2.0", published_on=datetime.date(2019, 7, 3)),
        frameworks=[V2017, _OTHER, _edition("2.0")],
    ),
    "published on two days": _scheme(
        _transition("<2", "3.0", published_on=_FIRST),
        _transition("==2", "3.0", published_on=_SECOND),
        frameworks=_UNDATED,
    ),
    "to one edition on two days": _scheme(
        _transition("<2", "3.0"),
        _transition("<3", "3.0", mandatory_on=datetime.date(2021, 7, 1)),
        frameworks=_UNDATED,
    ),
    "to two editions": _scheme(
        _transition("<2", "2.0"), _transition("<2", "3.0"), frameworks=_UNDATED
    ),
    "started after the audit": partial(
        SCHEME.applicable, audited_on=_FIRST, process_started_on=_SECOND
    ),
    "of another label": partial(SCHEME.__getitem__, _KEY),
    "of another version": partial(SCHEME.__getitem__, "4.0"),
    "announced only": partial(SCHEME.__getitem__, "3.0"),
}

_SMALL = _made(Framework, rule=Rule([_limit(weights={"a": 2})]), norms=(_a, _b))
_EVALUATION: dict[str, Call] = {
    "rows of another length": _but(Evaluation, row=bytes(48)),
    "rows with another byte": _but(Evaluation, row=bytes([3] * 49)),
    "tallies of other norms": partial(ReferenceCounts.of, F2019, [Tally(met=1)] * 48, "kpi"),
    "too few": partial(decide, Tally(met=47, open=1), V2019),
    "too many": partial(decide, Tally(met=50), V2019),
    "not applicable": partial(decide, Tally(met=48, not_applicable=1), V2019),
    "limits that need norms": partial(decide, Tally(met=2), _SMALL),
}

_SAID_TWICE = Audit(
    id="a",
    scope=None,
    framework=V2019.key,
    kind=AuditKind.EXTERNAL,
    cycle=Cycle.INITIAL,
    process_started_on=None,
    audited_on=_SECOND,
    findings=[
        Finding("V1", Rating.PARTLY_MET, improvements=["t", "twice"]),
        Finding("V2", Rating.PARTLY_MET, improvements=["twice", ImprovementPoint("u", id="i")]),
    ],
)
_FAILED = evaluate({norm.id: Rating.NOT_MET for norm in F2019.norms}, F2019)


def _halves(norm: str, *_: object) -> Any:  # noqa: ANN401
    return 0.5 if norm == "V1" else 0


_IMPROVEMENT: dict[str, Call] = {
    "a step for no point": partial(ImprovementPlan, _SAID_TWICE, [PlanStep("x y z")]),
    "a step for nearly a point": partial(ImprovementPlan, _SAID_TWICE, [PlanStep("twicee")]),
    "a step for two points": partial(ImprovementPlan, _SAID_TWICE, [PlanStep("twice")]),
    "a step before the audit": partial(
        ImprovementPlan, _SAID_TWICE, [PlanStep("i", done_on=_FIRST), PlanStep("u")]
    ),
    "the status on no day": partial(ImprovementPlan(_SAID_TWICE).status, _untyped("2020")),
    "a rule that needs norms": partial(analyse_rule, _SMALL),
    "costs of some": partial(repair, _FAILED, cost={"V1": 1, "V2": -1, "x": 1, "v3": 1}),
    "a cost too dear": partial(
        repair, _FAILED, cost={norm.id: 10**15 for norm in F2019.norms} | {"V1": 10**15 + 1}
    ),
    "a cost that is asked and too dear": partial(
        repair, _FAILED, cost=lambda norm, _, __: 10**15 + (norm == "V1")
    ),
    "a cost that is no whole number": partial(repair, _FAILED, cost=_halves),
}

_ONE, _TWO = FrameworkKey("a", "1"), FrameworkKey("a", "2")
_REWORDED = Crosswalk(_ONE, _TWO, [Link(Change.REWORDED, ["A"], ["B"])])
_AFTER = evaluate(_MET, F2019)


def _as_first(change: Change, source: str, target: str) -> Call:
    """Return what checks a crosswalk in which one norm changed, or two that changed places."""
    changed = {*map(NormId, (source, target))}
    links = [link for link in Crosswalk.identity(F2019).links if not changed & {*link.sources}]
    links += [Link(change, [source], [target])]
    links += [Link(Change.REVISED, [target], [source])] * (source != target)
    return partial(Crosswalk(F2019.key, F2019.key, links).check, F2019, F2019)


_COMPARISON: dict[str, Call] = {
    **{f"{change.value} with none": partial(Link, change, [], []) for change in Change},
    **{
        f"{change.value} with three": partial(Link, change, ["a", "b", "c"], ["a", "b", "c"])
        for change in Change
    },
    "a norm twice": partial(Link, Change.MERGED, ["a", "a"], ["b"]),
    "policies that do not fit": partial(
        CarryPolicy.with_defaults,
        _untyped(
            {
                Change.MERGED: CarryPolicy.SAME,
                Change.ADDED: CarryPolicy.MERGED,
                Change.RESTRUCTURED: CarryPolicy.SPLIT,
                "revised": CarryPolicy.OPEN,
                Change.MOVED: "open",
                Change.SPLIT: "x",
            }
        ),
    ),
    "of other frameworks": partial(CROSSWALK.check, F2019, F2017),
    "without catalogues": partial(CROSSWALK.check, V2017, V2019),
    "moved within a category": _as_first(Change.MOVED, "V1", "V1"),
    "reworded into another category": _as_first(Change.REWORDED, "V1", "D1"),
    "on from elsewhere": partial(_REWORDED.then, _REWORDED),
    "on from other norms": partial(
        _REWORDED.then, Crosswalk(_TWO, _ONE, [Link(Change.REWORDED, ["C"], ["D"])])
    ),
    "across without a crosswalk": partial(compare, evaluate({}, F2017), _AFTER),
    "within a key without a crosswalk": partial(
        compare,
        evaluate({}, V2019.with_norms([Norm(NormId(f"N{n}"), None) for n in range(49)])),
        _AFTER,
    ),
    "another framework than of the audit": partial(
        carry_over_audit, _SAID_TWICE, CROSSWALK, F2017, F2019, id="b"
    ),
}

_ORGANISATION = Organisation("o", id="1", former_names=["p"])
_AUDIT: dict[str, Call] = {
    "not counted, without criteria": _but(
        NotCounted, reason=NotCountedReason.NOT_KNOWN, criteria=[]
    ),
    **{
        f"not counted, {reason.value}, with criteria": _but(
            NotCounted, reason=reason, criteria=[Criterion.PREPARED]
        )
        for reason in NotCountedReason
    },
    "out of scope without a reason": _but(Activity, in_scope=False, remark=" "),
    "a cell twice": _but(
        Scope,
        activities=[
            Activity(service="s", municipalities=["m", "n"], in_scope=False, remark="t"),
            Activity(service="t", municipalities=["m"]),
            Activity(service="s", municipalities=["n"]),
            Activity(service="t", municipalities=["m"]),
        ],
    ),
    "staff of what is not done": _but(
        Scope,
        activities=[Activity(service="jongerenwerk", municipalities=["Brummen"])],
        staff=[
            StaffGroup(
                role="r",
                headcount=1,
                fte=1,
                services=["jongerenwerker", "x"],
                municipalities=["brummen", "y"],
            )
        ],
    ),
    "a part twice": _but(Scope, parts=["p", "p"]),
    "at most less than at least": partial(Count, 2, 1),
    "too many decimals": partial(Count, 0.1**31),
    "staff of nobody with a share": _but(StaffGroup, headcount=0, fte=1),
    "not applicable without a reason": partial(Finding, "V1", Rating.NOT_APPLICABLE, remark=" "),
    "a point that follows itself": partial(ImprovementPoint, "t", id="p", follows="p"),
    "a former name twice": _but(Organisation, former_names=["a", "a"]),
    "merged from itself": _but(Organisation, merged_from=[_ORGANISATION, "o", "q"]),
    "merged from one twice": _but(Organisation, merged_from=["q", "q"]),
    "merged from very many": _but(Organisation, merged_from=[f"o{at}" for at in range(2000)]),
    "a group that is none": partial(scope_of(("s", "m")).includes, _untyped("r")),
}

_AWARDED = award_on(_FIRST)
_CONDITION = Condition(text="t", due_on=_SECOND)
_CERTIFICATE = certificate_of(lasting(_FIRST, _THIRD))
_ELSEWHERE = certificate_of(lasting(_FIRST, _THIRD), "A-2", framework=_KEY)
_OF_OTHERS = certificate_of(lasting(_FIRST, _THIRD), "A-3", organisation="Ander Welzijn")


def _change(kind: StatusChangeKind, decided_on: datetime.date, **fields: Any) -> StatusChange:  # noqa: ANN401
    right: dict[str, Any] = {"decided_on": decided_on, "effective_from": decided_on}
    if kind is StatusChangeKind.SCOPE_CHANGED:
        right["scope"] = scope_of(("s", "m"))
    return StatusChange(kind=kind, by="b", reason="r", **(right | fields))


def _changed(*changes: StatusChange) -> Call:
    return partial(certificate_of, lasting(_FIRST, _THIRD), changes=changes)


def _entry(**fields: Any) -> RegisterEntry:  # noqa: ANN401
    right: dict[str, Any] = {
        "organisation": "Welzijn Voorbeeld",
        "kind": AuditKind.EXTERNAL,
        "entered_on": _THIRD,
    }
    return RegisterEntry(**(right | fields))


_SUSPENDED, _RESTORED = StatusChangeKind.SUSPENDED, StatusChangeKind.RESTORED
_CERTIFICATION: dict[str, Call] = {
    "conditions to a positive advice": _but(Advice, conditions=[_CONDITION]),
    "a conditional advice without": _but(Advice, outcome=AdviceOutcome.CONDITIONAL),
    "conditions before the advice": _but(
        Advice,
        outcome=AdviceOutcome.CONDITIONAL,
        given_on=_SECOND,
        conditions=[_CONDITION, Condition(text="t", due_on=_THIRD, fulfilled_on=_FIRST)],
    ),
    "awarded before the advice": _but(Award, advice=award_on(_SECOND).advice, awarded_on=_FIRST),
    "refused before the advice": _but(Refusal, advice=award_on(_SECOND).advice, refused_on=_FIRST),
    "effective before the decision": partial(_change, _SUSPENDED, _SECOND, effective_from=_FIRST),
    "another scope that is none": partial(
        _change, StatusChangeKind.SCOPE_CHANGED, _SECOND, scope=None
    ),
    "a scope to a suspension": partial(_change, _SUSPENDED, _SECOND, scope=scope_of(("s", "m"))),
    "valid before the award": partial(certificate_of, lasting(_FIRST, _THIRD, _SECOND)),
    "valid for no day": partial(certificate_of, lasting(_FIRST, _FIRST)),
    "changes before the award, and beyond the end": _changed(
        _change(_SUSPENDED, datetime.date(2019, 12, 31)),
        _change(_RESTORED, _SECOND, effective_from=_THIRD),
        _change(_SUSPENDED, _FIRST),
    ),
    "a change on the first day, and on the last": _changed(
        _change(_SUSPENDED, _FIRST), _change(_RESTORED, _SECOND)
    ),
    "restored at first": _changed(_change(_RESTORED, _FIRST)),
    "restored twice": _changed(
        _change(_SUSPENDED, _FIRST), _change(_RESTORED, _FIRST), _change(_RESTORED, _SECOND)
    ),
    "suspended after it was withdrawn": _changed(
        _change(StatusChangeKind.WITHDRAWN, _FIRST), _change(_SUSPENDED, _SECOND)
    ),
    "no known length": partial(
        Certificate.issue, _AWARDED, V2019.variant("x", certificate_years=None), "o"
    ),
    "beyond the calendar": partial(
        Certificate.issue,
        _AWARDED,
        V2019,
        "o",
        valid_from=datetime.date(9998, 1, 1),
    ),
    "a window that closes as it opens": partial(AuditWindow, opens_on=_FIRST, closes_on=_FIRST),
    "certificates for one audit": partial(History, [_CERTIFICATE, _CERTIFICATE]),
    "certificates of others": partial(History, [_CERTIFICATE, _ELSEWHERE, _OF_OTHERS]),
    "predecessors that are none": partial(
        History([_CERTIFICATE]).streak,
        _FIRST,
        predecessors=[History([_OF_OTHERS]), History([]), History([_CERTIFICATE])],
    ),
    "a predecessor of nobody": partial(
        History([]).streak, _FIRST, predecessors=[History([_OF_OTHERS])]
    ),
    "a predecessor of another label": partial(
        History(
            [
                certificate_of(
                    lasting(_FIRST, _THIRD),
                    organisation=Organisation("n", merged_from=["Welzijn Voorbeeld"]),
                )
            ]
        ).streak,
        _FIRST,
        predecessors=[History([_ELSEWHERE])],
    ),
    "of another organisation than the entry": partial(
        _entry, organisation="x", certificate=_CERTIFICATE
    ),
    "entered before the award": partial(
        _entry,
        certificate=certificate_of(lasting(_SECOND, _THIRD)),
        entered_on=_FIRST,
    ),
    "entries twice": partial(
        Register,
        [
            *[_entry(certificate=_CERTIFICATE)] * 2,
            *[_entry()] * 2,
            *[_entry(kind=AuditKind.PEER_REVIEW, learning_report="t")] * 2,
            _entry(certificate=_ELSEWHERE),
        ],
    ),
    "one of several organisations": partial(
        Register(
            [
                _entry(organisation=Organisation("n", id=each, former_names=["o"]))
                for each in ("1", "2")
            ]
        ).history,
        "n",
    ),
    "periods that go back": partial(Register([]).count_by_period, [_FIRST, _THIRD, _SECOND]),
    "a period of no days": partial(Register([]).count_by_period, [_FIRST, _FIRST]),
    "one day": partial(Register([]).count_by_period, [_FIRST]),
    "no edition": partial(Register([]).certified, _FIRST, edition="x"),
}


def _issue(code: IssueCode, **facts: Any) -> Call:  # noqa: ANN401
    return partial(Issue, code=code, path="path", facts=facts)


_PLAIN = case(0).audit
# Together they have facts of every kind.
_CODES = [
    IssueCode.FINDINGS_DISAGREE,
    IssueCode.VOLUNTEERS_NOT_KNOWN,
    IssueCode.DATES_REVERSED,
    IssueCode.INTERVIEW_NAME_UNKNOWN,
    IssueCode.POINTS_AGAIN,
]
_WRONG: dict[str, object] = {
    "a number": -1,
    "a large number": 10**18 + 1,
    "a text": "x[01]",
    "a day": "2021-3-1",
    "nothing": (),
    "one": ("findings[1]",),
    "several": ("", "findings[01]", 1),
}
_CONCLUSION: dict[str, Call] = {
    **{f"{code.value} without facts": _issue(code) for code in _CODES},
    **{
        f"{title} for each fact of {code.value}": _issue(
            code, **dict.fromkeys(code.facts, wrong), label="t"
        )
        for code in _CODES
        for title, wrong in _WRONG.items()
    },
    "a severity in plain text": partial(conclude(_PLAIN, FULL).of_severity, _untyped("error")),
    "nothing to compare": partial(
        conclude,
        _PLAIN,
        FULL,
        crosswalk=CROSSWALK,
        policy={},
        plan=ImprovementPlan(_SAID_TWICE),
    ),
    "the plan of another audit": partial(
        conclude, _PLAIN, FULL, previous=_PLAIN, plan=ImprovementPlan(_SAID_TWICE)
    ),
    "severities that cannot be": partial(
        conclude, _PLAIN, FULL, severities=dict.fromkeys(IssueCode, Severity.NOTE)
    ),
    "severities that are none": partial(
        conclude,
        _PLAIN,
        FULL,
        severities=_untyped({IssueCode.SCOPE_MISSING: "note", "x": Severity.NOTE}),
    ),
}

_RECEIPT = receipt(_AFTER)
_TWO_YEARS = Portfolio.of(F2019, [_MET, {}], groups={"year": [2018, 2019]})
_EXCHANGE: dict[str, Call] = {
    "a digest in capitals": partial(Receipt, number=1, digest="A" * 64, library_version="1"),
    "a digest too short": partial(Receipt, number=1, digest="a" * 63, library_version="1"),
    "a receipt by another number": partial(
        verify,
        Receipt(number=9, digest=_RECEIPT.digest, library_version="1"),
        _AFTER,
    ),
}
_SECTOR: dict[str, Call] = {
    "made by hand": Portfolio,
    "groups for too few": partial(Portfolio.of, F2019, [_MET, {}], groups={"year": [2018]}),
    "groups for too many": partial(Portfolio.of, F2019, [_MET], groups={"year": [2018, 2019]}),
    "groups of a wrong kind": partial(Portfolio.of, F2019, [_MET], groups={"year": [0.5]}),
    "groups by nothing": partial(Portfolio.of, F2019, [_MET], groups={"": [1], 1: [1]}),
    "cycles of a wrong kind": partial(
        Portfolio.of, F2019, [_MET, {}, {}], cycle=_untyped(["initial", Cycle.INITIAL, None])
    ),
    "an unknown norm, and another framework": partial(
        Portfolio.of, F2017, _untyped([{"x": Rating.MET}, _AFTER])
    ),
    "cycles for too few": partial(Portfolio.of, F2019, [_MET, {}], cycle=[Cycle.INITIAL]),
    "another cycle than of the evaluation": partial(
        Portfolio.of, F2019, [_AFTER], cycle=[Cycle.RECERTIFICATION]
    ),
    "an evaluation under another framework": partial(Portfolio.of, F2017, [_AFTER]),
    "rows of another length": partial(Portfolio.of, F2019, [bytes(48)]),
    "ratings of no norm": partial(
        Portfolio.of, F2019, _untyped([_MET, {"x": Rating.MET, "V1": "met"}])
    ),
    "merged with other groups": partial(operator.add, _TWO_YEARS, Portfolio.of(F2019, [_MET])),
    "merged with another framework": partial(operator.add, _TWO_YEARS, Portfolio.of(F2017, [])),
    "beyond the last audit": partial(_TWO_YEARS.row, 2),
    "no such group": partial(_TWO_YEARS.trend, "yeer"),
    "a group of none": partial(Portfolio.of(F2019, [_MET]).trend, "year"),
    "in agreement with fewer": partial(_TWO_YEARS.agreement, Portfolio.of(F2019, [_MET])),
    "in agreement with another framework": partial(
        _TWO_YEARS.agreement, Portfolio.of(F2017, [{}, {}])
    ),
    "an impact without a crosswalk": partial(_TWO_YEARS.impact, F2017),
}

CONTRADICTIONS: Mapping[str, Mapping[str, Call]] = {
    "framework": _FRAMEWORK,
    "scheme": _SCHEME,
    "audit": _AUDIT,
    "evaluation": _EVALUATION,
    "improvement": _IMPROVEMENT,
    "comparison": _COMPARISON,
    "conclusion": _CONCLUSION,
    "certification": _CERTIFICATION,
    "sector": _SECTOR,
    "exchange": _EXCHANGE,
}
"""By package, what is asked and refused; a few ends of what is right stand beside it."""
