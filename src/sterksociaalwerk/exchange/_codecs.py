# SPDX-License-Identifier: MIT
"""How each kind of part is read from plain data, written to it, and described.

A codec does all three, so that what is written is what is read, and the JSON Schema says the same.
Reading is done at once, as for a document without a fault. Only where something is unusual is the
document read again, with care, to say what is wrong and where. Lists are read and written as
columns: the parts of one kind, so that most of the work is done by what is built into Python.
"""

import datetime
import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterable, Mapping
from decimal import Decimal
from enum import Enum
from typing import Any

from packaging.specifiers import SpecifierSet

from .._checks import IDENTIFIER, IDENTIFIER_LENGTH, MOST_TOGETHER, fail, shown
from ..errors import InvalidValueError
from ..framework import Rating
from ._loading import BAD, MOST_INTEGER, Place, Unusual, found_as

Json = Any
"""What JSON can hold: None, bool, int, str, list and dict."""

Column = list[Any]
"""The parts of one kind; it may be kept, and is not changed."""
Act = Callable[[Any], Any]
"""Reads or writes one part."""
Schema = dict[str, Any]
Definitions = dict[str, Schema]
"""The schemas of the classes, by name."""


class Codec(ABC):
    """Reads, writes and describes one kind of part.

    What reads one part reads a column too, and the other way round, and so does what writes; each
    kind says how it does the one or the other.
    """

    kinds: frozenset[type]
    """The Python types of the JSON that it reads; by type, for True is an integer to Python."""

    def read(self, column: Column) -> list[Any]:
        """Return what the data stand for; raise where one of them is not what it mostly is."""
        if not self.takes(column):
            raise Unusual
        return list(map(self.one, column))

    def one(self, data: Json) -> Any:  # noqa: ANN401  # whatever it reads
        """Return what a part stands for, of a JSON type that this reads; raise likewise."""
        return self.read([data])[0]

    def by_kind(self) -> Mapping[type, Act]:
        """Return what reads one part at once, for each JSON type; it may raise `KeyError` too."""
        return dict.fromkeys(self.kinds, self.one)

    @abstractmethod
    def load(self, data: Json, place: Place) -> Any:  # noqa: ANN401  # whatever it reads
        """Return what a part stands for; say what is wrong, and return `BAD`, where nothing."""

    def dump(self, column: Column) -> list[Json]:
        """Return the data that stand for values."""
        return list(map(self.write, column))

    def write(self, value: Any) -> Json:  # noqa: ANN401  # whatever it reads
        """Return the data that stand for one value."""
        return self.dump([value])[0]

    def writer_of(self, kind: type) -> Act:
        """Return what writes values of a type."""
        return self.write

    @abstractmethod
    def schema(self, definitions: Definitions) -> Schema:
        """Return the JSON Schema of the data; add that of the classes to the definitions."""

    def takes(self, column: Iterable[Any]) -> bool:
        """Return whether every part is of a JSON type that this reads."""
        return self.kinds.issuperset(map(type, column))


def are_plain(texts: Iterable[str]) -> bool:
    """Return whether texts can be written as UTF-8: they hold no half of a surrogate pair."""
    # One text after another can make no pair of two halves: Python does not join them.
    joined = "".join(texts)
    if joined.isascii():
        return True
    try:
        joined.encode()
    except UnicodeEncodeError:
        return False
    return True


_is_of_identifiers = re.compile(r"[A-Za-z0-9._-]*", re.ASCII).fullmatch


def are_identifiers(texts: Collection[str]) -> bool:
    """Return whether all texts are identifiers, which for many at once is asked quicker so."""
    return (
        _is_of_identifiers("".join(texts)) is not None
        and all(texts)
        and max(map(len, texts), default=0) <= IDENTIFIER_LENGTH
    )


class Text(Codec):
    """A text; what it may say is for the constructor."""

    kinds = frozenset({str})

    def read(self, column: Column) -> list[Any]:
        if self.takes(column) and are_plain(column):
            return column
        raise Unusual

    def one(self, data: Json) -> Any:  # noqa: ANN401
        return data if data.isascii() else self.read([data])[0]

    def load(self, data: Json, place: Place) -> Any:  # noqa: ANN401
        if type(data) is not str:
            return place.wrong("text", data)
        if not are_plain([data]):
            return place.add(f"must not hold half of a surrogate pair, got {shown(data)}")
        return data

    def dump(self, column: Column) -> list[Json]:
        if not are_plain(column):
            text = next(text for text in column if not are_plain([text]))
            problem = f"cannot be written as UTF-8: it holds {shown(text)}"
            raise fail(InvalidValueError, "value", problem)
        return column

    def write(self, value: Any) -> Json:  # noqa: ANN401
        return value if value.isascii() else self.dump([value])[0]

    def schema(self, definitions: Definitions) -> Schema:
        return {"type": "string"}


class Identifier(Text):
    """The identifier of a norm, which not every constructor checks."""

    def read(self, column: Column) -> list[Any]:
        if self.takes(column) and are_identifiers(column):
            return column
        raise Unusual

    one = Codec.one

    def load(self, data: Json, place: Place) -> Any:  # noqa: ANN401
        try:
            return self.read([data])[0]
        except Unusual:
            return place.wrong(IDENTIFIER, data)

    def schema(self, definitions: Definitions) -> Schema:
        return {"type": "string", "pattern": f"^[A-Za-z0-9._-]{{1,{IDENTIFIER_LENGTH}}}$"}


class Spelled(Codec):
    """What is written as text, in one way."""

    kinds = frozenset({str})
    _WANTED: str
    """What there has to be, to tell people."""

    def load(self, data: Json, place: Place) -> Any:  # noqa: ANN401
        try:
            return self.read([data])[0]
        except Unusual:
            return place.wrong(self._WANTED, data)


