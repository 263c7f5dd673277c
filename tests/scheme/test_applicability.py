# SPDX-License-Identifier: MIT
import copy
import datetime
import pickle
from typing import Any

import pytest

from sterksociaalwerk.errors import InvalidValueError
from sterksociaalwerk.framework import Source
from sterksociaalwerk.scheme import Applicability, EditionReason, EditionStatus

DAY = datetime.date(2019, 5, 1)


def answer(**changes: object) -> Applicability:
    fields: dict[str, Any] = {
        "version": "2.0",
        "status": EditionStatus.REQUIRED,
        "reason": EditionReason.IN_FORCE,
    }
    fields.update(changes)
    return Applicability(**fields)


def test_the_codes_are_stable() -> None:
    assert [usability.value for usability in EditionStatus] == [
        "required",
        "allowed",
        "presumed",
        "not-yet",
        "expired",
        "undated",
    ]
    assert [reason.value for reason in EditionReason] == [
        "in-force",
        "started-before-transition",
        "start-unknown",
        "before-in-force",
        "started-after-transition",
        "replaced",
        "no-date",
    ]


def test_what_may_be_used_is_usable_unless_that_depends_on_what_is_missing() -> None:
    usable = {EditionStatus.REQUIRED, EditionStatus.ALLOWED, EditionStatus.PRESUMED}
    for status in EditionStatus:
        assert answer(status=status).usable is (status in usable)
        perhaps = answer(status=status, missing=["process_started_on"])
        assert perhaps.usable is (None if status in usable else False)


def test_an_answer_is_a_value() -> None:
    source = Source(title="Nieuws", publisher="A society")
    one = answer(since=DAY, missing=["process_started_on"], source=source)
    assert one == answer(since=DAY, missing=("process_started_on",), source=source)
    assert hash(one) == hash(copy.copy(one))
    assert pickle.loads(pickle.dumps(one)) == one  # noqa: S301  # our own
    assert one != answer()


@pytest.mark.parametrize(
    ("changes", "faults"),
    [
        ({"version": "two"}, ["version: must be a version such as '2.0', got 'two'"]),
        (
            {"status": "required"},
            ["status: must be an EditionStatus, got 'required'; write EditionStatus.REQUIRED"],
        ),
        (
            {"reason": "in-force"},
            ["reason: must be an EditionReason, got 'in-force'; write EditionReason.IN_FORCE"],
        ),
        ({"missing": "start"}, ["missing: must be a collection of text, got 'start'"]),
        ({"missing": [3]}, ["missing[0]: must be text, got 3"]),
        ({"awaits": "3.0"}, ["awaits: must be a collection of versions, got '3.0'"]),
        (
            {"awaits": ["3.0", "three"]},
            ["awaits[1]: must be a version such as '2.0', got 'three'"],
        ),
        ({"source": "here"}, ["source: must be a Source or None, got 'here'"]),
        ({"since": DAY, "until": DAY}, ["until: must be after 2019-05-01, got 2019-05-01"]),
        (
            {"since": 2019, "until": True},
            [
                "since: must be a datetime.date or None, got 2019",
                "until: must be a datetime.date or None, got True",
            ],
        ),
    ],
)
def test_every_fault_is_named(changes: dict[str, Any], faults: list[str]) -> None:
    with pytest.raises(InvalidValueError) as caught:
        answer(**changes)
    assert [str(fault) for fault in caught.value.faults] == faults


def test_a_window_of_one_day_has_an_end() -> None:
    assert answer(since=DAY, until=DAY + datetime.timedelta(days=1)).until is not None
