# SPDX-License-Identifier: MIT
"""Reports in a real browser: they fit, ask for nothing, print, and axe finds nothing to mend.

It needs playwright and Chromium; without one of them these tests are skipped.
"""

from collections.abc import Iterator
from typing import Any, cast

import pytest

from sterksociaalwerk.reporting import to_html
from tests.browsers import launched, watched
from tests.reporting.cases import CASES
from tests.reporting.cases.sectors import REPORT
from tests.reporting.forms import HOSTILE
from tests.reporting.test_portfolio_reports import hostile_report
from tests.reporting.test_reports import hostile_conclusion

axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")

pytestmark = pytest.mark.slow

_PAGES = {
    "a file": to_html(CASES["files/much-is-wrong"]),
    "limits": to_html(CASES["decisions/other-limits"], language="en"),
    "a comparison": to_html(CASES["changes/compare-across"]),
    "a carry-over": to_html(CASES["editions/carried-open"], language="en"),
    "many audits": to_html(REPORT),
    "many hostile audits": to_html(hostile_report(" ".join(HOSTILE) + "x" * 200), language="en"),
    "a history": to_html(CASES["histories/conditions"]),
    "hostile": to_html(hostile_conclusion(" ".join(HOSTILE) + "x" * 200)),
}
_LOOKS = [("phone", 360, "light"), ("desktop", 1200, "light"), ("dark", 800, "dark")]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Start Chromium, if it is there."""
    with launched() as found:
        yield found


@pytest.mark.parametrize(("look", "width", "scheme"), _LOOKS, ids=[look for look, _, _ in _LOOKS])
@pytest.mark.parametrize("name", _PAGES)
def test_a_page_fits_asks_for_nothing_and_can_be_used_by_all(
    browser: Any,  # noqa: ANN401  # playwright may not be there
    name: str,
    look: str,
    width: int,
    scheme: str,
) -> None:
    del look
    context = browser.new_context(
        offline=True, viewport={"width": width, "height": 800}, color_scheme=scheme
    )
    page = context.new_page()
    seen = watched(page, "request", "dialog", "pageerror", "console")
    page.set_content(_PAGES[name])
    assert seen == []
    root = "document.documentElement"
    assert page.evaluate(f"{root}.scrollWidth - {root}.clientWidth") == 0
    found = cast("dict[str, Any]", axe.Axe().run(page).response)
    assert [each["id"] for each in found["violations"]] == []
    # Of what lies above a picture axe cannot tell the contrast: that is worked out elsewhere.
    assert {each["id"] for each in found["incomplete"]} <= {"color-contrast"}
    context.close()


@pytest.mark.parametrize("name", _PAGES)
def test_a_page_can_be_printed(browser: Any, name: str) -> None:  # noqa: ANN401
    page = browser.new_page()
    page.set_content(_PAGES[name])
    assert page.pdf(format="A4").startswith(b"%PDF-")
    page.close()


def test_a_planted_fault_is_found(browser: Any) -> None:  # noqa: ANN401
    page = browser.new_page()
    page.set_content(_PAGES["a history"].replace("<h1>", "<img src='data:,'><h1>"))
    found = cast("dict[str, Any]", axe.Axe().run(page).response)
    assert "image-alt" in {each["id"] for each in found["violations"]}
    page.close()
