# SPDX-License-Identifier: MIT
import copy
import pickle
from collections.abc import Callable, Iterable, Mapping
from itertools import permutations
from typing import Any, cast

import attrs
import pytest

from sterksociaalwerk.comparison import Change, Crosswalk, Link
from sterksociaalwerk.errors import (
    InvalidArgumentError,
    InvalidValueError,
    SterkSociaalWerkError,
    WrongFrameworkError,
)
from sterksociaalwerk.framework import Category, Framework, FrameworkKey, Limit, Norm, Rating, Rule
from sterksociaalwerk.label import V2017, V2019

UNCHANGED, REWORDED, REVISED, MOVED, MERGED, SPLIT, RESTRUCTURED, ADDED, WITHDRAWN = Change
ONE, TWO, THREE, FOUR = (FrameworkKey("x", f"{number}.0") for number in (1, 2, 3, 4))
NVVK = FrameworkKey("nvvk", "1.0")


def framework(key: FrameworkKey, norms: Mapping[str, str | None]) -> Framework:
    """Return a framework with norms and their categories, ``a`` to ``c`` or not known."""
    return Framework(
        key=key,
        title="x",
        categories=[Category(key=name, title=name, title_en=name) for name in "abc"],
        norm_count=max(len(norms), 1),
        rule=Rule([Limit(key="not-met", ratings=[Rating.NOT_MET], at_most=0)]),
        counts_business_critical_volunteers=False,
        allows_not_applicable=False,
        certificate_years=2,
        in_force_from=None,
        norms=[Norm(norm, category) for norm, category in norms.items()],
    )


def links(*brief: tuple[Change, str, str]) -> list[Link]:
    return [Link(change, sources.split(), targets.split()) for change, sources, targets in brief]


def faults_of(
    error: type[SterkSociaalWerkError], verb: Callable[..., object], *arguments: object
) -> list[str]:
    with pytest.raises(SterkSociaalWerkError) as caught:
        verb(*arguments)
    assert type(caught.value) is error
    return [str(fault) for fault in caught.value.faults]


OLD = framework(ONE, {"V1": "a", "V2": "a", "V3": "a", "D1": "b", "D2": "b", "O1": "c", "O2": None})
NEW = framework(TWO, {"N1": "a", "N2": "a", "N3": "c", "N4": "b", "N5": "b", "N6": "c", "N7": None})
WHOLE = links(
    (MERGED, "V1 V2", "N1"),
    (UNCHANGED, "V3", "N2"),
    (MOVED, "D1", "N3"),
    (SPLIT, "D2", "N4 N5"),
    (WITHDRAWN, "O1", ""),
    (ADDED, "", "N6"),
    (MOVED, "O2", "N7"),
)
SOUND = Crosswalk(ONE, TWO, WHOLE)

# ---------------------------------------------------------------- the value


def test_the_order_of_links_means_nothing() -> None:
    few = WHOLE[:4]
    every = {Crosswalk(ONE, TWO, order) for order in permutations(few)}
    assert len(every) == 1
    assert [link.sources[0] for link in every.pop().links] == ["D1", "D2", "V1", "V3"]


def test_a_crosswalk_is_a_value() -> None:
    assert Crosswalk(ONE, TWO, iter(WHOLE)) == SOUND
    assert Crosswalk(ONE, THREE, WHOLE) != SOUND
    assert Crosswalk(ONE, TWO, WHOLE[1:]) != SOUND
    assert hash(copy.deepcopy(SOUND)) == hash(SOUND)
    assert pickle.loads(pickle.dumps(SOUND)) == SOUND  # noqa: S301  # our own


