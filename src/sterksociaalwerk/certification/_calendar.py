# SPDX-License-Identifier: MIT
"""Calendar years, and the check of what a verb is asked about a day.

Nothing here knows today: every day is an argument.
"""

import datetime

from .._checks import Faults, fail
from ..errors import InvalidArgumentError, InvalidValueError

HALF_A_YEAR = 183
"""Days before the end from which a re-audit is due, unless a caller names another number.

Ours: no term is known of the label itself.
"""


def years_later(day: datetime.date, years: int) -> datetime.date:
    """Return the same day of a later year; what would be 29 February of no leap year is 1 March."""
    year = day.year + years
    if year > datetime.MAXYEAR:
        problem = f"{years} years after {day} lies beyond the year {datetime.MAXYEAR}"
        raise fail(InvalidValueError, "valid_until", problem)
    try:
        return day.replace(year=year)
    except ValueError:
        return datetime.date(year, 3, 1)


def check_asked(on: object, at_least: int = 0, **days: object) -> None:
    """Check the day that a verb is asked about and its numbers of days; list every fault."""
    faults = Faults()
    faults.day("on", on)
    for name, number in days.items():
        faults.integer(name, number, at_least)
    faults.raise_any(InvalidArgumentError)
