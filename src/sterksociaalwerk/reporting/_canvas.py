# SPDX-License-Identifier: MIT
"""Draws from the top down, in the units of a narrow telephone: words, boxes and signs.

Nothing that is drawn has an identifier, so that several pictures can stand on one page.
"""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from xml.etree import ElementTree as ET

from ._colours import COLOURS, PICTURE_STYLE
from ._elements import SVG, h, shape, styled
from ._words import one_line

WIDTH, MARGIN = 360.0, 6.0
INNER = WIDTH - 2 * MARGIN
SIZE, LEADING = 12.0, 15.5
_FONT = "system-ui,-apple-system,'Segoe UI',Roboto,sans-serif"
_LARGER = 1.4


class Canvas:
    """A picture in the making."""

    def __init__(self) -> None:
        self.y = MARGIN
        self._drawn: list[ET.Element] = []

    def add(self, *elements: ET.Element) -> None:
        """Add what was made."""
        self._drawn += elements

    def gap(self, height: float) -> None:
        """Leave a space."""
        self.y += height

    def words(self, text: str, *, strong: bool = False, indent: float = 0) -> None:
        """Write a text over as many lines as it needs."""
        for line in lines_of(text, INNER - indent, SIZE * (1.06 if strong else 1)):
            self.y += LEADING
            self.add(word(MARGIN + indent, self.y - 3.5, line, strong=strong))

    def finish(self, title: str, description: str, language: str) -> ET.Element:
        """Return the picture, with what is read aloud instead of it."""
        height = self.y + MARGIN
        return h(
            "svg",
            h("title", title),
            h("desc", description),
            h("rect", class_="ssw-paper", width=WIDTH, height=height, fill=light("paper")),
            *self._drawn,
            xmlns=SVG,
            viewBox=f"0 0 {WIDTH:g} {height:g}",
            width=WIDTH * _LARGER,
            height=height * _LARGER,
            role="img",
            lang=language,
            class_="ssw-ink",
            fill=light("ink"),
            font_family=_FONT,
            font_size=SIZE,
            stroke_width=1.3,
            stroke_linecap="round",
            stroke_linejoin="round",
        )


def with_style(picture: ET.Element) -> ET.Element:
    """Return a picture that brings its own style, for a file of its own."""
    # After its title and description, which come first.
    picture.insert(2, styled(PICTURE_STYLE))
    return picture


def light(name: str) -> str:
    """Return a colour on a light page; what is drawn in it has a class for a dark one."""
    return COLOURS[name].light


def word(
    x: float,
    y: float,
    text: str,
    *,
    strong: bool = False,
    anchor: str = "start",
    soft: bool = False,
) -> ET.Element:
    """Return a line of text."""
    element = shape("text", _words(anchor, strong=strong, soft=soft), x=x, y=y)
    element.text = one_line(text)
    return element


@cache
def _words(anchor: str, *, strong: bool, soft: bool) -> Mapping[str, str]:
    fixed = {} if anchor == "start" else {"text-anchor": anchor}
    fixed |= {"font-weight": "600"} if strong else {}
    small = {"class": "ssw-soft", "fill": light("soft"), "font-size": "10.5"}
    return fixed | (small if soft else {})


def box(
    look: str, x: float, y: float, size: tuple[float, float], *, dashed: bool = False
) -> ET.Element:
    """Return a box that looks like a rating."""
    return shape("rect", _box(look, dashed=dashed), x=x, y=y, width=size[0], height=size[1])


@cache
def _box(look: str, *, dashed: bool) -> Mapping[str, str]:
    edge = {"stroke-dasharray": "3 2"} if dashed else {}
    return {
        "rx": "2",
        "class": f"ssw-{look} ssw-{look}-edge",
        "fill": light(look),
        "stroke": light(f"{look}-edge"),
        **edge,
    }


# Each in a square of ten.
_SQUARE = 10.0
_SIGNS = {
    "check": "M1.5 5.5 4 8.2 8.5 2",
    "half": "M5 1a4 4 0 0 1 0 8a4 4 0 0 1 0-8v8M6.5 1.6v6.8M8 2.6v4.8",
    "cross": "M2 2 8 8M8 2 2 8",
    "dash": "M1.5 5H8.5",
    "question": "M2.8 3.2a2.2 2.2 0 1 1 3.3 1.9q-1.1.6-1.1 1.6M5 8.7v.6",
    "up": "M5 9V1.5M2 4.5 5 1.5 8 4.5",
    "down": "M5 1V8.5M2 5.5 5 8.5 8 5.5",
    "equal": "M1.5 3.5H8.5M1.5 6.5H8.5",
    "unequal": "M1.5 3.5H8.5M1.5 6.5H8.5M7.5 1 2.5 9",
    "plus": "M5 1.5V8.5M1.5 5H8.5",
    "gone": "M1.5 1.5H8.5V8.5H1.5ZM1.5 8.5 8.5 1.5",
}


