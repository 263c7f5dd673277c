# SPDX-License-Identifier: MIT
"""A report in Markdown or HTML has the blocks of its tree and no others, whatever it holds."""

from collections.abc import Iterator
from itertools import pairwise, product
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given

from sterksociaalwerk.reporting import Language, to_html, to_html_part, to_markdown
from sterksociaalwerk.reporting._markdown import escaped, markdown
from sterksociaalwerk.reporting._page import fragment, page
from sterksociaalwerk.reporting._report import report_of
from sterksociaalwerk.reporting._tree import Document, Reference, References
from tests.generators import at_most
from tests.reporting.cases import BY_TYPE, CASES
from tests.reporting.forms import (
    HOSTILE,
    blocks_of_html,
    blocks_of_markdown,
    documents,
    expected,
    parsed,
    tags,
    text_of,
)
from tests.reporting.trees import READERS
from tests.texts import DETAILS, LANGUAGES

_ALL = list(product(CASES, LANGUAGES))


def _report(name: str, language: Language) -> Document:
    found, _, _ = report_of(CASES[name], language=language, detail="full", on=None, scheme=None)
    return found


# ---------------------------------------------------------------- the blocks


@pytest.mark.parametrize(("name", "language"), _ALL)
def test_markdown_has_the_blocks_of_the_tree(name: str, language: Language) -> None:
    document = _report(name, language)
    for detail in DETAILS:
        text = to_markdown(CASES[name], language=language, detail=detail)
        wanted = expected(document, terms_apart=False, annexes=detail == "full")
        assert blocks_of_markdown(text) == wanted
        assert text.strip() == text


@pytest.mark.parametrize(("name", "language"), _ALL)
def test_a_page_has_the_blocks_of_the_tree(name: str, language: Language) -> None:
    document = _report(name, language)
    whole = parsed(to_html(CASES[name], language=language))
    assert blocks_of_html(whole) == expected(document, terms_apart=True)
    assert list(page_faults(whole, language)) == []


@pytest.mark.parametrize("kind", BY_TYPE)
def test_a_page_of_a_summary_has_no_annexes(kind: str) -> None:
    value = BY_TYPE[kind]
    document, _, _ = report_of(value, language="nl", detail="summary", on=None, scheme=None)
    whole = parsed(to_html(value, detail="summary"))
    assert blocks_of_html(whole) == expected(document, terms_apart=True, annexes=False)
    assert list(page_faults(whole, "nl")) == []


@pytest.mark.parametrize(("name", "language"), _ALL)
def test_a_part_of_a_page_has_the_blocks_of_the_tree(name: str, language: Language) -> None:
    document = _report(name, language)
    for detail in DETAILS:
        part = to_html_part(CASES[name], language=language, detail=detail)
        whole = parsed(_smallest(part))
        assert blocks_of_html(whole) == _lower(document, annexes=detail == "full")
        assert {"style", "nav", "main", "h1"} & set(tags(whole)) == set()
        assert [f for f in page_faults(whole, language) if f not in _OF_A_WHOLE_PAGE] == []


def _lower(document: Document, *, annexes: bool) -> list[tuple[str, str]]:
    """Return the blocks that are expected where every heading is a level lower."""
    return [
        (f"h{min(int(kind[1]) + 1, 6)}" if kind[0] == "h" else kind, text)
        for kind, text in expected(document, terms_apart=True, annexes=annexes)
    ]


def _smallest(part: str) -> str:
    """Return the smallest page around a part of one."""
    return f"<!DOCTYPE html><html><head><title>x</title></head><body>{part}</body></html>"


@at_most(150)
@given(documents())
def test_any_tree_has_its_blocks_in_markdown(document: Document) -> None:
    text = markdown(document, annexes=True)
    assert blocks_of_markdown(text) == expected(document, terms_apart=False)


@at_most(150)
@given(documents())
def test_any_tree_has_its_blocks_on_a_page(document: Document) -> None:
    for reader in READERS.values():
        whole = parsed(page(document, reader, (), annexes=True))
        assert blocks_of_html(whole) == expected(document, terms_apart=True)
        assert list(page_faults(whole, reader.language)) == []
        part = parsed(fragment_page(document, reader.language))
        assert blocks_of_html(part) == _lower(document, annexes=False)


