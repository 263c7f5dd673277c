# SPDX-License-Identifier: MIT
"""What the page says of the benchmarks other than that of the portfolio: a ratio or two of each.

Each is a script of its own, in a process of its own, so that none finds what another loaded. Its
figures are read from what it prints.
"""

import re
import subprocess
import sys
from pathlib import Path

from attrs import frozen

from .measuring import say

__all__ = ["HEADLINES", "SCRIPTS", "Headline", "run"]

HERE = Path(__file__).parent
SCRIPTS = ("evaluate", "worst_case", "conclude", "exchange", "reports", "import", "extremes")
"""In the order in which they run."""

_LOOP = "a loop by hand for one edition"
_EVALUATE = "evaluating the same audit"
_PYDANTIC = "pydantic"
_SETTLED, _OPEN = "^all norms rated", "^one norm in ten open"
_FULL = "^with scope and interviews"


@frozen
class Headline:
    """A figure of a benchmark.

    Attributes:
        script: The benchmark that prints it.
        measured: What it measures.
        against: What that is compared with.
        pattern: What stands before it, in what is printed.
    """

    script: str
    measured: str
    against: str
    pattern: str

    def found(self, printed: str) -> float:
        """Return the figure."""
        match = re.search(self.pattern + r"\s+(\d+\.\d+)", printed, re.DOTALL | re.MULTILINE)
        if match is None:
            raise LookupError(f"{self.script} does not print {self.measured!r}")
        return float(match[1])


def _row(section: str, name: str) -> str:
    """Return the pattern of a line with a time and then a ratio, below the line of its section."""
    return rf"{section}.*?^ *{name} +\d+\.\d+ us" if section else rf"^{name} +\d+\.\d+ us"


HEADLINES = (
    Headline("evaluate", "`evaluate`, all read", _LOOP, _row(_SETTLED, "evaluate, all read")),
    Headline(
        "evaluate",
        "`evaluate`, only the outcome read",
        _LOOP,
        _row(_SETTLED, "evaluate, outcome read"),
    ),
    Headline(
        "evaluate",
        "an evaluation of a row, all read",
        _LOOP,
        _row(_SETTLED, "from a row, all read"),
    ),
    Headline(
        "evaluate",
        "`evaluate`, one norm in ten open, all read",
        _LOOP,
        _row(_OPEN, "evaluate, all read"),
    ),
    Headline(
        "worst_case",
        "the slowest verb, 60 norms under 5 limits",
        _EVALUATE,
        "^largest ratio",
    ),
    Headline("conclude", "`conclude`", _EVALUATE, _row("", "conclude")),
    Headline("exchange", "`from_dict` of an audit", _PYDANTIC, _row(_FULL, "load")),
    Headline("exchange", "`to_dict` of an audit", _PYDANTIC, _row(_FULL, "dump")),
    Headline("reports", "`explain` of a conclusion", _EVALUATE, _row("", "explain, a conclusion")),
    Headline("reports", "`to_html` of a conclusion", _EVALUATE, _row("", "to_html, a conclusion")),
    Headline(
        "import",
        "`import sterksociaalwerk`",
        "importing what it is built on",
        r"^sterksociaalwerk +\d+\.\d ms",
    ),
)


def run(script: str) -> dict[Headline, float] | None:
    """Run a script and return its headlines; ``None`` if it ends with an error."""
    say(f"\n{'=' * 20} {script}")
    done = subprocess.run(  # noqa: S603  # our own scripts
        [sys.executable, str(HERE / f"bench_{script}.py")],
        stdout=subprocess.PIPE,
        check=False,
        text=True,
    )
    say(done.stdout)
    if done.returncode:
        return None
    return {each: each.found(done.stdout) for each in HEADLINES if each.script == script}
