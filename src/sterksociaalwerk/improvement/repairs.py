# SPDX-License-Identifier: MIT
"""The fewest norms to raise, or the cheapest, so that the rule is met.

For the opposite question, how far an outcome is from flipping, see
:func:`~sterksociaalwerk.improvement.flip_distance`.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import cast

from attrs import frozen

from .._checks import Faults, shown
from .._engine.likeness import Likeness, alike, using
from .._engine.rows import POSSIBLE
from .._engine.rules import CompiledRule, Kind, Vector
from .._engine.search import Item, Way, cheapest, fewest
from ..errors import InvalidArgumentError
from ..evaluation import Evaluation, Outcome
from ..framework import NormId, Rating
from .step import Choice, Step

_MOST_COST = 10**15

Cost = Mapping[NormId, int] | Mapping[str, int] | Callable[[NormId, Rating, Rating], int]
"""What raising costs: a whole number per norm, or a function of the norm, its rating now and its
rating afterwards."""


@frozen(kw_only=True)
class RepairPlan:
    """Which norms to raise.

    Attributes:
        count: How many norms are raised.
        cost: The total cost; equal to *count* when no cost was given.
        steps: One way to do it, in the order of the catalogue.
        choices: All ways to do it that differ only in which of several equal norms are raised; a
            norm that is in more than one of them is picked for at most one.

    Example:
        >>> from sterksociaalwerk.evaluation import evaluate
        >>> from sterksociaalwerk.label import V2017
        >>> framework = V2017.with_numbered_norms()
        >>> ratings = {norm.id: Rating.MET for norm in framework.norms}
        >>> ratings |= {f"V{number}": Rating.PARTLY_MET for number in range(1, 12)}
        >>> ratings |= {f"O{number}": Rating.NOT_MET for number in range(1, 8)}
        >>> plan = repair(evaluate(ratings, framework)).certain
        >>> [(choice.pick, len(choice.among)) for choice in plan.choices]
        [(1, 11), (2, 7)]
    """

    count: int
    cost: int
    steps: tuple[Step, ...]
    choices: tuple[Choice, ...]


@frozen(kw_only=True)
class Repair:
    """What must be raised for the rule to be met, and what makes that certain.

    Attributes:
        needed: The plan that must be carried out whatever the open norms turn out to be: with fewer
            norms the rule is not met even if they all turn out well. If there are no open norms,
            the rule is met after it; its count is 0 when nothing has to be raised.
        certain: The plan after which the rule is met however the open norms turn out; it replaces
            *needed*. It may require open norms to reach a rating. ``None`` if no plan makes that
            certain.

    Example:
        >>> from sterksociaalwerk.evaluation import evaluate
        >>> from sterksociaalwerk.label import V2017
        >>> framework = V2017.with_numbered_norms()
        >>> ratings = {norm.id: Rating.MET for norm in framework.norms}
        >>> ratings |= {f"O{number}": Rating.NOT_MET for number in range(1, 8)}
        >>> plan = repair(evaluate(ratings, framework)).needed
        >>> plan.count, plan.choices[0].pick, len(plan.choices[0].among)
        (2, 2, 7)
    """

    needed: RepairPlan
    certain: RepairPlan | None


def repair(evaluation: Evaluation, *, cost: Cost | None = None) -> Repair | None:
    """Find the fewest norms to raise so that the rule is met, or the cheapest ones.

    Exact for every rule. A norm may be raised by one step or more; a plan never raises a norm to a
    rating that would exceed another limit. Norms that do not apply are left alone.

    Args:
        evaluation: The evaluation to repair.
        cost: What raising a norm costs, in whole numbers from 0 to 10**15; by default, 1 for each
            norm. Of equally cheap plans, one with the fewest norms is returned.

    Returns:
        What must be raised, and what makes that certain; nothing when the rule is met already.
        ``None`` if no raising can make the outcome a pass.

    Raises:
        InvalidArgumentError: If an argument is malformed, or a cost is missing, is for a norm that
            the framework does not have, or is not a whole number within the bounds; lists every
            fault.

    Example:
        >>> from sterksociaalwerk.evaluation import evaluate
        >>> from sterksociaalwerk.label import V2017
        >>> framework = V2017.with_numbered_norms()
        >>> ratings = {norm.id: Rating.MET for norm in framework.norms}
        >>> ratings |= {f"O{number}": Rating.NOT_MET for number in range(1, 7)}
        >>> costs = {norm.id: 3 for norm in framework.norms} | {"O6": 1}
        >>> plan = repair(evaluate(ratings, framework), cost=costs).needed
        >>> plan.cost, [step.norm for step in plan.steps]
        (1, ['O6'])
    """
    faults = Faults()
    faults.instance("evaluation", evaluation, Evaluation, "an Evaluation")
    price: object = cost
    if price is not None and not isinstance(price, Mapping) and not callable(price):
        faults.add("cost", f"must be a mapping or a function, got {shown(price)}")
    faults.raise_any(InvalidArgumentError)
    nothing = RepairPlan(count=0, cost=0, steps=(), choices=())
    outcome = evaluation.verdict.outcome
    if outcome is Outcome.PASS:
        return Repair(needed=nothing, certain=nothing)
    planner = _Planner(evaluation, cost)
    # While the outcome is open, some way to settle the open norms needs no raising.
    needed = planner.plan(_hopeful) if outcome is Outcome.FAIL else nothing
    if needed is None:
        return None
    certain = planner.plan(_cautious) if evaluation.verdict.tally.open else needed
    return Repair(needed=needed, certain=certain)


_RATINGS = tuple(Rating)
_NOT_MET = Rating.NOT_MET.order
_Raise = tuple[int, int]
"""The option of a norm, and a better one."""
_Offer = tuple[int | None, Vector, tuple[_Raise, ...]]
"""An option to reach (``None`` to leave a norm alone), its usage, and the raises it may take."""
_Offers = Callable[[CompiledRule, int, int], list[_Offer]]


def _hopeful(rule: CompiledRule, kind: int, code: int) -> list[_Offer]:
    """Offer a norm whatever it may turn out to be, and what it can be raised to from there."""
    vectors, possible = rule.binding.kinds[kind], POSSIBLE[code]
    offers: list[_Offer] = [(None, vectors[option], ()) for option in possible]
    for after in _better_than(max(possible)):
        if after not in possible:
            # The cheapest of the raises will do: the norm may turn out to be where it starts.
            raises = tuple((before, after) for before in possible if _raisable(before, after))
            offers += [(after, vectors[after], (step,)) for step in raises]
    return offers


def _cautious(rule: CompiledRule, kind: int, code: int) -> list[_Offer]:
    """Offer a norm the worst it may turn out to be, and what it must reach at least."""
    vectors, possible = rule.binding.kinds[kind], POSSIBLE[code]
    offers: list[_Offer] = [(None, _most(vectors, possible), ())]
    for after in _better_than(max(possible)):
        raises = tuple((before, after) for before in possible if _raisable(before, after))
        kept = {before for before in possible if not _raisable(before, after)} | {after}
        offers.append((after, _most(vectors, kept), raises))
    return offers


def _raisable(before: int, after: int) -> bool:
    # What does not apply is left alone.
    return after < before <= _NOT_MET


def _better_than(worst: int) -> range:
    return range(min(worst, _NOT_MET))


def _most(vectors: Kind, options: Iterable[int]) -> Vector:
    return tuple(map(max, zip(*(vectors[option] for option in options), strict=True)))


_RAISES = [
    tuple(
        (before, after)
        for before in possible
        for after in _better_than(before)
        if _raisable(before, after)
    )
    for possible in POSSIBLE
]
"""The raises of a norm, by its byte."""
_Prices = tuple[int, ...]
"""What each raise of a norm costs; none where no cost was given."""


def _item(
    rule: CompiledRule, make: _Offers, scale: int, part: tuple[Likeness, _Prices, int]
) -> Item:
    """Return what is offered to interchangeable norms; a norm raised is 1, its price a multiple."""
    (group, kind, code), prices, times = part
    price_of = dict(zip(_RAISES[code], prices, strict=bool(prices)))
    ways = tuple(
        Way(max((price_of.get(step, 0) for step in raises), default=0) * scale + bool(raises), used)
        for _, used, raises in rule.once(make, kind, code)
    )
    return Item(group, ways, times)


def _looked_up(
    faults: Faults, given: dict[str, object], norm: NormId, raises: tuple[_Raise, ...]
) -> _Prices:
    """Return the one price of a norm for each of its raises, so that a fault is named once."""
    if not raises:
        return ()
    path = f"cost[{norm!r}]"
    if norm not in given:
        faults.add(path, "is missing")
    elif faults.integer(path, given[norm], 0, _MOST_COST):
        return (cast("int", given[norm]),) * len(raises)
    return ()


def _asked(
    faults: Faults,
    cost: Callable[[NormId, Rating, Rating], int],
    norm: NormId,
    raises: tuple[_Raise, ...],
) -> _Prices:
    prices: list[int] = []
    for before, after in raises:
        was, now = _RATINGS[before], _RATINGS[after]
        price = cost(norm, was, now)
        faults.integer(f"cost({norm!r}, {was.value}, {now.value})", price, 0, _MOST_COST)
        prices.append(price)
    return tuple(prices)


class _Planner:
    """Prices what can be offered to the norms of one row, and searches the cheapest plan."""

    def __init__(self, evaluation: Evaluation, cost: Cost | None) -> None:
        self._rule = evaluation.framework.compiled_for(evaluation.cycle)
        self._layout = evaluation.framework.layout
        self._cost = cost
        # A norm more or less decides only between plans that cost the same.
        self._scale = 0 if cost is None else self._layout.size + 1
        groups = using(self._rule, alike(self._rule, evaluation.row))
        # Norms that are interchangeable, their prices included.
        self._parts: list[tuple[Likeness, _Prices, list[int]]] = (
            [(likeness, (), places) for likeness, places in groups.items()]
            if cost is None
            else self._priced(groups, cost)
        )

    def _given(self, faults: Faults, cost: Cost) -> dict[str, object]:
        """Return the costs of a mapping, and check that they are of norms that there are."""
        if not isinstance(cost, Mapping):
            return {}
        given = dict(cast("Mapping[str, object]", cost))
        for norm in given:
            if self._layout.place(norm) is None:
                hint = faults.hint(norm, self._layout.ids)
                faults.add(f"cost[{shown(norm)}]", f"unknown norm{hint}")
        return given

    def _priced(
        self, groups: dict[Likeness, list[int]], cost: Cost
    ) -> list[tuple[Likeness, _Prices, list[int]]]:
        faults = Faults()
        given = self._given(faults, cost)
        parts: list[tuple[Likeness, _Prices, list[int]]] = []
        for likeness, places in groups.items():
            raises = _RAISES[likeness[2]]
            by_prices: dict[_Prices, list[int]] = {}
            for at in places:
                norm = self._layout.ids[at]
                if isinstance(cost, Mapping):
                    prices = _looked_up(faults, given, norm, raises)
                else:
                    prices = _asked(faults, cost, norm, raises)
                if not faults.found:
                    by_prices.setdefault(prices, []).append(at)
            parts += [(likeness, prices, own) for prices, own in by_prices.items()]
        faults.raise_any(InvalidArgumentError)
        return parts

    def plan(self, make: _Offers) -> RepairPlan | None:
        """Return the cheapest plan, or ``None`` if there is none."""
        rule, scale = self._rule, self._scale
        items = [
            rule.once(_item, make, scale, (likeness, prices, len(places)))
            for likeness, prices, places in self._parts
        ]
        found = (fewest if self._cost is None else cheapest)(rule, items)
        if found is None:
            return None
        total, counts = found
        ids = self._layout.ids
        steps: list[tuple[int, Step]] = []
        choices: list[Choice] = []
        for ((_, kind, code), _, places), picks in zip(self._parts, counts, strict=True):
            offers = rule.once(make, kind, code)
            first = 0
            for (reached, _, raises), pick in zip(offers, picks, strict=True):
                if reached is None or not raises or not pick:
                    continue
                before, after = self._layout.rated(code), _RATINGS[reached]
                among = tuple([ids[at] for at in places])
                choices.append(Choice(pick=pick, among=among, before=before, after=after))
                raised = places[first : first + pick]
                steps += [(at, Step(norm=ids[at], before=before, after=after)) for at in raised]
                first += pick
        count = len(steps)
        return RepairPlan(
            count=count,
            cost=count if self._cost is None else (total - count) // self._scale,
            steps=tuple(step for _, step in sorted(steps, key=lambda pair: pair[0])),
            choices=tuple(choices),
        )
