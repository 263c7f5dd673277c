# SPDX-License-Identifier: MIT
"""The questions that `conclude` asks about points to improve, of this audit and the one before."""

from collections.abc import Iterator, Mapping

from .._checks import Hints
from ..audit import Audit, ImprovementPoint
from ..comparison import Comparison, Crosswalk
from ..framework import NormId
from ..improvement import ImprovementPlan, PlannedPoint, PointStatus
from ._questions import DEVIATING, Answer, noted
from .issue import Issue, IssueCode
from .previous_point import PointResult, PreviousPoint


def identified(audit: Audit, previous: Audit | None) -> Answer[None]:
    """Does each identifier stand for one point, and each point that is followed exist?"""
    then = {} if previous is None else _by_id(previous)
    now = _by_id(audit)
    return Answer(None, (*_doubled(audit, now, then), *_unfollowed(audit, previous, then)))


def _placed(audit: Audit) -> Iterator[tuple[str, NormId, ImprovementPoint]]:
    """Yield every point with its path and its norm."""
    for at, finding in enumerate(audit.findings):
        for place, point in enumerate(finding.improvements):
            yield f"findings[{at}].improvements[{place}]", finding.norm, point


def _by_id(audit: Audit) -> dict[str, list[NormId]]:
    """Return the norms of the points that have an identifier."""
    norms: dict[str, list[NormId]] = {}
    for _, norm, point in _placed(audit):
        if point.id is not None:
            norms.setdefault(point.id, []).append(norm)
    return norms


def _doubled(
    audit: Audit, now: Mapping[str, list[NormId]], then: Mapping[str, list[NormId]]
) -> Iterator[Issue]:
    said: set[str] = set()
    for path, _, point in _placed(audit):
        if point.id is None or point.id in said:
            continue
        norms = (*then.get(point.id, ()), *now[point.id])
        if len(norms) > 1:
            said.add(point.id)
            at = tuple(dict.fromkeys(norms))
            yield noted(IssueCode.POINT_ID_DOUBLED, f"{path}.id", id=point.id, norms=at)


def _unfollowed(
    audit: Audit, previous: Audit | None, then: Mapping[str, list[NormId]]
) -> Iterator[Issue]:
    # Without the earlier audit it is not known which points there were.
    if previous is None:
        return
    hints = Hints()
    for path, norm, point in _placed(audit):
        if point.follows is not None and point.follows not in then:
            nearest = hints.nearest(point.follows, then)
            yield noted(
                IssueCode.POINT_FOLLOWS_UNKNOWN,
                f"{path}.follows",
                norm=norm,
                follows=point.follows,
                nearest=() if nearest is None else (nearest,),
            )


def followed(
    audit: Audit, previous: Audit | None, plan: ImprovementPlan | None
) -> Answer[tuple[PreviousPoint, ...]]:
    """What became of the points from the earlier audit?"""
    if previous is None:
        return Answer(())
    following: dict[str, list[tuple[str, NormId, ImprovementPoint]]] = {}
    for path, norm, point in _placed(audit):
        if point.follows is not None:
            following.setdefault(point.follows, []).append((path, norm, point))
    planned = (ImprovementPlan(previous) if plan is None else plan).status(audit.audited_on)
    points: list[PreviousPoint] = []
    issues: list[Issue] = []
    for before in planned:
        after = following.get(before.point.id, []) if before.point.id is not None else []
        issues += (
            noted(
                IssueCode.POINT_RETURNED,
                path,
                norm=norm,
                now=point.text,
                source=before.norm,
                before=before.point.text,
            )
            for path, norm, point in after
        )
        points.append(
            PreviousPoint(
                norm=before.norm,
                point=before.point,
                result=_result(before, returned=bool(after), planned=plan is not None),
                steps=before.steps,
                followed_by=tuple(point for _, _, point in after),
            )
        )
    return Answer(tuple(points), tuple(issues))


def _result(before: PlannedPoint, *, returned: bool, planned: bool) -> PointResult:
    if returned:
        return PointResult.RETURNED
    if not planned:
        return PointResult.NOT_KNOWN
    return PointResult.DONE if before.status is PointStatus.DONE else PointResult.OPEN


def again(
    audit: Audit,
    previous: Audit | None,
    compared: Comparison | None,
    *,
    crosswalk: Crosswalk | None,
) -> Answer[tuple[NormId, ...]]:
    """Which norms have a point to improve, and had one at the earlier audit?"""
    if previous is None or compared is None:
        return Answer(())
    then, now = _texts(previous), _texts(audit)
    pairs = {
        norm: came_from
        for norm, sources in _sources(compared, crosswalk).items()
        if norm in now and (came_from := tuple(source for source in sources if source in then))
    }
    issues = tuple(
        noted(
            IssueCode.POINTS_AGAIN,
            "findings",
            norm=norm,
            sources=came_from,
            before=tuple(point for source in came_from for point in then[source]),
            now=tuple(now[norm]),
        )
        for norm, came_from in pairs.items()
    )
    return Answer(tuple(pairs), issues)


def _texts(audit: Audit) -> Mapping[NormId, list[str]]:
    """Return the points to improve by norm; a deviation is one even if it names none."""
    points: dict[NormId, list[str]] = {}
    for finding in audit.findings:
        if finding.improvements or finding.rating in DEVIATING:
            texts = (point.text for point in finding.improvements)
            points.setdefault(finding.norm, []).extend(texts)
    return points


def _sources(
    compared: Comparison, crosswalk: Crosswalk | None
) -> Mapping[NormId, tuple[NormId, ...]]:
    """Return what each norm that asks the same comes from, in the order of the catalogue."""
    norms = [each.norm for each in compared.norms if each.change.asks_the_same]
    if crosswalk is None:
        return {norm: (norm,) for norm in norms}
    sources = {norm: link.sources for link in crosswalk.links for norm in link.targets}
    return {norm: sources[norm] for norm in norms}
