# SPDX-License-Identifier: MIT
"""What facts may be: each check is for one kind, and names what is wrong with a fact.

A text is made of facts alone, so what no text could be made of is refused where it is built.
"""

import datetime
import re
from collections.abc import Callable
from enum import Enum
from typing import cast

from .._checks import MOST_TOGETHER, Faults, shown

Check = Callable[[Faults, str, object], bool]
"""Checks a fact; returns whether it is right."""

_place = re.compile(r"(\w+)\[\d{1,9}\]", re.ASCII).fullmatch


def text(faults: Faults, path: str, fact: object) -> bool:
    """Check a name or another text."""
    return faults.text(path, fact)


def number(faults: Faults, path: str, fact: object) -> bool:
    """Check a count, which may be of all groups together."""
    return faults.integer(path, fact, 0, MOST_TOGETHER)


def number_if_known(faults: Faults, path: str, fact: object) -> bool:
    """Check a count, or nothing where none is known."""
    if not isinstance(fact, tuple):
        return number(faults, path, fact)
    known = cast("tuple[object, ...]", fact)
    return not known or faults.add(path, f"must be a number or (), got {shown(known)}")


def day(faults: Faults, path: str, fact: object) -> bool:
    """Check a date in ISO 8601."""
    try:
        # Only what a date itself would write: other spellings of a day are no facts.
        if isinstance(fact, str) and datetime.date.fromisoformat(fact).isoformat() == fact:
            return True
    except ValueError:
        pass
    return faults.add(path, f"must be a date such as '2021-03-01', got {shown(fact)}")


def one_of(*values: str) -> Check:
    """Return a check for one of some values."""
    known = ", ".join(map(repr, values))

    def check(faults: Faults, path: str, fact: object) -> bool:
        return (isinstance(fact, str) and fact in values) or faults.add(
            path, f"must be one of {known}, got {shown(fact)}"
        )

    return check


def member(kind: type[Enum]) -> Check:
    """Return a check for the value of a member of an enumeration."""
    return one_of(*(each.value for each in kind))


def place_in(part: str) -> Check:
    """Return a check for where in a part of an audit something stands."""

    def check(faults: Faults, path: str, fact: object) -> bool:
        found = _place(fact) if isinstance(fact, str) else None
        return (found is not None and found[1] == part) or faults.add(
            path, f"must be a place such as '{part}[3]', got {shown(fact)}"
        )

    return check


def several(check: Check, *, at_least: int = 0) -> Check:
    """Return a check for a tuple of facts of one kind."""

    def check_each(faults: Faults, path: str, fact: object) -> bool:
        if not isinstance(fact, tuple):
            return faults.add(path, f"must be a tuple of texts, got {shown(fact)}")
        facts = cast("tuple[object, ...]", fact)
        if len(facts) < at_least:
            return faults.add(path, f"must hold at least {at_least}, got {len(facts)}")
        right = True
        for at, each in enumerate(facts):
            right &= check(faults, f"{path}[{at}]", each)
        return right

    return check_each
