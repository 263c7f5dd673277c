# SPDX-License-Identifier: MIT
"""What was found: findings, the scope they are about, the people, and the conversations.

What is asked is in :mod:`sterksociaalwerk.framework`, whether the findings suffice in
:mod:`sterksociaalwerk.evaluation`.
"""

from .audit import Audit
from .coverages import Coverage, GroupToHear, coverage
from .finding import Finding
from .interview import Interview, Party
from .organisation import Organisation
from .point import ImprovementPoint
from .population import NotCounted, NotCountedReason, Population
from .scope import Activity, Scope
from .staff import StaffGroup
from .volunteers import Criterion, Preparation, VolunteerGroup, Work

__all__ = [
    "Activity",
    "Audit",
    "Coverage",
    "Criterion",
    "Finding",
    "GroupToHear",
    "ImprovementPoint",
    "Interview",
    "NotCounted",
    "NotCountedReason",
    "Organisation",
    "Party",
    "Population",
    "Preparation",
    "Scope",
    "StaffGroup",
    "VolunteerGroup",
    "Work",
    "coverage",
]
