# SPDX-License-Identifier: MIT
"""What follows from what was found: the exact outcome, why, and what would change it.

Nothing here is granted or refused: that is done by the parties in the room ``certification``.
"""

from .carry import CarryOver, Dropped, Origin, carry_over
from .compare import Comparison, Factor, FactorEffect, NormComparison, Progress, compare
from .conclude import Conclusion, conclude
from .decide import decide
from .evaluation import Evaluation, evaluate
from .flip import Flip, flip_distance
from .issue import Fact, Issue, IssueCode, Severity
from .joint import joint_audit
from .leads_to import LEADS_TO, Consequence
from .policy import DEFAULT_POLICY, CarryPolicy
from .reasons import Reason, ReasonCode
from .repair import Cost, Repair, RepairPlan, repair
from .rule_audit import Paradox, RuleAudit, audit_rule
from .step import Choice, Step
from .verdict import LimitResult, Outcome, Verdict

__all__ = [
    "DEFAULT_POLICY",
    "LEADS_TO",
    "CarryOver",
    "CarryPolicy",
    "Choice",
    "Comparison",
    "Conclusion",
    "Consequence",
    "Cost",
    "Dropped",
    "Evaluation",
    "Fact",
    "Factor",
    "FactorEffect",
    "Flip",
    "Issue",
    "IssueCode",
    "LimitResult",
    "NormComparison",
    "Origin",
    "Outcome",
    "Paradox",
    "Progress",
    "Reason",
    "ReasonCode",
    "Repair",
    "RepairPlan",
    "RuleAudit",
    "Severity",
    "Step",
    "Verdict",
    "audit_rule",
    "carry_over",
    "compare",
    "conclude",
    "decide",
    "evaluate",
    "flip_distance",
    "joint_audit",
    "repair",
]
