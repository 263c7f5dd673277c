# SPDX-License-Identifier: MIT
"""Explains what is true of a rule over all tallies: whether a better rating can do harm, and where.

The rule itself is not in the value. What an improvement would do to one evaluation stands in
`_improvements.py`.
"""

from ..evaluation import Outcome
from ..framework import Rating, Tally
from ..improvement import RuleAnalysis
from . import _change_texts as texts
from ._decision_texts import NO_REASON_TO_WAIT, OUTCOMES, RATED
from ._words import Language, rating_title, spaced, wrapped


def explain_rule_analysis(audit: RuleAnalysis, language: Language) -> list[str]:
    """Return whether a better rating is always at least as good, and every case in which not."""
    passes = OUTCOMES[Outcome.PASS].say(language)
    if audit.monotone:
        lines = [texts.MONOTONE.say(language)]
    else:
        lines = wrapped(texts.NOT_MONOTONE.say(language, len(audit.paradoxes)), hang="")
    lines += [
        texts.STATES.say(language, states=audit.states),
        texts.PASSING.say(language, outcome=passes, passing=audit.passing),
        texts.ALL_SETTLED.say(language),
    ]
    cases: dict[tuple[Rating, Rating], list[str]] = {}
    for paradox in audit.paradoxes:
        key = paradox.raised_from, paradox.raised_to
        cases.setdefault(key, []).append(_counts(paradox.before, language))
    sections: list[list[str]] = []
    for (before, after), tallies in cases.items():
        heading = texts.PARADOXES.say(
            language,
            before=rating_title(before, language),
            after=rating_title(after, language),
            outcome=passes,
        )
        sections.append([*wrapped(heading, hang=""), *(f"- {tally}" for tally in tallies)])
    note = [NO_REASON_TO_WAIT.say(language)] if sections else []
    return spaced(lines, *sections, note)


def _counts(tally: Tally, language: Language) -> str:
    """Return how the norms of a tally are rated; zeros are facts, but for what is rare."""
    counts = [
        (Rating.MET, tally.met),
        (Rating.PARTLY_MET, tally.partly_met),
        (Rating.NOT_MET, tally.not_met),
    ]
    if tally.not_applicable:
        counts.append((Rating.NOT_APPLICABLE, tally.not_applicable))
    return ", ".join(
        RATED.say(language, count=count, rating=rating_title(rating, language))
        for rating, count in counts
    )
