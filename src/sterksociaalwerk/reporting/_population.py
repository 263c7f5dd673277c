# SPDX-License-Identifier: MIT
"""Explains who counts in an audit, and who does not and why.

What was given of the volunteers themselves is said with the scope they stand in: an answer for each
question, the unknown ones too.
"""

from collections.abc import Iterable

from ..audit import NotCounted, NotCountedReason, Population, VolunteerGroup
from . import _file_texts as texts
from ._words import Language, amount, number, one_line, spaced, wrapped


def explain_population(population: Population, language: Language) -> list[str]:
    """Return the numbers of those who count, and the groups that do not or may not."""
    unsure = [
        group for group in population.not_counted if group.reason is NotCountedReason.NOT_KNOWN
    ]
    others = [
        group for group in population.not_counted if group.reason is not NotCountedReason.NOT_KNOWN
    ]
    lines = [
        texts.WHO_COUNTS.say(language),
        *wrapped(f"- {_staff(population, language)}"),
        *wrapped(f"- {_volunteers(population, language)}"),
    ]
    recorded = population.headcount is not None and population.volunteers is not None
    if recorded and not population.not_counted:
        lines.append(texts.NOBODY_LEFT_OUT.say(language))
    return spaced(
        lines,
        _groups(texts.NOT_COUNTED.say(language), others, language),
        _groups(texts.UNSURE.say(language), unsure, language),
    )


def volunteer_section(groups: Iterable[VolunteerGroup], language: Language) -> list[str]:
    """Return what was given of each group of volunteers, whether they count or not."""
    lines = [texts.VOLUNTEER_ANSWERS.say(language)]
    for group in sorted(groups, key=lambda each: (each.role, each.headcount.at_least, str(each))):
        answers = "; ".join(_answers(group, language))
        headcount = amount(group.headcount, language)
        lines += wrapped(f"- {one_line(group.role)} ({headcount}): {answers}")
    return lines if len(lines) > 1 else []


def _staff(population: Population, language: Language) -> str:
    headcount, fte = population.headcount, population.fte
    if headcount is None or fte is None:
        return texts.STAFF_NOT_RECORDED.say(language)
    if headcount.exact is None or fte.exact is None:
        heads, together = amount(headcount, language), amount(fte, language)
        return texts.STAFF_BETWEEN.say(language, range=heads, fte=together)
    return texts.STAFF.say(language, int(headcount.exact), fte=number(fte.exact, language))


def _volunteers(population: Population, language: Language) -> str:
    count = population.volunteers
    if count is None:
        return texts.VOLUNTEERS_NOT_RECORDED.say(language)
    if count.exact is None:
        return texts.VOLUNTEERS_BETWEEN.say(language, range=amount(count, language))
    return texts.VOLUNTEERS.say(language, int(count.exact))


def _groups(heading: str, groups: list[NotCounted], language: Language) -> list[str]:
    lines = [heading]
    for group in groups:
        criteria = ", ".join(texts.CRITERIA[key].say(language) for key in group.criteria)
        text = texts.NOT_COUNTED_GROUP.say(
            language,
            role=one_line(group.role),
            party=texts.PARTIES[group.party].say(language),
            count=amount(group.headcount, language),
            reason=texts.NOT_COUNTED_REASONS[group.reason].say(language, criteria=criteria),
        )
        lines += wrapped(f"- {text}")
    return lines if groups else []


_INDEPENDENCE = {
    True: texts.INDEPENDENT,
    False: texts.NOT_INDEPENDENT,
    None: texts.INDEPENDENCE_NOT_KNOWN,
}
_QUALITY_ASSURANCE = {
    True: texts.QUALITY_ASSURANCE,
    False: texts.NO_QUALITY_ASSURANCE,
    None: texts.QUALITY_ASSURANCE_NOT_KNOWN,
}


def _answers(group: VolunteerGroup, language: Language) -> list[str]:
    """Return what was given on each of the four criteria."""
    prepared, work = group.prepared, group.work
    answers = (
        texts.PREPARATION_NOT_KNOWN if prepared is None else texts.PREPARATIONS[prepared],
        _INDEPENDENCE[group.independent],
        texts.WORK_NOT_KNOWN if work is None else texts.WORKS[work],
        _QUALITY_ASSURANCE[group.needs_quality_assurance],
    )
    return [answer.say(language) for answer in answers]
