# SPDX-License-Identifier: MIT
"""The questions that `conclude` asks about the scope of an audit, its people and its interviews."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from .._checks import Hints
from ..audit import (
    Audit,
    Coverage,
    Everything,
    GroupToHear,
    Interview,
    NotCountedReason,
    Party,
    Population,
    Scope,
    coverage,
)
from ..framework import Framework
from ..scheme import AuditKind
from ._questions import Answer, noted
from .issue import Issue, IssueCode


def scope(audit: Audit) -> Answer[None]:
    """Is the scope recorded, and what does it leave out?"""
    answer = Answer(None)
    if audit.scope is None:
        return answer.noting(IssueCode.SCOPE_MISSING, "scope")
    if not audit.scope.cells:
        answer = answer.noting(IssueCode.SCOPE_EMPTY, "scope.activities")
    if audit.scope.whole_organisation is None:
        path = "scope.whole_organisation"
        answer = answer.noting(IssueCode.WHOLE_ORGANISATION_NOT_RECORDED, path)
    elif not audit.scope.whole_organisation:
        answer = answer.noting(IssueCode.SCOPE_PARTIAL, "scope.whole_organisation")
    if audit.scope.staff is None:
        answer = answer.noting(IssueCode.STAFF_NOT_RECORDED, "scope.staff")
    if audit.scope.excluded:
        excluded = _cells(audit.scope.excluded)
        answer = answer.noting(
            IssueCode.ACTIVITIES_EXCLUDED, "scope.activities", activities=excluded
        )
    return answer


def population(audit: Audit, framework: Framework | None) -> Answer[Population | None]:
    """Who counts?"""
    if audit.scope is None or framework is None:
        return Answer(None)
    people = audit.scope.population(framework)
    counted = people.volunteers
    if counted is None:
        return Answer(people).noting(IssueCode.VOLUNTEERS_NOT_RECORDED, "scope.volunteers")
    unsure = (each for each in people.not_counted if each.reason is NotCountedReason.NOT_KNOWN)
    if all(group.headcount.at_most == 0 for group in unsure):
        return Answer(people)
    return Answer(people).noting(
        IssueCode.VOLUNTEERS_NOT_KNOWN,
        "scope.volunteers",
        at_least=int(counted.at_least),
        at_most=() if counted.at_most is None else int(counted.at_most),
    )


def covered(audit: Audit, framework: Framework | None) -> Answer[Coverage | None]:
    """What was no recorded interview about?"""
    if audit.scope is None or audit.interviews is None or framework is None:
        return Answer(None)
    found = coverage(audit.scope, audit.interviews, framework)
    # Without any interview nothing is covered, and a list of everything says nothing.
    if not audit.interviews:
        return Answer(found)
    issues = [*_not_heard(found), *_outside(audit.interviews, found)]
    known = _names(audit.scope)
    issues += _partly_outside(audit.interviews, audit.scope, known, found)
    issues += _unknown_names(audit.interviews, known)
    return Answer(found, tuple(issues))


def _not_heard(found: Coverage) -> Iterator[Issue]:
    for code, cells in (
        (IssueCode.CELLS_NOT_COVERED, found.uncovered_cells),
        (IssueCode.CELLS_NOT_RECORDED, found.unrecorded_cells),
    ):
        if cells:
            yield noted(code, "interviews", cells=_cells(cells))
    for code, groups in (
        (IssueCode.GROUPS_NOT_HEARD, found.uncovered_groups),
        (IssueCode.GROUPS_UNSURE, found.unsure_groups),
    ):
        if groups:
            yield noted(code, "interviews", groups=tuple(map(_named, groups)))


def _outside(interviews: Sequence[Interview], found: Coverage) -> Iterator[Issue]:
    outside = frozenset(found.outside)
    for at, interview in enumerate(interviews):
        if interview in outside:
            yield noted(IssueCode.INTERVIEW_OUTSIDE_SCOPE, f"interviews[{at}]", role=interview.role)


def _partly_outside(
    interviews: Sequence[Interview],
    scope: Scope,
    known: Mapping[str, frozenset[str]],
    found: Coverage,
) -> Iterator[Issue]:
    outside = frozenset(found.outside)
    for at, interview in enumerate(interviews):
        named = (interview.services, interview.municipalities)
        if any(isinstance(each, frozenset) for each in named) and interview not in outside:
            services = _known(interview.services, known["services"])
            places = _known(interview.municipalities, known["municipalities"])
            beyond, elsewhere = _beyond(services, places, scope.offered)
            if beyond or elsewhere:
                yield noted(
                    IssueCode.INTERVIEW_PARTLY_OUTSIDE_SCOPE,
                    f"interviews[{at}]",
                    role=interview.role,
                    services=tuple(sorted(beyond)),
                    municipalities=tuple(sorted(elsewhere)),
                )


def _known(
    names: frozenset[str] | Everything | None, known: frozenset[str]
) -> frozenset[str] | None:
    """Return what is named of what the scope knows; ``None`` for anything in scope."""
    return names & known if isinstance(names, frozenset) else None


def _beyond(
    services: frozenset[str] | None,
    places: frozenset[str] | None,
    offered: Mapping[str, frozenset[str]],
) -> tuple[frozenset[str], frozenset[str]]:
    """Return the services and the municipalities of an interview that are out of scope."""
    asked = offered.keys() if services is None else services & offered.keys()
    beyond = frozenset[str]() if services is None else services - offered.keys()
    if places is None:
        return beyond, frozenset()
    elsewhere = places
    for service in asked:
        if not elsewhere:
            break
        elsewhere -= offered[service]
    if services is not None:
        beyond |= {service for service in asked if places.isdisjoint(offered[service])}
    return beyond, elsewhere


def _unknown_names(
    interviews: Sequence[Interview], known: Mapping[str, frozenset[str]]
) -> Iterator[Issue]:
    unknown = [
        (at, part, of, name)
        for at, interview in enumerate(interviews)
        for part, of, names in _named_in(interview)
        for name in sorted(names - known.get(of, names))
    ]
    # Each name once, in an order of its own, whatever that of the interviews.
    hints, in_order = Hints(), {of: sorted(names) for of, names in known.items()} if unknown else {}
    near = {
        (of, name): hints.nearest(name, in_order[of])
        for of, name in sorted({(of, name) for _, _, of, name in unknown})
    }
    for at, part, of, name in unknown:
        nearest = near[of, name]
        yield noted(
            IssueCode.INTERVIEW_NAME_UNKNOWN,
            f"interviews[{at}]",
            field=part,
            name=name,
            nearest=() if nearest is None else (nearest,),
        )


def _named_in(interview: Interview) -> Iterator[tuple[str, str, frozenset[str]]]:
    """Yield what an interview names: the field, what it is a name of, and the names."""
    yield "role", interview.party.value, frozenset({interview.role})
    if isinstance(interview.services, frozenset):
        yield "services", "services", interview.services
    if isinstance(interview.municipalities, frozenset):
        yield "municipalities", "municipalities", interview.municipalities


def _names(scope: Scope) -> Mapping[str, frozenset[str]]:
    """Return the names that a scope knows, in scope or out of it, by what they are names of.

    Roles of parties whose groups are not recorded, or are no part of a scope, are left out.
    """
    services = frozenset(activity.service for activity in scope.activities)
    places = frozenset[str]().union(*(activity.municipalities for activity in scope.activities))
    names = {"services": services, "municipalities": places}
    for party, groups in ((Party.STAFF, scope.staff), (Party.VOLUNTEER, scope.volunteers)):
        if groups is not None:
            names[party.value] = frozenset(group.role for group in groups)
    return names


def _cells(cells: Collection[tuple[str, str]]) -> tuple[str, ...]:
    return tuple(f"{service} ({municipality})" for service, municipality in cells)


def _named(group: GroupToHear) -> str:
    role = "" if group.role is None else f": {group.role}"
    named = "; ".join(
        ", ".join(sorted(names))
        for names in (group.services, group.municipalities)
        if isinstance(names, frozenset)
    )
    return f"{group.party.value}{role} ({named})" if named else f"{group.party.value}{role}"


def interviewed(audit: Audit) -> Answer[None]:
    """Does the audit have the interviews that go with its kind?"""
    if audit.interviews or audit.kind is AuditKind.SELF_ASSESSMENT:
        return Answer(None)
    code = IssueCode.INTERVIEWS_MISSING
    if audit.interviews is None:
        code = IssueCode.INTERVIEWS_NOT_RECORDED
    return Answer(None).noting(code, "interviews", kind=audit.kind.value)
