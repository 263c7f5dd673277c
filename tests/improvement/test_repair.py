# SPDX-License-Identifier: MIT
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from random import Random
from typing import Any

import attrs
import pytest

from sterksociaalwerk.errors import InvalidArgumentError
from sterksociaalwerk.evaluation import Evaluation, Outcome, evaluate
from sterksociaalwerk.framework import Cycle, Framework, Limit, NormId, Rated, Rating, Rule
from sterksociaalwerk.improvement import Choice, Repair, RepairPlan, Step, repair
from sterksociaalwerk.label import V2019
from tests.generators import F2017, F2019, every_tally, rated_frameworks, seeded
from tests.oracle import BETTER, Price, Spent, counts_for, least_to_be_sure, least_to_hope, still

MET, PARTLY, NOT, INAPPLICABLE = Rating
Ratings = dict[NormId, Rated]

EDITIONS = [pytest.param(F2017, 10, 5, id="2017"), pytest.param(F2019, 8, 3, id="2019")]


def _raised(evaluation: Evaluation, steps: Iterable[Step], *, surely: bool) -> Evaluation:
    """Evaluate after raising norms: open ones to that very rating, or surely to it at least."""
    ratings = dict(evaluation.ratings)
    for step in steps:
        assert ratings[step.norm] == step.before
        goals = {
            step.after if step.after in BETTER[rating] else rating for rating in still(step.before)
        }
        ratings[step.norm] = frozenset(goals) if surely else step.after
    return evaluate(ratings, evaluation.framework, cycle=evaluation.cycle)


def _picked(random: Random, choices: Iterable[Choice]) -> list[Step]:
    """Return steps for any norms of each choice; those of one norm at most."""
    steps: list[Step] = []
    for choice in choices:
        taken = {step.norm for step in steps}
        free = [norm for norm in choice.among if norm not in taken]
        steps += [
            Step(norm=norm, before=choice.before, after=choice.after)
            for norm in random.sample(free, choice.pick)
        ]
    return steps


def _assert_well_formed(plan: RepairPlan, evaluation: Evaluation) -> None:
    place = {norm.id: at for at, norm in enumerate(evaluation.framework.norms)}
    order = [place[step.norm] for step in plan.steps]
    assert order == sorted(set(order))
    assert plan.count == len(plan.steps) == sum(choice.pick for choice in plan.choices)
    for step in plan.steps:
        assert any(step.after in BETTER[rating] for rating in still(step.before))
        assert step.is_upgrade
    for choice in plan.choices:
        assert 1 <= choice.pick <= len(choice.among)
        assert [place[norm] for norm in choice.among] == sorted(
            place[norm] for norm in set(choice.among)
        )
        chosen = [step for step in plan.steps if step.norm in choice.among]
        assert (
            Counter((step.before, step.after) for step in chosen)[choice.before, choice.after]
            >= choice.pick
        )


def _assert_repairs(
    random: Random, evaluation: Evaluation, plan: RepairPlan, price: Price, *, surely: bool
) -> None:
    """Check that the steps, and any other steps that the choices allow, do what they should."""
    _assert_well_formed(plan, evaluation)
    for steps in (plan.steps, _picked(random, plan.choices), _picked(random, plan.choices)):
        after = _raised(evaluation, steps, surely=surely).verdict.outcome
        if surely or not evaluation.verdict.tally.open:
            assert after is Outcome.PASS
        else:
            assert after is not Outcome.FAIL
        prices = [
            [
                price(step.norm, before, step.after)
                for before in still(step.before)
                if step.after in BETTER[before]
            ]
            for step in steps
        ]
        assert plan.cost == sum(map(max if surely else min, prices))
        assert len(steps) == plan.count


def _check(
    seed: int, evaluation: Evaluation, price: Price, plan: Repair | None
) -> tuple[Spent | None, Spent | None]:
    """Compare a plan with what trying everything finds; return the latter."""
    framework, ratings = evaluation.framework, evaluation.ratings
    rule = framework.rule_for(evaluation.cycle)
    hope = least_to_hope(framework, rule, ratings, price)
    sure = least_to_be_sure(framework, rule, ratings, price)
    if plan is None:
        assert hope is None
        assert sure is None
        return hope, sure
    assert (plan.needed.cost, plan.needed.count) == hope
    random = seeded(seed)
    _assert_repairs(random, evaluation, plan.needed, price, surely=False)
    if plan.certain is None:
        assert sure is None
    else:
        assert (plan.certain.cost, plan.certain.count) == sure
        _assert_repairs(random, evaluation, plan.certain, price, surely=True)
    return hope, sure


