# SPDX-License-Identifier: MIT
"""The open points of a conclusion as an OSCAL plan of action and milestones."""

from collections.abc import Iterator

from ...audit import ImprovementPoint
from ...conclusion import Conclusion, PointResult
from ...framework import NormId
from ._elements import Element, Stamp, document, filled, prop
from ._markdown import block, line
from ._results import Parties, Recorded, point_props

# One that came back is there as the point that follows it.
_STILL_OPEN = (PointResult.OPEN, PointResult.NOT_KNOWN)


def plan_of_action(conclusion: Conclusion, stamp: Stamp) -> Element | None:
    """Return the plan, or nothing where no point is open."""
    audit = conclusion.audit
    parties = Parties(audit, stamp)
    recorded = [
        Recorded(at, audit, parties, stamp)
        for at, finding in enumerate(audit.findings)
        if finding.improvements
    ]
    items = [*_of_audit(recorded, stamp), *_of_previous(conclusion, stamp)]
    if not items:
        return None
    observations = [each.observation for each in recorded]
    return document(
        "plan-of-action-and-milestones",
        stamp,
        {
            "title": f"Points to improve after audit {line(audit.id)}",
            "version": audit.id,
            "props": [prop("audit", audit.id)],
            **parties.metadata(),
        },
        observations=observations,
        poam_items=items,
        back_matter=parties.back_matter(),
    )


def _of_audit(recorded: list[Recorded], stamp: Stamp) -> Iterator[Element]:
    for each in recorded:
        for at, point in enumerate(each.source.improvements):
            item = _item(each.source.norm, point, "this-audit", "open")
            related = [{"observation-uuid": each.uuid}]
            uuid = stamp.uuid("item", each.uuid, at, item)
            yield {"uuid": uuid, **item, "related-observations": related}


def _of_previous(conclusion: Conclusion, stamp: Stamp) -> Iterator[Element]:
    for at, each in enumerate(conclusion.points):
        if each.result in _STILL_OPEN:
            item = _item(each.norm, each.point, "previous-audit", each.result.value)
            yield {"uuid": stamp.uuid("earlier", conclusion.audit.id, at, item), **item}


def _item(norm: NormId, point: ImprovementPoint, audit: str, result: str) -> Element:
    return filled(
        title=f"Point to improve on {line(norm)}",
        description=block(point.text),
        props=[
            prop("norm", norm),
            prop("from", audit),
            prop("result", result),
            *point_props(point),
        ],
        remarks=None if point.owner is None else block(point.owner),
    )
