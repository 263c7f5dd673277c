# SPDX-License-Identifier: MIT
"""What the auditors asked about, and what no recorded interview was about.

For who counts in an audit, heard or not, see :meth:`~sterksociaalwerk.audit.Scope.population`.
"""

from collections.abc import Iterable

from .._checks import Faults, sortable
from ..errors import InvalidArgumentError
from ..framework import Framework
from ._asked import Asked
from ._counts import NOBODY, by_size
from ._fields import by_names
from .count import Count
from .hearing import Coverage, GroupToHear
from .interview import Interview, Party
from .scope import Scope
from .staff import StaffGroup
from .volunteers import VolunteerGroup


def coverage(scope: Scope, interviews: Iterable[Interview], framework: Framework) -> Coverage:
    """Find the cells and the groups in scope that no recorded interview was about.

    An interview covers the cells in scope of the services that it names, in the municipalities that
    it names, whoever took part. Where its services or its municipalities are not recorded, the
    cells that it may have been about are neither covered nor uncovered by it. The auditors should
    hear:

    1. each group of staff that works for anything in scope;
    2. each such group of volunteers, if the edition counts business-critical volunteers and they
       are, or may be;
    3. clients;
    4. management.

    A group of staff or volunteers is heard in an interview with the same party and role, as
    written, unless everything the interview names is out of scope or is not the group's work. An
    interview with colleagues in another role is not enough, even if they work for the same service:
    they were not asked about this work. Clients and management are heard in any interview that is
    not entirely out of scope. An empty group needs no interview, and if nothing is in scope, no
    group of staff or volunteers does.

    Args:
        scope: What the audit is about.
        interviews: The interviews, in any order.
        framework: The edition; decides whether volunteers are in scope.

    Returns:
        All cells in scope and all groups to hear, covered, not covered, or not known.

    Raises:
        InvalidArgumentError: If an argument is malformed; lists every fault.

    Source:
        Mens en Welzijn Voorst, 21 February (year not stated), for the parties. Which cells and
        groups an audit has to cover has not been published; this is our interpretation.

    Example:
        >>> from sterksociaalwerk.audit import ALL, Activity, StaffGroup
        >>> from sterksociaalwerk.label import V2019
        >>> scope = Scope(
        ...     organisation="Een welzijnsorganisatie",
        ...     activities=[
        ...         Activity(service="jongerenwerk", municipalities={"Brummen", "Voorst"}),
        ...     ],
        ...     staff=[StaffGroup(role="jongerenwerker", headcount=3, fte=2.4)],
        ... )
        >>> heard = coverage(
        ...     scope,
        ...     [
        ...         Interview(
        ...             role="jongerenwerker",
        ...             people=2,
        ...             party=Party.STAFF,
        ...             services=ALL,
        ...             municipalities={"Voorst"},
        ...         )
        ...     ],
        ...     V2019,
        ... )
        >>> heard.uncovered_cells
        (('jongerenwerk', 'Brummen'),)
        >>> [group.party.value for group in heard.uncovered_groups]
        ['client', 'management']
        >>> [party.value for party in heard.unrecorded_parties]
        ['volunteer']
    """
    faults = Faults()
    faults.instance("scope", scope, Scope, "a Scope")
    conversations = sortable(interviews)
    faults.instances("interviews", conversations, Interview, "an Interview")
    faults.instance("framework", framework, Framework, "a Framework")
    faults.raise_any(InvalidArgumentError)

    asked = Asked(conversations, scope)
    groups = _to_hear(scope, framework)
    heard = {group for group in groups if asked.hears(group)}
    people = dict.fromkeys(Party, NOBODY)
    outside: list[Interview] = []
    for interview in conversations:
        if not asked.within_scope(interview):
            outside.append(interview)
            continue
        # Without anybody there is no interview.
        people[interview.party] += Count(1) if interview.people is None else interview.people
    covered, uncovered, unrecorded = asked.cells()
    return Coverage(
        covered_cells=covered,
        uncovered_cells=uncovered,
        unrecorded_cells=unrecorded,
        covered_groups=sorted(heard, key=_by_party_and_role),
        uncovered_groups=sorted(
            (each for each, sure in groups.items() if sure and each not in heard),
            key=_by_party_and_role,
        ),
        unsure_groups=sorted(
            (each for each, sure in groups.items() if not sure and each not in heard),
            key=_by_party_and_role,
        ),
        unrecorded_parties=[
            party
            for party, known, counted in (
                (Party.STAFF, scope.staff, True),
                (Party.VOLUNTEER, scope.volunteers, framework.counts_business_critical_volunteers),
            )
            if known is None and counted
        ],
        outside=sorted(outside, key=_by_content),
        people=people,
    )


def _to_hear(scope: Scope, framework: Framework) -> dict[GroupToHear, bool]:
    """Return who should be heard; of those with ``False`` it is not known whether they should."""
    groups = {GroupToHear(party=Party.CLIENT): True, GroupToHear(party=Party.MANAGEMENT): True}
    for staff in scope.staff or ():
        _add(groups, Party.STAFF, staff, scope, counts=True)
    if framework.counts_business_critical_volunteers:
        for volunteers in scope.volunteers or ():
            counts = volunteers.is_business_critical
            _add(groups, Party.VOLUNTEER, volunteers, scope, counts=counts)
    return groups


def _add(
    groups: dict[GroupToHear, bool],
    party: Party,
    people: StaffGroup | VolunteerGroup,
    scope: Scope,
    *,
    counts: bool | None,
) -> None:
    if counts is False or people.headcount.at_most == 0 or not scope.includes(people):
        return
    group = GroupToHear(
        party=party,
        role=people.role,
        services=people.services,
        municipalities=people.municipalities,
    )
    sure = counts is True and people.headcount.at_least > 0
    groups[group] = sure or groups.get(group, False)


_PARTIES = tuple(Party)


def _by_party_and_role(group: GroupToHear) -> tuple[object, ...]:
    return (
        _PARTIES.index(group.party),
        group.role or "",
        by_names(group.services),
        by_names(group.municipalities),
    )


def _by_content(interview: Interview) -> tuple[object, ...]:
    people = interview.people
    return (
        _PARTIES.index(interview.party),
        interview.role,
        by_names(interview.services),
        by_names(interview.municipalities),
        people is not None,
        by_size(NOBODY if people is None else people),
    )
