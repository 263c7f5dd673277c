# SPDX-License-Identifier: MIT
"""Measures runs against each other, in rounds that take turns.

Only ratios within one process mean anything: a figure by itself depends on the machine, and on what
else it does. So every round measures every run, in any order, and a ratio is the median of those of
each round. A sample is a run repeated until it takes a while; its time is that of the processor.
What all is compared with is measured twice, as if it were one more run: where that is not about the
same, the figures mean nothing, and are void.
"""

import gc
import sys
import time
from collections.abc import Callable, Mapping
from random import Random
from statistics import median

from attrs import frozen

__all__ = ["AGAIN", "Compared", "compare", "say", "seconds"]

Run = Callable[[], object]

AGAIN = "the same again (A/A)"
MOST_NOISE = 1.05
LEAST = 0.02
"""How long a sample takes at least, in seconds."""


@frozen(kw_only=True)
class Compared:
    """What came of a comparison.

    Attributes:
        base: The run that the others are compared with.
        ratios: The median ratio of each run to the base.
        each: The median time of each run, in seconds.
    """

    base: str
    ratios: Mapping[str, float]
    each: Mapping[str, float]

    @property
    def is_void(self) -> bool:
        """Whether the base differs from itself."""
        return not 1 / MOST_NOISE <= self.ratios[AGAIN] <= MOST_NOISE


def say(line: str = "") -> None:
    """Print a line at once, so that a long run shows how far it is."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def seconds(runs: Mapping[str, Run], rounds: int) -> dict[str, list[float]]:
    """Return the seconds of each run in each round."""
    times: dict[str, list[float]] = {name: [] for name in runs}
    repeats = {name: _repeats(run) for name, run in runs.items()}
    random = Random(1)  # noqa: S311  # no secret
    for _ in range(rounds):
        # In another order each round: what ran before leaves the caches as it likes.
        for name in random.sample(list(runs), len(runs)):
            run, number = runs[name], repeats[name]
            gc.collect()
            start = time.process_time()
            for _ in range(number):
                run()
            times[name].append((time.process_time() - start) / number)
    return times


def _repeats(run: Run) -> int:
    start = time.process_time()
    run()
    return 1 + int(LEAST / max(time.process_time() - start, LEAST / 1000))


def compare(runs: Mapping[str, Run], rounds: int) -> Compared:
    """Compare runs with the first."""
    base = next(iter(runs))
    times = seconds({**runs, AGAIN: runs[base]}, rounds)
    return Compared(
        base=base,
        ratios={
            name: median(one / other for one, other in zip(taken, times[base], strict=True))
            for name, taken in times.items()
        },
        each={name: median(taken) for name, taken in times.items()},
    )
