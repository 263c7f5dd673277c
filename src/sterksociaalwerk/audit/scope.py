# SPDX-License-Identifier: MIT
"""What an audit is about: services by municipalities, with the people who do the work.

For which of these people count under an edition, see :class:`~sterksociaalwerk.audit.Population`;
for what the auditors asked about, :class:`~sterksociaalwerk.audit.Coverage`.
"""

from collections.abc import Iterable, Mapping
from functools import cached_property

from attrs import field, frozen

from .._checks import Faults, fail, of_text, plainly, shown, text_tuple, tupled
from .._mapping import FrozenMapping
from ..errors import InvalidArgumentError, InvalidValueError
from ..framework import Framework
from ._counts import NOBODY, by_size
from .activity import Activity
from .count import Count
from .interview import Party
from .organisation import Organisation
from .population import NotCounted, NotCountedReason, Population
from .staff import StaffGroup
from .volunteers import Criterion, VolunteerGroup


def _organisation(value: Organisation | str) -> Organisation:
    return of_text(Organisation, value)


def _activities(value: Iterable[Activity]) -> tuple[Activity, ...]:
    return tupled(value)


def _staff(value: Iterable[StaffGroup] | None) -> tuple[StaffGroup, ...] | None:
    return None if value is None else tupled(value)


def _volunteers(value: Iterable[VolunteerGroup] | None) -> tuple[VolunteerGroup, ...] | None:
    return None if value is None else tupled(value)


