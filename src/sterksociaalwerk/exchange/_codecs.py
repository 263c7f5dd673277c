# SPDX-License-Identifier: MIT
"""How each kind of part is read from plain data, written to it, and described.

A codec does all three, so that what is written is what is read, and the JSON Schema says the same.
"""

import datetime
import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import Any, ClassVar

from packaging.specifiers import SpecifierSet

from .._checks import fail, in_order
from .._mapping import FrozenMapping
from ..errors import InvalidValueError
from ..framework import Rating
from ._loading import BAD, Bad, Place, found_as

Json = Any
"""What JSON can hold: None, bool, int, str, list and dict."""

Schema = dict[str, Any]
Definitions = dict[str, Schema]
"""The schemas of the classes, by name."""


class Codec(ABC):
    """Reads, writes and describes one kind of part."""

    kinds: ClassVar[frozenset[type]]
    """The Python types of the JSON that it reads."""

    @abstractmethod
    def load(self, data: Json, place: Place) -> Any:  # noqa: ANN401  # whatever it reads
        """Return what the data stand for; say what is wrong, and return `BAD`, where nothing."""

    @abstractmethod
    def dump(self, value: Any) -> Json:  # noqa: ANN401  # whatever it writes
        """Return the data that stand for a value."""

    @abstractmethod
    def schema(self, definitions: Definitions) -> Schema:
        """Return the JSON Schema of the data; add that of the classes to the definitions."""


def is_plain(text: str) -> bool:
    """Return whether a text can be written as UTF-8: it holds no half of a surrogate pair."""
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


class Text(Codec):
    """A text; what it may say is for the constructor."""

    kinds = frozenset({str})

    def load(self, data: Json, place: Place) -> Any:  # noqa: ANN401
        if type(data) is not str:
            return place.wrong("text", data)
        return data if is_plain(data) else place.add("must not hold half of a surrogate pair")

    def dump(self, value: Any) -> Json:  # noqa: ANN401
        if not is_plain(value):
            raise fail(InvalidValueError, "text", f"cannot be written as UTF-8, got {value!r}")
        return value

    def schema(self, definitions: Definitions) -> Schema:
        return {"type": "string"}


class Written(Text):
    """What is read from text and written by `str`, such as a version."""

    def dump(self, value: Any) -> Json:  # noqa: ANN401
        return str(value)


class Specifiers(Text):
    """Version specifiers, in an order that does not depend on the process."""

    def dump(self, value: SpecifierSet) -> Json:
        return ",".join(sorted(map(str, value)))


class Exact(Codec):
    """A value of JSON that stands for itself."""

    def __init__(self, kind: type, name: str, title: str) -> None:
        self._kind, self._name, self._title = kind, name, title
        self.kinds = frozenset({kind})  # type: ignore[misc]  # one for each

    def load(self, data: Json, place: Place) -> Any:  # noqa: ANN401
        # By type: True is an integer to Python, and 1.0 is none to us.
        return data if type(data) is self._kind else place.wrong(self._title, data)

    def dump(self, value: Any) -> Json:  # noqa: ANN401
        return value

    def schema(self, definitions: Definitions) -> Schema:
        return {"type": self._name}


NOTHING = Exact(type(None), "null", "null")
FLAG = Exact(bool, "boolean", "true or false")
INTEGER = Exact(int, "integer", "a whole number")


class Number(Codec):
    """An exact number, as text."""

    kinds = frozenset({str})
    _is_number = re.compile(r"[0-9]{1,40}(\.[0-9]{1,40})?", re.ASCII).fullmatch

    def load(self, data: Json, place: Place) -> Any:  # noqa: ANN401
        if type(data) is str and self._is_number(data):
            return Decimal(data)
        return place.wrong("a number as text such as '12.5'", data)

    def dump(self, value: Decimal) -> Json:
        return f"{value:f}"

    def schema(self, definitions: Definitions) -> Schema:
        return {"type": "string", "pattern": r"^[0-9]{1,40}(\.[0-9]{1,40})?$"}


class Day(Codec):
    """A calendar date, as ISO 8601 writes it: 2021-05-17."""

    kinds = frozenset({str})

    def load(self, data: Json, place: Place) -> Any:  # noqa: ANN401
        try:
            # Other spellings of a day are not read: nothing here writes them.
            if type(data) is str and datetime.date.fromisoformat(data).isoformat() == data:
                return datetime.date.fromisoformat(data)
        except ValueError:
            pass
        return place.wrong("a date such as '2021-05-17'", data)

    def dump(self, value: datetime.date) -> Json:
        return value.isoformat()

    def schema(self, definitions: Definitions) -> Schema:
        pattern = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
        return {"type": "string", "format": "date", "pattern": pattern}


class Member(Codec):
    """A member of an enumeration, by its value."""

    kinds = frozenset({str})

    def __init__(self, kind: type[Enum]) -> None:
        self._members: dict[str, Enum] = {member.value: member for member in kind}
        self._names = tuple(self._members)
        self._values = {member: value for value, member in self._members.items()}
        self._titled: dict[str, str] = {}
        if kind is Rating:
            # What people write in a table, for the hint.
            for rating in Rating:
                self._titled |= dict.fromkeys((rating.title, rating.title_en), rating.value)

    def load(self, data: Json, place: Place) -> Any:  # noqa: ANN401
        if type(data) is str:
            member = self._members.get(data)
            if member is not None:
                return member
        names = (*self._names, *self._titled)
        hint = place.hint(data, names)
        for title, value in self._titled.items():
            # Titles are not read, but they are what the reader knows.
            hint = hint.replace(f"{title!r}?", f"{title!r} ({value})?")
        allowed = ", ".join(self._names)
        return place.add(f"must be one of {allowed}, got {found_as(data)}{hint}")

    def dump(self, value: Any) -> Json:  # noqa: ANN401
        return self._values[value]

    def schema(self, definitions: Definitions) -> Schema:
        return {"enum": list(self._names)}


