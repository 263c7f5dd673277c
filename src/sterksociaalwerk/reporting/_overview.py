# SPDX-License-Identifier: MIT
"""Lays out norms for a picture and for the table that says the same: each with what was found."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from attrs import frozen

from .._mapping import FrozenMapping
from ..comparison import CarryOver, Comparison, NormComparison, Progress
from ..conclusion import Conclusion
from ..evaluation import Evaluation, Verdict
from ..framework import OPEN_RATINGS, Framework, NormId, Rated, Rating, possible_ratings
from ._comparison import PROGRESSES, norm_told, outcome_pair, progress_line
from ._shared import NO_CATEGORY, found_text
from ._tree import Paragraph
from ._verdict import outcome_title, totals
from ._words import Reader

Signs = tuple[tuple[str, str], ...]
"""Signs, each with how it looks."""


@frozen(kw_only=True)
class Cell:
    """A norm.

    Attributes:
        norm: Its identifier.
        text: What it asks, where that is known.
        look: How it looks.
        signs: Its signs.
        said: What these stand for.
        settled: Whether it is certain; what is not has a broken edge.
    """

    norm: str
    text: str = ""
    look: str
    signs: Signs
    said: str
    settled: bool = True


@frozen
class Group:
    """The norms of one category; without a heading where none is known."""

    heading: str
    cells: tuple[Cell, ...]


@frozen(kw_only=True)
class Key:
    """What a look and signs stand for, and how many norms have them, where that is counted."""

    look: str
    signs: Signs
    said: str
    settled: bool = True
    count: int | None = None


@frozen(kw_only=True)
class Overview:
    """What there is to show of a value.

    Attributes:
        reader: For whom; knows the edition by name where the value does.
        said: What comes first; is said aloud too.
        verdict: What the gauges are of.
        groups: The norms.
        keys: What their looks stand for.
    """

    reader: Reader
    said: tuple[str, ...]
    verdict: Verdict | None = None
    groups: tuple[Group, ...] = ()
    keys: tuple[Key, ...] = ()


RATING_SIGNS: Mapping[Rating, tuple[str, str]] = FrozenMapping(
    {
        Rating.MET: ("check", "good"),
        Rating.PARTLY_MET: ("half", "fair"),
        Rating.NOT_MET: ("cross", "poor"),
        Rating.NOT_APPLICABLE: ("dash", "none"),
    }
)
"""The sign of each rating, and how it looks."""

_PROGRESS_SIGNS: Mapping[Progress, tuple[str, str]] = FrozenMapping(
    {
        Progress.IMPROVED: ("up", "good"),
        Progress.SAME: ("equal", "none"),
        Progress.DECLINED: ("down", "poor"),
        Progress.NEW: ("plus", "fair"),
        Progress.GONE: ("gone", "none"),
        Progress.NOT_COMPARABLE: ("unequal", "open"),
    }
)


def overview_of(value: object, reader: Reader) -> Overview | None:
    """Return what there is to show of a value, if it is of norms and their ratings."""
    for kind in type(value).__mro__:
        if kind in OVERVIEWS:
            return OVERVIEWS[kind](value, reader)
    return None


# ---------------------------------------------------------------- ratings


def _of_verdict(verdict: Verdict, reader: Reader) -> Overview:
    said = outcome_title(verdict, reader), totals(verdict.tally, reader)
    return Overview(reader=reader, said=said, verdict=verdict)


def _of_evaluation(evaluation: Evaluation, reader: Reader) -> Overview:
    framework, verdict = evaluation.framework, evaluation.verdict
    said = outcome_title(verdict, reader), totals(verdict.tally, reader)
    return _rated(evaluation.ratings, framework, verdict, said, reader.knowing(framework))


def _of_conclusion(conclusion: Conclusion, reader: Reader) -> Overview:
    reader = reader.under(conclusion.scheme)
    if conclusion.evaluation is not None:
        return _of_evaluation(conclusion.evaluation, reader)
    # Without a catalogue there are findings still.
    found: dict[NormId, set[Rating]] = {}
    for finding in conclusion.audit.findings:
        found.setdefault(finding.norm, set()).add(finding.rating)
    ratings: dict[NormId, Rated] = {
        norm: frozenset(several) if len(several) > 1 else next(iter(several))
        for norm, several in found.items()
    }
    return _rated(ratings, None, None, (), reader)


def _of_carry_over(carried: CarryOver, reader: Reader) -> Overview:
    verdict, ids = carried.verdict, tuple(carried.ratings)
    known = (each for each in reader.frameworks if tuple(norm.id for norm in each.norms) == ids)
    said = outcome_title(verdict, reader), totals(verdict.tally, reader)
    return _rated(carried.ratings, next(known, None), verdict, said, reader)


def _rated(
    ratings: Mapping[NormId, Rated],
    framework: Framework | None,
    verdict: Verdict | None,
    said: tuple[str, ...],
    reader: Reader,
) -> Overview:
    norms = {norm.id: norm for norm in framework.norms} if framework else {}
    cells: list[tuple[str | None, Cell]] = []
    counts: dict[Rated, int] = {}
    for id_, found in ratings.items():
        norm = norms.get(id_)
        text = "" if norm is None else norm.text
        cells.append((None if norm is None else norm.category, _cell(id_, text, found, reader)))
        counts[found] = counts.get(found, 0) + 1
    return Overview(
        reader=reader,
        said=said,
        verdict=verdict,
        groups=_grouped(cells, framework, reader),
        keys=tuple(_key(found, reader, counts[found]) for found in sorted(counts, key=_order)),
    )


def _order(found: Rated) -> tuple[bool, list[int]]:
    """Sort what is certain before what is not, best first."""
    return not isinstance(found, Rating), sorted(each.order for each in possible_ratings(found))


def _cell(norm: str, text: str, found: Rated, reader: Reader) -> Cell:
    key = _key(found, reader)
    return Cell(
        norm=norm, text=text, look=key.look, signs=key.signs, said=key.said, settled=key.settled
    )


def _key(found: Rated, reader: Reader, count: int | None = None) -> Key:
    if isinstance(found, Rating):
        sign = RATING_SIGNS[found]
        return Key(look=sign[1], signs=(sign,), said=reader.rating(found), count=count)
    return Key(
        look="open",
        signs=_signs(found),
        said=found_text(found, reader),
        settled=False,
        count=count,
    )


def _signs(found: Rated) -> Signs:
    """Return the signs of the ratings that are possible; one where any still is."""
    ratings = possible_ratings(found)
    if ratings == OPEN_RATINGS:
        return (("question", "open"),)
    return tuple(RATING_SIGNS[rating] for rating in Rating if rating in ratings)


# ---------------------------------------------------------------- progress


def _of_comparison(comparison: Comparison, reader: Reader) -> Overview:
    norms = comparison.norms
    counts = {kind: sum(norm.progress is kind for norm in norms) for kind in Progress}
    ratings = {
        rated for norm in norms for rated in (norm.expected, norm.after) if rated is not None
    }
    singles = [found for found in ratings if isinstance(found, Rating) or found == OPEN_RATINGS]
    pairs = (part.text for part in outcome_pair(comparison, reader) if isinstance(part, Paragraph))
    return Overview(
        reader=reader,
        said=(*pairs, progress_line(comparison, reader)),
        groups=_grouped(((norm.category, _compared(norm, reader)) for norm in norms), None, reader),
        keys=(
            *(
                Key(
                    look=_PROGRESS_SIGNS[kind][1],
                    signs=(_PROGRESS_SIGNS[kind],),
                    said=reader.say(PROGRESSES[kind]),
                    settled=kind is not Progress.NOT_COMPARABLE,
                    count=count,
                )
                for kind, count in counts.items()
                if count
            ),
            *(_key(found, reader) for found in sorted(singles, key=_order)),
        ),
    )


def _compared(norm: NormComparison, reader: Reader) -> Cell:
    sign = _PROGRESS_SIGNS[norm.progress]
    before = () if norm.expected is None else _signs(norm.expected)
    after = () if norm.after is None else _signs(norm.after)
    return Cell(
        norm=norm.norm,
        look=sign[1],
        signs=(*before, sign, *after),
        said=norm_told(norm, reader),
        settled=norm.progress is not Progress.NOT_COMPARABLE,
    )


# ---------------------------------------------------------------- categories


def _grouped(
    cells: Iterable[tuple[str | None, Cell]], framework: Framework | None, reader: Reader
) -> tuple[Group, ...]:
    """Return cells by category; where none is known, none is named."""
    found: dict[str | None, list[Cell]] = {}
    for key, cell in cells:
        found.setdefault(key, []).append(cell)
    if found.keys() <= {None}:
        return tuple(Group("", tuple(each)) for each in found.values())
    titles = {each.key: reader.category(each) for each in framework.categories} if framework else {}
    order: Sequence[str | None] = list(titles) or list(found)
    # As everywhere, what is not known comes last.
    keys = [*(key for key in order if key is not None and key in found), *({None} & found.keys())]
    return tuple(Group(_title(key, titles, reader), tuple(found[key])) for key in keys)


def _title(key: str | None, titles: Mapping[str, str], reader: Reader) -> str:
    if key is None:
        return reader.say(NO_CATEGORY)
    return titles[key] if key in titles else reader.category_of(key)


_Overviews = dict[type, Callable[[Any, Reader], Overview]]

OVERVIEWS: Mapping[type, Callable[[Any, Reader], Overview]] = FrozenMapping(
    _Overviews(
        {
            Verdict: _of_verdict,
            Evaluation: _of_evaluation,
            Conclusion: _of_conclusion,
            Comparison: _of_comparison,
            CarryOver: _of_carry_over,
        }
    )
)
"""What has an overview, and what makes it."""
