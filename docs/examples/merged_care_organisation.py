# SPDX-License-Identifier: MIT
"""Print the file of an audit of a care organisation of which only the social work is in scope.

  merged_care_organisation.py
  merged_care_organisation.py --language en

After a merger the organisation works in 35 municipalities. Some of its social work is audited in
all of them and some in a few; its care is out of scope. Everything is made up and stands in
merged-care-organisation.json; a service that names no municipalities there is in the whole area.

Printed are the scope in short, and the conclusion: what the audit leads to, all that is to be said
of its file, who counts, what nobody was asked about, and the outcome.
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

FILE = Path(__file__).with_name("merged-care-organisation.json")

HEADINGS = {
    "nl": (
        "Auditdossier van {organisation}",
        "1. De scope in het kort",
        "2. Het dossier",
    ),
    "en": (
        "Audit file of {organisation}",
        "1. The scope in short",
        "2. The file",
    ),
}
WHERE = {
    "nl": "{service}: {count} van {total} gemeenten, {scope}",
    "en": "{service}: {count} of {total} municipalities, {scope}",
}
IN_SCOPE = {"nl": "in scope", "en": "in scope"}
OUT_OF_SCOPE = {"nl": "buiten scope ({remark})", "en": "out of scope ({remark})"}


def volunteers_of(item: dict[str, Any]) -> ssw.VolunteerGroup:
    """Return a group of volunteers; null in the file is not known."""
    prepared, work = item["prepared"], item["work"]
    return ssw.VolunteerGroup(
        role=item["role"],
        headcount=item["headcount"],
        prepared=None if prepared is None else ssw.Preparation(prepared),
        independent=item["independent"],
        work=None if work is None else ssw.Work(work),
        needs_quality_assurance=item["needs_quality_assurance"],
        services=item["services"],
    )


def scope_of(data: dict[str, Any]) -> ssw.Scope:
    """Return services by municipalities, and the people who do the work."""
    area = {"municipalities": data["municipalities"]}
    return ssw.Scope(
        organisation=data["organisation"],
        whole_organisation=False,
        activities=[ssw.Activity(**(area | item)) for item in data["activities"]],
        staff=[ssw.StaffGroup(**item) for item in data["staff"]],
        volunteers=[volunteers_of(item) for item in data["volunteers"]],
    )


def audit_of(data: dict[str, Any], scope: ssw.Scope, edition: ssw.Framework) -> ssw.Audit:
    """Return all that was found."""
    return ssw.Audit(
        id="2020-06",
        scope=scope,
        framework=edition.key,
        kind=ssw.AuditKind.EXTERNAL,
        cycle=ssw.Cycle.INITIAL,
        process_started_on=date.fromisoformat(data["process_started_on"]),
        audited_on=date.fromisoformat(data["audited_on"]),
        findings=[
            ssw.Finding(norm, ssw.Rating.of(key), improvements=data["improvements"].get(norm, ()))
            for norm, key in data["ratings"].items()
        ],
        interviews=[
            ssw.Interview(
                role=item["role"],
                people=item["people"],
                party=ssw.Party(item["party"]),
                services=item.get("services", ssw.ALL),
                municipalities=item.get("municipalities", ssw.ALL),
            )
            for item in data["interviews"]
        ],
        certifying_body=data["certifying_body"],
        auditors=data["auditors"],
    )


def services_told(scope: ssw.Scope, total: int, language: Language) -> Iterator[str]:
    """Yield a line for each service, in scope or out of it."""
    for activity in scope.activities:
        text = IN_SCOPE if activity.in_scope else OUT_OF_SCOPE
        yield "- " + WHERE[language].format(
            service=activity.service,
            count=len(activity.municipalities),
            total=total,
            scope=text[language].format(remark=activity.remark),
        )


def told(data: dict[str, Any], language: Language) -> Iterator[str]:
    """Yield what each part of the file says."""
    edition = label.SCHEME[data["edition"]]
    # The wording of the norms is their publisher's; identifiers suffice here.
    edition = edition.with_norms(ssw.Norm(norm, None) for norm in data["ratings"])
    scope = scope_of(data)
    audit = audit_of(data, scope, edition)
    conclusion = ssw.conclude(audit, label.SCHEME.with_framework(edition))

    yield fill(data["made_up"][language], width=100)
    yield "\n".join(services_told(scope, len(data["municipalities"]), language))
    yield ssw.explain(conclusion, language=language)


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
    for heading, text in zip(HEADINGS[language], told(data, language), strict=True):
        title = heading.format_map(data)
        print(f"{title}\n{'=' * len(title)}\n\n{text}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
