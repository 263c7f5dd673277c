# SPDX-License-Identifier: MIT
"""The kinds of audit that a label knows, and what an audit can lead to.

Which kind leads to what is :data:`~sterksociaalwerk.conclusion.LEADS_TO`.
"""

from enum import StrEnum


class AuditKind(StrEnum):
    """Who audits, which decides what an audit can lead to.

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
    """The certifying body's formal advice (*advies*)."""

    CERTIFICATE = "certificate"
    """A certificate (*certificaat*), if the committee awards it."""

    REGISTER_ENTRY = "register-entry"
    """An entry in the register (*Kwaliteitsregister Sociaal Werk*)."""

    LEARNING_REPORT = "learning-report"
    """A report to learn from (*leerrapport*)."""

    PREPARATION = "preparation"
    """Preparation for an audit, and nothing else."""
