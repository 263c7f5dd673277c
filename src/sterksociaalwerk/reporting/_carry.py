# SPDX-License-Identifier: MIT
"""Explains what earlier ratings still say under another framework, and what to assess again."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from .._mapping import FrozenMapping
from ..comparison import CarryOver, CarryPolicy, Change, Origin
from ..framework import NormId, Rated, Rating, possible_ratings
from ._shared import CHANGES, backing, found_text
from ._tree import Document, Item, Part, Section, bulleted, item, said, section
from ._verdict import (
    RATINGS,
    Names,
    limit_assumptions,
    limit_details,
    limit_lines,
    limit_sources,
    outcome_lines,
    outcome_title,
    totals,
)
from ._words import Counted, Reader, Text, capital, one_line

_POLICIES: Mapping[CarryPolicy, Text] = FrozenMapping(
    {
        CarryPolicy.SAME: Text(
            "De beoordeling is ongewijzigd overgenomen.", "The rating is carried over as it was."
        ),
        CarryPolicy.OPEN: Text(
            "Er is geen eerdere beoordeling overgenomen.", "No earlier rating is carried over."
        ),
        CarryPolicy.MERGED: Text(
            "Alleen als de samengevoegde normen gelijk zijn beoordeeld, staat de nieuwe "
            "beoordeling vast.",
            "Only if the merged norms have equal ratings is the new rating certain.",
        ),
        CarryPolicy.SPLIT: Text(
            "De beoordeling gold voor de hele norm; welk deel tekortschoot, is niet bekend.",
            "The rating was for the whole norm; which part fell short is not known.",
        ),
    }
)

_TITLE = Text(
    "Eerdere beoordelingen volgens een ander normenkader", "Earlier ratings under another edition"
)
_LIMITS = Text("De grenzen", "The limits")
_CARRIED = Text(
    "De beoordelingen zijn overgenomen; er is niet opnieuw getoetst.",
    "The ratings are carried over; nothing was assessed again.",
)
_NOTHING_TO_REASSESS = Text(
    "Geen norm hoeft opnieuw te worden beoordeeld.", "No norm has to be assessed again."
)
_TO_REASSESS = Counted(
    Text(
        "{count} norm moet opnieuw worden beoordeeld; de uitkomst hangt daarbij af van {decisive}.",
        "{count} norm has to be assessed again; the outcome depends on {decisive}.",
    ),
    Text(
        "{count} normen moeten opnieuw worden beoordeeld; de uitkomst hangt daarbij af van "
        "{decisive}.",
        "{count} norms have to be assessed again; the outcome depends on {decisive}.",
    ),
)
_NONE = Text("geen ervan", "none of them")
_REASSESS_DECISIVE = Counted(
    Text(
        "Opnieuw te beoordelen: {count} norm waarvan de uitkomst afhangt",
        "To be assessed again: {count} norm that the outcome depends on",
    ),
    Text(
        "Opnieuw te beoordelen: {count} normen waarvan de uitkomst afhangt, de meest bepalende "
        "eerst",
        "To be assessed again: {count} norms that the outcome depends on, the most decisive first",
    ),
)
_REASSESS = Counted(
    Text(
        "Opnieuw te beoordelen: {count} norm waarvan de uitkomst niet afhangt",
        "To be assessed again: {count} norm that the outcome does not depend on",
    ),
    Text(
        "Opnieuw te beoordelen: {count} normen waarvan de uitkomst niet afhangt",
        "To be assessed again: {count} norms that the outcome does not depend on",
    ),
)
_BEFORE = Text("{change}; eerder: {found}.", "{change}; before: {found}.")
_NOT_APPLICABLE_NOT_ALLOWED = Text(
    "Dit normenkader kent geen '{rating}'; de norm is nog te beoordelen.",
    "This edition has no '{rating}'; the norm is still to be rated.",
)
_REMARK = Text("Opmerking: {remark}", "Remark: {remark}")
_REMARK_ON = Text("Opmerking bij {norms}: {remark}", "Remark on {norms}: {remark}")
_CERTAIN = Counted(
    Text("Zeker overgenomen: {count} norm", "Carried over for certain: {count} norm"),
    Text("Zeker overgenomen: {count} normen", "Carried over for certain: {count} norms"),
)
_CARRIED_FROM = Text("{norm} (uit {sources})", "{norm} (from {sources})")
_DROPPED = Counted(
    Text("Vervallen: {count} norm", "Withdrawn: {count} norm"),
    Text("Vervallen: {count} normen", "Withdrawn: {count} norms"),
)
_DROPPED_NOT_COUNTED = Text(
    "De beoordeling hiervan telt niet meer mee.", "Their ratings no longer count."
)

_SHOWN = 10
# The part of a norm that was split is another norm, also if it has its name.
_ONE_TO_ONE = frozenset({Change.UNCHANGED, Change.REWORDED, Change.REVISED, Change.MOVED})


def explain_carry_over(carried: CarryOver, reader: Reader) -> Document:
    """Return the outcome, the norms to assess again first, and what carries over."""
    verdict = carried.verdict
    places = {origin.norm: at for at, origin in enumerate(carried.origins)}
    decisive = set(carried.decisive)
    others = [norm for norm in carried.reassess if norm not in decisive]
    return Document(
        title=reader.say(_TITLE),
        summary=(
            *said(f"{outcome_title(verdict, reader)}."),
            *outcome_lines(verdict, reader),
            *said(reader.say(_CARRIED)),
            *said(_to_reassess(carried, reader)),
            *section(reader.say(_LIMITS), limit_lines(verdict, reader)),
            *section(reader.say(RATINGS), said(totals(verdict.tally, reader))),
        ),
        annexes=(
            *_reassess(carried, carried.decisive, _REASSESS_DECISIVE, reader),
            *_reassess(carried, others, _REASSESS, reader),
            *section(reader.say(_LIMITS), limit_details(verdict, reader, Names(places=places))),
            *_certain(carried, reader),
            *_dropped(carried, reader),
            *backing(reader, limit_sources(verdict, reader), limit_assumptions(verdict, reader)),
        ),
    )


def _to_reassess(carried: CarryOver, reader: Reader) -> str:
    if not carried.reassess:
        return reader.say(_NOTHING_TO_REASSESS)
    decisive = reader.say(_NONE)
    if carried.decisive:
        decisive = reader.first(carried.decisive, _SHOWN)
    return reader.say(_TO_REASSESS, len(carried.reassess), decisive=decisive)


def _reassess(
    carried: CarryOver, norms: Sequence[NormId], heading: Counted, reader: Reader
) -> tuple[Section, ...]:
    """Return norms to assess again and why; those next to each other that are alike together."""
    origins = {origin.norm: origin for origin in carried.origins}

    def alike(norm: NormId) -> tuple[str, ...]:
        found = carried.ratings[norm]
        return found_text(found, reader), *_why(origins[norm], found, reader)

    items = [
        item(f"{', '.join(group)}: {found}", *(said(text) for text in why))
        for (found, *why), group in groupby(norms, key=alike)
    ]
    return section(reader.say(heading, len(norms)), bulleted(items))


def _why(origin: Origin, found: Rated, reader: Reader) -> list[str]:
    """Return where the ratings still possible for a norm come from."""
    change = capital(reader.say(CHANGES[origin.change]))
    text = f"{change}."
    if origin.sources:
        before = [
            found_text(rating, reader)
            if _itself(origin)
            else f"{source} ({found_text(rating, reader)})"
            for source, rating in zip(origin.sources, origin.before, strict=True)
        ]
        text = reader.say(_BEFORE, change=change, found=reader.listed(before))
    # What is unchanged is carried over as it was: that needs no telling.
    if (origin.change, origin.policy) != (Change.UNCHANGED, CarryPolicy.SAME):
        text += f" {reader.say(_POLICIES[origin.policy])}"
    if _lost(origin, found):
        title = reader.rating(Rating.NOT_APPLICABLE)
        text += f" {reader.say(_NOT_APPLICABLE_NOT_ALLOWED, rating=title)}"
    remark = one_line(origin.remark)
    return [text, *([reader.say(_REMARK, remark=remark)] if remark else [])]


def _itself(origin: Origin) -> bool:
    """Return whether a norm comes from one alone that has its name: that needs no telling."""
    return origin.sources == (origin.norm,) and origin.change in _ONE_TO_ONE


def _lost(origin: Origin, found: Rated) -> bool:
    """Return whether a norm would be possibly not applicable, if the framework allowed it."""
    return (
        origin.policy is not CarryPolicy.OPEN
        and Rating.NOT_APPLICABLE not in possible_ratings(found)
        and all(Rating.NOT_APPLICABLE in possible_ratings(rating) for rating in origin.before)
    )


def _certain(carried: CarryOver, reader: Reader) -> tuple[Section, ...]:
    """Return the norms whose rating is certain, by what became of them."""
    norms = set(carried.certain)
    by_change: dict[Change, list[Origin]] = {}
    for origin in carried.origins:
        if origin.norm in norms:
            by_change.setdefault(origin.change, []).append(origin)
    items = [
        item(
            capital(reader.say(CHANGES[change])),
            _ratings(carried, by_change[change], reader),
            *(said(text) for text in _remarks(by_change[change], reader)),
        )
        for change in Change
        if change in by_change
    ]
    return section(reader.say(_CERTAIN, len(carried.certain)), bulleted(items))


def _ratings(carried: CarryOver, origins: Iterable[Origin], reader: Reader) -> tuple[Part, ...]:
    found: dict[Rating, list[str]] = {}
    for origin in origins:
        (rating,) = possible_ratings(carried.ratings[origin.norm])
        found.setdefault(rating, []).append(_named(origin, reader))
    return bulleted(
        f"{reader.rating(rating)}: {', '.join(found[rating])}"
        for rating in Rating
        if rating in found
    )


def _named(origin: Origin, reader: Reader) -> str:
    """Return a norm, with what it was unless that is the norm itself."""
    if _itself(origin):
        return origin.norm
    return reader.say(_CARRIED_FROM, norm=origin.norm, sources=reader.listed(origin.sources))


def _remarks(origins: Iterable[Origin], reader: Reader) -> list[str]:
    """Return the remarks on norms; norms with the same remark share one."""
    remarks: dict[str, list[str]] = {}
    for origin in origins:
        remarks.setdefault(one_line(origin.remark), []).append(origin.norm)
    return [
        reader.say(_REMARK_ON, norms=reader.listed(norms), remark=remark)
        for remark, norms in remarks.items()
        if remark
    ]


def _dropped(carried: CarryOver, reader: Reader) -> tuple[Section, ...]:
    """Return the norms that were withdrawn, by what was found."""
    if not carried.dropped:
        return ()
    found: dict[str, list[str]] = {}
    for dropped in carried.dropped:
        found.setdefault(found_text(dropped.rating, reader), []).append(dropped.norm)
    items = [Item(f"{text}: {', '.join(norms)}") for text, norms in found.items()]
    return section(
        reader.say(_DROPPED, len(carried.dropped)),
        bulleted(items),
        said(reader.say(_DROPPED_NOT_COUNTED)),
    )
