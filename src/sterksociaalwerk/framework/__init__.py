# SPDX-License-Identifier: MIT
"""What is asked: norms, their categories, the editions of a framework and their rules.

This room knows no label; the label's own editions are data in :mod:`sterksociaalwerk.label`. What
was found at an organisation is in the room ``audit``, what follows from it in ``evaluation``.
"""

from .category import Category
from .framework import Framework, Ratings
from .key import FrameworkKey
from .norm import Norm, NormId
from .rating import OPEN_RATINGS, Rating
from .rule import Cycle, Limit, Rule
from .source import Source
from .tally import Tally

__all__ = [
    "OPEN_RATINGS",
    "Category",
    "Cycle",
    "Framework",
    "FrameworkKey",
    "Limit",
    "Norm",
    "NormId",
    "Rating",
    "Ratings",
    "Rule",
    "Source",
    "Tally",
]
