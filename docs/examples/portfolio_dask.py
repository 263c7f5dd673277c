# SPDX-License-Identifier: MIT
"""Count a million made-up audits in several processes with Dask, and compare with one process.

  portfolio_dask.py
  portfolio_dask.py --audits 20000 --parts 4

It takes Dask: pip install dask. Each task makes its own audits, as it would read its own file, and
returns a portfolio of these; Dask merges them two by two. Made up are the audits, and so is the
split of the 49 norms over the categories. The exit code is 1 if one process counts anything else.
"""

# Neither is a dependency, nor fully typed.
# pyright: reportMissingImports=false, reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportMissingTypeStubs=false, reportUnknownArgumentType=false, reportPrivateImportUsage=false

import argparse
import sys
from collections.abc import Sequence
from functools import partial
from operator import add
from random import Random

import dask.bag

from sterksociaalwerk.framework import Framework
from sterksociaalwerk.label import V2019
from sterksociaalwerk.sector import Portfolio

__all__ = ["main"]

YEARS = range(2017, 2022)
SPLIT = {"vakmanschap": 16, "dienstverlening": 16, "organisatie-bestuur": 17}
# Of 256 bytes, those that stand for a norm that is not met, partly met, and met.
RATINGS = bytes([2] * 8 + [1] * 24 + [0] * 224)


def portfolio_of(part: int, audits: int, framework: Framework) -> Portfolio:
    """Return a part of the audits: here is where a program would read a file."""
    random = Random(part)  # noqa: S311  # no secret, and the same in every process
    norms = framework.norm_count
    ratings = random.randbytes(audits * norms).translate(RATINGS)
    rows = (ratings[at : at + norms] for at in range(0, len(ratings), norms))
    return Portfolio.of(framework, rows, groups={"year": random.choices(YEARS, k=audits)})


def told(portfolio: Portfolio) -> str:
    """Return what a portfolio says, in a few lines."""
    outcomes = portfolio.outcomes()
    hardest = min(portfolio.norms(), key=lambda norm: norm.met.count)
    lines = [
        f"{outcomes.total} audits: {outcomes.passed} pass, {outcomes.failed} fail",
        *(
            f"  {point.value}: {point.outcomes.passed} of {point.outcomes.total}"
            for point in portfolio.trend("year").points
        ),
        f"least often met: {hardest.norm}, by {hardest.met.count}",
    ]
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the example."""
    parser = argparse.ArgumentParser(description="Count made-up audits with Dask.")
    parser.add_argument("--audits", type=int, default=1_000_000)
    parser.add_argument("--parts", type=int, default=10)
    options = parser.parse_args(arguments)
    framework = V2019.with_numbered_norms(SPLIT)
    make = partial(portfolio_of, audits=options.audits // options.parts, framework=framework)

    parts = dask.bag.from_sequence(range(options.parts), npartitions=options.parts)
    # Processes on this machine; on a cluster it is the same with the cluster's client.
    whole = parts.map(make).fold(add).compute(scheduler="processes")
    print(told(whole))

    alone = sum(map(make, range(options.parts)), Portfolio.of(framework, ()))
    equal = told(alone) == told(whole) and alone.norms() == whole.norms()
    print("one process counts the same" if equal else "one process counts something else")
    return 0 if equal else 1


if __name__ == "__main__":
    sys.exit(main())
