# SPDX-License-Identifier: MIT
"""Rows of bytes, and how they are counted: both against a plain twin, written the slow way."""

import copy
import pickle
from collections import Counter, UserDict, defaultdict
from collections.abc import Mapping
from enum import IntEnum
from itertools import combinations, product
from types import MappingProxyType
from typing import Any

import attrs
import pytest
from hypothesis import given, strategies as st

from sterksociaalwerk._mapping import FrozenMapping
from sterksociaalwerk.errors import (
    Fault,
    InvalidRatingsError,
    UnknownNormError,
    WrongFrameworkError,
)
from sterksociaalwerk.framework import (
    OPEN_RATINGS,
    Framework,
    Norm,
    NormId,
    Rated,
    Rating,
    Tally,
    possible_ratings,
)
from sterksociaalwerk.framework._codes import CODES, DECODED, OPEN
from sterksociaalwerk.framework._layout import Layout
from sterksociaalwerk.label import V2017, V2019
from tests.generators import frameworks, rating_mappings

_FULL = V2017.with_numbered_norms()
_SMALL = attrs.evolve(
    V2019,
    norm_count=3,
    norms=[Norm("V1", "vakmanschap"), Norm("D1", None), Norm("V2", "vakmanschap")],
)
_LENIENT = attrs.evolve(_SMALL, allows_not_applicable=True)
_SETS = [frozenset(chosen) for size in range(5) for chosen in combinations(Rating, size)]

_Said = Mapping[NormId, Rated]


def _plain_row(framework: Framework, said: _Said) -> bytes:
    """Encode norm by norm: 0 to 3, or 16 plus 1, 2, 4 and 8 for what is possible."""
    worth = {"MET": 1, "PARTLY_MET": 2, "NOT_MET": 4, "NOT_APPLICABLE": 8}
    row = b""
    for norm in framework.norms:
        rating = said.get(norm.id)
        if rating is None:
            code = 16 + 1 + 2 + 4
        elif isinstance(rating, Rating):
            code = rating.order
        elif len(rating) == 1:
            code = next(iter(rating)).order
        else:
            code = 16 + sum(worth[member.name] for member in rating)
        row += bytes([code])
    return row


@st.composite
def _rated(draw: st.DrawFn, *, settled: bool = False) -> tuple[Framework, dict[NormId, Rated]]:
    framework = draw(frameworks())
    return framework, draw(rating_mappings(framework, settled=settled))


@given(_rated())
def test_a_row_is_what_its_plain_twin_says(
    rated: tuple[Framework, dict[NormId, Rated]],
) -> None:
    framework, said = rated
    row = _plain_row(framework, said)
    assert framework.row(said) == row
    assert framework.row(dict(reversed(said.items()))) == row
    assert framework.row(FrozenMapping(said)) == row
    assert framework.row(MappingProxyType(said)) == row
    assert framework.row(UserDict(said)) == row


@given(_rated())
def test_none_is_the_same_as_left_out(rated: tuple[Framework, dict[NormId, Rated]]) -> None:
    framework, said = rated
    row = framework.row(said)
    every = {norm.id: said.get(norm.id) for norm in framework.norms}
    for given_ in (every, FrozenMapping(every), MappingProxyType(every)):
        assert framework.row(given_) == row
    for norm in framework.norms:
        if norm.id not in said:
            assert framework.row({**said, norm.id: None}) == row


@given(_rated(settled=True))
def test_a_settled_row_is_the_ratings_in_the_order_of_the_norms(
    rated: tuple[Framework, dict[NormId, Rating]],
) -> None:
    framework, said = rated
    row = bytes([said[norm.id].order for norm in framework.norms])
    assert framework.row(said) == row
    assert framework.row(FrozenMapping(said)) == row
    assert framework.row(UserDict(said)) == row
    assert framework.row({norm: frozenset({rating}) for norm, rating in said.items()}) == row


@pytest.mark.parametrize(
    "possible", _SETS, ids=lambda chosen: "-".join(r.value for r in Rating if r in chosen)
)
@pytest.mark.parametrize("framework", [_SMALL, _LENIENT], ids=["strict", "lenient"])
def test_each_set_of_ratings_is_encoded_or_refused(
    framework: Framework, possible: frozenset[Rating]
) -> None:
    said = {NormId("D1"): possible}
    fault = None
    if not possible:
        fault = Fault("ratings['D1']", "an empty set leaves no possible rating")
    elif Rating.NOT_APPLICABLE in possible and framework is _SMALL:
        fault = Fault("ratings['D1']", "this framework does not allow 'not-applicable'")
    if fault is None:
        row = framework.row(said)
        assert row == _plain_row(framework, said)
        assert DECODED[row[1]] == (next(iter(possible)) if len(possible) == 1 else possible)
    else:
        with pytest.raises(InvalidRatingsError) as caught:
            framework.row(said)
        assert caught.value.faults == (fault,)


