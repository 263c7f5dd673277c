# SPDX-License-Identifier: MIT
"""The transition of 2019, day by day, against a table written by hand."""

import datetime

import pytest

from sterksociaalwerk.errors import InvalidArgumentError
from sterksociaalwerk.label import ANNOUNCEMENT_3, SCHEME, TRANSITION_2019, V2017, V2019
from sterksociaalwerk.scheme import (
    Applicability,
    AuditKind,
    Consequence,
    EditionReason,
    EditionStatus,
    Scheme,
)

Day = datetime.date
DAY = datetime.timedelta(days=1)
IN_FORCE, PUBLISHED, MANDATORY = Day(2017, 1, 1), Day(2019, 5, 1), Day(2020, 1, 1)
EVER, NEVER = Day.min, Day.max

ANNOUNCED = Day(2021, 6, 22)

R, A, P, N, E, U = (
    EditionStatus.REQUIRED,
    EditionStatus.ALLOWED,
    EditionStatus.PRESUMED,
    EditionStatus.NOT_YET,
    EditionStatus.EXPIRED,
    EditionStatus.UNDATED,
)
START = ("process_started_on",)

# Audited from and until; started from and until, or None for not known; what 1.0 and 2.0 are, and
# 3.0 once it is announced; which of 1.0 and 2.0 the audit may use. Half-open; each pair of days is
# in one row.
TABLE = [
    (EVER, IN_FORCE, EVER, NEVER, (N, N), (False, False)),
    (EVER, IN_FORCE, None, None, (N, N), (False, False)),
    (IN_FORCE, PUBLISHED, EVER, NEVER, (R, N), (True, False)),
    (IN_FORCE, PUBLISHED, None, None, (R, N), (True, False)),
    (PUBLISHED, MANDATORY, EVER, PUBLISHED, (A, A), (True, True)),
    (PUBLISHED, MANDATORY, PUBLISHED, NEVER, (E, R), (False, True)),
    (PUBLISHED, MANDATORY, None, None, (A, A), (None, True)),
    (MANDATORY, ANNOUNCED, EVER, NEVER, (E, R), (False, True)),
    (MANDATORY, ANNOUNCED, None, None, (E, R), (False, True)),
    (ANNOUNCED, NEVER, EVER, NEVER, (E, P, U), (False, True, False)),
    (ANNOUNCED, NEVER, None, None, (E, P, U), (False, True, False)),
]
_Row = tuple[tuple[EditionStatus, bool | None, tuple[str, ...], tuple[str, ...]], ...]


def days(first: Day, last: Day, step: int = 1) -> list[Day]:
    return [Day.fromordinal(at) for at in range(first.toordinal(), last.toordinal() + 1, step)]


def in_table(audited_on: Day, process_started_on: Day | None) -> _Row:
    """Return of each edition the status, whether it is usable, what is missing and awaited."""
    rows = [
        (statuses, usable)
        for audited_from, audited_until, started_from, started_until, statuses, usable in TABLE
        if audited_from <= audited_on < audited_until
        and (
            process_started_on is None
            if started_from is None or started_until is None
            else process_started_on is not None
            and started_from <= process_started_on < started_until
        )
    ]
    assert len(rows) == 1
    return tuple(
        (status, use, START if use is None else (), ("3.0",) if status is P else ())
        for status, use in zip(*rows[0], strict=True)
    )


def asked(audited_on: Day, process_started_on: Day | None) -> _Row:
    answers = SCHEME.applicable(audited_on=audited_on, process_started_on=process_started_on)
    return tuple(
        (answer.status, answer.usable, answer.missing, tuple(map(str, answer.awaits)))
        for answer in answers
    )


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
            assert asked(audited_on, process_started_on) == wanted


# Every day around those on which something changes.
AROUND = [
    boundary + DAY * off
    for boundary in (IN_FORCE, PUBLISHED, MANDATORY, ANNOUNCED)
    for off in range(-3, 4)
]


