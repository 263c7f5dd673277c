# SPDX-License-Identifier: MIT
"""Renders an explanation as Markdown: CommonMark, with the tables of GitHub.

Every text is escaped, so that none can become a heading, a link or HTML.
"""

import re
from collections.abc import Iterable, Sequence

from ._tree import (
    Document,
    Items,
    Paragraph,
    Part,
    Reference,
    References,
    Table,
    Terms,
    numeric,
)
from ._words import one_line

# What means something wherever it stands; a pipe does in a table.
_ANYWHERE = re.compile(r"[\\`*_\[\]<>|~&$#]")
# What means something only at the start of a line.
_AT_START = re.compile(r"(?P<digits>\d{1,9})(?=[.)])|(?=[+=:-])")
# What some programs make a link of without being asked: addresses of pages and of mail.
_LINKS = re.compile(r":(?=//)|(?<=\bwww)\.|@|(?<=\bmailto):|(?<=\bxmpp):", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s<>\\]+")
_DEEPEST = 6


def markdown(document: Document, *, annexes: bool) -> str:
    """Return a document as Markdown, with its annexes or without."""
    parts = (*document.summary, *document.annexes) if annexes else document.summary
    blocks = [[f"# {escaped(document.title)}"], *_blocks(parts, 2)]
    return "\n\n".join("\n".join(block) for block in blocks)


def escaped(text: str) -> str:
    """Return a text on one line, of which Markdown makes the same text."""
    text = _LINKS.sub(r"\\\g<0>", _ANYWHERE.sub(r"\\\g<0>", one_line(text)))
    start = _AT_START.match(text)
    if start is None:
        return text
    return f"{start['digits'] or ''}\\{text[start.end() :]}"


def _blocks(parts: Iterable[Part], level: int) -> list[list[str]]:
    return [block for part in parts for block in _part(part, level)]


def _part(part: Part, level: int) -> list[list[str]]:
    """Return the lines of each block of a part."""
    match part:
        case Paragraph():
            return [[escaped(part.text)]]
        case Items():
            return [_items(part, level)]
        case Terms():
            return [[f"- **{escaped(term)}:** {escaped(text)}" for term, text in part.rows]]
        case Table():
            return [_table(part)]
        case References():
            return [[f"- {_reference(each)}" for each in part.items]]
        case _:
            heading = f"{'#' * min(level, _DEEPEST)} {escaped(part.heading)}"
            return [[heading], *_blocks(part.parts, level + 1)]


def _items(part: Items, level: int) -> list[str]:
    lines: list[str] = []
    for number, each in enumerate(part.items, 1):
        marker = f"{number}. " if part.numbered else "- "
        lines.append(marker + escaped(each.text))
        for below in each.parts:
            for block in _part(below, level):
                # A list may follow at once; what else does would be taken for the same sentence.
                if not isinstance(below, Items):
                    lines.append("")
                lines += (" " * len(marker) + line if line else "" for line in block)
    return lines


def _table(table: Table) -> list[str]:
    sides = ["---:" if right else "---" for right in numeric(table)]
    return [_row(map(escaped, table.header)), _row(sides), *map(_cells, table.rows)]


def _cells(row: Sequence[str]) -> str:
    return _row(map(escaped, row))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _reference(source: Reference) -> str:
    parts = (source.publisher, f'"{source.title}"', source.date)
    text = ", ".join(escaped(part) for part in parts if part)
    more = [escaped(each) for each in (source.read_for, source.note) if each]
    if source.url:
        plain = _ADDRESS.fullmatch(source.url)
        more.append(f"<{source.url}>" if plain else escaped(source.url))
    return " ".join([f"{text}.", *more])