def test_codes_and_what_they_stand_for_are_inverse() -> None:
    assert set(CODES) == {*Rating, *(chosen for chosen in _SETS if chosen)}
    for said, code in CODES.items():
        assert possible_ratings(DECODED[code]) == possible_ratings(said)
        assert (code < 4) is isinstance(DECODED[code], Rating)
        assert possible_ratings(said) == (said if isinstance(said, frozenset) else {said})
    assert len(set(CODES.values())) == 15
    assert OPEN == 0x17


def test_a_row_holds_no_bytes_but_those_of_ratings_that_are_allowed() -> None:
    assert set(_LENIENT.layout.codes) == set(CODES.values())
    assert set(_SMALL.layout.codes) == {
        code for said, code in CODES.items() if Rating.NOT_APPLICABLE not in possible_ratings(said)
    }


@pytest.mark.parametrize("framework", [V2017, V2019])
def test_without_a_catalogue_there_is_no_row(framework: Framework) -> None:
    with pytest.raises(WrongFrameworkError) as caught:
        framework.row({})
    problem = f"{framework.key} has no catalogue of norms; add one with with_norms"
    assert caught.value.faults == (Fault("framework", problem),)


def test_a_mapping_that_makes_up_values_is_not_asked_to() -> None:
    said = defaultdict[NormId, Rating](lambda: Rating.MET, {NormId("V1"): Rating.NOT_MET})
    assert _SMALL.row(said) == bytes([2, OPEN, OPEN])
    assert dict(said) == {"V1": Rating.NOT_MET}


class _Grade(IntEnum):
    GOOD = 0


class _Index:
    def __index__(self) -> int:
        return 0

    def __repr__(self) -> str:
        return "an index"


_NO_RATING = "must be a Rating, a set of them, or None for open, got"
_BAD: dict[str, tuple[object, list[Fault]]] = {
    "none": (
        None,
        [Fault("ratings", "must be a mapping of norms to ratings, got None")],
    ),
    "pairs": (
        [("V1", Rating.MET)],
        [
            Fault(
                "ratings",
                "must be a mapping of norms to ratings, got [('V1', <Rating.MET: 'met'>)]",
            )
        ],
    ),
    "a row": (
        b"\0\0\0",
        [Fault("ratings", r"must be a mapping of norms to ratings, got b'\x00\x00\x00'")],
    ),
    "numbers": (
        {"V1": 0, "D1": 1, "V2": 2},
        [
            Fault("ratings['V1']", f"{_NO_RATING} 0"),
            Fault("ratings['D1']", f"{_NO_RATING} 1"),
            Fault("ratings['V2']", f"{_NO_RATING} 2"),
        ],
    ),
    "one flag among ratings": (
        {"V1": Rating.MET, "D1": True, "V2": Rating.MET},
        [Fault("ratings['D1']", f"{_NO_RATING} True")],
    ),
    "of another scale": (
        {"V1": _Grade.GOOD, "D1": _Index(), "V2": Rating.MET},
        [
            Fault("ratings['V1']", f"{_NO_RATING} <_Grade.GOOD: 0>"),
            Fault("ratings['D1']", f"{_NO_RATING} an index"),
        ],
    ),
    "out of all bounds": (
        {"V1": 300, "D1": -1, "V2": 10**5000},
        [
            Fault("ratings['V1']", f"{_NO_RATING} 300"),
            Fault("ratings['D1']", f"{_NO_RATING} -1"),
            Fault("ratings['V2']", f"{_NO_RATING} a whole number of 16610 bits"),
        ],
    ),
    "keys, none and NaN": (
        {"V1": "met", "D1": None, "V2": float("nan")},
        [
            Fault("ratings['V1']", f"{_NO_RATING} 'met'; write Rating.MET"),
            Fault("ratings['V2']", f"{_NO_RATING} nan"),
        ],
    ),
    "odd sets": (
        {"V1": {1, "met", Rating.NOT_MET}, "D1": set(), "V2": [Rating.MET]},
        [
            Fault("ratings['V1']", "must be a Rating, got 'met'; write Rating.MET"),
            Fault("ratings['V1']", "must be a Rating, got 1"),
            Fault("ratings['D1']", "an empty set leaves no possible rating"),
            Fault("ratings['V2']", f"{_NO_RATING} [<Rating.MET: 'met'>]"),
        ],
    ),
    "not applicable": (
        dict.fromkeys(["V1", "D1", "V2"], Rating.NOT_APPLICABLE),
        [
            Fault(f"ratings['{norm}']", "this framework does not allow 'not-applicable'")
            for norm in ("V1", "D1", "V2")
        ],
    ),
    "an unknown norm and a bad rating": (
        {"V3": Rating.MET, "V1": 0},
        [
            Fault("ratings['V3']", "unknown norm, did you mean 'V2'?"),
            Fault("ratings['V1']", f"{_NO_RATING} 0"),
        ],
    ),
    "an unknown norm and what it cannot be": (
        {"XX": Rating.NOT_APPLICABLE, "V1": Rating.NOT_APPLICABLE},
        [
            Fault("ratings['XX']", "unknown norm"),
            Fault("ratings['V1']", "this framework does not allow 'not-applicable'"),
        ],
    ),
}


