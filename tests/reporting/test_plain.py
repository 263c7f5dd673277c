# SPDX-License-Identifier: MIT
"""The tree of an explanation, and its form as plain text."""

import pytest

from sterksociaalwerk.reporting._plain import plain, wrapped
from sterksociaalwerk.reporting._tree import (
    Document,
    Items,
    Paragraph,
    Reference,
    References,
    Section,
    Table,
    bulleted,
    item,
    numbered,
    said,
    section,
    terms,
)
from tests.texts import check_form

_WHOLE = Document(
    title="Title",
    summary=(
        *terms(("Term", "text"), ("Empty", "")),
        *said("One.", "", "Two."),
        *section("Heading", numbered([item("first", bulleted(["below"])), item("second")])),
        *said("Last."),
    ),
    annexes=section(
        "Annex",
        section("Inner", said("Three.")),
        section("Next", (Table(("Name", "count"), (("a", "1"), ("bcdef", "12"))),)),
        (
            References(
                (
                    Reference(
                        publisher="P",
                        title="T",
                        date="1 May 2019",
                        url="https://example.org",
                        note="Half.",
                        read_for="For this.",
                    ),
                    Reference(
                        publisher="Q", title="U", date=None, url=None, note="", read_for="For that."
                    ),
                )
            ),
        ),
    ),
)


def test_a_document_has_one_form() -> None:
    assert plain(_WHOLE, annexes=True).split("\n") == [
        "Title",
        "=====",
        "",
        "Term: text",
        "One. Two.",
        "",
        "Heading",
        "1. first",
        "   - below",
        "2. second",
        "",
        "Last.",
        "",
        "Annex",
        "-----",
        "Inner",
        "Three.",
        "",
        "Next",
        "Name   count",
        "a          1",
        "bcdef     12",
        '- P, "T", 1 May 2019. For this. Half. https://example.org',
        '- Q, "U". For that.',
    ]


def test_the_summary_comes_without_the_annexes() -> None:
    whole = plain(_WHOLE, annexes=True)
    summary = plain(_WHOLE, annexes=False)
    assert whole.startswith(summary + "\n\nAnnex")


def test_what_has_nothing_to_say_is_not_there() -> None:
    nothing = [said("", ""), bulleted([]), terms(("a", "")), section("a", (), ())]
    assert not any(nothing)
    assert said("a", "b") == (Paragraph("a b"),)
    assert section("a", said("b")) == (Section("a", said("b")),)


def test_a_section_may_stand_below_an_item() -> None:
    inner = Items((item("one", section("Heading", said("text"))),))
    document = Document(title="T", summary=(inner,))
    assert plain(document, annexes=True).split("\n")[2:] == ["", "- one", "  Heading", "  text"]


def test_a_table_that_is_too_wide_becomes_a_list_of_its_rows() -> None:
    rows = (("n" * 60, "1", "2"), ("b", "3", "4"))
    table = Table(("Name", "c" * 30, "d" * 30), rows)
    text = plain(Document(title="T", summary=(table,)), annexes=False)
    check_form(text)
    assert text.split("\n")[3:] == [
        f"- {'n' * 60}: {'c' * 30} 1,",
        f"  {'d' * 30} 2",
        f"- b: {'c' * 30} 3, {'d' * 30} 4",
    ]


def test_a_long_title_is_underlined_over_a_line_at_most() -> None:
    text = plain(Document(title="word " * 40 + "x" * 120, summary=said("a")), annexes=False)
    assert max(len(line) for line in text.split("\n") if set(line) == {"="}) == 100


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
