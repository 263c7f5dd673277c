# SPDX-License-Identifier: MIT
"""Explains how far an outcome is from flipping.

A flip does not say what the outcome is, so what it means to flip is said for both.
"""

from collections.abc import Iterable, Sequence

from ..framework import Rated, Rating
from ..improvement import Flip, FlipReason, Step
from ._shared import NORMS, found_text
from ._tree import Document, Items, Part, Section, bulleted, said, section
from ._words import Counted, Reader, Text, capital

_TITLE = Text("Hoe zeker de uitkomst is", "How firm the outcome is")
_FLIP = Counted(
    Text(
        "Een andere beoordeling van {count} norm kan de uitkomst laten omslaan.",
        "A different rating of {count} norm can flip the outcome.",
    ),
    Text(
        "Een andere beoordeling van {count} normen kan de uitkomst laten omslaan; van minder niet.",
        "A different rating of {count} norms can flip the outcome; of fewer it cannot.",
    ),
)
_NOTHING_TO_FLIP = Text(
    "De uitkomst is nog onbeslist, en kan dus nog niet omslaan.",
    "The outcome is not decided yet, so there is nothing to flip.",
)
_NEVER_FLIPS = Text(
    "Hoe de normen ook worden beoordeeld, de uitkomst slaat niet om.",
    "However the norms are rated, the outcome does not flip.",
)
_FLIP_MEANS = Text(
    "Omslaan: een uitkomst die nu vaststaat, staat dan niet meer vast.",
    "To flip: an outcome that is certain now is then no longer certain.",
)
_ASIDE = Text(
    "Normen die open of niet van toepassing zijn, blijven hierbij zoals ze zijn.",
    "Norms that are open or not applicable stay as they are here.",
)
_EXAMPLE = Text("Bijvoorbeeld", "For example")
_CHANGED = Text("van {before} naar '{after}': {norms}", "from {before} to '{after}': {norms}")
_BY_UPGRADES = Text("Met alleen betere beoordelingen", "With better ratings only")
_BY_DOWNGRADES = Text("Met alleen slechtere beoordelingen", "With worse ratings only")
_WITH_COUNT = Text("{way}: {norms}", "{way}: {norms}")
_IMPOSSIBLE = Text("Zo kan de uitkomst niet omslaan.", "The outcome cannot be flipped in this way.")
_SAME_AS_EXAMPLE = Text("Zie het voorbeeld hierboven.", "See the example above.")
_UPGRADES_AND_RULE = Text(
    "Is de uitkomst nu binnen de grenzen, dan komt dit door de regel zoals die hier is gelezen; "
    "het is geen reden om verbetering uit te stellen.",
    "If the outcome is within the limits now, this is due to the rule as it is read here; it is no "
    "reason to put off improvement.",
)


def explain_flip(flip: Flip, reader: Reader) -> Document:
    """Return how many norms would flip the outcome, and which ones for example."""
    title = reader.say(_TITLE)
    if flip.reason is FlipReason.OPEN:
        return Document(title=title, summary=said(reader.say(_NOTHING_TO_FLIP)))
    aside = said(reader.say(_ASIDE))
    if flip.count is None:
        return Document(title=title, summary=(*said(reader.say(_NEVER_FLIPS)), *aside))
    return Document(
        title=title,
        summary=(
            *said(reader.say(_FLIP, flip.count)),
            *said(reader.say(_FLIP_MEANS)),
            *aside,
            *section(reader.say(_EXAMPLE), _steps(flip.changes, reader)),
        ),
        annexes=(
            *_one_way(flip, flip.upgrades, _BY_UPGRADES, reader, _UPGRADES_AND_RULE),
            *_one_way(flip, flip.downgrades, _BY_DOWNGRADES, reader),
        ),
    )


def _one_way(
    flip: Flip, steps: Sequence[Step] | None, way: Text, reader: Reader, note: Text | None = None
) -> tuple[Section, ...]:
    """Return the shortest way with nothing but better or worse ratings."""
    heading = reader.say(way)
    if steps is None:
        return section(heading, said(reader.say(_IMPOSSIBLE)))
    heading = reader.say(_WITH_COUNT, way=heading, norms=reader.say(NORMS, len(steps)))
    found: tuple[Part, ...] = _steps(steps, reader)
    if steps == flip.changes:
        found = said(reader.say(_SAME_AS_EXAMPLE))
    return section(heading, found, said(reader.say(note)) if note else ())


def _steps(steps: Iterable[Step], reader: Reader) -> tuple[Items, ...]:
    """Return which norms get which rating, those together that change alike."""
    groups: dict[tuple[Rated, Rating], list[str]] = {}
    for step in steps:
        groups.setdefault((step.before, step.after), []).append(step.norm)
    return bulleted(
        capital(
            reader.say(
                _CHANGED,
                before=found_text(before, reader),
                after=reader.rating(after),
                norms=", ".join(norms),
            )
        )
        for (before, after), norms in groups.items()
    )
