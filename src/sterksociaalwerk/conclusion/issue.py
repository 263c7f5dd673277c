# SPDX-License-Identifier: MIT
"""What is to be said of an audit's file: coded issues with a path and facts.

A bad audit is a result: :func:`~sterksociaalwerk.conclusion.conclude` reports issues and raises
nothing. The sentences are in :mod:`sterksociaalwerk.reporting`.
"""

from collections.abc import Mapping
from enum import StrEnum

from attrs import field, frozen

from .._checks import Faults, plainly, shown
from .._mapping import FrozenMapping, mapping_of_texts
from ..errors import InvalidValueError
from ..framework import Rating
from ..scheme import AuditKind, EditionReason, EditionStatus
from ._facts import Check, day, member, number, number_if_known, one_of, place_in, several, text

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
        >>> IssueCode("scope-missing").severity.value
        'error'
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
    """Whether the edition may be used depends on when the audit began, which is not known."""

    DATES_REVERSED = "dates-reversed"
    """The audit began after it took place."""

    NORM_UNKNOWN = "norm-unknown"
    """A finding is on a norm that the edition does not have."""

    FINDINGS_CONTRADICT = "findings-contradict"
    """Findings on one norm have different ratings."""

    FINDING_DOUBLED = "finding-doubled"
    """A norm has more than one finding, with the same rating."""

    RATING_NOT_ALLOWED = "rating-not-allowed"
    """A norm is rated not applicable, which the edition does not allow."""

    FINDINGS_DISAGREE = "findings-disagree"
    """Auditors rate a norm differently; the outcome is the same whoever is right."""

    FINDINGS_DISAGREE_DECISIVE = "findings-disagree-decisive"
    """Auditors rate a norm differently, and the outcome is not certain while they do."""

    PART_UNKNOWN = "part-unknown"
    """Findings are on a part of the organisation that the scope does not name."""

    PARTS_NOT_ASSESSED = "parts-not-assessed"
    """Norms have a finding on other parts of the organisation, and none on this one."""

    PARTS_DIFFER = "parts-differ"
    """Parts of the organisation have different ratings; how they are joined does not matter."""

    PARTS_DIFFER_DECISIVE = "parts-differ-decisive"
    """Parts of the organisation have different ratings, and how they are joined may matter."""

    PARTS_BESIDE_WHOLE = "parts-beside-whole"
    """Norms have a finding on the whole, which counts, and findings on parts, which do not."""

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

    WHOLE_ORGANISATION_NOT_RECORDED = "whole-organisation-not-recorded"
    """It is not recorded whether the audit is about the whole organisation."""

    STAFF_NOT_RECORDED = "staff-not-recorded"
    """The scope does not record the staff, so nobody knows how many count."""

    VOLUNTEERS_NOT_RECORDED = "volunteers-not-recorded"
    """The scope does not record the volunteers, and the edition counts volunteers."""

    ACTIVITIES_EXCLUDED = "activities-excluded"
    """Activities are out of scope."""

    VOLUNTEERS_NOT_KNOWN = "volunteers-not-known"
    """It is not known whether volunteers are business-critical, and so whether they count."""

    INTERVIEWS_MISSING = "interviews-missing"
    """It is recorded that there were no interviews, and this kind of audit has them."""

    INTERVIEWS_NOT_RECORDED = "interviews-not-recorded"
    """Interviews are not recorded, and this kind of audit has them."""

    INTERVIEW_OUTSIDE_SCOPE = "interview-outside-scope"
    """An interview was about nothing that is in scope."""

    INTERVIEW_PARTLY_OUTSIDE_SCOPE = "interview-partly-outside-scope"
    """An interview was also about services or municipalities that are out of scope."""

    INTERVIEW_NAME_UNKNOWN = "interview-name-unknown"
    """An interview names a role, a service or a municipality that the scope does not."""

    CELLS_NOT_COVERED = "cells-not-covered"
    """No recorded interview was about a service in some of its municipalities."""

    CELLS_NOT_RECORDED = "cells-not-recorded"
    """Whether an interview was about a service in some of its municipalities is not recorded."""

    GROUPS_NOT_HEARD = "groups-not-heard"
    """Groups were not heard."""

    GROUPS_UNSURE = "groups-unsure"
    """Groups were not heard, and it is not known whether they count or have anybody."""

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
    """A point to improve of the earlier audit came back."""

    OUTCOME_AT_PARADOX = "outcome-at-paradox"
    """The rule is met, yet raising one norm would exceed a limit."""

    @property
    def severity(self) -> Severity:
        """How much an issue with this code weighs."""
        if self in _ERRORS:
            return Severity.ERROR
        return Severity.NOTE if self in _NOTES else Severity.WARNING

    @property
    def facts(self) -> tuple[str, ...]:
        """The names of the facts of an issue with this code."""
        return tuple(_FACTS[self])


