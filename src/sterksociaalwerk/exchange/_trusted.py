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

from ..audit import Finding, ImprovementPoint
from ..framework import Rating
from ._codecs import NORM_ID, Column
from ._loading import Unusual


def _are_filled(texts: Iterable[str | None]) -> bool:
    """Return whether no text is empty; what is not there is not."""
    return all(text is None or text.strip() for text in texts)


def _findings_are_right(of: Mapping[str, Column]) -> bool:
    return (
        # Then the remark has to say why.
        Rating.NOT_APPLICABLE not in of["rating"]
        and _are_filled(chain.from_iterable(of["strengths"]))
        and _are_filled(chain.from_iterable(of["evidence"]))
        and _are_filled(chain(of["part"], of["found_by"]))
    )


def _points_are_right(of: Mapping[str, Column]) -> bool:
    try:
        NORM_ID.read([each for each in of["id"] if each is not None])
    except Unusual:
        return False
    return (
        # It may not follow itself.
        not any(of["follows"]) and _are_filled(of["text"]) and _are_filled(of["owner"])
    )


_RIGHT: Mapping[type, tuple[frozenset[str], Callable[[Mapping[str, Column]], bool]]] = {
    Finding: (
        frozenset(
            {"norm", "rating", "remark", "strengths", "improvements", "evidence"}
            | {"part", "found_by"}
        ),
        _findings_are_right,
    ),
    ImprovementPoint: (
        frozenset({"text", "id", "owner", "due_on", "follows"}),
        _points_are_right,
    ),
}


def trusted(kind: type) -> Callable[[Mapping[str, Column]], list[Any] | None] | None:
    """Return what makes values of a class of columns that were read, if anything does."""
    if kind not in _RIGHT:
        return None
    known, are_right = _RIGHT[kind]

    def make(of: Mapping[str, Column]) -> list[Any] | None:
        if known.symmetric_difference(of) or not are_right(of):
            return None
        count = len(next(iter(of.values())))
        made: list[Any] = list(map(object.__new__, repeat(kind, count)))
        for name, column in of.items():
            keep: Callable[[Any, Any], None] = vars(kind)[name].__set__
            deque(map(keep, made, column), maxlen=0)
        return made

    return make
