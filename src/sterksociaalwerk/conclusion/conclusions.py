# SPDX-License-Identifier: MIT
"""One answer to an audit, with everything that belongs in a certifier's file.

A conclusion says what an audit can lead to. What is granted, and by whom, is in
:mod:`sterksociaalwerk.certification`.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import ClassVar, cast

from attrs import evolve, frozen

from .._checks import Faults, NoTruthValue, shown
from .._mapping import FrozenMapping, frozen_mapping
from .._notebooks import ShownInNotebooks
from ..audit import Audit, Coverage, Population
from ..comparison import CarryPolicy, Change, Comparison, Crosswalk
from ..errors import InvalidArgumentError
from ..evaluation import Evaluation, Outcome
from ..framework import NormId
from ..improvement import ImprovementPlan
from ..scheme import Applicability, AuditKind, Consequence, FollowUp, Scheme
from . import (
    _earlier as earlier,
    _part_questions as parting,
    _points as points,
    _questions as questions,
    _scope_questions as scoping,
)
from .issue import Issue, IssueCode, Severity
from .previous_point import PreviousPoint


@frozen(kw_only=True)
class Conclusion(ShownInNotebooks, NoTruthValue):
    """What follows from an audit, and all that is to be said of its file.

    It has no truth value: look at :attr:`leads_to` and :attr:`issues`.

    Attributes:
        audit: The audit.
        scheme: The scheme under which the conclusion was drawn.
        evaluation: The evaluation of its findings; ``None`` when there is no catalogue of norms to
            evaluate against. If findings on a norm contradict each other, parts differ or auditors
            disagree, the norm has all ratings that are possible. Findings that do not fit the
            edition are left out. Each of these is an issue.
        applicability: Whether this audit may use the edition, and why; ``None`` when it is not in
            the scheme.
        population: Who counts; ``None`` when the scope or the edition is not known.
        coverage: What no recorded interview was about; ``None`` likewise, and when interviews are
            not recorded.
        comparison: The earlier audit compared with this one, norm by norm; ``None`` when no earlier
            audit was given, or it cannot be compared.
        returned: The norms that have a point to improve, or are not fully met, as at the earlier
            audit, in the order of the catalogue. Norms that may ask something else now are left
            out.
        points: What became of each point to improve from the earlier audit, in the order of that
            audit; empty without one.
        leads_to: What the audit leads to, by its kind and outcome; nothing as long as there is an
            error, or when the scheme does not say.
        issues: All that is to be said; errors first.
        severities: The severities that were changed from what is usual for this kind of audit; in
            the order of the codes. Every text has to mention them.

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
    scheme: Scheme
    evaluation: Evaluation | None
    applicability: Applicability | None
    population: Population | None
    coverage: Coverage | None
    comparison: Comparison | None
    returned: tuple[NormId, ...]
    points: tuple[PreviousPoint, ...]
    leads_to: tuple[Consequence, ...]
    issues: tuple[Issue, ...]
    severities: Mapping[IssueCode, Severity] = FrozenMapping[IssueCode, Severity]()

    def __repr__(self) -> str:
        found = "no evaluation" if self.evaluation is None else repr(self.evaluation)
        follows = "+".join(each.value for each in self.leads_to) or "nothing"
        counts = Counter(issue.severity for issue in self.issues)
        told = [f"{severity.value}s {counts[severity]}" for severity in Severity]
        audit = f"{self.audit.id!r}, {self.audit.kind.value}"
        return f"Conclusion({audit}, {found}, leads to {follows}, {', '.join(told)})"

    def of_severity(self, severity: Severity) -> tuple[Issue, ...]:
        """Return the issues of one severity.

        Raises:
            InvalidArgumentError: If *severity* is not a :class:`Severity`; a plain string is not
                one.

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
    plan: ImprovementPlan | None = None,
    severities: Mapping[IssueCode, Severity] | None = None,
) -> Conclusion:
    """Draw every conclusion from an audit; never raises for a bad one.

    The questions, in the order in which they are asked:

    1. Which edition was the audit made under, and are its norms known?
    2. When did the process start that led to the audit?
    3. May that edition be used for an audit of these dates?
    4. Is there one finding on every norm and on nothing else, each allowed and explained?
    5. Does the organisation meet the rule of the edition?
    6. Do parts differ or auditors disagree, and can that change the outcome?
    7. Is the scope recorded, and what does it leave out?
    8. Who counts?
    9. What was no recorded interview about?
    10. Does the audit have the interviews that go with its kind?
    11. Does the audit have the certifying body that goes with its kind?
    12. What can an audit of this kind lead to under the label?
    13. Was an earlier audit passed if this is a re-audit, and can it be the one before?
    14. Are the dates of the earlier audit right, could it use its edition, do its findings fit?
    15. What became of each norm since the earlier audit?
    16. Does each identifier stand for one point, and each point that is followed exist?
    17. What became of the points from the earlier audit?
    18. Which norms have a point to improve, and had one at the earlier audit?

    The answers determine what the audit leads to. Whatever is wrong is an issue, no issue is
    dropped, and nothing is granted as long as one is an error.

    Args:
        audit: The audit.
        scheme: The editions of the label; that of the audit needs its catalogue of norms.
        previous: The earlier audit, for a re-audit.
        crosswalk: What became of the norms, if the earlier audit used another edition; needs
            *previous*.
        policy: How the ratings of the earlier audit carry over, where it differs from the default;
            as for :func:`~sterksociaalwerk.comparison.compare`; needs *previous*.
        plan: What was done about the points to improve from the earlier audit; the plan must be for
            *previous*.
        severities: The severities of some codes, where they differ from
            :meth:`IssueCode.severity_for`. Codes that are :attr:`IssueCode.is_fixed` stay errors.

    Returns:
        The conclusion.

    Raises:
        InvalidArgumentError: If an argument has the wrong type, a policy does not fit a change, a
            crosswalk, a policy or a plan is given without *previous*, the plan is for another
            audit, or a fixed code would be less than an error; lists every fault.

    Source:
        What a kind of audit leads to: the sources of the scheme.

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
    faults.instance("plan", plan, (ImprovementPlan, type(None)), "an ImprovementPlan or None")
    faults.gather(lambda: CarryPolicy.with_defaults(policy), None)
    changed = _changed(faults, severities)
    if previous is None:
        for name, stray in (("crosswalk", crosswalk), ("policy", policy), ("plan", plan)):
            if stray is not None:
                faults.add(name, "must be None without previous; there is nothing to compare")
    elif not faults.found and plan is not None and plan.audit != previous:
        faults.add("plan", "must be the plan of previous")
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
    follow_up = questions.follow_up(audit, scheme)
    given = earlier.given(audit, previous)
    checked = earlier.checked(previous, scheme)
    comparison = earlier.comparison(
        audit, previous, scheme, evaluation.value, crosswalk=crosswalk, policy=policy
    )
    identified = points.identified(audit, previous)
    followed = points.followed(audit, previous, plan)
    again = points.again(audit, previous, comparison.value, crosswalk=crosswalk)
    changed = _differing(changed, audit.kind)
    issues = _in_order(
        audit.kind,
        changed,
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
        follow_up,
        given,
        checked,
        comparison,
        identified,
        followed,
        again,
    )
    return Conclusion(
        audit=audit,
        scheme=scheme,
        evaluation=evaluation.value,
        applicability=applicability.value,
        population=population.value,
        coverage=covered.value,
        comparison=comparison.value,
        returned=again.value,
        points=followed.value,
        leads_to=_leads_to(follow_up.value, evaluation.value, issues),
        issues=issues,
        severities=changed,
    )


