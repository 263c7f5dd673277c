# SPDX-License-Identifier: MIT
"""The site in a real browser: every page fits a phone, asks for nothing, and axe mends nothing.

It builds the site, strictly, so it needs Sphinx and its parts beside playwright and Chromium;
without one of them these tests are skipped.
"""

import re
import subprocess
import sys
import threading
import zlib
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

import sterksociaalwerk
from tests.browsers import launched, violations, watched
from tests.project import ROOT

pytestmark = pytest.mark.slow

_PHONE = {"viewport": {"width": 360, "height": 800}, "color_scheme": "light"}
_MOST_SCREENS = 16
_LINES_OF_THE_FIRST_EXAMPLE = 6
# The theme cuts off what is too wide, so that no page is; what scrolls by itself may be.
_TOO_WIDE = """() => {
  const scrolls = (box) => box.tagName !== "ARTICLE"
    && (["auto", "scroll"].includes(getComputedStyle(box).overflowX) || scrolls(box.parentElement));
  const shown = (box) => box.getBoundingClientRect();
  return [...document.querySelectorAll("article *")]
    .filter((box) => shown(box).width > 1 && shown(box).right > innerWidth + 1 && !scrolls(box))
    .map((box) => box.outerHTML.slice(0, 80));
}"""
_DESKTOP = {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"}


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files, and writes no log."""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002, ANN401
        pass


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site, with any warning an error."""
    for needed in ("sphinx", "furo", "myst_parser", "sphinx_copybutton"):
        if find_spec(needed) is None:
            pytest.skip(f"{needed} is not installed")
    built = tmp_path_factory.mktemp("site")
    options = ["-q", "-E", "-n", "-W", "--keep-going", "-d", str(built / "doctrees")]
    command = [sys.executable, "-m", "sphinx", *options, "docs", str(built / "html")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603
    assert (done.returncode, done.stderr) == (0, "")
    return built / "html"


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    """Serve it, for a search does not work in files."""
    handler = partial(_Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with launched() as found:
        yield found


def _problems(page: Any, address: str, *rules: str) -> list[str]:  # noqa: ANN401
    """Return what is wrong with a page as it stands."""
    found = [
        f"{each['id']}: {node['target']}"
        for each in violations(page, *rules)
        if each["impact"] in {"serious", "critical"}
        for node in each["nodes"][:3]
    ]
    wider = page.evaluate(_TOO_WIDE)
    asked = page.evaluate("performance.getEntriesByType('resource').map(each => each.name)")
    outside = [name for name in asked if not name.startswith((address, "data:"))]
    return found + outside + [f"too wide: {name}" for name in wider[:3]]


# What does not depend on colours is looked for once.
@pytest.mark.parametrize(
    ("look", "rules"), [(_PHONE, ()), (_DESKTOP, ("color-contrast",))], ids=["phone", "desktop"]
)
def test_every_page_fits_asks_for_nothing_and_can_be_used_by_all(
    browser: Any,  # noqa: ANN401
    folder: Path,
    address: str,
    look: dict[str, Any],
    rules: tuple[str, ...],
) -> None:
    context = browser.new_context(**look)
    page = context.new_page()
    seen = watched(page, "console", "pageerror", "dialog")
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
    wrong: dict[str, list[str]] = {}
    for name in names:
        page.goto(address + name)
        problems = [*_problems(page, address, *rules), *seen]
        seen.clear()
        if problems:
            wrong[name] = problems
    context.close()
    assert len(names) > len(list((ROOT / "docs").rglob("*.md")))
    assert wrong == {}


def test_the_first_command_is_not_cut_off(browser: Any, address: str) -> None:  # noqa: ANN401
    context = browser.new_context(**_PHONE)
    page = context.new_page()
    page.goto(address)
    first = page.locator("pre").first
    assert "pip install" in first.inner_text()
    assert first.evaluate("pre => pre.scrollWidth - pre.clientWidth") == 0
    context.close()


def test_what_is_copied_is_what_was_typed(browser: Any, address: str) -> None:  # noqa: ANN401
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(address)
    example = page.locator("div.highlight-python").first
    example.hover()
    example.locator("button.copybtn").click()
    copied = page.evaluate("navigator.clipboard.readText()")
    typed = [line for line in example.inner_text().splitlines() if line.startswith(">>> ")]
    assert copied.splitlines() == [line.removeprefix(">>> ") for line in typed]
    assert len(typed) == _LINES_OF_THE_FIRST_EXAMPLE
    context.close()


def test_a_page_of_the_reference_can_be_skimmed(
    browser: Any,  # noqa: ANN401
    folder: Path,
    address: str,
) -> None:
    context = browser.new_context(**_DESKTOP)
    page = context.new_page()
    heights: dict[str, float] = {}
    for file in sorted((folder / "reference").glob("*.html")):
        page.goto(f"{address}reference/{file.name}")
        heights[file.stem] = page.evaluate("document.documentElement.scrollHeight") / 900
        # How the library keeps a mapping, and what a constant holds, is not for a reader.
        assert "FrozenMapping" not in page.inner_text("article")
        assert not [
            line for line in page.locator("dt.sig").all_inner_texts() if "Source(title=" in line
        ]
    context.close()
    assert {name: height for name, height in heights.items() if height > _MOST_SCREENS} == {}


def test_what_the_root_offers_can_be_referred_to(folder: Path) -> None:
    # Four lines for people, and then the names, one a line.
    *_, packed = (folder / "objects.inv").read_bytes().split(b"\n", 4)
    listed = {line.split()[0] for line in zlib.decompress(packed).decode().splitlines()}
    offered = {f"sterksociaalwerk.{name}" for name in vars(sterksociaalwerk)["__all__"]}
    assert offered <= listed
    shown = (folder / "reference" / "evaluation.html").read_text("utf-8")
    assert re.search(
        r'<span class="sig-prename descclassname">(<[^>]+>)*sterksociaalwerk\.<', shown
    )


@pytest.mark.parametrize("word", ["bedrijfskritisch", "overgangsjaar", "certificaat"])
def test_a_search_for_a_word_of_the_sector_leads_to_a_guide(
    browser: Any,  # noqa: ANN401
    address: str,
    word: str,
) -> None:
    page = browser.new_page()
    page.goto(f"{address}search.html?q={word}")
    page.wait_for_selector("#search-results ul.search a")
    page.wait_for_function(
        "document.querySelector('#search-results p').innerText.includes('found')"
    )
    links = page.eval_on_selector_all("#search-results ul.search a", "all => all.map(a => a.href)")
    assert any("/how-to/" in link for link in links)
    page.close()


def test_planted_faults_are_found(browser: Any, address: str) -> None:  # noqa: ANN401
    context = browser.new_context(**_PHONE)
    page = context.new_page()
    page.goto(address)
    page.evaluate(
        "document.querySelector('article').innerHTML += "
        '\'<p style="width: 500px; color: #ccc; background: #fff">planted</p>'
        '<img src="http://127.0.0.1:9/planted.png">\''
    )
    page.wait_for_load_state("networkidle")
    found = " ".join(_problems(page, address))
    for problem in ("color-contrast", "image-alt", "planted.png", "too wide"):
        assert problem in found
    context.close()
