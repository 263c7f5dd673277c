# SPDX-License-Identifier: MIT
"""What follows from the whole file of an audit.

Nothing here is granted or refused: that is done by the parties in the room ``certification``.
"""

from .conclusions import Conclusion, conclude
from .issue import Fact, Issue, IssueCode, Severity
from .leads_to import LEADS_TO

__all__ = ["LEADS_TO", "Conclusion", "Fact", "Issue", "IssueCode", "Severity", "conclude"]
