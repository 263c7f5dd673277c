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
        EditionStatus.PRESUMED: Text("mag vermoedelijk worden gebruikt", "may presumably be used"),
        EditionStatus.NOT_YET: Text("mag nog niet worden gebruikt", "may not be used yet"),
        EditionStatus.EXPIRED: Text("mag niet meer worden gebruikt", "may no longer be used"),
        EditionStatus.UNDATED: Text("kan niet worden gebruikt", "cannot be used"),
    }
)

_PERHAPS = Text("mag misschien worden gebruikt", "may perhaps be used")
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
_PRESUMED = Counted(
    Text(
        "Deze toetsing gaat vermoedelijk volgens {editions}.",
        "The audit presumably uses {editions}.",
    ),
    Text(
        "Deze toetsing gaat vermoedelijk volgens een van deze {count} varianten: {editions}.",
        "The audit presumably uses one of these {count} variants: {editions}.",
    ),
)
_MAY_USE_PERHAPS = Text(
    "Of {editions} mag worden gebruikt, hangt af van {dates}.",
    "Whether {editions} may be used depends on {dates}.",
)
_AWAITS = Text(
    "Versie {versions} is aangekondigd; vanaf wanneer die geldt, is hier niet bekend.",
    "Version {versions} has been announced; from when it applies is not known here.",
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

_OTHERS = {EditionStatus.REQUIRED: _NO_OTHER, EditionStatus.ALLOWED: _OTHER_TOO}
_ARGUMENTS = {"process_started_on": _START}
_ONE_DAY = datetime.timedelta(days=1)
# Only then the periods rest on the start that was given.
_BY_START = frozenset(
    {EditionReason.STARTED_BEFORE_TRANSITION, EditionReason.STARTED_AFTER_TRANSITION}
)
_ASK_FOR_START = _BY_START | {EditionReason.START_UNKNOWN}


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
    beside = ""
    # Where it is not certain that this one may be used, another one is not one more.
    if answer.usable and answer.status in _OTHERS:
        beside = reader.say(_OTHERS[answer.status])
    found = [*said(first, beside), *(part for some in _details(answer, reader) for part in some)]
    return tuple(found)


def edition_sources(answer: Applicability, reader: Reader) -> list[Cited]:
    """Return where the dates of an edition were read, where the answer says so."""
    if answer.source is None:
        return []
    return [(answer.source, reader.say(_DATES_OF, edition=reader.edition(answer.version)))]


def edition_assumptions(answer: Applicability, reader: Reader) -> list[str]:
    """Return what the days that are named take as given."""
    by_start = answer.reason in _BY_START and (answer.since or answer.until)
    notes = [reader.say(_DAYS_BY_START)] if by_start else []
    if reader.scheme is not None and answer.reason in _ASK_FOR_START:
        notes += reader.assumed(reader.scheme.assumptions, "transitions")
    for framework in reader.frameworks:
        # A first day that is taken to be so matters where it is named.
        if framework.in_force_from in {answer.since, answer.until} - {None}:
            notes += reader.assumed(framework.assumptions, "in_force_from")
    return notes


def _summary(answers: Sequence[Applicability], reader: Reader) -> tuple[Paragraph, ...]:
    """Return what the audit must or may use, as far as is known."""
    usable = [answer for answer in answers if answer.usable]
    unsure = [answer for answer in answers if answer.usable is None]
    if not usable and not unsure:
        return said(reader.say(_USE_NONE))
    parts: list[Paragraph] = []
    for status, text in (
        (EditionStatus.REQUIRED, _MUST_USE),
        (EditionStatus.ALLOWED, _MAY_USE),
        (EditionStatus.PRESUMED, _PRESUMED),
    ):
        editions = [reader.edition(each.version) for each in usable if each.status is status]
        if editions:
            either = reader.listed(editions, either=True)
            parts += said(reader.say(text, len(editions), editions=either))
    if unsure:
        missing = dict.fromkeys(name for answer in unsure for name in answer.missing)
        editions = [reader.edition(each.version) for each in unsure]
        perhaps = reader.say(
            _MAY_USE_PERHAPS,
            editions=reader.listed(editions, either=True),
            dates=_dates(missing, reader),
        )
        parts += said(perhaps)
    return tuple(parts)


def _standing(answer: Applicability, reader: Reader) -> str:
    perhaps = answer.usable is None
    status = reader.say(_PERHAPS if perhaps else EDITION_STATUSES[answer.status])
    return reader.say(_EDITION, edition=reader.edition(answer.version), status=status)


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
    awaits = ""
    if answer.awaits:
        versions = reader.listed([str(version) for version in answer.awaits])
        awaits = reader.say(_AWAITS, versions=versions)
    return (
        said(reader.say(_WHY, reason=reason)),
        said(_window(answer, reader)),
        said(awaits),
        said(needed),
    )


def _window(answer: Applicability, reader: Reader) -> str:
    """Return the audit dates of the status; the last day is said, where there is a first."""
    since, until = answer.since, answer.until
    if since is None:
        if until is None:
            return reader.say(_HOLDS_ALWAYS)
        return reader.say(_HOLDS_BEFORE, until=until)
    if until is None:
        perhaps = answer.usable is not False
        return reader.say(_HOLDS_FROM_OPEN if perhaps else _HOLDS_FROM, since=since)
    last = until - _ONE_DAY
    if last == since:
        return reader.say(_HOLDS_ON, since=since)
    return reader.say(_HOLDS_THROUGH, since=since, last=last)
