# SPDX-License-Identifier: MIT
"""Decide an audit from a file of ratings, or from counts, and explain the decision.

  decide.py --edition 2019 --language en ratings.csv
  decide.py --edition 2019 --language en --met 46 --partly-met 3

--edition    2017 or 2019 (or 1.0 or 2.0, as the library numbers them); it is never guessed
--cycle      initial (the default) or recertification
--language   nl (Dutch, the default) or en
--met, --partly-met, --not-met, --not-applicable, --open
             how many norms, instead of a file
--allow-not-applicable
             let norms be not applicable; they then count for no limit
--help       this text

The first line of a CSV file names the columns: norm, rating and, if known, category. Cells are
separated by semicolons, commas or tabs; a line such as sep=; may come first. A file that is not
UTF-8 is read as Windows-1252, and that is said. A JSON file (its name ends in .json) is a list of
objects with these fields. Other columns and fields are left alone.

A rating is met, partly met, not met or not applicable, or empty where a norm is not rated yet. The
Dutch words will do too. Every norm has a row: one that is missing may have been forgotten.

Exit codes: 0 within the limits, 1 not within the limits, 2 still open, 3 the input is not fit to
decide on, and one line on stderr says why.
"""

import csv
import io
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from textwrap import shorten
from typing import Any, NamedTuple, TypeVar, cast

from sterksociaalwerk.errors import SterkSociaalWerkError
from sterksociaalwerk.evaluation import Outcome, decide, evaluate
from sterksociaalwerk.framework import Category, Cycle, Framework, Norm, Rating, Tally
from sterksociaalwerk.label import V2017, V2019
from sterksociaalwerk.reporting import Language, explain

__all__ = ["BadInputError", "main"]

_T = TypeVar("_T")

HELP_NL = """\
Bepaal of een toetsing binnen de grenzen blijft, uit een bestand met beoordelingen of uit aantallen.

  decide.py --edition 2019 beoordelingen.csv
  decide.py --edition 2019 --met 46 --partly-met 3

--edition    normenkader 2017 of 2019 (of 1.0 of 2.0, een eigen nummering); dit wordt nooit geraden
--cycle      eerste (als u niets opgeeft) of hertoetsing
--language   nl (als u niets opgeeft) of en (Engels)
--met, --partly-met, --not-met, --not-applicable, --open
             zonder bestand: hoeveel normen 'voldoet', 'voldoet deels', 'voldoet niet' en 'niet van
             toepassing' hebben, en hoeveel er nog te beoordelen zijn
--allow-not-applicable
             sta 'niet van toepassing' toe; zulke normen tellen dan voor geen enkele grens mee
--help       deze tekst

De eerste regel van een CSV-bestand noemt de kolommen: norm, beoordeling (of oordeel) en, als die
bekend is, categorie. Tussen de cellen staan puntkomma's, komma's of tabs; een regel als sep=; mag
voorafgaan. Een bestand dat geen UTF-8 is, wordt als Windows-1252 gelezen, en dat wordt gemeld. Een
JSON-bestand (de naam eindigt op .json) is een lijst van objecten met deze velden. Andere kolommen
en velden tellen niet mee.

Een beoordeling is voldoet, voldoet deels, voldoet niet of n.v.t., of leeg als een norm nog niet is
beoordeeld. De Engelse woorden mogen ook. Elke norm heeft een regel: wat ontbreekt, kan vergeten
zijn.

Exitcodes: 0 binnen de grenzen, 1 niet binnen de grenzen, 2 nog onbeslist, 3 de invoer is niet
bruikbaar, en op stderr staat in één regel waarom.
"""

HELP = {"nl": HELP_NL, "en": str(__doc__)}
LANGUAGES: dict[str, Language] = {"nl": "nl", "en": "en"}
EDITIONS = {"2017": V2017, "2019": V2019, "1.0": V2017, "2.0": V2019}
CYCLES = {
    **{cycle.value: cycle for cycle in Cycle},
    "eerste": Cycle.INITIAL,
    "hertoetsing": Cycle.RECERTIFICATION,
}
COUNTS = ("--met", "--partly-met", "--not-met", "--not-applicable", "--open")
ALLOW = "--allow-not-applicable"
FLAGS = ("--help", "-h", ALLOW)
OPTIONS = ("--edition", "--cycle", "--language", *COUNTS, *FLAGS)
EXIT_CODES = {Outcome.PASS: 0, Outcome.FAIL: 1, Outcome.OPEN: 2}
BAD_INPUT = 3
UNFORESEEN = "hierover kan niet worden beslist; met --language en staat er in het Engels waarom"

