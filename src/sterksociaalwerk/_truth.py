# SPDX-License-Identifier: MIT
"""Keeps answers with three outcomes out of ``if``.

Not public: `Verdict` and `Evaluation` inherit from it.
"""

from typing import ClassVar, NoReturn

from ._checks import fail
from .errors import InvalidArgumentError

__all__ = ["NoTruthValue"]


class NoTruthValue:
    """A value that is neither true nor false: an open outcome would pass for one of them."""

    __slots__ = ()

    _instead: ClassVar[str] = "compare .outcome with Outcome.PASS"

    def __bool__(self) -> NoReturn:
        """Refuse, with a hint."""
        name = type(self).__name__
        problem = f"a {name} has no truth value, since it may be open; {self._instead}"
        raise fail(InvalidArgumentError, name, problem)
