# SPDX-License-Identifier: MIT
"""What a conclusion costs beside an evaluation, and how it grows with what is wrong in an audit.

Run it by itself: ``python tests/benchmarks/bench_conclude.py``. It is no test: a figure depends on
the machine, and only ratios within one run mean anything. It ends with an error when concluding
takes a hundred times an evaluation of the same audit, or ten times the faults take thirty times as
long. The audit is made up, and so is the split of its framework.
"""

import datetime
import platform
import sys
import time
from collections.abc import Callable, Sequence
from statistics import median

import attrs

from sterksociaalwerk.audit import Activity, Audit, Finding, Interview, Party, Scope, StaffGroup
from sterksociaalwerk.conclusion import conclude
from sterksociaalwerk.evaluation import evaluate
from sterksociaalwerk.framework import Cycle, Rating
from sterksociaalwerk.label import V2019
from sterksociaalwerk.scheme import AuditKind, Scheme

__all__ = ["main"]

ROUNDS = 15
MOST_EVALUATIONS, MOST_GROWTH = 100, 30
FRAMEWORK = V2019.with_numbered_norms(
    {"vakmanschap": 16, "dienstverlening": 16, "organisatie-bestuur": 17}
)
SCHEME = Scheme(label=FRAMEWORK.key.label, frameworks=[FRAMEWORK])
AUDIT = Audit(
    id="audit",
    scope=Scope(
        organisation="Welzijn Voorbeeld",
        activities=[Activity(service="jongerenwerk", municipalities=["Voorst", "Brummen"])],
        staff=[StaffGroup(role="werker", headcount=3, fte=2)],
    ),
    framework=FRAMEWORK.key,
    kind=AuditKind.EXTERNAL,
    cycle=Cycle.INITIAL,
    process_started_on=None,
    audited_on=datetime.date(2021, 6, 1),
    findings=[Finding(norm.id, Rating.MET) for norm in FRAMEWORK.norms],
    interviews=[Interview(role="werker", people=2, party=Party.STAFF)],
    certifying_body="Certificeerder Voorbeeld",
)


def _with_unknown(number: int) -> Audit:
    findings = [Finding(f"V-{at}", Rating.PARTLY_MET) for at in range(number)]
    return attrs.evolve(AUDIT, findings=findings)


def _medians(runs: Sequence[Callable[[], object]], times: int) -> list[float]:
    """Return the median time of each, in seconds of this process; they take turns."""
    taken: list[list[float]] = [[] for _ in runs]
    for turn in range(ROUNDS):
        for at in range(len(runs)):
            place = (at + turn) % len(runs)
            started = time.process_time()
            for _ in range(times):
                runs[place]()
            taken[place].append((time.process_time() - started) / times)
    return [median(each) for each in taken]


def main() -> int:
    """Compare and print; return 1 if it takes too long."""
    ratings = AUDIT.ratings
    evaluating, concluding = _medians(
        [lambda: evaluate(ratings, FRAMEWORK), lambda: conclude(AUDIT, SCHEME)], 50
    )
    few, many = (_with_unknown(number) for number in (1_000, 10_000))
    once, tenfold = _medians([lambda: conclude(few, SCHEME), lambda: conclude(many, SCHEME)], 1)
    sys.stdout.write(
        f"Python {platform.python_version()}, median of {ROUNDS} rounds\n"
        f"evaluate                        {evaluating * 1e6:10.1f} us\n"
        f"conclude                        {concluding * 1e6:10.1f} us"
        f"{concluding / evaluating:8.1f} evaluations\n"
        f"conclude,  1 000 unknown norms  {once * 1e3:10.1f} ms\n"
        f"conclude, 10 000 unknown norms  {tenfold * 1e3:10.1f} ms{tenfold / once:8.1f} times\n"
    )
    kept = concluding < MOST_EVALUATIONS * evaluating and tenfold < MOST_GROWTH * once
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
