# SPDX-License-Identifier: MIT
"""A worst case: 60 norms under 3 limits on categories and 2 weighted ones; each verb as a ratio.

Run it by itself: ``python tests/benchmarks/bench_worst_case.py``. It is no test: a figure depends
on the machine, and only ratios within one run mean anything. It ends with an error when a verb
takes 50 times a plain evaluation of the same audits, or more; repairing by cost, where norms with
different costs are no longer alike, is shown and not held to that. All of it is made up.

The two weighted limits make most norms differ from each other, so that little can be shared.

Repairing by cost takes some 60 evaluations where nothing is met. About 40 of these are passes over
large integers: 55 norms, 12 digits of the costs, six to eight passes of 1638 bits for each. What
was tried there and gave nothing: to count what is saved instead of what is spent, which has fewer
digits but needs one more to add in; to put norms together that may go the same ways; to begin with
the cheapest norms, which saves two digits in a hundred.
"""

import gc
import platform
import sys
import time
from collections.abc import Callable
from random import Random
from statistics import median

from sterksociaalwerk.comparison import Crosswalk, carry_over, compare
from sterksociaalwerk.evaluation import Evaluation, evaluate
from sterksociaalwerk.framework import (
    OPEN_RATINGS,
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
from sterksociaalwerk.improvement import flip_distance, repair

__all__ = ["main"]

AUDITS = 40
ROUNDS = 15
BOUND = 50
NOT_HELD = "repair, by cost"
MET, PARTLY_MET, NOT_MET = Rating.MET, Rating.PARTLY_MET, Rating.NOT_MET

Ratings = dict[NormId, Rated]

# How many norms in a hundred are met, partly met, not met, one or the other of these, and open.
SITUATIONS = {
    "passes": (92, 6, 2, 0, 0),
    "fails": (75, 15, 10, 0, 0),
    "fails badly": (40, 35, 25, 0, 0),
    "nothing met": (0, 50, 50, 0, 0),
    "some open": (70, 10, 5, 5, 10),
    "much open": (40, 5, 5, 20, 30),
    "limits compete": (60, 2, 2, 36, 0),
}


def _framework() -> Framework:
    random = Random(60)  # noqa: S311  # no secret, and the same in every run
    keys = ("craft", "services", "organisation")
    norms = [Norm(f"N{at}", keys[at // 20]) for at in range(60)]
    deviating = {PARTLY_MET, NOT_MET}
    limits = [Limit(key=key, ratings=deviating, at_most=5, category=key) for key in keys]
    for key, rating, at_most, heaviest in (
        ("partly-met", PARTLY_MET, 20, 4),
        ("not-met", NOT_MET, 12, 3),
    ):
        weights = {norm.id: random.randint(1, heaviest) for norm in norms}
        limits.append(Limit(key=key, ratings={rating}, at_most=at_most, weights=weights))
    return Framework(
        key=FrameworkKey("example", "1.0"),
        title="A worst case",
        categories=[Category(key=key, title=key, title_en=key) for key in keys],
        norm_count=60,
        rule=Rule(limits),
        counts_business_critical_volunteers=False,
        allows_not_applicable=False,
        certificate_years=2,
        in_force_from=None,
        norms=norms,
    )


FRAMEWORK = _framework()
SAME = Crosswalk.identity(FRAMEWORK)


def _audits(weights: tuple[int, ...]) -> list[Ratings]:
    random = Random(1)  # noqa: S311  # no secret, and the same in every run
    either = frozenset({PARTLY_MET, NOT_MET})
    possible: list[Rated] = [MET, PARTLY_MET, NOT_MET, either, OPEN_RATINGS]
    return [
        {norm.id: random.choices(possible, weights)[0] for norm in FRAMEWORK.norms}
        for _ in range(AUDITS)
    ]


def _time(run: Callable[[int], object]) -> int:
    # Time of this process alone: what else the machine does is left out.
    started = time.process_time_ns()
    for at in range(AUDITS):
        run(at)
    return time.process_time_ns() - started


def _verbs(
    audits: list[Ratings], evaluations: list[Evaluation]
) -> dict[str, Callable[[int], object]]:
    costs = {norm.id: 1 + at % 3 for at, norm in enumerate(FRAMEWORK.norms)}
    return {
        "evaluate": lambda at: evaluate(audits[at], FRAMEWORK),
        "the same once more (A/A)": lambda at: evaluate(audits[at], FRAMEWORK),
        "reasons": lambda at: evaluations[at].reasons,
        "repair": lambda at: repair(evaluations[at]),
        NOT_HELD: lambda at: repair(evaluations[at], cost=costs),
        "flip_distance": lambda at: flip_distance(evaluations[at]),
        "carry_over": lambda at: carry_over(audits[at], SAME, FRAMEWORK, FRAMEWORK),
        "compare": lambda at: compare(evaluations[at - 1], evaluations[at], crosswalk=SAME),
    }


def _compare(audits: list[Ratings]) -> tuple[list[str], float]:
    verbs = _verbs(audits, [evaluate(ratings, FRAMEWORK) for ratings in audits])
    base, *_ = verbs
    times: dict[str, list[int]] = {name: [] for name in verbs}
    names = list(verbs)
    for turn in range(ROUNDS):
        # Each round in another order, so that none always comes after the same one.
        for name in names[turn % len(names) :] + names[: turn % len(names)]:
            gc.collect()
            times[name].append(_time(verbs[name]))
    lines: list[str] = []
    largest = 0.0
    for name, taken in times.items():
        ratios = sorted(mine / other for mine, other in zip(taken, times[base], strict=True))
        low, high = ratios[len(ratios) // 4], ratios[3 * len(ratios) // 4]
        each = median(taken) / AUDITS / 1000
        lines.append(f"  {name:26}{each:9.1f} us{median(ratios):8.1f}{low:8.1f}{high:6.1f}")
        if name != NOT_HELD:
            largest = max(largest, median(ratios))
    return lines, largest


def _outcomes(audits: list[Ratings]) -> str:
    found = [evaluate(ratings, FRAMEWORK).verdict.outcome.value for ratings in audits]
    return ", ".join(f"{found.count(outcome)} {outcome}" for outcome in sorted(set(found)))


def main() -> int:
    """Compare and print; return 1 if a verb takes too long."""
    lines = [f"Python {platform.python_version()}, {AUDITS} audits each, median of {ROUNDS} rounds"]
    largest = 0.0
    for title, weights in SITUATIONS.items():
        audits = _audits(weights)
        found, most = _compare(audits)
        largest = max(largest, most)
        lines += [
            "",
            f"{title}: {_outcomes(audits)}",
            f"  {'':26}{'per audit':>12}{'ratio':>8}{'quartiles':>14}",
            *found,
        ]
    kept = largest < BOUND
    lines += ["", f"largest ratio {largest:.1f}: {'below' if kept else 'NOT below'} {BOUND}"]
    print("\n".join(lines))  # noqa: T201  # its output is what it is for
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
