# SPDX-License-Identifier: MIT
"""Results in words, in Dutch and English; everything is returned as text, nothing is written.

What is said is decided in the earlier rooms; nothing is decided here.
"""

from .explanations import explain

__all__ = ["explain"]