@pytest.mark.parametrize(("said", "faults"), _BAD.values(), ids=list(_BAD))
def test_bad_ratings_are_all_named(said: Any, faults: list[Fault]) -> None:  # noqa: ANN401
    with pytest.raises(InvalidRatingsError) as caught:
        _SMALL.row(said)
    assert list(caught.value.faults) == faults
    assert not isinstance(caught.value, UnknownNormError)


_UNKNOWN: dict[str, tuple[dict[Any, Rating], list[Fault]]] = {
    "near misses": (
        {"v1": Rating.MET, "d-1": Rating.MET, "zzz": Rating.MET},
        [
            Fault("ratings['v1']", "unknown norm, did you mean 'V1'?"),
            Fault("ratings['d-1']", "unknown norm, did you mean 'D1'?"),
            Fault("ratings['zzz']", "unknown norm"),
        ],
    ),
    "what names nothing": (
        {1: Rating.MET, None: Rating.MET, b"V1": Rating.MET},
        [
            Fault("ratings[1]", "unknown norm"),
            Fault("ratings[None]", "unknown norm"),
            Fault("ratings[b'V1']", "unknown norm"),
        ],
    ),
    "beside what is right": (
        {"V1": Rating.MET, "V2": Rating.MET, "D1": Rating.MET, "X1": Rating.MET},
        [Fault("ratings['X1']", "unknown norm, did you mean 'V1'?")],
    ),
}


@pytest.mark.parametrize(("said", "faults"), _UNKNOWN.values(), ids=list(_UNKNOWN))
def test_unknown_norms_are_all_named(said: dict[Any, Rating], faults: list[Fault]) -> None:
    with pytest.raises(UnknownNormError) as caught:
        _SMALL.row(said)
    assert list(caught.value.faults) == faults


def test_only_the_first_unknown_norms_have_a_hint() -> None:
    said = {f"V{number}x": Rating.MET for number in range(1, 201)}
    with pytest.raises(UnknownNormError) as caught:
        _FULL.row(said)
    hinted = ["did you mean" in fault.problem for fault in caught.value.faults]
    # Until five thousand comparisons have been made, with the norms of the catalogue each.
    count = 5000 // len(_FULL.norms) + 1
    assert hinted == [True] * count + [False] * (200 - count)


def test_a_lone_norm_has_a_row_too() -> None:
    framework = attrs.evolve(V2019, norm_count=1, norms=[Norm("V1", None)])
    assert framework.row({"V1": Rating.NOT_MET}) == b"\x02"
    assert framework.row({}) == bytes([OPEN])
    assert framework.layout.decode(b"\x02") == {"V1": Rating.NOT_MET}


# ---------------------------------------------------------------- decoding and counting


@given(_rated())
def test_decoding_a_row_says_what_is_known_of_every_norm(
    rated: tuple[Framework, dict[NormId, Rated]],
) -> None:
    framework, said = rated
    again = framework.layout.decode(framework.row(said))
    assert list(again) == [norm.id for norm in framework.norms]
    for norm, rating in again.items():
        wanted = said.get(norm, OPEN_RATINGS)
        assert rating == (
            next(iter(wanted)) if isinstance(wanted, frozenset) and len(wanted) == 1 else wanted
        )
        assert type(rating) in (Rating, frozenset)
    assert framework.row(again) == framework.row(said)