_ERRORS = frozenset(
    {
        IssueCode.OTHER_LABEL,
        IssueCode.EDITION_UNKNOWN,
        IssueCode.EDITION_WITHOUT_NORMS,
        IssueCode.EDITION_NOT_USABLE,
        IssueCode.DATES_REVERSED,
        IssueCode.NORM_UNKNOWN,
        IssueCode.FINDINGS_CONTRADICT,
        IssueCode.FINDINGS_DISAGREE_DECISIVE,
        IssueCode.PART_UNKNOWN,
        IssueCode.PARTS_NOT_ASSESSED,
        IssueCode.PARTS_DIFFER_DECISIVE,
        IssueCode.RATING_NOT_ALLOWED,
        IssueCode.NORMS_NOT_ASSESSED,
        IssueCode.SCOPE_MISSING,
        IssueCode.SCOPE_EMPTY,
        IssueCode.INTERVIEWS_MISSING,
        IssueCode.INTERVIEWS_NOT_RECORDED,
        IssueCode.PREVIOUS_NOT_EARLIER,
        IssueCode.PREVIOUS_OTHER_ORGANISATION,
        IssueCode.PREVIOUS_SAME_AUDIT,
    }
)
_NOTES = frozenset(
    {
        IssueCode.DEVIATION_UNEXPLAINED,
        IssueCode.PARTS_BESIDE_WHOLE,
        IssueCode.SCOPE_PARTIAL,
        IssueCode.INTERVIEW_PARTLY_OUTSIDE_SCOPE,
        IssueCode.ACTIVITIES_EXCLUDED,
        IssueCode.POINT_RETURNED,
        IssueCode.OUTCOME_AT_PARADOX,
    }
)


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
_DISAGREED = {**_DOUBLED, "part": _TEXTS, "found_by": several(text, at_least=2)}
_DIFFERING: Mapping[str, Check] = {"norms": _SOURCES, "count": number}
_FIELD = one_of("role", "services", "municipalities")
_NOT_COMPARABLE = one_of("no-evaluation", "no-crosswalk", "crosswalk-does-not-fit")

# What each fact of a code may be.
_FACTS: Mapping[IssueCode, Mapping[str, Check]] = {
    IssueCode.OTHER_LABEL: {"label": text, "expected": text},
    IssueCode.EDITION_UNKNOWN: {"version": text, "known": _TEXTS},
    IssueCode.EDITION_WITHOUT_NORMS: {"version": text},
    IssueCode.EDITION_NOT_USABLE: _EDITION,
    IssueCode.START_NEEDED: {"version": text},
    IssueCode.DATES_REVERSED: _REVERSED,
    IssueCode.NORM_UNKNOWN: _UNKNOWN,
    IssueCode.FINDINGS_CONTRADICT: _DOUBLED,
    IssueCode.FINDING_DOUBLED: _DOUBLED,
    IssueCode.RATING_NOT_ALLOWED: _RATED,
    IssueCode.FINDINGS_DISAGREE: _DISAGREED,
    IssueCode.FINDINGS_DISAGREE_DECISIVE: _DISAGREED,
    IssueCode.PART_UNKNOWN: {"part": text, "nearest": _TEXTS},
    IssueCode.PARTS_NOT_ASSESSED: {"part": text, **_DIFFERING},
    IssueCode.PARTS_DIFFER: _DIFFERING,
    IssueCode.PARTS_DIFFER_DECISIVE: _DIFFERING,
    IssueCode.PARTS_BESIDE_WHOLE: _DIFFERING,
    IssueCode.NORMS_NOT_ASSESSED: {"norms": _TEXTS, "count": number},
    IssueCode.DEVIATION_UNEXPLAINED: _RATED,
    IssueCode.SCOPE_MISSING: {},
    IssueCode.SCOPE_EMPTY: {},
    IssueCode.SCOPE_PARTIAL: {},
    IssueCode.WHOLE_ORGANISATION_NOT_RECORDED: {},
    IssueCode.STAFF_NOT_RECORDED: {},
    IssueCode.VOLUNTEERS_NOT_RECORDED: {},
    IssueCode.ACTIVITIES_EXCLUDED: {"activities": _TEXTS},
    IssueCode.VOLUNTEERS_NOT_KNOWN: {"at_least": number, "at_most": number_if_known},
    IssueCode.INTERVIEWS_MISSING: {"kind": _KIND},
    IssueCode.INTERVIEWS_NOT_RECORDED: {"kind": _KIND},
    IssueCode.INTERVIEW_OUTSIDE_SCOPE: {"role": text},
    IssueCode.INTERVIEW_PARTLY_OUTSIDE_SCOPE: {
        "role": text,
        "services": _TEXTS,
        "municipalities": _TEXTS,
    },
    IssueCode.INTERVIEW_NAME_UNKNOWN: {"field": _FIELD, "name": text, "nearest": _TEXTS},
    IssueCode.CELLS_NOT_COVERED: {"cells": _TEXTS},
    IssueCode.CELLS_NOT_RECORDED: {"cells": _TEXTS},
    IssueCode.GROUPS_NOT_HEARD: {"groups": _TEXTS},
    IssueCode.GROUPS_UNSURE: {"groups": _TEXTS},
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
    IssueCode.POINT_RETURNED: {"norm": text, "sources": _SOURCES, "before": _TEXTS, "now": _TEXTS},
    IssueCode.OUTCOME_AT_PARADOX: {"norms": _TEXTS},
}
_is_interview = place_in("interviews")


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

    def __attrs_post_init__(self) -> None:
        faults = Faults()
        known = faults.instance("code", self.code, IssueCode, "an IssueCode")
        if faults.text("path", self.path) and known and self.code.startswith("interview-"):
            # Texts say which interview it is.
            _is_interview(faults, "path", self.path)
        if faults.mapping("facts", self.facts, "names to facts") and known:
            _check_facts(faults, self.code, self.facts)
        faults.raise_any(InvalidValueError)

    @property
    def severity(self) -> Severity:
        """How much the issue weighs; that of the code."""
        return self.code.severity
