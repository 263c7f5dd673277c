# SPDX-License-Identifier: MIT
"""The register: what an entry may hold, and who is certified when, against a plain filter."""

import pickle
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import permutations
from typing import Any

import attrs
import pytest
from hypothesis import given, strategies as st

from sterksociaalwerk.audit import Organisation
from sterksociaalwerk.certification import (
    Certificate,
    History,
    Register,
    RegisterEntry,
    Standing,
)
from sterksociaalwerk.errors import InvalidArgumentError, InvalidValueError
from sterksociaalwerk.framework import FrameworkKey
from sterksociaalwerk.scheme import AuditKind
from tests import oracle
from tests.generators import EPOCH, certificate_of, lasting, spans_from_epoch
from tests.oracle import Span

_DAY = timedelta(1)

_Line = tuple[str, Span]
"""An organisation and its certificate."""


def _certificate(line: _Line, audit: str = "A-1", **changes: Any) -> Certificate:  # noqa: ANN401
    organisation, span = line
    return certificate_of(span, audit, organisation=organisation, **changes)


def _external(line: _Line, audit: str = "A-1", **changes: Any) -> RegisterEntry:  # noqa: ANN401
    fields: dict[str, Any] = {
        "organisation": line[0],
        "kind": AuditKind.EXTERNAL,
        "entered_on": line[1][2],
        "certificate": _certificate(line, audit),
    }
    return RegisterEntry(**(fields | changes))


def _peer(organisation: str, entered_on: date, report: str = "Leerrapport") -> RegisterEntry:
    return RegisterEntry(
        organisation=organisation,
        kind=AuditKind.PEER_REVIEW,
        entered_on=entered_on,
        learning_report=report,
    )


def _register(lines: Sequence[_Line]) -> Register:
    return Register(_external(line, f"A-{at}") for at, line in enumerate(lines))


def _names(organisations: Sequence[Organisation]) -> tuple[str, ...]:
    return tuple(each.name for each in organisations)


def _paths(error: InvalidValueError | InvalidArgumentError) -> list[str]:
    assert len(str(error)) < 2000
    return [fault.path for fault in error.faults]


_LINE = ("Welzijn Voorbeeld", lasting(EPOCH, date(2022, 1, 1)))


# ---------------------------------------------------------------- entries


@pytest.mark.parametrize("kind", AuditKind)
@pytest.mark.parametrize("certified", [False, True])
@pytest.mark.parametrize("reported", [False, True])
def test_an_entry_holds_what_was_recorded_whatever_the_kind_of_audit(
    *, kind: AuditKind, certified: bool, reported: bool
) -> None:
    entry = RegisterEntry(
        organisation=_LINE[0],
        kind=kind,
        entered_on=EPOCH,
        certificate=_certificate(_LINE) if certified else None,
        learning_report="Leerrapport" if reported else None,
    )
    assert (entry.certificate is not None, entry.learning_report is not None) == (
        certified,
        reported,
    )


@pytest.mark.parametrize(("days", "possible"), [(-1, False), (0, True), (1, True)])
def test_an_entry_is_not_before_the_award(*, days: int, possible: bool) -> None:
    entered_on = EPOCH + days * _DAY
    # Awarded on the first day of the year, valid from the next.
    line = (_LINE[0], lasting(EPOCH + _DAY, date(2022, 1, 1), EPOCH))
    if possible:
        assert _external(line, entered_on=entered_on).entered_on == entered_on
        return
    with pytest.raises(InvalidValueError) as caught:
        _external(line, entered_on=entered_on)
    assert _paths(caught.value) == ["entered_on"]


def test_all_faults_of_an_entry_are_named_at_once() -> None:
    with pytest.raises(InvalidValueError) as caught:
        _external(
            _LINE,
            organisation="Welzijn Elders",
            entered_on=date(2019, 12, 31),
            kind=AuditKind.PEER_REVIEW,
            learning_report="",
        )
    assert _paths(caught.value) == [
        "certificate.organisation",
        "entered_on",
        "learning_report",
    ]


