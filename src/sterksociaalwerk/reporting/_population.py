# SPDX-License-Identifier: MIT
"""Explains who counts in an audit, and who does not and why.

What was recorded about the volunteers themselves is said with the scope they stand in: an answer
for each question, the unknown ones too.
"""

from collections.abc import Iterable, Mapping

from .._mapping import FrozenMapping
from ..audit import (
    Criterion,
    NotCounted,
    NotCountedReason,
    Population,
    Preparation,
    VolunteerGroup,
    Work,
)
from ._shared import PARTIES
from ._tree import Document, Part, Section, bulleted, said, section
from ._words import Counted, Reader, Text

_REASONS: Mapping[NotCountedReason, Text] = FrozenMapping(
    {
        NotCountedReason.EDITION_COUNTS_NO_VOLUNTEERS: Text(
            "volgens dit normenkader tellen vrijwilligers niet mee",
            "under this edition volunteers do not count",
        ),
        NotCountedReason.SERVICE_OUT_OF_SCOPE: Text(
            "alleen werkzaam voor diensten buiten de scope",
            "working for services out of scope only",
        ),
        NotCountedReason.NOT_BUSINESS_CRITICAL: Text(
            "niet bedrijfskritisch; ontbreekt: {criteria}",
            "not business-critical; lacking: {criteria}",
        ),
        NotCountedReason.NOT_KNOWN: Text(
            "misschien bedrijfskritisch; nog na te gaan: {criteria}",
            "perhaps business-critical; still to be determined: {criteria}",
        ),
    }
)

_CRITERIA: Mapping[Criterion, Text] = FrozenMapping(
    {
        Criterion.PREPARED: Text("scholing of instructie", "training or instruction"),
        Criterion.INDEPENDENT: Text("zelfstandig werk", "independent work"),
        Criterion.COORDINATING_OR_HANDS_ON: Text(
            "coördinerend of uitvoerend werk", "coordinating or hands-on work"
        ),
        Criterion.NEEDS_QUALITY_ASSURANCE: Text(
            "werk dat om kwaliteitsborging vraagt", "work that asks for quality assurance"
        ),
    }
)

_PREPARATIONS: Mapping[Preparation, Text] = FrozenMapping(
    {
        Preparation.TRAINED: Text("geschoold", "trained"),
        Preparation.INSTRUCTED: Text("geïnstrueerd", "instructed"),
        Preparation.NONE: Text(
            "niet geschoold en niet geïnstrueerd", "neither trained nor instructed"
        ),
    }
)

_WORKS: Mapping[Work, Text] = FrozenMapping(
    {
        Work.COORDINATING: Text("coördinerend werk", "coordinating work"),
        Work.HANDS_ON: Text("uitvoerend werk", "hands-on work"),
        Work.OTHER: Text(
            "geen coördinerend of uitvoerend werk", "neither coordinating nor hands-on work"
        ),
    }
)

_WHO_COUNTS = Text("Wie meetelt", "Who counts")
_STAFF = Counted(
    Text("{count} medewerker, {fte} fte", "{count} member of staff, {fte} fte"),
    Text("{count} medewerkers, samen {fte} fte", "{count} members of staff, {fte} fte together"),
)
_VOLUNTEERS = Counted(
    Text("{count} vrijwilliger", "{count} volunteer"),
    Text("{count} vrijwilligers", "{count} volunteers"),
)
_VOLUNTEERS_BETWEEN = Counted(
    Text(
        "vrijwilligers: {range}; van {count} is niet bekend of die bedrijfskritisch is",
        "volunteers: {range}; of {count} it is not known whether they are business-critical",
    ),
    Text(
        "vrijwilligers: {range}; van {count} is niet bekend of zij bedrijfskritisch zijn",
        "volunteers: {range}; of {count} it is not known whether they are business-critical",
    ),
)
_NOT_COUNTED = Text("Wie niet meetelt", "Who does not count")
_UNSURE = Text("Van wie niet bekend is of zij meetellen", "Who may or may not count")
_GROUP = Text("{role} ({party}, {count}): {reason}", "{role} ({party}, {count}): {reason}")
_NOBODY_LEFT_OUT = Text("Elke vastgelegde groep telt mee.", "Every recorded group counts.")

