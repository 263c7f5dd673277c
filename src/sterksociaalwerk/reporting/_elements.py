# SPDX-License-Identifier: MIT
"""Elements of a page or a picture: made as a tree, so that no text can be taken for markup."""

from collections.abc import Mapping
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
    element = ET.Element(tag)
    for name, value in attributes.items():
        if value is not None:
            text = f"{value:g}" if isinstance(value, float) else str(value)
            element.set(name.rstrip("_").replace("_", "-"), one_line(text))
    for child in children:
        if isinstance(child, str):
            element.text = one_line(child)
        elif child is not None:
            element.append(child)
    return element


def shape(
    tag: str, fixed: Mapping[str, str], *children: ET.Element, **numbers: float
) -> ET.Element:
    """Return an element of a picture: what is the same in many, and numbers.

    There is no text of a caller in it, so there is none to clean: a picture has a great many.
    """
    element = ET.Element(tag, dict(fixed))
    for name, number in numbers.items():
        element.set(name, f"{number:g}")
    element.extend(children)
    return element


def styled(rules: str) -> ET.Element:
    """Return a style sheet, which is ours alone: no text of a caller ever stands in one."""
    element = ET.Element("style")
    element.text = rules
    return element


def as_html(element: ET.Element) -> str:
    """Return an element as HTML."""
    return ET.tostring(element, encoding="unicode", method="html")


def as_xml(element: ET.Element) -> str:
    """Return an element as XML."""
    return ET.tostring(element, encoding="unicode")
