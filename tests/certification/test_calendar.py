# SPDX-License-Identifier: MIT
"""A year later, on every day of a span with leap years, a century and both ends of the calendar."""

from bisect import bisect_left
from datetime import date, timedelta

import pytest

from sterksociaalwerk.certification._calendar import years_later
from sterksociaalwerk.errors import InvalidValueError

_FIRST = date(2095, 1, 1)
_DAYS = [_FIRST + timedelta(days) for days in range(14 * 366)]
_NUMBERS = [(day.year, day.month, day.day) for day in _DAYS]


@pytest.mark.parametrize("years", range(1, 7))
def test_a_year_later_is_the_first_day_that_is_not_before_it(years: int) -> None:
    # 2100 is no leap year, so 29 February 2096 is met once with four years and no leap day.
    for year, month, day in _NUMBERS[: 6 * 366]:
        expected = _DAYS[bisect_left(_NUMBERS, (year + years, month, day))]
        assert years_later(date(year, month, day), years) == expected


@pytest.mark.parametrize(
    ("day", "years", "later"),
    [
        (date(2020, 2, 28), 2, date(2022, 2, 28)),
        (date(2020, 2, 29), 2, date(2022, 3, 1)),
        (date(2020, 3, 1), 2, date(2022, 3, 1)),
        (date(2020, 2, 29), 4, date(2024, 2, 29)),
        (date(2096, 2, 29), 4, date(2100, 3, 1)),
        (date(1, 1, 1), 2, date(3, 1, 1)),
        (date(9997, 12, 31), 2, date(9999, 12, 31)),
    ],
)
def test_named_days(day: date, years: int, later: date) -> None:
    assert years_later(day, years) == later


def test_beyond_the_calendar_is_a_clear_error() -> None:
    with pytest.raises(InvalidValueError) as caught:
        years_later(date(9998, 1, 1), 2)
    assert str(caught.value) == "valid_until: 2 years after 9998-01-01 lies beyond the year 9999"
