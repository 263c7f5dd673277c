# SPDX-License-Identifier: MIT
"""What follows from one compiled rule: made once, and kept within a bound."""

from collections.abc import Hashable
from typing import Any, TypeVar

_Made = TypeVar("_Made")

MOST_BYTES = 1 << 24
"""What a store keeps at most, in bytes as estimated by those who keep something: 16 megabytes."""

USUAL = 512
"""The estimate for what is not known to be large."""


class Store:
    """Values under keys of those who keep them; all are forgotten when they would be too much.

    What is kept can be made again, and refers to no framework. A key is owned by whoever keeps
    something under it: tuples that begin with a function of theirs, their own values, tuples of
    whole numbers, which are the counts of rows, for their verdicts, and whole numbers, which are
    the identities of verdicts, for their reasons.

    Attributes:
        kept: What is kept, to be read directly where a call would take too long.
    """

    __slots__ = ("_bytes_kept", "kept")

    def __init__(self) -> None:
        self.kept: dict[Hashable, Any] = {}
        self._bytes_kept = 0

    def keep(self, key: Hashable, value: _Made, size: int = USUAL) -> _Made:
        """Keep a value of an estimated size in bytes, unless it is too large, and return it."""
        if size <= MOST_BYTES:
            if self._bytes_kept + size > MOST_BYTES:
                self.kept.clear()
                self._bytes_kept = 0
            self.kept[key] = value
            self._bytes_kept += size
        return value
