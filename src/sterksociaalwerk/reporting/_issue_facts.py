# SPDX-License-Identifier: MIT
"""What an issue has to say, taken from its facts.

Findings and interviews are numbered from one here, as people count; the paths of issues count from
zero.
"""

import datetime
import re
from collections.abc import Callable
from typing import cast

from attrs import frozen

from ..conclusion import Issue
from ..framework import Rating
from ..scheme import AuditKind, EditionReason
from ._shared import EDITION_REASONS, KINDS
from ._words import Counted, Reader, Text

Words = dict[str, object]

_NO_EDITION = Text("geen enkel normenkader", "no edition")
_NEAREST = Text("; misschien is {norm} bedoeld", "; perhaps {norm} is meant")
_OF_PART = Text("{norm} (onderdeel {part})", "{norm} (part {part})")


@frozen
class Said:
    """How an issue is said.

    Attributes:
        text: The sentence; facts stand in it by name.
        words: What turns the facts that are not plain into words.
        counted: The fact whose names are counted, for a text that depends on a number.
        by_norm: Whether all issues between which only the norm differs are said at once.
    """

    text: Text | Counted
    words: Callable[[Issue, Reader], Words] | None = None
    counted: str | None = None
    by_norm: bool = False


def text(issue: Issue, name: str) -> str:
    """Return a fact that is text."""
    return cast("str", issue.facts[name])


def number(issue: Issue, name: str) -> int:
    """Return a fact that is a number."""
    return cast("int", issue.facts[name])


def names(issue: Issue, name: str) -> tuple[str, ...]:
    """Return a fact that is several names."""
    return cast("tuple[str, ...]", issue.facts[name])


def place(path: str) -> int:
    """Return the number of a finding or an interview, counted from one."""
    return int(re.findall(r"\d+", path)[0]) + 1


def days(issue: Issue, _: Reader) -> Words:
    """Return the facts that are days."""
    return {
        name: datetime.date.fromisoformat(text(issue, name))
        for name in ("process_started_on", "previous", "audited_on")
        if name in issue.facts
    }


def kind(issue: Issue, reader: Reader) -> Words:
    """Return the kind of audit."""
    return {"kind": reader.say(KINDS[AuditKind(text(issue, "kind"))])}


def rating(issue: Issue, reader: Reader) -> Words:
    """Return the rating."""
    return {"rating": reader.quoted([Rating.of(text(issue, "rating"))])}


def findings(issue: Issue, reader: Reader) -> Words:
    """Return the ratings of several findings, and their numbers."""
    ratings = [Rating.of(key) for key in names(issue, "ratings")]
    places = [str(place(path)) for path in names(issue, "places")]
    return {"ratings": reader.quoted(ratings), "places": reader.listed(places)}


def disagreement(issue: Issue, reader: Reader) -> Words:
    """Return the ratings of auditors who disagree, with their names and the part, if any."""
    norm = text(issue, "norm")
    for part in names(issue, "part"):
        norm = reader.say(_OF_PART, norm=norm, part=part)
    return {**findings(issue, reader), "norm": norm}


def edition(issue: Issue, reader: Reader) -> Words:
    """Return an edition by name, why it cannot be used, and which can."""
    words: Words = {"edition": reader.edition(text(issue, "version"))}
    if "reason" in issue.facts:
        words["reason"] = reader.say(EDITION_REASONS[EditionReason(text(issue, "reason"))])
        words["usable"] = editions(issue, "usable", reader)
    return words


def editions(issue: Issue, name: str, reader: Reader) -> str:
    """Return the editions of a fact by name, or that there are none."""
    found = [reader.edition(version) for version in names(issue, name)]
    return reader.listed(found) if found else reader.say(_NO_EDITION)


def nearest(issue: Issue, reader: Reader) -> Words:
    """Return the norm that may have been meant."""
    meant = [reader.say(_NEAREST, norm=norm) for norm in names(issue, "nearest")]
    return {"nearest": "".join(meant)}
