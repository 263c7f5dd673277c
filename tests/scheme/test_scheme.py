# SPDX-License-Identifier: MIT
import copy
import datetime
import pickle
from collections.abc import Callable, Collection, Iterable
from itertools import permutations
from typing import Any, cast

import attrs
import pytest
from hypothesis import assume, given, strategies as st
from hypothesis.strategies import DrawFn
from packaging.specifiers import SpecifierSet
from packaging.version import Version

from sterksociaalwerk._checks import shown
from sterksociaalwerk.errors import (
    InvalidArgumentError,
    InvalidValueError,
    SterkSociaalWerkError,
    UnknownEditionError,
)
from sterksociaalwerk.framework import (
    Assumption,
    Category,
    Framework,
    FrameworkKey,
    Limit,
    Rating,
    Rule,
    Source,
)
from sterksociaalwerk.scheme import (
    Announcement,
    Applicability,
    AuditKind,
    EditionReason,
    FollowUp,
    Scheme,
    Transition,
)
from tests.oracle import Editions

EPOCH = datetime.date(2030, 1, 1)
ASSUMED = Assumption(key="a", about="label", text="x", text_nl="x")
SOURCE = Source(title="Nieuws", publisher="A society")


def day(number: int) -> datetime.date:
    return EPOCH + datetime.timedelta(days=number)


def edition(version: str, first: int | None, label: str = "x") -> Framework:
    return Framework(
        key=FrameworkKey(label, version),
        title="x",
        categories=[Category(key="a", title="a", title_en="a")],
        norm_count=1,
        rule=Rule([Limit(key="not-met", ratings=[Rating.NOT_MET], at_most=0)]),
        counts_business_critical_volunteers=False,
        allows_not_applicable=False,
        certificate_years=2,
        in_force_from=None if first is None else day(first),
    )


def transition(
    source: str, target: str, published: int, mandatory: int, start: int | None = None
) -> Transition:
    return Transition(
        source=source,
        target=target,
        published_on=day(published),
        mandatory_on=day(mandatory),
        started_before=None if start is None else day(start),
        citation=attrs.evolve(SOURCE, note=f"{source} {target}"),
    )


def announcement(
    version: str, told: int = 0, first: int | None = None, mandatory: int | None = None
) -> Announcement:
    return Announcement(
        version=version,
        announced_on=day(told),
        source=SOURCE,
        in_force_from=None if first is None else day(first),
        mandatory_on=None if mandatory is None else day(mandatory),
    )


def scheme(
    frameworks: Iterable[Framework],
    transitions: Iterable[Transition] = (),
    announcements: Iterable[Announcement] = (),
) -> Scheme:
    return Scheme(
        label="x", frameworks=frameworks, transitions=transitions, announcements=announcements
    )


def statuses(of: Scheme, audited: int, started: int | None) -> str:
    """Return the status of each edition by its first letter, in small print if a start matters."""
    answers = of.applicable(
        audited_on=day(audited), process_started_on=None if started is None else day(started)
    )
    letters = (answer.status.name[0] for answer in answers)
    return "".join(
        letter.lower() if answer.missing else letter
        for letter, answer in zip(letters, answers, strict=True)
    )


def faults_of(make: Callable[[], object]) -> list[str]:
    with pytest.raises(SterkSociaalWerkError) as caught:
        make()
    assert type(caught.value) is InvalidValueError
    return [str(fault) for fault in caught.value.faults]


# ---------------------------------------------------------------- tables

FIRST, SECOND, THIRD = edition("1.0", 0), edition("2.0", 10), edition("3.0", 20)
TO_SECOND = transition("<2", "2.0", 10, 30)

