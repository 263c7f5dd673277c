# SPDX-License-Identifier: MIT
"""What the certifying body advises after an audit.

The advice grants nothing: that is the committee's :class:`Award`. The ratings it rests on are in
:mod:`sterksociaalwerk.audit`; whether they suffice is for :mod:`sterksociaalwerk.evaluation`.
"""

import datetime
from collections.abc import Iterable
from enum import StrEnum
from operator import attrgetter

from attrs import field, frozen

from .._checks import Faults, plainly, tupled
from ..errors import InvalidValueError
from ._calendar import check_asked


class AdviceOutcome(StrEnum):
    """What a certifying body may advise.

    Source:
        Sociaal Werk Nederland, nieuws 6078 and 5642: the certifying body gives formal advice. The
        three outcomes are those of an audit for NVVK (nvvk.nl, NVVK-Audit); whether the label
        itself uses conditions is not known.

    Example:
        >>> AdviceOutcome("conditional")
        <AdviceOutcome.CONDITIONAL: 'conditional'>
    """

    POSITIVE = "positive"
    """To award the certificate."""

    CONDITIONAL = "conditional"
    """To award it under conditions, each with a date."""

    NEGATIVE = "negative"
    """Not to award it."""


def _conditions(value: "Iterable[Condition]") -> "tuple[Condition, ...]":
    return tupled(value)


@frozen(kw_only=True, field_transformer=plainly)
class Condition:
    """Something that has to be put right, and by when.

    Attributes:
        text: What has to be put right, in the words of the certifying body.
        due_on: The last day on which it is on time.
        fulfilled_on: The day on which it was found to have been put right, on time or late;
            ``None`` as long as no such day is known.

    Raises:
        InvalidValueError: If a field is malformed; lists every fault.

    Example:
        >>> from datetime import date
        >>> condition = Condition(text="Describe the complaints procedure", due_on=date(2021, 9, 1))
        >>> condition.is_overdue(date(2021, 9, 1)), condition.is_overdue(date(2021, 9, 2))
        (False, True)
    """

    text: str
    due_on: datetime.date
    fulfilled_on: datetime.date | None = None

    def __attrs_post_init__(self) -> None:
        faults = Faults()
        faults.text("text", self.text)
        faults.day("due_on", self.due_on)
        faults.day("fulfilled_on", self.fulfilled_on, optional=True)
        faults.raise_any(InvalidValueError)

    def is_fulfilled(self, on: datetime.date) -> bool:
        """Return whether the condition is known to have been fulfilled on or before a day.

        Raises:
            InvalidArgumentError: If *on* is not a date.
        """
        check_asked(on)
        return self.fulfilled_on is not None and self.fulfilled_on <= on

    def is_overdue(self, on: datetime.date) -> bool:
        """Return whether the condition should have been fulfilled before a day and was not.

        Raises:
            InvalidArgumentError: If *on* is not a date.
        """
        return not self.is_fulfilled(on) and on > self.due_on


@frozen(kw_only=True, field_transformer=plainly)
class Advice:
    """The advice (*advies*) of a certifying body on one audit.

    An audit for two labels at once leads to two of these, one for each label.

    Attributes:
        audit: The identifier of the audit.
        outcome: What is advised.
        given_by: The name of the certifying body.
        given_on: The day on which the advice was given.
        conditions: What has to be put right, each due after *given_on*; at least one if the outcome
            is conditional, and none otherwise.

    Raises:
        InvalidValueError: If a field is malformed or does not fit the others; lists every fault.

    Example:
        >>> from datetime import date
        >>> advice = Advice(
        ...     audit="2021-014",
        ...     outcome=AdviceOutcome.CONDITIONAL,
        ...     given_by="Certificeerder Voorbeeld",
        ...     given_on=date(2021, 3, 1),
        ...     conditions=[Condition(text="Describe it", due_on=date(2021, 9, 1))],
        ... )
        >>> [condition.text for condition in advice.overdue(date(2021, 9, 2))]
        ['Describe it']
    """

    audit: str
    outcome: AdviceOutcome
    given_by: str
    given_on: datetime.date
    conditions: tuple[Condition, ...] = field(default=(), converter=_conditions)

    def __attrs_post_init__(self) -> None:
        faults = Faults()
        faults.identifier("audit", self.audit)
        known = faults.instance("outcome", self.outcome, AdviceOutcome, "an AdviceOutcome")
        faults.text("given_by", self.given_by)
        dated = faults.day("given_on", self.given_on)
        if faults.instances("conditions", self.conditions, Condition, "Condition"):
            if known:
                self._check_number(faults)
            if dated:
                self._check_days(faults)
        faults.raise_any(InvalidValueError)

    def _check_number(self, faults: Faults) -> None:
        if self.outcome is AdviceOutcome.CONDITIONAL:
            if not self.conditions:
                faults.add("conditions", "must hold at least one, as the advice is conditional")
        elif self.conditions:
            count = len(self.conditions)
            faults.add(
                "conditions", f"must be none, as the advice is {self.outcome.value}, got {count}"
            )

    def _check_days(self, faults: Faults) -> None:
        for at, condition in enumerate(self.conditions):
            path = f"conditions[{at}]"
            if condition.due_on <= self.given_on:
                faults.add(
                    f"{path}.due_on",
                    f"must be after given_on, {self.given_on}, got {condition.due_on}",
                )
            if condition.fulfilled_on is not None and condition.fulfilled_on < self.given_on:
                faults.add(
                    f"{path}.fulfilled_on",
                    f"must not be before given_on, {self.given_on}, got {condition.fulfilled_on}",
                )

    def overdue(self, on: datetime.date) -> tuple[Condition, ...]:
        """Return the conditions that are overdue on a day, the longest overdue first.

        Raises:
            InvalidArgumentError: If *on* is not a date.
        """
        check_asked(on)
        late = [condition for condition in self.conditions if condition.is_overdue(on)]
        return tuple(sorted(late, key=attrgetter("due_on", "text")))