def _problems(seeds: int, most_norms: int) -> Iterator[tuple[int, Evaluation]]:
    for seed, (framework, ratings) in enumerate(rated_frameworks(seeds, 3, most_norms=most_norms)):
        yield seed, evaluate(ratings, framework, cycle=list(Cycle)[seed % 2])
        if seed % 3 == 0:
            # Where more is wrong, more has to be raised.
            for rest in (NOT, frozenset({PARTLY, NOT})):
                worse: Ratings = dict.fromkeys(framework.layout.ids, rest)
                yield seed, evaluate(worse | ratings, framework)


def _one_each(norm: NormId, before: Rating, after: Rating) -> int:
    assert after in BETTER[before], norm
    return 1


@pytest.mark.slow
def test_the_fewest_norms_are_raised() -> None:
    seen = Counter[str]()
    for seed, evaluation in _problems(80, 8):
        plan = repair(evaluation)
        hope, sure = _check(seed, evaluation, _one_each, plan)
        seen[f"hope: {hope and min(hope[1], 2)}"] += 1
        seen[f"sure: {sure and min(sure[1], 2)}"] += 1
        seen["raised to partly met"] += plan is not None and any(
            step.after is PARTLY for step in plan.needed.steps
        )
        seen["open norms raised"] += plan is not None and any(
            isinstance(step.before, frozenset) for step in plan.needed.steps
        )
        seen["in sight, but never sure"] += hope is not None and sure is None
    assert len(seen) == 11
    assert min(seen.values()) >= 5, seen


def _for_each_raise(random: Random, dearest: int) -> Price:
    costs: dict[object, int] = {}

    def price(norm: NormId, before: Rating, after: Rating) -> int:
        assert after in BETTER[before]
        return costs.setdefault((norm, before, after), random.randint(0, dearest))

    return price


def _for_each_norm(costs: dict[NormId, int]) -> Price:
    def price(norm: NormId, before: Rating, after: Rating) -> int:
        assert after in BETTER[before]
        return costs[norm]

    return price


@pytest.mark.slow
def test_the_cheapest_norms_are_raised() -> None:
    seen = Counter[str]()
    for seed, evaluation in _problems(80, 8):
        random = seeded(seed)
        # Small numbers, so that some norms are alike and some raises are free.
        dearest = random.choice([2, 5, 1_000_000_000_000])
        per_raise = _for_each_raise(random, dearest)
        per_norm = {norm.id: random.randint(0, dearest) for norm in evaluation.framework.norms}
        for price, cost in ((per_raise, per_raise), (_for_each_norm(per_norm), per_norm)):
            plan = repair(evaluation, cost=cost)
            hope, sure = _check(seed, evaluation, price, plan)
            seen["free raises"] += hope is not None and hope[0] < hope[1]
            seen["dear raises"] += hope is not None and hope[0] > hope[1]
            seen["dear to be sure"] += sure is not None and sure[0] > sure[1]
            seen["none"] += hope is None
    assert min(seen.values()) >= 5, seen


@pytest.mark.slow
@pytest.mark.parametrize(("framework", "most_partly", "most_not"), EDITIONS)
def test_every_tally_needs_as_many_norms_as_exceed_the_limits(
    framework: Framework, most_partly: int, most_not: int
) -> None:
    """On all 1431 tallies of 2017 and all 1275 of 2019."""
    random = seeded(2019)
    number = 0
    for partly, not_met, evaluation in every_tally(framework):
        number += 1
        plan = repair(evaluation)
        assert plan is not None
        assert plan.needed.count == max(not_met - most_not, 0) + max(partly - most_partly, 0)
        assert plan.needed.cost == plan.needed.count
        assert plan.certain == plan.needed
        _assert_well_formed(plan.needed, evaluation)
        for steps in (plan.needed.steps, _picked(random, plan.needed.choices)):
            away, there = (
                Counter(step.before for step in steps),
                Counter(step.after for step in steps),
            )
            assert partly - away[PARTLY] + there[PARTLY] <= most_partly
            assert not_met - away[NOT] + there[NOT] <= most_not
    assert number == {52: 1431, 49: 1275}[framework.norm_count]


