# SPDX-License-Identifier: MIT
"""Explains a plan to repair an outcome: what must be raised, and what may have to be.

A plan knows norms by their identifiers only. It does not say whether costs were given, so that what
is smallest is said with that reserve, unless a cost shows it.
"""

from collections.abc import Iterable

from ..evaluation import Outcome
from ..framework import Rated, Rating
from ..improvement import Choice, Repair, RepairPlan
from . import _change_texts as texts
from ._decision_texts import OUTCOMES
from ._verdict import found_text
from ._words import Language, Text, quoted, spaced, wrapped


def explain_repair(repair: Repair, language: Language) -> list[str]:
    """Return what must be raised in any case, and what makes the outcome certain."""
    needed, certain = repair.needed, repair.certain
    if certain is not None and not needed.count and not certain.count:
        return _with_pass(texts.NOTHING_NEEDED, language)
    # Without open norms there is one plan, and it is certain.
    single = certain == needed
    plans = [plan for plan in (needed, certain) if plan is not None]
    priced = any(plan.cost != plan.count for plan in plans)
    must = _with_pass(texts.NOTHING_IN_ANY_CASE, language)
    if needed.count:
        heading = texts.MUST_IMPROVE if single else texts.MUST_IN_ANY_CASE
        must = [heading.say(language, needed.count)]
        # What may turn out well must do so exactly; what is certain leaves room above.
        must += _choices(needed, language, at_least=single)
        must += _least(needed, language, priced=priced)
        must += _with_pass(texts.SURE_AFTER if single else texts.POSSIBLE_AFTER, language)
    sure: list[str] = []
    if certain is None:
        sure = _with_pass(texts.NO_CERTAIN_PLAN, language)
    elif not single:
        sure = [texts.CERTAIN_PLAN.say(language, certain.count), *_choices(certain, language)]
        sure += _least(certain, language, priced=priced)
        sure += _with_pass(texts.SURE_AFTER, language)
        if needed.count:
            sure.append(texts.CERTAIN_OTHERWISE.say(language))
    asked = any(plan.count for plan in plans)
    return spaced(must, sure, [texts.AUDITOR_RATES.say(language)] if asked else [])


def explain_plan(plan: RepairPlan, language: Language) -> list[str]:
    """Return which norms a plan raises, for a plan that comes by itself."""
    if not plan.count:
        return [texts.PLAN_EMPTY.say(language)]
    lines = [texts.PLAN.say(language, plan.count), *_choices(plan, language)]
    if plan.cost != plan.count:
        lines.append(texts.COST.say(language, cost=plan.cost))
    return spaced(lines, [texts.AUDITOR_RATES.say(language)])


def _with_pass(text: Text, language: Language) -> list[str]:
    return wrapped(text.say(language, outcome=OUTCOMES[Outcome.PASS].say(language)), hang="")


def _least(plan: RepairPlan, language: Language, *, priced: bool) -> list[str]:
    """Return that nothing less will do, and the cost where there is one."""
    if not priced:
        return [texts.NO_SMALLER.say(language)]
    cost = texts.COST.say(language, cost=plan.cost)
    return wrapped(f"{cost} {texts.NO_CHEAPER.say(language)}", hang="")


def _choices(plan: RepairPlan, language: Language, *, at_least: bool = True) -> list[str]:
    """Return the norms to pick from and how many to raise."""
    groups: dict[tuple[Rated, tuple[str, ...]], list[Choice]] = {}
    for choice in plan.choices:
        groups.setdefault((choice.before, choice.among), []).append(choice)
    lines: list[str] = []
    for (before, among), choices in groups.items():
        text = texts.NOW.say(language, found=found_text(before, language), norms=", ".join(among))
        lines += wrapped(f"- {text}", hang="    ")
        for picked in _picks(choices, language, at_least=at_least):
            lines += wrapped(picked, "    ", hang="")
    return lines


def _picks(choices: Iterable[Choice], language: Language, *, at_least: bool) -> list[str]:
    """Return how many of the same norms to raise to which ratings: no norm is picked twice."""
    picks: list[str] = []
    for choice in choices:
        among = len(choice.among)
        text = texts.OTHERS_OF if picks else texts.SOME_OF
        if choice.pick == among:
            text = texts.ALL_OF
        picked = text.say(language, choice.pick, among=among)
        rating = quoted([choice.after], language)
        if isinstance(choice.before, frozenset):
            if at_least and choice.after is not Rating.MET:
                rating = texts.AT_LEAST.say(language, rating=rating)
            picks.append(texts.REACH.say(language, norms=picked, rating=rating))
        else:
            picks.append(texts.RAISE.say(language, norms=picked, rating=rating))
    return picks
