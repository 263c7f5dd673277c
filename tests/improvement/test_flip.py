# SPDX-License-Identifier: MIT
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

import attrs
import pytest
from hypothesis import given, strategies as st

from sterksociaalwerk.evaluation import Evaluation, Outcome, evaluate
from sterksociaalwerk.framework import (
    OPEN_RATINGS,
    Cycle,
    Framework,
    Limit,
    NormId,
    Rated,
    Rating,
    Rule,
)
from sterksociaalwerk.improvement import Flip, FlipReason, Step, flip_distance
from sterksociaalwerk.label import V2019
from tests.generators import (
    F2017,
    F2019,
    at_most,
    every_tally,
    frameworks,
    rated_frameworks,
    rating_mappings,
    seeded,
)
from tests.oracle import fewest_to_flip

MET, PARTLY, NOT, INAPPLICABLE = Rating
Ratings = dict[NormId, Rated]

EDITIONS = [pytest.param(F2017, 10, 5, id="2017"), pytest.param(F2019, 8, 3, id="2019")]

# The kinds of witness: which ratings before and after they may hold.
KINDS: dict[str, Callable[[Rating, Rating], bool]] = {
    "changes": lambda before, after: before is not after,
    "upgrades": lambda before, after: before.order > after.order,
    "downgrades": lambda before, after: before.order < after.order,
}


def _problems(seeds: int, most_norms: int) -> Iterator[tuple[int, Evaluation]]:
    for seed, (framework, ratings) in enumerate(rated_frameworks(seeds, 4, most_norms=most_norms)):
        yield seed, evaluate(ratings, framework, cycle=list(Cycle)[seed % 2])
        random = seeded(seed)
        settled: Ratings = {
            norm.id: random.choice([MET, MET, PARTLY, NOT]) for norm in framework.norms
        }
        yield seed, evaluate(settled, framework)


def _changed(evaluation: Evaluation, steps: Iterable[Step]) -> Evaluation:
    ratings = dict(evaluation.ratings)
    for step in steps:
        assert ratings[step.norm] is step.before
        ratings[step.norm] = step.after
    return evaluate(ratings, evaluation.framework, cycle=evaluation.cycle)


def _assert_flips(evaluation: Evaluation, steps: tuple[Step, ...], kind: str) -> None:
    place = {norm.id: at for at, norm in enumerate(evaluation.framework.norms)}
    order = [place[step.norm] for step in steps]
    assert order == sorted(set(order))
    for step in steps:
        assert isinstance(step.before, Rating)
        assert {step.before, step.after} <= OPEN_RATINGS
        assert KINDS[kind](step.before, step.after)
        assert step.is_upgrade is (step.after.order < step.before.order)
    assert _changed(evaluation, steps).verdict.outcome is not evaluation.verdict.outcome


def _check(evaluation: Evaluation) -> dict[str, int | None]:
    """Compare a flip with what trying everything finds; return the latter."""
    found = flip_distance(evaluation)
    outcome = evaluation.verdict.outcome
    if outcome is Outcome.OPEN:
        assert found == Flip(reason=FlipReason.OPEN)
        return {}
    rule = evaluation.framework.rule_for(evaluation.cycle)
    fewest = {
        kind: fewest_to_flip(evaluation.framework, rule, evaluation.ratings, outcome, allowed)
        for kind, allowed in KINDS.items()
    }
    if found.count is None:
        assert found == Flip(reason=FlipReason.NEVER)
        assert set(fewest.values()) == {None}
        return fewest
    assert found.reason is FlipReason.FLIPS
    assert found.count == fewest["changes"] == len(found.changes)
    assert found.count >= 1
    for kind, count in fewest.items():
        steps: tuple[Step, ...] | None = getattr(found, kind)
        assert (None if steps is None else len(steps)) == count
        if steps is not None:
            _assert_flips(evaluation, steps, kind)
    return fewest


@pytest.mark.slow
def test_no_fewer_norms_flip_an_outcome() -> None:
    seen = Counter[str]()
    for _, evaluation in _problems(120, 8):
        fewest = _check(evaluation)
        name = evaluation.verdict.outcome.value
        for kind, count in fewest.items():
            seen[f"{name}: {kind} {count and min(count, 2)}"] += 1
        changes, upgrades, downgrades = fewest.values() if fewest else (None, None, None)
        if changes is not None:
            # A mixture of better and worse ratings does more than either.
            seen["mixed"] += changes < min(upgrades or 99, downgrades or 99)
            seen["both ways"] += upgrades is not None and downgrades is not None
        seen["open"] += not fewest
    assert min(seen.values()) >= 3, seen
    assert len(seen) == 2 * 3 * 3 + 3


def _count(steps: tuple[Step, ...] | None) -> int | None:
    return None if steps is None else len(steps)


@pytest.mark.slow
@pytest.mark.parametrize(("framework", "most_partly", "most_not"), EDITIONS)
def test_every_tally_is_as_far_from_flipping_as_its_limits_say(
    framework: Framework, most_partly: int, most_not: int
) -> None:
    """On all 1431 tallies of 2017 and all 1275 of 2019."""
    number = 0
    for partly, not_met, evaluation in every_tally(framework):
        number += 1
        found = flip_distance(evaluation)
        to_partly, to_not = most_partly + 1 - partly, most_not + 1 - not_met
        if to_partly > 0 and to_not > 0:
            # A pass: one more than there is room for, of either.
            fewest = min(to_partly, to_not)
            downgrades: int | None = fewest
            # The paradox: enough norms that rise from not met to partly met.
            upgrades = to_partly if not_met >= to_partly else None
        else:
            fewest = max(1 - to_partly, 0) + max(1 - to_not, 0)
            upgrades = fewest
            # Partly met can only give way where there is room for not met.
            downgrades = fewest if to_not > 0 and fewest < to_not else None
        assert found.count == fewest
        assert _count(found.upgrades) == upgrades
        assert _count(found.downgrades) == downgrades
        for kind in KINDS:
            steps: tuple[Step, ...] | None = getattr(found, kind)
            if steps is not None:
                away = Counter(step.before for step in steps)
                there = Counter(step.after for step in steps)
                passes = (
                    partly - away[PARTLY] + there[PARTLY] <= most_partly
                    and not_met - away[NOT] + there[NOT] <= most_not
                )
                assert passes is (evaluation.verdict.outcome is Outcome.FAIL)
    assert number == {52: 1431, 49: 1275}[framework.norm_count]


