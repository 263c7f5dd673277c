# SPDX-License-Identifier: MIT
"""What explanations of many audits share: outcomes counted, and shares with their intervals."""

from collections.abc import Mapping

from .._mapping import FrozenMapping
from ..evaluation import Outcome
from ..sector import OutcomeCounts, Share
from ._methods import INTERVALS, methods
from ._shared import OUTCOMES, backing
from ._tree import Document, Part, bulleted, said
from ._words import Counted, Reader, Text, capital

AUDITS = Counted(
    Text("{count} toetsing", "{count} audit"), Text("{count} toetsingen", "{count} audits")
)
IN_SHORT: Mapping[Outcome, Text] = FrozenMapping(
    {
        Outcome.PASS: Text("binnen", "within"),
        Outcome.FAIL: Text("niet binnen", "not within"),
        Outcome.OPEN: Text("onbeslist", "undecided"),
    }
)
"""The outcomes as the headings of columns."""

NOTHING = Text("geen", "none")
_OF = Text("{count} van {of}", "{count} of {of}")
_SHARE = Text("{count} van {of} ({percent}%)", "{count} of {of} ({percent}%)")
_TITLE = Text("Uitkomsten van {audits}", "Outcomes of {audits}")
_COUNTED = Text("{outcome}: {share}", "{outcome}: {share}")
_OF_SETTLED = Text(
    "Van de {settled} toetsingen waarvan de uitkomst vaststaat, is {percent}% binnen de grenzen "
    "(95%-interval: {low}% tot {high}%); wat nog onbeslist is, telt daarin niet mee.",
    "Of the {settled} audits whose outcome is settled, {percent}% are within the limits (95% "
    "interval: {low}% to {high}%); those not decided yet are left out.",
)
_OF_ALL = Text(
    "Het 95%-interval van het aandeel binnen de grenzen loopt van {low}% tot {high}%.",
    "The 95% interval of the share within the limits runs from {low}% to {high}%.",
)
_NONE_SETTLED = Text(
    "Van geen enkele toetsing staat de uitkomst vast, dus er is geen aandeel binnen de grenzen.",
    "No audit has a settled outcome, so there is no share within the limits.",
)
_NO_AUDITS = Text("Er zijn geen toetsingen geteld.", "No audits were counted.")
_RATINGS_ALONE = Text(
    "Dit volgt alleen uit de beoordelingen; het zijn geen adviezen en geen certificaten.",
    "This follows from the ratings alone; these are neither advice nor certificates.",
)
_INDEPENDENT = Text(
    "De intervallen gaan ervan uit dat toetsingen onafhankelijk van elkaar zijn; een toetsing en "
    "een latere hertoetsing van dezelfde organisatie zijn dat niet helemaal.",
    "The intervals take audits to be independent of each other; an audit and a later re-audit of "
    "the same organisation are not quite.",
)


def share_text(count: int, of: int, reader: Reader) -> str:
    """Return a part of a number: "46 van 49 (93,9%)"; without a percentage out of nothing."""
    rate = Share(count, of).rate
    if rate is None:
        return reader.say(_OF, count=count, of=of)
    return reader.say(_SHARE, count=count, of=of, percent=reader.percent(rate))


def share_cells(share: Share, reader: Reader) -> tuple[str, str]:
    """Return the cells of a share in percent, and of its interval."""
    rate, interval = share.rate, share.interval
    if rate is None or interval is None:
        return reader.say(NOTHING), reader.say(NOTHING)
    low, high = map(reader.percent, interval)
    return reader.percent(rate), f"{low}\N{EN DASH}{high}"


def outcome_counts(outcomes: OutcomeCounts) -> dict[Outcome, int]:
    """Return how many audits have each outcome."""
    return {
        Outcome.PASS: outcomes.passed,
        Outcome.FAIL: outcomes.failed,
        Outcome.OPEN: outcomes.open,
    }


def outcome_lines(outcomes: OutcomeCounts, reader: Reader) -> tuple[Part, ...]:
    """Return how many audits have each outcome, with the share that is within the limits."""
    if not outcomes.total:
        return said(reader.say(_NO_AUDITS))
    share = outcomes.pass_rate
    rate, interval = share.rate, share.interval
    if rate is None or interval is None:
        told = reader.say(_NONE_SETTLED)
    else:
        low, high = map(reader.percent, interval)
        told = reader.say(
            _OF_SETTLED if outcomes.open else _OF_ALL,
            settled=share.of,
            percent=reader.percent(rate),
            low=low,
            high=high,
        )
    return (
        *bulleted(
            reader.say(
                _COUNTED,
                outcome=capital(reader.say(OUTCOMES[outcome])),
                share=share_text(count, outcomes.total, reader),
            )
            for outcome, count in outcome_counts(outcomes).items()
        ),
        *said(told),
        *said(reader.say(_RATINGS_ALONE)),
    )


def independence(reader: Reader) -> str:
    """Return what the intervals take to be so."""
    return reader.say(_INDEPENDENT)


def explain_outcomes(outcomes: OutcomeCounts, reader: Reader) -> Document:
    """Return outcomes by themselves."""
    return Document(
        title=reader.say(_TITLE, audits=reader.say(AUDITS, outcomes.total)),
        summary=outcome_lines(outcomes, reader),
        annexes=backing(reader, methods(reader, INTERVALS), [independence(reader)])
        if outcomes.pass_rate.of
        else (),
    )
