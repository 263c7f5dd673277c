# SPDX-License-Identifier: MIT
"""Explains outcomes by group of audits, what is suppressed of them, and whether they rise."""

from collections.abc import Iterable, Mapping, Sequence

from .._mapping import FrozenMapping
from ..sector import GroupValue, Share, Trend, TrendPoint
from ._methods import INTERVALS, SUPPRESSION, TREND, methods
from ._sector_shares import IN_SHORT, NOTHING, independence, share_cells
from ._shared import Cited, backing
from ._tree import Document, Part, Section, Table, said, section, terms
from ._words import Reader, Text, capital, one_line

# What the groups of the examples are called; others are the caller's words.
_GROUPS: Mapping[str, Text] = FrozenMapping(
    {
        "year": Text("jaar", "year"),
        "region": Text("regio", "region"),
        "body": Text("certificerende instelling", "certifying body"),
        "group": Text("groep", "group"),
    }
)
_TITLE = Text("Uitkomsten per {group}", "Outcomes by {group}")
GROUPS_TITLE = Text("Binnen de grenzen, per groep", "Within the limits, by group")
BY_GROUP = Text("Per {group}", "By {group}")
_NOT_RECORDED = Text("niet vastgelegd", "not recorded")
_NO_NAME = Text("zonder naam", "without a name")
_POINT = Text("{group}: {percent}% van {of}", "{group}: {percent}% of {of}")
_POINT_OPEN = Text("{group}: nog niets vast", "{group}: nothing settled yet")
_NONE_SHOWN = Text("geen groep getoond", "no group shown")
_WITH_SUPPRESSED = Text("{shown}; {count} afgeschermd", "{shown}; {count} suppressed")

_AUDITS = Text("toetsingen", "audits")
_WITHIN_RATE = Text("binnen (%)", "within (%)")
_INTERVAL = Text("95%-interval", "95% interval")
_MET_RATE = Text("voldoet (%)", "met (%)")
_WHAT_IS_COUNTED = Text(
    "Binnen: binnen de grenzen voor certificering. Dit percentage is van de toetsingen waarvan de "
    "uitkomst vaststaat, binnen en niet binnen samen.",
    "Within: within the limits for certification. This percentage is of the audits whose outcome "
    "is settled, within and not within together.",
)
_RATINGS_TOO = Text(
    "Voldoet: het deel van alle beoordelingen in die toetsingen dat 'voldoet' is.",
    "Met: the part of all ratings in these audits that is 'met'.",
)

SUPPRESSED = Text("Afgeschermd", "Suppressed")
_RULE = Text(
    "Een groep van minder dan {minimum} toetsingen is afgeschermd. Om te voorkomen dat zo'n groep "
    "toch is uit te rekenen, zijn zo nodig ook grotere groepen afgeschermd.",
    "A group of fewer than {minimum} audits is suppressed. So that it cannot be worked out, larger "
    "groups are suppressed too where needed.",
)
_NOTHING_HIDDEN = Text(
    "Elke groep heeft minstens {minimum} toetsingen; er is niets afgeschermd.",
    "Every group has at least {minimum} audits; nothing is suppressed.",
)
_SMALL_SHOWN = Text("Kleine groepen zijn niet afgeschermd.", "Small groups are not suppressed.")
_SMALLEST = Text(
    "Welke grotere groepen mee worden afgeschermd, is een eigen keuze: de kleinste waarmee het "
    "lukt.",
    "Which larger groups are suppressed as well is our choice: the smallest that will do.",
)

_RISES = Text(
    "Met elke stap van 1 ({group}) stijgt het aandeel binnen de grenzen met gemiddeld {points} "
    "procentpunt.",
    "With each step of 1 ({group}) the share within the limits rises by {points} percentage "
    "points on average.",
)
_FALLS = Text(
    "Met elke stap van 1 ({group}) daalt het aandeel binnen de grenzen met gemiddeld {points} "
    "procentpunt.",
    "With each step of 1 ({group}) the share within the limits falls by {points} percentage "
    "points on average.",
)
_LEVEL = Text(
    "Het aandeel binnen de grenzen stijgt noch daalt.",
    "The share within the limits neither rises nor falls.",
)
_CHANCE = Text(
    "Zonder echte ontwikkeling is de kans op een minstens zo sterke stijging of daling {chance}.",
    "Without any real development, the chance of a rise or fall at least as strong is {chance}.",
)
_PERCENT = Text("{percent}%", "{percent}%")
_LESS = Text("minder dan {percent}%", "less than {percent}%")
_NO_TREND = Text(
    "Omdat er groepen zijn afgeschermd, is er geen trend berekend: die zou ze verraden.",
    "As groups are suppressed, no trend has been worked out: it would tell of them.",
)

_SHOWN = 6
_LEAST_CHANCE = 0.001


def group_name(trend: Trend, reader: Reader) -> str:
    """Return what the audits are grouped by."""
    known = _GROUPS.get(trend.group)
    return one_line(trend.group) if known is None else reader.say(known)


def group_value(value: GroupValue, reader: Reader) -> str:
    """Return what a group is called."""
    if value is None:
        return reader.say(_NOT_RECORDED)
    return one_line(str(value)) or reader.say(_NO_NAME)


