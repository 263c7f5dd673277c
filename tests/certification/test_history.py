# SPDX-License-Identifier: MIT
"""One organisation in time: boundaries by name, laws, and what is refused.

Every day of ten years is in `test_history_days.py`.
"""

import pickle
from datetime import date, timedelta
from itertools import permutations
from typing import Any

import attrs
import pytest
from hypothesis import given, strategies as st

from sterksociaalwerk.audit import Organisation
from sterksociaalwerk.certification import AuditWindow, Award, Condition, History, Standing
from sterksociaalwerk.certification._rows import Maxima
from sterksociaalwerk.errors import InvalidArgumentError, InvalidValueError
from sterksociaalwerk.framework import FrameworkKey
from sterksociaalwerk.label import V2017, V2019
from tests.generators import EPOCH, award_on, certificate_of, history_of, lasting, spans_from_epoch
from tests.oracle import Span

_DAY = timedelta(1)
_ORGANISATION = Organisation("Welzijn Voorbeeld")


def _paths(error: InvalidValueError | InvalidArgumentError) -> list[str]:
    assert len(str(error)) < 2000
    return [fault.path for fault in error.faults]


# ---------------------------------------------------------------- boundaries, by name


_ONE = lasting(date(2020, 2, 29), date(2022, 3, 1))


@pytest.mark.parametrize(
    ("on", "standing"),
    [
        (date(2020, 2, 28), Standing.NEVER),
        (date(2020, 2, 29), Standing.VALID),
        (date(2020, 3, 1), Standing.VALID),
        (date(2021, 8, 29), Standing.VALID),
        (date(2021, 8, 30), Standing.DUE),
        (date(2021, 8, 31), Standing.DUE),
        (date(2022, 2, 28), Standing.DUE),
        (date(2022, 3, 1), Standing.EXPIRED),
        (date(2022, 3, 2), Standing.EXPIRED),
    ],
)
def test_the_standing_changes_on_the_day(on: date, standing: Standing) -> None:
    assert history_of([_ONE]).status(on) is standing


@pytest.mark.parametrize(
    ("gap", "grace_days", "row"),
    [(-1, 0, 2), (0, 0, 2), (1, 0, 1), (1, 1, 2), (2, 1, 1), (30, 30, 2), (31, 30, 1)],
)
def test_a_gap_ends_the_row_unless_within_the_grace(gap: int, grace_days: int, row: int) -> None:
    begin = _ONE[1] + gap * _DAY
    history = history_of([_ONE, lasting(begin, begin + 700 * _DAY)])
    assert history.streak(begin, grace_days) == row
    assert history.streak(begin + 699 * _DAY, grace_days) == row
    assert history.streak(begin + 700 * _DAY, 0) == 0


def test_no_grace_is_given_that_was_not_asked_for() -> None:
    begin = _ONE[1] + _DAY
    history = history_of([_ONE, lasting(begin, begin + 700 * _DAY)])
    assert (history.streak(begin), history.streak(begin, 1)) == (1, 2)
    assert history_of([_ONE]).streak(_ONE[1]) == 0


@pytest.mark.parametrize(
    ("after", "grace_days", "row"),
    [(-1, 0, 1), (0, 0, 0), (0, 1, 1), (1, 1, 0), (29, 30, 1), (30, 30, 0)],
)
def test_the_row_stands_as_long_as_the_next_could_follow_on(
    after: int, grace_days: int, row: int
) -> None:
    on = _ONE[1] + after * _DAY
    assert history_of([_ONE]).streak(on, grace_days) == row
    tomorrow = on + _DAY
    followed = history_of([_ONE, lasting(tomorrow, tomorrow + _DAY)])
    assert (followed.streak(tomorrow, grace_days) == 2) is (row == 1)


def test_the_day_on_which_the_next_is_awarded_is_the_day_on_which_nothing_is_due() -> None:
    awarded = date(2021, 12, 1)
    history = history_of([_ONE, (_ONE[1], date(2024, 3, 1), awarded)])
    assert [history.status(awarded + at * _DAY).value for at in (-1, 0, 1)] == [
        "due",
        "valid",
        "valid",
    ]
    before = history.next_audit_window(awarded - _DAY)
    after = history.next_audit_window(awarded)
    assert before == AuditWindow(opens_on=date(2021, 8, 30), closes_on=date(2022, 3, 1))
    assert after == AuditWindow(opens_on=date(2023, 8, 31), closes_on=date(2024, 3, 1))


