# SPDX-License-Identifier: MIT
"""What the committee decides after advice.

What the organisation then holds, and for how long, is a :class:`Certificate`.
"""

import datetime

from attrs import frozen

from .._checks import Faults, plainly
from ..errors import InvalidValueError
from .advice import Advice


@frozen(kw_only=True, field_transformer=plainly)
class Award:
    """The decision of the committee (*beheercommissie*) to award the certificate.

    Conditions of the advice may still be open. How the label treats them is not known, so nothing
    is forbidden, and :meth:`Certificate.overdue` lists those that are overdue. Whether the
    committee may award against the advice is not known either, so that is not forbidden.

    Attributes:
        advice: The advice that was decided on.
        awarded_by: The name of the committee.
        awarded_on: The day of the decision; not before that of the advice.

    Raises:
        InvalidValueError: If a field is malformed, or the day is before that of the advice; lists
            every fault.

    Source:
        Sociaal Werk Nederland, nieuws 6078 and 5642: the certifying body advises, the committee
        awards.

    Example:
        >>> from datetime import date
        >>> from sterksociaalwerk.certification import AdviceOutcome
        >>> advice = Advice(
        ...     audit="2021-014",
        ...     outcome=AdviceOutcome.POSITIVE,
        ...     given_by="Certificeerder Voorbeeld",
        ...     given_on=date(2021, 3, 1),
        ... )
        >>> award = Award(advice=advice, awarded_by="Beheercommissie", awarded_on=date(2021, 3, 9))
        >>> (award.awarded_on - award.advice.given_on).days
        8
    """

    advice: Advice
    awarded_by: str
    awarded_on: datetime.date

    def __attrs_post_init__(self) -> None:
        faults = Faults()
        has_advice = faults.instance("advice", self.advice, Advice, "an Advice")
        faults.text("awarded_by", self.awarded_by)
        dated = faults.day("awarded_on", self.awarded_on)
        if has_advice and dated and self.awarded_on < self.advice.given_on:
            faults.add(
                "awarded_on",
                f"must not be before the advice, {self.advice.given_on}, got {self.awarded_on}",
            )
        faults.raise_any(InvalidValueError)
