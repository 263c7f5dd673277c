# SPDX-License-Identifier: MIT
"""What is to be said of an audit's file: coded issues with a path and facts.

A bad audit is a result: :func:`~sterksociaalwerk.conclusion.conclude` reports issues and raises
nothing. The sentences are in :mod:`sterksociaalwerk.reporting`.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import cast

from attrs import field, frozen

from .._checks import Faults, plainly, shown
from .._mapping import FrozenMapping, mapping_of_texts
from ..errors import InvalidArgumentError, InvalidValueError
from ..framework import Rating
from ..scheme import AuditKind, EditionReason, EditionStatus
from ._facts import Check, day, member, number, one_of, place_in, several, text
from ._weights import COLUMNS, FIXED, WEIGHTS

Fact = str | int | tuple[str, ...]
"""A fact of an issue: a name, a number, a date in ISO 8601, or several names."""


class Severity(StrEnum):
    """How much an issue weighs; the value is the stable form in data.

    Example:
        >>> Severity("error").name
        'ERROR'
    """

    ERROR = "error"
    """It blocks: nothing is granted while it stands."""

    WARNING = "warning"
    """It does not block, but a reviewer should know."""

    NOTE = "note"
    """It informs."""


class IssueCode(StrEnum):
    """What an issue says; the value is the stable form in data.

    Example:
        >>> IssueCode("scope-missing").is_fixed
        False
    """

    OTHER_LABEL = "other-label"
    """The audit is of another label than the scheme."""

    EDITION_UNKNOWN = "edition-unknown"
    """The scheme has no edition of the audit's version."""

    EDITION_WITHOUT_NORMS = "edition-without-norms"
    """The edition's catalogue of norms has not been supplied, so nothing can be evaluated."""

    EDITION_NOT_USABLE = "edition-not-usable"
    """The edition may not be used for an audit of these dates."""

    START_NEEDED = "start-needed"
    """Whether the edition may be used depends on when the process began, which is not known."""

    NEWER_EDITION_ANNOUNCED = "newer-edition-announced"
    """A newer edition has been announced, and from when it applies is not known here."""

    DATES_REVERSED = "dates-reversed"
    """The process began after the audit took place."""

    NORM_UNKNOWN = "norm-unknown"
    """A finding is on a norm that the edition does not have."""

    FINDINGS_CONTRADICT = "findings-contradict"
    """Findings on one norm have different ratings."""

    FINDING_DOUBLED = "finding-doubled"
    """A norm has more than one finding, with the same rating."""

    RATING_NOT_ALLOWED = "rating-not-allowed"
    """A norm is rated not applicable, which the edition does not allow."""

    NORMS_NOT_ASSESSED = "norms-not-assessed"
    """Norms have no finding: the findings are not complete."""

    DEVIATION_UNEXPLAINED = "deviation-unexplained"
    """A norm is not fully met, and its finding names no point to improve and has no remark."""

    SCOPE_MISSING = "scope-missing"
    """The scope of the audit has not been recorded."""

    SCOPE_EMPTY = "scope-empty"
    """Nothing is in scope."""

    SCOPE_PARTIAL = "scope-partial"
    """The audit is about parts of the organisation."""

    ACTIVITIES_EXCLUDED = "activities-excluded"
    """Activities are out of scope."""

    VOLUNTEERS_NOT_KNOWN = "volunteers-not-known"
    """It is not known whether volunteers are business-critical, and so whether they count."""

    INTERVIEWS_MISSING = "interviews-missing"
    """No interviews are recorded, and this kind of audit has them."""

    INTERVIEW_OUTSIDE_SCOPE = "interview-outside-scope"
    """An interview was about nothing that is in scope."""

    CELLS_NOT_COVERED = "cells-not-covered"
    """Nobody was asked about a service in some of its municipalities."""

    GROUPS_NOT_HEARD = "groups-not-heard"
    """Groups were not heard."""

    GROUPS_UNSURE = "groups-unsure"
    """Groups of volunteers were not heard, and it is not known whether they are
    business-critical."""

    CONSEQUENCES_NOT_KNOWN = "consequences-not-known"
    """The label's scheme does not say what this kind of audit leads to."""

    CERTIFYING_BODY_MISSING = "certifying-body-missing"
    """The certifying body is not named, and this kind of audit is by one."""

    CERTIFYING_BODY_UNEXPECTED = "certifying-body-unexpected"
    """A certifying body is named, and this kind of audit is not by one."""

    PREVIOUS_MISSING = "previous-missing"
    """This is a re-audit, and the earlier audit was not given."""

    PREVIOUS_UNEXPECTED = "previous-unexpected"
    """This is a first audit, and an earlier one was given."""

    PREVIOUS_NOT_EARLIER = "previous-not-earlier"
    """The earlier audit did not take place before this one."""

    PREVIOUS_OTHER_ORGANISATION = "previous-other-organisation"
    """The earlier audit is of another organisation."""

    PREVIOUS_SAME_AUDIT = "previous-same-audit"
    """The earlier audit has the identifier of this one."""

    PREVIOUS_SELF_ASSESSMENT = "previous-self-assessment"
    """The earlier audit is a self-assessment, which no certificate rests on."""

    PREVIOUS_EDITION_NOT_USABLE = "previous-edition-not-usable"
    """The edition of the earlier audit could not be used for an audit of its dates."""

    PREVIOUS_DATES_REVERSED = "previous-dates-reversed"
    """The earlier audit began after it took place."""

    PREVIOUS_NORM_UNKNOWN = "previous-norm-unknown"
    """A finding of the earlier audit is on a norm that its edition does not have."""

    PREVIOUS_FINDINGS_CONTRADICT = "previous-findings-contradict"
    """Findings of the earlier audit on one norm have different ratings."""

    PREVIOUS_RATING_NOT_ALLOWED = "previous-rating-not-allowed"
    """The earlier audit rated a norm not applicable, which its edition does not allow."""

    PREVIOUS_NOT_COMPARABLE = "previous-not-comparable"
    """The earlier audit cannot be compared norm by norm."""

    POINT_RETURNED = "point-returned"
    """A point to improve follows one of the earlier audit."""

    POINTS_AGAIN = "points-again"
    """A norm has a point to improve, or is not fully met, as at the earlier audit."""

    POINT_ID_DOUBLED = "point-id-doubled"
    """Several points to improve, of this audit or the one before, have one identifier."""

    POINT_FOLLOWS_UNKNOWN = "point-follows-unknown"
    """A point to improve follows one that the earlier audit does not have."""

    OUTCOME_AT_PARADOX = "outcome-at-paradox"
    """The rule is met, yet raising one norm would exceed a limit."""

    def severity_for(self, kind: AuditKind) -> Severity:
        """Return how much an issue with this code weighs in the file of a kind of audit.

        Nothing has been published of that: the weights are ours, and an argument of
        :func:`~sterksociaalwerk.conclusion.conclude` changes them. A self-assessment is not blocked
        by what only an audit needs. What the file of a peer review must hold is not known, so that
        what only a certificate needs is a warning there.

        Raises:
            InvalidArgumentError: If *kind* is no :class:`~sterksociaalwerk.scheme.AuditKind`.

        Example:
            >>> IssueCode.SCOPE_MISSING.severity_for(AuditKind.SELF_ASSESSMENT)
            <Severity.WARNING: 'warning'>
        """
        faults = Faults()
        faults.instance("kind", kind, AuditKind, "an AuditKind")
        faults.raise_any(InvalidArgumentError)
        return _LETTERS[WEIGHTS[self][COLUMNS[kind]]]

    @property
    def is_fixed(self) -> bool:
        """Whether no outcome can be trusted with it, so that no caller can make it weigh less."""
        return self in FIXED

    @property
    def facts(self) -> tuple[str, ...]:
        """The names of the facts of an issue with this code."""
        return tuple(_FACTS[self])


