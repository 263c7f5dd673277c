# SPDX-License-Identifier: MIT
"""Makes the values that an audit holds by the dozen, of columns that are right.

Their constructors check one value at a time, which takes longer than all else together. What is
checked here is what they check and the codecs do not, no less; a test holds the two together. Where
something may be wrong, or there is a field that is not known here, the constructors are asked.
"""

from collections import deque
from collections.abc import Callable, Iterable, Mapping
from itertools import chain, repeat
from typing import Any

from .._checks import MOST, MOST_TOGETHER
from ..audit import (
    Activity,
    Count,
    Finding,
    ImprovementPoint,
    Interview,
    StaffGroup,
    VolunteerGroup,
)
from ..framework import Rating
from ._codecs import NORM_ID, Column
from ._loading import Unusual

_Columns = Mapping[str, Column]
_MOST_FTE = 1_000_000


def _filled(texts: Iterable[str]) -> bool:
    return all(map(str.strip, texts))


def _there(column: Column) -> Column:
    return [each for each in column if each is not None]


def _named(column: Column) -> bool:
    """Return whether names are filled, where they are neither all nor not recorded."""
    several: list[frozenset[str]] = [each for each in column if isinstance(each, frozenset)]
    return all(several) and _filled(chain.from_iterable(several))


def _counted(column: Column, least: int = 0) -> bool:
    """Return whether counts are of something whole, within the bounds of most fields."""
    return all(
        type(each.at_least) is int
        and type(each.at_most) is int
        and least <= each.at_least
        and each.at_most <= MOST
        for each in column
    )


def _findings(of: _Columns) -> bool:
    return (
        # Then the remark has to say why.
        Rating.NOT_APPLICABLE not in of["rating"]
        and _filled(chain.from_iterable(of["strengths"]))
        and _filled(chain.from_iterable(of["evidence"]))
        and _filled(_there(of["part"]))
        and _filled(_there(of["found_by"]))
    )


def _points(of: _Columns) -> bool:
    try:
        NORM_ID.read(_there(of["id"]))
    except Unusual:
        return False
    # None may follow itself.
    return not any(of["follows"]) and _filled(of["text"]) and _filled(_there(of["owner"]))


def _counts(of: _Columns) -> bool:
    return all(
        type(least) is int and type(most) is int and least <= most <= MOST_TOGETHER
        for least, most in zip(of["at_least"], of["at_most"], strict=True)
    )


def _interviews(of: _Columns) -> bool:
    return (
        _filled(of["role"])
        and _counted(_there(of["people"]), 1)
        and _named(of["services"])
        and _named(of["municipalities"])
    )


def _staff(of: _Columns) -> bool:
    return (
        # Of nobody there is no work.
        _volunteers(of)
        and all(each.at_least for each in of["headcount"])
        and all(each.at_most is not None and each.at_most <= _MOST_FTE for each in of["fte"])
        and _filled(chain.from_iterable(of["seconded_from"]))
    )


def _volunteers(of: _Columns) -> bool:
    return (
        _filled(of["role"])
        and _counted(of["headcount"])
        and _named(of["services"])
        and _named(of["municipalities"])
    )


def _activities(of: _Columns) -> bool:
    # Of what is out of scope the remark has to say why.
    return all(of["in_scope"]) and _filled(of["service"]) and _named(of["municipalities"])


_RIGHT: Mapping[type, tuple[str, Callable[[_Columns], bool]]] = {
    Activity: ("service municipalities in_scope remark", _activities),
    Count: ("at_least at_most", _counts),
    Finding: (
        "norm rating remark strengths improvements evidence part found_by",
        _findings,
    ),
    ImprovementPoint: ("text id owner due_on follows", _points),
    Interview: ("role party people services municipalities", _interviews),
    StaffGroup: ("role headcount fte services municipalities seconded_from", _staff),
    VolunteerGroup: (
        "role headcount prepared independent work needs_quality_assurance services municipalities",
        _volunteers,
    ),
}
TRUSTED = frozenset(_RIGHT)


def trusted(kind: type) -> Callable[[_Columns], list[Any] | None] | None:
    """Return what makes values of a class of columns that were read, if anything does."""
    if kind not in _RIGHT:
        return None
    names, are_right = _RIGHT[kind]
    known = frozenset(names.split())
    keep: dict[str, Callable[[Any, Any], None]] = {
        name: getattr(kind, name).__set__ for name in known
    }

    def make(of: _Columns) -> list[Any] | None:
        if known.symmetric_difference(of) or not are_right(of):
            return None
        count = len(next(iter(of.values())))
        made: list[Any] = list(map(object.__new__, repeat(kind, count)))
        for name, column in of.items():
            deque(map(keep[name], made, column), maxlen=0)
        return made

    return make
