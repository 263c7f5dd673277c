# SPDX-License-Identifier: MIT
"""Why an outcome is what it is, and what raising a norm would do: stable codes with facts.

The sentences for the codes, in Dutch and English, are in :mod:`sterksociaalwerk.reporting`.
"""

from enum import StrEnum

from attrs import frozen

from ..framework import NormId, Rating
from .verdict import Outcome


class ReasonCode(StrEnum):
    """What a reason says; the value is the stable form in data.

    Example:
        >>> ReasonCode("limits-compete").name
        'LIMITS_COMPETE'
    """

    LIMIT_HOLDS = "limit-holds"
    """A limit holds, however the open norms turn out."""

    LIMIT_EXCEEDED = "limit-exceeded"
    """A limit is exceeded, however the open norms turn out."""

    LIMIT_OPEN = "limit-open"
    """Whether a limit holds depends on open norms."""

    LIMITS_COMPETE = "limits-compete"
    """Each limit could hold by itself, but no way to settle the open norms keeps all of them."""

    NORMS_OPEN = "norms-open"
    """Some norms are not settled yet."""

    IMPROVEMENT_WOULD_FAIL = "improvement-would-fail"
    """The rule is met, yet raising a norm to some better rating would exceed a limit: a paradox."""

    IMPROVEMENT_COULD_FAIL = "improvement-could-fail"
    """The rule is met, yet after raising one norm to some better rating that would be open."""


@frozen(kw_only=True)
class Reason:
    """One reason for an outcome.

    Attributes:
        code: What the reason says.
        limit: The key of the limit that it is about; ``None`` when it is about the whole rule.
        norms: The norms that it is about, in the order of the catalogue: those that count towards
            an exceeded limit, those that are open, or those that cannot be raised safely.

    Example:
        >>> Reason(code=ReasonCode.LIMIT_HOLDS, limit="not-met").norms
        ()
    """

    code: ReasonCode
    limit: str | None = None
    norms: tuple[NormId, ...] = ()


@frozen(kw_only=True)
class RaiseEffect:
    """What a better rating of one norm would lead to, with nothing else changed.

    Attributes:
        norm: The norm.
        before: Its rating.
        after: The better rating.
        outcome: The outcome that it would lead to.
        exceeded: The keys of the limits that would certainly be exceeded, in the order of the rule.
        uncertain: The keys of the limits that would be open.

    Example:
        >>> from sterksociaalwerk.evaluation import evaluate
        >>> from sterksociaalwerk.label import V2017
        >>> framework = V2017.with_numbered_norms()
        >>> ratings = {norm.id: Rating.MET for norm in framework.norms}
        >>> ratings |= {f"V{number}": Rating.PARTLY_MET for number in range(1, 11)}
        >>> evaluation = evaluate(ratings | {"O1": Rating.NOT_MET}, framework)
        >>> for effect in evaluation.risky_raises:
        ...     print(effect.norm, effect.after.value, effect.outcome.value, effect.exceeded)
        O1 partly-met fail ('partly-met',)
        O1 met pass ()
    """

    norm: NormId
    before: Rating
    after: Rating
    outcome: Outcome
    exceeded: tuple[str, ...]
    uncertain: tuple[str, ...]
