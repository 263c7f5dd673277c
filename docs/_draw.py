# SPDX-License-Identifier: MIT
"""Draws the pictures of the documentation from the library, so that none can say what is not so.

`python docs/_draw.py` writes them into `docs/_pictures`; a test compares what stands there with
what is drawn. Each holds colours for a light and for a dark page, and a browser takes those of the
page that shows it.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

import sterksociaalwerk
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

__all__ = ["PICTURES", "architecture", "imported", "lifecycle", "passing_region"]

PICTURES = Path(__file__).with_name("_pictures")

# The two colours are legible on light and on dark, so only ink and paper differ.
_STYLE = """\
.drawing { --ink: #1f2328; --paper: #fff; --good: #2a9d8f; --warn: #e8703a;
  font: 12px system-ui, sans-serif; }
@media (prefers-color-scheme: dark) { .drawing { --ink: #e6edf3; --paper: #131416; } }
.drawing text { fill: var(--ink); } .drawing .far { fill-opacity: .62; }
.drawing .name { font-weight: 600; font-size: 13px; } .drawing .middle { text-anchor: middle; }
.drawing .right { text-anchor: end; }
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

# Narrow and long, so that a phone shows it in its own size.
_WIDE, _HIGH, _APART, _DOWN, _BELOW = 158, 42, 172, 72, 26


class _Line(NamedTuple):
    """The kinds of audit that lead to the same, side by side, and what they lead to below them."""

    kinds: tuple[AuditKind, ...]
    follow_up: FollowUp
    top: int

    @property
    def bottom(self) -> int:
        return self.top + _DOWN * len(self.follow_up.consequences) + _HIGH


def _lines(scheme: Scheme) -> list[_Line]:
    """Return what there is one below the other; kinds that lead to the same stand together."""
    together: dict[FollowUp, list[AuditKind]] = {}
    for kind, follow_up in (scheme.leads_to or {}).items():
        together.setdefault(follow_up, []).append(kind)
    lines: list[_Line] = []
    top = 8
    for follow_up, kinds in together.items():
        lines.append(_Line(tuple(kinds), follow_up, top))
        top = lines[-1].bottom + _BELOW
    return lines


def _box(x: float, y: float, name: str, by: Term | None, *, granted: bool) -> Iterator[str]:
    place = f'x="{x - _WIDE / 2:g}" y="{y:g}" width="{_WIDE}" height="{_HIGH}"'
    yield f'<rect {place} rx="8" class="box"/>'
    if granted:
        yield f'<rect {place} rx="8" class="granted"/>'
    yield _text(x, y + _HIGH / 2 + (4.5 if by is None else -3), name.replace("-", " "), "middle")
    if by is not None:
        yield _text(x, y + _HIGH / 2 + 13, by.title_en.split(" (")[0], "small middle far")


def _way(x: float, y: float, to_x: float, style: str) -> str:
    """Return the arrow from the foot of a box down to the next box."""
    to_y = y + _DOWN - _HIGH
    half = (to_y - y) / 2
    bend = f"C{x:g} {y + half:g} {to_x:g} {to_y - 8 - half:g} {to_x:g} {to_y - 7:g}"
    tip = f"{to_x:g},{to_y:g} {to_x - 4:g},{to_y - 8:g} {to_x + 4:g},{to_y - 8:g}"
    return f'<path d="M{x:g} {y:g}{bend}" class="{style}"/><polygon points="{tip}" class="head"/>'


def _column(line: _Line, middle: float, scheme: Scheme) -> Iterator[str]:
    given_by = {
        Consequence.ADVICE: scheme.advised_by,
        Consequence.CERTIFICATE: scheme.awarded_by,
    }
    for at, kind in enumerate(line.kinds):
        x = middle + _APART * (at - (len(line.kinds) - 1) / 2)
        yield _way(x, line.top + _HIGH, middle, "way")
        yield from _box(x, line.top, kind.value, None, granted=False)
    for row, consequence in enumerate(line.follow_up.consequences, 1):
        y = line.top + _DOWN * row
        if row > 1:
            more = consequence in line.follow_up.on_pass
            yield _way(middle, y - _DOWN + _HIGH, middle, "again" if more else "way")
        if line.follow_up.on_pass[:1] == (consequence,):
            yield _text(middle + 10, y - (_DOWN - _HIGH) / 2 + 3, "on a pass", "far")
        yield from _box(middle, y, consequence.value, given_by.get(consequence), granted=True)


def lifecycle(scheme: Scheme) -> str:
    """Draw what each kind of audit leads to, from the scheme."""
    lines = _lines(scheme)
    title = "What each kind of audit leads to; the table below the picture has the same."
    width = _APART * max(len(line.kinds) for line in lines)
    parts = (part for line in lines for part in _column(line, width / 2, scheme))
    return _svg(width, lines[-1].bottom + 8, title, parts)


# ---------------------------------------------------------------- which package imports which

_ENGINE = "_engine"
_SIDE, _NAMES = 16, 108


def _packages() -> list[str]:
    """Return the packages in reading order, the engine below all that use it."""
    first, *others = re.findall(r"`~sterksociaalwerk\.(\w+)`", str(sterksociaalwerk.__doc__))
    return [first, _ENGINE, *others]


def imported(package: str) -> set[str]:
    """Return the packages that one imports when it is loaded."""
    root = Path(sterksociaalwerk.__path__[0])
    files = [root / f"{package}.py"] if package == "errors" else (root / package).rglob("*.py")
    found: set[str] = set()
    for file in files:
        inside = len(file.relative_to(root).parts)
        for line in ast.parse(file.read_text("utf-8")).body:
            # As many dots as folders, and the root is reached.
            if isinstance(line, ast.ImportFrom) and line.level == inside:
                named = [line.module] if line.module else [each.name for each in line.names]
                found.update(name.split(".")[0] for name in named)
    return found & set(_packages()) - {package}


def _matrix() -> Iterator[str]:
    packages = _packages()
    for row, package in enumerate(packages):
        y = 8 + _SIDE * row
        yield _text(_NAMES - 8, y + 12, package, "name right")
        uses = imported(package)
        for column, other in enumerate(packages):
            style = "way" if column == row else "pass" if other in uses else "fail"
            place = f'x="{_NAMES + _SIDE * column + 1}" y="{y + 1}" width="{_SIDE - 2}"'
            yield f'<rect {place} height="{_SIDE - 2}" rx="3" class="{style}"/>'
    y = 8 + _SIDE * len(packages) + 16
    place = f'x="{_NAMES + 1}" y="{y}" width="{_SIDE - 2}" height="{_SIDE - 2}"'
    yield f'<rect {place} rx="3" class="pass"/>'
    yield _text(_NAMES + 22, y + 12, "the row imports the column")


def architecture() -> str:
    """Draw which package imports which, from the source: only those above it in the list."""
    count = len(_packages())
    title = "Which package imports which. Rows and columns are in reading order, and every mark is "
    title += "left of the diagonal: each package imports earlier ones only."
    return _svg(_NAMES + _SIDE * count + 8, _SIDE * count + 50, title, _matrix())


def drawn() -> dict[str, str]:
    """Return every picture by the name of its file."""
    return {
        "architecture.svg": architecture(),
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
