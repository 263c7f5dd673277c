# SPDX-License-Identifier: MIT
"""Decide an audit from a file of ratings, or from counts, and explain the decision.

  decide.py --edition 2.0 ratings.csv
  decide.py --edition 2.0 --met 46 --partly-met 3

A CSV file has a first line that names the columns norm and rating and, if known, category; cells
are parted by commas, semicolons or tabs. A JSON file (its name ends in .json) is a list of objects
with these fields. Other columns and fields are left alone. A rating is given by its key or by its
Dutch title: met (voldoet), partly-met (voldoet deels), not-met (voldoet niet). A norm that is not
rated yet has an empty rating. Every norm of the edition has a row, for a norm that is not named
cannot be told from one that was forgotten.

The edition is never guessed: 49 rows may be all of 2019, or 2017 with three forgotten.

The exit code is 0 if the limits are met, 1 if they are not, 2 if that is still open, and 3 if the
input is not fit to decide on; then one line on stderr says why.
"""

import argparse
import csv
import io
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from reprlib import Repr
from textwrap import shorten
from typing import Any, NamedTuple, NoReturn, TypeVar, cast

from sterksociaalwerk.errors import SterkSociaalWerkError
from sterksociaalwerk.evaluation import Outcome, decide, evaluate
from sterksociaalwerk.framework import Cycle, Framework, Norm, Rating, Tally
from sterksociaalwerk.label import V2017, V2019
from sterksociaalwerk.reporting import explain

__all__ = ["BadInputError", "main"]

_T = TypeVar("_T")

EDITIONS = {"1.0": V2017, "2017": V2017, "2.0": V2019, "2019": V2019}
EXIT_CODES = {Outcome.PASS: 0, Outcome.FAIL: 1, Outcome.OPEN: 2}
BAD_INPUT = 3

# By key and by title as printed; a norm may also be called open outright.
RATINGS: dict[str, Rating | None] = {
    name: rating for rating in Rating for name in (rating.value, rating.title)
} | {"open": None}

# A row takes some thirty bytes: what is larger than this is another file.
_MOST_BYTES = 1_000_000
_MOST_PROBLEMS = 3
_brief = Repr()
_brief.maxstring = 80
brief = _brief.repr


class BadInputError(Exception):
    """The input is not fit to decide on; each argument is one thing that is wrong."""


class Record(NamedTuple):
    """What a file says of one norm, as it stands there; *where* is the place in the file."""

    where: str
    norm: Any
    rating: Any
    category: Any


# ---------------------------------------------------------------- reading


