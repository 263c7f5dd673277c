# SPDX-License-Identifier: MIT
"""Why an outcome is what it is: stable codes with facts.

The sentences for the codes, in Dutch and English, are in the room ``reporting``.
"""

from collections.abc import Iterable
from enum import StrEnum

from attrs import field, frozen

from .._checks import Faults, tupled
from ..errors import InvalidValueError
from ..framework import NormId

__all__ = ["Reason", "ReasonCode"]


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
    """Each limit could hold by itself, but no way to settle the open norms keeps to all of them."""

    NORMS_OPEN = "norms-open"
    """Some norms are not settled yet."""

    IMPROVEMENT_WOULD_FAIL = "improvement-would-fail"
    """The rule is met, yet raising a norm to some better rating would exceed a limit: a paradox."""

    IMPROVEMENT_COULD_FAIL = "improvement-could-fail"
    """The rule is met, yet raising one norm to some better rating would leave it open."""


def _norms(value: Iterable[str]) -> tuple[NormId, ...]:
    # A NormId is a str; only the type checker sees a difference.
    return tupled(value)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


@frozen(kw_only=True)
class Reason:
    """One reason for an outcome.

    Attributes:
        code: What the reason says.
        limit: The key of the limit that it speaks of; ``None`` when it speaks of the rule.
        norms: The norms that it speaks of, in the order of the catalogue: those that count for a
            limit that is exceeded, those that are open, or those that cannot be raised safely.

    Raises:
        InvalidValueError: If a field is malformed; lists every fault.

    Example:
        >>> Reason(code=ReasonCode.LIMIT_HOLDS, limit="not-met").norms
        ()
    """

    code: ReasonCode
    limit: str | None = None
    norms: tuple[NormId, ...] = field(default=(), converter=_norms)

    def __attrs_post_init__(self) -> None:
        faults = Faults()
        faults.instance("code", self.code, ReasonCode, "a ReasonCode")
        if self.limit is not None:
            faults.identifier("limit", self.limit)
        faults.instances("norms", self.norms, str, "a norm")
        faults.raise_any(InvalidValueError)
