# SPDX-License-Identifier: MIT
"""What several explanations say: outcomes, kinds of audit, changes, sources and assumptions.

First a table for each kind of code, then the sentences around them.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence

from .._mapping import FrozenMapping
from ..audit import Organisation, Party
from ..certification import AdviceOutcome
from ..comparison import Change
from ..evaluation import Outcome
from ..framework import OPEN_RATINGS, Cycle, Rated, Rating, Source, possible_ratings
from ..scheme import AuditKind, EditionReason
from ._tree import Part, Reference, References, Section, bulleted, said, section
from ._words import Counted, Reader, Text, one_line

# ---------------------------------------------------------------- codes

OUTCOMES: Mapping[Outcome, Text] = FrozenMapping(
    {
        Outcome.PASS: Text(
            "binnen de grenzen voor certificering", "within the limits for certification"
        ),
        Outcome.FAIL: Text(
            "niet binnen de grenzen voor certificering", "not within the limits for certification"
        ),
        Outcome.OPEN: Text("nog onbeslist", "not decided yet"),
    }
)

ADVICES: Mapping[AdviceOutcome, Text] = FrozenMapping(
    {
        AdviceOutcome.POSITIVE: Text("positief advies", "positive advice"),
        AdviceOutcome.CONDITIONAL: Text(
            "positief advies onder voorwaarden", "positive advice under conditions"
        ),
        AdviceOutcome.NEGATIVE: Text("negatief advies", "negative advice"),
    }
)

CYCLES: Mapping[Cycle, Text] = FrozenMapping(
    {
        Cycle.INITIAL: Text("eerste toetsing", "first audit"),
        Cycle.RECERTIFICATION: Text("hertoetsing", "re-audit"),
    }
)

KINDS: Mapping[AuditKind, Text] = FrozenMapping(
    {
        AuditKind.EXTERNAL: Text("externe audit", "external audit"),
        AuditKind.PEER_REVIEW: Text("intercollegiale adviesmeting", "peer review"),
        AuditKind.EXTERNAL_WITH_PEERS: Text("combinatietoets", "external audit with peers"),
        AuditKind.SELF_ASSESSMENT: Text("zelfevaluatie", "self-assessment"),
    }
)

PARTIES: Mapping[Party, Text] = FrozenMapping(
    {
        Party.STAFF: Text("medewerkers", "staff"),
        Party.VOLUNTEER: Text("vrijwilligers", "volunteers"),
        Party.CLIENT: Text("cliënten", "clients"),
        Party.MANAGEMENT: Text("bestuur en leiding", "governance and management"),
        Party.PARTNER: Text("samenwerkingspartners", "partner organisations"),
    }
)

EDITION_REASONS: Mapping[EditionReason, Text] = FrozenMapping(
    {
        EditionReason.IN_FORCE: Text(
            "dit normenkader geldt, en voor zover bekend is het nog niet door een nieuwer "
            "vervangen",
            "this edition is in force, and as far as is known no newer one has replaced it yet",
        ),
        EditionReason.STARTED_BEFORE_TRANSITION: Text(
            "er is een nieuwer normenkader, maar het traject begon op tijd om dit normenkader nog "
            "te gebruiken",
            "there is a newer edition, but the process started in time to keep using this one",
        ),
        EditionReason.START_UNKNOWN: Text(
            "dat hangt af van de dag waarop de organisatie met het traject begon, en die is niet "
            "bekend",
            "that depends on the day on which the organisation started the process, which is not "
            "known",
        ),
        EditionReason.BEFORE_IN_FORCE: Text(
            "de toetsing valt vóór de ingangsdatum van dit normenkader",
            "the audit comes before the first day of this edition",
        ),
        EditionReason.STARTED_AFTER_TRANSITION: Text(
            "er is een nieuwer normenkader, en het traject begon te laat om dit normenkader nog te "
            "gebruiken",
            "there is a newer edition, and the process started too late to keep using this one",
        ),
        EditionReason.REPLACED: Text(
            "een nieuwer normenkader is verplicht, wanneer het traject ook begon",
            "a newer edition is mandatory, whenever the process started",
        ),
        EditionReason.NO_DATE: Text(
            "van dit normenkader is geen ingangsdatum bekend",
            "no first day of this edition is known",
        ),
    }
)

CHANGES: Mapping[Change, Text] = FrozenMapping(
    {
        Change.UNCHANGED: Text("ongewijzigd", "unchanged"),
        Change.REWORDED: Text("anders verwoord", "reworded"),
        Change.REVISED: Text("inhoudelijk herzien", "revised"),
        Change.MOVED: Text("verplaatst naar een andere categorie", "moved to another category"),
        Change.MERGED: Text("samengevoegd", "merged"),
        Change.SPLIT: Text("gesplitst", "split"),
        Change.RESTRUCTURED: Text("anders ingedeeld", "restructured"),
        Change.ADDED: Text("nieuw", "new"),
        Change.WITHDRAWN: Text("vervallen", "withdrawn"),
    }
)

# ---------------------------------------------------------------- sentences

STILL_TO_RATE = Text("nog te beoordelen", "still to be rated")
RATED = Text("{count} × {rating}", "{count} {rating}")  # noqa: RUF001  # as it is written by hand
NORMS = Counted(Text("{count} norm", "{count} norm"), Text("{count} normen", "{count} norms"))
TOTAL = Text("Totaal", "Total")
NO_CATEGORY = Text("categorie niet bekend", "category not known")
PLACES = Text("{service}: {places}", "{service}: {places}")
_ALL_PLACES = Text("alle {count} gemeenten", "all {count} municipalities")
NUMBERED_LIMITS = Counted(
    Text("grens {numbers}", "limit {numbers}"),
    Text("de grenzen {numbers}", "limits {numbers}"),
)
OUTCOME_BEFORE = Text("Vorige toetsing: {outcome}.", "Earlier audit: {outcome}.")
OUTCOME_AFTER = Text("Deze toetsing: {outcome}.", "This audit: {outcome}.")
RULE_READING = Text(
    "Zo werkt de regel zoals die hier is gelezen; het is geen reden om verbetering uit te stellen.",
    "That is how the rule works as it is read here; it is no reason to put off improvement.",
)

_BACKING = Text("Bronnen en aannames", "Sources and assumptions")
_BACKING_ASSUMED = Text("Aannames", "Assumptions")
_BACKING_READ = Text("Bronnen", "Sources")
_READ_FOR = Text("Bron bij {what}.", "Source for {what}.")
_NO_SOURCE = Text("Geen bron vermeld bij {what}.", "No source stated for {what}.")

# Of so many municipalities the names say more than their number.
NAMED_PLACES = 3


def found_text(found: Rated, reader: Reader, nothing: Text = STILL_TO_RATE) -> str:
    """Return "'voldoet deels' of 'voldoet niet'"; *nothing* where any rating is still possible."""
    ratings = possible_ratings(found)
    if ratings == OPEN_RATINGS:
        return reader.say(nothing)
    return reader.quoted(ratings, either=True)


def numbered_limits(
    numbers: Sequence[int],
    reader: Reader,
    text: Counted = NUMBERED_LIMITS,
    *,
    either: bool = False,
) -> str:
    """Return limits by their numbers: "de grenzen 1 en 2", or with *either* "grens 1 of 2"."""
    listing = reader.listed([str(number) for number in numbers], either=either)
    return reader.say(text, 1 if either else len(numbers), numbers=listing)


def by_rating(counts: Iterable[tuple[Rating, int]], reader: Reader) -> str:
    """Return how many norms have each rating: so many times each."""
    return ", ".join(
        reader.say(RATED, count=count, rating=reader.rating(rating)) for rating, count in counts
    )


def by_service(
    cells: Iterable[tuple[str, str]], places: Collection[str], reader: Reader
) -> list[str]:
    """Return services with their municipalities; all there are, if they are many, as a number.

    Args:
        cells: Services with a municipality, in the order in which to name them.
        places: Every municipality that there is.
        reader: For whom.
    """
    found: dict[str, list[str]] = {}
    for service, place in cells:
        found.setdefault(service, []).append(place)
    every = set(places)
    return [
        reader.say(
            PLACES,
            service=service,
            places=reader.say(_ALL_PLACES, count=len(every))
            if len(every) > NAMED_PLACES and set(named) == every
            else ", ".join(named),
        )
        for service, named in found.items()
    ]


def name_of(organisation: Organisation) -> str:
    """Return the name of an organisation."""
    return one_line(organisation.name)


Cited = tuple[Source | None, str]
"""A source, and what was read there; without a source, what none is stated for."""


def backing(reader: Reader, cited: Iterable[Cited], assumed: Iterable[str]) -> tuple[Section, ...]:
    """Return the sources and the assumptions of a whole text, each once."""
    read_for: dict[Source | None, dict[str, None]] = {}
    for source, what in cited:
        read_for.setdefault(source, {})[what] = None
    unstated = read_for.pop(None, {})
    references = tuple(
        _reference(source, reader.listed(list(what)), reader)
        for source, what in read_for.items()
        if source is not None
    )
    read: tuple[Part, ...] = (References(references),) if references else ()
    if unstated:
        read += said(reader.say(_NO_SOURCE, what=reader.listed(list(unstated))))
    return section(
        reader.say(_BACKING),
        section(reader.say(_BACKING_ASSUMED), bulleted(dict.fromkeys(each for each in assumed))),
        section(reader.say(_BACKING_READ), read),
    )


def _reference(source: Source, what: str, reader: Reader) -> Reference:
    note = source.note
    if reader.language == "nl" and source.note_nl:
        note = source.note_nl
    return Reference(
        publisher=one_line(source.publisher),
        title=one_line(source.title),
        date=None if source.date is None else reader.day(source.date),
        url=None if source.url is None else one_line(source.url),
        note=one_line(note),
        read_for=reader.say(_READ_FOR, what=what),
    )
