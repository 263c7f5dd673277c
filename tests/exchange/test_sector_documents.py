# SPDX-License-Identifier: MIT
"""Portfolios and their statistics as documents: what they say, and what is refused."""

import json
from fractions import Fraction
from itertools import combinations
from typing import Any

import attrs
import pytest

from sterksociaalwerk.errors import InvalidValueError
from sterksociaalwerk.exchange import from_dict, to_dict
from sterksociaalwerk.exchange._loading import MOST_FAULTS
from sterksociaalwerk.exchange._portfolios import MOST_VALUES
from sterksociaalwerk.exchange._ratios import MOST_DIGITS
from sterksociaalwerk.framework import Cycle, NormId, Rated, Rating
from sterksociaalwerk.label import V2017, V2019
from sterksociaalwerk.sector import (
    Agreement,
    BlindSpot,
    BlindSpots,
    CategoryProfile,
    DecisiveNorm,
    GroupValue,
    Impact,
    Kappa,
    NormPair,
    Portfolio,
    RedundantPairs,
    Share,
    Trend,
)
from tests.generators import F2019, random_framework, random_ratings, seeded
from tests.generators.documents import made_by_the_library

_NOT_RATED: dict[NormId, Rated] = {}
_NORMS = [norm.id for norm in F2019.norms]


def _faults(kind: type[Any], document: object) -> dict[str, str]:
    with pytest.raises(InvalidValueError) as caught:
        from_dict(kind, document)
    return {fault.path: fault.problem for fault in caught.value.faults}


# ---------------------------------------------------------------- portfolios


def test_a_norm_is_the_sum_of_what_is_possible() -> None:
    allowing = attrs.evolve(F2019, allows_not_applicable=True)
    worth = dict(zip(Rating, (1, 2, 4, 8), strict=True))
    for many in range(1, 5):
        for ratings in combinations(Rating, many):
            rated: Rated = ratings[0] if many == 1 else frozenset(ratings)
            portfolio = Portfolio.of(allowing, [{_NORMS[0]: rated}])
            (text,) = to_dict(portfolio)["audits"]
            assert int(text[0], 16) == sum(worth[rating] for rating in ratings)
            assert set(text[1:]) == {"7"}
            assert from_dict(Portfolio, to_dict(portfolio)) == portfolio


@pytest.mark.parametrize("seed", range(12))
def test_a_document_does_not_depend_on_how_the_audits_are_kept(seed: int) -> None:
    random = seeded(seed)
    framework = random_framework(random)
    count = random.randint(1, 40)
    ratings = [random_ratings(random, framework) for _ in range(count)]
    cycles = [random.choice(list(Cycle)) for _ in ratings]
    values: list[GroupValue] = [random.choice([-1, 1, "1", "", None]) for _ in ratings]
    whole = Portfolio.of(framework, ratings, cycle=cycles, groups={"b": values, "a": cycles})
    parts = [
        Portfolio.of(framework, [one], cycle=cycle, groups={"b": [value], "a": [cycle]})
        for one, cycle, value in zip(ratings, cycles, values, strict=True)
    ]
    document = to_dict(whole)
    assert json.dumps(to_dict(sum(parts, Portfolio.of(framework, [])))) == json.dumps(document)
    again = from_dict(Portfolio, json.loads(json.dumps(document)))
    assert again == whole
    assert again.groups == whole.groups
    assert [again.evaluation(at) for at in range(count)] == [
        whole.evaluation(at) for at in range(count)
    ]
    assert document.get("groups", {}).keys() == {"a", "b"}
    assert document["groups"]["b"] == values


def test_a_portfolio_of_no_audits_is_read() -> None:
    empty = Portfolio.of(F2019, [])
    document = to_dict(empty)
    assert document.keys() == {"schema", "framework", "audits"}
    assert from_dict(Portfolio, document) == empty


