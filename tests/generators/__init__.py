# SPDX-License-Identifier: MIT
"""Every value that tests are given: drawn by Hypothesis, made from a seed, or made by hand.

What should come of them is for `tests.oracle` to say, and for the tests.
"""

from .audits import Case, case, concluded
from .cases import every_tally, random_framework, random_ratings, rated_frameworks, seeded
from .certificates import (
    EPOCH,
    award_on,
    certificate_of,
    change_of,
    change_rows,
    changed_history,
    history_of,
    lasting,
    scope_of,
    spans_from_epoch,
)
from .chains import PLANTED, File, chain_issues, concluded_as, right_file
from .crosswalks import fitting_changes, random_crosswalk, random_ends
from .drafts import FAULTS
from .editions import CROSSWALK, F2017, F2019, FULL, LIMITS
from .examples import at_most
from .frameworks import (
    MOST_NORMS,
    categories,
    category_limits,
    frameworks,
    identifiers,
    keys,
    norm_limits,
    norms,
    open_ratings,
    plain_limits,
    possible_ratings,
    rating_mappings,
    ratings,
    rules,
    sources,
    tallies,
    texts,
    weighted_limits,
)
from .sectors import FIRST_YEAR, Profile, simulate

__all__ = [
    "CROSSWALK",
    "EPOCH",
    "F2017",
    "F2019",
    "FAULTS",
    "FIRST_YEAR",
    "FULL",
    "LIMITS",
    "MOST_NORMS",
    "PLANTED",
    "Case",
    "File",
    "Profile",
    "at_most",
    "award_on",
    "case",
    "categories",
    "category_limits",
    "certificate_of",
    "chain_issues",
    "change_of",
    "change_rows",
    "changed_history",
    "concluded",
    "concluded_as",
    "every_tally",
    "fitting_changes",
    "frameworks",
    "history_of",
    "identifiers",
    "keys",
    "lasting",
    "norm_limits",
    "norms",
    "open_ratings",
    "plain_limits",
    "possible_ratings",
    "random_crosswalk",
    "random_ends",
    "random_framework",
    "random_ratings",
    "rated_frameworks",
    "rating_mappings",
    "ratings",
    "right_file",
    "rules",
    "scope_of",
    "seeded",
    "simulate",
    "sources",
    "spans_from_epoch",
    "tallies",
    "texts",
    "weighted_limits",
]
