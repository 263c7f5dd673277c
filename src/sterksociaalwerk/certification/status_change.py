# SPDX-License-Identifier: MIT
"""What may happen to a certificate before it runs out.

For what follows from it on a day, see :class:`~sterksociaalwerk.certification.Certificate`.
"""

import datetime
from enum import StrEnum

from attrs import frozen

from .._checks import Faults, plainly
from ..audit import Scope
from ..errors import InvalidValueError


class StatusChangeKind(StrEnum):
    """What may happen to a certificate.

    Source:
        HKZ, "Hoe krijg ik een certificaat?" (hkz.nl): in the sector certificates can be suspended
        and withdrawn. Whether this label has any of these is not known; the list is ours.

    Example:
        >>> StatusChangeKind("withdrawn")
        <StatusChangeKind.WITHDRAWN: 'withdrawn'>
    """

    SUSPENDED = "suspended"
    """It is not in force until it is restored."""

    RESTORED = "restored"
    """It is in force again."""

    WITHDRAWN = "withdrawn"
    """It is taken back, for good."""

    ENDED = "ended"
    """It ends early without being taken back, for instance because the organisation stops."""

    SCOPE_CHANGED = "scope-changed"
    """It has another scope from then on."""


@frozen(kw_only=True, field_transformer=plainly)
class StatusChange:
    """A decision that changes what a certificate is worth from a day on.

    Nothing changes in retrospect: a decision counts from the day it was taken at the earliest, so
    answers about earlier days stay as they were.

    Attributes:
        kind: What was decided.
        decided_on: The day of the decision.
        effective_from: The first day on which it counts; not before *decided_on*.
        by: Who decided.
        reason: Why, in the words of whoever decided.
        scope: The new scope, if the scope is changed; otherwise ``None``.

    Raises:
        InvalidValueError: If a field is malformed or does not fit the others; lists every fault.

    Source:
        See :class:`StatusChangeKind`; nothing is known of such decisions under the label, nor of
        who would take them.

    Example:
        >>> from datetime import date
        >>> change = StatusChange(
        ...     kind=StatusChangeKind.SUSPENDED,
        ...     decided_on=date(2021, 3, 1),
        ...     effective_from=date(2021, 4, 1),
        ...     by="Beheercommissie",
        ...     reason="A condition was not fulfilled in time.",
        ... )
        >>> (change.effective_from - change.decided_on).days
        31
    """

    kind: StatusChangeKind
    decided_on: datetime.date
    effective_from: datetime.date
    by: str
    reason: str
    scope: Scope | None = None

    def __attrs_post_init__(self) -> None:
        faults = Faults()
        known = faults.instance("kind", self.kind, StatusChangeKind, "a StatusChangeKind")
        decided = faults.day("decided_on", self.decided_on)
        begins = faults.day("effective_from", self.effective_from)
        faults.text("by", self.by)
        faults.text("reason", self.reason)
        scoped = faults.instance("scope", self.scope, (Scope, type(None)), "a Scope or None")
        if decided and begins and self.effective_from < self.decided_on:
            faults.add(
                "effective_from",
                f"must not be before decided_on, {self.decided_on}, got {self.effective_from}",
            )
        if known and scoped:
            if self.kind is StatusChangeKind.SCOPE_CHANGED and self.scope is None:
                faults.add("scope", "must be a Scope, as the scope is changed, got None")
            elif self.kind is not StatusChangeKind.SCOPE_CHANGED and self.scope is not None:
                faults.add("scope", f"must be None, as the certificate is {self.kind.value}")
        faults.raise_any(InvalidValueError)
