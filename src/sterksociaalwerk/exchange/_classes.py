# SPDX-License-Identifier: MIT
"""Reads, writes and describes the public classes, by their fields and the types of these.

Whatever a class needs of its own stands in the tables at the end; a new class or field that needs
nothing needs no line here.
"""

import datetime
import typing
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

import attrs
from packaging.specifiers import SpecifierSet
from packaging.version import Version

from ..errors import SterkSociaalWerkError
from ..evaluation import Evaluation, LimitResult, Verdict, evaluate
from ..framework import Cycle, Framework, NormId, Rated, Ratings
from ._codecs import (
    FLAG,
    INTEGER,
    NOTHING,
    Codec,
    Day,
    Definitions,
    Either,
    Json,
    Keyed,
    Member,
    Number,
    Pairs,
    Row,
    Schema,
    Several,
    Specifiers,
    Text,
    Unordered,
    Written,
)
from ._loading import BAD, MOST_DEPTH, Place, found_as


@attrs.frozen
class _Field:
    """One field of a class: its name in Python and in data, and what it may be left out for."""

    name: str
    key: str
    argument: str
    codec: Codec
    default: Any
    """What it is where it is left out; ``attrs.NOTHING`` if it may not be."""


@attrs.frozen
class _Derived:
    """What follows from the other fields: written, and on reading held against what follows."""

    key: str
    codec: Codec
    of: Callable[[Any], Any]


class Value(Codec):
    """A value of one class, as an object with the fields that differ from their defaults."""

    kinds = frozenset({dict})

    def __init__(
        self,
        kind: type,
        fields: Iterable[_Field],
        make: Callable[..., Any],
        derived: Iterable[_Derived] = (),
    ) -> None:
        self._kind, self._make = kind, make
        self._fields = tuple(fields)
        self._derived = tuple(derived)
        self._keys = (
            *(each.key for each in self._fields),
            *(each.key for each in self._derived),
        )

    def load(self, data: Json, place: Place) -> Any:  # noqa: ANN401
        if type(data) is not dict:
            return place.wrong(f"an object ({_words(self._kind)})", data)
        if place.depth > MOST_DEPTH:
            return place.add(f"stands deeper than {MOST_DEPTH} objects and lists")
        for key in data.keys() - set(self._keys):
            hint = place.hint(key, self._keys)
            place.below(key).add(f"is no key of {_words(self._kind)}{hint}")
        return self._checked(data, self._made(data, place), place)

    def _made(self, data: dict[str, Json], place: Place) -> Any:  # noqa: ANN401
        arguments: dict[str, Any] = {}
        bad: set[str] = set()
        for each in self._fields:
            if each.key in data:
                found = each.codec.load(data[each.key], place.below(each.key))
            elif each.default is not attrs.NOTHING:
                continue
            else:
                found = place.below(each.key).add("is missing")
            if found is BAD:
                bad.add(each.name)
            arguments[each.argument] = found
        try:
            made = self._make(**arguments)
        except SterkSociaalWerkError as error:
            for fault in error.faults:
                # What could not be read is said already.
                if fault.path.partition(".")[0].partition("[")[0] not in bad:
                    place.add(fault.problem, fault.path)
            return BAD
        return BAD if bad else made

    def _checked(self, data: dict[str, Json], made: Any, place: Place) -> Any:  # noqa: ANN401
        for each in self._derived:
            if each.key not in data or made is BAD:
                continue
            follows = each.codec.dump(each.of(made))
            if not _same(follows, data[each.key]):
                made = place.below(each.key).wrong(
                    f"{found_as(follows)}, which follows from the rest", data[each.key]
                )
        return made

    def dump(self, value: Any) -> Json:  # noqa: ANN401
        data: dict[str, Json] = {}
        for each in self._fields:
            part = getattr(value, each.name)
            # What is as it is by default is left out.
            if each.default is attrs.NOTHING or part != each.default:
                data[each.key] = each.codec.dump(part)
        for each in self._derived:
            data[each.key] = each.codec.dump(each.of(value))
        return data

    def schema(self, definitions: Definitions) -> Schema:
        name = self._kind.__name__
        if name not in definitions:
            # In place before its parts are described: a class may hold itself.
            definitions[name] = {}
            properties = {each.key: each.codec.schema(definitions) for each in self._fields}
            properties |= {each.key: each.codec.schema(definitions) for each in self._derived}
            definitions[name] = {
                "type": "object",
                "properties": properties,
                "required": [
                    each.key for each in self._fields if each.default is attrs.NOTHING
                ],
                "additionalProperties": False,
            }
        return {"$ref": f"#/$defs/{name}"}


