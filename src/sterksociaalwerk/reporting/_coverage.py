# SPDX-License-Identifier: MIT
"""Explains what the recorded interviews of an audit covered, and what they did not.

What was covered is counted; what was not is named.
"""

from collections.abc import Iterable

from ..audit import Coverage, GroupToHear, Interview, Party
from ._shared import PARTIES, backing, by_service
from ._tree import Document, Part, Section, bulleted, said, section
from ._words import Counted, Reader, Text, one_line

_TITLE = Text("De gesprekken", "The interviews")
_ALL_COVERED = Text(
    "Elke dienst, gemeente en groep binnen de scope komt in minstens één vastgelegd gesprek voor.",
    "Every service, municipality and group in scope occurs in at least one recorded interview.",
)
_NOT_ALL_COVERED = Text(
    "Niet elke dienst, gemeente en groep binnen de scope komt in een vastgelegd gesprek voor.",
    "Not every service, municipality and group in scope occurs in a recorded interview.",
)
_UNSURE = Text(
    "Of elke groep binnen de scope in een gesprek voorkomt, hangt af van vrijwilligers van wie "
    "niet bekend is of zij bedrijfskritisch zijn.",
    "Whether every group in scope occurs in an interview depends on volunteers of whom it is not "
    "known whether they are business-critical.",
)
_CELLS_COVERED = Text(
    "Combinaties van dienst en gemeente in een gesprek: {covered} van {total}",
    "Combinations of service and municipality in an interview: {covered} of {total}",
)
_GROUPS_COVERED = Text(
    "Gehoorde groepen: {covered} van {total}", "Groups heard: {covered} of {total}"
)
_PEOPLE = Text(
    "Deelnemers aan gesprekken: {parties}; wie aan twee gesprekken deelnam, is twee keer geteld",
    "Participants in interviews: {parties}; anyone in two is counted twice",
)
_PARTY_COUNT = Text("{party} {count}", "{party} {count}")
_NO_PEOPLE = Text(
    "Geen enkel gesprek viel binnen de scope.", "No interview covered anything in scope."
)
_UNCOVERED_CELLS = Text("Geen gesprek vastgelegd voor", "No interview recorded for")
_UNCOVERED_GROUPS = Text("Niet gehoorde groepen", "Groups that were not heard")
_UNSURE_GROUPS = Text(
    "Niet gehoord, terwijl niet bekend is of zij bedrijfskritisch zijn",
    "Not heard, while it is not known whether they are business-critical",
)
_OUTSIDE = Text("Gesprekken buiten de scope", "Interviews out of scope")
_INTERVIEW = Counted(
    Text("{role} ({party}, {count} deelnemer)", "{role} ({party}, {count} participant)"),
    Text("{role} ({party}, {count} deelnemers)", "{role} ({party}, {count} participants)"),
)
_ABOUT = Text("over {services}", "about {services}")
_IN_PLACES = Text("in {places}", "in {places}")
_READING = Text(
    "Welke diensten, gemeenten en groepen aan bod moeten komen: dit overzicht gebruikt een eigen "
    "uitgangspunt; een gepubliceerde regel is niet bekend.",
    "Which services, municipalities and groups have to be covered: this is our interpretation; no "
    "published rule is known.",
)


def explain_coverage(coverage: Coverage, reader: Reader) -> Document:
    """Return whether all was covered, and what was not."""
    return Document(
        title=reader.say(_TITLE),
        summary=coverage_lines(coverage, reader),
        annexes=(
            *coverage_sections(coverage, reader),
            *backing(reader, (), coverage_assumptions(reader)),
        ),
    )


def coverage_lines(coverage: Coverage, reader: Reader) -> tuple[Part, ...]:
    """Return what the recorded interviews covered, in numbers."""
    text = _UNSURE
    if coverage.complete is not None:
        text = _ALL_COVERED if coverage.complete else _NOT_ALL_COVERED
    lines = [
        reader.say(counted, covered=len(covered), total=len(covered) + len(uncovered))
        for counted, covered, uncovered in (
            (_CELLS_COVERED, coverage.covered_cells, coverage.uncovered_cells),
            (_GROUPS_COVERED, coverage.covered_groups, coverage.uncovered_groups),
        )
    ]
    return (*said(reader.say(text)), *bulleted([*lines, _people(coverage, reader)]))


def coverage_sections(coverage: Coverage, reader: Reader) -> tuple[Section, ...]:
    """Return what was not covered, by name."""
    every = {place for _, place in (*coverage.covered_cells, *coverage.uncovered_cells)}
    return (
        *section(
            reader.say(_UNCOVERED_CELLS),
            bulleted(by_service(coverage.uncovered_cells, every, reader)),
        ),
        *_groups(_UNCOVERED_GROUPS, coverage.uncovered_groups, reader),
        *_groups(_UNSURE_GROUPS, coverage.unsure_groups, reader),
        *section(
            reader.say(_OUTSIDE),
            bulleted(_interview(interview, reader) for interview in coverage.outside),
        ),
    )


def coverage_assumptions(reader: Reader) -> list[str]:
    """Return what is taken for granted of what has to be covered."""
    return [reader.say(_READING)]


def _people(coverage: Coverage, reader: Reader) -> str:
    """Return how many took part, by party; a party without anybody is left to the lists."""
    counts = [
        reader.say(_PARTY_COUNT, count=coverage.people[party], party=reader.say(PARTIES[party]))
        for party in Party
        if coverage.people.get(party)
    ]
    return reader.say(_PEOPLE, parties=", ".join(counts)) if counts else reader.say(_NO_PEOPLE)


def _groups(heading: Text, groups: Iterable[GroupToHear], reader: Reader) -> tuple[Section, ...]:
    return section(reader.say(heading), bulleted(_group(group, reader) for group in groups))


def _group(group: GroupToHear, reader: Reader) -> str:
    party = reader.say(PARTIES[group.party])
    text = party if group.role is None else f"{one_line(group.role)} ({party})"
    if group.services:
        text += f", {_about(group.services, reader)}"
    return text


def _about(services: Iterable[str], reader: Reader) -> str:
    return reader.say(_ABOUT, services=reader.listed(sorted(services)))


def _interview(interview: Interview, reader: Reader) -> str:
    text = reader.say(
        _INTERVIEW,
        interview.people,
        role=interview.role,
        party=reader.say(PARTIES[interview.party]),
    )
    if interview.services:
        text += f", {_about(interview.services, reader)}"
    if interview.municipalities:
        places = reader.listed(sorted(interview.municipalities))
        text += f", {reader.say(_IN_PLACES, places=places)}"
    return text
