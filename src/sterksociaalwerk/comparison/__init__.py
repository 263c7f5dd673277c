# SPDX-License-Identifier: MIT
"""What still holds, later or elsewhere: crosswalks, ratings carried over, evaluations compared."""

from .carried_audits import carry_over_audit
from .carry_overs import CarryOver, carry_over
from .comparisons import Comparison, NormComparison, Progress, compare
from .crosswalk import Crosswalk
from .factor import Factor, FactorEffect
from .link import Change, Link
from .origin import Dropped, Origin
from .policy import DEFAULT_POLICY, CarryPolicy

__all__ = [
    "DEFAULT_POLICY",
    "CarryOver",
    "CarryPolicy",
    "Change",
    "Comparison",
    "Crosswalk",
    "Dropped",
    "Factor",
    "FactorEffect",
    "Link",
    "NormComparison",
    "Origin",
    "Progress",
    "carry_over",
    "carry_over_audit",
    "compare",
]
