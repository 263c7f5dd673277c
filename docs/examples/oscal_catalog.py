# SPDX-License-Identifier: MIT
"""Evaluate a catalog that others wrote, from OSCAL to an explained outcome.

  oscal_catalog.py
  oscal_catalog.py --language en

The catalog is an excerpt of NIST's SP 800-53, in the public domain. The ratings are made up, and
the rule is this example's own: NIST says what is asked, and not how many deviations there may be.
All of them stand in oscal-catalog.json; with a catalog, ratings and a rule of your own the script
prints your outcome.

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
from sterksociaalwerk.errors import SterkSociaalWerkError
from sterksociaalwerk.exchange import norms_from_oscal
from sterksociaalwerk.reporting import Language

__all__ = ["main"]

FILE = Path(__file__).with_name("oscal-catalog.json")
OPTIONS = {"--language": "nl|en", "--help": "", "-h": ""}

HELP_NL = """\
Beoordeel een catalogus van een ander, van OSCAL tot een uitgelegde uitkomst.

  oscal_catalog.py
  oscal_catalog.py --language en

De catalogus is een uittreksel van SP 800-53 van NIST, dat van iedereen is. De beoordelingen zijn
verzonnen, en de regel is van dit voorbeeld alleen: NIST zegt wat er wordt gevraagd, en niet hoeveel
afwijkingen er mogen zijn. Alles staat in oscal-catalog.json; zet er uw eigen gegevens in, en het is
uw uitkomst.

--language   nl (als u niets opgeeft) of en (Engels)
--help       deze tekst

Exitcodes: 0 het dossier is getoond, 2 de invoer is niet bruikbaar, en op stderr staat in één
regel waarom.
"""

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


def framework_of(data: dict[str, Any]) -> ssw.Framework:
    """Return the norms of the catalog with the rule of the example."""
    categories, norms = norms_from_oscal(data["document"])
    rule = data["rule"]
    own = ssw.Source(title=FILE.name, publisher=data["organisation"])
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
    metadata = data["document"]["catalog"]["metadata"]
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
    framework = framework_of(data)
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
