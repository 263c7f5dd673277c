# SPDX-License-Identifier: MIT
"""Count a million made-up audits with Spark, and compare with one process.

  portfolio_spark.py
  portfolio_spark.py --audits 20000 --parts 4

It takes PySpark and Java: pip install pyspark. Each task makes its own audits, as it would read its
own file, and returns a portfolio of these; Spark merges them as a tree. Made up are the audits, and
so is the split of the 49 norms over the categories. The exit code is 1 if one process counts
anything else.
"""

# Neither is a dependency, nor fully typed.
# pyright: reportMissingImports=false, reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportMissingTypeStubs=false, reportUnknownArgumentType=false, reportPrivateImportUsage=false

import argparse
import os
import sys
from collections.abc import Sequence
from functools import partial
from operator import add
from random import Random

from pyspark.sql import SparkSession

from sterksociaalwerk.framework import Framework
from sterksociaalwerk.label import V2019
from sterksociaalwerk.sector import Portfolio

__all__ = ["main"]

SPLIT = {"vakmanschap": 16, "dienstverlening": 16, "organisatie-bestuur": 17}
# Of 256 bytes, those that stand for a norm that is not met, partly met, and met.
RATINGS = bytes([2] * 8 + [1] * 24 + [0] * 224)
# All on this machine: nobody else can reach it.
HERE = "127.0.0.1"
SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.driver.host": HERE,
    "spark.driver.bindAddress": HERE,
}


def portfolio_of(part: int, audits: int, framework: Framework) -> Portfolio:
    """Return a part of the audits: here is where a program would read a file."""
    random = Random(part)  # noqa: S311  # no secret, and the same in every process
    norms = framework.norm_count
    ratings = random.randbytes(audits * norms).translate(RATINGS)
    rows = (ratings[at : at + norms] for at in range(0, len(ratings), norms))
    return Portfolio.of(framework, rows)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the example."""
    parser = argparse.ArgumentParser(description="Count made-up audits with Spark.")
    parser.add_argument("--audits", type=int, default=1_000_000)
    parser.add_argument("--parts", type=int, default=10)
    options = parser.parse_args(arguments)
    framework = V2019.with_numbered_norms(SPLIT)
    make = partial(portfolio_of, audits=options.audits // options.parts, framework=framework)

    os.environ |= {"PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": HERE}
    builder = SparkSession.builder.master("local[2]").appName("portfolio")
    for key, value in SETTINGS.items():
        builder = builder.config(key, value)
    session = builder.getOrCreate()
    try:
        parts = session.sparkContext.parallelize(range(options.parts), options.parts)
        whole = parts.map(make).treeReduce(add)
    finally:
        session.stop()
    outcomes = whole.outcomes()
    print(f"{outcomes.total} audits: {outcomes.passed} pass, {outcomes.failed} fail")

    alone = sum(map(make, range(options.parts)), Portfolio.of(framework, ()))
    equal = alone.outcomes() == outcomes and alone.norms() == whole.norms()
    print("one process counts the same" if equal else "one process counts something else")
    return 0 if equal else 1


if __name__ == "__main__":
    sys.exit(main())
