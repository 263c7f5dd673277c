# SPDX-License-Identifier: MIT
"""How a value of a class is read from an object of JSON, written to it, and described."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from operator import attrgetter
from typing import Any

import attrs

from ..errors import Fault, SterkSociaalWerkError
from ._codecs import Act, Codec, Definitions, Json, Schema
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


# Of these there may be several that are equal; None and members of enumerations are one of a kind.
_SEVERAL = (str, int, tuple, frozenset, Mapping)


def unfrozen(kind: type) -> type[Any]:
    """Return a class whose values become values of another, once their fields are set.

    Setting fields of what is frozen takes several times as long.
    """
    ways = {"__setattr__": object.__setattr__, "__delattr__": object.__delattr__}
    return type(f"Unfrozen{kind.__name__}", (kind,), {"__slots__": (), **ways})


class Usual:
    """Makes values of which nothing can be wrong, as far as their class can tell."""

    def __init__(
        self, kind: type, is_usual: Callable[[Any], bool], defaults: Mapping[str, Any]
    ) -> None:
        """Ask of a value whether the constructor would make the same of its fields.

        What may not be left out has a default too, which is no value of anything.
        """
        self._kind, self._is_usual, self._defaults = kind, is_usual, defaults
        self._unfrozen = unfrozen(kind)

    def made(self, found: Mapping[str, Any]) -> Any:  # noqa: ANN401  # a value of the class
        """Return a value of these fields; none where the constructor has to look at them."""
        made = object.__new__(self._unfrozen)
        defaults = self._defaults
        if len(found) < len(defaults):
            for name in defaults.keys() - found.keys():
                setattr(made, name, defaults[name])
        for name, part in found.items():
            setattr(made, name, part)
        if not self._is_usual(made):
            return None
        made.__class__ = self._kind
        return made


class _Writers(dict[type, Act]):
    """What writes the values of a field, by their types, as far as these have been seen."""

    __slots__ = ("_codec",)

    def __init__(self, codec: Codec) -> None:
        super().__init__()
        self._codec = codec

    def __missing__(self, kind: type) -> Act:
        write = self[kind] = self._codec.writer_of(kind)
        return write


@attrs.frozen
class Field:
    """One field of a class: its name in Python and in data, and what it may be left out for."""

    name: str
    key: str
    codec: Codec
    default: Any
    """What it is where it is left out; ``attrs.NOTHING`` if it may not be."""


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
    usual: Usual | None
    nested: str | None
    """The key of the field that holds values of the same class, if one does."""
    keys: Mapping[str, tuple[str, Mapping[type, Act]]] = attrs.field(init=False)
    """By key the name of the field, and what reads it; what follows is read as it is."""
    plan: tuple[tuple[str, Any, bool, _Writers], ...] = attrs.field(init=False)
    """By field its key, its default, whether others may be like that, and what writes it."""
    parts: Callable[[Any], tuple[Any, ...]] = attrs.field(init=False)
    """Returns the fields of a value, and one more, so that it always returns several."""
    needed: frozenset[str] = attrs.field(init=False)
    """The names of the fields that may not be left out."""

    def __attrs_post_init__(self) -> None:
        keys = {each.key: (each.name, each.codec.by_kind()) for each in self.fields}
        needed = frozenset(each.name for each in self.fields if each.default is attrs.NOTHING)
        object.__setattr__(self, "keys", keys)
        object.__setattr__(self, "needed", needed)
        plan = [
            (each.key, each.default, isinstance(each.default, _SEVERAL), _Writers(each.codec))
            for each in self.fields
        ]
        names = [each.name for each in self.fields]
        object.__setattr__(self, "plan", tuple(plan))
        object.__setattr__(self, "parts", attrgetter(*names, names[0]))


class Value(Codec):
    """A value of one class, as an object with the fields that differ from their defaults."""

    kinds = frozenset({dict})

    def __init__(self, kind: type, shape: Callable[[], Shape]) -> None:
        self._kind, self._shape_of = kind, shape

    @cached_property
    def _shape(self) -> Shape:
        # Asked when it is needed: a class may hold itself.
        return self._shape_of()

    # ------------------------------------------------------------ reading at once

    def one(self, data: Json) -> Any:  # noqa: ANN401
        shape = self._shape
        if shape.nested and not _is_bounded(data, shape.nested):
            raise Unusual
        if shape.derived:
            return self._following(data)
        return self._of_fields(data)

    def _of_fields(self, data: Json) -> Any:  # noqa: ANN401
        shape = self._shape
        keys = shape.keys
        found: dict[str, Any] = {}
        try:
            for key, part in data.items():
                name, by_kind = keys[key]
                found[name] = by_kind[type(part)](part)
        except KeyError:
            raise Unusual from None
        made = None if shape.usual is None else shape.usual.made(found)
        if made is None:
            if not shape.needed <= found.keys():
                raise Unusual
            made = shape.make(**found)
        if shape.check and any(True for _ in shape.check(made)):
            raise Unusual
        return made

    def _following(self, data: Json) -> Any:  # noqa: ANN401
        """Return a value of a class of which parts follow from the rest, if they do."""
        rest = dict(data)
        follows = [(each, rest.pop(each.name)) for each in self._shape.derived if each.name in rest]
        made = self._of_fields(rest)
        for each, part in follows:
            if not is_same(part, each.codec.write(getattr(made, each.name))):
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
                hint = place.hint(key, known) or f", which has {', '.join(known)}"
                place.below(key).add(f"is no key of {name}{hint}")
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

    def write(self, value: Any) -> Json:  # noqa: ANN401
        row: dict[str, Json] = {}
        shape = self._shape
        for (key, default, alike, writers), part in zip(shape.plan, shape.parts(value)):  # noqa: B905
            # What is as it is by default is left out.
            if part is default or (alike and part == default):
                continue
            row[key] = writers[type(part)](part)
        for derived in self._shape.derived:
            row[derived.name] = derived.codec.write(getattr(value, derived.name))
        return row

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
