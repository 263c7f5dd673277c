# SPDX-License-Identifier: MIT
"""What would change an outcome: repair, flip distance, a rule checked exhaustively, and plans."""

from .flips import Flip, FlipReason, flip_distance
from .improvement_plan import ImprovementPlan, PlannedPoint, PlanStep, PointStatus
from .repairs import Cost, Repair, RepairPlan, repair
from .rule_analyses import Paradox, RuleAnalysis, analyse_rule
from .step import Choice, Step

__all__ = [
    "Choice",
    "Cost",
    "Flip",
    "FlipReason",
    "ImprovementPlan",
    "Paradox",
    "PlanStep",
    "PlannedPoint",
    "PointStatus",
    "Repair",
    "RepairPlan",
    "RuleAnalysis",
    "Step",
    "analyse_rule",
    "flip_distance",
    "repair",
]