def _audit(
    framework: Framework,
    rated: Mapping[str, Rated] | None = None,
    *,
    partly: int = 0,
    not_met: int = 0,
) -> Evaluation:
    """Evaluate an audit in which the first norms are partly met, the last not, the others met."""
    ids = [norm.id for norm in framework.norms]
    ratings: dict[str, Rated] = dict.fromkeys(ids, MET)
    ratings |= dict.fromkeys(ids[:partly], PARTLY)
    ratings |= dict.fromkeys(ids[len(ids) - not_met :], NOT)
    return evaluate({**ratings, **(rated or {})}, framework)


def _usage(framework: Framework, norm: NormId) -> list[list[int]]:
    """Return what each rating of a norm uses of each limit that some ratings exceed."""
    (known,) = [each for each in framework.norms if each.id == norm]
    uses: list[list[int]] = []
    for limit in framework.rule.limits:
        worst = sum(
            max(counts_for(limit, each, rating) for rating in Rating) for each in framework.norms
        )
        if worst > limit.at_most:
            uses.append([counts_for(limit, known, rating) for rating in Rating])
    return uses


def test_every_norm_that_would_do_as_well_is_among_the_choices() -> None:
    across = 0
    for framework, ratings in rated_frameworks(600, 2):
        evaluation = evaluate(ratings, framework)
        plan = repair(evaluation)
        if plan is None:
            continue
        category = {norm.id: norm.category for norm in framework.norms}
        for choice in plan.needed.choices:
            uses = _usage(framework, choice.among[0])
            assert choice.among == tuple(
                norm
                for norm, rating in evaluation.ratings.items()
                if rating == choice.before and _usage(framework, norm) == uses
            )
            across += len({category[norm] for norm in choice.among}) > 1
    assert across > 20


def test_a_norm_is_never_raised_to_where_there_is_no_room() -> None:
    # All 8 that may be partly met are: from not met a norm has to rise to met.
    plan = repair(_audit(F2019, partly=8, not_met=5))
    assert plan is not None
    assert plan.needed.choices == (
        Choice(
            pick=2, among=tuple(NormId(f"O{at}") for at in range(13, 18)), before=NOT, after=MET
        ),
    )
    assert [step.norm for step in plan.needed.steps] == ["O13", "O14"]
    # Beyond both limits, each of them is mended by itself.
    plan = repair(_audit(F2019, partly=11, not_met=4))
    assert plan is not None
    assert [(choice.pick, choice.before, choice.after) for choice in plan.needed.choices] == [
        (3, PARTLY, MET),
        (1, NOT, MET),
    ]


def _local(*limits: Limit, norm_count: int = 4, **changes: Any) -> Framework:  # noqa: ANN401
    split = {"vakmanschap": norm_count, "dienstverlening": 0, "organisatie-bestuur": 0}
    return V2019.variant(
        "local", rule=Rule(limits), norm_count=norm_count, **changes
    ).with_numbered_norms(split)


def test_where_met_is_dear_norms_are_raised_to_partly_met_as_far_as_there_is_room() -> None:
    framework = _local(
        Limit(key="partly-met", ratings={PARTLY}, at_most=1),
        Limit(key="not-met", ratings={NOT}, at_most=2),
        norm_count=5,
    )
    evaluation = _audit(framework, not_met=5)
    plan = repair(evaluation, cost=lambda _norm, before, after: (before.order - after.order) ** 3)
    assert plan is not None
    assert (plan.needed.cost, plan.needed.count) == (1 + 8 + 8, 3)
    among = tuple(norm.id for norm in framework.norms)
    assert {(choice.after, choice.pick) for choice in plan.needed.choices} == {
        (MET, 2),
        (PARTLY, 1),
    }
    assert {choice.among for choice in plan.needed.choices} == {among}
    # No norm is raised twice, and the first ones are raised furthest.
    assert [(step.norm, step.after) for step in plan.needed.steps] == [
        (among[0], MET),
        (among[1], MET),
        (among[2], PARTLY),
    ]


