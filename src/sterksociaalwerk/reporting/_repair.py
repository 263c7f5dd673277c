# SPDX-License-Identifier: MIT
"""Explains a plan to repair an outcome: what must be raised, and what may have to be.

A plan knows norms by their identifiers only. It does not say whether costs were given, so that what
is smallest is said with that reserve, unless a cost shows it.
"""

from collections.abc import Iterable

from ..evaluation import Outcome
from ..framework import Rated, Rating
from ..improvement import Choice, Repair, RepairPlan
from ._shared import OUTCOMES, found_text
from ._tree import Document, Part, bulleted, item, said, section
from ._words import Counted, Reader, Text

_TITLE = Text("Wat moet verbeteren", "What has to improve")
_NOTHING_NEEDED = Text(
    "Er hoeft geen norm te verbeteren: de uitkomst is al zeker {outcome}.",
    "No norm has to improve: the outcome is already certain to be {outcome}.",
)
_NOTHING_IN_ANY_CASE = Text(
    "Verbetering is niet per se nodig: worden de open normen goed beoordeeld, dan is de "
    "uitkomst {outcome}.",
    "Improvement is not strictly necessary: if the open norms turn out well, the outcome is "
    "{outcome}.",
)
_MUST_IMPROVE = Counted(
    Text("Bij {count} norm is verbetering nodig", "{count} norm has to improve"),
    Text("Bij {count} normen is verbetering nodig", "{count} norms have to improve"),
)
_MUST_IN_ANY_CASE = Counted(
    Text(
        "Hoe de open normen ook worden beoordeeld, bij {count} norm is verbetering nodig",
        "However the open norms turn out, {count} norm has to improve",
    ),
    Text(
        "Hoe de open normen ook worden beoordeeld, bij {count} normen is verbetering nodig",
        "However the open norms turn out, {count} norms have to improve",
    ),
)
_CERTAIN_PLAN = Counted(
    Text(
        "Om zeker te zijn, hoe de open normen ook worden beoordeeld: {count} norm",
        "To be certain, however the open norms turn out: {count} norm",
    ),
    Text(
        "Om zeker te zijn, hoe de open normen ook worden beoordeeld: {count} normen",
        "To be certain, however the open norms turn out: {count} norms",
    ),
)
_CERTAIN_OTHERWISE = Text(
    "Dit vervangt wat hierboven staat; het komt er niet bij.",
    "This replaces the plan above; it is not in addition to it.",
)
_NO_CERTAIN_PLAN = Text(
    "Er is geen plan waarmee de uitkomst zeker {outcome} is, hoe de open normen ook worden "
    "beoordeeld.",
    "There is no plan that makes the outcome certain to be {outcome}, however the open norms turn "
    "out.",
)
_PLAN = Counted(
    Text("Plan: {count} norm", "Plan: {count} norm"),
    Text("Plan: {count} normen", "Plan: {count} norms"),
)
_PLAN_EMPTY = Text("Er hoeft geen norm te verbeteren.", "No norm has to improve.")
_NOW = Text("Nu {found}: {norms}", "Now {found}: {norms}")
_ALL_OF = Counted(
    Text("deze norm", "this norm"), Text("deze {count} normen", "these {count} norms")
)
_SOME_OF = Counted(
    Text("een van deze {among}", "one of these {among}"),
    Text("{count} van deze {among}", "{count} of these {among}"),
)
_OTHERS_OF = Counted(
    Text("een andere van deze {among}", "another one of these {among}"),
    Text("{count} andere van deze {among}", "{count} others of these {among}"),
)
_RAISE = Text("Verbeter {norms} tot {rating}.", "Raise {norms} to {rating}.")
_REACH = Text("Zorg voor {rating} bij {norms}.", "Aim for {rating} on {norms}.")
_AT_LEAST = Text("minstens {rating}", "at least {rating}")
_COST = Text("Kosten samen: {cost}.", "Total cost: {cost}.")
_NO_CHEAPER = Text("Goedkoper kan niet.", "There is no cheaper way.")
_NO_SMALLER = Text("Met minder kan het niet.", "Fewer norms will not do.")
_SURE_AFTER = Text(
    "Daarna is de uitkomst zeker {outcome}, als de andere beoordelingen gelijk blijven.",
    "After that the outcome is certain to be {outcome}, if the other ratings stay the same.",
)
_POSSIBLE_AFTER = Text(
    "Daarna is de uitkomst {outcome}, als de open normen goed worden beoordeeld.",
    "After that the outcome is {outcome}, if the open norms turn out well.",
)
_AUDITOR_RATES = Text(
    "Dit is wat de regel vraagt; of een norm is verbeterd, beoordelen de auditoren.",
    "This is what the rule asks; whether a norm has improved is for the auditors to rate.",
)


