# SPDX-License-Identifier: MIT
"""Explains which editions an audit may use: all answers of a scheme together, or one of them.

An answer knows versions and not the names of editions; a scheme names them.
"""

import datetime
from collections.abc import Iterable, Mapping, Sequence

from .._mapping import FrozenMapping
from ..scheme import Applicability, EditionReason, EditionStatus
from ._shared import EDITION_REASONS, Cited, backing
from ._tree import Document, Paragraph, bulleted, item, said, section
from ._words import Counted, Reader, Text, capital

EDITION_STATUSES: Mapping[EditionStatus, Text] = FrozenMapping(
    {
        EditionStatus.REQUIRED: Text("moet worden gebruikt", "must be used"),
        EditionStatus.ALLOWED: Text("mag worden gebruikt", "may be used"),
        EditionStatus.NOT_YET: Text("mag nog niet worden gebruikt", "may not be used yet"),
        EditionStatus.EXPIRED: Text("mag niet meer worden gebruikt", "may no longer be used"),
        EditionStatus.UNDATED: Text("kan niet worden gebruikt", "cannot be used"),
    }
)

_EDITION = Text("{edition} {status}", "{edition} {status}")
_TITLE = Text("Welk normenkader geldt voor deze toetsing", "Which edition this audit may use")
_EDITIONS = Text("Normenkaders", "Editions")
_MUST_USE = Counted(
    Text("Deze toetsing gaat volgens {editions}.", "The audit must use {editions}."),
    Text(
        "Deze toetsing gaat volgens een van deze {count} varianten: {editions}.",
        "The audit must use one of these {count} variants: {editions}.",
    ),
)
_MAY_USE = Counted(
    Text("Deze toetsing mag volgens {editions}.", "The audit may use {editions}."),
    Text(
        "Deze toetsing mag volgens een van deze {count}: {editions}.",
        "The audit may use one of these {count}: {editions}.",
    ),
)
_USE_NONE = Text(
    "Voor zover bekend kan deze toetsing volgens geen van deze normenkaders.",
    "As far as is known, the audit may use none of these editions.",
)
_NO_OTHER = Text(
    "Een ander normenkader mag niet, behalve een variant van hetzelfde normenkader.",
    "No other edition may be used, except a variant of the same edition.",
)
_OTHER_TOO = Text("Een ander normenkader mag ook.", "Another edition may be used as well.")
_PROVISIONAL = Text(
    "Dat is onder voorbehoud. Niet opgegeven: {dates}.", "This is provisional. Not given: {dates}."
)
_WHY = Text("Waarom: {reason}.", "Why: {reason}.")
_HOLDS_ALWAYS = Text(
    "Er is geen dag bekend waarop dit verandert.", "No day is known on which this changes."
)
_HOLDS_BEFORE = Text(
    "Dit geldt bij een toetsing vóór {until}.", "This holds for an audit before {until}."
)
_HOLDS_FROM = Text(
    "Dit geldt bij een toetsing vanaf {since}.", "This holds for an audit from {since}."
)
_HOLDS_FROM_OPEN = Text(
    "Dit geldt bij een toetsing vanaf {since}; tot wanneer is niet bekend.",
    "This holds for an audit from {since}; until when is not known.",
)
_HOLDS_ON = Text(
    "Dit geldt alleen bij een toetsing op {since}.", "This holds for an audit on {since} only."
)
_HOLDS_THROUGH = Text(
    "Dit geldt bij een toetsing van {since} tot en met {last}.",
    "This holds for an audit from {since} to {last} inclusive.",
)
_NEEDED = Text("Om dit vast te stellen is nodig: {dates}.", "Needed to settle this: {dates}.")
_FIRST_DAY = Text("de ingangsdatum van dit normenkader", "the first day of this edition")
_START = Text(
    "de dag waarop de organisatie met het traject begon",
    "the day on which the organisation started the process",
)
_DATES_OF = Text("de perioden van {edition}", "the periods of {edition}")
_DAYS_BY_START = Text(
    "De perioden gelden bij de begindatum van het traject die is opgegeven.",
    "The periods are based on the start of the process that was given.",
)

_ARGUMENTS = {"process_started_on": _START}
_ONE_DAY = datetime.timedelta(days=1)
# Only then the periods rest on the start that was given.
_BY_START = frozenset(
    {EditionReason.STARTED_BEFORE_TRANSITION, EditionReason.STARTED_AFTER_TRANSITION}
)


