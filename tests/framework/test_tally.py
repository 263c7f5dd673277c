# SPDX-License-Identifier: MIT
"""Tallies: counts that add up, and whatever is not settled is open."""

from itertools import combinations
from typing import Any

import attrs
import pytest
from hypothesis import given, strategies as st

from sterksociaalwerk.errors import Fault, InvalidRatingsError, InvalidValueError
from sterksociaalwerk.framework import Rating, Tally
from tests.generators import possible_ratings, tallies
from tests.oracle import counted

_FIELDS = ("met", "partly_met", "not_met", "not_applicable", "open")

_said = st.lists(st.none() | possible_ratings() | st.sets(st.sampled_from(Rating), min_size=1))


@given(_said)
def test_ratings_are_counted_one_by_one(said: list[Any]) -> None:
    tally = Tally.of(iter(said))
    assert attrs.asdict(tally) == counted(said)
    assert tally.total == len(said)


@given(_said, _said)
def test_counting_apart_and_adding_is_counting_together(one: list[Any], other: list[Any]) -> None:
    assert Tally.of(one) + Tally.of(other) == Tally.of([*one, *other])


@given(tallies(), tallies(), tallies())
def test_adding_tallies_is_adding_their_counts(one: Tally, two: Tally, three: Tally) -> None:
    assert (one + two).total == one.total + two.total
    assert one + two == two + one
    assert (one + two) + three == one + (two + three)
    assert one + Tally() == one


@pytest.mark.parametrize(
    "possible",
    [set(chosen) for size in range(1, 5) for chosen in combinations(Rating, size)],
    ids=lambda chosen: "-".join(each.value for each in Rating if each in chosen),
)
def test_each_set_is_open_unless_it_leaves_one_rating(possible: set[Rating]) -> None:
    wanted = counted([possible])
    assert (wanted["open"] == 1) == (len(possible) > 1)
    for one in (possible, frozenset(possible), dict.fromkeys(possible).keys()):
        assert attrs.asdict(Tally.of([one])) == wanted


def test_without_ratings_there_is_nothing_to_count() -> None:
    assert Tally.of([]) == Tally()
    assert Tally().total == 0


@given(st.lists(tallies(), min_size=1))
def test_a_sum_needs_no_start(several: list[Tally]) -> None:
    assert sum(several) == sum(several, Tally())


@pytest.mark.parametrize("other", [0, 1, False, 0.0, None, (1, 0, 0, 0, 0)], ids=repr)
def test_only_tallies_are_added(other: Any) -> None:  # noqa: ANN401
    with pytest.raises(TypeError):
        sum([other], start=Tally())
    if type(other) is not int or other:
        with pytest.raises(TypeError):
            _ = other + Tally()


def test_it_lists_every_fault() -> None:
    counts: Any = {
        "met": -1,
        "partly_met": True,
        "not_met": float("nan"),
        "not_applicable": "3",
        "open": 1.0,
    }
    with pytest.raises(InvalidValueError) as caught:
        Tally(**counts)
    assert caught.value.faults == (
        Fault("met", "must be at least 0, got -1"),
        Fault("partly_met", "must be a whole number, got True"),
        Fault("not_met", "must be a whole number, got nan"),
        Fault("not_applicable", "must be a whole number, got '3'"),
        Fault("open", "must be a whole number, got 1.0"),
    )


def test_counting_lists_every_fault() -> None:
    said: Any = [Rating.MET, 1, True, "met", set(), {1, "a"}, [Rating.MET], None, float("nan")]
    with pytest.raises(InvalidRatingsError) as caught:
        Tally.of(said)
    wanted = "must be a Rating, a set of them, or None for open, got"
    assert caught.value.faults == (
        Fault("ratings[1]", f"{wanted} 1"),
        Fault("ratings[2]", f"{wanted} True"),
        Fault("ratings[3]", f"{wanted} 'met'; write Rating.MET"),
        Fault("ratings[4]", "an empty set leaves no possible rating"),
        Fault("ratings[5]", "must be a Rating, got 'a'"),
        Fault("ratings[5]", "must be a Rating, got 1"),
        Fault("ratings[6]", f"{wanted} [<Rating.MET: 'met'>]"),
        Fault("ratings[8]", f"{wanted} nan"),
    )


def test_ratings_come_one_by_one() -> None:
    row: Any = b"\x00"
    with pytest.raises(InvalidRatingsError, match=r"^ratings: must be ratings one by one, got "):
        Tally.of(row)
