# SPDX-License-Identifier: MIT
"""Draws what has a picture, in the words of its explanation."""

from xml.etree import ElementTree as ET

from ..certification import History
from ._canvas import Canvas
from ._gauges import draw_limits
from ._grid import draw_cells, draw_legend
from ._overview import OVERVIEWS, Overview, overview_of
from ._timeline import draw_history
from ._tree import Document, Items, Paragraph
from ._verdict import limit_lines
from ._words import Reader

PICTURED: tuple[type, ...] = (*OVERVIEWS, History)
"""What has a picture."""


def picture_of(
    value: object, document: Document, reader: Reader, *, full: bool = True
) -> ET.Element | None:
    """Return the picture of a value, if it has one; with *full*, of each norm as well."""
    overview = overview_of(value, reader)
    if overview is not None:
        return _of_norms(overview, document, reader, full=full)
    if isinstance(value, History):
        return _of_history(value, document, reader, full=full)
    return None


def _of_norms(overview: Overview, document: Document, reader: Reader, *, full: bool) -> ET.Element:
    canvas = Canvas()
    canvas.words(document.title, strong=True)
    for text in overview.said:
        canvas.words(text)
    said = list(overview.said)
    if overview.verdict is not None:
        draw_limits(canvas, overview.verdict, reader)
        for part in limit_lines(overview.verdict, reader):
            if isinstance(part, Items):
                said += [f"{each.text}." for each in part.items]
    if full:
        draw_cells(canvas, overview.groups, reader)
    draw_legend(canvas, overview.keys, reader)
    return canvas.finish(document.title, " ".join(said), reader.language)


def _of_history(history: History, document: Document, reader: Reader, *, full: bool) -> ET.Element:
    canvas = Canvas()
    canvas.words(document.title, strong=True)
    said = [part.text for part in document.summary if isinstance(part, Paragraph)]
    for text in said:
        canvas.words(text)
    draw_history(canvas, history, reader, full=full)
    return canvas.finish(document.title, " ".join(said), reader.language)
