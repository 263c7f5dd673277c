# SPDX-License-Identifier: MIT
"""Reads and writes findings, which audits hold by the dozen, as quickly as may be.

It does what is done for every class of values, by hand: one loop over the findings, and what their
constructors check is checked for many at once. Where anything is wrong, or may be, it is read again
with care; tests hold the two together, and both to the constructors.
"""

from collections.abc import Iterable
from typing import Any

from ..audit import Finding, ImprovementPoint
from ..framework import Rating
from ._codecs import TEXT, Column, Day, Json, are_identifiers, are_plain
from ._loading import Unusual
from ._objects import Value, unfrozen

# So many at a time, so that what is gathered of them stays small.
_CHUNK = 4096

_TEXTS = frozenset({str})
_LISTS = frozenset({list})
_OBJECTS = frozenset({dict})
_FINDING = frozenset(
    {"norm", "rating", "remark", "strengths", "improvements", "evidence", "part", "found-by"}
)
_POINT = frozenset({"text", "id", "owner", "due-on", "follows"})
_RATINGS = {rating.value: rating for rating in Rating}
_MISSING = object()
_no_keys = frozenset[Any]()
_day = Day().one


_OpenFinding = unfrozen(Finding)
_OpenPoint = unfrozen(ImprovementPoint)


class _Gathered:
    """Texts of several values, which are checked together."""

    __slots__ = ("filled", "identifiers", "texts")

    def __init__(self) -> None:
        self.identifiers: list[Any] = []
        self.filled: list[Any] = []
        """Those that must not be empty."""
        self.texts: list[Any] = []

    def check(self) -> None:
        """Raise if anything may be wrong with one of them."""
        identifiers, filled, texts = self.identifiers, self.filled, self.texts
        for each in (identifiers, filled, texts):
            if not _TEXTS.issuperset(map(type, each)):
                raise Unusual
        right = (
            are_identifiers(identifiers)
            and all(map(str.strip, filled))
            and are_plain(filled)
            and are_plain(texts)
        )
        if not right:
            raise Unusual


class Findings(Value):
    """Findings, as objects."""

    def read(self, column: Column) -> list[Any]:
        made: list[Any] = []
        for start in range(0, len(column), _CHUNK):
            made += _findings_of(column[start : start + _CHUNK])
        return made

    def one(self, data: Json) -> Any:  # noqa: ANN401
        return _findings_of([data])[0]

    def dump(self, column: Column) -> list[Json]:
        rows: list[Json] = []
        texts: list[str] = []
        for each in column:
            row: dict[str, Json] = {"norm": each.norm, "rating": each.rating._value_}
            if part := each.remark:
                row["remark"] = part
                texts.append(part)
            if part := each.strengths:
                row["strengths"] = list(part)
                texts += part
            if part := each.improvements:
                row["improvements"] = _points_written(part, texts)
            if part := each.evidence:
                row["evidence"] = list(part)
                texts += part
            if (part := each.part) is not None:
                row["part"] = part
                texts.append(part)
            if (part := each.found_by) is not None:
                row["found-by"] = part
                texts.append(part)
            rows.append(row)
        # This names what cannot be written.
        TEXT.dump(texts)
        return rows

    def write(self, value: Finding) -> Json:
        return self.dump([value])[0]


class Points(Value):
    """Points to improve, as objects."""

    def read(self, column: Column) -> list[Any]:
        gathered = _Gathered()
        made = _points(column, gathered)
        gathered.check()
        return made

    def one(self, data: Json) -> Any:  # noqa: ANN401
        return self.read([data])[0]


def _check_objects(column: Column, keys: frozenset[str]) -> None:
    if not _OBJECTS.issuperset(map(type, column)) or not keys.issuperset(_no_keys.union(*column)):
        raise Unusual


