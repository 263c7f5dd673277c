# SPDX-License-Identifier: MIT
"""The checks: bounded messages, stable order, every fault."""

import datetime
from collections.abc import Callable, Iterator
from typing import Any, cast

import pytest
from hypothesis import given, strategies as st

from sterksociaalwerk._checks import (
    MOST,
    Faults,
    fail,
    frozen_set,
    nearest,
    plain_repr,
    shown,
    sortable,
    tupled,
)
from sterksociaalwerk.errors import Fault, InvalidValueError
from sterksociaalwerk.framework import Framework
from tests.junk import HUGE, LONG, Unspeakable, nested

# Some versions of reprlib trust the name of a type and stumble over a stranger of this name.
_stranger = cast("Callable[[], object]", type("list", (), {}))


_MESSES: dict[str, object] = {
    "10 MB": LONG,
    "10 MB of bytes": LONG.encode(),
    "10 MB of quotes": "'" * 10_000_000,
    "emoji": "\U0001f600" * 100,
    "surrogates": "\ud800" * 1000,
    "escapes": "\0" * 1000,
    "huge": HUGE,
    "huge and negative": -HUGE,
    "a list of the huge": [HUGE],
    "nested": nested(8),
    "a deep dict": {"a": {"b": {"c": nested(3)}}},
    "a long list": [1.5] * 100_000,
    "a big set": set(range(100_000)),
    "no repr": Unspeakable(),
    "no repr within": [Unspeakable()],
    "a stranger": _stranger(),
    "a long name": type("x" * 100_000, (), {})(),
    "a class": Framework,
    "a generator": (number for number in range(3)),
}


@pytest.mark.parametrize("value", _MESSES.values(), ids=list(_MESSES))
def test_what_is_shown_is_bounded(value: object) -> None:
    assert 0 < len(shown(value)) <= 83


_SHOWN: dict[str, tuple[object, str]] = {
    "a flag": (True, "True"),
    "nothing": (None, "None"),
    "NaN": (float("nan"), "nan"),
    "text": ("met", "'met'"),
    "a list": (["met", 1], "['met', 1]"),
    "256 bits": (2**256 - 1, "115792089237316195...7584007913129639935"),
    "257 bits": (2**256, "a whole number of 257 bits"),
    "60 characters": ("x" * 58, f"'{'x' * 58}'"),
    "61 characters": ("x" * 59, f"'{'x' * 27}...{'x' * 28}'"),
    "a list in a list": ([["a", ["b"]]], "[['a', [...]]]"),
    "a list of 80": (["x" * 22, "x" * 22, "x" * 24], str(["x" * 22, "x" * 22, "x" * 24])),
    "a list of 81": (
        ["x" * 22, "x" * 22, "x" * 25],
        str(["x" * 22, "x" * 22, "x" * 25])[:80] + "...",
    ),
}


@pytest.mark.parametrize(("value", "text"), _SHOWN.values(), ids=list(_SHOWN))
def test_what_is_short_is_shown_in_full(value: object, text: str) -> None:
    assert shown(value) == text


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("vakmanschp", ", did you mean 'vakmanschap'?"),
        ("VAKMANSCHAP", ", did you mean 'vakmanschap'?"),
        ("v1", ", did you mean 'V1'?"),
        ("zzz", ""),
        ("", ""),
        (None, ""),
        (b"V1", ""),
        (LONG, ""),
        ("vakmanschap" * 6, ""),
    ],
    ids=lambda value: repr(value)[:20],
)
def test_only_a_near_miss_has_a_hint(name: object, hint: str) -> None:
    assert nearest(name, ["vakmanschap", "V1"]) == hint


@given(st.lists(st.integers()))
def test_collections_become_tuples_and_sets(values: list[int]) -> None:
    assert tupled(iter(values)) == tuple(values)
    assert frozen_set(iter(values)) == frozenset(values)


def test_a_set_has_an_order_only_where_it_is_sorted() -> None:
    for value in ({"b", "a", "c"}, frozenset({"b", "a", "c"}), set[str]()):
        assert tupled(value) is cast("object", value)
        assert sortable(value) == tuple(sorted(value))
    # A dict and its keys have the order in which they were made.
    ordered = {"b": 1, "a": 2}
    assert tupled(ordered) == tupled(ordered.keys()) == sortable(ordered.keys()) == ("b", "a")


