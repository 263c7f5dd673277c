# SPDX-License-Identifier: MIT
"""What the largest frameworks cost: a process for each case, so that its memory is its own.

`python tests/benchmarks/bench_extremes.py` prints a line each; it proves nothing about a change.
"""

import resource
import subprocess
import sys
import time
from random import Random

from sterksociaalwerk import (
    Activity,
    Interview,
    Limit,
    Norm,
    Party,
    Rating,
    Rule,
    Scope,
    coverage,
    evaluate,
    repair,
)
from sterksociaalwerk.framework import Framework
from sterksociaalwerk.label import V2019

__all__ = ["main"]

# The norms, the cap of two limits, the heaviest weight, the dearest raise, and whether all is open.
CASES = {
    "52 norms, limits of 255, with costs": (52, 255, 20, 10**6, False),
    "400 norms, limits of 511, all open": (400, 511, 8, 0, True),
    "10 000 norms, limits of 500": (10_000, 500, 8, 0, False),
    "400 norms, limits of 1023, all open": (400, 1023, 8, 0, True),
    "400 norms, limits of 1023, with costs": (400, 1023, 8, 10**15, False),
}

# What is measured beside these, with its own numbers.
INTERVIEWS = "100 000 cells, 1000 interviews"


def _framework(random: Random, count: int, cap: int, heaviest: int) -> Framework:
    norms = [Norm(f"N{at}", None) for at in range(count)]
    limits = [
        Limit(
            key=f"limit-{at}",
            ratings={Rating.PARTLY_MET, Rating.NOT_MET},
            at_most=cap,
            weights={norm.id: random.randint(1, heaviest) for norm in norms},
        )
        for at in range(2)
    ]
    return V2019.variant("large", norm_count=count, rule=Rule(limits)).with_norms(norms)


def _repair(name: str) -> float:
    count, cap, heaviest, dearest, is_open = CASES[name]
    random = Random(1)  # noqa: S311  # no secret, and the same in every run
    framework = _framework(random, count, cap, heaviest)
    ratings = {} if is_open else dict.fromkeys(framework.layout.ids, Rating.NOT_MET)
    costs = {norm.id: random.randint(1, dearest) for norm in framework.norms} if dearest else None
    evaluation = evaluate(ratings, framework)
    started = time.process_time()
    repair(evaluation, cost=costs)
    return time.process_time() - started


def _coverage() -> float:
    services, places = ([f"{key}{at}" for at in range(n)] for key, n in (("s", 500), ("m", 200)))
    scope = Scope(
        organisation="o",
        activities=[Activity(service=service, municipalities=places) for service in services],
    )
    # Each leaves out something, so that no two name the same.
    interviews = [
        Interview(
            role="r",
            party=Party.STAFF,
            services=[service for service in services if service != f"s{at % 500}"],
            municipalities=[place for place in places if place != f"m{at % 199}"],
        )
        for at in range(1000)
    ]
    started = time.process_time()
    coverage(scope, interviews, V2019)
    return time.process_time() - started


def _run(name: str) -> None:
    taken = _coverage() if name == INTERVIEWS else _repair(name)
    # In kilobytes, where this runs on Linux.
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    sys.stdout.write(f"{name:40} {taken:7.2f} s {most:6} MB\n")


def main() -> None:
    """Print the time and the memory of each case."""
    if len(sys.argv) > 1:
        _run(sys.argv[1])
        return
    for name in (INTERVIEWS, *CASES):
        subprocess.run([sys.executable, __file__, name], check=True)  # noqa: S603  # our own program


if __name__ == "__main__":
    main()
