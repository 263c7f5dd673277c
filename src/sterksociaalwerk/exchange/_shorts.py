# SPDX-License-Identifier: MIT
"""What may be written in full, or shorter where that says as much."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any

from ..audit import Count
from ..errors import SterkSociaalWerkError
from ._codecs import Act, Codec, Column, Definitions, Json, Schema
from ._collections import titles
from ._loading import BAD, Place, Unusual


class Short(Codec):
    """What may be written in full, or as what stands for it, such as a text for a point."""

    def __init__(self, full: Codec, short: Codec, make: Callable[[Any], Any]) -> None:
        self._full, self._short, self._make = full, short, make
        self.kinds = full.kinds | short.kinds
        made = {kind: self._made_by(act) for kind, act in short.by_kind().items()}
        self._by_kind = {**made, **full.by_kind()}

    def by_kind(self) -> Mapping[type, Act]:
        return self._by_kind

    def _made_by(self, read: Act) -> Act:
        make = self._make
        return lambda data: make(read(data))

    def read(self, column: Column) -> list[Any]:
        if self._full.takes(column):
            return self._full.read(column)
        return list(map(self.one, column))

    def one(self, data: Json) -> Any:  # noqa: ANN401
        try:
            return self._by_kind[type(data)](data)
        except KeyError:
            raise Unusual from None

    def load(self, data: Json, place: Place) -> Any:  # noqa: ANN401
        if not self.takes([data]):
            return place.wrong(titles(self.kinds), data)
        if self._full.takes([data]):
            return self._full.load(data, place)
        found = self._short.load(data, place)
        if found is BAD:
            return BAD
        try:
            return self._make(found)
        except SterkSociaalWerkError as error:
            for fault in error.faults:
                place.add(fault.problem)
            return BAD

    def dump(self, column: Column) -> list[Json]:
        return self._full.dump(column)

    def schema(self, definitions: Definitions) -> Schema:
        return {"anyOf": [self._short.schema(definitions), self._full.schema(definitions)]}


def _exactly(number: int | Decimal) -> Count:
    return Count(number, number)


class Counts(Short):
    """A count: a number stands for it, if it is exactly that."""

    def __init__(self, full: Codec, short: Codec) -> None:
        super().__init__(full, short, _exactly)

    def _made_by(self, read: Act) -> Act:
        # The same numbers come back.
        return lru_cache(maxsize=1024)(super()._made_by(read))

    def dump(self, column: Column) -> list[Json]:
        return list(map(self.write, column))

    def write(self, value: Count) -> Json:
        exact = value.at_least
        if exact != value.at_most:
            return self._full.write(value)
        return exact if type(exact) is int else self._short.write(exact)
