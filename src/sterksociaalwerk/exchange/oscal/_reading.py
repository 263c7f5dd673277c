# SPDX-License-Identifier: MIT
"""Reading documents that others may have written: every fault with its place, and no trust."""

from collections.abc import Callable, Iterator
from typing import Any, NoReturn, TypeVar, cast

from ..._checks import Faults
from ...errors import SterkSociaalWerkError
from .._codecs import are_plain
from .._loading import Place, is_object
from ._elements import NAMESPACE
from ._markdown import plain_text

_T = TypeVar("_T")

MOST_DEPTH = 50
"""So deep may objects and lists stand in each other; the catalogs of NIST need a third of it."""
MOST_NORMS = 10_000
"""So many controls are read, or links of norms: as many norms as a framework may have."""


class Part:
    """An object of a document, and where it stands."""

    __slots__ = ("_data", "_depth", "_read", "place")

    def __init__(self, data: dict[object, Any], place: Place, depth: int = 0) -> None:
        self._data, self.place, self._depth = data, place, depth
        # What was read already: a fault is listed once, however often it is asked for.
        self._read: dict[str, Any] = {}

    def _member(self, key: str, kind: type, what: str) -> Any:  # noqa: ANN401  # of the kind
        """Return a member of a kind; where it is of another one, say so and return nothing."""
        found = self._data.get(key)
        # By type: no class of a caller's has its say here.
        if key not in self._data or type(found) is kind:
            return found
        self.place.below(key).wrong(what, found)
        return None

    def _once(self, key: str, read: Callable[[str], _T], *, needed: bool) -> _T:
        """Return what is read of a member, which is missing where it is needed and is not there."""
        if key not in self._read:
            self._read[key] = read(key)
            if needed and key not in self._data:
                self.place.below(key).add("is missing")
        return cast("_T", self._read[key])

    def text(self, key: str, *, needed: bool = False) -> str:
        """Return a text as it stands; empty where there is none."""
        return self._once(key, self._text, needed=needed)

    def _text(self, key: str) -> str:
        found = self._member(key, str, "text")
        if found is None or are_plain([found]):
            return found or ""
        self.place.below(key).add("must not hold half of a surrogate pair")
        return ""

    def plain(self, key: str) -> str:
        """Return the text that Markdown stands for; empty where there is none."""
        return plain_text(self.text(key))

    def part(self, key: str, *, needed: bool = False) -> "Part | None":
        """Return an object, if it is there."""
        return self._once(key, self._part, needed=needed)

    def _part(self, key: str) -> "Part | None":
        found = self._member(key, dict, "an object")
        return None if found is None else self._below(found, self.place.below(key), 1)

    def parts(self, key: str, *, needed: bool = False) -> "list[Part]":
        """Return the objects of a list."""
        return self._once(key, self._parts, needed=needed)

    def _parts(self, key: str) -> "list[Part]":
        found: list[Part] = []
        place = self.place.below(key)
        for at, each in enumerate(self._member(key, list, "a list") or ()):
            if type(each) is not dict:
                place.below(at).wrong("an object", each)
            elif (part := self._below(each, place.below(at), 2)) is not None:
                found.append(part)
        return found

    def few(self, key: str, *, needed: bool = False) -> "list[Part]":
        """Return the objects of a list, of which there cannot be more than norms."""
        found = self.parts(key, needed=needed)
        if len(found) > MOST_NORMS:
            self.too_many(key)
        return found

    def too_many(self, key: str) -> NoReturn:
        """Say that there is more than anyone needs, and read no further."""
        self.place.below(key).add(f"must be at most {MOST_NORMS} in a document")
        self.place.stop()

    def texts(self, key: str) -> list[str]:
        """Return the texts of a list."""
        return self._once(key, self._texts, needed=False)

    def _texts(self, key: str) -> list[str]:
        place = self.place.below(key)
        found: list[str] = []
        for at, each in enumerate(self._member(key, list, "a list") or ()):
            if type(each) is str and are_plain([each]):
                found.append(each)
            else:
                place.below(at).wrong("text", each)
        return found

    def _below(self, data: dict[object, Any], place: Place, deeper: int) -> "Part | None":
        depth = self._depth + deeper
        if depth > MOST_DEPTH:
            place.add(f"stands deeper than {MOST_DEPTH} objects and lists")
            return None
        return Part(data, place, depth)

    def props(self, name: str, *, ours: bool) -> Iterator["Part"]:
        """Yield the properties of a name, of our namespace or of OSCAL's own."""
        for each in self.parts("props"):
            if each.text("name") == name and (each.text("ns") == NAMESPACE) is ours:
                yield each

    def own(self, name: str, *, needed: bool = False) -> str | None:
        """Return the value of a property of ours; there is one at most."""
        found = list(self.props(name, ours=True))
        place = self.place.below("props")
        if len(found) > 1:
            found[1].place.add(f"is a second {name!r} of {NAMESPACE}")
        if not found and needed:
            place.add(f"must hold {name!r} of {NAMESPACE}, as this library writes it")
        return found[0].text("value", needed=True) if found else None

    def made(self, make: Callable[[], _T]) -> _T | None:
        """Return what a constructor makes of what was read; say here what is wrong with it."""
        try:
            return make()
        except SterkSociaalWerkError as error:
            for fault in error.faults:
                self.place.add(f"{fault.path} {fault.problem}")
            return None


def whole(data: object, kind: str) -> Part:
    """Return the one object of a document of some kind."""
    place = Place(Faults())
    if not is_object(data):
        place.wrong(f"an object with {kind!r}", data)
        place.stop()
    found = Part(data, place).part(kind, needed=True)
    if found is None:
        place.stop()
    return found
