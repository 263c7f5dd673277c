# SPDX-License-Identifier: MIT
"""Runs all benchmarks: ``python -m tests.benchmarks``, from the top folder.

With ``--write 2026-11-21`` the figures go into the page about them, with that date. Nothing is
written where a benchmark ends with an error or a table stays void. Names, such as ``evaluate``, run
only these.
"""

import argparse
import sys
from datetime import date

from .headlines import SCRIPTS, Headline, run
from .measuring import say
from .pages import PAGE, Figures, about, replaced

__all__ = ["main"]

PORTFOLIO = "portfolio"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", help=f"of {', '.join((*SCRIPTS, PORTFOLIO))}")
    parser.add_argument("--write", type=date.fromisoformat, metavar="DATE")
    given = parser.parse_args()
    if unknown := set(given.names) - {*SCRIPTS, PORTFOLIO}:
        parser.error(f"no benchmarks: {', '.join(sorted(unknown))}")
    if given.write and given.names:
        parser.error("the page is written from all of them, or not at all")
    return given


def main() -> int:
    """Run; return 1 if anything is not to be trusted."""
    given = _arguments()
    wanted = given.names or [*SCRIPTS, PORTFOLIO]
    headlines: dict[Headline, float] = {}
    failed: list[str] = []
    for script in SCRIPTS:
        if script in wanted:
            found = run(script)
            if found is None:
                failed.append(script)
            else:
                headlines |= found
    if PORTFOLIO in wanted:
        # Only here: the others need none of the peers.
        from . import bench_portfolio  # noqa: PLC0415

        measured = bench_portfolio.run()
        if measured is None:
            failed.append(PORTFOLIO)
        elif given.write and not failed:
            figures = Figures(
                about=about(given.write),
                tables=measured.tables,
                memory=measured.memory,
                growth=measured.growth,
                headlines=headlines,
            )
            page = PAGE.read_text(encoding="utf-8")
            PAGE.write_text(replaced(page, figures), encoding="utf-8")
            say(f"\nwritten: {PAGE.name}")
    if failed:
        say(f"\nvoid or too slow: {', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