def _words(kind: type) -> str:
    return kind.__name__


def _same(one: Json, other: Json) -> bool:
    """Return whether two parts of documents are the same; true is not 1, and 1 is not 1.0."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(_same(one[key], other[key]) for key in one)
    if isinstance(one, list):
        return len(one) == len(other) and all(map(_same, one, other))
    return bool(one == other)


# ---------------------------------------------------------------- from types to codecs

_PLAIN: Mapping[object, Codec] = {
    str: Text(),
    int: INTEGER,
    bool: FLAG,
    NoneType: NOTHING,
    Decimal: Number(),
    datetime.date: Day(),
    Version: Written(),
    SpecifierSet: Specifiers(),
}


@cache
def codec_of(hint: Any) -> Codec:  # noqa: ANN401  # a type, or what typing makes of one
    """Return what reads and writes values of a type."""
    if hint in _PLAIN:
        return _PLAIN[hint]
    if isinstance(hint, typing.NewType):
        return codec_of(hint.__supertype__)
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return Either((codec_of(each), _runtime(each)) for each in arguments)
    if origin is tuple:
        if arguments[1:] == (...,):
            return Several(codec_of(arguments[0]))
        return Row(tuple(map(codec_of, arguments)))
    if origin is frozenset:
        return Unordered(codec_of(arguments[0]))
    if origin is not None and issubclass(origin, Mapping):
        key, member = map(codec_of, arguments)
        return Keyed(key, member) if key.kinds == {str} else Pairs(key, member)
    if issubclass(hint, Enum):
        return Member(hint)
    return _value(hint)


def _runtime(hint: Any) -> type:  # noqa: ANN401  # a type, or what typing makes of one
    """Return the class of the values of a type."""
    if isinstance(hint, typing.NewType):
        return _runtime(hint.__supertype__)
    return get_origin(hint) or hint


def _value(kind: type) -> Codec:
    make, extra, derived = _OWN.get(kind, (kind, (), ()))
    hints = typing.get_type_hints(kind)
    fields = [
        _Field(
            name=each.name,
            key=each.name.replace("_", "-"),
            argument=each.alias or each.name,
            codec=_Lazy(hints[each.name]),
            default=each.default,
        )
        for each in attrs.fields(kind)
        if each.init and each.name not in _LEFT_OUT.get(kind, ())
    ]
    return Value(kind, (*fields, *extra), make, derived)


class _Lazy(Codec):
    """The codec of a type, found when it is first asked for: a class may hold itself."""

    def __init__(self, hint: Any) -> None:  # noqa: ANN401  # a type, or what typing makes of one
        self._hint = hint

    def load(self, data: Json, place: Place) -> Any:  # noqa: ANN401
        return codec_of(self._hint).load(data, place)

    def dump(self, value: Any) -> Json:  # noqa: ANN401
        return codec_of(self._hint).dump(value)

    def schema(self, definitions: Definitions) -> Schema:
        return codec_of(self._hint).schema(definitions)


# ---------------------------------------------------------------- what classes need of their own


def _evaluated(ratings: Ratings, framework: Framework, cycle: Cycle = Cycle.INITIAL) -> Evaluation:
    return evaluate(ratings, framework, cycle=cycle)


_LEFT_OUT: Mapping[type, tuple[str, ...]] = {Evaluation: ("row",)}

_OWN: Mapping[type, tuple[Callable[..., Any], tuple[_Field, ...], tuple[_Derived, ...]]] = {
    Evaluation: (
        _evaluated,
        (
            _Field(
                "ratings", "ratings", "ratings", codec_of(Mapping[NormId, Rated]), attrs.NOTHING
            ),
        ),
        (
            _Derived("outcome", _Lazy(typing.get_type_hints(Verdict)["outcome"]), lambda v: v.outcome),
            _Derived("verdict", _Lazy(Verdict), lambda v: v.verdict),
        ),
    ),
    LimitResult: (
        LimitResult,
        (),
        (
            _Derived("outcome", _Lazy(typing.get_type_hints(LimitResult)["outcome"]), lambda v: v.outcome),
            _Derived("margin", INTEGER, lambda v: v.margin),
        ),
    ),
}
