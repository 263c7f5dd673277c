# SPDX-License-Identifier: MIT
"""A portfolio equals its audits evaluated one by one, however it was read, cut and merged."""

import pickle
from collections.abc import Iterator
from functools import reduce
from itertools import pairwise
from operator import add
from random import Random
from typing import Any

import attrs
import pytest
from hypothesis import given, strategies as st

from sterksociaalwerk._engine.planes import BLOCK, CHUNK
from sterksociaalwerk.errors import (
    InvalidArgumentError,
    InvalidRatingsError,
    UnknownNormError,
    WrongFrameworkError,
)
from sterksociaalwerk.evaluation import Evaluation, evaluate
from sterksociaalwerk.framework import (
    Cycle,
    Framework,
    Limit,
    Norm,
    NormId,
    Rated,
    Rating,
    Rule,
)
from sterksociaalwerk.label import V2019
from sterksociaalwerk.sector import Portfolio, Way
from tests.generators import (
    F2017,
    F2019,
    Profile,
    random_framework,
    random_ratings,
    seeded,
    simulate,
)
from tests.sector.twin import counted, profile

_CYCLES = list(Cycle)
_GROUPS: list[str | int | None] = [2018, 2019, "north", None]
_MET: dict[str, Rated | None] = {norm.id: Rating.MET for norm in F2019.norms}


def _audits(
    random: Random, framework: Framework, count: int
) -> tuple[list[Evaluation], list[str | int | None]]:
    evaluations = [
        evaluate(random_ratings(random, framework), framework, cycle=random.choice(_CYCLES))
        for _ in range(count)
    ]
    extremes = [
        Evaluation(framework=framework, cycle=cycle, row=bytes([code]) * framework.norm_count)
        for code in framework.layout.codes
        for cycle in _CYCLES
    ]
    evaluations += random.sample(extremes, min(len(extremes), count))
    return evaluations, random.choices(_GROUPS, k=len(evaluations))


def _of(
    evaluations: list[Evaluation], groups: list[str | int | None], framework: Framework
) -> Portfolio:
    return Portfolio.of(framework, evaluations, groups={"where": groups})


def _check(portfolio: Portfolio, evaluations: list[Evaluation]) -> None:
    assert len(portfolio) == len(evaluations)
    assert [portfolio.evaluation(at) for at in range(len(evaluations))] == evaluations
    assert [portfolio.row(at) for at in range(len(evaluations))] == [e.row for e in evaluations]
    assert portfolio.outcomes() == counted(evaluations)
    tallies = profile(evaluations)
    assert [each.tally for each in portfolio.norms()] == tallies
    norms = portfolio.framework.norms
    assert [(each.norm, each.category) for each in portfolio.norms()] == [
        (norm.id, norm.category) for norm in norms
    ]
    for category in portfolio.categories():
        of = [
            t for norm, t in zip(norms, tallies, strict=True) if norm.category == category.category
        ]
        assert (category.norms, category.tally) == (len(of), reduce(add, of))


def test_every_statistic_is_that_of_the_audits_one_by_one() -> None:
    ways = set[Way]()
    for seed in range(150):
        random = seeded(seed)
        framework = random_framework(random, most_norms=8)
        evaluations, groups = _audits(random, framework, 15)
        portfolio = _of(evaluations, groups, framework)
        _check(portfolio, evaluations)
        assert all(point.tally is None for point in portfolio.trend().points)
        trend = portfolio.trend(ratings=True)
        assert [point.value for point in trend.points] == [g for g in _GROUPS if g in groups]
        for point in trend.points:
            those = [e for e, g in zip(evaluations, groups, strict=True) if g == point.value]
            assert point.outcomes == counted(those)
            assert point.tally == reduce(add, (e.tally for e in those))
        ways |= {portfolio.way(cycle) for cycle in Cycle}
    assert ways == set(Way)


def test_by_reference_adds_up() -> None:
    references = [["1"], ["1", "2"], []]
    norms = [Norm(f"N{n}", None, references={"kpi": references[n % 3]}) for n in range(49)]
    framework = V2019.with_norms(norms)
    rows, _ = simulate(framework, Profile(open=0.1), 40, 1)
    found = Portfolio.of(framework, rows).by_reference("kpi", known=["2", "3"])
    each = [
        Evaluation(framework=framework, row=row).by_reference("kpi", known=["2", "3"])
        for row in rows
    ]
    assert found.tallies == {
        key: reduce(add, (one.tallies[key] for one in each)) for key in ("2", "1")
    }
    assert (found.norms_without, found.unused, found.unknown) == (
        each[0].norms_without,
        ("3",),
        ("1",),
    )


