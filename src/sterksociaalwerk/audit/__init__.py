# SPDX-License-Identifier: MIT
"""What was found: findings, the scope they are about, the people, and the interviews.

What is asked is in :mod:`sterksociaalwerk.framework`, whether the findings suffice in
:mod:`sterksociaalwerk.evaluation`.
"""

from .activity import Activity
from .audit import Audit
from .count import Count
from .coverages import coverage
from .everything import ALL, Everything
from .finding import Finding
from .hearing import Coverage, GroupToHear
from .interview import Interview, Party
from .organisation import Organisation
from .point import ImprovementPoint
from .population import NotCounted, NotCountedReason, Population
from .scope import Scope
from .staff import StaffGroup
from .volunteers import Criterion, Preparation, VolunteerGroup, Work

__all__ = [
    "ALL",
    "Activity",
    "Audit",
    "Count",
    "Coverage",
    "Criterion",
    "Everything",
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
