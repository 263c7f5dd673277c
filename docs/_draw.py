# SPDX-License-Identifier: MIT
"""Draws the pictures of the documentation from the library, so that none can say what is not so.

`python docs/_draw.py` writes them into `docs/_pictures`; a test compares what stands there with
what is drawn. Each holds colours for a light and for a dark page, and a browser takes those of the
page that shows it.
"""

from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from sterksociaalwerk import (
    AuditKind,
    Consequence,
    FollowUp,
    Framework,
    Outcome,
    Scheme,
    Tally,
    Term,
    analyse_rule,
    decide,
)
from sterksociaalwerk.label import SCHEME, V2017, V2019

__all__ = ["PICTURES", "lifecycle", "passing_region"]

PICTURES = Path(__file__).with_name("_pictures")

# The two colours are legible on light and on dark, so only ink and paper differ.
_STYLE = """\
.drawing { --ink: #1f2328; --paper: #fff; --good: #2a9d8f; --warn: #e8703a;
  font: 12px system-ui, sans-serif; }
@media (prefers-color-scheme: dark) { .drawing { --ink: #e6edf3; --paper: #131416; } }
.drawing text { fill: var(--ink); } .drawing .far { fill-opacity: .62; }
.drawing .name { font-weight: 600; font-size: 13px; } .drawing .middle { text-anchor: middle; }
.drawing .small { font-size: 11px; }
.drawing .pass { fill: var(--good); }
.drawing .fail { fill: var(--ink); fill-opacity: .05; stroke: var(--ink); stroke-opacity: .22; }
.drawing .edge { fill: none; stroke: var(--warn); stroke-width: 2.5; stroke-linecap: round; }
.drawing .tip { fill: var(--warn); }
.drawing .box { fill: var(--paper); stroke: var(--ink); stroke-opacity: .55; }
.drawing .granted { fill: var(--good); fill-opacity: .22; stroke: var(--good); stroke-opacity: 1; }
.drawing .way { fill: none; stroke: var(--ink); stroke-opacity: .5; stroke-width: 1.3; }
.drawing .head { fill: var(--ink); fill-opacity: .6; }
.drawing .again { fill: none; stroke: var(--warn); stroke-width: 1.6; stroke-dasharray: 5 4; }"""


def _svg(width: int, height: int, title: str, parts: Iterator[str]) -> str:
    """Return a drawing; its title is read aloud instead of it."""
    box = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    start = f'<svg xmlns="http://www.w3.org/2000/svg" class="drawing" {box} role="img"'
    lines = [f"{start} aria-label={quoteattr(title)}>", f"<style>{_STYLE}</style>", *parts]
    return "\n".join([*lines, "</svg>", ""])


def _text(x: float, y: float, words: str, style: str = "", more: str = "") -> str:
    return f'<text x="{x:g}" y="{y:g}" class="{style}"{more}>{escape(words)}</text>'


# ---------------------------------------------------------------- which tallies pass

_CELL = 23
_LEFT, _TOP = 50, 52
_EDITIONS = (V2017, V2019)
# The same axes for both editions, and two steps beyond the widest limit.
_MOST_PARTLY, _MOST_NOT = (
    2 + max(edition.rule.limits[at].at_most for edition in _EDITIONS) for at in (0, 1)
)
_BOTTOM = _TOP + _CELL * (_MOST_NOT + 1)


def _corner(partly_met: int, not_met: int) -> tuple[int, int]:
    """Return the upper left corner of a cell; more norms not met stand higher."""
    return _LEFT + _CELL * partly_met, _BOTTOM - _CELL * (not_met + 1)


def _middle(tally: Tally) -> tuple[float, float]:
    x, y = _corner(tally.partly_met, tally.not_met)
    return x + _CELL / 2, y + _CELL / 2


def _square(x: float, y: float, outcome: Outcome) -> str:
    size = _CELL - 3
    place = f'x="{x + 1.5:g}" y="{y + 1.5:g}" width="{size}" height="{size}" rx="4"'
    return f'<rect {place} class="{outcome.value}"/>'


