# SPDX-License-Identifier: MIT
"""From a rule over a catalogue to the engine's terms: what each rating uses up of each limit."""

from collections import Counter
from collections.abc import Sequence
from operator import mul

from .._engine.rules import CompiledRule, Kind
from .norm import Norm
from .rating import Rating
from .rule import Limit, Rule


def compiled_rule(rule: Rule, norms: Sequence[Norm], norm_count: int) -> CompiledRule:
    """Compile a rule; without the norms where it does not need them."""
    caps = tuple(limit.at_most for limit in rule.limits)
    counted = [[rating in limit.ratings for limit in rule.limits] for rating in Rating]
    if not rule.needs_norms:
        kind = tuple(tuple(map(int, counts)) for counts in counted)
        return CompiledRule(caps, (kind,), [norm_count])
    each: list[Kind] = []
    for norm in norms:
        weights = [_weight(limit, norm) for limit in rule.limits]
        each.append(tuple(tuple(map(mul, weights, counts)) for counts in counted))
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


def _weight(limit: Limit, norm: Norm) -> int:
    """Return how often a norm counts, with a rating that does."""
    if limit.category is not None and norm.category != limit.category:
        return 0
    if limit.norms is not None and norm.id not in limit.norms:
        return 0
    return 1 if limit.weights is None else limit.weights.get(norm.id, 1)
