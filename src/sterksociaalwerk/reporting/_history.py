# SPDX-License-Identifier: MIT
"""Explains the certificates of one organisation in time, and where it stands on a day.

Without a day nothing is said that depends on one: whether a certificate is valid, or a condition
overdue. What a :class:`Standing` says is of the day asked for.
"""

import datetime
from collections.abc import Mapping
from itertools import accumulate, pairwise

from .._mapping import FrozenMapping
from ..certification import Certificate, History, Standing, StatusChangeKind
from ._certificate import (
    CHANGES_NOT_KNOWN,
    change_assumptions,
    change_list,
    condition_assumptions,
    condition_list,
    grounds,
    validity,
)
from ._shared import backing, name_of
from ._tree import Document, Item, Paragraph, Section, bulleted, item, numbered, said, section
from ._words import Counted, Reader, Text

_STANDINGS: Mapping[Standing, Text] = FrozenMapping(
    {
        Standing.NEVER: Text(
            "er is nog geen certificaat ingegaan", "no certificate has started yet"
        ),
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
        Standing.SUSPENDED: Text(
            "er loopt een certificaat, maar dat is geschorst",
            "there is a certificate, but it is suspended",
        ),
        Standing.WITHDRAWN: Text(
            "er is geen geldig certificaat; het laatste is ingetrokken",
            "no certificate is valid; the last one was withdrawn",
        ),
        Standing.EXPIRED: Text(
            "er is geen geldig certificaat; eerder was dat er wel",
            "no certificate is valid; there was one before",
        ),
    }
)

_STANDING = Text("Op de peildatum: {standing}.", "On the reference date: {standing}.")
_STANDING_TITLE = Text("Stand op de peildatum", "Status on the reference date")
_STANDS_ON = Text(
    "Op {day} geldt voor {organisation}: {standing}.", "On {day}, for {organisation}: {standing}."
)
_STANDS_ON_NOBODY = Text("Op {day}: {standing}.", "On {day}: {standing}.")
_IN_A_ROW = Text(
    "Op die dag zijn er {count} certificaten op rij, zonder onderbreking.",
    "On that day there are {count} certificates in a row, without a gap.",
)
_OVERDUE = Text("Voorwaarden waarvan de termijn dan is verstreken", "Conditions overdue by then")
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
        "{count} day before it without a certificate: {first}.",
    ),
    Text(
        "Daarvoor {count} dagen zonder certificaat, van {first} tot en met {last}.",
        "{count} days before it without a certificate, from {first} to {last} inclusive.",
    ),
)
_ALL = Text("De certificaten", "The certificates")
_ROW = Text(
    "Daarmee zijn het er {count} op rij, zonder onderbreking.",
    "That makes {count} in a row, without a gap.",
)
_GRACE = Text(
    "Of een korte onderbreking een rij beëindigt, is niet bekend; hier doet elke onderbreking dat.",
    "Whether a short gap ends a row is not known; here every gap does.",
)
_OVERLAP_PREVAILS = Text(
    "Waar certificaten elkaar overlappen, gaat hier het laatst ingegane voor; een regel daarvoor "
    "is niet bekend.",
    "Where certificates overlap, the one that started last counts here; no rule for this is known.",
)
_SOON = Text(
    "Als 'binnenkort' geldt hier het laatste half jaar; een regel daarvoor is niet bekend.",
    "'Soon' means the last half year here; no rule for this is known.",
)
_IN_NAME_OF = Text("Op naam van {organisation}.", "In the name of {organisation}.")
_CHANGED_ROWS = Text(
    "Een schorsing onderbreekt een rij certificaten hier niet, een intrekking wel; een regel "
    "daarvoor is niet bekend.",
    "A suspension does not end a row of certificates here, but a withdrawal does; no rule for "
    "this is known.",
)
_AFTER_LAST = Text(
    "Na {last} is geen van deze certificaten nog geldig.",
    "After {last} none of these certificates is valid.",
)
_NO_DAY = Text("Er is geen peildatum opgegeven.", "No reference date was given.")

_IN_A_ROW_OR_NOT = frozenset({StatusChangeKind.SUSPENDED, StatusChangeKind.WITHDRAWN})
_ONE_DAY = datetime.timedelta(days=1)


