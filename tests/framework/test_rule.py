# SPDX-License-Identifier: MIT
"""Rules: limits with distinct keys, each on what it says and nothing else."""

from typing import Any

import pytest
from hypothesis import given, strategies as st

from sterksociaalwerk.errors import Fault, InvalidValueError
from sterksociaalwerk.framework import Cycle, Limit, Rating, Rule
from tests.generators import category_limits, norm_limits, plain_limits, rules, weighted_limits

_IDENTIFIER = "must be 1 to 64 of letters, digits, '.', '-', '_', got"
_IDS = ["V1", "V2", "D1"]

_special = category_limits(["craft"]) | norm_limits(_IDS) | weighted_limits(_IDS, ["craft"])


def _faults(**changes: Any) -> list[Fault]:  # noqa: ANN401
    fields: dict[str, Any] = {"key": "not-met", "ratings": {Rating.NOT_MET}, "at_most": 3}
    with pytest.raises(InvalidValueError) as caught:
        Limit(**fields | changes)
    return list(caught.value.faults)


def test_the_cycles_have_stable_values() -> None:
    assert {cycle.name: cycle.value for cycle in Cycle} == {
        "INITIAL": "initial",
        "RECERTIFICATION": "recertification",
    }


@given(plain_limits(), _special)
def test_only_a_limit_on_all_norms_alike_needs_no_norms(plain: Limit, special: Limit) -> None:
    assert not plain.needs_norms
    assert special.needs_norms


@given(rules(plain_limits() | _special))
def test_a_rule_needs_norms_when_one_of_its_limits_does(rule: Rule) -> None:
    assert rule.needs_norms == any(limit.needs_norms for limit in rule.limits)


@given(_special, st.permutations(list(Rating)), st.permutations(_IDS))
def test_the_order_in_collections_is_irrelevant(
    limit: Limit, ratings: list[Rating], ids: list[str]
) -> None:
    def again(ratings: list[Rating], ids: list[str]) -> Limit:
        return Limit(
            key=limit.key,
            ratings=(rating for rating in ratings if rating in limit.ratings),
            at_most=limit.at_most,
            category=limit.category,
            norms=limit.norms and [norm for norm in ids if norm in limit.norms],
            weights=None
            if limit.weights is None
            else {
                norm: weight for norm in ids for of, weight in limit.weights.items() if norm == of
            },
            source=limit.source,
        )

    for one in (again(ratings, ids), again(ratings[::-1], ids[::-1])):
        assert one == limit
        assert hash(one) == hash(limit)
        assert repr(one) == repr(limit)


def test_a_limit_is_written_in_sorted_order() -> None:
    limit = Limit(
        key="k",
        ratings=reversed(Rating),
        at_most=0,
        norms={"V2", "D1", "V1"},
        weights={"V2": 2, "D1": 0},
    )
    assert repr(limit) == (
        "Limit(key='k', ratings=frozenset({Rating.MET, Rating.PARTLY_MET, Rating.NOT_MET, "
        "Rating.NOT_APPLICABLE}), at_most=0, category=None, norms=frozenset({'D1', 'V1', 'V2'}), "
        "weights=FrozenMapping({'D1': 0, 'V2': 2}), source=None)"
    )


def test_a_limit_does_not_follow_what_it_was_made_of() -> None:
    ratings, norms, weights = {Rating.NOT_MET}, {"V1"}, {"V1": 2}
    limit = Limit(key="k", ratings=ratings, at_most=0, norms=norms, weights=weights)
    before = repr(limit)
    ratings.clear()
    norms.add("V2")
    weights["V1"] = -1
    assert repr(limit) == before


