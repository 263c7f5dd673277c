# SPDX-License-Identifier: MIT
"""What is granted: advice, award, certificate, and what becomes of a certificate in time.

The certifying body advises, the committee (*beheercommissie*) awards or refuses, and the
certificate states for what and for how long. What was found is in :mod:`sterksociaalwerk.audit`,
whether it suffices in :mod:`sterksociaalwerk.evaluation`, and what an audit leads to in
:mod:`sterksociaalwerk.conclusion`.
"""

from .advice import Advice, AdviceOutcome, Condition
from .award import Award
from .certificate import Certificate
from .chains import check_chain
from .history import AuditWindow, History, Standing
from .refusal import Refusal
from .register import Register
from .register_entry import RegisterEntry
from .status_change import StatusChange, StatusChangeKind

__all__ = [
    "Advice",
    "AdviceOutcome",
    "AuditWindow",
    "Award",
    "Certificate",
    "Condition",
    "History",
    "Refusal",
    "Register",
    "RegisterEntry",
    "Standing",
    "StatusChange",
    "StatusChangeKind",
    "check_chain",
]
