# SPDX-License-Identifier: MIT
"""Languages, and how words, numbers, dates and lists are put into lines of text.

What is said of a type stands in the data modules beside this one, by theme, and how it is said in
the module of the type. Nothing here asks the machine for its language.
"""

import datetime
from collections.abc import Iterable, Sequence
from decimal import Decimal
from textwrap import TextWrapper
from typing import Literal, get_args

from attrs import frozen

from ..audit import Count
from ..framework import Category, Rating, Source

Language = Literal["nl", "en"]
"""The languages of the texts: Dutch (``nl``) and English (``en``)."""

LANGUAGES: tuple[Language, ...] = get_args(Language)

_WIDTH = 100


@frozen
class Text:
    """A word or a sentence in every language; what stands in braces is filled in."""

    nl: str
    en: str

    def say(self, language: Language, /, **facts: object) -> str:
        """Return the text in a language, filled in."""
        text: str = getattr(self, language)
        return text.format_map(facts) if facts else text


@frozen
class Counted:
    """A text that depends on a number, which stands in it as ``{count}``."""

    one: Text
    many: Text

    def say(self, language: Language, count: int, /, **facts: object) -> str:
        """Return the text for a number; none takes the plural, in Dutch as in English."""
        text = self.one if count == 1 else self.many
        return text.say(language, count=count, **facts)


_AND = Text("en", "and")
_OR = Text("of", "or")
_EITHER = Text("{least} of {most}", "{least} or {most}")
_THROUGH = Text("{least} tot en met {most}", "{least} to {most}")

_AT_LEAST = Text("minstens {least}", "at least {least}")
_DECIMAL_POINT = Text(",", ".")

_MONTHS = Text(
    "januari februari maart april mei juni juli augustus september oktober november december",
    "January February March April May June July August September October November December",
)


def day(date: datetime.date, language: Language) -> str:
    """Return a date in prose: *15 juli 2019*, 15 July 2019."""
    return f"{date.day} {_MONTHS.say(language).split()[date.month - 1]} {date.year}"


def one_line(text: str) -> str:
    """Return a text of the caller's on one line: single spaces, and nothing that cannot be printed.

    Titles may hold anything; a line end or an escape in one must not reshape the explanation.
    """
    if not text.isprintable():
        text = "".join(
            char if char.isprintable() or char.isspace() else "\N{REPLACEMENT CHARACTER}"
            for char in text
        )
    return " ".join(text.split())


def listed(items: Sequence[str], language: Language, *, either: bool = False) -> str:
    """Return items in prose: "a, b en c"; with *either*, "a, b of c"."""
    word = (_OR if either else _AND).say(language)
    return f" {word} ".join(part for part in (", ".join(items[:-1]), items[-1]) if part)


def between(least: int, most: int, language: Language) -> str:
    """Return a range of whole numbers, both ends included: "8 of 9", "6 tot en met 9"."""
    text = _EITHER if most == least + 1 else _THROUGH
    return text.say(language, least=least, most=most)


def number(value: int | Decimal, language: Language) -> str:
    """Return a number with all its decimals, the point as the language has it."""
    return f"{Decimal(value):f}".replace(".", _DECIMAL_POINT.say(language))


def amount(count: Count, language: Language) -> str:
    """Return how many there are, as far as that is known: "12", "minstens 2", "7 tot en met 9"."""
    least = number(count.at_least, language)
    if count.at_most is None:
        return _AT_LEAST.say(language, least=least)
    if count.exact is not None:
        return least
    return _THROUGH.say(language, least=least, most=number(count.at_most, language))


def rating_title(rating: Rating, language: Language) -> str:
    """Return the title of a rating; the Dutch one is as printed."""
    return rating.title if language == "nl" else rating.title_en


def quoted(ratings: Iterable[Rating], language: Language, *, either: bool = False) -> str:
    """Return the titles of ratings within quotes, best first."""
    wanted = set(ratings)
    titles = [f"'{rating_title(each, language)}'" for each in Rating if each in wanted]
    return listed(titles, language, either=either)


def category_title(category: Category, language: Language) -> str:
    """Return the title of a category; the Dutch one is as printed."""
    return one_line(category.title if language == "nl" else category.title_en)


def citation(source: Source, language: Language) -> str:
    """Return a source in prose, with everything that is known of it."""
    parts = [one_line(source.publisher), f'"{one_line(source.title)}"']
    if source.date is not None:
        parts.append(day(source.date, language))
    if source.url is not None:
        parts.append(one_line(source.url))
    note = one_line(source.note_nl if language == "nl" and source.note_nl else source.note)
    return ", ".join(parts) + (f" ({note})" if note else "")


def wrapped(text: str, indent: str = "", hang: str = "  ") -> list[str]:
    """Return a text as lines of at most 100 characters, where its words allow it.

    Args:
        text: Words with single spaces between them.
        indent: What every line begins with.
        hang: What the second and later lines begin with, after *indent*.
    """
    if len(indent) + len(text) <= _WIDTH:
        return [indent + text]
    # A norm's identifier stays whole, hyphens and all.
    return TextWrapper(
        width=_WIDTH,
        initial_indent=indent,
        subsequent_indent=indent + hang,
        break_long_words=False,
        break_on_hyphens=False,
    ).wrap(text)


def spaced(*sections: list[str]) -> list[str]:
    """Return the lines of sections with an empty line between; skip a section without lines."""
    lines: list[str] = []
    for section in sections:
        if lines and section:
            lines.append("")
        lines += section
    return lines