def test_the_window_does_not_open_before_the_certificate_begins() -> None:
    far = 10**9
    window = history_of([_ONE]).next_audit_window(date(2021, 1, 1), far)
    assert window == AuditWindow(opens_on=_ONE[0], closes_on=_ONE[1])
    assert history_of([_ONE]).status(date(2021, 1, 1), far) is Standing.DUE
    assert history_of([_ONE]).streak(date.max, far) == 1


def test_both_ends_of_the_calendar_can_be_asked() -> None:
    history = history_of([lasting(date.min, date(3, 1, 1)), lasting(date(9990, 1, 1), date.max)])
    assert history.status(date.min) is Standing.VALID
    assert history.status(date.max) is Standing.EXPIRED
    assert history.next_audit_window(date.min) == AuditWindow(
        opens_on=date(2, 7, 2), closes_on=date(3, 1, 1)
    )


def test_without_certificates_there_is_nothing() -> None:
    nothing = History(())
    on = date(2021, 1, 1)
    assert nothing.organisation is None
    assert nothing.current(on) is None
    assert nothing.next_audit_window(on) is None
    assert nothing.overdue(on) == ()
    assert nothing.streak(on, 99) == 0


# ---------------------------------------------------------------- laws


_SPANS = st.lists(spans_from_epoch(), max_size=6)
_ON = st.integers(-2, 90).map(lambda day: EPOCH + day * _DAY)
_SOME_DAYS = st.integers(0, 100)


@given(_SPANS, _ON, _SOME_DAYS, _SOME_DAYS)
def test_more_grace_never_shortens_the_row(
    spans: list[Span], on: date, grace_days: int, more: int
) -> None:
    history = history_of(spans)
    assert history.streak(on, grace_days) <= history.streak(on, grace_days + more) <= len(spans)


@given(_SPANS, _ON, _SOME_DAYS)
def test_without_grace_a_row_is_a_valid_certificate(
    spans: list[Span], on: date, due_within_days: int
) -> None:
    history = history_of(spans)
    valid = history.status(on, due_within_days) in (Standing.VALID, Standing.DUE)
    assert valid is (history.streak(on) > 0) is (history.current(on) is not None)


@given(_SPANS, _ON, st.integers(1, 100))
def test_what_is_due_is_due_in_the_window(spans: list[Span], on: date, days: int) -> None:
    history = history_of(spans)
    window = history.next_audit_window(on, days)
    is_open = window is not None and window.opens_on <= on < window.closes_on
    assert is_open is (history.status(on, days) is Standing.DUE)


@given(_SPANS, _ON, _SOME_DAYS)
def test_what_is_awarded_later_changes_no_earlier_answer(
    spans: list[Span], on: date, days: int
) -> None:
    history = history_of(spans)
    then = History(each for each in history.certificates if each.award.awarded_on <= on)
    assert history.status(on, days) is then.status(on, days)
    assert history.streak(on, days) == then.streak(on, days)
    assert history.current(on) == then.current(on)
    assert history.next_audit_window(on, days + 1) == then.next_audit_window(on, days + 1)


@given(_SPANS.flatmap(lambda spans: st.tuples(st.just(spans), st.permutations(range(len(spans))))))
def test_the_order_in_which_certificates_are_given_does_not_matter(
    case: tuple[list[Span], list[int]],
) -> None:
    spans, order = case
    history = history_of(spans)
    certificates = [certificate_of(spans[at], f"A-{at}") for at in order]
    again = History(certificates)
    assert again == history
    assert hash(again) == hash(history)
    assert repr(again) == repr(history)
    assert [each.valid_from for each in history.certificates] == sorted(span[0] for span in spans)


