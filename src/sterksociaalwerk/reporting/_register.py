# SPDX-License-Identifier: MIT
"""Explains a register: who is in it, and who is certified on a day."""

from collections.abc import Iterable

from ..audit import Organisation
from ..certification import Register, RegisterEntry
from ._certificate import change_assumptions, change_list, scope_lines, validity
from ._scope import scope_sections
from ._shared import KINDS, backing, name_of
from ._tree import Document, Item, Paragraph, Part, Section, bulleted, item, said, section, terms
from ._words import Counted, Reader, Text, one_line

_TITLE = Text("Register", "Register")
_HOLDS = Text(
    "In dit register staan {entries} van {organisations}.",
    "This register holds {entries} of {organisations}.",
)
_ENTRIES = Counted(
    Text("{count} registratie", "{count} entry"), Text("{count} registraties", "{count} entries")
)
_ORGANISATIONS = Counted(
    Text("{count} organisatie", "{count} organisation"),
    Text("{count} organisaties", "{count} organisations"),
)
_EMPTY = Text("Dit register is leeg.", "This register is empty.")
_CERTIFIED_ON = Text(
    "Op {day} hebben {organisations} een geldig certificaat.",
    "On {day}, {organisations} hold a valid certificate.",
)
_ONE_CERTIFIED_ON = Text(
    "Op {day} heeft {organisations} een geldig certificaat.",
    "On {day}, {organisations} holds a valid certificate.",
)
_UNDER = Text("{edition}: {count}", "{edition}: {count}")
_IN = Text("{municipality}: {count}", "{municipality}: {count}")
_SCOPE_NOT_RECORDED = Counted(
    Text(
        "Van {count} gecertificeerde organisatie is niet vastgelegd voor welke gemeenten.",
        "For {count} certified organisation no municipalities are recorded.",
    ),
    Text(
        "Van {count} gecertificeerde organisaties is niet vastgelegd voor welke gemeenten.",
        "For {count} certified organisations no municipalities are recorded.",
    ),
)
_BY_EDITION = Text("Gecertificeerd, per normenkader", "Certified, by edition")
_BY_MUNICIPALITY = Text("Gecertificeerd, per gemeente", "Certified, by municipality")
_CERTIFIED = Text("Met een geldig certificaat", "With a valid certificate")
_DUE = Text(
    "Met een certificaat dat binnenkort afloopt, zonder aansluitend certificaat",
    "With a certificate that expires soon, and none that follows on",
)
_EXPIRED = Text("Met een certificaat dat is verlopen", "With a certificate that has expired")
_AMBIGUOUS = Text(
    "Zonder eigen kenmerk, terwijl meer organisaties zo heten",
    "Without an identifier, while several organisations have that name",
)
_ALL = Text("De registraties", "The entries")
_SOON = Text(
    "Als 'binnenkort' geldt hier het laatste half jaar; een regel daarvoor is niet bekend.",
    "'Soon' means the last half year here; no rule for this is known.",
)

# ---------------------------------------------------------------- one entry

_ENTRY = Text("Registratie van {organisation}", "Register entry of {organisation}")
_KIND = Text("Toetsingsvariant", "Kind of audit")
_ENTERED_ON = Text("Geregistreerd op", "Entered on")
_CERTIFICATE = Text("Certificaat", "Certificate")
_LEARNING_REPORT = Text("Leerrapport", "Learning report")
_NEITHER = Text(
    "Een certificaat of leerrapport is bij deze registratie niet vastgelegd.",
    "Neither a certificate nor a learning report is recorded with this entry.",
)
_CHANGES = Text("Wat er met het certificaat is gebeurd", "What happened to the certificate")
_LISTED = Text("{organisation} ({kind}, {day})", "{organisation} ({kind}, {day})")

_SHOWN = 6


