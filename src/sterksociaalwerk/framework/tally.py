# SPDX-License-Identifier: MIT
"""How many norms have which rating.

A tally forgets which norms they are. :func:`sterksociaalwerk.evaluation.decide` decides from it
alone.
"""

from collections.abc import Iterable, Set as AbstractSet
from typing import cast

from attrs import astuple, frozen

from .._checks import MOST_TOGETHER, Faults, fail, shown
from ..errors import InvalidRatingsError, InvalidValueError
from ._codes import CODES, check_possible
from .rating import Rating


@frozen(kw_only=True)
class Tally:
    """Numbers of norms by rating; what is not rated is open, never dropped.

    Attributes:
        met: Norms met (*voldoet*); 0 or more.
        partly_met: Norms partly met (*voldoet deels*); 0 or more.
        not_met: Norms not met (*voldoet niet*); 0 or more.
        not_applicable: Norms that do not apply (*niet van toepassing*); 0 or more.
        open: Norms not rated yet; 0 or more.

    Raises:
        InvalidValueError: If a count is negative or not a whole number; lists every fault.

    Example:
        >>> tally = Tally(met=46, partly_met=3)
        >>> tally.total
        49
        >>> sum([tally, Tally(open=3)]).total
        52
    """

    met: int = 0
    partly_met: int = 0
    not_met: int = 0
    not_applicable: int = 0
    open: int = 0

    def __attrs_post_init__(self) -> None:
        counts = (self.met, self.partly_met, self.not_met, self.not_applicable, self.open)
        # What is right, as most of it is, is told before faults are collected.
        if set(map(type, counts)) == {int} and 0 <= min(counts) <= max(counts) <= MOST_TOGETHER:
            return
        faults = Faults()
        for name in ("met", "partly_met", "not_met", "not_applicable", "open"):
            faults.integer(name, getattr(self, name), 0, MOST_TOGETHER)
        faults.raise_any(InvalidValueError)

    @classmethod
    def of(cls, ratings: Iterable[Rating | AbstractSet[Rating] | None]) -> "Tally":
        """Count ratings.

        Args:
            ratings: One item per norm: a rating, or ``None`` or a set of the ratings still possible
                for a norm that is open. A set of one rating is that rating.

        Returns:
            The counts.

        Raises:
            InvalidRatingsError: If an item is none of these; lists every fault.

        Example:
            >>> Tally.of([Rating.MET, Rating.NOT_MET, None, {Rating.MET, Rating.PARTLY_MET}])
            Tally(met=1, partly_met=0, not_met=1, not_applicable=0, open=2)
        """
        given = cast("object", ratings)
        if isinstance(given, (str, bytes)) or not isinstance(given, Iterable):
            raise fail(
                InvalidRatingsError, "ratings", f"must be ratings one by one, got {shown(ratings)}"
            )
        counts = [0, 0, 0, 0, 0]
        faults = Faults()
        for at, rating in enumerate(ratings):
            if rating is None:
                counts[4] += 1
            elif isinstance(rating, Rating):
                counts[rating.order] += 1
            elif check_possible(faults, f"ratings[{at}]", rating):
                # A set of one rating is that rating.
                counts[min(CODES[frozenset(rating)], 4)] += 1
        faults.raise_any(InvalidRatingsError)
        met, partly_met, not_met, not_applicable, open_ = counts
        return cls(
            met=met,
            partly_met=partly_met,
            not_met=not_met,
            not_applicable=not_applicable,
            open=open_,
        )

    @property
    def total(self) -> int:
        """The number of norms, rated or not."""
        return self.met + self.partly_met + self.not_met + self.not_applicable + self.open

    def __add__(self, other: "Tally") -> "Tally":
        """Return the counts of both together."""
        if not isinstance(other, Tally):  # pyright: ignore[reportUnnecessaryIsInstance]
            return NotImplemented
        met, partly_met, not_met, not_applicable, open_ = (
            mine + theirs for mine, theirs in zip(astuple(self), astuple(other), strict=True)
        )
        return Tally(
            met=met,
            partly_met=partly_met,
            not_met=not_met,
            not_applicable=not_applicable,
            open=open_,
        )

    def __radd__(self, other: int) -> "Tally":
        """Return the tally itself for 0, which is what ``sum`` starts with."""
        return self if type(other) is int and other == 0 else NotImplemented
