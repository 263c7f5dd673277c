# SPDX-License-Identifier: MIT
"""One answer to an audit, with everything that a certifier's file must hold.

A conclusion says what an audit leads to if the parties act on it. What is granted, and by whom, is
for :mod:`sterksociaalwerk.certification`.
"""

from collections.abc import Iterable, Mapping
from typing import ClassVar

from attrs import frozen

from .._checks import Faults, NoTruthValue
from .._mapping import FrozenMapping
from ..audit import Audit, Coverage, Population
from ..comparison import CarryPolicy, Change, Comparison, Crosswalk
from ..errors import InvalidArgumentError
from ..evaluation import Evaluation, Outcome
from ..framework import NormId
from ..scheme import Applicability, AuditKind, Consequence, Scheme
from . import (
    _earlier as earlier,
    _part_questions as parting,
    _questions as questions,
    _scope_questions as scoping,
)
from .issue import Issue, IssueCode, Severity

_CERTIFIED = (Consequence.ADVICE, Consequence.CERTIFICATE, Consequence.REGISTER_ENTRY)
_ADVISED = (Consequence.ADVICE,)
_LEARNED = (Consequence.LEARNING_REPORT, Consequence.REGISTER_ENTRY)
_PREPARED = (Consequence.PREPARATION,)

LEADS_TO: Mapping[tuple[AuditKind, Outcome], tuple[Consequence, ...]] = FrozenMapping(
    {
        (AuditKind.EXTERNAL, Outcome.PASS): _CERTIFIED,
        (AuditKind.EXTERNAL, Outcome.FAIL): _ADVISED,
        (AuditKind.EXTERNAL, Outcome.OPEN): (),
        (AuditKind.EXTERNAL_WITH_PEERS, Outcome.PASS): _CERTIFIED,
        (AuditKind.EXTERNAL_WITH_PEERS, Outcome.FAIL): _ADVISED,
        (AuditKind.EXTERNAL_WITH_PEERS, Outcome.OPEN): (),
        (AuditKind.PEER_REVIEW, Outcome.PASS): _LEARNED,
        (AuditKind.PEER_REVIEW, Outcome.FAIL): _LEARNED,
        (AuditKind.PEER_REVIEW, Outcome.OPEN): (),
        (AuditKind.SELF_ASSESSMENT, Outcome.PASS): _PREPARED,
        (AuditKind.SELF_ASSESSMENT, Outcome.FAIL): _PREPARED,
        (AuditKind.SELF_ASSESSMENT, Outcome.OPEN): (),
    }
)
"""What each kind of audit leads to with each outcome, if no error stands.

Source: Sociaal Werk Nederland, pages ``kwaliteitslabel/266`` and ``actueel/nieuws/11116``. That a
review by colleagues leads to its report and entry whatever its outcome is our reading.

Each of these still takes a party that gives it: the certifying body its advice, the committee its
award. See :mod:`sterksociaalwerk.certification`.
"""


