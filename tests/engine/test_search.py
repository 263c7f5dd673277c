# SPDX-License-Identifier: MIT
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import product
from random import Random
from sys import getsizeof

import pytest

from sterksociaalwerk._engine.rules import CompiledRule
from sterksociaalwerk._engine.search import Found, Item, Way, cheapest, fewest, possible
from sterksociaalwerk._engine.space import Space
from sterksociaalwerk.framework import Framework, Limit, Norm, NormId, Rating, Rule
from sterksociaalwerk.label import V2017, V2019
from tests.generators import random_framework

_CATEGORIES = [category.key for category in V2017.categories]
_DEVIATING = [{Rating.PARTLY_MET}, {Rating.NOT_MET}, {Rating.PARTLY_MET, Rating.NOT_MET}]


def _random(seed: int) -> Random:
    return Random(seed)  # noqa: S311  # no secret, and the same in every run


def _by_category(random: Random) -> Framework:
    """Return a framework in which most limits speak of one category."""
    norms = [
        Norm(NormId(f"N{number}"), random.choice(_CATEGORIES))
        for number in range(random.randint(2, 6))
    ]
    limits = [
        Limit(
            key=f"limit-{number}",
            ratings=random.choice(_DEVIATING),
            at_most=random.randint(0, 2),
            category=category,
            weights={norm.id: random.randint(0, 2) for norm in norms[:2]},
        )
        for number, category in enumerate([*random.choices(_CATEGORIES, k=4), None])
    ]
    random.shuffle(limits)
    base = V2019.variant("local", norm_count=len(norms), rule=Rule(limits))
    return base.with_norms(norms)


def _items(random: Random, rule: CompiledRule, count: int, dearest: int) -> list[Item]:
    """Return some options for each norm: ratings it may be given, at random costs."""
    binding = rule.binding
    kinds = binding.kind_of or (0,) * count
    groups = binding.group_of or (0,) * count
    offers: dict[int, list[tuple[Way, ...]]] = {}
    chosen: list[tuple[int, tuple[Way, ...]]] = []
    for group, kind in zip(groups, kinds, strict=True):
        known = offers.setdefault(kind, [])
        if not known or random.random() < 0.5:
            ratings = random.sample(list(Rating), random.randint(1, 4))
            known.append(
                tuple(
                    Way(random.randint(0, dearest), binding.kinds[kind][rating.order])
                    for rating in ratings
                )
            )
        chosen.append((group, random.choice(known)))
    return [Item(group, options, times) for (group, options), times in Counter(chosen).items()]


def _shares(times: int, options: int) -> Iterator[tuple[int, ...]]:
    """Yield the ways to give each of some norms one of some options."""
    if options == 1:
        yield (times,)
        return
    for first in range(times + 1):
        for rest in _shares(times - first, options - 1):
            yield (first, *rest)


def _total(choice: Sequence[tuple[int, ...]], items: Sequence[Item]) -> tuple[int, tuple[int, ...]]:
    cost = 0
    used = [0] * len(items[0].ways[0].vector)
    for shares, item in zip(choice, items, strict=True):
        for share, way in zip(shares, item.ways, strict=True):
            cost += share * way.cost
            for at, amount in enumerate(way.vector):
                used[at] += share * amount
    return cost, tuple(used)


def _least_cost(caps: Sequence[int], items: Sequence[Item]) -> int | None:
    totals = (
        _total(choice, items)
        for choice in product(*(_shares(item.times, len(item.ways)) for item in items))
    )
    within = [cost for cost, used in totals if all(map(int.__le__, used, caps))]
    return min(within, default=None)


def _check(rule: CompiledRule, items: Sequence[Item]) -> int | None:
    """Search, check that the choice is one, and return what it costs."""
    cost = _checked(cheapest(rule, items), rule, items)
    assert possible(rule, _free(items)) is (cost is not None)
    if all(way.cost in (0, 1) for item in items for way in item.ways):
        assert _checked(fewest(rule, items), rule, items) == cost
    return cost


def _free(items: Sequence[Item]) -> list[Item]:
    return [
        Item(item.group, tuple(Way(0, way.vector) for way in item.ways), item.times)
        for item in items
    ]


def _checked(found: Found | None, rule: CompiledRule, items: Sequence[Item]) -> int | None:
    if found is None:
        return None
    cost, choice = found
    assert [sum(shares) for shares in choice] == [item.times for item in items]
    assert [len(shares) for shares in choice] == [len(item.ways) for item in items]
    total, used = _total(choice, items)
    assert total == cost
    assert all(map(int.__le__, used, rule.binding.caps))
    return cost


def _costs(answers: Iterable[Found | None]) -> list[int | None]:
    return [None if answer is None else answer[0] for answer in answers]


def _answers(rule: CompiledRule, items: Sequence[Item]) -> list[Found | None]:
    cheap = [Item(item.group, tuple(map(_at_most_one, item.ways)), item.times) for item in items]
    return [cheapest(rule, items), fewest(rule, cheap)]


def _at_most_one(way: Way) -> Way:
    return Way(min(way.cost, 1), way.vector)


def _problems(seeds: int) -> Iterator[tuple[Framework, list[Item]]]:
    for seed in range(seeds):
        random = _random(seed)
        framework = (
            _by_category(random)
            if seed % 2
            else random_framework(random, most_norms=5, plain=not seed % 3)
        )
        for dearest in (0, 1, 1, 5, 1_000_000_000_000):
            yield framework, _items(random, framework.compiled, framework.norm_count, dearest)


