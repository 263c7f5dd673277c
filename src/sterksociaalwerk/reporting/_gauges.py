# SPDX-License-Identifier: MIT
"""Draws limits as gauges: how far each is used, how far it may still be, and where it stands."""

from ..evaluation import LimitResult, Outcome, Verdict
from ._canvas import INNER, LEADING, MARGIN, Canvas, bar, box, rule, sign, word
from ._tree import Items, Paragraph
from ._verdict import limit_lines
from ._words import Reader

_HIGH = 11.0
STANDINGS = {
    Outcome.PASS: ("check", "good"),
    Outcome.FAIL: ("cross", "poor"),
    Outcome.OPEN: ("question", "open"),
}


def draw_limits(canvas: Canvas, verdict: Verdict, reader: Reader) -> None:
    """Draw the limits that a summary names, each below its sentence."""
    for text, result in zip(limit_texts(verdict, reader), verdict.limits, strict=False):
        _limit(canvas, text, result, reader)
    # A summary names the first of many, and counts the others.
    counted = (part for part in limit_lines(verdict, reader) if isinstance(part, Paragraph))
    for part in counted:
        canvas.words(part.text)


def limit_texts(verdict: Verdict, reader: Reader) -> list[str]:
    """Return the sentences of the limits that a summary names."""
    return [
        each.text
        for part in limit_lines(verdict, reader)
        if isinstance(part, Items)
        for each in part.items
    ]


def _limit(canvas: Canvas, text: str, result: LimitResult, reader: Reader) -> None:
    name, look = STANDINGS[result.outcome]
    canvas.gap(5)
    canvas.add(sign(name, MARGIN, canvas.y + 2.5, look))
    canvas.words(text, indent=15)
    canvas.gap(4)
    # One more than is used, so that a limit that is kept exactly is seen to be.
    at_most = result.limit.at_most
    unit = INNER / (max(at_most, result.most) + 1)
    y = canvas.y
    canvas.add(
        rule(MARGIN, y + _HIGH / 2, MARGIN + INNER, y + _HIGH / 2),
        *(
            [box("open", MARGIN + 0.5, y, (result.most * unit, _HIGH), dashed=True)]
            if result.most > result.least
            else []
        ),
        bar(look, MARGIN, y + 2, (result.least * unit, _HIGH - 4)),
        rule(MARGIN + at_most * unit, y - 3, MARGIN + at_most * unit, y + _HIGH + 3, strong=True),
    )
    canvas.gap(_HIGH + LEADING - 1)
    # A number near an edge stays inside.
    x = min(max(MARGIN + at_most * unit, MARGIN + 10), MARGIN + INNER - 10)
    canvas.add(
        word(
            x,
            canvas.y - 2,
            f"\N{LESS-THAN OR EQUAL TO} {reader.number(at_most)}",
            anchor="middle",
            soft=True,
        )
    )
