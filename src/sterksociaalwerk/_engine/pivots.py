# SPDX-License-Identifier: MIT
"""Which open norms the outcome still turns on, and how many of their options settle it alone.

A norm matters if the others can turn out such that one of its options keeps within every cap and
another does not. That takes what the others can use exactly, where :mod:`search` asks only which
budgets they keep within: here a bit of the table is set when the norms can use just so much. What
exceeds a cap is dropped, since no option of the norm left out can mend that.

A table without one norm is needed for each kind of open norm. Of many norms these are made by
halves: to leave out one of the first half, add the second half once, and the other way round. So
each norm is added to a table about log2 of the number of kinds times. Each time takes some passes
over a table of at most ``MOST_STATES`` bits.

The plain twin, which goes through every completion, stands in the tests.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial, reduce
from typing import NamedTuple, TypeVar

from .rows import POSSIBLE
from .rules import OTHERS, CompiledRule
from .space import Space

_T = TypeVar("_T")


class _Alike(NamedTuple):
    """Norms that are interchangeable and have the same byte."""

    group: int
    kind: int
    code: int


def pivotal(rule: CompiledRule, row: bytes) -> dict[int, int]:
    """Return the places of the norms that an open outcome turns on.

    Args:
        rule: The rule.
        row: A row whose outcome is open.

    Returns:
        For each of these norms how many of its options settle the outcome, whatever the others turn
        out to be; in the order of the places.
    """
    binding = rule.binding
    groups = binding.group_of or (OTHERS,) * len(row)
    kinds = binding.kind_of or (0,) * len(row)
    alike = list(map(_Alike, groups, kinds, row))
    found = dict(_Search(rule, Counter(alike)).found())
    return {at: found[each] for at, each in enumerate(alike) if each in found}


class _Search:
    """All norms, and what some of them can use together."""

    __slots__ = ("_caps", "_counts", "_most", "_space", "_vectors")

    def __init__(self, rule: CompiledRule, counts: Mapping[_Alike, int]) -> None:
        self._space, self._caps, self._counts = rule.once(Space), rule.binding.caps, counts
        self._vectors = {
            each: [rule.binding.kinds[each.kind][option] for option in POSSIBLE[each.code]]
            for each in counts
        }
        self._most = [
            sum(
                count * max(vector[at] for vector in self._vectors[each])
                for each, count in counts.items()
            )
            for at in range(len(self._caps))
        ]

    def found(self) -> Iterator[tuple[_Alike, int]]:
        """Yield what matters, with how many of its options settle the outcome."""
        by_group: dict[int, list[_Alike]] = {}
        for each in sorted(self._counts):
            by_group.setdefault(each.group, []).append(each)
        for group, used in _without_each(1, list(by_group), partial(self._closed, by_group)):
            # Norms that use the same whatever they turn out to be move nothing.
            moving = [each for each in by_group[group] if len(set(self._vectors[each])) > 1]
            rest = reduce(
                self._with, (each for each in by_group[group] if each not in moving), used
            )
            for each, others in _without_each(rest, moving, self._with):
                own = self._with(others, each, self._counts[each] - 1)
                masks = [self._space.room(group, vector)[0] for vector in self._vectors[each]]
                if _some_but_not_all(own, masks):
                    yield each, self._settling(each, own, masks)

    def _settling(self, each: _Alike, used: int, masks: Sequence[int]) -> int:
        """Return how many options leave no room, or room whatever the others turn out to be."""
        vectors = self._vectors[each]
        largest = [max(amounts) for amounts in zip(*vectors, strict=True)]
        return sum(
            not used & mask
            or all(
                most - large + amount <= cap
                for most, large, amount, cap in zip(
                    self._most, largest, vector, self._caps, strict=True
                )
            )
            for vector, mask in zip(vectors, masks, strict=True)
        )

    def _with(self, used: int, each: _Alike, count: int | None = None) -> int:
        """Return what can be used with more interchangeable norms; all of them if not told."""
        vectors = dict.fromkeys(self._vectors[each])
        count = self._counts[each] if count is None else count
        if len(vectors) == 1:
            (vector,) = vectors
            mask, shift = self._space.room(each.group, tuple(count * one for one in vector))
            return (used & mask) << shift
        moves = [self._space.room(each.group, vector) for vector in vectors]
        for _ in range(count):
            after = 0
            for mask, shift in moves:
                after |= (used & mask) << shift
            if after == used:
                break
            used = after
        return used

    def _closed(self, by_group: Mapping[int, list[_Alike]], used: int, group: int) -> int:
        """Return what can be used with a whole group, whose own limits are then done with."""
        used = reduce(self._with, by_group[group], used)
        left, step = self._space.size(group) - 1, 1
        while left:
            step = min(step, left)
            used |= used >> step
            left -= step
            step *= 2
        return used & self._space.grid


def _some_but_not_all(used: int, masks: Sequence[int]) -> bool:
    """Return whether something that is used leaves room for some option, and not for every one."""
    some, every = 0, used
    for mask in masks:
        some |= used & mask
        every &= mask
    return some != every


def _without_each(
    table: int, members: Sequence[_T], added: Callable[[int, _T], int]
) -> Iterator[tuple[_T, int]]:
    """Yield each member with a table to which all others were added."""
    if len(members) <= 1:
        yield from ((member, table) for member in members)
        return
    half = len(members) // 2
    for inside, outside in (
        (members[:half], members[half:]),
        (members[half:], members[:half]),
    ):
        yield from _without_each(reduce(added, outside, table), inside, added)