def test_certificates_of_the_same_days_are_told_apart_by_their_audits() -> None:
    span = lasting(date(2020, 1, 1), date(2022, 1, 1))
    certificates = [
        *(certificate_of(span, audit) for audit in ("A-2", "A-1", "B")),
        certificate_of(span, "A", framework=V2017.key),
    ]
    kept = History(certificates)
    assert len(set(kept.certificates)) == len(certificates)
    for order in permutations(certificates):
        assert History(order) == kept


# ---------------------------------------------------------------- conditions


def test_overdue_conditions_stay_under_a_later_certificate() -> None:
    first = Condition(text="first", due_on=date(2020, 6, 1))
    second = Condition(text="second", due_on=date(2020, 5, 1), fulfilled_on=date(2022, 2, 1))
    third = Condition(text="third", due_on=date(2022, 3, 1))
    history = History(
        [
            certificate_of(lasting(on, date(2024, 1, 1)), award=award_on(on, audit, conditions))
            for on, audit, conditions in (
                (date(2020, 1, 1), "A-1", [first, second]),
                (date(2022, 1, 1), "A-2", [third]),
            )
        ]
    )
    assert history.overdue(date(2020, 5, 1)) == ()
    assert history.overdue(date(2020, 5, 2)) == (second,)
    assert history.overdue(date(2021, 1, 1)) == (second, first)
    assert history.overdue(date(2022, 2, 1)) == (first,)
    assert history.overdue(date(2022, 3, 2)) == (first, third)


def test_a_condition_that_is_overdue_at_the_award_counts_from_the_award() -> None:
    condition = Condition(text="x", due_on=date(2020, 2, 1))
    advice = award_on(date(2020, 1, 1), "A-1", [condition]).advice
    award = Award(advice=advice, awarded_by="Beheercommissie", awarded_on=date(2020, 3, 1))
    history = History([certificate_of(lasting(date(2020, 3, 1), date(2022, 3, 1)), award=award)])
    assert history.overdue(date(2020, 2, 29)) == ()
    assert history.overdue(date(2020, 3, 1)) == (condition,)


_days = st.integers(0, 12).map(lambda number: EPOCH + number * _DAY)
_condition = st.builds(
    Condition, text=st.sampled_from("ab"), due_on=_days, fulfilled_on=st.none() | _days
)
_conditions = st.lists(_condition, min_size=1, max_size=3)


@given(st.lists(st.tuples(_days, _days, _conditions), max_size=4))
def test_what_is_overdue_is_what_each_certificate_says_once_it_is_awarded(
    made: list[tuple[date, date, list[Condition]]],
) -> None:
    history = History(
        certificate_of(
            lasting(max(begin, awarded), date.max),
            award=Award(
                advice=award_on(EPOCH - _DAY, f"A-{at}", conditions).advice,
                awarded_by="Beheercommissie",
                awarded_on=awarded,
            ),
        )
        for at, (begin, awarded, conditions) in enumerate(made)
    )
    for on in [EPOCH + number * _DAY for number in range(14)]:
        assert history.overdue(on) == tuple(
            condition
            for certificate in history.certificates
            if certificate.award.awarded_on <= on
            for condition in certificate.overdue(on)
        )


@given(st.lists(st.integers(0, 6), min_size=1, max_size=40), st.integers(0, 6), st.data())
def test_the_last_number_beyond_a_bound_is_found(
    numbers: list[int], bound: int, data: st.DataObject
) -> None:
    end = data.draw(st.integers(1, len(numbers)))
    beyond = [at for at, number in enumerate(numbers[:end]) if number > bound]
    assert Maxima(numbers).last_beyond(bound, end) == max(beyond, default=0)


def test_a_long_history_is_asked_again_and_again() -> None:
    # Each call looks up what was worked out once; one by one this would take ten seconds.
    history = history_of(
        [lasting(EPOCH + at * _DAY, EPOCH + (at + 1) * _DAY) for at in range(9999)]
    )
    on = EPOCH + 9998 * _DAY
    assert (history.streak(on), history.overdue(on)) == (9999, ())
    for days in range(500):
        day = on - days * _DAY
        assert (history.streak(day), history.overdue(day)) == (9999 - days, ())


# ---------------------------------------------------------------- faults


