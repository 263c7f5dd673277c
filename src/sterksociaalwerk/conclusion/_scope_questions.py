# SPDX-License-Identifier: MIT
"""The questions that `conclude` asks about the scope of an audit, its people and its interviews."""

from collections.abc import Collection, Iterator, Sequence

from ..audit import Audit, Coverage, GroupToHear, Interview, Population, coverage
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
    if not audit.scope.whole_organisation:
        answer = answer.noting(IssueCode.SCOPE_PARTIAL, "scope.whole_organisation")
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
    at_least, at_most = people.volunteers, people.volunteers_at_most
    if at_most > at_least:
        return Answer(people).noting(
            IssueCode.VOLUNTEERS_NOT_KNOWN, "scope.volunteers", at_least=at_least, at_most=at_most
        )
    return Answer(people)


def covered(audit: Audit, framework: Framework | None) -> Answer[Coverage | None]:
    """What was nobody asked about?"""
    if audit.scope is None or framework is None:
        return Answer(None)
    found = coverage(audit.scope, audit.interviews, framework)
    # Without any interview nothing is covered, and a list of everything says nothing.
    if not audit.interviews:
        return Answer(found)
    return Answer(found, (*_not_heard(found), *_outside(audit.interviews, found)))


def _not_heard(found: Coverage) -> Iterator[Issue]:
    if found.uncovered_cells:
        cells = _cells(found.uncovered_cells)
        yield noted(IssueCode.CELLS_NOT_COVERED, "interviews", cells=cells)
    if found.uncovered_groups:
        groups = tuple(map(_named, found.uncovered_groups))
        yield noted(IssueCode.GROUPS_NOT_HEARD, "interviews", groups=groups)
    if found.unsure_groups:
        groups = tuple(map(_named, found.unsure_groups))
        yield noted(IssueCode.GROUPS_UNSURE, "interviews", groups=groups)


def _outside(interviews: Sequence[Interview], found: Coverage) -> Iterator[Issue]:
    outside = frozenset(found.outside)
    for at, interview in enumerate(interviews):
        if interview in outside:
            yield noted(IssueCode.INTERVIEW_OUTSIDE_SCOPE, f"interviews[{at}]", role=interview.role)


def _cells(cells: Collection[tuple[str, str]]) -> tuple[str, ...]:
    return tuple(f"{service} ({municipality})" for service, municipality in cells)


def _named(group: GroupToHear) -> str:
    role = "" if group.role is None else f": {group.role}"
    services = f" ({', '.join(sorted(group.services))})" if group.services else ""
    return f"{group.party.value}{role}{services}"


def interviewed(audit: Audit) -> Answer[None]:
    """Does the audit have the interviews that go with its kind?"""
    if audit.interviews or audit.kind is AuditKind.SELF_ASSESSMENT:
        return Answer(None)
    return Answer(None).noting(IssueCode.INTERVIEWS_MISSING, "interviews", kind=audit.kind.value)