def _findings_of(column: Column) -> list[Any]:  # noqa: C901, PLR0912, PLR0915
    # In one piece, for calls would take as long as what they do.
    _check_objects(column, _FINDING)
    gathered = _Gathered()
    identifiers, filled, texts = gathered.identifiers, gathered.filled, gathered.texts
    new, kind = object.__new__, _OpenFinding
    ratings, missing, not_applicable = _RATINGS, _MISSING, Rating.NOT_APPLICABLE
    found: list[Any] = []
    lists: list[tuple[Any, list[Json]]] = []
    try:
        for data in column:
            get = data.get
            # Any, for to type checkers it is frozen.
            made: Any = new(kind)
            made.norm = part = data["norm"]
            identifiers.append(part)
            part = data["rating"]
            if type(part) is not str:
                raise Unusual
            made.rating = rating = ratings[part]
            made.remark = part = get("remark", "")
            texts.append(part)
            if rating is not_applicable and (type(part) is not str or not part.strip()):
                raise Unusual
            part = get("strengths", missing)
            if part is missing:
                made.strengths = ()
            elif type(part) is list:
                filled += part
                made.strengths = tuple(part)  # pyright: ignore[reportUnknownArgumentType]
            else:
                raise Unusual
            part = get("improvements", missing)
            if part is not missing:
                lists.append((made, part))
            made.improvements = ()
            part = get("evidence", missing)
            if part is missing:
                made.evidence = ()
            elif type(part) is list:
                filled += part
                made.evidence = tuple(part)  # pyright: ignore[reportUnknownArgumentType]
            else:
                raise Unusual
            made.part = part = get("part")
            if part is not None:
                filled.append(part)
            made.found_by = part = get("found-by")
            if part is not None:
                filled.append(part)
            found.append(made)
    except KeyError:
        raise Unusual from None
    if lists:
        _give_points(lists, gathered)
    gathered.check()
    for made in found:
        made.__class__ = Finding
    return found


def _give_points(lists: list[tuple[Any, list[Json]]], gathered: _Gathered) -> None:
    """Read the points of findings, all together."""
    if not _LISTS.issuperset([type(data) for _, data in lists]):
        raise Unusual
    # A text stands for a point.
    points = _points(
        [{"text": each} if type(each) is str else each for _, data in lists for each in data],
        gathered,
    )
    start = 0
    for made, data in lists:
        end = start + len(data)
        made.improvements = tuple(points[start:end])
        start = end


def _points(column: Column, gathered: _Gathered) -> list[Any]:
    _check_objects(column, _POINT)
    identifiers, filled = gathered.identifiers, gathered.filled
    new, kind = object.__new__, _OpenPoint
    found: list[Any] = []
    for data in column:
        get = data.get
        made: Any = new(kind)
        made.text = part = get("text")
        filled.append(part)
        made.id = own = get("id")
        if own is not None:
            identifiers.append(own)
        made.owner = part = get("owner")
        if part is not None:
            filled.append(part)
        part = get("due-on")
        made.due_on = part if part is None else _due_on(part)
        made.follows = part = get("follows")
        if part is not None:
            identifiers.append(part)
            # Of two texts, by the check of both.
            if type(part) is not str or (type(own) is str and part == own):
                raise Unusual
        made.__class__ = ImprovementPoint
        found.append(made)
    return found


def _due_on(data: Json) -> Any:  # noqa: ANN401
    if type(data) is not str:
        raise Unusual
    return _day(data)


def _points_written(points: Iterable[ImprovementPoint], texts: list[str]) -> list[Json]:
    rows: list[Json] = []
    for each in points:
        row: dict[str, Json] = {"text": each.text}
        texts.append(each.text)
        if each.id is not None:
            row["id"] = each.id
        if each.owner is not None:
            row["owner"] = each.owner
            texts.append(each.owner)
        if each.due_on is not None:
            row["due-on"] = each.due_on.isoformat()
        if each.follows is not None:
            row["follows"] = each.follows
        rows.append(row)
    return rows
