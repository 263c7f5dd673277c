# SPDX-License-Identifier: MIT
"""Norms that are interchangeable for a rule: same kind, same byte."""

from collections.abc import Sequence

from .rows import POSSIBLE
from .rules import CompiledRule, Vector

Likeness = tuple[int, int, int]
"""The group, the kind and the byte of a norm."""


def alike(rule: CompiledRule, row: bytes) -> dict[Likeness, list[int]]:
    """Return the places of interchangeable norms, in the order of the catalogue."""
    places: dict[Likeness, list[int]] = {}
    if not rule.kind_of:
        for at, code in enumerate(row):
            places.setdefault((0, 0, code), []).append(at)
        return places
    for at, likeness in enumerate(zip(rule.group_of, rule.kind_of, row, strict=True)):
        places.setdefault(likeness, []).append(at)
    return places


def using(rule: CompiledRule, groups: dict[Likeness, list[int]]) -> dict[Likeness, list[int]]:
    """Leave out the norms that, as they are, use nothing of any limit."""
    idle = rule.once(_idle)
    return {likeness: places for likeness, places in groups.items() if likeness[1:] not in idle}


def _idle(rule: CompiledRule) -> frozenset[tuple[int, int]]:
    return frozenset(
        (place, code)
        for place, kind in enumerate(rule.kinds)
        for code, options in enumerate(POSSIBLE)
        if not _uses_any(rule, [kind[option] for option in options])
    )


def _uses_any(rule: CompiledRule, vectors: Sequence[Vector]) -> bool:
    return any(vector[at] for vector in vectors for at in rule.binding)
