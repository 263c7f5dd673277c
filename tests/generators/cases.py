# SPDX-License-Identifier: MIT
"""Small frameworks and ratings by seed: thousands a second, with limits tight enough to matter.

The strategies in `frameworks` roam wider and shrink; few of their rules are near a limit.
"""

from collections.abc import Iterator
from random import Random

from sterksociaalwerk.evaluation import Evaluation, evaluate
from sterksociaalwerk.framework import (
    Category,
    Framework,
    FrameworkKey,
    Limit,
    Norm,
    NormId,
    Rated,
    Rating,
    Rule,
)

__all__ = ["every_tally", "random_framework", "random_ratings", "rated_frameworks", "seeded"]

_CATEGORIES = tuple(
    Category(key=key, title=key, title_en=key) for key in ("craft", "services", "organisation")
)


def seeded(seed: int) -> Random:
    """Return what is random, yet the same in every run."""
    return Random(seed)  # noqa: S311  # no secret


def _limit(random: Random, key: str, norms: list[Norm], *, plain: bool) -> Limit:
    counted = random.choices(
        [
            {Rating.PARTLY_MET},
            {Rating.NOT_MET},
            {Rating.PARTLY_MET, Rating.NOT_MET},
            {Rating.MET},
            {Rating.MET, Rating.NOT_MET},
            {Rating.NOT_APPLICABLE},
            {Rating.NOT_MET, Rating.NOT_APPLICABLE},
        ],
        weights=[6, 6, 3, 2, 1, 1, 1],
    )[0]
    ids = [norm.id for norm in norms]
    over = "all" if plain else random.choice(["all", "all", "category", "norms", "weights", "both"])
    named = random.sample(ids, random.randint(1, len(ids))) if over in ("norms", "both") else None
    weights = {id_: random.randint(0, 3) for id_ in ids if random.random() < 0.6} or {ids[0]: 1}
    return Limit(
        key=key,
        ratings=counted,
        at_most=random.randint(0, (len(norms) + 1) // 2),
        category=random.choice(_CATEGORIES).key if over == "category" else None,
        norms=named,
        weights=weights if over in ("weights", "both") else None,
    )


def random_framework(random: Random, *, most_norms: int = 6, plain: bool = False) -> Framework:
    """Return a framework with one to four limits at a first audit, and others at a re-audit."""
    norms = [
        Norm(f"N{number}", random.choice(_CATEGORIES).key)
        for number in range(random.randint(1, most_norms))
    ]
    first, again = (
        Rule(
            [
                _limit(random, f"limit-{number}", norms, plain=plain)
                for number in range(random.randint(1, 4))
            ]
        )
        for _ in range(2)
    )
    return Framework(
        key=FrameworkKey("small", "1"),
        title="small",
        categories=_CATEGORIES,
        norm_count=len(norms),
        rule=first,
        recertification_rule=again,
        counts_business_critical_volunteers=False,
        allows_not_applicable=random.random() < 0.5,
        certificate_years=2,
        in_force_from=None,
        norms=norms,
    )


def random_ratings(random: Random, framework: Framework) -> dict[NormId, Rated]:
    """Return ratings of which some are open: left out, or a set of those still possible."""
    known = list(Rating) if framework.allows_not_applicable else list(Rating)[:3]
    settled = random.random()
    rated: dict[NormId, Rated] = {}
    for norm in framework.norms:
        if random.random() < settled:
            rated[norm.id] = random.choice(known)
        elif random.random() < 0.5:
            rated[norm.id] = frozenset(random.sample(known, random.randint(1, len(known))))
    return rated


def rated_frameworks(
    seeds: int, each: int = 1, *, most_norms: int = 6, plain: bool = False
) -> Iterator[tuple[Framework, dict[NormId, Rated]]]:
    """Yield a framework for each seed, with ratings for it."""
    for seed in range(seeds):
        random = seeded(seed)
        made = random_framework(random, most_norms=most_norms, plain=plain)
        for _ in range(each):
            yield made, random_ratings(random, made)


def every_tally(framework: Framework) -> Iterator[tuple[int, int, Evaluation]]:
    """Yield every number of norms partly met and not met, the others met, with an evaluation."""
    ids = [norm.id for norm in framework.norms]
    for partly in range(len(ids) + 1):
        for not_met in range(len(ids) + 1 - partly):
            rest = len(ids) - partly - not_met
            each = [Rating.PARTLY_MET] * partly + [Rating.NOT_MET] * not_met + [Rating.MET] * rest
            yield partly, not_met, evaluate(dict(zip(ids, each, strict=True)), framework)
