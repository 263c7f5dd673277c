# SPDX-License-Identifier: MIT
"""What is said of certificates in time: golden texts, and laws read back day by day."""

import importlib
import pickle
import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from enum import Enum
from itertools import product
from typing import cast

import attrs
import pytest
from hypothesis import given, strategies as st

from sterksociaalwerk.certification import (
    Advice,
    AdviceOutcome,
    Award,
    Certificate,
    Condition,
    History,
    Standing,
)
from sterksociaalwerk.framework import FrameworkKey
from sterksociaalwerk.label import V2017, V2019
from sterksociaalwerk.reporting import explain
from sterksociaalwerk.reporting._words import Language
from tests.generators import change_of
from tests.texts import LANGUAGES, WIDTH, check_form, check_golden, check_no_others

_FOLDER = "explain-history"
_DAY = timedelta(1)
_Span = tuple[date, date]


# ---------------------------------------------------------------- named cases


def _certificate(
    first: date,
    until: date,
    *,
    audit: str = "A1",
    framework: FrameworkKey = V2019.key,
    conditions: Sequence[Condition] = (),
    organisation: str = "Welzijn Voorbeeld",
) -> Certificate:
    outcome = AdviceOutcome.CONDITIONAL if conditions else AdviceOutcome.POSITIVE
    given_on = min(first, date(2024, 1, 1)) - 20 * _DAY
    advice = Advice(
        audit=audit,
        outcome=outcome,
        given_by="Certificeerder Voorbeeld",
        given_on=given_on,
        conditions=conditions,
    )
    return Certificate(
        organisation=organisation,
        framework=framework,
        award=Award(advice=advice, awarded_by="Beheercommissie", awarded_on=given_on + 9 * _DAY),
        valid_from=first,
        valid_until=until,
    )


_FIRST = _certificate(date(2017, 6, 12), date(2019, 6, 12), framework=V2017.key)
_SECOND = _certificate(date(2019, 6, 12), date(2021, 6, 12), audit="A2")
_THIRD = _certificate(date(2021, 2, 21), date(2023, 2, 21), audit="A3")

_CASES: dict[str, History | Standing] = {
    "none": History([]),
    "one": History([_SECOND]),
    "three-in-a-row": History([_THIRD, _FIRST, _SECOND]),
    "gaps": History(
        [
            _FIRST,
            _certificate(date(2019, 6, 13), date(2021, 6, 13), audit="A2"),
            _certificate(date(2021, 8, 1), date(2023, 8, 1), audit="A3"),
        ]
    ),
    "one-within-another": History(
        [
            _certificate(date(2019, 1, 1), date(2024, 1, 1), framework=V2017.key),
            _certificate(date(2020, 1, 1), date(2022, 1, 1), audit="A2"),
            _certificate(date(2023, 12, 31), date(2024, 1, 2), audit="A3"),
            _certificate(date(2024, 1, 2), date(2024, 1, 3), audit="A4"),
        ]
    ),
    "conditions": History(
        [
            _certificate(
                date(2021, 3, 1),
                date(2023, 3, 1),
                conditions=[
                    Condition(text="klachtenregeling\nbeschrijven", due_on=date(2021, 9, 1)),
                    Condition(
                        text="scholingsplan maken",
                        due_on=date(2021, 9, 1),
                        fulfilled_on=date(2021, 9, 1),
                    ),
                    Condition(
                        text="dossiers bijwerken",
                        due_on=date(2021, 9, 1),
                        fulfilled_on=date(2021, 9, 2),
                    ),
                    Condition(
                        text="vrijwilligers horen over wat hun werk van hen vraagt en wat zij zelf "
                        "daarvan vinden",
                        due_on=date(2021, 9, 1),
                        fulfilled_on=date(2022, 2, 1),
                    ),
                ],
            )
        ]
    ),
    **{f"standing-{standing.value}": standing for standing in Standing},
}


# ---------------------------------------------------------------- golden texts


@pytest.mark.parametrize(("name", "language"), list(product(_CASES, LANGUAGES)))
def test_the_text_is_the_golden_one(name: str, language: Language) -> None:
    check_golden(_FOLDER, name, language, explain(_CASES[name], language=language))


def test_no_golden_text_is_left_over() -> None:
    check_no_others(_FOLDER, _CASES)


@pytest.mark.parametrize("name", _CASES)
def test_texts_are_plain_lines_without_codes_or_gaps(name: str) -> None:
    value = _CASES[name]
    assert explain(value) == explain(value, language="nl") != explain(value, language="en")
    for language in LANGUAGES:
        text = explain(value, language=language)
        check_form(text)
        assert not re.search(r"[{}\[\]]|None|positive-advice|\d{4}-\d\d", text)
    assert explain(pickle.loads(pickle.dumps(value))) == explain(value)  # noqa: S301  # our own