def _arrow(start: tuple[float, float], end: tuple[float, float]) -> str:
    """Return a short arrow down to the right, with a dot where it begins."""
    (x, y), (to_x, to_y) = start, end
    tip = f"{to_x + 4:g},{to_y + 4:g} {to_x - 5:g},{to_y + 2:g} {to_x + 2:g},{to_y - 5:g}"
    return (
        f'<circle cx="{x:g}" cy="{y:g}" r="4" class="tip"/>'
        f'<path d="M{x:g} {y:g}L{to_x:g} {to_y:g}" class="edge"/>'
        f'<polygon points="{tip}" class="tip"/>'
    )


def _region(edition: Framework) -> Iterator[str]:
    right = _LEFT + _CELL * (_MOST_PARTLY + 1)
    limits = " and ".join(
        f"at most {limit.at_most} {next(iter(limit.ratings)).title.split()[-1]}"
        for limit in edition.rule.limits
    )
    yield _text(_LEFT, 18, f"{edition.called.capitalize()}: {edition.norm_count} norms", "name")
    yield _text(_LEFT, 36, limits, "far")
    for partly_met in range(_MOST_PARTLY + 1):
        for not_met in range(_MOST_NOT + 1):
            met = edition.norm_count - partly_met - not_met
            tally = Tally(met=met, partly_met=partly_met, not_met=not_met)
            yield _square(*_corner(partly_met, not_met), decide(tally, edition).outcome)
    for paradox in analyse_rule(edition).paradoxes:
        yield _arrow(_middle(paradox.before), _middle(paradox.after))
    for partly_met in range(_MOST_PARTLY + 1):
        x = _corner(partly_met, 0)[0] + _CELL / 2
        yield _text(x, _BOTTOM + 15, str(partly_met), "middle")
    for not_met in range(_MOST_NOT + 1):
        y = _corner(0, not_met)[1] + _CELL / 2 + 4
        yield _text(_LEFT - 12, y, str(not_met), "middle")
    yield _text((_LEFT + right) / 2, _BOTTOM + 36, "norms partly met, deels (number)", "middle")
    x, y = 16, (_TOP + _BOTTOM) / 2
    turned = f' transform="rotate(-90 {x:g} {y:g})"'
    yield _text(x, y, "norms not met, niet (number)", "middle", turned)
    # What the marks mean.
    first, second = _BOTTOM + 52, _BOTTOM + 78
    yield _square(_LEFT, first, Outcome.PASS)
    yield _text(_LEFT + 28, first + 16, "within all limits")
    yield _square(_LEFT + 138, first, Outcome.FAIL)
    yield _text(_LEFT + 166, first + 16, "a limit is exceeded")
    yield _arrow((_LEFT + 4, second + 5), (_LEFT + 18, second + 19))
    yield _text(_LEFT + 28, second + 16, "raising a norm from niet to deels fails")


def passing_region(edition: Framework) -> str:
    """Draw which numbers of norms partly met and not met pass, and where raising a norm fails."""
    paradoxes = analyse_rule(edition).paradoxes
    starts = ", ".join(f"{each.before.not_met}" for each in paradoxes)
    title = (
        f"{edition.called.capitalize()}: which numbers of norms rated deels and niet are within "
        f"all limits. With {paradoxes[0].before.partly_met} deels and {starts} niet, raising a "
        f"norm from niet to deels exceeds a limit."
    )
    return _svg(360, _BOTTOM + 112, title, _region(edition))


# ---------------------------------------------------------------- what an audit leads to

_WIDE, _HIGH, _APART, _DOWN = 204, 42, 220, 80


class _Line(NamedTuple):
    """The kinds of audit that lead to the same, side by side, and what they lead to below them."""

    kinds: Mapping[AuditKind, int]
    follow_up: FollowUp

    @property
    def column(self) -> float:
        return sum(self.kinds.values()) / len(self.kinds)


