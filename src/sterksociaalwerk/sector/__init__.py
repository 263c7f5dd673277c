# SPDX-License-Identifier: MIT
"""Many audits together: norms in practice, how results develop, what a change would do.

A :class:`Portfolio` holds the ratings of audits under one framework, a hundred thousand or a
million of them; its methods are exact statistics. For one audit see
:mod:`sterksociaalwerk.evaluation`.
"""

from ._reading import ProgressCallback
from .counts import CategoryProfile, NormProfile, OutcomeCounts
from .impact import DecisiveNorm, Impact
from .kappa import Kappa
from .pairs import Agreement, BlindSpot, BlindSpots, NormAgreement, NormPair, RedundantPairs
from .portfolio import Portfolio
from .report import SectorReport
from .share import Share
from .trend import GroupValue, Trend, TrendPoint
from .way import Way

__all__ = [
    "Agreement",
    "BlindSpot",
    "BlindSpots",
    "CategoryProfile",
    "DecisiveNorm",
    "GroupValue",
    "Impact",
    "Kappa",
    "NormAgreement",
    "NormPair",
    "NormProfile",
    "OutcomeCounts",
    "Portfolio",
    "ProgressCallback",
    "RedundantPairs",
    "SectorReport",
    "Share",
    "Trend",
    "TrendPoint",
    "Way",
]
