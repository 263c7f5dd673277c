# SPDX-License-Identifier: MIT
"""Whether a scope has a service, a municipality, or the one in the other."""

from bisect import bisect_left

from ..audit import Scope


def includes(scope: Scope, service: str | None, municipality: str | None) -> bool:
    """Return whether something in scope has what is asked for; ``None`` asks for nothing."""
    cells = scope.cells
    if service is not None and municipality is not None:
        # The cells are sorted.
        at = bisect_left(cells, (service, municipality))
        return cells[at : at + 1] == ((service, municipality),)
    return any(
        service in (None, offered) and municipality in (None, where) for offered, where in cells
    )
