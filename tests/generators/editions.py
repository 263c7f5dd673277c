# SPDX-License-Identifier: MIT
"""The two editions with all their norms, and a crosswalk between them.

The split of 2019 is not published, nor is a crosswalk: both are made up.
"""

from sterksociaalwerk.comparison import Change, Crosswalk, Link
from sterksociaalwerk.label import SCHEME, V2017, V2019

__all__ = ["CROSSWALK", "F2017", "F2019", "FULL", "LIMITS"]

F2017 = V2017.with_numbered_norms()
F2019 = V2019.with_numbered_norms(
    {"vakmanschap": 16, "dienstverlening": 16, "organisatie-bestuur": 17}
)
FULL = SCHEME.with_framework(F2017).with_framework(F2019)

LIMITS = {"1.0": (10, 5), "2.0": (8, 3)}
"""How many norms may be partly met and not met, written down once more."""

_SAME = [f"V{at}" for at in range(1, 13)] + [f"{key}{at}" for key in "DO" for at in range(1, 15)]
CROSSWALK = Crosswalk(
    F2017.key,
    F2019.key,
    [
        *(Link(Change.UNCHANGED, [norm], [norm]) for norm in _SAME),
        Link(Change.MERGED, ["V13", "V14"], ["V13"]),
        Link(Change.SPLIT, ["V15"], ["V14", "V15"]),
        Link(Change.REVISED, ["V16"], ["V16"]),
        Link(Change.MOVED, ["D15"], ["O17"]),
        Link(Change.REWORDED, ["D16"], ["D16"]),
        Link(Change.ADDED, [], ["D15"]),
        Link(Change.RESTRUCTURED, ["O15", "O16"], ["O15", "O16"]),
        Link(Change.WITHDRAWN, ["O17"], []),
        Link(Change.WITHDRAWN, ["O18", "O19", "O20"], []),
    ],
)
"""Every kind of change at least once."""
