# SPDX-License-Identifier: MIT
"""The kinds of audit that a label has, and what an audit can lead to.

Each label says which kind leads to what: :attr:`~sterksociaalwerk.scheme.Scheme.leads_to`.
"""

from enum import StrEnum


class AuditKind(StrEnum):
    """Who audits; this decides what an audit can lead to.

    Source:
        Sociaal Werk Nederland, pages ``kwaliteitslabel/266`` and ``actueel/nieuws/11116``.

    Example:
        >>> AuditKind("peer-review")
        <AuditKind.PEER_REVIEW: 'peer-review'>
    """

    EXTERNAL = "external"
    """An audit by a certifying body (*externe audit*)."""

    EXTERNAL_WITH_PEERS = "external-with-peers"
    """An audit by a certifying body that colleagues join (*combinatietoets*)."""

    PEER_REVIEW = "peer-review"
    """A review by colleagues of other organisations (*intercollegiale adviesmeting*)."""

    SELF_ASSESSMENT = "self-assessment"
    """An assessment by the organisation itself (*zelfevaluatie*)."""


class Consequence(StrEnum):
    """Something that an audit can lead to.

    Example:
        >>> Consequence("learning-report")
        <Consequence.LEARNING_REPORT: 'learning-report'>
    """

    ADVICE = "advice"
    """Formal advice (*advies*) on whether to award a certificate."""

    CERTIFICATE = "certificate"
    """A certificate (*certificaat*), if it is awarded."""

    REGISTER_ENTRY = "register-entry"
    """An entry in the label's register."""

    LEARNING_REPORT = "learning-report"
    """A report to learn from (*leerrapport*)."""

    PREPARATION = "preparation"
    """Preparation for an audit, and nothing else."""
