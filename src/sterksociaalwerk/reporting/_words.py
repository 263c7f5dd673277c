# SPDX-License-Identifier: MIT
"""Languages, and how words, numbers, dates and lists are put into sentences.

A sentence stands in the module that says it, and what several say in `_shared.py`. Nothing here
asks the machine for its language.
"""

import datetime
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import Literal, get_args

from attrs import evolve, frozen

from ..audit import Count
from ..framework import Assumption, Category, Framework, FrameworkKey, Rating
from ..scheme import Scheme, Term

Language = Literal["nl", "en"]
"""The languages of the texts: Dutch (``nl``) and English (``en``)."""

Detail = Literal["summary", "full"]
"""How much is said: the summary, or the summary and all that is behind it."""

LANGUAGES: tuple[Language, ...] = get_args(Language)
DETAILS: tuple[Detail, ...] = get_args(Detail)


@frozen
class Text:
    """A word or a sentence in every language; what stands in braces is filled in."""

    nl: str
    en: str


@frozen
class Counted:
    """A text that depends on a number, which stands in it as ``{count}``."""

    one: Text
    many: Text


_AND = Text("en", "and")
_OR = Text("of", "or")
_EITHER = Text("{least} of {most}", "{least} or {most}")
_AT_LEAST = Text("minstens {least}", "at least {least}")
_FROM_TO = Text("minstens {least} en hoogstens {most}", "at least {least} and at most {most}")
_ABOUT_MORE = Counted(
    Text("{count} andere", "{count} other"), Text("{count} andere", "{count} others")
)
_HALF = Fraction(1, 2)
_SEPARATORS = Text(".,", ",.")
_EDITION = Text("normenkader {version}", "edition {version}")
_EDITION_OF = Text("normenkader {version} ({label})", "edition {version} ({label})")

_MONTHS = Text(
    "januari februari maart april mei juni juli augustus september oktober november december",
    "January February March April May June July August September October November December",
)


def one_line(text: str) -> str:
    """Return a text of the caller's on one line: single spaces, and nothing that cannot be printed.

    Titles may hold anything; a line end or an escape in one must not reshape the explanation.
    """
    if not text.isprintable():
        text = "".join(
            char if char.isprintable() or char.isspace() else "\N{REPLACEMENT CHARACTER}"
            for char in text
        )
    # Of what can be printed only a plain space is white; mostly there is nothing to do.
    elif "  " not in text and text[:1] != " " and text[-1:] != " ":
        return text
    return " ".join(text.split())


def capital(text: str) -> str:
    """Return a text with a capital, to begin a sentence with."""
    return text[:1].upper() + text[1:]


