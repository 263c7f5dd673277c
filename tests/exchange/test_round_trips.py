# SPDX-License-Identifier: MIT
"""What is written is read back as it was, through every JSON library, and the same everywhere."""

import json
from collections.abc import Callable
from typing import Any

import attrs
import msgspec
import orjson
import pytest
from hypothesis import given, strategies as st

import sterksociaalwerk
from sterksociaalwerk.audit import ALL, Count, Finding, Interview, Organisation, Party, StaffGroup
from sterksociaalwerk.errors import InvalidArgumentError, InvalidValueError
from sterksociaalwerk.exchange import from_dict, to_dict
from sterksociaalwerk.exchange._kinds import KINDS
from sterksociaalwerk.exchange._loading import is_list, is_object
from sterksociaalwerk.framework import Rating
from sterksociaalwerk.improvement import Choice
from tests.generators import at_most
from tests.generators.documents import made_by_the_library, values
from tests.project import PACKAGES

_THROUGH: dict[str, Callable[[Any], Any]] = {
    "json": lambda data: json.loads(json.dumps(data, allow_nan=False)),
    "orjson": lambda data: orjson.loads(orjson.dumps(data)),
    "msgspec": lambda data: msgspec.json.decode(msgspec.json.encode(data)),
}


_WITHOUT = ("errors",)


def test_every_public_class_of_values_has_a_document() -> None:
    modules: list[tuple[str, dict[str, object]]] = [
        (package, vars(getattr(sterksociaalwerk, package))) for package in PACKAGES
    ]
    public = {
        value
        for package, names in modules
        for value in names.values()
        if isinstance(value, type) and attrs.has(value) and package not in _WITHOUT
    }
    assert set(KINDS) == public
    assert len(set(KINDS.values())) == len(KINDS)


@pytest.mark.parametrize("kind", KINDS, ids=KINDS.get)
def test_what_is_written_is_read_back(kind: type[Any]) -> None:
    @at_most(30)
    @given(value=values(kind))
    def check(value: object) -> None:
        data = to_dict(value)
        assert data["schema"] == f"sterksociaalwerk/{KINDS[kind]}/1"
        for through in _THROUGH.values():
            assert through(data) == data
            found: Any = from_dict(kind, through(data))
            assert found == value
            # The order of what is printed, too.
            assert repr(found) == repr(value)

    check()


@pytest.mark.parametrize("kind", KINDS, ids=KINDS.get)
def test_there_is_a_value_of_every_class_that_the_library_made(kind: type[Any]) -> None:
    assert any(kind in made_by_the_library(seed) for seed in range(12))


@at_most(50)
@given(st.sampled_from(sorted(KINDS, key=KINDS.__getitem__)).flatmap(values))
def test_equal_values_give_equal_documents_with_keys_in_the_same_order(value: Any) -> None:  # noqa: ANN401
    data = to_dict(value)
    again: Any = from_dict(_kind(value), data)
    assert json.dumps(to_dict(again)) == json.dumps(data)


def _kind(value: object) -> Any:  # noqa: ANN401
    return type(value)


def _kinds_in(data: Any) -> set[type]:  # noqa: ANN401
    kind: type[Any] = _kind(data)
    parts: list[Any] = []
    if is_object(data):
        parts = [*data, *data.values()]
    elif is_list(data):
        parts = data
    return {kind}.union(*map(_kinds_in, parts))


@at_most(50)
@given(st.sampled_from(sorted(KINDS, key=KINDS.__getitem__)).flatmap(values))
def test_a_document_holds_nothing_but_what_json_has(value: Any) -> None:  # noqa: ANN401
    assert _kinds_in(to_dict(value)) <= {dict, list, str, int, bool, type(None)}


def test_what_stands_for_an_organisation_or_a_point_is_read() -> None:
    document = to_dict(Finding("V1", Rating.MET, improvements=["t"]))
    assert from_dict(Finding, {**document, "improvements": ["t"]}) == from_dict(Finding, document)
    merged = Organisation("a", merged_from=["b", "c"])
    assert from_dict(Organisation, {**to_dict(merged), "merged-from": ["b", {"name": "c"}]}) == (
        merged
    )


def test_a_count_that_is_exact_is_a_number_and_all_is_a_word() -> None:
    group = StaffGroup(role="r", headcount=3, fte=Count(0.5, 2))
    document = to_dict(group)
    assert document["headcount"] == 3
    assert document["fte"] == {"at-least": "0.5", "at-most": 2}
    assert to_dict(StaffGroup(role="r", headcount=Count(2), fte=2.5))["fte"] == "2.5"
    assert to_dict(Count(3, 3))["at-most"] == 3
    # By default it is all, and left out.
    assert "services" not in document
    assert from_dict(StaffGroup, {**document, "services": "all"}) == group
    interview = Interview(role="r", party=Party.STAFF, services=ALL)
    assert to_dict(interview)["services"] == "all"
    assert "municipalities" not in to_dict(interview)


def test_only_values_of_the_library_are_written() -> None:
    class Sub(Finding):
        pass

    ours = Sub("V1", Rating.MET)
    others: list[Any] = [None, 1, "V1", Rating.MET, Finding, [], ours, Exception()]
    for value in others:
        with pytest.raises(InvalidArgumentError, match="value: must be a value of this library"):
            to_dict(value)


def test_what_no_json_can_hold_is_not_written() -> None:
    with pytest.raises(InvalidValueError, match="cannot be written as UTF-8"):
        to_dict(Finding("V1", Rating.MET, remark="\ud800"))


def test_a_number_of_more_than_64_bits_is_not_written() -> None:
    for pick in (-1, 2**63, 10**9_000):
        choice = Choice(pick=pick, among=(), before=Rating.NOT_MET, after=Rating.MET)
        with pytest.raises(InvalidValueError, match="value: must hold whole numbers from 0 to"):
            to_dict(choice)


def test_a_class_of_values_is_asked_for() -> None:
    others: list[Any] = [None, int, dict, [], {}, "Finding", Rating, Exception]
    for cls in others:
        with pytest.raises(InvalidArgumentError, match="cls: must be a class of values"):
            from_dict(cls, {})
