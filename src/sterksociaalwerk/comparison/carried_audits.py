# SPDX-License-Identifier: MIT
"""One set of findings for two labels.

Two labels may have norms that ask the same. By way of a crosswalk, the findings on these serve
both; the norms that only one label has are assessed for it alone. Each label then gets a conclusion
of its own, by ``conclude``.
"""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from attrs import evolve

from .._checks import Faults, fail, tupled
from ..audit import Audit, Finding
from ..errors import InvalidArgumentError, WrongFrameworkError
from ..framework import Cycle, Framework, NormId, Rated, Rating
from .carry_overs import carry_over
from .crosswalk import Crosswalk
from .link import Change
from .policy import DEFAULT_POLICY, CarryPolicy

_T = TypeVar("_T")


def carry_over_audit(
    audit: Audit,
    crosswalk: Crosswalk,
    old: Framework,
    new: Framework,
    *,
    id: str,  # noqa: A002  # the field's own name
    findings: Iterable[Finding] = (),
    cycle: Cycle | None = None,
    policy: Mapping[Change, CarryPolicy] | None = None,
) -> Audit:
    """Return the same audit under another framework, with the findings that serve it too.

    A finding is carried over when the rating of the other norm is certain; remarks, strong points,
    points to improve and evidence are carried over with it. Norms whose rating is not certain get
    no finding: the auditors assess them. Their own *findings* are added, and replace any that were
    carried over.

    Args:
        audit: The audit under the first framework. Findings on norms that it does not have, or that
            contradict each other, carry nothing over.
        crosswalk: What the norms of the first framework are in the other.
        old: The framework of *audit*, with its catalogue.
        new: The other framework, with its catalogue.
        id: The identifier of the audit under the other framework.
        findings: What was assessed for the other framework alone.
        cycle: First audit or re-audit for the other framework; that of *audit* if not given.
        policy: How ratings carry over, where it differs from the default.

    Returns:
        An audit under the other framework: same scope, dates, kind, interviews and auditors.

    Raises:
        InvalidArgumentError: If an argument is malformed; lists every fault.
        WrongFrameworkError: If the audit was made under another framework than *old*.
        InvalidValueError: If the crosswalk does not fit the frameworks; lists every fault.
        InvalidValueError: If *id* is not an identifier.

    Source:
        Sociaal Werk Nederland, 22 June 2021, and its page ``actueel/nieuws/11116``: the label and
        that of NVVK in one audit.

    Example:
        >>> import datetime
        >>> from sterksociaalwerk.scheme import AuditKind
        >>> from sterksociaalwerk.comparison import Link
        >>> from sterksociaalwerk.framework import FrameworkKey
        >>> from sterksociaalwerk.label import V2017
        >>> own = V2017.with_numbered_norms()
        >>> key = FrameworkKey("another-label", "1.0")
        >>> other = evolve(own, key=key)
        >>> links = [Link(Change.UNCHANGED, [norm.id], [norm.id]) for norm in own.norms[1:]]
        >>> links.append(Link(Change.REVISED, ["V1"], ["V1"]))
        >>> audit = Audit(
        ...     id="own-label",
        ...     scope=None,
        ...     framework=own.key,
        ...     kind=AuditKind.EXTERNAL,
        ...     cycle=Cycle.INITIAL,
        ...     process_started_on=None,
        ...     audited_on=datetime.date(2018, 3, 1),
        ...     findings=[Finding("V1", Rating.MET), Finding("V2", Rating.PARTLY_MET)],
        ... )
        >>> also = carry_over_audit(
        ...     audit, Crosswalk(own.key, key, links), own, other, id="other-label"
        ... )
        >>> [(finding.norm, finding.rating.value) for finding in also.findings]
        [('V2', 'partly-met')]
    """
    faults = Faults()
    faults.instance("audit", audit, Audit, "an Audit")
    faults.instance("crosswalk", crosswalk, Crosswalk, "a Crosswalk")
    faults.instance("old", old, Framework, "a Framework")
    faults.instance("new", new, Framework, "a Framework")
    own = tupled(findings)
    faults.instances("findings", own, Finding, "a Finding")
    if cycle is not None:
        faults.instance("cycle", cycle, Cycle, "a Cycle or None")
    policies = faults.gather(lambda: CarryPolicy.with_defaults(policy), DEFAULT_POLICY)
    faults.raise_any(InvalidArgumentError)
    if audit.framework != old.key:
        problem = f"{old.key} is not what the audit was made under, {audit.framework}"
        raise fail(WrongFrameworkError, "old", problem)
    fitting = {
        norm: rating
        for norm, rating in audit.ratings.items()
        if old.layout.place(norm) is not None
        and (old.allows_not_applicable or rating is not Rating.NOT_APPLICABLE)
        and isinstance(rating, Rating)
    }
    carried = carry_over(fitting, crosswalk, old, new, policy=policies)
    assessed = {finding.norm for finding in own}
    served = [
        _served(origin.norm, carried.ratings[origin.norm], origin.sources, audit)
        for origin in carried.origins
        if origin.norm not in assessed
    ]
    return evolve(
        audit,
        id=id,
        framework=new.key,
        cycle=audit.cycle if cycle is None else cycle,
        findings=(*(finding for finding in served if finding is not None), *own),
    )


def _served(
    norm: NormId,
    rating: Rated,
    sources: tuple[NormId, ...],
    audit: Audit,
) -> Finding | None:
    """Return the finding that serves a norm; ``None`` where its rating is not certain."""
    if isinstance(rating, frozenset):
        return None
    found = [finding for source in sources for finding in audit.findings_of(source)]
    return Finding(
        norm,
        rating,
        remark="\n".join(dict.fromkeys(finding.remark for finding in found if finding.remark)),
        strengths=_distinct(finding.strengths for finding in found),
        improvements=_distinct(finding.improvements for finding in found),
        evidence=_distinct(finding.evidence for finding in found),
    )


def _distinct(parts: Iterable[tuple[_T, ...]]) -> tuple[_T, ...]:
    return tuple(dict.fromkeys(each for part in parts for each in part))