@frozen(kw_only=True, field_transformer=plainly)
class Scope:
    """What an audit is about (*scope*).

    Each service in each municipality is a cell; it is in scope or out of scope, and named once.

    Attributes:
        organisation: The organisation, or its name.
        activities: What the organisation does, in and out of scope.
        staff: Its members of staff, by group; ``None`` when that is not recorded, empty when there
            are none. A group is taken to work for everything in scope unless it names services or
            municipalities; that is our assumption.
        volunteers: Its volunteers, by group, business-critical or not; likewise.
        whole_organisation: Whether the audit is about the whole organisation, or else about parts
            of it: the activities say which. ``None`` when that is not recorded.
        parts: Names of the parts that findings may be about, such as teams or locations, each once.

    Raises:
        InvalidValueError: If a field is malformed, a cell or a part is named twice, or a group
            works for a service or in a municipality that no activity names; lists every fault.

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

    organisation: Organisation = field(converter=_organisation)
    activities: tuple[Activity, ...] = field(converter=_activities)
    staff: tuple[StaffGroup, ...] | None = field(default=None, converter=_staff)
    volunteers: tuple[VolunteerGroup, ...] | None = field(default=None, converter=_volunteers)
    whole_organisation: bool | None = None
    parts: tuple[str, ...] = field(default=(), converter=text_tuple)

    def __attrs_post_init__(self) -> None:
        faults = Faults()
        what = "an Organisation or its name"
        faults.instance("organisation", self.organisation, Organisation, what)
        services = places = frozenset[str]()
        sound = faults.instances("activities", self.activities, Activity, "Activity")
        if sound:
            self._check_cells(faults)
            services = frozenset(each.service for each in self.activities)
            places = frozenset[str]().union(*[each.municipalities for each in self.activities])
        for name, kind in (("staff", StaffGroup), ("volunteers", VolunteerGroup)):
            groups = getattr(self, name)
            if groups is not None and faults.instances(name, groups, kind, kind.__name__) and sound:
                _check_named(faults, name, groups, services, places)
        if self.whole_organisation is not None:
            what = "True, False or None"
            faults.instance("whole_organisation", self.whole_organisation, bool, what)
        if faults.texts("parts", self.parts):
            faults.distinct(
                "parts", ((f"[{at}]", part) for at, part in enumerate(self.parts)), "the part"
            )
        faults.raise_any(InvalidValueError)

    def _check_cells(self, faults: Faults) -> None:
        cells = {(each.service, place) for each in self.activities for place in each.municipalities}
        if len(cells) == sum(len(each.municipalities) for each in self.activities):
            return
        first: dict[tuple[str, str], int] = {}
        for at, activity in enumerate(self.activities):
            for municipality in sorted(activity.municipalities):
                earlier = first.setdefault((activity.service, municipality), at)
                if earlier != at:
                    where = "in" if self.activities[earlier].in_scope else "out of"
                    faults.add(
                        f"activities[{at}].municipalities",
                        f"{shown(activity.service)} in {shown(municipality)} is already at "
                        f"activities[{earlier}], {where} scope",
                    )

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
        return tuple(self.offered)

    @cached_property
    def offered(self) -> Mapping[str, frozenset[str]]:
        """The services in scope, sorted, each with the municipalities where it is in scope."""
        offered: dict[str, set[str]] = {}
        for service, municipality in self.cells:
            offered.setdefault(service, set()).add(municipality)
        return FrozenMapping((service, frozenset(places)) for service, places in offered.items())

    @cached_property
    def _places(self) -> frozenset[str]:
        return frozenset[str]().union(*self.offered.values())

    def includes(self, group: StaffGroup | VolunteerGroup) -> bool:
        """Return whether a group works for a service in a municipality that is in scope.

        A group that works for everything in scope does so if anything is in scope.

        Raises:
            InvalidArgumentError: If *group* is not a group of staff or volunteers.

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
        if not isinstance(group, (StaffGroup, VolunteerGroup)):  # pyright: ignore[reportUnnecessaryIsInstance]
            problem = f"must be a StaffGroup or a VolunteerGroup, got {shown(group)}"
            raise fail(InvalidArgumentError, "group", problem)
        return self._why_outside(group) is None

    def _why_outside(self, group: StaffGroup | VolunteerGroup) -> NotCountedReason | None:
        services, places, offered = group.services, group.municipalities, self.offered
        if not offered:
            return NotCountedReason.NOTHING_IN_SCOPE
        if isinstance(services, frozenset) and offered.keys().isdisjoint(services):
            return NotCountedReason.SERVICE_OUT_OF_SCOPE
        if not isinstance(places, frozenset):
            return None
        reached = [self._places]
        if isinstance(services, frozenset):
            reached = [offered[service] for service in services if service in offered]
        if any(not places.isdisjoint(each) for each in reached):
            return None
        return NotCountedReason.MUNICIPALITY_OUT_OF_SCOPE

    def population(self, framework: Framework) -> Population:
        """Return who counts under an edition, and who is left out and why.

        Members of staff count when they work for anything in scope. So do volunteers, if the
        edition counts business-critical volunteers and they are. The first reason that applies is
        given: the edition, nothing in scope, the service, the municipality, a criterion that does
        not hold, one that is not known. What is not recorded is not counted, and is not 0.

        Args:
            framework: The edition.

        Returns:
            The numbers of those who count, and the groups that do not; the order of the groups in
            the scope makes no difference.

        Raises:
            InvalidArgumentError: If *framework* is not a framework.

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
            (Count(30, 30), Count(0, 0))
            >>> [group.reason.value for group in scope.population(V2017).not_counted]
            ['edition-counts-no-volunteers']
        """
        if not isinstance(framework, Framework):  # pyright: ignore[reportUnnecessaryIsInstance]
            problem = f"must be a Framework, got {shown(framework)}"
            raise fail(InvalidArgumentError, "framework", problem)
        counted: list[StaffGroup] = []
        not_counted: list[NotCounted] = []
        for staff in self.staff or ():
            reason = self._why_outside(staff)
            if reason is None:
                counted.append(staff)
            else:
                not_counted.append(_left_out(Party.STAFF, staff, reason))
        volunteers = NOBODY
        for group in self.volunteers or ():
            why = self._why_left_out(group, framework)
            if why is None:
                volunteers += group.headcount
                continue
            if why[0] is NotCountedReason.NOT_KNOWN:
                volunteers += Count(0, group.headcount.at_most)
            not_counted.append(_left_out(Party.VOLUNTEER, group, *why))
        recorded = self.volunteers is not None or not framework.counts_business_critical_volunteers
        return Population(
            headcount=None if self.staff is None else _total(each.headcount for each in counted),
            fte=None if self.staff is None else _total(each.fte for each in counted),
            volunteers=volunteers if recorded else None,
            not_counted=sorted(not_counted, key=_by_party_and_role),
        )

    def _why_left_out(
        self, group: VolunteerGroup, framework: Framework
    ) -> tuple[NotCountedReason, tuple[Criterion, ...]] | None:
        if not framework.counts_business_critical_volunteers:
            return NotCountedReason.EDITION_COUNTS_NO_VOLUNTEERS, ()
        if outside := self._why_outside(group):
            return outside, ()
        answer = group.is_business_critical
        if answer is True:
            return None
        reason = (
            NotCountedReason.NOT_KNOWN if answer is None else NotCountedReason.NOT_BUSINESS_CRITICAL
        )
        return reason, tuple(key for key, holds in group.criteria.items() if holds is answer)


def _check_named(
    faults: Faults,
    name: str,
    groups: tuple[StaffGroup | VolunteerGroup, ...],
    services: frozenset[str],
    places: frozenset[str],
) -> None:
    """Check that an activity names what groups work for and where."""
    for at, group in enumerate(groups):
        for part, named, known, what in (
            ("services", group.services, services, "no activity"),
            ("municipalities", group.municipalities, places, "no activity in"),
        ):
            if isinstance(named, frozenset) and not named <= known:
                for each in sorted(named - known):
                    hint = faults.hint(each, sorted(known))
                    faults.add(f"{name}[{at}].{part}", f"{what} {shown(each)}{hint}")


def _total(counts: Iterable[Count]) -> Count:
    return sum(counts, NOBODY)


def _left_out(
    party: Party,
    group: StaffGroup | VolunteerGroup,
    reason: NotCountedReason,
    criteria: tuple[Criterion, ...] = (),
) -> NotCounted:
    return NotCounted(
        party=party, role=group.role, headcount=group.headcount, reason=reason, criteria=criteria
    )


def _by_party_and_role(group: NotCounted) -> tuple[object, ...]:
    # Every field, so that the order of equal roles does not depend on the order in the scope.
    size = by_size(group.headcount)
    return group.party.value, group.role, group.reason, group.criteria, size
