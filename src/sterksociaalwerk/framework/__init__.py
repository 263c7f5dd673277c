# SPDX-License-Identifier: MIT
"""What is asked: norms, their categories, the editions of a framework and their rules.

Nothing here depends on a label; the label's own editions are data in :mod:`sterksociaalwerk.label`.
What was found at an organisation is in :mod:`sterksociaalwerk.audit`, whether it suffices in
:mod:`sterksociaalwerk.evaluation`.
"""

from .assumption import Assumption
from .framework import Framework, Ratings
from .key import FrameworkKey
from .norm import Category, Norm, NormId
from .rating import OPEN_RATINGS, Rated, Rating, possible_ratings
from .rule import Cycle, Limit, Rule
from .source import Source
from .tally import Tally

__all__ = [
    "OPEN_RATINGS",
    "Assumption",
    "Category",
    "Cycle",
    "Framework",
    "FrameworkKey",
    "Limit",
    "Norm",
    "NormId",
    "Rated",
    "Rating",
    "Ratings",
    "Rule",
    "Source",
    "Tally",
    "possible_ratings",
]
