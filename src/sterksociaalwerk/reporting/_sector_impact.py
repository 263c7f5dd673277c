# SPDX-License-Identifier: MIT
"""Explains what another edition would mean for audits that were done under this one."""

from ..evaluation import Outcome
from ..sector import Impact
from ._sector_shares import AUDITS, IN_SHORT, share_text
from ._shared import OUTCOMES
from ._tree import Document, Part, Section, Table, said, section, terms
from ._words import Reader, Text, capital

TITLE = Text("Dezelfde toetsingen volgens {edition}", "The same audits under {edition}")
_NOW = Text("Nu binnen de grenzen", "Within the limits now")
_KEEPERS = Text("Daarvan dan zeker binnen de grenzen", "Of these, certain to be within them")
_LOSERS = Text(
    "Daarvan dan zeker niet binnen de grenzen", "Of these, certain not to be within them"
)
_OPEN = Text("Daarvan dan nog onbeslist", "Of these, not decided")
_DECIDES = Text("Normen waarvan dat het vaakst afhangt", "Norms that this depends on most often")
_CARRIED = Text(
    "De beoordelingen zijn overgenomen voor zover de normen overeenkomen; wat daaruit niet volgt, "
    "is open.",
    "The ratings are carried over as far as the norms correspond; what does not follow from them "
    "is open.",
)
_NOW_COLUMN = Text("Nu", "Now")
_THEN = Text("dan {outcome}", "then {outcome}")
_MOVES = Text("Uitkomsten nu en dan", "Outcomes now and then")
_DECISIVE = Text(
    "Normen waarvan de onbesliste uitkomsten afhangen",
    "Norms that the undecided outcomes depend on",
)
_NORM = Text("Norm", "Norm")
_CASES = Text("toetsingen", "audits")
_TO_MANY = Text(
    "Eén toetsing kan van meer normen afhangen, dus deze aantallen zijn niet op te tellen.",
    "One audit may depend on several norms, so these numbers do not add up.",
)
_SHOWN = 6


def impact_title(impact: Impact, reader: Reader) -> str:
    """Return a heading that names the other edition."""
    return reader.say(TITLE, edition=reader.edition_of(impact.framework))


def impact_lines(impact: Impact, reader: Reader) -> tuple[Part, ...]:
    """Return who would keep the outcome, and who would lose it."""
    passed = impact.before.passed
    first = [each.norm for each in impact.decisive]
    return (
        *terms(
            (reader.say(_NOW), reader.say(AUDITS, passed)),
            (reader.say(_KEEPERS), share_text(impact.keepers, passed, reader)),
            (reader.say(_LOSERS), share_text(impact.losers, passed, reader)),
            (reader.say(_OPEN), share_text(impact.open, passed, reader)),
            (reader.say(_DECIDES), reader.first(first, _SHOWN) if first else ""),
        ),
        *said(reader.say(_CARRIED)),
    )


def impact_sections(impact: Impact, reader: Reader) -> tuple[Section, ...]:
    """Return the outcomes now and then, and the norms that open cases turn on."""
    moves = Table(
        header=(
            reader.say(_NOW_COLUMN),
            *(reader.say(_THEN, outcome=reader.say(IN_SHORT[after])) for after in Outcome),
        ),
        rows=tuple(
            (
                capital(reader.say(OUTCOMES[before])),
                *(reader.number(impact.moves[before, after]) for after in Outcome),
            )
            for before in Outcome
        ),
    )
    return (
        *section(reader.say(_MOVES), (moves,)),
        *section(reader.say(_DECISIVE), _decisive(impact, reader)),
    )


def _decisive(impact: Impact, reader: Reader) -> tuple[Part, ...]:
    if not impact.decisive:
        return ()
    table = Table(
        header=(reader.say(_NORM), reader.say(_CASES)),
        rows=tuple((each.norm, reader.number(each.cases)) for each in impact.decisive),
    )
    return (table, *said(reader.say(_TO_MANY)))


def explain_impact(impact: Impact, reader: Reader) -> Document:
    """Return what another edition would mean."""
    return Document(
        title=impact_title(impact, reader),
        summary=impact_lines(impact, reader),
        annexes=impact_sections(impact, reader),
    )
