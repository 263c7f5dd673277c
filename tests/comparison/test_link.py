# SPDX-License-Identifier: MIT
import copy
import pickle
from collections.abc import Iterable
from contextlib import suppress
from itertools import permutations, product
from typing import cast

import pytest

from sterksociaalwerk.comparison import Change, Link
from sterksociaalwerk.errors import InvalidValueError

# How many sources and targets each change is for, written out up to three.
SHAPES = {
    Change.UNCHANGED: {(1, 1)},
    Change.REWORDED: {(1, 1)},
    Change.REVISED: {(1, 1)},
    Change.MOVED: {(1, 1)},
    Change.MERGED: {(2, 1), (3, 1)},
    Change.SPLIT: {(1, 2), (1, 3)},
    Change.RESTRUCTURED: {(1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (2, 3), (3, 1), (3, 2), (3, 3)},
    Change.ADDED: {(0, 1), (0, 2), (0, 3)},
    Change.WITHDRAWN: {(1, 0), (2, 0), (3, 0)},
}


def faults_of(change: object, sources: object, targets: object, remark: object = "") -> list[str]:
    with pytest.raises(InvalidValueError) as caught:
        Link(
            cast("Change", change),
            cast("Iterable[str]", sources),
            cast("Iterable[str]", targets),
            remark=cast("str", remark),
        )
    return [str(fault) for fault in caught.value.faults]


def test_the_values_are_stable() -> None:
    assert [change.value for change in Change] == [
        "unchanged",
        "reworded",
        "revised",
        "moved",
        "merged",
        "split",
        "restructured",
        "added",
        "withdrawn",
    ]


@pytest.mark.parametrize("change", Change)
def test_the_number_of_norms_fits_the_change_and_no_other_does(change: Change) -> None:
    fitting: set[tuple[int, int]] = set()
    for sources, targets in product(range(4), range(4)):
        with suppress(InvalidValueError):
            Link(change, [f"A{at}" for at in range(sources)], [f"B{at}" for at in range(targets)])
            fitting.add((sources, targets))
    assert fitting == SHAPES[change]


@pytest.mark.parametrize("change", Change)
def test_the_inverse_is_the_change_for_the_shapes_turned_round(change: Change) -> None:
    assert SHAPES[change.inverse] == {(targets, sources) for sources, targets in SHAPES[change]}
    assert change.inverse.inverse is change


def test_the_order_of_norms_means_nothing() -> None:
    every = {
        Link(Change.RESTRUCTURED, sources, list(targets))
        for sources in permutations(["V1", "V2", "D1"])
        for targets in permutations(["N2", "N1"])
    }
    assert len(every) == 1
    link = every.pop()
    assert (link.sources, link.targets) == (("D1", "V1", "V2"), ("N1", "N2"))


def test_a_link_is_a_value() -> None:
    link = Link(Change.MOVED, ["V1"], ["N1"], remark="to governance")
    assert link == Link(Change.MOVED, iter(["V1"]), ("N1",), remark="to governance")
    assert link != Link(Change.MOVED, ["V1"], ["N1"])
    assert hash(link) == hash(copy.copy(link))
    assert pickle.loads(pickle.dumps(link)) == link  # noqa: S301  # our own


@pytest.mark.parametrize(
    ("change", "sources", "targets", "faults"),
    [
        (Change.UNCHANGED, ["V1", "V2"], ["N1"], ["sources: unchanged asks for 1, got 2"]),
        (Change.SPLIT, ["V1"], ["N1"], ["targets: split asks for 2 or more, got 1"]),
        (
            Change.ADDED,
            ["V1"],
            [],
            ["sources: added asks for 0, got 1", "targets: added asks for 1 or more, got 0"],
        ),
        (
            Change.MERGED,
            ["V1", "V2", "V1"],
            ["N1"],
            ["sources[2]: norm 'V1' is already at sources[0]"],
        ),
        ("moved", ["V1"], ["N1"], ["change: must be a Change, got 'moved'; write Change.MOVED"]),
        (None, [], [], ["change: must be a Change, got None"]),
        (Change.MOVED, "V1", ["N1"], ["sources: must be a collection of norms, got 'V1'"]),
        (Change.MOVED, ["V1"], 1, ["targets: must be a collection of norms, got 1"]),
        (
            Change.RESTRUCTURED,
            ["V 1", "", None, ["V2"]],
            [True],
            [
                "sources[0]: must be 1 to 64 of letters, digits, '.', '-', '_', got 'V 1'",
                "sources[1]: must be 1 to 64 of letters, digits, '.', '-', '_', got ''",
                "sources[2]: must be 1 to 64 of letters, digits, '.', '-', '_', got None",
                "sources[3]: must be 1 to 64 of letters, digits, '.', '-', '_', got ['V2']",
                "targets[0]: must be 1 to 64 of letters, digits, '.', '-', '_', got True",
            ],
        ),
    ],
)
def test_every_fault_is_named(
    change: object, sources: object, targets: object, faults: list[str]
) -> None:
    assert faults_of(change, sources, targets) == faults


@pytest.mark.parametrize(
    ("remark", "problem"),
    [
        (" \n", "must not be empty"),
        (None, "must be text, got None"),
        (0, "must be text, got 0"),
        (float("nan"), "must be text, got nan"),
    ],
)
def test_a_remark_says_something_or_is_empty(remark: object, problem: str) -> None:
    assert faults_of(Change.MOVED, ["V1"], ["N1"], remark) == [f"remark: {problem}"]