COLUMNS = {
    "norm": "norm",
    **dict.fromkeys(("rating", "beoordeling", "oordeel"), "rating"),
    **dict.fromkeys(("category", "categorie"), "category"),
}
RATINGS: dict[str, Rating | None] = {
    **{name: each for each in Rating for name in (each.value, each.title, each.title_en)},
    **dict.fromkeys(("n.v.t.", "nvt", "n/a"), Rating.NOT_APPLICABLE),
    **dict.fromkeys(("", "open", "nog te beoordelen", "not rated yet")),
}

# A row takes some thirty bytes: what is larger than this is another file.
_MOST_BYTES = 1_000_000
_MOST_PROBLEMS = 3
_LONGEST = 80
# The first bytes of a packed file, which newer workbooks are, and of older ones.
_PACKED = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
_WORKBOOKS = (".xls", ".xlsx", ".xlsm", ".xlsb", ".ods")
_IN_WORKBOOKS = (b"xl/", b"opendocument.spreadsheet", "Workbook".encode("utf-16-le"))


class Words(NamedTuple):
    """The same in both languages."""

    nl: str
    en: str


class BadInputError(Exception):
    """The input is not fit to decide on; says why in both languages."""

    def __init__(self, nl: str, en: str, at: Words | None = None) -> None:
        super().__init__(en)
        self.words = Words(nl, en) if at is None else Words(f"{at.nl}: {nl}", f"{at.en}: {en}")


class Record(NamedTuple):
    """What a file says of one norm, as it stands there; *at* is the place in the file."""

    at: Words
    norm: Any
    rating: Any
    category: Any


def line(number: int) -> Words:
    """Return what a line is called."""
    return Words(f"regel {number}", f"line {number}")


def shown(value: object) -> str:
    """Return a value as it stands in the file, of bounded length."""
    if isinstance(value, (list, dict)):
        return "[...]" if isinstance(value, list) else "{...}"
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST else f'{text[:_LONGEST]}..."'


# ---------------------------------------------------------------- reading


def read(path: Path) -> tuple[str, str]:
    """Return the text of a file of reasonable size, and its encoding."""
    try:
        if path.is_dir():
            raise BadInputError("is een map, geen bestand", "is a folder, not a file")
        with path.open("rb") as file:
            raw = file.read(_MOST_BYTES + 1)
    except FileNotFoundError:
        raise BadInputError("bestaat niet", "does not exist") from None
    except (OSError, ValueError):
        raise BadInputError("kan niet worden gelezen", "cannot be read") from None
    # Before the size, for a workbook may be large.
    known = path.suffix.casefold() in _WORKBOOKS or any(mark in raw for mark in _IN_WORKBOOKS)
    if raw.startswith(_PACKED) and known:
        raise BadInputError(
            "is een werkmap (van Excel of een ander rekenprogramma), geen CSV-bestand; open de "
            "werkmap, kies Bestand > Opslaan als en bewaar het blad als CSV UTF-8",
            "is a workbook (of Excel or another spreadsheet program), not a CSV file; open it, "
            "choose File > Save As and save the sheet as CSV UTF-8",
        )
    if len(raw) > _MOST_BYTES:
        nl = "is groter dan 1 MB, dus geen lijst met beoordelingen"
        raise BadInputError(nl, "is larger than 1 MB, so no list of ratings")
    text, encoding = decoded(raw)
    if not text.strip():
        raise BadInputError("is leeg", "is empty")
    return text, encoding


def decoded(raw: bytes) -> tuple[str, str]:
    """Return a text and its encoding: UTF-8, or else what Excel writes in western Europe."""
    marked = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
    # UTF-8 may begin with a byte order mark too, which is not part of the text.
    tried = {"utf-16": "UTF-16"} if marked else {"utf-8-sig": "UTF-8", "cp1252": "Windows-1252"}
    for codec, encoding in tried.items():
        with suppress(UnicodeDecodeError):
            text = raw.decode(codec)
            if "\0" not in text:
                return text, encoding
    raise BadInputError("is geen tekst; bewaar als CSV UTF-8", "is not text; save as CSV UTF-8")


