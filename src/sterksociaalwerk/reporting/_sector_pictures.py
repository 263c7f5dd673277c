# SPDX-License-Identifier: MIT
"""Draws many audits together: outcomes, norms by category, groups, and another edition."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from attrs import frozen

from .._mapping import FrozenMapping
from ..evaluation import Outcome
from ..framework import Rating, Tally
from ..sector import Impact, NormProfile, OutcomeCounts, Portfolio, SectorReport, Trend
from ._bars import Bar, Dot, draw_bars, draw_dots, draw_key
from ._canvas import Canvas
from ._gauges import STANDINGS
from ._overview import RATING_SIGNS
from ._sector import OUTCOMES_TITLE, report_on
from ._sector_groups import BY_GROUP, SUPPRESSED, group_name, group_value
from ._sector_impact import impact_title
from ._sector_norms import category_title
from ._sector_shares import NOTHING, outcome_counts
from ._shared import OUTCOMES, STILL_TO_RATE
from ._words import Reader, Text, capital

_COUNTED = Text("{text}: {count}", "{text}: {count}")
_OF = Text("{count} van {of}", "{count} of {of}")
_SLASH = Text("{count}/{of}", "{count}/{of}")
_PERCENT = Text("{percent}%", "{percent}%")
_ALL_NORMS = Text("alle", "all")
_NORMS = Text("De normen", "The norms")
_ROW = Text("{label}: {parts}", "{label}: {parts}")
_MET_RATE = Text(
    "Rechts: hoe vaak '{rating}', van hoe vaak beoordeeld.",
    "At the right: how often '{rating}', of how often rated.",
)
_WITHIN = Text(
    "Rechts: hoeveel binnen de grenzen, van hoeveel waarvan de uitkomst vaststaat. De streep is "
    "het 95%-interval.",
    "At the right: how many are within the limits, of how many whose outcome is settled. The line "
    "is the 95% interval.",
)
_NOW_WITHIN = Text("Nu binnen de grenzen: {count}", "Within the limits now: {count}")


@frozen
class Drawing:
    """A part of a picture: its heading, what it says in words, and what draws it."""

    heading: str
    said: str
    draw: Callable[[Canvas], None]


def drawings_of(value: object, reader: Reader, *, full: bool) -> tuple[Drawing, ...]:
    """Return the parts of the picture of a value; with *full*, each norm."""
    for kind in type(value).__mro__:
        if kind in _DRAWN:
            return tuple(_DRAWN[kind](value, reader, full))
    return ()


def _of_portfolio(portfolio: Portfolio, reader: Reader, full: bool) -> Iterator[Drawing]:  # noqa: FBT001
    return _of_report(report_on(portfolio), reader, full)


def _of_report(report: SectorReport, reader: Reader, full: bool) -> Iterator[Drawing]:  # noqa: FBT001
    reader = reader.knowing(report.framework)
    if report.outcomes is None or not report.outcomes.total:
        return
    yield _outcomes(report.outcomes, reader)
    yield from _norms(report, reader, full=full)
    for trend in report.trends:
        yield from _of_trend(trend, reader, full)
    if report.impact is not None:
        yield from _of_impact(report.impact, reader, full)


# ---------------------------------------------------------------- outcomes


def _counted(entries: Iterable[tuple[str, int]], reader: Reader) -> str:
    return ", ".join(reader.say(_COUNTED, text=text, count=count) for text, count in entries)


def _outcomes(outcomes: OutcomeCounts, reader: Reader) -> Drawing:
    counts = outcome_counts(outcomes)
    named = [
        (STANDINGS[outcome][1], reader.say(OUTCOMES[outcome]), count)
        for outcome, count in counts.items()
    ]
    said = _counted(((text, count) for _, text, count in named), reader)

    def draw(canvas: Canvas) -> None:
        parts = tuple((look, count) for look, _, count in named)
        draw_bars(canvas, [Bar(label="", parts=parts, figure="", said=said)])
        draw_key(canvas, [(look, _entry(text, count, reader)) for look, text, count in named])

    return Drawing(reader.say(OUTCOMES_TITLE), f"{capital(said)}.", draw)


def _entry(text: str, count: int, reader: Reader) -> str:
    return reader.say(_COUNTED, text=text, count=count)


# ---------------------------------------------------------------- norms


def _parts(tally: Tally, reader: Reader) -> list[tuple[str, str, int]]:
    """Return how each rating looks, what it is called, and how often it was given."""
    counts = (tally.met, tally.partly_met, tally.not_met, tally.not_applicable)
    found = [
        (RATING_SIGNS[rating][1], reader.rating(rating), count)
        for rating, count in zip(Rating, counts, strict=True)
    ]
    return [*found, ("open", reader.say(STILL_TO_RATE), tally.open)]


def _bar(label: str, tally: Tally, reader: Reader, *, percent: bool = False) -> Bar:
    parts = _parts(tally, reader)
    settled = tally.met + tally.partly_met + tally.not_met
    figure = reader.say(_SLASH, count=tally.met, of=settled)
    if percent:
        rate = reader.percent(tally.met / settled) if settled else reader.say(NOTHING)
        figure = reader.say(_PERCENT, percent=rate) if settled else rate
    shown = [(text, count) for _, text, count in parts if count]
    return Bar(
        label=label,
        parts=tuple((look, count) for look, _, count in parts),
        figure=figure,
        said=reader.say(_ROW, label=label, parts=_counted(shown, reader)),
    )


def _norms(report: SectorReport, reader: Reader, *, full: bool) -> Iterator[Drawing]:
    by_category: dict[str | None, list[NormProfile]] = {}
    for norm in report.norms:
        by_category.setdefault(norm.category, []).append(norm)
    whole = sum((profile.tally for profile in report.norms), Tally())
    key = [(look, text) for look, text, count in _parts(whole, reader) if count]
    known = bool(by_category.keys() - {None})
    for profile in sorted(report.categories, key=lambda each: each.category is None):
        heading = reader.say(_NORMS)
        if known:
            heading = capital(category_title(profile.category, reader))
        all_norms = _bar(reader.say(_ALL_NORMS), profile.tally, reader, percent=True)
        bars = [all_norms]
        if full:
            found = by_category[profile.category]
            bars += [_bar(each.norm, each.tally, reader) for each in found]
        yield _norms_of(heading, bars, key, reader)


def _norms_of(
    heading: str, bars: Sequence[Bar], key: Sequence[tuple[str, str]], reader: Reader
) -> Drawing:
    note = reader.say(_MET_RATE, rating=reader.rating(Rating.MET))

    def draw(canvas: Canvas) -> None:
        draw_bars(canvas, bars)
        draw_key(canvas, key)
        canvas.words(note)

    return Drawing(heading, f"{bars[0].said}.", draw)


# ---------------------------------------------------------------- groups


def _of_trend(trend: Trend, reader: Reader, full: bool) -> Iterator[Drawing]:  # noqa: FBT001
    del full
    dots = [_dot(trend, at, reader) for at in range(len(trend.points))]
    hidden = reader.say(SUPPRESSED).lower()
    for value in trend.suppressed:
        name = group_value(value, reader)
        said = reader.say(_ROW, label=name, parts=hidden)
        dots.append(Dot(label=name, share=None, figure=hidden, said=said))
    if not dots:
        return

    def draw(canvas: Canvas) -> None:
        draw_dots(canvas, dots, reader)
        canvas.words(reader.say(_WITHIN))

    heading = reader.say(BY_GROUP, group=group_name(trend, reader))
    yield Drawing(heading, f"{'; '.join(dot.said for dot in dots)}.", draw)


def _dot(trend: Trend, at: int, reader: Reader) -> Dot:
    point = trend.points[at]
    share, name = point.outcomes.pass_rate, group_value(point.value, reader)
    of = reader.say(_OF, count=share.count, of=share.of)
    return Dot(
        label=name,
        share=share,
        figure=reader.say(_SLASH, count=share.count, of=share.of),
        said=reader.say(_ROW, label=name, parts=of),
    )


# ---------------------------------------------------------------- another edition


def _of_impact(impact: Impact, reader: Reader, full: bool) -> Iterator[Drawing]:  # noqa: FBT001
    del full
    named = [
        (STANDINGS[after][1], reader.say(OUTCOMES[after]), impact.moves[Outcome.PASS, after])
        for after in Outcome
    ]
    said = reader.say(_NOW_WITHIN, count=impact.before.passed)
    told = f"{said}. {capital(_counted(((text, count) for _, text, count in named), reader))}."

    def draw(canvas: Canvas) -> None:
        canvas.words(said)
        parts = tuple((look, count) for look, _, count in named)
        draw_bars(canvas, [Bar(label="", parts=parts, figure="", said=told)])
        draw_key(canvas, [(look, _entry(text, count, reader)) for look, text, count in named])

    yield Drawing(impact_title(impact, reader), told, draw)


_Draws = dict[type, Callable[[Any, Reader, bool], Iterable[Drawing]]]

_DRAWN: Mapping[type, Callable[[Any, Reader, bool], Iterable[Drawing]]] = FrozenMapping(
    _Draws(
        {
            Portfolio: _of_portfolio,
            SectorReport: _of_report,
            Trend: _of_trend,
            Impact: _of_impact,
        }
    )
)
DRAWN: tuple[type, ...] = tuple(_DRAWN)
"""What has a picture that is made of such parts."""
