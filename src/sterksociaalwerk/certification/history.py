# SPDX-License-Identifier: MIT
"""The certificates of one organisation in time: its status on a day, and how many in a row.

A :class:`Register` holds many organisations. An answer about a day rests on what was awarded by
that day: a certificate that came later changes no earlier answer.
"""

import datetime
from collections.abc import Iterable
from enum import StrEnum
from functools import cached_property
from operator import attrgetter

from attrs import field, frozen

from .._checks import MOST, Faults, plainly, shown, tupled
from .._notebooks import ShownInNotebooks
from ..audit import Organisation
from ..errors import InvalidArgumentError, InvalidValueError
from ._calendar import HALF_A_YEAR, check_asked
from ._organisations import Joined, told
from ._records import certificate_order, check_label, sorted_records
from ._rows import Rows
from ._timeline import Timeline
from .advice import Condition
from .certificate import Certificate


class Standing(StrEnum):
    """The status of an organisation on a day.

    Example:
        >>> History([]).status(datetime.date(2021, 1, 1))
        <Standing.NEVER: 'never'>
    """

    NEVER = "never"
    """No certificate has started yet."""

    VALID = "valid"
    """A certificate is valid, and does not expire soon."""

    DUE = "due"
    """A certificate is valid and expires soon, and none that follows on has been awarded."""

    SUSPENDED = "suspended"
    """There is a certificate, but it is suspended; nothing is known of suspensions by the label."""

    WITHDRAWN = "withdrawn"
    """No certificate is running, and the last was withdrawn; nothing is known of that either."""

    EXPIRED = "expired"
    """There have been certificates, but none is running."""


@frozen(kw_only=True, field_transformer=plainly)
class AuditWindow:
    """When to be audited again: on the days of ``[opens_on, closes_on)``.

    Attributes:
        opens_on: The first day on which the re-audit is due.
        closes_on: The day on which the certificate ends; one that starts on that day leaves no gap.

    Raises:
        InvalidValueError: If a field is not a date, or the window is empty; lists every fault.

    Example:
        >>> from datetime import date
        >>> window = AuditWindow(opens_on=date(2021, 8, 30), closes_on=date(2022, 3, 1))
        >>> (window.closes_on - window.opens_on).days
        183
    """

    opens_on: datetime.date
    closes_on: datetime.date

    def __attrs_post_init__(self) -> None:
        faults = Faults()
        opens = faults.day("opens_on", self.opens_on)
        closes = faults.day("closes_on", self.closes_on)
        if opens and closes and self.closes_on <= self.opens_on:
            problem = f"must be after opens_on, {self.opens_on}, got {self.closes_on}"
            faults.add("closes_on", problem)
        faults.raise_any(InvalidValueError)


def _certificates(value: Iterable[Certificate]) -> tuple[Certificate, ...]:
    return sorted_records(value, Certificate, certificate_order)


