# SPDX-License-Identifier: MIT
"""The answers of a scheme on every day, worked out once for each way an audit can have started.

Between two dates of a scheme nothing changes, and of the start of an audit only matters on which
side of each `started_before` it lies. So the answers are a small table: one row for each class of
starts and one for an unknown start, one column for each stretch of days. What is announced is
judged like an edition, from the day of its announcement on. The semantics in words stand with the
`Scheme`.
"""

import datetime
from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from attrs import frozen
from packaging.version import Version

from ..framework import Framework, Source
from .applicability import Applicability, EditionReason, EditionStatus
from .transition import Announcement, Transition

_STARTED_ON = ("process_started_on",)
_UNKNOWN_START = -1


def public(version: Version) -> Version:
    """Return a version without its local part: the edition that a variant is a variant of."""
    return version if version.local is None else Version(version.public)


@frozen(kw_only=True)
class Edition:
    """What the timeline has to know of one edition."""

    version: Version
    first_day: datetime.date | None
    leaving: Sequence[Transition]
    """The transitions out of it; the first to be mandatory first."""
    arriving: Sequence[Transition]


def _announced(announcement: Announcement, transitions: Iterable[Transition]) -> Edition:
    first_day, version = announcement.in_force_from, announcement.version
    leaving = [each for each in transitions if each.selects(version)]
    leaving.sort(key=lambda transition: transition.mandatory_on)
    return Edition(version=version, first_day=first_day, leaving=leaving, arriving=())


def editions_of(
    frameworks: Iterable[Framework], transitions: Sequence[Transition]
) -> tuple[Edition, ...]:
    """Return what a timeline has to know of frameworks, in their order."""
    editions: list[Edition] = []
    for framework in frameworks:
        version = framework.key.version
        arriving = [each for each in transitions if each.target == public(version)]
        first_day = framework.in_force_from
        if first_day is None and arriving:
            first_day = min(each.published_on for each in arriving)
        leaving = [each for each in transitions if each.selects(version)]
        leaving.sort(key=lambda transition: transition.mandatory_on)
        editions.append(
            Edition(version=version, first_day=first_day, leaving=leaving, arriving=arriving)
        )
    return tuple(editions)


class _Answer(NamedTuple):
    # Until the other editions are known, `REQUIRED` means no more than usable.
    status: EditionStatus
    reason: EditionReason
    missing: tuple[str, ...] = ()
    awaits: tuple[Version, ...] = ()
    source: Source | None = None

    @property
    def may_be_used(self) -> bool:
        return self.status.may_be_used


def _citation(transitions: Sequence[Transition]) -> Source | None:
    return transitions[0].citation if transitions else None


def _judged(edition: Edition, day: datetime.date, start: datetime.date) -> _Answer:
    """Return what the dates say of one edition by itself."""
    first = edition.first_day
    if first is not None and day < first:
        reason = EditionReason.BEFORE_IN_FORCE
        return _Answer(EditionStatus.NOT_YET, reason, source=_citation(edition.arriving))
    published = [each for each in edition.leaving if each.published_on <= day]
    for transition in published:
        if day >= transition.mandatory_on:
            reason = EditionReason.REPLACED
            return _Answer(EditionStatus.EXPIRED, reason, source=transition.citation)
    for transition in published:
        if start >= transition.started_before:
            reason = EditionReason.STARTED_AFTER_TRANSITION
            return _Answer(EditionStatus.EXPIRED, reason, source=transition.citation)
    if first is None:
        reason = EditionReason.NO_DATE
        return _Answer(EditionStatus.UNDATED, reason, source=_citation(published))
    if published:
        reason = EditionReason.STARTED_BEFORE_TRANSITION
        return _Answer(EditionStatus.REQUIRED, reason, source=_citation(published))
    reason = EditionReason.IN_FORCE
    return _Answer(EditionStatus.REQUIRED, reason, source=_citation(edition.arriving))


def _heralded(
    announcement: Announcement, edition: Edition, day: datetime.date, start: datetime.date
) -> _Answer | None:
    """Return what is known of an announced edition by itself; nothing before its announcement."""
    if day < announcement.announced_on:
        return None
    answer = _judged(edition, day, start)
    if answer.status is EditionStatus.UNDATED and _is_mandatory(announcement, day):
        answer = _Answer(EditionStatus.REQUIRED, EditionReason.IN_FORCE)
    return answer._replace(source=answer.source or announcement.source)


def _is_mandatory(announcement: Announcement, day: datetime.date) -> bool:
    return announcement.mandatory_on is not None and announcement.mandatory_on <= day


