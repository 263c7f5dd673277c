# SPDX-License-Identifier: MIT
"""How many examples Hypothesis tries where one takes long."""

from hypothesis import settings

__all__ = ["at_most"]


def at_most(examples: int) -> settings:
    """Return settings for this many examples, or for fewer where the profile says so."""
    return settings(max_examples=min(examples, settings().max_examples))