@frozen(kw_only=True)
class Conclusion(NoTruthValue):
    """What follows from an audit, and all that is to be said of its file.

    It has no truth value: look at :attr:`leads_to` and :attr:`issues`.

    Attributes:
        audit: The audit.
        evaluation: The evaluation of its findings; ``None`` when there is no catalogue of norms to
            evaluate against. Norms on which findings contradict each other, parts differ or
            auditors disagree have all ratings that are possible, and findings that do not fit the
            edition are left aside; each is an issue.
        applicability: What the edition is to this audit; ``None`` when it is not in the scheme.
        population: Who counts; ``None`` when the scope or the edition is not known.
        coverage: What no recorded interview was about; ``None`` likewise, and when interviews are
            not recorded.
        comparison: The earlier audit compared with this one, norm by norm; ``None`` when no earlier
            audit was given, or it cannot be compared.
        returned: The norms with a point to improve that came back from the earlier audit, in the
            order of the catalogue.
        leads_to: What the audit leads to, by its kind and outcome; nothing while an error stands.
        issues: All that is to be said: what blocks first.

    Example:
        >>> import datetime
        >>> from sterksociaalwerk.scheme import AuditKind
        >>> from sterksociaalwerk.framework import Cycle
        >>> from sterksociaalwerk.label import SCHEME, V2019
        >>> audit = Audit(
        ...     id="a1",
        ...     scope=None,
        ...     framework=V2019.key,
        ...     kind=AuditKind.SELF_ASSESSMENT,
        ...     cycle=Cycle.INITIAL,
        ...     process_started_on=None,
        ...     audited_on=datetime.date(2020, 3, 2),
        ...     findings=(),
        ... )
        >>> conclusion = conclude(audit, SCHEME)
        >>> [issue.code.value for issue in conclusion.issues]
        ['edition-without-norms', 'scope-missing']
    """

    _instead: ClassVar[str] = ", since it may be open; look at .leads_to and .issues"

    audit: Audit
    evaluation: Evaluation | None
    applicability: Applicability | None
    population: Population | None
    coverage: Coverage | None
    comparison: Comparison | None
    returned: tuple[NormId, ...]
    leads_to: tuple[Consequence, ...]
    issues: tuple[Issue, ...]

    def of_severity(self, severity: Severity) -> tuple[Issue, ...]:
        """Return the issues of one severity.

        Raises:
            InvalidArgumentError: If *severity* is not a :class:`Severity`; plain text is not one.

        Example:
            See :func:`conclude`.
        """
        faults = Faults()
        faults.instance("severity", severity, Severity, "a Severity")
        faults.raise_any(InvalidArgumentError)
        return tuple(issue for issue in self.issues if issue.severity is severity)


