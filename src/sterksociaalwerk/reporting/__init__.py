# SPDX-License-Identifier: MIT
"""Results in words and pictures, in Dutch and English; all is returned as text, no file is written.

The earlier packages decide what there is to say; nothing is decided here.
"""

from ._words import Detail, Language
from .explanations import explain
from .reports import to_html, to_markdown, to_svg

__all__ = ["Detail", "Language", "explain", "to_html", "to_markdown", "to_svg"]
