# SPDX-License-Identifier: MIT
"""Words, numbers and dates in either language, and that no text is missing for any code."""

import datetime
import importlib
import pkgutil
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from enum import Enum
from string import Formatter
from types import ModuleType
from typing import cast

import attrs
import pytest

import sterksociaalwerk.reporting
from sterksociaalwerk.conclusion import IssueCode
from sterksociaalwerk.evaluation import Outcome
from sterksociaalwerk.framework import Category, Rating
from sterksociaalwerk.label import SCHEME, V2017
from sterksociaalwerk.reporting._issue_facts import Said
from sterksociaalwerk.reporting._issues import ISSUES
from sterksociaalwerk.reporting._words import Counted, Reader, Text, capital
from tests.texts import LANGUAGES

_NL, _EN = (Reader(language=language) for language in LANGUAGES)
_MODULES = [
    importlib.import_module(f"sterksociaalwerk.reporting.{module.name}")
    for module in pkgutil.iter_modules(sterksociaalwerk.reporting.__path__)
]


def _tables(module: ModuleType) -> Iterator[tuple[str, Mapping[Enum, object]]]:
    """Yield the tables of a module that are keyed by the codes of one enumeration."""
    for name, value in vars(module).items():
        if isinstance(value, Mapping) and not name.startswith("__"):
            table = cast("Mapping[object, object]", value)
            if table and all(isinstance(key, Enum) for key in table):
                yield name, cast("Mapping[Enum, object]", value)


def _texts(module: ModuleType) -> Iterator[tuple[str, Text]]:
    """Yield every text of a module: bare, counted or in a table."""
    for name, value in vars(module).items():
        found: Iterable[object] = [value]
        if isinstance(value, Mapping):
            found = cast("Mapping[object, object]", value).values()
        for each in found:
            text = each.text if isinstance(each, Said) else each
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
    holes = {frozenset(_holes(words) - {"rating"}) for words in attrs.asdict(text).values()}
    if len(holes) > 1:
        found.append("not the same holes in every language")
    return found


# A part of these is said only: a severity that is counted, an edition by a start.
_IN_PART = {
    *("_COUNTED", "_OTHERS"),
    *("EDITION_ISSUES", "FINDING_ISSUES", "SCOPE_ISSUES", "PREVIOUS_ISSUES"),
    "STEP_ISSUES",
}


def missing(table: Mapping[Enum, object]) -> list[str]:
    """Return the members of an enumeration that a table keyed by it leaves out."""
    (kind,) = {type(key) for key in table}
    return [member.name for member in kind if member not in table]


def test_a_text_is_in_every_language() -> None:
    assert tuple(field.name for field in attrs.fields(Text)) == LANGUAGES


@pytest.mark.parametrize("module", _MODULES, ids=lambda module: module.__name__.rpartition(".")[2])
def test_every_text_is_sound_and_every_code_has_one(module: ModuleType) -> None:
    faults = {name: text_faults(text) for name, text in _texts(module) if text_faults(text)}
    assert faults == {}
    tables = {name: table for name, table in _tables(module) if name not in _IN_PART}
    assert {name: missing(table) for name, table in tables.items() if missing(table)} == {}


def test_every_issue_has_a_sentence_of_its_own() -> None:
    assert set(ISSUES) == set(IssueCode)
    for language in LANGUAGES:
        texts = [
            getattr(getattr(said.text, "one", said.text), language) for said in ISSUES.values()
        ]
        assert len(set(texts)) == len(ISSUES)


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
    assert _NL.rating(rating) == rating.title
    assert _EN.rating(rating) == rating.title_en


def test_categories_bear_their_titles() -> None:
    category = Category(key="a", title="Een  &\ntwee", title_en="one & two")
    assert _NL.category(category) == "Een & twee"
    assert _EN.category(category) == "one & two"


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
    assert _NL.day(date) == dutch
    assert _EN.day(date) == english


@pytest.mark.parametrize(
    ("number", "dutch", "english"),
    [
        (0, "0", "0"),
        (999, "999", "999"),
        (1431, "1.431", "1,431"),
        (1000000, "1.000.000", "1,000,000"),
        (Decimal("5.25"), "5,25", "5.25"),
        (Decimal("1234.50"), "1.234,50", "1,234.50"),
        (Decimal(14), "14", "14"),
    ],
)
def test_numbers_are_written_as_the_language_has_them(
    number: int | Decimal, dutch: str, english: str
) -> None:
    assert _NL.number(number) == _NL.say(Text("{n}", "{n}"), n=number) == dutch
    assert _EN.number(number) == _EN.say(Text("{n}", "{n}"), n=number) == english


@pytest.mark.parametrize(
    ("items", "dutch", "english", "either"),
    [
        (["a"], "a", "a", "a"),
        (["a", "b"], "a en b", "a and b", "a of b"),
        (["a", "b", "c"], "a, b en c", "a, b and c", "a, b of c"),
    ],
)
def test_items_are_joined(items: list[str], dutch: str, english: str, either: str) -> None:
    assert _NL.listed(items) == dutch
    assert _EN.listed(items) == english
    assert _NL.listed(items, either=True) == either


@pytest.mark.parametrize(("most", "named"), [(1, 1), (2, 2), (3, 4), (4, 4), (9, 4)])
def test_of_many_names_the_first_are_said_and_the_others_counted(most: int, named: int) -> None:
    items = ["a1", "b1", "c1", "d1"]
    said = _EN.first(items, most)
    assert [item for item in items if item in said] == items[:named]
    assert (str(4 - named) in said.split()) == (named < 4)


def test_a_range_of_two_is_a_choice() -> None:
    assert _NL.between(0, 1) == "0 of 1"
    assert _EN.between(0, 1) == "0 or 1"
    assert [word for word in _NL.between(0, 1431).split() if word[0].isdigit()] == ["0", "1.431"]


@pytest.mark.parametrize(("count", "wanted"), [(0, "0 many"), (1, "1 one"), (2, "2 many")])
def test_none_takes_the_plural(count: int, wanted: str) -> None:
    text = Counted(Text("{count} one", "{count} one"), Text("{count} many", "{count} many"))
    assert _NL.say(text, count) == wanted


def test_what_is_filled_in_stays_on_one_line() -> None:
    assert _NL.say(Text("<{a}>", "<{a}>"), a="x\n\ty\x1b{b}") == "<x y\N{REPLACEMENT CHARACTER}{b}>"


def test_a_capital_begins_a_sentence_and_changes_nothing_else() -> None:
    assert [capital(text) for text in ("", "a", "één norm", "SWN is")] == [
        "",
        "A",
        "Één norm",
        "SWN is",
    ]


def test_an_edition_has_its_name_where_it_is_known_and_its_key_where_not() -> None:
    known = _NL.knowing(V2017)
    assert known.edition("1.0") == known.edition_of(V2017.key) == V2017.name
    assert "2.0" in known.edition("2.0")
    assert V2017.called not in known.edition("1.0", "another-label")
    assert {"1.0", f"({SCHEME.label})"} <= set(_EN.edition_of(V2017.key).split())


def test_a_category_has_its_title_where_an_edition_is_known_and_its_key_where_not() -> None:
    title = V2017.categories[2].title
    assert _NL.knowing(V2017).category_of("organisatie-bestuur") == title
    assert _NL.knowing(V2017).category_of("other") == "other"
