# SPDX-License-Identifier: MIT
"""Evaluate a catalog that others wrote, from OSCAL to an explained outcome.

  oscal_catalog.py
  oscal_catalog.py --language en

The catalog is an excerpt of NIST's SP 800-53, in the public domain. The ratings are made up, and
the rule is this example's own: NIST says what is asked, and not how many deviations there may be.
Both stand in oscal-catalog.json; with a catalog, ratings and a rule of your own it prints your
outcome.
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
from sterksociaalwerk.exchange import norms_from_oscal
from sterksociaalwerk.reporting import Language

__all__ = ["main"]

FILE = Path(__file__).with_name("oscal-catalog.json")

HEADINGS = {
    "nl": (
        "{organisation}: beoordeeld op een catalogus in OSCAL",
        "1. De catalogus",
        "2. De uitkomst",
        "3. Wat er beter moet",
    ),
    "en": (
        "{organisation}: evaluated against a catalog in OSCAL",
        "1. The catalog",
        "2. The outcome",
        "3. What has to improve",
    ),
}
COUNTED = {
    "nl": "{title}: {count} normen",
    "en": "{title}: {count} norms",
}


def framework_of(data: dict[str, Any], catalog: dict[str, Any]) -> ssw.Framework:
    """Return the norms of the catalog with the rule of the example."""
    categories, norms = norms_from_oscal(catalog)
    rule = data["rule"]
    own = ssw.Source(title=FILE.name, publisher="this example")
    limits = [
        ssw.Limit(
            key="partly-met",
            ratings={ssw.Rating.PARTLY_MET},
            at_most=rule["partly_met"],
            source=own,
        ),
        ssw.Limit(key="not-met", ratings={ssw.Rating.NOT_MET}, at_most=rule["not_met"], source=own),
        ssw.Limit(
            key="never-not-met",
            ratings={ssw.Rating.NOT_MET},
            at_most=0,
            norms=rule["never_not_met"],
            source=own,
        ),
    ]
    metadata = catalog["catalog"]["metadata"]
    return ssw.Framework(
        key=ssw.FrameworkKey("sp-800-53-moderate-excerpt", "5.1.1"),
        title=metadata["title"],
        categories=categories,
        norm_count=len(norms),
        rule=ssw.Rule(limits),
        counts_business_critical_volunteers=False,
        allows_not_applicable=True,
        in_force_from=None,
        certificate_years=None,
        norms=norms,
        sources=[ssw.Source(title=metadata["title"], publisher="NIST", date=date(2024, 2, 13))],
    )


def evaluation_of(data: dict[str, Any], framework: ssw.Framework) -> ssw.Evaluation:
    """Return what the ratings come to."""
    rated = {norm.id: data["ratings"].get(norm.id, data["otherwise"]) for norm in framework.norms}
    return ssw.evaluate({norm: ssw.Rating(value) for norm, value in rated.items()}, framework)


def told(data: dict[str, Any], language: Language) -> Iterator[str]:
    """Yield what each part of the file says."""
    catalog = json.loads(FILE.with_name(data["catalog"]).read_text("utf-8"))
    framework = framework_of(data, catalog)
    evaluation = evaluation_of(data, framework)

    yield fill(data["made_up"][language], width=100)
    of = [norm.category for norm in framework.norms]
    counts = [
        COUNTED[language].format(title=category.title, count=of.count(category.key))
        for category in framework.categories
    ]
    yield "\n".join([fill(framework.title, width=100), "", *counts])
    yield ssw.explain(evaluation, language=language)
    repair = ssw.repair(evaluation)
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
