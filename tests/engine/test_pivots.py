# SPDX-License-Identifier: MIT
"""What an open outcome turns on, against every completion."""

from collections import Counter

import pytest

from sterksociaalwerk.evaluation import Outcome, evaluate
from sterksociaalwerk.framework import Limit, Norm, Rating, Rule, possible_ratings
from sterksociaalwerk.label import V2019
from tests.generators import random_framework, random_ratings, seeded
from tests.oracle import settling


@pytest.mark.slow
def test_what_can_move_the_outcome_comes_first_by_how_often_it_settles_it() -> None:
    seen = Counter[object]()
    for seed in range(1500):
        random = seeded(seed)
        framework = random_framework(random)
        if framework.norm_count > 6:
            continue
        evaluation = evaluate(random_ratings(random, framework), framework)
        ids = [norm.id for norm in framework.norms]
        matter = settling(framework, framework.rule_for(evaluation.cycle), evaluation.ratings)
        # Python's sort keeps the order of the catalogue.
        expected = sorted((norm for norm in ids if norm in matter), key=lambda norm: -matter[norm])
        assert evaluation.decisive == tuple(expected)
        if evaluation.outcome is not Outcome.OPEN:
            assert not matter
            seen["settled"] += 1
            continue
        assert matter
        still_open = sum(len(possible_ratings(rated)) > 1 for rated in evaluation.ratings.values())
        seen["open norms that move nothing"] += len(matter) < still_open
        seen["several numbers"] += len(set(matter.values())) > 1
        seen.update(matter.values())
    assert min(seen.values()) >= 10, seen
    assert {0, 1, 2} <= set(seen)


def test_ten_thousand_norms_of_few_kinds_are_no_trouble() -> None:
    norms = [Norm(f"N{at}", None) for at in range(10_000)]
    limits = [
        Limit(
            key=rating.value,
            ratings={rating},
            at_most=500,
            weights={norm.id: 1 + at % 8 for at, norm in enumerate(norms)},
        )
        for rating in (Rating.PARTLY_MET, Rating.NOT_MET)
    ]
    framework = V2019.variant("large", norm_count=10_000, rule=Rule(limits)).with_norms(norms)
    assert evaluate({}, framework).decisive == tuple(norm.id for norm in norms)
