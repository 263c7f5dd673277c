# SPDX-License-Identifier: MIT
"""Norms that are interchangeable for a rule: same kind, same rating."""

from collections.abc import Sequence

from ..evaluation._judge import possible
from ..framework._layout import DECODED
from ..framework._usage import Usage, Vector

__all__ = ["Likeness", "alike", "using"]

Likeness = tuple[int, int, int]
"""The group (category), the kind and the byte of the rating of a norm."""


def alike(usage: Usage, row: bytes) -> dict[Likeness, list[int]]:
    """Return the places of interchangeable norms, in the order of the catalogue."""
    places: dict[Likeness, list[int]] = {}
    if not usage.kind_of:
        for at, code in enumerate(row):
            places.setdefault((0, 0, code), []).append(at)
        return places
    for at, likeness in enumerate(zip(usage.group_of, usage.kind_of, row, strict=True)):
        places.setdefault(likeness, []).append(at)
    return places


def using(usage: Usage, groups: dict[Likeness, list[int]]) -> dict[Likeness, list[int]]:
    """Leave out the norms that, as they are rated, use nothing of any limit."""
    idle = usage.once(_idle)
    return {likeness: places for likeness, places in groups.items() if likeness[1:] not in idle}


def _idle(usage: Usage) -> frozenset[tuple[int, int]]:
    return frozenset(
        (place, code)
        for place, kind in enumerate(usage.kinds)
        for code, rating in enumerate(DECODED)
        if rating is not None and not _uses_any(usage, [kind[each] for each in possible(code)])
    )


def _uses_any(usage: Usage, vectors: Sequence[Vector]) -> bool:
    return any(vector[at] for vector in vectors for at in usage.binding)