def fragment_page(document: Document, language: Language) -> str:
    """Return a page around what a notebook shows."""
    return _smallest(fragment(document, READERS[language], ()))


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_stays_a_text_in_markdown(text: str) -> None:
    ((kind, found),) = blocks_of_markdown(escaped(f"a{text}b"))
    assert kind == "p"
    ((kind, found),) = blocks_of_markdown(escaped(text) + "b")
    assert (kind, len(found) > 0) == ("p", True)


# ---------------------------------------------------------------- the page around them

_OUTSIDE = {"script", "img", "link", "iframe", "object", "embed", "base", "form", "image", "use"}
_OF_A_WHOLE_PAGE = (
    "no main",
    "no header",
    "no language",
    "not one heading of the first level, before the others",
)
_REACHING = {"src", "srcset", "action", "data", "poster", "background", "style"}


def page_faults(whole: Element, language: str) -> Iterator[str]:
    """Yield what is wrong with a page as a page."""
    found = tags(whole)
    yield from (f"{tag} is there" for tag in found if tag in _OUTSIDE)
    yield from (f"no {tag}" for tag in ("title", "main", "header") if tag not in found)
    if whole.get("lang") != language:
        yield "no language"
    levels = [int(tag[1]) for tag in found if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit()]
    if not levels or levels[0] != 1 or levels.count(1) != 1:
        yield "not one heading of the first level, before the others"
    yield from (
        f"h{after} after h{before}" for before, after in pairwise(levels) if after > before + 1
    )
    ids = [each.get("id") for each in whole.iter() if each.get("id")]
    if len(ids) != len(set(ids)):
        yield "an identifier stands there twice"
    for each in whole.iter():
        yield from (
            f"{each.tag} has {name}"
            for name in each.attrib
            if name in _REACHING or name.startswith("on")
        )
        href = each.get("href")
        if href is not None and not (
            href.startswith(("http://", "https://")) or href.removeprefix("#") in ids
        ):
            yield f"a link to {href}"
        if each.tag == "th" and each.get("scope") not in {"row", "col"}:
            yield "a heading of a table without a scope"
    for style in whole.iter("style"):
        yield from (f"style has {word}" for word in ("url(", "@import") if word in text_of(style))


_SOUND = """<!DOCTYPE html><html lang="nl"><head><title>a</title></head><body><header><h1>a</h1>
</header><main><h2 id="x">b</h2><a href="#x">c</a></main></body></html>"""


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("<h2", "<script>1</script><h2", "script is there"),
        ("<h2", "<img alt=''><h2", "img is there"),
        ('lang="nl"', "", "no language"),
        ("header>", "div>", "no header"),
        ("h2", "h3", "h3 after h1"),
        ("h2", "h1", "not one heading of the first level, before the others"),
        ("<a", '<p id="x"></p><a', "an identifier stands there twice"),
        ("<a", "<p onclick='x'></p><a", "p has onclick"),
        ("<a", "<p style='x'></p><a", "p has style"),
        ('"#x"', '"javascript:1"', "a link to javascript:1"),
        ("<h2", "<table><tr><th>a</th></tr></table><h2", "a heading of a table without a scope"),
        ("</head>", "<style>a{b:url(c)}</style></head>", "style has url("),
    ],
)
def test_a_planted_fault_of_a_page_is_found(old: str, new: str, fault: str) -> None:
    assert list(page_faults(parsed(_SOUND), "nl")) == []
    assert fault in list(page_faults(parsed(_SOUND.replace(old, new)), "nl"))


def test_an_address_that_might_run_something_is_no_link() -> None:
    for url, linked in (("javascript:alert(1)", False), ("https://example.org/<a>", True)):
        source = Reference(publisher="p", title="t", date=None, url=url, note="", read_for="r")
        document = Document(title="t", summary=(References((source,)),))
        whole = parsed(page(document, READERS["nl"], (), annexes=True))
        assert [each.get("href") for each in whole.iter("a")] == [url] * linked
