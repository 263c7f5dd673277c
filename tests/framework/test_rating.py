# SPDX-License-Identifier: MIT
"""Ratings: small whole numbers in order, each with a key and two titles."""

from typing import Any

import pytest

from sterksociaalwerk.errors import InvalidArgumentError
from sterksociaalwerk.framework import OPEN_RATINGS, Rating

# member, value, key in data, title as printed, gloss
_TABLE = [
    (Rating.MET, 0, "met", "voldoet", "met"),
    (Rating.PARTLY_MET, 1, "partly-met", "voldoet deels", "partly met"),
    (Rating.NOT_MET, 2, "not-met", "voldoet niet", "not met"),
    (Rating.NOT_APPLICABLE, 3, "not-applicable", "niet van toepassing", "not applicable"),
]


def test_the_table_is_complete() -> None:
    assert [row[0] for row in _TABLE] == list(Rating)


@pytest.mark.parametrize(("rating", "value", "key", "title", "title_en"), _TABLE)
def test_a_rating_and_its_names_are_one(
    rating: Rating, value: int, key: str, title: str, title_en: str
) -> None:
    assert int(rating) == value
    assert (rating.key, rating.title, rating.title_en) == (key, title, title_en)
    assert Rating.of(key) is rating


def test_a_row_of_ratings_is_bytes() -> None:
    assert bytes(Rating) == b"\x00\x01\x02\x03"


def test_not_applicable_is_never_assumed() -> None:
    assert frozenset(Rating) - OPEN_RATINGS == {Rating.NOT_APPLICABLE}


@pytest.mark.parametrize(
    ("key", "problem"),
    [
        ("Met", "unknown rating 'Met', did you mean 'met'?"),
        ("partly_met", "unknown rating 'partly_met', did you mean 'partly-met'?"),
        ("voldoet", "unknown rating 'voldoet', known are met, partly-met, not-met, not-applicable"),
        ("", "unknown rating '', known are met, partly-met, not-met, not-applicable"),
        (0, "unknown rating 0, known are met, partly-met, not-met, not-applicable"),
        (True, "unknown rating True, known are met, partly-met, not-met, not-applicable"),
        (None, "unknown rating None, known are met, partly-met, not-met, not-applicable"),
        ([], "unknown rating [], known are met, partly-met, not-met, not-applicable"),
    ],
    ids=repr,
)
def test_what_is_no_key_is_refused(key: Any, problem: str) -> None:  # noqa: ANN401
    with pytest.raises(InvalidArgumentError) as caught:
        Rating.of(key)
    assert str(caught.value) == f"key: {problem}"


@pytest.mark.parametrize("key", ["x" * 10_000_000, 10**5000], ids=["10 MB", "huge"])
def test_a_message_is_bounded(key: Any) -> None:  # noqa: ANN401
    with pytest.raises(InvalidArgumentError) as caught:
        Rating.of(key)
    assert len(str(caught.value)) < 200