def conclude(
    audit: Audit,
    scheme: Scheme,
    *,
    previous: Audit | None = None,
    crosswalk: Crosswalk | None = None,
    policy: Mapping[Change, CarryPolicy] | None = None,
) -> Conclusion:
    """Draw every conclusion from an audit; never raises for a bad one.

    The questions, in the order in which they are asked:

    1. Which edition was the audit made under, and are its norms known?
    2. When did the process begin that led to the audit?
    3. May that edition be used for an audit of these dates?
    4. Is there one finding on every norm and on nothing else, all allowed and explained?
    5. Does the organisation meet the rule of the edition?
    6. Do parts differ or auditors disagree, and can that change the outcome?
    7. Is the scope recorded, and what does it leave out?
    8. Who counts?
    9. What was no recorded interview about?
    10. Does the audit have the interviews that go with its kind?
    11. Does the audit have the certifying body that goes with its kind?
    12. Is an earlier audit given if this is a re-audit, and can it be the one before?
    13. Are the dates of the earlier audit right, could it use its edition, do its findings fit?
    14. What became of each norm since the earlier audit?
    15. Which norms have a point to improve, and had one at the earlier audit?

    From the answers follows what the audit leads to. Whatever is wrong is an issue, none is
    dropped, and an issue that is an error grants nothing.

    Args:
        audit: The audit.
        scheme: The editions of the label; that of the audit needs its catalogue of norms.
        previous: The earlier audit, for a re-audit.
        crosswalk: What became of the norms, if the earlier audit used another edition; not without
            one.
        policy: How the ratings of the earlier audit carry over, where it differs from the default;
            as for :func:`~sterksociaalwerk.comparison.compare`, and not without an earlier audit.

    Returns:
        The conclusion.

    Raises:
        InvalidArgumentError: If an argument has the wrong type, a policy does not fit a change, or
            a crosswalk or a policy is given without *previous*; lists every fault.

    Source:
        See :data:`LEADS_TO`; the points of the last audit come back in the next: Sociaal Werk
        Nederland, 15 July 2019.

    Example:
        >>> import datetime
        >>> from sterksociaalwerk.audit import Finding
        >>> from sterksociaalwerk.scheme import AuditKind
        >>> from sterksociaalwerk.conclusion import Severity
        >>> from sterksociaalwerk.framework import Cycle, Rating
        >>> from sterksociaalwerk.label import SCHEME, V2017
        >>> framework = V2017.with_numbered_norms()
        >>> audit = Audit(
        ...     id="a1",
        ...     scope=None,
        ...     framework=framework.key,
        ...     kind=AuditKind.EXTERNAL,
        ...     cycle=Cycle.INITIAL,
        ...     process_started_on=None,
        ...     audited_on=datetime.date(2018, 3, 1),
        ...     findings=[Finding(norm.id, Rating.MET) for norm in framework.norms],
        ... )
        >>> conclusion = conclude(audit, SCHEME.with_framework(framework))
        >>> conclusion.evaluation.verdict.outcome
        <Outcome.PASS: 'pass'>
        >>> [issue.code.value for issue in conclusion.of_severity(Severity.ERROR)]
        ['scope-missing', 'interviews-not-recorded']
        >>> conclusion.leads_to
        ()
    """
    faults = Faults()
    faults.instance("audit", audit, Audit, "an Audit")
    faults.instance("scheme", scheme, Scheme, "a Scheme")
    faults.instance("previous", previous, (Audit, type(None)), "an Audit or None")
    faults.instance("crosswalk", crosswalk, (Crosswalk, type(None)), "a Crosswalk or None")
    faults.gather(lambda: CarryPolicy.with_defaults(policy), None)
    if previous is None:
        for name, stray in (("crosswalk", crosswalk), ("policy", policy)):
            if stray is not None:
                faults.add(name, "must be None without previous; there is nothing to compare")
    faults.raise_any(InvalidArgumentError)
    edition = questions.edition(audit, scheme)
    framework = edition.value
    started_on = questions.started_on(audit)
    applicability = questions.applicability(audit, scheme, framework, started_on.value)
    findings = questions.findings(audit, framework)
    evaluation = questions.evaluation(audit, framework)
    parts = parting.parts(audit, evaluation.value)
    scope = scoping.scope(audit)
    population = scoping.population(audit, framework)
    covered = scoping.covered(audit, framework)
    interviewed = scoping.interviewed(audit)
    kind = questions.kind(audit)
    given = earlier.given(audit, previous)
    checked = earlier.checked(previous, scheme)
    comparison = earlier.comparison(
        audit, previous, scheme, evaluation.value, crosswalk=crosswalk, policy=policy
    )
    returned = earlier.returned(audit, previous, comparison.value, crosswalk=crosswalk)
    issues = _in_order(
        edition,
        started_on,
        applicability,
        findings,
        evaluation,
        parts,
        scope,
        population,
        covered,
        interviewed,
        kind,
        given,
        checked,
        comparison,
        returned,
    )
    return Conclusion(
        audit=audit,
        evaluation=evaluation.value,
        applicability=applicability.value,
        population=population.value,
        coverage=covered.value,
        comparison=comparison.value,
        returned=returned.value,
        leads_to=_leads_to(audit, evaluation.value, issues),
        issues=issues,
    )


# What blocks comes first, and then the order of the codes; issues with the same code stay as found.
_PLACES = {code: (list(Severity).index(code.severity), at) for at, code in enumerate(IssueCode)}


def _in_order(*answers: questions.Answer[object]) -> tuple[Issue, ...]:
    """Return the issues of all answers."""
    issues = [issue for answer in answers for issue in answer.issues]
    return tuple(sorted(issues, key=lambda issue: _PLACES[issue.code]))


def _leads_to(
    audit: Audit, evaluation: Evaluation | None, issues: Iterable[Issue]
) -> tuple[Consequence, ...]:
    """Return what the table says, unless an error stands."""
    if evaluation is None or any(issue.severity is Severity.ERROR for issue in issues):
        return ()
    return LEADS_TO[audit.kind, evaluation.outcome]
