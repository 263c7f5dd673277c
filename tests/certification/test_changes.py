# SPDX-License-Identifier: MIT
"""What may happen to a certificate, in which order, and what it covers from day to day."""

import pickle
import re
from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest
from hypothesis import given, strategies as st

from sterksociaalwerk.audit import Scope
from sterksociaalwerk.certification import (
    Advice,
    AdviceOutcome,
    Certificate,
    Refusal,
    StatusChange,
    StatusChangeKind,
)
from sterksociaalwerk.errors import InvalidArgumentError, InvalidValueError
from sterksociaalwerk.label import V2019
from tests.generators import EPOCH, award_on, certificate_of, change_of, lasting, scope_of

_DAY = timedelta(1)
_UNTIL = EPOCH + 20 * _DAY
_SCOPE = scope_of(("ouderenwerk", "Voorst"), ("jongerenwerk", "Brummen"))


def _day(number: int) -> date:
    return EPOCH + number * _DAY


def _certificate(*changes: StatusChange, **others: Any) -> Certificate:  # noqa: ANN401
    return certificate_of(lasting(EPOCH, _UNTIL), changes=changes, **others)


def _paths(error: InvalidValueError | InvalidArgumentError) -> list[str]:
    assert len(str(error)) < 2000
    return [fault.path for fault in error.faults]


# ---------------------------------------------------------------- one change


@pytest.mark.parametrize("kind", StatusChangeKind)
@pytest.mark.parametrize("scoped", [False, True])
@pytest.mark.parametrize("days", [-1, 0, 1])
def test_a_change_counts_from_its_decision_on_and_only_another_scope_has_one(
    *, kind: StatusChangeKind, scoped: bool, days: int
) -> None:
    paths = ["effective_from"] if days < 0 else []
    if scoped is not (kind is StatusChangeKind.SCOPE_CHANGED):
        paths.append("scope")

    def change() -> StatusChange:
        return StatusChange(
            kind=kind,
            decided_on=EPOCH,
            effective_from=_day(days),
            by="Beheercommissie",
            reason="Zo besloten.",
            scope=_SCOPE if scoped else None,
        )

    if not paths:
        assert change() == pickle.loads(pickle.dumps(change()))  # noqa: S301
        return
    with pytest.raises(InvalidValueError) as caught:
        change()
    assert _paths(caught.value) == paths


@pytest.mark.parametrize("outcome", AdviceOutcome)
@pytest.mark.parametrize(("days", "possible"), [(-1, False), (0, True), (1, True)])
def test_a_refusal_is_not_before_the_advice_whatever_that_is(
    *, outcome: AdviceOutcome, days: int, possible: bool
) -> None:
    given_by = "Certificeerder Voorbeeld"
    advice = award_on(EPOCH).advice
    if outcome is AdviceOutcome.NEGATIVE:
        advice = Advice(audit="A-1", outcome=outcome, given_by=given_by, given_on=EPOCH)

    def refusal() -> Refusal:
        return Refusal(
            advice=advice, refused_by="Beheercommissie", refused_on=_day(days), reason="Vier."
        )

    if possible:
        assert refusal().refused_on == _day(days)
        return
    with pytest.raises(InvalidValueError) as caught:
        refusal()
    assert _paths(caught.value) == ["refused_on"]


# ---------------------------------------------------------------- several changes


@pytest.mark.parametrize("count", range(5))
def test_which_changes_may_follow_which(count: int) -> None:
    # Another scope at any time; what was suspended may be restored; nothing after the end.
    right = re.compile(r"(?:C|S[SC]*R)*(?:S[SC]*)?[WE]?")
    for letters in map("".join, product("SRWEC", repeat=count)):
        changes = [change_of(letter, _day(1 + at)) for at, letter in enumerate(letters)]
        if right.fullmatch(letters):
            assert _certificate(*changes).changes == tuple(changes)
        else:
            with pytest.raises(InvalidValueError) as caught:
                _certificate(*changes)
            assert all(re.fullmatch(r"changes\[\d\]\.kind", path) for path in _paths(caught.value))


@pytest.mark.parametrize(
    ("decided", "effective", "paths"),
    [
        (0, 0, []),
        (-1, 0, ["decided_on"]),
        (-1, -1, ["decided_on", "effective_from"]),
        (0, 19, []),
        (0, 20, ["effective_from"]),
        (19, 19, []),
        (20, 20, ["effective_from"]),
    ],
)
def test_a_change_is_decided_after_the_award_and_counts_within_the_validity(
    decided: int, effective: int, paths: list[str]
) -> None:
    change = change_of("S", _day(decided), _day(effective))
    if not paths:
        assert _certificate(change).changes == (change,)
        return
    with pytest.raises(InvalidValueError) as caught:
        _certificate(change)
    assert _paths(caught.value) == [f"changes[0].{path}" for path in paths]


