# SPDX-License-Identifier: MIT
"""Decide the outcomes that organisations published, and compare.

  published_outcomes.py

The outcomes stand in published_outcomes.json, each with where it was read. Where the edition is not
stated, "editions" lists each that it could be: 2019 was a year of transition, in which both were in
use. The outcome is then decided under each of them, and has to agree under each.

A published outcome is what was awarded; what is decided here is only whether the limits are met.
The exit code is 0 if all agree and 1 if one does not.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from sterksociaalwerk.evaluation import Outcome, decide
from sterksociaalwerk.framework import Cycle, Framework, Tally
from sterksociaalwerk.label import V2017, V2019

__all__ = ["main"]

EDITIONS = {str(edition.key.version): edition for edition in (V2017, V2019)}
OUTCOMES = Path(__file__).with_name("published_outcomes.json")


def tally_of(case: dict[str, Any], edition: Framework) -> Tally:
    """Return the published counts; *all* is as many norms as the edition has."""
    met = edition.norm_count if case["met"] == "all" else case["met"]
    return Tally(met=met, partly_met=case["partly_met"], not_met=case["not_met"])


def decided(case: dict[str, Any], edition: Framework) -> tuple[bool, str]:
    """Return whether an edition gives the published outcome, and a line that says so."""
    tally = tally_of(case, edition)
    verdict = decide(tally, edition, cycle=Cycle(case["cycle"]))
    agrees = verdict.outcome is Outcome(case["outcome"])
    counts = f"{tally.met} met, {tally.partly_met} partly met, {tally.not_met} not met"
    conclusion = "agrees" if agrees else f"DOES NOT AGREE, published was {case['outcome']}"
    found = f"{verdict.outcome.value}, {conclusion}"
    return agrees, f"  edition {edition.key.version}: {counts}: {found}"


def compared(case: dict[str, Any]) -> Iterator[tuple[bool, str]]:
    """Yield the lines about one organisation, each with whether all is well."""
    yield True, f"{case['organisation']} ({case['audit']}): {case['published']}"
    yield True, f"  source: {case['source']}"
    if len(case["editions"]) > 1:
        yield True, "  the edition is not stated; decided under each that it could be"
    for version in case["editions"]:
        yield decided(case, EDITIONS[version])


def main(argv: Sequence[str] | None = None) -> int:
    """Print each outcome and return the exit code; takes another file of outcomes, if any."""
    given = sys.argv[1:] if argv is None else argv
    path = Path(given[0]) if given else OUTCOMES
    lines = [line for case in json.loads(path.read_text("utf-8")) for line in compared(case)]
    print(*(line for _, line in lines), sep="\n")
    return 0 if all(agrees for agrees, _ in lines) else 1


if __name__ == "__main__":
    sys.exit(main())