_ANSWERS = Text("Wat over de vrijwilligers is vastgelegd", "Recorded about the volunteers")
_ANSWER = Text("{role} ({count}): {answers}", "{role} ({count}): {answers}")
_PREPARATION_NOT_KNOWN = Text(
    "scholing of instructie niet bekend", "training or instruction not known"
)
_WORK_NOT_KNOWN = Text("soort werk niet bekend", "kind of work not known")
_INDEPENDENCE = {
    True: Text("werkt zelfstandig", "works independently"),
    False: Text("werkt niet zelfstandig", "does not work independently"),
    None: Text("zelfstandigheid niet bekend", "independence not known"),
}
_QUALITY_ASSURANCE = {
    True: Text("kwaliteitsborging nodig", "quality assurance needed"),
    False: Text("geen kwaliteitsborging nodig", "no quality assurance needed"),
    None: Text(
        "behoefte aan kwaliteitsborging niet bekend", "need for quality assurance not known"
    ),
}


def explain_population(population: Population, reader: Reader) -> Document:
    """Return the numbers of those who count, and the groups that do not or may not."""
    return Document(
        title=reader.say(_WHO_COUNTS),
        summary=_numbers(population, reader),
        annexes=_left_out(population, reader),
    )


def population_sections(population: Population, reader: Reader) -> tuple[Section, ...]:
    """Return the same as sections of a longer text."""
    return (
        *section(reader.say(_WHO_COUNTS), _numbers(population, reader)),
        *_left_out(population, reader),
    )


def volunteer_section(groups: Iterable[VolunteerGroup], reader: Reader) -> tuple[Section, ...]:
    """Return what was recorded about each group of volunteers, whether they count or not."""
    return section(
        reader.say(_ANSWERS),
        bulleted(
            reader.say(
                _ANSWER,
                role=group.role,
                count=group.headcount,
                answers="; ".join(_answers(group, reader)),
            )
            for group in sorted(groups, key=lambda each: (each.role, each.headcount, str(each)))
        ),
    )


def _numbers(population: Population, reader: Reader) -> tuple[Part, ...]:
    staff = reader.say(_STAFF, population.headcount, fte=population.fte)
    nobody = "" if population.not_counted else reader.say(_NOBODY_LEFT_OUT)
    return (*bulleted([staff, _volunteers(population, reader)]), *said(nobody))


def _volunteers(population: Population, reader: Reader) -> str:
    least, most = population.volunteers, population.volunteers_at_most
    if least == most:
        return reader.say(_VOLUNTEERS, least)
    return reader.say(_VOLUNTEERS_BETWEEN, most - least, range=reader.between(least, most))


def _left_out(population: Population, reader: Reader) -> tuple[Section, ...]:
    groups = population.not_counted
    unsure = [group for group in groups if group.reason is NotCountedReason.NOT_KNOWN]
    others = [group for group in groups if group.reason is not NotCountedReason.NOT_KNOWN]
    return (
        *section(reader.say(_NOT_COUNTED), bulleted(_group(each, reader) for each in others)),
        *section(reader.say(_UNSURE), bulleted(_group(each, reader) for each in unsure)),
    )


def _group(group: NotCounted, reader: Reader) -> str:
    criteria = ", ".join(reader.say(_CRITERIA[key]) for key in group.criteria)
    return reader.say(
        _GROUP,
        role=group.role,
        party=reader.say(PARTIES[group.party]),
        count=group.headcount,
        reason=reader.say(_REASONS[group.reason], criteria=criteria),
    )


def _answers(group: VolunteerGroup, reader: Reader) -> list[str]:
    """Return what was recorded on each of the four criteria."""
    prepared, work = group.prepared, group.work
    answers = (
        _PREPARATION_NOT_KNOWN if prepared is None else _PREPARATIONS[prepared],
        _INDEPENDENCE[group.independent],
        _WORK_NOT_KNOWN if work is None else _WORKS[work],
        _QUALITY_ASSURANCE[group.needs_quality_assurance],
    )
    return [reader.say(answer) for answer in answers]
