# SPDX-License-Identifier: MIT
"""Print ten years of one organisation: certified or not, how many in a row, when to audit again.

  ten_years.py
  ten_years.py --language en
  ten_years.py --grace-days 475

Three certificates in a row, then a gap, then a fourth. They are made up and stand in
ten-years.json. For each year is said what was known on the first of January; a certificate that was
awarded later changes no earlier line. The row ends with a gap, unless it is within the grace that
is given.

--grace-days how many days a gap may last (default 0)
--language   nl (Dutch, the default) or en
--help       this text

Exit codes: 0 the history is printed, 2 the input is not fit for use; one line on stderr says why.
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

FILE = Path(__file__).with_name("ten-years.json")
OPTIONS = {"--language": "nl|en", "--grace-days": "[0-9]{1,5}", "--help": "", "-h": ""}

HELP_NL = """\
Toon tien jaar van één organisatie: gecertificeerd of niet, hoe vaak op rij, wanneer opnieuw.

  ten_years.py
  ten_years.py --grace-days 475

Drie certificaten op rij, dan een onderbreking, dan een vierde. Ze zijn verzonnen en staan in
ten-years.json. Van elk jaar staat er wat op 1 januari bekend was. Een onderbreking beëindigt de
rij, tenzij zij niet langer duurt dan het aantal dagen dat u toestaat.

--grace-days hoeveel dagen een onderbreking mag duren (0 als u niets opgeeft)
--language   nl (als u niets opgeeft) of en (Engels)
--help       deze tekst

Exitcodes: 0 het overzicht is getoond, 2 de invoer is niet bruikbaar, en op stderr staat in één
regel waarom.
"""

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
    yield ssw.explain(history, language=language, scheme=label.SCHEME)
    told_of_years = [year_told(history, date(year, 1, 1), grace_days, language) for year in years]
    yield table([COLUMNS[language], *told_of_years])


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
        parts = zip(
            titles, told(data, int(options.get("--grace-days", "0")), language), strict=False
        )
        text = "\n\n".join(f"{title}\n{'=' * len(title)}\n\n{part}" for title, part in parts)
    except (OSError, LookupError, TypeError, ValueError, AttributeError) as error:
        print(f"{FILE.name}: {problem_of(error, language)}", file=sys.stderr)
        return 2
    show(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
