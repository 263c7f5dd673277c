# SPDX-License-Identifier: MIT
"""Many audits, and what they say together, to explain."""

from fractions import Fraction
from typing import Any

import attrs

from sterksociaalwerk.framework import Norm
from sterksociaalwerk.sector import Kappa, OutcomeCounts, Portfolio, SectorReport
from tests.generators import CROSSWALK, F2017, F2019, Profile, simulate

_ROWS, _YEARS = simulate(
    F2017,
    Profile(deviating=0.19, rise=0.015, open=0.01, blind={4: 0.0}, doubles=[(0, 5), (20, 31)]),
    240,
    7,
)
# Three audits on the islands, which lie in the north; nothing else is as small.
_PLACES = ["eilanden"] * 3 + ["dorp", "stad", "haven", "heuvels"] * 59 + [None]
_REGIONS = ["noord" if place in {"eilanden", "dorp", "stad"} else "zuid" for place in _PLACES]
_PORTFOLIO = Portfolio.of(
    F2017, _ROWS, groups={"year": _YEARS, "region": _REGIONS, "plaats": _PLACES}
)
_IMPACT = _PORTFOLIO.impact(F2019, CROSSWALK)
_OTHERS = simulate(F2017, Profile(deviating=0.19, open=0.01), 240, 8)[0]
_MIXED = [two if at % 3 else one for at, (one, two) in enumerate(zip(_ROWS, _OTHERS, strict=True))]
_NA = attrs.evolve(F2019, allows_not_applicable=True)
_NO_CATEGORIES = F2019.variant("vlak", category_counts=None).with_norms(
    Norm(f"N{at}", None, text=f"Vraag {at}") for at in range(1, 50)
)
_HALF_KNOWN = F2019.variant("half", category_counts=None).with_norms(
    [Norm(f"N{at}", F2019.categories[0].key if at < 9 else None) for at in range(1, 50)]
)

REPORT = SectorReport.of(_PORTFOLIO, minimum=10, impact=_IMPACT)
"""With groups that are suppressed, and another edition."""

# The portfolio and the reports come last of their type where the forms are tested.
CASES: dict[str, Any] = {
    "portfolio-of-few": Portfolio.of(
        _NO_CATEGORIES, [bytes(49), bytes([2] * 49)], groups=["a", "b"]
    ),
    "portfolio-of-none": Portfolio.of(F2019, ()),
    "portfolio-half-known": Portfolio.of(_HALF_KNOWN, [bytes(49)], groups=[""]),
    "portfolio-all-open": Portfolio.of(F2019, [bytes([23] * 49)] * 2, groups=[2018, 2019]),
    "portfolio-not-applicable": Portfolio.of(
        _NA, [bytes([3]) + bytes(48)] * 80, groups={"body": [1, 2] * 40}
    ),
    "portfolio": Portfolio.of(F2017, _ROWS, groups={"year": _YEARS}),
    "report-too-few": SectorReport.of(Portfolio.of(F2019, [bytes(49)]), minimum=2),
    "report-by-year": SectorReport.of(_PORTFOLIO, groups=["year"], minimum=5),
    "sector-report": REPORT,
    "outcomes-of-none": OutcomeCounts(passed=0, failed=0, open=0),
    "outcomes": _PORTFOLIO.outcomes(),
    "norm": _PORTFOLIO.norms()[0],
    "norms": _PORTFOLIO.norms(),
    "category": _PORTFOLIO.categories()[0],
    "categories": _PORTFOLIO.categories(),
    "trend-falls": Portfolio.of(
        F2019, [bytes(49)] * 20 + [bytes([2] * 49)] * 20, groups=[2018] * 20 + [2019] * 20
    ).trend(),
    "trend-level": Portfolio.of(F2019, [bytes(49)] * 4, groups=[2018, 2019] * 2).trend(),
    "trend-all-hidden": Portfolio.of(F2019, [bytes(49)] * 4, groups=[2018, 2019] * 2).trend(
        minimum=9
    ),
    "trend-of-none": Portfolio.of(F2019, ()).trend(),
    "trend": _PORTFOLIO.trend("year", minimum=10),
    "pairs-of-none": Portfolio.of(F2019, ()).redundant_pairs(),
    "pairs": _PORTFOLIO.redundant_pairs(),
    "spots-of-none": Portfolio.of(F2019, ()).blind_spots(),
    "spots": _PORTFOLIO.blind_spots(at_most=Fraction(1, 10)),
    "agreement": _PORTFOLIO.agreement(Portfolio.of(F2017, _MIXED)),
    "agreement-of-none": Portfolio.of(F2019, ()).agreement(Portfolio.of(F2019, ())),
    "kappa-of-none": Kappa.of([[0, 0], [0, 0]]),
    "kappa-unlikely": Kappa.of([[40, 0], [0, 40]]),
    "kappa": Kappa.of([[5, 3], [4, 4]]),
    "impact-where-nobody-passes": Portfolio.of(F2017, [bytes([2] * 52)]).impact(F2019, CROSSWALK),
    "impact-same": _PORTFOLIO.impact(F2017.variant("x")),
    "impact": _IMPACT,
}
