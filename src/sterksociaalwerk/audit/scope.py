# SPDX-License-Identifier: MIT
"""What an audit is about: services by municipalities, with the people who do the work.

Which of these people count under an edition is a :class:`~sterksociaalwerk.audit.Population`, what
the auditors asked about a :class:`~sterksociaalwerk.audit.Coverage`.
"""

from collections.abc import Iterable, Mapping
from functools import cached_property

from attrs import field, frozen

from .._checks import Faults, fail, plain_repr, shown, tupled
from .._mapping import FrozenMapping
from ..errors import InvalidArgumentError, InvalidValueError
from ..framework import Framework
from ._fields import name_set, total_fte
from .interview import Party
from .population import NotCounted, NotCountedReason, Population
from .staff import StaffGroup
from .volunteers import Criterion, VolunteerGroup


@frozen(kw_only=True)
class Activity:
    """A service in the municipalities where it is offered, in or out of scope.

    Services in the whole working area name all its municipalities. A service that is in scope in
    some municipalities and out of scope in others is two activities.

    Attributes:
        service: The service (*dienst*), in the organisation's own words.
        municipalities: Names of the municipalities (*gemeenten*); at least one.
        in_scope: Whether the audit is about it.
        remark: An explanation; may be empty where the activity is in scope, must say why where it
            is not.

    Raises:
        InvalidValueError: If a field is malformed; lists every fault.

    Source:
        Sociaal Werk Nederland, 4 April 2019: a care organisation in about 35 municipalities, with
        some services audited in the whole working area and others in a few municipalities.

    Example:
        >>> activity = Activity(
        ...     service="thuiszorg",
        ...     municipalities={"Tiel", "Culemborg"},
        ...     in_scope=False,
        ...     remark="care, no social work",
        ... )
        >>> sorted(activity.municipalities)
        ['Culemborg', 'Tiel']
    """

    service: str
    municipalities: frozenset[str] = field(converter=name_set, repr=plain_repr)
    in_scope: bool = True
    remark: str = ""

    def __attrs_post_init__(self) -> None:
        faults = Faults()
        faults.text("service", self.service)
        if faults.names("municipalities", self.municipalities) and not self.municipalities:
            faults.add("municipalities", "must name at least one municipality")
        explained = faults.text("remark", self.remark, empty=True) and bool(self.remark.strip())
        if faults.flag("in_scope", self.in_scope) and not (self.in_scope or explained):
            faults.add("remark", "must say why the activity is out of scope")
        faults.raise_any(InvalidValueError)


def _activities(value: Iterable[Activity]) -> tuple[Activity, ...]:
    return tupled(value)


def _staff(value: Iterable[StaffGroup]) -> tuple[StaffGroup, ...]:
    return tupled(value)


def _volunteers(value: Iterable[VolunteerGroup]) -> tuple[VolunteerGroup, ...]:
    return tupled(value)


