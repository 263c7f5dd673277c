# SPDX-License-Identifier: MIT
"""The questions that `conclude` asks about an audit by itself.

Each is a function of its own, without state: it returns the answer and the issues. What a question
needs from another one is an argument, and ``None`` if that has no answer.
"""

import datetime
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

from .._checks import Hints
from ..audit import Audit, Finding
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
    """When did the process start that led to the audit?"""
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
    """Is there one finding on every norm and on nothing else, each allowed and explained?"""
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
    for norm, _, doubled, code in repeated(audit):
        if code is not IssueCode.FINDINGS_DISAGREE:
            yield noted(code, f"findings[{doubled[1]}].norm", norm=norm, **facts_of(audit, doubled))


def repeated(audit: Audit) -> Iterator[tuple[NormId, str | None, Sequence[int], IssueCode]]:
    """Yield norm and part, places and code of findings that say twice what is said once.

    Only findings of different auditors can agree or disagree; whose a finding is without a name,
    nobody knows.
    """
    if len(audit.ratings) == len(audit.findings):
        return
    places: dict[tuple[NormId, str | None], list[int]] = {}
    for at, finding in enumerate(audit.findings):
        places.setdefault((finding.norm, finding.part), []).append(at)
    for (norm, part), doubled in places.items():
        if len(doubled) > 1:
            by_auditor: dict[str | None, list[Rating]] = {}
            for at in doubled:
                finding = audit.findings[at]
                by_auditor.setdefault(finding.found_by, []).append(finding.rating)
            differing = len({rating for each in by_auditor.values() for rating in each}) > 1
            if differing and (
                None in by_auditor or any(len({*e}) > 1 for e in by_auditor.values())
            ):
                yield norm, part, doubled, IssueCode.FINDINGS_CONTRADICT
            elif differing:
                yield norm, part, doubled, IssueCode.FINDINGS_DISAGREE
            elif None in by_auditor or len(by_auditor) < len(doubled):
                yield norm, part, doubled, IssueCode.FINDING_DOUBLED


def facts_of(audit: Audit, places: Sequence[int]) -> dict[str, Fact]:
    """Return where findings stand and how they rate."""
    ratings = {audit.findings[at].rating for at in places}
    return {
        "places": tuple(f"findings[{at}]" for at in places),
        "ratings": tuple(rating.value for rating in Rating if rating in ratings),
    }


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
    found = audit.ratings.keys()
    missing = tuple(norm.id for norm in framework.norms if norm.id not in found)
    if missing:
        yield noted(IssueCode.NORMS_NOT_ASSESSED, "findings", norms=missing, count=len(missing))


def evaluation(audit: Audit, framework: Framework | None) -> Answer[Evaluation | None]:
    """Does the organisation meet the rule of the edition?"""
    if framework is None or not framework.norms:
        return Answer(None)
    # Findings that do not fit the edition are left aside.
    barred = {finding.norm for _, finding in _barred(audit, framework)}
    found = dict(audit.ratings.items())
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


# ---------------------------------------------------------------- the kind of audit


def follow_up(audit: Audit, scheme: Scheme) -> Answer[FollowUp | None]:
    """What can an audit of this kind lead to under the label?"""
    leads_to = scheme.leads_to
    if leads_to is not None and audit.kind in leads_to:
        return Answer(leads_to[audit.kind])
    return Answer(None).noting(IssueCode.CONSEQUENCES_NOT_KNOWN, "kind", kind=audit.kind.value)


def kind(audit: Audit) -> Answer[None]:
    """Does the audit have the certifying body that goes with its kind?"""
    answer = Answer(None)
    name, body = audit.kind.value, audit.certifying_body
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
