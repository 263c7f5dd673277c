# SPDX-License-Identifier: MIT
"""Solves linear equations exactly: which unknowns follow from which others."""

from collections.abc import Collection, Hashable, Iterable, Mapping
from fractions import Fraction
from typing import Generic, TypeVar

_K = TypeVar("_K", bound=Hashable)

Times = int | Fraction
"""How often an unknown counts."""


class Equations(Generic[_K]):
    """Equations that add up to nothing, solved: some unknowns as sums of others, which are free.

    Attributes:
        solved: The unknowns that are not free, each with how often the free ones count.
    """

    __slots__ = ("_used", "solved")

    def __init__(self, rows: Iterable[Mapping[_K, Times]], first: Collection[_K] = ()) -> None:
        """Solve equations, each how often unknowns count.

        Args:
            rows: The equations.
            first: What is solved for wherever it can be: none of these stands in the sum of an
                unknown that is not among them.
        """
        self.solved: dict[_K, dict[_K, Times]] = {}
        # In which sums an unknown that is free stands.
        self._used: dict[_K, set[_K]] = {}
        for row in rows:
            left: dict[_K, Times] = {}
            for each, by in row.items():
                _add(left, self.solved.get(each, {each: 1}), by)
            if left:
                wanted = next((each for each in left if each in first), next(iter(left)))
                self._solve(wanted, left)

    def put_first(self, unknown: _K, first: Collection[_K]) -> None:
        """Have one more unknown among those that are solved for wherever they can be."""
        users = self._used.get(unknown, ())
        user = next((each for each in self.solved if each in users and each not in first), None)
        if user is not None:
            sums = self.solved.pop(user)
            for each in sums:
                self._used[each].discard(user)
            self._solve(unknown, {user: -1, **sums})

    def _solve(self, unknown: _K, row: dict[_K, Times]) -> None:
        """Solve one more equation, of free unknowns, for one of them."""
        times = row.pop(unknown)
        # Nearly always one for one: then no fractions are needed.
        scale = -times if abs(times) == 1 else -1 / Fraction(times)
        sums = {each: by * scale for each, by in row.items()}
        for user in (unknown, *self._used.pop(unknown, ())):
            own = self.solved.setdefault(user, {unknown: 1})
            _add(own, sums, own.pop(unknown))
            for each in sums:
                users = self._used.setdefault(each, set())
                (users.add if each in own else users.discard)(user)


def _add(sums: dict[_K, Times], parts: Mapping[_K, Times], times: Times) -> None:
    """Add to a sum, so many times."""
    for each, by in parts.items():
        total = sums.get(each, 0) + times * by
        if total:
            sums[each] = total
        else:
            sums.pop(each, None)
