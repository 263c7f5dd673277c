# SPDX-License-Identifier: MIT
"""What is asked: norms, their categories, the editions of a framework and their rules.

This room knows no label; the label's own editions are data in :mod:`sterksociaalwerk.label`. What
was found at an organisation is in the room ``audit``, what follows from it in ``evaluation``.
"""

from .applicability import Applicability, Usability, UsabilityReason
from .category import Category
from .crosswalk import Crosswalk
from .framework import Framework, Ratings
from .key import FrameworkKey
from .link import Change, Link
from .norm import Norm, NormId
from .rating import OPEN_RATINGS, Rating
from .rule import Cycle, Limit, Rule
from .series import Series
from .source import Source
from .tally import Tally
from .transition import Announcement, Transition

__all__ = [
    "OPEN_RATINGS",
    "Announcement",
    "Applicability",
    "Category",
    "Change",
    "Crosswalk",
    "Cycle",
    "Framework",
    "FrameworkKey",
    "Limit",
    "Link",
    "Norm",
    "NormId",
    "Rating",
    "Ratings",
    "Rule",
    "Series",
    "Source",
    "Tally",
    "Transition",
    "Usability",
    "UsabilityReason",
]
