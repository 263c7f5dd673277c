# SPDX-License-Identifier: MIT
"""What a report costs beside an evaluation of the same ratings.

Run it by itself: ``python tests/benchmarks/bench_reports.py``. It is no test: a figure depends on
the machine, and only ratios within one run mean anything. It ends with an error when a page takes
five times as long as the text that it is made of and a millisecond. The audit is made up, and so is
the split of its framework.
"""

import datetime
import platform
import sys
import time
from collections.abc import Callable, Mapping
from statistics import median

from sterksociaalwerk.audit import Audit, Finding
from sterksociaalwerk.conclusion import conclude
from sterksociaalwerk.evaluation import evaluate
from sterksociaalwerk.framework import Cycle, NormId, Rating
from sterksociaalwerk.label import V2019
from sterksociaalwerk.reporting import explain, to_html, to_markdown, to_svg
from sterksociaalwerk.scheme import AuditKind, Scheme

__all__ = ["main"]

ROUNDS, TIMES = 15, 20
MOST_TEXTS, MORE = 5, 1e-3
FRAMEWORK = V2019.with_numbered_norms(
    {"vakmanschap": 16, "dienstverlening": 16, "organisatie-bestuur": 17}
)
SCHEME = Scheme(label=FRAMEWORK.key.label, frameworks=[FRAMEWORK])


def _rating(at: int) -> Rating:
    return Rating.PARTLY_MET if at % 7 == 3 else Rating.NOT_MET if at % 25 == 1 else Rating.MET


RATINGS: Mapping[NormId, Rating] = {norm.id: _rating(at) for at, norm in enumerate(FRAMEWORK.norms)}
CONCLUSION = conclude(
    Audit(
        id="audit",
        scope=None,
        framework=FRAMEWORK.key,
        kind=AuditKind.EXTERNAL,
        cycle=Cycle.INITIAL,
        process_started_on=None,
        audited_on=datetime.date(2021, 6, 1),
        findings=[
            Finding(
                norm,
                rating,
                improvements=[] if rating is Rating.MET else ["Leg vast wie dit doet, en wanneer."],
            )
            for norm, rating in RATINGS.items()
        ],
        certifying_body="Keurinstelling Voorbeeld",
    ),
    SCHEME,
)


def _medians(runs: Mapping[str, Callable[[], object]]) -> dict[str, float]:
    """Return the median time of each, in seconds of this process; they take turns."""
    taken: dict[str, list[float]] = {name: [] for name in runs}
    names = list(runs)
    for turn in range(ROUNDS):
        for at in range(len(names)):
            name = names[(at + turn) % len(names)]
            started = time.process_time()
            for _ in range(TIMES):
                runs[name]()
            taken[name].append((time.process_time() - started) / TIMES)
    return {name: median(each) for name, each in taken.items()}


def main() -> int:
    """Compare and print; return 1 if a page takes too long."""
    evaluation = evaluate(RATINGS, FRAMEWORK)
    taken = _medians(
        {
            "evaluate": lambda: evaluate(RATINGS, FRAMEWORK),
            "explain, an evaluation": lambda: explain(evaluation),
            "to_svg, an evaluation": lambda: to_svg(evaluation),
            "to_html, an evaluation": lambda: to_html(evaluation),
            "explain, a conclusion": lambda: explain(CONCLUSION),
            "to_markdown, a conclusion": lambda: to_markdown(CONCLUSION),
            "to_html, a conclusion": lambda: to_html(CONCLUSION),
        }
    )
    size = len(to_html(CONCLUSION).encode())
    sys.stdout.write(
        f"Python {platform.python_version()}, median of {ROUNDS} rounds, a page of {size} bytes\n"
    )
    for name, seconds in taken.items():
        times = seconds / taken["evaluate"]
        sys.stdout.write(f"{name:26} {seconds * 1e6:10.1f} us {times:8.1f} evaluations\n")
    page, text = taken["to_html, a conclusion"], taken["explain, a conclusion"]
    return 0 if page < MOST_TEXTS * text + MORE else 1


if __name__ == "__main__":
    sys.exit(main())
