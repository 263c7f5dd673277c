# SPDX-License-Identifier: MIT
"""The questions that `conclude` asks about an audit by itself.

Each is a function of its own, without state: it returns the answer and the issues. What a question
needs from another one is an argument, and ``None`` if that has no answer.
"""

import datetime
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

from .._checks import Hints
from ..audit import Audit, Coverage, Finding, GroupToHear, Interview, Population, coverage
from ..evaluation import Evaluation, ReasonCode, evaluate
from ..framework import Framework, NormId, Rating
from ..scheme import Applicability, AuditKind, FollowUp, Scheme
from .issue import Fact, Issue, IssueCode

_T_co = TypeVar("_T_co", covariant=True)

DEVIATING = frozenset({Rating.PARTLY_MET, Rating.NOT_MET})
_BY_A_BODY = frozenset({AuditKind.EXTERNAL, AuditKind.EXTERNAL_WITH_PEERS})


def noted(code: IssueCode, path: str, **facts: Fact) -> Issue:
    """Return an issue with its facts by name."""
    return Issue(code=code, path=path, facts=facts)


class Answer(NamedTuple, Generic[_T_co]):
    """The answer to a question, and the issues; a question that only checks answers ``None``."""

    value: _T_co
    issues: tuple[Issue, ...] = ()

    def noting(self, code: IssueCode, path: str, **facts: Fact) -> "Answer[_T_co]":
        """Return the same answer with one issue more."""
        return Answer(self.value, (*self.issues, noted(code, path, **facts)))


# ---------------------------------------------------------------- the edition and the dates


def edition(audit: Audit, scheme: Scheme) -> Answer[Framework | None]:
    """Which edition was the audit made under, and are its norms known?"""
    key = audit.framework
    if key.label != scheme.label:
        return Answer(None).noting(
            IssueCode.OTHER_LABEL, "framework.label", label=key.label, expected=scheme.label
        )
    if key.version not in scheme:
        known = tuple(str(each.key.version) for each in scheme.frameworks)
        return Answer(None).noting(
            IssueCode.EDITION_UNKNOWN, "framework.version", version=str(key.version), known=known
        )
    framework = scheme[key.version]
    if not framework.norms:
        return Answer(framework).noting(
            IssueCode.EDITION_WITHOUT_NORMS, "framework", version=str(framework.key.version)
        )
    return Answer(framework)


def started_on(audit: Audit) -> Answer[datetime.date | None]:
    """When did the process begin that led to the audit?"""
    start = audit.process_started_on
    if start is None or start <= audit.audited_on:
        return Answer(start)
    # A start that cannot be right says nothing.
    return Answer(None).noting(
        IssueCode.DATES_REVERSED,
        "process_started_on",
        process_started_on=start.isoformat(),
        audited_on=audit.audited_on.isoformat(),
    )


def applicability(
    audit: Audit, scheme: Scheme, framework: Framework | None, start: datetime.date | None
) -> Answer[Applicability | None]:
    """May that edition be used for an audit of these dates?"""
    if framework is None:
        return Answer(None)
    editions = scheme.applicable(audited_on=audit.audited_on, process_started_on=start)
    own = next(each for each in editions if each.version == framework.key.version)
    if own.usable is False:
        return Answer(own).noting(
            IssueCode.EDITION_NOT_USABLE,
            "framework.version",
            version=str(own.version),
            status=own.status.value,
            reason=own.reason.value,
            usable=tuple(str(each.version) for each in editions if each.usable),
        )
    answer = Answer(own)
    if own.usable is None:
        answer = answer.noting(
            IssueCode.START_NEEDED, "process_started_on", version=str(own.version)
        )
    if own.awaits:
        answer = answer.noting(
            IssueCode.NEWER_EDITION_ANNOUNCED,
            "framework.version",
            version=str(own.version),
            awaits=tuple(map(str, own.awaits)),
        )
    return answer


# ---------------------------------------------------------------- the findings and the rule


def findings(audit: Audit, framework: Framework | None) -> Answer[None]:
    """Is there one finding on every norm and on nothing else, all allowed and explained?"""
    issues = [*_unexplained(audit), *_doubled(audit)]
    # Without the edition, or without its norms, less can be said; what can be said is.
    if framework is not None:
        issues += _not_allowed(audit, framework)
        if framework.norms:
            issues += _unknown(audit, framework)
            issues += _not_assessed(audit, framework)
    return Answer(None, tuple(issues))


def _unexplained(audit: Audit) -> Iterator[Issue]:
    for at, finding in enumerate(audit.findings):
        explained = finding.improvements or finding.remark.strip()
        if finding.rating in DEVIATING and not explained:
            yield noted(
                IssueCode.DEVIATION_UNEXPLAINED,
                f"findings[{at}]",
                norm=finding.norm,
                rating=finding.rating.value,
            )


