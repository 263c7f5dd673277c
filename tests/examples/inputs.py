# SPDX-License-Identifier: MIT
"""What the tests of the examples share: the scripts, loaded by path, and files of ratings."""

import csv
import importlib.util
import io
from collections.abc import Callable, Sequence
from typing import Any

from tests.project import ROOT

__all__ = ["EXAMPLES", "as_csv", "as_rows", "items_2019", "main_of", "rows_2017", "rows_2019"]

EXAMPLES = ROOT / "docs" / "examples"


def main_of(script: str) -> Callable[[Sequence[str]], int]:
    """Return the main function of a script."""
    spec = importlib.util.spec_from_file_location(f"example_{script}", EXAMPLES / f"{script}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    main: Callable[[Sequence[str]], int] = module.main
    return main


def as_rows(rows: Sequence[Sequence[str]], delimiter: str, end: str) -> str:
    """Write rows as CSV."""
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter, lineterminator=end).writerows(rows)
    return file.getvalue()


def as_csv(rows: Sequence[Sequence[str]], delimiter: str = ",", end: str = "\n") -> str:
    """Write rows below the headings that they have cells for."""
    headings = ["norm", "rating", "category"][: len(rows[0])]
    return as_rows([headings, *rows], delimiter, end)


def rows_2019(**different: str) -> list[list[str]]:
    """Return a row for each of 49 norms, met unless said otherwise."""
    return [[f"N{n:02}", different.get(f"N{n:02}", "met")] for n in range(1, 50)]


def items_2019(**different: object) -> list[dict[str, Any]]:
    """Return the same for JSON."""
    return [{"norm": norm, "rating": different.get(norm, met)} for norm, met in rows_2019()]


def rows_2017() -> list[list[str]]:
    """Return 52 rows with the split of 2017."""
    split = [
        ("V", "vakmanschap", 16),
        ("D", "Dienstverlening", 16),
        ("O", "organisatie & bestuur", 20),
    ]
    return [
        [f"{letter}{n}", "met", key] for letter, key, count in split for n in range(1, count + 1)
    ]
