# SPDX-License-Identifier: MIT
"""Any data whatever give a value or an error of the library, and in bounded time."""

import json
from collections import OrderedDict
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given, strategies as st

from sterksociaalwerk.audit import Audit, Finding, Organisation
from sterksociaalwerk.errors import InvalidValueError
from sterksociaalwerk.exchange import from_dict, to_dict
from sterksociaalwerk.exchange._kinds import KINDS
from sterksociaalwerk.exchange._loading import MOST_FAULTS, MOST_GENERATIONS, MOST_INTEGER
from sterksociaalwerk.framework import FrameworkKey, Rating, Tally
from sterksociaalwerk.label import LABEL
from tests.generators import at_most, case
from tests.generators.documents import changed, json_values, values

_FINDING = to_dict(Finding("V1", Rating.MET))
_AUDIT: dict[str, Any] = {**to_dict(case(0).audit), "findings": []}


def _refused(kind: type[Any], document: object) -> InvalidValueError:
    """Return the error that a document meets; it is short and can be printed anywhere."""
    with pytest.raises(InvalidValueError) as caught:
        from_dict(kind, document)
    error = caught.value
    assert len(error.faults) <= MOST_FAULTS + 1
    for fault in error.faults:
        assert len(str(fault)) < 2_000
        assert str(fault).encode()
    return error


@pytest.mark.parametrize("kind", KINDS, ids=KINDS.get)
def test_any_json_gives_a_value_or_an_error(kind: type[Any]) -> None:
    @at_most(30)
    @given(st.one_of(json_values(), changed(kind), changed(kind, most=20)))
    def check(document: Any) -> None:  # noqa: ANN401
        try:
            value: Any = from_dict(kind, document)
        except InvalidValueError as error:
            str(error).encode()
        else:
            # What is read can be written, and is the same.
            assert from_dict(kind, json.loads(json.dumps(to_dict(value)))) == value

    check()


# ---------------------------------------------------------------- a planted document each


def _deep(levels: int) -> Any:  # noqa: ANN401
    data: Any = "x"
    for _ in range(levels):
        data = [data]
    return data


class _Dict(dict[str, Any]):
    pass


class _Text(str):
    __slots__ = ()


class _Member(StrEnum):
    MET = "met"


class _Number(int):
    pass


class _Key:
    """Equal to whatever it is asked about."""

    def __eq__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return hash("norm")


_PLANTED: dict[str, tuple[type, Any]] = {
    "deep": (Finding, {**_FINDING, "strengths": _deep(100_000)}),
    "deep at once": (Finding, _deep(100_000)),
    "deep where it follows": (Tally, {"schema": "sterksociaalwerk/tally/1", "met": _deep(9_000)}),
    "a huge number": (Tally, {"schema": "sterksociaalwerk/tally/1", "met": 10**100_000}),
    "a number of 65 bits": (Tally, {"schema": "sterksociaalwerk/tally/1", "met": MOST_INTEGER + 1}),
    "not a number": (Tally, {"schema": "sterksociaalwerk/tally/1", "met": float("nan")}),
    "infinite": (Tally, {"schema": "sterksociaalwerk/tally/1", "met": float("inf")}),
    "half a pair": (Finding, {**_FINDING, "remark": "\ud800"}),
    "half a pair in a key": (Finding, {**_FINDING, "\udfff": 1}),
    "half a pair in two texts": (Finding, {**_FINDING, "strengths": ["\ud83d", "\ude00"]}),
    "a dunder key": (Finding, {**_FINDING, "__class__": "x", "__init__": {"__globals__": 1}}),
    "a key that is no text": (Finding, {**_FINDING, 1: "x", None: 2, ("a",): 3}),
    "a key that is equal to all": (Finding, {"schema": _FINDING["schema"], _Key(): "V1"}),
    "a subclass of dict": (Finding, _Dict(_FINDING)),
    "an ordered dict": (Audit, OrderedDict(_AUDIT)),
    "a subclass of text": (Finding, {**_FINDING, "norm": _Text("V1")}),
    "a member": (Finding, {**_FINDING, "rating": _Member.MET}),
    "a subclass of a number": (Tally, {"schema": "sterksociaalwerk/tally/1", "met": _Number(1)}),
    "a tuple": (Finding, {**_FINDING, "strengths": ("a",)}),
    "bytes": (Finding, {**_FINDING, "norm": b"V1"}),
    "a slow version": (FrameworkKey, {**to_dict(FrameworkKey("a", "1")), "version": "1." * 10**6}),
    "a slow hint": (Finding, {**_FINDING, "rating": "voldoet" * 10**6}),
    "a slow key": (Finding, {**_FINDING, "rat" * 10**6: 1}),
    "ten million characters": (Finding, {**_FINDING, "norm": "V" * 10**7}),
}


