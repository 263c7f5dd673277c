# SPDX-License-Identifier: MIT
"""How the ratings of a catalogue become a row of bytes, and how rows are counted.

One byte per norm, in the order of the norms: a settled norm is its rating (0 to 3), an open one is
``OPEN_CODE`` plus a bit for each rating that is still possible. Encoding and counting then run in
C; the plain twin of both stands in the tests.
"""

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from itertools import compress, groupby
from operator import itemgetter
from typing import Any, cast

from .._checks import Faults, fail, shown
from .._mapping import FrozenMapping, wrapped
from ..errors import InvalidRatingsError, UnknownNormError
from ._possible import possible_ratings
from .norm import Norm, NormId
from .rating import OPEN_RATINGS, Rating
from .tally import Tally

__all__ = [
    "CODES",
    "DECODED",
    "OPEN",
    "Layout",
    "as_set",
    "decoded",
    "tally_of_row",
]

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


def decoded(code: int) -> Rating | frozenset[Rating]:
    """Return what a byte of a row stands for."""
    return cast("Rating | frozenset[Rating]", DECODED[code])


# The look-up itself, without a call of `decoded`: rows hold nothing but valid bytes.
_decoded_code = cast("Callable[[int], Rating | frozenset[Rating]]", DECODED.__getitem__)


def as_set(rating: Rating | frozenset[Rating]) -> frozenset[Rating]:
    """Return the ratings that are possible; of a settled norm its own."""
    return rating if isinstance(rating, frozenset) else frozenset({rating})


OPEN = CODES[OPEN_RATINGS]
"""The byte of a norm that is not rated."""

# Tallies of up to a few hundred norms repeat endlessly; equal ones are one object. By the numbers
# partly met and not met, and of all: only tallies without other ratings are kept. Bounded.
_SETTLED: dict[tuple[int, int, int], Tally] = {}
_MOST_TALLIES = 20_000
_MET = b"\0"
_SETTLED_CODES = b"\0\1\2"
_NOT_APPLICABLE = int(Rating.NOT_APPLICABLE)


def tally_of_row(row: bytes) -> Tally:
    """Count the ratings of a row, or of a part of one."""
    total, met, partly_met, not_met = len(row), row.count(0), row.count(1), row.count(2)
    settled = met + partly_met + not_met == total
    counts = (partly_met, not_met, total)
    if settled and counts in _SETTLED:
        return _SETTLED[counts]
    not_applicable = row.count(_NOT_APPLICABLE)
    tally = Tally(
        met=met,
        partly_met=partly_met,
        not_met=not_met,
        not_applicable=not_applicable,
        open=total - met - partly_met - not_met - not_applicable,
    )
    if settled:
        if len(_SETTLED) >= _MOST_TALLIES:
            _SETTLED.clear()
        _SETTLED[counts] = tally
    return tally


_ONLY_RATINGS = {Rating}