@pytest.mark.parametrize("value", [1, None, "text", b"bytes"], ids=repr)
def test_what_is_no_collection_is_left_for_the_check_to_name(value: Any) -> None:  # noqa: ANN401
    assert tupled(value) is sortable(value) is value
    assert frozen_set(value) is value


def _failing() -> Iterator[int]:
    yield 1
    raise TypeError("mine")


def test_what_goes_wrong_in_a_generator_is_not_hidden() -> None:
    with pytest.raises(TypeError, match=r"^mine$"):
        tupled(_failing())


def test_only_the_first_faults_have_a_hint() -> None:
    faults = Faults()
    known = [f"V{number}" for number in range(500)]
    for _ in range(10):
        assert faults.hint("v1", known) == ", did you mean 'V1'?"
        faults.add("f", "is wrong")
    assert faults.hint("v1", known) == ""


def test_what_cannot_be_hashed_is_left_for_the_check_to_name() -> None:
    value: Any = [[1], [2]]
    assert frozen_set(value) is value


@given(st.frozensets(st.text(max_size=3), min_size=1, max_size=4))
def test_a_set_is_written_in_sorted_order(names: frozenset[str]) -> None:
    inner = plain_repr(names).removeprefix("frozenset({").removesuffix("})")
    assert inner == str(sorted(names))[1:-1]


def test_sets_and_none_are_written_like_python() -> None:
    assert plain_repr(None) == "None"
    nothing: frozenset[str] = frozenset()
    assert plain_repr(nothing) == "frozenset()"
    assert plain_repr(frozenset({"b", "a", "c"})) == "frozenset({'a', 'b', 'c'})"


def test_fail_returns_an_error_of_one_fault() -> None:
    error = fail(InvalidValueError, "met", "is wrong")
    assert type(error) is InvalidValueError
    assert error.faults == (Fault("met", "is wrong"),)


def test_without_faults_nothing_is_raised() -> None:
    faults = Faults()
    faults.raise_any(InvalidValueError)
    assert faults.add("met", "is wrong") is False
    with pytest.raises(InvalidValueError) as caught:
        faults.raise_any(InvalidValueError)
    assert caught.value.faults == (Fault("met", "is wrong"),)


_day = datetime.date(2019, 5, 1)
_own_day = type("OwnDay", (datetime.date,), {})(2019, 5, 1)
_moment = datetime.datetime(2019, 5, 1)  # noqa: DTZ001  # a zone would make its repr long

