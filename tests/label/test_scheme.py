# SPDX-License-Identifier: MIT
"""The transition of 2019, day by day, against a table written by hand."""

import datetime
from itertools import product

import pytest

from sterksociaalwerk.errors import InvalidArgumentError
from sterksociaalwerk.label import ANNOUNCEMENT_3, SCHEME, TRANSITION_2019, V2017, V2019
from sterksociaalwerk.scheme import Applicability, EditionReason, EditionStatus, Scheme

Day = datetime.date
DAY = datetime.timedelta(days=1)
IN_FORCE, PUBLISHED, MANDATORY = Day(2017, 1, 1), Day(2019, 5, 1), Day(2020, 1, 1)
EVER, NEVER = Day.min, Day.max

R, A, N, E, U = (
    EditionStatus.REQUIRED,
    EditionStatus.ALLOWED,
    EditionStatus.NOT_YET,
    EditionStatus.EXPIRED,
    EditionStatus.UNDATED,
)
START = ("process_started_on",)

# Audited from and until; started from and until, or None for not known; what 1.0, 2.0 and 3.0 are;
# what is missing. Half-open; each pair of days is in one row.
TABLE = [
    (EVER, IN_FORCE, EVER, NEVER, (N, N, U), ()),
    (EVER, IN_FORCE, None, None, (N, N, U), ()),
    (IN_FORCE, PUBLISHED, EVER, NEVER, (R, N, U), ()),
    (IN_FORCE, PUBLISHED, None, None, (R, N, U), ()),
    (PUBLISHED, MANDATORY, EVER, PUBLISHED, (A, A, U), ()),
    (PUBLISHED, MANDATORY, PUBLISHED, NEVER, (E, R, U), ()),
    (PUBLISHED, MANDATORY, None, None, (A, A, U), START),
    (MANDATORY, NEVER, EVER, NEVER, (E, R, U), ()),
    (MANDATORY, NEVER, None, None, (E, R, U), ()),
]


def days(first: Day, last: Day, step: int = 1) -> list[Day]:
    return [Day.fromordinal(at) for at in range(first.toordinal(), last.toordinal() + 1, step)]


def in_table(
    audited_on: Day, process_started_on: Day | None
) -> tuple[tuple[EditionStatus, tuple[str, ...]], ...]:
    """Return the status of each edition, and what is missing."""
    rows = [
        (statuses, missing)
        for audited_from, audited_until, started_from, started_until, statuses, missing in TABLE
        if audited_from <= audited_on < audited_until
        and (
            process_started_on is None
            if started_from is None or started_until is None
            else process_started_on is not None
            and started_from <= process_started_on < started_until
        )
    ]
    assert len(rows) == 1
    statuses, missing = rows[0]
    return tuple((status, missing if status is A else ()) for status in statuses)


@pytest.mark.slow
def test_every_day_of_seven_years_agrees_with_the_table() -> None:
    audits = days(Day(2016, 1, 1), Day(2022, 12, 31))
    weekly = days(Day(2016, 1, 1), Day(2022, 12, 31), 7)
    # What the table says of a day, for a start before the publication, since it, and not known.
    for audited_on in audits:
        early = in_table(audited_on, EVER)
        late = in_table(audited_on, audited_on)
        starts = [start for start in weekly if start <= audited_on]
        for process_started_on in [None, *starts]:
            if process_started_on is None:
                wanted = in_table(audited_on, None)
            else:
                wanted = early if process_started_on < PUBLISHED else late
            answers = SCHEME.applicable(
                audited_on=audited_on, process_started_on=process_started_on
            )
            assert tuple((answer.status, answer.missing) for answer in answers) == wanted


def test_every_day_after_the_first_edition_has_a_usable_one() -> None:
    for audited_on in days(IN_FORCE, Day(2022, 12, 31)):
        for process_started_on in (None, EVER, PUBLISHED - DAY, PUBLISHED, audited_on):
            if process_started_on is None or process_started_on <= audited_on:
                answers = SCHEME.applicable(
                    audited_on=audited_on, process_started_on=process_started_on
                )
                assert any(answer.usable for answer in answers)


def brief(answer: Applicability) -> tuple[str, str, Day | None, Day | None]:
    return answer.status.value, answer.reason.value, answer.since, answer.until


BEFORE = ("not-yet", "before-in-force", None, IN_FORCE)
SOON = ("not-yet", "before-in-force", None, PUBLISHED)
FIRST = ("required", "in-force", IN_FORCE, PUBLISHED)
KEPT = ("allowed", "started-before-transition", PUBLISHED, MANDATORY)
BESIDE = ("allowed", "in-force", PUBLISHED, MANDATORY)
OPEN = ("allowed", "start-unknown", PUBLISHED, MANDATORY)
LATE = ("expired", "started-after-transition", PUBLISHED, None)
AT_ONCE = ("required", "in-force", PUBLISHED, None)
GONE = ("expired", "replaced", MANDATORY, None)
GONE_AT_ONCE = ("expired", "replaced", PUBLISHED, None)
SECOND = ("required", "in-force", MANDATORY, None)

