# SPDX-License-Identifier: MIT
"""Keeps answers with more than two outcomes out of ``if``."""

from typing import ClassVar, NoReturn

from ._checks import fail
from .errors import InvalidArgumentError


class NoTruthValue:
    """A value that is neither true nor false: an open outcome would pass for one of them."""

    __slots__ = ()

    _instead: ClassVar[str] = ", since it may be open; compare .outcome with Outcome.PASS"

    def __bool__(self) -> NoReturn:
        """Refuse, with a hint."""
        name = type(self).__name__
        raise fail(InvalidArgumentError, name, f"a {name} has no truth value{self._instead}")
