# SPDX-License-Identifier: MIT
"""Explains what is true of a rule over all tallies: whether a better rating can do harm, and where.

The rule itself is not in the value. What an improvement would do to one evaluation stands in
`_improvements.py`.
"""

from ..evaluation import Outcome
from ..framework import Rating, Tally
from ..improvement import RuleAnalysis
from ._shared import OUTCOMES, RULE_READING, by_rating
from ._tree import Document, bulleted, said, section, terms
from ._words import Counted, Reader, Text

_TITLE = Text("De regel nagegaan", "The rule, checked exhaustively")
_MONOTONE = Text(
    "Volgens deze regel verslechtert de uitkomst nooit als een norm een stap beter wordt "
    "beoordeeld.",
    "Under this rule, rating one norm a step better never makes the outcome worse.",
)
_NOT_MONOTONE = Counted(
    Text(
        "In {count} geval verslechtert de uitkomst als één norm een stap beter wordt beoordeeld.",
        "In {count} case, rating one norm a step better makes the outcome worse.",
    ),
    Text(
        "In {count} gevallen verslechtert de uitkomst als één norm een stap beter wordt "
        "beoordeeld.",
        "In {count} cases, rating one norm a step better makes the outcome worse.",
    ),
)
_STATES = Text(
    "Mogelijke verdelingen van de normen over de beoordelingen",
    "Ways to divide the norms over the ratings",
)
_PASSING = Text("Daarvan {outcome}", "Of these, {outcome}")
_ALL_SETTLED = Text(
    "Elke verdeling is nagegaan; open normen komen er niet in voor.",
    "Every one was checked; none has open norms.",
)
_PARADOXES = Text(
    "Gaat één norm van '{before}' naar '{after}', dan is de uitkomst niet meer {outcome} bij",
    "If one norm rises from '{before}' to '{after}', the outcome is no longer {outcome} at",
)


def explain_rule_analysis(analysis: RuleAnalysis, reader: Reader) -> Document:
    """Return whether a better rating is always at least as good, and every case in which not."""
    passes = reader.say(OUTCOMES[Outcome.PASS])
    first = reader.say(_MONOTONE)
    if not analysis.monotone:
        first = reader.say(_NOT_MONOTONE, len(analysis.paradoxes))
    cases: dict[tuple[Rating, Rating], list[str]] = {}
    for paradox in analysis.paradoxes:
        key = paradox.raised_from, paradox.raised_to
        cases.setdefault(key, []).append(_counts(paradox.before, reader))
    return Document(
        title=reader.say(_TITLE),
        summary=(
            *said(first, "" if analysis.monotone else reader.say(RULE_READING)),
            *terms(
                (reader.say(_STATES), reader.number(analysis.states)),
                (reader.say(_PASSING, outcome=passes), reader.number(analysis.passing)),
            ),
            *said(reader.say(_ALL_SETTLED)),
        ),
        annexes=tuple(
            part
            for (before, after), tallies in cases.items()
            for part in section(
                reader.say(
                    _PARADOXES,
                    before=reader.rating(before),
                    after=reader.rating(after),
                    outcome=passes,
                ),
                bulleted(tallies),
            )
        ),
    )


def _counts(tally: Tally, reader: Reader) -> str:
    """Return how the norms of a tally are rated; zeros are facts, but for what is rare."""
    counts = [
        (Rating.MET, tally.met),
        (Rating.PARTLY_MET, tally.partly_met),
        (Rating.NOT_MET, tally.not_met),
    ]
    if tally.not_applicable:
        counts.append((Rating.NOT_APPLICABLE, tally.not_applicable))
    return by_rating(counts, reader)
