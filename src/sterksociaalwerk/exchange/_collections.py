# SPDX-License-Identifier: MIT
"""How lists, sets, mappings and alternatives are read, written and described."""

from abc import abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sized
from itertools import accumulate, chain, pairwise
from operator import itemgetter
from typing import Any, TypeVar

from .._checks import in_order
from .._mapping import FrozenMapping
from ..errors import SterkSociaalWerkError
from ._codecs import Act, Codec, Column, Definitions, Json, Schema
from ._loading import BAD, Place, Unusual, is_list, is_object

# Of a long list in which something is wrong, the parts without a fault are still read at once.
_CHUNK = 256


_Parts = TypeVar("_Parts", list[Any], tuple[Any, ...])


def _cut(parts: _Parts, like: Iterable[Sized]) -> list[_Parts]:
    """Return the parts, as many at a time as there are in each of the others."""
    return [parts[start:end] for start, end in pairwise(accumulate(map(len, like), initial=0))]


class Several(Codec):
    """A list of parts of one kind, in order."""

    kinds = frozenset({list})

    def __init__(self, member: Codec) -> None:
        self._member = member

    def read(self, column: Column) -> list[Any]:
        if not self.takes(column):
            raise Unusual
        flat = list(chain.from_iterable(column))
        parts = self._member.read(flat)
        # What stands for itself is in its lists already.
        return list(map(tuple, column)) if parts is flat else _cut(tuple(parts), column)

    def one(self, data: Json) -> Any:  # noqa: ANN401
        return tuple(self._member.read(data))

    def load(self, data: Json, place: Place) -> Any:  # noqa: ANN401
        if not is_list(data):
            return place.wrong("a list", data)
        parts: list[Any] = []
        for start in range(0, len(data), _CHUNK):
            chunk = data[start : start + _CHUNK]
            try:
                parts += self._member.read(chunk)
            except SterkSociaalWerkError:
                places = map(place.below, range(start, start + len(chunk)))
                parts += map(self._member.load, chunk, places)
        return BAD if any(part is BAD for part in parts) else tuple(parts)

    def dump(self, column: Column) -> list[Json]:
        flat = list(chain.from_iterable(column))
        parts = self._member.dump(flat)
        return list(map(list, column)) if parts is flat else _cut(parts, column)

    def write(self, value: Any) -> Json:  # noqa: ANN401
        return self._member.dump(list(value))

    def schema(self, definitions: Definitions) -> Schema:
        return {"type": "array", "items": self._member.schema(definitions)}


class _Distinct(Several):
    """A list of parts that together make something else, if they differ."""

    def __init__(self, member: Codec, wanted: str) -> None:
        super().__init__(member)
        self._wanted = wanted

    @abstractmethod
    def _made(self, parts: tuple[Any, ...]) -> Any:  # noqa: ANN401  # what they make
        """Return what the parts make; `None` if nothing."""

    def read(self, column: Column) -> list[Any]:
        found = list(map(self._made, super().read(column)))
        if any(each is None for each in found):
            raise Unusual
        return found

    def one(self, data: Json) -> Any:  # noqa: ANN401
        found = self._made(super().one(data))
        if found is None:
            raise Unusual
        return found

    def load(self, data: Json, place: Place) -> Any:  # noqa: ANN401
        parts = super().load(data, place)
        if parts is BAD:
            return BAD
        found = self._made(parts)
        return place.add(self._wanted) if found is None else found


class Unordered(_Distinct):
    """A set, as a sorted list in which nothing stands twice."""

    def __init__(self, member: Codec, at_least: int = 0) -> None:
        wanted = f"must hold at least {at_least}, and nothing twice"
        super().__init__(member, wanted if at_least else "must not hold anything twice")
        self._least = at_least

    def _made(self, parts: tuple[Any, ...]) -> Any:  # noqa: ANN401
        found = frozenset(parts)
        return found if len(found) == len(parts) >= self._least else None

    def dump(self, column: Column) -> list[Json]:
        return super().dump(list(map(in_order, column)))

    def write(self, value: Any) -> Json:  # noqa: ANN401
        return super().write(in_order(value))

    def schema(self, definitions: Definitions) -> Schema:
        found = {**super().schema(definitions), "uniqueItems": True}
        return {**found, "minItems": self._least} if self._least else found


class Names(Unordered):
    """A set of texts."""

    def one(self, data: Json) -> Any:  # noqa: ANN401
        for each in data:
            if type(each) is not str or not each.isascii():
                return super().one(data)
        return super()._made(data) or super().one(data)

    def write(self, value: Any) -> Json:  # noqa: ANN401
        found = sorted(value)
        return found if "".join(found).isascii() else super().write(value)