@pytest.mark.parametrize(
    ("arguments", "faults"),
    [
        (
            ("x 1.0", None, "V1"),
            [
                "source: must be a FrameworkKey, got 'x 1.0'",
                "target: must be a FrameworkKey, got None",
                "links: must be a collection of a Link, got 'V1'",
            ],
        ),
        ((ONE, TWO, [WHOLE[0], "V1"]), ["links[1]: must be a Link, got 'V1'"]),
        (
            (
                ONE,
                TWO,
                links((WITHDRAWN, "V9 V2", ""), (MERGED, "V1 V2", "N1"), (SPLIT, "V3", "N0 N1")),
            ),
            [
                "links[1].sources[1]: norm 'V2' is already at links[0].sources[0]",
                "links[2].targets[1]: norm 'N1' is already at links[1].targets[0]",
            ],
        ),
    ],
)
def test_every_fault_is_named_where_the_caller_put_it(
    arguments: tuple[Any, Any, Any], faults: list[str]
) -> None:
    assert faults_of(InvalidValueError, Crosswalk, *arguments) == faults


def test_one_name_may_stand_on_both_sides() -> None:
    assert Crosswalk(ONE, TWO, links((REWORDED, "V1", "V1"))).links[0].targets == ("V1",)


def test_the_identity_leaves_every_norm_unchanged() -> None:
    identity = Crosswalk.identity(OLD)
    assert identity.source == identity.target == ONE
    assert {(link.change, link.sources, link.targets) for link in identity.links} == {
        (UNCHANGED, (norm.id,), (norm.id,)) for norm in OLD.norms
    }
    identity.check(OLD, OLD)


def test_the_identity_needs_a_catalogue() -> None:
    assert len(faults_of(WrongFrameworkError, Crosswalk.identity, V2019)) == 1
    assert faults_of(InvalidArgumentError, Crosswalk.identity, ONE) == [
        "framework: must be a Framework, got FrameworkKey(label='x', version=<Version('1.0')>)"
    ]


# ---------------------------------------------------------------- check


def test_a_crosswalk_of_every_norm_passes() -> None:
    SOUND.check(OLD, NEW)
    SOUND.inverse().check(NEW, OLD)


def check(crosswalk: Iterable[Link], old: Framework = OLD, new: Framework = NEW) -> list[str]:
    return faults_of(InvalidValueError, Crosswalk(ONE, TWO, crosswalk).check, old, new)


def test_every_norm_without_a_fate_or_an_origin_is_named() -> None:
    assert check(WHOLE[2:]) == [
        "old.norms[0]: no link has norm 'V1' among its sources",
        "old.norms[1]: no link has norm 'V2' among its sources",
        "old.norms[2]: no link has norm 'V3' among its sources",
        "new.norms[0]: no link has norm 'N1' among its targets",
        "new.norms[1]: no link has norm 'N2' among its targets",
    ]


def test_every_unknown_norm_is_named_with_the_nearest() -> None:
    more = links((UNCHANGED, "xyz", "n11"), (RESTRUCTURED, "O11 v33", "N77"))
    assert check([*WHOLE, *more]) == [
        "links[4].sources[0]: unknown norm 'O11', did you mean 'O1'?",
        "links[4].sources[1]: unknown norm 'v33', did you mean 'V3'?",
        "links[8].sources[0]: unknown norm 'xyz'",
        "links[4].targets[0]: unknown norm 'N77', did you mean 'N7'?",
        "links[8].targets[0]: unknown norm 'n11', did you mean 'N1'?",
    ]


def test_wrong_frameworks_are_named() -> None:
    assert check(WHOLE, attrs.evolve(OLD, key=THREE), attrs.evolve(NEW, key=NVVK)) == [
        "old.key: must be x 1.0, got x 3.0",
        "new.key: must be x 2.0, got nvvk 1.0",
    ]


def test_a_missing_catalogue_is_named_once() -> None:
    assert check(WHOLE, framework(ONE, {}), framework(TWO, {})) == [
        "old.norms: must be the catalogue of norms, which is missing",
        "new.norms: must be the catalogue of norms, which is missing",
    ]


def test_everything_is_named_at_once() -> None:
    faults = check(
        [*WHOLE[1:2], *links((MOVED, "V1", "N1"), (REWORDED, "D1", "N33"))],
        attrs.evolve(OLD, key=THREE),
    )
    assert [fault.split(":")[0] for fault in faults] == [
        "old.key",
        "old.norms[1]",
        "old.norms[4]",
        "old.norms[5]",
        "old.norms[6]",
        "links[0].targets[0]",
        *(f"new.norms[{at}]" for at in range(2, 7)),
        "links[1].change",
    ]


