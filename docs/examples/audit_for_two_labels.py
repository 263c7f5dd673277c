# SPDX-License-Identifier: MIT
"""Print one file for two labels: the same findings, and a conclusion for each.

  audit_for_two_labels.py
  audit_for_two_labels.py --language en

The other label is made up: a framework of eight norms that stands for one such as that of NVVK,
with which audits for this label are combined. Which norms of real labels ask the same is not known
to the library. Everything stands in audit-for-two-labels.json.

Norms that both labels share are assessed once. A norm that only the other one has, or of which the
shared findings leave the rating uncertain, is assessed for that label by itself.
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

FILE = Path(__file__).with_name("audit-for-two-labels.json")

HEADINGS = {
    "nl": (
        "Dossier van {organisation} voor twee labels",
        "1. Wat de labels delen",
        "2. Conclusie voor dit label",
        "3. Conclusie voor het andere label",
    ),
    "en": (
        "File of {organisation} for two labels",
        "1. What the labels share",
        "2. Conclusion for this label",
        "3. Conclusion for the other label",
    ),
}
SHARED = {
    "nl": "{total} normen van het andere label: {shared} volgen uit de bevindingen voor dit label "
    "({names}), {own} zijn apart beoordeeld ({own_names}).",
    "en": "{total} norms of the other label: {shared} follow from the findings for this label "
    "({names}), {own} were assessed by themselves ({own_names}).",
}

ELSEWHERE = {
    "nl": "Wat bij het andere label uit de audit volgt, is net als dat label verzonnen.",
    "en": "What follows from the audit for the other label is made up, like that label itself.",
}


def other_of(item: dict[str, Any]) -> ssw.Framework:
    """Return the framework that stands for another label."""
    return ssw.Framework(
        key=ssw.FrameworkKey(item["label"], item["version"]),
        title=item["title"],
        categories=[ssw.Category(**category) for category in item["categories"]],
        norm_count=len(item["norms"]),
        rule=ssw.Rule(
            ssw.Limit(key=key, ratings={ssw.Rating.of(key)}, at_most=at_most)
            for key, at_most in item["at_most"].items()
        ),
        counts_business_critical_volunteers=True,
        allows_not_applicable=False,
        in_force_from=date.fromisoformat(item["in_force_from"]),
        certificate_years=item["certificate_years"],
        norms=[ssw.Norm(norm, category) for norm, category in item["norms"].items()],
    )


def crosswalk_of(data: dict[str, Any], own: ssw.Framework, other: ssw.Framework) -> ssw.Crosswalk:
    """Return what the labels share; every other norm is asked by one of them only."""
    shared = [
        ssw.Link(ssw.Change(item["change"]), item["sources"], item["targets"])
        for item in data["shared"]
    ]
    linked = {norm for link in shared for norm in link.sources}
    rest = [norm.id for norm in own.norms if norm.id not in linked]
    return ssw.Crosswalk(
        own.key,
        other.key,
        [
            *shared,
            ssw.Link(ssw.Change.WITHDRAWN, rest, []),
            ssw.Link(ssw.Change.ADDED, [], data["only_other"]),
        ],
    )


def findings_of(ratings: dict[str, str], improvements: dict[str, list[str]]) -> list[ssw.Finding]:
    """Return findings with their points to improve."""
    return [
        ssw.Finding(norm, ssw.Rating.of(key), improvements=improvements.get(norm, ()))
        for norm, key in ratings.items()
    ]


def volunteers_of(item: dict[str, Any]) -> ssw.VolunteerGroup:
    """Return a group of volunteers."""
    return ssw.VolunteerGroup(
        role=item["role"],
        headcount=item["headcount"],
        prepared=ssw.Preparation(item["prepared"]),
        independent=item["independent"],
        work=ssw.Work(item["work"]),
        needs_quality_assurance=item["needs_quality_assurance"],
    )


def audit_of(data: dict[str, Any], edition: ssw.Framework) -> ssw.Audit:
    """Return the audit for this label."""
    return ssw.Audit(
        id="2021-05",
        scope=ssw.Scope(
            organisation=data["organisation"],
            activities=[ssw.Activity(**item) for item in data["activities"]],
            staff=[ssw.StaffGroup(**item) for item in data["staff"]],
            volunteers=[volunteers_of(item) for item in data["volunteers"]],
        ),
        framework=edition.key,
        kind=ssw.AuditKind.EXTERNAL,
        cycle=ssw.Cycle.INITIAL,
        process_started_on=date.fromisoformat(data["process_started_on"]),
        audited_on=date.fromisoformat(data["audited_on"]),
        findings=findings_of(data["ratings"], data["improvements"]),
        interviews=[
            ssw.Interview(role=item["role"], people=item["people"], party=ssw.Party(item["party"]))
            for item in data["interviews"]
        ],
        certifying_body=data["certifying_body"],
    )


def told(data: dict[str, Any], language: Language) -> Iterator[str]:
    """Yield what each part of the file says."""
    edition = label.SCHEME[data["edition"]]
    own = edition.with_norms(ssw.Norm(norm, None) for norm in data["ratings"])
    other = other_of(data["other"])
    audit = audit_of(data, own)
    assessed = findings_of(data["assessed_for_other"], data["improvements_for_other"])
    also = ssw.carry_over_audit(
        audit, crosswalk_of(data, own, other), own, other, id="2021-05-other", findings=assessed
    )

    yield fill(data["made_up"][language], width=100)
    apart = [finding.norm for finding in assessed]
    served = [finding.norm for finding in also.findings if finding.norm not in apart]
    yield fill(
        SHARED[language].format(
            total=other.norm_count,
            shared=len(served),
            names=", ".join(served),
            own=len(apart),
            own_names=", ".join(apart),
        ),
        width=100,
    )
    own_conclusion = ssw.conclude(audit, label.SCHEME.with_framework(own))
    yield ssw.explain(own_conclusion, language=language)
    # Made up like the label itself.
    certified = ssw.FollowUp(
        settled=[ssw.Consequence.ADVICE], on_pass=[ssw.Consequence.CERTIFICATE]
    )
    scheme = ssw.Scheme(
        label=other.key.label,
        frameworks=[other],
        leads_to={ssw.AuditKind.EXTERNAL: certified},
    )
    remark = fill(ELSEWHERE[language], width=100)
    yield f"{remark}\n\n{ssw.explain(ssw.conclude(also, scheme), language=language)}"


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