# The start is a day, or not known.
BOUNDARIES = {
    "the day before the first edition": (IN_FORCE - DAY, None, BEFORE, SOON),
    "the first day of the first edition": (IN_FORCE, None, FIRST, SOON),
    "the day after": (IN_FORCE + DAY, IN_FORCE - DAY, FIRST, SOON),
    "the day before the publication": (PUBLISHED - DAY, PUBLISHED - DAY, FIRST, SOON),
    "the publication, begun before": (PUBLISHED, PUBLISHED - DAY, KEPT, BESIDE),
    "the publication, begun that day": (PUBLISHED, PUBLISHED, LATE, AT_ONCE),
    "the publication, start not known": (PUBLISHED, None, OPEN, OPEN),
    "the day after, begun before": (PUBLISHED + DAY, PUBLISHED - DAY, KEPT, BESIDE),
    "the day after, begun on it": (PUBLISHED + DAY, PUBLISHED + DAY, LATE, AT_ONCE),
    "the last day, begun before": (MANDATORY - DAY, PUBLISHED - DAY, KEPT, BESIDE),
    "the last day, begun since": (MANDATORY - DAY, PUBLISHED, LATE, AT_ONCE),
    "the last day, start not known": (MANDATORY - DAY, None, OPEN, OPEN),
    "mandatory, begun before": (MANDATORY, PUBLISHED - DAY, GONE, SECOND),
    "mandatory, begun since": (MANDATORY, PUBLISHED, GONE_AT_ONCE, AT_ONCE),
    "mandatory, start not known": (MANDATORY, None, GONE, SECOND),
    "the day after mandatory": (MANDATORY + DAY, None, GONE, SECOND),
}


@pytest.mark.parametrize(
    ("audited_on", "process_started_on", "first", "second"),
    BOUNDARIES.values(),
    ids=list(BOUNDARIES),
)
def test_the_boundaries(
    audited_on: Day,
    process_started_on: Day | None,
    first: tuple[str, str, Day | None, Day | None],
    second: tuple[str, str, Day | None, Day | None],
) -> None:
    answers = SCHEME.applicable(audited_on=audited_on, process_started_on=process_started_on)
    assert [str(answer.version) for answer in answers] == ["1.0", "2.0", "3.0"]
    assert [brief(answer) for answer in answers[:2]] == [first, second]
    unknown = EditionReason.START_UNKNOWN
    assert all((answer.missing == START) == (answer.reason is unknown) for answer in answers)


def test_version_3_is_announced_and_undated_on_every_day() -> None:
    announced = Applicability(
        version="3.0",
        status=EditionStatus.UNDATED,
        reason=EditionReason.NO_DATE,
        source=ANNOUNCEMENT_3.source,
    )
    for audited_on, process_started_on in product(days(EVER, Day(1, 1, 2)), (None, EVER)):
        assert (
            SCHEME.applicable(audited_on=audited_on, process_started_on=process_started_on)[2]
            == announced
        )
    assert SCHEME.applicable(audited_on=NEVER)[2] == announced
    assert "3.0" not in SCHEME


def test_a_variant_for_neighbourhood_teams_follows_its_edition() -> None:
    wijkteams = V2017.variant("wijkteams")
    both = Scheme(
        label=SCHEME.label,
        frameworks=[V2019, wijkteams, V2017],
        transitions=SCHEME.transitions,
    )
    for audited_on, process_started_on, _, _ in BOUNDARIES.values():
        edition, variant, _ = both.applicable(
            audited_on=audited_on, process_started_on=process_started_on
        )
        assert brief(edition) == brief(variant)
        assert (
            edition
            == SCHEME.applicable(audited_on=audited_on, process_started_on=process_started_on)[0]
        )


def test_the_publication_says_that_its_day_is_not_known() -> None:
    for answer in SCHEME.applicable(audited_on=PUBLISHED):
        assert answer.source is not None
    citation = TRANSITION_2019.citation
    assert citation is not None
    assert citation.date is None
    assert "without a day" in citation.note
    # A second edition in force on another day than it was published would contradict itself.
    assert V2019.in_force_from == TRANSITION_2019.published_on


def test_an_audit_does_not_start_after_it_was_held() -> None:
    for audited_on in (IN_FORCE, PUBLISHED, MANDATORY):
        SCHEME.applicable(audited_on=audited_on, process_started_on=audited_on)
        with pytest.raises(
            InvalidArgumentError, match=r"^process_started_on: must not be after audited"
        ):
            SCHEME.applicable(audited_on=audited_on, process_started_on=audited_on + DAY)


def test_editions_are_found_by_version() -> None:
    assert SCHEME["2.0"] is V2019
    assert SCHEME.select(">=2") == (V2019,)
    assert SCHEME.latest(PUBLISHED - DAY) is V2017
    assert SCHEME.latest(PUBLISHED) is V2019
    assert SCHEME.latest(IN_FORCE - DAY) is None
