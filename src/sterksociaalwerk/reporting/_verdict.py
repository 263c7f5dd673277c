# SPDX-License-Identifier: MIT
"""Explains a verdict: the outcome, and how each limit stands."""

from collections.abc import Callable, Iterable, Mapping
from itertools import chain

from attrs import frozen

from .._mapping import FrozenMapping
from ..evaluation import LimitResult, Outcome, Verdict
from ..framework import Limit, NormId, Rating, Tally
from ._shared import (
    NORMS,
    OUTCOMES,
    STILL_TO_RATE,
    TOTAL,
    Cited,
    backing,
    by_rating,
    numbered_limits,
)
from ._tree import Document, Item, Items, Part, Table, bulleted, item, numbered, said, section
from ._words import Counted, Reader, Text

OUTCOME = Text("Uitkomst: {outcome}", "Outcome: {outcome}")
_RATINGS_ALONE = Text(
    "Dit volgt alleen uit de beoordelingen; het is geen advies en geen certificaat.",
    "This follows from the ratings alone; it is neither advice nor a certificate.",
)
_ALL_RATED = Counted(
    Text("De enige norm is beoordeeld.", "The only norm has been rated."),
    Text("Alle {count} normen zijn beoordeeld.", "All {count} norms have been rated."),
)
_OPEN_DECIDES = Counted(
    Text(
        "Er is nog {count} norm te beoordelen; daarvan hangt de uitkomst af.",
        "{count} norm is still to be rated; the outcome depends on it.",
    ),
    Text(
        "Er zijn nog {count} normen te beoordelen; daarvan hangt de uitkomst af.",
        "{count} norms are still to be rated; the outcome depends on them.",
    ),
)
_OPEN_CHANGES_NOTHING = Counted(
    Text(
        "Er is nog {count} norm te beoordelen; de uitkomst verandert daardoor niet.",
        "{count} norm is still to be rated; that does not change the outcome.",
    ),
    Text(
        "Er zijn nog {count} normen te beoordelen; de uitkomst verandert daardoor niet.",
        "{count} norms are still to be rated; that does not change the outcome.",
    ),
)
_LIMITS_COMPETE = Text(
    "Elke grens is op zichzelf nog haalbaar, maar {limits} samen niet: hoe de beoordeling verder "
    "ook uitvalt, er wordt altijd minstens 1 grens overschreden.",
    "Each limit can still be kept on its own, but {limits} cannot be kept together: however the "
    "other ratings turn out, at least 1 limit is exceeded.",
)
_COUNTS_ONLY = Text(
    "Alleen de aantallen zijn bekend, niet om welke normen het gaat.",
    "Only the numbers are known, not which norms they are.",
)

# ---------------------------------------------------------------- the limits

