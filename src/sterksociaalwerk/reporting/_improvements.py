# SPDX-License-Identifier: MIT
"""Explains the paradox of a rule: raising one norm can turn an outcome that passes.

Which raises are risky, and what they lead to, is said by the evaluation.
"""

from ..evaluation import Evaluation, Outcome, RaiseEffect
from ..framework import NormId, Rating
from ._shared import OUTCOMES, RULE_READING, numbered_limits
from ._tree import Section, bulleted, item, said, section
from ._words import Counted, Reader, Text

_HEADING = Text(
    "Let op: een betere beoordeling kan hier de uitkomst verslechteren",
    "Note: a better rating can make the outcome worse here",
)
_NOW_RATED = Text("Nu '{rating}': {norms}", "Now '{rating}': {norms}")
_ONE_OF_NORMS = Counted(
    Text("deze norm", "this norm"), Text("een van deze normen", "one of these norms")
)
_IF_RAISED = Text(
    "Wordt {norms} beoordeeld als '{rating}' en blijft de rest gelijk, dan {then}.",
    "If {norms} becomes '{rating}' and the rest stays the same, {then}.",
)
_WOULD_FAIL = Counted(
    Text(
        "wordt grens {numbers} overschreden en is de uitkomst {outcome}",
        "limit {numbers} is exceeded and the outcome is {outcome}",
    ),
    Text(
        "worden de grenzen {numbers} overschreden en is de uitkomst {outcome}",
        "limits {numbers} are exceeded and the outcome is {outcome}",
    ),
)
_COULD_FAIL = Text(
    "is de uitkomst niet meer zeker: of {limits} wordt overschreden, hangt af van wat nog te "
    "beoordelen is",
    "the outcome is no longer certain: whether {limits} is exceeded depends on what is still to be "
    "rated",
)
_WOULD_COMPETE = Text(
    "zijn {limits} samen niet meer haalbaar, hoe de beoordeling verder ook uitvalt, en is de "
    "uitkomst {outcome}",
    "{limits} can no longer be kept together, however the other ratings turn out, and the outcome "
    "is {outcome}",
)
_SAFE = Text("blijft de uitkomst wel {outcome}", "the outcome stays {outcome}")

# What a raise leads to, whichever norm is raised.
_Effect = tuple[Rating, Outcome, tuple[str, ...], tuple[str, ...]]


def improvement_section(evaluation: Evaluation, reader: Reader) -> tuple[Section, ...]:
    """Return what raising a single norm would do, if that is not safe for some norm."""
    risky = evaluation.risky_raises
    if not risky:
        return ()
    numbers = {result.limit.key: at for at, result in enumerate(evaluation.verdict.limits, 1)}
    items = [
        item(
            reader.say(_NOW_RATED, rating=reader.rating(rating), norms=", ".join(norms)),
            *(
                said(_sentence(effect, numbers, reader.say(_ONE_OF_NORMS, len(norms)), reader))
                for effect in effects
            ),
        )
        for (rating, effects), norms in _groups(risky).items()
    ]
    return section(reader.say(_HEADING), bulleted(items), said(reader.say(RULE_READING)))


def _groups(
    risky: tuple[RaiseEffect, ...],
) -> dict[tuple[Rating, tuple[_Effect, ...]], list[NormId]]:
    """Return the norms, those together for which the same can be said."""
    by_norm: dict[tuple[NormId, Rating], list[_Effect]] = {}
    for each in risky:
        effect = each.after, each.outcome, each.exceeded, each.uncertain
        by_norm.setdefault((each.norm, each.before), []).append(effect)
    groups: dict[tuple[Rating, tuple[_Effect, ...]], list[NormId]] = {}
    for (norm, before), effects in by_norm.items():
        groups.setdefault((before, tuple(effects)), []).append(norm)
    return groups


def _sentence(effect: _Effect, numbers: dict[str, int], norms: str, reader: Reader) -> str:
    """Return what a raise would lead to, and through which limits."""
    rating, outcome = effect[:2]
    exceeded, uncertain = ([numbers[key] for key in keys] for keys in effect[2:])
    end = reader.say(OUTCOMES[outcome])
    if outcome is Outcome.PASS:
        then = reader.say(_SAFE, outcome=end)
    elif outcome is Outcome.OPEN:
        then = reader.say(_COULD_FAIL, limits=numbered_limits(uncertain, reader, either=True))
    elif exceeded:
        listing = reader.listed([str(number) for number in exceeded])
        then = reader.say(_WOULD_FAIL, len(exceeded), numbers=listing, outcome=end)
    else:
        then = reader.say(_WOULD_COMPETE, limits=numbered_limits(uncertain, reader), outcome=end)
    return reader.say(_IF_RAISED, norms=norms, rating=reader.rating(rating), then=then)
