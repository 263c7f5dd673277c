# SPDX-License-Identifier: MIT
"""The certificates and learning reports of many organisations, and who was certified when.

A :class:`History` is about one organisation. For statistics of ratings over many audits see
:mod:`sterksociaalwerk.sector`.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from attrs import field, frozen

from .._checks import Faults, fail, shown, tupled
from .._mapping import FrozenMapping
from ..audit import Organisation
from ..errors import InvalidArgumentError, InvalidValueError
from ..framework import FrameworkKey
from ._calendar import HALF_A_YEAR, check_asked
from ._holders import Holder
from ._organisations import (
    Joined,
    Key,
    check_organisation,
    organisation_of,
    organisation_order,
    told,
)
from ._periods import check_periods, counted_by_period
from ._records import certificate_order, check_label, sorted_records
from .certificate import Certificate
from .history import History, Standing
from .register_entry import RegisterEntry


def _order(entry: RegisterEntry) -> tuple[object, ...]:
    return (
        organisation_order(entry.organisation),
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

    Who was certified on a day follows from the certificates themselves: an entry counts from the
    first day of its certificate, even if it was made later. Of several certificates in force, the
    one that started last prevails; that is our assumption.

    Entries with the same id are of one organisation. An entry without an id joins the id that has
    its name, or had it before. If several ids do, the entry stays apart and is listed as
    :attr:`ambiguous`.

    Attributes:
        entries: The entries, each once, and no two for one audit of an organisation; given in any
            order, kept in order of organisation and day, and the paths of faults count in that
            order. There may be none.

    Raises:
        InvalidValueError: If an entry is there twice, two certificates of an organisation are for
            one audit, or the certificates are for several labels; lists every fault.

    Example:
        >>> from datetime import date
        >>> from sterksociaalwerk.certification import Advice, AdviceOutcome, Award
        >>> from sterksociaalwerk.label import V2019
        >>> from sterksociaalwerk.scheme import AuditKind
        >>> day = date(2021, 5, 17)
        >>> advice = Advice(
        ...     audit="A2",
        ...     outcome=AdviceOutcome.POSITIVE,
        ...     given_by="Certificeerder Voorbeeld",
        ...     given_on=day,
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
        >>> [each.name for each in register.certified(date(2023, 5, 16))]
        ['Welzijn Voorbeeld']
        >>> register.certified(date(2023, 5, 17))
        ()
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
            whose = self._joined.keys[entry.organisation]
            key: object = (whose, entry.kind, entry.entered_on, entry.learning_report)
            part, what = "", "entry without a certificate"
            if certificate is not None:
                audit = certificate.award.advice.audit
                key = (whose, audit)
                part, what = ".certificate.award.advice.audit", f"audit {shown(audit)}"
            elif entry.learning_report is not None:
                what = "learning report"
            before = seen.setdefault(key, at)
            if before != at:
                name, first_at = told(entry.organisation), f"entries[{before}]{part}"
                faults.add(f"{path}{part}", f"the {what} of {name} is already at {first_at}")
            if certificate is not None:
                first = certificate if first is None else first
                check_label(faults, f"{path}.certificate", certificate, first)

    def __iter__(self) -> Iterator[RegisterEntry]:
        """Iterate over the entries."""
        return iter(self.entries)

    def __len__(self) -> int:
        """Return how many entries there are."""
        return len(self.entries)

    @cached_property
    def _joined(self) -> Joined:
        return Joined(entry.organisation for entry in self.entries)

    @cached_property
    def _holders(self) -> Mapping[Key, Holder]:
        """Each organisation with its entries, sorted as organisations are."""
        together: dict[Key, list[RegisterEntry]] = {}
        for entry in self.entries:
            together.setdefault(self._joined.keys[entry.organisation], []).append(entry)
        holders = [(key, Holder(entries)) for key, entries in together.items()]
        holders.sort(key=lambda each: organisation_order(each[1].organisation))
        return FrozenMapping(holders)

    @property
    def organisations(self) -> tuple[Organisation, ...]:
        """The organisations, each as its last entry names it, sorted by name."""
        return tuple(holder.organisation for holder in self._holders.values())

    @property
    def ambiguous(self) -> tuple[RegisterEntry, ...]:
        """The entries without an id that several ids could claim by name; each stays apart."""
        keys = self._joined.keys
        return tuple(entry for entry in self if keys[entry.organisation] in self._joined.ambiguous)

    def certified(
        self,
        on: datetime.date,
        service: str | None = None,
        municipality: str | None = None,
        edition: FrameworkKey | str | None = None,
    ) -> tuple[Organisation, ...]:
        """Return the organisations with a certificate that is in force on a day, sorted by name.

        Args:
            on: The day.
            service: A service that the scope must have in one of its municipalities; ``None`` for
                any.
            municipality: A municipality that the scope must have for one of its services; with a
                service, for that one. ``None`` for any.
            edition: The edition of the certificate, as a key or a version; ``None`` for any.

        Returns:
            The organisations. Those without a recorded scope are not among them if a service or a
            municipality is asked for: see :meth:`certified_unknown`.

        Raises:
            InvalidArgumentError: If an argument is malformed; lists every fault.
        """
        return self._certified(on, service, municipality, edition, wanted=True)

    def certified_unknown(
        self,
        on: datetime.date,
        service: str | None = None,
        municipality: str | None = None,
        edition: FrameworkKey | str | None = None,
    ) -> tuple[Organisation, ...]:
        """Return the organisations that are certified on a day, but not known to be for this.

        Args:
            on: The day.
            service: As for :meth:`certified`.
            municipality: Likewise.
            edition: Likewise.

        Returns:
            The organisations with a certificate in force and no recorded scope, sorted by name;
            none if neither a service nor a municipality is asked for.

        Raises:
            InvalidArgumentError: If an argument is malformed; lists every fault.
        """
        return self._certified(on, service, municipality, edition, wanted=None)

    def _certified(
        self,
        on: datetime.date,
        service: str | None,
        municipality: str | None,
        edition: FrameworkKey | str | None,
        *,
        wanted: bool | None,
    ) -> tuple[Organisation, ...]:
        faults = Faults()
        faults.day("on", on)
        for path, name in (("service", service), ("municipality", municipality)):
            if name is not None:
                faults.text(path, name)
        key = faults.gather(lambda: self._edition(edition), None)
        faults.raise_any(InvalidArgumentError)
        return tuple(
            holder.organisation
            for holder in self._holders.values()
            if holder.covers(on, service, municipality, key) is wanted
        )

    def _edition(self, edition: FrameworkKey | str | None) -> FrameworkKey | None:
        if edition is None or isinstance(edition, FrameworkKey):
            return edition
        first = next((each.certificate for each in self if each.certificate is not None), None)
        label = "any" if first is None else first.framework.label
        try:
            return FrameworkKey(label, edition)
        except InvalidValueError:
            problem = f"must be a FrameworkKey, a version or None, got {shown(edition)}"
            raise fail(InvalidArgumentError, "edition", problem) from None

    def expired(self, on: datetime.date) -> tuple[Organisation, ...]:
        """Return the organisations whose standing on a day is :attr:`Standing.EXPIRED`, sorted.

        Raises:
            InvalidArgumentError: If *on* is not a date.
        """
        check_asked(on)
        return self._standing(on, Standing.EXPIRED, 0)

    def suspended(self, on: datetime.date) -> tuple[Organisation, ...]:
        """Return the organisations whose standing on a day is :attr:`Standing.SUSPENDED`, sorted.

        Raises:
            InvalidArgumentError: If *on* is no date.
        """
        check_asked(on)
        return self._standing(on, Standing.SUSPENDED, 0)

    def due(self, on: datetime.date, within_days: int = HALF_A_YEAR) -> tuple[Organisation, ...]:
        """Return the organisations whose standing on a day is :attr:`Standing.DUE`, sorted.

        Args:
            on: The day.
            within_days: How many days before the end a re-audit is due; 0 for never. The default is
                our choice: the label's own term, if any, is not known.

        Raises:
            InvalidArgumentError: If *on* is not a date, or *within_days* not a whole number from 0.
        """
        check_asked(on, within_days=within_days)
        return self._standing(on, Standing.DUE, within_days)

    def _standing(
        self, on: datetime.date, standing: Standing, within_days: int
    ) -> tuple[Organisation, ...]:
        return tuple(
            holder.organisation
            for holder in self._holders.values()
            if holder.history.status(on, within_days) is standing
        )

    def count_by_period(self, days: Iterable[datetime.date]) -> Mapping[datetime.date, int]:
        """Return how many organisations were certified at some time in each of several periods.

        Args:
            days: The first day of each period, and then the first day after the last period; two or
                more, each later than the one before.

        Returns:
            By the first day of each period, the number of organisations with a certificate that was
            in force on at least one of its days.

        Raises:
            InvalidArgumentError: If *days* is anything else; lists every fault.

        Example:
            >>> years = [datetime.date(year, 1, 1) for year in (2020, 2021, 2022)]
            >>> list(Register([]).count_by_period(years).values())
            [0, 0]
        """
        bounds = tupled(days)
        check_periods(bounds)
        histories = (holder.history for holder in self._holders.values())
        return counted_by_period(bounds, histories)

    def count_by_edition(self, on: datetime.date) -> Mapping[FrameworkKey, int]:
        """Return how many organisations are certified on a day under each edition, in their order.

        Raises:
            InvalidArgumentError: If *on* is not a date.
        """
        check_asked(on)
        counts: dict[FrameworkKey, int] = {}
        for holder in self._holders.values():
            current = holder.history.current(on)
            if current is not None:
                counts[current.framework] = counts.get(current.framework, 0) + 1
        return FrozenMapping((key, counts[key]) for key in sorted(counts))

    def count_by_municipality(
        self, on: datetime.date, service: str | None = None
    ) -> Mapping[str | None, int]:
        """Return how many organisations are certified on a day for each municipality.

        Args:
            on: The day.
            service: The service to ask about; ``None`` for any.

        Returns:
            By municipality, sorted; last, under ``None``, the number of those without a recorded
            scope, if there are any. An organisation counts in each of its municipalities, so this
            does not add up to the number of organisations.

        Raises:
            InvalidArgumentError: If *on* is not a date, or *service* not a string or empty; lists
                every fault.
        """
        faults = Faults()
        faults.day("on", on)
        if service is not None:
            faults.text("service", service)
        faults.raise_any(InvalidArgumentError)
        counts: dict[str, int] = {}
        unknown = 0
        for holder in self._holders.values():
            where = holder.municipalities(on, service)
            unknown += where is None
            for name in where or ():
                counts[name] = counts.get(name, 0) + 1
        known: list[tuple[str | None, int]] = [(name, counts[name]) for name in sorted(counts)]
        return FrozenMapping([*known, (None, unknown)] if unknown else known)

    def of(self, organisation: Organisation | str) -> tuple[RegisterEntry, ...]:
        """Return the entries that may be of an organisation; none if it is not in the register.

        Args:
            organisation: The organisation, or one of its names; if several ids have that name, the
                entries of all of them are returned.

        Returns:
            The entries, in the order of the register.

        Raises:
            InvalidArgumentError: If *organisation* is neither an organisation nor a name.
        """
        found = self._find(organisation)
        return tuple(
            sorted((entry for key in found for entry in self._holders[key].entries), key=_order)
        )

    def history(self, organisation: Organisation | str) -> History:
        """Return the certificates of an organisation; a history of none if it has none.

        Raises:
            InvalidArgumentError: If *organisation* is neither an organisation nor a name, or
                several organisations in the register have that name, so that an id is needed.
        """
        found = self._find(organisation)
        if len(found) > 1:
            several = f"{len(found)} organisations in the register"
            problem = f"must be one organisation, and {several} may be meant; give its id"
            raise fail(InvalidArgumentError, "organisation", problem)
        return self._holders[found[0]].history if found else _NO_HISTORY

    def _find(self, organisation: Organisation | str) -> tuple[Key, ...]:
        asked = organisation_of(organisation)
        faults = Faults()
        check_organisation(faults, "organisation", asked)
        faults.raise_any(InvalidArgumentError)
        return self._joined.find(asked)


_NO_HISTORY = History(())