# ---------------------------------------------------------------- the register against a filter


_LINES = st.lists(st.tuples(st.sampled_from("abcd"), spans_from_epoch(40)), max_size=12)


@given(_LINES, st.integers(0, 30))
def test_who_is_certified_and_due_is_what_a_filter_finds(
    lines: list[_Line], within_days: int
) -> None:
    register = _register(lines)
    for day in range(-1, 70, 3):
        on = EPOCH + day * _DAY
        assert _names(register.certified(on)) == oracle.certified(lines, on)
        assert _names(register.due(on, within_days)) == oracle.due(lines, on, within_days)


@given(_LINES, st.integers(0, 30))
def test_the_register_is_its_histories(lines: list[_Line], within_days: int) -> None:
    register = _register(lines)
    for name in "abcde":
        own = [entry for entry in register if entry.organisation.name == name]
        assert register.of(name) == tuple(own)
        history = register.history(name)
        assert history == History(entry.certificate for entry in own if entry.certificate)
        for day in range(-1, 70, 7):
            on = EPOCH + day * _DAY
            standing = history.status(on, within_days)
            assert (name in _names(register.due(on, within_days))) is (standing is Standing.DUE)
            valid = standing in (Standing.DUE, Standing.VALID)
            assert (name in _names(register.certified(on))) is valid


@given(_LINES.flatmap(lambda lines: st.tuples(st.just(lines), st.permutations(range(len(lines))))))
def test_the_order_in_which_entries_are_given_does_not_matter(
    case: tuple[list[_Line], list[int]],
) -> None:
    lines, order = case
    register = _register(lines)
    again = Register(_external(lines[at], f"A-{at}") for at in order)
    assert again == register
    assert hash(again) == hash(register)
    assert repr(again) == repr(register)


@pytest.mark.parametrize(
    ("on", "certified", "due"),
    [
        (date(2019, 12, 31), (), ()),
        (date(2020, 1, 1), (_LINE[0],), ()),
        (date(2020, 1, 2), (_LINE[0],), ()),
        (date(2021, 7, 1), (_LINE[0],), ()),
        (date(2021, 7, 2), (_LINE[0],), (_LINE[0],)),
        (date(2021, 12, 31), (_LINE[0],), (_LINE[0],)),
        (date(2022, 1, 1), (), ()),
        (date(2022, 1, 2), (), ()),
    ],
)
def test_named_days(on: date, certified: tuple[str, ...], due: tuple[str, ...]) -> None:
    register = Register([_external(_LINE), _peer("Welzijn Elders", EPOCH)])
    assert _names(register.certified(on)) == certified
    assert _names(register.due(on)) == due


def test_a_late_entry_counts_from_the_first_day_of_its_certificate() -> None:
    register = Register([_external(_LINE, entered_on=date(2023, 1, 1))])
    assert _names(register.certified(EPOCH)) == (_LINE[0],)


def test_a_learning_report_is_an_entry_and_no_certificate() -> None:
    first, second = _peer("x", date(2020, 1, 1)), _peer("x", date(2021, 1, 1))
    register = Register([second, first])
    assert register.of("x") == (first, second)
    assert register.history("x") == History(())
    assert register.certified(date(2020, 6, 1)) == ()


def test_entries_of_one_day_have_an_order_too() -> None:
    entries = [_peer("x", EPOCH, "a"), _peer("x", EPOCH, "b"), _external(("x", _LINE[1]))]
    assert len({Register(order) for order in permutations(entries)}) == 1


def test_an_empty_register_knows_nobody() -> None:
    register = Register(())
    assert register.certified(EPOCH) == register.due(EPOCH) == ()
    assert register.of("x") == ()
    assert register.history("x") == History(())


