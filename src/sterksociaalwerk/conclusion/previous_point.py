# SPDX-License-Identifier: MIT
"""What became of the points to improve from the earlier audit."""

from enum import StrEnum

from attrs import frozen

from ..audit import ImprovementPoint
from ..framework import NormId
from ..improvement import PlanStep


class PointResult(StrEnum):
    """What became of a point by the next audit.

    Example:
        >>> PointResult("returned").name
        'RETURNED'
    """

    DONE = "done"
    """By the plan it was done by the day of the audit, and no point of the audit follows it."""

    OPEN = "open"
    """By the plan it was not done by then, and no point of the audit follows it."""

    RETURNED = "returned"
    """A point of the audit follows it, whatever the plan says."""

    NOT_KNOWN = "not-known"
    """No plan was given, and no point of the audit follows it."""


@frozen(kw_only=True)
class PreviousPoint:
    """A point to improve from the earlier audit, and what became of it.

    Attributes:
        norm: The norm that it was about, as the edition of the earlier audit names it.
        point: The point.
        result: What became of it.
        steps: The steps of the plan for it; there may be none.
        followed_by: The points of the audit that follow it.

    Example:
        >>> from sterksociaalwerk.audit import ImprovementPoint
        >>> from sterksociaalwerk.framework import NormId
        >>> PreviousPoint(
        ...     norm=NormId("V1"),
        ...     point=ImprovementPoint("plan the training of a year"),
        ...     result=PointResult.NOT_KNOWN,
        ...     steps=(),
        ...     followed_by=(),
        ... ).result.value
        'not-known'
    """

    norm: NormId
    point: ImprovementPoint
    result: PointResult
    steps: tuple[PlanStep, ...]
    followed_by: tuple[ImprovementPoint, ...]
