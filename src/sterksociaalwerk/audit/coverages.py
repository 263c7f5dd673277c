# SPDX-License-Identifier: MIT
"""What the auditors asked about, and what nobody was asked about.

Who counts in an audit, heard or not, is :meth:`~sterksociaalwerk.audit.Scope.population`.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import cast

from attrs import field, frozen

from .._checks import MOST_TOGETHER, Faults, plain_repr, shown, tupled
from .._mapping import frozen_mapping
from ..errors import InvalidArgumentError, InvalidValueError
from ..framework import Framework
from ._fields import name_set
from .interview import Interview, Party
from .scope import Scope


@frozen(kw_only=True)
class GroupToHear:
    """People whom the auditors of a scope should hear.

    Attributes:
        party: On whose behalf they speak.
        role: What they do; ``None`` for anyone of the party.
        services: The services they work for; empty for all.

    Raises:
        InvalidValueError: If a field is malformed; lists every fault.

    Example:
        >>> GroupToHear(party=Party.CLIENT).role is None
        True
    """

    party: Party
    role: str | None = None
    services: frozenset[str] = field(default=frozenset(), converter=name_set, repr=plain_repr)

    def __attrs_post_init__(self) -> None:
        faults = Faults()
        faults.instance("party", self.party, Party, "a Party")
        if self.role is not None:
            faults.text("role", self.role)
        faults.names("services", self.services)
        faults.raise_any(InvalidValueError)


def _cells(value: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tupled(value)


def _groups(value: Iterable[GroupToHear]) -> tuple[GroupToHear, ...]:
    return tupled(value)


def _interviews(value: Iterable[Interview]) -> tuple[Interview, ...]:
    return tupled(value)


def _people(value: Mapping[Party, int]) -> Mapping[Party, int]:
    return frozen_mapping(value)


def _check_cells(faults: Faults, path: str, values: object) -> None:
    if not isinstance(values, tuple):
        faults.add(path, f"must be a collection of cells, got {shown(values)}")
        return
    for at, value in enumerate(cast("tuple[object, ...]", values)):
        match value:
            case (str(), str()) if isinstance(value, tuple):
                pass
            case _:
                problem = f"must be a service and a municipality, got {shown(value)}"
                faults.add(f"{path}[{at}]", problem)


# The fields in each of which a cell, or a group, stands at most once, and in no other.
_CELLS = ("covered_cells", "uncovered_cells")
_GROUPS = ("covered_groups", "uncovered_groups", "unsure_groups")


@frozen(kw_only=True)
class Coverage:
    """What the interviews of an audit were about, and what they were not.

    Attributes:
        covered_cells: The services and municipalities in scope that an interview was about, sorted.
        uncovered_cells: Those that nobody was asked about, sorted.
        covered_groups: Those whom the auditors should hear and did; by party, then role.
        uncovered_groups: Those whom they should hear and did not.
        unsure_groups: Volunteers whom they did not hear, and of whom it is not known whether they
            are business-critical, and so whether they should be heard.
        outside: Interviews about nothing that is in scope; they cover nothing.
        people: How many took part in the other interviews, by party; who took part in two counts
            twice.

    Raises:
        InvalidValueError: If a field is malformed, or a cell or group stands in two fields that
            exclude each other; lists every fault.

    Example:
        >>> nobody = GroupToHear(party=Party.CLIENT)
        >>> Coverage(
        ...     covered_cells=[("ouderenwerk", "Voorst")],
        ...     uncovered_cells=[],
        ...     covered_groups=[],
        ...     uncovered_groups=[nobody],
        ...     people={Party.STAFF: 2},
        ... ).complete
        False
    """

    covered_cells: tuple[tuple[str, str], ...] = field(converter=_cells)
    uncovered_cells: tuple[tuple[str, str], ...] = field(converter=_cells)
    covered_groups: tuple[GroupToHear, ...] = field(converter=_groups)
    uncovered_groups: tuple[GroupToHear, ...] = field(converter=_groups)
    unsure_groups: tuple[GroupToHear, ...] = field(default=(), converter=_groups)
    outside: tuple[Interview, ...] = field(default=(), converter=_interviews)
    people: Mapping[Party, int] = field(converter=_people)

    def __attrs_post_init__(self) -> None:
        faults = Faults()
        for name in _CELLS:
            _check_cells(faults, name, getattr(self, name))
        for name in _GROUPS:
            faults.instances(name, getattr(self, name), GroupToHear, "GroupToHear")
        faults.instances("outside", self.outside, Interview, "an Interview")
        if faults.mapping("people", self.people, "parties to numbers"):
            for party, number in self.people.items():
                if faults.instance("people", party, Party, "a Party"):
                    faults.integer(f"people[{party.value}]", number, 0, MOST_TOGETHER)
        # Only what is well formed can be compared.
        if not faults.found:
            faults.distinct("", self._members(_CELLS), "the cell")
            faults.distinct("", self._members(_GROUPS), "the group")
        faults.raise_any(InvalidValueError)

    def _members(self, names: tuple[str, ...]) -> Iterator[tuple[str, object]]:
        for name in names:
            for at, value in enumerate(getattr(self, name)):
                yield f"{name}[{at}]", value

    @property
    def complete(self) -> bool | None:
        """Whether somebody was asked about all there is, and there is something to ask about.

        ``None`` when that depends on volunteers of whom it is not known whether they are
        business-critical.
        """
        if not self.covered_cells or self.uncovered_cells or self.uncovered_groups:
            return False
        return None if self.unsure_groups else True


def coverage(scope: Scope, interviews: Iterable[Interview], framework: Framework) -> Coverage:
    """Find the cells and the groups in scope that nobody was asked about.

    An interview is about the cells in scope of its services in its municipalities, and covers them
    whoever took part. The auditors should hear:

    1. each group of staff that works for a service in scope;
    2. each such group of volunteers, if the edition counts business-critical volunteers and they
       are, or may be;
    3. clients;
    4. management.

    A group of staff or volunteers is heard in an interview with the same party and role, as
    written, about a cell in scope of a service that the group works for. An interview with
    colleagues of another role does not do, although they work for the same service: they were not
    asked about this work. Clients and management are heard in any interview about a cell in scope.
    A group of nobody needs no interview.

    Args:
        scope: What the audit is about.
        interviews: The conversations, in any order.
        framework: The edition; decides whether volunteers are in scope.

    Returns:
        All cells in scope and all groups to hear, covered or not.

    Raises:
        InvalidArgumentError: If an argument is malformed; lists every fault.

    Source:
        Mens en Welzijn Voorst, 21 February (year not stated), for the parties. Which cells and
        groups an audit has to cover is not published; this is our reading.

    Example:
        >>> from sterksociaalwerk.audit import Activity, StaffGroup
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
        ...             municipalities={"Voorst"},
        ...         )
        ...     ],
        ...     V2019,
        ... )
        >>> heard.uncovered_cells
        (('jongerenwerk', 'Brummen'),)
        >>> [group.party.value for group in heard.uncovered_groups]
        ['client', 'management']
    """
    faults = Faults()
    faults.instance("scope", scope, Scope, "a Scope")
    conversations = _interviews(interviews)
    faults.instances("interviews", conversations, Interview, "an Interview")
    faults.instance("framework", framework, Framework, "a Framework")
    faults.raise_any(InvalidArgumentError)

    offered: dict[str, set[str]] = {}
    for service, municipality in scope.cells:
        offered.setdefault(service, set()).add(municipality)
    covered: set[tuple[str, str]] = set()
    # The services in scope that interviews are about which name the same: many do.
    about: dict[tuple[frozenset[str], frozenset[str]], frozenset[str]] = {}
    # The same for all interviews of each party and role; None is any role.
    asked: dict[tuple[Party, str | None], set[frozenset[str]]] = {}
    outside: list[Interview] = []
    people = dict.fromkeys(Party, 0)
    for interview in conversations:
        named = interview.services, interview.municipalities
        if named not in about:
            cells = {
                (service, municipality)
                for service in interview.services or offered
                for municipality in (
                    offered.get(service, set()) & interview.municipalities
                    if interview.municipalities
                    else offered.get(service, ())
                )
            }
            covered |= cells
            about[named] = frozenset(service for service, _ in cells)
        services = about[named]
        if not services:
            outside.append(interview)
            continue
        people[interview.party] += interview.people
        for role in (None, interview.role):
            asked.setdefault((interview.party, role), set()).add(services)

    # A set that is alone is not copied: there may be as many roles as services.
    told = {
        key: next(iter(several)) if len(several) == 1 else frozenset[str]().union(*several)
        for key, several in asked.items()
    }
    required, unsure = _to_hear(scope, framework)
    heard = {
        group
        for group in required | unsure
        if (subjects := told.get((group.party, group.role)))
        and not (group.services and group.services.isdisjoint(subjects))
    }
    return Coverage(
        covered_cells=sorted(covered),
        uncovered_cells=[cell for cell in scope.cells if cell not in covered],
        covered_groups=sorted(heard, key=_by_party_and_role),
        uncovered_groups=sorted(required - heard, key=_by_party_and_role),
        unsure_groups=sorted(unsure - required - heard, key=_by_party_and_role),
        outside=sorted(outside, key=_by_content),
        people=people,
    )


def _to_hear(scope: Scope, framework: Framework) -> tuple[set[GroupToHear], set[GroupToHear]]:
    """Return who should be heard, and who should if they turn out to be business-critical."""
    required = {GroupToHear(party=Party.CLIENT), GroupToHear(party=Party.MANAGEMENT)}
    unsure: set[GroupToHear] = set()
    for group in scope.staff:
        if group.headcount and scope.includes(group):
            required.add(GroupToHear(party=Party.STAFF, role=group.role, services=group.services))
    if framework.counts_business_critical_volunteers:
        for volunteers in scope.volunteers:
            critical = volunteers.is_business_critical
            if volunteers.headcount and critical is not False and scope.includes(volunteers):
                (unsure if critical is None else required).add(
                    GroupToHear(
                        party=Party.VOLUNTEER, role=volunteers.role, services=volunteers.services
                    )
                )
    return required, unsure


_PARTIES = tuple(Party)


def _by_party_and_role(group: GroupToHear) -> tuple[int, str, list[str]]:
    return _PARTIES.index(group.party), group.role or "", sorted(group.services)


def _by_content(interview: Interview) -> tuple[int, str, list[str], list[str], int]:
    return (
        _PARTIES.index(interview.party),
        interview.role,
        sorted(interview.services),
        sorted(interview.municipalities),
        interview.people,
    )
