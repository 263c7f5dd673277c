# SPDX-License-Identifier: MIT
"""What an explanation is made of, before it has a form: headings, paragraphs, lists, tables.

A tree holds sentences and knows no language; it decides nothing, and what is never said is not in
it. Each rendering turns the same tree into another form, so that no sentence is written twice.

The functions below return tuples of parts, an empty one where there is nothing to say: what is put
together from them has no heading without a text.
"""

from collections.abc import Iterable, Sequence

from attrs import frozen


@frozen
class Paragraph:
    """One or more sentences."""

    text: str


@frozen
class Item:
    """An item of a list, with what is said below it."""

    text: str
    parts: "tuple[Part, ...]" = ()


@frozen
class Items:
    """A list, numbered from one or not."""

    items: tuple[Item, ...]
    numbered: bool = False


@frozen
class Terms:
    """Terms, each with what it is here: *Auditoren*, and their names."""

    rows: tuple[tuple[str, str], ...]


class Code(str):
    """A word for programs, such as the code of an issue: the same in every language."""

    __slots__ = ()


@frozen
class Table:
    """Numbers in columns; the first cell of a row says whose they are."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@frozen(kw_only=True)
class Reference:
    """A source, as its fields are said in the reader's language.

    Attributes:
        publisher: Who published it.
        title: Its title, as printed.
        date: Its date in prose, if it bears one.
        url: Its address, if it is known.
        note: What a reader must know to weigh it; may be empty.
        read_for: What was read there.
    """

    publisher: str
    title: str
    date: str | None
    url: str | None
    note: str
    read_for: str


@frozen
class References:
    """The sources of what is said above."""

    items: tuple[Reference, ...]


@frozen
class Section:
    """A heading with what stands below it; its level is how deep it stands in the tree."""

    heading: str
    parts: "tuple[Part, ...]"


Part = Paragraph | Items | Terms | Table | References | Section


@frozen(kw_only=True)
class Document:
    """A whole explanation: the summary, and the annexes with all that is behind it."""

    title: str
    summary: tuple[Part, ...]
    annexes: tuple[Section, ...] = ()


def said(*sentences: str) -> tuple[Paragraph, ...]:
    """Return sentences as one paragraph; those that are empty are left out."""
    text = " ".join(sentence for sentence in sentences if sentence)
    return (Paragraph(text),) if text else ()


def item(text: str, *parts: Sequence[Part]) -> Item:
    """Return an item with what is said below it."""
    return Item(text, tuple(part for some in parts for part in some))


def bulleted(items: Iterable[Item | str]) -> tuple[Items, ...]:
    """Return items as a list."""
    found = tuple(Item(each) if isinstance(each, str) else each for each in items)
    return (Items(found),) if found else ()


def numbered(items: Iterable[Item]) -> tuple[Items, ...]:
    """Return items as a numbered list; there is at least one."""
    return (Items(tuple(items), numbered=True),)


def terms(*rows: tuple[str, str]) -> tuple[Terms, ...]:
    """Return terms with what they are; those without a text are left out."""
    found = tuple(row for row in rows if row[1])
    return (Terms(found),) if found else ()


def section(heading: str, *parts: Sequence[Part]) -> tuple[Section, ...]:
    """Return a section, if there is anything below its heading."""
    found = tuple(part for some in parts for part in some)
    return (Section(heading, found),) if found else ()


def numeric(table: Table) -> tuple[bool, ...]:
    """Return of each column whether it holds numbers only, which a reader compares by their end."""
    return tuple(
        all(row[at][:1].isdigit() and row[at][-1:].isdigit() for row in table.rows)
        for at in range(len(table.header))
    )
