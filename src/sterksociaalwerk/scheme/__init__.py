# SPDX-License-Identifier: MIT
"""Which edition applies when, and what an audit leads to.

The editions themselves are in :mod:`sterksociaalwerk.framework`; the label's own are data in
:mod:`sterksociaalwerk.label`.
"""

from .applicability import Applicability, EditionReason, EditionStatus
from .follow_up import FollowUp, Term
from .kinds import AuditKind, Consequence
from .scheme import Scheme
from .transition import Announcement, Transition

__all__ = [
    "Announcement",
    "Applicability",
    "AuditKind",
    "Consequence",
    "EditionReason",
    "EditionStatus",
    "FollowUp",
    "Scheme",
    "Term",
    "Transition",
]
