# SPDX-License-Identifier: MIT
"""What every explanation has to look like, and where the accepted ones are kept."""

import os
from collections.abc import Iterable
from itertools import pairwise, product
from typing import get_args

from sterksociaalwerk.framework import Rated, Rating
from sterksociaalwerk.reporting._words import Language
from tests.project import ROOT

__all__ = ["LANGUAGES", "WIDTH", "check_form", "check_golden", "check_no_others", "found", "title"]

LANGUAGES: tuple[Language, ...] = get_args(Language)

WIDTH = "sterksociaalwerk.reporting._words._WIDTH"
"""The name of what a test sets to leave every line whole, so that it can be read back."""

_GOLDEN = ROOT / "tests" / "golden"
_TITLES = {
    "nl": ("voldoet", "voldoet deels", "voldoet niet", "niet van toepassing"),
    "en": ("met", "partly met", "not met", "not applicable"),
}


def check_golden(folder: str, name: str, language: Language, text: str) -> None:
    """Check a text against the accepted one.

    To accept new texts: `REWRITE_GOLDEN=1 pytest tests/reporting`, then read the difference.
    """
    golden = _GOLDEN / folder / f"{name}.{language}.txt"
    if "REWRITE_GOLDEN" in os.environ:
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text + "\n", "utf-8", newline="\n")
    assert text + "\n" == golden.read_text("utf-8")


def check_no_others(folder: str, names: Iterable[str]) -> None:
    """Check that nothing is kept but these texts."""
    wanted = {f"{name}.{language}.txt" for name, language in product(names, LANGUAGES)}
    assert {file.name for file in (_GOLDEN / folder).iterdir()} == wanted


def check_form(text: str) -> None:
    """Check that a text is plain lines of at most 100 characters."""
    lines = text.split("\n")
    assert lines == text.splitlines()
    assert lines[0]
    assert lines[-1]
    assert [line for line in lines if line != line.rstrip() or not line.isprintable()] == []
    assert not any(before == after == "" for before, after in pairwise(lines))
    # What is too long is one word that the caller chose.
    assert [line for line in lines if len(line) > 100 and len(line.split()) > 1] == []
    text.encode()


def title(rating: Rating, language: Language) -> str:
    """Return the title that a rating must have in a text."""
    return _TITLES[language][list(Rating).index(rating)]


def found(ratings: Rated, language: Language, nothing: str | None = None) -> str:
    """Return how a text must say what was found of a norm."""
    members = {ratings} if isinstance(ratings, Rating) else ratings
    if members == {Rating.MET, Rating.PARTLY_MET, Rating.NOT_MET}:
        return nothing or {"nl": "nog te beoordelen", "en": "still to be rated"}[language]
    names = [f"'{title(rating, language)}'" for rating in Rating if rating in members]
    word = {"nl": " of ", "en": " or "}[language]
    return word.join(part for part in (", ".join(names[:-1]), names[-1]) if part)
