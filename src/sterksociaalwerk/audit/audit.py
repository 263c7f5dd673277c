# SPDX-License-Identifier: MIT
"""One audit: everything that was found, when, by whom and about what.

An audit may be wrong and still be an :class:`Audit`: dates in the wrong order, norms that no
edition has, two findings on one norm. :mod:`sterksociaalwerk.conclusion` says what is wrong with
it, and what follows from it.
"""

import datetime
from collections.abc import Iterable, Mapping
from functools import cached_property

from attrs import field, frozen

from .._checks import Faults, fail, plainly, shown, text_tuple, tupled
from .._mapping import FrozenMapping
from ..errors import InvalidArgumentError, InvalidValueError
from ..framework import Cycle, FrameworkKey, NormId, Rated
from ..scheme import AuditKind
from ._ratings import rated
from ._usual import are_texts, is_identifier, is_text
from .finding import Finding
from .interview import Interview
from .scope import Scope

_FINDINGS, _INTERVIEWS = frozenset({Finding}), frozenset({Interview})


def _findings(value: Iterable[Finding]) -> tuple[Finding, ...]:
    return tupled(value)


def _interviews(value: Iterable[Interview] | None) -> tuple[Interview, ...] | None:
    return None if value is None else tupled(value)


@frozen(kw_only=True, field_transformer=plainly)
class Audit:
    """One audit of one organisation against one edition.

    Attributes:
        id: An identifier of the caller's own: 1 to 64 of letters, digits, ``.``, ``-``, ``_``.
        scope: What the audit was about; ``None`` when it has not been recorded.
        framework: The edition that the norms belong to.
        kind: Who audited.
        cycle: A first audit or a re-audit.
        process_started_on: The day on which the organisation started the process (*traject*) that
            led to the audit; ``None`` when not known. During a transition it decides which editions
            may be used.
        audited_on: The day of the audit; the last day if it took several.
        findings: What was found, by norm; a norm without a finding is open.
        interviews: The interviews; ``None`` when they are not recorded, empty when there were none.
        certifying_body: Who audited, if a certifying body (*certificerende instelling*) did;
            ``None`` when none did or it is not known.
        auditors: Names of the auditors.

    Raises:
        InvalidValueError: If a field is malformed; lists every fault.

    Example:
        >>> from sterksociaalwerk.framework import Rating
        >>> audit = Audit(
        ...     id="2019-07",
        ...     scope=None,
        ...     framework=FrameworkKey("sterk-sociaal-werk", "2.0"),
        ...     kind=AuditKind.EXTERNAL,
        ...     cycle=Cycle.INITIAL,
        ...     process_started_on=None,
        ...     audited_on=datetime.date(2019, 7, 1),
        ...     findings=[Finding("V2", Rating.PARTLY_MET), Finding("V1", Rating.MET)],
        ... )
        >>> audit.ratings["V2"]
        <Rating.PARTLY_MET: 'partly-met'>
    """

    id: str
    scope: Scope | None
    framework: FrameworkKey
    kind: AuditKind
    cycle: Cycle
    process_started_on: datetime.date | None
    audited_on: datetime.date
    findings: tuple[Finding, ...] = field(converter=_findings)
    interviews: tuple[Interview, ...] | None = field(default=None, converter=_interviews)
    certifying_body: str | None = None
    auditors: tuple[str, ...] = field(default=(), converter=text_tuple)

    def __attrs_post_init__(self) -> None:
        if not self._is_usual():
            self._check()

    def _is_usual(self) -> bool:
        started, interviews = self.process_started_on, self.interviews
        return (
            is_identifier(self.id)
            and (self.scope is None or type(self.scope) is Scope)
            and type(self.framework) is FrameworkKey
            and type(self.kind) is AuditKind
            and type(self.cycle) is Cycle
            and (started is None or type(started) is datetime.date)
            and type(self.audited_on) is datetime.date
            and type(self.findings) is tuple
            and _FINDINGS.issuperset(map(type, self.findings))
            and (
                interviews is None
                or (type(interviews) is tuple and _INTERVIEWS.issuperset(map(type, interviews)))
            )
            and (self.certifying_body is None or is_text(self.certifying_body))
            and are_texts(self.auditors)
        )

    def _check(self) -> None:
        faults = Faults()
        faults.identifier("id", self.id)
        faults.instance("scope", self.scope, (Scope, type(None)), "a Scope or None")
        faults.instance("framework", self.framework, FrameworkKey, "a FrameworkKey")
        faults.instance("kind", self.kind, AuditKind, "an AuditKind")
        faults.instance("cycle", self.cycle, Cycle, "a Cycle")
        faults.day("process_started_on", self.process_started_on, optional=True)
        faults.day("audited_on", self.audited_on)
        faults.instances("findings", self.findings, Finding, "a Finding")
        if self.interviews is not None:
            faults.instances("interviews", self.interviews, Interview, "an Interview")
        if self.certifying_body is not None:
            faults.text("certifying_body", self.certifying_body)
        faults.texts("auditors", self.auditors)
        faults.raise_any(InvalidValueError)

    @cached_property
    def ratings(self) -> Mapping[NormId, Rated]:
        """The rating of each norm that has a finding, sorted by norm.

        Where findings contradict each other, or auditors disagree, the norm has the set of their
        ratings, never one of them.

        A finding on the whole counts, and findings on parts then do not. Without a finding on the
        whole, the norm may have any rating from the best to the worst of its parts. A part that the
        scope names may have any rating if it has no finding on the norm, and so may the parts of a
        scope that names none. *Not applicable* beside another rating leaves all ratings possible.
        How the label combines the ratings of parts is not known; this is our interpretation.
        """
        last = {finding.norm: finding.rating for finding in self.findings}
        ratings: dict[NormId, Rated] = {norm: last[norm] for norm in sorted(last)}
        if len(ratings) < len(self.findings) or any(each.part for each in self.findings):
            parts = () if self.scope is None else self.scope.parts
            for norm, findings in self._by_norm.items():
                ratings[norm] = rated(findings, parts)
        return FrozenMapping(ratings)

    @cached_property
    def evidence(self) -> Mapping[str, tuple[NormId, ...]]:
        """What ratings rest on besides interviews, sorted, each with its norms.

        It covers nothing: only interviews tell what an audit was about.
        """
        norms: dict[str, set[NormId]] = {}
        for finding in self.findings:
            for each in finding.evidence:
                norms.setdefault(each, set()).add(finding.norm)
        return FrozenMapping((each, tuple(sorted(norms[each]))) for each in sorted(norms))

    @cached_property
    def _by_norm(self) -> Mapping[NormId, tuple[Finding, ...]]:
        grouped: dict[NormId, list[Finding]] = {}
        for finding in self.findings:
            grouped.setdefault(finding.norm, []).append(finding)
        return FrozenMapping((norm, tuple(findings)) for norm, findings in grouped.items())

    def findings_of(self, norm: str) -> tuple[Finding, ...]:
        """Return the findings on a norm, in the order of the audit; empty if there are none.

        Raises:
            InvalidArgumentError: If *norm* is not a string.

        Example:
            >>> from sterksociaalwerk.framework import Rating
            >>> audit = Audit(
            ...     id="2019-07",
            ...     scope=None,
            ...     framework=FrameworkKey("sterk-sociaal-werk", "2.0"),
            ...     kind=AuditKind.SELF_ASSESSMENT,
            ...     cycle=Cycle.INITIAL,
            ...     process_started_on=None,
            ...     audited_on=datetime.date(2019, 7, 1),
            ...     findings=[Finding("V1", Rating.MET), Finding("V1", Rating.NOT_MET)],
            ... )
            >>> [finding.rating.value for finding in audit.findings_of("V1")]
            ['met', 'not-met']
            >>> audit.ratings["V1"] == {Rating.MET, Rating.NOT_MET}
            True
        """
        if not isinstance(norm, str):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise fail(InvalidArgumentError, "norm", f"must be text, got {shown(norm)}")
        return self._by_norm.get(NormId(norm), ())
