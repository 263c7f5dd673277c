# SPDX-License-Identifier: MIT
"""How a value of a class is read from an object of JSON, written to it, and described."""

from collections.abc import Callable, Iterable, Mapping
from operator import attrgetter, itemgetter
from typing import Any

import attrs

from ..errors import Fault, SterkSociaalWerkError
from ._codecs import Codec, Column, Definitions, Json, Schema
from ._loading import (
    BAD,
    MOST_GENERATIONS,
    MOST_NESTED,
    Place,
    Unusual,
    found_as,
    is_list,
    is_object,
)

Make = Callable[..., Any]
Check = Callable[[Any], Iterable[Fault]]
"""Says what is wrong with a value whose constructor does not check it."""
Trusted = Callable[[Mapping[str, Column]], list[Any] | None]
"""Makes values of columns that were read, without the constructor; none if one may be wrong."""


@attrs.frozen
class Field:
    """One field of a class: its name in Python and in data, and what it may be left out for."""

    name: str
    key: str
    codec: Codec
    default: Any
    """What it is where it is left out; ``attrs.NOTHING`` if it may not be."""
    get: Callable[[Any], Any] = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "get", attrgetter(self.name))


@attrs.frozen
class Derived:
    """What follows from the other fields: written, and on reading held against what follows."""

    name: str
    codec: Codec


@attrs.frozen
class Shape:
    """What there is to know of a class to read and write it."""

    fields: tuple[Field, ...]
    derived: tuple[Derived, ...]
    make: Make
    check: Check | None
    trusted: Trusted | None
    nested: str | None
    """The key of the field that holds values of the same class, if one does."""
    keys: frozenset[str] = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        keys = (*(each.key for each in self.fields), *(each.name for each in self.derived))
        object.__setattr__(self, "keys", frozenset(keys))