class Several(Codec):
    """A list of parts of one kind, in order."""

    kinds = frozenset({list})

    def __init__(self, member: Codec) -> None:
        self._member = member

    def load(self, data: Json, place: Place) -> Any:  # noqa: ANN401
        if type(data) is not list:
            return place.wrong("a list", data)
        load = self._member.load
        found = [load(each, place.below(at)) for at, each in enumerate(data)]
        return BAD if any(each is BAD for each in found) else tuple(found)

    def dump(self, value: Iterable[Any]) -> Json:
        return list(map(self._member.dump, value))

    def schema(self, definitions: Definitions) -> Schema:
        return {"type": "array", "items": self._member.schema(definitions)}


class Unordered(Several):
    """A set, as a sorted list in which nothing stands twice."""

    def load(self, data: Json, place: Place) -> Any:  # noqa: ANN401
        found = super().load(data, place)
        if isinstance(found, Bad):
            return found
        if len(set(found)) < len(found):
            return place.add("must not hold anything twice")
        return frozenset(found)

    def dump(self, value: frozenset[Any]) -> Json:
        return super().dump(in_order(value))

    def schema(self, definitions: Definitions) -> Schema:
        return {**super().schema(definitions), "uniqueItems": True}


class Row(Codec):
    """A list of so many parts, each of a kind of its own."""

    kinds = frozenset({list})

    def __init__(self, members: tuple[Codec, ...]) -> None:
        self._members = members

    def load(self, data: Json, place: Place) -> Any:  # noqa: ANN401
        if type(data) is not list or len(data) != len(self._members):
            return place.wrong(f"a list of {len(self._members)}", data)
        pairs = enumerate(zip(self._members, data, strict=True))
        found = [member.load(each, place.below(at)) for at, (member, each) in pairs]
        return BAD if any(each is BAD for each in found) else tuple(found)

    def dump(self, value: tuple[Any, ...]) -> Json:
        return [member.dump(each) for member, each in zip(self._members, value, strict=True)]

    def schema(self, definitions: Definitions) -> Schema:
        members = [member.schema(definitions) for member in self._members]
        return {"type": "array", "prefixItems": members, "items": False, "minItems": len(members)}


class Keyed(Codec):
    """A mapping of names, or of what is written as one, to parts of one kind."""

    kinds = frozenset({dict})

    def __init__(self, key: Codec, member: Codec) -> None:
        self._key, self._member = key, member

    def load(self, data: Json, place: Place) -> Any:  # noqa: ANN401
        if type(data) is not dict:
            return place.wrong("an object", data)
        found = [
            (self._key.load(key, place.below(key)), self._member.load(each, place.below(key)))
            for key, each in data.items()
        ]
        if any(BAD is part for pair in found for part in pair):
            return BAD
        return FrozenMapping(found)

    def dump(self, value: Mapping[Any, Any]) -> Json:
        pairs = ((self._key.dump(key), self._member.dump(each)) for key, each in value.items())
        return dict(sorted(pairs))

    def schema(self, definitions: Definitions) -> Schema:
        return {
            "type": "object",
            "propertyNames": self._key.schema(definitions),
            "additionalProperties": self._member.schema(definitions),
        }


class Pairs(Several):
    """A mapping with a key that is no text, as a list of pairs in the order of the mapping."""

    def __init__(self, key: Codec, member: Codec) -> None:
        super().__init__(Row((key, member)))

    def load(self, data: Json, place: Place) -> Any:  # noqa: ANN401
        found = super().load(data, place)
        if isinstance(found, Bad):
            return found
        if len({key for key, _ in found}) < len(found):
            return place.add("must not hold a key twice")
        return FrozenMapping(found)

    def dump(self, value: Mapping[Any, Any]) -> Json:  # type: ignore[override]
        return super().dump(value.items())


class Either(Codec):
    """One of several kinds, told apart by what JSON they are."""

    def __init__(self, members: Iterable[tuple[Codec, type | tuple[type, ...]]]) -> None:
        self._members = tuple(members)
        self._by_kind = {kind: codec for codec, _ in self._members for kind in codec.kinds}
        assert len(self._by_kind) == sum(len(codec.kinds) for codec, _ in self._members)
        self.kinds = frozenset(self._by_kind)  # type: ignore[misc]  # one for each

    def load(self, data: Json, place: Place) -> Any:  # noqa: ANN401
        codec = self._by_kind.get(type(data))
        if codec is None:
            names = " or ".join(sorted(_TITLES[kind] for kind in self._by_kind))
            return place.wrong(names, data)
        return codec.load(data, place)

    def dump(self, value: Any) -> Json:  # noqa: ANN401
        codec = next(codec for codec, kind in self._members if isinstance(value, kind))
        return codec.dump(value)

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
