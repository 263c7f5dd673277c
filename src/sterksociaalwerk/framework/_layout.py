# SPDX-License-Identifier: MIT
"""How the ratings of a catalogue become a row of bytes, and how rows are counted and read.

One byte per norm, in the order of the norms; what the bytes stand for is in ``_codes``. Encoding
and counting run in C, and so a mapping that is right is never looked at norm by norm; the plain
twin of both stands in the tests.
"""

from collections.abc import Callable, Iterator, Mapping, Set as AbstractSet
from operator import itemgetter
from typing import Any, cast

from .._checks import Faults, fail, shown
from .._engine.rows import RowCounter
from .._mapping import FrozenMapping, plain_dict
from ..errors import InvalidRatingsError, UnknownNormError
from ._codes import CODES, OPEN, check_possible, decoded
from .norm import Norm, NormId
from .rating import OPEN_RATINGS, Rated, Rating, possible_ratings
from .tally import Tally

# Tallies of up to a few hundred norms repeat endlessly; equal ones are one object. One cache for
# all frameworks, which outlives them: by count and, from bit 64 on, the number of norms. It holds
# nothing but numbers.
_TALLIES: dict[int, Tally] = {}
_MOST_TALLIES = 20_000
_COUNT = 0xFFFF


def _tally(count: int) -> Tally:
    """Return a count of the engine, with the number of norms, as a tally."""
    tally = _TALLIES.get(count)
    if tally is None:
        total = count >> 64
        partly_met, not_met = count & _COUNT, count >> 16 & _COUNT
        open_, not_applicable = count >> 32 & _COUNT, count >> 48 & _COUNT
        tally = Tally(
            met=total - partly_met - not_met - open_ - not_applicable,
            partly_met=partly_met,
            not_met=not_met,
            not_applicable=not_applicable,
            open=open_,
        )
        if len(_TALLIES) >= _MOST_TALLIES:
            _TALLIES.clear()
        _TALLIES[count] = tally
    return tally


class DecodedRow(FrozenMapping[NormId, Rated]):
    """The ratings of a row, decoded when they are asked for; in every way a read-only mapping."""

    __slots__ = ("_layout", "_row")

    def __init__(self, layout: "Layout", row: bytes) -> None:
        self._layout = layout
        self._row = row

    def _plain(self) -> dict[NormId, Rated]:
        return dict(zip(self._layout.ids, map(decoded, self._row), strict=True))

    def __getitem__(self, key: NormId) -> Rated:
        return decoded(self._row[self._layout.index[key]])

    def __iter__(self) -> Iterator[NormId]:
        return iter(self._layout.ids)

    def __len__(self) -> int:
        return len(self._row)

    def __contains__(self, key: object) -> bool:
        return key in self._layout.index


