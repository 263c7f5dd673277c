# SPDX-License-Identifier: MIT
"""Carries ratings over a crosswalk, link by link.

A policy says what settled ratings become. For norms that are open that is the union over all ways
they may turn out, so a wider input never gives a narrower output.
"""

from collections.abc import Mapping
from typing import NamedTuple

from ..framework import OPEN_RATINGS, Framework, NormId, Rated, Rating, possible_ratings
from .crosswalk import Crosswalk
from .link import Change
from .origin import Dropped, Origin
from .policy import CarryPolicy

_Possible = frozenset[Rating]


def _same(sources: list[_Possible]) -> _Possible:
    return sources[0]


def _open(_: list[_Possible]) -> _Possible:
    return OPEN_RATINGS


_PARTS = {
    Rating.MET: frozenset({Rating.MET}),
    Rating.PARTLY_MET: OPEN_RATINGS,
    Rating.NOT_MET: frozenset({Rating.PARTLY_MET, Rating.NOT_MET}),
    Rating.NOT_APPLICABLE: frozenset({Rating.NOT_APPLICABLE}),
}


def _split(sources: list[_Possible]) -> _Possible:
    return frozenset[Rating]().union(*(_PARTS[rating] for rating in sources[0]))


_MIXED = frozenset({Rating.PARTLY_MET, Rating.NOT_MET})
# What ratings have in common so far: all of one, a mixture, or a mixture of applicable and not.
_ALIKE = {
    Rating.MET: frozenset({Rating.MET}),
    Rating.PARTLY_MET: _MIXED,
    Rating.NOT_MET: frozenset({Rating.NOT_MET}),
    Rating.NOT_APPLICABLE: frozenset({Rating.NOT_APPLICABLE}),
}


def _both(one: _Possible, other: _Possible) -> _Possible:
    """Return what two norms give when they become one; order and grouping do not matter."""
    if one == other:
        return one
    not_applicable = _ALIKE[Rating.NOT_APPLICABLE]
    if OPEN_RATINGS in (one, other) or not_applicable in (one, other):
        return OPEN_RATINGS
    return _MIXED


def _merged(sources: list[_Possible]) -> _Possible:
    # The union over all completions, without going through them: only what they have in common
    # so far matters.
    outcomes = {_ALIKE[rating] for rating in sources[0]}
    for source in sources[1:]:
        outcomes = {_both(one, _ALIKE[rating]) for one in outcomes for rating in source}
    return frozenset[Rating]().union(*outcomes)


_CARRIED = {
    CarryPolicy.SAME: _same,
    CarryPolicy.OPEN: _open,
    CarryPolicy.MERGED: _merged,
    CarryPolicy.SPLIT: _split,
}


class Carried(NamedTuple):
    """What was carried over a crosswalk.

    Attributes:
        ratings: For every norm of the new framework its rating, or those still possible.
        origins: Where each of these comes from.
        dropped: The norms that were withdrawn, with their ratings.
    """

    ratings: dict[NormId, Rated]
    origins: dict[NormId, Origin]
    dropped: list[Dropped]


def carried_over(
    before: Mapping[NormId, Rated],
    crosswalk: Crosswalk,
    new: Framework,
    policies: Mapping[Change, CarryPolicy],
) -> Carried:
    """Carry ratings over, and say where each comes from."""
    carried = Carried({}, {}, [])
    for link in crosswalk.links:
        found = tuple(before[norm] for norm in link.sources)
        if not link.targets:
            pairs = zip(link.sources, found, strict=True)
            carried.dropped.extend(Dropped(norm=norm, rating=rated) for norm, rated in pairs)
            continue
        policy = policies[link.change]
        result = _CARRIED[policy]([possible_ratings(rated) for rated in found])
        if Rating.NOT_APPLICABLE in result and not new.allows_not_applicable:
            result = result - {Rating.NOT_APPLICABLE} | OPEN_RATINGS
        rated = next(iter(result)) if len(result) == 1 else result
        for norm in link.targets:
            carried.ratings[norm] = rated
            carried.origins[norm] = Origin(
                norm=norm,
                change=link.change,
                sources=link.sources,
                before=found,
                policy=policy,
                remark=link.remark,
            )
    return carried