@pytest.mark.parametrize("audited_on", AROUND)
def test_a_start_that_is_not_known_is_any_start_that_may_be(audited_on: Day) -> None:
    starts = [start for start in days(Day(2016, 12, 25), audited_on) if start <= audited_on]
    possible = [asked(audited_on, start) for start in [EVER, *starts]]
    for version, (status, usable, missing, awaits) in enumerate(asked(audited_on, None)):
        statuses = {answers[version][0] for answers in possible}
        uses = {answers[version][1] for answers in possible}
        assert usable is (uses.pop() if len(uses) == 1 else None)
        assert missing == (START if E in statuses and len(statuses) > 1 else ())
        assert status is (statuses.pop() if len(statuses) == 1 else A)
        assert awaits == possible[0][version][3]
    assert asked(audited_on, None) == in_table(audited_on, None)


def test_every_day_after_the_first_edition_has_a_usable_one() -> None:
    for audited_on in days(IN_FORCE, Day(2022, 12, 31)):
        for process_started_on in (None, EVER, PUBLISHED - DAY, PUBLISHED, audited_on):
            if process_started_on is None or process_started_on <= audited_on:
                answers = SCHEME.applicable(
                    audited_on=audited_on, process_started_on=process_started_on
                )
                assert any(answer.usable is True for answer in answers)


def brief(answer: Applicability) -> tuple[str, str, Day | None, Day | None]:
    return answer.status.value, answer.reason.value, answer.since, answer.until


BEFORE = ("not-yet", "before-in-force", None, IN_FORCE)
SOON = ("not-yet", "before-in-force", None, PUBLISHED)
FIRST = ("required", "in-force", IN_FORCE, PUBLISHED)
KEPT = ("allowed", "started-before-transition", PUBLISHED, MANDATORY)
BESIDE = ("allowed", "in-force", PUBLISHED, MANDATORY)
OPEN = ("allowed", "start-unknown", PUBLISHED, MANDATORY)
LATE = ("expired", "started-after-transition", PUBLISHED, None)
AT_ONCE = ("required", "in-force", PUBLISHED, ANNOUNCED)
GONE = ("expired", "replaced", MANDATORY, None)
GONE_AT_ONCE = ("expired", "replaced", PUBLISHED, None)
SECOND = ("required", "in-force", MANDATORY, ANNOUNCED)
PRESUMED = ("presumed", "in-force", ANNOUNCED, None)

