# SPDX-License-Identifier: MIT
"""What follows from what was found: the exact outcome, why, and what would change it.

Nothing here is granted or refused: that is done by the parties in the room ``certification``.
"""

from .decide import decide
from .evaluation import Evaluation, evaluate
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
