# SPDX-License-Identifier: MIT
"""Evaluating one audit after another, against a loop written by hand: time and memory as ratios.

Run it by itself: ``python tests/benchmarks/bench_evaluate.py``. It is no test: a figure depends on
the machine, and only ratios within one run mean anything. The split of the 49 norms over the
categories is made up, since that of 2019 is not published; so are the audits.

The base is a tight loop that knows one edition and its two limits, checks nothing, and returns a
plain dict with what an evaluation holds. Beside it stand the same loop with a check, and the same
answer as most would write it. All are shown to say the same before anything is measured.

An evaluation decodes a rating when it is asked for; the loops have made a dict of all of them
anyway. So one line on each side lists them all.

What the figures of an evaluation are made of, of the time of the loop, where all norms are rated:
0.28 to have the ratings looked up by norm, and then their characters by rating, and these joined,
each of which is one call in C; 0.07 to count a row; 0.05 to make an object of four fields; 0.25 for
the counts of three categories, 0.25 for the reasons, most of it to pick the names of norms. What
was tried and gave nothing: to compare the order of a mapping first, `map` instead of `itemgetter`,
to place the ratings of a mapping with gaps by `bytes.maketrans`, a `defaultdict` for what is left
out, other ways to make a frozen object. With one norm in ten open, 0.1 go into filling the gaps.
"""

import gc
import platform
import sys
import time
import tracemalloc
from collections import Counter
from collections.abc import Callable, Sequence
from importlib.util import cache_from_source
from pathlib import Path
from random import Random
from statistics import median
from typing import cast

import sterksociaalwerk
from sterksociaalwerk.evaluation import Evaluation, evaluate
from sterksociaalwerk.framework import NormId, Rating, Tally
from sterksociaalwerk.label import V2019

__all__ = ["as_most_would", "by_hand", "checked", "main", "read"]

AUDITS = 2_000
ROUNDS = 41
FRAMEWORK = V2019.with_numbered_norms(
    {"vakmanschap": 16, "dienstverlening": 16, "organisatie-bestuur": 17}
)
CATEGORIES = tuple(
    (category.key, tuple(norm.id for norm in FRAMEWORK.norms if norm.category == category.key))
    for category in FRAMEWORK.categories
)
NORMS = [norm for _, norms in CATEGORIES for norm in norms]
FIRST = NORMS[0]
MOST_PARTLY, MOST_NOT = 8, 3
MET, PARTLY_MET, NOT_MET = Rating.MET, Rating.PARTLY_MET, Rating.NOT_MET

Ratings = dict[NormId, Rating]


def audits(*, share_open: float) -> list[Ratings]:
    """Return audits of organisations that do well or badly, in the order of the catalogue."""
    random = Random(2019)  # noqa: S311  # no secret, and the same in every run
    made: list[Ratings] = []
    for _ in range(AUDITS):
        deviating = random.choice([0.02, 0.1, 0.2, 0.3, 0.5])
        weights = [1 - deviating, deviating * 0.7, deviating * 0.3]
        made.append(
            {
                norm.id: random.choices([MET, PARTLY_MET, NOT_MET], weights)[0]
                for norm in FRAMEWORK.norms
                if random.random() >= share_open
            }
        )
    return made


# ---------------------------------------------------------------- the loops


