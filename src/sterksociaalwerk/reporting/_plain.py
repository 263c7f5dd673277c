# SPDX-License-Identifier: MIT
"""Renders an explanation as plain text: lines of at most 100 characters, read from the top."""

from collections.abc import Iterable, Sequence
from textwrap import TextWrapper

from ._tree import (
    Document,
    Item,
    Items,
    Paragraph,
    Part,
    Reference,
    References,
    Section,
    Table,
    Terms,
)

_WIDTH = 100
_GAP = "  "


def plain(document: Document, *, annexes: bool) -> str:
    """Return a document as text, with its annexes or without."""
    lines = _underlined(document.title, "=")
    before: Part | None = None
    for part in document.summary:
        if before is None or isinstance(part, Section) or isinstance(before, Section):
            lines.append("")
        lines += _section(part) if isinstance(part, Section) else _part(part)
        before = part
    for annex in document.annexes if annexes else ():
        lines += ["", *_underlined(annex.heading, "-"), *_parts(annex.parts)]
    return "\n".join(lines)


def _underlined(heading: str, char: str) -> list[str]:
    lines = wrapped(heading, hang="")
    return [*lines, char * min(max(map(len, lines)), _WIDTH)]


def _section(part: Section) -> list[str]:
    return [*wrapped(part.heading, hang=""), *_parts(part.parts)]


def _parts(parts: Iterable[Part]) -> list[str]:
    lines: list[str] = []
    for at, part in enumerate(parts):
        if isinstance(part, Section):
            lines += ["", *_section(part)] if at else _section(part)
        else:
            lines += _part(part)
    return lines


def _part(part: Part, indent: str = "") -> list[str]:
    match part:
        case Paragraph():
            return wrapped(part.text, indent, hang="")
        case Items():
            return _items(part, indent)
        case Terms():
            rows = (f"{term}: {text}" for term, text in part.rows)
            return [line for row in rows for line in wrapped(row, indent)]
        case Table():
            return _table(part, indent)
        case References():
            return [
                line for each in part.items for line in wrapped(f"- {_reference(each)}", indent)
            ]
        case _:
            inner = [line for each in part.parts for line in _part(each, indent)]
            return [*wrapped(part.heading, indent, hang=""), *inner]


def _items(part: Items, indent: str) -> list[str]:
    lines: list[str] = []
    for number, each in enumerate(part.items, 1):
        marker = f"{number}. " if part.numbered else "- "
        lines += _item(each, marker, indent)
    return lines


def _item(each: Item, marker: str, indent: str) -> list[str]:
    below = indent + " " * len(marker)
    lines = wrapped(marker + each.text, indent, hang=" " * len(marker))
    return lines + [line for part in each.parts for line in _part(part, below)]


def _table(table: Table, indent: str) -> list[str]:
    """Return columns; a table that is too wide for a line becomes a list of its rows."""
    rows = [table.header, *table.rows]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    if len(indent) + sum(widths) + len(_GAP) * (len(widths) - 1) <= _WIDTH:
        return [f"{indent}{_cells(row, widths)}" for row in rows]
    lines: list[str] = []
    for name, *cells in table.rows:
        counts = [f"{head} {cell}" for head, cell in zip(table.header[1:], cells, strict=True)]
        lines += wrapped(f"- {name}: {', '.join(counts)}", indent)
    return lines


def _cells(row: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = (
        cell.rjust(width) if at else cell.ljust(width)
        for at, (cell, width) in enumerate(zip(row, widths, strict=True))
    )
    return _GAP.join([first, *others])


def _reference(source: Reference) -> str:
    parts = [source.publisher, f'"{source.title}"', source.date]
    text = ", ".join(part for part in parts if part)
    # The address comes last, without a sign that does not belong to it.
    more = (source.read_for, source.note, source.url)
    return " ".join([f"{text}.", *(each for each in more if each)])


def wrapped(text: str, indent: str = "", hang: str = "  ") -> list[str]:
    """Return a text as lines of at most 100 characters, where its words allow it.

    Args:
        text: Words with single spaces between them.
        indent: What every line begins with.
        hang: What the second and later lines begin with, after *indent*.
    """
    if len(indent) + len(text) <= _WIDTH:
        return [indent + text]
    # A norm's identifier stays whole, hyphens and all.
    return TextWrapper(
        width=_WIDTH,
        initial_indent=indent,
        subsequent_indent=indent + hang,
        break_long_words=False,
        break_on_hyphens=False,
    ).wrap(text)
