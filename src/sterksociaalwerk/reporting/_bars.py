# SPDX-License-Identifier: MIT
"""Draws counts as bars and shares as dots with their intervals, each with its numbers.

Every part of a bar has a pattern of its own: who sees no colours tells them apart by it, and by
their order.
"""

from collections.abc import Iterable, Sequence
from xml.etree import ElementTree as ET

from attrs import frozen

from ..sector import Share
from ._canvas import (
    INNER,
    LEADING,
    MARGIN,
    SIZE,
    Canvas,
    bar,
    box,
    flowing,
    light,
    rule,
    shortened,
    width_of,
    word,
)
from ._elements import h, shape
from ._words import Reader

_HIGH, _STEP, _GAP = 11.0, 16.0, 6.0
_LABEL = 96.0
_STRIPE = 3.0
# So that few among many can be seen.
_THINNEST = 1.2
_SWATCH = (18.0, 10.0)
_DOT = 3.4


@frozen(kw_only=True)
class Bar:
    """Counts that add up to a whole.

    Attributes:
        label: Whose they are.
        parts: How each part looks, and how many it is of.
        figure: What stands at the end of the bar.
        said: What all of it says, in words.
    """

    label: str
    parts: tuple[tuple[str, int], ...]
    figure: str
    said: str


@frozen(kw_only=True)
class Dot:
    """A share with its interval; without one there is only what it says."""

    label: str
    share: Share | None
    figure: str
    said: str


def _segment(look: str, x: float, y: float, size: tuple[float, float]) -> list[ET.Element]:
    """Return a part of a bar, with its pattern."""
    wide, high = size
    if look == "poor":
        return [bar(look, x, y, size)]
    drawn = [box(look, x, y, size, dashed=look == "open")]
    marks: list[str] = []
    if look == "fair":
        count = int(wide / _STRIPE)
        marks = [f"M{x + _STRIPE * at:g} {y:g}v{high:g}" for at in range(1, count + 1)]
    elif look == "none":
        marks = [f"M{x:g} {y + high * at / 3:g}h{wide:g}" for at in (1, 2)]
    if marks:
        fixed = {"class": f"ssw-{look}-edge", "stroke": light(f"{look}-edge"), "fill": "none"}
        path = shape("path", {**fixed, "stroke-width": "1"})
        path.set("d", "".join(marks))
        drawn.append(path)
    return drawn


def _widths(counts: Sequence[int], wide: float) -> list[float]:
    """Return how wide each part is: by its count, and never too thin to be seen."""
    total = sum(counts)
    found = [max(_THINNEST, wide * count / total) if count else 0.0 for count in counts]
    # The widest gives way.
    widest = max(range(len(found)), key=found.__getitem__)
    found[widest] -= sum(found) - wide
    return found


def _columns(labels: Iterable[str], figures: Iterable[str]) -> tuple[float, float]:
    """Return where what is drawn begins, and how wide it is."""
    label = min(max(map(width_of, labels), default=0.0), _LABEL)
    figure = max((width_of(each) for each in figures), default=0.0)
    start = MARGIN + (label and label + _GAP)
    return start, MARGIN + INNER - (figure and figure + _GAP) - start


def draw_bars(canvas: Canvas, bars: Sequence[Bar]) -> None:
    """Draw bars below each other, each on a line with what it is of and its figure."""
    start, wide = _columns((each.label for each in bars), (each.figure for each in bars))
    for each in bars:
        y = canvas.y + (_STEP - _HIGH) / 2
        drawn: list[ET.Element] = []
        x = start
        if any(count for _, count in each.parts):
            for (look, _), size in zip(
                each.parts, _widths([count for _, count in each.parts], wide), strict=True
            ):
                drawn += _segment(look, x, y, (size, _HIGH)) if size else []
                x += size
        canvas.add(_row(canvas, each.label, each.figure, each.said, drawn))
        canvas.gap(_STEP)


def _row(
    canvas: Canvas, label: str, figure: str, said: str, drawn: Iterable[ET.Element]
) -> ET.Element:
    y = canvas.y + _STEP / 2 + SIZE / 3
    return h(
        "g",
        h("title", said),
        word(MARGIN, y, shortened(label, _LABEL, SIZE)),
        *drawn,
        word(MARGIN + INNER, y, figure, anchor="end"),
    )


def draw_dots(canvas: Canvas, dots: Sequence[Dot], reader: Reader) -> None:
    """Draw shares on one scale from 0% to 100%, each with its interval and its numbers."""
    # A name that is too long for its column stands above.
    above = any(width_of(each.label) > _LABEL for each in dots)
    labels = () if above else tuple(each.label for each in dots)
    start, wide = _columns(labels, (each.figure for each in dots))
    # Those at either end stay clear of the words.
    start, wide = start + _DOT, wide - 2 * _DOT
    for each in dots:
        if above:
            canvas.words(each.label)
        y = canvas.y + _STEP / 2
        share = each.share
        # What is suppressed has no line: that would look like nothing at all.
        drawn = [] if share is None else [rule(start, y, start + wide, y)]
        if share is not None and share.rate is not None and share.interval is not None:
            low, high = (start + wide * bound for bound in share.interval)
            drawn += [
                rule(low, y, high, y, strong=True),
                rule(low, y - 3, low, y + 3, strong=True),
                rule(high, y - 3, high, y + 3, strong=True),
                shape(
                    "circle",
                    {"class": "ssw-ink", "fill": light("ink")},
                    cx=start + wide * float(share.rate),
                    cy=y,
                    r=_DOT,
                ),
            ]
        label = "" if above else each.label
        canvas.add(_row(canvas, label, each.figure, each.said, drawn))
        canvas.gap(_STEP)
    _scale(canvas, start, wide, reader)


def _scale(canvas: Canvas, start: float, wide: float, reader: Reader) -> None:
    canvas.gap(2)
    y = canvas.y
    for at, anchor in ((0, "start"), (1, "middle"), (2, "end")):
        x = start + wide * at / 2
        canvas.add(
            rule(x, y - 2, x, y + 2),
            word(x, y + 12, f"{reader.number(50 * at)}%", anchor=anchor, soft=True),
        )
    canvas.gap(LEADING)


def draw_key(canvas: Canvas, entries: Iterable[tuple[str, str]]) -> None:
    """Draw what the pattern of each part stands for."""
    canvas.gap(4)
    flowing(
        canvas,
        [(_segment(look, 0.5, 1.5, _SWATCH), _SWATCH[0], text) for look, text in entries],
    )
