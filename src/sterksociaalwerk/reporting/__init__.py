# SPDX-License-Identifier: MIT
"""Results in words, in Dutch and English; everything is returned as text, nothing is written.

What is said is decided in the earlier packages; nothing is decided here.
"""

from ._words import Detail, Language
from .explanations import explain

__all__ = ["Detail", "Language", "explain"]
