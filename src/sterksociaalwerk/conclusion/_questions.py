# SPDX-License-Identifier: MIT
"""Goes through an audit's file, question by question, and notes every issue."""

from collections.abc import Collection, Mapping, Sequence

from .._checks import nearest_name
from ..audit import Audit, Coverage, GroupToHear, Population, coverage
from ..comparison import Comparison, Crosswalk, compare
from ..errors import InvalidValueError, WrongFrameworkError
from ..evaluation import Evaluation, ReasonCode, evaluate
from ..framework import Cycle, Framework, NormId, Rating
from ..framework._layout import as_set
from ..scheme import Applicability, AuditKind, Scheme
from .issue import Fact, Issue, IssueCode

__all__ = ["Inspector"]

_BY_A_BODY = frozenset({AuditKind.EXTERNAL, AuditKind.EXTERNAL_WITH_PEERS})
_DEVIATING = frozenset({Rating.PARTLY_MET, Rating.NOT_MET})
# A near miss is looked for among all known norms, up to 0.1 ms each; after so many, not any more.
_MOST_LOOKS = 5_000


class Inspector:
    """Collects the issues of one audit."""

    def __init__(self, audit: Audit, scheme: Scheme) -> None:
        self._audit = audit
        self._series = scheme
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
        process_started_on = audit.process_started_on
        if process_started_on is not None and process_started_on > audit.audited_on:
            self._add(
                IssueCode.DATES_REVERSED,
                "process_started_on",
                process_started_on=process_started_on.isoformat(),
                audited_on=audit.audited_on.isoformat(),
            )
            # A start that cannot be right says nothing.
            process_started_on = None
        if framework is None:
            return None
        answers = self._series.applicable(
            audited_on=audit.audited_on, process_started_on=process_started_on
        )
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
            self._add(IssueCode.START_NEEDED, "process_started_on", version=str(answer.version))
        return answer

    def findings(self, framework: Framework | None) -> None:
        """Look at each finding: is it on a norm of the edition, by itself, and explained?"""
        audit = self._audit
        # Without the edition, or its catalogue, less can be said; what can be said is.
        ids = framework.layout.ids if framework is not None and framework.norms else ()
        known = frozenset(ids or audit.ratings)
        hints = _hints(audit.ratings.keys() - known, ids)
        barred = framework is not None and not framework.allows_not_applicable
        for at, finding in enumerate(audit.findings):
            norm, rating = finding.norm, finding.rating
            if norm not in known:
                nearest = hints.get(norm, ())
                self._add(
                    IssueCode.NORM_UNKNOWN, f"findings[{at}].norm", norm=norm, nearest=nearest
                )
            if barred and rating is Rating.NOT_APPLICABLE:
                self._add(
                    IssueCode.RATING_NOT_ALLOWED,
                    f"findings[{at}].rating",
                    norm=norm,
                    rating=rating.key,
                )
            if rating in _DEVIATING and not (finding.improvements or finding.remark.strip()):
                self._add(
                    IssueCode.DEVIATION_UNEXPLAINED,
                    f"findings[{at}]",
                    norm=norm,
                    rating=rating.key,
                )
        if len(audit.ratings) < len(audit.findings):
            self._doubled()

    def _doubled(self) -> None:
        places: dict[NormId, list[int]] = {}
        for at, finding in enumerate(self._audit.findings):
            places.setdefault(finding.norm, []).append(at)
        for norm, doubled in places.items():
            if len(doubled) > 1:
                ratings = as_set(self._audit.ratings[norm])
                self._add(
                    IssueCode.FINDING_DOUBLED
                    if len(ratings) == 1
                    else IssueCode.FINDINGS_CONTRADICT,
                    f"findings[{doubled[1]}].norm",
                    norm=norm,
                    places=tuple(f"findings[{at}]" for at in doubled),
                    ratings=tuple(rating.key for rating in sorted(ratings)),
                )

    def evaluation(self, framework: Framework | None) -> Evaluation | None:
        """Evaluate the findings that fit the edition, and say which norms have none."""
        if framework is None:
            return None
        if not framework.norms:
            self._add(
                IssueCode.EDITION_WITHOUT_NORMS, "framework", version=str(framework.key.version)
            )
            return None
        ids = framework.layout.ids
        found = self._audit.ratings
        barred = not framework.allows_not_applicable
        fitting = {
            norm: found[norm]
            for norm in ids
            if norm in found and not (barred and Rating.NOT_APPLICABLE in as_set(found[norm]))
        }
        evaluation = evaluate(fitting, framework, cycle=self._audit.cycle)
        missing = tuple(norm for norm in ids if norm not in found)
        if missing:
            self._add(IssueCode.NORMS_NOT_ASSESSED, "findings", norms=missing, count=len(missing))
        for reason in evaluation.reasons:
            if reason.code is ReasonCode.IMPROVEMENT_WOULD_FAIL:
                self._add(IssueCode.OUTCOME_AT_PARADOX, "findings", norms=reason.norms)
        return evaluation

    def scope(self, framework: Framework | None) -> tuple[Population | None, Coverage | None]:
        """Ask who counts, and what nobody was asked about."""
        audit = self._audit
        has_interviews = bool(audit.interviews)
        if not has_interviews and audit.kind is not AuditKind.SELF_ASSESSMENT:
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
        outside = frozenset(covered.outside)
        for at, interview in enumerate(self._audit.interviews):
            if interview in outside:
                self._add(
                    IssueCode.INTERVIEW_OUTSIDE_SCOPE, f"interviews[{at}]", role=interview.role
                )

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
            except InvalidValueError:
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
            else {norm: (norm,) for norm in evaluation.framework.layout.ids}
        )
        returned: list[NormId] = []
        for norm in evaluation.framework.layout.ids:
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


def _hints(
    unknown: Collection[NormId], known: Sequence[NormId]
) -> Mapping[NormId, tuple[str, ...]]:
    """Return the norms that near misses were meant to be, whatever the order of the findings."""
    looks = _MOST_LOOKS // len(known) if known else 0
    near = {norm: nearest_name(norm, known) for norm in sorted(unknown)[:looks]}
    return {norm: (hint,) for norm, hint in near.items() if hint is not None}


def _named(group: GroupToHear) -> str:
    role = "" if group.role is None else f": {group.role}"
    services = f" ({', '.join(sorted(group.services))})" if group.services else ""
    return f"{group.party.value}{role}{services}"


def _points(audit: Audit) -> dict[NormId, list[str]]:
    """Return the points to improve by norm; a deviation is one even if it names none."""
    points: dict[NormId, list[str]] = {}
    for finding in audit.findings:
        if finding.improvements or finding.rating in _DEVIATING:
            points.setdefault(finding.norm, []).extend(finding.improvements)
    return points
