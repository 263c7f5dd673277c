# SPDX-License-Identifier: MIT
"""Numbers as they are written: whole ones and decimals, added up without rounding."""

from decimal import Context, Decimal
from typing import TypeGuard

from .._checks import MOST_TOGETHER

Number = int | Decimal

# Within these bounds sums fit the context below, so nothing is ever rounded.
_MOST_DECIMALS = 30
_EXACT = Context(prec=80)


def is_number(value: object) -> TypeGuard[Number]:
    """Return whether a value is a number that is kept; floats are not."""
    return isinstance(value, (int, Decimal)) and not isinstance(value, bool)


def exact(value: Decimal | float) -> Number:
    """Return a number as it is written: 0.1 is one tenth, and equal numbers have equal reprs.

    What is no number within bounds stays as it is, for the check to name.
    """
    if type(value) is int:
        return value
    number: object = value
    if isinstance(value, float):
        # Not `repr`: that of a subclass may say more than the number.
        number = Decimal(float.__repr__(value))
    if isinstance(number, Decimal) and not problem(number):
        text = f"{number.copy_abs():f}"
        if "." in text:
            text = text.rstrip("0").rstrip(".")
        return Decimal(text) if "." in text else int(text)
    if is_number(number) and isinstance(number, int):
        # What a class of the caller's adds to a number is no part of it.
        return int.__int__(number)
    return number  # type: ignore[return-value]  # pyright: ignore[reportReturnType]


def problem(value: Number, at_least: int = 0, at_most: int = MOST_TOGETHER) -> str:
    """Return what is wrong with a number; nothing if it is right."""
    if isinstance(value, Decimal) and not value.is_finite():
        return "must be a finite number"
    if value < at_least:
        return f"must be at least {at_least}"
    if value > at_most:
        return f"must be at most {at_most}"
    exponent = value.as_tuple().exponent if isinstance(value, Decimal) else 0
    if isinstance(exponent, int) and exponent < -_MOST_DECIMALS:
        return f"must have at most {_MOST_DECIMALS} decimals"
    return ""


def total(one: Number, other: Number) -> Number:
    """Add two numbers; the caller's own decimal context plays no part."""
    if isinstance(one, int) and isinstance(other, int):
        return one + other
    return _EXACT.add(Decimal(one), Decimal(other))
