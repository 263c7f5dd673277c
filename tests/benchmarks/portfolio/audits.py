# SPDX-License-Identifier: MIT
"""The audits that are counted, all made up, and the rules that they are counted under."""

from importlib import import_module
from random import Random
from typing import Any

from sterksociaalwerk.framework import (
    Category,
    Framework,
    FrameworkKey,
    Limit,
    Norm,
    Rating,
    Rule,
)
from sterksociaalwerk.label import V2019

__all__ = [
    "FRAMEWORK",
    "GENERAL_NORMS",
    "MOST_NOT",
    "MOST_PARTLY",
    "NORMS",
    "OPEN",
    "YEARS",
    "Core",
    "audits",
    "general",
    "np",
    "years_of",
]

# Not among the dependencies, so that type checkers need not know it.
np: Any = import_module("numpy")

YEARS = range(2017, 2022)
FRAMEWORK = V2019.with_numbered_norms(
    {"vakmanschap": 16, "dienstverlening": 16, "organisatie-bestuur": 17}
)
NORMS = FRAMEWORK.norm_count
MOST_PARTLY, MOST_NOT = 8, 3
OPEN = 23
GENERAL_NORMS = 60

Core = tuple[tuple[int, int, int], list[tuple[int, int, int]], list[int]]
"""Outcomes; partly met, not met and open by norm; audits that passed, by year."""


def audits(count: int, norms: int, share_open: float) -> Any:  # noqa: ANN401  # numpy's
    """Return a matrix of ratings, a row for each audit."""
    random = np.random.default_rng(2019)
    quality = random.choice([0.02, 0.1, 0.2, 0.3], size=(count, 1))
    draw = random.random((count, norms))
    rows = (draw < quality).astype(np.uint8) + (draw < quality * 0.3).astype(np.uint8)
    if share_open:
        rows[random.random((count, norms)) < share_open] = OPEN
    return rows


def years_of(count: int) -> Any:  # noqa: ANN401
    """Return the year of each audit."""
    return np.random.default_rng(7).choice(list(YEARS), size=count)


def general() -> tuple[Framework, list[int]]:
    """Return a framework with 60 norms and 5 limits, and the weights of one of these."""
    random = Random(60)  # noqa: S311  # no secret
    keys = ("craft", "services", "organisation")
    norms = [Norm(f"N{at}", keys[at // 20]) for at in range(GENERAL_NORMS)]
    weights = [random.randint(1, 3) for _ in norms]
    partly, not_met = {Rating.PARTLY_MET}, {Rating.NOT_MET}
    limits = [
        Limit(key="partly-met", ratings=partly, at_most=12),
        Limit(key="not-met", ratings=not_met, at_most=4),
        Limit(key="craft", ratings=partly | not_met, at_most=4, category="craft"),
        Limit(key="knock-out", ratings=not_met, at_most=0, norms=["N0", "N20", "N40"]),
        Limit(
            key="weighted",
            ratings=partly | not_met,
            at_most=24,
            weights={norm.id: weight for norm, weight in zip(norms, weights, strict=True)},
        ),
    ]
    framework = Framework(
        key=FrameworkKey("example", "1.0"),
        title="A general rule",
        categories=[Category(key=key, title=key, title_en=key) for key in keys],
        norm_count=GENERAL_NORMS,
        rule=Rule(limits),
        counts_business_critical_volunteers=False,
        allows_not_applicable=False,
        certificate_years=2,
        in_force_from=None,
        norms=norms,
    )
    return framework, weights
