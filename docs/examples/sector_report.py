# SPDX-License-Identifier: MIT
"""Print a report on a sector: made-up audits, and what they say together.

  sector_report.py
  sector_report.py --minimum 20 --language en
  sector_report.py --html > report.html

Three hundred audits on the edition of 2017 are made up by chance, the same on every run. Norm V5 is
always met, D7 is nearly always rated like D3, and each year somewhat more is met: the report shows
all three. So it does what a stricter rule would mean, which is made up as well.

--language   nl (Dutch, the default) or en
--minimum    the fewest audits of a year or a region that is shown; 10 by default
--html       print a page of HTML, to be kept as a file
--help       this text

Exit codes: 0 the report is printed, 2 the command line is not fit for use, and one line on stderr
says why.
"""

import re
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from random import Random

import sterksociaalwerk as ssw
from sterksociaalwerk import label
from sterksociaalwerk.reporting import Language

__all__ = ["main"]

OPTIONS = {
    "--language": "nl|en",
    "--minimum": r"[1-9]\d{0,5}",
    "--html": "",
    "--help": "",
    "-h": "",
}

HELP_NL = """\
Toon een sectorrapport: verzonnen toetsingen, en wat ze samen zeggen.

  sector_report.py
  sector_report.py --minimum 20 --language en
  sector_report.py --html > rapport.html

Driehonderd toetsingen volgens normenkader 2017 zijn met toeval verzonnen, elke keer dezelfde. Norm
V5 voldoet altijd, D7 is vrijwel altijd beoordeeld als D3, en elk jaar voldoet er wat meer: dat is
alle drie in het rapport te zien. Het rapport toont ook wat een strengere regel zou betekenen; die
is eveneens verzonnen.

--language   nl (als u niets opgeeft) of en (Engels)
--minimum    hoeveel toetsingen een jaar of regio minstens moet hebben; 10 als u niets opgeeft
--html       toon een pagina in HTML, om als bestand te bewaren
--help       deze tekst

Exitcodes: 0 het rapport is getoond, 2 de opdrachtregel is niet bruikbaar, en op stderr staat in één
regel waarom.
"""

MADE_UP = {
    "nl": "Alle toetsingen in dit rapport zijn verzonnen.",
    "en": "All audits in this report are made up.",
}
AUDITS, SEED = 300, 2017
YEARS = (2017, 2018, 2019)
REGIONS = ("noord", "oost", "zuid", "west", "eilanden")
WEIGHTS = (70, 90, 60, 75, 3)
# How often D7 is rated like D3, whatever is found.
LIKE_D3 = 0.97
RATINGS = (ssw.Rating.MET, ssw.Rating.PARTLY_MET, ssw.Rating.NOT_MET)


def audit_of(framework: ssw.Framework, year: int, random: Random) -> dict[str, ssw.Rating]:
    """Return the ratings of one made-up audit."""
    lacking = 0.22 - 0.02 * (year - YEARS[0])
    weights = (1 - lacking, lacking * 0.8, lacking * 0.2)
    ratings: dict[str, ssw.Rating] = {
        norm.id: random.choices(RATINGS, weights)[0] for norm in framework.norms
    }
    ratings["V5"] = ssw.Rating.MET
    if random.random() < LIKE_D3:
        ratings["D7"] = ratings["D3"]
    return ratings


def portfolio_of(framework: ssw.Framework) -> ssw.Portfolio:
    """Return the made-up audits with their years and regions."""
    random = Random(SEED)  # noqa: S311  # no secret
    years = random.choices(YEARS, k=AUDITS)
    regions = random.choices(REGIONS, WEIGHTS, k=AUDITS)
    audits = (audit_of(framework, year, random) for year in years)
    return ssw.Portfolio.of(framework, audits, groups={"year": years, "region": regions})


def told(minimum: int, language: Language, *, page: bool) -> str:
    """Return the report, with what a stricter rule would mean."""
    framework = label.V2017.with_numbered_norms()
    portfolio = portfolio_of(framework)
    limit = ssw.Limit(key="not-met", ratings={ssw.Rating.NOT_MET}, at_most=3)
    rule = ssw.Rule([limit])
    stricter = framework.variant("proef", name="normenkader 2017 met een proefregel", rule=rule)
    impact = portfolio.impact(stricter)
    report = ssw.SectorReport.of(portfolio, minimum=minimum, impact=impact)
    # The impact knows the other edition by its key only; the scheme knows what readers call it.
    scheme = label.SCHEME.with_framework(stricter)
    if page:
        made_up = f"<main><p><strong>{MADE_UP[language]}</strong></p>"
        return ssw.to_html(report, language=language, scheme=scheme).replace("<main>", made_up, 1)
    return f"{MADE_UP[language]}\n\n{ssw.explain(report, language=language, scheme=scheme)}"


# ---------------------------------------------------------------- as a program
# The same in each of these scripts, so that each can be copied by itself.

UNKNOWN: dict[Language, str] = {
    "nl": "onbekend: {words}; zie --help",
    "en": "unknown: {words}; see --help",
}


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
    """Print the report and return the exit code."""
    options, unknown = options_of(sys.argv[1:] if argv is None else argv)
    language: Language = "en" if options.get("--language") == "en" else "nl"
    if options.keys() & {"--help", "-h"}:
        show((HELP_NL if language == "nl" else str(__doc__)).strip())
        return 0
    if unknown:
        problem = UNKNOWN[language].format(words=", ".join(unknown))
        print(f"{Path(__file__).name}: {problem}", file=sys.stderr)
        return 2
    show(told(int(options.get("--minimum", "10")), language, page="--html" in options))
    return 0


if __name__ == "__main__":
    sys.exit(main())
