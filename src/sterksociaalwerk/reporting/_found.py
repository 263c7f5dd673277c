# SPDX-License-Identifier: MIT
"""What was found of a norm, in a sentence: its rating, or those still possible.

Not public. Titles of ratings by themselves, as in lists, are in `_words.py`.
"""

from ..evaluation import ReasonCode
from ..framework import OPEN_RATINGS, Rating
from ..framework._layout import as_set
from ._decision_texts import REASONS
from ._words import Language, Text, quoted

__all__ = ["Found", "found_text"]

Found = Rating | frozenset[Rating]
"""A rating, or those still possible."""


def found_text(
    found: Found, language: Language, nothing: Text = REASONS[ReasonCode.NORMS_OPEN]
) -> str:
    """Return "'voldoet deels' of 'voldoet niet'"; *nothing* where any rating is still possible."""
    ratings = as_set(found)
    if ratings == OPEN_RATINGS:
        return nothing.say(language)
    return quoted(ratings, language, either=True)