_CHECKS: dict[str, Callable[[Faults, Any], bool]] = {
    "instance": lambda faults, value: faults.instance("f", value, (int, type(None)), "a number"),
    "instances": lambda faults, value: faults.instances("f", value, int, "a number"),
    "text": lambda faults, value: faults.text("f", value),
    "text or empty": lambda faults, value: faults.text("f", value, empty=True),
    "identifier": lambda faults, value: faults.identifier("f", value),
    "at least 1": lambda faults, value: faults.integer("f", value, 1),
    "1 to 3": lambda faults, value: faults.integer("f", value, 1, 3),
    "flag": lambda faults, value: faults.flag("f", value),
    "day": lambda faults, value: faults.day("f", value),
    "day or None": lambda faults, value: faults.day("f", value, optional=True),
    "names": lambda faults, value: faults.names("f", value),
    "identifiers": lambda faults, value: faults.identifiers("f", value),
    "mapping": lambda faults, value: faults.mapping("f", value, "a to b"),
}
_RIGHT: dict[str, tuple[object, ...]] = {
    "instance": (1, None),
    "instances": ((), (1, 2)),
    "text": ("a", " a "),
    "text or empty": ("", " ", "a"),
    "identifier": ("Aa0._-", "x" * 64),
    "at least 1": (1, MOST),
    "1 to 3": (1, 3),
    "flag": (True, False),
    "day": (_day, _own_day),
    "day or None": (_day, _own_day, None),
    "names": (frozenset[str](), frozenset({"a", "b c"})),
    "identifiers": (frozenset[str](), frozenset({"a", "b"})),
    "mapping": ({}, {1: 2}),
}
_NO_IDENTIFIER = "must be 1 to 64 of letters, digits, '.', '-', '_', got"
# By check: a value, and its problem at "f", or its faults.
_WRONG: dict[str, tuple[tuple[object, str | tuple[Fault, ...]], ...]] = {
    "instance": (("1", "must be a number, got '1'"),),
    "instances": (
        ([1], "must be a collection of a number, got [1]"),
        ({2, 1}, "must be in an order, got the set {1, 2}"),
        (frozenset[int](), "must be in an order, got the set frozenset()"),
        (
            ("1", 2, None),
            (
                Fault("f[0]", "must be a number, got '1'"),
                Fault("f[2]", "must be a number, got None"),
            ),
        ),
    ),
    "text": (
        ("", "must not be empty"),
        (" \t\n", "must not be empty"),
        (b"a", "must be text, got b'a'"),
    ),
    "text or empty": ((None, "must be text, got None"),),
    "identifier": (
        ("x" * 65, f"{_NO_IDENTIFIER} 65 characters"),
        ("", f"{_NO_IDENTIFIER} ''"),
        ("a\n", f"{_NO_IDENTIFIER} 'a\\n'"),
        ("a b", f"{_NO_IDENTIFIER} 'a b'"),
        ("é", f"{_NO_IDENTIFIER} 'é'"),
        ("\u0663", f"{_NO_IDENTIFIER} '\u0663'"),
        (1, f"{_NO_IDENTIFIER} 1"),
    ),
    "at least 1": (
        (0, "must be at least 1, got 0"),
        (True, "must be a whole number, got True"),
        (1.0, "must be a whole number, got 1.0"),
        (MOST + 1, "must be at most 1000000000, got 1000000001"),
        (float("nan"), "must be a whole number, got nan"),
    ),
    "1 to 3": (
        (0, "must be at least 1, got 0"),
        (4, "must be at most 3, got 4"),
        (HUGE, "must be at most 3, got a whole number of 16610 bits"),
    ),
    "flag": ((1, "must be True or False, got 1"),),
    "day": ((None, "must be a datetime.date, got None"),),
    "day or None": ((_moment, f"must be a datetime.date or None, got {_moment!r}"),),
    "names": (
        (["a"], "must be a collection of names, got ['a']"),
        (
            frozenset({"a", "", 1, None}),
            (
                Fault("f", "must not be empty"),
                Fault("f", "must be text, got 1"),
                Fault("f", "must be text, got None"),
            ),
        ),
    ),
    "identifiers": (
        ("a", "must be a collection of names, got 'a'"),
        (
            frozenset({"a", "b c", 1}),
            (Fault("f", f"{_NO_IDENTIFIER} 'b c'"), Fault("f", f"{_NO_IDENTIFIER} 1")),
        ),
    ),
    "mapping": (([(1, 2)], "must be a mapping of a to b, got [(1, 2)]"),),
}


@pytest.mark.parametrize("check", _CHECKS)
def test_a_check_says_that_a_value_is_right(check: str) -> None:
    for value in _RIGHT[check]:
        faults = Faults()
        assert _CHECKS[check](faults, value) is True
        assert faults.found == []


@pytest.mark.parametrize("check", _CHECKS)
def test_a_check_names_every_fault(check: str) -> None:
    for value, problem in _WRONG[check]:
        faults = Faults()
        assert _CHECKS[check](faults, value) is False
        wanted = (Fault("f", problem),) if isinstance(problem, str) else problem
        assert tuple(faults.found) == wanted


def test_every_repetition_names_the_first() -> None:
    faults = Faults()
    faults.distinct("norms", [(f"[{at}].id", key) for at, key in enumerate("abaca")], "id")
    assert faults.found == [
        Fault("norms[2].id", "id 'a' is already at norms[0].id"),
        Fault("norms[4].id", "id 'a' is already at norms[0].id"),
    ]