def explain_register(register: Register, reader: Reader) -> Document:
    """Return how many organisations there are, and who is certified on a day."""
    title = reader.say(_TITLE)
    if not register:
        return Document(title=title, summary=said(reader.say(_EMPTY)))
    holds = reader.say(
        _HOLDS,
        entries=reader.say(_ENTRIES, len(register)),
        organisations=reader.say(_ORGANISATIONS, len(register.organisations)),
    )
    ambiguous = [_listed(entry, reader) for entry in register.ambiguous]
    changes = [
        change
        for entry in register
        if entry.certificate is not None
        for change in entry.certificate.changes
    ]
    return Document(
        title=title,
        summary=(*said(holds), *_certified(register, reader)),
        annexes=(
            *_on_the_day(register, reader),
            *section(reader.say(_AMBIGUOUS), bulleted(ambiguous)),
            *section(reader.say(_ALL), bulleted(_entry(entry, reader) for entry in register)),
            *backing(
                reader,
                (),
                [
                    *([] if reader.on is None else [reader.say(_SOON)]),
                    *change_assumptions(changes, reader),
                ],
            ),
        ),
    )


def explain_register_entry(entry: RegisterEntry, reader: Reader) -> Document:
    """Return what one entry of a register holds."""
    changes = () if entry.certificate is None else entry.certificate.changes
    scope = entry.scope_on(entry.entered_on)
    return Document(
        title=reader.say(_ENTRY, organisation=name_of(entry.organisation)),
        summary=_entry_lines(entry, reader),
        annexes=(
            *(() if scope is None else scope_sections(scope, reader)),
            *section(reader.say(_CHANGES), change_list(changes, reader)),
            *backing(reader, (), change_assumptions(changes, reader)),
        ),
    )


def _certified(register: Register, reader: Reader) -> tuple[Part, ...]:
    """Return how many are certified on the day that was asked for."""
    if reader.on is None:
        return ()
    on, certified = reader.on, register.certified(reader.on)
    text = _ONE_CERTIFIED_ON if len(certified) == 1 else _CERTIFIED_ON
    number = reader.say(_ORGANISATIONS, len(certified))
    editions = [
        reader.say(_UNDER, edition=reader.edition_of(key), count=count)
        for key, count in register.count_by_edition(on).items()
    ]
    return (
        *said(reader.say(text, day=on, organisations=number)),
        *section(reader.say(_BY_EDITION), bulleted(editions)),
    )


def _on_the_day(register: Register, reader: Reader) -> tuple[Section, ...]:
    """Return by name who is certified on the day, whose certificate ends, and where."""
    if reader.on is None:
        return ()
    places = dict(register.count_by_municipality(reader.on))
    unknown = places.pop(None, 0)
    counts = [reader.say(_IN, municipality=place, count=count) for place, count in places.items()]
    return (
        *_named(_CERTIFIED, register.certified(reader.on), reader),
        *_named(_DUE, register.due(reader.on), reader),
        *_named(_EXPIRED, register.expired(reader.on), reader),
        *section(
            reader.say(_BY_MUNICIPALITY),
            bulleted(counts),
            said(reader.say(_SCOPE_NOT_RECORDED, unknown) if unknown else ""),
        ),
    )


def _named(
    heading: Text, organisations: Iterable[Organisation], reader: Reader
) -> tuple[Section, ...]:
    return section(reader.say(heading), bulleted(map(name_of, organisations)))


def _listed(entry: RegisterEntry, reader: Reader) -> str:
    return reader.say(
        _LISTED,
        organisation=name_of(entry.organisation),
        kind=reader.say(KINDS[entry.kind]),
        day=entry.entered_on,
    )


def _entry(entry: RegisterEntry, reader: Reader) -> Item:
    return item(name_of(entry.organisation), _entry_lines(entry, reader))


def _entry_lines(entry: RegisterEntry, reader: Reader) -> tuple[Part, ...]:
    certificate = entry.certificate
    neither: tuple[Paragraph, ...] = ()
    if certificate is None and entry.learning_report is None:
        neither = said(reader.say(_NEITHER))
    return (
        *terms(
            (reader.say(_KIND), reader.say(KINDS[entry.kind])),
            (reader.say(_ENTERED_ON), reader.day(entry.entered_on)),
            (
                reader.say(_CERTIFICATE),
                "" if certificate is None else validity(certificate, reader),
            ),
            (reader.say(_LEARNING_REPORT), one_line(entry.learning_report or "")),
        ),
        *neither,
        *(scope_lines(entry.scope_on(entry.entered_on), reader) if certificate is not None else ()),
    )
