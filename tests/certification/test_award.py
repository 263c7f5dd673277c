# SPDX-License-Identifier: MIT
"""The award: what it may follow, and not before when."""

import pickle
from datetime import date, timedelta
from typing import Any

import pytest

from sterksociaalwerk.certification import (
    Advice,
    AdviceOutcome,
    Award,
    Condition,
)
from sterksociaalwerk.errors import InvalidValueError

_GIVEN = date(2020, 2, 28)
_CONDITION = Condition(text="Describe it", due_on=date(2020, 9, 1))


def _advice(outcome: AdviceOutcome = AdviceOutcome.POSITIVE) -> Advice:
    conditional = outcome is AdviceOutcome.CONDITIONAL
    return Advice(
        audit="A-1",
        outcome=outcome,
        given_by="Certificeerder Voorbeeld",
        given_on=_GIVEN,
        conditions=[_CONDITION] if conditional else [],
    )


def _award(**changes: Any) -> Award:  # noqa: ANN401
    fields: dict[str, Any] = {
        "advice": _advice(),
        "awarded_by": "Beheercommissie",
        "awarded_on": _GIVEN,
    }
    return Award(**(fields | changes))


def _paths(error: InvalidValueError) -> list[str]:
    assert len(str(error)) < 2000
    return [fault.path for fault in error.faults]


@pytest.mark.parametrize("outcome", AdviceOutcome)
def test_an_award_says_which_advice_it_was_decided_on(outcome: AdviceOutcome) -> None:
    assert _award(advice=_advice(outcome)).advice.outcome is outcome


@pytest.mark.parametrize(("days", "possible"), [(-1, False), (0, True), (1, True)])
def test_an_award_is_not_before_the_advice(*, days: int, possible: bool) -> None:
    day = _GIVEN + timedelta(days)
    if possible:
        assert _award(awarded_on=day).awarded_on == day
        return
    with pytest.raises(InvalidValueError) as caught:
        _award(awarded_on=day)
    assert _paths(caught.value) == ["awarded_on"]


def test_all_faults_are_named_at_once() -> None:
    with pytest.raises(InvalidValueError) as caught:
        _award(advice=_advice(AdviceOutcome.NEGATIVE), awarded_by="", awarded_on=date(2020, 2, 27))
    assert _paths(caught.value) == ["awarded_by", "awarded_on"]


def test_an_award_is_a_value() -> None:
    assert len({_award(), _award(), pickle.loads(pickle.dumps(_award()))}) == 1  # noqa: S301
    assert _award() != _award(awarded_on=date(2020, 2, 29))