@frozen
class History(ShownInNotebooks):
    """The certificates of one organisation for one label, in the order in which they start.

    They may overlap, as after an early re-audit; then the later one prevails. They may be for
    several editions, and under several names: what belongs together by id, name or former name is
    one organisation. A part that is certified by itself is an organisation of its own here, under
    its own name.

    Attributes:
        certificates: The certificates, each for a different audit; given in any order, kept in
            order of their dates, and the paths of faults count in that order. There may be none.

    Raises:
        InvalidValueError: If two certificates are for one audit, or they are of several
            organisations or labels; lists every fault.

    Example:
        >>> from datetime import date
        >>> from sterksociaalwerk.certification import Advice, AdviceOutcome, Award
        >>> from sterksociaalwerk.label import V2019
        >>> def certificate(audit: str, day: date) -> Certificate:
        ...     advice = Advice(
        ...         audit=audit,
        ...         outcome=AdviceOutcome.POSITIVE,
        ...         given_by="Certificeerder Voorbeeld",
        ...         given_on=day,
        ...     )
        ...     award = Award(advice=advice, awarded_by="Beheercommissie", awarded_on=day)
        ...     return Certificate.issue(award, V2019, "Welzijn Voorbeeld")
        >>> history = History(
        ...     [certificate("A1", date(2019, 6, 3)), certificate("A2", date(2021, 5, 17))]
        ... )
        >>> history.streak(date(2021, 6, 1)), history.status(date(2023, 1, 9)).value
        (2, 'due')
        >>> history.next_audit_window(date(2022, 1, 1)).closes_on
        datetime.date(2023, 5, 17)
    """

    certificates: tuple[Certificate, ...] = field(converter=_certificates)

    def __attrs_post_init__(self) -> None:
        faults = Faults()
        if faults.instances("certificates", self.certificates, Certificate, "Certificate"):
            # One audit leads to one award, and that to one certificate; two would be a row of two.
            audits = (
                (f"[{at}].award.advice.audit", certificate.award.advice.audit)
                for at, certificate in enumerate(self.certificates)
            )
            faults.distinct("certificates", audits, "audit")
            joined = Joined(certificate.organisation for certificate in self.certificates)
            for at, certificate in enumerate(self.certificates[1:], 1):
                first = self.certificates[0]
                path = f"certificates[{at}]"
                if joined.keys[certificate.organisation] != joined.keys[first.organisation]:
                    name, other = told(certificate.organisation), told(first.organisation)
                    faults.add(
                        f"{path}.organisation", f"must be {other} like the first, got {name}"
                    )
                check_label(faults, path, certificate, first)
        faults.raise_any(InvalidValueError)

    def __repr__(self) -> str:
        if self.organisation is None:
            return "History(no certificates)"
        first = self.certificates[0].valid_from
        last = max(each.ends_on for each in self.certificates)
        name = shown(self.organisation.name)
        count = len(self.certificates)
        told = "1 certificate" if count == 1 else f"{count} certificates"
        return f"History({name}, {told}, {first} to {last})"

    @property
    def organisation(self) -> Organisation | None:
        """The organisation as the last certificate names it; ``None`` without a certificate."""
        return self.certificates[-1].organisation if self.certificates else None

    @cached_property
    def _timeline(self) -> Timeline:
        return Timeline(self.certificates)

    @cached_property
    def _rows(self) -> Rows:
        return Rows(self.certificates)

    @cached_property
    def _late(self) -> tuple[tuple[int, int, Condition], ...]:
        """The conditions as they are listed, overdue on the days of [since, until), by number."""
        return tuple(
            (
                max(certificate.award.awarded_on.toordinal(), condition.due_on.toordinal() + 1),
                MOST if condition.fulfilled_on is None else condition.fulfilled_on.toordinal(),
                condition,
            )
            for certificate in self.certificates
            for condition in sorted(
                certificate.award.advice.conditions, key=attrgetter("due_on", "text")
            )
        )

    def current(self, on: datetime.date) -> Certificate | None:
        """Return the certificate that is in force on a day; of several, the one that started last.

        That the one that started last prevails is our assumption.

        Raises:
            InvalidArgumentError: If *on* is not a date.
        """
        check_asked(on)
        return self._timeline.at(on).current

    def status(self, on: datetime.date, due_within_days: int = HALF_A_YEAR) -> Standing:
        """Return the status of the organisation on a day.

        Args:
            on: The day.
            due_within_days: How many days before the end a re-audit is due; 0 for never. The
                default is our choice: the label's own term, if any, is not known.

        Returns:
            The standing. A certificate that has been awarded by that day and follows on from the
            current one moves the end, and so does a decision by then to end one early.

        Raises:
            InvalidArgumentError: If *on* is not a date, or *due_within_days* not a whole number
                from 0.
        """
        check_asked(on, due_within_days=due_within_days)
        moment = self._timeline.at(on)
        if not moment.begun:
            return Standing.NEVER
        if moment.running is None:
            return Standing.WITHDRAWN if moment.withdrawn else Standing.EXPIRED
        if moment.current is None:
            return Standing.SUSPENDED
        left = moment.end - on.toordinal()
        return Standing.DUE if left <= due_within_days else Standing.VALID

    def streak(
        self, on: datetime.date, grace_days: int = 0, predecessors: "Iterable[History]" = ()
    ) -> int:
        """Return how many certificates in a row the organisation holds on a day.

        One follows on from another if it starts on the day the other ends, or earlier, or within
        the grace period after it. Without a certificate the row stands as long as one that starts
        the next day could still follow on; after that it is 0. A suspension does not end a row. A
        withdrawal does, and a new row begins with the certificates that are running on that day.
        Both are our assumptions: nothing is known of either under the label.

        Args:
            on: The day; certificates that start later do not count.
            grace_days: The longest gap, in calendar days, that does not end the row; 0 for none.
                Whether the label grants one is not known, so none is assumed.
            predecessors: The histories of organisations that this one succeeds, whose certificates
                are to count too. If this one's row goes back to its very first certificate, the row
                that that certificate follows on from is added; of several, the longest. Whether the
                label counts them is not known, so without this argument they do not count.

        Returns:
            The number of certificates; 0 or more.

        Raises:
            InvalidArgumentError: If *on* is not a date, *grace_days* not a whole number from 0, or
                a predecessor not the history of an organisation that this one succeeds, for the
                same label; lists every fault.
        """
        before = tupled(predecessors)
        faults = Faults()
        faults.day("on", on)
        faults.integer("grace_days", grace_days, 0)
        if faults.instances("predecessors", before, History, "History"):
            for at, other in enumerate(before):
                self._check_predecessor(faults, f"predecessors[{at}]", other)
        faults.raise_any(InvalidArgumentError)
        return _streak(self, on, grace_days, before, {})

    def _check_predecessor(self, faults: Faults, path: str, other: "History") -> None:
        own, organisation = self.organisation, other.organisation
        if own is None or organisation is None:
            empty = "this history" if own is None else "it"
            faults.add(path, f"cannot be known to be of a predecessor, as {empty} is empty")
        elif not own.succeeds(organisation):
            problem = f"must be of an organisation that {told(own)} succeeds"
            faults.add(path, f"{problem}, got {told(organisation)}")
        else:
            check_label(faults, path, other.certificates[0], self.certificates[0])

    def next_audit_window(
        self, on: datetime.date, opens_within_days: int = HALF_A_YEAR
    ) -> AuditWindow | None:
        """Return the days on which to plan the next audit, so that there is no gap.

        Unless the certificate is suspended, the standing on the day of planning is
        :attr:`Standing.DUE` exactly if the window is open by then. The audit, the advice and the
        award all have to fit in; the planner knows how long these take.

        Args:
            on: The day of planning.
            opens_within_days: How many days before the end the window opens; 1 or more. It never
                opens before the current certificate starts.

        Returns:
            The window up to the end of what has been awarded by that day without a gap, as it is
            known then; ``None`` when no certificate is running, since it is then too late to leave
            no gap.

        Raises:
            InvalidArgumentError: If *on* is not a date, or *opens_within_days* not a whole number
                from 1.
        """
        check_asked(on, 1, opens_within_days=opens_within_days)
        moment = self._timeline.at(on)
        current = moment.current or moment.running
        if current is None:
            return None
        # By number: so many days before may lie before the calendar.
        opens = max(current.valid_from.toordinal(), moment.end - opens_within_days)
        return AuditWindow(
            opens_on=datetime.date.fromordinal(opens),
            closes_on=datetime.date.fromordinal(moment.end),
        )

    def overdue(self, on: datetime.date) -> tuple[Condition, ...]:
        """Return the conditions that are overdue on a day, certificate by certificate.

        A condition that was never recorded as fulfilled stays, even under a later certificate.

        Raises:
            InvalidArgumentError: If *on* is not a date.
        """
        check_asked(on)
        day = on.toordinal()
        return tuple(each for since, until, each in self._late if since <= day < until)


def _streak(
    history: History,
    on: datetime.date,
    grace_days: int,
    others: tuple[History, ...],
    known: dict[tuple[int, datetime.date], int],
) -> int:
    """Return the row of a history, with the longest row of a predecessor that it follows on."""
    row, eve = history._rows.at(on, grace_days)  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
    if eve is None or not others:
        return row
    asked = id(history), eve
    if asked not in known:
        known[asked] = max(
            (
                _streak(other, eve, grace_days, others, known)
                for other in others
                if _succeeds(history, other)
            ),
            default=0,
        )
    return row + known[asked]


def _succeeds(history: History, other: History) -> bool:
    now, then = history.organisation, other.organisation
    return now is not None and then is not None and now.succeeds(then)
