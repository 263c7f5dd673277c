# SPDX-License-Identifier: MIT
"""The statistics against a plain twin, and against what was planted in made-up sectors."""

from fractions import Fraction
from itertools import combinations
from math import erfc, sqrt
from typing import Any

import attrs
import pytest
from hypothesis import given, strategies as st

from sterksociaalwerk.comparison import CarryPolicy, Change, Crosswalk, carry_over
from sterksociaalwerk.errors import InvalidArgumentError, InvalidValueError, WrongFrameworkError
from sterksociaalwerk.evaluation import Evaluation, Outcome, evaluate
from sterksociaalwerk.framework import Cycle, Framework, Limit, Rating, Rule
from sterksociaalwerk.sector import Kappa, Portfolio, Share
from tests.generators import (
    CROSSWALK,
    F2017,
    F2019,
    FIRST_YEAR,
    Profile,
    random_ends,
    random_ratings,
    seeded,
    simulate,
)
from tests.sector.twin import kappa, plain_suppression, rated, slope, wilson

_NA = attrs.evolve(F2019, allows_not_applicable=True)


def _evaluations(framework: Framework, rows: list[bytes]) -> list[Evaluation]:
    return [Evaluation(framework=framework, row=row) for row in rows]


@given(st.integers(1, 500).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_the_interval_solves_its_equation(pair: tuple[int, int]) -> None:
    count, of = pair
    share = Share(count, of)
    assert share.interval == pytest.approx(wilson(count, of), abs=1e-9)
    assert share.interval is not None
    assert share.rate is not None
    assert 0 <= share.interval[0] <= share.rate <= share.interval[1] <= 1


# ---------------------------------------------------------------- agreement


def test_agreement_is_that_of_the_plain_twin() -> None:
    for seed in range(8):
        one, _ = simulate(_NA, Profile(open=0.2), 30, seed)
        other, _ = simulate(_NA, Profile(open=0.2), 30, seed + 100)
        mixed = [
            two if at % 3 else mine for at, (mine, two) in enumerate(zip(one, other, strict=True))
        ]
        ours = Portfolio.of(_NA, one)
        theirs = Portfolio.of(_NA, mixed[:7]) + Portfolio.of(_NA, mixed[7:])
        found = ours.agreement(theirs)
        expected = [
            kappa(mine, two)
            for mine, two in zip(
                rated(_evaluations(_NA, one)), rated(_evaluations(_NA, mixed)), strict=True
            )
        ]
        assert found.audits == len(one)
        assert [(each.kappa.compared, each.kappa.value) for each in found.norms] == expected
        assert found.overall.compared == sum(each.kappa.compared for each in found.norms)
        assert found.overall.agreed == sum(each.kappa.agreed for each in found.norms)
        settled = [
            (mine.outcome, two.outcome)
            for mine, two in zip(_evaluations(_NA, one), _evaluations(_NA, mixed), strict=True)
            if Outcome.OPEN not in (mine.outcome, two.outcome)
        ]
        assert found.outcome.compared == len(settled)
        assert found.outcome.agreed == sum(mine is two for mine, two in settled)


def test_agreement_needs_the_same_audits() -> None:
    one = Portfolio.of(F2019, [bytes(49)])
    with pytest.raises(InvalidArgumentError, match="1 audits, got 2"):
        one.agreement(one + one)
    with pytest.raises(WrongFrameworkError):
        one.agreement(Portfolio.of(F2017, [bytes(52)]))


def test_kappa_at_its_ends() -> None:
    nothing = Kappa.of([[0, 0], [0, 0]])
    assert (nothing.compared, nothing.value, nothing.by_chance, nothing.p_value) == (
        0,
        None,
        None,
        None,
    )
    constant = Kappa.of([[7, 0], [0, 0]])
    assert (constant.value, constant.by_chance, constant.p_value) == (None, Fraction(1), None)
    # Where the one never tells anything apart, there is no agreement to speak of.
    blind = Kappa.of([[5, 5], [0, 0]])
    assert (blind.value, blind.chi_squared) == (Fraction(0), None)
    # Fleiss, Cohen and Everitt by hand: 60 pairs, 45 and 15 on either side.
    found = Kappa.of([[40, 5], [5, 10]])
    chance, n = Fraction(5, 8), 60
    skew = Fraction(3, 4) ** 2 * Fraction(3, 2) + Fraction(1, 4) ** 2 * Fraction(1, 2)
    error = sqrt(chance + chance**2 - skew) / ((1 - chance) * sqrt(n))
    assert found.value == Fraction(5, 9)
    assert found.p_value == pytest.approx(erfc(5 / 9 / error / sqrt(2)))


# ---------------------------------------------------------------- redundant norms, blind spots


def test_redundant_pairs_are_those_of_the_plain_twin() -> None:
    rows, _ = simulate(_NA, Profile(doubles=[(0, 5), (7, 3)], open=0.05), 400, 3)
    portfolio = Portfolio.of(_NA, rows[:150]) + Portfolio.of(_NA, rows[150:])
    found = portfolio.redundant_pairs(at_least=Fraction(1, 100), level=Fraction(1))
    ids, ratings = _NA.layout.ids, rated(_evaluations(_NA, rows))
    expected = {
        (ids[one], ids[other]): kappa(ratings[one], ratings[other])
        for one, other in combinations(range(len(ids)), 2)
    }
    assert found.comparisons == len(expected) == 49 * 48 // 2
    for pair in found.pairs:
        assert (pair.kappa.compared, pair.kappa.value) == expected[pair.one, pair.other]
    values = [pair.kappa.value or 0 for pair in found.pairs]
    assert values == sorted(values, reverse=True)
    likely = {pair for pair, (_, value) in expected.items() if value and value > Fraction(1, 2)}
    assert {(pair.one, pair.other) for pair in found.pairs} >= likely


@pytest.mark.parametrize("seed", range(5))
def test_planted_doubles_are_found_and_nothing_else(seed: int) -> None:
    doubles = [(0, 5), (3, 7), (20, 48)]
    rows, _ = simulate(F2019, Profile(doubles=doubles), 1000, seed)
    found = Portfolio.of(F2019, rows).redundant_pairs()
    ids = F2019.layout.ids
    assert {(pair.one, pair.other) for pair in found.pairs} == {
        (ids[one], ids[other]) for one, other in doubles
    }
    rows, _ = simulate(F2019, Profile(), 1000, seed)
    assert Portfolio.of(F2019, rows).redundant_pairs(at_least=Fraction(1, 10)).pairs == ()


def test_few_audits_show_no_doubles() -> None:
    rows, _ = simulate(F2019, Profile(doubles=[(0, 5)]), 5, 1)
    assert Portfolio.of(F2019, rows).redundant_pairs().pairs == ()


@pytest.mark.parametrize("seed", range(5))
def test_planted_blind_spots_are_found_and_nothing_else(seed: int) -> None:
    rows, _ = simulate(F2019, Profile(blind={4: 0.0, 9: 0.002}, open=0.05), 1000, seed)
    found = Portfolio.of(F2019, rows).blind_spots()
    ids = F2019.layout.ids
    assert [spot.norm for spot in found.norms] == [ids[4], ids[9]]
    assert found.considered == 49
    rows, _ = simulate(F2019, Profile(), 1000, seed)
    assert Portfolio.of(F2019, rows).blind_spots().norms == ()


def test_few_audits_show_no_blind_spots() -> None:
    for count in (0, 72, 73, 74):
        found = Portfolio.of(F2019, [bytes(49)] * count).blind_spots()
        assert len(found.norms) == (49 if count >= 73 else 0)
    # What is open or does not apply shows nothing either.
    rows = [b"\x17\3" + bytes(47)] * 400
    assert len(Portfolio.of(_NA, rows).blind_spots().norms) == 47


@pytest.mark.parametrize("value", [0, -1, 2, 0.5, True, None, "1"])
def test_bounds_are_shares(value: Any) -> None:  # noqa: ANN401
    portfolio = Portfolio.of(F2019, ())
    with pytest.raises(InvalidArgumentError, match="at_most: must be"):
        portfolio.blind_spots(at_most=value)
    with pytest.raises(InvalidArgumentError) as caught:
        portfolio.redundant_pairs(at_least=value, level=value)
    assert [fault.path for fault in caught.value.faults] == ["at_least", "level"]


# ---------------------------------------------------------------- trend


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("rise", [0.0, 0.01])
def test_a_planted_trend_is_found_and_none_where_there_is_none(seed: int, rise: float) -> None:
    profile = Profile(deviating=0.18 if rise else 0.16, rise=rise)
    rows, years = simulate(F2019, profile, 1500, seed)
    trend = Portfolio.of(F2019, rows, groups={"year": years}).trend()
    assert [point.value for point in trend.points] == [FIRST_YEAR + at for at in range(5)]
    audits = _evaluations(F2019, rows)
    passed = [audit.outcome is Outcome.PASS for audit in audits]
    assert (trend.slope, trend.chi_squared) == slope(list(zip(years, passed, strict=True)))
    assert trend.p_value is not None
    assert trend.slope is not None
    if rise:
        assert trend.slope > 0
        assert trend.p_value < 1e-6
    else:
        assert trend.p_value > 0.01


def test_a_trend_needs_numbers_that_differ_and_outcomes_that_do() -> None:
    rows = [bytes(49), bytes([2] * 49), bytes([23] * 49)]
    for groups in (["a", "b", "c"], [2019, 2019, 2019], [None, None, 2019], [2018, None, 2019]):
        trend = Portfolio.of(F2019, rows, groups=groups).trend()
        assert (trend.slope, trend.chi_squared, trend.p_value) == (None, None, None)
    level = Portfolio.of(F2019, rows[:1] * 2, groups=[2018, 2019]).trend()
    assert (level.slope, level.chi_squared, level.p_value) == (Fraction(0), None, None)


@given(st.lists(st.integers(1, 9), min_size=1, max_size=7), st.integers(1, 12))
def test_small_groups_are_hidden_and_cannot_be_told_by_subtracting(
    sizes: list[int], minimum: int
) -> None:
    years = [year for year, size in enumerate(sizes) for _ in range(size)]
    portfolio = Portfolio.of(F2019, [bytes(49)] * len(years), groups=years)
    trend = portfolio.trend(minimum=minimum)
    shown = {point.value: point.outcomes.total for point in trend.points}
    assert sorted([*shown, *trend.suppressed], key=str) == sorted(range(len(sizes)), key=str)
    assert all(size >= minimum for size in shown.values())
    hidden = [sizes[int(value or 0)] for value in trend.suppressed]
    assert len(hidden) == plain_suppression(sizes, minimum)
    if shown and hidden:
        assert len(hidden) > 1
        assert portfolio.outcomes().total - sum(shown.values()) == sum(hidden) >= minimum
        assert max(hidden) <= min(shown.values())
    # A figure over all groups would tell of those that are hidden.
    assert not hidden or trend.slope is None


# ---------------------------------------------------------------- impact


def _check_impact(
    new: Framework,
    crosswalk: Crosswalk,
    audits: list[Evaluation],
    policy: dict[Change, CarryPolicy] | None,
) -> None:
    old = audits[0].framework
    found = Portfolio.of(old, audits).impact(new, crosswalk, policy=policy)
    moves = dict.fromkeys(found.moves, 0)
    cases: dict[str, int] = {}
    for audit in audits:
        there = carry_over(audit.ratings, crosswalk, old, new, cycle=audit.cycle, policy=policy)
        after = there.verdict.outcome
        moves[audit.outcome, after] += 1
        if (audit.outcome, after) == (Outcome.PASS, Outcome.OPEN):
            for norm in there.decisive:
                cases[norm] = cases.get(norm, 0) + 1
    assert found.moves == moves
    assert {each.norm: each.cases for each in found.decisive} == cases
    order = [(-each.cases, new.layout.index[each.norm]) for each in found.decisive]
    assert order == sorted(order)
    assert found.decides_most == (found.decisive[0].norm if cases else None)
    assert found.framework == new.key
    assert (found.losers, found.keepers, found.open) == tuple(
        moves[Outcome.PASS, after] for after in (Outcome.FAIL, Outcome.PASS, Outcome.OPEN)
    )
    assert found.before.passed == found.losers + found.keepers + found.open
    assert found.after.total == len(audits)
    assert found.after.failed == sum(moves[before, Outcome.FAIL] for before in Outcome)


def test_impact_is_that_of_carrying_over_each_audit() -> None:
    for seed in range(60):
        random = seeded(seed)
        old, new, crosswalk = random_ends(random)
        audits = [
            evaluate(random_ratings(random, old), old, cycle=random.choice(list(Cycle)))
            for _ in range(12)
        ]
        policy = {Change.REVISED: CarryPolicy.SAME} if seed % 2 else None
        _check_impact(new, crosswalk, audits, policy)


def test_impact_between_the_editions() -> None:
    rows, _ = simulate(F2017, Profile(deviating=0.1, open=0.01), 60, 4)
    _check_impact(F2019, CROSSWALK, _evaluations(F2017, rows), None)


def test_impact_without_a_crosswalk_needs_the_same_norms() -> None:
    strict = attrs.evolve(
        F2019.variant("strict"),
        rule=Rule([Limit(key="not-met", ratings={Rating.NOT_MET}, at_most=0)]),
        norms=F2019.norms[::-1],
    )
    rows = [bytes(49), b"\2" + bytes(48), b"\x17" + bytes(48), bytes([2] * 49)]
    found = Portfolio.of(F2019, rows).impact(strict)
    assert (found.losers, found.keepers, found.open) == (1, 1, 1)
    assert found.decides_most == F2019.layout.ids[0]
    assert found.moves[Outcome.FAIL, Outcome.FAIL] == 1
    # One edition of the label may put a norm in another category.
    first = attrs.evolve(F2019.norms[0], category=F2019.norms[-1].category)
    last = attrs.evolve(F2019.norms[-1], category=F2019.norms[0].category)
    moved = attrs.evolve(F2019.variant("moved"), norms=[first, *F2019.norms[1:-1], last])
    assert Portfolio.of(F2019, rows).impact(moved).moves == {
        (one, other): (one is other) * count
        for one, count in zip(Outcome, (3, 1, 0), strict=True)
        for other in Outcome
    }
    with pytest.raises(InvalidArgumentError, match="crosswalk: is needed"):
        Portfolio.of(F2019, rows).impact(F2017)
    with pytest.raises(InvalidValueError):
        Portfolio.of(F2019, rows).impact(F2017, CROSSWALK)
    with pytest.raises(InvalidArgumentError) as caught:
        Portfolio.of(F2019, ()).impact(1, 2, policy=3)  # type: ignore[arg-type]
    assert [fault.path for fault in caught.value.faults] == ["framework", "crosswalk", "policy"]


def test_impact_where_not_applicable_is_not_allowed() -> None:
    rows, _ = simulate(_NA, Profile(open=0.05), 40, 5)
    found = Portfolio.of(_NA, rows).impact(F2019)
    assert found.before.total == found.after.total == len(rows)
    assert found.open > 0
