# SPDX-License-Identifier: MIT
"""Laws of outcomes: what may change when more becomes known, and what never matters.

That each outcome is exact is proved in ``tests/evaluation``, against every way to settle.
"""

from collections.abc import Iterator
from random import Random

import pytest
from hypothesis import given, strategies as st

from sterksociaalwerk.evaluation import Evaluation, Outcome, decide, evaluate
from sterksociaalwerk.framework import Cycle, Framework, NormId, Rated, Rating, Tally
from tests.generators import frameworks, rated_frameworks, rating_mappings, seeded
from tests.oracle import completions, count, possible

Ratings = dict[NormId, Rated]


def _narrowed(random: Random, framework: Framework, ratings: Ratings) -> Iterator[Ratings]:
    """Yield ratings that leave less and less possible, until all is settled."""
    left = {norm.id: possible(norm, ratings) for norm in framework.norms}
    while still_open := [norm for norm, ways in left.items() if len(ways) > 1]:
        norm = random.choice(still_open)
        gone = random.sample(
            [each for each in Rating if each in left[norm]], random.randint(1, len(left[norm]) - 1)
        )
        left[norm] -= set(gone)
        yield {norm: frozenset(ways) for norm, ways in left.items()}


def _assert_knows_more(before: Evaluation, after: Evaluation) -> None:
    if before.verdict.outcome is not Outcome.OPEN:
        assert after.verdict.outcome is before.verdict.outcome
    for then, now in zip(before.verdict.limits, after.verdict.limits, strict=True):
        assert then.least <= now.least <= now.most <= then.most
        assert now.margin >= then.margin
        if then.outcome is not Outcome.OPEN:
            assert now.outcome is then.outcome


@pytest.mark.slow
def test_settling_never_turns_a_pass_or_a_fail_into_anything_else() -> None:
    moved = {Outcome.PASS: 0, Outcome.FAIL: 0}
    for seed, (framework, ratings) in enumerate(rated_frameworks(300, 2)):
        random = seeded(seed)
        before = evaluate(ratings, framework)
        for narrowed in _narrowed(random, framework, ratings):
            after = evaluate(narrowed, framework)
            _assert_knows_more(before, after)
            if after.verdict.outcome is not before.verdict.outcome:
                moved[after.verdict.outcome] += 1
            before = after
        assert before.verdict.tally.open == 0
        assert before.verdict.outcome is not Outcome.OPEN
    assert min(moved.values()) > 40, moved


@given(st.data())
def test_settling_never_turns_a_pass_or_a_fail_of_any_rule_into_anything_else(
    data: st.DataObject,
) -> None:
    framework = data.draw(frameworks(most_norms=5))
    ratings = data.draw(rating_mappings(framework))
    settled: Ratings = {
        norm.id: data.draw(
            st.sampled_from([each for each in Rating if each in possible(norm, ratings)])
        )
        for norm in framework.norms
    }
    for cycle in Cycle:
        before = evaluate(ratings, framework, cycle=cycle)
        after = evaluate(settled, framework, cycle=cycle)
        _assert_knows_more(before, after)
        assert after.verdict.outcome is not Outcome.OPEN
        assert after.verdict.tally.open == 0


@given(st.data())
def test_the_order_of_what_is_given_never_matters(data: st.DataObject) -> None:
    framework = data.draw(frameworks())
    ratings = data.draw(rating_mappings(framework))
    evaluation = evaluate(ratings, framework)
    mixed = dict(data.draw(st.permutations(list(ratings.items()))))
    again = evaluate(mixed, framework)
    assert again == evaluation
    assert repr(again) == repr(evaluation)
    assert again.reasons == evaluation.reasons
    assert list(again.ratings.items()) == list(evaluation.ratings.items())
    assert list(again.by_category.items()) == list(evaluation.by_category.items())


