# SPDX-License-Identifier: MIT
import copy
import pickle
from collections.abc import Callable

import pytest

from sterksociaalwerk.conclusion import Fact, Issue, IssueCode, Severity
from sterksociaalwerk.errors import InvalidValueError

# What blocks a certificate, and what does not: written out once more.
_SEVERITIES = {
    "other-label": "error",
    "edition-unknown": "error",
    "edition-without-norms": "error",
    "edition-not-usable": "error",
    "start-needed": "warning",
    "dates-reversed": "error",
    "norm-unknown": "error",
    "findings-contradict": "error",
    "finding-doubled": "warning",
    "rating-not-allowed": "error",
    "norms-not-assessed": "error",
    "deviation-unexplained": "note",
    "scope-missing": "error",
    "scope-empty": "error",
    "scope-partial": "note",
    "activities-excluded": "note",
    "volunteers-not-known": "warning",
    "interviews-missing": "error",
    "interview-outside-scope": "warning",
    "cells-not-covered": "warning",
    "groups-not-heard": "warning",
    "groups-unsure": "warning",
    "certifying-body-missing": "warning",
    "certifying-body-unexpected": "warning",
    "previous-missing": "warning",
    "previous-unexpected": "warning",
    "previous-not-earlier": "error",
    "previous-other-organisation": "error",
    "previous-not-comparable": "warning",
    "point-returned": "note",
    "outcome-at-paradox": "note",
}

# What a type checker would refuse.
_issue: Callable[..., Issue] = Issue


def test_codes_keep_their_form_in_data_and_their_severity() -> None:
    assert {code.value: code.severity.value for code in IssueCode} == _SEVERITIES
    assert [code.name for code in IssueCode] == [
        value.replace("-", "_").upper() for value in _SEVERITIES
    ]


def test_severities_keep_their_form_in_data_and_their_order() -> None:
    assert [severity.value for severity in Severity] == ["error", "warning", "note"]


@pytest.mark.parametrize("code", [*IssueCode, *Severity])
def test_a_code_is_text_and_found_by_its_value_and_survives_copies(
    code: IssueCode | Severity,
) -> None:
    assert type(code)(code.value) is code
    assert pickle.loads(pickle.dumps(code)) is copy.deepcopy(code) is code  # noqa: S301  # our own bytes
    assert f"{code}" == code == code.value


def test_an_issue_weighs_what_its_code_weighs() -> None:
    for code in IssueCode:
        assert Issue(code=code, path="x").severity is code.severity


def test_an_issue_is_a_value() -> None:
    facts: dict[str, Fact] = {"norms": ("V1", "V2"), "count": 2, "label": "x"}
    issue = Issue(code=IssueCode.NORMS_NOT_ASSESSED, path="findings", facts=facts)
    again = Issue(
        code=IssueCode.NORMS_NOT_ASSESSED, path="findings", facts=dict(reversed(facts.items()))
    )
    facts["count"] = 3
    assert issue == again
    assert hash(issue) == hash(again)
    assert repr(issue) == repr(again)
    assert pickle.loads(pickle.dumps(issue)) == issue  # noqa: S301  # our own bytes
    assert issue.facts["count"] == 2


@pytest.mark.parametrize(
    ("facts", "paths"),
    [
        ({"a": True}, ["facts['a']"]),
        ({"a": 0.5}, ["facts['a']"]),
        ({"a": None}, ["facts['a']"]),
        ({"a": ["V1"]}, ["facts['a']"]),
        ({"a": ("V1", 1, None)}, ["facts['a'][1]", "facts['a'][2]"]),
        ({1: "a", "": "b", "c": "d"}, ["facts['']", "facts[1]"]),
    ],
)
def test_every_malformed_fact_is_named(facts: dict[object, object], paths: list[str]) -> None:
    with pytest.raises(InvalidValueError) as caught:
        _issue(code=IssueCode.SCOPE_MISSING, path="scope", facts=facts)
    assert [fault.path for fault in caught.value.faults] == paths
