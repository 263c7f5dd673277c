# SPDX-License-Identifier: MIT
"""Which codec a public class has, by its fields and the types of these.

Whatever a class needs of its own stands in the tables; a new class or field that needs nothing
needs no line here.
"""

import datetime
import typing
from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, cast, get_args, get_origin

import attrs
from packaging.specifiers import SpecifierSet
from packaging.version import Version

from ..audit import Count, Finding, ImprovementPoint, Interview, Organisation
from ..evaluation import Evaluation, LimitResult, evaluate
from ..framework import Cycle, Framework, NormId, Rated, Rating, Ratings
from ..sector import GroupValue, Portfolio
from ._codecs import (
    COUNT,
    FLAG,
    MARGIN,
    NORM_ID,
    NOTHING,
    SIGNED,
    TEXT,
    Codec,
    Day,
    Member,
    Number,
    Specifiers,
    Written,
)
from ._collections import Either, Keyed, Names, Pairs, Row, Several, Unordered
from ._findings import Findings, Points
from ._interviews import Interviews
from ._objects import Derived, Field, Make, Shape, Usual, Value
from ._portfolios import NO_GROUPS, AuditRow, Portfolios, Rows, portfolio_of
from ._ratios import Ratio
from ._results import CHECKS
from ._sector_results import SECTOR_CHECKS
from ._shorts import Counts, Short

_PLAIN: Mapping[object, Codec] = {
    str: TEXT,
    int: COUNT,
    bool: FLAG,
    NoneType: NOTHING,
    Decimal: Number(),
    datetime.date: Day(),
    NormId: NORM_ID,
    frozenset[str]: Names(TEXT),
    Version: Written(),
    Fraction: Ratio(),
    AuditRow: Rows(),
    # What groups of audits are called; of a number it may be any.
    GroupValue: Either(((TEXT, str), (SIGNED, int), (NOTHING, NoneType))),
    SpecifierSet: Specifiers(),
}


@cache
def codec_of(hint: Any, *, in_order: bool = False) -> Codec:  # noqa: ANN401, PLR0911
    """Return what reads and writes values of a type.

    Args:
        hint: A type, or what typing makes of types.
        in_order: Whether the order of mappings says something.
    """
    if hint in _PLAIN:
        return _PLAIN[hint]
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return Either((_one_of_several(each), _runtime(each)) for each in arguments)
    if origin is tuple:
        if arguments[1:] == (...,):
            return Several(codec_of(arguments[0]))
        return Row(*map(codec_of, arguments))
    if origin is frozenset:
        return Unordered(codec_of(arguments[0]))
    if origin is not None and issubclass(origin, Mapping):
        key, member = (codec_of(each, in_order=in_order) for each in arguments)
        named = key.kinds == frozenset({str}) and not in_order
        return Keyed(key, member) if named else Pairs(key, member)
    if issubclass(hint, Enum):
        return Member(hint)
    if hint is Count:
        return Counts(value_of(Count), codec_of(int | Decimal))
    if hint in (ImprovementPoint, Organisation):
        # A text stands for these, as it does where programs make them.
        return Short(value_of(hint), _PLAIN[str], hint)
    return value_of(hint)


def _one_of_several(hint: Any) -> Codec:  # noqa: ANN401  # a type, or what typing makes of one
    if hint == frozenset[Rating]:
        # The ratings that are possible: were it one, it would stand by itself.
        return Unordered(codec_of(Rating), at_least=2)
    return codec_of(hint)


def _runtime(hint: Any) -> type:  # noqa: ANN401  # a type, or what typing makes of one
    """Return the class of the values of a type."""
    kind: type = get_origin(hint) or hint
    return kind


def value_of(kind: type) -> Value:
    """Return what reads and writes values of a class, in full."""
    return _value_of(cast("Any", kind))


@cache
def _value_of(kind: Any) -> Value:  # noqa: ANN401  # a class; type checkers doubt its hash
    """Return the same; there is one of each class."""
    return _BY_HAND.get(kind, Value)(kind, lambda: _shape(kind))


def _shape(kind: type) -> Shape:
    make, added, left_out = _OWN.get(kind, (kind, {}, ()))
    # What its constructor asks first, where it does.
    is_usual: Callable[[Any], bool] | None = getattr(kind, "_is_usual", None)
    hints = typing.get_type_hints(kind)
    fields = [
        Field(
            name=each.name,
            key=each.name.replace("_", "-"),
            # What sorts a mapping converts it; the order of any other is that of what it is about.
            codec=codec_of(hints[each.name], in_order=each.converter is None),
            default=each.default,
        )
        for each in attrs.fields(kind)
        if each.init and each.name not in left_out
    ]
    defaults = {each.name: each.default for each in fields}
    fields += [
        Field(name, name, codec_of(hint), default) for name, (hint, default) in added.items()
    ]
    nested = [each.key for each in fields if get_args(hints.get(each.name)) == (kind, ...)]
    return Shape(
        fields=tuple(fields),
        derived=_DERIVED.get(kind, tuple)(),
        make=make,
        check=CHECKS.get(kind) or SECTOR_CHECKS.get(kind),
        usual=None if is_usual is None else Usual(kind, is_usual, defaults),
        nested=nested[0] if nested else None,
    )


# ---------------------------------------------------------------- what classes need of their own


def _evaluated(framework: Framework, ratings: Ratings, cycle: Cycle = Cycle.INITIAL) -> Evaluation:
    return evaluate(ratings, framework, cycle=cycle)


_BY_HAND: Mapping[type, type[Value]] = {
    Finding: Findings,
    ImprovementPoint: Points,
    Interview: Interviews,
    Portfolio: Portfolios,
}

# By class: what makes a value of the fields, which fields are added, each with its default, and
# which are left out.
_OWN: Mapping[type, tuple[Make, Mapping[str, tuple[Any, Any]], tuple[str, ...]]] = {
    # A row means nothing without the layout of the framework.
    Evaluation: (_evaluated, {"ratings": (Mapping[NormId, Rated], attrs.NOTHING)}, ("row",)),
    Portfolio: (
        portfolio_of,
        {
            "audits": (tuple[AuditRow, ...], attrs.NOTHING),
            "cycles": (tuple[Cycle, ...], ()),
            "groups": (Mapping[str, tuple[GroupValue, ...]], NO_GROUPS),
        },
        ("_blocks",),
    ),
}


def _of_evaluation() -> tuple[Derived, ...]:
    hints = typing.get_type_hints(Evaluation)
    outcome = typing.get_type_hints(LimitResult)["outcome"]
    return Derived("outcome", codec_of(outcome)), Derived("verdict", codec_of(hints["verdict"]))


def _of_limit_result() -> tuple[Derived, ...]:
    hints = typing.get_type_hints(LimitResult)
    return Derived("outcome", codec_of(hints["outcome"])), Derived("margin", MARGIN)


_DERIVED = {Evaluation: _of_evaluation, LimitResult: _of_limit_result}