_LETTERS = {severity.name[0]: severity for severity in Severity}
_TEXTS = several(text)
_SOURCES = several(text, at_least=1)
_RATING = member(Rating)
_KIND = member(AuditKind)
_DOUBLED: Mapping[str, Check] = {
    "norm": text,
    "places": several(place_in("findings"), at_least=1),
    "ratings": several(_RATING, at_least=1),
}
_EDITION: Mapping[str, Check] = {
    "version": text,
    "status": member(EditionStatus),
    "reason": member(EditionReason),
    "usable": _TEXTS,
}
_REVERSED: Mapping[str, Check] = {"process_started_on": day, "audited_on": day}
_UNKNOWN: Mapping[str, Check] = {"norm": text, "nearest": _TEXTS}
_RATED: Mapping[str, Check] = {"norm": text, "rating": _RATING}
_NOT_COMPARABLE = one_of("no-evaluation", "no-crosswalk", "crosswalk-does-not-fit")

# What each fact of a code may be.
_FACTS: Mapping[IssueCode, Mapping[str, Check]] = {
    IssueCode.OTHER_LABEL: {"label": text, "expected": text},
    IssueCode.EDITION_UNKNOWN: {"version": text, "known": _TEXTS},
    IssueCode.EDITION_WITHOUT_NORMS: {"version": text},
    IssueCode.EDITION_NOT_USABLE: _EDITION,
    IssueCode.START_NEEDED: {"version": text},
    IssueCode.NEWER_EDITION_ANNOUNCED: {"version": text, "awaits": _SOURCES},
    IssueCode.DATES_REVERSED: _REVERSED,
    IssueCode.NORM_UNKNOWN: _UNKNOWN,
    IssueCode.FINDINGS_CONTRADICT: _DOUBLED,
    IssueCode.FINDING_DOUBLED: _DOUBLED,
    IssueCode.RATING_NOT_ALLOWED: _RATED,
    IssueCode.NORMS_NOT_ASSESSED: {"norms": _TEXTS, "count": number},
    IssueCode.DEVIATION_UNEXPLAINED: _RATED,
    IssueCode.SCOPE_MISSING: {},
    IssueCode.SCOPE_EMPTY: {},
    IssueCode.SCOPE_PARTIAL: {},
    IssueCode.ACTIVITIES_EXCLUDED: {"activities": _TEXTS},
    IssueCode.VOLUNTEERS_NOT_KNOWN: {"at_least": number, "at_most": number},
    IssueCode.INTERVIEWS_MISSING: {"kind": _KIND},
    IssueCode.INTERVIEW_OUTSIDE_SCOPE: {"role": text},
    IssueCode.CELLS_NOT_COVERED: {"cells": _TEXTS},
    IssueCode.GROUPS_NOT_HEARD: {"groups": _TEXTS},
    IssueCode.GROUPS_UNSURE: {"groups": _TEXTS},
    IssueCode.CONSEQUENCES_NOT_KNOWN: {"kind": _KIND},
    IssueCode.CERTIFYING_BODY_MISSING: {"kind": _KIND},
    IssueCode.CERTIFYING_BODY_UNEXPECTED: {"kind": _KIND, "certifying_body": text},
    IssueCode.PREVIOUS_MISSING: {},
    IssueCode.PREVIOUS_UNEXPECTED: {"id": text},
    IssueCode.PREVIOUS_NOT_EARLIER: {"previous": day, "audited_on": day},
    IssueCode.PREVIOUS_OTHER_ORGANISATION: {"previous": text, "organisation": text},
    IssueCode.PREVIOUS_SAME_AUDIT: {"id": text},
    IssueCode.PREVIOUS_SELF_ASSESSMENT: {"id": text},
    IssueCode.PREVIOUS_EDITION_NOT_USABLE: _EDITION,
    IssueCode.PREVIOUS_DATES_REVERSED: _REVERSED,
    IssueCode.PREVIOUS_NORM_UNKNOWN: _UNKNOWN,
    IssueCode.PREVIOUS_FINDINGS_CONTRADICT: _DOUBLED,
    IssueCode.PREVIOUS_RATING_NOT_ALLOWED: _RATED,
    IssueCode.PREVIOUS_NOT_COMPARABLE: {
        "previous": text,
        "framework": text,
        "reason": _NOT_COMPARABLE,
    },
    IssueCode.POINT_RETURNED: {"norm": text, "now": text, "source": text, "before": text},
    IssueCode.POINTS_AGAIN: {"norm": text, "sources": _SOURCES, "before": _TEXTS, "now": _TEXTS},
    IssueCode.POINT_ID_DOUBLED: {"id": text, "norms": _SOURCES},
    IssueCode.POINT_FOLLOWS_UNKNOWN: {"norm": text, "follows": text, "nearest": _TEXTS},
    IssueCode.OUTCOME_AT_PARADOX: {"norms": _TEXTS},
}
_is_interview = place_in("interviews")


