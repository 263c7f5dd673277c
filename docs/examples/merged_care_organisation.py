# SPDX-License-Identifier: MIT
"""Print the file of an audit of a care organisation of which only the social work is in scope.

  merged_care_organisation.py
  merged_care_organisation.py --language en

After a merger the organisation works in 35 municipalities. Some of its social work is audited in
all of them and some in a few; its care is out of scope. Everything is made up and stands in
merged-care-organisation.json; a service that names no municipalities there is in the whole area.

Printed are the scope in short, and the conclusion: what the audit leads to, all that is to be said
of its file, who counts, what no interview covered, and the outcome.

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

FILE = Path(__file__).with_name("merged-care-organisation.json")
OPTIONS = {"--language": "nl|en", "--help": "", "-h": ""}

HELP_NL = """\
Toon het dossier van een toetsing bij een zorgorganisatie; alleen het sociaal werk is getoetst.

  merged_care_organisation.py
  merged_care_organisation.py --language en

Na een fusie werkt de organisatie in 35 gemeenten. Een deel van het sociaal werk wordt in alle
gemeenten getoetst, een deel in enkele; de zorg valt buiten de scope. Alles is verzonnen en staat in
merged-care-organisation.json; een dienst die daar geen gemeenten noemt, werkt in het hele gebied.

--language   nl (als u niets opgeeft) of en (Engels)
--help       deze tekst

Exitcodes: 0 het dossier is getoond, 2 de invoer is niet bruikbaar, en op stderr staat in één
regel waarom.
"""

HEADINGS = {
    "nl": (
        "Toetsingsdossier van {organisation}",
        "1. De scope in het kort",
        "2. Het dossier",
    ),
    "en": (
        "Audit file of {organisation}",
        "1. The scope in short",
        "2. The file",
    ),
}
EVERYWHERE = {"nl": "alle {total} gemeenten", "en": "all {total} municipalities"}
SOMEWHERE = {"nl": "{count} van de {total} gemeenten", "en": "{count} of {total} municipalities"}
IN_SCOPE = {"nl": "binnen de scope", "en": "in scope"}
OUT_OF_SCOPE = {"nl": "buiten de scope ({remark})", "en": "out of scope ({remark})"}


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
        count = len(activity.municipalities)
        where = (EVERYWHERE if count == total else SOMEWHERE)[language]
        scoped = (IN_SCOPE if activity.in_scope else OUT_OF_SCOPE)[language]
        told_where = where.format(count=count, total=total)
        yield f"- {activity.service}: {told_where}, {scoped.format(remark=activity.remark)}"


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