def by_hand(ratings: Ratings) -> dict[str, object]:  # noqa: C901, PLR0912  # parts would be slower
    """Return what a careful programmer would, for this edition alone."""
    rated: dict[str, Rating | None] = {}
    by_category: dict[str, tuple[int, int, int, int]] = {}
    partly_norms: list[str] = []
    not_norms: list[str] = []
    open_norms: list[str] = []
    for category, norms in CATEGORIES:
        met = partly_met = not_met = open_ = 0
        for norm in norms:
            rating = rated[norm] = ratings.get(norm)
            if rating is MET:
                met += 1
            elif rating is PARTLY_MET:
                partly_met += 1
                partly_norms.append(norm)
            elif rating is NOT_MET:
                not_met += 1
                not_norms.append(norm)
            else:
                open_ += 1
                open_norms.append(norm)
        by_category[category] = (met, partly_met, not_met, open_)
    partly_met, not_met, open_ = len(partly_norms), len(not_norms), len(open_norms)
    limits: list[dict[str, object]] = []
    reasons: list[tuple[object, ...]] = []
    verdict = "pass"
    for key, at_most, least, counted in (
        ("partly-met", MOST_PARTLY, partly_met, partly_norms),
        ("not-met", MOST_NOT, not_met, not_norms),
    ):
        most = least + open_
        if most <= at_most:
            outcome = "pass"
            reasons.append(("limit-holds", key, ()))
        elif least > at_most:
            outcome = verdict = "fail"
            reasons.append(("limit-exceeded", key, tuple(counted)))
        else:
            outcome = "open"
            if verdict == "pass":
                verdict = "open"
            reasons.append(("limit-open", key, ()))
        limits.append(
            {
                "limit": key,
                "at_most": at_most,
                "least": least,
                "most": most,
                "margin": at_most - most,
                "outcome": outcome,
            }
        )
    if open_:
        reasons.append(("norms-open", None, tuple(open_norms)))
    if verdict == "pass" and not_met and partly_met + open_ == MOST_PARTLY:
        code = "improvement-could-fail" if open_ else "improvement-would-fail"
        reasons.append((code, None, tuple(not_norms)))
    return {
        "verdict": verdict,
        "tally": (49 - partly_met - not_met - open_, partly_met, not_met, open_),
        "limits": limits,
        "by_category": by_category,
        "ratings": rated,
        "reasons": reasons,
    }


def checked(ratings: Ratings) -> dict[str, object]:
    """Return the same, and refuse what is no norm or no rating: both are counted as open norms."""
    found = by_hand(ratings)
    if cast("tuple[int, ...]", found["tally"])[3] != len(NORMS) - len(ratings):
        raise ValueError(ratings)
    return found


def as_most_would(ratings: Ratings) -> dict[str, object]:
    """Return the same, with the means that come to mind first."""
    if set(ratings) - set(NORMS) or set(ratings.values()) - {MET, PARTLY_MET, NOT_MET}:
        raise ValueError(ratings)
    rated = {norm: ratings.get(norm) for norm in NORMS}
    by_category: dict[str, tuple[int, ...]] = {}
    for category, norms in CATEGORIES:
        counts = Counter(rated[norm] for norm in norms)
        by_category[category] = tuple(counts[each] for each in (MET, PARTLY_MET, NOT_MET, None))
    tally = Counter(rated.values())
    open_ = tally[None]
    limits: list[dict[str, object]] = []
    reasons: list[tuple[object, ...]] = []
    for key, at_most, rating in (
        ("partly-met", MOST_PARTLY, PARTLY_MET),
        ("not-met", MOST_NOT, NOT_MET),
    ):
        least, most = tally[rating], tally[rating] + open_
        outcome = "pass" if most <= at_most else "fail" if least > at_most else "open"
        code = {"pass": "limit-holds", "fail": "limit-exceeded", "open": "limit-open"}[outcome]
        named: tuple[str, ...] = ()
        if outcome == "fail":
            named = tuple(norm for norm, each in rated.items() if each == rating)
        reasons.append((code, key, named))
        limits.append(
            {
                "limit": key,
                "at_most": at_most,
                "least": least,
                "most": most,
                "margin": at_most - most,
                "outcome": outcome,
            }
        )
    outcomes = [limit["outcome"] for limit in limits]
    verdict = "fail" if "fail" in outcomes else "open" if "open" in outcomes else "pass"
    if open_:
        named = tuple(norm for norm, each in rated.items() if each is None)
        reasons.append(("norms-open", None, named))
    if verdict == "pass" and tally[NOT_MET] and tally[PARTLY_MET] + open_ == MOST_PARTLY:
        code = "improvement-could-fail" if open_ else "improvement-would-fail"
        named = tuple(norm for norm, each in rated.items() if each == NOT_MET)
        reasons.append((code, None, named))
    return {
        "verdict": verdict,
        "tally": tuple(tally[each] for each in (MET, PARTLY_MET, NOT_MET, None)),
        "limits": limits,
        "by_category": by_category,
        "ratings": rated,
        "reasons": reasons,
    }