def _audit(**rated: Rated) -> Evaluation:
    """Evaluate an audit of 2019 in which all other norms are met."""
    met: dict[str, Rated] = {norm.id: MET for norm in F2019.norms}
    return evaluate(met | rated, F2019)


def _partly(number: int) -> dict[str, Rated]:
    return {f"V{at}": PARTLY for at in range(1, number + 1)}


def test_at_the_paradox_one_better_rating_flips_a_pass() -> None:
    found = flip_distance(_audit(**_partly(8), O4=NOT))
    up = (Step(norm=NormId("O4"), before=NOT, after=PARTLY),)
    assert found.upgrades == up
    assert found.count == 1
    assert found.downgrades is not None
    assert len(found.downgrades) == 1


def test_of_two_limits_that_take_as_many_norms_the_first_is_exceeded() -> None:
    limits = [
        Limit(key="o", ratings={NOT}, at_most=0, norms=["O1"]),
        Limit(key="v", ratings={NOT}, at_most=0, norms=["V1"]),
    ]
    for rule, norm in ((Rule(limits), "O1"), (Rule(limits[::-1]), "V1")):
        framework = F2019.variant("x", rule=rule)
        met = {each.id: MET for each in framework.norms}
        found = flip_distance(evaluate(met, framework))
        assert found.changes == (Step(norm=NormId(norm), before=MET, after=NOT),)


def test_open_norms_stay_open() -> None:
    # With three open norms a fourth not met would be one too many.
    open_norms = {f"D{at}": OPEN_RATINGS for at in range(1, 4)}
    found = flip_distance(_audit(**open_norms))
    assert found == Flip(
        reason=FlipReason.FLIPS,
        count=1,
        changes=(Step(norm=NormId("V1"), before=MET, after=NOT),),
        upgrades=None,
        downgrades=(Step(norm=NormId("V1"), before=MET, after=NOT),),
    )
    # A fail is over as soon as a pass is in sight: the norm that is open may be met.
    found = flip_distance(_audit(O1=NOT, O2=NOT, O3=NOT, O4=NOT, O5=OPEN_RATINGS))
    assert found.count == 1
    assert found.changes[0].norm == "O1"
    assert found.downgrades is None


def _local(*limits: Limit) -> Framework:
    split = {"vakmanschap": 4, "dienstverlening": 0, "organisatie-bestuur": 0}
    return V2019.variant(
        "local", rule=Rule(limits), norm_count=4, allows_not_applicable=True
    ).with_numbered_norms(split)


def test_norms_that_do_not_apply_stay_so() -> None:
    framework = _local(Limit(key="not-met", ratings={NOT}, at_most=1))
    inapplicable = dict.fromkeys(["V1", "V2", "V3"], INAPPLICABLE)
    # A single norm is left to be not met, and one is allowed.
    assert (
        flip_distance(evaluate({**inapplicable, "V4": MET}, framework)).reason is FlipReason.NEVER
    )
    framework = _local(Limit(key="not-applicable", ratings={INAPPLICABLE}, at_most=2))
    failing = evaluate({**inapplicable, "V4": NOT}, framework)
    assert failing.verdict.outcome is Outcome.FAIL
    assert flip_distance(failing).reason is FlipReason.NEVER


def test_what_is_open_has_nothing_to_flip() -> None:
    evaluation = evaluate({}, F2019)
    assert evaluation.verdict.outcome is Outcome.OPEN
    assert flip_distance(evaluation) == Flip(reason=FlipReason.OPEN)


@at_most(50)
@given(st.data())
def test_under_a_rule_on_bad_ratings_better_ones_never_flip_a_pass(data: st.DataObject) -> None:
    framework = data.draw(frameworks(counts_suffice=True))
    limits = [
        attrs.evolve(limit, ratings=data.draw(st.sampled_from([{NOT}, {PARTLY, NOT}])))
        for limit in framework.rule.limits
    ]
    framework = attrs.evolve(framework, rule=Rule(limits))
    evaluation = evaluate(data.draw(rating_mappings(framework)), framework)
    found = flip_distance(evaluation)
    if found.count is not None and evaluation.verdict.outcome is Outcome.PASS:
        assert found.upgrades is None
        assert found.downgrades is not None
    elif found.count is not None:
        assert found.downgrades is None
        assert found.upgrades is not None


def test_flips_are_the_same_whatever_the_order_and_whatever_was_asked_before() -> None:
    for seed, (framework, ratings) in enumerate(rated_frameworks(40, 2, most_norms=8)):
        # An equal framework that has not kept anything yet.
        fresh = attrs.evolve(framework)
        mixed = dict(seeded(seed).sample(list(ratings.items()), len(ratings)))
        found = flip_distance(evaluate(ratings, framework))
        assert flip_distance(evaluate(mixed, fresh)) == found
        assert repr(flip_distance(evaluate(ratings, framework))) == repr(found)