# ---------------------------------------------------------------- merging

_FRAMEWORK = random_framework(seeded(7), most_norms=8)
_EVALUATIONS, _WHERE = _audits(seeded(8), _FRAMEWORK, 30)
_EMPTY = Portfolio.of(_FRAMEWORK, ())


def _said(portfolio: Portfolio) -> list[object]:
    return [
        len(portfolio),
        portfolio.outcomes(),
        portfolio.norms(),
        portfolio.categories(),
        portfolio.trend(),
        portfolio.trend(minimum=12, ratings=True),
        portfolio.redundant_pairs(),
        portfolio.blind_spots(),
        portfolio.groups,
        portfolio.decided_one_by_one,
        portfolio.impact(_FRAMEWORK),
        portfolio.by_reference("kpi"),
    ]


_WHOLE = _of(_EVALUATIONS, _WHERE, _FRAMEWORK)


@given(st.lists(st.integers(0, len(_EVALUATIONS))), st.randoms(use_true_random=False))
def test_merging_is_associative_and_no_order_changes_a_statistic(
    cuts: list[int], random: Random
) -> None:
    bounds = list(pairwise(sorted({0, len(_EVALUATIONS), *cuts})))
    parts = [
        _of(_EVALUATIONS[start:stop], _WHERE[start:stop], _FRAMEWORK) for start, stop in bounds
    ]
    assert sum(parts[1:], parts[0]) == _WHOLE
    assert hash(sum(parts[1:], parts[0])) == hash(_WHOLE)

    def merged(these: list[Portfolio]) -> Portfolio:
        """Merge neighbours, in any grouping."""
        these = [*these]
        while len(these) > 1:
            at = random.randrange(len(these) - 1)
            these[at : at + 2] = [these[at] + these[at + 1]]
        return these[0]

    assert merged(parts) == _WHOLE
    shuffled = random.sample(parts, len(parts))
    assert _said(merged(shuffled)) == _said(_WHOLE)


def test_the_empty_portfolio_adds_nothing() -> None:
    assert _EMPTY + _WHOLE == _WHOLE == _WHOLE + _EMPTY
    assert sum([_WHOLE, _EMPTY]) == _WHOLE
    assert len(_EMPTY) == 0
    assert _EMPTY != _WHOLE
    assert _EMPTY.groups == {}
    assert _EMPTY.outcomes() == counted([])
    assert _EMPTY.trend().points == ()
    assert _EMPTY.trend("year").group == "year"
    assert _EMPTY.agreement(_EMPTY).overall.value is None
    assert not _EMPTY.blind_spots().norms
    assert not _EMPTY.redundant_pairs().pairs
    assert _EMPTY.impact(_FRAMEWORK).decides_most is None
    assert all(each.met.rate is None and each.met.interval is None for each in _EMPTY.norms())


def test_portfolios_differ_by_rows_order_groups_and_framework() -> None:
    assert _of(_EVALUATIONS[::-1], _WHERE[::-1], _FRAMEWORK) != _WHOLE
    assert _of(_EVALUATIONS, _WHERE[::-1], _FRAMEWORK) != _WHOLE
    assert _WHOLE != 1
    assert Portfolio.of(F2017, ()) != Portfolio.of(F2019, ())
    assert Portfolio.of(F2019, ()) == Portfolio.of(attrs.evolve(F2019), ())


def test_what_cannot_be_merged_is_refused() -> None:
    with pytest.raises(WrongFrameworkError):
        _ = Portfolio.of(F2017, ()) + Portfolio.of(F2019, ())
    with pytest.raises(InvalidArgumentError, match="where"):
        _ = _WHOLE + Portfolio.of(_FRAMEWORK, _EVALUATIONS)
    with pytest.raises(InvalidArgumentError, match="none"):
        _ = Portfolio.of(_FRAMEWORK, _EVALUATIONS) + _WHOLE
    for other in (1, 0.0, None):
        with pytest.raises(TypeError):
            _ = _WHOLE + other  # type: ignore[operator]  # pyright: ignore[reportOperatorIssue]
    with pytest.raises(TypeError):
        _ = 1 + _WHOLE


# ---------------------------------------------------------------- reading