class Layout:
    """The order, the categories and the encoder of one catalogue."""

    __slots__ = (
        "_all_open",
        "_categories",
        "_codes",
        "_count",
        "_getter",
        "codes",
        "counter",
        "ids",
        "index",
    )

    ids: tuple[NormId, ...]
    index: dict[NormId, int]
    """Where each norm stands in the catalogue."""
    codes: bytes
    """Every byte that a row may hold."""
    counter: RowCounter

    def __init__(self, norms: tuple[Norm, ...], *, allows_not_applicable: bool) -> None:
        self.ids = tuple(norm.id for norm in norms)
        self.index = {norm: at for at, norm in enumerate(self.ids)}
        self._all_open: dict[object, object] = dict.fromkeys(self.ids, OPEN_RATINGS)
        self._count = len(self.ids)
        self._getter: Callable[[Any], Any] = itemgetter(*self.ids)
        self._codes: dict[Rated | None, int] = {
            rated: code
            for rated, code in CODES.items()
            if allows_not_applicable or Rating.NOT_APPLICABLE not in possible_ratings(rated)
        }
        self.codes = bytes(self._codes.values())
        self._codes[None] = OPEN
        places: dict[str | None, list[int]] = {}
        for at, norm in enumerate(norms):
            places.setdefault(norm.category, []).append(at)
        # Those that have norms, in the order of their first one.
        self._categories = tuple(places)
        self.counter = RowCounter(self._count, list(places.values()))

    def place(self, norm: object) -> int | None:
        """Return where a norm stands in the catalogue; ``None`` for what is no norm of it."""
        return self.index.get(cast("NormId", norm)) if isinstance(norm, str) else None

    def holds(self, row: bytes) -> bool:
        """Return whether a row is of this catalogue, and says nothing but what is allowed."""
        return len(row) == self._count and not row.translate(None, self.codes)

    # ---------------------------------------------------------------- from ratings to rows

    def encode(self, ratings: object) -> bytes:
        """Return the row of a mapping of norms to ratings; a norm left out, or None, is open."""
        # Only a plain dict: other mappings may make up values, or change, when asked for one. By
        # type, since asking an abstract class takes as long as encoding half a row.
        if type(ratings) is dict:
            plain = cast("dict[object, object]", ratings)
        elif isinstance(ratings, FrozenMapping):
            plain = plain_dict(cast("FrozenMapping[object, object]", ratings))
        else:
            return self._encode_carefully(ratings)
        # A lone norm takes the careful way: an itemgetter of one item returns it bare.
        if self._count > 1:
            try:
                if len(plain) != self._count:
                    # What is left out is open; a norm that is not known makes it too long.
                    plain = {**self._all_open, **plain}
                if len(plain) == self._count:
                    # Only None, a rating that is allowed, or a set of them is among the codes.
                    return bytes(itemgetter(*self._getter(plain))(self._codes))
            except Exception:  # noqa: BLE001, S110  # a user-defined __hash__ may raise anything
                pass
        return self._encode_carefully(cast("object", ratings))

    def _encode_carefully(self, ratings: object) -> bytes:
        """Encode norm by norm, and name every fault."""
        if not isinstance(ratings, Mapping):
            problem = f"must be a mapping of norms to ratings, got {shown(ratings)}"
            raise fail(InvalidRatingsError, "ratings", problem)
        row = bytearray([OPEN]) * self._count
        faults = Faults()
        unknown = 0
        for norm, rated in cast("Mapping[object, object]", ratings).items():
            path = f"ratings[{shown(norm)}]"
            at = self.place(norm)
            if at is None:
                faults.add(path, f"unknown norm{faults.hint(norm, self.ids)}")
                unknown += 1
            elif rated is None:
                row[at] = OPEN
            elif isinstance(rated, Rating):
                row[at] = CODES[rated]
            elif check_possible(faults, path, rated):
                row[at] = CODES[frozenset(cast("AbstractSet[Rating]", rated))]
            if at is not None and row[at] not in self.codes:
                faults.add(path, "this framework does not allow 'not-applicable'")
        faults.raise_any(
            UnknownNormError if 0 < unknown == len(faults.found) else InvalidRatingsError
        )
        return bytes(row)

    # ---------------------------------------------------------------- from rows to ratings

    @staticmethod
    def rated(code: int) -> Rated:
        """Return what a byte of a row stands for."""
        return decoded(code)

    def decode(self, row: bytes) -> Mapping[NormId, Rated]:
        """Return the ratings that a row stands for, in the order of the catalogue."""
        return DecodedRow(self, row)

    def tally(self, row: bytes) -> Tally:
        """Count the ratings of a row."""
        return self.tally_of(self.counter.whole(row))

    def tally_of(self, count: int) -> Tally:
        """Return the count of a row as a tally."""
        return _tally(count & ~RowCounter.SETS | self._count << 64)

    def by_category(self, row: bytes) -> dict[str | None, Tally]:
        """Count the ratings of each category."""
        counts = self.counter.by_part(row)
        try:
            return dict(zip(self._categories, map(_TALLIES.__getitem__, counts), strict=True))
        except KeyError:
            return dict(zip(self._categories, map(_tally, counts), strict=True))