class Value(Codec):
    """A value of one class, as an object with the fields that differ from their defaults."""

    kinds = frozenset({dict})

    def __init__(self, kind: type, shape: Callable[[], Shape]) -> None:
        self._kind, self._shape_of = kind, shape
        self._known: Shape | None = None

    @property
    def _shape(self) -> Shape:
        # Asked when it is needed: a class may hold itself.
        if self._known is None:
            self._known = self._shape_of()
        return self._known

    # ------------------------------------------------------------ reading at once

    def read(self, column: Column) -> list[Any]:
        if not column:
            return column
        if not self.takes(column):
            raise Unusual
        nested = self._shape.nested
        if nested and not all(_is_bounded(data, nested) for data in column):
            raise Unusual
        there = set[Any]().union(*column)
        if not there <= self._shape.keys:
            raise Unusual
        if len(column) == 1:
            # As below, with less to do about one than about many.
            made = [self._one(column[0])]
        else:
            fields = self._shape.fields
            made = self.make_all({each.name: _column_of(each, column, there) for each in fields})
        for each in self._shape.derived:
            rows = [at for at, data in enumerate(column) if each.name in data]
            follows = each.codec.dump([getattr(made[at], each.name) for at in rows])
            if not is_same([column[at][each.name] for at in rows], follows):
                raise Unusual
        return made

    def _one(self, data: dict[str, Json]) -> Any:  # noqa: ANN401
        found: dict[str, Any] = {}
        for each in self._shape.fields:
            if each.key in data:
                found[each.name] = each.codec.read([data[each.key]])[0]
            elif each.default is attrs.NOTHING:
                raise Unusual
            else:
                found[each.name] = each.default
        made = self._shape.make(**found)
        return self._right([made])[0]

    def make_all(self, found: Mapping[str, Column]) -> list[Any]:
        """Return values, given what each field is in each of them."""
        shape = self._shape
        made = shape.trusted(found) if shape.trusted else None
        if made is None:
            make, names = shape.make, tuple(found)
            made = [
                make(**dict(zip(names, parts, strict=True)))
                for parts in zip(*found.values(), strict=True)
            ]
        return self._right(made)

    def _right(self, made: list[Any]) -> list[Any]:
        check = self._shape.check
        if check and any(True for each in made for _ in check(each)):
            raise Unusual
        return made

    # ------------------------------------------------------------ reading with care

    def load(self, data: Json, place: Place) -> Any:  # noqa: ANN401
        name, shape = self._kind.__name__, self._shape
        if not is_object(data):
            return place.wrong(f"an object ({name})", data)
        if shape.nested and not _is_bounded(data, shape.nested):
            most = f"{MOST_NESTED} in all, and over at most {MOST_GENERATIONS} generations"
            return place.below(shape.nested).add(f"must hold at most {most}")
        known = [*(each.key for each in shape.fields), *(each.name for each in shape.derived)]
        strange = False
        for key in data:
            # Asked by type first: what is no text may be equal to whatever it likes.
            if type(key) is not str or key not in known:
                strange = True
                place.below(key).add(f"is no key of {name}{place.hint(key, known)}")
        made = self._made(data, place)
        for each in shape.derived:
            if each.name in data and made is not BAD:
                (follows,) = each.codec.dump([getattr(made, each.name)])
                if not is_same(data[each.name], follows):
                    strange = True
                    wanted = f"{found_as(follows)}, which follows from the rest"
                    place.below(each.name).wrong(wanted, data[each.name])
        return BAD if strange else made

    def _made(self, data: dict[str, Json], place: Place) -> Any:  # noqa: ANN401
        shape = self._shape
        arguments: dict[str, Any] = {}
        for each in shape.fields:
            if each.key in data:
                arguments[each.name] = each.codec.load(data[each.key], place.below(each.key))
            elif each.default is attrs.NOTHING:
                arguments[each.name] = place.below(each.key).add("is missing")
            else:
                arguments[each.name] = each.default
        bad = {name for name, found in arguments.items() if found is BAD}
        if bad and shape.check:
            # This constructor would not check the other parts.
            return BAD
        faults: Iterable[Fault] = ()
        made: Any = BAD
        try:
            # Also with parts that could not be read: the others may be wrong as well.
            made = shape.make(**arguments)
            if shape.check:
                faults = tuple(shape.check(made))
        except SterkSociaalWerkError as error:
            faults = error.faults
        for fault in faults:
            # What could not be read is said already.
            if fault.path.partition(".")[0].partition("[")[0] not in bad:
                place.add(fault.problem, fault.path)
        return BAD if bad or faults else made

    # ------------------------------------------------------------ writing and describing

    def dump(self, column: Column) -> list[Json]:
        return [self._written(column[0])] if len(column) == 1 else self._all_written(column)

    def _written(self, value: Any) -> Json:  # noqa: ANN401
        row: dict[str, Json] = {}
        for each in self._shape.fields:
            part, default = each.get(value), each.default
            if default is attrs.NOTHING or (part is not default and part != default):
                row[each.key] = each.codec.dump([part])[0]
        for derived in self._shape.derived:
            row[derived.name] = derived.codec.dump([getattr(value, derived.name)])[0]
        return row

    def _all_written(self, column: Column) -> list[Json]:
        written: list[dict[str, Json]] = [{} for _ in column]
        for each in self._shape.fields:
            key, default, rows = each.key, each.default, written
            parts = list(map(each.get, column))
            if default is not attrs.NOTHING:
                # What is as it is by default is left out.
                kept = [
                    at for at, part in enumerate(parts) if part is not default and part != default
                ]
                if not kept:
                    continue
                rows, parts = [written[at] for at in kept], [parts[at] for at in kept]
            for row, part in zip(rows, each.codec.dump(parts), strict=True):
                row[key] = part
        for derived in self._shape.derived:
            follows = derived.codec.dump([getattr(value, derived.name) for value in column])
            for row, part in zip(written, follows, strict=True):
                row[derived.name] = part
        return written

    def schema(self, definitions: Definitions) -> Schema:
        name, shape = self._kind.__name__, self._shape
        if name not in definitions:
            # In place before its parts are described: a class may hold itself.
            definitions[name] = {}
            properties = {each.key: each.codec.schema(definitions) for each in shape.fields}
            properties |= {each.name: each.codec.schema(definitions) for each in shape.derived}
            definitions[name] = {
                "type": "object",
                "properties": properties,
                "required": [each.key for each in shape.fields if each.default is attrs.NOTHING],
                "additionalProperties": False,
            }
        return {"$ref": f"#/$defs/{name}"}


def _column_of(field: Field, column: Column, there: set[Any]) -> Column:
    """Return what a field is in each of several objects, given the keys of all of them."""
    key, default = field.key, field.default
    if default is not attrs.NOTHING and key not in there:
        return [default] * len(column)
    if default is attrs.NOTHING:
        try:
            return field.codec.read(list(map(itemgetter(key), column)))
        except KeyError:
            raise Unusual from None
    parts = [data[key] for data in column if key in data]
    read = field.codec.read(parts)
    if len(parts) == len(column):
        return read
    left = iter(read)
    return [next(left) if key in data else default for data in column]


def _is_bounded(data: Json, key: str) -> bool:
    """Return whether an object holds others of its kind, and these yet others, within bounds."""
    generation: list[Json] = [data]
    found = 0
    for _ in range(MOST_GENERATIONS + 1):
        below: list[Json] = []
        for each in generation:
            parts: Json = each.get(key) if is_object(each) else None
            if is_list(parts):
                found += len(parts)
                if found > MOST_NESTED:
                    return False
                below += parts
        if not below:
            return True
        generation = below
    return False


def is_same(one: Json, other: Json) -> bool:
    """Return whether two parts of documents are the same; true is not 1, and 1 is not 1.0."""
    if type(one) is not type(other):
        return False
    if is_object(one):
        return one.keys() == other.keys() and all(is_same(one[key], other[key]) for key in one)
    if is_list(one):
        return len(one) == len(other) and all(map(is_same, one, other))
    return bool(one == other)
