# SPDX-License-Identifier: MIT
"""A conversation is a value, whatever the order of what it is about, and says what is not known."""

import copy
import pickle
from typing import Any

import pytest

from sterksociaalwerk.audit import ALL, Count, Everything, Interview, Party
from sterksociaalwerk.errors import InvalidValueError

# Anything may be passed, as a program without a type checker does.
_interview: Any = Interview


def test_an_interview_is_a_value() -> None:
    one, other = (
        Interview(role="cliënt", people=3, party=Party.CLIENT, services=names, municipalities=names)
        for names in (["a", "b"], ("b", "a", "b"))
    )
    assert one == other
    assert hash(one) == hash(other)
    assert repr(one) == repr(other)
    assert pickle.loads(pickle.dumps(one)) == other  # noqa: S301  # our own bytes


def test_what_is_not_said_is_not_recorded() -> None:
    interview = Interview(role="cliënt", party=Party.CLIENT)
    assert (interview.people, interview.services, interview.municipalities) == (None, None, None)


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"people": 0}, "people: must be at least 1, got 0"),
        ({"people": Count(0)}, "people: must be at least 1, got 0"),
        ({"services": []}, "services: must name at least one, or be ALL or None"),
        (
            {"municipalities": "all"},
            "municipalities: must be a collection of names, ALL or None, got 'all'",
        ),
    ],
)
def test_what_would_be_read_in_two_ways_is_refused(fields: dict[str, object], fault: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        _interview(role="cliënt", party=Party.CLIENT, **fields)
    assert [str(each) for each in caught.value.faults] == [fault]


def test_all_is_one_value_that_is_no_text_and_no_collection() -> None:
    assert list(Everything) == [ALL]
    assert Everything("all") is ALL
    assert pickle.loads(pickle.dumps(ALL)) is copy.deepcopy(ALL) is ALL  # noqa: S301  # our own bytes
    assert repr(ALL) == "ALL"
    anything: Any = ALL
    with pytest.raises(TypeError):
        _ = "a" in anything
