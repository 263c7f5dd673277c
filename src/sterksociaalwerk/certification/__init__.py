# SPDX-License-Identifier: MIT
"""What is granted: advice, award, certificate, and what becomes of a certificate in time.

Three things by three parties: the certifying body advises, the committee (*beheercommissie*)
awards, and the certificate states for how long. What was found is in
:mod:`sterksociaalwerk.audit`, whether it suffices in :mod:`sterksociaalwerk.evaluation`. What a
kind of audit leads to is for its label's scheme to say.
"""

from .advice import Advice, AdviceOutcome, Condition
from .award import Award
from .certificate import Certificate
from .history import AuditWindow, History, Standing
from .register import Register, RegisterEntry

__all__ = [
    "Advice",
    "AdviceOutcome",
    "AuditWindow",
    "Award",
    "Certificate",
    "Condition",
    "History",
    "Register",
    "RegisterEntry",
    "Standing",
]