def _doubled(audit: Audit) -> Iterator[Issue]:
    places: dict[NormId, list[int]] = {}
    for at, finding in enumerate(audit.findings):
        places.setdefault(finding.norm, []).append(at)
    for norm, doubled in places.items():
        if len(doubled) > 1:
            ratings = {audit.findings[at].rating for at in doubled}
            alike = len(ratings) == 1
            yield noted(
                IssueCode.FINDING_DOUBLED if alike else IssueCode.FINDINGS_CONTRADICT,
                f"findings[{doubled[1]}].norm",
                norm=norm,
                places=tuple(f"findings[{at}]" for at in doubled),
                ratings=tuple(rating.value for rating in Rating if rating in ratings),
            )


def _not_allowed(audit: Audit, framework: Framework) -> Iterator[Issue]:
    for at, finding in _barred(audit, framework):
        yield noted(
            IssueCode.RATING_NOT_ALLOWED,
            f"findings[{at}].rating",
            norm=finding.norm,
            rating=finding.rating.value,
        )


def _barred(audit: Audit, framework: Framework) -> Iterator[tuple[int, Finding]]:
    """Yield the findings with a rating that the edition does not allow, and their places."""
    if not framework.allows_not_applicable:
        for at, finding in enumerate(audit.findings):
            if finding.rating is Rating.NOT_APPLICABLE:
                yield at, finding


def _unknown(audit: Audit, framework: Framework) -> Iterator[Issue]:
    known = [norm.id for norm in framework.norms]
    unknown = audit.ratings.keys() - set(known)
    hints = _hints(unknown, known)
    for at, finding in enumerate(audit.findings):
        if finding.norm in unknown:
            yield noted(
                IssueCode.NORM_UNKNOWN,
                f"findings[{at}].norm",
                norm=finding.norm,
                nearest=hints.get(finding.norm, ()),
            )


def _hints(
    unknown: Collection[NormId], known: Sequence[NormId]
) -> Mapping[NormId, tuple[str, ...]]:
    """Return the norms that near misses were meant to be, whatever the order of the findings."""
    hints = Hints()
    near = {norm: hints.nearest(norm, known) for norm in sorted(unknown)}
    return {norm: (hint,) for norm, hint in near.items() if hint is not None}


def _not_assessed(audit: Audit, framework: Framework) -> Iterator[Issue]:
    missing = tuple(norm.id for norm in framework.norms if norm.id not in audit.ratings)
    if missing:
        yield noted(IssueCode.NORMS_NOT_ASSESSED, "findings", norms=missing, count=len(missing))


def evaluation(audit: Audit, framework: Framework | None) -> Answer[Evaluation | None]:
    """Does the organisation meet the rule of the edition?"""
    if framework is None or not framework.norms:
        return Answer(None)
    # Findings that do not fit the edition are left aside.
    barred = {finding.norm for _, finding in _barred(audit, framework)}
    found = audit.ratings
    ratings = {
        norm.id: found[norm.id]
        for norm in framework.norms
        if norm.id in found and norm.id not in barred
    }
    evaluated = evaluate(ratings, framework, cycle=audit.cycle)
    issues = tuple(
        noted(IssueCode.OUTCOME_AT_PARADOX, "findings", norms=reason.norms)
        for reason in evaluated.reasons
        if reason.code is ReasonCode.IMPROVEMENT_WOULD_FAIL
    )
    return Answer(evaluated, issues)


# ---------------------------------------------------------------- the scope and the people


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


def follow_up(audit: Audit, scheme: Scheme) -> Answer[FollowUp | None]:
    """What can an audit of this kind lead to under the label?"""
    leads_to = scheme.leads_to
    if leads_to is not None and audit.kind in leads_to:
        return Answer(leads_to[audit.kind])
    return Answer(None).noting(IssueCode.CONSEQUENCES_NOT_KNOWN, "kind", kind=audit.kind.value)


def kind(audit: Audit) -> Answer[None]:
    """Does the audit have the interviews and the certifying body that go with its kind?"""
    answer = Answer(None)
    name, body = audit.kind.value, audit.certifying_body
    if not audit.interviews and audit.kind is not AuditKind.SELF_ASSESSMENT:
        answer = answer.noting(IssueCode.INTERVIEWS_MISSING, "interviews", kind=name)
    if body is None and audit.kind in _BY_A_BODY:
        answer = answer.noting(IssueCode.CERTIFYING_BODY_MISSING, "certifying_body", kind=name)
    if body is not None and audit.kind not in _BY_A_BODY:
        answer = answer.noting(
            IssueCode.CERTIFYING_BODY_UNEXPECTED,
            "certifying_body",
            kind=name,
            certifying_body=body,
        )
    return answer