def test_of_equally_cheap_plans_the_one_with_the_fewest_norms_is_found() -> None:
    heavy = Limit(key="not-met", ratings={NOT}, at_most=3, weights={"V1": 3})
    framework = _local(heavy)
    evaluation = _audit(framework, not_met=4)
    # Either the norm that counts three times is raised, or the three others are.
    for cost, raised in (
        ({"V1": 3, "V2": 1, "V3": 1, "V4": 1}, ["V1"]),
        ({"V1": 1, "V2": 0, "V3": 0, "V4": 0}, ["V2", "V3", "V4"]),
        (dict.fromkeys(["V1", "V2", "V3", "V4"], 0), ["V1"]),
    ):
        plan = repair(evaluation, cost=cost)
        assert plan is not None
        assert [step.norm for step in plan.needed.steps] == raised
        assert plan.needed.cost == sum(cost[norm] for norm in raised)


def test_what_passes_needs_nothing() -> None:
    nothing = RepairPlan(count=0, cost=0, steps=(), choices=())
    expected = Repair(needed=nothing, certain=nothing)
    assert repair(_audit(F2019)) == expected
    # At the paradox nothing is raised either.
    assert repair(_audit(F2019, partly=8, not_met=3)) == expected
    assert repair(_audit(F2019, partly=8), cost={}) == expected


def test_what_is_open_needs_nothing_yet_and_something_to_be_sure() -> None:
    plan = repair(evaluate({"V1": MET}, F2017))
    assert plan is not None
    assert (plan.needed.count, plan.needed.steps, plan.needed.choices) == (0, (), ())
    # Of 51 open norms, 5 may turn out not met; the 46 others must be met.
    assert plan.certain is not None
    (choice,) = plan.certain.choices
    assert (choice.pick, len(choice.among), choice.after) == (46, 51, MET)
    assert choice.before == frozenset({MET, PARTLY, NOT})


def test_beside_open_norms_only_what_must_be_raised_is_proposed() -> None:
    maybe = frozenset({PARTLY, MET})
    plan = repair(_audit(F2019, {"D1": maybe, "D2": maybe}, not_met=5, partly=7))
    assert plan is not None
    assert [(choice.pick, choice.before) for choice in plan.needed.choices] == [(2, NOT)]
    # To be sure, one of the two open norms has to be met as well.
    assert plan.certain is not None
    assert plan.certain.count == 3
    assert plan.certain.steps[0] == Step(norm=NormId("D1"), before=maybe, after=MET)


_NOT_TO_BE_RAISED: dict[str, tuple[Limit, dict[str, Rated]]] = {
    "met counts": (Limit(key="met", ratings={MET}, at_most=1), {}),
    "not applicable counts": (
        Limit(key="not-applicable", ratings={INAPPLICABLE}, at_most=0),
        {"V1": INAPPLICABLE},
    ),
    "not applicable, or open": (
        Limit(key="not-applicable", ratings={INAPPLICABLE}, at_most=0),
        {"V1": INAPPLICABLE, "V2": frozenset({NOT, INAPPLICABLE})},
    ),
}


@pytest.mark.parametrize(
    ("limit", "rated"), _NOT_TO_BE_RAISED.values(), ids=list(_NOT_TO_BE_RAISED)
)
def test_where_no_raise_helps_there_is_no_plan(limit: Limit, rated: dict[str, Rated]) -> None:
    framework = _local(limit, allows_not_applicable=True)
    evaluation = _audit(framework, rated)
    assert evaluation.verdict.outcome is Outcome.FAIL
    assert repair(evaluation) is None
    assert repair(evaluation, cost=dict.fromkeys(framework.layout.ids, 1)) is None


def test_what_no_raise_makes_sure_has_no_certain_plan() -> None:
    framework = _local(
        Limit(key="not-applicable", ratings={INAPPLICABLE}, at_most=0), allows_not_applicable=True
    )
    plan = repair(_audit(framework, {"V2": frozenset({NOT, INAPPLICABLE})}))
    assert plan is not None
    assert (plan.needed.count, plan.certain) == (0, None)


def _badly(norm: NormId, _: Rating, after: Rating) -> object:
    return {"V1": -1, "V2": None, "V3": 1}[norm] if after is MET else 1


