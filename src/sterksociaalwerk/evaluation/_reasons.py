# SPDX-License-Identifier: MIT
"""Derives the reasons of an evaluation, and what raising a single norm would do.

One reason for each limit says whether it holds, is exceeded or depends on open norms; further ones
speak of the rule as a whole. Two things make this longer than it reads:

- *Recipes.* Where the rule needs no norms, evaluations with the same counts share a verdict, and
  have the same reasons but for which norms they name. So the reasons of such a verdict are worked
  out once, as a recipe: whole reasons, and tables that say for each byte of a row whether its norm
  is named. Filling in the norms is then one pass in C for each table.
- *Raises.* A rule may be met and yet fail when a norm is rated better (the paradox). Norms of one
  kind and byte are interchangeable, so it is enough to look at each kind and byte, and there only
  at raises that use more of some limit than that limit has left.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import compress
from typing import cast

from .._engine.deciding import decided_by_counts, decided_by_row
from .._engine.rows import POSSIBLE, byte_of
from .._engine.rules import CompiledRule, Vector
from ..framework import OPEN_RATINGS, Framework, NormId, Rating
from .reason import RaiseEffect, Reason, ReasonCode
from .verdict import LimitResult, Outcome, Verdict

_IS_OPEN = bytes(len(options) > 1 for options in POSSIBLE).ljust(256, b"\0")
_RATINGS = tuple(Rating)
_, _PARTLY_MET, _NOT_MET, _NOT_APPLICABLE = (rating.order for rating in _RATINGS)
_OPEN = byte_of(rating.order for rating in OPEN_RATINGS)
# What each settled norm can be raised to: a step first.
_RAISES = {_PARTLY_MET: (0,), _NOT_MET: (_PARTLY_MET, 0)}
# Before Python 3.12 asking an enum for a member takes a while; these are asked for all the time.
_PASS, _FAIL, _EXCEEDED = Outcome.PASS, Outcome.FAIL, ReasonCode.LIMIT_EXCEEDED
_UNSAFE_CODES = (
    (Outcome.FAIL, ReasonCode.IMPROVEMENT_WOULD_FAIL),
    (Outcome.OPEN, ReasonCode.IMPROVEMENT_COULD_FAIL),
)

_Raise = tuple[int, int, int]
"""A raise of interchangeable norms: the place of their kind, their byte, and the better one."""

_Part = Reason | tuple[ReasonCode, str | None, bytes]
"""A reason, or one that lacks its norms: the code, the limit, and a table of the bytes named."""


def reasons_for(
    framework: Framework, rule: CompiledRule, verdict: Verdict, row: bytes
) -> tuple[Reason, ...]:
    """Return one reason per limit, then what concerns the rule as a whole."""
    # Whole numbers are the keys of what goes with a verdict.
    key = id(verdict)
    kept: tuple[Verdict, tuple[_Part, ...], bool] | None = rule.kept.get(key)
    if kept is None:
        # A verdict that is not kept by its count is of one row alone.
        if rule.kind_of or rule.kept.get(verdict.tally) is not verdict:
            return tuple(_each_reason(framework, rule, verdict, row))
        recipe = tuple(_recipe(rule, verdict))
        whole = all(isinstance(part, Reason) for part in recipe)
        # With the verdict, so that no other can have its identity while it is kept.
        kept = rule.keep(key, (verdict, recipe, whole))
    _, recipe, whole = kept
    if whole:
        return cast("tuple[Reason, ...]", recipe)
    ids = framework.layout.ids
    reasons: list[Reason] = []
    for part in recipe:
        if type(part) is tuple:
            code, limit, table = part
            reason = _new(Reason)
            _set_code(reason, code)
            _set_limit(reason, limit)
            _set_norms(reason, tuple(compress(ids, row.translate(table))))
            reasons.append(reason)
        else:
            reasons.append(cast("Reason", part))
    return tuple(reasons)


# Frozen classes are built through their slots, which takes half as long.
_new = object.__new__
_set_code = vars(Reason)["code"].__set__
_set_limit = vars(Reason)["limit"].__set__
_set_norms = vars(Reason)["norms"].__set__


def _recipe(rule: CompiledRule, verdict: Verdict) -> Iterator[_Part]:
    """Yield the reasons of all rows with this verdict; a table says which bytes count."""
    for at, result in enumerate(verdict.limits):
        limit = result.limit.key
        if result.outcome is _FAIL:
            yield _EXCEEDED, limit, rule.once(_counting_table, 0, at)
        else:
            yield _held(rule, limit) if result.outcome is _PASS else _depends(rule, limit)
    tally = verdict.tally
    if verdict.outcome is _FAIL and all(result.outcome is not _FAIL for result in verdict.limits):
        yield Reason(code=ReasonCode.LIMITS_COMPETE)
    if tally.open:
        yield ReasonCode.NORMS_OPEN, None, _IS_OPEN
    raisable = {_PARTLY_MET: tally.partly_met, _NOT_MET: tally.not_met}
    tables = {outcome: bytearray(256) for outcome, _ in _UNSAFE_CODES}
    for _, before, after in sorted(_unsafe_raises(rule, verdict)):
        if raisable[before]:
            counts = Counter({0: tally.met, **raisable, _OPEN: tally.open})
            counts[_NOT_APPLICABLE] = tally.not_applicable
            counts[before] -= 1
            counts[after] += 1
            tables[Outcome.of(decided_by_counts(rule, counts)[0])][before] = 1
    for outcome, code in _UNSAFE_CODES:
        if any(tables[outcome]):
            yield code, None, bytes(tables[outcome])


def _each_reason(
    framework: Framework, rule: CompiledRule, verdict: Verdict, row: bytes
) -> Iterator[Reason]:
    """Yield the reasons of any row."""
    ids = framework.layout.ids
    exceeded = False
    for at, result in enumerate(verdict.limits):
        limit = result.limit.key
        if result.outcome is _FAIL:
            exceeded = True
            norms = tuple(compress(ids, _counting(rule, row, at)))
            yield Reason(code=_EXCEEDED, limit=limit, norms=norms)
        elif result.outcome is _PASS:
            yield _held(rule, limit)
        else:
            yield _depends(rule, limit)
    if verdict.outcome is _FAIL and not exceeded:
        yield Reason(code=ReasonCode.LIMITS_COMPETE)
    if verdict.tally.open:
        norms = tuple(compress(ids, row.translate(_IS_OPEN)))
        yield Reason(code=ReasonCode.NORMS_OPEN, norms=norms)
    yield from _unsafe_improvements(ids, rule, verdict, row)


def _held(rule: CompiledRule, limit: str) -> Reason:
    """Return the reason of a limit that holds."""
    key = (_held, limit)
    return rule.kept.get(key) or rule.keep(key, Reason(code=ReasonCode.LIMIT_HOLDS, limit=limit))


def _depends(rule: CompiledRule, limit: str) -> Reason:
    """Return the reason of a limit that depends on open norms."""
    key = (_depends, limit)
    return rule.kept.get(key) or rule.keep(key, Reason(code=ReasonCode.LIMIT_OPEN, limit=limit))


def _counting(rule: CompiledRule, row: bytes, at: int) -> bytes:
    """Return for each norm whether it counts for a limit, however it turns out."""
    if not rule.kind_of:
        return row.translate(rule.once(_counting_table, 0, at))
    return bytes(
        rule.once(_counting_table, kind, at)[code]
        for kind, code in zip(rule.kind_of, row, strict=True)
    )


def _counting_table(rule: CompiledRule, kind: int, at: int) -> bytes:
    vectors = rule.kinds[kind]
    return bytes(
        bool(options) and all(vectors[option][at] for option in options) for options in POSSIBLE
    ).ljust(256, b"\0")


# ---------------------------------------------------------------- raising a single norm


def _unsafe_raises(rule: CompiledRule, verdict: Verdict) -> set[_Raise]:
    """Return the raises, by kind of norm, for which a limit that holds leaves no room."""
    if verdict.outcome is not _PASS:
        return set()
    return {
        step
        for step, more in rule.once(_risky_raises)
        for at, amount in more
        if amount > verdict.limits[at].margin
    }


def _risky_raises(rule: CompiledRule) -> tuple[tuple[_Raise, tuple[tuple[int, int], ...]], ...]:
    """Return the raises that use more of any limit: of which, and how much."""
    return tuple(
        ((place, before, after), more)
        for place, kind in enumerate(rule.kinds)
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


def _unsafe_improvements(
    ids: tuple[NormId, ...], rule: CompiledRule, verdict: Verdict, row: bytes
) -> Iterator[Reason]:
    """Yield the norms that cannot be raised safely from an outcome that passes."""
    unsafe = _unsafe_raises(rule, verdict)
    found: dict[Outcome, dict[NormId, None]] = {Outcome.FAIL: {}, Outcome.OPEN: {}}
    outcomes: dict[_Raise, Outcome] = {}
    for at, code in enumerate(row if unsafe else b""):
        kind = rule.kind_of[at] if rule.kind_of else 0
        for after in _RAISES.get(code, ()):
            step = (kind, code, after)
            if step in unsafe:
                if step not in outcomes:
                    outcomes[step] = _raised_outcome(rule, row, at, after)
                found[outcomes[step]][ids[at]] = None
    for outcome, code_ in _UNSAFE_CODES:
        if found[outcome]:
            yield Reason(code=code_, norms=tuple(found[outcome]))


def _raised_outcome(rule: CompiledRule, row: bytes, at: int, after: int) -> Outcome:
    return Outcome.of(decided_by_row(rule, row[:at] + bytes([after]) + row[at + 1 :])[0])


def raise_effects(
    framework: Framework,
    rule: CompiledRule,
    verdict: Verdict,
    row: bytes,
    reasons: Iterable[Reason],
) -> tuple[RaiseEffect, ...]:
    """Return what each better rating leads to, of the norms that some better rating is unsafe for.

    A reason names norms for which *some* better rating is unsafe. Here each one is judged by
    itself, so that none is called safe that is not.
    """
    codes = {code for _, code in _UNSAFE_CODES}
    unsafe = {norm for reason in reasons if reason.code in codes for norm in reason.norms}
    effects: list[RaiseEffect] = []
    judged: dict[tuple[int, int], list[tuple[int, Outcome, tuple[str, ...], tuple[str, ...]]]] = {}
    for at, norm in enumerate(framework.layout.ids if unsafe else ()):
        if norm not in unsafe:
            continue
        kind, code = (rule.kind_of[at] if rule.kind_of else 0), row[at]
        if (kind, code) not in judged:
            judged[kind, code] = [
                (after, *_judged(rule, verdict, row, at, after)) for after in _RAISES[code]
            ]
        effects += [
            RaiseEffect(
                norm=norm,
                before=_RATINGS[code],
                after=_RATINGS[after],
                outcome=outcome,
                exceeded=exceeded,
                uncertain=uncertain,
            )
            for after, outcome, exceeded, uncertain in judged[kind, code]
        ]
    return tuple(effects)


def _judged(
    rule: CompiledRule, verdict: Verdict, row: bytes, at: int, after: int
) -> tuple[Outcome, tuple[str, ...], tuple[str, ...]]:
    """Judge a raise of the norm at a place; it is settled, so that each limit shifts as a whole."""
    kind = rule.kind_at(at)
    shifted = [
        LimitResult(
            limit=result.limit, least=result.least - less + more, most=result.most - less + more
        )
        for result, less, more in zip(verdict.limits, kind[row[at]], kind[after], strict=True)
    ]
    exceeded, uncertain = (
        tuple(each.limit.key for each in shifted if each.outcome is wanted)
        for wanted in (Outcome.FAIL, Outcome.OPEN)
    )
    return _raised_outcome(rule, row, at, after), exceeded, uncertain
