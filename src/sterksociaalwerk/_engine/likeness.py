# SPDX-License-Identifier: MIT
"""Norms that are interchangeable for a rule: same usage of each limit that binds, same byte."""

from collections.abc import Sequence

from .rows import POSSIBLE
from .rules import OTHERS, CompiledRule, Vector

Likeness = tuple[int, int, int]
"""The group, the kind and the byte of a norm, as far as the limits that bind tell them apart."""


def alike(rule: CompiledRule, row: bytes) -> dict[Likeness, list[int]]:
    """Return the places of interchangeable norms, in the order of the catalogue."""
    places: dict[Likeness, list[int]] = {}
    binding = rule.binding
    if not binding.kind_of:
        for at, code in enumerate(row):
            places.setdefault((OTHERS, 0, code), []).append(at)
        return places
    for at, likeness in enumerate(zip(binding.group_of, binding.kind_of, row, strict=True)):
        places.setdefault(likeness, []).append(at)
    return places


def using(rule: CompiledRule, groups: dict[Likeness, list[int]]) -> dict[Likeness, list[int]]:
    """Leave out the norms that, as they are, use nothing of any limit."""
    idle = rule.once(_idle)
    return {likeness: places for likeness, places in groups.items() if likeness[1:] not in idle}


def _idle(rule: CompiledRule) -> frozenset[tuple[int, int]]:
    return frozenset(
        (place, code)
        for place, kind in enumerate(rule.binding.kinds)
        for code, options in enumerate(POSSIBLE)
        if not _uses_any([kind[option] for option in options])
    )


def _uses_any(vectors: Sequence[Vector]) -> bool:
    return any(map(any, vectors))
