# SPDX-License-Identifier: MIT
"""The plain twin of the engine: limits read literally, and every way to settle what is open tried.

Slow and obvious on purpose. It shares no code with what it checks, but the values of `framework`.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import product

from sterksociaalwerk.evaluation import Outcome
from sterksociaalwerk.framework import Framework, Limit, Norm, NormId, Rating, Rule

__all__ = [
    "Open",
    "Settled",
    "completions",
    "count",
    "counts_for",
    "outcome",
    "outcome_of",
    "possible",
    "raises",
]

Open = Mapping[NormId, Rating | frozenset[Rating]]
Settled = Mapping[NormId, Rating]


def counts_for(limit: Limit, norm: Norm, rating: Rating) -> int:
    """Return how many times a norm counts for a limit."""
    if limit.category is not None and norm.category != limit.category:
        return 0
    if limit.norms is not None and norm.id not in limit.norms:
        return 0
    if rating not in limit.ratings:
        return 0
    if limit.weights is not None and norm.id in limit.weights:
        return limit.weights[norm.id]
    return 1


def count(limit: Limit, norms: Iterable[Norm], settled: Settled) -> int:
    """Return what a limit counts."""
    return sum(counts_for(limit, norm, settled[norm.id]) for norm in norms)


def possible(norm: Norm, ratings: Open) -> set[Rating]:
    """Return the ratings that a norm may still turn out to have."""
    if norm.id not in ratings:
        return {Rating.MET, Rating.PARTLY_MET, Rating.NOT_MET}
    rating = ratings[norm.id]
    return {rating} if isinstance(rating, Rating) else set(rating)


def completions(framework: Framework, ratings: Open) -> Iterator[dict[NormId, Rating]]:
    """Yield every way to settle what is open."""
    ids = [norm.id for norm in framework.norms]
    for settled in product(*(possible(norm, ratings) for norm in framework.norms)):
        yield dict(zip(ids, settled, strict=True))


def outcome_of(answers: set[bool]) -> Outcome:
    """Return the outcome for the answers of all completions."""
    if answers == {True}:
        return Outcome.PASS
    return Outcome.FAIL if answers == {False} else Outcome.OPEN


def outcome(framework: Framework, rule: Rule, ratings: Open) -> Outcome:
    """Return what every way to settle agrees on, or OPEN."""
    return outcome_of(
        {
            all(count(limit, framework.norms, settled) <= limit.at_most for limit in rule.limits)
            for settled in completions(framework, ratings)
        }
    )


def raises(norm: Norm, ratings: Open) -> Iterator[Open]:
    """Yield the ratings with a norm that is settled raised to each better rating."""
    settled = possible(norm, ratings)
    if len(settled) == 1:
        order = [Rating.NOT_MET, Rating.PARTLY_MET, Rating.MET]
        (before,) = settled
        if before in order:
            for after in order[order.index(before) + 1 :]:
                yield {**ratings, norm.id: after}
