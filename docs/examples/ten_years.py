# SPDX-License-Identifier: MIT
"""Print ten years of one organisation: certified or not, how many in a row, when to audit again.

  ten_years.py
  ten_years.py --language en
  ten_years.py --grace-days 475

Three certificates in a row, then a gap, then a fourth. They are made up and stand in
ten-years.json. For each year is said what was known on the first of January; a certificate that was
awarded later changes no earlier line. The row ends with a gap, unless it is within the grace that
is given.
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

FILE = Path(__file__).with_name("ten-years.json")

HEADINGS = {
    "nl": (
        "{years} jaar {organisation}",
        "1. De certificaten",
        "2. De stand op 1 januari",
    ),
    "en": (
        "{years} years of {organisation}",
        "1. The certificates",
        "2. How things stood on 1 January",
    ),
}
STANDING = {
    "nl": {
        ssw.Standing.NEVER: "nog geen certificaat",
        ssw.Standing.VALID: "gecertificeerd",
        ssw.Standing.DUE: "gecertificeerd, tijd voor een nieuwe audit",
        ssw.Standing.SUSPENDED: "certificaat geschorst",
        ssw.Standing.WITHDRAWN: "certificaat ingetrokken",
        ssw.Standing.EXPIRED: "certificaat verlopen",
    },
    "en": {
        ssw.Standing.NEVER: "no certificate yet",
        ssw.Standing.VALID: "certified",
        ssw.Standing.DUE: "certified, time for a new audit",
        ssw.Standing.SUSPENDED: "certificate suspended",
        ssw.Standing.WITHDRAWN: "certificate withdrawn",
        ssw.Standing.EXPIRED: "certificate expired",
    },
}
COLUMNS = {
    "nl": ("jaar", "stand", "op rij", "volgende audit vanaf", "klaar vóór"),
    "en": ("year", "standing", "in a row", "next audit from", "done before"),
}


def certificate_of(item: dict[str, Any], data: dict[str, Any]) -> ssw.Certificate:
    """Return a certificate, by way of its advice and award."""
    conditions = [
        ssw.Condition(
            text=condition["text"],
            due_on=date.fromisoformat(condition["due_on"]),
            fulfilled_on=date.fromisoformat(condition["fulfilled_on"]),
        )
        for condition in item.get("conditions", [])
    ]
    advice = ssw.Advice(
        audit=item["audit"],
        outcome=ssw.AdviceOutcome(item["advice"]),
        given_by=data["certifying_body"],
        given_on=date.fromisoformat(item["advised_on"]),
        conditions=conditions,
    )
    award = ssw.Award(
        advice=advice,
        awarded_by="Beheercommissie",
        awarded_on=date.fromisoformat(item["awarded_on"]),
    )
    begins = item.get("valid_from")
    return ssw.Certificate.issue(
        award,
        label.SCHEME[item["edition"]],
        data["organisation"],
        valid_from=None if begins is None else date.fromisoformat(begins),
    )


def year_told(
    history: ssw.History, on: date, grace_days: int, language: Language
) -> tuple[str, ...]:
    """Return the cells of one year."""
    window = history.next_audit_window(on)
    return (
        str(on.year),
        STANDING[language][history.status(on)],
        str(history.streak(on, grace_days)),
        "" if window is None else str(window.opens_on),
        "" if window is None else str(window.closes_on),
    )


def table(rows: Sequence[tuple[str, ...]]) -> str:
    """Return rows with their cells below each other."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )


def told(data: dict[str, Any], grace_days: int, language: Language) -> Iterator[str]:
    """Yield what each part says."""
    history = ssw.History(certificate_of(item, data) for item in data["certificates"])
    years = range(data["first_year"], data["first_year"] + data["years"])

    yield fill(data["made_up"][language], width=100)
    yield ssw.explain(history, language=language)
    told_of_years = [year_told(history, date(year, 1, 1), grace_days, language) for year in years]
    yield table([COLUMNS[language], *told_of_years])


def main(argv: Sequence[str] | None = None) -> int:
    """Print the history and return the exit code."""
    parser = argparse.ArgumentParser(prog=Path(__file__).name, description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--language", choices=["nl", "en"], default="nl")
    parser.add_argument("--grace-days", type=int, default=0, metavar="DAYS")
    options = parser.parse_args(argv)
    language: Language = options.language
    data = json.loads(FILE.read_text("utf-8"))
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        # Where a terminal lacks a letter, it shows a question mark.
        reconfigure(errors="replace")
    texts = told(data, options.grace_days, language)
    for heading, text in zip(HEADINGS[language], texts, strict=True):
        title = heading.format_map(data)
        print(f"{title}\n{'=' * len(title)}\n\n{text}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
