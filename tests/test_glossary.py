# SPDX-License-Identifier: MIT
"""Every entry of the glossary is complete, and what it names exists."""

import importlib
import re

from tests.project import PACKAGES, ROOT

_PAGE = ROOT / "docs" / "explanation" / "glossary.md"
# The meaning in English, the meaning in Dutch, and the rest.
_ENTRY = re.compile(
    r"(?P<terms>(?:^\S.*\n)+)"
    r"^  (?P<english>\S.+)\n\n"
    r"^  (?P<dutch>\S.+)\n\n"
    r"^  In the library: (?P<library>.+)\. ISO: (?P<iso>.+)\. Source: (?P<source>.+)\.\n",
    re.MULTILINE,
)


def entries(page: str) -> list[str]:
    """Return the entries of a glossary, complete or not."""
    bodies = re.findall(r"^```\{glossary\}\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    return [
        entry
        for body in bodies
        for entry in re.findall(r"(?:^\S.*\n)+(?:^(?: .*)?\n)+", body, re.MULTILINE)
    ]


def incomplete(page: str) -> list[str]:
    """Return the first term of each entry that lacks something."""
    return [
        entry.partition("\n")[0]
        for entry in entries(page)
        if not _ENTRY.fullmatch(f"{entry.strip()}\n")
    ]


def missing(page: str) -> list[str]:
    """Return what a glossary names as part of the library, and the library does not have."""
    known = {
        name
        for package in PACKAGES
        for name in (package, *importlib.import_module(f"sterksociaalwerk.{package}").__all__)
    }
    named = [
        name for found in _ENTRY.finditer(page) for name in re.findall(r"`(\w+)`", found["library"])
    ]
    return [name for name in named if name not in known]


def test_every_entry_is_complete() -> None:
    page = _PAGE.read_text("utf-8")
    assert len(entries(page)) > 50
    assert incomplete(page) == []


def test_what_is_named_exists() -> None:
    assert missing(_PAGE.read_text("utf-8")) == []


def test_planted_faults_are_found() -> None:
    whole = "norm\nnorm\n  One.\n\n  Een.\n\n  In the library: `Norm`. ISO: none. Source: 4.\n"
    lacking = whole.replace("norm\nnorm", "half").replace("  Een.\n\n", "")
    lost = whole.replace("`Norm`", "`Lost`")
    page = f"```{{glossary}}\n{whole}\n{lacking}\n{lost}```\n"
    assert len(entries(page)) == len((whole, lacking, lost))
    assert incomplete(page) == ["half"]
    assert missing(page) == ["Lost"]
