# SPDX-License-Identifier: MIT
"""One line of the register.

A :class:`Register` holds all lines together.
"""

import datetime

from attrs import field, frozen

from .._checks import Faults, plainly
from ..audit import Organisation, Scope
from ..errors import InvalidValueError
from ..scheme import AuditKind
from ._calendar import check_asked
from ._organisations import check_organisation, organisation_of, told
from .certificate import Certificate


@frozen(kw_only=True, field_transformer=plainly)
class RegisterEntry:
    """One line of the register.

    It holds a certificate, or names a learning report, or neither is known. :func:`check_chain`
    compares that with what the kind of audit leads to.

    Attributes:
        organisation: The organisation; if there is a certificate, the same one, under any of its
            names.
        kind: The kind of audit that led to the entry.
        entered_on: The day on which the entry was made; not before the award.
        certificate: The certificate. What happens to it later is in its own changes: nothing is
            known of suspension or withdrawal under the label, nor of what its register then shows.
        learning_report: What the learning report (*leerrapport*) is found by, such as its title.
        scope: What the entry covers; ``None`` when that is not recorded here. If the certificate
            records a scope, that one counts.

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

    organisation: Organisation = field(converter=organisation_of)
    kind: AuditKind
    entered_on: datetime.date
    certificate: Certificate | None = None
    learning_report: str | None = None
    scope: Scope | None = None

    def __attrs_post_init__(self) -> None:
        faults = Faults()
        named = check_organisation(faults, "organisation", self.organisation)
        faults.instance("kind", self.kind, AuditKind, "an AuditKind")
        dated = faults.day("entered_on", self.entered_on)
        if faults.instance(
            "certificate", self.certificate, (Certificate, type(None)), "a Certificate or None"
        ):
            self._check_certificate(faults, named=named, dated=dated)
        if self.learning_report is not None:
            faults.text("learning_report", self.learning_report)
        faults.instance("scope", self.scope, (Scope, type(None)), "a Scope or None")
        faults.raise_any(InvalidValueError)

    def _check_certificate(self, faults: Faults, *, named: bool, dated: bool) -> None:
        if self.certificate is None:
            return
        if named and not self.organisation.same_as(self.certificate.organisation):
            name = told(self.certificate.organisation)
            faults.add("certificate.organisation", f"must be that of the entry, got {name}")
        awarded_on = self.certificate.award.awarded_on
        if dated and self.entered_on < awarded_on:
            faults.add(
                "entered_on", f"must not be before the award, {awarded_on}, got {self.entered_on}"
            )

    def scope_on(self, on: datetime.date) -> Scope | None:
        """Return the scope as it is on a day: that of the certificate, or else that of the entry.

        Raises:
            InvalidArgumentError: If *on* is not a date.
        """
        check_asked(on)
        scope = None if self.certificate is None else self.certificate.scope_on(on)
        return self.scope if scope is None else scope
