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
from ._shared import PARTIES, backing
from ._tree import Document, Part, Section, bulleted, said, section
from ._words import Counted, Reader, Text

_REASONS: Mapping[NotCountedReason, Text] = FrozenMapping(
    {
        NotCountedReason.EDITION_COUNTS_NO_VOLUNTEERS: Text(
            "volgens dit normenkader tellen vrijwilligers niet mee",
            "under this edition volunteers do not count",
        ),
        NotCountedReason.NOTHING_IN_SCOPE: Text(
            "er valt niets binnen de scope", "nothing is in scope"
        ),
        NotCountedReason.MUNICIPALITY_OUT_OF_SCOPE: Text(
            "alleen werkzaam in gemeenten waar de eigen diensten buiten de scope vallen",
            "working only in municipalities where their services are out of scope",
        ),
        NotCountedReason.SERVICE_OUT_OF_SCOPE: Text(
            "alleen werkzaam voor diensten buiten de scope",
            "working only for services out of scope",
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

CRITERIA: Mapping[Criterion, Text] = FrozenMapping(
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

PREPARATIONS: Mapping[Preparation, Text] = FrozenMapping(
    {
        Preparation.TRAINED: Text("geschoold", "trained"),
        Preparation.INSTRUCTED: Text("geïnstrueerd", "instructed"),
        Preparation.NONE: Text(
            "niet geschoold en niet geïnstrueerd", "neither trained nor instructed"
        ),
    }
)

WORKS: Mapping[Work, Text] = FrozenMapping(
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
    Text("{count} medewerkers, samen {fte} fte", "{count} members of staff, {fte} fte in total"),
)
_VOLUNTEERS = Counted(
    Text("{count} vrijwilliger", "{count} volunteer"),
    Text("{count} vrijwilligers", "{count} volunteers"),
)
_STAFF_BETWEEN = Text("medewerkers: {range}, samen {fte} fte", "staff: {range}, {fte} fte in total")
_VOLUNTEERS_BETWEEN = Text("vrijwilligers: {range}", "volunteers: {range}")
_STAFF_NOT_RECORDED = Text("medewerkers: niet vastgelegd", "staff: not recorded")
_VOLUNTEERS_NOT_RECORDED = Text("vrijwilligers: niet vastgelegd", "volunteers: not recorded")
_WORKS_FOR_ALL = Text(
    "Een groep werkt voor alle diensten en gemeenten binnen de scope, tenzij anders is vastgelegd.",
    "A group works for all services and municipalities in scope, unless recorded otherwise.",
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
        annexes=(
            *_left_out(population, reader),
            *backing(reader, (), population_assumptions(reader)),
        ),
    )


def population_assumptions(reader: Reader) -> list[str]:
    """Return what is taken to be so of the groups in a scope."""
    return [reader.say(_WORKS_FOR_ALL)]


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
                count=reader.amount(group.headcount),
                answers="; ".join(_answers(group, reader)),
            )
            for group in sorted(
                groups, key=lambda each: (each.role, each.headcount.at_least, str(each))
            )
        ),
    )


def _numbers(population: Population, reader: Reader) -> tuple[Part, ...]:
    recorded = population.headcount is not None and population.volunteers is not None
    nobody = "" if population.not_counted or not recorded else reader.say(_NOBODY_LEFT_OUT)
    lines = [_staff(population, reader), _volunteers(population, reader)]
    return (*bulleted(lines), *said(nobody))


def _staff(population: Population, reader: Reader) -> str:
    headcount, fte = population.headcount, population.fte
    if headcount is None or fte is None:
        return reader.say(_STAFF_NOT_RECORDED)
    if headcount.exact is None:
        return reader.say(_STAFF_BETWEEN, range=reader.amount(headcount), fte=reader.amount(fte))
    return reader.say(_STAFF, int(headcount.exact), fte=reader.amount(fte))


def _volunteers(population: Population, reader: Reader) -> str:
    count = population.volunteers
    if count is None:
        return reader.say(_VOLUNTEERS_NOT_RECORDED)
    if count.exact is None:
        return reader.say(_VOLUNTEERS_BETWEEN, range=reader.amount(count))
    return reader.say(_VOLUNTEERS, int(count.exact))


def _left_out(population: Population, reader: Reader) -> tuple[Section, ...]:
    groups = population.not_counted
    unsure = [group for group in groups if group.reason is NotCountedReason.NOT_KNOWN]
    others = [group for group in groups if group.reason is not NotCountedReason.NOT_KNOWN]
    return (
        *section(reader.say(_NOT_COUNTED), bulleted(_group(each, reader) for each in others)),
        *section(reader.say(_UNSURE), bulleted(_group(each, reader) for each in unsure)),
    )


def _group(group: NotCounted, reader: Reader) -> str:
    criteria = ", ".join(reader.say(CRITERIA[key]) for key in group.criteria)
    return reader.say(
        _GROUP,
        role=group.role,
        party=reader.say(PARTIES[group.party]),
        count=reader.amount(group.headcount),
        reason=reader.say(_REASONS[group.reason], criteria=criteria),
    )


def _answers(group: VolunteerGroup, reader: Reader) -> list[str]:
    """Return what was recorded on each of the four criteria."""
    prepared, work = group.prepared, group.work
    answers = (
        _PREPARATION_NOT_KNOWN if prepared is None else PREPARATIONS[prepared],
        _INDEPENDENCE[group.independent],
        _WORK_NOT_KNOWN if work is None else WORKS[work],
        _QUALITY_ASSURANCE[group.needs_quality_assurance],
    )
    return [reader.say(answer) for answer in answers]