@pytest.mark.slow
def test_ten_thousand_entries() -> None:
    # 2500 organisations, four certificates each; every tenth begins its third a week late.
    lines: list[_Line] = []
    for number in range(2500):
        begin = date(2017, 5, 31) + (number % 700) * _DAY
        for at in range(4):
            late = 7 if number % 10 == 0 and at == 2 else 0
            begin += late * _DAY
            end = begin + 730 * _DAY
            lines.append((f"Organisatie {number:04}", lasting(begin, end)))
            begin = end
    register = _register(lines)
    assert len(register.entries) == 10_000
    for on in (date(2017, 5, 30), date(2019, 6, 1), date(2022, 1, 1), date(2026, 1, 1)):
        assert _names(register.certified(on)) == oracle.certified(lines, on)
    on = date(2026, 1, 1)
    soon = {name for name, (begin, end, _) in lines if begin <= on < end <= on + 183 * _DAY}
    assert _names(register.due(on)) == tuple(sorted(soon))
    assert register.history("Organisatie 0010").streak(date(2025, 1, 1)) == 2
    assert register.history("Organisatie 0010").streak(date(2025, 1, 1), 7) == 4
    assert register.history("Organisatie 0011").streak(date(2025, 1, 1)) == 4


# ---------------------------------------------------------------- faults


def test_all_faults_of_a_register_are_named_at_once() -> None:
    entries = [
        _external(("a", _LINE[1])),
        # The same certificate entered again, on another day.
        _external(("a", _LINE[1]), entered_on=date(2020, 2, 1)),
        _peer("b", EPOCH),
        _peer("b", EPOCH),
        _external(
            ("c", _LINE[1]),
            certificate=_certificate(("c", _LINE[1]), framework=FrameworkKey("nvvk", "1.0")),
        ),
    ]
    unlike = "must be 'sterk-sociaal-werk' like the first, got 'nvvk'"
    for order in permutations(entries):
        with pytest.raises(InvalidValueError) as caught:
            Register(order)
        assert [str(fault) for fault in caught.value.faults] == [
            (
                "entries[1].certificate.award.advice.audit: the audit 'A-1' of 'a' is already "
                "at entries[0].certificate.award.advice.audit"
            ),
            "entries[3]: the learning report of 'b' is already at entries[2]",
            f"entries[4].certificate.framework.label: {unlike}",
        ]


def test_an_entry_that_holds_nothing_stands_once_a_day() -> None:
    bare = RegisterEntry(organisation="x", kind=AuditKind.EXTERNAL, entered_on=EPOCH)
    assert len(Register([bare, attrs.evolve(bare, entered_on=EPOCH + _DAY)])) == 2
    with pytest.raises(InvalidValueError, match="the entry without a certificate of 'x' is"):
        Register([bare, attrs.evolve(bare)])


def test_one_audit_of_an_organisation_is_entered_once() -> None:
    later = lasting(date(2022, 1, 1), date(2024, 1, 1))
    # Of two organisations each has its own audits, whatever they are called.
    assert len(Register([_external(_LINE), _external(("Welzijn Elders", later))]).entries) == 2
    with pytest.raises(InvalidValueError) as caught:
        Register([_external(_LINE), _external((_LINE[0], later))])
    assert _paths(caught.value) == ["entries[1].certificate.award.advice.audit"]
    assert len(Register([_external(_LINE), _external((_LINE[0], later), "A-2")]).entries) == 2


def test_what_is_no_entry_is_named_by_place() -> None:
    strangers: list[Any] = [_certificate(_LINE), _external(_LINE), None]
    with pytest.raises(InvalidValueError) as caught:
        Register(strangers)
    assert _paths(caught.value) == ["entries[0]", "entries[2]"]


def test_a_register_is_a_value_also_after_it_was_asked() -> None:
    register, fresh = Register([_external(_LINE)]), Register([_external(_LINE)])
    assert _names(register.due(date(2021, 12, 1))) == (_LINE[0],)
    assert register.of(_LINE[0]) == register.entries
    copy = pickle.loads(pickle.dumps(register))  # noqa: S301
    assert len({register, fresh, copy}) == 1
    assert _names(copy.due(date(2021, 12, 1))) == (_LINE[0],)
