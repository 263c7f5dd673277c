# SPDX-License-Identifier: MIT
"""The word for all of what is in scope, which differs from none and from not recorded."""

from enum import Enum
from typing import Final


class Everything(Enum):
    """All of what is in scope, where names of services or municipalities may stand.

    ``None`` there is *not recorded*, which is something else. No text, unlike other enumerations:
    a text holds letters, and would pass for a collection of names.

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
