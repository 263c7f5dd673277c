# SPDX-License-Identifier: MIT
"""Explanations as trees, and everything that stands in one."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import cast

import attrs
from packaging.version import Version

from sterksociaalwerk.framework import Assumption, Category, Source
from sterksociaalwerk.reporting import Language
from sterksociaalwerk.reporting._documents import document_of
from sterksociaalwerk.reporting._tree import (
    Document,
    Items,
    Paragraph,
    Part,
    References,
    Section,
    Table,
    Terms,
)
from sterksociaalwerk.reporting._words import Reader
from sterksociaalwerk.scheme import Scheme, Term
from tests.texts import LANGUAGES

__all__ = ["READERS", "numbers", "parts", "plain_values", "sections", "strings", "tree", "words"]


def tree(
    value: object,
    language: Language = "nl",
    *,
    on: datetime.date | None = None,
    scheme: Scheme | None = None,
) -> Document:
    """Return the tree of a value."""
    return document_of(value, language=language, detail="full", on=on, scheme=scheme)


def parts(found: Document | Part | tuple[Part, ...]) -> Iterator[Part]:
    """Yield every part, at any depth."""
    match found:
        case Document():
            yield from parts((*found.summary, *found.annexes))
        case tuple():
            for each in found:
                yield from parts(each)
        case Section():
            yield found
            yield from parts(found.parts)
        case Items():
            yield found
            for item in found.items:
                yield from parts(item.parts)
        case _:
            yield found


def sections(found: Document) -> list[str]:
    """Return every heading, at any depth."""
    return [part.heading for part in parts(found) if isinstance(part, Section)]


def strings(found: Document | tuple[Part, ...]) -> Iterator[str]:
    """Yield every text of a tree, with headings and cells."""
    if isinstance(found, Document):
        yield found.title
    for part in parts(found):
        match part:
            case Section():
                yield part.heading
            case Paragraph():
                yield part.text
            case Items():
                yield from (item.text for item in part.items)
            case Terms():
                yield from (text for row in part.rows for text in row)
            case Table():
                yield from part.header
                yield from (cell for row in part.rows for cell in row)
            case References():
                for source in part.items:
                    yield from (text for text in attrs.astuple(source) if text)


def words(found: Document | tuple[Part, ...]) -> set[str]:
    """Return every word of a tree, without the signs around it."""
    return {word.strip(".,:;()'\"") for text in strings(found) for word in text.split()} - {""}


def numbers(text: str, language: Language) -> list[int]:
    """Return the whole numbers that stand by themselves in a text."""
    mark = {"nl": ".", "en": ","}[language]
    found = (word.strip("():;,.").replace(mark, "") for word in text.split())
    return [int(word) for word in found if word.isdecimal()]


# What a value holds in both languages: the fields that a text in the other one is not made of.
_OTHER: Mapping[str, Mapping[type, frozenset[str]]] = {
    "nl": {
        Assumption: frozenset({"text"}),
        Category: frozenset({"title_en"}),
        Term: frozenset({"title_en"}),
        Source: frozenset({"note"}),
    },
    "en": {
        Assumption: frozenset({"text_nl"}),
        Category: frozenset({"title"}),
        Term: frozenset({"title"}),
        Source: frozenset({"note_nl"}),
    },
}


def plain_values(value: object, language: Language) -> Iterator[str]:
    """Yield every text that a value holds, at any depth; of what is in both languages, one."""
    if isinstance(value, str | Version):
        yield str(value)
    elif isinstance(value, Mapping):
        for key, each in cast("Mapping[object, object]", value).items():
            yield from plain_values(key, language)
            yield from plain_values(each, language)
    elif isinstance(value, tuple | list | set | frozenset):
        for each in cast("Iterable[object]", value):
            yield from plain_values(each, language)
    elif attrs.has(kind := cast("type[attrs.AttrsInstance]", type(value))):
        other: frozenset[str] = _OTHER[language].get(kind, frozenset[str]())
        if isinstance(value, Source) and not value.note_nl:
            # A note in one language alone is the caller's own.
            other = frozenset()
        for field in attrs.fields(kind):
            if field.name not in other:
                yield from plain_values(getattr(value, field.name, None), language)


READERS = {language: Reader(language=language) for language in LANGUAGES}
"""A reader of each language, who knows no edition by name."""
