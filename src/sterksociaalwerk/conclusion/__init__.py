# SPDX-License-Identifier: MIT
"""What follows from the whole file of an audit.

Nothing here is granted or refused: the parties in :mod:`sterksociaalwerk.certification` do that.
"""

from .conclusions import Conclusion, conclude
from .issue import Fact, Issue, IssueCode, Severity
from .previous_point import PointResult, PreviousPoint

__all__ = [
    "Conclusion",
    "Fact",
    "Issue",
    "IssueCode",
    "PointResult",
    "PreviousPoint",
    "Severity",
    "conclude",
]