# The start is a day, or not known.
BOUNDARIES = {
    "the day before the first edition": (IN_FORCE - DAY, None, BEFORE, SOON),
    "the first day of the first edition": (IN_FORCE, None, FIRST, SOON),
    "the day after": (IN_FORCE + DAY, IN_FORCE - DAY, FIRST, SOON),
    "the day before the publication": (PUBLISHED - DAY, PUBLISHED - DAY, FIRST, SOON),
    "the publication, begun before": (PUBLISHED, PUBLISHED - DAY, KEPT, BESIDE),
    "the publication, begun that day": (PUBLISHED, PUBLISHED, LATE, AT_ONCE),
    "the publication, start not known": (PUBLISHED, None, OPEN, BESIDE),
    "the day after, begun before": (PUBLISHED + DAY, PUBLISHED - DAY, KEPT, BESIDE),
    "the day after, begun on it": (PUBLISHED + DAY, PUBLISHED + DAY, LATE, AT_ONCE),
    "the last day, begun before": (MANDATORY - DAY, PUBLISHED - DAY, KEPT, BESIDE),
    "the last day, begun since": (MANDATORY - DAY, PUBLISHED, LATE, AT_ONCE),
    "the last day, start not known": (MANDATORY - DAY, None, OPEN, BESIDE),
    "mandatory, begun before": (MANDATORY, PUBLISHED - DAY, GONE, SECOND),
    "mandatory, begun since": (MANDATORY, PUBLISHED, GONE_AT_ONCE, AT_ONCE),
    "mandatory, start not known": (MANDATORY, None, GONE, SECOND),
    "the day after mandatory": (MANDATORY + DAY, None, GONE, SECOND),
    "the day before the announcement": (ANNOUNCED - DAY, None, GONE, SECOND),
    "the announcement": (ANNOUNCED, None, GONE, PRESUMED),
    "the announcement, begun since 2019": (ANNOUNCED, ANNOUNCED, GONE_AT_ONCE, PRESUMED),
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
    announced = ["3.0"] if audited_on >= ANNOUNCED else []
    assert [str(answer.version) for answer in answers] == ["1.0", "2.0", *announced]
    assert [brief(answer) for answer in answers[:2]] == [first, second]
    unknown = EditionReason.START_UNKNOWN
    assert all((answer.missing == START) == (answer.reason is unknown) for answer in answers)


def test_version_3_is_undated_from_its_announcement_on() -> None:
    announced = Applicability(
        version="3.0",
        status=EditionStatus.UNDATED,
        since=ANNOUNCED,
        reason=EditionReason.NO_DATE,
        source=ANNOUNCEMENT_3.source,
    )
    for audited_on in (ANNOUNCED, ANNOUNCED + DAY, NEVER):
        for process_started_on in (None, EVER, audited_on):
            answers = SCHEME.applicable(
                audited_on=audited_on, process_started_on=process_started_on
            )
            assert answers[2] == announced
    for audited_on in (EVER, PUBLISHED, ANNOUNCED - DAY):
        assert len(SCHEME.applicable(audited_on=audited_on)) == 2
    assert "3.0" not in SCHEME


def test_a_variant_for_neighbourhood_teams_follows_its_edition() -> None:
    wijkteams = V2017.variant("wijkteams")
    both = Scheme(
        label=SCHEME.label,
        frameworks=[V2019, wijkteams, V2017],
        transitions=SCHEME.transitions,
        announcements=SCHEME.announcements,
    )
    for audited_on, process_started_on, _, _ in BOUNDARIES.values():
        edition, variant, *_ = both.applicable(
            audited_on=audited_on, process_started_on=process_started_on
        )
        assert brief(edition) == brief(variant)
        assert (
            edition
            == SCHEME.applicable(audited_on=audited_on, process_started_on=process_started_on)[0]
        )


def test_a_variant_of_the_newest_edition_is_presumed_with_it() -> None:
    both = SCHEME.with_framework(V2019.variant("wijkteams"))
    _, edition, variant, _ = both.applicable(audited_on=ANNOUNCED)
    assert brief(edition) == brief(variant) == PRESUMED
    assert [str(version) for version in variant.awaits] == ["3.0"]


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


# ---------------------------------------------------------------- what an audit leads to

# What a kind of audit leads to once settled, and what more on a pass. Written out once more.
LEADS_TO: dict[str, tuple[list[str], list[str]]] = {
    "external": (["advice"], ["certificate", "register-entry"]),
    "external-with-peers": (["advice"], ["certificate", "register-entry"]),
    "peer-review": (["learning-report", "register-entry"], []),
    "self-assessment": (["preparation"], []),
}


def test_every_kind_of_audit_leads_to_what_was_published() -> None:
    assert SCHEME.leads_to is not None
    assert [kind.value for kind in SCHEME.leads_to] == [kind.value for kind in AuditKind]
    assert {
        kind.value: ([each.value for each in after.settled], [each.value for each in after.on_pass])
        for kind, after in SCHEME.leads_to.items()
    } == LEADS_TO


def test_only_a_certifying_body_leads_to_a_certificate_and_only_on_a_pass() -> None:
    assert SCHEME.leads_to is not None
    for kind, after in SCHEME.leads_to.items():
        by_a_body = kind in (AuditKind.EXTERNAL, AuditKind.EXTERNAL_WITH_PEERS)
        assert (Consequence.CERTIFICATE in after.on_pass) is by_a_body
        assert Consequence.CERTIFICATE not in after.settled


def test_the_parties_and_the_register_are_named_and_what_is_ours_is_marked() -> None:
    for term in (SCHEME.advised_by, SCHEME.awarded_by, SCHEME.register):
        assert term is not None
        assert term.title != term.title_en
    assert {each.field for each in SCHEME.assumptions} == {"transitions", "leads_to"}
    assert len(set(SCHEME.sources)) == len(SCHEME.sources) > 0
