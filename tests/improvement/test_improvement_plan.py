# SPDX-License-Identifier: MIT
"""How far each point of an audit is, on every day, and which plans cannot be."""

import datetime
import pickle

import attrs
import pytest
from hypothesis import given, strategies as st

from sterksociaalwerk.audit import Audit, Finding, ImprovementPoint
from sterksociaalwerk.errors import InvalidValueError
from sterksociaalwerk.framework import Cycle, FrameworkKey, Rating
from sterksociaalwerk.improvement import ImprovementPlan, PlanStep
from sterksociaalwerk.scheme import AuditKind

_AUDITED_ON = datetime.date(2021, 5, 17)


def _day(after: int) -> datetime.date:
    return _AUDITED_ON + datetime.timedelta(after)


def _audit(*points: ImprovementPoint | str) -> Audit:
    """Return an audit with every point at a norm of its own."""
    return Audit(
        id="a",
        scope=None,
        framework=FrameworkKey("label", "1.0"),
        kind=AuditKind.EXTERNAL,
        cycle=Cycle.INITIAL,
        process_started_on=None,
        audited_on=_AUDITED_ON,
        findings=[
            Finding(f"N{at}", Rating.PARTLY_MET, improvements=[point])
            for at, point in enumerate(points)
        ],
    )


_AFTER = st.none() | st.integers(0, 6)


@given(
    st.lists(
        st.tuples(_AFTER, st.lists(_AFTER, max_size=3), st.booleans()), min_size=1, max_size=4
    ),
    st.randoms(use_true_random=False),
)
def test_every_point_is_done_open_or_overdue_on_every_day(
    drawn: list[tuple[int | None, list[int | None], bool]], random: object
) -> None:
    points = [
        ImprovementPoint(
            f"text {at}",
            id=f"P{at}" if named else None,
            due_on=None if due is None else _day(due),
        )
        for at, (due, _, named) in enumerate(drawn)
    ]
    steps = [
        PlanStep(point, done_on=None if done is None else _day(done))
        for point, (_, dones, _) in zip(points, drawn, strict=True)
        for done in dones
    ]
    shuffle = getattr(random, "shuffle")  # noqa: B009  # hypothesis types it as any
    shuffle(steps)
    plan = ImprovementPlan(_audit(*points), steps)
    for today in range(8):
        expected: list[str] = []
        for due, dones, _ in drawn:
            # Done is what nothing is left of; a day that has not come yet does not count.
            left = [done for done in dones if done is None or done > today]
            if dones and not left:
                expected.append("done")
            else:
                expected.append("overdue" if due is not None and today > due else "open")
        found = plan.status(_day(today))
        assert [each.status.value for each in found] == expected
        assert [each.point for each in found] == points
        assert [each.norm for each in found] == [f"N{at}" for at in range(len(drawn))]
        assert sorted(map(repr, steps)) == sorted(
            repr(step) for each in found for step in each.steps
        )


def test_a_step_names_a_point_by_its_identifier_or_else_by_its_text() -> None:
    audit = _audit(ImprovementPoint("b", id="a"), "a", "c")
    plan = ImprovementPlan(audit, [PlanStep("a", done_on=_day(1)), PlanStep("c")])
    # The identifier comes before the text: the second point is not meant.
    assert [each.status.value for each in plan.status(_day(1))] == ["done", "open", "open"]
    assert [len(each.steps) for each in plan.status(_day(1))] == [1, 0, 1]
    by_text = ImprovementPlan(audit, [PlanStep("b", done_on=_day(1))])
    assert by_text.status(_day(1))[0].status.value == "done"


def test_a_step_is_for_the_point_that_it_is_given_by_identifier_where_that_has_one() -> None:
    points = [ImprovementPoint("a", id="b"), ImprovementPoint("b")]
    assert [PlanStep(point).point for point in points] == ["b", "b"]
    assert PlanStep(ImprovementPoint("c")).point == "c"


@pytest.mark.parametrize(
    ("points", "step", "paths"),
    [
        (["a"], PlanStep("b"), ["steps[0].point"]),
        (["a", "a"], PlanStep("a"), ["steps[0].point"]),
        (
            [ImprovementPoint("a", id="x"), ImprovementPoint("b", id="x")],
            PlanStep("x"),
            ["steps[0].point"],
        ),
        (["a"], PlanStep("a", done_on=_day(-1)), ["steps[0].done_on"]),
        (["a"], PlanStep("b", done_on=_day(-1)), ["steps[0].point", "steps[0].done_on"]),
        ([], PlanStep("a"), ["steps[0].point"]),
    ],
)
def test_a_step_that_fits_no_point_or_several_or_comes_too_early_is_refused(
    points: list[ImprovementPoint | str], step: PlanStep, paths: list[str]
) -> None:
    with pytest.raises(InvalidValueError) as caught:
        ImprovementPlan(_audit(*points), [step])
    assert [fault.path for fault in caught.value.faults] == paths


def test_a_near_miss_is_named() -> None:
    with pytest.raises(InvalidValueError, match="did you mean 'P-12'"):
        ImprovementPlan(_audit(ImprovementPoint("a", id="P-12")), [PlanStep("P12")])


def test_the_same_text_may_stand_twice_as_long_as_no_step_means_it() -> None:
    plan = ImprovementPlan(_audit("a", "a", "b"), [PlanStep("b")])
    assert [each.status.value for each in plan.status(_day(0))] == ["open"] * 3


def test_a_plan_is_a_value() -> None:
    point = ImprovementPoint("a", id="P1", owner="directeur", due_on=_day(3))
    one, other = (
        ImprovementPlan(_audit(point), steps)
        for step in [PlanStep(point, evidence=["verslag"])]
        for steps in ([step], (step,))
    )
    assert one == other
    assert hash(one) == hash(other)
    assert repr(one) == repr(other)
    assert pickle.loads(pickle.dumps(one)) == other  # noqa: S301  # our own bytes
    assert attrs.evolve(one, steps=()) != other