def test_decoded_ratings_are_a_value_like_any_mapping() -> None:
    row = bytes([2, OPEN, 0])
    plain = {"V1": Rating.NOT_MET, "D1": OPEN_RATINGS, "V2": Rating.MET}
    # Each is decoded anew, by another way to ask.
    assert _SMALL.layout.decode(row) == plain
    assert hash(_SMALL.layout.decode(row)) == hash(FrozenMapping(plain))
    assert _SMALL.row(_SMALL.layout.decode(row)) == row
    assert repr(_SMALL.layout.decode(row)) == repr(FrozenMapping(plain))
    for again in (
        copy.copy(_SMALL.layout.decode(row)),
        copy.deepcopy(_SMALL.layout.decode(row)),
        pickle.loads(pickle.dumps(_SMALL.layout.decode(row))),  # noqa: S301  # our own bytes
    ):
        assert type(again) is FrozenMapping
        assert again == plain
    assert not hasattr(_SMALL.layout.decode(row), "update")


_rows = st.lists(st.sampled_from(sorted(set(CODES.values()))), min_size=1, max_size=60).map(bytes)


def _plain_tally(row: bytes) -> Tally:
    names = ("met", "partly_met", "not_met", "not_applicable")
    return Tally(**Counter(names[code] if code < 4 else "open" for code in row))


def _layout(norm_count: int) -> Layout:
    norms = [Norm(f"N{number}", None) for number in range(norm_count)]
    return Layout(tuple(norms), allows_not_applicable=True)


@given(_rows)
def test_counting_a_row_is_counting_one_by_one(row: bytes) -> None:
    layout = _layout(len(row))
    assert layout.tally(row) == _plain_tally(row)
    assert layout.tally(row).total == len(row)


def test_counting_stays_right_however_many_tallies_there_are() -> None:
    # More than are kept.
    for total in range(30, 90):
        layout = _layout(total)
        for partly_met, not_met in product(range(30), range(0, 30, 2)):
            met = total - partly_met - not_met
            if met >= 0:
                row = b"\0" * met + b"\1" * partly_met + b"\2" * not_met
                tally = layout.tally(row)
                assert (tally.met, tally.partly_met, tally.not_met) == (met, partly_met, not_met)
                assert tally.total == total


@given(frameworks(), st.data())
def test_each_category_is_counted_as_if_it_were_alone(
    framework: Framework, data: st.DataObject
) -> None:
    row = bytes(data.draw(st.sampled_from(sorted(CODES.values()))) for _ in framework.norms)
    members: dict[str | None, bytes] = {}
    for norm, code in zip(framework.norms, row, strict=True):
        members[norm.category] = members.get(norm.category, b"") + bytes([code])
    tallies = framework.layout.by_category(row)
    assert list(tallies) == list(members)
    assert tallies == {category: _plain_tally(own) for category, own in members.items()}
    assert sum(tallies.values(), Tally()) == framework.layout.tally(row)


def test_the_categories_of_the_label_are_counted() -> None:
    said = {"V1": Rating.NOT_MET, "O20": Rating.PARTLY_MET} | {
        f"D{number}": Rating.MET for number in range(1, 17)
    }
    assert _FULL.layout.by_category(_FULL.row(said)) == {
        "vakmanschap": Tally(not_met=1, open=15),
        "dienstverlening": Tally(met=16),
        "organisatie-bestuur": Tally(partly_met=1, open=19),
    }


def test_what_is_given_back_is_asked_like_any_mapping() -> None:
    said = _FULL.layout.decode(_FULL.row({"V1": Rating.NOT_MET}))
    assert (len(said), said[NormId("V1")], "V1" in said, "V99" in said) == (
        52,
        Rating.NOT_MET,
        True,
        False,
    )
    assert said.get(NormId("V99")) is None
    assert list(said) == [norm.id for norm in _FULL.norms]


def test_a_norm_is_found_by_its_identifier_only() -> None:
    layout = Layout(_SMALL.norms, allows_not_applicable=False)
    assert layout.ids == ("V1", "D1", "V2")
    assert [layout.place(norm) for norm in layout.ids] == [0, 1, 2]
    for stranger in ("v1", "", None, 0, b"V1", ["V1"], ("V1",)):
        assert layout.place(stranger) is None