# Editions, transitions; then for a day and a start (None: not known) the statuses, by first letter.
CHAINS: dict[str, tuple[list[Framework], list[Transition], dict[tuple[int, int | None], str]]] = {
    "one after the other": (
        [FIRST, SECOND, edition("3.0", 40)],
        [TO_SECOND, transition("==2.0", "3.0", 40, 50)],
        {
            (-1, None): "NNN",
            (0, None): "RNN",
            (9, 9): "RNN",
            (10, None): "aAN",
            (10, 9): "AAN",
            (10, 10): "ERN",
            (29, 9): "AAN",
            (30, 9): "ERN",
            (39, None): "ERN",
            (40, None): "EaA",
            (40, 39): "EAA",
            (40, 40): "EER",
            (49, 39): "EAA",
            (50, 39): "EER",
        },
    ),
    "windows that overlap": (
        [FIRST, SECOND, THIRD],
        [TO_SECOND, transition("<3,>1", "3.0", 20, 40)],
        {
            (19, None): "aAN",
            (20, None): "aaA",
            (20, 9): "AAA",
            (20, 10): "EAA",
            (20, 19): "EAA",
            (20, 20): "EER",
            (30, 9): "EAA",
            (30, None): "EaA",
            (40, 9): "EER",
            (40, None): "EER",
        },
    ),
    "the third replaces the first as well": (
        [FIRST, SECOND, THIRD],
        [TO_SECOND, transition("<3", "3.0", 20, 25)],
        {(20, 9): "AAA", (24, 9): "AAA", (25, 9): "EER", (25, None): "EER", (30, None): "EER"},
    ),
    "the first outlives the second": (
        [FIRST, SECOND, THIRD],
        [TO_SECOND, transition("==2.0", "3.0", 20, 25)],
        {(20, 9): "AAA", (25, 9): "AEA", (25, 10): "EER", (25, None): "aEA", (30, None): "EER"},
    ),
    "a skipped edition": (
        [FIRST, SECOND, THIRD],
        [transition("==1.0", "3.0", 20, 30)],
        {(5, None): "RNN", (10, None): "AAN", (20, 20): "EAA", (20, None): "aAA", (30, 0): "EAA"},
    ),
    "a late start that only later matters": (
        [FIRST, SECOND],
        [transition("<2", "2.0", 10, 30, 15)],
        {
            (10, None): "AA",
            (14, None): "AA",
            (14, 14): "AA",
            (15, None): "aA",
            (15, 14): "AA",
            (15, 15): "ER",
        },
    ),
    "a start before the publication": (
        [FIRST, SECOND],
        [transition("<2", "2.0", 10, 30, 5)],
        {(9, 5): "RN", (10, 4): "AA", (10, 5): "ER", (10, None): "aA"},
    ),
    "everyone may finish": (
        [FIRST, SECOND],
        [transition("<2", "2.0", 10, 30, 30)],
        {(29, None): "AA", (29, 29): "AA", (30, None): "ER"},
    ),
    "at once": (
        [FIRST, SECOND],
        [transition("<2", "2.0", 10, 10)],
        {(9, None): "RN", (10, None): "ER", (10, 0): "ER"},
    ),
    "variants": (
        [FIRST, edition("1.0+a", 2), SECOND, edition("2.0+b", None), edition("2.0+c", 12)],
        [TO_SECOND],
        {
            (1, None): "RNNNN",
            (2, None): "RRNNN",
            (10, 9): "AAAAN",
            (10, 10): "EERRN",
            (12, 10): "EERRR",
            (12, None): "aaAAA",
            (30, None): "EERRR",
        },
    ),
    "a variant of the old edition within the year": (
        [FIRST, edition("1.0+a", 29), SECOND],
        [TO_SECOND],
        {(28, 9): "ANA", (28, 10): "ENR", (29, 9): "AAA", (29, 10): "EER"},
    ),
    "a variant that stays": (
        [FIRST, edition("1.0+a", 0), SECOND],
        [transition("!=1.0+a,<2", "2.0", 10, 30)],
        {(10, 10): "EAA", (30, None): "EAA"},
    ),
    "no transition": ([FIRST, SECOND], [], {(9, None): "RN", (10, None): "AA"}),
    "a first day from the publication": (
        [FIRST, edition("2.0", None)],
        [TO_SECOND],
        {(9, None): "RN", (10, None): "aA", (30, None): "ER"},
    ),
    "no first day": (
        [edition("1.0", None), SECOND, edition("3.0", None)],
        [TO_SECOND],
        {(9, None): "UNU", (10, None): "uRU", (10, 9): "URU", (10, 10): "ERU", (30, 9): "ERU"},
    ),
    "the same said twice": (
        [FIRST, SECOND],
        [TO_SECOND, transition("==1.0", "2.0", 10, 30)],
        {(10, 9): "AA", (10, 10): "ER"},
    ),
    "a pre-release": (
        [FIRST, edition("2.0rc1", 5), SECOND],
        [transition("<2,!=2.0rc1", "2.0rc1", 5, 30), transition("<2.0rc2", "2.0", 10, 30)],
        {(4, None): "RNN", (5, 5): "ERN", (10, 9): "EAA", (10, 10): "EER", (10, 4): "AAA"},
    ),
    "the first days there are": (
        [edition("1.0", None), edition("2.0", (datetime.date.min - EPOCH).days)],
        [],
        {((datetime.date.min - EPOCH).days, None): "UR"},
    ),
}