_HOLDS = Text(
    "binnen de grens, nog ruimte voor {margin}", "within the limit, room for {margin} more"
)
_HOLDS_AT_LEAST = Text(
    "binnen de grens, nog ruimte voor minstens {margin}",
    "within the limit, room for at least {margin} more",
)
_EXACTLY = Text("precies op de grens", "exactly at the limit")
_PERHAPS_EXACTLY = Text(
    "binnen de grens, mogelijk er precies op", "within the limit, possibly exactly at it"
)
_EXCEEDED = Text("grens overschreden, {margin} te veel", "limit exceeded, {margin} too many")
_UNDECIDED = Text(
    "nog onbeslist, in het ongunstigste geval {margin} te veel",
    "not decided yet, {margin} too many in the worst case",
)
_FOUND = Text("{bound}: {count}; {standing}", "{bound}: {count}; {standing}")
_LIMITS = Text("De grenzen", "The limits")
_LIMIT_NORMS = Counted(
    Text("Ten hoogste {count} norm met {ratings}", "At most {count} norm {ratings}"),
    Text("Ten hoogste {count} normen met {ratings}", "At most {count} norms {ratings}"),
)
_LIMIT_NONE = Text("Geen norm met {ratings}", "No norm {ratings}")
_LIMIT_NONE_NAMED = Counted(
    Text("De aangewezen norm niet met {ratings}", "The designated norm not {ratings}"),
    Text("Geen van de aangewezen normen met {ratings}", "None of the designated norms {ratings}"),
)
_LIMIT_POINTS = Counted(
    Text(
        "Ten hoogste {count} punt voor normen met {ratings}",
        "At most {count} point for norms {ratings}",
    ),
    Text(
        "Ten hoogste {count} punten voor normen met {ratings}",
        "At most {count} points for norms {ratings}",
    ),
)
_LIMIT_NO_POINTS = Text("Geen punten voor normen met {ratings}", "No points for norms {ratings}")
_IN_CATEGORY = Text("in de categorie {category}", "in the category {category}")
_OF_NAMED_NORMS = Counted(
    Text("bij de aangewezen norm", "for the designated norm"),
    Text("bij de aangewezen normen", "among the designated norms"),
)
_NAMED_NORMS = Counted(
    Text("Aangewezen norm: {norms}", "Designated norm: {norms}"),
    Text("Aangewezen normen: {norms}", "Designated norms: {norms}"),
)
_POINTS = Counted(
    Text("{count} punt per norm: {norms}", "{count} point per norm: {norms}"),
    Text("{count} punten per norm: {norms}", "{count} points per norm: {norms}"),
)
_OTHER_POINTS = Text("1 punt per norm: alle andere", "1 point per norm: all others")
_COUNTED = Counted(
    Text("Telt in elk geval mee: {norms}", "Counts in any case: {norms}"),
    Text("Tellen in elk geval mee: {norms}", "Count in any case: {norms}"),
)
_MORE_LIMITS = Counted(
    Text("Verder nog {count} grens.", "There is {count} more limit."),
    Text("Verder nog {count} grenzen.", "There are {count} more limits."),
)

_EACH_LIMIT = Text(
    "Elke grens geldt apart; zo is de regel hier gelezen.",
    "Each limit holds on its own; that is how the rule is read here.",
)

# ---------------------------------------------------------------- the ratings

RATINGS = Text("Beoordelingen", "Ratings")
_CATEGORY = Text("Categorie", "Category")
_NORMS = Text("normen", "norms")

_SHOWN_LIMITS = 6


@frozen
class Names:
    """What a verdict itself does not know of the norms that its limits speak of.

    Attributes:
        places: The place of each norm in the catalogue.
        counted: The norms that are certain to count, by the key of a limit that is exceeded.
    """

    places: Mapping[NormId, int] = FrozenMapping[NormId, int]()
    counted: Mapping[str, tuple[NormId, ...]] = FrozenMapping[str, tuple[NormId, ...]]()

    def ordered(self, norms: Iterable[NormId]) -> str:
        """Return norms in the order of the catalogue; by text where it is not known."""

        def place(norm: NormId) -> tuple[int, str]:
            return self.places.get(norm, 0), norm

        ordered = sorted(norms, key=place)
        return ", ".join(ordered)


def explain_verdict(verdict: Verdict, reader: Reader) -> Document:
    """Return what counts alone can say."""
    return Document(
        title=outcome_title(verdict, reader),
        summary=(
            *outcome_lines(verdict, reader),
            *section(reader.say(_LIMITS), limit_lines(verdict, reader)),
            *section(
                reader.say(RATINGS),
                said(totals(verdict.tally, reader)),
                said(reader.say(_COUNTS_ONLY)),
            ),
        ),
        annexes=(
            *section(reader.say(_LIMITS), limit_details(verdict, reader, Names())),
            *backing(reader, limit_sources(verdict, reader), limit_assumptions(verdict, reader)),
        ),
    )


def outcome_title(verdict: Verdict, reader: Reader) -> str:
    """Return the outcome as a heading."""
    return reader.say(OUTCOME, outcome=reader.say(OUTCOMES[verdict.outcome]))


