# SPDX-License-Identifier: MIT
"""A point to improve is a value, and does not follow itself."""

import datetime
import pickle

import pytest

from sterksociaalwerk.audit import Finding, ImprovementPoint
from sterksociaalwerk.errors import InvalidValueError
from sterksociaalwerk.framework import Rating


def test_a_text_stands_for_a_point() -> None:
    point = ImprovementPoint("beter plannen")
    assert Finding("V1", Rating.MET, improvements=["beter plannen"]).improvements == (point,)
    assert Finding("V1", Rating.MET, improvements=[point]).improvements == (point,)


def test_a_point_is_a_value() -> None:
    point = ImprovementPoint(
        "beter plannen", id="P2", owner="directeur", due_on=datetime.date(2022, 1, 1), follows="P1"
    )
    assert pickle.loads(pickle.dumps(point)) == point  # noqa: S301  # our own bytes
    assert hash(pickle.loads(pickle.dumps(point))) == hash(point)  # noqa: S301


def test_a_point_does_not_follow_itself() -> None:
    with pytest.raises(InvalidValueError) as caught:
        ImprovementPoint("beter plannen", id="P1", follows="P1")
    assert [fault.path for fault in caught.value.faults] == ["follows"]
