# SPDX-License-Identifier: MIT
"""Where in a document something stands, and what is wrong there.

A document may come from anywhere, so what is said about it is bounded: so many faults, so deep, and
near misses within a budget.
"""

import re
from typing import Any, Final, TypeVar

from .._checks import Faults, shown
from ..errors import Fault, InvalidValueError

_T = TypeVar("_T")

MOST_FAULTS = 100
"""So many faults of a document are listed; after that reading stops."""
MOST_DEPTH = 50
"""So deep may the parts of a document stand in each other; no value needs half of it."""

_is_name = re.compile(r"[A-Za-z][A-Za-z0-9-]*", re.ASCII).fullmatch
# An underscore of an attribute, but not one within the brackets of a key.
_underscore = re.compile(r"\[[^\]]*\]|_").sub


class Bad:
    """Stands for a part that could not be read; no constructor takes it."""

    __slots__ = ()

    def __repr__(self) -> str:
        """Return what no text of a document looks like."""
        return "<bad>"


BAD: Final[Any] = Bad()


class Place:
    """Where a part of a document stands: the way to it from the whole."""

    __slots__ = ("_above", "_key", "_loading", "depth")

    def __init__(self, loading: "Loading", above: "Place | None" = None, key: object = "") -> None:
        self._loading, self._above, self._key = loading, above, key
        self.depth: int = 0 if above is None else above.depth + 1

    def below(self, key: object) -> "Place":
        """Return the place of a member, by its name or its number."""
        return Place(self._loading, self, key)

    def __str__(self) -> str:
        """Return the place as a JSON path."""
        parts: list[str] = []
        place = self
        while place._above is not None:
            key = place._key
            parts.append(
                f".{key}" if isinstance(key, str) and _is_name(key) and len(key) < 80
                else f"[{shown(key)}]"
            )
            place = place._above
        return "$" + "".join(reversed(parts))

    def add(self, problem: str, below: str = "") -> Any:  # noqa: ANN401  # stands for any part
        """Say what is wrong here, or at an attribute below."""
        path = _underscore(lambda found: "-" if found[0] == "_" else found[0], below)
        joint = "." if path and not path.startswith("[") else ""
        self._loading.add(f"{self}{joint}{path}", problem)
        return BAD

    @property
    def has_faults(self) -> bool:
        """Whether anything is wrong so far, here or elsewhere."""
        return bool(self._loading.faults.found)

    def wrong(self, wanted: str, found: object) -> Any:  # noqa: ANN401  # stands for any part
        """Say what was found here instead of what was wanted."""
        return self.add(f"must be {wanted}, got {found_as(found)}")

    def hint(self, name: object, known: "tuple[str, ...]") -> str:
        """Return ", did you mean 'x'?" for a near miss, within the budget of the document."""
        return self._loading.faults.hint(name, known)


class Loading:
    """The reading of one document."""

    __slots__ = ("faults",)

    def __init__(self) -> None:
        self.faults = Faults()

    def add(self, path: str, problem: str) -> None:
        """Collect a fault; stop where there are enough."""
        self.faults.found.append(Fault(path, problem))
        if len(self.faults.found) >= MOST_FAULTS:
            self.faults.found.append(Fault("$", f"has more faults than these {MOST_FAULTS}"))
            self.finish()

    def finish(self) -> None:
        """Raise what was found, if anything was."""
        self.faults.raise_any(InvalidValueError)


def found_as(value: object) -> str:
    """Return what a part of a document is, in JSON's words where Python's differ."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    return shown(value)
