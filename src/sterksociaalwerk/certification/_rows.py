# SPDX-License-Identifier: MIT
"""How many certificates stand in a row, looked up in what is worked out once.

A row ends with a gap that is too long, and with a withdrawal.
"""

import datetime
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from ._timeline import is_withdrawn
from .certificate import Certificate

_DAY = datetime.timedelta(1)


class Maxima:
    """Finds the last number in a row beyond a bound, in a number of steps that hardly grows.

    The first level is the numbers, each next one the larger of every pair.
    """

    __slots__ = ("_levels",)

    def __init__(self, numbers: list[int]) -> None:
        self._levels = [numbers]
        while len(numbers) > 1:
            numbers = list(map(max, numbers[::2], numbers[1::2]))
            self._levels.append(numbers)

    def last_beyond(self, bound: int, end: int) -> int:
        """Return the last place before *end*, 1 or more, of a number beyond a bound; 0 if none."""
        level = 0
        # Blocks of numbers from the end back, of one size and of twice that in turn.
        while end % 2 == 0 or self._levels[level][end - 1] <= bound:
            end //= 2
            level += 1
            if not end:
                return 0
        at = end - 1
        for numbers in reversed(self._levels[:level]):
            at = 2 * at + 1
            at -= numbers[at] <= bound
        return at


class Rows:
    """The rows of certificates that stand in the order in which they begin."""

    __slots__ = ("_begins", "_gaps", "_reach", "_restarts", "_withdrawals")

    def __init__(self, certificates: Sequence[Certificate]) -> None:
        # What was ended before it began stands in no row.
        ran = [each for each in certificates if each.valid_from < each.ends_on]
        self._begins = [each.valid_from for each in ran]
        ends = [each.ends_on for each in ran]
        # The latest end of each certificate and those before it.
        self._reach = list(accumulate(ends, max))
        # The days without a certificate before each one but the first; negative for an overlap.
        later = zip(self._begins[1:], self._reach, strict=False)
        self._gaps = Maxima([0, *((begin - end).days for begin, end in later)])
        withdrawn = {each.ends_on for each in certificates if is_withdrawn(each)}
        self._withdrawals = sorted(withdrawn)
        ends.sort()
        # How many certificates had ended by each withdrawal, itself included.
        self._restarts = [bisect_right(ends, day) for day in self._withdrawals]

    def at(self, on: datetime.date, grace_days: int) -> tuple[int, datetime.date | None]:
        """Return the number in the row on a day, and the day before the first one of all began.

        That is the day itself as long as nothing has begun, and ``None`` if the row does not go
        back so far.
        """
        begun = bisect_right(self._begins, on)
        withdrawals = bisect_right(self._withdrawals, on)
        if not begun:
            return 0, None if withdrawals else on
        if (on - self._reach[begun - 1]).days >= grace_days:
            return 0, None
        first = self._gaps.last_beyond(grace_days, begun)
        if withdrawals:
            # Those that had not ended then run on, and all that began since count as well.
            return begun - max(first, self._restarts[withdrawals - 1]), None
        begin = self._begins[0]
        return begun - first, None if first or begin == datetime.date.min else begin - _DAY
