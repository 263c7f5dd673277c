# SPDX-License-Identifier: MIT
"""Explains how far an outcome is from flipping.

A flip does not say what the outcome is, so what it means to flip is said for both.
"""

from collections.abc import Iterable, Sequence

from ..framework import Rated, Rating
from ..improvement import Flip, FlipReason, Step
from . import _change_texts as texts
from ._decision_texts import NORMS
from ._verdict import found_text
from ._words import Language, Text, rating_title, spaced, wrapped


def explain_flip(flip: Flip, language: Language) -> list[str]:
    """Return how many norms would flip the outcome, and which ones for example."""
    if flip.reason is FlipReason.OPEN:
        return [texts.NOTHING_TO_FLIP.say(language)]
    if flip.count is None:
        return [texts.NEVER_FLIPS.say(language), texts.ASIDE.say(language)]
    lines = [
        *wrapped(texts.FLIP.say(language, flip.count), hang=""),
        *wrapped(texts.FLIP_MEANS.say(language), hang=""),
        texts.ASIDE.say(language),
    ]
    upgrades = _one_way(flip, flip.upgrades, texts.BY_UPGRADES, language)
    if flip.upgrades is not None:
        upgrades += wrapped(texts.UPGRADES_AND_RULE.say(language), hang="")
    return spaced(
        lines,
        [texts.EXAMPLES.say(language), *_steps(flip.changes, language)],
        upgrades,
        _one_way(flip, flip.downgrades, texts.BY_DOWNGRADES, language),
    )


def _one_way(
    flip: Flip, steps: Sequence[Step] | None, heading: Text, language: Language
) -> list[str]:
    """Return the shortest way with nothing but better or worse ratings."""
    title = heading.say(language)
    if steps is None:
        return [title, texts.IMPOSSIBLE.say(language)]
    title += f": {NORMS.say(language, len(steps))}"
    if steps == flip.changes:
        return [title, texts.SAME_AS_EXAMPLE.say(language)]
    return [title, *_steps(steps, language)]


def _steps(steps: Iterable[Step], language: Language) -> list[str]:
    """Return which norms get which rating, those together that change alike."""
    groups: dict[tuple[Rated, Rating], list[str]] = {}
    for step in steps:
        groups.setdefault((step.before, step.after), []).append(step.norm)
    lines: list[str] = []
    for (before, after), norms in groups.items():
        text = texts.CHANGED.say(
            language,
            before=found_text(before, language),
            after=rating_title(after, language),
            norms=", ".join(norms),
        )
        lines += wrapped(f"- {text}", hang="    ")
    return lines
