# SPDX-License-Identifier: MIT
"""What the register answers about services, municipalities, editions and periods.

Each answer is compared with a plain filter over the entries, or with a small table.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise, product
from typing import Any

import pytest
from hypothesis import given, strategies as st

from sterksociaalwerk.audit import Organisation
from sterksociaalwerk.certification import Register, RegisterEntry
from sterksociaalwerk.errors import InvalidArgumentError
from sterksociaalwerk.framework import FrameworkKey
from sterksociaalwerk.label import V2017, V2019
from sterksociaalwerk.scheme import AuditKind
from tests.generators import EPOCH, certificate_of, change_of, lasting, scope_of

_DAY = timedelta(1)
_EDITIONS = (V2017.key, V2019.key, V2019.variant("wijkteams").key)
_SERVICES, _PLACES = ("ouderenwerk", "jongerenwerk"), ("Brummen", "Voorst")
_CELLS = list(product(_SERVICES, _PLACES))

_Cells = tuple[tuple[str, str], ...] | None
_Line = tuple[str, int, int, _Cells, _Cells, int, int | None]
"""Name, first day, days, scope of certificate and of entry, edition, day of suspension."""


def _day(number: int) -> date:
    return EPOCH + number * _DAY


def _register(lines: Sequence[_Line]) -> Register:
    entries: list[RegisterEntry] = []
    for at, (name, begin, days, certified, entered, edition, suspended) in enumerate(lines):
        changes = []
        if suspended is not None and suspended < days:
            changes = [change_of("S", _day(begin + suspended))]
        certificate = certificate_of(
            lasting(_day(begin), _day(begin + days)),
            f"A-{at}",
            organisation=name,
            framework=_EDITIONS[edition],
            scope=None if certified is None else scope_of(*certified),
            changes=changes,
        )
        entries.append(
            RegisterEntry(
                organisation=name,
                kind=AuditKind.EXTERNAL,
                entered_on=_day(begin),
                certificate=certificate,
                scope=None if entered is None else scope_of(*entered),
            )
        )
    return Register(entries)


_cells = st.none() | st.sets(st.sampled_from(_CELLS)).map(sorted).map(tuple)
_lines = st.lists(
    st.tuples(
        st.sampled_from("abcd"),
        st.integers(0, 20),
        st.integers(1, 12),
        _cells,
        _cells,
        st.integers(0, 2),
        st.none() | st.integers(0, 12),
    ),
    max_size=8,
)


def _in_force(line: _Line, on: int) -> bool:
    _, begin, days, _, _, _, suspended = line
    return begin <= on < begin + (days if suspended is None else min(days, suspended))


def _current(lines: Sequence[_Line], name: str, on: int) -> _Line | None:
    own = [
        (line[1], line[1] + line[2], line[5], at)
        for at, line in enumerate(lines)
        if line[0] == name and _in_force(line, on)
    ]
    return lines[max(own)[3]] if own else None


def _scope(line: _Line) -> _Cells:
    return line[4] if line[3] is None else line[3]


@given(_lines, st.integers(-1, 34))
def test_who_is_certified_for_what_is_what_a_filter_finds(lines: list[_Line], on: int) -> None:
    register = _register(lines)
    for service, place, edition in product((None, *_SERVICES), (None, *_PLACES), (None, 0, 1, 2)):
        known: list[str] = []
        unknown: list[str] = []
        for name in "abcd":
            line = _current(lines, name, on)
            if line is None or edition not in (None, line[5]):
                continue
            cells = _scope(line)
            if service is None and place is None:
                known.append(name)
            elif cells is None:
                unknown.append(name)
            elif any(service in (None, each[0]) and place in (None, each[1]) for each in cells):
                known.append(name)
        key = None if edition is None else _EDITIONS[edition]
        asked = (_day(on), service, place, key)
        assert [each.name for each in register.certified(*asked)] == known
        assert [each.name for each in register.certified_unknown(*asked)] == unknown
        if key is not None:
            written = (_day(on), service, place, str(key.version))
            assert register.certified(*written) == register.certified(*asked)


@given(_lines, st.integers(-1, 34))
def test_what_is_counted_is_what_is_listed(lines: list[_Line], on: int) -> None:
    register, day = _register(lines), _day(on)
    current = [line for name in "abcd" if (line := _current(lines, name, on)) is not None]
    editions = Counter(_EDITIONS[line[5]] for line in current)
    counted = register.count_by_edition(day)
    assert list(counted.items()) == sorted(editions.items())
    assert sum(counted.values()) == len(register.certified(day))
    for service in (None, *_SERVICES):
        places = register.count_by_municipality(day, service)
        for place in _PLACES:
            found = register.certified(day, service, place)
            assert places.get(place, 0) == len(found)
        # Without a scope nobody knows where; that is kept apart, and comes last.
        unknown = len(register.certified_unknown(day, municipality="Brummen"))
        assert places.get(None, 0) == unknown
        assert 0 not in places.values()
        assert list(places) == [*sorted(each for each in places if each), *[None] * bool(unknown)]


@given(_lines, st.sets(st.integers(-5, 40), min_size=2, max_size=6))
def test_in_each_period_those_count_that_were_certified_on_one_of_its_days(
    lines: list[_Line], numbers: set[int]
) -> None:
    register, bounds = _register(lines), sorted(numbers)
    counted = register.count_by_period(map(_day, bounds))
    expected = {
        _day(first): len(
            {line[0] for line in lines for on in range(first, until) if _in_force(line, on)}
        )
        for first, until in pairwise(bounds)
    }
    assert list(counted.items()) == list(expected.items())


def test_a_restored_certificate_counts_in_the_periods_around_its_suspension() -> None:
    certificate = certificate_of(
        lasting(EPOCH, _day(30)), changes=[change_of("S", _day(10)), change_of("R", _day(20))]
    )
    register = Register(
        [
            RegisterEntry(
                organisation="Welzijn Voorbeeld",
                kind=AuditKind.EXTERNAL,
                entered_on=EPOCH,
                certificate=certificate,
            )
        ]
    )
    days = [_day(number) for number in (0, 10, 20, 30, 40)]
    assert list(register.count_by_period(days).values()) == [1, 0, 1, 0]
    assert register.certified(_day(15)) == register.expired(_day(15)) == ()
    assert register.due(_day(15)) == ()
    assert [each.name for each in register.suspended(_day(15))] == ["Welzijn Voorbeeld"]
    assert register.suspended(_day(5)) == register.suspended(_day(25)) == ()
    assert [each.name for each in register.expired(_day(30))] == ["Welzijn Voorbeeld"]


def test_a_changed_scope_counts_before_that_of_the_entry() -> None:
    certificate = certificate_of(
        lasting(EPOCH, _day(30)),
        changes=[change_of("C", _day(10), scope=scope_of(("jongerenwerk", "Tiel")))],
    )
    entry = RegisterEntry(
        organisation="Welzijn Voorbeeld",
        kind=AuditKind.EXTERNAL,
        entered_on=EPOCH,
        certificate=certificate,
        scope=scope_of(("ouderenwerk", "Voorst")),
    )
    assert entry.scope_on(_day(9)) == entry.scope
    assert entry.scope_on(_day(10)) == scope_of(("jongerenwerk", "Tiel"))
    register = Register([entry])
    assert [len(register.certified(_day(on), municipality="Tiel")) for on in (9, 10)] == [0, 1]


def test_a_register_is_iterated_and_has_a_length() -> None:
    register = _register([("b", 0, 3, None, None, 0, None), ("a", 0, 3, None, None, 0, None)])
    assert [each.organisation for each in register] == [Organisation("a"), Organisation("b")]
    assert len(register) == len(register.entries) == 2
    assert not len(Register([]))


def test_an_edition_of_another_label_is_nobodys() -> None:
    register = _register([("a", 0, 3, None, None, 1, None)])
    assert register.certified(EPOCH, edition=FrameworkKey("nvvk", "2.0")) == ()
    assert len(register.certified(EPOCH, edition="2")) == 1


@pytest.mark.parametrize(
    ("days", "paths"),
    [
        ([], ["days"]),
        ([0], ["days"]),
        ([1, 0], ["days[1]"]),
        ([0, 0, 1, 1], ["days[1]", "days[3]"]),
    ],
)
def test_periods_follow_each_other(days: list[int], paths: list[str]) -> None:
    with pytest.raises(InvalidArgumentError) as caught:
        Register([]).count_by_period(map(_day, days))
    assert [fault.path for fault in caught.value.faults] == paths
    junk: Any = [None, EPOCH]
    with pytest.raises(InvalidArgumentError, match=r"days\[0\]"):
        Register([]).count_by_period(junk)
