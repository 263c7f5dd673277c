# SPDX-License-Identifier: MIT
"""Carries ratings over a crosswalk, link by link.

A policy says what settled ratings become. For norms that are open that is the union over all ways
they may turn out, so a wider input never gives a narrower output.
"""

from collections.abc import Mapping

from .._checks import Faults, shown
from ..errors import InvalidArgumentError
from ..framework import OPEN_RATINGS, Framework, NormId, Rating
from ..framework._layout import as_set
from .crosswalk import Crosswalk
from .link import Change
from .policy import DEFAULT_POLICY, CarryPolicy

__all__ = ["carried_ratings", "policies_with"]

_Possible = frozenset[Rating]

# Which changes a policy can be chosen for: one needs a single source, the other at least one.
_ONE_SOURCE = frozenset(
    {Change.UNCHANGED, Change.REWORDED, Change.REVISED, Change.MOVED, Change.SPLIT}
)
_FITS = {
    CarryPolicy.SAME: _ONE_SOURCE,
    CarryPolicy.SPLIT: _ONE_SOURCE,
    CarryPolicy.MERGED: _ONE_SOURCE | {Change.MERGED, Change.RESTRUCTURED},
    CarryPolicy.OPEN: frozenset(DEFAULT_POLICY),
}


def policies_with(changed: Mapping[Change, CarryPolicy] | None) -> Mapping[Change, CarryPolicy]:
    """Return the default policy with what an argument changes."""
    if changed is None:
        return DEFAULT_POLICY
    faults = Faults()
    if faults.mapping("policy", changed, "changes to policies"):
        for change, policy in changed.items():
            path = f"policy[{shown(change)}]"
            right = faults.instance(path, change, Change, "for a Change")
            right &= faults.instance(path, policy, CarryPolicy, "a CarryPolicy")
            if right and change not in _FITS[policy]:
                faults.add(path, f"{policy.value!r} does not fit {change.value!r}")
    faults.raise_any(InvalidArgumentError)
    return {**DEFAULT_POLICY, **changed}


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


def carried_ratings(
    before: Mapping[NormId, Rating | frozenset[Rating]],
    crosswalk: Crosswalk,
    new: Framework,
    policies: Mapping[Change, CarryPolicy],
) -> dict[str, Rating | frozenset[Rating]]:
    """Return the rating of every norm of the new framework, or those still possible."""
    carried: dict[str, Rating | frozenset[Rating]] = {}
    for link in crosswalk.links:
        if link.targets:
            found = [as_set(before[norm]) for norm in link.sources]
            result = _CARRIED[policies[link.change]](found)
            if Rating.NOT_APPLICABLE in result and not new.allows_not_applicable:
                result = result - {Rating.NOT_APPLICABLE} | OPEN_RATINGS
            rating = next(iter(result)) if len(result) == 1 else result
            for norm in link.targets:
                carried[norm] = rating
    return carried
