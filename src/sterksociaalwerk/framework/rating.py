# SPDX-License-Identifier: MIT
"""The rating of one norm.

A rating is what an auditor finds. It is not the auditor's advice and not the award: these are three
things by three parties.
"""

from enum import IntEnum

from .._checks import fail, nearest, shown
from ..errors import InvalidArgumentError

__all__ = ["OPEN_RATINGS", "Rating"]

# key in data, Dutch title as printed, English title; in the order of the members
_TEXTS = (
    ("met", "voldoet", "met"),
    ("partly-met", "voldoet deels", "partly met"),
    ("not-met", "voldoet niet", "not met"),
    ("not-applicable", "niet van toepassing", "not applicable"),
)


class Rating(IntEnum):
    """How far an organisation meets a norm (*beoordeling*); a smaller value is better.

    The values are small whole numbers so that a row of ratings is a row of bytes. In data use
    :attr:`key`.

    Source:
        Sociaal Werk Nederland, 15 July 2019 (*deels*, *niet*); the branch's blog on the label.
        *Niet van toepassing* is for frameworks that allow it; the label's editions do not.

    Example:
        >>> Rating.of("partly-met")
        <Rating.PARTLY_MET: 1>
        >>> Rating.NOT_MET.title, Rating.NOT_MET.title_en
        ('voldoet niet', 'not met')
    """

    MET = 0
    """The norm is met (*voldoet*)."""

    PARTLY_MET = 1
    """The norm is met in part (*voldoet deels*)."""

    NOT_MET = 2
    """The norm is not met (*voldoet niet*)."""

    NOT_APPLICABLE = 3
    """The norm does not apply here (*niet van toepassing*); counts for no limit on the others."""

    @property
    def key(self) -> str:
        """The form in data: ``met``, ``partly-met``, ``not-met`` or ``not-applicable``."""
        return _TEXTS[self][0]

    @property
    def title(self) -> str:
        """The Dutch title, as printed."""
        return _TEXTS[self][1]

    @property
    def title_en(self) -> str:
        """The English title."""
        return _TEXTS[self][2]

    @classmethod
    def of(cls, key: str) -> "Rating":
        """Return the rating with a key.

        Args:
            key: One of ``met``, ``partly-met``, ``not-met``, ``not-applicable``.

        Returns:
            The rating.

        Raises:
            InvalidArgumentError: If no rating has this key.

        Example:
            >>> Rating.of("met")
            <Rating.MET: 0>
        """
        for rating, (known, _, _) in zip(cls, _TEXTS, strict=True):
            if key == known:
                return rating
        keys = [text[0] for text in _TEXTS]
        hint = nearest(key, keys)
        raise fail(
            InvalidArgumentError,
            "key",
            f"unknown rating {shown(key)}{hint or ', known are ' + ', '.join(keys)}",
        )


OPEN_RATINGS = frozenset({Rating.MET, Rating.PARTLY_MET, Rating.NOT_MET})
"""What a norm that is not rated yet may turn out to be.

*Not applicable* is a decision of its own and is never assumed.
"""
