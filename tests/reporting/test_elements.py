# SPDX-License-Identifier: MIT
"""Elements are written as the standard library writes them."""

from xml.etree import ElementTree as ET

from hypothesis import given, strategies as st

from sterksociaalwerk.reporting._elements import as_html, h, styled

_TEXTS = st.one_of(st.sampled_from(["", "a & b", "<b>", 'say "x"', "&amp;", "'"]), st.text())
_TAGS = st.sampled_from(["p", "div", "br", "meta", "rect", "title", "svg"])


@st.composite
def _elements(draw: st.DrawFn, inner: st.SearchStrategy[ET.Element]) -> ET.Element:
    names = st.sampled_from(["class_", "aria_label", "x"])
    given_ones = draw(st.dictionaries(names, st.one_of(_TEXTS, st.floats())))
    text = draw(st.one_of(st.none(), _TEXTS))
    return h(draw(_TAGS), text, *draw(st.lists(inner, max_size=3)), **given_ones)


_TREES = st.recursive(st.builds(h, _TAGS, _TEXTS), _elements, max_leaves=8)


@given(_TREES)
def test_a_tree_is_written_as_the_standard_library_writes_it(tree: ET.Element) -> None:
    whole = h("html", styled("a > b { c: '&' }"), tree)
    assert as_html(whole) == ET.tostring(whole, encoding="unicode", method="html")
