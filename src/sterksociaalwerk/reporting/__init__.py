# SPDX-License-Identifier: MIT
"""Results in words and pictures, in Dutch and English; all is returned as text, no file is written.

The earlier packages decide what there is to say; nothing is decided here.
"""

from ._words import Detail, Language
from .explanations import explain
from .reports import STYLE_SHEET, to_html, to_html_part, to_markdown, to_svg
from .titles import title_of

__all__ = [
    "STYLE_SHEET",
    "Detail",
    "Language",
    "explain",
    "title_of",
    "to_html",
    "to_html_part",
    "to_markdown",
    "to_svg",
]
