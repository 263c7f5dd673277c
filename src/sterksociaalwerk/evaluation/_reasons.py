# SPDX-License-Identifier: MIT
"""Derives the reasons of an evaluation."""

from collections.abc import Iterator
from itertools import compress

from ..framework import NormId, Rating
from ..framework._layout import DECODED
from ..framework._usage import Usage, Vector
from ._judge import possible, verdict_of_row
from .reasons import Reason, ReasonCode
from .verdict import Outcome, Verdict

__all__ = ["reasons_for"]

_IS_OPEN = bytes(isinstance(rating, frozenset) for rating in DECODED).ljust(256, b"\0")
_RAISES = {
    int(Rating.PARTLY_MET): (Rating.MET,),
    int(Rating.NOT_MET): (Rating.PARTLY_MET, Rating.MET),
}
_MOST_RECIPES = 20_000
# Before Python 3.12 asking an enum for a member takes a while; these are asked for all the time.
_PASS, _FAIL, _EXCEEDED = Outcome.PASS, Outcome.FAIL, ReasonCode.LIMIT_EXCEEDED
_WOULD_FAIL = ReasonCode.IMPROVEMENT_WOULD_FAIL
# A raise of interchangeable norms: the place of their kind, their rating now, and the better one.
_Raise = tuple[int, int, Rating]
# A reason, or one that lacks its norms: the code, the limit, and a table of the bytes that count.
_Part = Reason | tuple[ReasonCode, str | None, bytes]
_UNSAFE_CODES = (
    (Outcome.FAIL, ReasonCode.IMPROVEMENT_WOULD_FAIL),
    (Outcome.OPEN, ReasonCode.IMPROVEMENT_COULD_FAIL),
)


def reasons_for(
    ids: tuple[NormId, ...], row: bytes, verdict: Verdict, usage: Usage
) -> tuple[Reason, ...]:
    """Return one reason per limit, then what concerns the rule as a whole."""
    # The common case first: what a verdict that is shared lacks is only which norms it is about.
    recipe = usage.recipes.get(id(verdict))
    if recipe is not None and recipe[0] is verdict:
        return tuple(
            [
                part
                if type(part) is Reason
                else _built(part[0], part[1], tuple(compress(ids, row.translate(part[2]))))
                for part in recipe[1]
            ]
        )
    outcome = verdict.outcome
    unsafe = _unsafe_raises(usage, verdict) if outcome is _PASS else set[_Raise]()
    if not (usage.kind_of or verdict.tally.open):
        if len(usage.recipes) >= _MOST_RECIPES:
            usage.recipes.clear()
        usage.recipes[id(verdict)] = (verdict, tuple(_recipe(usage, verdict, unsafe)))
        return reasons_for(ids, row, verdict, usage)
    found = [
        _limit_reason(usage, ids, row, at, result.outcome)
        for at, result in enumerate(verdict.limits)
    ]
    if outcome is _FAIL and all(reason.code is not _EXCEEDED for reason in found):
        found.append(Reason(code=ReasonCode.LIMITS_COMPETE))
    if verdict.tally.open:
        norms = tuple(compress(ids, row.translate(_IS_OPEN)))
        found.append(Reason(code=ReasonCode.NORMS_OPEN, norms=norms))
    if unsafe:
        found += _unsafe_improvements(ids, row, usage, unsafe)
    return tuple(found)


def _recipe(usage: Usage, verdict: Verdict, unsafe: set[_Raise]) -> Iterator[_Part]:
    """Yield the reasons when all norms are settled and alike; a table says which bytes count."""
    for at, result in enumerate(verdict.limits):
        if result.outcome is _FAIL:
            yield _EXCEEDED, result.limit.key, usage.once(_counting_table, 0, at)
        else:
            yield usage.once(_held)[at]
    table = bytearray(256)
    for _, before, _ in unsafe:
        table[before] = 1
    raisable = {int(Rating.PARTLY_MET): verdict.tally.partly_met}
    raisable[int(Rating.NOT_MET)] = verdict.tally.not_met
    # With nothing open, a limit that would be exceeded is a certain fail.
    if any(table[code] and count for code, count in raisable.items()):
        yield _WOULD_FAIL, None, bytes(table)


