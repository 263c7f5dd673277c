# SPDX-License-Identifier: MIT
"""Explains what the interviews of an audit were about, and what nobody was asked about.

What was covered is counted; what was not is named.
"""

from collections.abc import Iterable

from ..audit import Coverage, GroupToHear, Interview, Party
from . import _file_texts as texts
from ._words import Language, amount, listed, one_line, spaced, wrapped


def explain_coverage(coverage: Coverage, language: Language) -> list[str]:
    """Return whether all was covered, and what was not."""
    return spaced(
        _summary(coverage, language),
        *(
            _section(
                heading.say(language),
                [f"{service}: {', '.join(places)}" for service, places in by_service(cells)],
            )
            for heading, cells in (
                (texts.UNCOVERED_CELLS, coverage.uncovered_cells),
                (texts.UNRECORDED_CELLS, coverage.unrecorded_cells),
            )
        ),
        _groups(texts.UNCOVERED_GROUPS.say(language), coverage.uncovered_groups, language),
        _groups(texts.UNSURE_GROUPS.say(language), coverage.unsure_groups, language),
        _section(
            texts.UNRECORDED_PARTIES.say(language),
            [texts.PARTIES[party].say(language) for party in coverage.unrecorded_parties],
        ),
        _section(
            texts.OUTSIDE.say(language),
            [_interview(interview, language) for interview in coverage.outside],
        ),
        wrapped(texts.READING.say(language), hang=""),
    )


def by_service(cells: Iterable[tuple[str, str]]) -> Iterable[tuple[str, list[str]]]:
    """Return services in words, each with its municipalities; both in the order given."""
    places: dict[str, list[str]] = {}
    for service, place in cells:
        places.setdefault(one_line(service), []).append(one_line(place))
    return places.items()


def _summary(coverage: Coverage, language: Language) -> list[str]:
    text = texts.COVERAGE_UNSURE
    if coverage.complete is not None:
        text = texts.ALL_COVERED if coverage.complete else texts.NOT_ALL_COVERED
    lines = wrapped(text.say(language), hang="")
    for counted, covered, others in (
        (
            texts.CELLS_COVERED,
            coverage.covered_cells,
            len(coverage.uncovered_cells) + len(coverage.unrecorded_cells),
        ),
        (texts.GROUPS_COVERED, coverage.covered_groups, len(coverage.uncovered_groups)),
    ):
        total = len(covered) + others
        lines.append(f"- {counted.say(language, covered=len(covered), total=total)}")
    return [*lines, *_people(coverage, language)]


def _people(coverage: Coverage, language: Language) -> list[str]:
    """Return how many took part, by party; a party without anybody is left to the lists."""
    counts = [
        texts.PARTY_COUNT.say(
            language,
            count=amount(coverage.people[party], language),
            party=texts.PARTIES[party].say(language),
        )
        for party in Party
        if party in coverage.people and coverage.people[party].at_most != 0
    ]
    if not counts:
        return [f"- {texts.NO_PEOPLE.say(language)}"]
    return wrapped(f"- {texts.PEOPLE.say(language, parties=', '.join(counts))}")


def _section(heading: str, items: list[str]) -> list[str]:
    lines = [line for item in items for line in wrapped(f"- {item}")]
    return [heading, *lines] if lines else []


def _groups(heading: str, groups: Iterable[GroupToHear], language: Language) -> list[str]:
    return _section(heading, [_group(group, language) for group in groups])


def _group(group: GroupToHear, language: Language) -> str:
    party = texts.PARTIES[group.party].say(language)
    text = party if group.role is None else f"{one_line(group.role)} ({party})"
    if isinstance(group.services, frozenset):
        text += f", {_about(group.services, language)}"
    if isinstance(group.municipalities, frozenset):
        text += f", {_in_places(group.municipalities, language)}"
    return text


def _in_places(municipalities: Iterable[str], language: Language) -> str:
    places = [one_line(place) for place in sorted(municipalities)]
    return texts.IN_PLACES.say(language, places=listed(places, language))


def _about(services: Iterable[str], language: Language) -> str:
    named = listed([one_line(service) for service in sorted(services)], language)
    return texts.ABOUT.say(language, services=named)


def _interview(interview: Interview, language: Language) -> str:
    text = texts.OUTSIDE_INTERVIEW.say(
        language,
        people=texts.PEOPLE_NOT_RECORDED.say(language)
        if interview.people is None
        else amount(interview.people, language),
        role=one_line(interview.role),
        party=texts.PARTIES[interview.party].say(language),
    )
    if isinstance(interview.services, frozenset):
        text += f", {_about(interview.services, language)}"
    if isinstance(interview.municipalities, frozenset):
        text += f", {_in_places(interview.municipalities, language)}"
    return text
