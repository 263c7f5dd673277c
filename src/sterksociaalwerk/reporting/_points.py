# SPDX-License-Identifier: MIT
"""Explains points to improve: the plan for them, and what became of them by the next audit."""

from collections.abc import Iterable, Mapping, Sequence

from .._mapping import FrozenMapping
from ..audit import ImprovementPoint
from ..conclusion import PointResult, PreviousPoint
from ..framework import NormId
from ..improvement import ImprovementPlan, PlannedPoint, PlanStep, PointStatus
from ._shared import name_of
from ._tree import Document, Item, Paragraph, Section, bulleted, item, said, section
from ._words import Counted, Reader, Text

_TITLE = Text(
    "{organisation}: verbeterplan na de toetsing van {audited_on}",
    "{organisation}: improvement plan after the audit of {audited_on}",
)
_TITLE_WITHOUT_SCOPE = Text(
    "Verbeterplan na toetsing {id} van {audited_on}",
    "Improvement plan after audit {id} of {audited_on}",
)
_NO_POINTS = Text(
    "Bij deze toetsing zijn geen verbeterpunten genoemd.",
    "This audit named no points to improve.",
)
_STANDS_ON = Text("Stand op {day}: {counts}.", "On {day}: {counts}.")
_NO_DAY = Text(
    "Er is geen peildatum opgegeven; of een punt te laat is, is dus niet nagegaan.",
    "No day was given, so whether a point is overdue was not checked.",
)
_ALL = Text("De verbeterpunten", "The points to improve")
_MORE = Counted(
    Text("En nog {count} punt.", "And {count} more."),
    Text("En nog {count} punten.", "And {count} more."),
)

# In the order in which a reader wants them.
_STATUSES: Mapping[PointStatus, Counted] = FrozenMapping(
    {
        PointStatus.OVERDUE: Counted(
            Text("{count} te laat", "{count} overdue"), Text("{count} te laat", "{count} overdue")
        ),
        PointStatus.OPEN: Counted(
            Text("{count} open", "{count} open"), Text("{count} open", "{count} open")
        ),
        PointStatus.DONE: Counted(
            Text("{count} afgerond", "{count} done"), Text("{count} afgerond", "{count} done")
        ),
    }
)
_STATUS_HEADINGS: Mapping[PointStatus, Text] = FrozenMapping(
    {
        PointStatus.OVERDUE: Text("Te laat", "Overdue"),
        PointStatus.OPEN: Text("Open", "Open"),
        PointStatus.DONE: Text("Afgerond", "Done"),
    }
)

_POINT = Text("{norm}: {text}", "{norm}: {text}")
_POINT_WITH_ID = Text("{norm}: {text} (kenmerk {id})", "{norm}: {text} (identifier {id})")
_WHO_AND_WHEN = Text("Wie: {owner}; uiterlijk: {due_on}.", "Owner: {owner}; due by: {due_on}.")
_NOT_RECORDED = Text("niet vastgelegd", "not recorded")
_NO_STEP = Text("Er is nog geen stap vastgelegd.", "No step has been recorded yet.")
_STEP_DONE = Text("Stap gezet op {done_on}.", "Step done on {done_on}.")
_STEP_NOT_DONE = Text("Stap nog niet gezet.", "Step not done yet.")
_STEP_EVIDENCE = Text("Blijkt uit: {evidence}.", "Shown by: {evidence}.")

# ---------------------------------------------------------------- the points of the earlier audit

_PREVIOUS = Text(
    "Verbeterpunten van de vorige toetsing", "Points to improve from the earlier audit"
)
_BECAME = Text(
    "Verbeterpunten van de vorige toetsing: {counts}.",
    "Points to improve from the earlier audit: {counts}.",
)
RESULTS: Mapping[PointResult, Counted] = FrozenMapping(
    {
        PointResult.RETURNED: Counted(
            Text("{count} komt terug", "{count} comes back"),
            Text("{count} komen terug", "{count} come back"),
        ),
        PointResult.OPEN: Counted(
            Text(
                "{count} is volgens het verbeterplan nog niet afgerond",
                "{count} is not done yet according to the improvement plan",
            ),
            Text(
                "{count} zijn volgens het verbeterplan nog niet afgerond",
                "{count} are not done yet according to the improvement plan",
            ),
        ),
        PointResult.DONE: Counted(
            Text(
                "{count} is volgens het verbeterplan afgerond",
                "{count} is done according to the improvement plan",
            ),
            Text(
                "{count} zijn volgens het verbeterplan afgerond",
                "{count} are done according to the improvement plan",
            ),
        ),
        PointResult.NOT_KNOWN: Counted(
            Text(
                "van {count} is niet bekend wat ervan is geworden",
                "what became of {count} is not known",
            ),
            Text(
                "van {count} is niet bekend wat ervan is geworden",
                "what became of {count} is not known",
            ),
        ),
    }
)
_RESULT_HEADINGS: Mapping[PointResult, Text] = FrozenMapping(
    {
        PointResult.RETURNED: Text("Komt terug", "Comes back"),
        PointResult.OPEN: Text(
            "Volgens het verbeterplan nog niet afgerond",
            "Not done yet according to the improvement plan",
        ),
        PointResult.DONE: Text(
            "Volgens het verbeterplan afgerond", "Done according to the improvement plan"
        ),
        PointResult.NOT_KNOWN: Text(
            "Niet bekend wat ervan is geworden", "Not known what became of it"
        ),
    }
)
_NOW = Text('Nu: "{text}"', 'Now: "{text}"')