class Number(Spelled):
    """A number with decimals, exactly, as text; one without them is a whole number of JSON."""

    _WANTED = "a number as text such as '12.5'"
    _PATTERN = r"[0-9]{1,40}\.[0-9]{1,40}"
    _is_number = re.compile(_PATTERN, re.ASCII).fullmatch

    def one(self, data: Json) -> Any:  # noqa: ANN401
        if self._is_number(data):
            return Decimal(data)
        raise Unusual

    def write(self, value: Any) -> Json:  # noqa: ANN401
        # Which is quicker, unless there is a power of ten in it.
        text = str(value)
        return f"{value:f}" if "E" in text else text

    def schema(self, definitions: Definitions) -> Schema:
        return {"type": "string", "pattern": f"^{self._PATTERN}$"}


class Written(Text):
    """What is read from text, by its constructor, and written by `str`, such as a version."""

    dump = Codec.dump

    def write(self, value: Any) -> Json:  # noqa: ANN401
        return str(value)


class Specifiers(Written):
    """Version specifiers, in an order that does not depend on the process."""

    def write(self, value: SpecifierSet) -> Json:
        return ",".join(sorted(map(str, value)))


class Day(Spelled):
    """A calendar date, as ISO 8601 writes it: 2021-05-17."""

    _WANTED = "a date such as '2021-05-17'"

    def one(self, data: Json) -> Any:  # noqa: ANN401
        try:
            day = datetime.date.fromisoformat(data)
        except ValueError:
            raise Unusual from None
        # Other spellings of a day are not read: nothing here writes them.
        if day.isoformat() != data:
            raise Unusual
        return day

    def write(self, value: datetime.date) -> Json:
        return value.isoformat()

    def schema(self, definitions: Definitions) -> Schema:
        pattern = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
        return {"type": "string", "format": "date", "pattern": pattern}


class Exact(Codec):
    """A value of JSON that stands for itself."""

    def __init__(self, kind: type, name: str, title: str) -> None:
        self._name, self._title = name, title
        self.kinds = frozenset({kind})

    def read(self, column: Column) -> list[Any]:
        if not self.takes(column):
            raise Unusual
        return column

    def one(self, data: Json) -> Any:  # noqa: ANN401
        return data

    def load(self, data: Json, place: Place) -> Any:  # noqa: ANN401
        return data if self.takes([data]) else place.wrong(self._title, data)

    def dump(self, column: Column) -> list[Json]:
        return column

    def write(self, value: Any) -> Json:  # noqa: ANN401
        return value

    def schema(self, definitions: Definitions) -> Schema:
        return {"type": self._name}


class Whole(Exact):
    """A whole number within bounds."""

    def __init__(self, least: int, most: int) -> None:
        super().__init__(int, "integer", "a whole number")
        self._least, self._most = least, most

    def read(self, column: Column) -> list[Any]:
        found = super().read(column)
        if found and not self._least <= min(found) <= max(found) <= self._most:
            raise Unusual
        return found

    def one(self, data: Json) -> Any:  # noqa: ANN401
        if self._least <= data <= self._most:
            return data
        raise Unusual

    def load(self, data: Json, place: Place) -> Any:  # noqa: ANN401
        found = super().load(data, place)
        if found is not BAD and not self._least <= found <= self._most:
            return place.wrong(f"from {self._least} to {self._most}", data)
        return found

    dump = Codec.dump

    def write(self, value: int) -> Json:
        if self._least <= value <= self._most:
            return value
        wanted = f"from {self._least} to {self._most} to be written"
        problem = f"must hold whole numbers {wanted}, got {shown(value)}"
        raise fail(InvalidValueError, "value", problem)

    def schema(self, definitions: Definitions) -> Schema:
        return {"type": "integer", "minimum": self._least, "maximum": self._most}


class Member(Codec):
    """A member of an enumeration, by its value."""

    kinds = frozenset({str})

    def __init__(self, kind: type[Enum]) -> None:
        self._members: dict[str, Enum] = {member.value: member for member in kind}
        # What people write in a table, for the hint only.
        self._meant: dict[str, str] = {}
        if kind is Rating:
            for rating in Rating:
                self._meant |= dict.fromkeys((rating.title, rating.title_en), rating.value)

    def read(self, column: Column) -> list[Any]:
        if not self.takes(column):
            raise Unusual
        try:
            return list(map(self._members.__getitem__, column))
        except KeyError:
            raise Unusual from None

    def by_kind(self) -> Mapping[type, Act]:
        return {str: self._members.__getitem__}

    def load(self, data: Json, place: Place) -> Any:  # noqa: ANN401
        if type(data) is str and data in self._members:
            return self._members[data]
        hint = place.hint(data, (*self._members, *self._meant))
        for title, value in self._meant.items():
            hint = hint.replace(f"{title!r}?", f"{title!r} ({value})?")
        allowed = ", ".join(self._members)
        return place.add(f"must be one of {allowed}, got {found_as(data)}{hint}")

    def write(self, value: Enum) -> Json:
        # Under its public name it takes five times as long.
        return value._value_

    def schema(self, definitions: Definitions) -> Schema:
        return {"enum": list(self._members)}


TEXT = Text()
NOTHING = Exact(type(None), "null", "null")
FLAG = Exact(bool, "boolean", "true or false")
COUNT = Whole(0, MOST_INTEGER)
SIGNED = Whole(-MOST_INTEGER, MOST_INTEGER)
MARGIN = Whole(-MOST_TOGETHER, MOST_TOGETHER)
NORM_ID = Identifier()
