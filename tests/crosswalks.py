# SPDX-License-Identifier: MIT
"""Crosswalks between small frameworks by seed, and the plain twin of carrying ratings over them.

The twin settles what is open in every way there is, carries each way over by the table of policies,
and puts together what comes out.
"""

from collections.abc import Mapping, Sequence
from itertools import product
from random import Random

import attrs

from sterksociaalwerk.comparison import CarryPolicy, Change, Crosswalk, Link
from sterksociaalwerk.framework import Framework, FrameworkKey, NormId, Rating
from tests import cases
from tests.oracle import Open

__all__ = [
    "DEFAULT",
    "FITTING",
    "Possible",
    "between",
    "carried",
    "carried_by",
    "changes",
    "ends",
    "still",
]

Possible = frozenset[Rating]

MET, PARTLY, NOT, INAPPLICABLE = Rating
ANY = frozenset({MET, PARTLY, NOT})

DEFAULT = {
    Change.UNCHANGED: CarryPolicy.SAME,
    Change.REWORDED: CarryPolicy.SAME,
    Change.MOVED: CarryPolicy.SAME,
    Change.REVISED: CarryPolicy.OPEN,
    Change.ADDED: CarryPolicy.OPEN,
    Change.MERGED: CarryPolicy.MERGED,
    Change.SPLIT: CarryPolicy.SPLIT,
    Change.RESTRUCTURED: CarryPolicy.OPEN,
}
"""How ratings carry over unless something else is asked for."""

_EVERY = set(CarryPolicy)
FITTING = {
    Change.UNCHANGED: _EVERY,
    Change.REWORDED: _EVERY,
    Change.MOVED: _EVERY,
    Change.REVISED: _EVERY,
    Change.SPLIT: _EVERY,
    Change.MERGED: {CarryPolicy.OPEN, CarryPolicy.MERGED},
    Change.RESTRUCTURED: {CarryPolicy.OPEN, CarryPolicy.MERGED},
    Change.ADDED: {CarryPolicy.OPEN},
}
"""What may be asked for: a policy for one norm needs a link that has one."""


def changes(sources: int, targets: int) -> list[Change]:
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


def between(random: Random, old: Framework, new: Framework) -> Crosswalk:
    """Return a crosswalk that divides the norms of two frameworks into links at random."""
    groups: dict[int, tuple[list[NormId], list[NormId]]] = {}
    most = max(old.norm_count, new.norm_count) + 1
    for side, framework in enumerate((old, new)):
        for norm in framework.norms:
            groups.setdefault(random.randrange(most), ([], []))[side].append(norm.id)
    links = [
        Link(
            random.choice(changes(len(sources), len(targets))),
            sources,
            targets,
            remark=random.choice(["", "", "a remark"]),
        )
        for sources, targets in groups.values()
    ]
    return Crosswalk(old.key, new.key, random.sample(links, len(links)))


def ends(random: Random, *, most_norms: int = 8) -> tuple[Framework, Framework, Crosswalk]:
    """Return two frameworks and a crosswalk from one to the other.

    They are of two labels, whose categories are not compared: any norm can become any other.
    """
    old, new = (
        attrs.evolve(cases.framework(random, most_norms=most_norms), key=FrameworkKey(label, "1"))
        for label in ("old", "new")
    )
    return old, new, between(random, old, new)


def still(rating: Rating | Possible) -> Possible:
    """Return the ratings that are still possible."""
    return rating if isinstance(rating, frozenset) else frozenset({rating})


def carried_by(policy: CarryPolicy, found: Sequence[Rating]) -> Possible:
    """Return what settled ratings of the norms of a link leave possible for what became of them."""
    kinds = set(found)
    match policy:
        case CarryPolicy.SAME:
            (rating,) = found
            return frozenset({rating})
        case CarryPolicy.OPEN:
            return ANY
        case CarryPolicy.SPLIT:
            (rating,) = found
            return {
                MET: frozenset({MET}),
                PARTLY: ANY,
                NOT: frozenset({PARTLY, NOT}),
                INAPPLICABLE: frozenset({INAPPLICABLE}),
            }[rating]
        case CarryPolicy.MERGED:
            if len(kinds) == 1 and kinds != {PARTLY}:
                return frozenset(kinds)
            return ANY if INAPPLICABLE in kinds else frozenset({PARTLY, NOT})


def carried(
    ratings: Open,
    crosswalk: Crosswalk,
    new: Framework,
    policies: Mapping[Change, CarryPolicy] = DEFAULT,
) -> dict[NormId, Possible]:
    """Return what is still possible for every norm of the other framework."""
    found: dict[NormId, Possible] = {}
    for link in crosswalk.links:
        ways = product(*(still(ratings.get(norm, ANY)) for norm in link.sources))
        if link.change is not Change.WITHDRAWN:
            policy = policies[link.change]
            left = frozenset[Rating]().union(*(carried_by(policy, way) for way in ways))
            if INAPPLICABLE in left and not new.allows_not_applicable:
                left = (left | ANY) - {INAPPLICABLE}
            found |= dict.fromkeys(link.targets, left)
    return found
