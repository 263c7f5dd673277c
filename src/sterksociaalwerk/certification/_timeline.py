# SPDX-License-Identifier: MIT
"""Works out once what is so of the certificates of one organisation, from day to day.

Theory of operation: between two days on which something happens nothing changes, so each such day
has a :class:`Moment`, and a question about any day looks up the last one before it. Something
happens when a certificate is awarded, begins or ends, when a suspension begins or is lifted, and
when an early end is decided.

How long there will be a certificate without a gap rests on what is known on the day: on awards and
decisions so far. That asks at each moment for the first certificate that begins after the latest
end of all before it. The certificates stand in the order in which they begin, in a tree of which
each node knows the latest end in it, and the end that whatever stands before it has to reach so
that no gap arises in it. Both follow from the two halves, so a certificate that becomes known
changes one path in the tree, and the first gap is found along one as well.
"""

import datetime
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from heapq import heappop, heappush
from typing import NamedTuple

from .certificate import Certificate
from .status_change import StatusChangeKind

# Before every day there is.
_NEVER = -1


class Moment(NamedTuple):
    """What is so from a day on, until the next moment.

    Attributes:
        begun: Whether any certificate has begun.
        current: The last that began of those in force; ``None`` if there are none.
        running: The last that began of those that run, suspended ones included.
        end: The end of what runs without a gap, as it is known, by number of the day.
        withdrawn: Whether what ran last was withdrawn, if nothing runs.
    """

    begun: bool
    current: Certificate | None
    running: Certificate | None
    end: int
    withdrawn: bool


_NOTHING = Moment(begun=False, current=None, running=None, end=_NEVER, withdrawn=False)


def in_force(certificate: Certificate) -> Iterator[tuple[int, int]]:
    """Yield the days, by number, on which a certificate is in force, as [first, until)."""
    begin, until = certificate.valid_from.toordinal(), certificate.ends_on.toordinal()
    pauses = sorted(
        (change.effective_from.toordinal(), at, change.kind is StatusChangeKind.SUSPENDED)
        for at, change in enumerate(certificate.changes)
        if change.kind in (StatusChangeKind.SUSPENDED, StatusChangeKind.RESTORED)
    )
    suspended, last = False, _NEVER
    for day, at, pausing in pauses:
        # What was decided later prevails.
        if at < last or day >= until:
            continue
        last = at
        if pausing and not suspended and begin < day:
            yield begin, day
        if suspended and not pausing:
            begin = day
        suspended = pausing
    if not suspended and begin < until:
        yield begin, until


def is_withdrawn(certificate: Certificate) -> bool:
    """Return whether a certificate is withdrawn, on whatever day."""
    closing = certificate.closing
    return closing is not None and closing.kind is StatusChangeKind.WITHDRAWN


class _Reaches:
    """The latest end of certificates in a row, and the first gap between them."""

    __slots__ = ("_ends", "_needs", "_size")

    def __init__(self, begins: Sequence[int]) -> None:
        self._size = 1 << (len(begins) - 1).bit_length()
        self._ends = [_NEVER] * (2 * self._size)
        self._needs = [_NEVER] * (2 * self._size)
        self._needs[self._size : self._size + len(begins)] = begins
        for node in range(self._size - 1, 0, -1):
            self._join(node)

    def _join(self, node: int) -> None:
        left, right = 2 * node, 2 * node + 1
        self._ends[node] = max(self._ends[left], self._ends[right])
        self._needs[node] = self._needs[left]
        if self._ends[left] < self._needs[right]:
            self._needs[node] = max(self._needs[left], self._needs[right])

    def _changed(self, node: int) -> None:
        while node := node // 2:
            self._join(node)

    def until(self, at: int, end: int) -> None:
        """Note that a certificate is known, and until when."""
        self._ends[self._size + at] = end
        self._changed(self._size + at)

    def begun(self, at: int) -> None:
        """Note that a certificate has begun, and so leaves no gap ahead."""
        self._needs[self._size + at] = _NEVER
        self._changed(self._size + at)

    def first_end(self) -> int:
        """Return the latest end before the first gap ahead."""
        reach, node = _NEVER, 1
        if reach >= self._needs[node]:
            return self._ends[node]
        while node < self._size:
            node *= 2
            if reach >= self._needs[node]:
                reach = max(reach, self._ends[node])
                node += 1
        return reach


class Timeline:
    """The moments of certificates that stand in the order in which they begin."""

    __slots__ = ("_days", "_moments")

    def __init__(self, certificates: Sequence[Certificate]) -> None:
        self._days: list[int] = []
        self._moments: list[Moment] = []
        if certificates:
            self._walk(certificates)

    def _walk(self, certificates: Sequence[Certificate]) -> None:
        begins = [each.valid_from.toordinal() for each in certificates]
        ends = [each.ends_on.toordinal() for each in certificates]
        known = sorted(_known(certificates))
        spells = sorted(
            (first, -at, until)
            for at, each in enumerate(certificates)
            for first, until in in_force(each)
        )
        reaches = _Reaches(begins)
        valid: list[tuple[int, int]] = []
        running: list[tuple[int, int]] = []
        last = (_NEVER, False)
        begun = learnt = entered = 0
        edges = {day for first, _, until in spells for day in (first, until)}
        for day in sorted({*begins, *ends, *(each[0] for each in known), *edges}):
            while learnt < len(known) and known[learnt][0] <= day:
                _, _, end, at = known[learnt]
                reaches.until(at, end)
                learnt += 1
            while begun < len(begins) and begins[begun] <= day:
                reaches.begun(begun)
                heappush(running, (-begun, ends[begun]))
                last = max(last, (ends[begun], is_withdrawn(certificates[begun])))
                begun += 1
            while entered < len(spells) and spells[entered][0] <= day:
                heappush(valid, spells[entered][1:])
                entered += 1
            self._days.append(day)
            self._moments.append(
                Moment(
                    begun=begun > 0,
                    current=_latest(valid, day, certificates),
                    running=_latest(running, day, certificates),
                    end=reaches.first_end(),
                    withdrawn=last[1],
                )
            )

    def at(self, on: datetime.date) -> Moment:
        """Return what is so on a day."""
        found = bisect_right(self._days, on.toordinal())
        return self._moments[found - 1] if found else _NOTHING


def _known(certificates: Sequence[Certificate]) -> Iterator[tuple[int, int, int, int]]:
    """Yield from when which end of which certificate is known; on one day the award comes first."""
    for at, each in enumerate(certificates):
        yield each.award.awarded_on.toordinal(), 0, each.valid_until.toordinal(), at
        if each.closing is not None:
            yield each.closing.decided_on.toordinal(), 1, each.ends_on.toordinal(), at


def _latest(
    spells: list[tuple[int, int]], day: int, certificates: Sequence[Certificate]
) -> Certificate | None:
    """Return the last that began of those whose spell lasts, and forget those that are over."""
    while spells and spells[0][1] <= day:
        heappop(spells)
    return certificates[-spells[0][0]] if spells else None
