# SPDX-License-Identifier: MIT
"""Explains one reason for an outcome, one raise, one step.

By themselves these know limits by their keys and norms by their identifiers.
"""

from collections.abc import Mapping

from .._mapping import FrozenMapping
from ..evaluation import RaiseEffect, Reason, ReasonCode
from ..improvement import Step
from ._shared import OUTCOMES, found_text
from ._tree import Document, Terms, said, terms
from ._words import Counted, Reader, Text

REASONS: Mapping[ReasonCode, Text] = FrozenMapping(
    {
        ReasonCode.LIMIT_HOLDS: Text(
            "Deze grens wordt niet overschreden, hoe de open normen ook worden beoordeeld.",
            "This limit is kept, however the open norms turn out.",
        ),
        ReasonCode.LIMIT_EXCEEDED: Text(
            "Deze grens is overschreden, hoe de open normen ook worden beoordeeld.",
            "This limit is exceeded, however the open norms turn out.",
        ),
        ReasonCode.LIMIT_OPEN: Text(
            "Of deze grens wordt overschreden, hangt af van de open normen.",
            "Whether this limit is kept depends on the open norms.",
        ),
        ReasonCode.LIMITS_COMPETE: Text(
            "Elke grens is op zichzelf nog haalbaar, maar alle samen zijn ze dat niet.",
            "Each limit can still be kept on its own, but not all of them together.",
        ),
        ReasonCode.NORMS_OPEN: Text(
            "Nog niet alle normen zijn beoordeeld.", "Not all norms have been rated yet."
        ),
        ReasonCode.IMPROVEMENT_WOULD_FAIL: Text(
            "Als een van deze normen beter wordt beoordeeld, kan een grens worden overschreden.",
            "If one of these norms is rated better, a limit can be exceeded.",
        ),
        ReasonCode.IMPROVEMENT_COULD_FAIL: Text(
            "Als een van deze normen beter wordt beoordeeld, staat de uitkomst misschien niet meer "
            "vast.",
            "If one of these norms is rated better, the outcome may no longer be certain.",
        ),
    }
)

_TITLE = Text("Reden", "Reason")
_LIMIT = Text("Grens", "Limit")
_NORMS = Counted(Text("Norm", "Norm"), Text("Normen", "Norms"))

_RAISED = Text("Norm {norm} beter beoordeeld", "Norm {norm} rated better")
_IF_RAISED = Text(
    "Wordt norm {norm} beoordeeld als '{after}' in plaats van '{before}' en blijft de rest gelijk, "
    "dan is de uitkomst {outcome}.",
    "If norm {norm} becomes '{after}' instead of '{before}' and the rest stays the same, the "
    "outcome is {outcome}.",
)
_EXCEEDED = Text("Dan overschreden", "Then exceeded")
_UNCERTAIN = Text("Dan nog onbeslist", "Then not decided yet")

_STEP = Text("Norm {norm}", "Norm {norm}")
_FROM_TO = Text("Van {before} naar '{after}'.", "From {before} to '{after}'.")


def explain_reason(reason: Reason, reader: Reader) -> Document:
    """Return what a reason says, of which limit and which norms."""
    norms = ", ".join(reason.norms)
    return Document(
        title=reader.say(_TITLE),
        summary=(
            *said(reader.say(REASONS[reason.code])),
            *_keys(_LIMIT, () if reason.limit is None else (reason.limit,), reader),
            *terms((reader.say(_NORMS, len(reason.norms)), norms)),
        ),
    )


def explain_raise(effect: RaiseEffect, reader: Reader) -> Document:
    """Return what a better rating of one norm would lead to."""
    sentence = reader.say(
        _IF_RAISED,
        norm=effect.norm,
        before=reader.rating(effect.before),
        after=reader.rating(effect.after),
        outcome=reader.say(OUTCOMES[effect.outcome]),
    )
    return Document(
        title=reader.say(_RAISED, norm=effect.norm),
        summary=(
            *said(sentence),
            *_keys(_EXCEEDED, effect.exceeded, reader),
            *_keys(_UNCERTAIN, effect.uncertain, reader),
        ),
    )


def explain_step(step: Step, reader: Reader) -> Document:
    """Return which rating a norm gets, and which it has or may have."""
    return Document(
        title=reader.say(_STEP, norm=step.norm),
        summary=said(
            reader.say(
                _FROM_TO, before=found_text(step.before, reader), after=reader.rating(step.after)
            )
        ),
    )


def _keys(heading: Text, limits: tuple[str, ...], reader: Reader) -> tuple[Terms, ...]:
    return terms((reader.say(heading), ", ".join(limits)))
