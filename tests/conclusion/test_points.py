# SPDX-License-Identifier: MIT
"""What became of the points of the earlier audit, and which identifiers are at odds."""

import datetime
import itertools

import attrs
import pytest

from sterksociaalwerk.audit import Audit, Finding, ImprovementPoint
from sterksociaalwerk.comparison import Change, Crosswalk, Link
from sterksociaalwerk.conclusion import Conclusion, conclude
from sterksociaalwerk.errors import InvalidArgumentError
from sterksociaalwerk.framework import Cycle, NormId, Rating
from sterksociaalwerk.improvement import ImprovementPlan, PlanStep
from sterksociaalwerk.label import SCHEME
from sterksociaalwerk.scheme import AuditKind
from tests.generators import F2019, FULL

_THEN, _NOW = datetime.date(2020, 6, 1), datetime.date(2021, 6, 1)
_Points = dict[str, list[ImprovementPoint | str]]


def _audit(points: _Points, *, now: bool, rating: Rating = Rating.MET) -> Audit:
    return Audit(
        id="nu" if now else "toen",
        scope=None,
        framework=F2019.key,
        kind=AuditKind.SELF_ASSESSMENT,
        cycle=Cycle.RECERTIFICATION if now else Cycle.INITIAL,
        process_started_on=None,
        audited_on=_NOW if now else _THEN,
        findings=[
            Finding(norm.id, rating, improvements=points.get(norm.id, [])) for norm in F2019.norms
        ],
    )


def _of(conclusion: Conclusion, code: str) -> list[dict[str, object]]:
    return [dict(issue.facts) for issue in conclusion.issues if issue.code.value == code]


@pytest.mark.parametrize(
    ("planned", "done", "follows"),
    list(
        itertools.product(
            [False, True], [None, _THEN, _NOW, _NOW + datetime.timedelta(1)], range(3)
        )
    ),
)
def test_what_became_of_a_point(*, planned: bool, done: datetime.date | None, follows: int) -> None:
    previous = _audit({"V1": [ImprovementPoint("plannen", id="P1")]}, now=False)
    following: list[ImprovementPoint | str] = [
        ImprovementPoint(f"nog beter {at}", follows="P1") for at in range(follows)
    ]
    audit = _audit({"V2": following, "V1": ["iets anders"]}, now=True)
    plan = ImprovementPlan(previous, [PlanStep("P1", done_on=done)]) if planned else None
    conclusion = conclude(audit, FULL, previous=previous, plan=plan)
    (point,) = conclusion.points
    if follows:
        expected = "returned"
    elif not planned:
        expected = "not-known"
    else:
        expected = "done" if done is not None and done <= _NOW else "open"
    assert point.result.value == expected
    assert point.point == previous.findings[0].improvements[0]
    assert point.followed_by == tuple(following)
    assert (point.norm, point.steps) == ("V1", () if plan is None else plan.steps)
    assert _of(conclusion, "point-returned") == [
        {"norm": "V2", "now": f"nog beter {at}", "source": "V1", "before": "plannen"}
        for at in range(follows)
    ]
    # The norm has a point again, whatever became of the one it had.
    assert conclusion.returned == ("V1",)


def test_without_an_earlier_audit_there_are_no_points_of_it() -> None:
    audit = _audit({"V1": [ImprovementPoint("a", id="P1", follows="P0")]}, now=True)
    conclusion = conclude(audit, FULL)
    assert conclusion.points == ()
    # Which points there were is not known, so none can be missing.
    assert not _of(conclusion, "point-follows-unknown")


def test_a_point_that_follows_none_there_is_comes_with_the_nearest() -> None:
    previous = _audit({"V1": [ImprovementPoint("a", id="2020-P1"), "b"]}, now=False)
    audit = _audit(
        {"V3": [ImprovementPoint("c", follows="2020P1"), ImprovementPoint("d", follows="zzz")]},
        now=True,
    )
    conclusion = conclude(audit, FULL, previous=previous)
    assert _of(conclusion, "point-follows-unknown") == [
        {"norm": "V3", "follows": "2020P1", "nearest": ("2020-P1",)},
        {"norm": "V3", "follows": "zzz", "nearest": ()},
    ]
    assert [point.result.value for point in conclusion.points] == ["not-known", "not-known"]


def test_an_identifier_stands_for_one_point_of_both_audits() -> None:
    one, other = ImprovementPoint("a", id="P1"), ImprovementPoint("b", id="P2")
    previous = _audit({"V1": [one, attrs.evolve(other, id="P9")]}, now=False)
    audit = _audit(
        {"V2": [one], "V3": [other], "V4": [other, attrs.evolve(other, id="P3")]}, now=True
    )
    conclusion = conclude(audit, FULL, previous=previous)
    assert _of(conclusion, "point-id-doubled") == [
        {"id": "P1", "norms": ("V1", "V2")},
        {"id": "P2", "norms": ("V3", "V4")},
    ]
    (_, second) = (
        issue.path for issue in conclusion.issues if issue.code.value == "point-id-doubled"
    )
    assert second == "findings[2].improvements[0].id"
    # Two of the earlier audit are for its own conclusion.
    twice = _audit({"V1": [one, one]}, now=False)
    assert not _of(conclude(_audit({}, now=True), FULL, previous=twice), "point-id-doubled")


@pytest.mark.parametrize("change", [Change.REVISED, Change.REWORDED])
def test_a_norm_that_may_ask_something_else_has_no_point_again(change: Change) -> None:
    other = attrs.evolve(F2019, key=attrs.evolve(F2019.key, version="3.0"), in_force_from=None)
    links = [Link(Change.UNCHANGED, [norm.id], [norm.id]) for norm in F2019.norms[1:]]
    first = F2019.norms[0].id
    crosswalk = Crosswalk(F2019.key, other.key, [Link(change, [first], [first]), *links])
    previous = _audit({first: ["a"], "V2": ["b"]}, now=False)
    audit = attrs.evolve(_audit({first: ["c"], "V2": ["d"]}, now=True), framework=other.key)
    scheme = attrs.evolve(SCHEME, frameworks=(F2019, other), transitions=(), announcements=())
    conclusion = conclude(audit, scheme, previous=previous, crosswalk=crosswalk)
    again = (NormId("V2"),) if change is Change.REVISED else (first, NormId("V2"))
    assert conclusion.returned == again
    assert [facts["norm"] for facts in _of(conclusion, "points-again")] == list(again)


def test_a_plan_is_of_the_earlier_audit() -> None:
    previous = _audit({"V1": ["a"]}, now=False)
    audit = _audit({}, now=True)
    with pytest.raises(InvalidArgumentError) as caught:
        conclude(audit, FULL, previous=previous, plan=ImprovementPlan(audit))
    assert [fault.path for fault in caught.value.faults] == ["plan"]
    with pytest.raises(InvalidArgumentError) as caught:
        conclude(audit, FULL, plan=ImprovementPlan(previous))
    assert [fault.path for fault in caught.value.faults] == ["plan"]