class Row(Codec):
    """A list of so many parts, each of a kind of its own."""

    kinds = frozenset({list})

    def __init__(self, *members: Codec) -> None:
        self._members = members

    def read(self, column: Column) -> list[Any]:
        if not self.takes(column) or not {len(self._members)}.issuperset(map(len, column)):
            raise Unusual
        return self._by_member([member.read for member in self._members], column)

    def load(self, data: Json, place: Place) -> Any:  # noqa: ANN401
        if not is_list(data) or len(data) != len(self._members):
            return place.wrong(f"a list of {len(self._members)}", data)
        places = map(place.below, range(len(data)))
        found = tuple(
            member.load(each, at)
            for member, each, at in zip(self._members, data, places, strict=True)
        )
        return BAD if any(each is BAD for each in found) else found

    def dump(self, column: Column) -> list[Json]:
        return list(map(list, self._by_member([member.dump for member in self._members], column)))

    def _by_member(self, acts: list[Callable[[Column], list[Any]]], column: Column) -> list[Any]:
        columns = [[each[at] for each in column] for at in range(len(acts))]
        found = [act(parts) for act, parts in zip(acts, columns, strict=True)]
        return list(zip(*found, strict=True))

    def schema(self, definitions: Definitions) -> Schema:
        members = [member.schema(definitions) for member in self._members]
        return {"type": "array", "prefixItems": members, "items": False, "minItems": len(members)}


class Keyed(Codec):
    """A mapping of names, or of what is written as one, to parts of one kind."""

    kinds = frozenset({dict})

    def __init__(self, key: Codec, member: Codec) -> None:
        self._key, self._member = key, member

    def one(self, data: Json) -> Any:  # noqa: ANN401
        keys, parts = self._key.read(list(data)), self._member.read(list(data.values()))
        return FrozenMapping(zip(keys, parts, strict=True))

    def load(self, data: Json, place: Place) -> Any:  # noqa: ANN401
        if not is_object(data):
            return place.wrong("an object", data)
        found = [
            (self._key.load(key, place.below(key)), self._member.load(each, place.below(key)))
            for key, each in data.items()
        ]
        if any(part is BAD for pair in found for part in pair):
            return BAD
        return FrozenMapping(found)

    def write(self, value: Mapping[Any, Any]) -> Json:
        keys, parts = self._key.dump(list(value)), self._member.dump(list(value.values()))
        return dict(sorted(zip(keys, parts, strict=True), key=itemgetter(0)))

    def schema(self, definitions: Definitions) -> Schema:
        return {
            "type": "object",
            "propertyNames": self._key.schema(definitions),
            "additionalProperties": self._member.schema(definitions),
        }


class Pairs(_Distinct):
    """A mapping whose order says something, or with a key that is no text, as a list of pairs."""

    def __init__(self, key: Codec, member: Codec) -> None:
        super().__init__(Row(key, member), "must not hold a key twice")

    def _made(self, parts: tuple[Any, ...]) -> Any:  # noqa: ANN401
        found = FrozenMapping[Any, Any](parts)
        return found if len(found) == len(parts) else None

    def dump(self, column: Column) -> list[Json]:
        return super().dump([list(each.items()) for each in column])

    def write(self, value: Any) -> Json:  # noqa: ANN401
        return super().write(value.items())


class Either(Codec):
    """One of several kinds, told apart by what JSON they are."""

    def __init__(self, members: Iterable[tuple[Codec, type]]) -> None:
        self._members = tuple(members)
        self._by_kind = {kind: codec for codec, _ in self._members for kind in codec.kinds}
        self.kinds = frozenset(self._by_kind)

    def by_kind(self) -> Mapping[type, Act]:
        return {
            kind: act
            for codec, _ in self._members
            for kind, act in codec.by_kind().items()
            if self._by_kind[kind] is codec
        }

    def read(self, column: Column) -> list[Any]:
        kinds = set(map(type, column))
        if not kinds <= self.kinds:
            raise Unusual
        if len(kinds) == 1:
            return self._by_kind[kinds.pop()].read(column)
        found: dict[type, Iterator[Any]] = {}
        for kind in kinds:
            parts = [each for each in column if type(each) is kind]
            found[kind] = iter(self._by_kind[kind].read(parts))
        return [next(found[type(each)]) for each in column]

    def load(self, data: Json, place: Place) -> Any:  # noqa: ANN401
        if not self.takes([data]):
            return place.wrong(titles(self.kinds), data)
        return self._by_kind[type(data)].load(data, place)

    def dump(self, column: Column) -> list[Json]:
        kinds = set(map(type, column))
        codecs = {kind: self._codec_of(kind) for kind in kinds}
        if len(kinds) == 1:
            return codecs[kinds.pop()].dump(column)
        found = {
            codec: iter(codec.dump([each for each in column if codecs[type(each)] is codec]))
            for codec in set(codecs.values())
        }
        return [next(found[codecs[type(each)]]) for each in column]

    def write(self, value: object) -> Json:
        return self.writer_of(type(value))(value)

    def writer_of(self, kind: type) -> Act:
        return self._codec_of(kind).writer_of(kind)

    def _codec_of(self, found: type) -> Codec:
        return next(codec for codec, kind in self._members if issubclass(found, kind))

    def schema(self, definitions: Definitions) -> Schema:
        return {"anyOf": [codec.schema(definitions) for codec, _ in self._members]}


_TITLES: Mapping[type, str] = {
    type(None): "null",
    bool: "true or false",
    int: "a whole number",
    str: "text",
    list: "a list",
    dict: "an object",
}


def titles(kinds: Iterable[type]) -> str:
    return " or ".join(sorted(_TITLES[kind] for kind in kinds))