def _severity(value: Severity | None) -> Severity:
    # One that is not given is filled in once the code is known to be one.
    return cast("Severity", value)


def _facts(value: Mapping[str, Fact]) -> Mapping[str, Fact]:
    return mapping_of_texts(value)


def _check_facts(faults: Faults, code: IssueCode, facts: Mapping[str, Fact]) -> None:
    """Check that there is a fact of every name, each right, and none besides."""
    checks = _FACTS[code]
    for name, check in checks.items():
        path = f"facts[{name!r}]"
        if name in facts:
            check(faults, path, facts[name])
        else:
            faults.add(path, f"must be given for {code.value!r}")
    for name in facts:
        if name not in checks:
            path = f"facts[{shown(name)}]"
            faults.add(path, f"is no fact of {code.value!r}{faults.hint(name, checks)}")


@frozen(kw_only=True, field_transformer=plainly)
class Issue:
    """One thing to be said of an audit's file.

    Attributes:
        code: What it says.
        path: Where in the audit, such as ``findings[3].norm``.
        facts: What the sentence needs, by name: exactly those that :attr:`IssueCode.facts` names.
        severity: How much it weighs in its file; without one, as much as in that of an external
            audit.

    Raises:
        InvalidValueError: If a field is malformed, or the facts are not those of the code; lists
            every fault.

    Example:
        >>> Issue(code=IssueCode.SCOPE_MISSING, path="scope").severity.value
        'error'
    """

    code: IssueCode
    path: str
    facts: Mapping[str, Fact] = field(default=FrozenMapping[str, Fact](), converter=_facts)
    severity: Severity = field(default=None, converter=_severity)

    def __attrs_post_init__(self) -> None:
        faults = Faults()
        known = faults.instance("code", self.code, IssueCode, "an IssueCode")
        if faults.text("path", self.path) and self.code is IssueCode.INTERVIEW_OUTSIDE_SCOPE:
            _is_interview(faults, "path", self.path)
        if faults.mapping("facts", self.facts, "names to facts") and known:
            _check_facts(faults, self.code, self.facts)
        given = cast("Severity | None", self.severity)
        if given is not None:
            faults.instance("severity", given, Severity, "a Severity")
        elif known:
            usual = self.code.severity_for(AuditKind.EXTERNAL)
            object.__setattr__(self, "severity", usual)
        faults.raise_any(InvalidValueError)