def outcome_lines(verdict: Verdict, reader: Reader, *, alone: bool = True) -> tuple[Part, ...]:
    """Return what open norms may still do to the outcome; and *alone*, what the outcome is not."""
    outcome, still_open = verdict.outcome, verdict.tally.open
    if not still_open:
        rated = reader.say(_ALL_RATED, verdict.tally.total)
    else:
        text = _OPEN_DECIDES if outcome is Outcome.OPEN else _OPEN_CHANGES_NOTHING
        rated = reader.say(text, still_open)
    standings = [result.outcome for result in verdict.limits]
    compete = ""
    if outcome is Outcome.FAIL and Outcome.FAIL not in standings:
        competing = [number for number, one in enumerate(standings, 1) if one is Outcome.OPEN]
        compete = reader.say(_LIMITS_COMPETE, limits=numbered_limits(competing, reader))
    return (*said(rated), *said(compete), *said(reader.say(_RATINGS_ALONE) if alone else ""))


def limit_lines(verdict: Verdict, reader: Reader) -> tuple[Part, ...]:
    """Return each limit in one line, with its count and what is left; of many, the first."""
    results = verdict.limits
    if len(results) <= _SHOWN_LIMITS + 1:
        return numbered(Item(_line(result, reader)) for result in results)
    shown = results[:_SHOWN_LIMITS]
    more = reader.say(_MORE_LIMITS, len(results) - len(shown))
    return (*numbered(Item(_line(result, reader)) for result in shown), *said(more))


def limit_details(verdict: Verdict, reader: Reader, names: Names) -> tuple[Items, ...]:
    """Return each limit with the norms and weights it names, if there is more to say of any."""
    items = [
        item(_line(result, reader), bulleted(limit_parts(result.limit, reader, names)))
        for result in verdict.limits
    ]
    if len(items) > _SHOWN_LIMITS + 1 or any(each.parts for each in items):
        return numbered(items)
    return ()


def limit_sources(verdict: Verdict, reader: Reader) -> list[Cited]:
    """Return where each limit was read; limits with the same source together."""
    cited: dict[object, list[int]] = {}
    for number, result in enumerate(verdict.limits, 1):
        cited.setdefault(result.limit.source, []).append(number)
    return [
        (verdict.limits[numbers[0] - 1].limit.source, numbered_limits(numbers, reader))
        for numbers in cited.values()
    ]


def limit_assumptions(verdict: Verdict, reader: Reader) -> list[str]:
    """Return how several limits were read."""
    return [reader.say(_EACH_LIMIT)] if len(verdict.limits) > 1 else []


def totals(tally: Tally, reader: Reader) -> str:
    """Return how all norms together are rated; zeros are facts here."""
    counts = [
        (Rating.MET, tally.met),
        (Rating.PARTLY_MET, tally.partly_met),
        (Rating.NOT_MET, tally.not_met),
    ]
    if tally.not_applicable:
        counts.append((Rating.NOT_APPLICABLE, tally.not_applicable))
    text = f"{reader.say(NORMS, tally.total)}: {by_rating(counts, reader)}"
    if tally.open:
        text += f", {reader.number(tally.open)} {reader.say(STILL_TO_RATE)}"
    return f"{text}."


def tally_columns(
    tallies: Iterable[Tally], reader: Reader
) -> list[tuple[str, Callable[[Tally], int]]]:
    """Return the columns of a table of counts; what is rare has one only where it occurs."""
    found = tuple(tallies)
    columns: list[tuple[str, Callable[[Tally], int]]] = [
        (reader.say(_NORMS), lambda tally: tally.total),
        (reader.rating(Rating.MET), lambda tally: tally.met),
        (reader.rating(Rating.PARTLY_MET), lambda tally: tally.partly_met),
        (reader.rating(Rating.NOT_MET), lambda tally: tally.not_met),
    ]
    if any(tally.not_applicable for tally in found):
        columns.append((reader.rating(Rating.NOT_APPLICABLE), lambda tally: tally.not_applicable))
    if any(tally.open for tally in found):
        columns.append((reader.say(STILL_TO_RATE), lambda tally: tally.open))
    return columns


