# SPDX-License-Identifier: MIT
import copy
import pickle
from collections.abc import Callable
from typing import Any

import pytest

from sterksociaalwerk.errors import InvalidValueError
from sterksociaalwerk.scheme import Consequence, FollowUp, Term

_ADVICE, _CERTIFICATE = Consequence.ADVICE, Consequence.CERTIFICATE
# What a type checker would refuse.
_follow_up: Callable[..., FollowUp] = FollowUp


def test_consequences_keep_their_form_in_data() -> None:
    assert [consequence.value for consequence in Consequence] == [
        "advice",
        "certificate",
        "register-entry",
        "learning-report",
        "preparation",
    ]


def test_what_follows_is_a_value() -> None:
    one = FollowUp(settled=[_ADVICE], on_pass=(each for each in [_CERTIFICATE]))
    assert one == FollowUp(settled=(_ADVICE,), on_pass=(_CERTIFICATE,))
    assert pickle.loads(pickle.dumps(one)) == copy.copy(one) == one  # noqa: S301  # our own
    assert one.consequences == (_ADVICE, _CERTIFICATE)
    assert FollowUp().consequences == ()
    assert one != FollowUp(settled=[_ADVICE, _CERTIFICATE])


@pytest.mark.parametrize(
    ("fields", "paths"),
    [
        ({"settled": [_ADVICE], "on_pass": [_ADVICE]}, ["on_pass[0]"]),
        ({"settled": [_ADVICE, _CERTIFICATE, _ADVICE]}, ["settled[2]"]),
        ({"settled": ["advice"], "on_pass": _ADVICE}, ["settled[0]", "on_pass"]),
    ],
)
def test_every_fault_is_named(fields: dict[str, Any], paths: list[str]) -> None:
    with pytest.raises(InvalidValueError) as caught:
        _follow_up(**fields)
    assert [fault.path for fault in caught.value.faults] == paths


def test_a_term_is_called_something_in_both_languages() -> None:
    assert Term(title="de commissie", title_en="the committee").title == "de commissie"
    with pytest.raises(InvalidValueError) as caught:
        Term(title=" ", title_en="")
    assert [fault.path for fault in caught.value.faults] == ["title", "title_en"]