class Timeline:
    """Answers for one audit by two look-ups."""

    __slots__ = ("_announcements", "_cuts", "_editions", "_heralds", "_rows", "_starts", "_windows")

    def __init__(
        self,
        editions: Sequence[Edition],
        announcements: Sequence[Announcement],
        transitions: Iterable[Transition],
    ) -> None:
        self._editions = editions
        self._announcements = announcements
        self._heralds = [_announced(each, transitions) for each in announcements]
        everything = [*editions, *self._heralds]
        self._windows = {each for edition in everything for each in edition.leaving}
        self._starts = sorted({each.started_before for each in self._windows})
        cuts = {edition.first_day for edition in everything}
        cuts |= {each.published_on for each in self._windows}
        cuts |= {each.mandatory_on for each in self._windows}
        # An unknown start begins to matter on the day from which a late one is possible.
        cuts |= set(self._starts)
        cuts |= {day for each in announcements for day in (each.announced_on, each.mandatory_on)}
        self._cuts = sorted(day for day in cuts if day is not None)
        self._rows: dict[int, list[tuple[Applicability, ...]]] = {}

    def at(
        self, audited_on: datetime.date, process_started_on: datetime.date | None
    ) -> tuple[Applicability, ...]:
        """Return one answer per edition or announcement, ascending by version."""
        start = (
            _UNKNOWN_START
            if process_started_on is None
            else bisect_right(self._starts, process_started_on)
        )
        row = self._rows.get(start)
        if row is None:
            row = self._rows[start] = self._row(start)
        return row[bisect_right(self._cuts, audited_on)]

    def _row(self, start: int) -> list[tuple[Applicability, ...]]:
        # Any day stands for its whole stretch. Before the first cut, the first day there is.
        days = [datetime.date.min, *self._cuts]
        if start == _UNKNOWN_START:
            columns = [self._with_unknown_start(day) for day in days]
        else:
            columns = [
                self._with_start(day, [datetime.date.min, *self._starts][start]) for day in days
            ]
        versions = [edition.version for edition in (*self._editions, *self._heralds)]
        by_edition = [
            self._with_windows(version, [column[at] for column in columns])
            for at, version in enumerate(versions)
        ]
        return [
            tuple(
                sorted(
                    (answer for answer in column if answer is not None),
                    key=lambda answer: answer.version,
                )
            )
            for column in zip(*by_edition, strict=True)
        ]

    def _with_start(self, day: datetime.date, start: datetime.date) -> list[_Answer | None]:
        """Return the answers for a start, of the editions first and then of what is announced."""
        alone = [
            *(_judged(edition, day, start) for edition in self._editions),
            *(
                _heralded(announcement, edition, day, start)
                for announcement, edition in zip(self._announcements, self._heralds, strict=True)
            ),
        ]
        every = [*self._editions, *self._heralds]
        answers = [
            None if answer is None else self._replaced(answer, edition.version, day)
            for edition, answer in zip(every, alone, strict=True)
        ]
        awaited = self._awaited(day)
        usable = {
            public(edition.version)
            for edition, answer in zip(every, answers, strict=True)
            if answer is not None and answer.may_be_used and edition.version not in awaited
        }
        return [
            answer
            if answer is None or not answer.may_be_used
            else _among(answer, edition.version, usable, awaited)
            for edition, answer in zip(every, answers, strict=True)
        ]

    def _replaced(self, answer: _Answer, version: Version, day: datetime.date) -> _Answer:
        """Return an answer, but that an announced edition is mandatory by now."""
        if answer.status not in (EditionStatus.REQUIRED, EditionStatus.UNDATED):
            return answer
        for newer in self._announcements:
            # An announcement is not dated before itself.
            if public(version) < public(newer.version) and _is_mandatory(newer, day):
                reason = EditionReason.REPLACED
                return _Answer(EditionStatus.EXPIRED, reason, source=newer.source)
        return answer

    def _awaited(self, day: datetime.date) -> tuple[Version, ...]:
        """Return what is announced and newer than all in force, and may apply or not."""
        newest = max(
            (
                public(edition.version)
                for edition in self._editions
                if edition.first_day is not None and edition.first_day <= day
            ),
            default=None,
        )
        return tuple(
            announcement.version
            for announcement in self._announcements
            if announcement.announced_on <= day
            and (announcement.in_force_from is None or announcement.in_force_from <= day)
            and not _is_mandatory(announcement, day)
            and (newest is None or public(announcement.version) > newest)
        )

    def _with_unknown_start(self, day: datetime.date) -> list[_Answer | None]:
        # The audit may have started on any day up to its own; a few of these stand for all.
        starts = {
            each.started_before
            for each in self._windows
            if each.published_on <= day < each.mandatory_on and each.started_before <= day
        }
        columns = [self._with_start(day, start) for start in [datetime.date.min, *sorted(starts)]]
        return [_together(possible) for possible in zip(*columns, strict=True)]

    def _with_windows(
        self, version: Version, answers: list[_Answer | None]
    ) -> list[Applicability | None]:
        """Return the answers of one edition over all days, each with its window."""
        bounds = [None, *self._cuts, None]
        found: list[Applicability | None] = []
        for _, run in groupby(answers, key=lambda answer: answer and answer.status):
            same = list(run)
            since, until = bounds[len(found)], bounds[len(found) + len(same)]
            found += [
                answer
                and Applicability(
                    version=version,
                    status=answer.status,
                    since=since,
                    until=until,
                    reason=answer.reason,
                    missing=answer.missing,
                    awaits=answer.awaits,
                    source=answer.source,
                )
                for answer in same
            ]
        return found


def _among(
    answer: _Answer, version: Version, usable: Collection[Version], awaited: Sequence[Version]
) -> _Answer:
    """Return the answer of an edition that may be used, beside the others."""
    awaits = tuple(sorted(each for each in awaited if public(each) > public(version)))
    status = EditionStatus.REQUIRED
    if version in awaited or len(usable) > 1:
        status = EditionStatus.ALLOWED
    elif awaits:
        status = EditionStatus.PRESUMED
    return answer._replace(status=status, awaits=awaits)


def _together(possible: Sequence[_Answer | None]) -> _Answer | None:
    """Return the answer for a start that is not known, from those for every start it may be."""
    first, last = possible[0], possible[-1]
    statuses = {answer.status for answer in possible if answer is not None}
    if first is None or last is None or len(statuses) == 1:
        return first
    if all(status.may_be_used for status in statuses):
        # Whether another one may be used as well is not known; that this one may be, is.
        return last._replace(status=EditionStatus.ALLOWED)
    # Some start lets the audit use it. Of an edition without a date, none is known to.
    undated = EditionStatus.UNDATED in statuses
    return first._replace(
        status=EditionStatus.UNDATED if undated else EditionStatus.ALLOWED,
        reason=EditionReason.START_UNKNOWN,
        missing=_STARTED_ON,
        source=last.source,
    )
