# SPDX-License-Identifier: MIT
"""Texts: nothing is missing, for any code, in any language; and the words around them."""

import datetime
import importlib
import pkgutil
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from string import Formatter
from types import ModuleType
from typing import cast, get_args

import attrs
import pytest

import sterksociaalwerk.reporting
from sterksociaalwerk.evaluation import Outcome, ReasonCode
from sterksociaalwerk.framework import Category, Cycle, Rating
from sterksociaalwerk.reporting._decision_texts import NORMS
from sterksociaalwerk.reporting._words import (
    LANGUAGES,
    Counted,
    Language,
    Text,
    between,
    category_title,
    day,
    listed,
    rating_title,
    spaced,
    wrapped,
)

_LANGUAGES: tuple[Language, ...] = get_args(Language)
_WORDS = importlib.import_module("sterksociaalwerk.reporting._words")
_DECISION = importlib.import_module("sterksociaalwerk.reporting._decision_texts")


def _modules() -> list[ModuleType]:
    """Return the modules of texts: a further theme is found by its name."""
    names = [module.name for module in pkgutil.iter_modules(sterksociaalwerk.reporting.__path__)]
    return [
        importlib.import_module(f"sterksociaalwerk.reporting.{name}")
        for name in names
        if name.endswith(("_texts", "_words"))
    ]


def _tables(module: ModuleType) -> Iterator[tuple[str, Mapping[Enum, object]]]:
    """Yield the tables of a module that are keyed by code."""
    for name, value in vars(module).items():
        if isinstance(value, Mapping) and not name.startswith("__"):
            yield name, cast("Mapping[Enum, object]", value)


def _texts(module: ModuleType) -> Iterator[tuple[str, Text]]:
    """Yield every text of a module: bare, counted, in a table or in a row."""
    tables = dict(_tables(module))
    for name, value in vars(module).items():
        found: Iterable[object] = [value]
        if name in tables:
            found = tables[name].values()
        elif isinstance(value, tuple):
            found = cast("tuple[object, ...]", value)
        for text in found:
            if isinstance(text, Counted):
                yield name, text.one
                yield name, text.many
            elif isinstance(text, Text):
                yield name, text


def _holes(text: str) -> set[str | None]:
    return {hole for _, hole, _, _ in Formatter().parse(text)} - {None}


def text_faults(text: Text) -> list[str]:
    """Return what is wrong with a text."""
    found = [
        f"{language}: {fault}"
        for language, words in attrs.asdict(text).items()
        for fault, wrong in (
            ("empty", not words),
            ("spaces", words != " ".join(words.split())),
            ("not printable", not words.isprintable()),
            ("hole without a name", "" in _holes(words)),
        )
        if wrong
    ]
    if len({frozenset(_holes(words)) for words in attrs.asdict(text).values()}) > 1:
        found.append("not the same holes in every language")
    return found


def missing(table: Mapping[Enum, object]) -> list[str]:
    """Return the members of an enumeration that a table keyed by it leaves out."""
    (kind,) = {type(key) for key in table}
    if not issubclass(kind, Enum):
        # What facts are written as has no enumeration to leave out of.
        return []
    return [member.name for member in kind if member not in table]


def test_a_text_is_in_every_language() -> None:
    assert tuple(field.name for field in attrs.fields(Text)) == _LANGUAGES == LANGUAGES


@pytest.mark.parametrize("module", _modules(), ids=lambda module: module.__name__)
def test_every_text_is_sound(module: ModuleType) -> None:
    texts = list(_texts(module))
    assert texts
    assert {name: text_faults(text) for name, text in texts if text_faults(text)} == {}


@pytest.mark.parametrize("module", _modules(), ids=lambda module: module.__name__)
def test_every_code_has_a_text_in_every_language(module: ModuleType) -> None:
    assert {name: missing(table) for name, table in _tables(module) if missing(table)} == {}


def test_the_codes_of_a_decision_have_tables() -> None:
    tables = dict(_tables(_DECISION))
    kinds: set[type[Enum]] = {type(key) for table in tables.values() for key in table}
    assert kinds == {Outcome, Cycle, ReasonCode}


@pytest.mark.parametrize("language", _LANGUAGES)
def test_codes_are_told_apart(language: Language) -> None:
    for _, table in _tables(_DECISION):
        texts = [text.say(language) for text in table.values() if isinstance(text, Text)]
        assert len(set(texts)) == len(table)


