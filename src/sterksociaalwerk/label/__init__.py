# SPDX-License-Identifier: MIT
"""The label itself: the editions of *Kwaliteitslabel (Sterk) Sociaal Werk* as data.

The engine knows nothing of this room; another label is another set of such values.
"""

from .categories import CATEGORIES, DIENSTVERLENING, ORGANISATIE_EN_BESTUUR, VAKMANSCHAP
from .editions import LABEL, V2017, V2019
from .scheme import ANNOUNCEMENT_3, SCHEME, TRANSITION_2019

__all__ = [
    "ANNOUNCEMENT_3",
    "CATEGORIES",
    "DIENSTVERLENING",
    "LABEL",
    "ORGANISATIE_EN_BESTUUR",
    "SCHEME",
    "TRANSITION_2019",
    "V2017",
    "V2019",
    "VAKMANSCHAP",
]
