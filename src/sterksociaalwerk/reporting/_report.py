# SPDX-License-Identifier: MIT
"""What a report has over a text: every norm with its rating, and the codes behind the sentences."""

from collections.abc import Iterable
from typing import cast

from attrs import evolve

from ..conclusion import Conclusion, Issue
from ..evaluation import Evaluation, Reason
from ._documents import told
from ._issue_lists import POINTS
from ._overview import Cell, Group, Overview, overview_of
from ._reasons import REASONS
from ._tree import Code, Document, Section, Table, section
from ._words import Reader, Text, one_line

_EVERY_NORM = Text("Alle normen", "All norms")
_NORM = Text("Norm", "Norm")
_TEXT = Text("Omschrijving", "Description")
_CATEGORY = Text("Categorie", "Category")
_FOUND = Text("Beoordeling", "Rating")
_CODES = Text("Codes, voor wie ze in andere software zoekt", "Codes, to look up in other software")
_CODE = Text("Code", "Code")
_MEANING = Text("Soort", "Kind")
_TIMES = Text("Aantal", "Number")


def report_of(
    value: object, *, language: object, detail: object, on: object, scheme: object
) -> tuple[Document, Reader, Overview | None]:
    """Return a value as the tree of a report, for whom, and what there is to show of it."""
    document, reader = told(value, language=language, detail=detail, on=on, scheme=scheme)
    overview = overview_of(value, reader)
    norms = () if overview is None else _norms(overview.groups, reader)
    annexes = (*document.annexes, *norms, *_codes(value, reader))
    return evolve(document, annexes=annexes), reader, overview


def _norms(groups: Iterable[Group], reader: Reader) -> tuple[Section, ...]:
    """Return a table of all norms: what a picture of them says."""
    rows = [(cell, group.heading) for group in groups for cell in group.cells]
    if not rows:
        return ()
    has_text = any(cell.text for cell, _ in rows)
    has_category = any(heading for _, heading in rows)
    header = (
        (_NORM, True),
        (_TEXT, has_text),
        (_CATEGORY, has_category),
        (_FOUND, True),
    )

    def cells(cell: Cell, heading: str) -> tuple[str, ...]:
        every = (cell.norm, one_line(cell.text), heading, cell.said)
        return tuple(text for text, (_, shown) in zip(every, header, strict=True) if shown)

    table = Table(
        header=tuple(reader.say(text) for text, shown in header if shown),
        rows=tuple(cells(cell, heading) for cell, heading in rows),
    )
    return section(reader.say(_EVERY_NORM), (table,))


def _codes(value: object, reader: Reader) -> tuple[Section, ...]:
    """Return the codes of the issues and reasons that a value holds, and how often each occurs."""
    counts: dict[tuple[str, str], int] = {}
    for code, meaning in _coded(value, reader):
        key = code, meaning
        counts[key] = counts.get(key, 0) + 1
    if not counts:
        return ()
    table = Table(
        header=(reader.say(_CODE), reader.say(_MEANING), reader.say(_TIMES)),
        rows=tuple(
            (Code(code), meaning, reader.number(count)) for (code, meaning), count in counts.items()
        ),
    )
    return section(reader.say(_CODES), (table,))


def _coded(value: object, reader: Reader) -> Iterable[tuple[str, str]]:
    issues: tuple[Issue, ...] = ()
    reasons: tuple[Reason, ...] = ()
    if isinstance(value, Conclusion):
        issues = value.issues
        reasons = () if value.evaluation is None else value.evaluation.reasons
    elif isinstance(value, Evaluation):
        reasons = value.reasons
    elif isinstance(value, Reason):
        reasons = (value,)
    elif isinstance(value, Issue):
        issues = (value,)
    elif isinstance(value, tuple):
        issues = tuple(
            each for each in cast("tuple[object, ...]", value) if isinstance(each, Issue)
        )
    yield from ((each.code.value, reader.say(POINTS[each.severity])) for each in issues)
    yield from ((each.code.value, reader.say(REASONS[each.code])) for each in reasons)
