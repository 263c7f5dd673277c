# SPDX-License-Identifier: MIT
"""Elements of a page or a picture: made as a tree, so that no text can be taken for markup."""

from collections.abc import Mapping
from functools import cache
from xml.etree import ElementTree as ET

from ._words import one_line

Child = ET.Element | str
"""What stands in an element."""

SVG = "http://www.w3.org/2000/svg"


def h(tag: str, *children: Child | None, **attributes: str | float | None) -> ET.Element:
    """Return an element with its children and attributes; what is ``None`` is left out.

    A text comes before the elements, if there is one. Texts are put on one line, without what
    cannot be printed: neither HTML nor XML has a form for all of that. ``class_`` stands for
    ``class``, and ``aria_label`` for ``aria-label``.
    """
    given: dict[str, str] = {}
    for name, value in attributes.items():
        if value is not None:
            text = f"{value:g}" if isinstance(value, float) else str(value)
            given[_named(name)] = one_line(text)
    element = ET.Element(tag, given)
    for child in children:
        if isinstance(child, str):
            element.text = one_line(child)
        elif child is not None:
            element.append(child)
    return element


@cache
def _named(name: str) -> str:
    """Return what an attribute is called; we use a few dozen."""
    return name.rstrip("_").replace("_", "-")


def shape(
    tag: str, fixed: Mapping[str, str], *children: ET.Element, **numbers: float
) -> ET.Element:
    """Return an element of a picture: what is the same in many, and numbers.

    There is no text of a caller in it, so there is none to clean: a picture has a great many.
    """
    given = dict(fixed)
    for name, number in numbers.items():
        given[name] = f"{number:g}"
    element = ET.Element(tag, given)
    element.extend(children)
    return element


def styled(rules: str) -> ET.Element:
    """Return a style sheet, which is ours alone: no text of a caller ever stands in one."""
    element = ET.Element("style")
    element.text = rules
    return element


# These have no end.
_EMPTY = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
)


def as_html(element: ET.Element) -> str:
    """Return an element as HTML.

    The standard library writes the same, in three times the time: it looks for namespaces first.
    """
    written: list[str] = []
    _write(element, written)
    return "".join(written)


def _write(element: ET.Element, written: list[str]) -> None:
    tag, text = element.tag, element.text or ""
    start = f"<{tag}"
    for name, value in element.items():
        # Asked here, for there are a great many.
        if "&" in value or ">" in value or '"' in value:
            start = f'{start} {name}="{_attribute(value)}"'
        else:
            start = f'{start} {name}="{value}"'
    # In a style sheet, which is ours, a character stands for itself.
    if ("&" in text or "<" in text or ">" in text) and tag != "style":
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    end = "" if tag in _EMPTY else f"</{tag}>"
    if not len(element):
        written.append(f"{start}>{text}{end}")
        return
    written.append(f"{start}>{text}")
    for child in element:
        _write(child, written)
    written.append(end)


def _attribute(text: str) -> str:
    return text.replace("&", "&amp;").replace(">", "&gt;").replace('"', "&quot;")


def as_xml(element: ET.Element) -> str:
    """Return an element as XML."""
    return ET.tostring(element, encoding="unicode")
