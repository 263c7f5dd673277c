# SPDX-License-Identifier: MIT
"""How a document of an earlier schema number becomes one of the next.

A step is a pure function from one document to another. It checks the shape that it changes first,
and says at which place that is wrong; what it does not touch is checked when the document is read.
"""

from collections.abc import Callable, Mapping
from typing import Any

from ._loading import Place

Step = Callable[[dict[Any, Any], Place], dict[Any, Any]]
"""Returns the document of the next number; says at a place what is wrong with the old one."""

Steps = Mapping[tuple[str, int], Step]

STEPS: Steps = {}
"""The step from each number of each kind of document; none yet, as all have their first number."""
