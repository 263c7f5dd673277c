# SPDX-License-Identifier: MIT
"""What an organisation may hang on its wall, and from when until when.

How certificates of one organisation follow each other is a :class:`History`.
"""

import datetime

from attrs import frozen

from .._checks import Faults, fail, plainly
from ..errors import InvalidValueError
from ..framework import Framework, FrameworkKey
from ._calendar import check_asked, years_later
from .advice import Condition
from .award import Award


@frozen(kw_only=True, field_transformer=plainly)
class Certificate:
    """A certificate (*certificaat*); valid on the days of ``[valid_from, valid_until)``.

    It rests on the award alone. Whether the audit passed under an edition it may use, with a
    complete file, is for :mod:`sterksociaalwerk.evaluation` to say before anything is awarded.

    Attributes:
        organisation: The name of the organisation; one that is certified in part is named as that
            part.
        framework: The edition that it was certified under.
        award: The award that it states.
        valid_from: The first day on which it is valid; not before the award.
        valid_until: The first day on which it is no longer valid.

    Raises:
        InvalidValueError: If a field is malformed or does not fit the others; lists every fault.

    Example:
        >>> from datetime import date
        >>> from sterksociaalwerk.certification import Advice, AdviceOutcome
        >>> from sterksociaalwerk.label import V2019
        >>> advice = Advice(
        ...     audit="2020-003",
        ...     outcome=AdviceOutcome.POSITIVE,
        ...     given_by="CIIO",
        ...     given_on=date(2020, 2, 3),
        ... )
        >>> award = Award(advice=advice, awarded_by="Beheercommissie", awarded_on=date(2020, 2, 29))
        >>> certificate = Certificate.issue(award, V2019, "Welzijn Voorbeeld")
        >>> certificate.valid_until
        datetime.date(2022, 3, 1)
    """

    organisation: str
    framework: FrameworkKey
    award: Award
    valid_from: datetime.date
    valid_until: datetime.date

    def __attrs_post_init__(self) -> None:
        faults = Faults()
        faults.text("organisation", self.organisation)
        faults.instance("framework", self.framework, FrameworkKey, "a FrameworkKey")
        awarded = faults.instance("award", self.award, Award, "an Award")
        begins = faults.day("valid_from", self.valid_from)
        ends = faults.day("valid_until", self.valid_until)
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
        faults.raise_any(InvalidValueError)

    @classmethod
    def issue(
        cls,
        award: Award,
        framework: Framework,
        organisation: str,
        *,
        valid_from: datetime.date | None = None,
    ) -> "Certificate":
        """Return the certificate for an award, valid for the calendar years of the edition.

        Whether a certificate after an early re-audit runs from the award or from the end of the one
        before it is not known, so the caller says: pass that end as *valid_from* to let it run on.

        Args:
            award: The award.
            framework: The edition that was audited; says for how many years.
            organisation: The name of the organisation.
            valid_from: The first day; ``None`` for the day of the award, and never before it. How
                long after it is not bounded.

        Returns:
            The certificate. A year later than 29 February is 1 March.

        Raises:
            InvalidValueError: If an argument is malformed, the edition does not say how long a
                certificate is valid, or the certificate would end after the year 9999; lists every
                fault.

        Source:
            Welzijn Lelystad, 30 January 2023: two years.
        """
        faults = Faults()
        faults.instance("award", award, Award, "an Award")
        faults.instance("framework", framework, Framework, "a Framework")
        faults.text("organisation", organisation)
        faults.day("valid_from", valid_from, optional=True)
        faults.raise_any(InvalidValueError)
        years = framework.certificate_years
        if years is None:
            problem = f"must be given: {framework.key} does not say how long a certificate is valid"
            raise fail(InvalidValueError, "valid_until", problem)
        begins = award.awarded_on if valid_from is None else valid_from
        return cls(
            organisation=organisation,
            framework=framework.key,
            award=award,
            valid_from=begins,
            valid_until=years_later(begins, years),
        )

    def is_valid(self, on: datetime.date) -> bool:
        """Return whether the certificate is valid on a day.

        Raises:
            InvalidArgumentError: If *on* is no date.
        """
        check_asked(on)
        return self.valid_from <= on < self.valid_until

    def overdue(self, on: datetime.date) -> tuple[Condition, ...]:
        """Return the conditions of the advice that are overdue on a day, the longest overdue first.

        Raises:
            InvalidArgumentError: If *on* is no date.
        """
        return self.award.advice.overdue(on)