_SHOWN = 6


def explain_plan_of_points(plan: ImprovementPlan, reader: Reader) -> Document:
    """Return how far each point is on a day, what is overdue first; without a day, the points."""
    audit = plan.audit
    title = reader.say(_TITLE_WITHOUT_SCOPE, id=audit.id, audited_on=audit.audited_on)
    if audit.scope is not None:
        organisation = name_of(audit.scope.organisation)
        title = reader.say(_TITLE, organisation=organisation, audited_on=audit.audited_on)
    on = audit.audited_on if reader.on is None else reader.on
    points = plan.status(on)
    if not points:
        return Document(title=title, summary=said(reader.say(_NO_POINTS)))
    if reader.on is None:
        items = bulleted(_planned(point, reader) for point in points)
        return Document(
            title=title,
            summary=said(reader.say(_NO_DAY)),
            annexes=section(reader.say(_ALL), items),
        )
    found = {status: [point for point in points if point.status is status] for status in _STATUSES}
    counts = [
        reader.say(text, len(found[status])) for status, text in _STATUSES.items() if found[status]
    ]
    overdue = found[PointStatus.OVERDUE]
    more = len(overdue) - _SHOWN
    return Document(
        title=title,
        summary=(
            *said(reader.say(_STANDS_ON, day=on, counts=reader.listed(counts))),
            *section(
                reader.say(_STATUS_HEADINGS[PointStatus.OVERDUE]),
                bulleted(_planned(point, reader) for point in overdue[:_SHOWN]),
                said(reader.say(_MORE, more) if more > 0 else ""),
            ),
        ),
        annexes=tuple(
            part
            for status, heading in _STATUS_HEADINGS.items()
            # What is overdue stands above already, unless it is too much for there.
            if status is not PointStatus.OVERDUE or more > 0
            for part in section(
                reader.say(heading), bulleted(_planned(point, reader) for point in found[status])
            )
        ),
    )


def point_text(norm: NormId, point: ImprovementPoint, reader: Reader) -> str:
    """Return a point with its norm, and its identifier if it has one."""
    if point.id is None:
        return reader.say(_POINT, norm=norm, text=point.text)
    return reader.say(_POINT_WITH_ID, norm=norm, text=point.text, id=point.id)


def who_and_when(point: ImprovementPoint, reader: Reader) -> str:
    """Return who takes a point up, and by when; that neither is recorded is said too."""
    nobody = reader.say(_NOT_RECORDED)
    return reader.say(_WHO_AND_WHEN, owner=point.owner or nobody, due_on=point.due_on or nobody)


def point_sections(points: Sequence[PreviousPoint], reader: Reader) -> tuple[Section, ...]:
    """Return what became of each point of the earlier audit."""
    return section(
        reader.say(_PREVIOUS),
        *(
            section(
                reader.say(heading),
                bulleted(
                    item(
                        point_text(each.norm, each.point, reader),
                        bulleted(reader.say(_NOW, text=after.text) for after in each.followed_by),
                        _steps(each.steps, reader),
                    )
                    for each in points
                    if each.result is result
                ),
            )
            for result, heading in _RESULT_HEADINGS.items()
        ),
    )


def points_line(points: Iterable[PreviousPoint], reader: Reader) -> tuple[Paragraph, ...]:
    """Return what became of the points of the earlier audit, in numbers."""
    results = [each.result for each in points]
    counts = [
        reader.say(text, results.count(result))
        for result, text in RESULTS.items()
        if result in results
    ]
    return said(reader.say(_BECAME, counts=reader.listed(counts)) if counts else "")


def _planned(point: PlannedPoint, reader: Reader) -> Item:
    steps = _steps(point.steps, reader) or said(reader.say(_NO_STEP))
    return item(
        point_text(point.norm, point.point, reader),
        said(who_and_when(point.point, reader)),
        steps,
    )


def _steps(steps: Iterable[PlanStep], reader: Reader) -> tuple[Paragraph, ...]:
    return tuple(part for each in steps for part in said(*_step(each, reader)))


def _step(step: PlanStep, reader: Reader) -> list[str]:
    done = reader.say(_STEP_NOT_DONE)
    if step.done_on is not None:
        done = reader.say(_STEP_DONE, done_on=step.done_on)
    shown = reader.listed(step.evidence) if step.evidence else ""
    return [done, reader.say(_STEP_EVIDENCE, evidence=shown) if shown else ""]