@frozen(kw_only=True)
class Scope:
    """What an audit is about (*scope*).

    Each service in each municipality is a cell, in scope or out of it, and named once.

    Attributes:
        organisation: The name of the organisation.
        activities: What the organisation does, in and out of scope.
        staff: Its members of staff, by group.
        volunteers: Its volunteers, by group, business-critical or not.
        whole_organisation: Whether the audit is about the whole organisation; if not, about parts
            of it, and the activities say which.

    Raises:
        InvalidValueError: If a field is malformed, a cell is named twice, or a group works for a
            service that no activity names; lists every fault.

    Source:
        Sociaal Werk Nederland, page ``kwaliteitslabel/266`` (whole or parts), and 4 April 2019
        (services by municipalities).

    Example:
        >>> area = {"Buren", "Culemborg", "Tiel"}
        >>> scope = Scope(
        ...     organisation="Een zorgorganisatie",
        ...     whole_organisation=False,
        ...     activities=[
        ...         Activity(service="maatschappelijk werk", municipalities=area),
        ...         Activity(service="dagopvang", municipalities={"Tiel"}),
        ...         Activity(
        ...             service="thuiszorg",
        ...             municipalities=area,
        ...             in_scope=False,
        ...             remark="care, no social work",
        ...         ),
        ...     ],
        ... )
        >>> scope.cells[:2]
        (('dagopvang', 'Tiel'), ('maatschappelijk werk', 'Buren'))
        >>> scope.excluded["thuiszorg", "Tiel"]
        'care, no social work'
    """

    organisation: str
    activities: tuple[Activity, ...] = field(converter=_activities)
    staff: tuple[StaffGroup, ...] = field(default=(), converter=_staff)
    volunteers: tuple[VolunteerGroup, ...] = field(default=(), converter=_volunteers)
    whole_organisation: bool = True

    def __attrs_post_init__(self) -> None:
        faults = Faults()
        faults.text("organisation", self.organisation)
        sound = faults.instances("activities", self.activities, Activity, "Activity")
        if sound:
            self._check_cells(faults)
        for name, kind in (("staff", StaffGroup), ("volunteers", VolunteerGroup)):
            groups = getattr(self, name)
            if faults.instances(name, groups, kind, kind.__name__) and sound:
                self._check_services(faults, name, groups)
        faults.flag("whole_organisation", self.whole_organisation)
        faults.raise_any(InvalidValueError)

    def _check_cells(self, faults: Faults) -> None:
        first: dict[tuple[str, str], int] = {}
        for at, activity in enumerate(self.activities):
            for municipality in sorted(activity.municipalities):
                earlier = first.setdefault((activity.service, municipality), at)
                if earlier != at:
                    where = "in" if self.activities[earlier].in_scope else "out of"
                    faults.add(
                        f"activities[{at}].municipalities",
                        f"{shown(activity.service)} in {shown(municipality)} stands already at "
                        f"activities[{earlier}], {where} scope",
                    )

    def _check_services(
        self, faults: Faults, name: str, groups: tuple[StaffGroup | VolunteerGroup, ...]
    ) -> None:
        known = {activity.service for activity in self.activities}
        names = sorted(known)
        for at, group in enumerate(groups):
            for service in sorted(group.services - known):
                hint = faults.hint(service, names)
                faults.add(f"{name}[{at}].services", f"no activity {shown(service)}{hint}")

    @cached_property
    def cells(self) -> tuple[tuple[str, str], ...]:
        """The pairs of a service and a municipality that are in scope, sorted."""
        return tuple(
            sorted(
                (activity.service, municipality)
                for activity in self.activities
                if activity.in_scope
                for municipality in activity.municipalities
            )
        )

    @cached_property
    def excluded(self) -> Mapping[tuple[str, str], str]:
        """The pairs of a service and a municipality that are out of scope, sorted, with why."""
        return FrozenMapping(
            sorted(
                ((activity.service, municipality), activity.remark)
                for activity in self.activities
                if not activity.in_scope
                for municipality in activity.municipalities
            )
        )

    @cached_property
    def services(self) -> tuple[str, ...]:
        """The services in scope in at least one municipality, sorted."""
        return tuple(sorted({service for service, _ in self.cells}))

    @cached_property
    def _in_scope(self) -> frozenset[str]:
        return frozenset(self.services)

    def includes(self, group: StaffGroup | VolunteerGroup) -> bool:
        """Return whether a group works for a service that is in scope, or for all.

        Example:
            >>> scope = Scope(
            ...     organisation="Een welzijnsorganisatie",
            ...     activities=[Activity(service="jongerenwerk", municipalities={"Voorst"})],
            ... )
            >>> scope.includes(
            ...     StaffGroup(role="kok", headcount=1, fte=1, services={"restaurant"})
            ... )
            False
        """
        return not group.services or not group.services.isdisjoint(self._in_scope)

    def population(self, framework: Framework) -> Population:
        """Return who counts under an edition, and who is left out and why.

        Members of staff count when they work for a service in scope. So do volunteers, if the
        edition counts business-critical volunteers and they are. The first reason that applies is
        given: the edition, the service, a criterion that does not hold, one that is not known.

        Args:
            framework: The edition.

        Returns:
            The numbers of those who count, and the groups that do not; the order of the groups in
            the scope makes no difference.

        Raises:
            InvalidArgumentError: If *framework* is no framework.

        Source:
            Sociaal Werk Nederland, 15 July 2019: business-critical volunteers are in the scope of
            an audit from the edition of 2019.

        Example:
            >>> from sterksociaalwerk.audit import Preparation, Work
            >>> from sterksociaalwerk.label import V2017, V2019
            >>> scope = Scope(
            ...     organisation="Een welzijnsorganisatie",
            ...     activities=[Activity(service="ouderenwerk", municipalities={"Voorst"})],
            ...     staff=[StaffGroup(role="ouderenwerker", headcount=4, fte=2.8)],
            ...     volunteers=[
            ...         VolunteerGroup(
            ...             role="huisbezoeker",
            ...             headcount=30,
            ...             prepared=Preparation.TRAINED,
            ...             independent=True,
            ...             work=Work.HANDS_ON,
            ...             needs_quality_assurance=True,
            ...         )
            ...     ],
            ... )
            >>> scope.population(V2019).volunteers, scope.population(V2017).volunteers
            (30, 0)
            >>> [group.reason.value for group in scope.population(V2017).not_counted]
            ['edition-counts-no-volunteers']
        """
        if not isinstance(framework, Framework):  # pyright: ignore[reportUnnecessaryIsInstance]
            problem = f"must be a Framework, got {shown(framework)}"
            raise fail(InvalidArgumentError, "framework", problem)
        counted = [group for group in self.staff if self.includes(group)]
        not_counted = [
            NotCounted(
                party=Party.STAFF,
                role=group.role,
                headcount=group.headcount,
                reason=NotCountedReason.SERVICE_OUT_OF_SCOPE,
            )
            for group in self.staff
            if not self.includes(group)
        ]
        volunteers = unsure = 0
        for group in self.volunteers:
            why = self._why_left_out(group, framework)
            if why is None:
                volunteers += group.headcount
                continue
            reason, criteria = why
            if reason is NotCountedReason.NOT_KNOWN:
                unsure += group.headcount
            not_counted.append(
                NotCounted(
                    party=Party.VOLUNTEER,
                    role=group.role,
                    headcount=group.headcount,
                    reason=reason,
                    criteria=criteria,
                )
            )
        return Population(
            headcount=sum(group.headcount for group in counted),
            fte=total_fte(group.fte for group in counted),
            volunteers=volunteers,
            volunteers_at_most=volunteers + unsure,
            not_counted=sorted(not_counted, key=_by_party_and_role),
        )

    def _why_left_out(
        self, group: VolunteerGroup, framework: Framework
    ) -> tuple[NotCountedReason, tuple[Criterion, ...]] | None:
        if not framework.counts_business_critical_volunteers:
            return NotCountedReason.EDITION_COUNTS_NO_VOLUNTEERS, ()
        if not self.includes(group):
            return NotCountedReason.SERVICE_OUT_OF_SCOPE, ()
        answer = group.is_business_critical
        if answer is True:
            return None
        reason = (
            NotCountedReason.NOT_KNOWN if answer is None else NotCountedReason.NOT_BUSINESS_CRITICAL
        )
        return reason, tuple(key for key, holds in group.criteria.items() if holds is answer)


def _by_party_and_role(group: NotCounted) -> tuple[str, str, str, tuple[str, ...], int]:
    # Every field, so that the order of equal roles does not depend on the order in the scope.
    return group.party.value, group.role, group.reason, group.criteria, group.headcount
