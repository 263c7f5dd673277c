# SPDX-License-Identifier: MIT
"""What an organisation is certified for, and from when until when.

How certificates of one organisation follow each other is a :class:`History`.
"""

import datetime
from collections.abc import Iterable

from attrs import field, frozen

from .._checks import Faults, plainly, tupled
from ..audit import Organisation, Scope
from ..errors import InvalidArgumentError, InvalidValueError
from ..framework import Framework, FrameworkKey
from ._calendar import check_asked, years_later
from ._organisations import check_organisation, organisation_of
from ._scopes import includes
from .advice import Condition
from .award import Award
from .status_change import StatusChange, StatusChangeKind

_CLOSING = frozenset({StatusChangeKind.WITHDRAWN, StatusChangeKind.ENDED})
_PAUSING = frozenset({StatusChangeKind.SUSPENDED, StatusChangeKind.RESTORED})
_SCOPE = (Scope, type(None))


def _changes(value: Iterable[StatusChange]) -> tuple[StatusChange, ...]:
    return tupled(value)


@frozen(kw_only=True, field_transformer=plainly)
class Certificate:
    """A certificate (*certificaat*), from its first day until it runs out or is ended.

    It rests on the award alone. Before anything is awarded, :mod:`sterksociaalwerk.conclusion` says
    whether the audit passed under an edition it may use, with a complete file. :func:`check_chain`
    says whether the papers match.

    A change counts from its day on and never before, so answers about earlier days stay as they
    were. If two changes disagree, the one decided last prevails as soon as it counts; that is our
    assumption. Whether the label suspends or withdraws certificates, or changes their scope, is not
    known.

    Attributes:
        organisation: The organisation; one that is certified in part is named after that part.
        framework: The edition that it was certified under.
        award: The award that it states.
        scope: What it covers; ``None`` when that is not recorded.
        valid_from: The first day on which it is valid; not before the award.
        valid_until: The first day on which it is no longer valid, if nothing happens to it.
        changes: What happened to it, in the order in which it was decided; each decided after the
            award and counting from a day within its validity. Nothing follows a withdrawal or an
            early end, and only what is suspended can be restored.

    Raises:
        InvalidValueError: If a field is malformed or does not fit the others; lists every fault.

    Example:
        >>> from datetime import date
        >>> from sterksociaalwerk.certification import Advice, AdviceOutcome
        >>> from sterksociaalwerk.label import V2019
        >>> advice = Advice(
        ...     audit="2020-003",
        ...     outcome=AdviceOutcome.POSITIVE,
        ...     given_by="Certificeerder Voorbeeld",
        ...     given_on=date(2020, 2, 3),
        ... )
        >>> award = Award(advice=advice, awarded_by="Beheercommissie", awarded_on=date(2020, 2, 29))
        >>> certificate = Certificate.issue(award, V2019, "Welzijn Voorbeeld")
        >>> certificate.valid_until
        datetime.date(2022, 3, 1)
    """

    organisation: Organisation = field(converter=organisation_of)
    framework: FrameworkKey
    award: Award
    scope: Scope | None = None
    valid_from: datetime.date
    valid_until: datetime.date
    changes: tuple[StatusChange, ...] = field(default=(), converter=_changes)

    def __attrs_post_init__(self) -> None:
        faults = Faults()
        check_organisation(faults, "organisation", self.organisation)
        faults.instance("framework", self.framework, FrameworkKey, "a FrameworkKey")
        awarded = faults.instance("award", self.award, Award, "an Award")
        faults.instance("scope", self.scope, _SCOPE, "a Scope or None")
        begins = faults.day("valid_from", self.valid_from)
        ends = faults.day("valid_until", self.valid_until)
        changed = faults.instances("changes", self.changes, StatusChange, "StatusChange")
        if awarded and begins and self.valid_from < self.award.awarded_on:
            faults.add(
                "valid_from",
                f"must not be before the award, {self.award.awarded_on}, got {self.valid_from}",
            )
        if begins and ends and self.valid_until <= self.valid_from:
            faults.add(
                "valid_until",
                f"must be after valid_from, {self.valid_from}, got {self.valid_until}",
            )
        # What is wrong with the certificate says nothing of its changes.
        if changed and not faults.found:
            self._check_days(faults)
            self._check_order(faults)
        faults.raise_any(InvalidValueError)

    def _check_days(self, faults: Faults) -> None:
        last, what = self.award.awarded_on, "the award"
        for at, change in enumerate(self.changes):
            if change.decided_on < last:
                problem = f"must not be before {what}, {last}, got {change.decided_on}"
                faults.add(f"changes[{at}].decided_on", problem)
            last, what = change.decided_on, "the change before it"
            if not self.valid_from <= change.effective_from < self.valid_until:
                valid = f"[{self.valid_from}, {self.valid_until})"
                problem = f"must lie in {valid}, got {change.effective_from}"
                faults.add(f"changes[{at}].effective_from", problem)

    def _check_order(self, faults: Faults) -> None:
        suspended, closed = False, None
        for at, change in enumerate(self.changes):
            path = f"changes[{at}].kind"
            if closed is not None:
                problem = f"nothing may follow, as the certificate was {closed.value}"
                faults.add(path, f"{problem}; got {change.kind.value}")
            elif change.kind in _CLOSING:
                closed = change.kind
            elif change.kind is StatusChangeKind.RESTORED and not suspended:
                faults.add(path, "must follow a suspension, got restored")
            elif change.kind in _PAUSING:
                suspended = change.kind is StatusChangeKind.SUSPENDED

    @classmethod
    def issue(
        cls,
        award: Award,
        framework: Framework,
        organisation: Organisation | str,
        *,
        scope: Scope | None = None,
        valid_from: datetime.date | None = None,
        valid_until: datetime.date | None = None,
    ) -> "Certificate":
        """Return the certificate for an award, valid for the calendar years of the edition.

        After an early re-audit, the new certificate may run from the award or from the end of the
        previous one. Which of the two the label does is not known, so the caller says: pass that
        end as *valid_from* to let it follow on.

        Args:
            award: The award.
            framework: The edition that was audited; says for how many years.
            organisation: The organisation, or its name.
            scope: What it covers, usually the scope of the audit; ``None`` to leave that
                unrecorded.
            valid_from: The first day; ``None`` for the day of the award. Not before that day, and
                any time after it.
            valid_until: The first day on which it is no longer valid; ``None`` for as many years
                later as the edition says. Required if the edition does not say.

        Returns:
            The certificate. A year later than 29 February is 1 March.

        Raises:
            InvalidValueError: If an argument is malformed, no end is given and the edition says
                none, or the certificate would end after the year 9999; lists every fault.

        Source:
            Welzijn Lelystad, 30 January 2023: two years.
        """
        faults = Faults()
        faults.instance("award", award, Award, "an Award")
        known = faults.instance("framework", framework, Framework, "a Framework")
        holder = organisation_of(organisation)
        check_organisation(faults, "organisation", holder)
        faults.instance("scope", scope, _SCOPE, "a Scope or None")
        faults.day("valid_from", valid_from, optional=True)
        faults.day("valid_until", valid_until, optional=True)
        years = framework.certificate_years if known else None
        if known and valid_until is None and years is None:
            problem = f"must be given: how long a certificate of {framework.key} lasts is not known"
            faults.add("valid_until", problem)
        faults.raise_any(InvalidValueError)
        begins = award.awarded_on if valid_from is None else valid_from
        if valid_until is None and years is not None:
            valid_until = years_later(begins, years)
        return cls(
            organisation=holder,
            framework=framework.key,
            award=award,
            scope=scope,
            valid_from=begins,
            valid_until=valid_until,  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # checked above
        )

    @property
    def closing(self) -> StatusChange | None:
        """The change that withdraws it or ends it early; ``None`` if there is none."""
        last = self.changes[-1] if self.changes else None
        return last if last is not None and last.kind in _CLOSING else None

    @property
    def ends_on(self) -> datetime.date:
        """The first day on which it is no longer valid, given everything that happened to it."""
        return self.valid_until if self.closing is None else self.closing.effective_from

    def is_suspended(self, on: datetime.date) -> bool:
        """Return whether the certificate is running on a day, but suspended.

        Raises:
            InvalidArgumentError: If *on* is not a date.
        """
        check_asked(on)
        pausing = [
            change.kind
            for change in self.changes
            if change.kind in _PAUSING and change.effective_from <= on
        ]
        suspended = bool(pausing) and pausing[-1] is StatusChangeKind.SUSPENDED
        return suspended and self.valid_from <= on < self.ends_on

    def is_valid(self, on: datetime.date) -> bool:
        """Return whether the certificate is in force on a day: valid, and not suspended.

        Raises:
            InvalidArgumentError: If *on* is not a date.
        """
        check_asked(on)
        return self.valid_from <= on < self.ends_on and not self.is_suspended(on)

    def scope_on(self, on: datetime.date) -> Scope | None:
        """Return the scope as it is on a day, whether the certificate is in force then or not.

        Raises:
            InvalidArgumentError: If *on* is not a date.
        """
        check_asked(on)
        scopes = [
            change.scope
            for change in self.changes
            if change.scope is not None and change.effective_from <= on
        ]
        return scopes[-1] if scopes else self.scope

    def covers(self, service: str, municipality: str, *, on: datetime.date) -> bool | None:
        """Return whether the certificate is in force for a service in a municipality on a day.

        Args:
            service: The service, by the name that the scope gives it.
            municipality: The municipality likewise.
            on: The day.

        Returns:
            Whether it is in force and its scope on that day has the two together; ``None`` when it
            is in force and no scope was recorded.

        Raises:
            InvalidArgumentError: If a name is not a string or is empty, or *on* is not a date;
                lists every fault.

        Example:
            >>> from sterksociaalwerk.audit import Activity
            >>> from sterksociaalwerk.certification import Advice, AdviceOutcome
            >>> from sterksociaalwerk.label import V2019
            >>> day = datetime.date(2021, 3, 1)
            >>> advice = Advice(
            ...     audit="A1",
            ...     outcome=AdviceOutcome.POSITIVE,
            ...     given_by="Certificeerder Voorbeeld",
            ...     given_on=day,
            ... )
            >>> certificate = Certificate.issue(
            ...     Award(advice=advice, awarded_by="Beheercommissie", awarded_on=day),
            ...     V2019,
            ...     "Welzijn Voorbeeld",
            ...     scope=Scope(
            ...         organisation="Welzijn Voorbeeld",
            ...         activities=[Activity(service="jongerenwerk", municipalities={"Voorst"})],
            ...     ),
            ... )
            >>> certificate.covers("jongerenwerk", "Voorst", on=day)
            True
            >>> certificate.covers("jongerenwerk", "Voorst", on=certificate.valid_until)
            False
        """
        faults = Faults()
        faults.text("service", service)
        faults.text("municipality", municipality)
        faults.day("on", on)
        faults.raise_any(InvalidArgumentError)
        if not self.is_valid(on):
            return False
        scope = self.scope_on(on)
        return None if scope is None else includes(scope, service, municipality)

    def overdue(self, on: datetime.date) -> tuple[Condition, ...]:
        """Return the conditions of the advice that are overdue on a day, the longest overdue first.

        Raises:
            InvalidArgumentError: If *on* is not a date.
        """
        return self.award.advice.overdue(on)
