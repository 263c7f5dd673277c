# SPDX-License-Identifier: MIT
"""What was found: findings, the scope they are about, the people, and the conversations.

What is asked is in :mod:`sterksociaalwerk.framework`, what follows from the findings in the room
``evaluation``.
"""

from .audit import Audit
from .coverages import Coverage, Respondents, coverage
from .finding import Finding
from .interview import Interview, Party
from .population import LeftOut, LeftOutReason, Population
from .scope import Activity, Scope
from .staff import StaffGroup
from .volunteers import Criterion, Preparation, VolunteerGroup, Work

__all__ = [
    "Activity",
    "Audit",
    "Coverage",
    "Criterion",
    "Finding",
    "Interview",
    "LeftOut",
    "LeftOutReason",
    "Party",
    "Population",
    "Preparation",
    "Respondents",
    "Scope",
    "StaffGroup",
    "VolunteerGroup",
    "Work",
    "coverage",
]
