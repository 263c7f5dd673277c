# SPDX-License-Identifier: MIT
"""Explains the certificates of one organisation in time, and where it stands on a day.

Without a day nothing is said that depends on one: whether a certificate is valid, or a condition
overdue. What a :class:`Standing` says is of the day asked for.
"""

import datetime
from collections.abc import Mapping
from itertools import accumulate, pairwise

from .._mapping import FrozenMapping
from ..certification import AdviceOutcome, Certificate, Condition, History, Standing
from ._shared import backing
from ._tree import Document, Item, Paragraph, Section, bulleted, item, numbered, said, section
from ._words import Counted, Reader, Text

_STANDINGS: Mapping[Standing, Text] = FrozenMapping(
    {
        Standing.NEVER: Text("er is nog geen certificaat ingegaan", "no certificate has begun yet"),
        Standing.VALID: Text(
            "er is een geldig certificaat; het loopt niet binnenkort af",
            "a certificate is valid; it does not expire soon",
        ),
        Standing.DUE: Text(
            "er is een geldig certificaat; het loopt binnenkort af, en er is nog geen aansluitend "
            "certificaat toegekend",
            "a certificate is valid; it expires soon, and none that follows on has been awarded "
            "yet",
        ),
        Standing.EXPIRED: Text(
            "er is geen geldig certificaat; eerder was dat er wel",
            "no certificate is valid; there was one before",
        ),
    }
)

_ADVICES: Mapping[AdviceOutcome, Text] = FrozenMapping(
    {
        AdviceOutcome.POSITIVE: Text("positief advies", "positive advice"),
        AdviceOutcome.CONDITIONAL: Text(
            "positief advies onder voorwaarden", "positive advice under conditions"
        ),
        AdviceOutcome.NEGATIVE: Text("negatief advies", "negative advice"),
    }
)

_STANDING = Text("Op de peildatum: {standing}.", "On the day in question: {standing}.")
_STANDING_TITLE = Text("Stand op de peildatum", "Where it stands on the day in question")
_STANDS_ON = Text(
    "Op {day} geldt voor {organisation}: {standing}.", "On {day}, for {organisation}: {standing}."
)
_STANDS_ON_NOBODY = Text("Op {day}: {standing}.", "On {day}: {standing}.")
_IN_A_ROW = Counted(
    Text(
        "Op die dag is er {count} certificaat zonder onderbreking.",
        "On that day there is {count} certificate without a gap.",
    ),
    Text(
        "Op die dag zijn er {count} certificaten op rij, zonder onderbreking.",
        "On that day there are {count} certificates in a row, without a gap.",
    ),
)
_OVERDUE = Text("Voorwaarden die dan te laat zijn", "Conditions overdue by then")
_OVERDUE_ITEM = Text("{text} (uiterlijk {due_on})", "{text} (due by {due_on})")
_WINDOW = Text(
    "Voor hertoetsing, advies en toekenning zonder onderbreking is er tijd van {first} tot en met "
    "{last}.",
    "There is time for re-audit, advice and award without a gap from {first} to {last} inclusive.",
)
_NO_CERTIFICATES = Text("Er zijn geen certificaten.", "There are no certificates.")
_NOTHING = Text("Certificaten", "Certificates")
_HISTORY = Counted(
    Text("{organisation}: {count} certificaat", "{organisation}: {count} certificate"),
    Text("{organisation}: {count} certificaten", "{organisation}: {count} certificates"),
)
_VALID_THROUGH = Text(
    "Geldig van {first} tot en met {last}, volgens {edition}",
    "Valid from {first} to {last} inclusive, under {edition}",
)
_VALID_ON = Text(
    "Alleen geldig op {first}, volgens {edition}", "Valid on {first} only, under {edition}"
)
_AWARDED = Text("Toegekend op {awarded_on} door {name}.", "Awarded on {awarded_on} by {name}.")
_AUDITED = Text(
    "Na toetsing {audit}: {advice} van {name} op {given_on}.",
    "After audit {audit}: {advice} by {name} on {given_on}.",
)
_CONDITION = Text("Voorwaarde, uiterlijk {due_on}: {text}", "Condition, by {due_on}: {text}")
_FULFILLED = Text("Voldaan op {day}.", "Fulfilled on {day}.")
_FULFILLED_LATE = Counted(
    Text("Voldaan op {day}, {count} dag te laat.", "Fulfilled on {day}, {count} day late."),
    Text("Voldaan op {day}, {count} dagen te laat.", "Fulfilled on {day}, {count} days late."),
)
_NOT_FULFILLED = Text(
    "Of aan de voorwaarde is voldaan, is niet bekend.",
    "Whether the condition has been fulfilled is not known.",
)
_FOLLOWS = Text(
    "Sluit aan op het vorige certificaat.", "Follows on directly from the previous one."
)
_OVERLAP = Counted(
    Text(
        "Overlapt het vorige certificaat {count} dag.", "Overlaps the previous one by {count} day."
    ),
    Text(
        "Overlapt het vorige certificaat {count} dagen.",
        "Overlaps the previous one by {count} days.",
    ),
)
_WITHIN = Text(
    "Valt binnen de geldigheid van een eerder certificaat.",
    "Lies within the validity of an earlier certificate.",
)
_GAP = Counted(
    Text(
        "Daarvoor {count} dag zonder certificaat: {first}.",
        "Before it {count} day without a certificate: {first}.",
    ),
    Text(
        "Daarvoor {count} dagen zonder certificaat, van {first} tot en met {last}.",
        "Before it {count} days without a certificate, from {first} to {last} inclusive.",
    ),
)
_CERTIFICATES = Counted(
    Text("certificaat {numbers}", "certificate {numbers}"),
    Text("de certificaten {numbers}", "certificates {numbers}"),
)
_ALL = Text("De certificaten", "The certificates")
_ROWS = Text("Op rij, zonder onderbreking", "In a row, without a gap")
_ROW = Text(
    "{count} op rij ({certificates}), van {first} tot en met {last}",
    "{count} in a row ({certificates}), from {first} to {last} inclusive",
)
_GRACE = Text(
    "Of een korte onderbreking een rij beëindigt, is niet bekend; hier doet elke onderbreking dat.",
    "Whether a short gap ends a row is not known; here every gap does.",
)
_OVERLAP_PREVAILS = Text(
    "Waar certificaten elkaar overlappen, gaat hier het laatst ingegane voor; een regel daarvoor "
    "is niet bekend.",
    "Where certificates overlap, the one that began last prevails here; no rule for it is known.",
)
_SOON = Text(
    "Als 'binnenkort' geldt hier het laatste half jaar; een regel daarvoor is niet bekend.",
    "'Soon' is taken to be the last half year; no rule for it is known.",
)
_AFTER_LAST = Text(
    "Na {last} is geen van deze certificaten nog geldig.",
    "After {last} none of these certificates is valid.",
)
_NO_DAY = Text("Er is geen peildatum opgegeven.", "No day was given to say where it stands.")