# A norm of category a, b, or of a category not known, and which changes fit one that ends in a.
@pytest.mark.parametrize(
    ("category", "fitting"),
    [
        ("a", {UNCHANGED, REWORDED, REVISED, RESTRUCTURED}),
        ("b", {MOVED, REVISED, RESTRUCTURED}),
        (None, {UNCHANGED, REWORDED, REVISED, MOVED, RESTRUCTURED}),
    ],
)
def test_moved_is_to_another_category_and_nothing_else_is(
    category: str | None, fitting: set[Change]
) -> None:
    known, unsure = framework(ONE, {"V1": category}), framework(TWO, {"N1": "a"})
    for change in (UNCHANGED, REWORDED, REVISED, MOVED, RESTRUCTURED):
        crosswalk = Crosswalk(ONE, TWO, links((change, "V1", "N1")))
        for one, ends in ((crosswalk, (known, unsure)), (crosswalk.inverse(), (unsure, known))):
            if change in fitting:
                one.check(*ends)
            else:
                faults = faults_of(InvalidValueError, one.check, *ends)
                assert [fault.split(":")[0] for fault in faults] == ["links[0].change"]


def test_the_fault_says_from_where_to_where() -> None:
    old = framework(ONE, {"V1": "a", "V2": "a"})
    new = framework(TWO, {"N1": "a", "N2": "b"})
    assert check(links((MOVED, "V1", "N1"), (REWORDED, "V2", "N2")), old, new) == [
        "links[0].change: norm 'V1' is moved, yet stays in category 'a'",
        "links[1].change: norm 'V2' is reworded, yet goes from category 'a' to 'b'",
    ]


@pytest.mark.parametrize("category", ["a", "b", None])
def test_categories_of_two_labels_are_not_compared(category: str | None) -> None:
    other = framework(NVVK, {"N1": category})
    for change in (UNCHANGED, REWORDED, REVISED, MOVED):
        crosswalk = Crosswalk(ONE, NVVK, links((change, "V1", "N1")))
        crosswalk.check(framework(ONE, {"V1": "a"}), other)


@pytest.mark.slow
def test_a_crosswalk_of_strangers_is_refused_at_once() -> None:
    # Naming the nearest norm of each would take an hour.
    strangers = [Link(WITHDRAWN, [f"norm-of-a-framework-{at:05}"], ()) for at in range(10_000)]
    for count, hints in ((50, 100), (5_000, 1), (10_000, 1)):
        old = framework(ONE, {f"norm-of-the-framework-{at:05}": None for at in range(count)})
        faults = check(strangers, old, NEW)
        assert len(faults) == 10_000 + count + len(NEW.norms)
        assert sum("did you mean" in fault for fault in faults) == hints


def test_the_editions_of_the_label_can_be_linked() -> None:
    # Which norms were merged, split or moved is not known; the edition of 2019 has three fewer.
    old = V2017.with_numbered_norms()
    new = V2019.with_norms(Norm(f"N{at}", None) for at in range(1, 50))
    ids = [norm.id for norm in old.norms]
    same = [Link(UNCHANGED, [norm], [f"N{at}"]) for at, norm in enumerate(ids[:48], 1)]
    crosswalk = Crosswalk(V2017.key, V2019.key, [*same, Link(MERGED, ids[48:], ["N49"])])
    crosswalk.check(old, new)


# ---------------------------------------------------------------- inverse and then


def test_the_inverse_turns_everything_round() -> None:
    assert SOUND.inverse() == Crosswalk(
        TWO,
        ONE,
        links(
            (SPLIT, "N1", "V1 V2"),
            (UNCHANGED, "N2", "V3"),
            (MOVED, "N3", "D1"),
            (MERGED, "N4 N5", "D2"),
            (ADDED, "", "O1"),
            (WITHDRAWN, "N6", ""),
            (MOVED, "N7", "O2"),
        ),
    )
    remark = Crosswalk(ONE, TWO, [Link(SPLIT, ["A"], ["B", "C"], remark="two things")]).inverse()
    assert remark.links[0].remark == "two things"


