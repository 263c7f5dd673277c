# SPDX-License-Identifier: MIT
"""Renders an explanation as a page that needs nothing else, or as a part of another page.

The page has no script, and asks for no font, picture or style from anywhere; it says so itself, so
that a browser holds it to that.
"""

from collections.abc import Iterable
from xml.etree import ElementTree as ET

from ._colours import PAGE_STYLE, PICTURE_STYLE, WHOLE_PAGE_STYLE
from ._elements import as_html, h, styled
from ._tree import (
    Code,
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
    numeric,
)
from ._words import Reader, Text

_CONTENTS = Text("Inhoud", "Contents")
_TABLE = Text("Tabel: {heading}", "Table: {heading}")

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_ADDRESSES = ("https://", "http://")
_DEEPEST = 6


class _Renderer:
    """Turns parts into elements, and knows below which heading it is."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def parts(self, parts: Iterable[Part], level: int, heading: str) -> list[ET.Element]:
        return [self._part(part, level, heading) for part in parts]

    def _part(self, part: Part, level: int, heading: str) -> ET.Element:
        match part:
            case Paragraph():
                return h("p", part.text)
            case Items():
                tag = "ol" if part.numbered else "ul"
                return h(tag, *(self._item(each, level, heading) for each in part.items))
            case Terms():
                rows = (h("div", h("dt", term), h("dd", text)) for term, text in part.rows)
                return h("dl", *rows)
            case Table():
                return self._table(part, heading)
            case References():
                return h("ul", *map(_reference, part.items))
            case _:
                return self.section(part, level)

    def section(self, part: Section, level: int, id_: str | None = None) -> ET.Element:
        inner = self.parts(part.parts, level + 1, part.heading)
        heading = h(f"h{min(level, _DEEPEST)}", part.heading, id=id_)
        return h("section", heading, *inner)

    def _item(self, each: Item, level: int, heading: str) -> ET.Element:
        if not each.parts:
            return h("li", each.text)
        return h("li", each.text, *self.parts(each.parts, level, heading))

    def _table(self, table: Table, heading: str) -> ET.Element:
        sides = ["ssw-number" if right else None for right in numeric(table)]
        # What a row is of is no number to compare, even where it is a year.
        sides[0] = None
        columns = zip(table.header, sides, strict=True)
        head = h("tr", *(h("th", text, scope="col", class_=side) for text, side in columns))
        body = [
            h(
                "tr",
                h("th", _cell(first), scope="row"),
                *(
                    h("td", _cell(cell), class_=side)
                    for cell, side in zip(cells, sides[1:], strict=True)
                ),
            )
            for first, *cells in table.rows
        ]
        whole = h("table", h("thead", head), h("tbody", *body))
        # Where it is too wide for a telephone it is moved, by keyboard too, and not the page.
        label = self._reader.say(_TABLE, heading=heading)
        return h("div", whole, class_="ssw-wide", role="group", tabindex="0", aria_label=label)


def _cell(cell: str) -> ET.Element | str:
    return h("code", cell) if isinstance(cell, Code) else cell


def _reference(source: Reference) -> ET.Element:
    parts = [source.publisher, f'"{source.title}"', source.date]
    text = ", ".join(part for part in parts if part)
    more = " ".join([f"{text}.", *(each for each in (source.read_for, source.note) if each)])
    if source.url is None:
        return h("li", more)
    # Any other kind of address might run something.
    safe = source.url.startswith(_ADDRESSES)
    address = h("a" if safe else "span", source.url, href=source.url if safe else None)
    return h("li", more, h("br"), address)


def page(
    document: Document, reader: Reader, pictures: Iterable[ET.Element], *, annexes: bool
) -> str:
    """Return a document as a page of its own, with its annexes or without."""
    renderer = _Renderer(reader)
    title = document.title
    shown = document.annexes if annexes else ()
    ids = [f"part-{number}" for number, _ in enumerate(shown, 1)]
    contents = [
        h("li", h("a", annex.heading, href=f"#{id_}"))
        for annex, id_ in zip(shown, ids, strict=True)
    ]
    name = reader.say(_CONTENTS)
    whole = h(
        "html",
        h(
            "head",
            h("meta", charset="utf-8"),
            h("meta", http_equiv="Content-Security-Policy", content=_POLICY),
            h("meta", name="viewport", content="width=device-width, initial-scale=1"),
            h("meta", name="color-scheme", content="light dark"),
            h("title", title),
            styled(f"{PAGE_STYLE}\n{WHOLE_PAGE_STYLE}\n{PICTURE_STYLE}"),
        ),
        h(
            "body",
            h("header", h("h1", title)),
            h(
                "main",
                *renderer.parts(document.summary, 2, title),
                *map(_figure, pictures),
                h("nav", h("p", name), h("ul", *contents), aria_label=name) if contents else None,
                *(renderer.section(annex, 2, id_) for annex, id_ in zip(shown, ids, strict=True)),
            ),
            class_="ssw",
        ),
        lang=reader.language,
    )
    return f"<!DOCTYPE html>\n{as_html(whole)}"


def fragment(
    document: Document,
    reader: Reader,
    pictures: Iterable[ET.Element],
    *,
    annexes: bool = False,
    style: bool = True,
) -> str:
    """Return a document as a part of another page, whose own look it leaves alone.

    Without a style of its own it has that of the page.
    """
    renderer = _Renderer(reader)
    whole = h(
        "div",
        styled(f"{PAGE_STYLE}\n{PICTURE_STYLE}") if style else None,
        h("h2", document.title),
        *renderer.parts(document.summary, 3, document.title),
        *map(_figure, pictures),
        *(renderer.section(annex, 3) for annex in (document.annexes if annexes else ())),
        class_="ssw",
        lang=reader.language,
    )
    return as_html(whole)


def _figure(picture: ET.Element) -> ET.Element:
    return h("figure", picture)