def sign(name: str, x: float, y: float, look: str = "", size: float = _SQUARE) -> ET.Element:
    """Return a sign, with its upper left corner; without a look in the colour of the words."""
    scale = "" if size == _SQUARE else f" scale({size / _SQUARE:g})"
    element = shape("path", _sign(name, look))
    element.set("transform", f"translate({x:g} {y:g}){scale}")
    return element


@cache
def _sign(name: str, look: str) -> Mapping[str, str]:
    return {
        "d": _SIGNS[name],
        "class": f"ssw-{look}-edge" if look else "ssw-mark",
        "stroke": light(f"{look}-edge" if look else "ink"),
        "fill": "none",
    }


def rule(x1: float, y1: float, x2: float, y2: float, *, strong: bool = False) -> ET.Element:
    """Return a line."""
    element = shape("path", _STRONG if strong else _FINE)
    element.set("d", f"M{x1:g} {y1:g} {x2:g} {y2:g}")
    return element


_STRONG = {"class": "ssw-mark", "stroke": light("ink"), "stroke-width": "1.8"}
_FINE = {"class": "ssw-rule", "stroke": light("line"), "stroke-width": "0.8"}


def bar(look: str, x: float, y: float, size: tuple[float, float]) -> ET.Element:
    """Return a full bar."""
    fixed = {"class": f"ssw-{look}-bar", "fill": light(f"{look}-edge")}
    return shape("rect", fixed, x=x, y=y, width=size[0], height=size[1])


# ---------------------------------------------------------------- how wide a text is


@cache
def _width_of(char: str) -> float:
    """Return about how wide a character is, of a size of one; rather too wide than too narrow."""
    if unicodedata.east_asian_width(char) in "WF":
        return 1.05
    if char in "iljtfrI.,:;'|! ()[]1":
        return 0.38
    if char in "mwMWQOGD@%&":
        return 0.9
    return 0.7 if char.isupper() or not char.isascii() else 0.58


def width_of(text: str, size: float = SIZE) -> float:
    """Return about how wide a text is."""
    return sum(map(_width_of, text)) * size


def lines_of(text: str, width: float, size: float = SIZE) -> list[str]:
    """Return a text as lines that fit, breaking a word that is wider than a line."""
    lines: list[str] = []
    line = ""
    for part in one_line(text).split(" "):
        joined = f"{line} {part}" if line else part
        if width_of(joined, size) <= width:
            line = joined
            continue
        lines += [line] if line else []
        *whole, line = _pieces(part, width, size)
        lines += whole
    return [*lines, line] if line else lines


def _pieces(part: str, width: float, size: float) -> list[str]:
    pieces: list[str] = []
    piece, taken = "", 0.0
    for char in part:
        taken += _width_of(char) * size
        if taken > width and piece:
            pieces.append(piece)
            piece, taken = "", _width_of(char) * size
        piece += char
    return [*pieces, piece]


def shortened(text: str, width: float, size: float) -> str:
    """Return a text that fits on one line; what is left out shows as dots."""
    if width_of(text, size) <= width:
        return text
    return f"{lines_of(text, width - size, size)[0]}\N{HORIZONTAL ELLIPSIS}"


def flowing(canvas: Canvas, entries: Iterable[tuple[Sequence[ET.Element], float, str]]) -> None:
    """Draw signs with their words from left to right, over as many lines as they need.

    Args:
        canvas: Where to.
        entries: What is drawn at the left of each text, how wide it is, and the text.
    """
    x = MARGIN
    canvas.gap(LEADING + 2)
    for signs, wide, text in entries:
        fits = lines_of(text, INNER - wide - 5)
        taken = wide + 5 + max(map(width_of, fits), default=0)
        if x > MARGIN and x + taken > WIDTH - MARGIN:
            x = MARGIN
            canvas.gap(LEADING + 2)
        at = f"translate({x:g} {canvas.y - 12:g})"
        canvas.add(h("g", *signs, transform=at))
        for number, line in enumerate(fits):
            canvas.gap(LEADING if number else 0)
            canvas.add(word(x + wide + 5, canvas.y - 3.5, line))
        x += taken + 12