def explain_repair(repair: Repair, reader: Reader) -> Document:
    """Return what must be raised in any case, and what makes the outcome certain."""
    needed, certain = repair.needed, repair.certain
    title = reader.say(_TITLE)
    if certain is not None and not needed.count and not certain.count:
        return Document(title=title, summary=_with_pass(_NOTHING_NEEDED, reader))
    # Without open norms there is one plan, and it is certain.
    single = certain == needed
    plans = [plan for plan in (needed, certain) if plan is not None]
    priced = any(plan.cost != plan.count for plan in plans)
    summary: tuple[Part, ...] = _with_pass(_NOTHING_IN_ANY_CASE, reader)
    if needed.count:
        summary = section(
            reader.say(_MUST_IMPROVE if single else _MUST_IN_ANY_CASE, needed.count),
            # What may turn out well must do so exactly; what is certain leaves room above.
            _choices(needed, reader, at_least=single),
            _least(needed, reader, priced=priced),
            _with_pass(_SURE_AFTER if single else _POSSIBLE_AFTER, reader),
        )
    if certain is None:
        summary += _with_pass(_NO_CERTAIN_PLAN, reader)
    elif not single:
        summary += section(
            reader.say(_CERTAIN_PLAN, certain.count),
            _choices(certain, reader),
            _least(certain, reader, priced=priced),
            _with_pass(_SURE_AFTER, reader),
            said(reader.say(_CERTAIN_OTHERWISE)) if needed.count else (),
        )
    asked = any(plan.count for plan in plans)
    return Document(
        title=title, summary=(*summary, *(said(reader.say(_AUDITOR_RATES)) if asked else ()))
    )


def explain_plan(plan: RepairPlan, reader: Reader) -> Document:
    """Return which norms a plan raises, for a plan that comes by itself."""
    if not plan.count:
        return Document(title=reader.say(_PLAN, 0), summary=said(reader.say(_PLAN_EMPTY)))
    cost = "" if plan.cost == plan.count else reader.say(_COST, cost=plan.cost)
    return Document(
        title=reader.say(_PLAN, plan.count),
        summary=(*_choices(plan, reader), *said(cost), *said(reader.say(_AUDITOR_RATES))),
    )


def _with_pass(text: Text, reader: Reader) -> tuple[Part, ...]:
    return said(reader.say(text, outcome=reader.say(OUTCOMES[Outcome.PASS])))


def _least(plan: RepairPlan, reader: Reader, *, priced: bool) -> tuple[Part, ...]:
    """Return that nothing less will do, and the cost where there is one."""
    if not priced:
        return said(reader.say(_NO_SMALLER))
    return said(reader.say(_COST, cost=plan.cost), reader.say(_NO_CHEAPER))


def _choices(plan: RepairPlan, reader: Reader, *, at_least: bool = True) -> tuple[Part, ...]:
    """Return the norms to pick from and how many to raise."""
    groups: dict[tuple[Rated, tuple[str, ...]], list[Choice]] = {}
    for choice in plan.choices:
        groups.setdefault((choice.before, choice.among), []).append(choice)
    return bulleted(
        item(
            reader.say(_NOW, found=found_text(before, reader), norms=", ".join(among)),
            *(said(picked) for picked in _picks(choices, reader, at_least=at_least)),
        )
        for (before, among), choices in groups.items()
    )


def _picks(choices: Iterable[Choice], reader: Reader, *, at_least: bool) -> list[str]:
    """Return how many of the same norms to raise to which ratings: no norm is picked twice."""
    picks: list[str] = []
    for choice in choices:
        among = len(choice.among)
        text = _OTHERS_OF if picks else _SOME_OF
        if choice.pick == among:
            text = _ALL_OF
        picked = reader.say(text, choice.pick, among=among)
        rating = reader.quoted([choice.after])
        if isinstance(choice.before, frozenset):
            if at_least and choice.after is not Rating.MET:
                rating = reader.say(_AT_LEAST, rating=rating)
            picks.append(reader.say(_REACH, norms=picked, rating=rating))
        else:
            picks.append(reader.say(_RAISE, norms=picked, rating=rating))
    return picks
