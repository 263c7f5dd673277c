# SPDX-License-Identifier: MIT
"""How the ratings of a catalogue become a row of bytes, and how rows are counted.

One byte per norm, in the order of the norms: a settled norm is its rating (0 to 3), an open one is
``OPEN_CODE`` plus a bit for each rating that is still possible. Encoding and counting then run in C;
the plain twin of both stands in the tests.
"""

from collections.abc import Callable, Mapping, Set as AbstractSet
from itertools import groupby
from operator import itemgetter
from typing import Any, cast

from .._checks import Faults, fail, nearest, shown
from .._mapping import FrozenMapping
from ..errors import InvalidRatingsError, UnknownNormError
from .norm import Norm, NormId
from .rating import OPEN_RATINGS, Rating
from .tally import Tally, possible_ratings

__all__ = ["CODES", "DECODED", "OPEN", "Layout", "tally_of_row"]

_RATINGS = len(Rating)
_OPEN_CODE = 16


def _code(possible: AbstractSet[Rating]) -> int:
    if len(possible) == 1:
        return int(next(iter(possible)))
    return _OPEN_CODE + sum(1 << rating for rating in possible)


def _decoded() -> tuple[Rating | frozenset[Rating] | None, ...]:
    table: list[Rating | frozenset[Rating] | None] = [None] * (_OPEN_CODE + (1 << _RATINGS))
    for bits in range(1, 1 << _RATINGS):
        possible = frozenset(rating for rating in Rating if bits >> rating & 1)
        table[_code(possible)] = next(iter(possible)) if len(possible) == 1 else possible
    return tuple(table)


DECODED = _decoded()
"""What each byte of a row stands for; ``None`` for bytes that no row holds."""

CODES: dict[Rating | frozenset[Rating], int] = {
    rating: code for code, rating in enumerate(DECODED) if rating is not None
}
"""The byte of each rating and of each set of possible ratings."""

OPEN = CODES[OPEN_RATINGS]
"""The byte of a norm that is not rated."""

# Tallies of up to a few hundred norms repeat endlessly; equal ones are one object. Bounded.
_TALLIES: dict[tuple[int, int, int, int, int], Tally] = {}
_MOST_TALLIES = 20_000


def _tally(met: int, partly_met: int, not_met: int, not_applicable: int, open_: int) -> Tally:
    counts = (met, partly_met, not_met, not_applicable, open_)
    tally = _TALLIES.get(counts)
    if tally is None:
        tally = Tally(
            met=met,
            partly_met=partly_met,
            not_met=not_met,
            not_applicable=not_applicable,
            open=open_,
        )
        if len(_TALLIES) >= _MOST_TALLIES:
            _TALLIES.clear()
        _TALLIES[counts] = tally
    return tally


def tally_of_row(row: bytes, start: int, stop: int) -> Tally:
    """Count the ratings of a part of a row."""
    count = row.count
    met, partly_met, not_met = count(0, start, stop), count(1, start, stop), count(2, start, stop)
    not_applicable = 0
    open_ = stop - start - met - partly_met - not_met
    if open_:
        not_applicable = count(3, start, stop)
        open_ -= not_applicable
    counts = (met, partly_met, not_met, not_applicable, open_)
    return _TALLIES.get(counts) or _tally(*counts)


# Looking for near misses takes a while; beyond this many faults the ids alone are listed.
_HINTS = 20


class Layout:
    """The order, the categories and the encoder of one catalogue."""

    __slots__ = ("_allows_not_applicable", "_getter", "_grouped", "_index", "ids", "spans")

    ids: tuple[NormId, ...]
    spans: tuple[tuple[str | None, int, int], ...]
    """Category, start and stop in a grouped row; only categories that have norms."""

    def __init__(self, norms: tuple[Norm, ...], *, allows_not_applicable: bool) -> None:
        self.ids = tuple(norm.id for norm in norms)
        self._index = {norm: at for at, norm in enumerate(self.ids)}
        # An itemgetter of one item returns it bare; a lone norm takes the careful way.
        self._getter: Callable[[Any], tuple[Any, ...]] | None = (
            itemgetter(*self.ids) if len(self.ids) > 1 else None
        )
        self._allows_not_applicable = allows_not_applicable
        categories = [norm.category for norm in norms]
        # Stable: norms keep their order within a category, categories that of their first norm.
        first = {category: at for at, category in reversed(list(enumerate(categories)))}
        order = sorted(range(len(norms)), key=lambda at: first[categories[at]])
        in_order = order == list(range(len(norms)))
        self._grouped: Callable[[bytes], tuple[int, ...]] | None = (
            None if in_order else itemgetter(*order)
        )
        spans: list[tuple[str | None, int, int]] = []
        start = 0
        for category, members in groupby(order, key=lambda at: categories[at]):
            stop = start + len(list(members))
            spans.append((category, start, stop))
            start = stop
        self.spans = tuple(spans)

    def place(self, norm: object) -> int | None:
        """Return where a norm stands in the catalogue; ``None`` for what is no norm of it."""
        return self._index.get(cast("NormId", norm)) if isinstance(norm, str) else None

    def grouped(self, row: bytes) -> bytes:
        """Return a row with the norms of each category side by side, as `spans` counts them."""
        return row if self._grouped is None else bytes(self._grouped(row))

    def encode(self, ratings: object) -> bytes:
        """Return the row of a mapping of norms to ratings; a norm left out is open."""
        # Only a plain dict: other mappings may make up values, or change, when asked for one.
        items = ratings.raw if type(ratings) is FrozenMapping else ratings  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
        count = len(self.ids)
        if type(items) is dict and len(items) == count and self._getter is not None:  # pyright: ignore[reportUnknownArgumentType]
            try:
                values = self._getter(items)
                row = bytes(values)
            except (KeyError, TypeError, ValueError, OverflowError):
                return self._encode_carefully(ratings)
            # The encoder would take 1 and True for a rating; nothing but a Rating is one.
            if list(map(type, values)).count(Rating) == count and (
                self._allows_not_applicable or 3 not in row
            ):
                return row
        return self._encode_carefully(ratings)

    def _encode_carefully(self, ratings: object) -> bytes:
        """Encode what is open, and name every fault."""
        if not isinstance(ratings, Mapping):
            problem = f"must be a mapping of norms to ratings, got {shown(ratings)}"
            raise fail(InvalidRatingsError, "ratings", problem)
        row = bytearray([OPEN]) * len(self.ids)
        faults = Faults()
        unknown = 0
        for norm, rating in cast("Mapping[object, object]", ratings).items():
            path = f"ratings[{shown(norm)}]"
            at = self.place(norm)
            if at is None:
                hint = nearest(norm, self.ids) if len(faults.found) < _HINTS else ""
                faults.add(path, f"unknown norm{hint}")
                unknown += 1
            elif isinstance(rating, Rating):
                row[at] = rating
            elif possible_ratings(faults, path, rating):
                row[at] = _code(cast("AbstractSet[Rating]", rating))
            if at is not None and not self._allows_not_applicable:
                decoded = DECODED[row[at]]
                if decoded == Rating.NOT_APPLICABLE or (
                    isinstance(decoded, frozenset) and Rating.NOT_APPLICABLE in decoded
                ):
                    faults.add(path, "this framework does not allow 'not-applicable'")
        faults.raise_any(
            UnknownNormError if 0 < unknown == len(faults.found) else InvalidRatingsError
        )
        return bytes(row)
