# SPDX-License-Identifier: MIT
"""A word for everything in scope, which is neither none nor not recorded."""

from enum import Enum
from typing import Final


class Everything(Enum):
    """Everything in scope, in place of names of services or municipalities.

    ``None`` there means *not recorded*, which is something else. Unlike other enumerations this is
    not a string: a string holds letters, and would pass for a collection of names.

    Example:
        >>> Everything.ALL
        ALL
    """

    ALL = "all"
    """All of what is in scope."""

    def __repr__(self) -> str:
        """Return the name under which programs know it."""
        return self.name


ALL: Final = Everything.ALL
"""All of what is in scope: the one member of :class:`Everything`."""