Brief = list[tuple[Change, str, str]]
COMPOSED: dict[str, tuple[Brief, Brief, Brief]] = {
    "merged, then reworded": (
        [(MERGED, "a1 a2", "b")],
        [(REWORDED, "b", "c")],
        [(MERGED, "a1 a2", "c")],
    ),
    "one moved, then merged": (
        [(MOVED, "a1", "b1"), (UNCHANGED, "a2", "b2")],
        [(MERGED, "b1 b2", "c")],
        [(MERGED, "a1 a2", "c")],
    ),
    "one revised, then merged": (
        [(REVISED, "a1", "b1"), (UNCHANGED, "a2", "b2")],
        [(MERGED, "b1 b2", "c")],
        [(RESTRUCTURED, "a1 a2", "c")],
    ),
    "merged twice": (
        [(MERGED, "a1 a2", "b1"), (UNCHANGED, "a3", "b2")],
        [(MERGED, "b1 b2", "c")],
        [(RESTRUCTURED, "a1 a2 a3", "c")],
    ),
    "reworded, then split": (
        [(REWORDED, "a", "b")],
        [(SPLIT, "b", "c1 c2")],
        [(SPLIT, "a", "c1 c2")],
    ),
    "split, then one part moved": (
        [(SPLIT, "a", "b1 b2")],
        [(MOVED, "b1", "c1"), (UNCHANGED, "b2", "c2")],
        [(SPLIT, "a", "c1 c2")],
    ),
    "split, then one part revised": (
        [(SPLIT, "a", "b1 b2")],
        [(REVISED, "b1", "c1"), (UNCHANGED, "b2", "c2")],
        [(RESTRUCTURED, "a", "c1 c2")],
    ),
    "split twice": (
        [(SPLIT, "a", "b1 b2")],
        [(SPLIT, "b1", "c1 c2"), (UNCHANGED, "b2", "c3")],
        [(RESTRUCTURED, "a", "c1 c2 c3")],
    ),
    "merged, then split": (
        [(MERGED, "a1 a2", "b")],
        [(SPLIT, "b", "c1 c2")],
        [(RESTRUCTURED, "a1 a2", "c1 c2")],
    ),
    "split, then merged again": (
        [(SPLIT, "a", "b1 b2")],
        [(MERGED, "b1 b2", "c")],
        [(RESTRUCTURED, "a", "c")],
    ),
    "split, then one part withdrawn": (
        [(SPLIT, "a", "b1 b2")],
        [(UNCHANGED, "b1", "c"), (WITHDRAWN, "b2", "")],
        [(RESTRUCTURED, "a", "c")],
    ),
    "split, then both parts withdrawn": (
        [(SPLIT, "a", "b1 b2")],
        [(WITHDRAWN, "b1", ""), (WITHDRAWN, "b2", "")],
        [(WITHDRAWN, "a", "")],
    ),
    "added, then withdrawn": (
        [(ADDED, "", "b1"), (MOVED, "a", "b2")],
        [(WITHDRAWN, "b1", ""), (UNCHANGED, "b2", "c")],
        [(MOVED, "a", "c")],
    ),
    "added, then split": (
        [(ADDED, "", "b")],
        [(SPLIT, "b", "c1 c2")],
        [(ADDED, "", "c1 c2")],
    ),
    "added, then merged with an old one": (
        [(ADDED, "", "b1"), (UNCHANGED, "a", "b2")],
        [(MERGED, "b1 b2", "c")],
        [(RESTRUCTURED, "a", "c")],
    ),
    "restructured, then unchanged": (
        [(RESTRUCTURED, "a1 a2", "b1 b2")],
        [(UNCHANGED, "b1", "c1"), (REWORDED, "b2", "c2")],
        [(RESTRUCTURED, "a1 a2", "c1 c2")],
    ),
    "withdrawn and added in their time": (
        [(WITHDRAWN, "a", "")],
        [(ADDED, "", "c")],
        [(WITHDRAWN, "a", ""), (ADDED, "", "c")],
    ),
    "nothing": ([], [], []),
}


