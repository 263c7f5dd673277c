# SPDX-License-Identifier: MIT
"""The certificate: from when until when it is valid, and what it may not be."""

import pickle
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, strategies as st

from sterksociaalwerk.certification import Certificate, Condition
from sterksociaalwerk.errors import InvalidArgumentError, InvalidValueError
from sterksociaalwerk.label import V2017, V2019
from tests.generators import award_on, certificate_of, lasting

_DAY = timedelta(1)


def _certificate(**changes: Any) -> Certificate:  # noqa: ANN401
    return certificate_of(lasting(date(2020, 1, 1), date(2022, 1, 1)), **changes)


def _paths(error: InvalidValueError | InvalidArgumentError) -> list[str]:
    assert len(str(error)) < 2000
    return [fault.path for fault in error.faults]


@pytest.mark.parametrize(
    ("awarded_on", "valid_until"),
    [
        (date(2017, 5, 31), date(2019, 5, 31)),
        (date(2020, 2, 28), date(2022, 2, 28)),
        (date(2020, 2, 29), date(2022, 3, 1)),
        (date(2020, 3, 1), date(2022, 3, 1)),
        (date(2018, 2, 28), date(2020, 2, 28)),
        (date(2018, 3, 1), date(2020, 3, 1)),
    ],
)
def test_a_certificate_is_valid_for_two_calendar_years(awarded_on: date, valid_until: date) -> None:
    issued = Certificate.issue(award_on(awarded_on), V2019, "Welzijn Voorbeeld")
    assert (issued.valid_from, issued.valid_until) == (awarded_on, valid_until)
    assert [
        issued.is_valid(day)
        for edge in (awarded_on, valid_until)
        for day in (edge - _DAY, edge, edge + _DAY)
    ] == [False, True, True, True, False, False]


def test_the_edition_says_how_many_years() -> None:
    longer = V2019.variant("three", certificate_years=3)
    issued = Certificate.issue(award_on(date(2020, 2, 29)), longer, "Welzijn Voorbeeld")
    assert issued.valid_until == date(2023, 3, 1)
    assert issued.framework == longer.key


def test_an_early_re_audit_may_run_on_from_the_old_end() -> None:
    award = award_on(date(2021, 11, 1))
    old_end = date(2022, 1, 1)
    issued = Certificate.issue(award, V2019, "Welzijn Voorbeeld", valid_from=old_end)
    assert (issued.valid_from, issued.valid_until) == (old_end, date(2024, 1, 1))


@pytest.mark.parametrize(("days", "possible"), [(-1, False), (0, True), (1, True), (5000, True)])
def test_a_certificate_does_not_begin_before_the_award(*, days: int, possible: bool) -> None:
    begin = date(2020, 1, 1) + timedelta(days)
    award = award_on(date(2020, 1, 1))
    if possible:
        issued = Certificate.issue(award, V2017, "Welzijn Voorbeeld", valid_from=begin)
        assert issued.valid_from == begin
        return
    with pytest.raises(InvalidValueError) as caught:
        Certificate.issue(award, V2017, "Welzijn Voorbeeld", valid_from=begin)
    assert _paths(caught.value) == ["valid_from"]


@pytest.mark.parametrize(("days", "possible"), [(-1, False), (0, False), (1, True)])
def test_a_certificate_is_valid_for_a_day_at_least(*, days: int, possible: bool) -> None:
    until = date(2020, 1, 1) + timedelta(days)
    if possible:
        assert _certificate(valid_until=until).valid_until == until
        return
    with pytest.raises(InvalidValueError) as caught:
        _certificate(valid_until=until)
    assert _paths(caught.value) == ["valid_until"]


@pytest.mark.parametrize(("year", "possible"), [(9997, True), (9998, False), (9999, False)])
def test_a_certificate_ends_within_the_calendar(*, year: int, possible: bool) -> None:
    award = award_on(date(year, 1, 1))
    if possible:
        assert Certificate.issue(award, V2019, "x").valid_until == date(9999, 1, 1)
        return
    with pytest.raises(InvalidValueError, match="lies beyond the year 9999"):
        Certificate.issue(award, V2019, "x")


@given(st.dates(max_value=date(9996, 12, 31)), st.integers(0, 365))
def test_what_is_issued_lasts_730_or_731_days(awarded_on: date, wait: int) -> None:
    begin = awarded_on + timedelta(wait)
    issued = Certificate.issue(award_on(awarded_on), V2019, "x", valid_from=begin)
    assert (issued.valid_until - issued.valid_from).days in (730, 731)
    assert issued.is_valid(begin)
    assert not issued.is_valid(issued.valid_until)


def test_what_is_overdue_is_told_by_the_certificate() -> None:
    condition = Condition(text="Describe it", due_on=date(2020, 9, 1))
    conditional = _certificate(award=award_on(date(2020, 1, 1), conditions=[condition]))
    assert conditional.overdue(date(2020, 9, 1)) == ()
    assert conditional.overdue(date(2020, 9, 2)) == (condition,)
    assert _certificate().overdue(date.max) == ()


def test_all_faults_of_a_certificate_are_named_at_once() -> None:
    with pytest.raises(InvalidValueError) as caught:
        _certificate(
            organisation="",
            framework=None,
            valid_from=date(2019, 12, 31),
            valid_until=date(2019, 12, 31),
        )
    assert _paths(caught.value) == ["organisation", "framework", "valid_from", "valid_until"]


def test_a_certificate_is_a_value() -> None:
    certificate = _certificate()
    copy = pickle.loads(pickle.dumps(certificate))  # noqa: S301
    assert len({certificate, copy, _certificate()}) == 1
    assert repr(copy) == repr(certificate)
    assert certificate != _certificate(organisation="Welzijn Elders")


def test_an_edition_that_does_not_say_for_how_long_has_to_be_told() -> None:
    unsaid = V2019.variant("unsaid", certificate_years=None)
    with pytest.raises(InvalidValueError) as caught:
        Certificate.issue(award_on(date(2020, 2, 29)), unsaid, "x")
    assert [fault.path for fault in caught.value.faults] == ["valid_until"]