def csv_records(text: str) -> Iterator[Record]:
    """Read a CSV file."""
    first, *rest = text.splitlines()
    said = re.fullmatch(r'"?sep=([;,\t|]?)"?[;,\t|]*', first, re.IGNORECASE)
    named = first if said is None else "".join(rest[:1])
    # Not by counting: the names of other columns may hold any sign.
    marks = {mark: known_columns(named.split(mark)) for mark in ";,\t|"}
    separator = (said and said[1]) or max(marks, key=lambda mark: len(marks[mark]))
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        if said:
            next(rows)
        names = names_of(next(rows, list[str]()), line(rows.line_num))
        for cells in rows:
            if any(cell.strip() for cell in cells[len(names) :]):
                nl = "heeft meer cellen dan er kolommen zijn"
                raise BadInputError(nl, "has more cells than columns", line(rows.line_num))
            if any(cell.strip() for cell in cells):
                row = dict(zip(names, cells, strict=False))
                # A short row ends in empty cells that were not written.
                values = (row.get(name, "").strip() for name in ("norm", "rating", "category"))
                yield Record(line(rows.line_num), *values)
    except csv.Error:
        nl = 'is niet te lezen; mogelijk staat er een aanhalingsteken (") te veel of te weinig'
        en = 'cannot be read; perhaps there is a quotation mark (") too many or too few'
        raise BadInputError(nl, en, line(rows.line_num)) from None


def known_columns(cells: Iterable[str]) -> list[str]:
    """Return our own names of the columns that are known."""
    names = (cell.strip(' "').casefold() for cell in cells)
    return [COLUMNS[name] for name in names if name in COLUMNS]


def names_of(cells: Sequence[str], at: Words) -> list[str]:
    """Return our own names of the columns, empty for those that are left alone."""
    names = [COLUMNS.get(cell.strip().casefold(), "") for cell in cells]
    there = shown(", ".join(cells))
    if not {"norm", "rating"} <= set(names):
        nl = f"moet de kolommen norm en beoordeling noemen, en eventueel categorie, niet {there}"
        en = f"must name the columns norm and rating and, if known, category, not {there}"
        raise BadInputError(nl, en, at)
    if max(Counter(filter(None, names)).values()) > 1:
        raise BadInputError(f"noemt een kolom dubbel: {there}", f"has a column twice: {there}", at)
    return names


