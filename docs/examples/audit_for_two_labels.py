# SPDX-License-Identifier: MIT
"""Print one file for two labels: the same findings, and a conclusion for each.

  audit_for_two_labels.py
  audit_for_two_labels.py --language en

The other label is made up: a framework of eight norms that stands for one such as that of NVVK,
with which audits for this label are combined. Which norms of real labels ask the same is not known
to the library. Everything stands in audit-for-two-labels.json.

Norms that both labels share are assessed once. A norm that only the other one has, or of which the
shared findings leave the rating uncertain, is assessed for that label by itself.

--language   nl (Dutch, the default) or en
--help       this text

Exit codes: 0 the file is printed, 2 the input is not fit for use, and one line on stderr says why.
"""

import json
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from textwrap import fill
from typing import Any

import sterksociaalwerk as ssw
from sterksociaalwerk import label
from sterksociaalwerk.errors import SterkSociaalWerkError
from sterksociaalwerk.reporting import Language

__all__ = ["main"]

FILE = Path(__file__).with_name("audit-for-two-labels.json")
OPTIONS = {"--language": "nl|en", "--help": "", "-h": ""}

HELP_NL = """\
Toon één dossier voor twee labels: dezelfde bevindingen, en voor elk label een conclusie.

  audit_for_two_labels.py
  audit_for_two_labels.py --language en

Het andere label is verzonnen: acht normen die een label als dat van NVVK voorstellen, waarmee
toetsingen voor dit label worden gecombineerd. Welke normen van echte labels hetzelfde vragen, is
niet bekend. Alles staat in audit-for-two-labels.json.

Een norm die beide labels delen, is één keer beoordeeld. Een norm die alleen het andere label heeft,
of waarvan de beoordeling niet zeker volgt uit wat gedeeld is, is voor dat label apart beoordeeld.

--language   nl (als u niets opgeeft) of en (Engels)
--help       deze tekst

Exitcodes: 0 het dossier is getoond, 2 de invoer is niet bruikbaar, en op stderr staat in één
regel waarom.
"""

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
    "nl": "Het andere label heeft {total} normen. Van {shared} daarvan volgt de beoordeling uit de "
    "bevindingen voor dit label ({names}); {own} zijn apart beoordeeld ({own_names}).",
    "en": "The other label has {total} norms. The ratings of {shared} follow from the findings for "
    "this label ({names}); {own} were assessed by themselves ({own_names}).",
}

ELSEWHERE = {
    "nl": "Wat bij het andere label uit de toetsing volgt, is net als dat label verzonnen.",
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
            whole_organisation=True,
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
            ssw.Interview(
                role=item["role"],
                people=item["people"],
                party=ssw.Party(item["party"]),
                services=ssw.ALL,
                municipalities=ssw.ALL,
            )
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


# ---------------------------------------------------------------- as a program
# The same in each of these scripts, so that each can be copied by itself.

PROBLEMS: dict[Language, dict[type[Exception], str]] = {
    "nl": {
        FileNotFoundError: "ontbreekt",
        OSError: "kan niet worden gelezen",
        json.JSONDecodeError: "is geen geldige JSON; zie regel {where}",
        SterkSociaalWerkError: "bevat een fout bij {where}; waarom staat er met --language en",
        KeyError: "mist het veld {where}",
        Exception: "is anders opgebouwd dan dit programma verwacht",
    },
    "en": {
        FileNotFoundError: "is missing",
        OSError: "cannot be read",
        json.JSONDecodeError: "is no valid JSON; see line {where}",
        SterkSociaalWerkError: "is not right: {where}",
        KeyError: "lacks the field {where}",
        Exception: "is built otherwise than this program expects",
    },
}
UNKNOWN: dict[Language, str] = {
    "nl": "onbekend: {words}; zie --help",
    "en": "unknown: {words}; see --help",
}


def problem_of(error: Exception, language: Language) -> str:
    """Return what is wrong with the data; of an English message only what and where in Dutch."""
    where = str(error)
    if isinstance(error, json.JSONDecodeError):
        where = str(error.lineno)
    elif isinstance(error, SterkSociaalWerkError) and language == "nl":
        named = [(fault.path, re.search("'.*?'", fault.problem)) for fault in error.faults[:3]]
        where = ", ".join(f'"{path}"' + (f" {name[0]}" if name else "") for path, name in named)
    return next(
        problem.format(where=" ".join(where.split()))
        for kind, problem in PROBLEMS[language].items()
        if isinstance(error, kind)
    )


def options_of(words: Sequence[str]) -> tuple[dict[str, str], list[str]]:
    """Return options by name, and what is none; argparse has English sentences of its own."""
    options: dict[str, str] = {}
    unknown: list[str] = []
    rest = iter(words)
    for word in rest:
        name, sign, value = word.partition("=")
        if OPTIONS.get(name) and not sign:
            value = next(rest, "")
        if name in OPTIONS and re.fullmatch(OPTIONS[name], value.casefold()):
            options[name] = value.casefold()
        else:
            unknown.append(f"{name} {value}".strip())
    return options, unknown


def show(text: str) -> None:
    """Print a text; where a terminal lacks a letter, it shows a question mark."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace")
    try:
        print(text, flush=True)
    except BrokenPipeError:
        # Who has seen enough closes the other end; nothing is left to be written after that.
        with suppress(OSError):
            sys.stdout.close()


def main(argv: Sequence[str] | None = None) -> int:
    """Print the file and return the exit code."""
    options, unknown = options_of(sys.argv[1:] if argv is None else argv)
    language: Language = "en" if options.get("--language") == "en" else "nl"
    if options.keys() & {"--help", "-h"}:
        show((HELP_NL if language == "nl" else str(__doc__)).strip())
        return 0
    if unknown:
        problem = UNKNOWN[language].format(words=", ".join(unknown))
        print(f"{Path(__file__).name}: {problem}", file=sys.stderr)
        return 2
    try:
        data = json.loads(FILE.read_text("utf-8"))
        titles = [heading.format_map(data) for heading in HEADINGS[language]]
        parts = zip(titles, told(data, language), strict=False)
        text = "\n\n".join(f"{title}\n{'=' * len(title)}\n\n{part}" for title, part in parts)
    except (OSError, LookupError, TypeError, ValueError, AttributeError) as error:
        print(f"{FILE.name}: {problem_of(error, language)}", file=sys.stderr)
        return 2
    show(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