@pytest.mark.parametrize(
    ("planted", "fault"),
    [
        (Text("", "a"), "nl: empty"),
        (Text("a  b", "a b"), "nl: spaces"),
        (Text("a\x07", "a"), "nl: not printable"),
        (Text("{count}", "a"), "not the same holes in every language"),
        (Text("{}", "{}"), "nl: hole without a name"),
    ],
)
def test_a_planted_text_fault_is_found(planted: Text, fault: str) -> None:
    assert fault in text_faults(planted)


def test_a_planted_missing_code_is_found() -> None:
    assert missing({Outcome.PASS: Text("a", "b")}) == ["FAIL", "OPEN"]


# ---------------------------------------------------------------- words


@pytest.mark.parametrize("rating", Rating)
def test_ratings_bear_their_titles(rating: Rating) -> None:
    assert rating_title(rating, "nl") == rating.title
    assert rating_title(rating, "en") == rating.title_en


def test_categories_bear_their_titles() -> None:
    category = Category(key="a", title="Een  &\ntwee", title_en="one & two")
    assert category_title(category, "nl") == "Een & twee"
    assert category_title(category, "en") == "one & two"


@pytest.mark.parametrize(
    ("date", "dutch", "english"),
    [
        (datetime.date(2019, 7, 15), "15 juli 2019", "15 July 2019"),
        (datetime.date(2017, 1, 1), "1 januari 2017", "1 January 2017"),
        (datetime.date(2024, 2, 29), "29 februari 2024", "29 February 2024"),
        (datetime.date(2021, 3, 31), "31 maart 2021", "31 March 2021"),
        (datetime.date(2021, 4, 2), "2 april 2021", "2 April 2021"),
        (datetime.date(2019, 5, 1), "1 mei 2019", "1 May 2019"),
        (datetime.date(2021, 6, 22), "22 juni 2021", "22 June 2021"),
        (datetime.date(2021, 8, 9), "9 augustus 2021", "9 August 2021"),
        (datetime.date(2021, 9, 30), "30 september 2021", "30 September 2021"),
        (datetime.date(2021, 10, 10), "10 oktober 2021", "10 October 2021"),
        (datetime.date(2021, 11, 24), "24 november 2021", "24 November 2021"),
        (datetime.date(2019, 12, 31), "31 december 2019", "31 December 2019"),
    ],
)
def test_dates_are_prose(date: datetime.date, dutch: str, english: str) -> None:
    assert day(date, "nl") == dutch
    assert day(date, "en") == english


@pytest.mark.parametrize(
    ("items", "dutch", "english", "either"),
    [
        (["a"], "a", "a", "a"),
        (["a", "b"], "a en b", "a and b", "a of b"),
        (["a", "b", "c"], "a, b en c", "a, b and c", "a, b of c"),
    ],
)
def test_items_are_joined(items: list[str], dutch: str, english: str, either: str) -> None:
    assert listed(items, "nl") == dutch
    assert listed(items, "en") == english
    assert listed(items, "nl", either=True) == either


def test_a_range_of_two_is_a_choice() -> None:
    assert between(0, 1, "nl") == "0 of 1"
    assert between(0, 1, "en") == "0 or 1"
    assert between(0, 2, "nl") == "0 tot en met 2"
    assert between(0, 2, "en") == "0 to 2"


@pytest.mark.parametrize(("count", "wanted"), [(0, "0 normen"), (1, "1 norm"), (2, "2 normen")])
def test_none_takes_the_plural(count: int, wanted: str) -> None:
    assert NORMS.say("nl", count) == wanted


@pytest.mark.parametrize(("length", "lines"), [(99, 1), (100, 1), (101, 2)])
def test_lines_are_wrapped_beyond_a_hundred_characters(length: int, lines: int) -> None:
    text = "ab " * (length // 3) + "a" * (length % 3)
    text = (text.rstrip() + "x" * length)[:length]
    found = wrapped(text, hang="  ")
    assert len(found) == lines
    assert " ".join(part.strip() for part in found) == text


def test_an_indent_counts_and_identifiers_stay_whole() -> None:
    text = "norm-" * 10 + "1 " + "norm-" * 10 + "2"
    assert wrapped(text, "    ") == [
        "    " + "norm-" * 10 + "1",
        "      " + "norm-" * 10 + "2",
    ]


def test_sections_without_lines_are_skipped() -> None:
    assert spaced([], ["a", "b"], [], ["c"], []) == ["a", "b", "", "c"]