class Fields(dict[str, Any]):
    """An object of JSON; of a field that stands there twice, neither is to be preferred."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__((COLUMNS.get(name.strip().casefold(), name), item) for name, item in pairs)
        if len(self) < len(pairs):
            there = shown(", ".join(name for name, _ in pairs))
            nl, en = "noemt in een object een veld dubbel", "has a field twice in an object"
            raise BadInputError(f"{nl}: {there}", f"{en}: {there}")


def json_records(text: str) -> Iterator[Record]:
    """Read a JSON file."""
    try:
        data = json.loads(text, object_pairs_hook=Fields)
    except json.JSONDecodeError as error:
        raise BadInputError("geen geldige JSON", "no valid JSON", line(error.lineno)) from None
    except (ValueError, RecursionError):
        raise BadInputError("is geen bruikbare JSON", "is no JSON that can be used") from None
    items = cast("list[object]", data) if isinstance(data, list) else [data]
    for number, item in enumerate(items, start=1):
        at = Words(f"object {number}", f"object {number}")
        if not isinstance(item, Fields) or not {"norm", "rating"} <= item.keys():
            nl = "moet een object zijn met de velden norm en beoordeling"
            raise BadInputError(nl, "must be an object with the fields norm and rating", at)
        yield Record(at, item["norm"], item["rating"], item.get("category"))


# ---------------------------------------------------------------- understanding


def plain(value: object) -> str:
    """Return a text in small letters with single spaces; what is no text is no name."""
    if value is None:
        return ""
    return " ".join(value.casefold().split()) if isinstance(value, str) else "?"


def chosen(
    value: object, known: Mapping[str, _T], what: Words, choices: Words, at: Words | None = None
) -> _T:
    """Return what a name stands for."""
    if plain(value) not in known:
        nl = f"{what.nl} {shown(value)}; kies uit {choices.nl}"
        raise BadInputError(nl, f"{what.en} {shown(value)}; choose from {choices.en}", at)
    return known[plain(value)]


def titles(titled: Iterable[Category | Rating]) -> Words:
    """Return titles to choose from in a file, where a cell may also be empty."""
    nl, en = zip(*((each.title, each.title_en) for each in titled), strict=True)
    return Words(f"{', '.join(nl)}, of leeg", f"{', '.join(en)}, or empty")


def understood(record: Record, edition: Framework) -> tuple[Norm, Rating | None]:
    """Return the norm and the rating that a record speaks of; ``None`` if it is not rated yet."""
    groups = edition.categories
    keys = {name: each.key for each in groups for name in (each.key, each.title, each.title_en)}
    what = Words("onbekende categorie", "unknown category")
    category = chosen(record.category, keys | {"": None}, what, titles(groups), record.at)
    try:
        norm = Norm(record.norm, category)
    except SterkSociaalWerkError:
        raise BadInputError(
            f"{shown(record.norm)} kan geen norm aanduiden; gebruik 1 tot 64 letters (zonder "
            "accent), cijfers, punten of streepjes",
            f"{shown(record.norm)} cannot stand for a norm; use 1 to 64 letters (no accents), "
            "digits, dots, hyphens or underscores",
            record.at,
        ) from None
    at = Words(f"{record.at.nl}, norm {norm.id}", f"{record.at.en}, norm {norm.id}")
    what = Words("onbekende beoordeling", "unknown rating")
    return norm, chosen(record.rating, RATINGS, what, titles(Rating), at)


def ratings_of(records: Iterable[Record], edition: Framework) -> dict[Norm, Rating | None]:
    """Return the rating of every norm, in the order of the file."""
    ratings: dict[Norm, Rating | None] = {}
    places: dict[str, Words] = {}
    problems: list[Words] = []
    for record in records:
        try:
            norm, rating = understood(record, edition)
        except BadInputError as error:
            problems.append(error.words)
            continue
        if norm.id in places:
            first = places[norm.id]
            nl = f"{record.at.nl}: norm {norm.id} komt dubbel voor (zie {first.nl})"
            en = f"{record.at.en}: norm {norm.id} is there twice (see {first.en})"
            problems.append(Words(nl, en))
        places.setdefault(norm.id, record.at)
        ratings[norm] = rating
    if problems:
        nl, en = ("; ".join(said[:_MOST_PROBLEMS]) for said in zip(*problems, strict=True))
        more = len(problems) - _MOST_PROBLEMS
        end = Words(f"; en nog {more}", f"; and {more} more") if more > 0 else Words("", "")
        raise BadInputError(nl + end.nl, en + end.en)
    excluded = [norm.id for norm, rating in ratings.items() if rating is Rating.NOT_APPLICABLE]
    check_counts(len(ratings), ", ".join(excluded), edition)
    check_split(ratings, edition)
    return ratings


def check_counts(norms: int, not_applicable: str, edition: Framework) -> None:
    """Refuse another number of norms than the edition has, and ratings that it does not allow."""
    wanted = edition.norm_count
    if norms != wanted:
        hint = Words("; wat nog te beoordelen is, telt mee", "; what is not rated yet counts too")
        nl, en = hint if norms < wanted else ("", "")
        nl = f"{norms} normen, maar {edition.called} heeft er {wanted}{nl}"
        raise BadInputError(nl, f"{norms} norms, but {edition.called} has {wanted}{en}")
    if not_applicable and not edition.allows_not_applicable:
        which = shorten(not_applicable, _LONGEST, placeholder=" ...")
        nl = f"{which}: of een norm bij dit label 'niet van toepassing' kan zijn, is onbekend; sta"
        en = f"{which}: whether a norm of this label may be 'not applicable' is not known; allow it"
        raise BadInputError(f"{nl} het toe met {ALLOW}", f"{en} with {ALLOW}")


def check_split(norms: Iterable[Norm], edition: Framework) -> None:
    """Refuse another split over the categories than the edition has, if that is known."""
    found = Counter(norm.category for norm in norms)
    for group in edition.categories:
        here = found[group.key]
        wanted = (edition.category_counts or found)[group.key]
        # Norms of a category not known may belong to this one.
        if not here <= wanted <= here + found[None]:
            nl = f"{here} normen in {group.title}, maar {edition.called} heeft er {wanted}"
            en = f"{here} norms in {group.title_en}, but {edition.called} has {wanted}"
            raise BadInputError(nl, en)


# ---------------------------------------------------------------- the command line


class Request(NamedTuple):
    """What is asked: of a file, or else of counts."""

    edition: Framework
    cycle: Cycle
    language: Language
    file: Path | None
    counts: Tally


def options_of(words: Sequence[str]) -> tuple[dict[str, str], list[str]]:
    """Return options by name, and the other words; argparse has English sentences of its own."""
    options: dict[str, str] = {}
    others: list[str] = []
    rest = iter(words)
    for word in rest:
        name, sign, value = word.partition("=")
        if not word.startswith("-"):
            others.append(word)
        else:
            options[name] = value if sign or name in FLAGS else next(rest, "")
    return options, others


def request_of(options: Mapping[str, str], files: Sequence[str]) -> Request:
    """Return what a command line asks."""
    for name in options:
        if name not in OPTIONS:
            nl, en = f"onbekende optie {name}; zie --help", f"unknown option {name}; see --help"
            raise BadInputError(nl, en)
    what, choices = Words("onbekende taal", "unknown language"), Words(*2 * ["nl, en"])
    language = chosen(options.get("--language", "nl"), LANGUAGES, what, choices)
    if "--edition" not in options:
        nl = "noem het normenkader: --edition 2017 of --edition 2019"
        raise BadInputError(nl, "name the edition: --edition 2017 or --edition 2019")
    what, choices = Words("onbekend normenkader", "unknown edition"), Words(*2 * ["2017, 2019"])
    edition = chosen(options["--edition"], EDITIONS, what, choices)
    if ALLOW in options:
        edition = edition.variant("nvt", allows_not_applicable=True)
    what = Words("onbekende toetsing", "unknown cycle")
    choices = Words("eerste, hertoetsing", "initial, recertification")
    cycle = chosen(options.get("--cycle", "initial"), CYCLES, what, choices)
    counts: dict[str, int] = {}
    for name in filter(options.__contains__, COUNTS):
        if not re.fullmatch("[0-9]{1,6}", options[name]):
            there = shown(options[name])
            raise BadInputError(f"{name}: {there} is geen aantal", f"{name}: {there} is no number")
        counts[name.strip("-").replace("-", "_")] = int(options[name])
    if len(files) + bool(counts) != 1:
        nl = "geef één bestand met beoordelingen, of aantallen zoals --met 46 --open 3"
        raise BadInputError(nl, "give one file of ratings, or counts such as --met 46 --open 3")
    return Request(edition, cycle, language, Path(files[0]) if files else None, Tally(**counts))


def decided(request: Request) -> tuple[Outcome, str, Words | None]:
    """Return the outcome, its explanation, and what is to be noted of the file."""
    edition, cycle, language, file, counts = request
    if file is None:
        excluded = counts.not_applicable
        check_counts(counts.total, f"--not-applicable {excluded}" if excluded else "", edition)
        verdict = decide(counts, edition, cycle=cycle)
        # A verdict on counts does not know its edition; an evaluation does.
        return verdict.outcome, f"{edition.title}\n\n{explain(verdict, language=language)}", None
    text, encoding = read(file)
    records = json_records if file.suffix.casefold() == ".json" else csv_records
    ratings = ratings_of(records(text), edition)
    settled = {norm.id: rating for norm, rating in ratings.items() if rating is not None}
    evaluation = evaluate(settled, edition.with_norms(ratings), cycle=cycle)
    note = Words(f"geen UTF-8, gelezen als {encoding}", f"not UTF-8, read as {encoding}")
    explained = explain(evaluation, language=language)
    return evaluation.verdict.outcome, explained, None if encoding == "UTF-8" else note


def show(text: str) -> None:
    """Print a text; where a terminal lacks a letter, it shows a question mark."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace")
    try:
        print(text, flush=True)
    except OSError:
        # What is left in the buffer would be written at the end, and fail with an exit code of 120.
        with suppress(OSError):
            sys.stdout.close()
        nl = "de uitleg kan niet worden geschreven"
        raise BadInputError(nl, "the explanation cannot be written") from None


