# SPDX-License-Identifier: MIT
"""What an audit leads to, by kind and outcome: one table.

Each of these still takes a party that gives it: the certifying body its advice, the committee its
award. See the room ``certification``.
"""

from collections.abc import Mapping

from .._mapping import FrozenMapping
from ..evaluation import Outcome
from ..scheme import AuditKind, Consequence

__all__ = ["LEADS_TO"]


_CERTIFIED = (Consequence.ADVICE, Consequence.CERTIFICATE, Consequence.REGISTER_ENTRY)
_ADVISED = (Consequence.ADVICE,)
_LEARNED = (Consequence.LEARNING_REPORT, Consequence.REGISTER_ENTRY)
_PREPARED = (Consequence.PREPARATION,)

LEADS_TO: Mapping[tuple[AuditKind, Outcome], tuple[Consequence, ...]] = FrozenMapping(
    {
        (AuditKind.EXTERNAL, Outcome.PASS): _CERTIFIED,
        (AuditKind.EXTERNAL, Outcome.FAIL): _ADVISED,
        (AuditKind.EXTERNAL, Outcome.OPEN): (),
        (AuditKind.EXTERNAL_WITH_PEERS, Outcome.PASS): _CERTIFIED,
        (AuditKind.EXTERNAL_WITH_PEERS, Outcome.FAIL): _ADVISED,
        (AuditKind.EXTERNAL_WITH_PEERS, Outcome.OPEN): (),
        (AuditKind.PEER_REVIEW, Outcome.PASS): _LEARNED,
        (AuditKind.PEER_REVIEW, Outcome.FAIL): _LEARNED,
        (AuditKind.PEER_REVIEW, Outcome.OPEN): (),
        (AuditKind.SELF_ASSESSMENT, Outcome.PASS): _PREPARED,
        (AuditKind.SELF_ASSESSMENT, Outcome.FAIL): _PREPARED,
        (AuditKind.SELF_ASSESSMENT, Outcome.OPEN): (),
    }
)
"""What each kind of audit leads to with each outcome, if no error stands.

Source: Sociaal Werk Nederland, pages ``kwaliteitslabel/266`` and ``actueel/nieuws/11116``. That a
review by colleagues leads to its report and entry whatever its outcome is our reading.
"""
