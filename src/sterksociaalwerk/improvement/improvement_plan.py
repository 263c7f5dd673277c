# SPDX-License-Identifier: MIT
"""What an organisation does about the points to improve from an audit, and how far it is.

:mod:`sterksociaalwerk.conclusion` says what became of the points by the next audit.
"""

import datetime
from collections.abc import Iterable, Mapping
from enum import StrEnum

from attrs import field, frozen

from .._checks import Faults, plain, plainly, shown, text_tuple, tupled
from ..audit import Audit, ImprovementPoint
from ..errors import InvalidArgumentError, InvalidValueError
from ..framework import NormId


class PointStatus(StrEnum):
    """The status of a point to improve on a day.

    Example:
        >>> PointStatus("overdue").name
        'OVERDUE'
    """

    DONE = "done"
    """The plan has steps for the point, and each is recorded as done by that day."""

    OPEN = "open"
    """It is not done, and its due date, if one is recorded, has not passed."""

    OVERDUE = "overdue"
    """It is not done, and its due date has passed."""


def _named(value: str | ImprovementPoint) -> str:
    if isinstance(value, ImprovementPoint):
        return value.text if value.id is None else value.id
    return plain(value)


@frozen(field_transformer=plainly)
class PlanStep:
    """One step of a plan, for one point.

    Attributes:
        point: The identifier of the point, or its text if it has none; the point itself will do.
        done_on: The day on which the step was done; ``None`` as long as no such day is recorded.
        evidence: What shows that it was done, such as names of documents.

    Raises:
        InvalidValueError: If a field is malformed; lists every fault.

    Example:
        >>> from sterksociaalwerk.audit import ImprovementPoint
        >>> PlanStep(ImprovementPoint("plan the training of a year", id="2021-3")).point
        '2021-3'
    """

    point: str = field(converter=_named)
    done_on: datetime.date | None = field(default=None, kw_only=True)
    evidence: tuple[str, ...] = field(default=(), converter=text_tuple, kw_only=True)

    def __attrs_post_init__(self) -> None:
        faults = Faults()
        faults.text("point", self.point)
        faults.day("done_on", self.done_on, optional=True)
        faults.texts("evidence", self.evidence)
        faults.raise_any(InvalidValueError)


@frozen(kw_only=True)
class PlannedPoint:
    """A point to improve, what the plan does about it, and its status.

    Attributes:
        norm: The norm that the point is about.
        point: The point.
        status: Its status.
        steps: The steps for it, in the order of the plan; there may be none.

    Example:
        >>> from sterksociaalwerk.audit import ImprovementPoint
        >>> PlannedPoint(
        ...     norm=NormId("V1"),
        ...     point=ImprovementPoint("plan the training of a year"),
        ...     status=PointStatus.OPEN,
        ...     steps=(),
        ... ).status.value
        'open'
    """

    norm: NormId
    point: ImprovementPoint
    status: PointStatus
    steps: tuple[PlanStep, ...]


def _steps(value: Iterable[PlanStep]) -> tuple[PlanStep, ...]:
    return tupled(value)


