# SPDX-License-Identifier: MIT
"""A plugin of pytest for mutation tests: the quickest tests first, so that most mutants die soon.

In the first run those that take long are left out; mutants that are named face all of them.
"""

import json
import os
from pathlib import Path

import pytest

# What mutmut measured before it made its first mutant.
_MEASURED = Path("mutmut-stats.json")
_MOST = float(os.environ["MOST_SECONDS"])


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put tests in order."""
    if not _MEASURED.exists():
        return
    took: dict[str, float] = json.loads(_MEASURED.read_text("utf-8"))["duration_by_test"]
    items.sort(key=lambda item: took.get(item.nodeid, 0))
    items[:] = [item for item in items if took.get(item.nodeid, 0) < _MOST] or items
