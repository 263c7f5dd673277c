# SPDX-License-Identifier: MIT
"""Whether every way to settle what is open keeps within all caps, or none does."""

from collections import Counter
from collections.abc import Callable, Mapping

from .rows import POSSIBLE
from .rules import OTHERS, CompiledRule, Vector
from .search import Item, Way, possible

Decided = tuple[bool | None, Vector, Vector]
"""True if all ways keep within the caps, False if none does, ``None`` if it depends; then the least
and the most that is used of each limit."""


def decided_by_counts(rule: CompiledRule, counts: Mapping[int, int]) -> Decided:
    """Decide on the number of norms for each byte, for a rule that needs no norms."""

    def items() -> list[Item]:
        return [
            Item(OTHERS, rule.once(_ways, 0, code), count)
            for code, count in counts.items()
            if count
        ]

    least, most = rule.of_counts(counts)
    return _decided(rule, least, most, items), least, most


def decided_by_row(rule: CompiledRule, row: bytes) -> Decided:
    """Decide on a row."""
    if not rule.kind_of:
        return decided_by_counts(rule, Counter(row))

    def items() -> list[Item]:
        binding = rule.binding
        alike = Counter(zip(binding.group_of, binding.kind_of, row, strict=True))
        return [
            Item(group, rule.once(_ways, kind, code), count)
            for (group, kind, code), count in alike.items()
        ]

    least, most = rule.of_row(row)
    return _decided(rule, least, most, items), least, most


def _ways(rule: CompiledRule, kind: int, code: int) -> tuple[Way, ...]:
    """Return what a norm may turn out to be: every option still possible, at no cost."""
    vectors = rule.binding.kinds[kind]
    return tuple(Way(0, vectors[option]) for option in POSSIBLE[code])


def _decided(
    rule: CompiledRule, least: Vector, most: Vector, items: Callable[[], list[Item]]
) -> bool | None:
    if any(map(int.__gt__, least, rule.caps)):
        return False
    if all(map(int.__le__, most, rule.caps)):
        return True
    # A single limit can be kept within. Of several, open norms may compete for what is left.
    return None if len(rule.binding.caps) == 1 or possible(rule, items()) else False