class Layout:
    """The order, the categories and the encoder of one catalogue."""

    __slots__ = (
        "_all_met",
        "_all_open",
        "_allows_not_applicable",
        "_count",
        "_getter",
        "_grouped",
        "_index",
        "codes",
        "ids",
        "spans",
    )

    ids: tuple[NormId, ...]
    spans: tuple[tuple[str | None, int, int], ...]
    """Category, start and stop in a grouped row; only categories that have norms."""
    codes: bytes
    """Every byte that a row may hold."""

    def __init__(self, norms: tuple[Norm, ...], *, allows_not_applicable: bool) -> None:
        self.ids = tuple(norm.id for norm in norms)
        self._all_open = bytes([OPEN]) * len(norms)
        self._all_met: dict[NormId, Rating | frozenset[Rating]] = dict.fromkeys(
            self.ids, Rating.MET
        )
        self._index = {norm: at for at, norm in enumerate(self.ids)}
        # An itemgetter of one item returns it bare; a lone norm takes the careful way.
        self._count = len(self.ids) if len(self.ids) > 1 else -1
        self._getter: Callable[[Any], tuple[Any, ...]] = itemgetter(*self.ids)
        self._allows_not_applicable = allows_not_applicable
        self.codes = bytes(
            code
            for rating, code in CODES.items()
            if allows_not_applicable or Rating.NOT_APPLICABLE not in as_set(rating)
        )
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

    def decode(self, row: bytes) -> Mapping[NormId, Rating | frozenset[Rating]]:
        """Return the ratings that a row stands for, in the order of the catalogue."""
        # Most norms are met: a copy in which these stand already, and the others set in C.
        ratings = self._all_met.copy()
        deviating = map(_decoded_code, row.translate(None, _MET))
        ratings.update(zip(compress(self.ids, row), deviating, strict=True))
        return wrapped(ratings)

    def by_category(self, row: bytes) -> dict[str | None, Tally]:
        """Count the ratings of each category."""
        if self._grouped is not None:
            row = bytes(self._grouped(row))
        # Nothing but met, partly met and not met: two counts say it all.
        settled = not row.translate(None, _SETTLED_CODES)
        tallies: dict[str | None, Tally] = {}
        for category, start, stop in self.spans:
            part = row[start:stop]
            tallies[category] = (
                settled and _SETTLED.get((part.count(1), part.count(2), stop - start))
            ) or tally_of_row(part)
        return tallies

    def encode(self, ratings: object) -> bytes:
        """Return the row of a mapping of norms to ratings; a norm left out is open."""
        # Only a plain dict: other mappings may make up values, or change, when asked for one. By
        # type, since asking an abstract class takes as long as encoding half a row.
        plain: dict[object, object]
        if type(ratings) is dict:
            plain = ratings  # pyright: ignore[reportUnknownVariableType]
        elif isinstance(ratings, FrozenMapping):
            plain = cast("FrozenMapping[object, object]", ratings).raw
        else:
            return self._encode_carefully(ratings)
        if len(plain) == self._count:
            try:
                values = self._getter(plain)
                row = bytes(values)
            except (KeyError, TypeError, ValueError, OverflowError):
                row, values = b"", ()
            # The encoder would take 1 and True for a rating; nothing but a Rating is one.
            if list(map(type, values)).count(Rating) == self._count and (
                self._allows_not_applicable or _NOT_APPLICABLE not in row
            ):
                return row
        partly = self._encode_partly(plain)
        return self._encode_carefully(plain) if partly is None else partly

    def _encode_partly(self, ratings: dict[object, object]) -> bytes | None:
        """Encode ratings of which some are open; ``None`` if anything at all is wrong."""
        index = cast("dict[object, int]", self._index)
        row = bytearray(self._all_open)
        for norm, rating in ratings.items():
            at = index.get(norm)
            if at is None:
                return None
            if type(rating) is Rating:
                row[at] = rating
            elif type(rating) is frozenset and set(map(type, rating)) == _ONLY_RATINGS:  # pyright: ignore[reportUnknownArgumentType]
                row[at] = CODES[rating] if len(rating) > 1 else int(next(iter(rating)))  # pyright: ignore[reportUnknownArgumentType]
            else:
                return None
        return None if row.translate(None, self.codes) else bytes(row)

    def _encode_carefully(self, ratings: object) -> bytes:
        """Encode what is open, and name every fault."""
        if not isinstance(ratings, Mapping):
            problem = f"must be a mapping of norms to ratings, got {shown(ratings)}"
            raise fail(InvalidRatingsError, "ratings", problem)
        row = bytearray(self._all_open)
        faults = Faults()
        unknown = 0
        for norm, rating in cast("Mapping[object, object]", ratings).items():
            path = f"ratings[{shown(norm)}]"
            at = self.place(norm)
            if at is None:
                faults.add(path, f"unknown norm{faults.hint(norm, self.ids)}")
                unknown += 1
            elif isinstance(rating, Rating):
                row[at] = rating
            elif possible_ratings(faults, path, rating):
                row[at] = _code(cast("AbstractSet[Rating]", rating))
            if at is not None and row[at] not in self.codes:
                faults.add(path, "this framework does not allow 'not-applicable'")
        faults.raise_any(
            UnknownNormError if 0 < unknown == len(faults.found) else InvalidRatingsError
        )
        return bytes(row)