@pytest.mark.parametrize(
    "kind", [Standing, AdviceOutcome], ids=lambda kind: str(getattr(kind, "__name__", kind))
)
def test_every_code_has_a_text_of_its_own_in_every_language(kind: type[Enum]) -> None:
    module = vars(importlib.import_module("sterksociaalwerk.reporting._history_texts"))
    tables = [
        cast("Mapping[Enum, object]", value)
        for name, value in module.items()
        if isinstance(value, Mapping) and not name.startswith("_")
    ]
    assert {type(code) for table in tables for code in table} == {Standing, AdviceOutcome}
    (table,) = [table for table in tables if set(map(type, table)) == {kind}]
    for language in LANGUAGES:
        assert len({getattr(text, language) for text in table.values()}) == len(kind)


# ---------------------------------------------------------------- what holds on every day

_MONTHS = {
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "en": "January February March April May June July August September October November December",
}
_EPOCH = date(2020, 2, 20)


def _days(line: str, language: Language) -> list[date]:
    months = _MONTHS[language].split()
    return [
        date(int(year), months.index(month) + 1, int(number))
        for number, month, year in re.findall(rf"(\d+) ({'|'.join(months)}) (\d+)", line)
    ]


def _walked(spans: Sequence[_Span]) -> list[set[date]]:
    """Return the days of each certificate."""
    return [{first + at * _DAY for at in range((until - first).days)} for first, until in spans]


def _runs(days: set[date]) -> list[_Span]:
    """Return days as stretches, each by its first and last day."""
    firsts = sorted(day for day in days if day - _DAY not in days)
    lasts = sorted(day for day in days if day + _DAY not in days)
    return list(zip(firsts, lasts, strict=True))