# ---------------------------------------------------------------- the library


def read(evaluation: Evaluation) -> tuple[object, ...]:
    """Have an evaluation work out all that it holds; the limits come with the verdict."""
    ratings = evaluation.ratings
    # Each is decoded when it is asked for.
    _ = ratings[FIRST]
    return evaluation.verdict.limits, evaluation.by_category, ratings, evaluation.reasons


def _plain(evaluation: Evaluation) -> dict[str, object]:
    """Return an evaluation in the form of the loop."""
    return {
        "verdict": evaluation.verdict.outcome.value,
        "tally": _counts(evaluation.verdict.tally),
        "limits": [
            {
                "limit": result.limit.key,
                "at_most": result.limit.at_most,
                "least": result.least,
                "most": result.most,
                "margin": result.margin,
                "outcome": result.outcome.value,
            }
            for result in evaluation.verdict.limits
        ],
        "by_category": {
            category: _counts(tally) for category, tally in evaluation.by_category.items()
        },
        "ratings": {
            norm: rating if isinstance(rating, Rating) else None
            for norm, rating in evaluation.ratings.items()
        },
        "reasons": [
            (reason.code.value, reason.limit, reason.norms) for reason in evaluation.reasons
        ],
    }


def _counts(tally: Tally) -> tuple[int, int, int, int]:
    return (tally.met, tally.partly_met, tally.not_met, tally.open)


# ---------------------------------------------------------------- measuring


def _whole(given: Sequence[Ratings]) -> None:
    for ratings in given:
        read(evaluate(ratings, FRAMEWORK))


def _outcome(given: Sequence[Ratings]) -> None:
    for ratings in given:
        _ = evaluate(ratings, FRAMEWORK).verdict.outcome


def _whole_of_row(rows: Sequence[bytes]) -> None:
    for row in rows:
        read(Evaluation(framework=FRAMEWORK, row=row))


def _outcome_of_row(rows: Sequence[bytes]) -> None:
    for row in rows:
        _ = Evaluation(framework=FRAMEWORK, row=row).verdict.outcome


def _encoded(given: Sequence[Ratings]) -> None:
    for ratings in given:
        FRAMEWORK.row(ratings)


def _listed(given: Sequence[Ratings]) -> None:
    for ratings in given:
        evaluation = evaluate(ratings, FRAMEWORK)
        read(evaluation)
        list(evaluation.ratings.items())


def _loop(given: Sequence[Ratings]) -> None:
    for ratings in given:
        by_hand(ratings)


def _checked_loop(given: Sequence[Ratings]) -> None:
    for ratings in given:
        checked(ratings)


def _usual_loop(given: Sequence[Ratings]) -> None:
    for ratings in given:
        as_most_would(ratings)


def _listed_loop(given: Sequence[Ratings]) -> None:
    for ratings in given:
        rated = by_hand(ratings)["ratings"]
        list(cast("dict[str, Rating | None]", rated).items())


def _time(run: Callable[[], None]) -> int:
    # Time of this process alone: what else the machine does is left out.
    started = time.process_time_ns()
    run()
    return time.process_time_ns() - started


