# SPDX-License-Identifier: MIT
"""Explains what the recorded interviews of an audit covered, and what they did not.

What was covered is counted; what was not is named.
"""

from collections.abc import Iterable

from ..audit import Coverage, Everything, GroupToHear, Interview, Party
from ._population import population_assumptions
from ._shared import PARTIES, backing, by_service
from ._tree import Document, Part, Section, bulleted, said, section
from ._words import Reader, Text, one_line

_TITLE = Text("De gesprekken", "The interviews")
_ALL_COVERED = Text(
    "Elke dienst, gemeente en groep binnen de scope komt in minstens één vastgelegd gesprek voor.",
    "Every service, municipality and group in scope appears in at least one recorded interview.",
)
_NOT_ALL_COVERED = Text(
    "Niet elke dienst, gemeente en groep binnen de scope komt in een vastgelegd gesprek voor.",
    "Not every service, municipality and group in scope appears in a recorded interview.",
)
_UNSURE = Text(
    "Of elke dienst, gemeente en groep binnen de scope in een vastgelegd gesprek voorkomt, is niet "
    "bekend.",
    "Whether every service, municipality and group in scope appears in a recorded interview is "
    "not known.",
)
_CELLS_COVERED = Text(
    "Combinaties van dienst en gemeente in een gesprek: {covered} van {total}",
    "Combinations of service and municipality covered by an interview: {covered} of {total}",
)
_GROUPS_COVERED = Text(
    "Groepen in een gesprek: {covered} van {total}",
    "Groups covered by an interview: {covered} of {total}",
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
_UNRECORDED_CELLS = Text(
    "Niet vastgelegd of een gesprek erover ging", "Not recorded whether an interview was about it"
)
_UNCOVERED_GROUPS = Text(
    "Groepen die in geen vastgelegd gesprek voorkomen",
    "Groups that appear in no recorded interview",
)
_UNSURE_GROUPS = Text(
    "In geen vastgelegd gesprek, en niet bekend of zij meetellen",
    "In no recorded interview, and not known whether they count",
)
_UNRECORDED_PARTIES = Text("Geen groepen vastgelegd van", "No groups recorded for")
_OUTSIDE = Text("Gesprekken buiten de scope", "Interviews out of scope")
_INTERVIEW = Text(
    "{role} ({party}; deelnemers: {count})", "{role} ({party}; participants: {count})"
)
_NOT_RECORDED = Text("niet vastgelegd", "not recorded")
_ABOUT = Text("over {services}", "about {services}")
_IN_PLACES = Text("in {places}", "in {places}")
_READING = Text(
    "Welke diensten, gemeenten en groepen aan bod moeten komen, berust hier op een eigen "
    "uitgangspunt; een gepubliceerde regel is niet bekend.",
    "Which services, municipalities and groups have to be covered is our interpretation; no "
    "published rule is known.",
)

_Names = frozenset[str] | Everything | None


def explain_coverage(coverage: Coverage, reader: Reader) -> Document:
    """Return whether all was covered, and what was not."""
    return Document(
        title=reader.say(_TITLE),
        summary=coverage_lines(coverage, reader),
        annexes=(
            *coverage_sections(coverage, reader),
            *backing(reader, (), (*coverage_assumptions(reader), *population_assumptions(reader))),
        ),
    )


def coverage_lines(coverage: Coverage, reader: Reader) -> tuple[Part, ...]:
    """Return what the recorded interviews covered, in numbers."""
    text = _UNSURE
    if coverage.complete is not None:
        text = _ALL_COVERED if coverage.complete else _NOT_ALL_COVERED
    lines = [
        reader.say(counted, covered=len(covered), total=len(covered) + sum(map(len, others)))
        for counted, covered, *others in (
            (
                _CELLS_COVERED,
                coverage.covered_cells,
                coverage.uncovered_cells,
                coverage.unrecorded_cells,
            ),
            (_GROUPS_COVERED, coverage.covered_groups, coverage.uncovered_groups),
        )
    ]
    return (*said(reader.say(text)), *bulleted([*lines, _people(coverage, reader)]))


def coverage_sections(coverage: Coverage, reader: Reader) -> tuple[Section, ...]:
    """Return what was not covered, by name."""
    cells = (*coverage.covered_cells, *coverage.uncovered_cells, *coverage.unrecorded_cells)
    every = {place for _, place in cells}
    return (
        *section(
            reader.say(_UNCOVERED_CELLS),
            bulleted(by_service(coverage.uncovered_cells, every, reader)),
        ),
        *section(
            reader.say(_UNRECORDED_CELLS),
            bulleted(by_service(coverage.unrecorded_cells, every, reader)),
        ),
        *_groups(_UNCOVERED_GROUPS, coverage.uncovered_groups, reader),
        *_groups(_UNSURE_GROUPS, coverage.unsure_groups, reader),
        *section(
            reader.say(_UNRECORDED_PARTIES),
            bulleted(reader.say(PARTIES[party]) for party in coverage.unrecorded_parties),
        ),
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
        reader.say(
            _PARTY_COUNT,
            count=reader.amount(coverage.people[party]),
            party=reader.say(PARTIES[party]),
        )
        for party in Party
        if party in coverage.people and coverage.people[party].at_most != 0
    ]
    return reader.say(_PEOPLE, parties=", ".join(counts)) if counts else reader.say(_NO_PEOPLE)


def _groups(heading: Text, groups: Iterable[GroupToHear], reader: Reader) -> tuple[Section, ...]:
    return section(reader.say(heading), bulleted(_group(group, reader) for group in groups))


def _group(group: GroupToHear, reader: Reader) -> str:
    party = reader.say(PARTIES[group.party])
    text = party if group.role is None else f"{one_line(group.role)} ({party})"
    return text + _named(group.services, group.municipalities, reader)


def _named(services: _Names, municipalities: _Names, reader: Reader) -> str:
    """Return the services and the municipalities that are named, if any are."""
    text = ""
    if isinstance(services, frozenset):
        text += f", {_about(services, reader)}"
    if isinstance(municipalities, frozenset):
        places = reader.listed(sorted(municipalities))
        text += f", {reader.say(_IN_PLACES, places=places)}"
    return text


def _about(services: Iterable[str], reader: Reader) -> str:
    return reader.say(_ABOUT, services=reader.listed(sorted(services)))


def _interview(interview: Interview, reader: Reader) -> str:
    people = interview.people
    text = reader.say(
        _INTERVIEW,
        count=reader.say(_NOT_RECORDED) if people is None else reader.amount(people),
        role=interview.role,
        party=reader.say(PARTIES[interview.party]),
    )
    return text + _named(interview.services, interview.municipalities, reader)
