# SPDX-License-Identifier: MIT
"""The JSON Schema takes all that is read, and no more but for the contents that it lists."""

from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from sterksociaalwerk.audit import (
    Activity,
    Audit,
    Finding,
    ImprovementPoint,
    Organisation,
    StaffGroup,
)
from sterksociaalwerk.errors import InvalidArgumentError, InvalidValueError
from sterksociaalwerk.evaluation import Evaluation, evaluate
from sterksociaalwerk.exchange import from_dict, json_schema, to_dict
from sterksociaalwerk.exchange._kinds import KINDS
from sterksociaalwerk.framework import FrameworkKey, Norm, Rating, Tally
from sterksociaalwerk.sector import BlindSpots, Impact, Portfolio
from tests.generators import F2019, at_most, case
from tests.generators.documents import changed, documents


def _validator(kind: type[Any]) -> Any:  # noqa: ANN401
    schema = json_schema(kind)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@pytest.mark.parametrize("kind", KINDS, ids=KINDS.get)
def test_the_schema_takes_every_document_that_is_written(kind: type[Any]) -> None:
    validator = _validator(kind)

    @at_most(20)
    @given(documents(kind))
    def check(document: dict[str, Any]) -> None:
        validator.validate(document)

    check()


@pytest.mark.parametrize("kind", KINDS, ids=KINDS.get)
def test_the_schema_takes_every_document_that_is_read(kind: type[Any]) -> None:
    validator = _validator(kind)

    @at_most(40)
    @given(changed(kind, most=1))
    def check(document: dict[str, Any]) -> None:
        try:
            from_dict(kind, document)
        except InvalidValueError:
            return
        validator.validate(document)

    check()


_FINDING = to_dict(Finding("V1", Rating.MET))
_EVALUATION = to_dict(evaluate({}, F2019))
_ACTIVITY = to_dict(Activity(service="s", municipalities=["m"]))
_AUDIT = to_dict(case(0).audit)
_SPOTS = to_dict(Portfolio.of(F2019, []).blind_spots())
_PORTFOLIO = to_dict(Portfolio.of(F2019, [{}]))
_IMPACT = to_dict(Portfolio.of(F2019, [{}]).impact(F2019))
_NORM = to_dict(Norm("V1", None))
_STAFF = to_dict(StaffGroup(role="r", headcount=1, fte=1))

# What the schema takes and is not read; each of these is in the docstring.
_WIDER: dict[str, tuple[type, dict[str, Any]]] = {
    "identifiers": (ImprovementPoint, {**to_dict(ImprovementPoint("t")), "id": "a b"}),
    "texts that are empty": (Finding, {**_FINDING, "strengths": [" "]}),
    "bounds": (Activity, {**_ACTIVITY, "municipalities": []}),
    "days that no month has": (Audit, {**_AUDIT, "audited-on": "2021-02-30"}),
    "dates that follow each other": (
        ImprovementPoint,
        {**to_dict(ImprovementPoint("t", id="a")), "follows": "a"},
    ),
    "versions": (FrameworkKey, {**to_dict(FrameworkKey("a", "1")), "version": "one"}),
    "what has to follow from the rest": (Evaluation, {**_EVALUATION, "outcome": "pass"}),
    "halves of surrogate pairs": (Finding, {**_FINDING, "remark": "\ud800"}),
    "fractions that are not in their lowest terms": (
        BlindSpots,
        {"schema": _SPOTS["schema"], "norms": [], "at-most": "2/4", "considered": 1},
    ),
    "digits for other norms than there are": (Portfolio, {**_PORTFOLIO, "audits": ["1"]}),
    "1.0 for a whole number": (Tally, {"schema": "sterksociaalwerk/tally/1", "met": 1.0}),
}


@pytest.mark.parametrize(("kind", "document"), _WIDER.values(), ids=list(_WIDER))
def test_the_schema_is_wider_by_what_it_lists(kind: type[Any], document: dict[str, Any]) -> None:
    _validator(kind).validate(document)
    with pytest.raises(InvalidValueError):
        from_dict(kind, document)


# What is refused by both.
_REFUSED: dict[str, tuple[type, dict[str, Any]]] = {
    "an unknown key": (Finding, {**_FINDING, "other": 1}),
    "a missing key": (Finding, {"schema": _FINDING["schema"], "norm": "V1"}),
    "no schema": (Finding, {"norm": "V1", "rating": "met"}),
    "another schema": (Finding, {**_FINDING, "schema": "sterksociaalwerk/finding/2"}),
    "another code": (Finding, {**_FINDING, "rating": "good"}),
    "another type": (Finding, {**_FINDING, "strengths": "a"}),
    "another identifier of a norm": (Finding, {**_FINDING, "norm": "V 1"}),
    "twice the same": (Activity, {**_ACTIVITY, "municipalities": ["m", "m"]}),
    "one possible rating": (Evaluation, {**_EVALUATION, "ratings": {"V1": ["met"]}}),
    "a count below zero": (Tally, {"schema": "sterksociaalwerk/tally/1", "met": -1}),
    "a date of another form": (Audit, {**_AUDIT, "audited-on": "20210201"}),
    "a text for a pair": (Impact, {**_IMPACT, "moves": ["pass"]}),
    "half a pair": (Impact, {**_IMPACT, "moves": [[["pass"], 1]]}),
    "a pair of three": (Impact, {**_IMPACT, "moves": [[["pass", "fail", "open"], 1]]}),
    "a pair of others": (Impact, {**_IMPACT, "moves": [[["pass", "passed"], 1]]}),
    "a list for a mapping": (Norm, {**_NORM, "references": []}),
    "a mapping of others": (Norm, {**_NORM, "references": {"ISO": "a"}}),
    "a mapping of what is no norm": (Evaluation, {**_EVALUATION, "ratings": {"V 1": "met"}}),
    "a number as text of another form": (StaffGroup, {**_STAFF, "fte": "1,5"}),
    "a number of no form": (StaffGroup, {**_STAFF, "fte": None}),
    "a fraction of another form": (
        BlindSpots,
        {"schema": _SPOTS["schema"], "norms": [], "at-most": "a half", "considered": 1},
    ),
    "a number for a fraction": (
        BlindSpots,
        {"schema": _SPOTS["schema"], "norms": [], "at-most": 1, "considered": 1},
    ),
    "another digit": (Portfolio, {**_PORTFOLIO, "audits": ["0" * 49]}),
    "no digits": (Portfolio, {**_PORTFOLIO, "audits": [7]}),
    "more than 64 bits": (Tally, {"schema": "sterksociaalwerk/tally/1", "met": 2**63}),
    "what stands for nothing": (
        Organisation,
        {**to_dict(Organisation("o")), "merged-from": [1]},
    ),
}


@pytest.mark.parametrize(("kind", "document"), _REFUSED.values(), ids=list(_REFUSED))
def test_the_schema_refuses_another_shape(kind: type[Any], document: dict[str, Any]) -> None:
    assert not _validator(kind).is_valid(document)
    with pytest.raises(InvalidValueError):
        from_dict(kind, document)


def test_a_schema_says_what_it_is_of() -> None:
    schema = json_schema(Finding)
    assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    assert schema["title"] == schema["properties"]["schema"]["const"] == _FINDING["schema"]


def test_a_schema_is_new_each_time() -> None:
    json_schema(Finding)["$defs"].clear()
    assert json_schema(Finding)["$defs"]


def test_a_schema_is_of_a_class_of_values() -> None:
    others: list[Any] = [None, int, [], "Finding"]
    for cls in others:
        with pytest.raises(InvalidArgumentError, match="cls: must be a class of values"):
            json_schema(cls)