@pytest.mark.slow
def test_the_cheapest_choice_is_found() -> None:
    found = list[int | None]()
    for framework, items in _problems(200):
        cost = _check(framework.compiled, items)
        assert cost == _least_cost(framework.compiled.binding.caps, items), (framework.rule, items)
        found.append(cost)
    assert found.count(None) > 50
    assert found.count(0) > 50
    assert sum(bool(cost) for cost in found) > 50


def test_norms_taken_one_by_one_cost_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    problems = list(_problems(60))
    together = [_check(framework.compiled, items) for framework, items in problems]
    monkeypatch.setattr("sterksociaalwerk._engine.space._MOST_COMBINATIONS", 0)
    assert [_check(framework.compiled, items) for framework, items in problems] == together


@pytest.mark.parametrize("seeds", [6, pytest.param(60, marks=pytest.mark.slow)])
@pytest.mark.parametrize("bound", ["_SIDE_BY_SIDE", "_MOST_KEPT"])
def test_a_long_table_is_searched_with_the_same_answer(
    bound: str, seeds: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    problems = list(_problems(seeds))
    short = [_answers(framework.compiled, items) for framework, items in problems]
    # As if the table were too long to lay side by side, or to keep before every norm.
    monkeypatch.setattr(f"sterksociaalwerk._engine.search.{bound}", 0)
    monkeypatch.setattr("sterksociaalwerk._engine.space._MOST_COMBINATIONS", 0)
    one_by_one = [_answers(framework.compiled, items) for framework, items in problems]
    assert [_costs(answers) for answers in one_by_one] == [_costs(answers) for answers in short]
    for framework, items in problems:
        _check(framework.compiled, items)


@pytest.mark.slow
def test_forgetting_what_was_kept_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    problems = list(_problems(60))
    kept = [_answers(framework.compiled, items) for framework, items in problems]
    monkeypatch.setattr("sterksociaalwerk._engine.store.MOST_BYTES", 1500)
    for (framework, items), answers in zip(problems, kept, strict=True):
        rule = framework.compile(framework.rule)
        assert _answers(rule, items) == answers
        assert _answers(rule, items) == answers
        assert len(rule.kept) < 4


def test_what_is_kept_is_said_to_be_as_large_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    most = 8_000
    monkeypatch.setattr("sterksociaalwerk._engine.store.MOST_BYTES", most)
    norms = [Norm(NormId(f"N{at}"), None) for at in range(30)]
    weights = {norm.id: 1 + at for at, norm in enumerate(norms)}
    limits = [
        Limit(key=key, ratings={rating}, at_most=50, weights=weights)
        for key, rating in (("partly", Rating.PARTLY_MET), ("not", Rating.NOT_MET))
    ]
    base = V2019.variant("large", norm_count=len(norms), rule=Rule(limits))
    rule = base.with_norms(norms).compiled
    kinds = [rule.binding.kinds[kind] for kind in rule.binding.kind_of]
    items = [Item(0, (Way(1, kind[0]), Way(0, kind[1]), Way(0, kind[2])), 1) for kind in kinds]
    # Some tables side by side are longer than all that may be kept.
    assert rule.once(Space).length * 32 > 8 * most
    assert fewest(rule, items) is not None
    assert all(getsizeof(kept) <= most for kept in rule.kept.values())


@pytest.mark.slow
def test_of_equally_cheap_choices_it_is_always_the_same() -> None:
    for framework, items in _problems(60):
        fresh = framework.compile(framework.rule)
        answers = _answers(fresh, items)
        assert _answers(fresh, items) == answers
        assert _answers(framework.compiled, items) == answers


def test_the_order_of_the_norms_does_not_change_the_cost() -> None:
    for framework, items in _problems(60):
        mixed = _random(len(items)).sample(items, len(items))
        assert _check(framework.compiled, mixed) == _check(framework.compiled, items)


@pytest.mark.slow
@pytest.mark.parametrize("dearest", [0, 1, 5], ids=["free", "one", "five"])
def test_many_norms_alike_are_no_problem(dearest: int) -> None:
    random = _random(dearest)
    limits = [
        Limit(key="partly", ratings={Rating.PARTLY_MET}, at_most=random.randint(22, 30)),
        Limit(key="not", ratings={Rating.NOT_MET}, at_most=random.randint(22, 30)),
        Limit(key="met", ratings={Rating.MET}, at_most=random.randint(0, 30)),
    ]
    framework = V2019.variant("alike", norm_count=60, rule=Rule(limits))
    vectors = framework.compiled.binding.kinds[0]
    # More than 512 ways to spread the first item: too many to combine.
    items = [
        Item(0, tuple(Way(random.randint(0, dearest), vectors[at]) for at in range(3)), times)
        for times in (48, 12)
    ]
    assert _check(framework.compiled, items) == _least_cost(framework.compiled.binding.caps, items)


def test_no_norms_cost_nothing() -> None:
    assert cheapest(V2019.compiled, []) == fewest(V2019.compiled, []) == (0, ())


@pytest.mark.parametrize("search", [cheapest, fewest])
def test_a_norm_without_any_way_out_has_no_choice(search: Callable[..., object]) -> None:
    limit = Limit(key="rated", ratings=set(Rating), at_most=1)
    rule = V2019.variant("none", norm_count=2, rule=Rule([limit])).compiled
    options = tuple(Way(0, vector) for vector in rule.binding.kinds[0])
    assert search(rule, [Item(0, options, 1)]) == (0, ((1, 0, 0, 0),))
    assert search(rule, [Item(0, options, 2)]) is None
    assert search(rule, [Item(0, options, 1), Item(0, options[:2], 1)]) is None
