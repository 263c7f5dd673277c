# SPDX-License-Identifier: MIT
"""Keys: a label and a version, sorted as versions are."""

import itertools
from typing import Any, cast

import pytest
from packaging.version import Version

from sterksociaalwerk.errors import Fault, InvalidValueError
from sterksociaalwerk.framework import FrameworkKey

_ASCENDING = ["1.0", "2.0rc1", "2.0", "2.0+wijkteams", "2.0.1", "3.0", "10.0"]


def test_a_version_may_be_text_or_a_version() -> None:
    key = FrameworkKey("sterk-sociaal-werk", "2.0")
    assert key == FrameworkKey("sterk-sociaal-werk", Version("2.0"))
    assert key.version == Version("2.0")
    assert str(key) == "sterk-sociaal-werk 2.0"


def test_keys_sort_by_label_and_then_by_version() -> None:
    ascending = [FrameworkKey(label, version) for label in ("a", "b") for version in _ASCENDING]
    for one, other in itertools.combinations(ascending, 2):
        assert one < other
        assert other >= one
        assert one != other
    assert sorted({*ascending}) == ascending


def test_a_key_is_compared_with_keys_only() -> None:
    key, other = FrameworkKey("a", "1"), cast("Any", ("a", Version("2")))
    assert key != other
    with pytest.raises(TypeError):
        assert key < other


@pytest.mark.parametrize(("digits", "right"), [(62, True), (63, False)])
def test_the_text_of_a_version_has_a_bounded_length(*, digits: int, right: bool) -> None:
    text = f"1.{'0' * digits}"
    if right:
        assert FrameworkKey("a", text).version == Version("1.0")
    else:
        with pytest.raises(InvalidValueError):
            FrameworkKey("a", text)


_PARTS = itertools.product(
    ["", "1!"],
    ["0", "2", "2.0", "2.0.0.0", "2.0.1", "2.0.1.0", "2.10", "2.10.0", "20"],
    ["", "rc1", ".post0", ".dev2", "a0.post1.dev3", "-RC.1"],
    ["", "+wijkteams", "+1", "+1.0"],
)
_SPELLINGS = ["".join(parts) for parts in _PARTS]


def test_equal_keys_are_written_alike() -> None:
    written: dict[FrameworkKey, tuple[str, str]] = {}
    for spelling in _SPELLINGS:
        for version in (spelling, Version(spelling)):
            key = FrameworkKey("a", version)
            # Nothing but the spelling is changed.
            assert key.version == Version(spelling)
            assert written.setdefault(key, (str(key), repr(key))) == (str(key), repr(key))
    assert len(written) == len({Version(spelling) for spelling in _SPELLINGS})
    assert len({text for text, _ in written.values()}) == len(written)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        *(("2", "2.0"), ("2.0", "2.0"), ("2.0.0", "2.0"), ("2.0.1", "2.0.1")),
        *(("0", "0.0"), ("1!2+a.0", "1!2.0+a.0"), ("2.0.0rc1.post0.dev0", "2.0rc1.post0.dev0")),
    ],
)
def test_a_version_has_two_numbers_at_least_and_no_further_zeros(given: str, kept: str) -> None:
    assert str(FrameworkKey("a", given)) == f"a {kept}"


def test_it_lists_every_fault() -> None:
    with pytest.raises(InvalidValueError) as caught:
        FrameworkKey("Sterk Sociaal Werk", "two")
    problem = "must be 1 to 64 of letters, digits, '.', '-', '_', got 'Sterk Sociaal Werk'"
    assert caught.value.faults == (
        Fault("label", problem),
        Fault("version", "must be a version such as '2.0', got 'two'"),
    )