def explain_applicable(answers: Iterable[Applicability], reader: Reader) -> Document:
    """Return what the audit must or may use, and why of every edition."""
    ordered = sorted(answers, key=lambda answer: answer.version)
    items = [
        item(capital(_standing(answer, reader)), *_details(answer, reader)) for answer in ordered
    ]
    return Document(
        title=reader.say(_TITLE),
        summary=_summary(ordered, reader),
        annexes=(
            *section(reader.say(_EDITIONS), bulleted(items)),
            *backing(
                reader,
                (cited for answer in ordered for cited in edition_sources(answer, reader)),
                (note for answer in ordered for note in edition_assumptions(answer, reader)),
            ),
        ),
    )


def explain_applicability(answer: Applicability, reader: Reader) -> Document:
    """Return whether an audit may use one edition, and why."""
    return Document(
        title=capital(_standing(answer, reader)),
        summary=edition_lines(answer, reader),
        annexes=backing(
            reader, edition_sources(answer, reader), edition_assumptions(answer, reader)
        ),
    )


def edition_lines(
    answer: Applicability, reader: Reader, *, heading: bool = False
) -> tuple[Paragraph, ...]:
    """Return whether an audit may use an edition; with *heading*, that first."""
    first = f"{capital(_standing(answer, reader))}." if heading else ""
    other = ""
    if answer.usable and answer.missing:
        other = _provisional(answer.missing, reader)
    elif answer.usable:
        required = answer.status is EditionStatus.REQUIRED
        other = reader.say(_NO_OTHER if required else _OTHER_TOO)
    found = [*said(first, other), *(part for some in _details(answer, reader) for part in some)]
    return tuple(found)


def edition_sources(answer: Applicability, reader: Reader) -> list[Cited]:
    """Return where the dates of an edition were read, where the answer says so."""
    if answer.source is None:
        return []
    return [(answer.source, reader.say(_DATES_OF, edition=reader.edition(answer.version)))]


def edition_assumptions(answer: Applicability, reader: Reader) -> list[str]:
    """Return what the days that are named take as given."""
    by_start = answer.reason in _BY_START and (answer.since or answer.until)
    return [reader.say(_DAYS_BY_START)] if by_start else []


def _summary(answers: Sequence[Applicability], reader: Reader) -> tuple[Paragraph, ...]:
    """Return what the audit must or may use, as far as is known."""
    usable = [answer for answer in answers if answer.usable]
    if not usable:
        return said(reader.say(_USE_NONE))
    parts: list[Paragraph] = []
    for status, text in (
        (EditionStatus.REQUIRED, _MUST_USE),
        (EditionStatus.ALLOWED, _MAY_USE),
    ):
        editions = [reader.edition(each.version) for each in usable if each.status is status]
        if editions:
            either = reader.listed(editions, either=True)
            parts += said(reader.say(text, len(editions), editions=either))
    missing = dict.fromkeys(name for answer in usable for name in answer.missing)
    return (*parts, *said(_provisional(missing, reader) if missing else ""))


def _standing(answer: Applicability, reader: Reader) -> str:
    status = reader.say(EDITION_STATUSES[answer.status])
    return reader.say(_EDITION, edition=reader.edition(answer.version), status=status)


def _provisional(missing: Iterable[str], reader: Reader) -> str:
    return reader.say(_PROVISIONAL, dates=_dates(missing, reader))


def _dates(missing: Iterable[str], reader: Reader, *first: str) -> str:
    """Return the dates that are missing in words; an argument that has none by its name."""
    named = (reader.say(_ARGUMENTS[name]) if name in _ARGUMENTS else name for name in missing)
    return reader.listed([*first, *named])


def _details(answer: Applicability, reader: Reader) -> tuple[tuple[Paragraph, ...], ...]:
    """Return why, for an audit on which days, and what would settle it."""
    reason = reader.say(EDITION_REASONS[answer.reason])
    first = [reader.say(_FIRST_DAY)] if answer.status is EditionStatus.UNDATED else []
    needed = ""
    if first or answer.missing:
        needed = reader.say(_NEEDED, dates=_dates(answer.missing, reader, *first))
    return said(reader.say(_WHY, reason=reason)), said(_window(answer, reader)), said(needed)


def _window(answer: Applicability, reader: Reader) -> str:
    """Return the audit dates of the status; the last day is said, where there is a first."""
    since, until = answer.since, answer.until
    if since is None:
        if until is None:
            return reader.say(_HOLDS_ALWAYS)
        return reader.say(_HOLDS_BEFORE, until=until)
    if until is None:
        return reader.say(_HOLDS_FROM_OPEN if answer.usable else _HOLDS_FROM, since=since)
    last = until - _ONE_DAY
    if last == since:
        return reader.say(_HOLDS_ON, since=since)
    return reader.say(_HOLDS_THROUGH, since=since, last=last)