def trend_line(trend: Trend, reader: Reader) -> tuple[str, str]:
    """Return the groups in one line: what they are, and the shares within the limits."""
    points = [_point(point, reader) for point in trend.points]
    shown = reader.first(points, _SHOWN) if points else reader.say(_NONE_SHOWN)
    if trend.suppressed:
        shown = reader.say(_WITH_SUPPRESSED, shown=shown, count=len(trend.suppressed))
    return reader.say(BY_GROUP, group=group_name(trend, reader)), shown


def _point(point: TrendPoint, reader: Reader) -> str:
    share, group = point.outcomes.pass_rate, group_value(point.value, reader)
    if share.rate is None:
        return reader.say(_POINT_OPEN, group=group)
    return reader.say(_POINT, group=group, percent=reader.percent(share.rate), of=share.of)


def trend_sections(trends: Sequence[Trend], reader: Reader) -> tuple[Section, ...]:
    """Return the annex on groups: what is counted of each, and the table of each kind."""
    points = [point for trend in trends for point in trend.points]
    rated = any(point.tally is not None for point in points)
    notes = (
        reader.say(_WHAT_IS_COUNTED) if points else "",
        reader.say(_RATINGS_TOO) if rated else "",
    )
    return section(
        reader.say(GROUPS_TITLE),
        said(*notes) if trends else (),
        *(
            section(
                reader.say(BY_GROUP, group=group_name(trend, reader)), _trend_parts(trend, reader)
            )
            for trend in trends
        ),
    )


def _trend_parts(trend: Trend, reader: Reader) -> tuple[Part, ...]:
    """Return the table of the groups, what is suppressed of it, and how it develops."""
    rated = any(point.tally is not None for point in trend.points)
    table = Table(
        header=(
            capital(group_name(trend, reader)),
            *map(reader.say, (_AUDITS, *IN_SHORT.values(), _WITHIN_RATE, _INTERVAL)),
            *((reader.say(_MET_RATE),) if rated else ()),
        ),
        rows=tuple(_row(point, reader, rated=rated) for point in trend.points),
    )
    hidden = [group_value(value, reader) for value in trend.suppressed]
    return (
        *((table,) if trend.points else ()),
        *terms((reader.say(SUPPRESSED), reader.listed(hidden) if hidden else "")),
        *said(*_development(trend, reader)),
    )


def _row(point: TrendPoint, reader: Reader, *, rated: bool) -> tuple[str, ...]:
    outcomes, tally = point.outcomes, point.tally
    counts = (outcomes.total, outcomes.passed, outcomes.failed, outcomes.open)
    cells = (*map(reader.number, counts), *share_cells(outcomes.pass_rate, reader))
    if rated:
        settled = 0 if tally is None else tally.met + tally.partly_met + tally.not_met
        met = Share(0 if tally is None else tally.met, settled).rate
        cells += (reader.say(NOTHING) if met is None else reader.percent(met),)
    return group_value(point.value, reader), *cells


def _development(trend: Trend, reader: Reader) -> Iterable[str]:
    """Yield how the share develops, where the groups are numbers."""
    slope, chance = trend.slope, trend.p_value
    values = (*(point.value for point in trend.points), *trend.suppressed)
    if trend.suppressed and any(isinstance(value, int) for value in values):
        yield reader.say(_NO_TREND)
    if slope is None:
        return
    if slope:
        points = reader.decimal(abs(slope) * 100, 2)
        text = _RISES if slope > 0 else _FALLS
        yield reader.say(text, group=group_name(trend, reader), points=points)
    else:
        yield reader.say(_LEVEL)
    if chance is not None:
        yield reader.say(_CHANCE, chance=chance_text(chance, reader))


def chance_text(chance: float, reader: Reader) -> str:
    """Return how likely something is: "4,6%", "minder dan 0,1%"."""
    less = chance < _LEAST_CHANCE
    percent = reader.percent(max(chance, _LEAST_CHANCE))
    return reader.say(_LESS if less else _PERCENT, percent=percent)


def suppression_lines(trends: Iterable[Trend], reader: Reader) -> list[str]:
    """Return whether small groups are suppressed."""
    found = tuple(trends)
    # They are of one report, or one alone.
    minimum = max((trend.minimum for trend in found), default=None)
    if minimum is None:
        return []
    if minimum == 1:
        return [reader.say(_SMALL_SHOWN)]
    if any(trend.suppressed for trend in found):
        return [reader.say(_RULE, minimum=minimum)]
    return [reader.say(_NOTHING_HIDDEN, minimum=minimum)]


def trend_cited(trends: Iterable[Trend], reader: Reader) -> list[Cited]:
    """Return what was used of methods."""
    found = tuple(trends)
    used = [INTERVALS] if any(each.points for each in found) else []
    used += [TREND] if any(each.slope is not None for each in found) else []
    used += [SUPPRESSION] if any(each.minimum > 1 for each in found) else []
    return methods(reader, *used)


def trend_assumed(trends: Iterable[Trend], reader: Reader) -> list[str]:
    """Return which choices are ours."""
    found = tuple(trends)
    notes = [independence(reader)] if any(each.points for each in found) else []
    return notes + ([reader.say(_SMALLEST)] if any(each.suppressed for each in found) else [])


def explain_trend(trend: Trend, reader: Reader) -> Document:
    """Return the outcomes by group."""
    return Document(
        title=reader.say(_TITLE, group=group_name(trend, reader)),
        summary=(
            *terms(trend_line(trend, reader)),
            *said(*suppression_lines((trend,), reader)),
        ),
        annexes=(
            *trend_sections((trend,), reader),
            *backing(reader, trend_cited((trend,), reader), trend_assumed((trend,), reader)),
        ),
    )
