# SPDX-License-Identifier: MIT
"""Draws norms by category as cells, each with its identifier and the signs of what was found."""

from collections.abc import Iterable
from xml.etree import ElementTree as ET

from ._canvas import INNER, MARGIN, SIZE, Canvas, box, flowing, shortened, sign, width_of, word
from ._elements import h
from ._overview import Cell, Group, Key
from ._words import Reader, Text

_GAP, _HIGH, _SIGN = 4.0, 33.0, 11.0
_NARROWEST, _WIDEST = 40.0, 112.0
_CELL = Text("{norm}: {found}", "{norm}: {found}")
_ENTRY = Text("{text}: {count}", "{text}: {count}")


def draw_cells(canvas: Canvas, groups: Iterable[Group], reader: Reader) -> None:
    """Draw the cells of each group below its heading, which may be empty."""
    found = tuple(groups)
    widest = max(
        (
            max(width_of(cell.norm), _SIGN * len(cell.signs)) + 8
            for group in found
            for cell in group.cells
        ),
        default=_NARROWEST,
    )
    columns = int((INNER + _GAP) // (min(max(widest, _NARROWEST), _WIDEST) + _GAP))
    # They fill the line.
    wide = (INNER - _GAP * (columns - 1)) / columns
    for group in found:
        canvas.gap(5)
        if group.heading:
            canvas.words(group.heading, strong=True)
        for at, cell in enumerate(group.cells):
            if not at % columns:
                canvas.gap(_HIGH + (_GAP if at else 2))
            x = MARGIN + at % columns * (wide + _GAP)
            canvas.add(_cell(cell, x, canvas.y - _HIGH, wide, reader))


def _cell(cell: Cell, x: float, y: float, wide: float, reader: Reader) -> ET.Element:
    step = min(_SIGN, (wide - 4) / len(cell.signs))
    first = x + (wide - step * len(cell.signs) + 1) / 2
    return h(
        "g",
        h("title", reader.say(_CELL, norm=cell.norm, found=cell.said)),
        box(cell.look, x, y, (wide, _HIGH), dashed=not cell.settled),
        word(x + wide / 2, y + 13, shortened(cell.norm, wide - 6, SIZE), anchor="middle"),
        *(
            sign(name, first + step * at, y + 19, look, step - 1)
            for at, (name, look) in enumerate(cell.signs)
        ),
    )


def draw_legend(canvas: Canvas, keys: Iterable[Key], reader: Reader) -> None:
    """Draw what each look and its signs stand for, with how many norms have it."""
    entries: list[tuple[list[ET.Element], float, str]] = []
    for key in keys:
        wide = _SIGN * len(key.signs) + 3
        drawn = [
            box(key.look, 0.5, 0.5, (wide, 13.0), dashed=not key.settled),
            *(sign(name, 2.5 + _SIGN * at, 2, look) for at, (name, look) in enumerate(key.signs)),
        ]
        text = key.said
        if key.count is not None:
            text = reader.say(_ENTRY, text=text, count=key.count)
        entries.append((drawn, wide, text))
    if entries:
        canvas.gap(6)
        flowing(canvas, entries)