@pytest.mark.parametrize(("first", "second", "whole"), COMPOSED.values(), ids=list(COMPOSED))
def test_what_hangs_together_is_one_link(first: Brief, second: Brief, whole: Brief) -> None:
    one, other = Crosswalk(ONE, TWO, links(*first)), Crosswalk(TWO, THREE, links(*second))
    assert one.then(other) == Crosswalk(ONE, THREE, links(*whole))


# The later in this order stands.
LADDER = [UNCHANGED, REWORDED, MOVED, REVISED, RESTRUCTURED]


@pytest.mark.parametrize("first", LADDER)
@pytest.mark.parametrize("second", LADDER)
def test_of_one_norm_the_greater_change_stands(first: Change, second: Change) -> None:
    one = Crosswalk(ONE, TWO, links((first, "a", "b")))
    other = Crosswalk(TWO, NVVK, links((second, "b", "c")))
    greater = LADDER[max(LADDER.index(first), LADDER.index(second))]
    assert one.then(other) == Crosswalk(ONE, NVVK, links((greater, "a", "c")))


@pytest.mark.parametrize(
    ("first", "second", "remark"),
    [
        ("", "", ""),
        ("why", "", "why"),
        ("", "why", "why"),
        ("why", "why", "why"),
        ("why", "how", "how\nwhy"),
        ("why\nhow", "", "why\nhow"),
        ("why\nhow", "how", "how\nwhy"),
        ("why\n\nhow", "what", "how\nwhat\nwhy"),
    ],
)
def test_remarks_are_joined_line_by_line(first: str, second: str, remark: str) -> None:
    one = Crosswalk(ONE, TWO, [Link(MOVED, ["a"], ["b"], remark=first)])
    other = Crosswalk(TWO, THREE, [Link(MOVED, ["b"], ["c"], remark=second)])
    assert one.then(other).links[0].remark == remark


def test_then_needs_a_crosswalk_from_where_this_one_ends() -> None:
    one = Crosswalk(ONE, TWO, links((UNCHANGED, "a", "b")))
    other = Crosswalk(THREE, FOUR, links((UNCHANGED, "b", "c")))
    assert faults_of(WrongFrameworkError, one.then, other) == [
        "other.source: must be x 2.0, got x 3.0"
    ]
    assert faults_of(InvalidArgumentError, one.then, cast("Crosswalk", None)) == [
        "other: must be a Crosswalk, got None"
    ]


def test_then_loses_no_norm_on_the_way() -> None:
    one = Crosswalk(ONE, TWO, links((SPLIT, "a", "b1 b2"), (ADDED, "", "b3")))
    other = Crosswalk(TWO, THREE, links((MERGED, "b1 b4", "c"), (WITHDRAWN, "b5", "")))
    assert faults_of(WrongFrameworkError, one.then, other) == [
        "other.links: no link has norm 'b2' of x 2.0 among its sources",
        "other.links: no link has norm 'b3' of x 2.0 among its sources",
        "links: no link has norm 'b4' of x 2.0 among its targets",
        "links: no link has norm 'b5' of x 2.0 among its targets",
    ]


def test_a_norm_moved_there_and_back_has_to_be_judged_by_its_author() -> None:
    ends = framework(ONE, {"V1": "a"}), framework(TWO, {"V1": "b"}), framework(THREE, {"V1": "a"})
    there = Crosswalk(ONE, TWO, links((MOVED, "V1", "V1")))
    back = Crosswalk(TWO, THREE, links((MOVED, "V1", "V1")))
    there.check(*ends[:2])
    back.check(*ends[1:])
    assert faults_of(InvalidValueError, there.then(back).check, ends[0], ends[2]) == [
        "links[0].change: norm 'V1' is moved, yet stays in category 'a'"
    ]
