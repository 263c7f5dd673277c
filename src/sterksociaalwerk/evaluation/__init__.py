# SPDX-License-Identifier: MIT
"""Does it suffice, and why: the exact outcome with its reasons.

Nothing here is granted or refused: that is done by the parties in the room ``certification``.
"""

from .decisions import decide
from .evaluations import Evaluation, evaluate
from .reasons import Reason, ReasonCode
from .verdict import LimitResult, Outcome, Verdict

__all__ = [
    "Evaluation",
    "LimitResult",
    "Outcome",
    "Reason",
    "ReasonCode",
    "Verdict",
    "decide",
    "evaluate",
]
