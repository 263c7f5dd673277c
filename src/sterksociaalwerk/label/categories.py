# SPDX-License-Identifier: MIT
"""The three categories of the label (*Kwaliteitslabel Sterk Sociaal Werk*).

Source: Sociaal Werk Nederland, 15 July 2019; Mens en Welzijn Voorst, 21 February (year not stated).
"""

from ..framework import Category

__all__ = ["CATEGORIES", "DIENSTVERLENING", "ORGANISATIE_EN_BESTUUR", "VAKMANSCHAP"]

VAKMANSCHAP = Category(key="vakmanschap", title="vakmanschap", title_en="craft")
"""The basis of the label: the craft of the social worker."""

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