@pytest.mark.parametrize(("frameworks", "transitions", "wanted"), CHAINS.values(), ids=list(CHAINS))
def test_transitions_compose(
    frameworks: list[Framework],
    transitions: list[Transition],
    wanted: dict[tuple[int, int | None], str],
) -> None:
    of = scheme(frameworks, transitions)
    assert {when: statuses(of, *when) for when in wanted} == wanted


# Editions, transitions, announcements; then every fault.
CONTRADICTIONS: dict[str, tuple[list[Framework], list[Transition], list[str]]] = {
    "the target is not there": (
        [FIRST],
        [TO_SECOND],
        ["transitions[0].target: 2.0 is not in the scheme, known are 1.0"],
    ),
    "the target is announced only": (
        [FIRST, SECOND],
        [TO_SECOND, transition("<3", "9", 20, 30)],
        ["transitions[1].target: 9.0 is announced only, known are 1.0, 2.0"],
    ),
    "only a variant of the target is there": (
        [FIRST, edition("2.0+a", 10)],
        [TO_SECOND],
        ["transitions[0].target: 2.0 is not in the scheme, known are 1.0, 2.0+a"],
    ),
    "nothing is selected": (
        [SECOND, FIRST],
        [transition("<1", "2.0", 10, 30)],
        ["transitions[0].source: selects no edition, known are 1.0, 2.0"],
    ),
    "the target is selected": (
        [FIRST, SECOND, edition("2.0+a", 10)],
        [transition("<=2", "2.0", 10, 30)],
        [
            "transitions[0].source: selects 2.0, which is not older than 2.0",
            "transitions[0].source: selects 2.0+a, which is not older than 2.0",
        ],
    ),
    "the target is older": (
        [FIRST, SECOND],
        [transition("==2", "1.0", 0, 30)],
        ["transitions[0].source: selects 2.0, which is not older than 1.0"],
    ),
    "a cycle": (
        [FIRST, SECOND],
        [TO_SECOND, transition("==2", "1.0", 0, 40)],
        ["transitions[1].source: selects 2.0, which is not older than 1.0"],
    ),
    "published before the first day": (
        [FIRST, SECOND],
        [transition("<2", "2.0", 9, 30)],
        [
            f"transitions[0].published_on: must be {day(10)}, the first day of 2.0, got {day(9)}",
        ],
    ),
    "published after the first day": (
        [FIRST, SECOND],
        [transition("<2", "2.0", 11, 30)],
        [
            f"transitions[0].published_on: must be {day(10)}, the first day of 2.0, got {day(11)}",
        ],
    ),
    "a variant of the target before the publication": (
        [FIRST, SECOND, edition("2.0+a", 9)],
        [TO_SECOND],
        [
            (
                f"transitions[0].published_on: must not be after {day(9)}, the first day of 2.0+a, "
                f"got {day(10)}"
            ),
        ],
    ),
    "replaced on the first day": (
        [FIRST, edition("1.0+a", 30), SECOND],
        [TO_SECOND],
        [
            (
                f"transitions[0].mandatory_on: must be after {day(30)}, the first day of 1.0+a, "
                f"got {day(30)}"
            ),
        ],
    ),
    "replaced before the first day, which a transition says": (
        [FIRST, edition("2.0", None), edition("3.0", None)],
        [TO_SECOND, transition("==2", "3.0", 5, 9)],
        [
            (
                f"transitions[1].mandatory_on: must be after {day(10)}, the first day of 2.0, "
                f"got {day(9)}"
            ),
        ],
    ),
    "published twice": (
        [FIRST, edition("1.5", 0), edition("2.0", None)],
        [TO_SECOND, transition("==1.5", "2.0", 11, 30)],
        [
            (
                f"transitions[1].published_on: must be {day(10)}, the publication of 2.0 by "
                f"transitions[0], got {day(11)}"
            ),
            "transitions[1]: takes 1.5 to 2.0 on other days than transitions[0]",
        ],
    ),
    "mandatory twice": (
        [FIRST, edition("1.0+a", 0), SECOND],
        [TO_SECOND, transition("==1.0+a", "2.0", 10, 31)],
        ["transitions[1]: takes 1.0+a to 2.0 on other days than transitions[0]"],
    ),
    "two starts": (
        [FIRST, SECOND],
        [TO_SECOND, transition("==1", "2.0", 10, 30, 11)],
        ["transitions[1]: takes 1.0 to 2.0 on other days than transitions[0]"],
    ),
    "two targets": (
        [FIRST, SECOND, THIRD],
        [transition("==1", "3.0", 20, 30), TO_SECOND],
        [
            (
                "transitions[1]: takes 1.0 to 2.0, transitions[0] to 3.0, and neither leads to the "
                "other"
            ),
        ],
    ),
    "everything at once": (
        [FIRST, SECOND],
        [transition("<1", "7", 10, 30), transition("<3", "2.0", 9, 30)],
        [
            "transitions[0].target: 7.0 is not in the scheme, known are 1.0, 2.0",
            "transitions[0].source: selects no edition, known are 1.0, 2.0",
            "transitions[1].source: selects 2.0, which is not older than 2.0",
            f"transitions[1].published_on: must be {day(10)}, the first day of 2.0, got {day(9)}",
        ],
    ),
}


