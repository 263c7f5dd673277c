# SPDX-License-Identifier: MIT
"""Crosswalks between small frameworks by seed."""

from random import Random

import attrs

from sterksociaalwerk.comparison import Change, Crosswalk, Link
from sterksociaalwerk.framework import Framework, FrameworkKey, NormId

from .cases import random_framework

__all__ = ["fitting_changes", "random_crosswalk", "random_ends"]


def fitting_changes(sources: int, targets: int) -> list[Change]:
    """Return the changes that a link of so many norms may have."""
    if not sources:
        return [Change.ADDED]
    if not targets:
        return [Change.WITHDRAWN]
    if sources == targets == 1:
        one = [Change.UNCHANGED, Change.REWORDED, Change.REVISED, Change.MOVED]
        return [*one, Change.RESTRUCTURED]
    if targets == 1:
        return [Change.MERGED, Change.RESTRUCTURED]
    if sources == 1:
        return [Change.SPLIT, Change.RESTRUCTURED]
    return [Change.RESTRUCTURED]


def random_crosswalk(random: Random, old: Framework, new: Framework) -> Crosswalk:
    """Return a crosswalk that divides the norms of two frameworks into links at random."""
    groups: dict[int, tuple[list[NormId], list[NormId]]] = {}
    most = max(old.norm_count, new.norm_count) + 1
    for side, framework in enumerate((old, new)):
        for norm in framework.norms:
            groups.setdefault(random.randrange(most), ([], []))[side].append(norm.id)
    links = [
        Link(
            random.choice(fitting_changes(len(sources), len(targets))),
            sources,
            targets,
            remark=random.choice(["", "", "a remark"]),
        )
        for sources, targets in groups.values()
    ]
    return Crosswalk(old.key, new.key, random.sample(links, len(links)))


def random_ends(random: Random, *, most_norms: int = 8) -> tuple[Framework, Framework, Crosswalk]:
    """Return two frameworks and a crosswalk from one to the other.

    They are of two labels, whose categories are not compared: any norm can become any other.
    """
    old, new = (
        attrs.evolve(random_framework(random, most_norms=most_norms), key=FrameworkKey(label, "1"))
        for label in ("old", "new")
    )
    return old, new, random_crosswalk(random, old, new)
