# SPDX-License-Identifier: MIT
"""Whether fields are what they mostly are, in a fraction of the time that a full check takes.

Each of these says yes only where nothing can be wrong, and no wherever anything is out of the
ordinary, right or not: then the check proper says what is wrong, if anything is. Kinds are compared
exactly, so that nothing of the caller's runs here.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import cast

from .._checks import IDENTIFIER_LENGTH, MOST, Faults
from .count import Count
from .everything import ALL


@lru_cache(maxsize=4096)
def _is_identifier(text: str) -> bool:
    # The same few hundred norms come back in every audit.
    return Faults().identifier("", text)


def is_identifier(value: object) -> bool:
    """Return whether a value is an identifier."""
    # What is longer is none, and need not be kept.
    return type(value) is str and len(value) <= IDENTIFIER_LENGTH and _is_identifier(value)


def is_text(value: object) -> bool:
    """Return whether a value is a text that is not empty."""
    return type(value) is str and value.strip() != ""


def are_texts(values: object) -> bool:
    """Return whether a value is a tuple of texts that are not empty."""
    return type(values) is tuple and _are_filled(cast("tuple[object, ...]", values))


def _are_filled(values: Iterable[object]) -> bool:
    # For the few that there mostly are, a loop is faster than what is built in.
    for each in values:  # noqa: SIM110
        if type(each) is not str or not each.strip():
            return False
    return True


def is_named(value: object) -> bool:
    """Return whether a value names something, or all that is in scope."""
    if type(value) is frozenset:
        names = cast("frozenset[object]", value)
        return len(names) > 0 and _are_filled(names)
    return value is ALL


def is_counted(value: object, at_least: int = 0) -> bool:
    """Return whether a value is a count of something whole, within the bounds of most fields."""
    if type(value) is not Count:
        return False
    least, most = value.at_least, value.at_most
    if type(least) is not int or not at_least <= least <= MOST:
        return False
    return most is None or (type(most) is int and most <= MOST)
