# SPDX-License-Identifier: MIT
"""Ratings as the bytes that the engine counts, and how sets of ratings are checked."""

from collections.abc import Set as AbstractSet
from typing import cast

from .._checks import Faults, in_order
from .._engine.rows import POSSIBLE
from .rating import OPEN_RATINGS, Rated, Rating

RATINGS = tuple(Rating)
"""The ratings, each at the place that is its byte."""

CODES: dict[Rated, int] = {rating: code for code, rating in enumerate(RATINGS)}
"""The byte of each rating, and of each set of possible ratings."""

_DECODED: list[Rated | None] = []
for _code, _options in enumerate(POSSIBLE):
    _possible = frozenset(RATINGS[option] for option in _options)
    if _possible:
        CODES[_possible] = _code
    _DECODED.append(RATINGS[_options[0]] if len(_options) == 1 else _possible or None)

DECODED = cast("tuple[Rated, ...]", tuple(_DECODED))
"""What each byte of a row stands for; rows hold nothing but valid bytes."""

OPEN = CODES[OPEN_RATINGS]
"""The byte of a norm that is not rated."""


def check_possible(faults: Faults, path: str, value: object) -> bool:
    """Check a set of the ratings that are still possible for a norm."""
    if not isinstance(value, AbstractSet):
        return faults.instance(path, value, Rating, "a Rating, a set of them, or None for open")
    if not value:
        return faults.add(path, "an empty set leaves no possible rating")
    right = True
    for member in in_order(cast("AbstractSet[object]", value)):
        right &= faults.instance(path, member, Rating, "a Rating")
    return right