def test_audits_beyond_one_block_are_read_in_order() -> None:
    rows = [bytes([at % 3] * 49) for at in range(9_000)]
    portfolio = Portfolio.of(F2019, rows, groups=[at // 4_000 for at in range(9_000)])
    document = to_dict(portfolio)
    assert [text[0] for text in document["audits"]] == ["124"[at % 3] for at in range(9_000)]
    assert from_dict(Portfolio, document) == portfolio


PORTFOLIO = to_dict(Portfolio.of(F2019, [{}, {}], groups={"year": [1, 2]}))
_OPEN = "7" * 49

BAD_PORTFOLIOS: dict[str, tuple[dict[str, Any], dict[str, str]]] = {
    "no digits": ({"audits": ["0" * 49, None]}, {"$.audits[0]": "1 to 9", "$.audits[1]": "null"}),
    "too short": ({"audits": ["7", _OPEN]}, {"$.audits[0]": "49 digits"}),
    "not allowed": ({"audits": ["8" + _OPEN[1:], _OPEN]}, {"$.audits[0]": "allowed here"}),
    "too few groups": ({"groups": {"year": [1]}}, {"$.groups['year']": "one for each audit"}),
    "too many groups": ({"groups": {"year": [1, 2, 3]}}, {"$.groups['year']": "more than 2"}),
    "a group without a name": ({"groups": {" ": [1, 2]}}, {"$.groups[' ']": "empty"}),
    "another group": ({"groups": {"year": [1, True]}}, {"$.groups.year[1]": "got true"}),
    "a group of too many bits": ({"groups": {"year": [1, 2**63]}}, {"$.groups.year[1]": "from"}),
    "too few cycles": ({"cycles": ["initial"]}, {"$.cycles": "one for each audit"}),
    "another cycle": ({"cycles": ["initial", "first"]}, {"$.cycles[1]": "initial"}),
    "no catalogue": ({"framework": to_dict(V2019)}, {"$.framework.schema": "no key"}),
}


@pytest.mark.parametrize(("change", "said"), BAD_PORTFOLIOS.values(), ids=list(BAD_PORTFOLIOS))
def test_what_is_wrong_with_a_portfolio_is_said(
    change: dict[str, Any], said: dict[str, str]
) -> None:
    found = {
        path.replace('"', "'"): problem
        for path, problem in _faults(Portfolio, {**PORTFOLIO, **change}).items()
    }
    assert found.keys() == said.keys()
    assert all(words in found[path] for path, words in said.items()), found


def test_a_framework_without_a_catalogue_is_refused() -> None:
    bare = {key: part for key, part in to_dict(V2019).items() if key != "schema"}
    assert _faults(Portfolio, {**PORTFOLIO, "framework": bare}).keys() == {"$.framework"}


def test_many_values_of_a_group_are_neither_read_nor_written() -> None:
    count = MOST_VALUES + 1
    document = {**PORTFOLIO, "audits": [_OPEN] * count, "groups": {"year": list(range(count))}}
    assert _faults(Portfolio, document).keys() == {"$.groups['year']"}
    portfolio = Portfolio.of(F2019, [_NOT_RATED] * count, groups=list(range(count)))
    with pytest.raises(InvalidValueError, match="at most 1000 values"):
        to_dict(portfolio)
    fewer = {**document, "groups": {"year": [0, *range(count - 1)]}}
    assert to_dict(from_dict(Portfolio, fewer)) == fewer


def test_of_many_bad_audits_some_are_named() -> None:
    found = _faults(Portfolio, {**PORTFOLIO, "audits": ["x"] * 10_000})
    assert len(found) == MOST_FAULTS + 1


# ---------------------------------------------------------------- fractions


@pytest.mark.parametrize(
    "text",
    ["2/4", "1/1", "0/1", "-0", "1/0", "1/-2", "+1", "01", "1.5", "1e3", " 1", "", "1/2\n", "٣"],
)
def test_a_fraction_is_written_in_one_way(text: str) -> None:
    document = {**_SPOTS, "at-most": text}
    assert _faults(BlindSpots, document).keys() == {"$.at-most"}


def test_a_fraction_of_very_many_digits_is_neither_read_nor_written() -> None:
    long = Fraction(1, 10**MOST_DIGITS)
    spots = BlindSpots(norms=(), at_most=long, considered=1)
    with pytest.raises(InvalidValueError, match="1000 digits"):
        to_dict(spots)
    assert _faults(BlindSpots, {**_SPOTS, "at-most": f"1/{'9' * (MOST_DIGITS + 1)}"})
    most = BlindSpots(norms=(), at_most=Fraction(1, 10 ** (MOST_DIGITS - 1)), considered=1)
    assert from_dict(BlindSpots, to_dict(most)) == most


# ---------------------------------------------------------------- statistics

_SPOTS: dict[str, Any] = {
    "schema": "sterksociaalwerk/blind-spots/1",
    "norms": [],
    "at-most": "1/20",
    "considered": 49,
}
_KAPPA = {
    "compared": 60,
    "agreed": 50,
    "by-chance": "5/8",
    "value": "5/9",
    "chi-squared": "20",
}
_ALIKE = {"compared": 4, "agreed": 4, "by-chance": "1/2", "value": "1", "chi-squared": "4"}
_PAIR = {"one": "V1", "other": "V2", "kappa": _ALIKE}
_PAIRS: dict[str, Any] = {
    "schema": "sterksociaalwerk/redundant-pairs/1",
    "pairs": [_PAIR, {"one": "V1", "other": "V3", "kappa": _KAPPA}],
    "comparisons": 3,
    "at-least": "1/2",
    "level": "1/20",
}
_AGREEMENT: dict[str, Any] = {
    "schema": "sterksociaalwerk/agreement/1",
    "audits": 60,
    "outcome": _ALIKE,
    "overall": _KAPPA,
    "norms": [{"norm": "V1", "kappa": _KAPPA}],
}
_COUNTS = {"passed": 3, "failed": 1, "open": 0}
_TREND: dict[str, Any] = {
    "schema": "sterksociaalwerk/trend/1",
    "group": "year",
    "points": [{"value": 1, "outcomes": _COUNTS}, {"value": "1", "outcomes": _COUNTS}],
    "suppressed": [],
    "minimum": 4,
    "slope": "1/2",
    "chi-squared": "2",
}


def _impact() -> dict[str, Any]:
    met = dict.fromkeys((norm.id for norm in F2019.norms), Rating.MET)
    return to_dict(Portfolio.of(F2019, [met, {}]).impact(F2019))


_IMPACT = _impact()
_DECISIVE = [{"norm": "V1", "cases": 1}, {"norm": "V2", "cases": 1}]
OPENED = {
    **_IMPACT,
    "after": {"passed": 0, "failed": 0, "open": 2},
    "moves": [
        [pair, 1 if pair in (["pass", "open"], ["open", "open"]) else 0]
        for pair, _ in _IMPACT["moves"]
    ],
    "decisive": _DECISIVE,
}


def _with_schema(name: str, document: dict[str, Any]) -> dict[str, Any]:
    return {"schema": f"sterksociaalwerk/{name}/1", **document}


def test_statistics_that_hold_are_read() -> None:
    documents: list[tuple[type[Any], dict[str, Any]]] = [
        *((BlindSpots, _SPOTS), (RedundantPairs, _PAIRS), (Agreement, _AGREEMENT)),
        *((Trend, _TREND), (Impact, _IMPACT), (Impact, OPENED)),
        (Kappa, _with_schema("kappa", _KAPPA)),
    ]
    for kind, document in documents:
        assert to_dict(from_dict(kind, document)) == document


WRONG: dict[str, tuple[type[Any], dict[str, Any], str]] = {
    "more than there are": (Share, _with_schema("share", {"count": 3, "of": 2}), "$.count"),
    "out of what is not said": (Share, _with_schema("share", {"count": 2}), "$.of"),
    "no norms": (
        CategoryProfile,
        _with_schema("category-profile", {"category": None, "norms": 0, "tally": {}}),
        "$.norms",
    ),
    "uneven ratings": (
        CategoryProfile,
        _with_schema("category-profile", {"category": None, "norms": 2, "tally": {"met": 3}}),
        "$.tally",
    ),
    "no cases": (
        DecisiveNorm,
        _with_schema("decisive-norm", {"norm": "V1", "cases": 0}),
        "$.cases",
    ),
    "a move that is missing": (Impact, {**_IMPACT, "moves": _IMPACT["moves"][1:]}, "$.moves"),
    "another number before": (Impact, {**_IMPACT, "before": _COUNTS}, "$.before"),
    "another number after": (Impact, {**_IMPACT, "after": _COUNTS}, "$.after"),
    "twice decisive": (Impact, {**OPENED, "decisive": [_DECISIVE[0]] * 2}, "$.decisive"),
    "more cases than are open": (
        Impact,
        {**OPENED, "decisive": [{"norm": "V1", "cases": 2}]},
        "$.decisive",
    ),
    "more cases later": (
        Impact,
        {**OPENED, "decisive": [_DECISIVE[0], {"norm": "V2", "cases": 2}]},
        "$.decisive",
    ),
    "more alike than compared": (
        Kappa,
        _with_schema("kappa", {**_KAPPA, "agreed": 61}),
        "$.agreed",
    ),
    "no chance": (Kappa, _with_schema("kappa", {**_KAPPA, "by-chance": None}), "$.by-chance"),
    "chance of nothing": (
        Kappa,
        _with_schema("kappa", {**_KAPPA, "compared": 0, "agreed": 0}),
        "$.by-chance",
    ),
    "chance above one": (
        Kappa,
        _with_schema("kappa", {**_KAPPA, "by-chance": "3/2"}),
        "$.by-chance",
    ),
    "another kappa": (Kappa, _with_schema("kappa", {**_KAPPA, "value": "4/9"}), "$.value"),
    "kappa of chance alone": (
        Kappa,
        _with_schema("kappa", {**_KAPPA, "agreed": 60, "by-chance": "1"}),
        "$.value",
    ),
    "a square below zero": (
        Kappa,
        _with_schema("kappa", {**_KAPPA, "chi-squared": "-1"}),
        "$.chi-squared",
    ),
    "a square of no kappa": (
        Kappa,
        _with_schema("kappa", {**_KAPPA, "agreed": 60, "by-chance": "1", "value": None}),
        "$.chi-squared",
    ),
    "a norm beside itself": (
        NormPair,
        _with_schema("norm-pair", {**_PAIR, "other": "V1"}),
        "$.other",
    ),
    "a pair twice": (RedundantPairs, {**_PAIRS, "pairs": [_PAIR, _PAIR]}, "$.pairs"),
    "more pairs than compared": (RedundantPairs, {**_PAIRS, "comparisons": 1}, "$.comparisons"),
    "pairs too little alike": (RedundantPairs, {**_PAIRS, "at-least": "2/3"}, "$.pairs"),
    "pairs out of order": (RedundantPairs, {**_PAIRS, "pairs": _PAIRS["pairs"][::-1]}, "$.pairs"),
    "a level of nothing": (RedundantPairs, {**_PAIRS, "level": "0"}, "$.level"),
    "a kappa above one": (RedundantPairs, {**_PAIRS, "pairs": [], "at-least": "2"}, "$.at-least"),
    "out of nothing": (
        BlindSpot,
        _with_schema("blind-spot", {"norm": "V1", "deviates": {"count": 0, "of": 0}}),
        "$.deviates",
    ),
    "a bound below zero": (BlindSpots, {**_SPOTS, "at-most": "-1/2"}, "$.at-most"),
    "more norms than considered": (
        BlindSpots,
        {**_SPOTS, "considered": 0, "norms": [{"norm": "V1", "deviates": {"count": 0, "of": 9}}]},
        "$.considered",
    ),
    "a norm twice": (
        BlindSpots,
        {**_SPOTS, "norms": [{"norm": "V1", "deviates": {"count": 0, "of": 9}}] * 2},
        "$.norms",
    ),
    "more outcomes than audits": (Agreement, {**_AGREEMENT, "audits": 3}, "$.outcome"),
    "more of a norm than audits": (Agreement, {**_AGREEMENT, "audits": 5}, "$.norms[0].kappa"),
    "norms that do not add up": (Agreement, {**_AGREEMENT, "overall": _ALIKE}, "$.overall"),
    "agreement on a norm twice": (
        Agreement,
        {**_AGREEMENT, "norms": _AGREEMENT["norms"] * 2},
        "$.norms",
    ),
    "no minimum": (Trend, {**_TREND, "minimum": 0}, "$.minimum"),
    "a group below the minimum": (Trend, {**_TREND, "minimum": 5}, "$.points[0].outcomes"),
    "a group twice": (Trend, {**_TREND, "points": [_TREND["points"][0]] * 2}, "$.points"),
    "a group shown and hidden": (
        Trend,
        {**_TREND, "suppressed": ["1"], "slope": None, "chi-squared": None},
        "$.suppressed",
    ),
    "a slope of hidden groups": (
        Trend,
        {**_TREND, "suppressed": [2], "chi-squared": None},
        "$.slope",
    ),
    "a square of no slope": (Trend, {**_TREND, "slope": None}, "$.chi-squared"),
}


@pytest.mark.parametrize(("kind", "document", "path"), WRONG.values(), ids=list(WRONG))
def test_statistics_that_cannot_be_are_refused(
    kind: type[Any], document: dict[str, Any], path: str
) -> None:
    assert path in _faults(kind, document)


def test_every_class_of_statistics_is_made_by_the_library() -> None:
    found = {kind for seed in range(12) for kind in made_by_the_library(seed)}
    assert {Agreement, BlindSpots, Impact, RedundantPairs, Trend, Portfolio} <= found


def test_the_framework_of_a_portfolio_is_read_with_it() -> None:
    framework = V2017.with_numbered_norms()
    portfolio = Portfolio.of(framework, [{"V1": Rating.MET}])
    found = from_dict(Portfolio, to_dict(portfolio))
    assert found.framework == framework
    assert found.outcomes() == portfolio.outcomes()