def test_audits_can_be_mappings_rows_or_evaluations() -> None:
    some = frozenset({Rating.MET, Rating.NOT_MET})
    ratings = {**_MET, "V1": Rating.NOT_MET, "V2": None, "V3": some}
    evaluation = evaluate(ratings, F2019)
    as_given: list[Any] = [ratings, evaluation.row, evaluation, evaluation.ratings]
    portfolios = [Portfolio.of(F2019, [each]) for each in as_given]
    assert all(portfolio == portfolios[0] for portfolio in portfolios)
    assert sum(portfolios) == Portfolio.of(attrs.evolve(F2019), as_given)


def test_reading_streams_and_tells_how_far_it_is() -> None:
    count = BLOCK + 5
    told: list[tuple[int, int | None]] = []
    seen = 0

    def rows() -> Iterator[bytes]:
        nonlocal seen
        for at in range(count):
            seen += 1
            yield bytes([at % 3]) * 49

    def note(done: int, total: int | None) -> None:
        assert done <= seen <= done + CHUNK
        told.append((done, total))

    portfolio = Portfolio.of(F2019, rows(), groups=(at % 2 for at in range(count)), progress=note)
    assert len(portfolio) == count
    assert portfolio.row(count - 1) == bytes([(count - 1) % 3]) * 49
    assert told == [(min(at + CHUNK, count), None) for at in range(0, count, CHUNK)]
    assert [point.outcomes.total for point in portfolio.trend().points] == [
        count - count // 2,
        count // 2,
    ]
    told.clear()
    Portfolio.of(F2019, [bytes(49)] * 3, progress=lambda done, total: told.append((done, total)))
    assert told == [(3, 3)]


def test_each_audit_has_the_rule_of_its_own_cycle() -> None:
    strict = Rule([Limit(key="not-met", ratings={Rating.NOT_MET}, at_most=0)])
    framework = attrs.evolve(F2019, recertification_rule=strict)
    row = framework.row({**_MET, "V1": Rating.NOT_MET})
    cycles = [Cycle.INITIAL, Cycle.RECERTIFICATION, Cycle.INITIAL]
    found = Portfolio.of(framework, [row] * 3, cycle=iter(cycles))
    assert found.outcomes() == counted([found.evaluation(at) for at in range(3)])
    assert [found.evaluation(at).cycle for at in range(3)] == cycles
    assert (found.outcomes().passed, found.outcomes().failed) == (2, 1)
    again = Portfolio.of(framework, [row] * 3, cycle=Cycle.RECERTIFICATION)
    assert (again.outcomes().passed, again.outcomes().failed) == (0, 3)
    # An evaluation brings its own, whatever holds for the rest.
    own = Evaluation(framework=framework, row=row)
    mixed = Portfolio.of(framework, [row, own], cycle=Cycle.RECERTIFICATION)
    assert (mixed.outcomes().passed, mixed.outcomes().failed) == (1, 1)
    assert Portfolio.of(framework, [own], cycle=[Cycle.INITIAL]).outcomes().passed == 1
    with pytest.raises(InvalidArgumentError) as caught:
        Portfolio.of(framework, [own, row], cycle=[Cycle.RECERTIFICATION, "initial"])  # type: ignore[list-item]
    assert [fault.path for fault in caught.value.faults] == ["cycle[0]", "cycle[1]"]


@pytest.mark.parametrize(
    ("audit", "error", "path"),
    [
        ({"V99": Rating.MET}, UnknownNormError, "ratings[1]['V99']"),
        ({"V1": 0}, InvalidRatingsError, "ratings[1]['V1']"),
        (bytes(48), InvalidRatingsError, "ratings[1]"),
        (b"\3" * 49, InvalidRatingsError, "ratings[1]"),
        ("V1", InvalidRatingsError, "ratings[1]"),
        (evaluate({}, F2017), WrongFrameworkError, "ratings[1]"),
    ],
)
def test_a_bad_audit_is_named(audit: Any, error: type[Exception], path: str) -> None:  # noqa: ANN401
    right: list[Any] = [_MET, bytes(49), evaluate({}, F2019)]
    for first in right:
        with pytest.raises(error) as caught:
            Portfolio.of(F2019, [first, audit])
        assert [fault.path for fault in caught.value.faults] == [path]  # type: ignore[attr-defined]


def test_bad_audits_of_several_kinds_are_named_together() -> None:
    bad: list[Any] = [{"V99": Rating.MET}, evaluate({}, F2017), _MET, b""]
    with pytest.raises(InvalidRatingsError) as caught:
        Portfolio.of(F2019, bad)
    assert len(caught.value.faults) == 3
    with pytest.raises(InvalidRatingsError) as caught:
        Portfolio.of(F2019, [b""] * 5000)
    assert len(caught.value.faults) < 500