@pytest.mark.parametrize(
    ("frameworks", "transitions", "faults"), CONTRADICTIONS.values(), ids=list(CONTRADICTIONS)
)
def test_contradictions_are_refused(
    frameworks: list[Framework], transitions: list[Transition], faults: list[str]
) -> None:
    assert faults_of(lambda: scheme(frameworks, transitions, [announcement("9.0")])) == faults


def test_targets_that_lead_to_each_other_do_not_contradict() -> None:
    editions = [FIRST, SECOND, THIRD, edition("4.0", 40)]
    on = [transition("==2", "3.0", 20, 40), transition("==3", "4.0", 40, 50)]
    far = transition("==1", "4.0", 40, 60)
    scheme(editions, [TO_SECOND, *on, far])
    # Without the last step, 2.0 and 4.0 would both be required in the end.
    assert len(faults_of(lambda: scheme(editions, [TO_SECOND, on[0], far]))) == 1


# ---------------------------------------------------------------- an oracle, day by day


def made(spec: Editions) -> Scheme:
    return scheme(
        [edition(version, first) for version, first in spec.firsts.items()],
        [transition(*fields) for fields in spec.transitions],
        [announcement(version, *days) for version, days in spec.announced.items()],
    )


LAST = 16


@st.composite
def specs(draw: DrawFn) -> Editions:
    """Editions that each replace some of the earlier ones, with a few variants."""
    count = draw(st.integers(1, 4))
    firsts = sorted(draw(st.lists(st.integers(0, 9), min_size=count, max_size=count, unique=True)))
    editions: dict[str, int | None] = {}
    transitions: list[tuple[str, str, int, int, int]] = []
    for number, first in enumerate(firsts, 1):
        kind = draw(st.sampled_from(["none", "previous", "all"])) if number > 1 else "none"
        if kind != "none":
            # A variant of the old edition may still come, on day 11 at the latest.
            mandatory = draw(st.integers(12, LAST))
            before = draw(st.integers(0, mandatory))
            source = f"=={number - 1}.0" if kind == "previous" else f"<{number}"
            transitions.append((source, f"{number}.0", first, mandatory, before))
        dated = kind == "none" or draw(st.booleans())
        editions[f"{number}.0"] = first if dated and draw(st.integers(0, 5)) else None
        if draw(st.booleans()):
            editions[f"{number}.0+a"] = draw(st.none() | st.integers(first, 11))
    announced: dict[str, tuple[int, int | None, int | None]] = {}
    for version in draw(st.sampled_from([[], ["7.0"], ["7.0", "8.0"]])):
        told = draw(st.integers(0, LAST))
        start = draw(st.none() | st.integers(told, LAST))
        end = draw(st.none() | st.integers(told if start is None else start, LAST))
        announced[version] = told, start, end
    return Editions(editions, transitions, announced)


@given(specs(), st.integers(-2, LAST + 1), st.data())
def test_answers_agree_with_an_oracle_that_tries_every_day(
    spec: Editions, audited: int, data: st.DataObject
) -> None:
    of = made(spec)
    started = data.draw(st.none() | st.integers(-3, audited))
    answers = of.applicable(
        audited_on=day(audited), process_started_on=None if started is None else day(started)
    )
    told = {version for version, (on, _, _) in spec.announced.items() if on <= audited}
    assert [str(answer.version) for answer in answers] == sorted({*spec.firsts, *told})
    for answer in answers:
        wanted = spec.answer(str(answer.version), audited, started)
        assert wanted is not None
        assert (answer.status, answer.usable) == (wanted.status, wanted.usable)
        assert answer.missing == (("process_started_on",) if wanted.missing else ())
        assert tuple(map(str, answer.awaits)) == wanted.awaits
        assert (answer.reason is EditionReason.START_UNKNOWN) == wanted.missing
        check_window(spec, answer, audited, started)


