# SPDX-License-Identifier: MIT
"""One organisation in time: every day of ten years against a simulation, day by day.

The oracle knows no certificates. It walks the calendar with plain tuples of three days: when a
certificate begins, when it has ended, and when it was awarded.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sterksociaalwerk.certification import Advice, AdviceOutcome, Award, Certificate, History
from sterksociaalwerk.label import V2019

_DAY = timedelta(1)
_EPOCH = date(2020, 1, 1)

type_of_span = tuple[date, date, date]


def _history(spans: Sequence[type_of_span]) -> History:
    certificates: list[Certificate] = []
    for at, (begin, end, awarded) in enumerate(spans):
        # An audit each, so that two certificates of the same days are two.
        advice = Advice(
            audit=f"A-{at}", outcome=AdviceOutcome.POSITIVE, given_by="CIIO", given_on=awarded
        )
        certificates.append(
            Certificate(
                organisation="Welzijn Voorbeeld",
                framework=V2019.key,
                award=Award(advice=advice, awarded_by="Beheercommissie", awarded_on=awarded),
                valid_from=begin,
                valid_until=end,
            )
        )
    return History(certificates)


class _Walk:
    """What is so on each of a row of days."""

    def __init__(self, spans: Sequence[type_of_span], first: date, last: date) -> None:
        self.spans = spans
        self.days = [first + at * _DAY for at in range((last - first).days + 1)]
        # What remains changes only on a day on which something is awarded.
        self._remaining: dict[frozenset[int], dict[date, int]] = {}

    def _known(self, on: date) -> frozenset[int]:
        return frozenset(at for at, (_, _, awarded) in enumerate(self.spans) if awarded <= on)

    def remaining(self, on: date) -> int:
        """Count the days from a day on that are covered without a gap, as known that day."""
        known = self._known(on)
        if known not in self._remaining:
            covered: set[date] = set()
            for at in known:
                begin, end, _ = self.spans[at]
                covered.update(begin + more * _DAY for more in range((end - begin).days))
            counts: dict[date, int] = {}
            for day in sorted(covered, reverse=True):
                counts[day] = counts.get(day + _DAY, 0) + 1
            self._remaining[known] = counts
        return self._remaining[known].get(on, 0)

    def status(self, on: date, due_within_days: int) -> str:
        left = self.remaining(on)
        if left:
            return "due" if left <= due_within_days else "valid"
        return "expired" if any(begin <= on for begin, _, _ in self.spans) else "never"

    def streaks(self, grace_days: int) -> Iterator[tuple[date, int]]:
        """Count up when one begins, and start again when a gap has grown too long."""
        row = gap = 0
        for day in self.days:
            row += sum(begin == day for begin, _, _ in self.spans)
            gap = 0 if self.remaining(day) else gap + 1
            if gap > grace_days:
                row = 0
            yield day, row

    def current(self, on: date) -> type_of_span | None:
        valid = [span for span in self.spans if span[0] <= on < span[1]]
        return max(valid, key=lambda span: (span[0], span[2], span[1]), default=None)

    def window(self, on: date, days: int) -> tuple[date, date] | None:
        current = self.current(on)
        if current is None:
            return None
        end = on
        while self.remaining(on) > (end - on).days:
            end += _DAY
        opens = end
        while (end - opens).days < days and opens > current[0]:
            opens -= _DAY
        return opens, end


def _check_against_the_oracle(
    spans: Sequence[type_of_span],
    first: date,
    last: date,
    days: Sequence[int],
    every: int = 1,
) -> None:
    walk = _Walk(spans, first, last)
    history = _history(spans)
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


def _years(begin: date, end: date, awarded: date | None = None) -> type_of_span:
    return begin, end, begin if awarded is None else awarded


_TEN_YEARS = {
    "none": [],
    "three in a row, each on the day the other ends": [
        _years(date(2016, 2, 29), date(2018, 3, 1)),
        _years(date(2018, 3, 1), date(2020, 3, 1)),
        _years(date(2020, 3, 1), date(2022, 3, 1)),
    ],
    "early, anew from the award": [
        _years(date(2017, 5, 31), date(2019, 5, 31)),
        _years(date(2019, 3, 1), date(2021, 3, 1)),
        _years(date(2021, 2, 21), date(2023, 2, 21)),
    ],
    "early, running on from the old end": [
        _years(date(2018, 2, 28), date(2020, 2, 28)),
        _years(date(2020, 2, 28), date(2022, 2, 28), date(2019, 12, 1)),
        _years(date(2022, 2, 28), date(2024, 2, 28), date(2022, 2, 27)),
    ],
    "late by a day, then by thirty, then by two years": [
        _years(date(2016, 3, 1), date(2018, 3, 1)),
        _years(date(2018, 3, 2), date(2020, 3, 2)),
        _years(date(2020, 4, 1), date(2022, 4, 1)),
        _years(date(2024, 2, 29), date(2026, 3, 1)),
    ],
    "a long one outlasts a short one within it": [
        _years(date(2016, 6, 1), date(2021, 6, 1)),
        _years(date(2017, 6, 1), date(2018, 6, 1)),
        _years(date(2021, 6, 1), date(2023, 6, 1)),
    ],
    "two from the same day": [
        _years(date(2019, 1, 1), date(2021, 1, 1)),
        _years(date(2019, 1, 1), date(2020, 1, 1), date(2018, 12, 1)),
    ],
    "awarded long before it begins, with a gap": [
        _years(date(2017, 1, 1), date(2019, 1, 1)),
        _years(date(2019, 1, 31), date(2021, 1, 31), date(2018, 7, 1)),
    ],
    "the third follows a second that is awarded after it": [
        _years(date(2017, 1, 1), date(2019, 1, 1)),
        _years(date(2019, 1, 1), date(2020, 1, 1), date(2018, 10, 1)),
        _years(date(2020, 1, 1), date(2021, 1, 1), date(2018, 6, 1)),
    ],
}


@pytest.mark.parametrize("spans", _TEN_YEARS.values(), ids=list(_TEN_YEARS))
def test_every_day_of_ten_years(spans: list[type_of_span]) -> None:
    days = (0, 1, 30, 183)
    _check_against_the_oracle(spans, date(2016, 1, 1), date(2025, 12, 31), days, every=97)


@given(
    st.lists(
        st.tuples(st.integers(0, 40), st.integers(0, 8), st.integers(1, 15)), min_size=1, max_size=6
    )
)
def test_any_history_of_two_months(plan: list[tuple[int, int, int]]) -> None:
    spans = [
        (
            _EPOCH + (awarded + wait) * _DAY,
            _EPOCH + (awarded + wait + length) * _DAY,
            _EPOCH + awarded * _DAY,
        )
        for awarded, wait, length in plan
    ]
    last = _EPOCH + 65 * _DAY
    _check_against_the_oracle(spans, _EPOCH - _DAY, last, (0, 1, 5, 70), every=4)
