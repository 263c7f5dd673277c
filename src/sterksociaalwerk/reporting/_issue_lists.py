# SPDX-License-Identifier: MIT
"""Explains a single issue, and issues together, such as those of the papers after an audit."""

from collections.abc import Iterable, Mapping

from .._mapping import FrozenMapping
from ..conclusion import Issue, Severity
from ._issues import issue_sentences
from ._shared import backing
from ._tree import Document, Section, bulleted, said, section
from ._words import Counted, Reader, Text, capital

POINTS: Mapping[Severity, Text] = FrozenMapping(
    {
        Severity.ERROR: Text("Eerst op te lossen", "To be solved first"),
        Severity.WARNING: Text("Aandachtspunten", "Points of attention"),
        Severity.NOTE: Text("Ter informatie", "For information"),
    }
)
COUNTED_POINTS: Mapping[Severity, Counted] = FrozenMapping(
    {
        Severity.ERROR: Counted(
            Text("{count} punt om eerst op te lossen", "{count} point to be solved first"),
            Text("{count} punten om eerst op te lossen", "{count} points to be solved first"),
        ),
        Severity.WARNING: Counted(
            Text("{count} aandachtspunt", "{count} point of attention"),
            Text("{count} aandachtspunten", "{count} points of attention"),
        ),
        Severity.NOTE: Counted(
            Text("{count} punt ter informatie", "{count} point for information"),
            Text("{count} punten ter informatie", "{count} points for information"),
        ),
    }
)
WEIGHTS_OURS = Text(
    "Wat eerst moet worden opgelost en wat een aandachtspunt is, berust op een eigen indeling; "
    "een gepubliceerde indeling is niet bekend.",
    "What has to be solved first and what is a point of attention is our own classification; "
    "no published one is known.",
)
_TITLE = Text("Punten bij een dossier", "Points on a file")
_COUNTS = Text("{counts}.", "{counts}.")


def explain_issue(issue: Issue, reader: Reader) -> Document:
    """Return what an issue says, and how much it weighs."""
    return Document(
        title=reader.say(POINTS[issue.severity]),
        summary=said(*issue_sentences([issue], reader)),
        annexes=backing(reader, (), [reader.say(WEIGHTS_OURS)]),
    )


def explain_issues(issues: Iterable[Issue], reader: Reader) -> Document:
    """Return how many issues there are, and each by how much it weighs."""
    found = tuple(issues)
    sentences = {
        severity: issue_sentences((each for each in found if each.severity is severity), reader)
        for severity in Severity
    }
    counts = [
        reader.say(text, len(sentences[severity]))
        for severity, text in COUNTED_POINTS.items()
        if sentences[severity]
    ]
    return Document(
        title=reader.say(_TITLE),
        summary=said(capital(reader.say(_COUNTS, counts=reader.listed(counts)))),
        annexes=(
            *point_lists(sentences, reader),
            *backing(reader, (), [reader.say(WEIGHTS_OURS)]),
        ),
    )


def point_lists(sentences: Mapping[Severity, list[str]], reader: Reader) -> tuple[Section, ...]:
    """Return sentences by how much they weigh."""
    return tuple(
        part
        for severity, heading in POINTS.items()
        for part in section(reader.say(heading), bulleted(sentences[severity]))
    )