def check_window(spec: Editions, answer: Applicability, audited: int, started: int | None) -> None:
    """Check that the window is the longest run of days with this status around the audit."""

    def same(other: int) -> bool:
        found = spec.answer(str(answer.version), other, started)
        return found is not None and found.status is answer.status

    first = audited
    while first > -4 and same(first - 1):
        first -= 1
    last = audited
    while last < LAST + 2 and same(last + 1):
        last += 1
    assert answer.since == (None if first == -4 else day(first))
    assert answer.until == (None if last == LAST + 2 else day(last + 1))


@given(specs())
def test_every_day_from_the_first_edition_on_has_a_usable_edition(spec: Editions) -> None:
    of = made(spec)
    firsts = [spec.first(version) for version in spec.firsts]
    dated = [first for first in firsts if first is not None]
    assume(dated)
    for audited in range(min(dated), LAST + 2):
        for started in [None, *range(-3, audited + 1)]:
            answers = of.applicable(
                audited_on=day(audited),
                process_started_on=None if started is None else day(started),
            )
            assert any(answer.usable for answer in answers)
    days = [at for _, first, last in spec.announced.values() for at in (first, last)]
    for audited in range(-2, min([*dated, *(at for at in days if at is not None)])):
        assert not any(answer.usable for answer in of.applicable(audited_on=day(audited)))


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["<2", "<3", "==1", "==2"]),
            st.sampled_from(["2", "3"]),
            st.integers(0, 4),
            st.integers(0, 6),
        ),
        max_size=3,
    ),
    st.tuples(
        st.none() | st.integers(0, 4), st.none() | st.integers(0, 4), st.none() | st.integers(0, 4)
    ),
)
def test_what_can_be_made_leaves_no_gap_whatever_was_tried(
    tried: list[tuple[str, str, int, int]], firsts: tuple[int | None, int | None, int | None]
) -> None:
    try:
        of = scheme(
            [edition(f"{number}.0", first) for number, first in enumerate(firsts, 1)],
            [transition(*fields) for fields in tried],
        )
    except InvalidValueError:
        return
    arrivals = [published for _, _, published, _ in tried]
    known = [first for first in firsts if first is not None] + arrivals
    for audited in range(min(known, default=9), 9):
        for started in [None, *range(audited + 1)]:
            assert set(statuses(of, audited, started).upper()) & {"R", "A"}


# ---------------------------------------------------------------- reasons and sources


def test_the_transition_that_decides_is_cited() -> None:
    of = scheme(
        [FIRST, SECOND, THIRD], [TO_SECOND, transition("<3,>1", "3.0", 20, 40)], [announcement("4")]
    )

    def cited(audited: int, started: int | None) -> list[tuple[str, str | None]]:
        answers = of.applicable(
            audited_on=day(audited), process_started_on=None if started is None else day(started)
        )
        return [
            (answer.reason.value, answer.source.note if answer.source else None)
            for answer in answers
        ]

    second, third = "<2 2.0", "<3,>1 3.0"
    soon, undated = ("before-in-force", third), ("no-date", "")
    assert cited(0, 0) == [("in-force", None), ("before-in-force", second), soon, undated]
    assert cited(10, 9) == [
        ("started-before-transition", second),
        ("in-force", second),
        soon,
        undated,
    ]
    assert cited(20, 15) == [
        ("started-after-transition", second),
        ("started-before-transition", third),
        ("in-force", third),
        undated,
    ]
    assert cited(20, None) == [
        ("start-unknown", second),
        ("start-unknown", third),
        ("in-force", third),
        undated,
    ]
    assert cited(40, None) == [
        ("replaced", second),
        ("replaced", third),
        ("in-force", third),
        undated,
    ]


def test_of_two_transitions_the_one_that_decides_is_cited() -> None:
    ways = [TO_SECOND, transition("<3", "3.0", 20, 25, 22)]
    of = scheme([FIRST, SECOND, THIRD], ways)

    def cited(audited: int, started: int | None) -> tuple[str, str | None]:
        answer = of.applicable(
            audited_on=day(audited), process_started_on=None if started is None else day(started)
        )[0]
        return answer.reason.value, answer.source.note if answer.source else None

    assert cited(19, 9) == ("started-before-transition", "<2 2.0")
    # From now on it is the second that ends the days of the first edition.
    assert cited(20, 9) == ("started-before-transition", "<3 3.0")
    assert cited(20, 10) == ("started-after-transition", "<2 2.0")
    assert cited(20, None) == ("start-unknown", "<2 2.0")
    assert cited(25, 9) == ("replaced", "<3 3.0")
    assert cited(30, 9) == ("replaced", "<3 3.0")


