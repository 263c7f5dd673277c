# SPDX-License-Identifier: MIT
"""Elements are written as the standard library writes them."""

from xml.etree import ElementTree as ET

from hypothesis import given, strategies as st

from sterksociaalwerk.reporting._elements import as_html, h, styled

_TEXTS = st.one_of(st.sampled_from(["", "a & b", "<b>", 'say "x"', "&amp;", "'"]), st.text())
_TAGS = st.sampled_from(["p", "div", "br", "meta", "rect", "title", "svg"])


def _elements(inner: st.SearchStrategy[ET.Element]) -> st.SearchStrategy[ET.Element]:
    return st.builds(
        lambda tag, text, parts, attributes: h(tag, text, *parts, **attributes),
        _TAGS,
        st.one_of(st.none(), _TEXTS),
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(["class_", "aria_label", "x"]), st.one_of(_TEXTS, st.floats())),
    )


_TREES = st.recursive(st.builds(h, _TAGS, _TEXTS), _elements, max_leaves=8)


@given(_TREES)
def test_a_tree_is_written_as_the_standard_library_writes_it(tree: ET.Element) -> None:
    whole = h("html", styled("a > b { c: '&' }"), tree)
    assert as_html(whole) == ET.tostring(whole, encoding="unicode", method="html")