@frozen(kw_only=True)
class Reader:
    """For whom a text is, and what was asked: the one place that knows the language.

    Attributes:
        language: The language of the text.
        frameworks: The editions that are known by name, for values that hold only a key.
        scheme: The scheme that is known, for what it takes to be so.
        on: The day to say where a value in time stands.
    """

    language: Language
    frameworks: tuple[Framework, ...] = ()
    scheme: Scheme | None = None
    on: datetime.date | None = None

    def knowing(self, framework: Framework) -> "Reader":
        """Return the same reader, who knows an edition by name as well."""
        return evolve(self, frameworks=(framework, *self.frameworks))

    def under(self, scheme: Scheme) -> "Reader":
        """Return the same reader, who knows a scheme and its editions by name."""
        # The newest first: its titles are those of today.
        return evolve(self, scheme=scheme, frameworks=scheme.frameworks[::-1])

    def say(self, text: Text | Counted, count: int | None = None, /, **facts: object) -> str:
        """Return a text in the reader's language, filled in; none takes the plural.

        What is filled in stays on one line, and numbers are written as the language has them.
        """
        if isinstance(text, Counted):
            text = text.one if count == 1 else text.many
        words: str = getattr(text, self.language)
        if count is not None:
            facts["count"] = count
        if not facts and "{" not in words:
            return words
        return words.format_map({name: self._fact(fact) for name, fact in facts.items()})

    def _fact(self, fact: object) -> str:
        if type(fact) is str:
            return one_line(fact)
        if isinstance(fact, datetime.date):
            return self.day(fact)
        if isinstance(fact, (int, Decimal)):
            return self.number(fact)
        return one_line(str(fact))

    def number(self, number: int | Decimal) -> str:
        """Return a number as the language has it: 1.431 and 5,25; 1,431 and 5.25."""
        whole, _, rest = (
            f"{number:,f}".partition(".")
            if isinstance(number, Decimal)
            else (f"{number:,}", "", "")
        )
        separators = self.say(_SEPARATORS)
        text = whole.replace(",", separators[0])
        return f"{text}{separators[1]}{rest}" if rest else text

    def decimal(self, number: Fraction | float, places: int) -> str:
        """Return a number rounded to so many places: 0,56; 0.56."""
        # Half of the last place goes up, as by hand.
        rounded: int = floor(Fraction(number) * 10**places + _HALF)
        return self.number(Decimal(rounded).scaleb(-places))

    def percent(self, share: Fraction | float) -> str:
        """Return a share of one in percent, without the sign: 91,3; 91.3."""
        return self.decimal(Fraction(share) * 100, 1)

    def day(self, date: datetime.date) -> str:
        """Return a date in prose: *15 juli 2019*, 15 July 2019."""
        return f"{date.day} {self.say(_MONTHS).split()[date.month - 1]} {date.year}"

    def listed(self, items: Iterable[str], *, either: bool = False) -> str:
        """Return items in prose: "a, b en c"; with *either*, "a, b of c"."""
        parts = [one_line(item) for item in items]
        word = self.say(_OR if either else _AND)
        return f" {word} ".join(part for part in (", ".join(parts[:-1]), parts[-1]) if part)

    def first(self, items: Sequence[str], most: int) -> str:
        """Return items in prose, at most so many by name and the others counted."""
        if len(items) <= most + 1:
            return self.listed(items)
        return self.listed([*items[:most], self.say(_ABOUT_MORE, len(items) - most)])

    def amount(self, count: Count) -> str:
        """Return how many there are, as far as is known: "12", "minstens 2", "7 of 8"."""
        least = self.number(count.at_least)
        if count.at_most is None:
            return self.say(_AT_LEAST, least=least)
        if count.exact is not None:
            return least
        return self.between(count.at_least, count.at_most)

    def between(self, least: int | Decimal, most: int | Decimal) -> str:
        """Return a range of numbers: "8 of 9", "minstens 6 en hoogstens 9"."""
        whole = isinstance(least, int) and isinstance(most, int)
        either = whole and most == least + 1
        return self.say(_EITHER if either else _FROM_TO, least=least, most=most)

    def rating(self, rating: Rating) -> str:
        """Return the title of a rating; the Dutch one is as printed."""
        return rating.title if self.language == "nl" else rating.title_en

    def quoted(self, ratings: Iterable[Rating], *, either: bool = False) -> str:
        """Return the titles of ratings within quotes, best first."""
        wanted = set(ratings)
        titles = [f"'{self.rating(each)}'" for each in Rating if each in wanted]
        return self.listed(titles, either=either)

    def category(self, category: Category) -> str:
        """Return the title of a category; the Dutch one is as printed."""
        return one_line(category.title if self.language == "nl" else category.title_en)

    def term(self, term: Term) -> str:
        """Return what a party or a register is called."""
        return one_line(term.title if self.language == "nl" else term.title_en)

    def assumed(self, assumptions: Iterable[Assumption], *about: str) -> list[str]:
        """Return what is taken to be so, of what a text is about; without that, of everything."""
        return [
            one_line(each.text_nl if self.language == "nl" else each.text)
            for each in assumptions
            if not about or each.about in about
        ]

    def category_of(self, key: str) -> str:
        """Return the title of a category of which only the key is known."""
        for framework in self.frameworks:
            for category in framework.categories:
                if category.key == key:
                    return self.category(category)
        return key

    def framework(self, framework: Framework) -> str:
        """Return what readers call an edition."""
        return one_line(framework.called)

    def edition(self, version: object, label: str | None = None) -> str:
        """Return what readers call an edition of which only the version is known."""
        for framework in self.frameworks:
            known = framework.key
            if str(known.version) == str(version) and label in {None, known.label}:
                return self.framework(framework)
        if label is None:
            return self.say(_EDITION, version=version)
        return self.say(_EDITION_OF, version=version, label=label)

    def edition_named(self, key: str) -> str:
        """Return what readers call an edition of which only the key is known, as text."""
        for framework in self.frameworks:
            if str(framework.key) == key:
                return self.framework(framework)
        return self.say(_EDITION, version=key)

    def edition_of(self, key: FrameworkKey) -> str:
        """Return what readers call an edition of which only the key is known."""
        return self.edition(key.version, key.label)
