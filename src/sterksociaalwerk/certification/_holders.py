# SPDX-License-Identifier: MIT
"""One organisation in the register: its entries, its history, and what it is certified for."""

import datetime
from collections.abc import Iterable, Sequence
from functools import cached_property

from attrs import frozen

from ..audit import Organisation, Scope
from ..framework import FrameworkKey
from ._records import certificate_order, sorted_records
from ._scopes import includes
from .certificate import Certificate
from .history import History
from .register_entry import RegisterEntry


@frozen
class Holder:
    """The entries that are of one organisation, in the order of the register."""

    entries: Sequence[RegisterEntry]

    @cached_property
    def organisation(self) -> Organisation:
        """The organisation as its last entry has it; with its id, if any entry has one."""
        with_id = [each for each in self.entries if each.organisation.id is not None]
        return max(with_id or self.entries, key=lambda each: each.entered_on).organisation

    @cached_property
    def history(self) -> History:
        """Its certificates. That they are of one organisation was found by its entries."""
        return _unchecked(each.certificate for each in self.entries if each.certificate is not None)

    @cached_property
    def _by_audit(self) -> dict[str, RegisterEntry]:
        return {
            each.certificate.award.advice.audit: each
            for each in self.entries
            if each.certificate is not None
        }

    def covers(
        self,
        on: datetime.date,
        service: str | None,
        municipality: str | None,
        edition: FrameworkKey | None,
    ) -> bool | None:
        """Return whether it is certified for this on a day; ``None`` if no scope is recorded."""
        current = self.history.current(on)
        if current is None:
            return False
        if edition is not None and current.framework != edition:
            return False
        if service is None and municipality is None:
            return True
        scope = self._by_audit[current.award.advice.audit].scope_on(on)
        return None if scope is None else includes(scope, service, municipality)

    def municipalities(self, on: datetime.date, service: str | None) -> tuple[str, ...] | None:
        """Return where it is certified on a day; ``None`` if it is and no scope is recorded."""
        current = self.history.current(on)
        if current is None:
            return ()
        scope: Scope | None = self._by_audit[current.award.advice.audit].scope_on(on)
        if scope is None:
            return None
        return tuple({where: None for offered, where in scope.cells if service in (None, offered)})


def _unchecked(certificates: Iterable[Certificate]) -> History:
    """Return the history of an organisation, by whatever names its certificates call it."""
    history: History = object.__new__(History)
    ordered = sorted_records(certificates, Certificate, certificate_order)
    object.__setattr__(history, "certificates", ordered)
    return history