@pytest.mark.parametrize("extra", [-1, 1])
def test_what_is_not_in_step_is_refused(extra: int) -> None:
    rows, values = [bytes(49)] * 3, [2019] * (3 + extra)
    for groups in (values, iter(values)):
        with pytest.raises(InvalidArgumentError, match=r"groups: must be one for each"):
            Portfolio.of(F2019, rows, groups=groups)
    with pytest.raises(InvalidArgumentError, match=r"groups\['year'\]: must be one for each"):
        Portfolio.of(F2019, rows, groups={"where": ["a", "b", "c"], "year": values})
    with pytest.raises(InvalidArgumentError, match="cycle: must be one for each"):
        Portfolio.of(F2019, rows, cycle=[Cycle.INITIAL] * (3 + extra))


def test_groups_are_texts_numbers_or_not_recorded() -> None:
    class Region(str):
        __slots__ = ()

    class Year(int):
        pass

    portfolio = Portfolio.of(
        F2019, [bytes(49)] * 4, groups=[Region("north"), Year(2019), None, "north"]
    )
    assert portfolio.groups == {"group": (2019, "north", None)}
    assert {type(value) for value in portfolio.groups["group"]} == {int, str, type(None)}
    with pytest.raises(InvalidArgumentError) as caught:
        Portfolio.of(F2019, [bytes(49)] * 3, groups=[1.5, True, 1])  # type: ignore[list-item]
    assert [fault.path for fault in caught.value.faults] == ["groups[0]", "groups[1]"]


def test_several_kinds_of_groups_are_kept_apart() -> None:
    portfolio = Portfolio.of(
        F2019,
        [bytes(49)] * 3,
        groups={"year": [2018, 2019, 2019], "body": ["b", "a", "b"]},
    )
    assert portfolio.groups == {"body": ("a", "b"), "year": (2018, 2019)}
    assert [point.outcomes.total for point in portfolio.trend("year").points] == [1, 2]
    assert [point.outcomes.total for point in portfolio.trend("body").points] == [1, 2]
    with pytest.raises(InvalidArgumentError, match="group: must be one of body, year"):
        portfolio.trend()
    with pytest.raises(InvalidArgumentError, match="group: must be one of body, year, got"):
        portfolio.trend("region")
    with pytest.raises(InvalidArgumentError, match="the audits have no groups"):
        Portfolio.of(F2019, [bytes(49)]).trend()


def test_places_are_those_of_audits() -> None:
    portfolio = Portfolio.of(F2019, [bytes(49)] * 2)
    for at in (-1, 2, True, "0", None):
        for read in (portfolio.row, portfolio.evaluation):
            with pytest.raises(InvalidArgumentError, match=r"^at: must be"):
                read(at)  # type: ignore[arg-type]
    with pytest.raises(InvalidArgumentError):
        _EMPTY.row(0)


def test_a_portfolio_is_made_by_reading_only() -> None:
    with pytest.raises(InvalidArgumentError, match=r"Portfolio\.of"):
        Portfolio()
    assert repr(_WHOLE) == f"<Portfolio of {len(_WHOLE)} audits under {_FRAMEWORK.key}>"
    with pytest.raises(WrongFrameworkError):
        Portfolio.of(V2019, ())


# ---------------------------------------------------------------- size


def test_a_portfolio_is_small_also_when_pickled() -> None:
    for share, most in ((0.0, 14), (0.05, 20)):
        rows, _ = simulate(F2019, Profile(open=share), 20_000, 1)
        portfolio = Portfolio.of(F2019, rows)
        assert portfolio.outcomes().total == len(rows)
        pickled = pickle.dumps(portfolio)
        assert len(pickled) / len(rows) < most
        # What was worked out is not taken along.
        assert len(pickled) == len(pickle.dumps(Portfolio.of(F2019, rows)))
        again = pickle.loads(pickled)  # noqa: S301  # made here
        assert again == portfolio
        assert again.outcomes() == portfolio.outcomes()


def test_way_of_a_rule_without_competition() -> None:
    framework = attrs.evolve(
        F2019, rule=Rule([Limit(key="not-met", ratings={Rating.NOT_MET}, at_most=3)])
    )
    portfolio = Portfolio.of(framework, [framework.row({NormId("V1"): None})])
    assert portfolio.way() is Way.ALL_AT_ONCE
    assert portfolio.decided_one_by_one == 0
