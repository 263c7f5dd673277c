# SPDX-License-Identifier: MIT
"""Derives the reasons of an evaluation."""

from collections.abc import Iterator
from itertools import compress
from typing import cast

from ..framework import NormId, Rating
from ..framework._layout import DECODED
from ..framework._usage import Usage, Vector
from ._judge import possible, verdict_of_row
from .reasons import Reason, ReasonCode
from .verdict import Outcome, Verdict

__all__ = ["reasons_for"]

_LIMIT_CODES = {
    Outcome.PASS: ReasonCode.LIMIT_HOLDS,
    Outcome.FAIL: ReasonCode.LIMIT_EXCEEDED,
    Outcome.OPEN: ReasonCode.LIMIT_OPEN,
}
_IS_OPEN = bytes(isinstance(rating, frozenset) for rating in DECODED).ljust(256, b"\0")
_RAISES = {
    int(Rating.PARTLY_MET): (Rating.MET,),
    int(Rating.NOT_MET): (Rating.PARTLY_MET, Rating.MET),
}
_UNSAFE_CODES = (
    (Outcome.FAIL, ReasonCode.IMPROVEMENT_WOULD_FAIL),
    (Outcome.OPEN, ReasonCode.IMPROVEMENT_COULD_FAIL),
)


def reasons_for(
    ids: tuple[NormId, ...], row: bytes, verdict: Verdict, usage: Usage
) -> tuple[Reason, ...]:
    """Return one reason per limit, then what concerns the rule as a whole."""
    reasons = [
        _limit_reason(usage, ids, row, at, result.outcome)
        for at, result in enumerate(verdict.limits)
    ]
    if verdict.outcome is Outcome.FAIL and all(
        result.outcome is not Outcome.FAIL for result in verdict.limits
    ):
        reasons.append(Reason(code=ReasonCode.LIMITS_COMPETE))
    if verdict.tally.open:
        norms = tuple(compress(ids, row.translate(_IS_OPEN)))
        reasons.append(Reason(code=ReasonCode.NORMS_OPEN, norms=norms))
    if verdict.outcome is Outcome.PASS:
        reasons += _unsafe_improvements(ids, row, verdict, usage)
    return tuple(reasons)


def _limit_reason(
    usage: Usage, ids: tuple[NormId, ...], row: bytes, at: int, outcome: Outcome
) -> Reason:
    if outcome is Outcome.FAIL:
        limit = usage.rule.limits[at].key
        norms = tuple(compress(ids, _counting(usage, row, at)))
        return Reason(code=ReasonCode.LIMIT_EXCEEDED, limit=limit, norms=norms)
    # Without norms the reason is the same for every audit: made once.
    key = (Reason, at, outcome)
    reason = usage.memo.get(key)
    if reason is None:
        reason = usage.memo[key] = Reason(
            code=_LIMIT_CODES[outcome], limit=usage.rule.limits[at].key
        )
    return cast("Reason", reason)


def _counting(usage: Usage, row: bytes, at: int) -> bytes:
    """Return for each norm whether it counts for a limit, however it turns out."""
    if not usage.kind_of:
        return row.translate(_counting_table(usage, 0, at))
    return bytes(
        _counting_table(usage, kind, at)[code]
        for kind, code in zip(usage.kind_of, row, strict=True)
    )


def _counting_table(usage: Usage, kind: int, at: int) -> bytes:
    key = (_counting_table, kind, at)
    table = usage.memo.get(key)
    if table is None:
        vectors = usage.kinds[kind]
        table = usage.memo[key] = bytes(
            decoded is not None and all(vectors[rating][at] for rating in possible(code))
            for code, decoded in enumerate(DECODED)
        ).ljust(256, b"\0")
    return cast("bytes", table)


def _unsafe_improvements(
    ids: tuple[NormId, ...], row: bytes, verdict: Verdict, usage: Usage
) -> Iterator[Reason]:
    """Yield the norms that cannot be raised safely from an outcome that passes."""
    room = [result.margin for result in verdict.limits]
    unsafe = {
        (kind, before, after)
        for kind, before, after, more in _risky_raises(usage)
        if before in row and any(map(int.__gt__, more, room))
    }
    if not unsafe:
        return
    found: dict[Outcome, dict[NormId, None]] = {Outcome.FAIL: {}, Outcome.OPEN: {}, Outcome.PASS: {}}
    outcomes: dict[tuple[int, int, Rating], Outcome] = {}
    for at, code in enumerate(row):
        kind = usage.kind_of[at] if usage.kind_of else 0
        for after in _RAISES.get(code, ()):
            if (kind, code, after) in unsafe:
                key = (kind, code, after)
                if key not in outcomes:
                    # Norms of one kind are interchangeable: trying one of them is enough.
                    raised = row[:at] + bytes([after]) + row[at + 1 :]
                    outcomes[key] = verdict_of_row(usage, raised).outcome
                found[outcomes[key]][ids[at]] = None
    for outcome, reason in _UNSAFE_CODES:
        if found[outcome]:
            yield Reason(code=reason, norms=tuple(found[outcome]))


def _risky_raises(usage: Usage) -> tuple[tuple[int, int, Rating, Vector], ...]:
    """Return the raises that use more of any limit, and how much more of each."""
    raises = usage.memo.get(_risky_raises)
    if raises is None:
        raises = usage.memo[_risky_raises] = tuple(
            (place, before, after, more)
            for place, kind in enumerate(usage.kinds)
            for before, better in _RAISES.items()
            for after in better
            for more in [tuple(map(int.__sub__, kind[after], kind[before]))]
            if max(more) > 0
        )
    return cast("tuple[tuple[int, int, Rating, Vector], ...]", raises)
