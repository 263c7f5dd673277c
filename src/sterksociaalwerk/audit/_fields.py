# SPDX-License-Identifier: MIT
"""How fields of this package are read: names, texts, and full-time equivalents without rounding.

The checks that every package shares are in ``_checks``.
"""

from collections.abc import Iterable
from decimal import Context, Decimal
from typing import cast

from .._checks import Faults, frozen_set, plain, shown, tupled

# Within these bounds sums fit the context below, so nothing is ever rounded.
_LARGEST = 10**18
_MOST_DECIMALS = 30
_EXACT = Context(prec=80)
# Turning an integer into a Decimal takes quadratic time.
_MOST_BITS = 64


def name_set(value: Iterable[str]) -> frozenset[str]:
    """Return names as a set; leave what is no collection as it is, for the check to name."""
    return frozen_set(value)


def text_tuple(value: Iterable[str]) -> tuple[str, ...]:
    """Return texts as a tuple; leave what is no collection as it is."""
    return plain(tupled(value))


def check_texts(faults: Faults, path: str, values: object) -> bool:
    """Check a tuple of texts that are not empty."""
    if not faults.collection(path, values, "text"):
        return False
    right = True
    for at, value in enumerate(cast("tuple[object, ...]", values)):
        right &= faults.text(f"{path}[{at}]", value)
    return right


def exact_fte(value: Decimal | float) -> Decimal:
    """Return a number as it is written: 0.1 is one tenth, and equal numbers have equal reprs."""
    number: object = value
    if isinstance(value, float):
        # Not `repr`: that of a subclass may say more than the number.
        number = Decimal(float.__repr__(value))
    elif (
        isinstance(value, int) and not isinstance(value, bool) and value.bit_length() <= _MOST_BITS
    ):
        number = Decimal(value)
    if isinstance(number, Decimal) and not _problem(number):
        return _plain(number)
    return number  # type: ignore[return-value]  # pyright: ignore[reportReturnType]


def check_fte(faults: Faults, path: str, value: object, at_most: int = _LARGEST) -> bool:
    """Check what `exact_fte` returned."""
    if not isinstance(value, Decimal):
        return faults.add(path, f"must be a number such as Decimal('12.5'), got {shown(value)}")
    problem = _problem(value, at_most)
    return not problem or faults.add(path, f"{problem}, got {shown(value)}")


def total_fte(values: Iterable[Decimal]) -> Decimal:
    """Add up without rounding; the caller's own decimal context plays no part."""
    total = Decimal(0)
    for value in values:
        total = _EXACT.add(total, value)
    return total


def _problem(value: Decimal, at_most: int = _LARGEST) -> str:
    if not value.is_finite():
        return "must be a finite number"
    if value < 0:
        return "must be at least 0"
    if value > at_most:
        return f"must be at most {at_most}"
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -_MOST_DECIMALS:
        return f"must have at most {_MOST_DECIMALS} decimals"
    return ""


def _plain(value: Decimal) -> Decimal:
    text = f"{value.copy_abs():f}"
    return Decimal(text.rstrip("0").rstrip(".") if "." in text else text)
