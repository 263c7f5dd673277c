# SPDX-License-Identifier: MIT
"""A real browser for tests: Chromium, by the variable ``CHROMIUM`` or where systems have it.

It needs playwright and axe as well; without one of them the tests that ask for it are skipped.
"""

import os
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any, cast

import pytest

__all__ = ["launched", "violations", "watched"]

_USUAL = ("chromium", "chromium-browser", "google-chrome", "chrome")


@contextmanager
def launched() -> Generator[Any, None, None]:
    """Start Chromium, or skip where it is not there."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, _USUAL)), None)
    if path is None:
        pytest.skip("Chromium is not installed")
    with sync_api.sync_playwright() as started:
        found = started.chromium.launch(executable_path=path, headless=True)
        yield found
        found.close()


def watched(page: Any, *kinds: str) -> list[str]:  # noqa: ANN401  # playwright may not be there
    """Return a list in which everything of these kinds is noted from now on."""
    seen: list[str] = []

    def note(event: object) -> None:
        seen.append(str(event))

    for kind in kinds:
        page.on(kind, note)
    return seen


def violations(page: Any, *rules: str) -> list[dict[str, Any]]:  # noqa: ANN401
    """Return what axe finds on a page that bars people from using it, by some rules or by all."""
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe is not installed"
    )
    options = {"runOnly": list(rules)} if rules else None
    return cast("list[dict[str, Any]]", axe.Axe().run(page, options=options).response["violations"])