@frozen
class ImprovementPlan:
    """What is done about the points to improve from one audit (*verbeterplan*).

    Attributes:
        audit: The audit. Every point in its findings belongs to the plan, with or without a step.
        steps: The steps, any number for each point.

    Raises:
        InvalidValueError: If a field is malformed, a step is for no point of the audit or for
            several, or was done before the audit; lists every fault.

    Source:
        Mens en Welzijn Voorst, page ``mensenwelzijn.nl``: one organisation worked on the points
        from its last audit with improvement plans, and the next audit looked at them again. Whether
        the label asks for such a plan is not known.

    Example:
        >>> from datetime import date
        >>> from sterksociaalwerk.audit import Finding
        >>> from sterksociaalwerk.framework import Cycle, FrameworkKey, Rating
        >>> from sterksociaalwerk.scheme import AuditKind
        >>> audit = Audit(
        ...     id="2021-014",
        ...     scope=None,
        ...     framework=FrameworkKey("sterk-sociaal-werk", "2.0"),
        ...     kind=AuditKind.EXTERNAL,
        ...     cycle=Cycle.INITIAL,
        ...     process_started_on=None,
        ...     audited_on=date(2021, 5, 17),
        ...     findings=[
        ...         Finding("V1", Rating.PARTLY_MET, improvements=["plan the training of a year"]),
        ...         Finding(
        ...             "V2",
        ...             Rating.NOT_MET,
        ...             improvements=[
        ...                 ImprovementPoint("keep files", id="P2", due_on=date(2021, 9, 1))
        ...             ],
        ...         ),
        ...     ],
        ... )
        >>> plan = ImprovementPlan(audit, [PlanStep("P2", done_on=date(2021, 11, 1))])
        >>> for day in (date(2021, 9, 1), date(2021, 10, 1), date(2021, 11, 1)):
        ...     [(point.norm, point.status.value) for point in plan.status(day)]
        [('V1', 'open'), ('V2', 'open')]
        [('V1', 'open'), ('V2', 'overdue')]
        [('V1', 'open'), ('V2', 'done')]
    """

    audit: Audit
    steps: tuple[PlanStep, ...] = field(default=(), converter=_steps)

    def __attrs_post_init__(self) -> None:
        faults = Faults()
        audited = faults.instance("audit", self.audit, Audit, "an Audit")
        if faults.instances("steps", self.steps, PlanStep, "a PlanStep") and audited:
            self._check_steps(faults)
        faults.raise_any(InvalidValueError)

    def _check_steps(self, faults: Faults) -> None:
        places = self._places()
        for at, step in enumerate(self.steps):
            found = places.get(step.point, ())
            if not found:
                hint = faults.hint(step.point, places)
                faults.add(f"steps[{at}].point", f"no point {shown(step.point)}{hint}")
            elif len(found) > 1:
                several = f"{len(found)} points are {shown(step.point)}"
                faults.add(f"steps[{at}].point", f"{several}; give each an id")
            if step.done_on is not None and step.done_on < self.audit.audited_on:
                problem = f"must not be before the audit, {self.audit.audited_on}"
                faults.add(f"steps[{at}].done_on", f"{problem}, got {step.done_on}")

    def _points(self) -> list[tuple[NormId, ImprovementPoint]]:
        return [
            (finding.norm, point)
            for finding in self.audit.findings
            for point in finding.improvements
        ]

    def _places(self) -> Mapping[str, list[int]]:
        """Return the places of the points that a step may mean by an identifier, or by a text."""
        by_id: dict[str, list[int]] = {}
        by_text: dict[str, list[int]] = {}
        for at, (_, point) in enumerate(self._points()):
            if point.id is not None:
                by_id.setdefault(point.id, []).append(at)
            by_text.setdefault(point.text, []).append(at)
        return by_text | by_id

    def status(self, on: datetime.date) -> tuple[PlannedPoint, ...]:
        """Return the status of each point of the audit on a day, in the order of the findings.

        Raises:
            InvalidArgumentError: If *on* is not a date.
        """
        faults = Faults()
        faults.day("on", on)
        faults.raise_any(InvalidArgumentError)
        steps: dict[int, list[PlanStep]] = {}
        places = self._places()
        for step in self.steps:
            steps.setdefault(places[step.point][0], []).append(step)
        return tuple(
            PlannedPoint(
                norm=norm,
                point=point,
                status=_status(point, steps.get(at, []), on),
                steps=tuple(steps.get(at, [])),
            )
            for at, (norm, point) in enumerate(self._points())
        )


def _status(point: ImprovementPoint, steps: list[PlanStep], on: datetime.date) -> PointStatus:
    if steps and all(step.done_on is not None and step.done_on <= on for step in steps):
        return PointStatus.DONE
    late = point.due_on is not None and point.due_on < on
    return PointStatus.OVERDUE if late else PointStatus.OPEN
