# SPDX-License-Identifier: MIT
"""A count is exactly what is known: it adds up without rounding, and never claims more."""

import copy
import pickle
from decimal import Decimal, localcontext
from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from hypothesis import given, strategies as st

from sterksociaalwerk.audit import Count
from sterksociaalwerk.errors import InvalidArgumentError, InvalidValueError

# Anything may be passed, as a program without a type checker does.
_count: Any = Count

_NUMBERS = st.integers(0, 10**9) | st.decimals(0, 10**6, places=7)


@st.composite
def _counts(draw: st.DrawFn) -> Count:
    one, other = sorted((draw(_NUMBERS), draw(_NUMBERS)))
    return Count(one, draw(st.none() | st.just(other)))


_COUNTS = _counts()


def test_a_count_may_turn_out_to_be_any_number_within_its_bounds() -> None:
    bounds = [(least, most) for least in range(4) for most in (*range(least, 4), None)]
    for (least, most), (other_least, other_most) in product(bounds, repeat=2):
        # Without an upper bound a number far above all others stands for all that may be.
        sums = {
            one + other
            for one in range(least, 50 if most is None else most + 1)
            for other in range(other_least, 50 if other_most is None else other_most + 1)
        }
        together = Count(least, most) + Count(other_least, other_most)
        assert together.at_least == min(sums)
        assert together.at_most == (None if max(sums) > 10 else max(sums))
        assert together.exact == (min(sums) if len(sums) == 1 else None)


@given(st.lists(_COUNTS, max_size=5))
def test_counts_add_up_without_rounding(counts: list[Count]) -> None:
    with localcontext() as context:
        context.prec = 1
        total = sum(counts, Count.of(0))
    assert Fraction(total.at_least) == sum(Fraction(each.at_least) for each in counts)
    most = [each.at_most for each in counts]
    known = [each for each in most if each is not None]
    if len(known) < len(most):
        assert total.at_most is None
    else:
        assert total.at_most is not None
        assert Fraction(total.at_most) == sum(map(Fraction, known))
    assert sum(counts, Count.of(0)) == sum(reversed(counts), Count.of(0)) == total


@given(_COUNTS, _NUMBERS)
def test_a_number_stands_for_a_count_that_is_exactly_that(count: Count, number: Any) -> None:  # noqa: ANN401
    assert count + number == number + count == count + Count(number, number)
    assert Count.of(number).exact == number


@given(_COUNTS)
def test_a_count_is_a_value(count: Count) -> None:
    assert eval(repr(count)) == count  # noqa: S307  # our own text
    assert pickle.loads(pickle.dumps(count)) == copy.deepcopy(count) == count  # noqa: S301  # our own bytes
    assert hash(Count(count.at_least, count.at_most)) == hash(count)


@pytest.mark.parametrize("number", [12, 12.0, Decimal(12), Decimal("12.000"), Decimal("1.2E+1")])
def test_equal_numbers_make_equal_counts_that_look_the_same(number: Decimal | float) -> None:
    assert Count.of(number) == Count(12, 12)
    assert repr(Count.of(number)) == "Count(12, 12)"
    assert type(Count.of(number).exact) is int


class _Loud(int):
    """A number with a repr of its own, as numpy has."""

    def __repr__(self) -> str:
        return "loud"


def test_what_a_class_adds_to_a_number_is_no_part_of_it() -> None:
    assert repr(Count.of(_Loud(3))) == "Count(3, 3)"


def test_a_lower_bound_is_never_shown_as_the_number() -> None:
    assert repr(Count(2)) == "Count(2, None)"
    assert Count(2) != Count(2, 2)
    assert Count(2).exact is None


def test_a_float_is_the_number_that_it_shows() -> None:
    assert Count(0.1).at_least == Decimal("0.1")
    assert Count(0, 0) + 0.1 + 0.2 == Count(0.3, 0.3)


@pytest.mark.parametrize("count", [Count(0, 0), Count(0), Count(3, 3)])
def test_a_count_has_no_truth_value(count: Count) -> None:
    with pytest.raises(InvalidArgumentError, match="known in part"):
        bool(count)


@pytest.mark.parametrize("other", ["1", None, True, [1]])
def test_nothing_but_numbers_and_counts_add_up(other: Any) -> None:  # noqa: ANN401
    with pytest.raises(TypeError):
        _ = Count(1) + other
    with pytest.raises(TypeError):
        _ = other + Count(1)


@pytest.mark.parametrize(
    ("bounds", "faults"),
    [
        ((2, 1), ["at_most: must be at least 2, got 1"]),
        ((-1,), ["at_least: must be at least 0, got -1"]),
        ((0, -1), ["at_most: must be at least 0, got -1"]),
        ((None, 1), ["at_least: must be a number such as Decimal('12.5'), got None"]),
        ((True, "1"), ["at_least", "at_most"]),
        ((float("nan"), float("inf")), ["at_least", "at_most"]),
        ((Decimal("1E-31"),), ["at_least: must have at most 30 decimals, got Decimal('1E-31')"]),
        ((10**18 + 1,), ["at_least"]),
        ((0, 10**5000), ["at_most"]),
    ],
)
def test_every_bound_that_is_wrong_is_named(bounds: tuple[object, ...], faults: list[str]) -> None:
    with pytest.raises(InvalidValueError) as caught:
        _count(*bounds)
    found = [str(fault) for fault in caught.value.faults]
    assert len(found) == len(faults)
    assert all(map(str.startswith, found, faults))