_LIMITS: dict[str, tuple[dict[str, Any], list[Fault]]] = {
    "a key that is none": ({"key": "not met"}, [Fault("key", f"{_IDENTIFIER} 'not met'")]),
    "no ratings": ({"ratings": []}, [Fault("ratings", "must name at least one rating")]),
    "one rating, bare": (
        {"ratings": Rating.MET},
        [Fault("ratings", "must be a collection of Rating, got <Rating.MET: 'met'>")],
    ),
    "ratings in text": (
        {"ratings": "met"},
        [Fault("ratings", "must be a collection of Rating, got 'met'")],
    ),
    "keys, numbers and flags for ratings": (
        {"ratings": ["partly-met", 2, Rating.MET, True, "met"]},
        [
            Fault("ratings[0]", "must be Rating, got 'met'; write Rating.MET"),
            Fault("ratings[1]", "must be Rating, got 'partly-met'; write Rating.PARTLY_MET"),
            Fault("ratings[2]", "must be Rating, got 2"),
            Fault("ratings[4]", "must be Rating, got True"),
        ],
    ),
    "below 0": ({"at_most": -1}, [Fault("at_most", "must be at least 0, got -1")]),
    "above a million": (
        {"at_most": 1_000_001},
        [Fault("at_most", "must be at most 1000000, got 1000001")],
    ),
    "a category that is none": ({"category": ""}, [Fault("category", f"{_IDENTIFIER} ''")]),
    "a category and norms": (
        {"category": "craft", "norms": ["V1"]},
        [Fault("norms", "cannot be combined with category")],
    ),
    "no norms": (
        {"norms": []},
        [Fault("norms", "must name at least one norm, or be None for all")],
    ),
    "norms in text": (
        {"norms": "V1"},
        [Fault("norms", "must be a collection of names, got 'V1'")],
    ),
    "a norm that is none": (
        {"norms": ["V1", 1, ""]},
        [Fault("norms", f"{_IDENTIFIER} ''"), Fault("norms", f"{_IDENTIFIER} 1")],
    ),
    "no weights": (
        {"weights": {}},
        [Fault("weights", "must name at least one norm, or be None for once each")],
    ),
    "weights in pairs": (
        {"weights": [("V1", 2)]},
        [Fault("weights", "must be a mapping of norms to numbers, got [('V1', 2)]")],
    ),
    "weights that are none": (
        {"weights": {"V1": -1, "V2": 1.5, "V3": 1_000_001, "V 4": 1, 5: 1, "V6": True}},
        [
            Fault("weights", f"{_IDENTIFIER} 5"),
            Fault("weights", f"{_IDENTIFIER} 'V 4'"),
            Fault("weights['V1']", "must be at least 0, got -1"),
            Fault("weights['V2']", "must be a whole number, got 1.5"),
            Fault("weights['V3']", "must be at most 1000000, got 1000001"),
            Fault("weights['V6']", "must be a whole number, got True"),
        ],
    ),
    "a source in text": ({"source": "page 3"}, [Fault("source", "must be a Source, got 'page 3'")]),
}


@pytest.mark.parametrize(("changes", "faults"), _LIMITS.values(), ids=list(_LIMITS))
def test_a_limit_lists_every_fault(changes: dict[str, Any], faults: list[Fault]) -> None:
    assert _faults(**changes) == faults


def test_faults_in_several_fields_come_together() -> None:
    several = [_LIMITS[name] for name in ("a key that is none", "below 0", "a category and norms")]
    together: dict[str, Any] = {}
    for changes, _ in several:
        together |= changes
    assert _faults(**together) == [fault for _, faults in several for fault in faults]


@pytest.mark.parametrize("at_most", [0, 1_000_000])
def test_the_bounds_of_a_limit_are_allowed(at_most: int) -> None:
    limit = Limit(key="k", ratings=Rating, at_most=at_most, weights={"V1": at_most})
    assert limit.at_most == at_most


_RULES: dict[str, tuple[Any, list[Fault]]] = {
    "no limits": ([], [Fault("limits", "must hold at least one limit")]),
    "a limit, bare": (
        Limit(key="k", ratings=Rating, at_most=0),
        [Fault("limits", "must be a collection of Limit, got Limit(key='k', ratings=froze")],
    ),
    "what is no limit": (
        [Limit(key="k", ratings=Rating, at_most=0), None, 3],
        [
            Fault("limits[1]", "must be Limit, got None"),
            Fault("limits[2]", "must be Limit, got 3"),
        ],
    ),
    "one key thrice": (
        [Limit(key=key, ratings=Rating, at_most=0) for key in ("k", "other", "k", "k")],
        [
            Fault("limits[2].key", "key 'k' is already at limits[0].key"),
            Fault("limits[3].key", "key 'k' is already at limits[0].key"),
        ],
    ),
}


@pytest.mark.parametrize(("limits", "faults"), _RULES.values(), ids=list(_RULES))
def test_a_rule_lists_every_fault(limits: Any, faults: list[Fault]) -> None:  # noqa: ANN401
    with pytest.raises(InvalidValueError) as caught:
        Rule(limits)
    assert [fault.path for fault in caught.value.faults] == [fault.path for fault in faults]
    for found, wanted in zip(caught.value.faults, faults, strict=True):
        assert found.problem.startswith(wanted.problem)


def test_limits_keep_their_order() -> None:
    limits = [Limit(key=key, ratings=Rating, at_most=0) for key in "cab"]
    assert Rule(iter(limits)).limits == tuple(limits)
