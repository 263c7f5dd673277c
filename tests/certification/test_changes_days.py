# SPDX-License-Identifier: MIT
"""Certificates that are suspended, restored, withdrawn or ended: every day against a simulation.

The oracle knows no certificates: it asks each day by itself. On a small calendar every row of
changes there is is tried; beyond it, rows are drawn.
"""

from collections.abc import Sequence
from datetime import timedelta
from itertools import product

import attrs
import pytest
from hypothesis import given, strategies as st

from sterksociaalwerk.certification import History
from tests.generators import EPOCH, change_rows, changed_history
from tests.oracle import Changed, ChangedWalk

_DAY = timedelta(1)


def _check(certificates: Sequence[Changed], last: int, numbers: Sequence[int]) -> None:
    walk = ChangedWalk(certificates)
    history = changed_history(certificates)
    for on, number in product(range(-1, last), numbers):
        day = EPOCH + on * _DAY
        assert history.status(day, number).value == walk.status(on, number), (certificates, on)
        window = history.next_audit_window(day, number + 1)
        plain = None
        if window is not None:
            plain = (window.opens_on - EPOCH).days, (window.closes_on - EPOCH).days
        assert plain == walk.window(on, number + 1), (certificates, on)
    for on in range(-1, last):
        current = history.current(EPOCH + on * _DAY)
        at = None if current is None else int(current.award.advice.audit[2:])
        assert at == walk.current(on), (certificates, on)
    for number in numbers:
        for on, row in walk.streaks(range(-1, last), number):
            assert history.streak(EPOCH + on * _DAY, number) == row, (certificates, on, number)


@pytest.mark.parametrize("begin", [0, 1])
def test_every_row_of_three_changes_to_a_certificate_of_three_days(begin: int) -> None:
    for changes in change_rows(begin, begin + 3, 0, 3 - begin):
        _check([(begin, begin + 3, 0, changes)], begin + 5, (0, 1, 2))


@pytest.mark.slow
@pytest.mark.parametrize("begin", [1, 2, 3, 4])
@pytest.mark.parametrize("awarded", [0, 1])
def test_every_pair_of_certificates_of_three_and_two_days(begin: int, awarded: int) -> None:
    first = list(change_rows(0, 3, 0, 2))
    second = list(change_rows(begin, begin + 2, awarded, 1))
    for one, other in product(first, second):
        _check([(0, 3, 0, one), (begin, begin + 2, awarded, other)], begin + 4, (0, 1, 3))


@st.composite
def _changed(draw: st.DrawFn) -> Changed:
    awarded = draw(st.integers(0, 8))
    begin = awarded + draw(st.integers(0, 3))
    end = begin + draw(st.integers(1, 9))
    changes: list[tuple[str, int, int]] = []
    last, suspended = awarded, False
    for _ in range(draw(st.integers(0, 4))):
        effective = draw(st.integers(max(begin, last), end - 1)) if last < end else None
        if effective is None:
            break
        decided = draw(st.integers(last, effective))
        letter = draw(st.sampled_from("SRWE" if suspended else "SSWE"))
        changes.append((letter, decided, effective))
        last, suspended = decided, letter == "S"
        if letter in "WE":
            break
    return begin, end, awarded, tuple(changes)


_SEVERAL = st.lists(_changed(), min_size=1, max_size=5)


@given(_SEVERAL)
def test_any_history_with_changes(certificates: list[Changed]) -> None:
    _check(certificates, 24, (0, 1, 4))


@given(_SEVERAL, st.integers(-1, 22), st.integers(0, 9))
def test_what_is_decided_later_changes_no_earlier_answer(
    certificates: list[Changed], on: int, days: int
) -> None:
    history = changed_history(certificates)
    day = EPOCH + on * _DAY
    then = History(
        attrs.evolve(each, changes=[one for one in each.changes if one.decided_on <= day])
        for each in history.certificates
        if each.award.awarded_on <= day
    )
    assert history.status(day, days) is then.status(day, days)
    assert history.streak(day, days) == then.streak(day, days)
    assert history.next_audit_window(day, days + 1) == then.next_audit_window(day, days + 1)
    was, now = then.current(day), history.current(day)
    audits = [None if each is None else each.award for each in (was, now)]
    assert audits[0] == audits[1]


def test_a_suspension_does_not_end_a_row_and_a_withdrawal_does() -> None:
    suspended = changed_history([(0, 9, 0, (("S", 4, 4),)), (9, 18, 5, ())])
    withdrawn = changed_history([(0, 9, 0, (("W", 4, 4),)), (4, 18, 3, ())])
    assert suspended.streak(EPOCH + 10 * _DAY) == 2
    assert suspended.status(EPOCH + 5 * _DAY).value == "suspended"
    assert withdrawn.streak(EPOCH + 10 * _DAY) == 1
    assert withdrawn.streak(EPOCH + 3 * _DAY) == 1


def test_a_long_history_with_many_withdrawals_is_asked_again_and_again() -> None:
    # Each call looks up what was worked out once; one by one this would take minutes.
    history = changed_history(
        [(at, at + 3, 0, (("W", at, at + 2),) if at % 2 else ()) for at in range(4000)]
    )
    for on in range(0, 4000, 2):
        day = EPOCH + on * _DAY
        assert history.status(day, 0).value == "valid"
        assert history.next_audit_window(day) is not None
        assert history.streak(day) > 0
