# SPDX-License-Identifier: MIT
"""The rating of one norm, and of a norm that is not settled yet.

A rating is what an auditor finds. The certifying body's advice and the committee's award are
something else.
"""

from enum import Enum
from typing import ClassVar

from .._checks import NoTruthValue, fail, nearest, shown
from ..errors import InvalidValueError

# Dutch title as printed, English title; in the order of the members
_TITLES = (
    ("voldoet", "met"),
    ("voldoet deels", "partly met"),
    ("voldoet niet", "not met"),
    ("niet van toepassing", "not applicable"),
)


class _NoTruthValue(NoTruthValue):
    """Beside the enum, whose every name would be a member."""

    __slots__ = ()

    _instead: ClassVar[str] = "; compare it with Rating.MET"


class Rating(_NoTruthValue, Enum):
    """How far an organisation meets a norm (*beoordeling*).

    The value is the form in data. Ratings have no truth value of their own and are not compared
    with ``<``: sort by :attr:`order`.

    Source:
        Sociaal Werk Nederland, 15 July 2019 (*deels*, *niet*); the branch's blog on the label.
        *Niet van toepassing* is for frameworks that allow it; the label's editions do not.

    Example:
        >>> Rating("partly-met")
        <Rating.PARTLY_MET: 'partly-met'>
        >>> Rating.NOT_MET.title, Rating.NOT_MET.title_en, Rating.NOT_MET.order
        ('voldoet niet', 'not met', 2)
    """

    MET = "met"
    """The norm is met (*voldoet*)."""

    PARTLY_MET = "partly-met"
    """The norm is met in part (*voldoet deels*)."""

    NOT_MET = "not-met"
    """The norm is not met (*voldoet niet*)."""

    NOT_APPLICABLE = "not-applicable"
    """The norm does not apply (*niet van toepassing*); it counts towards no limit on the others."""

    @property
    def order(self) -> int:
        """The sort key: 0 for the best."""
        return _ORDER[self]

    @property
    def title(self) -> str:
        """The Dutch title, as printed."""
        return _TITLES[self.order][0]

    @property
    def title_en(self) -> str:
        """The English title."""
        return _TITLES[self.order][1]

    @classmethod
    def of(cls, text: str) -> "Rating":
        """Return the rating that a text names: its value, or its title in Dutch or English.

        Args:
            text: Such as ``partly-met``, ``voldoet deels`` or ``n.v.t.``; case and surrounding
                spaces make no difference.

        Returns:
            The rating.

        Raises:
            InvalidValueError: If the text names no rating.

        Example:
            >>> Rating.of("met"), Rating.of("Voldoet niet")
            (<Rating.MET: 'met'>, <Rating.NOT_MET: 'not-met'>)
        """
        if isinstance(text, str):  # pyright: ignore[reportUnnecessaryIsInstance]
            rating = _NAMED.get(text.strip().casefold())
            if rating is not None:
                return rating
        hint = nearest(text, _NAMED) or f", known are {', '.join(_NAMED)}"
        raise fail(InvalidValueError, "text", f"unknown rating {shown(text)}{hint}")


# By identity, as members are compared: so that looking one up stays in C.
Rating.__hash__ = object.__hash__  # type: ignore[method-assign]

_ORDER = {rating: at for at, rating in enumerate(Rating)}
_NAMED = {
    **{rating.value: rating for rating in Rating},
    **{title: rating for rating in Rating for title in (rating.title, rating.title_en)},
    "n.v.t.": Rating.NOT_APPLICABLE,
}

Rated = Rating | frozenset[Rating]
"""A rating, or the set of those still possible for a norm that is open."""

OPEN_RATINGS = frozenset({Rating.MET, Rating.PARTLY_MET, Rating.NOT_MET})
"""What a norm that is not rated yet may turn out to be.

*Not applicable* is a separate decision and is never assumed.
"""


def possible_ratings(rated: Rated) -> frozenset[Rating]:
    """Return the ratings that are possible; for a settled norm, only its own.

    Example:
        >>> possible_ratings(Rating.MET) == {Rating.MET}
        True
    """
    return rated if isinstance(rated, frozenset) else frozenset({rated})