@pytest.fixture
def long_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave every line whole, so that it can be read back; the form is tested by itself."""
    monkeypatch.setattr(WIDTH, 1_000_000)


_spans = st.lists(
    st.tuples(st.integers(0, 40), st.integers(1, 15)).map(
        lambda drawn: (_EPOCH + drawn[0] * _DAY, _EPOCH + (drawn[0] + drawn[1]) * _DAY)
    ),
    min_size=1,
    max_size=6,
    unique=True,
)


@pytest.mark.usefixtures("long_lines")
@given(_spans)
def test_what_is_said_is_so_on_every_day(spans: list[_Span]) -> None:
    certificates = [
        _certificate(first, until, audit=f"A-{at}") for at, (first, until) in enumerate(spans)
    ]
    for language in LANGUAGES:
        parts = [
            part.split("\n")
            for part in explain(History(certificates), language=language).split("\n\n")
        ]
        (heading,), body, (_, *rows), (last, *rest) = parts
        assert re.findall(r"\d+", heading) == [str(len(spans))]
        told = [line for line in body if re.match(r"\d+\. ", line)]
        whole: list[set[date]] = _walked(sorted(spans))
        assert len(told) == len(spans)
        for number, (line, days) in enumerate(zip(told, whole, strict=True), 1):
            assert line.startswith(f"{number}. ")
            assert _days(line, language) == sorted({min(days), max(days)})
        _check_gaps(body, whole, language)
        _check_rows(rows, whole, language)
        covered = set[date]().union(*whole)
        assert _days(last, language) == [max(covered)]
        overlapping = sum(map(len, whole)) > len(covered)
        assert len(rest) == 1 + overlapping


def _check_gaps(body: list[str], whole: list[set[date]], language: Language) -> None:
    """Check the line below the head of each certificate but the first."""
    words = {
        "nl": ("zonder certificaat", "Sluit aan", "Valt binnen", "Overlapt"),
        "en": ("without a certificate", "Runs on", "Lies within", "Overlaps"),
    }[language]
    heads = [at for at, line in enumerate(body) if re.match(r"\d+\. ", line)]
    assert not any(word in body[heads[0] + 1] for word in words)
    for number, at in enumerate(heads[1:], 1):
        before, days = set[date]().union(*whole[:number]), whole[number]
        line = body[at + 1]
        end = max(before)
        gap = {end + step * _DAY for step in range(1, (min(days) - end).days)}
        (kind,) = [place for place, word in enumerate(words) if word in line]
        if gap:
            assert kind == 0
            assert _days(line, language) == sorted({min(gap), max(gap)})
            assert str(len(gap)) in re.findall(r"\d+", line)
        elif min(days) == end + _DAY:
            assert kind == 1
        elif max(days) <= end:
            assert kind == 2
        else:
            assert kind == 3
            assert re.findall(r"\d+", line) == [str((end - min(days)).days + 1)]


def _check_rows(rows: list[str], whole: list[set[date]], language: Language) -> None:
    runs = _runs(set[date]().union(*whole))
    assert len(rows) == len(runs) + (len(runs) > 1)
    for row, (first, last) in zip(rows, runs, strict=False):
        members = [at for at, days in enumerate(whole, 1) if first <= min(days) <= last]
        count, named = re.findall(r"^- (\d+) [^(]*\(([^)]*)\)", row)[0]
        assert int(count) == len(members)
        assert [int(number) for number in re.findall(r"\d+", named)] == members
        found = _days(row, language)
        assert (found[0], found[-1]) == (first, last)


@given(_spans)
def test_rows_are_as_long_as_the_longest_streak(spans: list[_Span]) -> None:
    history = History(
        [_certificate(first, until, audit=f"A-{at}") for at, (first, until) in enumerate(spans)]
    )
    rows = explain(history).split("\n\n")[2].split("\n")[1:]
    counts = [int(match[1]) for match in map(re.compile(r"- (\d+) op rij").match, rows) if match]
    days = [_EPOCH + at * _DAY for at in range(60)]
    assert max(counts) == max(history.streak(day) for day in days)


def test_nothing_is_said_that_depends_on_a_day() -> None:
    for value, language in product(_CASES.values(), LANGUAGES):
        if isinstance(value, History):
            text = explain(value, language=language)
            assert not re.search(
                r"verlopen|nabij|nu geldig|expired|overdue|is near|now valid", text
            )


# ---------------------------------------------------------------- the rest


@pytest.mark.usefixtures("long_lines")
@pytest.mark.parametrize("days", [-1, 0, 1, 2])
def test_a_condition_is_late_from_the_day_after(days: int) -> None:
    due_on = date(2021, 9, 1)
    condition = Condition(text="x", due_on=due_on, fulfilled_on=due_on + days * _DAY)
    certificate = _certificate(date(2021, 3, 1), date(2023, 3, 1), conditions=[condition])
    for language in LANGUAGES:
        text = explain(History([certificate]), language=language)
        (line,) = [line for line in text.split("\n") if re.search("Vervuld|Fulfilled", line)]
        assert _days(line, language) == [condition.fulfilled_on]
        late = re.findall(r", (\d+) (dagen|dag|days|day) ", line)
        wanted = {"nl": ["dag", "dagen"], "en": ["day", "days"]}[language]
        assert late == ([(str(days), wanted[days > 1])] if days > 0 else [])


def test_a_certificate_of_one_day_is_valid_on_that_day() -> None:
    history = History([_certificate(date(2024, 2, 29), date(2024, 3, 1))])
    assert "1. Geldig op 29 februari 2024 alleen, " in explain(history)
    assert "1. Valid on 29 February 2024 only, " in explain(history, language="en")


def test_the_first_and_the_last_day_there_is_can_be_said() -> None:
    history = History([_certificate(date(1, 3, 1), date.max)])
    assert "van 1 maart 1 tot en met 30 december 9999" in explain(history)


def test_a_standing_is_explained_as_what_a_history_answers() -> None:
    paused = [change_of("S", date(2020, 1, 1)), change_of("W", date(2020, 2, 1))]
    history = History([_FIRST, attrs.evolve(_SECOND, changes=paused)])
    days = [date(2017, 6, 11), date(2018, 1, 1), date(2019, 6, 1), date(2020, 1, 1)]
    standings = {*map(history.status, [*days, date(2020, 2, 1)])}
    standings |= {*map(History([_FIRST]).status, (date(2019, 6, 11), date(2019, 6, 12)))}
    texts = {
        explain(standing, language=language) for standing in standings for language in LANGUAGES
    }
    assert texts == {
        explain(standing, language=language) for standing, language in product(Standing, LANGUAGES)
    }


@given(st.text(min_size=1, max_size=20).filter(lambda text: bool(text.strip())))
def test_texts_of_the_caller_cannot_reshape_the_text(title: str) -> None:
    condition = Condition(text=title, due_on=date(2021, 9, 1))
    certificate = _certificate(
        date(2021, 3, 1), date(2023, 3, 1), conditions=[condition], organisation=title
    )
    for language in LANGUAGES:
        check_form(explain(History([certificate]), language=language))