def test_an_edition_without_a_first_day_has_no_date() -> None:
    of = scheme([edition("1.0", None), SECOND], [TO_SECOND])
    answers = of.applicable(audited_on=day(10), process_started_on=day(9))
    assert [answer.reason.value for answer in answers] == ["no-date", "in-force"]
    assert (answers[0].since, answers[0].until) == (None, day(30))


def test_an_announcement_stands_among_the_editions_by_version() -> None:
    of = scheme([SECOND, FIRST], [], [announcement("9"), announcement("1.5")])
    answers = of.applicable(audited_on=day(50))
    assert [str(answer.version) for answer in answers] == ["1.0", "1.5", "2.0", "9.0"]
    assert [answer.status.name[0] for answer in answers] == ["A", "U", "A", "U"]


# Editions 1.0 from day 0 and 2.0 from day 10, which replaces it on day 30; what is announced; then
# for a day and a start the statuses by first letter, and what each edition awaits.
ANNOUNCED: dict[str, tuple[list[Announcement], dict[tuple[int, int | None], str]]] = {
    "without a day": (
        [announcement("3", 20)],
        {
            (9, None): "RN",
            (19, 10): "ER",
            (19, None): "aA",
            (20, 9): "A3 A3 U",
            (20, 10): "E P3 U",
            (20, None): "a3 A3 U",
            (30, None): "E P3 U",
        },
    ),
    "with a first day": (
        [announcement("3", 20, 40)],
        {(19, 10): "ER", (39, None): "ERN", (40, None): "E P3 A", (99, None): "E P3 A"},
    ),
    "with both days": (
        [announcement("3", 20, 40, 50)],
        {(39, None): "ERN", (40, None): "E P3 A", (49, None): "E P3 A", (50, None): "EER"},
    ),
    "with the day from which it is mandatory": (
        [announcement("3", 20, None, 50)],
        {(20, 10): "E P3 U", (49, None): "E P3 U", (50, None): "EER"},
    ),
    "older than an edition in force": (
        [announcement("1.5", 5)],
        {(5, None): "P1.5 U N", (9, None): "P1.5 U N", (10, 10): "EER", (10, None): "auA"},
    ),
    "a variant": ([announcement("2.0+a", 20)], {(20, 10): "ERU", (30, None): "ERU"}),
    "a variant with a first day": (
        [announcement("2.0+a", 20, 40)],
        {(39, None): "ERN", (40, None): "ERR"},
    ),
    "two": (
        [announcement("3", 20, 40), announcement("4", 45)],
        {(40, None): "E P3 A", (45, None): "E P3,4 A4 U"},
    ),
    "the second is mandatory": (
        [announcement("3", 20), announcement("4", 45, 50, 60)],
        {(45, None): "E P3 U N", (50, None): "E P3,4 U A", (60, None): "EEER"},
    ),
}


def in_short(of: Scheme, audited: int, started: int | None) -> str:
    answers = of.applicable(
        audited_on=day(audited), process_started_on=None if started is None else day(started)
    )
    letters = statuses(of, audited, started)
    waiting = [
        ",".join(str(each.major) if not each.minor else str(each) for each in answer.awaits)
        for answer in answers
    ]
    return " ".join(map(str.__add__, letters, waiting))


@pytest.mark.parametrize(("announced", "wanted"), ANNOUNCED.values(), ids=list(ANNOUNCED))
def test_what_is_announced_is_waited_for(
    announced: list[Announcement], wanted: dict[tuple[int, int | None], str]
) -> None:
    of = scheme([FIRST, SECOND], [TO_SECOND], announced)
    found = {when: in_short(of, *when) for when in wanted}
    spaced = {when: text if " " in text else " ".join(text) for when, text in wanted.items()}
    assert found == spaced


def test_a_variant_presumes_what_its_edition_presumes() -> None:
    of = scheme([FIRST, edition("1.0+a", 0)], [], [announcement("2", 5)])
    assert in_short(of, 4, None) == "R R"
    assert in_short(of, 5, None) == "P2 P2 U"


# ---------------------------------------------------------------- the value


