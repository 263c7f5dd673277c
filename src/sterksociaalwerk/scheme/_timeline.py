# SPDX-License-Identifier: MIT
"""The answers of a scheme on every day, worked out once for each way an audit can have started.

Between two dates of a scheme nothing changes, and of the start of an audit only matters on which
side of each `started_before` it lies. So the answers are a small table: one row for each class of
starts and one for an unknown start, one column for each stretch of days. The semantics in words
stand with the `Scheme`.
"""

import datetime
from bisect import bisect_right
from collections.abc import Iterable, Sequence
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
    missing: tuple[str, ...]
    source: Source | None


def _citation(transitions: Sequence[Transition]) -> Source | None:
    return transitions[0].citation if transitions else None


def _judged(edition: Edition, day: datetime.date, start: datetime.date) -> _Answer:
    """Return what the dates say of one edition by itself."""
    first = edition.first_day
    if first is not None and day < first:
        reason = EditionReason.BEFORE_IN_FORCE
        return _Answer(EditionStatus.NOT_YET, reason, (), _citation(edition.arriving))
    published = [each for each in edition.leaving if each.published_on <= day]
    for transition in published:
        if day >= transition.mandatory_on:
            reason = EditionReason.REPLACED
            return _Answer(EditionStatus.EXPIRED, reason, (), transition.citation)
    for transition in published:
        if start >= transition.started_before:
            reason = EditionReason.STARTED_AFTER_TRANSITION
            return _Answer(EditionStatus.EXPIRED, reason, (), transition.citation)
    if first is None:
        return _Answer(EditionStatus.UNDATED, EditionReason.NO_DATE, (), _citation(published))
    if published:
        reason = EditionReason.STARTED_BEFORE_TRANSITION
        return _Answer(EditionStatus.REQUIRED, reason, (), _citation(published))
    return _Answer(EditionStatus.REQUIRED, EditionReason.IN_FORCE, (), _citation(edition.arriving))


class Timeline:
    """Answers for one audit by two look-ups."""

    __slots__ = ("_announcements", "_cuts", "_editions", "_rows", "_starts", "_transitions")

    def __init__(self, editions: Sequence[Edition], announcements: Sequence[Announcement]) -> None:
        transitions = {each for edition in editions for each in edition.leaving}
        self._editions = editions
        self._transitions = transitions
        self._announcements = announcements
        self._starts = sorted({each.started_before for each in transitions})
        self._cuts = sorted(
            {edition.first_day for edition in editions if edition.first_day is not None}
            | {each.published_on for each in transitions}
            | {each.mandatory_on for each in transitions}
            # An unknown start begins to matter on the day from which a late one is possible.
            | set(self._starts)
        )
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
        by_edition = [
            self._with_windows(edition.version, [column[at] for column in columns])
            for at, edition in enumerate(self._editions)
        ]
        undated = [
            Applicability(
                version=announcement.version,
                status=EditionStatus.UNDATED,
                reason=EditionReason.NO_DATE,
                source=announcement.source,
            )
            for announcement in self._announcements
        ]
        return [
            tuple(sorted([*column, *undated], key=lambda answer: answer.version))
            for column in zip(*by_edition, strict=True)
        ]

    def _with_start(self, day: datetime.date, start: datetime.date) -> list[_Answer]:
        answers = [_judged(edition, day, start) for edition in self._editions]
        usable = {
            public(edition.version)
            for edition, answer in zip(self._editions, answers, strict=True)
            if answer.status is EditionStatus.REQUIRED
        }
        if len(usable) == 1:
            return answers
        return [
            answer._replace(status=EditionStatus.ALLOWED)
            if answer.status is EditionStatus.REQUIRED
            else answer
            for answer in answers
        ]

    def _with_unknown_start(self, day: datetime.date) -> list[_Answer]:
        # The audit may have started on any day up to its own; a few of these stand for all.
        starts = {
            each.started_before
            for each in self._transitions
            if each.published_on <= day < each.mandatory_on and each.started_before <= day
        }
        columns = [self._with_start(day, start) for start in [datetime.date.min, *sorted(starts)]]
        answers: list[_Answer] = []
        for possible in zip(*columns, strict=True):
            statuses = {answer.status for answer in possible}
            if len(statuses) == 1:
                answers.append(possible[0])
                continue
            # Some start lets the audit use it. Of an edition without a date, none is known to.
            undated = EditionStatus.UNDATED in statuses
            answers.append(
                _Answer(
                    EditionStatus.UNDATED if undated else EditionStatus.ALLOWED,
                    EditionReason.START_UNKNOWN,
                    _STARTED_ON,
                    possible[-1].source,
                )
            )
        return answers

    def _with_windows(self, version: Version, answers: list[_Answer]) -> list[Applicability]:
        """Return the answers of one edition over all days, each with its window."""
        bounds = [None, *self._cuts, None]
        found: list[Applicability] = []
        for status, run in groupby(answers, key=lambda answer: answer.status):
            same = list(run)
            since, until = bounds[len(found)], bounds[len(found) + len(same)]
            found += [
                Applicability(
                    version=version,
                    status=status,
                    since=since,
                    until=until,
                    reason=answer.reason,
                    missing=answer.missing,
                    source=answer.source,
                )
                for answer in same
            ]
        return found
