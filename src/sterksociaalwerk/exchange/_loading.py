# SPDX-License-Identifier: MIT
"""Where in a document something stands, and what is wrong there.

A document may come from anywhere, so what is said about it is bounded: so many faults, and near
misses within a budget.
"""

import re
from collections.abc import Collection
from typing import Any, Final, NoReturn, TypeGuard

from .._checks import Faults, shown
from ..errors import Fault, InvalidValueError, SterkSociaalWerkError

MOST_FAULTS = 100
"""So many faults of a document are listed; after that reading stops."""
MOST_INTEGER = 2**63 - 1
"""The largest whole number in a document: some JSON libraries write none that are larger."""
MOST_NESTED = 1000
"""So many values of a class may stand in one of the same class, such as merged organisations."""
MOST_GENERATIONS = 20
"""So deep may they stand in each other."""

_is_name = re.compile(r"[A-Za-z][A-Za-z0-9-]{0,79}", re.ASCII).fullmatch
# An underscore of an attribute, but not one within the brackets of a key.
_underscore = re.compile(r"\[[^\]]*\]|_").sub


def is_object(data: Any) -> TypeGuard[dict[Any, Any]]:  # noqa: ANN401  # a part of a document
    """Return whether a part is an object of JSON, as Python has it, and nothing of one's own."""
    return type(data) is dict


def is_list(data: Any) -> TypeGuard[list[Any]]:  # noqa: ANN401  # a part of a document
    """Return whether a part is a list, likewise."""
    return type(data) is list


class Unusual(SterkSociaalWerkError):  # noqa: N818  # it asks for a second look
    """Raised where data are not what they mostly are; the careful way then says why, if it can."""

    def __init__(self) -> None:
        super().__init__(())


class Bad:
    """Stands for a part that could not be read; no constructor takes it."""

    __slots__ = ()

    def __repr__(self) -> str:
        """Return what no text of a document looks like."""
        return "<bad>"


BAD: Final[Any] = Bad()


class Place:
    """Where a part of a document stands: the way to it from the whole."""

    __slots__ = ("_above", "_faults", "_key")

    def __init__(self, faults: Faults, above: "Place | None" = None, key: object = "") -> None:
        self._faults, self._above, self._key = faults, above, key

    def below(self, key: object) -> "Place":
        """Return the place of a member, by its name or its number."""
        return Place(self._faults, self, key)

    def __str__(self) -> str:
        """Return the place as a JSON path."""
        parts: list[str] = []
        place = self
        while place._above is not None:
            key = place._key
            is_name = isinstance(key, str) and _is_name(key)
            parts.append(f".{key}" if is_name else f"[{shown(key)}]")
            place = place._above
        return "$" + "".join(reversed(parts))

    def add(self, problem: str, below: str = "") -> Any:  # noqa: ANN401  # stands for any part
        """Say what is wrong here, or at an attribute below; stop where there are enough faults."""
        path = _underscore(lambda found: "-" if found[0] == "_" else found[0], below)
        joint = "." if path and not path.startswith("[") else ""
        found = self._faults.found
        found.append(Fault(f"{self}{joint}{path}", problem))
        if len(found) >= MOST_FAULTS:
            found.append(Fault("$", f"has more faults than these {MOST_FAULTS}"))
            self.stop()
        return BAD

    def wrong(self, wanted: str, found: object) -> Any:  # noqa: ANN401  # stands for any part
        """Say what was found here instead of what was wanted."""
        return self.add(f"must be {wanted}, got {found_as(found)}")

    def hint(self, name: object, known: Collection[str]) -> str:
        """Return ", did you mean 'x'?" for a near miss, within the budget of the document."""
        return self._faults.hint(name, known)

    def finish(self) -> None:
        """Raise what was found anywhere, if anything was."""
        self._faults.raise_any(InvalidValueError)

    def stop(self) -> NoReturn:
        """Raise what was found anywhere: there is no use in reading on."""
        raise InvalidValueError(self._faults.found)


def found_as(value: object) -> str:
    """Return what a part of a document is, in JSON's words where Python's differ."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    return shown(value)