def test_order_means_nothing() -> None:
    editions = [THIRD, FIRST, SECOND]
    ways = [TO_SECOND, transition("<3,>1", "3.0", 20, 40)]
    announced = [announcement("9"), announcement("8")]
    every = {
        scheme(frameworks, transitions, announcements)
        for frameworks in permutations(editions)
        for transitions in permutations(ways)
        for announcements in permutations(announced)
    }
    assert len(every) == 1
    one = every.pop()
    assert one.frameworks == (FIRST, SECOND, THIRD)
    assert [str(way.target) for way in one.transitions] == ["2.0", "3.0"]
    assert [str(each.version) for each in one.announcements] == ["8.0", "9.0"]
    one.applicable(audited_on=EPOCH)
    assert copy.deepcopy(one) == one
    assert pickle.loads(pickle.dumps(one)) == one  # noqa: S301  # our own
    assert attrs.evolve(one, announcements=()) != one


@pytest.mark.parametrize(
    ("fields", "faults"),
    [
        ({"label": "a b"}, ["label: must be 1 to 64 of letters, digits, '.', '-', '_', got 'a b'"]),
        ({"label": "y"}, ["frameworks[0].key.label: must be 'y', got 'x'"]),
        ({"frameworks": ()}, ["frameworks: must hold at least one edition"]),
        ({"frameworks": "1.0"}, ["frameworks: must be a collection of a Framework, got '1.0'"]),
        ({"frameworks": [1]}, ["frameworks[0]: must be a Framework, got 1"]),
        ({"transitions": [1]}, ["transitions[0]: must be a Transition, got 1"]),
        ({"transitions": 1}, ["transitions: must be a collection of a Transition, got 1"]),
        ({"announcements": [1]}, ["announcements[0]: must be an Announcement, got 1"]),
        (
            {"frameworks": [SECOND, edition("2", 3)]},
            [
                (
                    "frameworks[1].key.version: version <Version('2.0')> is already at "
                    "frameworks[0].key.version"
                ),
            ],
        ),
        (
            {"announcements": [announcement("3"), announcement("3.0")]},
            [
                (
                    "announcements[1].version: version <Version('3.0')> is already at "
                    "announcements[0].version"
                ),
            ],
        ),
        (
            {"announcements": [announcement("3"), announcement("1")]},
            ["announcements[1].version: 1.0 is an edition of the scheme"],
        ),
        (
            {
                "label": None,
                "frameworks": None,
                "transitions": None,
                "announcements": None,
                "leads_to": 1,
                "advised_by": "x",
                "awarded_by": 1,
                "register": SOURCE,
                "sources": [1],
                "assumptions": [ASSUMED, ASSUMED, attrs.evolve(ASSUMED, key="b", about="label_")],
            },
            [
                "label: must be 1 to 64 of letters, digits, '.', '-', '_', got None",
                "frameworks: must be a collection of a Framework, got None",
                "transitions: must be a collection of a Transition, got None",
                "announcements: must be a collection of an Announcement, got None",
                "leads_to: must be a mapping of kinds to a FollowUp, got 1",
                "advised_by: must be a Term or None, got 'x'",
                "awarded_by: must be a Term or None, got 1",
                f"register: must be a Term or None, got {shown(SOURCE)}",
                "sources[0]: must be a Source, got 1",
                "assumptions[1].key: key 'a' is already at assumptions[0].key",
                "assumptions[2].about: is no field, got 'label_', did you mean 'label'?",
            ],
        ),
        (
            {"leads_to": {"external": FollowUp(), AuditKind.PEER_REVIEW: ()}},
            [
                (
                    "leads_to['external']: must be an AuditKind, got 'external'; write "
                    "AuditKind.EXTERNAL"
                ),
                "leads_to[<AuditKind.PEER_REVIEW: 'peer-review'>]: must be a FollowUp, got ()",
            ],
        ),
    ],
)
def test_every_fault_is_named(fields: dict[str, Any], faults: list[str]) -> None:
    sound: dict[str, Any] = {"label": "x", "frameworks": [FIRST]}
    assert faults_of(lambda: Scheme(**sound | fields)) == faults


# ---------------------------------------------------------------- finding editions

MANY = scheme(
    [FIRST, edition("1.0+a", 0), edition("2.0rc1", 5), SECOND, edition("2.0+a", 8), THIRD],
    [],
    [announcement("4.0")],
)


@pytest.mark.parametrize(
    ("specifier", "versions"),
    [
        (">=2", ["2.0", "2.0+a", "3.0"]),
        ("<2", ["1.0", "1.0+a"]),
        ("==1.0", ["1.0", "1.0+a"]),
        ("==2.0+a", ["2.0+a"]),
        ("==2.0rc1", ["2.0rc1"]),
        (">1,<3", ["2.0rc1", "2.0", "2.0+a"]),
        (">9", []),
        ("", ["1.0", "1.0+a", "2.0rc1", "2.0", "2.0+a", "3.0"]),
    ],
)
def test_specifiers_select_editions_with_their_variants(
    specifier: str, versions: list[str]
) -> None:
    for form in (specifier, SpecifierSet(specifier), SpecifierSet(specifier, prereleases=False)):
        assert [str(framework.key.version) for framework in MANY.select(form)] == versions