def test_changes_stand_in_the_order_in_which_they_were_decided() -> None:
    late, early = change_of("S", _day(3)), change_of("C", _day(2))
    assert _certificate(early, late).changes == (early, late)
    with pytest.raises(InvalidValueError) as caught:
        _certificate(late, early)
    assert _paths(caught.value) == ["changes[1].decided_on"]


def test_all_faults_of_changes_are_named_at_once() -> None:
    with pytest.raises(InvalidValueError) as caught:
        _certificate(
            change_of("R", _day(5)),
            change_of("W", _day(4)),
            change_of("S", _day(6), _day(30)),
        )
    assert _paths(caught.value) == [
        "changes[1].decided_on",
        "changes[2].effective_from",
        "changes[0].kind",
        "changes[2].kind",
    ]


def test_the_later_decision_prevails_as_soon_as_it_counts() -> None:
    # Suspended from day 9; decided afterwards: restored from day 5 on, and so never suspended.
    lifted = _certificate(change_of("S", _day(1), _day(9)), change_of("R", _day(2), _day(5)))
    assert not any(lifted.is_suspended(_day(day)) for day in range(20))
    # Withdrawn before the suspension would begin.
    gone = _certificate(change_of("S", _day(1), _day(9)), change_of("W", _day(2), _day(5)))
    assert [gone.is_valid(_day(day)) for day in (4, 5, 10)] == [True, False, False]
    assert not gone.is_suspended(_day(10))
    assert (gone.ends_on, gone.closing) == (_day(5), gone.changes[-1])


# ---------------------------------------------------------------- how long


def test_without_a_known_number_of_years_the_end_has_to_be_given() -> None:
    edition = V2019.variant("unknown", certificate_years=None)
    with pytest.raises(InvalidValueError) as caught:
        Certificate.issue(award_on(EPOCH), edition, "Welzijn Voorbeeld")
    assert _paths(caught.value) == ["valid_until"]
    issued = Certificate.issue(award_on(EPOCH), edition, "x", valid_until=_UNTIL)
    assert (issued.valid_from, issued.valid_until) == (EPOCH, _UNTIL)


def test_an_end_that_is_given_is_taken() -> None:
    issued = Certificate.issue(award_on(EPOCH), V2019, "x", scope=_SCOPE, valid_until=_UNTIL)
    assert (issued.valid_until, issued.scope) == (_UNTIL, _SCOPE)


# ---------------------------------------------------------------- what it covers


_CELLS = list(product(("ouderenwerk", "jongerenwerk"), ("Voorst", "Brummen", "Tiel")))
_PLACES = st.sets(st.sampled_from(_CELLS), max_size=4).map(sorted)
_NUMBERS = st.integers(0, 19)


@given(
    st.none() | _PLACES,
    st.lists(st.tuples(_NUMBERS, _NUMBERS, _PLACES), max_size=3),
    st.none() | st.tuples(_NUMBERS, _NUMBERS),
)
def test_what_is_covered_each_day(
    first: list[tuple[str, str]] | None,
    scopes: list[tuple[int, int, list[tuple[str, str]]]],
    suspended: tuple[int, int] | None,
) -> None:
    # By numbers of days: the decision, the day from which it counts, and the scope if another.
    plan: list[tuple[int, int, list[tuple[str, str]] | None]] = [
        (min(days), max(days), cells) for *days, cells in scopes
    ]
    if suspended is not None:
        plan.append((min(suspended), max(suspended), None))
    plan.sort(key=lambda each: each[0])
    certificate = _certificate(
        *(
            change_of("S", _day(decided), _day(effective))
            if cells is None
            else change_of("C", _day(decided), _day(effective), scope_of(*cells))
            for decided, effective, cells in plan
        ),
        scope=None if first is None else scope_of(*first),
    )
    for number, cell in product(range(-1, 22), _CELLS):
        now, running = first, 0 <= number < 20
        for _, effective, cells in plan:
            if effective <= number:
                now, running = (now, False) if cells is None else (cells, running)
        expected = None if running and now is None else running and cell in (now or ())
        assert certificate.covers(*cell, on=_day(number)) is expected


def test_a_scope_may_be_empty_and_is_then_known() -> None:
    certificate = _certificate(scope=Scope(organisation="Welzijn Voorbeeld", activities=[]))
    assert certificate.covers("ouderenwerk", "Voorst", on=EPOCH) is False
    assert _certificate().covers("ouderenwerk", "Voorst", on=EPOCH) is None
