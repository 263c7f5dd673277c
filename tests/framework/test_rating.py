# SPDX-License-Identifier: MIT
"""Ratings: plain members with a value, an order and two titles, and nothing that compares."""

import copy
import pickle
from typing import Any, cast

import pytest

from sterksociaalwerk.errors import InvalidArgumentError, InvalidValueError
from sterksociaalwerk.framework import OPEN_RATINGS, Rating, possible_ratings

# member, order, value in data, title as printed, gloss
_TABLE = [
    (Rating.MET, 0, "met", "voldoet", "met"),
    (Rating.PARTLY_MET, 1, "partly-met", "voldoet deels", "partly met"),
    (Rating.NOT_MET, 2, "not-met", "voldoet niet", "not met"),
    (Rating.NOT_APPLICABLE, 3, "not-applicable", "niet van toepassing", "not applicable"),
]


def test_the_table_is_complete() -> None:
    assert [row[0] for row in _TABLE] == list(Rating)


@pytest.mark.parametrize(("rating", "order", "value", "title", "title_en"), _TABLE)
def test_a_rating_and_its_names_are_one(
    rating: Rating, order: int, value: str, title: str, title_en: str
) -> None:
    assert (rating.order, rating.value, rating.title, rating.title_en) == (
        order,
        value,
        title,
        title_en,
    )
    assert Rating(value) is rating
    for name in (value, title, title_en):
        for text in (name, name.upper(), f" {name.capitalize()}\n"):
            assert Rating.of(text) is rating


def test_an_abbreviation_is_read_too() -> None:
    assert Rating.of("n.v.t.") is Rating.of("N.v.t.") is Rating.NOT_APPLICABLE


@pytest.mark.parametrize("rating", Rating, ids=lambda rating: rating.value)
def test_a_rating_is_no_number_no_text_and_neither_true_nor_false(rating: Rating) -> None:
    assert not isinstance(rating, (int, str))
    assert cast("object", rating) not in (0, 1, 2, 3, False, True, rating.value)
    with pytest.raises(TypeError):
        _ = cast("Any", rating) < Rating.NOT_APPLICABLE
    with pytest.raises(InvalidArgumentError, match="has no truth value; compare it with") as caught:
        bool(rating)
    assert isinstance(caught.value, TypeError)


@pytest.mark.parametrize("rating", Rating, ids=lambda rating: rating.value)
def test_copies_and_pickles_are_the_member_itself(rating: Rating) -> None:
    assert copy.copy(rating) is copy.deepcopy(rating) is rating
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(rating, protocol)) is rating  # noqa: S301  # our own bytes


def test_not_applicable_is_never_assumed() -> None:
    assert frozenset(Rating) - OPEN_RATINGS == {Rating.NOT_APPLICABLE}


def test_a_settled_rating_is_possible_alone() -> None:
    assert possible_ratings(Rating.MET) == {Rating.MET}
    assert possible_ratings(OPEN_RATINGS) is OPEN_RATINGS


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("partly_met", "did you mean 'partly-met'?"),
        ("voldoett", "did you mean 'voldoet'?"),
        ("", "known are met, partly-met,"),
        (0, "known are met"),
        (True, "known are met"),
        (None, "known are met"),
        ([], "known are met"),
        ("x" * 10_000_000, "known are met"),
        (10**5000, "known are met"),
    ],
    ids=["near", "near the title", "nothing", "0", "True", "None", "list", "10 MB", "huge"],
)
def test_what_names_no_rating_is_refused(text: Any, hint: str) -> None:  # noqa: ANN401
    with pytest.raises(InvalidValueError) as caught:
        Rating.of(text)
    (fault,) = caught.value.faults
    assert fault.path == "text"
    assert fault.problem.startswith("unknown rating")
    assert hint in fault.problem
    assert len(str(caught.value)) < 300
