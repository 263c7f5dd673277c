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
from ..errors import InvalidValueError

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


_ERRORS = frozenset(
    {
        IssueCode.OTHER_LABEL,
        IssueCode.EDITION_UNKNOWN,
        IssueCode.EDITION_WITHOUT_NORMS,
        IssueCode.EDITION_NOT_USABLE,
        IssueCode.DATES_REVERSED,
        IssueCode.NORM_UNKNOWN,
        IssueCode.FINDINGS_CONTRADICT,
        IssueCode.RATING_NOT_ALLOWED,
        IssueCode.NORMS_NOT_ASSESSED,
        IssueCode.SCOPE_MISSING,
        IssueCode.SCOPE_EMPTY,
        IssueCode.INTERVIEWS_MISSING,
        IssueCode.PREVIOUS_NOT_EARLIER,
        IssueCode.PREVIOUS_OTHER_ORGANISATION,
    }
)
_NOTES = frozenset(
    {
        IssueCode.DEVIATION_UNEXPLAINED,
        IssueCode.SCOPE_PARTIAL,
        IssueCode.ACTIVITIES_EXCLUDED,
        IssueCode.POINT_RETURNED,
        IssueCode.OUTCOME_AT_PARADOX,
    }
)


def _facts(value: Mapping[str, Fact]) -> Mapping[str, Fact]:
    return mapping_of_texts(value)


def _check_fact(faults: Faults, path: str, fact: object) -> None:
    if isinstance(fact, tuple):
        faults.instances(path, cast("tuple[object, ...]", fact), str, "text")
    elif not isinstance(fact, str | int) or isinstance(fact, bool):
        faults.add(path, f"must be text, a whole number or several texts, got {shown(fact)}")


@frozen(kw_only=True, field_transformer=plainly)
class Issue:
    """One thing to be said of an audit's file.

    Attributes:
        code: What it says.
        path: Where in the audit, such as ``findings[3].norm``.
        facts: What the sentence needs, by name.

    Raises:
        InvalidValueError: If a field is malformed; lists every fault.

    Example:
        >>> Issue(code=IssueCode.SCOPE_MISSING, path="scope").severity.value
        'error'
    """

    code: IssueCode
    path: str
    facts: Mapping[str, Fact] = field(default=FrozenMapping[str, Fact](), converter=_facts)

    def __attrs_post_init__(self) -> None:
        faults = Faults()
        faults.instance("code", self.code, IssueCode, "an IssueCode")
        faults.text("path", self.path)
        if faults.mapping("facts", self.facts, "names to facts"):
            for name, fact in self.facts.items():
                path = f"facts[{shown(name)}]"
                if faults.text(path, name):
                    _check_fact(faults, path, fact)
        faults.raise_any(InvalidValueError)

    @property
    def severity(self) -> Severity:
        """How much the issue weighs; that of the code."""
        return self.code.severity
