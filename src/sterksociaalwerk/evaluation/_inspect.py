# SPDX-License-Identifier: MIT
"""Goes through an audit's file, question by question, and notes every issue."""

from .._checks import nearest_name
from ..audit import Audit, AuditKind, Coverage, Population, Respondents, coverage
from ..errors import InvalidFrameworkError, WrongFrameworkError
from ..framework import (
    Applicability,
    Crosswalk,
    Cycle,
    Framework,
    NormId,
    Rating,
    Series,
)
from ..framework._layout import as_set
from .compare import Comparison, compare
from .evaluation import Evaluation, evaluate
from .issue import Fact, Issue, IssueCode
from .reasons import ReasonCode

__all__ = ["Inspector"]

_BY_A_BODY = frozenset({AuditKind.EXTERNAL, AuditKind.COMBINED})
_DEVIATING = frozenset({Rating.PARTLY_MET, Rating.NOT_MET})
_HINTS = 100


class Inspector:
    """Collects the issues of one audit."""

    def __init__(self, audit: Audit, series: Series) -> None:
        self._audit = audit
        self._series = series
        self.issues: list[Issue] = []

    def _add(self, code: IssueCode, path: str, **facts: Fact) -> None:
        self.issues.append(Issue(code=code, path=path, facts=facts))

    def framework(self) -> Framework | None:
        """Look the edition up."""
        key = self._audit.framework
        if key.label != self._series.label:
            self._add(
                IssueCode.OTHER_LABEL,
                "framework.label",
                label=key.label,
                expected=self._series.label,
            )
            return None
        if key.version not in self._series:
            known = tuple(str(each.key.version) for each in self._series.frameworks)
            self._add(
                IssueCode.EDITION_UNKNOWN,
                "framework.version",
                version=str(key.version),
                known=known,
            )
            return None
        return self._series[key.version]

    def applicability(self, framework: Framework | None) -> Applicability | None:
        """Ask whether the edition may be used for these dates."""
        audit = self._audit
        started_on = audit.started_on
        if started_on is not None and started_on > audit.audited_on:
            self._add(
                IssueCode.DATES_REVERSED,
                "started_on",
                started_on=started_on.isoformat(),
                audited_on=audit.audited_on.isoformat(),
            )
            # A start that cannot be right says nothing.
            started_on = None
        if framework is None:
            return None
        answers = self._series.applicable(audited_on=audit.audited_on, started_on=started_on)
        answer = next(each for each in answers if each.version == framework.key.version)
        if not answer.usable:
            usable = tuple(str(each.version) for each in answers if each.usable)
            self._add(
                IssueCode.EDITION_NOT_USABLE,
                "framework.version",
                version=str(answer.version),
                status=answer.status.value,
                reason=answer.reason.value,
                usable=usable,
            )
        elif answer.missing:
            self._add(IssueCode.START_NEEDED, "started_on", version=str(answer.version))
        return answer

    def evaluation(self, framework: Framework | None) -> Evaluation | None:
        """Evaluate the findings that fit the edition, and name those that do not."""
        if framework is None:
            return None
        if not framework.norms:
            self._add(
                IssueCode.EDITION_WITHOUT_NORMS, "framework", version=str(framework.key.version)
            )
            return None
        audit = self._audit
        self._findings(framework)
        ratings = {
            norm: _allowed(rating, framework)
            for norm, rating in audit.ratings.items()
            if framework.layout.place(norm) is not None
        }
        fitting = {norm: rating for norm, rating in ratings.items() if rating is not None}
        evaluation = evaluate(fitting, framework, cycle=audit.cycle)
        missing = tuple(norm for norm in framework.layout.ids if norm not in audit.ratings)
        if missing:
            self._add(IssueCode.NORMS_NOT_ASSESSED, "findings", norms=missing, count=len(missing))
        for reason in evaluation.reasons:
            if reason.code is ReasonCode.IMPROVEMENT_WOULD_FAIL:
                self._add(IssueCode.OUTCOME_AT_PARADOX, "findings", norms=reason.norms)
        return evaluation

    def _findings(self, framework: Framework) -> None:
        ids = framework.layout.ids
        places: dict[NormId, list[int]] = {}
        for at, finding in enumerate(self._audit.findings):
            places.setdefault(finding.norm, []).append(at)
            path = f"findings[{at}]"
            if framework.layout.place(finding.norm) is None:
                # Looking for near misses takes a while.
                hint = nearest_name(finding.norm, ids) if at < _HINTS else None
                self._add(
                    IssueCode.NORM_UNKNOWN,
                    f"{path}.norm",
                    norm=finding.norm,
                    nearest=() if hint is None else (hint,),
                )
            if finding.rating is Rating.NOT_APPLICABLE and not framework.allows_not_applicable:
                self._add(
                    IssueCode.RATING_NOT_ALLOWED,
                    f"{path}.rating",
                    norm=finding.norm,
                    rating=finding.rating.key,
                )
            if finding.rating in _DEVIATING and not (finding.improvements or finding.remark):
                self._add(
                    IssueCode.DEVIATION_UNEXPLAINED,
                    path,
                    norm=finding.norm,
                    rating=finding.rating.key,
                )
        for norm, doubled in places.items():
            if len(doubled) > 1:
                ratings = {self._audit.findings[at].rating for at in doubled}
                self._add(
                    IssueCode.FINDING_DOUBLED
                    if len(ratings) == 1
                    else IssueCode.FINDINGS_CONTRADICT,
                    f"findings[{doubled[1]}].norm",
                    norm=norm,
                    places=tuple(f"findings[{at}]" for at in doubled),
                    ratings=tuple(rating.key for rating in sorted(ratings)),
                )

    def scope(self, framework: Framework | None) -> tuple[Population | None, Coverage | None]:
        """Ask who counts, and what nobody was asked about."""
        audit = self._audit
        has_interviews = bool(audit.interviews)
        if not has_interviews and audit.kind is not AuditKind.SELF:
            self._add(IssueCode.INTERVIEWS_MISSING, "interviews", kind=audit.kind.value)
        scope = audit.scope
        if scope is None:
            self._add(IssueCode.SCOPE_MISSING, "scope")
            return None, None
        if not scope.cells:
            self._add(IssueCode.SCOPE_EMPTY, "scope.activities")
        if not scope.whole_organisation:
            self._add(IssueCode.SCOPE_PARTIAL, "scope.whole_organisation")
        if scope.excluded:
            excluded = tuple(f"{service} ({place})" for service, place in scope.excluded)
            self._add(IssueCode.ACTIVITIES_EXCLUDED, "scope.activities", activities=excluded)
        if framework is None:
            return None, None
        population = scope.population(framework)
        if population.volunteers_at_most > population.volunteers:
            self._add(
                IssueCode.VOLUNTEERS_NOT_KNOWN,
                "scope.volunteers",
                at_least=population.volunteers,
                at_most=population.volunteers_at_most,
            )
        covered = coverage(scope, audit.interviews, framework)
        if has_interviews:
            self._coverage(covered)
        return population, covered

    def _coverage(self, covered: Coverage) -> None:
        if covered.uncovered_cells:
            cells = tuple(f"{service} ({place})" for service, place in covered.uncovered_cells)
            self._add(IssueCode.CELLS_NOT_COVERED, "interviews", cells=cells)
        if covered.uncovered_groups:
            groups = tuple(map(_named, covered.uncovered_groups))
            self._add(IssueCode.GROUPS_NOT_HEARD, "interviews", groups=groups)
        if covered.unsure_groups:
            groups = tuple(map(_named, covered.unsure_groups))
            self._add(IssueCode.GROUPS_UNSURE, "interviews", groups=groups)
        for interview in covered.outside:
            at = self._audit.interviews.index(interview)
            self._add(IssueCode.INTERVIEW_OUTSIDE_SCOPE, f"interviews[{at}]", role=interview.role)

    def parties(self) -> None:
        """Ask who audited."""
        body, kind = self._audit.certifying_body, self._audit.kind
        if body is None and kind in _BY_A_BODY:
            self._add(IssueCode.CERTIFYING_BODY_MISSING, "certifying_body", kind=kind.value)
        if body is not None and kind not in _BY_A_BODY:
            self._add(
                IssueCode.CERTIFYING_BODY_UNEXPECTED,
                "certifying_body",
                kind=kind.value,
                certifying_body=body,
            )

    def previous(
        self, previous: Audit | None, crosswalk: Crosswalk | None, evaluation: Evaluation | None
    ) -> tuple[Comparison | None, tuple[NormId, ...]]:
        """Compare with the earlier audit, and find what came back."""
        audit = self._audit
        if previous is None:
            if audit.cycle is Cycle.RECERTIFICATION:
                self._add(IssueCode.PREVIOUS_MISSING, "previous")
            return None, ()
        if audit.cycle is Cycle.INITIAL:
            self._add(IssueCode.PREVIOUS_UNEXPECTED, "previous", id=previous.id)
        if previous.audited_on >= audit.audited_on:
            self._add(
                IssueCode.PREVIOUS_NOT_EARLIER,
                "previous.audited_on",
                previous=previous.audited_on.isoformat(),
                audited_on=audit.audited_on.isoformat(),
            )
        scopes = previous.scope, audit.scope
        if scopes[0] and scopes[1] and scopes[0].organisation != scopes[1].organisation:
            self._add(
                IssueCode.PREVIOUS_OTHER_ORGANISATION,
                "previous.scope.organisation",
                previous=scopes[0].organisation,
                organisation=scopes[1].organisation,
            )
        earlier = Inspector(previous, self._series)
        before = earlier.evaluation(earlier.framework())
        problem = "no-evaluation"
        if before is not None and evaluation is not None:
            try:
                comparison = compare(before, evaluation, crosswalk=crosswalk)
            except WrongFrameworkError:
                problem = "no-crosswalk"
            except InvalidFrameworkError:
                problem = "crosswalk-does-not-fit"
            else:
                return comparison, self._returned(previous, crosswalk, evaluation)
        self._add(
            IssueCode.PREVIOUS_NOT_COMPARABLE,
            "previous.framework",
            previous=str(previous.framework),
            framework=str(audit.framework),
            reason=problem,
        )
        return None, ()

    def _returned(
        self, previous: Audit, crosswalk: Crosswalk | None, evaluation: Evaluation
    ) -> tuple[NormId, ...]:
        """Return the norms with a point to improve now, and one in what they come from before."""
        then, now = _points(previous), _points(self._audit)
        sources = (
            {norm: link.sources for link in crosswalk.links for norm in link.targets}
            if crosswalk is not None
            else {norm: (norm,) for norm in evaluation.basis.layout.ids}
        )
        returned: list[NormId] = []
        for norm in evaluation.basis.layout.ids:
            came_from = [source for source in sources[norm] if source in then]
            if norm in now and came_from:
                returned.append(norm)
                before = [point for source in came_from for point in then[source]]
                self._add(
                    IssueCode.POINT_RETURNED,
                    "findings",
                    norm=norm,
                    sources=tuple(came_from),
                    before=tuple(before),
                    now=tuple(now[norm]),
                )
        return tuple(returned)


def _allowed(
    rating: Rating | frozenset[Rating], framework: Framework
) -> Rating | frozenset[Rating] | None:
    """Return what of a rating the edition allows; ``None`` for nothing, which leaves it open."""
    if framework.allows_not_applicable or Rating.NOT_APPLICABLE not in as_set(rating):
        return rating
    return None


def _named(group: Respondents) -> str:
    return group.party.value if group.role is None else f"{group.party.value}: {group.role}"


def _points(audit: Audit) -> dict[NormId, list[str]]:
    """Return the points to improve by norm; a deviation is one even if it names none."""
    points: dict[NormId, list[str]] = {}
    for finding in audit.findings:
        if finding.improvements or finding.rating in _DEVIATING:
            points.setdefault(finding.norm, []).extend(finding.improvements)
    return points
