# SPDX-License-Identifier: MIT
"""The certificates and learning reports of many organisations, and who is certified when.

One organisation in time is a :class:`History`. Statistics of ratings over many audits are not here.
"""

import datetime
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cached_property
from itertools import groupby

from attrs import field, frozen

from .._checks import Faults, plainly, shown
from ..errors import InvalidArgumentError, InvalidValueError
from ..scheme import AuditKind
from ._calendar import HALF_A_YEAR, check_asked
from ._records import certificate_order, check_label, sorted_records
from .certificate import Certificate
from .history import History, Standing


@frozen(kw_only=True, field_transformer=plainly)
class RegisterEntry:
    """One line of the register.

    What it holds follows from the kind of audit: a certificate after an audit by a certifying body,
    a learning report after a peer review. A self-assessment leads to no entry.

    Attributes:
        organisation: The name of the organisation; that of the certificate, if there is one.
        kind: The kind of audit that led to the entry.
        entered_on: The day on which the entry was made; not before the award.
        certificate: The certificate.
        learning_report: What the learning report (*leerrapport*) is found by, such as its title.

    Raises:
        InvalidValueError: If a field is malformed or does not fit the others; lists every fault.

    Source:
        Sociaal Werk Nederland, kwaliteitslabel/266.

    Example:
        >>> from datetime import date
        >>> entry = RegisterEntry(
        ...     organisation="Welzijn Voorbeeld",
        ...     kind=AuditKind.PEER_REVIEW,
        ...     entered_on=date(2021, 3, 1),
        ...     learning_report="Leerrapport 2021",
        ... )
        >>> entry.certificate is None
        True
    """

    organisation: str
    kind: AuditKind
    entered_on: datetime.date
    certificate: Certificate | None = None
    learning_report: str | None = None

    def __attrs_post_init__(self) -> None:
        faults = Faults()
        named = faults.text("organisation", self.organisation)
        if faults.instance("kind", self.kind, AuditKind, "an AuditKind"):
            self._check_kind(faults)
        dated = faults.day("entered_on", self.entered_on)
        if faults.instance(
            "certificate", self.certificate, (Certificate, type(None)), "a Certificate or None"
        ):
            self._check_certificate(faults, named=named, dated=dated)
        if self.learning_report is not None:
            faults.text("learning_report", self.learning_report)
        faults.raise_any(InvalidValueError)

    def _check_kind(self, faults: Faults) -> None:
        kind = self.kind
        if kind is AuditKind.SELF_ASSESSMENT:
            faults.add("kind", f"{kind.value!r} leads to no entry in the register")
            return
        for path, value, is_led_to in (
            ("certificate", self.certificate, kind is not AuditKind.PEER_REVIEW),
            ("learning_report", self.learning_report, kind is AuditKind.PEER_REVIEW),
        ):
            if value is None and is_led_to:
                faults.add(path, f"is missing; {kind.value!r} leads to one")
            elif value is not None and not is_led_to:
                faults.add(path, f"must be None; {kind.value!r} leads to none")

    def _check_certificate(self, faults: Faults, *, named: bool, dated: bool) -> None:
        if self.certificate is None:
            return
        if named and self.certificate.organisation != self.organisation:
            name = shown(self.certificate.organisation)
            faults.add("certificate.organisation", f"must be that of the entry, got {name}")
        awarded_on = self.certificate.award.awarded_on
        if dated and self.entered_on < awarded_on:
            faults.add(
                "entered_on", f"must not be before the award, {awarded_on}, got {self.entered_on}"
            )


def _order(entry: RegisterEntry) -> tuple[object, ...]:
    return (
        entry.organisation,
        entry.entered_on,
        entry.kind.value,
        entry.learning_report or "",
        () if entry.certificate is None else certificate_order(entry.certificate),
    )


def _entries(value: Iterable[RegisterEntry]) -> tuple[RegisterEntry, ...]:
    return sorted_records(value, RegisterEntry, _order)


