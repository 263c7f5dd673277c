# SPDX-License-Identifier: MIT
"""The page about speed: it has the form in which it is written, whatever the figures are."""

import re

import attrs
import pytest

from tests.benchmarks.headlines import HEADLINES, Headline
from tests.benchmarks.measuring import AGAIN, Compared, compare
from tests.benchmarks.pages import PAGE, Figures, generated, part, replaced
from tests.benchmarks.portfolio.names import GROWTH, MEMORY, TABLES, Table

_FIGURE = re.compile(r"\d+\.\d+( \(\d+\.\d ns\))?|not (measured|installed)")


def _figures(figure: float) -> Figures:
    def compared(table: Table) -> Compared:
        each = dict.fromkeys((*table.rows, AGAIN), figure)
        return Compared(base=table.rows[0], ratios=each, each=each)

    return Figures(
        about="Measured on 2026-01-02: Python, a machine; versions.",
        tables={(table, count): compared(table) for table in TABLES for count in table.counts},
        memory=dict.fromkeys(MEMORY, figure),
        growth=dict.fromkeys(GROWTH, figure),
        headlines=dict.fromkeys(HEADLINES, figure),
    )


def _form(text: str) -> list[list[str]]:
    """Return the cells of each line, without its figures."""
    lines = [re.sub(r"^Measured on \d{4}-\d\d-\d\d: .*", "", line) for line in text.splitlines()]
    return [
        ["a figure" if _FIGURE.fullmatch(cell) else cell for cell in line.split(" | ")]
        for line in (line.strip("| ") for line in lines)
    ]


def test_the_page_has_the_form_in_which_it_is_written() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert _form(part(page)) == _form(generated(_figures(1))), (
        "run python -m tests.benchmarks --write"
    )


def test_what_is_written_by_hand_stays() -> None:
    page = PAGE.read_text(encoding="utf-8")
    again = replaced(page, _figures(1.5))
    assert part(again) == generated(_figures(1.5))
    assert replaced(again, _figures(2)).replace(generated(_figures(2)), part(page)) == page


def test_every_benchmark_is_on_the_page() -> None:
    page = PAGE.read_text(encoding="utf-8")
    names = {name for table in TABLES for name in (table.title, *table.rows)}
    for name in names | {each.measured for each in HEADLINES}:
        assert name in page


def test_a_peer_that_is_missing_is_said_to_be() -> None:
    figures = _figures(1)
    table = TABLES[0]
    found = Compared(base=table.rows[0], ratios={table.rows[0]: 1}, each={table.rows[0]: 1})
    tables = {**figures.tables, (table, table.counts[0]): found}
    lines = generated(attrs.evolve(figures, tables=tables)).splitlines()
    (line,) = [line for line in lines if line.startswith(f"| {table.rows[-1]} |")]
    assert "not installed" in line or "not measured" in line


@pytest.mark.parametrize(
    ("ratio", "void"), [(0.95, True), (0.96, False), (1.05, False), (1.06, True)]
)
def test_a_table_is_void_where_its_base_differs_from_itself(ratio: float, void: bool) -> None:  # noqa: FBT001
    found = Compared(base="one", ratios={"one": 1, AGAIN: ratio}, each={})
    assert found.is_void is void


def test_the_base_is_measured_twice() -> None:
    calls: list[str] = []
    found = compare({"one": lambda: calls.append("one"), "other": lambda: calls.append("other")}, 1)
    assert found.base == "one"
    assert set(found.ratios) == set(found.each) == {"one", "other", AGAIN}
    assert {"one", "other"} == set(calls)


def test_a_figure_is_read_from_what_is_printed() -> None:
    headline = Headline("script", "it", "that", r"^second.*?^ *it +\d+\.\d us")
    printed = "first\n  it   1.0 us  2.00\nsecond\n  other  1.0 us  3.00\n  it   1.0 us  4.25\n"
    assert headline.found(printed) == 4.25
    with pytest.raises(LookupError, match="script"):
        headline.found("first\n  it   1.0 us  2.00\n")
