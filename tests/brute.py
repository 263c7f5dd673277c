# SPDX-License-Identifier: MIT
"""The plain twins of the verbs that ask what would change an outcome: every change is tried.

Like `oracle`, which says what a limit counts, slow and obvious on purpose. Of ways that count
alike for every limit the cheapest is kept, so that eight norms take no time.
"""

from collections.abc import Callable, Iterable, Iterator
from operator import add, le

from sterksociaalwerk.evaluation import Evaluation, Outcome, evaluate
from sterksociaalwerk.framework import Framework, Norm, NormId, Rating, Rule
from tests.oracle import Open, counts_for, possible

__all__ = [
    "BETTER",
    "Price",
    "Spent",
    "every_tally",
    "fewest_to_flip",
    "least_to_be_sure",
    "least_to_hope",
]

Price = Callable[[NormId, Rating, Rating], int]
"""What it costs to raise a norm from one rating to another."""

Spent = tuple[int, int]
"""What raising norms costs together, and how many are raised."""

BETTER = {
    Rating.MET: (),
    Rating.PARTLY_MET: (Rating.MET,),
    Rating.NOT_MET: (Rating.MET, Rating.PARTLY_MET),
    Rating.NOT_APPLICABLE: (),
}
"""What a norm can be raised to."""

_SETTLED = (Rating.MET, Rating.PARTLY_MET, Rating.NOT_MET)
_Way = tuple[int, ...]
"""What it costs, for how many norms, and then what is counted by each limit."""


def _counted(rule: Rule, norm: Norm, ratings: Iterable[Rating]) -> _Way:
    """Return what each limit counts at most for a norm."""
    return tuple(
        max(each)
        for each in zip(
            *([counts_for(limit, norm, rating) for limit in rule.limits] for rating in ratings),
            strict=True,
        )
    )


def _least(rule: Rule, ways: Iterable[list[_Way]], *, holds: bool = True) -> Spent | None:
    """Choose a way for each norm so that all limits hold, or one does not: what does it cost?"""
    least: dict[tuple[int, ...], Spent] = {(0,) * len(rule.limits): (0, 0)}
    for choices in ways:
        grown: dict[tuple[int, ...], Spent] = {}
        for counts, (cost, number) in least.items():
            for more, one, *counted in choices:
                sums = tuple(map(add, counts, counted))
                spent = (cost + more, number + one)
                grown[sums] = min(grown.get(sums, spent), spent)
        least = grown
    caps = [limit.at_most for limit in rule.limits]
    return min(
        (spent for counts, spent in least.items() if all(map(le, counts, caps)) is holds),
        default=None,
    )


def least_to_hope(framework: Framework, rule: Rule, ratings: Open, price: Price) -> Spent | None:
    """Return the least that makes the rule be met, if what is open turns out as well as can be."""

    def ways(norm: Norm) -> list[_Way]:
        found: list[_Way] = []
        for before in possible(norm, ratings):
            found.append((0, 0, *_counted(rule, norm, [before])))
            found += [
                (price(norm.id, before, after), 1, *_counted(rule, norm, [after]))
                for after in BETTER[before]
            ]
        return found

    return _least(rule, map(ways, framework.norms))


def least_to_be_sure(framework: Framework, rule: Rule, ratings: Open, price: Price) -> Spent | None:
    """Return the least that makes the rule be met however what is open turns out.

    Norms are raised to a rating at least. The dearest raise that this may take has to be paid for.
    """

    def ways(norm: Norm) -> list[_Way]:
        still = possible(norm, ratings)
        found = [(0, 0, *_counted(rule, norm, still))]
        for goal in (Rating.MET, Rating.PARTLY_MET):
            prices = [price(norm.id, before, goal) for before in still if goal in BETTER[before]]
            if prices:
                kept = {goal if goal in BETTER[before] else before for before in still}
                found.append((max(prices), 1, *_counted(rule, norm, kept)))
        return found

    return _least(rule, map(ways, framework.norms))


def fewest_to_flip(
    framework: Framework,
    rule: Rule,
    ratings: Open,
    outcome: Outcome,
    allowed: Callable[[Rating, Rating], bool],
) -> int | None:
    """Return how many settled norms must be rated otherwise before an outcome is not certain.

    A PASS is not once a limit may be exceeded, a FAIL is not once all limits may hold.
    """

    def ways(norm: Norm) -> list[_Way]:
        still = possible(norm, ratings)
        if len(still) > 1:
            each = [[rating] for rating in still] if outcome is Outcome.FAIL else [still]
            return [(0, 0, *_counted(rule, norm, turned)) for turned in each]
        (before,) = still
        others = () if before is Rating.NOT_APPLICABLE else _SETTLED
        return [
            (0, 0, *_counted(rule, norm, [before])),
            *(
                (1, 1, *_counted(rule, norm, [after]))
                for after in others
                if after is not before and allowed(before, after)
            ),
        ]

    spent = _least(rule, map(ways, framework.norms), holds=outcome is Outcome.FAIL)
    return None if spent is None else spent[0]


def every_tally(framework: Framework) -> Iterator[tuple[int, int, Evaluation]]:
    """Yield every number of norms partly met and not met, the others met, with an evaluation."""
    ids = [norm.id for norm in framework.norms]
    for partly in range(len(ids) + 1):
        for not_met in range(len(ids) + 1 - partly):
            rest = len(ids) - partly - not_met
            each = [Rating.PARTLY_MET] * partly + [Rating.NOT_MET] * not_met + [Rating.MET] * rest
            yield partly, not_met, evaluate(dict(zip(ids, each, strict=True)), framework)
