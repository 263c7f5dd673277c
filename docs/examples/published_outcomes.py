# SPDX-License-Identifier: MIT
"""Decide the outcomes that organisations published, and compare.

  published_outcomes.py --language en
  published_outcomes.py --language en outcomes.json

Without a file the outcomes are those in published_outcomes.json, each with where it was read. Where
the edition is not stated, "editions" lists each that it could be: 2019 was a year of transition, in
which both were in use. The outcome is then decided under each of them, and has to agree under each.

A published outcome is what was awarded; what is decided here is only whether the limits are met.

--language   nl (Dutch, the default) or en
--help       this text

Exit codes: 0 all agree, 1 one does not, 2 the input is not fit for use, and one line on stderr says
why.
"""

import json
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from sterksociaalwerk.errors import SterkSociaalWerkError
from sterksociaalwerk.evaluation import Outcome, decide
from sterksociaalwerk.framework import Cycle, Framework, Rating, Tally
from sterksociaalwerk.label import SCHEME
from sterksociaalwerk.reporting import Language

__all__ = ["main"]

FILE = Path(__file__).with_name("published_outcomes.json")
OPTIONS = {"--language": "nl|en", "--help": "", "-h": ""}

HELP_NL = """\
Vergelijk uitkomsten die organisaties hebben gepubliceerd met wat uit hun beoordelingen volgt.

  published_outcomes.py
  published_outcomes.py uitkomsten.json

Zonder bestand zijn het de uitkomsten in published_outcomes.json, elk met de bron. Staat er niet bij
welk normenkader is gebruikt, dan noemt "editions" elk dat het kan zijn: 2019 was een overgangsjaar,
waarin beide in gebruik waren. De uitkomst moet dan volgens elk daarvan kloppen.

Gepubliceerd is wat is toegekend; hier volgt alleen of de beoordelingen binnen de grenzen blijven.

--language   nl (als u niets opgeeft) of en (Engels)
--help       deze tekst

Exitcodes: 0 alles klopt, 1 een uitkomst klopt niet, 2 de invoer is niet bruikbaar, en op stderr
staat in één regel waarom.
"""

SAID: dict[Language, dict[str, str]] = {
    "nl": {
        "source": "  bron: {source}",
        "edition": "  het normenkader is niet vermeld; hieronder staat elk dat het kan zijn",
        "decided": "  normenkader {year}: {counts}: {outcome}, {conclusion}",
        "agrees": "dat klopt",
        "differs": "dat KLOPT NIET met wat is gepubliceerd: {outcome}",
        "pass": "binnen de grenzen",
        "fail": "niet binnen de grenzen",
        "open": "nog onbeslist",
    },
    "en": {
        "source": "  source: {source}",
        "edition": "  the edition is not stated; below is each that it could be",
        "decided": "  edition of {year}: {counts}: {outcome}, {conclusion}",
        "agrees": "which agrees",
        "differs": "which DOES NOT AGREE with what was published: {outcome}",
        "pass": "within the limits",
        "fail": "not within the limits",
        "open": "not decided yet",
    },
}
YEARS = {"1.0": "2017", "2.0": "2019"}


def tally_of(case: dict[str, Any], edition: Framework) -> Tally:
    """Return the published counts; *all* is as many norms as the edition has."""
    met = edition.norm_count if case["met"] == "all" else case["met"]
    return Tally(met=met, partly_met=case["partly_met"], not_met=case["not_met"])


def counted(tally: Tally, language: Language) -> str:
    """Return counts in words."""
    rated = zip((tally.met, tally.partly_met, tally.not_met), Rating, strict=False)
    if language == "en":
        return ", ".join(f"{count} {rating.title_en}" for count, rating in rated)
    return ", ".join(f"{count} × {rating.title}" for count, rating in rated)  # noqa: RUF001


def decided(case: dict[str, Any], version: str, language: Language) -> tuple[bool, str]:
    """Return whether an edition gives the published outcome, and a line that says so."""
    edition, said = SCHEME[version], SAID[language]
    tally, published = tally_of(case, edition), Outcome(case["outcome"])
    found = decide(tally, edition, cycle=Cycle(case["cycle"])).outcome
    conclusion = said["agrees" if found is published else "differs"]
    return found is published, said["decided"].format(
        year=YEARS[version],
        counts=counted(tally, language),
        outcome=said[found.value],
        conclusion=conclusion.format(outcome=said[published.value]),
    )


def compared(case: dict[str, Any], language: Language) -> Iterator[tuple[bool, str]]:
    """Yield the lines about one organisation, each with whether all is well."""
    said = SAID[language]
    yield True, f"{case['organisation']} ({case['audit'][language]}): {case['published'][language]}"
    yield True, said["source"].format(source=f"{case['source'][language]}, {case['url']}")
    if len(case["editions"]) > 1:
        yield True, said["edition"]
    for version in case["editions"]:
        yield decided(case, version, language)


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
    """Print each outcome and return the exit code."""
    options, others = options_of(sys.argv[1:] if argv is None else argv)
    language: Language = "en" if options.get("--language") == "en" else "nl"
    if options.keys() & {"--help", "-h"}:
        show((HELP_NL if language == "nl" else str(__doc__)).strip())
        return 0
    if len(others) > 1 or any(word.startswith("-") for word in others):
        problem = UNKNOWN[language].format(words=", ".join(others))
        print(f"{Path(__file__).name}: {problem}", file=sys.stderr)
        return 2
    path = Path(others[0]) if others else FILE
    try:
        cases = json.loads(path.read_text("utf-8"))
        lines = [line for case in cases for line in compared(case, language)]
    except (OSError, LookupError, TypeError, ValueError, AttributeError) as error:
        print(f"{path}: {problem_of(error, language)}", file=sys.stderr)
        return 2
    show("\n".join(line for _, line in lines))
    return 0 if all(agrees for agrees, _ in lines) else 1


if __name__ == "__main__":
    sys.exit(main())
