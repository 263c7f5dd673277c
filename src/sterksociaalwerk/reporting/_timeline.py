# SPDX-License-Identifier: MIT
"""Draws the certificates of an organisation in time, each below its sentence."""

import datetime
from itertools import pairwise
from xml.etree import ElementTree as ET

from ..certification import Certificate, History, StatusChangeKind
from ._canvas import INNER, LEADING, MARGIN, Canvas, bar, box, flowing, rule, sign, width_of, word
from ._certificate import KINDS_OF_CHANGE, change_list, validity
from ._words import Reader, Text

_HIGH = 12.0
_MOST_YEARS = 7
_IN_FORCE = Text("geldig", "valid")
_NO_LONGER = Text("niet meer geldig", "no longer valid")


class _Scale:
    """Where a day stands."""

    def __init__(self, first: datetime.date, last: datetime.date) -> None:
        self.first, self.last = first, last
        self._unit = INNER / max((last - first).days, 1)

    def x(self, day: datetime.date) -> float:
        return MARGIN + (day - self.first).days * self._unit


def draw_history(canvas: Canvas, history: History, reader: Reader, *, full: bool) -> None:
    """Draw certificates as bars on one scale; with *full*, what happened to each as well."""
    certificates = history.certificates
    if not certificates:
        return
    on = reader.on
    days = [day for each in certificates for day in (each.valid_from, each.valid_until)]
    days += [] if on is None else [on]
    scale = _Scale(min(days), max(days))
    canvas.gap(4)
    for each in certificates:
        _row(canvas, each, scale, reader, full=full)
    _years(canvas, scale)
    if on is not None:
        _day(canvas, scale.x(on), reader.day(on))
    if any(each.changes for each in certificates):
        _legend(canvas, reader)


def _anchor(x: float, half: float) -> str:
    """Return which side of a text stands at a place, so that the text stays inside."""
    if x - half < MARGIN:
        return "start"
    return "end" if x + half > MARGIN + INNER else "middle"


def _day(canvas: Canvas, x: float, text: str) -> None:
    """Point out the day that was asked for, below the years."""
    canvas.gap(LEADING + 4)
    y = canvas.y
    canvas.add(
        sign("up", x - 5, y - LEADING - 5),
        word(x, y + 6, text, anchor=_anchor(x, width_of(text) / 2), strong=True),
    )
    canvas.gap(9)


def _row(
    canvas: Canvas, certificate: Certificate, scale: _Scale, reader: Reader, *, full: bool
) -> None:
    canvas.gap(3)
    if full:
        canvas.words(validity(certificate, reader))
        for items in change_list(certificate.changes, reader):
            for each in items.items:
                canvas.words(each.text, indent=10)
    canvas.gap(6)
    y = canvas.y
    first, until, ends = certificate.valid_from, certificate.valid_until, certificate.ends_on
    if ends < until:
        canvas.add(_between(scale, "open", ends, until, y, dashed=True))
    days = {change.effective_from for change in certificate.changes} | {first, ends}
    starts = sorted(day for day in days if first <= day <= ends)
    for start, stop in pairwise(starts):
        if certificate.is_suspended(start):
            canvas.add(_between(scale, "fair", start, stop, y))
        else:
            x = scale.x(start)
            canvas.add(bar("good", x, y, (scale.x(stop) - x, _HIGH)))
    if reader.on is not None:
        x = scale.x(reader.on)
        canvas.add(rule(x, y - 3, x, y + _HIGH + 3, strong=True))
    canvas.gap(_HIGH + 3)


def _between(
    scale: _Scale,
    look: str,
    start: datetime.date,
    stop: datetime.date,
    y: float,
    *,
    dashed: bool = False,
) -> ET.Element:
    x = scale.x(start)
    return box(look, x, y + 0.5, (scale.x(stop) - x, _HIGH - 1), dashed=dashed)


def _years(canvas: Canvas, scale: _Scale) -> None:
    """Draw the first days of years, as many as can be read."""
    canvas.gap(7)
    y = canvas.y
    canvas.add(rule(MARGIN, y, MARGIN + INNER, y))
    years = range(scale.first.year + 1, scale.last.year + 1)
    step = -(-len(years) // _MOST_YEARS) or 1
    for year in years[::step]:
        x = scale.x(datetime.date(year, 1, 1))
        canvas.add(
            rule(x, y - 3, x, y + 3),
            word(x, y + 13, str(year), anchor=_anchor(x, 12), soft=True),
        )
    canvas.gap(LEADING)


def _legend(canvas: Canvas, reader: Reader) -> None:
    size = (18.0, 9.0)
    suspended = reader.say(KINDS_OF_CHANGE[StatusChangeKind.SUSPENDED])
    canvas.gap(3)
    flowing(
        canvas,
        [
            ([bar("good", 0, 2, size)], 18, reader.say(_IN_FORCE)),
            ([box("fair", 0.5, 2, size)], 18, suspended),
            ([box("open", 0.5, 2, size, dashed=True)], 18, reader.say(_NO_LONGER)),
        ],
    )
