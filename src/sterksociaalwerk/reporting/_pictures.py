# SPDX-License-Identifier: MIT
"""Draws what has a picture, in the words of its explanation."""

from itertools import islice
from xml.etree import ElementTree as ET

from ..certification import History
from ._canvas import Canvas
from ._gauges import draw_limits, limit_texts
from ._grid import draw_cells, draw_legend
from ._overview import OVERVIEWS, Overview
from ._sector_pictures import DRAWN, Drawing, drawings_of
from ._timeline import draw_history
from ._tree import Document, Paragraph, Section
from ._words import Reader

PICTURED: tuple[type, ...] = (*OVERVIEWS, History, *DRAWN)
"""What has a picture."""


def picture_of(
    value: object,
    document: Document,
    reader: Reader,
    overview: Overview | None,
    *,
    alone: bool,
    full: bool = True,
) -> ET.Element | None:
    """Return the picture of a value, if it has one.

    Args:
        value: The value.
        document: What explains it.
        reader: For whom.
        overview: What there is to show of it, if it is of norms.
        alone: Whether nothing is said beside the picture, so that it has to say what it is of.
        full: Whether to draw each norm, and what happened to each certificate.
    """
    canvas = Canvas()
    if overview is not None:
        # Where nothing is decided, the first heading says so.
        headings = (part.heading for part in document.summary if isinstance(part, Section))
        said = overview.said or tuple(islice(headings, 1))
        _head(canvas, document, said, alone=alone)
        said += _draw_norms(canvas, overview, full=full)
    elif isinstance(value, History):
        said = tuple(part.text for part in document.summary if isinstance(part, Paragraph))
        _head(canvas, document, said, alone=alone)
        draw_history(canvas, value, reader, full=full)
    else:
        drawings = drawings_of(value, reader, full=full)
        if not drawings and not isinstance(value, DRAWN):
            return None
        said = tuple(each.said for each in drawings) or _first(document)
        _head(canvas, document, () if drawings else said, alone=alone)
        for each in drawings:
            _draw(canvas, each)
    return canvas.finish(document.title, " ".join(said), reader.language)


def pictures_of(
    value: object, document: Document, reader: Reader, overview: Overview | None
) -> tuple[ET.Element, ...]:
    """Return the pictures of a value for a page, whose parts may stand on different sheets."""
    drawings = drawings_of(value, reader, full=True)
    if not drawings:
        found = picture_of(value, document, reader, overview, alone=False)
        return () if found is None or isinstance(value, DRAWN) else (found,)
    return tuple(_alone(each, reader) for each in drawings)


def _alone(drawing: Drawing, reader: Reader) -> ET.Element:
    canvas = Canvas()
    _draw(canvas, drawing)
    return canvas.finish(drawing.heading, drawing.said, reader.language)


def _draw(canvas: Canvas, drawing: Drawing) -> None:
    canvas.gap(6)
    canvas.words(drawing.heading, strong=True)
    canvas.gap(2)
    drawing.draw(canvas)


def _first(document: Document) -> tuple[str, ...]:
    """Return the first paragraph of a summary."""
    told = (part.text for part in document.summary if isinstance(part, Paragraph))
    return tuple(islice(told, 1))


def _head(canvas: Canvas, document: Document, said: tuple[str, ...], *, alone: bool) -> None:
    if alone:
        canvas.words(document.title, strong=True)
        for text in said:
            canvas.words(text)


def _draw_norms(canvas: Canvas, overview: Overview, *, full: bool) -> tuple[str, ...]:
    """Draw gauges and norms; return what is said of the limits."""
    said: tuple[str, ...] = ()
    reader = overview.reader
    if overview.verdict is not None:
        draw_limits(canvas, overview.verdict, reader)
        said = tuple(f"{text}." for text in limit_texts(overview.verdict, reader))
    if full:
        draw_cells(canvas, overview.groups, reader)
    draw_legend(canvas, overview.keys, reader)
    return said
