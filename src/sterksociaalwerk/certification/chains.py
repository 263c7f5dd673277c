# SPDX-License-Identifier: MIT
"""Whether the papers after an audit match the audit, and each other.

Each paper by itself is checked when it is made; whether they belong together shows only when they
are compared.
"""

from collections.abc import Iterable, Iterator

from attrs import evolve

from .._checks import Faults
from ..conclusion import Conclusion, Issue, IssueCode, Severity
from ..errors import InvalidArgumentError
from ._chain import Chain
from ._chain_checks import of_advice, of_certificate, of_decision, of_entry
from .advice import Advice
from .award import Award
from .certificate import Certificate
from .refusal import Refusal
from .register_entry import RegisterEntry


def check_chain(
    conclusion: Conclusion,
    *,
    advice: Advice | None = None,
    decision: Award | Refusal | None = None,
    certificate: Certificate | None = None,
    entry: RegisterEntry | None = None,
) -> tuple[Issue, ...]:
    """Return what does not match between an audit and the papers that follow it.

    Each step is taken by another party, on a paper of its own. So every paper may be right by
    itself while the file is wrong. What the kind of audit leads to under its scheme is compared
    with what was granted; the order of the days with the order of the steps; and audit, edition,
    organisation, period and scope with those of the audit. An award states its advice, a
    certificate its award, and an entry its certificate: these are checked as well.

    What is not known is not compared: a scope or an organisation that the audit does not record,
    who may advise, and whether conditions have to be fulfilled before the award. Nothing is known
    about refusals, suspensions and withdrawals under the label; they are taken as recorded.

    Args:
        conclusion: What follows from the audit.
        advice: The advice in the file; ``None`` if there is none.
        decision: The award or the refusal in the file; ``None`` likewise.
        certificate: The certificate in the file; ``None`` likewise.
        entry: The entry in the register; ``None`` likewise.

    Returns:
        The issues: what blocks first, then in the order of the codes. Their codes begin with
        ``chain-``, and their paths with the name of an argument.

    Raises:
        InvalidArgumentError: If an argument has the wrong type; lists every fault.

    Source:
        Which kind leads to what: Sociaal Werk Nederland, page ``kwaliteitslabel/266``. How long a
        certificate is valid: Welzijn Lelystad, 30 January 2023. The severity of each code is our
        choice; those that the conclusion was drawn with prevail.

    Example:
        >>> import datetime
        >>> from sterksociaalwerk.audit import Audit
        >>> from sterksociaalwerk.certification import AdviceOutcome
        >>> from sterksociaalwerk.conclusion import conclude
        >>> from sterksociaalwerk.framework import Cycle
        >>> from sterksociaalwerk.label import SCHEME, V2019
        >>> from sterksociaalwerk.scheme import AuditKind
        >>> audit = Audit(
        ...     id="a1",
        ...     scope=None,
        ...     framework=V2019.key,
        ...     kind=AuditKind.SELF_ASSESSMENT,
        ...     cycle=Cycle.INITIAL,
        ...     process_started_on=None,
        ...     audited_on=datetime.date(2021, 3, 1),
        ...     findings=(),
        ... )
        >>> entry = RegisterEntry(
        ...     organisation="Welzijn Voorbeeld",
        ...     kind=audit.kind,
        ...     entered_on=datetime.date(2021, 2, 1),
        ... )
        >>> [issue.code.value for issue in check_chain(conclude(audit, SCHEME), entry=entry)]
        ['chain-kind-leads-to-none', 'chain-step-too-early']
    """
    faults = Faults()
    faults.instance("conclusion", conclusion, Conclusion, "a Conclusion")
    for name, value, kinds in (
        ("advice", advice, (Advice,)),
        ("decision", decision, (Award, Refusal)),
        ("certificate", certificate, (Certificate,)),
        ("entry", entry, (RegisterEntry,)),
    ):
        what = " or ".join(each.__name__ for each in kinds)
        faults.instance(name, value, (*kinds, type(None)), f"{what} or None")
    faults.raise_any(InvalidArgumentError)
    chain = Chain(
        conclusion=conclusion,
        advice=advice,
        decision=decision,
        certificate=certificate,
        entry=entry,
    )
    return _in_order(_weighed(issue, conclusion) for issue in _issues(chain))


def _issues(chain: Chain) -> Iterator[Issue]:
    for path, advice in chain.advices():
        yield from of_advice(chain, path, advice)
    for path, decision in chain.decisions():
        yield from of_decision(chain, path, decision)
    for path, certificate in chain.certificates():
        yield from of_certificate(chain, path, certificate)
    yield from of_entry(chain)


def _weighed(issue: Issue, conclusion: Conclusion) -> Issue:
    """Return an issue with the weight that it has in the file of this audit."""
    plain = issue.code.severity_for(conclusion.audit.kind)
    return evolve(issue, severity=conclusion.severities.get(issue.code, plain))


_SEVERITIES = list(Severity)
_CODES = list(IssueCode)


def _in_order(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    return tuple(
        sorted(
            issues,
            key=lambda issue: (_SEVERITIES.index(issue.severity), _CODES.index(issue.code)),
        )
    )