def rating_table(
    tallies: Iterable[tuple[str, Tally]], total: Tally, reader: Reader
) -> tuple[Table, ...]:
    """Return the ratings of the norms, by category and together."""
    columns = tally_columns([total], reader)
    rows = [*tallies, (reader.say(TOTAL), total)]
    return (
        Table(
            header=(reader.say(_CATEGORY), *(title for title, _ in columns)),
            rows=tuple(
                (title, *(reader.number(count(tally)) for _, count in columns))
                for title, tally in rows
            ),
        ),
    )


def _line(result: LimitResult, reader: Reader) -> str:
    """Return a limit, its count, and what is left."""
    least, most = result.least, result.most
    count = reader.number(least) if least == most else reader.between(least, most)
    bound = limit_bound(result.limit, reader)
    return reader.say(_FOUND, bound=bound, count=count, standing=_standing(result, reader))


def _standing(result: LimitResult, reader: Reader) -> str:
    certain, margin = result.least == result.most, abs(result.margin)
    if result.outcome is Outcome.PASS:
        if not margin:
            return reader.say(_EXACTLY if certain else _PERHAPS_EXACTLY)
        return reader.say(_HOLDS if certain else _HOLDS_AT_LEAST, margin=margin)
    if result.outcome is Outcome.OPEN:
        return reader.say(_UNDECIDED, margin=margin)
    least = result.least - result.limit.at_most
    text = reader.number(margin) if certain else reader.between(least, margin)
    return reader.say(_EXCEEDED, margin=text)


def limit_bound(limit: Limit, reader: Reader) -> str:
    """Return what a limit asks for."""
    scope = ""
    ratings = reader.quoted(limit.ratings, either=True)
    weighed = bool(_weighed(limit))
    if limit.category is not None:
        scope = reader.say(_IN_CATEGORY, category=reader.category_of(limit.category))
    elif limit.norms is not None:
        if not limit.at_most and not weighed:
            return reader.say(_LIMIT_NONE_NAMED, len(limit.norms), ratings=ratings)
        scope = reader.say(_OF_NAMED_NORMS, len(limit.norms))
    if not limit.at_most:
        none = _LIMIT_NO_POINTS if weighed else _LIMIT_NONE
        bound = reader.say(none, ratings=ratings)
    else:
        some = _LIMIT_POINTS if weighed else _LIMIT_NORMS
        bound = reader.say(some, limit.at_most, ratings=ratings)
    return f"{bound} {scope}".rstrip()


def _weighed(limit: Limit) -> dict[int, list[NormId]]:
    """Return the norms that do not simply count once, by how many times they do."""
    weighed: dict[int, list[NormId]] = {}
    for norm, weight in (limit.weights or {}).items():
        if weight != 1 and (limit.norms is None or norm in limit.norms):
            weighed.setdefault(weight, []).append(norm)
    return weighed


def limit_parts(limit: Limit, reader: Reader, names: Names) -> list[str]:
    """Return the norms and the weights that a limit names, and what counts if it is exceeded."""
    lines: list[str] = []
    if limit.norms is not None:
        norms = names.ordered(limit.norms)
        lines.append(reader.say(_NAMED_NORMS, len(limit.norms), norms=norms))
    weighed = _weighed(limit)
    for points in sorted(weighed, reverse=True):
        norms = names.ordered(weighed[points])
        lines.append(reader.say(_POINTS, points, norms=norms))
    if weighed and limit.norms != frozenset(chain.from_iterable(weighed.values())):
        lines.append(reader.say(_OTHER_POINTS))
    # Without norms of its own, a limit counts what the lists by category show.
    counted = names.counted.get(limit.key, ()) if limit.needs_norms else ()
    if counted:
        lines.append(reader.say(_COUNTED, len(counted), norms=", ".join(counted)))
    return lines
