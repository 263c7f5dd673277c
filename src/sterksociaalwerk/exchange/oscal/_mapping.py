# SPDX-License-Identifier: MIT
"""A crosswalk as an OSCAL mapping collection: links are maps, what came or went are gaps."""

from collections.abc import Mapping

from ..._checks import fail
from ...comparison import Change, Crosswalk, Link
from ...errors import InvalidValueError
from ...framework import FrameworkKey, NormId
from ._elements import NORM, Element, Stamp, back_matter, document, filled, prop, resource
from ._markdown import block, line

RELATIONSHIPS: Mapping[Change, str] = {
    Change.UNCHANGED: "equal-to",
    Change.MOVED: "equal-to",
    Change.REWORDED: "equivalent-to",
    Change.MERGED: "equivalent-to",
    Change.SPLIT: "equivalent-to",
    Change.REVISED: "intersects-with",
    Change.RESTRUCTURED: "intersects-with",
}
"""OSCAL's word for the changes that have norms on both sides; which it was is a property."""

ENDS = ("source", "target")


def mapping_collection(crosswalk: Crosswalk, stamp: Stamp) -> Element:
    """Return the mapping collection of a crosswalk."""
    maps = [_map(link, stamp) for link in crosswalk.links if link.change in RELATIONSHIPS]
    if not maps:
        problem = "none has norms on both sides, and a mapping of OSCAL has at least one that does"
        raise fail(InvalidValueError, "links", problem)
    ends = [_catalog(end, getattr(crosswalk, end), stamp) for end in ENDS]
    remarks = [_remark(link, stamp) for link in crosswalk.links if _is_remarked_gap(link)]
    source, target = crosswalk.source, crosswalk.target
    mapping = filled(
        uuid=stamp.uuid("mapping", str(source), str(target), maps),
        source_resource=_end(source, ends[0]),
        target_resource=_end(target, ends[1]),
        maps=maps,
        links=[{"href": f"#{each['uuid']}", "rel": "reference"} for each in remarks],
        source_gap_summary=_gaps(crosswalk, Change.WITHDRAWN, stamp),
        target_gap_summary=_gaps(crosswalk, Change.ADDED, stamp),
    )
    description = "What became of each norm of one framework in another."
    return document(
        "mapping-collection",
        stamp,
        {
            "title": line(f"{source} to {target}"),
            "version": f"{source.version} to {target.version}",
        },
        provenance={
            "method": "human",
            "matching-rationale": "semantic",
            "status": "complete",
            "mapping-description": description,
        },
        mappings=[mapping],
        back_matter=back_matter([*ends, *remarks]),
    )


def _catalog(end: str, key: FrameworkKey, stamp: Stamp) -> Element:
    description = "The catalog of this framework is a document of its own."
    return resource(stamp.uuid("catalog", end, str(key)), str(key), description=description)


def _end(key: FrameworkKey, catalog: Element) -> Element:
    return {
        "type": "catalog",
        "href": f"#{catalog['uuid']}",
        "props": [prop("label", key.label), prop("version", str(key.version))],
    }


def _map(link: Link, stamp: Stamp) -> Element:
    return filled(
        uuid=stamp.uuid("map", link.change.value, link.sources, link.targets, link.remark),
        relationship=RELATIONSHIPS[link.change],
        sources=_items(link.sources),
        targets=_items(link.targets),
        props=[prop("change", link.change.value)],
        remarks=block(link.remark),
    )


def _items(norms: tuple[NormId, ...]) -> list[Element]:
    return [{"type": "control", "id-ref": NORM + norm} for norm in norms]


def _gaps(crosswalk: Crosswalk, change: Change, stamp: Stamp) -> Element | None:
    """Return the norms that lead nowhere, or come from nowhere; each link by itself."""
    links = [link for link in crosswalk.links if link.change is change]
    if not links:
        return None
    selected = [{"with-ids": [NORM + norm for norm in gap_norms(link)]} for link in links]
    return {"uuid": stamp.uuid("gaps", change.value, selected), "unmapped-controls": selected}


def gap_norms(link: Link) -> tuple[NormId, ...]:
    """Return the norms of a link that has them on one side only."""
    return link.sources or link.targets


def _is_remarked_gap(link: Link) -> bool:
    return link.change not in RELATIONSHIPS and bool(link.remark)


def _remark(link: Link, stamp: Stamp) -> Element:
    # A gap has no place for a remark; it stands in the back matter, by the first of its norms.
    norm = gap_norms(link)[0]
    return resource(
        stamp.uuid("remark", link.change.value, norm, link.remark),
        f"{norm}: {link.change.value}",
        description=block(link.remark),
        props=[prop("change", link.change.value), prop("norm", norm)],
    )
