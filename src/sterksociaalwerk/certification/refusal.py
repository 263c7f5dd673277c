# SPDX-License-Identifier: MIT
"""What the committee decides when it does not award.

The other decision is an :class:`Award`.
"""

import datetime

from attrs import frozen

from .._checks import Faults, plainly
from ..errors import InvalidValueError
from .advice import Advice


@frozen(kw_only=True, field_transformer=plainly)
class Refusal:
    """The decision of the committee (*beheercommissie*) not to award the certificate.

    Nothing is known of refusals under the label: whether there are any, on what grounds, or what an
    organisation can do after one. This only records one.

    Attributes:
        advice: The advice that was decided on.
        refused_by: The name of the committee.
        refused_on: The day of the decision; not before that of the advice.
        reason: Why, in the words of the committee.

    Raises:
        InvalidValueError: If a field is malformed, or the day is before that of the advice; lists
            every fault.

    Example:
        >>> from datetime import date
        >>> from sterksociaalwerk.certification import AdviceOutcome
        >>> advice = Advice(
        ...     audit="2021-014",
        ...     outcome=AdviceOutcome.NEGATIVE,
        ...     given_by="Certificeerder Voorbeeld",
        ...     given_on=date(2021, 3, 1),
        ... )
        >>> refusal = Refusal(
        ...     advice=advice,
        ...     refused_by="Beheercommissie",
        ...     refused_on=date(2021, 3, 9),
        ...     reason="Four norms are not met.",
        ... )
        >>> refusal.advice.outcome
        <AdviceOutcome.NEGATIVE: 'negative'>
    """

    advice: Advice
    refused_by: str
    refused_on: datetime.date
    reason: str

    def __attrs_post_init__(self) -> None:
        faults = Faults()
        advised = faults.instance("advice", self.advice, Advice, "an Advice")
        faults.text("refused_by", self.refused_by)
        dated = faults.day("refused_on", self.refused_on)
        faults.text("reason", self.reason)
        if advised and dated and self.refused_on < self.advice.given_on:
            faults.add(
                "refused_on",
                f"must not be before the advice, {self.advice.given_on}, got {self.refused_on}",
            )
        faults.raise_any(InvalidValueError)