def complain(subject: str, problem: str) -> None:
    """Say on one line of stderr, of bounded length, what is the matter with a subject."""
    told = f"{subject[-200:]}: {problem}".encode("utf-8", "backslashreplace").decode()
    print(shorten(told, 600, placeholder=" ..."), file=sys.stderr)


def main(argv: Sequence[str] | None = None) -> int:
    """Print the explanation and return the exit code."""
    options, files = options_of(sys.argv[1:] if argv is None else argv)
    language: Language = "en" if plain(options.get("--language")) == "en" else "nl"
    subject = "decide.py"
    try:
        if options.keys() & {"--help", "-h"}:
            show(HELP[language].strip())
            return 0
        request = request_of(options, files)
        subject = "".join(files) or subject
        outcome, explanation, note = decided(request)
        if note is not None:
            complain(subject, getattr(note, language))
        subject = "decide.py"
        show(explanation)
    except BadInputError as error:
        complain(subject, getattr(error.words, language))
        return BAD_INPUT
    except SterkSociaalWerkError as error:
        # Not foreseen here: such as of a framework of your own among the editions.
        complain(subject, str(error) if language == "en" else UNFORESEEN)
        return BAD_INPUT
    return EXIT_CODES[outcome]


if __name__ == "__main__":
    sys.exit(main())
