# SPDX-License-Identifier: MIT
"""Does it suffice, and why: the exact outcome with its reasons.

Nothing here is granted or refused: the parties in :mod:`sterksociaalwerk.certification` do that.
"""

from .decisions import decide
from .evaluations import Evaluation, evaluate
from .reason import RaiseEffect, Reason, ReasonCode
from .references import ReferenceCounts
from .verdict import LimitResult, Outcome, Verdict

__all__ = [
    "Evaluation",
    "LimitResult",
    "Outcome",
    "RaiseEffect",
    "Reason",
    "ReasonCode",
    "ReferenceCounts",
    "Verdict",
    "decide",
    "evaluate",
]
