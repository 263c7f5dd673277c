# SPDX-License-Identifier: MIT
"""The read-only mapping: like a dict to read, like a value to hash, copy and pickle."""

import copy
import pickle
from collections.abc import (
    Hashable,
    Iterator,
    Mapping,
    MutableMapping,
    MutableSequence,
    MutableSet,
)
from contextlib import suppress
from typing import cast

import pytest
from hypothesis import given, strategies as st

from sterksociaalwerk._mapping import FrozenMapping, frozen_mapping, plain_dict, wrapped

_items = st.dictionaries(st.text(max_size=3), st.integers(), max_size=5)


@given(_items, st.text(max_size=3))
def test_it_reads_like_the_dict_it_was_made_of(items: dict[str, int], key: str) -> None:
    mapping = FrozenMapping(items)
    assert mapping == items
    assert items == mapping
    assert dict(mapping) == items
    assert list(mapping) == list(items)
    assert list(mapping.values()) == list(items.values())
    assert len(mapping) == len(items)
    assert (key in mapping) == (key in items)
    assert mapping.get(key, -1) == items.get(key, -1)
    assert all(mapping[known] == value for known, value in items.items())


@given(_items, st.data())
def test_equal_items_in_any_order_are_one_value(items: dict[str, int], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(list(items.items())))
    one, other = FrozenMapping(items), FrozenMapping(shuffled)
    assert one == other
    assert hash(one) == hash(other)
    assert repr(frozen_mapping(items)) == repr(frozen_mapping(dict(shuffled)))


@given(_items, _items)
def test_it_equals_what_has_the_same_items_only(one: dict[str, int], other: dict[str, int]) -> None:
    assert (FrozenMapping(one) == FrozenMapping(other)) == (one == other)
    assert (FrozenMapping(one) == other) == (one == other)
    assert FrozenMapping(one) != list(one.items())


@given(_items)
def test_copies_and_pickles_are_equal(items: dict[str, int]) -> None:
    mapping = FrozenMapping(items)
    pickled: FrozenMapping[str, int] = pickle.loads(pickle.dumps(mapping))  # noqa: S301  # our own bytes
    for again in (pickled, copy.copy(mapping), copy.deepcopy(mapping)):
        assert isinstance(again, FrozenMapping)
        assert again == mapping
        assert list(again) == list(mapping)
        assert hash(again) == hash(mapping)


@given(_items)
def test_the_original_may_change_without_effect(items: dict[str, int]) -> None:
    before = dict(items)
    mapping, sorted_one = FrozenMapping(items), frozen_mapping(items)
    items["new"] = 1
    items.pop(next(iter(items)))
    assert mapping == before
    assert sorted_one == before


def test_it_cannot_be_written_to() -> None:
    mapping = cast("dict[str, int]", FrozenMapping({"a": 1}))
    with pytest.raises(TypeError):
        mapping["a"] = 2
    with pytest.raises(TypeError):
        del mapping["a"]
    assert not isinstance(mapping, MutableMapping)
    with pytest.raises(KeyError):
        mapping["b"]
    with pytest.raises(AttributeError):
        mapping.extra = 1  # pyright: ignore[reportAttributeAccessIssue]


def _offered(value: object) -> Iterator[object]:
    """Yield what a value offers by a public name, and what that returns when asked for it."""
    for name in dir(value):
        if not name.startswith("_"):
            found = getattr(value, name)
            yield found
            if callable(found):
                with suppress(TypeError):
                    yield found()


@pytest.mark.parametrize(
    "mapping",
    [FrozenMapping({"a": 1}), wrapped({"a": 1}), frozen_mapping({"a": 1})],
    ids=["made", "wrapped", "sorted"],
)
def test_nothing_that_it_offers_can_be_written_through(mapping: Mapping[str, int]) -> None:
    assert not hasattr(mapping, "__dict__")
    views = [each for each in _offered(mapping) if not callable(each)]
    assert len(views) == 3
    made_of = cast("tuple[object, tuple[object, ...]]", mapping.__reduce__())[1]
    for value in (*views, *(each for view in views for each in _offered(view)), *made_of):
        assert not isinstance(value, MutableSequence | MutableSet)
        if isinstance(value, MutableMapping):
            cast("MutableMapping[str, int]", value).clear()
    assert mapping == {"a": 1}


def test_without_items_it_is_empty() -> None:
    assert FrozenMapping[str, int]() == {}
    assert repr(FrozenMapping[str, int]()) == "FrozenMapping({})"


def test_a_hash_needs_values_that_can_be_hashed() -> None:
    with pytest.raises(TypeError):
        hash(FrozenMapping({"a": [1]}))
    assert isinstance(FrozenMapping({"a": 1}), Hashable)


def test_a_dict_that_nobody_else_holds_can_be_wrapped() -> None:
    raw = {"b": 1, "a": 2}
    assert wrapped(raw) == FrozenMapping(raw)
    assert hash(wrapped(raw)) == hash(FrozenMapping(raw))
    assert plain_dict(wrapped(raw)) is raw
    assert type(pickle.loads(pickle.dumps(wrapped(raw)))) is FrozenMapping  # noqa: S301


def test_a_frozen_mapping_is_in_the_order_of_its_keys() -> None:
    assert repr(frozen_mapping({"b": 1, "a": 2})) == "FrozenMapping({'a': 2, 'b': 1})"
    # Keys that cannot be compared are for the check to name, in a stable order too.
    odd = cast("dict[str, int]", {"b": 1, 3: 2, None: 3})
    assert list(frozen_mapping(odd)) == [3, None, "b"]


class _Unspeakable:
    def __str__(self) -> str:
        raise RuntimeError


def test_a_key_that_has_no_text_is_for_the_check_to_name_too() -> None:
    unspeakable = _Unspeakable()
    odd = cast("dict[str, int]", {"b": 1, unspeakable: 2, "a": 3})
    assert list(frozen_mapping(odd)) == [unspeakable, "a", "b"]
    huge = cast("dict[str, int]", {"b": 1, 10**5000: 2})
    assert list(frozen_mapping(huge)) == [10**5000, "b"]


@pytest.mark.parametrize("value", [None, 1, "text", ["a"], {"a"}], ids=repr)
def test_what_is_no_mapping_is_left_for_the_check_to_name(value: object) -> None:
    assert frozen_mapping(cast("dict[str, int]", value)) is value
