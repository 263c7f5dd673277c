# SPDX-License-Identifier: MIT
"""What would change an outcome: repair, flip distance, and a look over a rule."""

from .flips import Flip, flip_distance
from .repairs import Cost, Repair, RepairPlan, repair
from .rule_analyses import Paradox, RuleAudit, audit_rule
from .step import Choice, Step

__all__ = [
    "Choice",
    "Cost",
    "Flip",
    "Paradox",
    "Repair",
    "RepairPlan",
    "RuleAudit",
    "Step",
    "audit_rule",
    "flip_distance",
    "repair",
]
