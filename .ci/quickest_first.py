# SPDX-License-Identifier: MIT
"""A plugin of pytest for mutation tests: the quickest tests first, and the slowest not at all."""

import json
from pathlib import Path

import pytest

# What mutmut measured before it made its first mutant.
_MEASURED = Path("mutmut-stats.json")
_SECONDS = 3


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put tests in order, so that most mutants die at once."""
    if not _MEASURED.exists():
        return
    took: dict[str, float] = json.loads(_MEASURED.read_text("utf-8"))["duration_by_test"]
    items.sort(key=lambda item: took.get(item.nodeid, 0))
    items[:] = [item for item in items if took.get(item.nodeid, 0) < _SECONDS] or items