@frozen
class Register:
    """The register (*Kwaliteitsregister Sociaal Werk*) of one label.

    It answers who was certified on a day by the certificates themselves: an entry counts from the
    first day of its certificate, also if it was made later.

    Attributes:
        entries: The entries, each once, and no two for one audit of an organisation; given in any
            order, kept in that of organisation and day, which the paths of faults count in too.
            There may be none.

    Raises:
        InvalidValueError: If an entry stands twice, two certificates of an organisation are for one
            audit, or the certificates are of several labels; lists every fault.

    Example:
        >>> from datetime import date
        >>> from sterksociaalwerk.certification import Advice, AdviceOutcome, Award
        >>> from sterksociaalwerk.label import V2019
        >>> day = date(2021, 5, 17)
        >>> advice = Advice(
        ...     audit="A2", outcome=AdviceOutcome.POSITIVE, given_by="CIIO", given_on=day
        ... )
        >>> award = Award(advice=advice, awarded_by="Beheercommissie", awarded_on=day)
        >>> certificate = Certificate.issue(award, V2019, "Welzijn Voorbeeld")
        >>> register = Register(
        ...     [
        ...         RegisterEntry(
        ...             organisation="Welzijn Voorbeeld",
        ...             kind=AuditKind.EXTERNAL,
        ...             entered_on=day,
        ...             certificate=certificate,
        ...         )
        ...     ]
        ... )
        >>> register.certified(date(2023, 5, 16)), register.certified(date(2023, 5, 17))
        (('Welzijn Voorbeeld',), ())
    """

    entries: tuple[RegisterEntry, ...] = field(converter=_entries)

    def __attrs_post_init__(self) -> None:
        faults = Faults()
        if faults.instances("entries", self.entries, RegisterEntry, "RegisterEntry"):
            self._check_entries(faults)
        faults.raise_any(InvalidValueError)

    def _check_entries(self, faults: Faults) -> None:
        seen: dict[object, int] = {}
        first: Certificate | None = None
        for at, entry in enumerate(self.entries):
            path = f"entries[{at}]"
            certificate = entry.certificate
            key: object = entry
            part, what = "", "learning report"
            if certificate is not None:
                audit = certificate.award.advice.audit
                key = (entry.organisation, audit)
                part, what = ".certificate.award.advice.audit", f"audit {shown(audit)}"
            before = seen.setdefault(key, at)
            if before != at:
                whose, first_at = shown(entry.organisation), f"entries[{before}]{part}"
                faults.add(f"{path}{part}", f"the {what} of {whose} stands already at {first_at}")
            if certificate is not None:
                first = certificate if first is None else first
                check_label(faults, f"{path}.certificate", certificate, first)

    @cached_property
    def _names(self) -> tuple[str, ...]:
        return tuple(entry.organisation for entry in self.entries)

    @cached_property
    def _histories(self) -> dict[str, History]:
        """The history of each organisation; the entries stand side by side already."""
        return {
            organisation: History(
                each.certificate for each in entries if each.certificate is not None
            )
            for organisation, entries in groupby(self.entries, lambda each: each.organisation)
        }

    @cached_property
    def _by_end(self) -> tuple[tuple[datetime.date, ...], tuple[Certificate, ...]]:
        """The ends of all certificates in ascending order, and the certificates to them."""
        certificates = sorted(
            (each.certificate for each in self.entries if each.certificate is not None),
            key=lambda certificate: certificate.valid_until,
        )
        return tuple(each.valid_until for each in certificates), tuple(certificates)

    def certified(self, on: datetime.date) -> tuple[str, ...]:
        """Return the organisations with a certificate that is valid on a day, sorted.

        Raises:
            InvalidArgumentError: If *on* is no date.
        """
        check_asked(on)
        ends, certificates = self._by_end
        # What has ended lies before; in a register of many years that is most of it.
        lasting = certificates[bisect_right(ends, on) :]
        return tuple(sorted({each.organisation for each in lasting if each.valid_from <= on}))

    def due(self, on: datetime.date, within_days: int = HALF_A_YEAR) -> tuple[str, ...]:
        """Return the organisations whose standing on a day is :attr:`Standing.DUE`, sorted.

        Args:
            on: The day.
            within_days: How many days before the end a re-audit is due; 0 for never.

        Raises:
            InvalidArgumentError: If *on* is no date, or *within_days* no whole number from 0.
        """
        check_asked(on, within_days=within_days)
        return tuple(
            organisation
            for organisation in self.certified(on)
            if self._histories[organisation].status(on, within_days) is Standing.DUE
        )

    def of(self, organisation: str) -> tuple[RegisterEntry, ...]:
        """Return the entries of an organisation by day; none for one that is not in the register.

        Raises:
            InvalidArgumentError: If *organisation* is no text, or empty.
        """
        _check_name(organisation)
        begin = bisect_left(self._names, organisation)
        return self.entries[begin : bisect_right(self._names, organisation, lo=begin)]

    def history(self, organisation: str) -> History:
        """Return the certificates of an organisation; a history of none if it has none.

        Raises:
            InvalidArgumentError: If *organisation* is no text, or empty.
        """
        _check_name(organisation)
        return self._histories.get(organisation, _NO_HISTORY)


_NO_HISTORY = History(())


def _check_name(organisation: object) -> None:
    faults = Faults()
    faults.text("organisation", organisation)
    faults.raise_any(InvalidArgumentError)