def explain_standing(standing: Standing, reader: Reader) -> Document:
    """Return where an organisation stands on the day that was asked for."""
    return Document(
        title=reader.say(_STANDING_TITLE),
        summary=said(reader.say(_STANDING, standing=reader.say(_STANDINGS[standing]))),
        annexes=backing(reader, (), _soon(standing, reader)),
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
    reaches = list(accumulate((each.ends_on for each in certificates), max))
    items = [
        _certificate(history, at, reaches[at - 1] if at else None, reader)
        for at in range(len(certificates))
    ]
    name = name_of(certificates[-1].organisation)
    return Document(
        title=reader.say(_HISTORY, len(certificates), organisation=name),
        summary=(
            *_standing(history, reader),
            *said(_end(reaches[-1], reader)),
            *_overdue(history, reader),
        ),
        annexes=(
            *section(reader.say(_ALL), numbered(items)),
            *backing(reader, (), _assumptions(history, reaches, reader)),
        ),
    )


def _end(reach: datetime.date, reader: Reader) -> str:
    """Return after which day no certificate is valid; none on the first day there is."""
    return "" if reach == datetime.date.min else reader.say(_AFTER_LAST, last=reach - _ONE_DAY)


def _standing(history: History, reader: Reader) -> tuple[Paragraph, ...]:
    """Return where the organisation stands on the day that was asked for."""
    on = reader.on
    if on is None:
        return said(reader.say(_NO_DAY)) if history.certificates else ()
    standing = reader.say(_STANDINGS[history.status(on)])
    if history.organisation is None:
        return said(reader.say(_STANDS_ON_NOBODY, day=on, standing=standing))
    name = name_of(history.organisation)
    first = reader.say(_STANDS_ON, day=on, organisation=name, standing=standing)
    streak = history.streak(on)
    window = history.next_audit_window(on)
    return (
        *said(first),
        *said(reader.say(_IN_A_ROW, count=streak) if streak > 1 else ""),
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


def _assumptions(history: History, reaches: list[datetime.date], reader: Reader) -> list[str]:
    """Return what is ours in what is said of the certificates, where it makes a difference."""
    notes = [] if reader.on is None else _soon(history.status(reader.on), reader)
    ends = list(pairwise(zip(history.certificates, reaches, strict=True)))
    if any(after.valid_from > reach for (_, reach), (after, _) in ends):
        notes.append(reader.say(_GRACE))
    if any(after.valid_from < reach for (_, reach), (after, _) in ends):
        notes.append(reader.say(_OVERLAP_PREVAILS))
    changes = [change for each in history.certificates for change in each.changes]
    if {change.kind for change in changes} & _IN_A_ROW_OR_NOT:
        notes.append(reader.say(_CHANGED_ROWS))
    notes += change_assumptions(changes, reader)
    for certificate in history.certificates:
        notes += condition_assumptions(certificate.award.advice, reader)
    return notes


def _soon(standing: Standing, reader: Reader) -> list[str]:
    if standing in {Standing.SUSPENDED, Standing.WITHDRAWN}:
        return [reader.say(CHANGES_NOT_KNOWN)]
    return [reader.say(_SOON)] if standing in {Standing.VALID, Standing.DUE} else []


def _certificate(history: History, at: int, reach: datetime.date | None, reader: Reader) -> Item:
    """Return a certificate, and how it follows those before it, which end before *reach*."""
    certificate = history.certificates[at]
    name, current = (
        name_of(certificate.organisation),
        name_of(history.certificates[-1].organisation),
    )
    row = history.streak(certificate.valid_from)
    return item(
        validity(certificate, reader),
        said(reader.say(_IN_NAME_OF, organisation=name) if name != current else ""),
        said(_since(certificate, reach, reader) if reach else ""),
        said(reader.say(_ROW, count=row) if row > 1 else ""),
        *(said(text) for text in grounds(certificate.award, reader)),
        condition_list(certificate.award.advice, reader),
        change_list(certificate.changes, reader),
    )


def _since(certificate: Certificate, reach: datetime.date, reader: Reader) -> str:
    """Return how a certificate begins after those before it."""
    first, days = certificate.valid_from, (certificate.valid_from - reach).days
    if days > 0:
        return reader.say(_GAP, days, first=reach, last=first - _ONE_DAY)
    if days == 0:
        return reader.say(_FOLLOWS)
    if certificate.ends_on <= reach:
        return reader.say(_WITHIN)
    return reader.say(_OVERLAP, -days)