@given(st.data())
def test_the_order_of_the_catalogue_never_matters_to_the_verdict(data: st.DataObject) -> None:
    framework = data.draw(frameworks())
    ratings = data.draw(rating_mappings(framework))
    mixed = framework.with_norms(data.draw(st.permutations(framework.norms)))
    for cycle in Cycle:
        one = evaluate(ratings, framework, cycle=cycle)
        other = evaluate(ratings, mixed, cycle=cycle)
        assert other.verdict == one.verdict
        assert other.by_category == one.by_category
        assert other.ratings == one.ratings
        assert [(reason.code, reason.limit, set(reason.norms)) for reason in other.reasons] == [
            (reason.code, reason.limit, set(reason.norms)) for reason in one.reasons
        ]
        # Within a reason the norms keep the order of the catalogue.
        place = {norm.id: at for at, norm in enumerate(mixed.norms)}
        for reason in other.reasons:
            assert list(reason.norms) == sorted(reason.norms, key=place.__getitem__)


@pytest.mark.slow
def test_the_order_of_a_tight_catalogue_never_matters_to_the_verdict() -> None:
    for seed, (framework, ratings) in enumerate(rated_frameworks(150)):
        random = seeded(seed)
        mixed = framework.with_norms(random.sample(framework.norms, len(framework.norms)))
        one, other = evaluate(ratings, framework), evaluate(ratings, mixed)
        assert other.verdict == one.verdict
        assert {(reason.code, reason.limit, frozenset(reason.norms)) for reason in one.reasons} == {
            (reason.code, reason.limit, frozenset(reason.norms)) for reason in other.reasons
        }


@pytest.mark.slow
def test_a_margin_is_at_least_nought_exactly_when_the_limit_certainly_holds() -> None:
    seen = set[int]()
    for framework, ratings in rated_frameworks(200, 2):
        ways = list(completions(framework, ratings))
        for result in evaluate(ratings, framework).verdict.limits:
            holds = all(
                count(result.limit, framework.norms, way) <= result.limit.at_most for way in ways
            )
            assert (result.margin >= 0) is holds
            assert (result.outcome is Outcome.PASS) is holds
            seen.add(result.margin)
    assert {-1, 0, 1} <= seen


@pytest.mark.slow
def test_the_categories_add_up_to_the_whole() -> None:
    for framework, ratings in rated_frameworks(200, 2):
        evaluation = evaluate(ratings, framework)
        assert sum(evaluation.by_category.values(), Tally()) == evaluation.verdict.tally
        assert evaluation.verdict.tally == Tally.of(evaluation.ratings.values())
        assert evaluation.verdict.tally.total == framework.norm_count


@pytest.mark.slow
def test_counts_decide_as_the_norms_do_when_nothing_more_is_known() -> None:
    seen = set[Outcome]()
    for framework, ratings in rated_frameworks(150, 4, plain=True):
        for cycle in Cycle:
            # What is open, is open to anything.
            bare = {
                norm: rated for norm, rated in ratings.items() if not isinstance(rated, frozenset)
            }
            verdict = evaluate(bare, framework, cycle=cycle).verdict
            assert decide(verdict.tally, framework, cycle=cycle) == verdict
            seen.add(verdict.outcome)
    assert seen == set(Outcome)


def test_counts_never_contradict_what_the_norms_say() -> None:
    more = 0
    for framework, ratings in rated_frameworks(150, 4, plain=True):
        usual = {
            norm: rated
            for norm, rated in ratings.items()
            if not (isinstance(rated, frozenset) and Rating.NOT_APPLICABLE in rated)
        }
        verdict = evaluate(usual, framework).verdict
        by_counts = decide(verdict.tally, framework).outcome
        assert by_counts in (verdict.outcome, Outcome.OPEN)
        more += by_counts is not verdict.outcome
    assert more > 5


def test_a_rule_without_an_own_re_audit_is_the_same_at_both() -> None:
    for framework, ratings in rated_frameworks(100):
        same = framework.variant("same", recertification_rule=None)
        first, again = (evaluate(ratings, same, cycle=cycle) for cycle in Cycle)
        assert again.verdict == first.verdict == evaluate(ratings, framework).verdict
        assert again.reasons == first.reasons
