# SPDX-License-Identifier: MIT
"""Keeps answers with three outcomes out of ``if``.

Not public: `Verdict` and `Evaluation` inherit from it.
"""

from typing import NoReturn

from .._checks import fail
from ..errors import NoTruthValueError

__all__ = ["NoTruthValue"]


class NoTruthValue:
    """A value that is neither true nor false: an open outcome would pass for one of them."""

    __slots__ = ()

    def __bool__(self) -> NoReturn:
        """Refuse, with a hint."""
        name = type(self).__name__
        problem = f"a {name} may be open and has no truth value; compare .outcome with Outcome.PASS"
        raise fail(NoTruthValueError, name, problem)
