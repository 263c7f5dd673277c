# SPDX-License-Identifier: MIT
"""The rating of a norm that has several findings: on parts, or by auditors who disagree."""

from collections.abc import Iterable

from ..framework import Rated, Rating
from .finding import Finding

_BY_ORDER = sorted(Rating, key=lambda rating: rating.order)
# What a part that has no finding may be: as a norm without one, it will not turn out not to apply.
_OPEN = frozenset({Rating.MET, Rating.PARTLY_MET, Rating.NOT_MET})


def rated(findings: Iterable[Finding], parts: tuple[str, ...]) -> Rated:
    """Return the rating of a norm, or those still possible.

    How the label joins parts is not known. So without a finding on the whole the rating may be
    anything from the best to the worst of its parts, whichever of its possible ratings each has.
    """
    by_part: dict[str | None, set[Rating]] = {}
    for finding in findings:
        by_part.setdefault(finding.part, set()).add(finding.rating)
    if None in by_part:
        possible = frozenset(by_part[None])
    else:
        of_parts = list(map(frozenset, by_part.values()))
        # A part without a finding is open; where no parts are named, nobody knows which others
        # there are.
        if not parts or not by_part.keys() >= set(parts):
            of_parts.append(_OPEN)
        possible = _joined(of_parts)
    return next(iter(possible)) if len(possible) == 1 else possible


def _joined(parts: list[frozenset[Rating]]) -> frozenset[Rating]:
    if len(parts) == 1:
        return parts[0]
    together = frozenset[Rating]().union(*parts)
    if Rating.NOT_APPLICABLE in together and len(together) > 1:
        # Some parts rated and others not applicable: nothing is known of the whole.
        return frozenset(Rating)
    places = [rating.order for rating in together]
    return frozenset(_BY_ORDER[min(places) : max(places) + 1])
