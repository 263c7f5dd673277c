# SPDX-License-Identifier: MIT
"""A mapping collection as the crosswalk that it was written from."""

from collections.abc import Iterator
from typing import cast

from ...comparison import Change, Crosswalk, Link
from ...framework import FrameworkKey
from ._elements import NORM
from ._mapping import RELATIONSHIPS
from ._reading import Part

_Remarks = dict[tuple[str, str], str]


def crosswalk_of(collection: Part) -> Crosswalk:
    """Return the crosswalk; raise what is wrong, if anything is."""
    place = collection.place
    mappings = collection.parts("mappings", needed=True)
    if len(mappings) != 1:
        place.below("mappings").add(f"must be one mapping, got {len(mappings)}")
        place.stop()
    (mapping,) = mappings
    source, target = (_key(mapping, f"{end}-resource") for end in ("source", "target"))
    links = [link for each in mapping.few("maps", needed=True) if (link := _link(each))]
    remarks = _remarks(collection)
    links += _gaps(mapping, "source-gap-summary", Change.WITHDRAWN, remarks)
    links += _gaps(mapping, "target-gap-summary", Change.ADDED, remarks)
    place.finish()
    # Nothing is wrong, so both are there.
    ends = cast("tuple[FrameworkKey, FrameworkKey]", (source, target))
    crosswalk = mapping.made(lambda: Crosswalk(*ends, links))
    place.finish()
    return cast("Crosswalk", crosswalk)


def _key(mapping: Part, name: str) -> FrameworkKey | None:
    end = mapping.part(name, needed=True)
    if end is None:
        return None
    label, version = (end.own(each, needed=True) for each in ("label", "version"))
    if label is None or version is None:
        return None
    return end.made(lambda: FrameworkKey(label, version))


def _link(each: Part) -> Link | None:
    found = each.own("change", needed=True)
    relationship = each.text("relationship", needed=True)
    change = {change.value: change for change in RELATIONSHIPS}.get(found or "")
    if change is None:
        if found is not None:
            each.place.below("props").wrong("a change that has norms on both sides", found)
        return None
    if relationship != RELATIONSHIPS[change]:
        wanted = f"{RELATIONSHIPS[change]!r}, as it is {change.value}"
        each.place.below("relationship").wrong(wanted, relationship)
    sides = [
        [
            _norm(item.text("id-ref", needed=True), item, "id-ref")
            for item in each.parts(side, needed=True)
        ]
        for side in ("sources", "targets")
    ]
    remark = each.plain("remarks")
    return each.made(lambda: Link(change, *sides, remark=remark))


def _norm(token: str, part: Part, key: str) -> str:
    if not token.startswith(NORM):
        part.place.below(key).wrong(f"a control that starts with {NORM!r}", token)
    return token.removeprefix(NORM)


def _gaps(mapping: Part, key: str, change: Change, remarks: _Remarks) -> Iterator[Link]:
    """Yield the links that have norms on one side only, each with its remark."""
    summary = mapping.part(key)
    for each in () if summary is None else summary.few("unmapped-controls", needed=True):
        norms = [_norm(token, each, "with-ids") for token in each.texts("with-ids")]
        if not norms:
            each.place.below("with-ids").add("must name at least one control")
        elif (link := _gap(each, change, norms, remarks)) is not None:
            yield link


def _gap(part: Part, change: Change, norms: list[str], remarks: _Remarks) -> Link | None:
    sources, targets = (norms, ()) if change is Change.WITHDRAWN else ((), norms)
    remark = remarks.get((change.value, min(norms)), "")
    return part.made(lambda: Link(change, sources, targets, remark=remark))


def _remarks(collection: Part) -> _Remarks:
    """Return what is remarked on gaps, by the change and the first norm of each."""
    back_matter = collection.part("back-matter")
    found: _Remarks = {}
    for each in () if back_matter is None else back_matter.parts("resources"):
        change, norm = each.own("change"), each.own("norm")
        if change is not None and norm is not None:
            found[change, norm] = each.plain("description")
    return found
