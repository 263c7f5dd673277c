# SPDX-License-Identifier: MIT
"""The scripts that count a portfolio in several processes, run as a reader would run them."""

import os
import shutil
import subprocess
import sys
from importlib.util import find_spec

import pytest

from tests.examples.inputs import EXAMPLES
from tests.project import PACKAGE

# Spark alone takes some twenty seconds to start and stop.
_MOST_SECONDS = 180


def _run(script: str, audits: int) -> str:
    path = os.pathsep.join([str(PACKAGE.parent), os.environ.get("PYTHONPATH", "")])
    finished = subprocess.run(  # noqa: S603  # the program is ours
        [sys.executable, str(EXAMPLES / script), "--audits", str(audits), "--parts", "5"],
        env={**os.environ, "PYTHONPATH": path},
        check=True,
        capture_output=True,
        text=True,
        timeout=_MOST_SECONDS,
    )
    return finished.stdout


@pytest.mark.skipif(find_spec("dask") is None, reason="takes dask, which the group 'test' has")
@pytest.mark.parametrize(
    "audits", [5_000, pytest.param(1_000_000, marks=pytest.mark.slow)], ids=str
)
def test_dask_counts_the_same_as_one_process(audits: int) -> None:
    told = _run("portfolio_dask.py", audits).splitlines()
    assert told[0].startswith(f"{audits} audits: ")
    assert len(told) == 8
    assert told[-1] == "one process counts the same"


@pytest.mark.slow
@pytest.mark.skipif(
    find_spec("pyspark") is None or shutil.which("java") is None, reason="takes pyspark and Java"
)
def test_spark_counts_the_same_as_one_process() -> None:
    told = _run("portfolio_spark.py", 1_000_000).splitlines()
    assert told[0].startswith("1000000 audits: ")
    assert told[-1] == "one process counts the same"
