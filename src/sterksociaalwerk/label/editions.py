# SPDX-License-Identifier: MIT
"""The categories and the editions of the label as data; every number with its source.

The wording of the norms belongs to its publisher and is not bundled. How the 49 norms of 2019 are
split over the categories has not been published where we could read it, so that is ``None``.
"""

import datetime

from ..framework import Category, Framework, FrameworkKey, Limit, Rating, Rule
from .assumptions import (
    FIRST_OF_JANUARY_2017,
    FIRST_OF_MAY_2019,
    LIMITS_APART,
    NO_NOT_APPLICABLE,
)
from .sources import (
    ADOPTION_2016,
    EDITION_PAGE,
    FIRST_CERTIFICATE,
    REVISION_2019,
    SPLIT_2017,
    VALIDITY,
)

LABEL = "sterk-sociaal-werk"
"""The name of the label in keys."""

# The categories: Sociaal Werk Nederland, 15 July 2019; Mens en Welzijn Voorst, 21 February (year
# not stated).
VAKMANSCHAP = Category(
    key="vakmanschap", title="vakmanschap", title_en="professional craftsmanship"
)
"""The basis of the label: the professional craftsmanship of the social worker."""

DIENSTVERLENING = Category(key="dienstverlening", title="dienstverlening", title_en="services")
"""The effect for residents."""

ORGANISATIE_EN_BESTUUR = Category(
    key="organisatie-bestuur",
    title="organisatie & bestuur",
    title_en="organisation and governance",
)
"""A facilitating, learning organisation with adequate governance."""

CATEGORIES = (VAKMANSCHAP, DIENSTVERLENING, ORGANISATIE_EN_BESTUUR)
"""The three categories, in the order in which the label presents them."""


def _rule(partly_met: int, not_met: int) -> Rule:
    # The two limits hold each on their own: LIMITS_APART.
    return Rule(
        [
            Limit(
                key="partly-met",
                ratings={Rating.PARTLY_MET},
                at_most=partly_met,
                source=REVISION_2019,
            ),
            Limit(key="not-met", ratings={Rating.NOT_MET}, at_most=not_met, source=REVISION_2019),
        ]
    )


V2017 = Framework(
    key=FrameworkKey(LABEL, "1.0"),
    title="Kwaliteitslabel Sociaal Werk, normenkader 2017",
    name="normenkader 2017",
    categories=CATEGORIES,
    norm_count=52,
    category_counts={
        VAKMANSCHAP.key: 16,
        DIENSTVERLENING.key: 16,
        ORGANISATIE_EN_BESTUUR.key: 20,
    },
    rule=_rule(10, 5),
    counts_business_critical_volunteers=False,
    allows_not_applicable=False,
    in_force_from=datetime.date(2017, 1, 1),
    certificate_years=2,
    sources=(REVISION_2019, SPLIT_2017, ADOPTION_2016, FIRST_CERTIFICATE, VALIDITY),
    assumptions=(LIMITS_APART, NO_NOT_APPLICABLE, FIRST_OF_JANUARY_2017),
)
"""The edition of 2017 (version 1.0): 52 norms, at most 10 *deels* and at most 5 *niet*."""

V2019 = Framework(
    key=FrameworkKey(LABEL, "2.0"),
    title="Kwaliteitslabel Sociaal Werk, normenkader 2019",
    name="normenkader 2019",
    categories=CATEGORIES,
    norm_count=49,
    category_counts=None,
    rule=_rule(8, 3),
    counts_business_critical_volunteers=True,
    allows_not_applicable=False,
    in_force_from=datetime.date(2019, 5, 1),
    certificate_years=2,
    sources=(REVISION_2019, EDITION_PAGE, VALIDITY),
    assumptions=(LIMITS_APART, NO_NOT_APPLICABLE, FIRST_OF_MAY_2019),
)
"""The edition of 2019 (version 2.0): 49 norms, at most 8 *deels* and at most 3 *niet*.

How the 49 norms are split over the categories is not known, so ``category_counts`` is ``None``.
"""
