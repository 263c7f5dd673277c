# SPDX-License-Identifier: MIT
"""Who counts in an audit, and who does not and why.

:meth:`~sterksociaalwerk.audit.Scope.population` counts them. For whom the auditors spoke to, see
:class:`~sterksociaalwerk.audit.Coverage`.
"""

from collections.abc import Iterable
from enum import StrEnum

from attrs import field, frozen

from .._checks import MOST_TOGETHER, Faults, plainly, tupled
from ..errors import InvalidValueError
from ._counts import as_count, check_count, count_or_none
from .count import Count
from .interview import Party
from .volunteers import Criterion


class NotCountedReason(StrEnum):
    """Why a group does not count; the values are stable codes.

    Example:
        >>> NotCountedReason("not-known").name
        'NOT_KNOWN'
    """

    EDITION_COUNTS_NO_VOLUNTEERS = "edition-counts-no-volunteers"
    """The edition has no volunteers in its scope, business-critical or not."""

    NOTHING_IN_SCOPE = "nothing-in-scope"
    """Nothing is in scope, so nobody works for it."""

    SERVICE_OUT_OF_SCOPE = "service-out-of-scope"
    """The group works for services that are out of scope, and for no other."""

    MUNICIPALITY_OUT_OF_SCOPE = "municipality-out-of-scope"
    """The group works for services in scope, but only where they are out of scope."""

    NOT_BUSINESS_CRITICAL = "not-business-critical"
    """At least one of the criteria does not hold."""

    NOT_KNOWN = "not-known"
    """No criterion is known to fail, but not all are known to hold."""


_WITH_CRITERIA = frozenset({NotCountedReason.NOT_BUSINESS_CRITICAL, NotCountedReason.NOT_KNOWN})


def _criteria(value: Iterable[Criterion]) -> tuple[Criterion, ...]:
    return tupled(value)


def _left_out(value: "Iterable[NotCounted]") -> "tuple[NotCounted, ...]":
    return tupled(value)


@frozen(kw_only=True, field_transformer=plainly)
class NotCounted:
    """A group that does not count, with the reason.

    Attributes:
        party: Staff or volunteers.
        role: What the group does.
        headcount: How many people; 0 to 1 000 000 000. A plain number is exact.
        reason: Why they do not count.
        criteria: The criteria that do not hold, or are not known, if that is the reason; otherwise
            empty.

    Raises:
        InvalidValueError: If a field is malformed; lists every fault.

    Example:
        >>> NotCounted(
        ...     party=Party.VOLUNTEER,
        ...     role="barhulp",
        ...     headcount=4,
        ...     reason=NotCountedReason.NOT_BUSINESS_CRITICAL,
        ...     criteria=[Criterion.PREPARED],
        ... ).criteria[0].value
        'prepared'
    """

    party: Party
    role: str
    headcount: Count = field(converter=as_count)
    reason: NotCountedReason
    criteria: tuple[Criterion, ...] = field(default=(), converter=_criteria)

    def __attrs_post_init__(self) -> None:
        faults = Faults()
        if self.party is not Party.STAFF and self.party is not Party.VOLUNTEER:
            faults.add("party", "must be Party.STAFF or Party.VOLUNTEER")
        faults.text("role", self.role)
        check_count(faults, "headcount", self.headcount)
        if (
            faults.instance("reason", self.reason, NotCountedReason, "a NotCountedReason")
            and faults.instances("criteria", self.criteria, Criterion, "Criterion")
            and bool(self.criteria) is not (self.reason in _WITH_CRITERIA)
        ):
            wanted = "must name" if not self.criteria else "cannot name"
            faults.add("criteria", f"{wanted} criteria for the reason {self.reason.value!r}")
        faults.raise_any(InvalidValueError)


@frozen(kw_only=True)
class Population:
    """The people whom an audit is about, under one edition.

    Attributes:
        headcount: The members of staff who count; ``None`` when no staff is recorded.
        fte: Their full-time equivalents, exactly; ``None`` likewise.
        volunteers: The volunteers who count; ``None`` when the edition counts them and none are
            recorded. The upper bound takes everyone who may be business-critical to be so.
        not_counted: The groups that do not count or are not known to: staff first, then by role.

    Raises:
        InvalidValueError: If a field is malformed; lists every fault.

    Example:
        >>> people = Population(headcount=11, fte=7.5, volunteers=Count(7, 12))
        >>> people.fte.exact, people.volunteers.exact
        (Decimal('7.5'), None)
    """

    headcount: Count | None = field(converter=count_or_none)
    fte: Count | None = field(converter=count_or_none)
    volunteers: Count | None = field(converter=count_or_none)
    not_counted: tuple[NotCounted, ...] = field(default=(), converter=_left_out)

    def __attrs_post_init__(self) -> None:
        faults = Faults()
        for name in ("headcount", "fte", "volunteers"):
            if (count := getattr(self, name)) is not None:
                check_count(faults, name, count, at_most=MOST_TOGETHER, whole=name != "fte")
        faults.instances("not_counted", self.not_counted, NotCounted, "NotCounted")
        faults.raise_any(InvalidValueError)
