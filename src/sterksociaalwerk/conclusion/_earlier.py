# SPDX-License-Identifier: MIT
"""The questions that `conclude` asks about an audit beside the one before it."""

from collections.abc import Iterator, Mapping

from ..audit import Audit
from ..comparison import CarryPolicy, Change, Comparison, Crosswalk, compare
from ..errors import InvalidValueError, WrongFrameworkError
from ..evaluation import Evaluation
from ..framework import Cycle
from ..scheme import AuditKind, Scheme
from ._questions import (
    Answer,
    applicability,
    edition,
    evaluation,
    findings,
    noted,
    started_on,
)
from .issue import Issue, IssueCode

# What leaves less of the earlier audit to compare; the rest is for its own conclusion.
_OF_PREVIOUS: Mapping[IssueCode, IssueCode] = {
    IssueCode.EDITION_NOT_USABLE: IssueCode.PREVIOUS_EDITION_NOT_USABLE,
    IssueCode.DATES_REVERSED: IssueCode.PREVIOUS_DATES_REVERSED,
    IssueCode.NORM_UNKNOWN: IssueCode.PREVIOUS_NORM_UNKNOWN,
    IssueCode.FINDINGS_CONTRADICT: IssueCode.PREVIOUS_FINDINGS_CONTRADICT,
    IssueCode.RATING_NOT_ALLOWED: IssueCode.PREVIOUS_RATING_NOT_ALLOWED,
}


def given(audit: Audit, previous: Audit | None) -> Answer[None]:
    """Was an earlier audit passed if this is a re-audit, and can it be the one before?"""
    answer = Answer(None)
    if previous is None:
        if audit.cycle is Cycle.RECERTIFICATION:
            answer = answer.noting(IssueCode.PREVIOUS_MISSING, "previous")
        return answer
    if audit.cycle is Cycle.INITIAL:
        answer = answer.noting(IssueCode.PREVIOUS_UNEXPECTED, "previous", id=previous.id)
    if previous.audited_on >= audit.audited_on:
        answer = answer.noting(
            IssueCode.PREVIOUS_NOT_EARLIER,
            "previous.audited_on",
            previous=previous.audited_on.isoformat(),
            audited_on=audit.audited_on.isoformat(),
        )
    if previous.id == audit.id:
        answer = answer.noting(IssueCode.PREVIOUS_SAME_AUDIT, "previous.id", id=audit.id)
    if previous.kind is AuditKind.SELF_ASSESSMENT:
        answer = answer.noting(IssueCode.PREVIOUS_SELF_ASSESSMENT, "previous.kind", id=previous.id)
    return Answer(None, (*answer.issues, *_organisation(audit, previous)))


def _organisation(audit: Audit, previous: Audit) -> Iterator[Issue]:
    if previous.scope is None or audit.scope is None:
        return
    then, now = previous.scope.organisation, audit.scope.organisation
    if now.same_as(then):
        return
    if now.succeeds(then):
        code = IssueCode.PREVIOUS_OF_PREDECESSOR
    elif now.id is not None and then.id is not None:
        code = IssueCode.PREVIOUS_OTHER_ORGANISATION
    else:
        # A name may have changed without anybody recording it.
        code = IssueCode.PREVIOUS_ORGANISATION_DIFFERS
    yield noted(code, "previous.scope.organisation", previous=then.name, organisation=now.name)


def checked(previous: Audit | None, scheme: Scheme) -> Answer[None]:
    """Are the dates of the earlier audit right, could it use its edition, do its findings fit?"""
    if previous is None:
        return Answer(None)
    framework = edition(previous, scheme).value
    start = started_on(previous)
    answers = (
        start,
        applicability(previous, scheme, framework, start.value),
        findings(previous, framework),
    )
    issues = tuple(
        noted(_OF_PREVIOUS[issue.code], f"previous.{issue.path}", **issue.facts)
        for answer in answers
        for issue in answer.issues
        if issue.code in _OF_PREVIOUS
    )
    return Answer(None, issues)


def comparison(
    audit: Audit,
    previous: Audit | None,
    scheme: Scheme,
    evaluated: Evaluation | None,
    *,
    crosswalk: Crosswalk | None,
    policy: Mapping[Change, CarryPolicy] | None,
) -> Answer[Comparison | None]:
    """What became of each norm since the earlier audit?"""
    if previous is None:
        return Answer(None)
    before = evaluation(previous, edition(previous, scheme).value).value
    problem = "no-evaluation"
    if before is not None and evaluated is not None:
        try:
            return Answer(compare(before, evaluated, crosswalk=crosswalk, policy=policy))
        except WrongFrameworkError:
            problem = "no-crosswalk"
        except InvalidValueError:
            problem = "crosswalk-does-not-fit"
    return Answer(None).noting(
        IssueCode.PREVIOUS_NOT_COMPARABLE,
        "previous.framework",
        previous=str(previous.framework),
        framework=str(audit.framework),
        reason=problem,
    )
