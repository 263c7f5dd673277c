# SPDX-License-Identifier: MIT
"""Staff: numbers are exact, whatever they are given as, and seconded staff is staff."""

import pickle
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, strategies as st

from sterksociaalwerk.audit import Count, StaffGroup
from sterksociaalwerk.errors import InvalidValueError


class _Loud(float):
    """A float with a repr of its own, as numpy has."""

    def __repr__(self) -> str:
        return f"loud({float(self)})"


# Anything may be passed, as a program without a type checker does.
_staff_group: Any = StaffGroup


def _faults(**fields: object) -> list[str]:
    with pytest.raises(InvalidValueError) as caught:
        _staff_group(**{"role": "sociaal werker", "headcount": 3, "fte": 2.5, **fields})
    assert len(str(caught.value)) < 2000
    return [str(fault) for fault in caught.value.faults]


def _fte(value: Decimal | float) -> int | Decimal:
    fte = StaffGroup(role="sociaal werker", headcount=3, fte=value).fte
    assert fte.exact is not None
    return fte.exact


@pytest.mark.parametrize(
    ("given_as", "shown"),
    [
        (0, "0"),
        (12, "12"),
        (1_000_000, "1000000"),
        (12.0, "12"),
        (0.1, "0.1"),
        (2.75, "2.75"),
        (-0.0, "0"),
        (1e-7, "0.0000001"),
        (_Loud(2.5), "2.5"),
        (Decimal("12.50"), "12.5"),
        (Decimal("1E+3"), "1000"),
        (Decimal("0E+9999999"), "0"),
        (Decimal("-0.00"), "0"),
        (Decimal("0." + "3" * 30), "0." + "3" * 30),
    ],
)
def test_fte_is_the_number_as_written(given_as: Decimal | float, shown: str) -> None:
    value = _fte(given_as)
    assert type(value) is (Decimal if "." in shown else int)
    # Equal numbers have to be equal texts too.
    assert repr(value) == (repr(Decimal(shown)) if "." in shown else shown)


@given(st.floats(0, 1_000_000, allow_subnormal=False).filter(lambda x: x == 0 or x > 1e-10))
def test_a_float_counts_as_its_repr(value: float) -> None:
    assert Fraction(_fte(value)) == Fraction(repr(value))


@given(st.decimals(0, 1_000_000, places=4))
def test_the_decimal_context_of_the_caller_plays_no_part(value: Decimal) -> None:
    with localcontext() as context:
        context.prec = 2
        inside = _fte(value)
    assert repr(inside) == repr(_fte(value))
    assert Fraction(inside) == Fraction(value)


_MALFORMED: dict[str, tuple[dict[str, object], list[str]]] = {
    "role empty": ({"role": " "}, ["role: must not be empty"]),
    "role none": ({"role": None}, ["role: must be text, got None"]),
    "headcount negative": ({"headcount": -1}, ["headcount: must be at least 0, got -1"]),
    "headcount a half": (
        {"headcount": 2.5},
        ["headcount: must be a whole number or a Count, got Decimal('2.5')"],
    ),
    "headcount a bool": (
        {"headcount": True},
        ["headcount: must be a whole number or a Count, got True"],
    ),
    "fte below zero": ({"fte": -0.1}, ["fte: must be at least 0, got Decimal('-0.1')"]),
    "fte minus one": ({"fte": -1}, ["fte: must be at least 0, got -1"]),
    "fte too much": (
        {"fte": Decimal("1000000.1")},
        ["fte: must be at most 1000000, got Decimal('1000000.1')"],
    ),
    "fte far too much": (
        {"fte": Decimal("1E+999999")},
        ["fte: must be at most 1000000, got Decimal('1E+999999')"],
    ),
    "fte a huge number": (
        {"fte": 1 << 8_000_000},
        ["fte: must be at most 1000000, got a whole number of 8000001 bits"],
    ),
    "fte too fine": (
        {"fte": Decimal("1E-31")},
        ["fte: must have at most 30 decimals, got Decimal('1E-31')"],
    ),
    "fte nan": ({"fte": float("nan")}, ["fte: must be a finite number, got Decimal('NaN')"]),
    "fte signalling": (
        {"fte": Decimal("sNaN")},
        ["fte: must be a finite number, got Decimal('sNaN')"],
    ),
    "fte infinite": (
        {"fte": float("-inf")},
        ["fte: must be a finite number, got Decimal('-Infinity')"],
    ),
    "fte a bool": (
        {"fte": True},
        ["fte: must be a number such as Decimal('12.5') or a Count, got True"],
    ),
    "fte text": (
        {"fte": "2,5"},
        ["fte: must be a number such as Decimal('12.5') or a Count, got '2,5'"],
    ),
    "fte none": (
        {"fte": None},
        ["fte: must be a number such as Decimal('12.5') or a Count, got None"],
    ),
    "fte of nobody": (
        {"headcount": 0, "fte": 0.5},
        ["fte: must be 0 for a headcount of 0, got 0.5"],
    ),
    "services one text": (
        {"services": "ab"},
        ["services: must be a collection of names or ALL, got 'ab'"],
    ),
    "services empty": ({"services": [""]}, ["services: must not be empty"]),
    "no services": ({"services": []}, ["services: must name at least one, or be ALL"]),
    "the word for all": (
        {"municipalities": "all"},
        ["municipalities: must be a collection of names or ALL, got 'all'"],
    ),
    "fte in part of nobody": (
        {"headcount": 0, "fte": Count(1)},
        ["fte: must be 0 for a headcount of 0, got 1"],
    ),
    "a headcount of halves": (
        {"headcount": Count(1, 2.5)},
        ["headcount: must be a whole number or a Count, got Decimal('2.5')"],
    ),
    "at most too many": (
        {"fte": Count(0, 1_000_001)},
        ["fte: must be at most 1000000, got 1000001"],
    ),
    "seconded numbers": ({"seconded_from": [1]}, ["seconded_from: must be text, got 1"]),
    "both numbers wrong": (
        {"headcount": None, "fte": None},
        [
            "headcount: must be a whole number or a Count, got None",
            "fte: must be a number such as Decimal('12.5') or a Count, got None",
        ],
    ),
}


@pytest.mark.parametrize(("fields", "faults"), _MALFORMED.values(), ids=list(_MALFORMED))
def test_every_fault_is_named(fields: dict[str, object], faults: list[str]) -> None:
    assert _faults(**fields) == faults


def test_nobody_works_no_hours() -> None:
    assert StaffGroup(role="vacature", headcount=0, fte=0).fte == Count(0, 0)
    # Of nobody nothing need be known.
    assert StaffGroup(role="vacature", headcount=0, fte=Count(0)).fte.exact is None


def test_the_order_of_names_is_no_part_of_a_group() -> None:
    one, other = (
        StaffGroup(
            role="wijkteammedewerker",
            headcount=9,
            fte=6,
            services=names,
            seconded_from=reversed(names),
        )
        for names in (["a", "b", "c"], ("c", "a", "b", "a"))
    )
    assert one == other
    assert hash(one) == hash(other)
    assert repr(one) == repr(other)
    assert pickle.loads(pickle.dumps(one)) == other  # noqa: S301  # our own bytes