def _compare(given: list[Ratings]) -> list[str]:
    rows = [FRAMEWORK.row(ratings) for ratings in given]
    variants: dict[str, Callable[[], None]] = {
        "tight loop, to a plain dict": lambda: _loop(given),
        "the same once more (A/A)": lambda: _loop(given),
        "the same, checked": lambda: _checked_loop(given),
        "as most would write it": lambda: _usual_loop(given),
        "tight loop, ratings listed": lambda: _listed_loop(given),
        "evaluate, all read": lambda: _whole(given),
        "evaluate, all read and listed": lambda: _listed(given),
        "evaluate, outcome read": lambda: _outcome(given),
        "from a row, all read": lambda: _whole_of_row(rows),
        "from a row, outcome read": lambda: _outcome_of_row(rows),
        "encoding alone": lambda: _encoded(given),
    }
    base, *_ = variants
    times: dict[str, list[int]] = {name: [] for name in variants}
    names = list(variants)
    for turn in range(ROUNDS):
        # Each round in another order, so that none always comes after the same one.
        for name in names[turn % len(names) :] + names[: turn % len(names)]:
            gc.collect()
            times[name].append(_time(variants[name]))
    lines = [f"  {'':32}{'per audit':>10}{'ratio':>8}{'quartiles':>14}"]
    for name, taken in times.items():
        ratios = sorted(mine / other for mine, other in zip(taken, times[base], strict=True))
        low, high = ratios[len(ratios) // 4], ratios[3 * len(ratios) // 4]
        each = median(taken) / len(given) / 1000
        lines.append(f"  {name:32}{each:7.2f} us{median(ratios):8.2f}{low:8.2f}{high:6.2f}")
    return lines


def _memory(given: list[Ratings]) -> list[str]:
    lines: list[str] = []
    makers: tuple[tuple[str, Callable[[Ratings], object]], ...] = (
        ("tight loop, to a plain dict", by_hand),
        ("evaluation", _evaluated),
        ("evaluation, after all was read", _after),
        ("evaluation and all that was read", _both),
    )
    for name, make in makers:
        # What is shared by all audits is there before.
        for ratings in given:
            make(ratings)
        gc.collect()
        tracemalloc.start()
        kept = [make(ratings) for ratings in given]
        # Python holds on to tuples it may need again.
        gc.collect()
        used = tracemalloc.get_traced_memory()[0] - sys.getsizeof(kept)
        tracemalloc.stop()
        lines.append(f"  {name:34}{used / len(given):8.0f} bytes")
    return lines


def _evaluated(ratings: Ratings) -> Evaluation:
    return evaluate(ratings, FRAMEWORK)


def _after(ratings: Ratings) -> Evaluation:
    evaluation = evaluate(ratings, FRAMEWORK)
    read(evaluation)
    return evaluation


def _both(ratings: Ratings) -> tuple[object, ...]:
    evaluation = evaluate(ratings, FRAMEWORK)
    return evaluation, *read(evaluation)


def main() -> None:
    """Compare and print."""
    # It says nothing about speed once all is loaded, and a great deal about what comes before.
    compiled = Path(cache_from_source(sterksociaalwerk.__file__)).exists()
    lines = [
        f"Python {platform.python_version()}, {AUDITS} audits, median of {ROUNDS} rounds",
        f"{'with' if compiled else 'without'} .pyc files of the library",
    ]
    for title, given in (
        ("all norms rated", audits(share_open=0)),
        ("one norm in ten open", audits(share_open=0.1)),
    ):
        for ratings in given:
            expected = by_hand(ratings)
            assert _plain(evaluate(ratings, FRAMEWORK)) == expected
            assert checked(ratings) == as_most_would(ratings) == expected
        different = len({evaluate(ratings, FRAMEWORK).verdict for ratings in given})
        lines += ["", f"{title} ({different} different verdicts)", *_compare(given)]
    lines += ["", "memory of each that is kept, all norms rated", *_memory(audits(share_open=0))]
    print("\n".join(lines))  # noqa: T201  # its output is what it is for


if __name__ == "__main__":
    main()