def _held(usage: Usage) -> tuple[Reason, ...]:
    """Return the reasons of limits that hold."""
    return tuple(
        Reason(code=ReasonCode.LIMIT_HOLDS, limit=limit.key) for limit in usage.rule.limits
    )


def _limit_reason(
    usage: Usage, ids: tuple[NormId, ...], row: bytes, at: int, outcome: Outcome
) -> Reason:
    if outcome is _FAIL:
        limit = usage.rule.limits[at].key
        norms = tuple(compress(ids, _counting(usage, row, at)))
        return _built(_EXCEEDED, limit, norms)
    if outcome is _PASS:
        return usage.once(_held)[at]
    return Reason(code=ReasonCode.LIMIT_OPEN, limit=usage.rule.limits[at].key)


# Built through its slots, as an `Evaluation` is: what it holds needs no check.
_set_code = vars(Reason)["code"].__set__
_set_limit = vars(Reason)["limit"].__set__
_set_norms = vars(Reason)["norms"].__set__


def _built(code: ReasonCode, limit: str | None, norms: tuple[NormId, ...]) -> Reason:
    reason = object.__new__(Reason)
    _set_code(reason, code)
    _set_limit(reason, limit)
    _set_norms(reason, norms)
    return reason


def _counting(usage: Usage, row: bytes, at: int) -> bytes:
    """Return for each norm whether it counts for a limit, however it turns out."""
    if not usage.kind_of:
        return row.translate(usage.once(_counting_table, 0, at))
    return bytes(
        usage.once(_counting_table, kind, at)[code]
        for kind, code in zip(usage.kind_of, row, strict=True)
    )


def _counting_table(usage: Usage, kind: int, at: int) -> bytes:
    vectors = usage.kinds[kind]
    return bytes(
        decoded is not None and all(vectors[rating][at] for rating in possible(code))
        for code, decoded in enumerate(DECODED)
    ).ljust(256, b"\0")


def _unsafe_raises(usage: Usage, verdict: Verdict) -> set[_Raise]:
    """Return the raises, by kind of norm, for which a limit that holds leaves no room."""
    return {
        step
        for step, more in usage.once(_risky_raises)
        for at, amount in more
        if amount > verdict.limits[at].margin
    }


def _unsafe_improvements(
    ids: tuple[NormId, ...],
    row: bytes,
    usage: Usage,
    unsafe: set[_Raise],
) -> Iterator[Reason]:
    """Yield the norms that cannot be raised safely from an outcome that passes."""
    found: dict[Outcome, dict[NormId, None]] = {Outcome.FAIL: {}, Outcome.OPEN: {}}
    outcomes: dict[_Raise, Outcome] = {}
    for at, code in enumerate(row):
        kind = usage.kind_of[at] if usage.kind_of else 0
        for after in _RAISES.get(code, ()):
            step = (kind, code, after)
            if step in unsafe:
                if step not in outcomes:
                    # Norms of one kind are interchangeable: trying one of them is enough.
                    raised = row[:at] + bytes([after]) + row[at + 1 :]
                    outcomes[step] = verdict_of_row(usage, raised).outcome
                found[outcomes[step]][ids[at]] = None
    for outcome, code_ in _UNSAFE_CODES:
        if found[outcome]:
            yield Reason(code=code_, norms=tuple(found[outcome]))


def _risky_raises(usage: Usage) -> tuple[tuple[_Raise, tuple[tuple[int, int], ...]], ...]:
    """Return the raises that use more of any limit: of which, and how much."""
    return tuple(
        ((place, before, after), more)
        for place, kind in enumerate(usage.kinds)
        for before, better in _RAISES.items()
        for after in better
        for more in [_increases(kind[before], kind[after])]
        if more
    )


def _increases(before: Vector, after: Vector) -> tuple[tuple[int, int], ...]:
    return tuple(
        (at, now - then)
        for at, (then, now) in enumerate(zip(before, after, strict=True))
        if now > then
    )
