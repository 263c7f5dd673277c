# SPDX-License-Identifier: MIT
"""How the ratings of a catalogue become a row of bytes, and how rows are counted and read.

One byte per norm, in the order of the norms; what the bytes stand for is in ``_codes``. Encoding
and counting run in C, and so a mapping that is right is never looked at norm by norm; the plain
twin of both stands in the tests.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Set as AbstractSet
from operator import itemgetter
from typing import Any, cast

from .._checks import Faults, fail, shown
from .._engine.rows import Count, RowCounter
from .._mapping import FrozenMapping, plain_dict
from ..errors import InvalidRatingsError, UnknownNormError
from ._codes import CODES, DECODED, OPEN, check_possible
from .norm import Norm, NormId
from .rating import Rated, Rating, possible_ratings
from .tally import Tally

# Tallies of up to a few hundred norms repeat endlessly; equal ones of one catalogue are one object.
_MOST_TALLIES = 20_000


class _Tallies(dict[Count, Tally]):
    """Tallies of one number of norms, by the count of the engine."""

    __slots__ = ("_most", "_total")

    def __init__(self, total: int, most: int) -> None:
        super().__init__()
        self._total, self._most = total, most

    def __missing__(self, count: Count) -> Tally:
        partly_met, not_met, open_, not_applicable = count if len(count) > 2 else (*count, 0, 0)  # noqa: PLR2004
        tally = Tally(
            met=self._total - partly_met - not_met - open_ - not_applicable,
            partly_met=partly_met,
            not_met=not_met,
            not_applicable=not_applicable,
            open=open_,
        )
        if len(self) >= self._most:
            self.clear()
        self[count] = tally
        return tally


class DecodedRow(FrozenMapping[NormId, Rated]):
    """The ratings of a row, decoded when they are asked for; in every way a read-only mapping."""

    __slots__ = ("_layout", "_row")

    def __init__(self, layout: "Layout", row: bytes) -> None:
        self._layout = layout
        self._row = row

    def _plain(self) -> dict[NormId, Rated]:
        return {norm: DECODED[code] for norm, code in zip(self._layout.ids, self._row, strict=True)}

    def __getitem__(self, key: NormId) -> Rated:
        return DECODED[self._row[self._layout.index[key]]]

    def __iter__(self) -> Iterator[NormId]:
        return iter(self._layout.ids)

    def __len__(self) -> int:
        return len(self._row)

    def __contains__(self, key: object) -> bool:
        return key in self._layout.index


class Layout:
    """The order, the categories and the encoder of one catalogue."""

    __slots__ = (
        "_characters",
        "_getter",
        "_nothing_said",
        "_tallies",
        "by_category",
        "codes",
        "count",
        "ids",
        "index",
        "size",
    )

    ids: tuple[NormId, ...]
    index: dict[NormId, int]
    """Where each norm stands in the catalogue."""
    size: int
    """The number of norms."""
    codes: bytes
    """Every byte that a row may hold."""
    count: Callable[[bytes], Count]
    """Count the ratings of a row; see :class:`RowCounter`."""
    by_category: Callable[[bytes], dict[str | None, Tally]]
    """Return the tally of each category of a row."""

    def __init__(self, norms: tuple[Norm, ...], *, allows_not_applicable: bool) -> None:
        self.ids = tuple(norm.id for norm in norms)
        self.index = {norm: at for at, norm in enumerate(self.ids)}
        self.size = len(self.ids)
        self._nothing_said: dict[Any, Any] = dict.fromkeys(self.ids)
        self._getter: Callable[[Any], Collection[Any]] = itemgetter(*self.ids)
        self._characters: dict[Rated | None, str] = {
            rated: chr(code)
            for rated, code in CODES.items()
            if allows_not_applicable or Rating.NOT_APPLICABLE not in possible_ratings(rated)
        }
        self.codes = "".join(self._characters.values()).encode("latin-1")
        self._characters[None] = chr(OPEN)
        places: dict[str | None, list[int]] = {}
        for at, norm in enumerate(norms):
            places.setdefault(norm.category, []).append(at)
        sizes = {self.size, *map(len, places.values())}
        tallies = {size: _Tallies(size, _MOST_TALLIES // len(sizes)) for size in sizes}
        self._tallies = tallies[self.size]
        # Categories that have norms, in the order of their first one.
        parts = {key: (each, tallies[len(each)]) for key, each in places.items()}
        counter = RowCounter(self.size, self.codes, parts)
        self.count, self.by_category = counter.whole, counter.by_part

    def place(self, norm: object) -> int | None:
        """Return where a norm stands in the catalogue; ``None`` for what is no norm of it."""
        return self.index.get(cast("NormId", norm)) if isinstance(norm, str) else None

    def holds(self, row: bytes) -> bool:
        """Return whether a row is of this catalogue, and says nothing but what is allowed."""
        return len(row) == self.size and not row.translate(None, self.codes)

    # ---------------------------------------------------------------- from ratings to rows

    def encode(self, ratings: object) -> bytes:
        """Return the row of a mapping of norms to ratings; a norm left out, or None, is open."""
        # Only a plain dict: other mappings may make up values, or change, when asked for one. By
        # type, since asking an abstract class takes as long as encoding half a row.
        if type(ratings) is dict:
            given: dict[Any, Any] = ratings  # pyright: ignore[reportUnknownVariableType]
        elif isinstance(ratings, FrozenMapping):
            given = plain_dict(cast("Mapping[Any, Any]", ratings))
        else:
            return self._encode_carefully(ratings)
        try:
            # An itemgetter of one item would return it bare.
            if len(given) == self.size > 1:
                said = self._getter(given)
            else:
                # What is left out is open; a norm that is not known makes it too long.
                said = {**self._nothing_said, **given}.values()
            if len(said) == self.size:
                # Only None, a rating that is allowed, or a set of them has a character. Joining
                # these is faster than making bytes of numbers.
                return "".join(itemgetter(*said)(self._characters)).encode("latin-1")
        except Exception:  # noqa: BLE001, S110  # a user-defined __hash__ may raise anything
            pass
        return self._encode_carefully(cast("object", ratings))

    def _encode_carefully(self, ratings: object) -> bytes:
        """Encode norm by norm, and name every fault."""
        if not isinstance(ratings, Mapping):
            problem = f"must be a mapping of norms to ratings, got {shown(ratings)}"
            raise fail(InvalidRatingsError, "ratings", problem)
        row = bytearray([OPEN]) * self.size
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
        return DECODED[code]

    def decode(self, row: bytes) -> Mapping[NormId, Rated]:
        """Return the ratings that a row stands for, in the order of the catalogue."""
        return DecodedRow(self, row)

    def tally(self, row: bytes) -> Tally:
        """Count the ratings of a row."""
        return self.tally_of(self.count(row))

    def tally_of(self, count: Count) -> Tally:
        """Return the count of a row as a tally."""
        return self._tallies[count[:4]]
