# SPDX-License-Identifier: MIT
"""What it costs to import the library, and to evaluate one audit, in a fresh process.

Run it by itself: ``python tests/benchmarks/bench_import.py``. It is no test: a figure depends on
the machine, and only ratios within one run mean anything. The base is to import what the library
is built on. Time is that of the processor for the whole process; the first line is an empty one.

Whether Python finds compiled files (``.pyc``) makes more of a difference than all else, so the
output says it; they are not written where ``PYTHONDONTWRITEBYTECODE`` is set.
"""

import platform
import resource
import subprocess
import sys
from importlib.util import cache_from_source
from pathlib import Path
from statistics import median

import sterksociaalwerk

__all__ = ["main"]

ROUNDS = 25
EVALUATE = """
import sterksociaalwerk as ssw
split = {"vakmanschap": 16, "dienstverlening": 16, "organisatie-bestuur": 17}
ssw.evaluate({}, ssw.label.V2019.with_numbered_norms(split))
"""
PROGRAMS = {
    "an empty program": "",
    "attrs and packaging.version": "import attrs, packaging.version",
    "sterksociaalwerk": "import sterksociaalwerk",
    "and one evaluation": EVALUATE,
}


def _spent(program: str) -> float:
    """Return the time of the processor that a program takes, in seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", program], check=True)  # noqa: S603  # our own programs
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def main() -> None:
    """Compare and print."""
    for program in PROGRAMS.values():
        # The first time compiled files may be written.
        _spent(program)
    compiled = Path(cache_from_source(sterksociaalwerk.__file__)).exists()
    times: dict[str, list[float]] = {name: [] for name in PROGRAMS}
    for _ in range(ROUNDS):
        for name, program in PROGRAMS.items():
            times[name].append(_spent(program))
    base = times["attrs and packaging.version"]
    lines = [
        f"Python {platform.python_version()}, median of {ROUNDS} rounds",
        f"{'with' if compiled else 'without'} .pyc files of the library",
        "",
    ]
    for name, taken in times.items():
        ratio = median(mine / other for mine, other in zip(taken, base, strict=True))
        lines.append(f"{name:30}{median(taken) * 1000:7.1f} ms{ratio:8.2f}")
    sys.stdout.write("\n".join([*lines, ""]))


if __name__ == "__main__":
    main()
