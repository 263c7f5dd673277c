# SPDX-License-Identifier: MIT
"""One organisation in time: every day of ten years against a simulation, day by day.

The oracle knows no certificates: it walks the calendar.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given, strategies as st

from tests.generators import EPOCH, history_of, lasting, spans_from_epoch
from tests.oracle import Span, Walk

_DAY = timedelta(1)


def _check_against_the_oracle(
    spans: Sequence[Span],
    first: date,
    last: date,
    days: Sequence[int],
    every: int = 1,
) -> None:
    walk = Walk(spans, first, last)
    history = history_of(spans)
    for on in walk.days:
        for due_within_days in days:
            assert history.status(on, due_within_days).value == walk.status(on, due_within_days)
        current = history.current(on)
        expected = walk.current(on)
        if current is None:
            assert expected is None
        else:
            dates = (current.valid_from, current.valid_until, current.award.awarded_on)
            assert dates == expected
    for grace_days in days:
        for on, row in walk.streaks(grace_days):
            assert history.streak(on, grace_days) == row, (on, grace_days)
    # Walked one day at a time, so not for every day of ten years.
    for on, opens_within_days in product(walk.days[::every], (each for each in days if each)):
        window = history.next_audit_window(on, opens_within_days)
        plain = None if window is None else (window.opens_on, window.closes_on)
        assert plain == walk.window(on, opens_within_days)


_TEN_YEARS = {
    "none": [],
    "three in a row, each on the day the other ends": [
        lasting(date(2016, 2, 29), date(2018, 3, 1)),
        lasting(date(2018, 3, 1), date(2020, 3, 1)),
        lasting(date(2020, 3, 1), date(2022, 3, 1)),
    ],
    "early, anew from the award": [
        lasting(date(2017, 5, 31), date(2019, 5, 31)),
        lasting(date(2019, 3, 1), date(2021, 3, 1)),
        lasting(date(2021, 2, 21), date(2023, 2, 21)),
    ],
    "early, running on from the old end": [
        lasting(date(2018, 2, 28), date(2020, 2, 28)),
        lasting(date(2020, 2, 28), date(2022, 2, 28), date(2019, 12, 1)),
        lasting(date(2022, 2, 28), date(2024, 2, 28), date(2022, 2, 27)),
    ],
    "late by a day, then by thirty, then by two years": [
        lasting(date(2016, 3, 1), date(2018, 3, 1)),
        lasting(date(2018, 3, 2), date(2020, 3, 2)),
        lasting(date(2020, 4, 1), date(2022, 4, 1)),
        lasting(date(2024, 2, 29), date(2026, 3, 1)),
    ],
    "a long one outlasts a short one within it": [
        lasting(date(2016, 6, 1), date(2021, 6, 1)),
        lasting(date(2017, 6, 1), date(2018, 6, 1)),
        lasting(date(2021, 6, 1), date(2023, 6, 1)),
    ],
    "two from the same day": [
        lasting(date(2019, 1, 1), date(2021, 1, 1)),
        lasting(date(2019, 1, 1), date(2020, 1, 1), date(2018, 12, 1)),
    ],
    "awarded long before it begins, with a gap": [
        lasting(date(2017, 1, 1), date(2019, 1, 1)),
        lasting(date(2019, 1, 31), date(2021, 1, 31), date(2018, 7, 1)),
    ],
    "the third follows a second that is awarded after it": [
        lasting(date(2017, 1, 1), date(2019, 1, 1)),
        lasting(date(2019, 1, 1), date(2020, 1, 1), date(2018, 10, 1)),
        lasting(date(2020, 1, 1), date(2021, 1, 1), date(2018, 6, 1)),
    ],
}


@pytest.mark.slow
@pytest.mark.parametrize("spans", _TEN_YEARS.values(), ids=list(_TEN_YEARS))
def test_every_day_of_ten_years(spans: list[Span]) -> None:
    days = (0, 1, 30, 183)
    _check_against_the_oracle(spans, date(2016, 1, 1), date(2025, 12, 31), days, every=97)


@given(st.lists(spans_from_epoch(40), min_size=1, max_size=6))
def test_any_history_of_two_months(spans: list[Span]) -> None:
    last = EPOCH + 70 * _DAY
    _check_against_the_oracle(spans, EPOCH - _DAY, last, (0, 1, 5, 70), every=4)