_ONE_DAY = datetime.timedelta(days=1)


def explain_standing(standing: Standing, reader: Reader) -> Document:
    """Return where an organisation stands on the day that was asked for."""
    return Document(
        title=reader.say(_STANDING_TITLE),
        summary=said(reader.say(_STANDING, standing=reader.say(_STANDINGS[standing]))),
    )


def explain_history(history: History, reader: Reader) -> Document:
    """Return where the organisation stands, and its certificates by date with the gaps."""
    certificates = history.certificates
    if not certificates:
        return Document(
            title=reader.say(_NOTHING),
            summary=(*said(reader.say(_NO_CERTIFICATES)), *_standing(history, reader)),
        )
    # The latest end of each certificate and those before it.
    reaches = list(accumulate((each.valid_until for each in certificates), max))
    items = [
        _certificate(certificate, reaches[at - 1] if at else None, reader)
        for at, certificate in enumerate(certificates)
    ]
    rows = _rows(certificates)
    return Document(
        title=reader.say(_HISTORY, len(certificates), organisation=certificates[0].organisation),
        summary=(
            *_standing(history, reader),
            *said(reader.say(_AFTER_LAST, last=reaches[-1] - _ONE_DAY)),
            *_overdue(history, reader),
        ),
        annexes=(
            *section(reader.say(_ALL), numbered(items)),
            *section(reader.say(_ROWS), bulleted(_row(row, reader) for row in rows)),
            *backing(reader, (), _assumptions(history, reaches, len(rows), reader)),
        ),
    )


def _standing(history: History, reader: Reader) -> tuple[Paragraph, ...]:
    """Return where the organisation stands on the day that was asked for."""
    on = reader.on
    if on is None:
        return said(reader.say(_NO_DAY)) if history.certificates else ()
    standing = reader.say(_STANDINGS[history.status(on)])
    if history.organisation is None:
        return said(reader.say(_STANDS_ON_NOBODY, day=on, standing=standing))
    name = history.organisation
    first = reader.say(_STANDS_ON, day=on, organisation=name, standing=standing)
    streak = history.streak(on)
    window = history.next_audit_window(on)
    return (
        *said(first),
        *said(reader.say(_IN_A_ROW, streak) if streak else ""),
        *said(
            ""
            if window is None
            else reader.say(_WINDOW, first=window.opens_on, last=window.closes_on - _ONE_DAY)
        ),
    )


