# SPDX-License-Identifier: MIT
"""What may follow what, from the audit to the entry in the register: one table.

Theory of operation: every kind of audit begins a line of stages, and :data:`LIFECYCLE` gives for
each stage the stages that may come next. Only some lines pass a certificate, and a stage with
nothing after it ends its line. A certificate is followed by the next audit too, so the table goes
round.

Two rules for maintainers. Whatever decides which stage may follow which stands in this file: the
constructors of the package look it up, so an illegal move is a look-up that fails. And what is
drawn or written about the lifecycle is made from the table, so it cannot drift.

When a stage is reached, and by whom, is in the other files of this package. Nothing is known of
what happens when the committee declines: a refusal is no stage, there is then just no award.
"""

from collections.abc import Mapping
from enum import StrEnum

from .._checks import fail, shown
from .._mapping import FrozenMapping
from ..errors import InvalidArgumentError
from ..scheme import AuditKind


class Stage(StrEnum):
    """A stage on the way from an audit to the register.

    Source:
        Sociaal Werk Nederland, kwaliteitslabel/266 (kinds of audit), nieuws 5642 and 6078 (advice
        and award), nieuws 11116 (self-assessment).

    Example:
        >>> [stage.value for stage in Stage.PEER_REVIEW.leads_to]
        ['learning-report', 'register-entry']
    """

    SELF_ASSESSMENT = "self-assessment"
    """The organisation rates itself (*zelfevaluatie*)."""

    PREPARATION = "preparation"
    """What a self-assessment is for; nothing is granted on it."""

    PEER_REVIEW = "peer-review"
    """Colleagues of other organisations look and advise (*intercollegiale adviesmeting*)."""

    EXTERNAL_AUDIT = "external-audit"
    """An audit by a certifying body (*externe audit*)."""

    COMBINED_AUDIT = "combined-audit"
    """An audit by a certifying body that colleagues join (*combinatietoets*)."""

    LEARNING_REPORT = "learning-report"
    """What a peer review yields (*leerrapport*)."""

    POSITIVE_ADVICE = "positive-advice"
    """The certifying body advises to award."""

    CONDITIONAL_ADVICE = "conditional-advice"
    """The certifying body advises to award under conditions."""

    NEGATIVE_ADVICE = "negative-advice"
    """The certifying body advises not to award."""

    AWARD = "award"
    """The committee (*beheercommissie*) awards the certificate."""

    CERTIFICATE = "certificate"
    """The certificate, valid from a day until a day."""

    REGISTER_ENTRY = "register-entry"
    """The entry in the register (*Kwaliteitsregister Sociaal Werk*)."""

    @classmethod
    def of(cls, kind: AuditKind) -> "Stage":
        """Return the stage at which a kind of audit begins.

        Raises:
            InvalidArgumentError: If *kind* is no AuditKind.

        Example:
            >>> from sterksociaalwerk.scheme import AuditKind
            >>> Stage.of(AuditKind.PEER_REVIEW)
            <Stage.PEER_REVIEW: 'peer-review'>
        """
        if not isinstance(kind, AuditKind):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise fail(InvalidArgumentError, "kind", f"must be an AuditKind, got {shown(kind)}")
        return _BEGINNINGS[kind]

    @property
    def leads_to(self) -> "tuple[Stage, ...]":
        """The stages that may be reached from here before another audit, the nearest first.

        Example:
            >>> [stage.value for stage in Stage.AWARD.leads_to]
            ['certificate', 'register-entry']
        """
        reached: list[Stage] = []
        nearest = [self]
        for stage in nearest:
            following = [
                each
                for each in LIFECYCLE[stage]
                if each not in reached and each not in _BEGINNINGS.values()
            ]
            reached += following
            nearest += following
        return tuple(reached)


_ADVICE = (Stage.POSITIVE_ADVICE, Stage.CONDITIONAL_ADVICE, Stage.NEGATIVE_ADVICE)

LIFECYCLE: Mapping[Stage, tuple[Stage, ...]] = FrozenMapping(
    {
        Stage.SELF_ASSESSMENT: (Stage.PREPARATION,),
        # For an audit, of whichever kind: the sources do not narrow it.
        Stage.PREPARATION: (Stage.PEER_REVIEW, Stage.EXTERNAL_AUDIT, Stage.COMBINED_AUDIT),
        Stage.PEER_REVIEW: (Stage.LEARNING_REPORT,),
        Stage.EXTERNAL_AUDIT: _ADVICE,
        Stage.COMBINED_AUDIT: _ADVICE,
        Stage.LEARNING_REPORT: (Stage.REGISTER_ENTRY,),
        Stage.POSITIVE_ADVICE: (Stage.AWARD,),
        # Whether the conditions have to be fulfilled first is not known.
        Stage.CONDITIONAL_ADVICE: (Stage.AWARD,),
        # Whether the committee may decide otherwise is not known.
        Stage.NEGATIVE_ADVICE: (),
        Stage.AWARD: (Stage.CERTIFICATE,),
        # The next audit is a re-audit (*hercertificering*); these are the kinds that can renew it.
        Stage.CERTIFICATE: (Stage.REGISTER_ENTRY, Stage.EXTERNAL_AUDIT, Stage.COMBINED_AUDIT),
        Stage.REGISTER_ENTRY: (),
    }
)
"""For each stage the stages that may come next, in reading order; the one such table there is.

It has a row for every stage. A picture or a table of the lifecycle is made of its items.
"""

_BEGINNINGS = {
    AuditKind.EXTERNAL: Stage.EXTERNAL_AUDIT,
    AuditKind.PEER_REVIEW: Stage.PEER_REVIEW,
    AuditKind.EXTERNAL_WITH_PEERS: Stage.COMBINED_AUDIT,
    AuditKind.SELF_ASSESSMENT: Stage.SELF_ASSESSMENT,
}
