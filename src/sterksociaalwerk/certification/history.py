# SPDX-License-Identifier: MIT
"""The certificates of one organisation in time: where it stands, and how many in a row.

Many organisations together are a :class:`Register`. What is said about a day rests on what was
awarded by that day: a certificate that came later changes no earlier answer.
"""

import datetime
from bisect import bisect_right
from collections.abc import Iterable
from enum import StrEnum
from functools import cached_property
from itertools import accumulate
from operator import attrgetter

from attrs import field, frozen

from .._checks import MOST, Faults, plainly, shown
from ..errors import InvalidValueError
from ._calendar import HALF_A_YEAR, check_asked
from ._records import Maxima, certificate_order, check_label, sorted_records
from .advice import Condition
from .certificate import Certificate


class Standing(StrEnum):
    """Where an organisation stands on a day.

    Example:
        >>> History([]).status(datetime.date(2021, 1, 1))
        <Standing.NEVER: 'never'>
    """

    NEVER = "never"
    """No certificate has begun yet."""

    VALID = "valid"
    """A certificate is valid, and the end is not near."""

    DUE = "due"
    """A certificate is valid, its end is near, and none has been awarded that runs on from it."""

    EXPIRED = "expired"
    """There have been certificates, and none is valid."""


@frozen(kw_only=True, field_transformer=plainly)
class AuditWindow:
    """When to be audited again: on the days of ``[opens_on, closes_on)``.

    Attributes:
        opens_on: The first day on which the re-audit is due.
        closes_on: The day on which the certificate ends; one that begins on it leaves no gap.

    Raises:
        InvalidValueError: If a field is no date, or the window holds no day; lists every fault.

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
class History:
    """The certificates of one organisation for one label, in the order in which they begin.

    They may overlap, as after an early re-audit; then the later one prevails. They may be of
    several editions. What is certified in part is an organisation of its own here, under its own
    name.

    Attributes:
        certificates: The certificates, each for an audit of its own; given in any order, kept in
            that of their dates, which the paths of faults count in too. There may be none.

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
            for at, certificate in enumerate(self.certificates[1:], 1):
                path = f"certificates[{at}]"
                if certificate.organisation != self.organisation:
                    name, other = shown(certificate.organisation), shown(self.organisation)
                    faults.add(
                        f"{path}.organisation", f"must be {other} like the first, got {name}"
                    )
                check_label(faults, path, certificate, self.certificates[0])
        faults.raise_any(InvalidValueError)

    @property
    def organisation(self) -> str | None:
        """The name of the organisation; ``None`` when there is no certificate to tell."""
        return self.certificates[0].organisation if self.certificates else None

    @cached_property
    def _begins(self) -> tuple[datetime.date, ...]:
        return tuple(certificate.valid_from for certificate in self.certificates)

    @cached_property
    def _reach(self) -> tuple[datetime.date, ...]:
        """The latest end of each certificate and those before it."""
        return tuple(accumulate((each.valid_until for each in self.certificates), max))

    @cached_property
    def _gaps(self) -> Maxima:
        """The days without a certificate before each one but the first; negative for an overlap."""
        later = zip(self._begins[1:], self._reach, strict=False)
        return Maxima([0, *((begin - end).days for begin, end in later)])

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
        """Return the certificate that is valid on a day; of several, the last that began.

        Raises:
            InvalidArgumentError: If *on* is no date.
        """
        check_asked(on)
        for at in reversed(range(bisect_right(self._begins, on))):
            if on < self.certificates[at].valid_until:
                return self.certificates[at]
            if self._reach[at] <= on:
                break
        return None

    def status(self, on: datetime.date, due_within_days: int = HALF_A_YEAR) -> Standing:
        """Return where the organisation stands on a day.

        Args:
            on: The day.
            due_within_days: How many days before the end a re-audit is due; 0 for never. The
                default is ours: no term is known of the label.

        Returns:
            The standing. A certificate that has been awarded by that day and runs on from the
            current one moves the end.

        Raises:
            InvalidArgumentError: If *on* is no date, or *due_within_days* no whole number from 0.
        """
        check_asked(on, due_within_days=due_within_days)
        begun = bisect_right(self._begins, on)
        if not begun:
            return Standing.NEVER
        if self._reach[begun - 1] <= on:
            return Standing.EXPIRED
        left = self._end(on, begun) - on
        return Standing.DUE if left.days <= due_within_days else Standing.VALID

    def streak(self, on: datetime.date, grace_days: int = 0) -> int:
        """Return how many certificates in a row the organisation holds on a day.

        One follows on another if it begins on the day the other ends, or earlier, or within the
        grace after it. Without a valid certificate the row stands as long as one that begins the
        next day could still follow on; after that it is 0.

        Args:
            on: The day; certificates that begin later do not count.
            grace_days: The longest gap, in calendar days, that does not end the row; 0 for none.
                Of a grace of the label nothing is known, so none is assumed.

        Returns:
            The number of certificates; 0 or more.

        Raises:
            InvalidArgumentError: If *on* is no date, or *grace_days* no whole number from 0.
        """
        check_asked(on, grace_days=grace_days)
        begun = bisect_right(self._begins, on)
        if not begun or (on - self._reach[begun - 1]).days >= grace_days:
            return 0
        return begun - self._gaps.last_beyond(grace_days, begun)

    def next_audit_window(
        self, on: datetime.date, opens_within_days: int = HALF_A_YEAR
    ) -> AuditWindow | None:
        """Return the days to plan the next audit on, so that no gap arises.

        The standing on the day of planning is :attr:`Standing.DUE` exactly if the window is open by
        then. The audit, the advice and the award all have to fit in; how long these take is for the
        planner to know.

        Args:
            on: The day of planning.
            opens_within_days: How many days before the end the window opens; 1 or more. It never
                opens before the current certificate begins.

        Returns:
            The window up to the end of what has been awarded by that day without a gap; ``None``
            when no certificate is valid, for then there is nothing left to be in time for.

        Raises:
            InvalidArgumentError: If *on* is no date, or *opens_within_days* no whole number from 1.
        """
        check_asked(on, 1, opens_within_days=opens_within_days)
        current = self.current(on)
        if current is None:
            return None
        end = self._end(on, bisect_right(self._begins, on))
        # By number: so many days before may lie before the calendar.
        opens = max(current.valid_from.toordinal(), end.toordinal() - opens_within_days)
        return AuditWindow(opens_on=datetime.date.fromordinal(opens), closes_on=end)

    def overdue(self, on: datetime.date) -> tuple[Condition, ...]:
        """Return the conditions that are overdue on a day, certificate by certificate.

        A condition that was never recorded as fulfilled stays, also under a later certificate.

        Raises:
            InvalidArgumentError: If *on* is no date.
        """
        check_asked(on)
        day = on.toordinal()
        return tuple(each for since, until, each in self._late if since <= day < until)

    def _end(self, on: datetime.date, begun: int) -> datetime.date:
        """Return the end of what is valid without a gap, as awarded by a day with a certificate."""
        end = self._reach[begun - 1]
        for certificate in self.certificates[begun:]:
            if certificate.valid_from > end:
                break
            if certificate.award.awarded_on <= on:
                end = max(end, certificate.valid_until)
        return end
