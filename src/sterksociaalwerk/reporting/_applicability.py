# SPDX-License-Identifier: MIT
"""Explains which editions an audit may use: all answers of a scheme together, or one of them.

An answer knows versions and not the titles of frameworks, so versions are named.
"""

import datetime
from collections.abc import Iterable, Sequence

from ..framework import Source
from ..scheme import Applicability, EditionStatus
from . import _transition_texts as texts
from ._words import Language, citation, day, listed, one_line, spaced, wrapped

_ARGUMENTS = {"process_started_on": texts.START}
_ONE_DAY = datetime.timedelta(days=1)


def explain_applicable(answers: Iterable[Applicability], language: Language) -> list[str]:
    """Return what every edition is to one audit, what may be used first."""
    ordered = sorted(answers, key=lambda answer: answer.version)
    lines = [texts.EDITIONS.say(language)]
    for answer in ordered:
        lines += wrapped(f"- {_standing(answer, language)}")
        lines += _details(answer, language, "    ")
    return spaced(
        _summary(ordered, language),
        lines,
        _note(ordered, language),
        _sources(ordered, language),
    )


def explain_applicability(answer: Applicability, language: Language) -> list[str]:
    """Return what one edition is to one audit."""
    standing = _standing(answer, language)
    lines = wrapped(f"{standing[0].upper()}{standing[1:]}.")
    if answer.usable is None:
        lines += _provisional(answer.missing, language)
    elif answer.usable and answer.status is not EditionStatus.PRESUMED:
        required = answer.status is EditionStatus.REQUIRED
        lines.append((texts.NO_OTHER if required else texts.OTHER_TOO).say(language))
    return spaced(
        [*lines, *_details(answer, language, "")],
        _note([answer], language),
        _sources([answer], language),
    )


def _summary(answers: Sequence[Applicability], language: Language) -> list[str]:
    """Return what the audit must or may use, as far as is known."""
    usable = [answer for answer in answers if answer.usable is True]
    unsure = [answer for answer in answers if answer.usable is None]
    if not usable and not unsure:
        return [texts.USE_NONE.say(language)]
    lines: list[str] = []
    for status, text in (
        (EditionStatus.REQUIRED, texts.MUST_USE),
        (EditionStatus.ALLOWED, texts.MAY_USE),
        (EditionStatus.PRESUMED, texts.PRESUMED),
    ):
        versions = [str(answer.version) for answer in usable if answer.status is status]
        if versions:
            either = listed(versions, language, either=True)
            lines += wrapped(text.say(language, len(versions), versions=either), hang="")
    if unsure:
        missing = dict.fromkeys(name for answer in unsure for name in answer.missing)
        perhaps = texts.USABLE_PERHAPS.say(
            language,
            versions=listed([str(answer.version) for answer in unsure], language, either=True),
            dates=_dates(missing, language),
        )
        lines += wrapped(perhaps, hang="")
    return lines


def _standing(answer: Applicability, language: Language) -> str:
    perhaps = answer.usable is None
    text = texts.PERHAPS if perhaps else texts.EDITION_STATUSES[answer.status]
    status = text.say(language)
    return texts.EDITION.say(language, version=answer.version, status=status)


def _provisional(missing: Iterable[str], language: Language) -> list[str]:
    return wrapped(texts.PROVISIONAL.say(language, dates=_dates(missing, language)), hang="")


def _dates(missing: Iterable[str], language: Language, *first: str) -> str:
    """Return the dates that are missing in words; an argument that has none by its name."""
    named = (
        _ARGUMENTS[name].say(language) if name in _ARGUMENTS else one_line(name) for name in missing
    )
    return listed([*first, *named], language)


def _details(answer: Applicability, language: Language, indent: str) -> list[str]:
    """Return why, for which audit dates, and what would settle it."""
    reason = texts.EDITION_REASONS[answer.reason].say(language)
    lines = [texts.WHY.say(language, reason=reason), _window(answer, language)]
    if answer.awaits:
        versions = listed([str(version) for version in answer.awaits], language)
        lines.append(texts.AWAITS.say(language, versions=versions))
    first = [texts.FIRST_DAY.say(language)] if answer.status is EditionStatus.UNDATED else []
    if first or answer.missing:
        dates = _dates(answer.missing, language, *first)
        lines.append(texts.NEEDED.say(language, dates=dates))
    return [line for text in lines for line in wrapped(text, indent, hang="")]


def _window(answer: Applicability, language: Language) -> str:
    """Return the audit dates of the status; the last day is said, where there is a first."""
    since, until = answer.since, answer.until
    if since is None:
        if until is None:
            return texts.HOLDS_ALWAYS.say(language)
        return texts.HOLDS_BEFORE.say(language, until=day(until, language))
    from_day = day(since, language)
    if until is None:
        text = texts.HOLDS_FROM_OPEN if answer.usable is not False else texts.HOLDS_FROM
        return text.say(language, since=from_day)
    last = until - _ONE_DAY
    if last == since:
        return texts.HOLDS_ON.say(language, since=from_day)
    return texts.HOLDS_THROUGH.say(language, since=from_day, last=day(last, language))


def _note(answers: Iterable[Applicability], language: Language) -> list[str]:
    """Return what the audit dates that are named take as given."""
    if any(answer.since or answer.until for answer in answers):
        return [texts.DAYS_BY_START.say(language)]
    return []


def _sources(answers: Iterable[Applicability], language: Language) -> list[str]:
    """Return where the dates were read; editions with the same source share a line."""
    cited: dict[Source | None, list[str]] = {}
    for answer in answers:
        cited.setdefault(answer.source, []).append(str(answer.version))
    lines: list[str] = []
    for source, versions in cited.items():
        text = citation(source, language) if source else texts.NO_SOURCE_HERE.say(language)
        named = listed(versions, language)
        lines += wrapped(
            texts.SOURCE_OF_EDITIONS.say(language, len(versions), versions=named, source=text)
        )
    return lines