def read(path: Path) -> str:
    """Return the text of a file of reasonable size."""
    try:
        with path.open("rb") as file:
            raw = file.read(_MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise BadInputError(f"cannot be read: {reason}") from error
    if len(raw) > _MOST_BYTES:
        raise BadInputError(f"is larger than {_MOST_BYTES} bytes, so it is no list of ratings")
    try:
        # Excel begins a file with a byte order mark, which is not part of the text.
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problem = f"is no UTF-8 text (see byte {error.start + 1}); save it as CSV UTF-8"
        raise BadInputError(problem) from error
    if not text.strip():
        raise BadInputError("is empty")
    return text


def csv_records(text: str) -> Iterator[Record]:
    """Read a CSV file; Excel parts cells by semicolons where a comma is the decimal sign."""
    first = text.splitlines()[0]
    delimiter = max(",;\t", key=first.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        names = [cell.strip().casefold() for cell in next(rows)]
        if (names.count("norm"), names.count("rating")) != (1, 1) or names.count("category") > 1:
            columns = "norm and rating and, if known, category"
            raise BadInputError(f"line 1 must name the columns {columns}, but is {brief(first)}")
        for cells in rows:
            if any(cell.strip() for cell in cells[len(names) :]):
                raise BadInputError(f"line {rows.line_num} has more cells than line 1 has columns")
            if any(cell.strip() for cell in cells):
                row = dict(zip(names, cells, strict=False))
                # A short row ends in empty cells that were not written.
                values = (row.get(name, "").strip() for name in ("norm", "rating", "category"))
                yield Record(f"line {rows.line_num}", *values)
    except csv.Error as error:
        raise BadInputError(f"cannot be read as CSV at line {rows.line_num}: {error}") from error


class Fields(dict[str, Any]):
    """An object of JSON; of a field that stands there twice, neither is to be preferred."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        if len(self) < len(pairs):
            names = [name for name, _ in pairs]
            raise BadInputError(f"has an object with a doubled field: {brief(names)}")


def json_records(text: str) -> Iterator[Record]:
    """Read a JSON file."""
    try:
        data = json.loads(text, object_pairs_hook=Fields)
    except (ValueError, RecursionError) as error:
        raise BadInputError(f"is no JSON that can be read: {error}") from error
    if not isinstance(data, list):
        raise BadInputError(f"must hold a list of objects, not {brief(data)}")
    for number, item in enumerate(cast("list[object]", data), start=1):
        if not isinstance(item, Fields) or not {"norm", "rating"} <= item.keys():
            problem = f"must be an object with norm and rating, not {brief(item)}"
            raise BadInputError(f"item {number} {problem}")
        yield Record(f"item {number}", item["norm"], item["rating"], item.get("category"))


# ---------------------------------------------------------------- understanding


def named(value: object, known: Mapping[str, _T], what: str) -> _T | None:
    """Return what a name stands for, in capitals or not; ``None`` if there is no name."""
    name = " ".join(value.casefold().split()) if isinstance(value, str) else value
    if name is None or name == "":
        return None
    if not isinstance(name, str) or name not in known:
        raise BadInputError(f"unknown {what} {brief(value)}, known are {', '.join(known)}")
    return known[name]


def understood(record: Record, edition: Framework) -> tuple[Norm, Rating | None]:
    """Return the norm and the rating that a record speaks of."""
    keys = {name: group.key for group in edition.categories for name in (group.key, group.title)}
    norm = Norm(record.norm, named(record.category, keys, "category"))
    return norm, named(record.rating, RATINGS, "rating")


def ratings_of(records: Iterator[Record], edition: Framework) -> dict[Norm, Rating | None]:
    """Return the rating of every norm, in the order of the file."""
    ratings: dict[Norm, Rating | None] = {}
    places: dict[str, str] = {}
    problems: list[str] = []
    for record in records:
        try:
            norm, rating = understood(record, edition)
        except (BadInputError, SterkSociaalWerkError) as error:
            problems += [f"{record.where}: {problem}" for problem in problems_of(error)]
            continue
        if norm.id in places:
            problems.append(f"{record.where}: norm {norm.id} stands already at {places[norm.id]}")
        places.setdefault(norm.id, record.where)
        ratings[norm] = rating
    if problems:
        raise BadInputError(*problems)
    missing = edition.norm_count - len(ratings)
    if missing:
        wanted = f"edition {edition.key.version} has {edition.norm_count}"
        hint = "; an open norm needs a row too, with an empty rating" if missing > 0 else ""
        raise BadInputError(f"holds {len(ratings)} norms, {wanted}{hint}")
    return ratings


# ---------------------------------------------------------------- deciding and printing


def decided(options: argparse.Namespace) -> tuple[Outcome, str]:
    """Return the outcome and its explanation."""
    edition, cycle = EDITIONS[options.edition], Cycle(options.cycle)
    if options.file is None:
        verdict = decide(Tally(**counts_of(options)), edition, cycle=cycle)
        # A verdict on counts does not know its edition; an evaluation does.
        heading = f"{edition.title} ({edition.key})"
        return verdict.outcome, f"{heading}\n\n{explain(verdict, language=options.language)}"
    records = json_records if options.file.suffix.casefold() == ".json" else csv_records
    ratings = ratings_of(records(read(options.file)), edition)
    settled = {norm.id: rating for norm, rating in ratings.items() if rating is not None}
    evaluation = evaluate(settled, edition.with_norms(ratings), cycle=cycle)
    return evaluation.verdict.outcome, explain(evaluation, language=options.language)


def show(text: str) -> None:
    """Print a text; where a terminal lacks a letter, it shows a question mark."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace")
    try:
        print(text, flush=True)
    except OSError as error:
        # What is left in the buffer would be written at the end, and fail with an exit code of 120.
        with suppress(OSError):
            sys.stdout.close()
        raise BadInputError(f"the explanation cannot be written: {error.strerror}") from error


def problems_of(error: BadInputError | SterkSociaalWerkError) -> Sequence[object]:
    """Return what is wrong, one thing at a time."""
    return error.faults if isinstance(error, SterkSociaalWerkError) else error.args


def one_line(subject: str, problems: Sequence[object]) -> str:
    """Return the first problems of a subject in one line of bounded length."""
    told = [str(problem) for problem in problems[:_MOST_PROBLEMS]]
    if len(problems) > _MOST_PROBLEMS:
        told.append(f"and {len(problems) - _MOST_PROBLEMS} more")
    return shorten(f"{subject}: {'; '.join(told)}", 600, placeholder=" ...")


class _Parser(argparse.ArgumentParser):
    """Complains as this script does: the usual exit code, 2, stands for an open outcome here."""

    def error(self, message: str) -> NoReturn:
        raise BadInputError(message)


def parser() -> argparse.ArgumentParser:
    """Return what understands the command line."""
    made = _Parser(
        prog="decide.py",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    made.add_argument("file", nargs="?", type=Path, help="ratings, as CSV or as JSON")
    made.add_argument("--edition", choices=EDITIONS, required=True, help="by version or by year")
    made.add_argument("--cycle", choices=[cycle.value for cycle in Cycle], default="initial")
    made.add_argument("--language", choices=["nl", "en"], default="nl")
    counts = made.add_argument_group("counts, instead of a file")
    for name in ("--met", "--partly-met", "--not-met", "--open"):
        counts.add_argument(name, type=int, metavar="NORMS")
    return made


def counts_of(options: argparse.Namespace) -> dict[str, int]:
    """Return the counts that were given, by their names in a tally."""
    counts = {name: getattr(options, name) for name in ("met", "partly_met", "not_met", "open")}
    return {name: count for name, count in counts.items() if count is not None}


def parsed(argv: Sequence[str] | None) -> argparse.Namespace:
    """Return the options of a command line that names one input."""
    understands = parser()
    options = understands.parse_args(argv)
    if (options.file is None) == (not counts_of(options)):
        understands.error("give either a file of ratings or counts such as --met 46 --open 3")
    return options


def main(argv: Sequence[str] | None = None) -> int:
    """Print the explanation and return the exit code."""
    subject = "decide.py"
    try:
        options = parsed(argv)
        # The end of a long name says most.
        subject = str(options.file or subject)[-200:]
        outcome, explanation = decided(options)
        subject = "decide.py"
        show(explanation)
    except (BadInputError, SterkSociaalWerkError) as error:
        print(one_line(subject, problems_of(error)), file=sys.stderr)
        return BAD_INPUT
    return EXIT_CODES[outcome]


if __name__ == "__main__":
    sys.exit(main())
