# SPDX-License-Identifier: MIT
"""What every explanation has to look like, and where the accepted ones are kept."""

import os
from itertools import pairwise
from typing import get_args

from sterksociaalwerk.reporting import Detail, Language
from tests.project import ROOT

__all__ = ["DETAILS", "GOLDEN", "LANGUAGES", "WIDTH", "check_form", "check_golden"]

LANGUAGES: tuple[Language, ...] = get_args(Language)
DETAILS: tuple[Detail, ...] = get_args(Detail)

WIDTH = "sterksociaalwerk.reporting._plain._WIDTH"
"""The name of what a test sets to leave every line whole, so that it can be read back."""

GOLDEN = ROOT / "tests" / "golden"


def check_golden(name: str, language: Language, text: str) -> None:
    """Check a text against the accepted one.

    To accept new texts: `REWRITE_GOLDEN=1 pytest tests/reporting`, then read the difference.
    """
    golden = GOLDEN / f"{name}.{language}.txt"
    if "REWRITE_GOLDEN" in os.environ:
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text + "\n", "utf-8", newline="\n")
    assert text + "\n" == golden.read_text("utf-8")


def check_form(text: str) -> None:
    """Check that a text is plain lines of at most 100 characters."""
    lines = text.split("\n")
    assert lines == text.splitlines()
    assert lines[0]
    assert lines[-1]
    assert [line for line in lines if line != line.rstrip() or not line.isprintable()] == []
    assert not any(before == after == "" for before, after in pairwise(lines))
    # What is too long is one word that the caller chose, after the mark of its item.
    assert [line for line in lines if len(line) > 100 and len(line.split()) > 2] == []
    text.encode()
