# SPDX-License-Identifier: MIT
"""What stands in a report, read back by parsers of others, and what ought to stand there."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import cast
from xml.etree.ElementTree import Element

import html5lib
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from sterksociaalwerk.reporting._tree import (
    Document,
    Item,
    Items,
    Paragraph,
    Part,
    Reference,
    References,
    Section,
    Table,
    Terms,
)
from sterksociaalwerk.reporting._words import one_line

__all__ = [
    "HOSTILE",
    "Block",
    "blocks_of_html",
    "blocks_of_markdown",
    "documents",
    "expected",
    "parsed",
    "tags",
    "text_of",
]

Block = tuple[str, str]
"""A kind of block, and its text: ``("h2", "Outcome")``."""

HOSTILE = (
    "<script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    "]]><!--",
    '" onmouseover="alert(1)',
    "&lt;b&gt; &#60;",
    "[a](javascript:alert(1))",
    "![x](https://example.org/x.png)",
    "https://example.org www.example.org <https://example.org> a@example.org mailto:a@b.nl",
    "# a #",
    "- a\n- b",
    "1. a",
    "12) b",
    "a | b \\| c \\",
    "`` ` ``",
    "***",
    "~~a~~ __b__ $x$",
    "===",
    "---",
    "    a",
    "[x]: /y",
    "a  \nb",
    "\x1b[31m\x00\u202e\ud800",
    "{count} %s {0}",
    "\u200d\u2028",
    "| --- |",
    ":--",
)
"""Texts that would be more than text, if nobody took care."""


# ---------------------------------------------------------------- trees

_TEXTS = (st.sampled_from(HOSTILE) | st.text(min_size=1, max_size=20)).filter(
    lambda text: bool(one_line(text))
)
_ROWS = st.integers(1, 4).flatmap(
    lambda wide: st.lists(
        st.lists(_TEXTS, min_size=wide, max_size=wide).map(tuple), min_size=2, max_size=4
    )
)
# Several of these make one sentence, so each is on one line before.
_LINES = _TEXTS.map(one_line)
_REFERENCES = st.builds(
    Reference,
    publisher=_LINES,
    title=_LINES,
    date=st.none() | _LINES,
    url=st.none() | _LINES,
    note=st.just("") | _LINES,
    read_for=_LINES,
)
_LEAVES = st.one_of(
    _TEXTS.map(Paragraph),
    st.lists(st.tuples(_TEXTS, _TEXTS), min_size=1, max_size=3).map(tuple).map(Terms),
    _ROWS.map(lambda rows: Table(rows[0], tuple(rows[1:]))),
    st.lists(_REFERENCES, min_size=1, max_size=2).map(tuple).map(References),
)


def _deeper(parts: st.SearchStrategy[Part]) -> st.SearchStrategy[Part]:
    several = st.lists(parts, max_size=3).map(tuple)
    items = st.lists(st.builds(Item, _TEXTS, several), min_size=1, max_size=3).map(tuple)
    return st.builds(Section, _TEXTS, several) | st.builds(Items, items, st.booleans())


_PARTS: st.SearchStrategy[Part] = st.recursive(_LEAVES, _deeper, max_leaves=8)


def documents() -> st.SearchStrategy[Document]:
    """Return trees of any shape with any texts."""
    return st.builds(
        Document,
        title=_TEXTS,
        summary=st.lists(_PARTS, max_size=3).map(tuple),
        annexes=st.lists(st.builds(Section, _TEXTS, st.tuples(_PARTS)), max_size=2).map(tuple),
    )


# ---------------------------------------------------------------- what ought to stand there


def expected(document: Document, *, terms_apart: bool, annexes: bool = True) -> list[Block]:
    """Return the blocks of a tree, in the order in which they are read."""
    shown = (*document.summary, *(document.annexes if annexes else ()))
    blocks = [("h1", document.title), *_blocks(shown, 2, terms_apart=terms_apart)]
    return [(kind, one_line(text)) for kind, text in blocks]


def _blocks(  # one case for each part
    parts: Iterable[Part], level: int, *, terms_apart: bool
) -> Iterator[Block]:
    for part in parts:
        match part:
            case Paragraph():
                yield "p", part.text
            case Section():
                yield f"h{min(level, 6)}", part.heading
                yield from _blocks(part.parts, level + 1, terms_apart=terms_apart)
            case Items():
                for item in part.items:
                    yield "p", item.text
                    yield from _blocks(item.parts, level, terms_apart=terms_apart)
            case Terms():
                for term, text in part.rows:
                    both = one_line(term), one_line(text)
                    yield from (
                        ("p", each) for each in (both if terms_apart else [": ".join(both)])
                    )
            case Table():
                yield from (("th", text) for text in part.header)
                yield from (("td", text) for row in part.rows for text in row)
            case References():
                yield from (("p", _reference(source)) for source in part.items)


def _reference(source: Reference) -> str:
    named = [source.publisher, f'"{source.title}"', source.date or ""]
    first = ", ".join(one_line(text) for text in named if text)
    more = [source.read_for, source.note, source.url or ""]
    return " ".join([f"{first}.", *(text for text in more if text)])


# ---------------------------------------------------------------- Markdown

_MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
_INLINE = {"text", "strong_open", "strong_close", "link_open", "link_close", "text_special"}


def blocks_of_markdown(text: str) -> list[Block]:
    """Return the blocks of Markdown; nothing in them may be more than text, but for an address."""
    tokens = _MARKDOWN.parse(text)
    found: list[Block] = []
    for before, token in pairwise(tokens):
        assert token.type not in {"html_block", "fence", "code_block", "hr"}, token
        if token.type == "inline":
            kind = "td" if before.tag == "td" else before.tag
            found.append((kind, "".join(_inline(token))))
    return found


def _inline(token: Token) -> Iterator[str]:
    for child in token.children or ():
        assert child.type in _INLINE, child
        if child.type == "link_open":
            assert str(child.attrs["href"]).startswith(("https://", "http://"))
            assert child.info == "auto"
        yield child.content


# ---------------------------------------------------------------- HTML


def parsed(text: str) -> Element:
    """Return a page as a tree, as a browser reads it; a fault in it is an error."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return cast("Element", parser.parse(text))  # pyright: ignore[reportUnknownMemberType]


def tags(element: Element) -> list[str]:
    """Return the tags of everything in an element, in order; those of a picture without space."""
    return [str(each.tag).rpartition("}")[2] for each in element.iter()]


def text_of(element: Element) -> str:
    """Return all the text in an element."""
    return "".join(element.itertext())


_WHOLE = {"h1", "h2", "h3", "h4", "h5", "h6", "p", "dt", "dd", "th", "td"}


def blocks_of_html(element: Element) -> list[Block]:
    """Return the blocks of a page, but for the way through it and its picture."""
    found: list[Block] = []
    for child in element:
        tag = str(child.tag)
        if tag in {"nav", "figure", "style", "head"}:
            continue
        if tag in _WHOLE:
            # The first cell of a row is a heading of it; what it says is a cell.
            if tag == "th" and child.get("scope") == "row":
                tag = "td"
            found.append(("p" if tag in {"dt", "dd"} else tag, text_of(child)))
        elif tag == "li":
            inline = [child.text or ""]
            inline += [text_of(each) for each in child if each.tag in {"a", "span"}]
            found.append(("p", " ".join(inline)))
            found += blocks_of_html(child)
        else:
            found += blocks_of_html(child)
    return found
