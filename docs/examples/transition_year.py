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

FILE = Path(__file__).with_name("transition-year.json")
OPTIONS = {"--language": "nl|en", "--help": "", "-h": ""}

HELP_NL = """\
Toon het dossier van één toetsing in het overgangsjaar: welk normenkader mag, en wat dan volgt.

  transition_year.py
  transition_year.py --language en

De toetsing is verzonnen, en ook wat er van elke norm is geworden: hoe het de 52 normen van 2017
werkelijk is vergaan, is niet bekend. Beide staan in transition-year.json; zet er uw eigen gegevens
in, en het is uw dossier.

--language   nl (als u niets opgeeft) of en (Engels)
--help       deze tekst

Exitcodes: 0 het dossier is getoond, 2 de invoer is niet bruikbaar, en op stderr staat in één
regel waarom.
"""

HEADINGS = {
    "nl": (
        "Overgangsdossier van {organisation}",
        "1. Welk normenkader mag worden gebruikt?",
        "2. De toetsing volgens normenkader {source_year}",
        "3. Wat de beoordelingen zeggen volgens normenkader {target_year}",
        "4. De uitkomst na herbeoordeling volgens normenkader {target_year}",
        "5. Wat er beter moet",
    ),
    "en": (
        "Transition file of {organisation}",
        "1. Which edition may be used?",
        "2. The audit under the edition of {source_year}",
        "3. What the findings say under the edition of {target_year}",
        "4. The outcome after assessing again, under the edition of {target_year}",
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
    yield ssw.explain(applicable, language=language, scheme=label.SCHEME)
    for result in (ssw.evaluate(found, old), carried, again):
        yield ssw.explain(result, language=language)
    if repair is not None:
        yield ssw.explain(repair, language=language)


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
