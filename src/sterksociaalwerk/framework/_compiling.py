# SPDX-License-Identifier: MIT
"""From a rule over a catalogue to the engine's terms: what each rating uses up of each limit."""

from collections import Counter
from collections.abc import Sequence

from .._engine.rules import CompiledRule, Kind
from .norm import Norm
from .rating import Rating
from .rule import Limit, Rule


def compiled_rule(rule: Rule, norms: Sequence[Norm], norm_count: int) -> CompiledRule:
    """Compile a rule; without the norms where it does not need them."""
    caps = tuple(limit.at_most for limit in rule.limits)
    if not rule.needs_norms:
        return CompiledRule(caps, (_kind(rule, None),), [norm_count])
    each = [_kind(rule, norm) for norm in norms]
    # Insertion order: the order of the norms, so the same in every process.
    numbers = Counter(each)
    place = {kind: at for at, kind in enumerate(numbers)}
    categories = dict.fromkeys(norm.category for norm in norms)
    group = {category: at for at, category in enumerate(categories)}
    return CompiledRule(
        caps,
        tuple(numbers),
        list(numbers.values()),
        tuple(place[kind] for kind in each),
        tuple(group[norm.category] for norm in norms),
    )


def _kind(rule: Rule, norm: Norm | None) -> Kind:
    return tuple(tuple(_uses(limit, norm, rating) for limit in rule.limits) for rating in Rating)


def _uses(limit: Limit, norm: Norm | None, rating: Rating) -> int:
    if rating not in limit.ratings:
        return 0
    if norm is None:
        return 1
    if limit.category is not None and norm.category != limit.category:
        return 0
    if limit.norms is not None and norm.id not in limit.norms:
        return 0
    return 1 if limit.weights is None else limit.weights.get(norm.id, 1)