_FAILING = {"V1": NOT, "V2": NOT, "V3": PARTLY, "V4": MET}
_STRICT = _local(Limit(key="deviating", ratings={PARTLY, NOT}, at_most=0))
_TWO = {"V2": 1, "V3": 1}
_BAD_COSTS: dict[str, tuple[Any, list[str]]] = {
    "negative": ({**_TWO, "V1": -1}, ["cost['V1']: must be at least 0, got -1"]),
    "a flag": ({**_TWO, "V1": True}, ["cost['V1']: must be a whole number, got True"]),
    "a fraction": ({**_TWO, "V1": 1.0}, ["cost['V1']: must be a whole number, got 1.0"]),
    "not a number": (
        {**_TWO, "V1": float("nan")},
        ["cost['V1']: must be a whole number, got nan"],
    ),
    "missing": (_TWO, ["cost['V1']: is missing"]),
    "of no norm": (
        {**_TWO, "V1": 1, "v1": 1, "X": 0},
        ["cost['v1']: unknown norm, did you mean 'V1'?", "cost['X']: unknown norm"],
    ),
    "several": (
        {"V1": -1, "V2": 0, "V3": "x"},
        [
            "cost['V1']: must be at least 0, got -1",
            "cost['V3']: must be a whole number, got 'x'",
        ],
    ),
    "of a function": (
        _badly,
        [
            "cost('V1', not-met, met): must be at least 0, got -1",
            "cost('V2', not-met, met): must be a whole number, got None",
        ],
    ),
    "no function": (3, ["cost: must be a mapping or a function, got 3"]),
    "text": ("V1", ["cost: must be a mapping or a function, got 'V1'"]),
}


@pytest.mark.parametrize(("cost", "faults"), _BAD_COSTS.values(), ids=list(_BAD_COSTS))
def test_every_fault_of_the_costs_is_named(cost: Any, faults: list[str]) -> None:  # noqa: ANN401
    with pytest.raises(InvalidArgumentError) as caught:
        repair(evaluate(_FAILING, _STRICT), cost=cost)
    assert [str(fault) for fault in caught.value.faults] == faults


def test_an_endless_text_for_a_cost_is_named_at_once_and_in_brief() -> None:
    cost: Any = {**_TWO, "V1": "x" * 10_000_000}
    with pytest.raises(InvalidArgumentError) as caught:
        repair(evaluate(_FAILING, _STRICT), cost=cost)
    assert len(str(caught.value)) < 400


def test_costs_of_norms_that_need_no_raising_are_not_asked_for() -> None:
    asked = list[tuple[NormId, Rating, Rating]]()

    def cost(norm: NormId, before: Rating, after: Rating) -> int:
        asked.append((norm, before, after))
        return 1

    plan = repair(evaluate(_FAILING, _STRICT), cost=cost)
    assert plan is not None
    assert plan.needed.count == 3
    assert sorted(asked, key=lambda each: (each[0], each[2].order)) == [
        ("V1", NOT, MET),
        ("V1", NOT, PARTLY),
        ("V2", NOT, MET),
        ("V2", NOT, PARTLY),
        ("V3", PARTLY, MET),
    ]


def test_the_largest_costs_are_added_up_exactly() -> None:
    huge = 10**15
    plan = repair(evaluate(_FAILING, _STRICT), cost={"V1": huge, "V2": 1, "V3": huge})
    assert plan is not None
    assert (plan.needed.cost, type(plan.needed.cost)) == (2 * huge + 1, int)


def test_plans_are_the_same_whatever_the_order_of_mappings_and_whatever_was_asked_before() -> None:
    for seed, (framework, ratings) in enumerate(rated_frameworks(40, 2, most_norms=8)):
        random = seeded(seed)
        costs = {norm.id: random.randint(0, 2) for norm in framework.norms}
        # An equal framework that has not kept anything yet.
        fresh = attrs.evolve(framework)
        mixed = dict(random.sample(list(ratings.items()), len(ratings)))
        for cost in (None, costs):
            plan = repair(evaluate(ratings, framework), cost=cost)
            turned = cost and dict(random.sample(list(cost.items()), len(cost)))
            assert repair(evaluate(mixed, fresh), cost=turned) == plan
            assert repr(repair(evaluate(ratings, framework), cost=cost)) == repr(plan)