@pytest.mark.parametrize(
    ("on", "version"),
    [(-1, None), (0, "1.0"), (4, "1.0"), (5, "2.0rc1"), (8, "2.0+a"), (10, "2.0"), (20, "3.0")],
)
def test_the_latest_edition_is_the_newest_in_force(on: int, version: str | None) -> None:
    found = MANY.latest(day(on))
    assert (found and str(found.key.version)) == version


def test_the_latest_edition_may_be_dated_by_its_publication() -> None:
    of = scheme([FIRST, edition("2.0", None), edition("3.0", None)], [TO_SECOND])
    assert [
        str(framework.key.version) for framework in map(of.latest, [day(9), day(10)]) if framework
    ] == [
        "1.0",
        "2.0",
    ]


def test_an_edition_takes_the_place_of_one_of_its_version_or_a_new_one() -> None:
    of = scheme([FIRST, SECOND], [TO_SECOND])
    again = attrs.evolve(FIRST, title="again")
    assert of.with_framework(again) == scheme([again, SECOND], [TO_SECOND])
    assert of.with_framework(THIRD) == scheme([FIRST, SECOND, THIRD], [TO_SECOND])
    assert faults_of(lambda: of.with_framework(edition("2.0", 11))) == [
        f"transitions[0].published_on: must be {day(11)}, the first day of 2.0, got {day(10)}"
    ]


def test_an_edition_is_found_by_its_version() -> None:
    for version in ("2.0+a", Version("2.0+a")):
        assert MANY[version].key.version == Version("2.0+a")
        assert version in MANY
    assert MANY["2"] is SECOND


def test_a_scheme_is_a_collection_of_its_editions() -> None:
    assert isinstance(MANY, Collection)
    assert len(MANY) == 6
    assert list(MANY) == list(MANY.frameworks)
    for framework in MANY:
        version = framework.key.version
        again = attrs.evolve(framework)
        for named in (str(version), version, framework.key, framework, again):
            assert named in MANY
            assert MANY[named] is framework


class _Agreeing:
    """What says that it equals everything."""

    def __eq__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return hash(Version("2.0"))


def test_what_only_says_that_it_is_an_edition_is_none() -> None:
    assert _Agreeing() not in MANY
    with pytest.raises(UnknownEditionError):
        MANY[cast("str", _Agreeing())]


@pytest.mark.parametrize(
    ("version", "problem"),
    [
        (FrameworkKey("x", "2.1"), "'x 2.1' is not in the scheme"),
        (FrameworkKey("x", "4"), "'x 4.0' is announced only"),
        (FrameworkKey("y", "2.0"), "'y 2.0' is of another label than 'x'"),
        (edition("2.0", 10, "y"), "'y 2.0' is of another label than 'x'"),
        (edition("2.1", 10), "'x 2.1' is not in the scheme"),
        (edition("2.0", 11), "'x 2.0' differs in contents from the one in the scheme"),
        ("2.1", "'2.1' is not in the scheme"),
        (Version("2.1"), "'2.1' is not in the scheme"),
        ("4", "'4' is announced only"),
        ("two", "'two' is not in the scheme"),
        (None, "None is not in the scheme"),
        ([2], "[2] is not in the scheme"),
    ],
)
def test_an_unknown_edition_lists_those_that_are_known(version: object, problem: str) -> None:
    with pytest.raises(UnknownEditionError) as caught:
        MANY[cast("str", version)]
    known = "1.0, 1.0+a, 2.0rc1, 2.0, 2.0+a, 3.0"
    assert str(caught.value) == f"edition: {problem}, known are {known}"
    assert isinstance(caught.value, KeyError)
    assert version not in MANY


def test_an_audit_does_not_start_after_it_was_held() -> None:
    with pytest.raises(InvalidArgumentError) as caught:
        MANY.applicable(audited_on=EPOCH, process_started_on=day(1))
    assert [fault.path for fault in caught.value.faults] == ["process_started_on"]


def test_what_leads_away_from_an_edition_without_a_date_is_the_source_of_its_answer() -> None:
    away = transition("<2", "2.0", 5, 30)
    (answer, _) = scheme([edition("1.0", None), edition("2.0", 5)], [away]).applicable(
        audited_on=day(10), process_started_on=day(1)
    )
    assert answer.status.name == "UNDATED"
    assert answer.source == away.citation
