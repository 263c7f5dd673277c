# SPDX-License-Identifier: MIT
"""Who is the same organisation, and who succeeds whom."""

import itertools
import pickle

import pytest

from sterksociaalwerk.audit import Organisation
from sterksociaalwerk.errors import InvalidValueError

IDS = (None, "1", "2")
NAMES = ("A", "B")
FORMER = ((), ("A",), ("B",), ("B", "C"))
EVERY = [
    Organisation(name, id=key, former_names=former)
    for name, key, former in itertools.product(NAMES, IDS, FORMER)
]


def test_identifiers_decide_where_both_have_one() -> None:
    for one, other in itertools.product(EVERY, repeat=2):
        if one.id is not None and other.id is not None:
            assert one.same_as(other) is (one.id == other.id)


def test_otherwise_a_name_is_shared_that_one_of_them_bears_now() -> None:
    for one, other in itertools.product(EVERY, repeat=2):
        if one.id is None or other.id is None:
            shared = {one.name, *one.former_names} & {other.name, *other.former_names}
            assert one.same_as(other) is bool(shared & {one.name, other.name})


def test_neither_order_makes_a_difference() -> None:
    for one, other in itertools.combinations(EVERY, 2):
        assert one.same_as(other) is other.same_as(one)
    assert all(one.same_as(one) for one in EVERY)


def test_a_merger_makes_another_organisation() -> None:
    east = Organisation("Oost", id="1", former_names=["Ooster"])
    both = Organisation("Samen", merged_from=[east, "West"])
    later = Organisation("Nog meer samen", merged_from=[both, "Noord"])
    for gone in ("Oost", "Ooster", "West", Organisation("Anders", id="1")):
        assert later.succeeds(gone)
        assert both.succeeds(gone)
        assert not both.same_as(gone)
        assert not east.succeeds(gone)
    assert later.succeeds(both)
    assert not both.succeeds(later)
    assert not later.succeeds("Zuid")
    assert not both.succeeds(Organisation("Oost", id="2"))


def test_a_name_stands_for_an_organisation_that_went_in() -> None:
    assert Organisation("C", merged_from=["A"]) == Organisation(
        "C", merged_from=[Organisation("A")]
    )


def test_an_organisation_is_a_value() -> None:
    one, other = (
        Organisation("C", id="3", former_names=names, merged_from=merged)
        for names, merged in ((["A", "B"], ["D"]), (("A", "B"), ("D",)))
    )
    assert one == other
    assert hash(one) == hash(other)
    assert repr(one) == repr(other)
    assert pickle.loads(pickle.dumps(one)) == other  # noqa: S301  # our own bytes


@pytest.mark.parametrize(
    ("fields", "path"),
    [
        pytest.param({"merged_from": ["C"]}, "merged_from[0]", id="from-itself"),
        pytest.param({"merged_from": ["D"], "former_names": ["D"]}, "merged_from[0]", id="renamed"),
        pytest.param({"merged_from": ["A", "A"]}, "merged_from[1]", id="twice"),
        pytest.param({"former_names": ["A", "A"]}, "former_names[1]", id="former-twice"),
        pytest.param({"former_names": ["A", ""]}, "former_names[1]", id="former-empty"),
        pytest.param({"merged_from": ["A", ""]}, "merged_from[1]", id="merged-empty"),
        pytest.param({"id": "no identifier"}, "id", id="identifier"),
    ],
)
def test_what_cannot_be_is_refused(fields: dict[str, object], path: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        Organisation("C", **fields)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    assert [fault.path for fault in caught.value.faults] == [path]


def _chain(mergers: int) -> Organisation:
    made = Organisation("0")
    for number in range(mergers):
        made = Organisation(str(number + 1), merged_from=[made])
    return made


def test_mergers_in_a_row_are_bounded() -> None:
    longest = _chain(20)
    assert longest.succeeds("0")
    with pytest.raises(InvalidValueError, match="merged_from"):
        Organisation("more", merged_from=[longest])


def test_merged_organisations_are_bounded() -> None:
    few = Organisation("few", merged_from=map(str, range(499)))
    most = Organisation("most", merged_from=[few, *map(str, range(500, 1000))])
    assert most.succeeds("7")
    with pytest.raises(InvalidValueError, match="merged_from"):
        Organisation("more", merged_from=[few, *map(str, range(500, 1001))])