def test_all_faults_of_a_history_are_named_at_once() -> None:
    spans = [lasting(date(year, 1, 1), date(year + 2, 1, 1)) for year in (2018, 2020, 2022)]
    one, two, three = (certificate_of(span, f"A-{at}") for at, span in enumerate(spans))
    other = certificate_of(spans[1], "B-1", organisation="Welzijn Elders")
    strange = certificate_of(spans[2], "B-2", framework=FrameworkKey("nvvk", "1.0"))
    unlike = "must be {!r} like the first, got {!r}"
    assert len(History([three, one, two]).certificates) == 3
    for order in permutations([one, one, other, strange]):
        with pytest.raises(InvalidValueError) as caught:
            History(order)
        assert [str(fault) for fault in caught.value.faults] == [
            (
                "certificates[1].award.advice.audit: audit 'A-0' is already at "
                "certificates[0].award.advice.audit"
            ),
            f"certificates[2].organisation: {unlike.format('Welzijn Voorbeeld', 'Welzijn Elders')}",
            f"certificates[3].framework.label: {unlike.format('sterk-sociaal-werk', 'nvvk')}",
        ]


def test_one_audit_or_one_award_is_no_row_of_two() -> None:
    spans = [lasting(date(year, 1, 1), date(year + 2, 1, 1)) for year in (2018, 2020, 2022)]
    first = certificate_of(spans[0])
    again = attrs.evolve(first, valid_from=date(2020, 1, 1), valid_until=date(2022, 1, 1))
    renewed = certificate_of(spans[2])
    for order in permutations([first, again, renewed, certificate_of(spans[1], "A-2")]):
        with pytest.raises(InvalidValueError) as caught:
            History(order)
        assert _paths(caught.value) == [f"certificates[{at}].award.advice.audit" for at in (1, 3)]
        for fault in caught.value.faults:
            assert fault.problem.endswith("is already at certificates[0].award.advice.audit")


def test_a_history_is_of_one_label() -> None:
    own = certificate_of(lasting(date(2020, 1, 1), date(2022, 1, 1)))
    strange = certificate_of(
        lasting(date(2022, 1, 1), date(2025, 1, 1)), "A-2", framework=FrameworkKey("nvvk", "1.0")
    )
    assert History([own]).organisation == History([strange]).organisation == _ORGANISATION
    with pytest.raises(InvalidValueError) as caught:
        History([own, strange])
    assert _paths(caught.value) == ["certificates[1].framework.label"]


def test_certificates_of_several_editions_and_variants_stand_together() -> None:
    history = History(
        certificate_of(lasting(date(year, 1, 1), date(year + 2, 1, 1)), f"A-{year}", framework=key)
        for year, key in (
            (2018, V2017.key),
            (2020, V2019.key),
            (2022, V2019.variant("wijkteams").key),
        )
    )
    assert history.streak(date(2022, 1, 1)) == 3
    assert history.organisation == _ORGANISATION


def test_what_is_no_certificate_is_named_by_place() -> None:
    strangers: list[Any] = [None, certificate_of(_ONE), "x" * 10_000_000]
    with pytest.raises(InvalidValueError) as caught:
        History(strangers)
    assert _paths(caught.value) == ["certificates[0]", "certificates[2]"]


@pytest.mark.parametrize(("days", "possible"), [(-1, False), (0, False), (1, True)])
def test_a_window_holds_a_day_at_least(*, days: int, possible: bool) -> None:
    closes_on = EPOCH + days * _DAY
    if possible:
        assert AuditWindow(opens_on=EPOCH, closes_on=closes_on).closes_on == closes_on
        return
    with pytest.raises(InvalidValueError) as caught:
        AuditWindow(opens_on=EPOCH, closes_on=closes_on)
    assert _paths(caught.value) == ["closes_on"]


def test_a_history_is_a_value_also_after_it_was_asked() -> None:
    spans = [_ONE, lasting(date(2022, 3, 1), date(2024, 3, 1))]
    history, fresh = history_of(spans), history_of(spans)
    assert history.streak(date(2022, 3, 1)) == 2
    copy = pickle.loads(pickle.dumps(history))  # noqa: S301
    assert len({history, fresh, copy}) == 1
    assert copy.streak(date(2022, 3, 1)) == 2
