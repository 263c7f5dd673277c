# SPDX-License-Identifier: MIT
"""What no field may take: every value of the room against every kind of mess, at once.

What several faults at once look like is tested with each value.
"""

import datetime
import time
from collections.abc import Callable, Iterator

import pytest

from sterksociaalwerk.errors import SterkSociaalWerkError
from sterksociaalwerk.framework import (
    Category,
    Framework,
    FrameworkKey,
    Limit,
    Norm,
    Rating,
    Rule,
    Source,
    Tally,
)
from sterksociaalwerk.label import V2017

_LONG = "x" * 10_000_000
_HUGE = 10**5000


def _nested(depth: int) -> object:
    value: object = _LONG
    for _ in range(depth):
        value = [value] * 6
    return value


class _Unspeakable:
    def __repr__(self) -> str:
        raise RuntimeError


_HOSTILE: dict[str, object] = {
    "None": None,
    "True": True,
    "NaN": float("nan"),
    "infinity": float("inf"),
    "a float": 1.5,
    "negative": -1,
    "huge": _HUGE,
    "hugely negative": -_HUGE,
    "empty": "",
    "blank": " ",
    "a word": "word",
    "10 MB": _LONG,
    "10 MB of bytes": _LONG.encode(),
    "an object": object(),
    "a class": Rating,
    "no repr": _Unspeakable(),
    "nested": _nested(7),
    "a list": [None],
    "a tuple": (),
    "a generator": iter,
    "a dict": {"a": object()},
    "dict of huge": {"a": _HUGE},
    "dict of NaN": {"a": float("nan")},
    "dict of True": {"a": True},
    "dict of 10 MB": {_LONG: -1},
    "dict by huge": {_HUGE: -1},
    "a moment": datetime.datetime(2019, 5, 1, tzinfo=datetime.UTC),
    "a day": datetime.date(2019, 5, 1),
}

# What a field may take, out of these, by what it is.
_TEXT = {"a word", "10 MB"}
_TAKES: dict[str, set[str]] = {
    "identifier": {"a word"},
    "identifier or None": {"a word", "None"},
    "text": _TEXT,
    "text or empty": {*_TEXT, "empty", "blank"},
    "text or None": {*_TEXT, "None"},
    "day or None": {"a day", "None"},
    "flag": {"True"},
    "count": {"huge"},
    "bounded": set(),
    "value": set(),
    "value or None": {"None"},
    "some": set(),
    "some or None": {"None", "a dict", "dict of huge", "dict of NaN", "dict of True"},
    "any number": {"a tuple"},
    "ratings": {"a class"},
    "mapping or None": {"None"},
    "mapping": set(),
}

_category = Category(key="c", title="c", title_en="c")
_limit = Limit(key="k", ratings={Rating.MET}, at_most=1)
_rule = Rule([_limit])
_VALUES: list[tuple[Callable[..., object], dict[str, object], dict[str, str]]] = [
    (
        Source,
        {"title": "t", "publisher": "p"},
        {
            "title": "text",
            "publisher": "text",
            "date": "day or None",
            "url": "text or None",
            "note": "text or empty",
        },
    ),
    (
        Category,
        {"key": "c", "title": "c", "title_en": "c"},
        {"key": "identifier", "title": "text", "title_en": "text"},
    ),
    (
        Norm,
        {"id": "V1", "category": None},
        {
            "id": "identifier",
            "category": "identifier or None",
            "text": "text or empty",
            "references": "mapping",
        },
    ),
    (Tally, {}, dict.fromkeys(["met", "partly_met", "not_met", "not_applicable", "open"], "count")),
    (
        Limit,
        {"key": "k", "ratings": {Rating.MET}, "at_most": 1},
        {
            "key": "identifier",
            "ratings": "ratings",
            "at_most": "bounded",
            "category": "identifier or None",
            "norms": "some or None",
            "weights": "mapping or None",
            "source": "value or None",
        },
    ),
    (Rule, {"limits": [_limit]}, {"limits": "some"}),
    (
        FrameworkKey,
        {"label": "a", "version": "1"},
        {"label": "identifier", "version": "value"},
    ),
    (
        Framework,
        {
            "key": FrameworkKey("a", "1"),
            "title": "t",
            "categories": [_category],
            "norm_count": 2,
            "rule": _rule,
            "counts_business_critical_volunteers": True,
            "in_force_from": None,
        },
        {
            "key": "value",
            "title": "text",
            "categories": "some",
            "norm_count": "bounded",
            "category_counts": "mapping or None",
            "rule": "value",
            "recertification_rule": "value or None",
            "counts_business_critical_volunteers": "flag",
            "allows_not_applicable": "flag",
            "in_force_from": "day or None",
            "certificate_years": "bounded",
            "norms": "any number",
            "sources": "any number",
        },
    ),
]
_FIELDS = {
    f"{getattr(make, '__name__', '')}.{field} = {hostile}": (make, base, field, kind, hostile)
    for make, base, kinds in _VALUES
    for field, kind in kinds.items()
    for hostile in _HOSTILE
}


@pytest.mark.parametrize(
    ("make", "base", "field", "kind", "hostile"), _FIELDS.values(), ids=list(_FIELDS)
)
def test_a_field_takes_what_it_means_and_nothing_else(
    make: Callable[..., object], base: dict[str, object], field: str, kind: str, hostile: str
) -> None:
    values = {**base, field: _hostile(hostile)}
    if hostile in _TAKES[kind]:
        assert make(**values) is not None
        return
    with pytest.raises(SterkSociaalWerkError) as caught:
        make(**values)
    assert caught.value.faults
    for fault in caught.value.faults:
        assert fault.path == field or fault.path.startswith((f"{field}[", f"{field}."))
    assert len(str(caught.value)) < 10_000


def _hostile(name: str) -> object:
    # A generator can be used once only.
    return _generator() if name == "a generator" else _HOSTILE[name]


def _generator() -> Iterator[object]:
    yield None


@pytest.mark.parametrize(
    "argument",
    [{_LONG: Rating.MET}, {f"X{number}": Rating.MET for number in range(100_000)}],
    ids=["10 MB", "100 000 unknown norms"],
)
def test_a_mountain_of_faults_is_met_at_once(argument: dict[str, Rating]) -> None:
    framework = V2017.with_numbered_norms()
    began = time.process_time()
    with pytest.raises(SterkSociaalWerkError) as caught:
        framework.row(argument)
    message = str(caught.value)
    assert time.process_time() - began < 3
    assert len(message) < 10_000
    assert len(caught.value.faults) == len(argument)
