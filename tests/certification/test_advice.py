# SPDX-License-Identifier: MIT
"""Advice and its conditions: what makes one valid, and what is overdue on which day."""

import pickle
from datetime import date, timedelta
from itertools import permutations
from typing import Any

import pytest

from sterksociaalwerk.certification import Advice, AdviceOutcome, Condition
from sterksociaalwerk.errors import InvalidArgumentError, InvalidValueError

_GIVEN = date(2020, 2, 28)
_DAY = timedelta(1)


def _advice(**changes: Any) -> Advice:  # noqa: ANN401
    fields: dict[str, Any] = {
        "audit": "A-1",
        "outcome": AdviceOutcome.POSITIVE,
        "given_by": "Certificeerder Voorbeeld",
        "given_on": _GIVEN,
    }
    return Advice(**(fields | changes))


def _conditional(*conditions: Condition) -> Advice:
    return _advice(outcome=AdviceOutcome.CONDITIONAL, conditions=conditions)


def _paths(error: InvalidValueError | InvalidArgumentError) -> list[str]:
    assert len(str(error)) < 2000
    return [fault.path for fault in error.faults]


@pytest.mark.parametrize("outcome", AdviceOutcome)
@pytest.mark.parametrize("count", range(3))
def test_conditions_stand_with_conditional_advice_and_no_other(
    outcome: AdviceOutcome, count: int
) -> None:
    conditions = [Condition(text=f"{at}", due_on=_GIVEN + _DAY) for at in range(count)]
    if (outcome is AdviceOutcome.CONDITIONAL) == (count > 0):
        assert _advice(outcome=outcome, conditions=conditions).conditions == tuple(conditions)
    else:
        with pytest.raises(InvalidValueError) as caught:
            _advice(outcome=outcome, conditions=conditions)
        assert _paths(caught.value) == ["conditions"]


@pytest.mark.parametrize(
    ("due", "fulfilled", "paths"),
    [
        (-1, None, ["conditions[0].due_on"]),
        (0, None, ["conditions[0].due_on"]),
        (1, None, []),
        (1, -1, ["conditions[0].fulfilled_on"]),
        (1, 0, []),
        (1, 1, []),
        (1, 2, []),
        (0, -1, ["conditions[0].due_on", "conditions[0].fulfilled_on"]),
    ],
)
def test_the_days_of_a_condition_follow_the_advice(
    due: int, fulfilled: int | None, paths: list[str]
) -> None:
    condition = Condition(
        text="Describe it",
        due_on=_GIVEN + due * _DAY,
        fulfilled_on=None if fulfilled is None else _GIVEN + fulfilled * _DAY,
    )
    if not paths:
        assert _conditional(condition).conditions == (condition,)
        return
    with pytest.raises(InvalidValueError) as caught:
        _conditional(condition)
    assert _paths(caught.value) == paths


# Due on the 29th; by the day, from the 28th on: overdue or not.
@pytest.mark.parametrize(
    ("fulfilled_on", "fulfilled", "overdue"),
    [
        (None, "-----", "--+++"),
        (date(2020, 2, 28), "+++++", "-----"),
        (date(2020, 2, 29), "-++++", "-----"),
        (date(2020, 3, 1), "--+++", "-----"),
        (date(2020, 3, 2), "---++", "--+--"),
        (date(2020, 3, 3), "----+", "--++-"),
    ],
)
def test_a_condition_is_overdue_from_the_day_after_until_it_is_fulfilled(
    fulfilled_on: date | None, fulfilled: str, overdue: str
) -> None:
    condition = Condition(text="x", due_on=date(2020, 2, 29), fulfilled_on=fulfilled_on)
    days = [date(2020, 2, 28) + at * _DAY for at in range(5)]
    assert "".join("-+"[condition.is_fulfilled(day)] for day in days) == fulfilled
    assert "".join("-+"[condition.is_overdue(day)] for day in days) == overdue


def test_the_longest_overdue_comes_first_whatever_the_order() -> None:
    early = Condition(text="b", due_on=date(2020, 6, 1))
    twin = Condition(text="c", due_on=date(2020, 6, 1))
    late = Condition(text="a", due_on=date(2020, 6, 2))
    done = Condition(text="d", due_on=date(2020, 6, 1), fulfilled_on=date(2020, 5, 1))
    for order in permutations([early, twin, late, done]):
        advice = _conditional(*order)
        assert advice.overdue(date(2020, 6, 1)) == ()
        assert advice.overdue(date(2020, 6, 2)) == (early, twin)
        assert advice.overdue(date(2020, 6, 3)) == (early, twin, late)


def test_advice_without_conditions_is_never_overdue() -> None:
    assert _advice().overdue(date.max) == ()


def test_all_faults_of_advice_are_named_at_once() -> None:
    with pytest.raises(InvalidValueError) as caught:
        Advice(
            audit="",
            outcome="positive",  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
            given_by="",
            given_on=None,  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
            conditions=[Condition(text="x", due_on=_GIVEN), None],  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]
        )
    assert _paths(caught.value) == ["audit", "outcome", "given_by", "given_on", "conditions[1]"]


def test_a_condition_cannot_be_judged_against_a_day_that_is_none() -> None:
    with pytest.raises(InvalidValueError) as caught:
        _advice(given_on=None, conditions=[Condition(text="x", due_on=_GIVEN)])
    assert _paths(caught.value) == ["given_on", "conditions"]


def test_advice_is_a_value() -> None:
    condition = Condition(text="x", due_on=date(2021, 1, 1))
    advice = _conditional(condition)
    assert advice == _advice(
        outcome=AdviceOutcome.CONDITIONAL, conditions=iter([Condition(**_fields(condition))])
    )
    assert len({advice, pickle.loads(pickle.dumps(advice)), _advice()}) == 2  # noqa: S301


def _fields(condition: Condition) -> dict[str, Any]:
    return {
        "text": condition.text,
        "due_on": condition.due_on,
        "fulfilled_on": condition.fulfilled_on,
    }