def _changed(faults: Faults, severities: object) -> Mapping[IssueCode, Severity]:
    """Check what the caller has issues weigh; return it in the order of the codes."""
    if severities is None or not faults.mapping("severities", severities, "codes to severities"):
        return {}
    given = frozen_mapping(cast("Mapping[object, object]", severities))
    found: dict[IssueCode, Severity] = {}
    for code, severity in given.items():
        path = f"severities[{shown(code)}]"
        right = faults.instance(path, code, IssueCode, "an IssueCode")
        if faults.instance(path, severity, Severity, "a Severity") and right:
            code, severity = cast("IssueCode", code), cast("Severity", severity)  # noqa: PLW2901
            if code.is_fixed and severity is not Severity.ERROR:
                problem = f"cannot be a {severity.value}, as no outcome could be trusted with it"
                faults.add(path, problem)
            found[code] = severity
    return {code: found[code] for code in IssueCode if code in found}


def _differing(
    changed: Mapping[IssueCode, Severity], kind: AuditKind
) -> Mapping[IssueCode, Severity]:
    return FrozenMapping(
        (code, severity)
        for code, severity in changed.items()
        if severity is not code.severity_for(kind)
    )


# What blocks comes first, and then the order of the codes; issues with the same code stay as found.
_WEIGHTS = {severity: at for at, severity in enumerate(Severity)}
_PLACES = {code: at for at, code in enumerate(IssueCode)}


def _in_order(
    kind: AuditKind,
    changed: Mapping[IssueCode, Severity],
    *answers: questions.Answer[object],
) -> tuple[Issue, ...]:
    """Return the issues of all answers, each with the weight that it has in this file."""
    issues = [
        _weighed(issue, changed.get(issue.code) or issue.code.severity_for(kind))
        for answer in answers
        for issue in answer.issues
    ]
    return tuple(sorted(issues, key=lambda each: (_WEIGHTS[each.severity], _PLACES[each.code])))


def _weighed(issue: Issue, severity: Severity) -> Issue:
    return issue if issue.severity is severity else evolve(issue, severity=severity)


def _leads_to(
    follow_up: FollowUp | None, evaluation: Evaluation | None, issues: Iterable[Issue]
) -> tuple[Consequence, ...]:
    """Return what follows, unless it is not known or an error stands."""
    if follow_up is None or evaluation is None or evaluation.outcome is Outcome.OPEN:
        return ()
    if any(issue.severity is Severity.ERROR for issue in issues):
        return ()
    return follow_up.consequences if evaluation.outcome is Outcome.PASS else follow_up.settled