def _lines(scheme: Scheme) -> list[_Line]:
    """Return the columns of a scheme; kinds stand in the order in which they lead to the same."""
    together: dict[FollowUp, list[AuditKind]] = {}
    for kind, follow_up in (scheme.leads_to or {}).items():
        together.setdefault(follow_up, []).append(kind)
    places = count()
    return [
        _Line({kind: next(places) for kind in kinds}, follow_up)
        for follow_up, kinds in together.items()
    ]


def _centre(column: float, row: int) -> tuple[float, float]:
    return 12 + _WIDE / 2 + _APART * column, 12 + _HIGH / 2 + _DOWN * row


def _box(column: float, row: int, name: str, by: Term | None, *, granted: bool) -> Iterator[str]:
    x, y = _centre(column, row)
    place = f'x="{x - _WIDE / 2:g}" y="{y - _HIGH / 2:g}" width="{_WIDE}" height="{_HIGH}"'
    yield f'<rect {place} rx="8" class="box"/>'
    if granted:
        yield f'<rect {place} rx="8" class="granted"/>'
    yield _text(x, y + (4.5 if by is None else -3), name.replace("-", " "), "middle")
    if by is not None:
        yield _text(x, y + 13, by.title_en, "small middle far")


def _way(column: float, row: int, to_column: float, style: str) -> str:
    """Return the arrow from a box down to one in the next row."""
    (x, y), (to_x, to_y) = _centre(column, row), _centre(to_column, row + 1)
    y, to_y = y + _HIGH / 2, to_y - _HIGH / 2
    half = (to_y - y) / 2
    bend = f"C{x:g} {y + half:g} {to_x:g} {to_y - 8 - half:g} {to_x:g} {to_y - 7:g}"
    tip = f"{to_x:g},{to_y:g} {to_x - 4:g},{to_y - 8:g} {to_x + 4:g},{to_y - 8:g}"
    return f'<path d="M{x:g} {y:g}{bend}" class="{style}"/><polygon points="{tip}" class="head"/>'


def _column(line: _Line, scheme: Scheme) -> Iterator[str]:
    given_by = {
        Consequence.ADVICE: scheme.advised_by,
        Consequence.CERTIFICATE: scheme.awarded_by,
    }
    for kind, column in line.kinds.items():
        yield _way(column, 0, line.column, "way")
        yield from _box(column, 0, kind.value, None, granted=False)
    for row, consequence in enumerate(line.follow_up.consequences, 1):
        more = consequence in line.follow_up.on_pass
        if row > 1:
            yield _way(line.column, row - 1, line.column, "again" if more else "way")
        if line.follow_up.on_pass[:1] == (consequence,):
            x, y = _centre(line.column, row)
            yield _text(x + 10, y - _DOWN / 2 + 3, "on a pass", "far")
        by = given_by.get(consequence)
        yield from _box(line.column, row, consequence.value, by, granted=True)


def lifecycle(scheme: Scheme) -> str:
    """Draw what each kind of audit leads to, from the scheme."""
    lines = _lines(scheme)
    title = "What each kind of audit leads to; the table below the picture has the same."
    across = sum(len(line.kinds) for line in lines)
    down = max(len(line.follow_up.consequences) for line in lines)
    parts = (part for line in lines for part in _column(line, scheme))
    return _svg(across * _APART + 8, down * _DOWN + _HIGH + 24, title, parts)


def drawn() -> dict[str, str]:
    """Return every picture by the name of its file."""
    return {
        "lifecycle.svg": lifecycle(SCHEME),
        "passing-region-2017.svg": passing_region(V2017),
        "passing-region-2019.svg": passing_region(V2019),
    }


def main() -> None:
    """Write the pictures."""
    PICTURES.mkdir(exist_ok=True)
    for name, picture in drawn().items():
        (PICTURES / name).write_text(picture, "utf-8")


if __name__ == "__main__":
    main()
