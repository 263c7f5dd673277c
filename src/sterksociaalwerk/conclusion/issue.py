# SPDX-License-Identifier: MIT
"""What is to be said about an audit's file: coded issues with a path and facts.

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
from ..scheme import AuditKind
from ._fact_table import FACTS
from ._facts import place_in
from ._weights import COLUMNS, FIXED, WEIGHTS

Fact = str | int | tuple[str, ...]
"""A fact of an issue: a name, a number, a date in ISO 8601, or several names."""


class Severity(StrEnum):
    """How serious an issue is; the value is the stable form in data.

    Example:
        >>> Severity("error").name
        'ERROR'
    """

    ERROR = "error"
    """It blocks: nothing is granted until it is solved."""

    WARNING = "warning"
    """It does not block, but a reviewer should know."""

    NOTE = "note"
    """It is for information."""


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
    """Whether the edition may be used depends on when the process started, which is not known."""

    NEWER_EDITION_ANNOUNCED = "newer-edition-announced"
    """A newer edition has been announced, and from when it applies is not known here."""

    DATES_REVERSED = "dates-reversed"
    """The process started after the audit took place."""

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
    """Auditors rate a norm differently, and the outcome may depend on who is right."""

    PART_UNKNOWN = "part-unknown"
    """Findings are on a part of the organisation that no recorded scope names."""

    PARTS_NOT_ASSESSED = "parts-not-assessed"
    """Norms have a finding on other parts of the organisation, but none on this one."""

    PARTS_DIFFER = "parts-differ"
    """Parts of the organisation have different ratings; how they are combined does not matter."""

    PARTS_DIFFER_DECISIVE = "parts-differ-decisive"
    """Parts of the organisation have different ratings, and how they are combined may matter."""

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
    """It is recorded that there were no interviews, and this kind of audit includes them."""

    INTERVIEWS_NOT_RECORDED = "interviews-not-recorded"
    """Interviews are not recorded, and this kind of audit includes them."""

    INTERVIEW_OUTSIDE_SCOPE = "interview-outside-scope"
    """An interview was about nothing in scope."""

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
    """Groups were not heard, and it is not known whether they count or have anyone in them."""

    CONSEQUENCES_NOT_KNOWN = "consequences-not-known"
    """The label's scheme does not say what this kind of audit leads to."""

    CERTIFYING_BODY_MISSING = "certifying-body-missing"
    """The certifying body is not named, and this kind of audit is done by one."""

    CERTIFYING_BODY_UNEXPECTED = "certifying-body-unexpected"
    """A certifying body is named, and this kind of audit is not done by one."""

    PREVIOUS_MISSING = "previous-missing"
    """This is a re-audit, and the earlier audit was not given."""

    PREVIOUS_UNEXPECTED = "previous-unexpected"
    """This is a first audit, and an earlier one was given."""

    PREVIOUS_NOT_EARLIER = "previous-not-earlier"
    """The earlier audit did not take place before this one."""

    PREVIOUS_OTHER_ORGANISATION = "previous-other-organisation"
    """The earlier audit is of another organisation, according to its identifier."""

    PREVIOUS_ORGANISATION_DIFFERS = "previous-organisation-differs"
    """The earlier audit is under another name, and at least one has no identifier."""

    PREVIOUS_OF_PREDECESSOR = "previous-of-predecessor"
    """The earlier audit is of an organisation that merged into this one."""

    PREVIOUS_SAME_AUDIT = "previous-same-audit"
    """The earlier audit has the identifier of this one."""

    PREVIOUS_SELF_ASSESSMENT = "previous-self-assessment"
    """The earlier audit is a self-assessment, which no certificate rests on."""

    PREVIOUS_EDITION_NOT_USABLE = "previous-edition-not-usable"
    """The edition of the earlier audit could not be used for an audit of its dates."""

    PREVIOUS_DATES_REVERSED = "previous-dates-reversed"
    """The process of the earlier audit started after that audit took place."""

    PREVIOUS_NORM_UNKNOWN = "previous-norm-unknown"
    """A finding of the earlier audit is on a norm that its edition does not have."""

    PREVIOUS_FINDINGS_CONTRADICT = "previous-findings-contradict"
    """Findings of the earlier audit on one norm have different ratings."""

    PREVIOUS_RATING_NOT_ALLOWED = "previous-rating-not-allowed"
    """The earlier audit rated a norm not applicable, which its edition does not allow."""

    PREVIOUS_NOT_COMPARABLE = "previous-not-comparable"
    """The earlier audit cannot be compared norm by norm."""

    POINT_RETURNED = "point-returned"
    """A point to improve follows one from the earlier audit."""

    POINTS_AGAIN = "points-again"
    """A norm has a point to improve, or is not fully met, as at the earlier audit."""

    POINT_ID_DOUBLED = "point-id-doubled"
    """Several points to improve, of this audit or the one before, share an identifier."""

    POINT_FOLLOWS_UNKNOWN = "point-follows-unknown"
    """A point to improve follows one that the earlier audit does not have."""

    OUTCOME_AT_PARADOX = "outcome-at-paradox"
    """The rule is met, yet raising one norm would exceed a limit."""

    # What does not fit between the steps after the audit: see `certification.check_chain`.

    CHAIN_KIND_LEADS_TO_NONE = "chain-kind-leads-to-none"
    """A step was taken that this kind of audit never leads to."""

    CHAIN_CONSEQUENCES_NOT_KNOWN = "chain-consequences-not-known"
    """A step was taken, but the label's scheme does not say what this kind of audit leads to."""

    CHAIN_OUTCOME_LEADS_TO_NONE = "chain-outcome-leads-to-none"
    """A step was taken that an audit with this outcome does not lead to."""

    CHAIN_FILE_NOT_SETTLED = "chain-file-not-settled"
    """A step was taken while the file of the audit was open or had errors."""

    CHAIN_ADVICE_POSITIVE_ON_FAIL = "chain-advice-positive-on-fail"
    """The advice is to award, but the audit does not meet the rule."""

    CHAIN_ADVICE_NEGATIVE_ON_PASS = "chain-advice-negative-on-pass"  # no password
    """The advice is not to award, but the audit meets the rule."""

    CHAIN_DECISION_AGAINST_ADVICE = "chain-decision-against-advice"
    """The committee decided against the advice."""

    CHAIN_CERTIFICATE_AFTER_REFUSAL = "chain-certificate-after-refusal"
    """The committee refused, but there is a certificate."""

    CHAIN_STEP_MISSING = "chain-step-missing"
    """A step was taken, but the one before it is not in the file."""

    CHAIN_STEP_TOO_EARLY = "chain-step-too-early"
    """A step was taken before the one that it should follow."""

    CHAIN_STATES_ANOTHER = "chain-states-another"
    """A step states another advice, award or certificate than the one in the file."""

    CHAIN_OTHER_AUDIT = "chain-other-audit"
    """A step is about another audit."""

    CHAIN_OTHER_KIND = "chain-other-kind"
    """The entry in the register names another kind of audit."""

    CHAIN_OTHER_EDITION = "chain-other-edition"
    """The certificate is for another edition than the audit."""

    CHAIN_OTHER_BODY = "chain-other-body"
    """The advice was given by another body than the one that audited."""

    CHAIN_OTHER_ORGANISATION = "chain-other-organisation"
    """A step is for another organisation: their identifiers differ."""

    CHAIN_ORGANISATION_DIFFERS = "chain-organisation-differs"
    """A step is for an organisation with another name, or for a successor."""

    CHAIN_OTHER_PERIOD = "chain-other-period"
    """The certificate is not valid for as long as the edition says."""

    CHAIN_PERIOD_NOT_KNOWN = "chain-period-not-known"
    """How long a certificate of the edition is valid is not known."""

    CHAIN_SCOPE_OUTSIDE_AUDIT = "chain-scope-outside-audit"
    """A certificate or entry is for services in municipalities that were not audited."""

    CHAIN_SCOPE_EXTENDED = "chain-scope-extended"
    """The scope of the certificate was extended to what this audit did not cover."""

    CHAIN_SCOPE_OUTSIDE_CERTIFICATE = "chain-scope-outside-certificate"
    """The entry is for services in municipalities that the certificate is not for."""

    def severity_for(self, kind: AuditKind) -> Severity:
        """Return the severity of an issue with this code in the file of a kind of audit.

        Nothing has been published about this: the severities are ours, and an argument of
        :func:`~sterksociaalwerk.conclusion.conclude` changes them. A self-assessment is not blocked
        by what only an audit needs. What the file of a peer review must hold is not known, so what
        only a certificate needs is a warning there.

        Raises:
            InvalidArgumentError: If *kind* is not an :class:`~sterksociaalwerk.scheme.AuditKind`.

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
        """Whether it makes every outcome unreliable, so that no caller can make it less serious."""
        return self in FIXED

    @property
    def facts(self) -> tuple[str, ...]:
        """The names of the facts of an issue with this code."""
        return tuple(FACTS[self])


_LETTERS = {severity.name[0]: severity for severity in Severity}
_is_interview = place_in("interviews")


def _severity(value: Severity | None) -> Severity:
    # One that is not given is filled in once the code is known to be one.
    return cast("Severity", value)


def _facts(value: Mapping[str, Fact]) -> Mapping[str, Fact]:
    return mapping_of_texts(value)


def _check_facts(faults: Faults, code: IssueCode, facts: Mapping[str, Fact]) -> None:
    """Check that there is a fact of every name, each right, and none besides."""
    checks = FACTS[code]
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
    """One thing to be said about an audit's file.

    Attributes:
        code: What it says.
        path: Where in the audit, such as ``findings[3].norm``.
        facts: What the sentence needs, by name: exactly those that :attr:`IssueCode.facts` names.
        severity: How serious it is in its file; by default, as in the file of an external audit.

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
        if faults.text("path", self.path) and known and self.code.startswith("interview-"):
            # Texts say which interview it is.
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