def _overdue(history: History, reader: Reader) -> tuple[Section, ...]:
    if reader.on is None:
        return ()
    return section(
        reader.say(_OVERDUE),
        bulleted(
            reader.say(_OVERDUE_ITEM, text=each.text, due_on=each.due_on)
            for each in history.overdue(reader.on)
        ),
    )


def _assumptions(
    history: History, reaches: list[datetime.date], rows: int, reader: Reader
) -> list[str]:
    """Return what is ours in what is said of the certificates, where it makes a difference."""
    notes = [] if reader.on is None else _soon(history.status(reader.on), reader)
    if rows > 1:
        notes.append(reader.say(_GRACE))
    ends = pairwise(zip(history.certificates, reaches, strict=True))
    if any(after.valid_from < reach for (_, reach), (after, _) in ends):
        notes.append(reader.say(_OVERLAP_PREVAILS))
    return notes


def _soon(standing: Standing, reader: Reader) -> list[str]:
    return [reader.say(_SOON)] if standing in {Standing.VALID, Standing.DUE} else []


def _certificate(certificate: Certificate, reach: datetime.date | None, reader: Reader) -> Item:
    """Return a certificate, and how it follows those before it, which end before *reach*."""
    return item(
        _validity(certificate, reader),
        said(_since(certificate, reach, reader) if reach else ""),
        *(said(text) for text in _grounds(certificate, reader)),
        bulleted(_condition(each, reader) for each in certificate.award.advice.conditions),
    )


def _validity(certificate: Certificate, reader: Reader) -> str:
    """Return the first and the last day; what is kept is the first day after that."""
    first, last = certificate.valid_from, certificate.valid_until - _ONE_DAY
    text = _VALID_ON if first == last else _VALID_THROUGH
    edition = reader.edition_of(certificate.framework)
    return reader.say(text, first=first, last=last, edition=edition)


def _since(certificate: Certificate, reach: datetime.date, reader: Reader) -> str:
    """Return how a certificate begins after those before it."""
    first, days = certificate.valid_from, (certificate.valid_from - reach).days
    if days > 0:
        return reader.say(_GAP, days, first=reach, last=first - _ONE_DAY)
    if days == 0:
        return reader.say(_FOLLOWS)
    if certificate.valid_until <= reach:
        return reader.say(_WITHIN)
    return reader.say(_OVERLAP, -days)


def _grounds(certificate: Certificate, reader: Reader) -> list[str]:
    """Return the award and the advice that a certificate rests on."""
    award = certificate.award
    advice = award.advice
    return [
        reader.say(
            _AUDITED,
            audit=advice.audit,
            advice=reader.say(_ADVICES[advice.outcome]),
            name=advice.given_by,
            given_on=advice.given_on,
        ),
        reader.say(_AWARDED, awarded_on=award.awarded_on, name=award.awarded_by),
    ]


def _condition(condition: Condition, reader: Reader) -> Item:
    fulfilled_on = condition.fulfilled_on
    if fulfilled_on is None:
        told = reader.say(_NOT_FULFILLED)
    elif fulfilled_on <= condition.due_on:
        told = reader.say(_FULFILLED, day=fulfilled_on)
    else:
        late = (fulfilled_on - condition.due_on).days
        told = reader.say(_FULFILLED_LATE, late, day=fulfilled_on)
    return item(reader.say(_CONDITION, due_on=condition.due_on, text=condition.text), said(told))


_Row = tuple[list[str], datetime.date, datetime.date]


def _rows(certificates: tuple[Certificate, ...]) -> list[_Row]:
    """Return the rows of certificates without a gap between them, by date."""
    rows: list[_Row] = []
    for number, certificate in enumerate(certificates, 1):
        if rows and certificate.valid_from <= rows[-1][2]:
            numbers, first, reach = rows[-1]
            rows[-1] = ([*numbers, str(number)], first, max(reach, certificate.valid_until))
        else:
            rows.append(([str(number)], certificate.valid_from, certificate.valid_until))
    return rows


def _row(row: _Row, reader: Reader) -> str:
    numbers, first, reach = row
    return reader.say(
        _ROW,
        count=len(numbers),
        certificates=reader.say(_CERTIFICATES, len(numbers), numbers=reader.listed(numbers)),
        first=first,
        last=reach - _ONE_DAY,
    )
