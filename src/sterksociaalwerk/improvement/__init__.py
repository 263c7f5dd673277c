# SPDX-License-Identifier: MIT
"""What would change an outcome: repair, flip distance, and a look over a rule."""

from .flips import Flip, FlipReason, flip_distance
from .repairs import Cost, Repair, RepairPlan, repair
from .rule_analyses import Paradox, RuleAnalysis, analyse_rule
from .step import Choice, Step

__all__ = [
    "Choice",
    "Cost",
    "Flip",
    "FlipReason",
    "Paradox",
    "Repair",
    "RepairPlan",
    "RuleAnalysis",
    "Step",
    "analyse_rule",
    "flip_distance",
    "repair",
]
