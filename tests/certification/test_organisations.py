# SPDX-License-Identifier: MIT
"""Which records are of one organisation: in a history, in the register, and over a merger."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import permutations, product
from typing import Any

import pytest
from hypothesis import given, strategies as st

from sterksociaalwerk.audit import Organisation
from sterksociaalwerk.certification import Certificate, History, Register, RegisterEntry
from sterksociaalwerk.errors import InvalidArgumentError, InvalidValueError
from sterksociaalwerk.framework import FrameworkKey
from sterksociaalwerk.scheme import AuditKind
from tests.generators import EPOCH, certificate_of, change_of, lasting
from tests.oracle import Span, Walk

_DAY = timedelta(1)
_OLD, _NEW = Organisation("Oud"), Organisation("Nieuw", former_names=["Oud"])
_SEVEN, _EIGHT = Organisation("Nieuw", id="7"), Organisation("Nieuw", id="8")


def _certificate(organisation: Organisation | str, at: int = 0, **more: Any) -> Certificate:  # noqa: ANN401
    begin = EPOCH + 30 * at * _DAY
    span = lasting(begin, begin + 30 * _DAY)
    return certificate_of(span, f"A-{at}", organisation=organisation, **more)


def _history(*organisations: Organisation | str) -> History:
    return History(_certificate(each, at) for at, each in enumerate(organisations))


def _entry(organisation: Organisation | str, at: int = 0) -> RegisterEntry:
    certificate = _certificate(organisation, at)
    return RegisterEntry(
        organisation=organisation,
        kind=AuditKind.EXTERNAL,
        entered_on=certificate.valid_from,
        certificate=certificate,
    )


def _register(*organisations: Organisation | str) -> Register:
    return Register(_entry(each, at) for at, each in enumerate(organisations))


# ---------------------------------------------------------------- a history


@pytest.mark.parametrize(
    ("organisations", "one"),
    [
        ([_OLD, _OLD], True),
        ([_OLD, _NEW], True),
        ([_OLD, _NEW, Organisation("Nieuw")], True),
        ([_OLD, Organisation("Nieuw")], False),
        ([_NEW, _SEVEN], True),
        ([_SEVEN, _EIGHT], False),
        ([_SEVEN, _NEW, _EIGHT], False),
        ([_SEVEN, Organisation("Nieuwer", id="7")], True),
        # Both were called Oud, and neither is now.
        ([Organisation("A", former_names=["Oud"]), Organisation("B", former_names=["Oud"])], False),
    ],
)
def test_a_history_is_of_one_organisation(organisations: list[Organisation], *, one: bool) -> None:
    for order in permutations(organisations):
        if one:
            assert _history(*order).organisation == order[-1]
        else:
            with pytest.raises(InvalidValueError) as caught:
                _history(*order)
            assert {fault.path.split(".")[1] for fault in caught.value.faults} == {"organisation"}


def test_a_fault_tells_organisations_of_one_name_apart() -> None:
    with pytest.raises(InvalidValueError, match=r"must be 'Nieuw' \('7'\) like the first, got "):
        _history(_SEVEN, _EIGHT)


# ---------------------------------------------------------------- predecessors


_MERGED = Organisation("Samen", merged_from=["Oost", "West"])


def _of(organisation: Organisation | str, *spans: Span) -> History:
    name = organisation if isinstance(organisation, str) else organisation.name
    return History(
        certificate_of(span, f"{name}-{at}", organisation=organisation)
        for at, span in enumerate(spans)
    )


def _span(begin: int, end: int) -> Span:
    return lasting(EPOCH + begin * _DAY, EPOCH + end * _DAY)


def _on(number: int) -> date:
    return EPOCH + number * _DAY


def test_certificates_of_a_predecessor_count_only_if_its_history_is_given() -> None:
    own = _of(_MERGED, _span(20, 30))
    east, west = _of("Oost", _span(0, 10), _span(10, 20)), _of("West", _span(5, 20))
    assert own.streak(_on(25)) == 1
    assert own.streak(_on(25), predecessors=[west]) == 2
    assert own.streak(_on(25), predecessors=[east]) == 3
    # Of two that went into it the longest row counts, not both.
    assert own.streak(_on(25), predecessors=[west, east]) == 3
    # Before its own first certificate it goes on with what it comes from.
    assert own.streak(_on(15), predecessors=[west, east]) == 2
    assert own.streak(_on(30), predecessors=[east]) == 0


def test_a_row_goes_back_over_two_mergers() -> None:
    first = _of("Oost", _span(0, 10))
    second = _of(Organisation("Midden", merged_from=["Oost"]), _span(10, 20))
    third = _of(
        Organisation("Samen", merged_from=[Organisation("Midden", merged_from=["Oost"])]),
        _span(20, 30),
    )
    assert third.streak(_on(25), predecessors=[first, second]) == 3
    assert third.streak(_on(25), predecessors=[second]) == 2
    # Without the one between, a gap of ten days.
    assert third.streak(_on(25), predecessors=[first]) == 1
    assert third.streak(_on(25), 10, predecessors=[first]) == 2


def test_what_went_into_two_predecessors_counts_once() -> None:
    west = Organisation("West", merged_from=["Bron"])
    east = Organisation("Oost", merged_from=["Bron"])
    own = _of(Organisation("Samen", merged_from=[west, east]), _span(20, 30))
    before = [_of(west, _span(10, 20)), _of(east, _span(10, 20)), _of("Bron", _span(0, 10))]
    for order in permutations(before):
        assert own.streak(_on(25), predecessors=order) == 3


def test_a_row_that_does_not_go_back_to_the_first_certificate_has_no_predecessor() -> None:
    east = _of("Oost", _span(0, 20))
    gap = _of(_MERGED, _span(20, 30), _span(40, 50))
    assert gap.streak(_on(45), predecessors=[east]) == 1
    assert gap.streak(_on(45), 10, predecessors=[east]) == 3
    withdrawn = History(
        [
            certificate_of(_span(20, 30), organisation=_MERGED, changes=[change_of("W", _on(25))]),
            certificate_of(_span(25, 40), "B", organisation=_MERGED),
        ]
    )
    assert withdrawn.streak(_on(24), predecessors=[east]) == 2
    assert withdrawn.streak(_on(26), predecessors=[east]) == 1


def test_the_first_day_there_is_has_no_day_before_it() -> None:
    own = _of(_MERGED, lasting(date.min, date(2, 1, 1)))
    assert own.streak(date.min, predecessors=[_of("Oost", _span(0, 9))]) == 1


def test_what_is_withdrawn_before_it_begins_ends_the_row_of_the_predecessor_too() -> None:
    own = History(
        [certificate_of(_span(5, 9), organisation=_MERGED, changes=[change_of("W", _on(5))])]
    )
    east = _of("Oost", _span(0, 20))
    assert own.streak(_on(4), predecessors=[east]) == 1
    assert own.streak(_on(5), predecessors=[east]) == 0


_ROWS = st.lists(st.tuples(st.integers(0, 20), st.integers(1, 9)), min_size=1, max_size=4)


@given(_ROWS, _ROWS, st.integers(0, 5))
def test_with_one_predecessor_a_row_is_that_of_all_certificates_by_day(
    then: list[tuple[int, int]], now: list[tuple[int, int]], grace_days: int
) -> None:
    old = [_span(begin, begin + days) for begin, days in then]
    new = [_span(begin + 21, begin + 21 + days) for begin, days in now]
    own, east = _of(_MERGED, *new), _of("Oost", *old)
    first = min(begin for begin, _, _ in new)
    both = dict(Walk([*old, *new], _on(-1), _on(60)).streaks(grace_days))
    alone = dict(Walk(new, _on(-1), _on(60)).streaks(grace_days))
    for on, row in alone.items():
        # As long as no gap parts a row from the first certificate of its own.
        goes_back = on < first or row == sum(begin <= on for begin, _, _ in new)
        expected = both[on] if goes_back else row
        assert own.streak(on, grace_days, [east]) == expected, on


def test_who_is_no_predecessor_is_refused() -> None:
    own = _of(_MERGED, _span(20, 30))
    strange = certificate_of(_span(0, 9), organisation="Oost", framework=FrameworkKey("nvvk", "1"))
    junk: list[Any] = [_of("Noord", _span(0, 9)), own, History([]), History([strange]), None]
    with pytest.raises(InvalidArgumentError) as caught:
        own.streak(_on(25), predecessors=junk[:4])
    assert [fault.path for fault in caught.value.faults] == [
        "predecessors[0]",
        "predecessors[1]",
        "predecessors[2]",
        "predecessors[3].framework.label",
    ]
    with pytest.raises(InvalidArgumentError, match=r"predecessors\[4\]: must be History"):
        own.streak(_on(25), predecessors=junk)
    with pytest.raises(InvalidArgumentError, match="this history is empty"):
        History([]).streak(_on(25), predecessors=[own])


# ---------------------------------------------------------------- the register


def _groups(register: Register) -> set[frozenset[int]]:
    """Return which entries, by number, share a history."""
    found: dict[object, set[int]] = {}
    for entry in register:
        at = int(entry.certificate.award.advice.audit[2:]) if entry.certificate else -1
        for organisation in register.organisations:
            history = _history_of(register, organisation)
            audits = {each.award.advice.audit for each in history.certificates}
            if f"A-{at}" in audits:
                found.setdefault(frozenset(audits), set()).add(at)
    return {frozenset(each) for each in found.values()}


def _history_of(register: Register, organisation: Organisation) -> History:
    try:
        return register.history(organisation)
    except InvalidArgumentError:
        return History([])


@pytest.mark.parametrize(
    ("organisations", "groups"),
    [
        ([_OLD, _OLD, Organisation("Elders")], [{0, 1}, {2}]),
        # Without an id: the one id that bears the name, now or before.
        ([_SEVEN, Organisation("Nieuw")], [{0, 1}]),
        ([Organisation("Nieuw", id="7", former_names=["Oud"]), _OLD], [{0, 1}]),
        ([Organisation("Oud", id="7"), _NEW], [{0, 1}]),
        ([_SEVEN, _NEW, _OLD], [{0, 1, 2}]),
        ([_SEVEN, _OLD], [{0}, {1}]),
        # An id tells, whatever the name.
        ([_SEVEN, Organisation("Elders", id="7")], [{0, 1}]),
        ([_SEVEN, _EIGHT], [{0}, {1}]),
    ],
)
def test_which_entries_are_of_one_organisation(
    organisations: list[Organisation], groups: list[set[int]]
) -> None:
    register = _register(*organisations)
    assert _groups(register) == {frozenset(each) for each in groups}
    assert len(register.organisations) == len(groups)
    assert register.ambiguous == ()
    again = Register(reversed(register.entries))
    assert again.organisations == register.organisations


def test_an_entry_that_two_ids_could_claim_stays_apart_and_is_listed() -> None:
    register = _register(_SEVEN, _EIGHT, "Nieuw", "Elders")
    assert [each.organisation.id for each in register.of("Nieuw")] == [None, "7", "8"]
    (entry,) = register.ambiguous
    assert entry.organisation == Organisation("Nieuw")
    assert [each.id for each in register.organisations] == [None, None, "7", "8"]
    assert len(register.history(_SEVEN).certificates) == 1
    with pytest.raises(InvalidArgumentError, match="3 organisations in the register"):
        register.history("Nieuw")
    # Who bears an id that is not there, can only be the one without.
    assert register.of(Organisation("Nieuw", id="9")) == (entry,)
    # It is certified as itself, and nobody else is.
    assert [each.id for each in register.certified(EPOCH + 65 * _DAY)] == [None]


def test_an_organisation_is_told_as_its_last_entry_has_it() -> None:
    register = _register(Organisation("Oud", id="7"), _SEVEN, "Nieuw")
    assert register.organisations == (_SEVEN,)
    assert register.history("Oud") == register.history("Nieuw")
    assert len(register.history("Nieuw").certificates) == 3


def test_a_register_joins_what_certificates_alone_could_not_tell() -> None:
    entry = RegisterEntry(
        organisation=Organisation("Nieuw", id="7", former_names=["Oud"]),
        kind=AuditKind.EXTERNAL,
        entered_on=EPOCH,
        certificate=_certificate("Oud"),
    )
    register = Register([entry, _entry(Organisation("Anders", id="7"), 1)])
    assert [each.organisation.name for each in register.history("Anders").certificates] == [
        "Oud",
        "Anders",
    ]


_RECORDS = st.builds(
    Organisation,
    st.sampled_from("abc"),
    id=st.none() | st.sampled_from("12"),
    former_names=st.lists(st.sampled_from("def"), max_size=1),
)


@given(st.lists(_RECORDS, max_size=6))
def test_joined_records_are_the_same_and_two_ids_never_are(records: list[Organisation]) -> None:
    register = _register(*records)
    holder = {
        entry: organisation
        for organisation in register.organisations
        for entry in register
        if entry in register.of(organisation) and not _apart(entry, organisation, register)
    }
    for one, other in product(register, register):
        ids = {one.organisation.id, other.organisation.id} - {None}
        if len(ids) == 2:
            assert holder[one] != holder[other]
        if one.organisation.id is not None and len(ids) == 1 and other.organisation.id is not None:
            assert holder[one] == holder[other]
    for entry in register:
        claims = {
            each.organisation.id
            for each in register
            if each.organisation.id is not None and each.organisation.same_as(entry.organisation)
        }
        if entry.organisation.id is None and len(claims) > 1:
            assert entry in register.ambiguous


def _apart(entry: RegisterEntry, organisation: Organisation, register: Register) -> bool:
    return (entry in register.ambiguous) is not any(
        each.organisation == organisation for each in register.ambiguous
    )


def _paths_of(organisations: Sequence[Organisation | str]) -> list[str]:
    with pytest.raises(InvalidValueError) as caught:
        Register(_entry(each) for each in organisations)
    return [fault.path for fault in caught.value.faults]


def test_one_audit_stands_once_whatever_the_name() -> None:
    assert len(Register(map(_entry, [_SEVEN, _EIGHT]))) == 2
    assert _paths_of([_OLD, _NEW]) == ["entries[1].certificate.award.advice.audit"]
    assert _paths_of([_SEVEN, "Nieuw"]) == ["entries[1].certificate.award.advice.audit"]