@pytest.mark.parametrize(("kind", "document"), _PLANTED.values(), ids=list(_PLANTED))
def test_a_planted_document_is_refused(kind: type[Any], document: Any) -> None:  # noqa: ANN401
    _refused(kind, document)


def test_a_document_that_holds_itself_is_refused() -> None:
    holder: list[Any] = []
    holder.append(holder)
    _refused(Finding, {**_FINDING, "strengths": holder})
    merged = to_dict(Organisation("o"))
    merged["merged-from"] = [merged, merged]
    _refused(Organisation, merged)
    point: dict[str, Any] = {"text": "t"}
    point["owner"] = point
    _refused(Finding, {**_FINDING, "improvements": [point]})


def test_mergers_are_read_as_deep_as_they_may_be_and_no_deeper() -> None:
    def document(levels: int) -> dict[str, Any]:
        data: dict[str, Any] = {"name": "0"}
        for level in range(levels):
            data = {"name": str(level + 1), "merged-from": [data]}
        return {"schema": "sterksociaalwerk/organisation/1", **data}

    value = from_dict(Organisation, document(MOST_GENERATIONS))
    assert to_dict(value) == to_dict(from_dict(Organisation, to_dict(value)))
    error = _refused(Organisation, document(MOST_GENERATIONS + 1))
    assert error.faults[0].path == "$.merged-from"
    wide = {"schema": "sterksociaalwerk/organisation/1", "name": "a"}
    _refused(Organisation, {**wide, "merged-from": [{"name": str(at)} for at in range(1001)]})


@pytest.mark.slow
def test_a_million_findings_are_read() -> None:
    findings = [{"norm": "V1", "rating": "met", "remark": "x"}] * 10**6
    audit = from_dict(Audit, {**_AUDIT, "findings": findings})
    assert len(audit.findings) == 10**6
    # One that is wrong at the very end is found, and named.
    error = _refused(Audit, {**_AUDIT, "findings": [*findings, {"norm": "V1"}]})
    assert [fault.path for fault in error.faults] == ["$.findings[1000000].rating"]


@pytest.mark.slow
def test_of_a_hundred_thousand_bad_findings_some_are_named() -> None:
    several: list[Any] = [
        {"norm": "V1", "rating": "voldoett"},
        {"norm": "V1", "rating": "met", "remarkk": 1},
        {"norm": "V 1", "rating": "met"},
        {f"key-{at}": at for at in range(200)},
        None,
    ]
    for bad in several:
        error = _refused(Audit, {**_AUDIT, "findings": [bad] * 10**5})
        assert len(error.faults) == MOST_FAULTS + 1
        assert error.faults[-1].path == "$"


def test_a_hundred_thousand_unknown_keys_are_refused() -> None:
    keys = {f"key-{at}": at for at in range(10**5)}
    assert len(_refused(Finding, {**_FINDING, **keys}).faults) == MOST_FAULTS + 1


def test_scopes_with_many_near_misses_are_refused() -> None:
    scope = {
        "organisation": "o",
        "activities": [{"service": f"dienst {at}", "municipalities": ["m"]} for at in range(300)],
        "staff": [
            {"role": "r", "headcount": 1, "fte": "1", "services": [f"dinst {at}"]}
            for at in range(3_000)
        ],
    }
    _refused(Audit, {**_AUDIT, "scope": scope})


@at_most(20)
@given(values(Finding))
def test_the_label_of_an_audit_is_not_confused_with_its_schema(value: Finding) -> None:
    document = {**to_dict(value), "schema": LABEL}
    assert [fault.path for fault in _refused(Finding, document).faults] == ["$.schema"]
