# SPDX-License-Identifier: MIT
"""Print the file of one audit in the transition year: which edition, and what the other would say.

  transition_year.py
  transition_year.py --language en

The audit is made up, and so is the crosswalk: what really became of the 52 norms of 2017 is not
known to the library. Both stand in transition-year.json; with a crosswalk of your own in its place
the script prints your file.

Printed are: which editions the audit may use, its outcome under the edition of 2017, what its
findings still say under that of 2019 and which norms have to be assessed again, the outcome once
they have been, and what would have to improve.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from textwrap import fill
from typing import Any

import sterksociaalwerk as ssw
from sterksociaalwerk import label
from sterksociaalwerk.reporting import Language

__all__ = ["main"]

FILE = Path(__file__).with_name("transition-year.json")

HEADINGS = {
    "nl": (
        "Overgangsdossier van {organisation}",
        "1. Welk normenkader mag worden gebruikt?",
        "2. De audit onder normenkader {source}",
        "3. Wat de bevindingen zeggen onder normenkader {target}",
        "4. De uitkomst na herbeoordeling onder normenkader {target}",
        "5. Wat er beter moet",
    ),
    "en": (
        "Transition file of {organisation}",
        "1. Which edition may be used?",
        "2. The audit under edition {source}",
        "3. What the findings say under edition {target}",
        "4. The outcome after assessing again, under edition {target}",
        "5. What has to improve",
    ),
}


def crosswalk_of(data: dict[str, Any], old: ssw.Framework, new: ssw.Framework) -> ssw.Crosswalk:
    """Return what became of the norms."""
    links = [
        ssw.Link(
            ssw.Change(item["change"]),
            item["sources"],
            item["targets"],
            remark=item.get("remark", ""),
        )
        for item in data["links"]
    ]
    return ssw.Crosswalk(old.key, new.key, links)


def ratings_of(items: dict[str, str]) -> dict[str, ssw.Rating]:
    """Return ratings by norm."""
    return {norm: ssw.Rating.of(key) for norm, key in items.items()}


def told(data: dict[str, Any], language: Language) -> Iterator[str]:
    """Yield what each part of the file says."""
    old = label.SCHEME[data["source"]].with_numbered_norms()
    edition = label.SCHEME[data["target"]]
    # Which categories the norms of 2019 are in is not known, so they have none here.
    new = edition.with_norms(ssw.Norm(f"N{n:02}", None) for n in range(1, edition.norm_count + 1))
    crosswalk, found = crosswalk_of(data, old, new), ratings_of(data["ratings"])
    carried = ssw.carry_over(found, crosswalk, old, new)
    again = ssw.evaluate(dict(carried.ratings) | ratings_of(data["reassessed"]), new)
    repair = ssw.repair(again)

    yield fill(data["made_up"][language], width=100)
    applicable = label.SCHEME.applicable(
        audited_on=date.fromisoformat(data["audited_on"]),
        process_started_on=date.fromisoformat(data["process_started_on"]),
    )
    yield ssw.explain(applicable, language=language)
    for result in (ssw.evaluate(found, old), carried, again):
        yield ssw.explain(result, language=language)
    if repair is not None:
        yield ssw.explain(repair, language=language)


def main(argv: Sequence[str] | None = None) -> int:
    """Print the file and return the exit code."""
    parser = argparse.ArgumentParser(prog=Path(__file__).name, description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--language", choices=["nl", "en"], default="nl")
    language: Language = parser.parse_args(argv).language
    data = json.loads(FILE.read_text("utf-8"))
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        # Where a terminal lacks a letter, it shows a question mark.
        reconfigure(errors="replace")
    for heading, text in zip(HEADINGS[language], told(data, language), strict=False):
        title = heading.format_map(data)
        print(f"{title}\n{'=' * len(title)}\n\n{text}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
