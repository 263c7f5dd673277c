# SPDX-License-Identifier: MIT
"""The certifier's service in a real browser: from the form to the register, for everybody.

It needs playwright, axe and Chromium, as the reports do; without one of them it is skipped.
"""

import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from werkzeug.serving import WSGIRequestHandler, make_server

from docs.examples.service import create_app
from tests.examples.service import TODAY

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")

pytestmark = pytest.mark.slow

_USUAL = ("chromium", "chromium-browser", "google-chrome", "chrome")
_LOOKS = [("phone", 360, "light"), ("desktop", 1200, "light"), ("dark", 800, "dark")]


class _Quiet(WSGIRequestHandler):
    def log(self, type: str, message: str, *args: Any) -> None:  # noqa: A002, ANN401  # as it is there
        """Say nothing."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Start Chromium, if it is there."""
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, _USUAL)), None)
    if path is None:
        pytest.skip("Chromium is not installed")
    with sync_api.sync_playwright() as started:
        found = started.chromium.launch(executable_path=path, headless=True)
        yield found
        found.close()


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """Serve what holds nothing yet."""
    file = str(tmp_path / "certifier.sqlite")
    app = create_app({"DATABASE": file, "TESTING": True}, today=lambda: TODAY)
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=_Quiet)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


class _Visit:
    """A visit that fails where a page does not fit, axe finds something, or a script goes wrong."""

    def __init__(self, page: Any, address: str) -> None:  # noqa: ANN401  # playwright may not be there
        self.page, self._address = page, address
        self._wrong: list[str] = []
        page.on("pageerror", self._fail)
        page.on("console", self._note)

    def _fail(self, error: object) -> None:
        self._wrong.append(str(error))

    def _note(self, message: Any) -> None:  # noqa: ANN401
        # What a policy refuses is told here; so is a page that is answered with a fault.
        if "422" not in message.text:
            self._wrong.append(message.text)

    def go(self, path: str) -> None:
        self.page.goto(f"{self._address}{path}")
        self.check()

    def press(self, name: str) -> None:
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=name, exact=True).first.click()

    def follow(self, name: str) -> None:
        with self.page.expect_navigation():
            self.page.get_by_role("link", name=name, exact=True).click()

    def check(self) -> None:
        root = "document.documentElement"
        assert self.page.evaluate(f"{root}.scrollWidth - {root}.clientWidth") == 0
        found = cast("dict[str, Any]", axe.Axe().run(self.page).response)
        assert [each["id"] for each in found["violations"]] == []
        # Of what lies above a picture axe cannot tell the contrast.
        assert {each["id"] for each in found["incomplete"]} <= {"color-contrast"}
        assert self._wrong == []


def _begin(visit: _Visit) -> None:
    page = visit.page
    visit.go("/audits")
    visit.follow("Nieuwe toetsing")
    # What is wrong is said, and the way to the field is a link.
    visit.press("Begin")
    visit.check()
    page.get_by_role("alert").get_by_role("link", name="Kenmerk").click()
    assert page.evaluate("location.hash") == "#id"
    page.get_by_label("Kenmerk").fill("2020-1")
    page.get_by_label("Organisatie").fill("Welzijn Voorbeeld")
    page.get_by_label("Toetsingsvariant").select_option(label="externe audit")
    page.get_by_label("Eerste toetsing of hertoetsing").select_option(label="eerste toetsing")
    page.get_by_label("Datum van de toetsing").fill("2020-02-03")
    page.get_by_label("Begin van het traject").fill("2019-09-02")
    visit.press("Begin")
    visit.check()


def _fill_in(visit: _Visit) -> None:
    page = visit.page
    page.get_by_label("Certificerende instelling").fill("Certificeerder Voorbeeld")
    page.get_by_label("Gaat de toetsing over de hele organisatie?").select_option(label="ja")
    activity = page.get_by_role("group", name="Activiteit 1")
    activity.get_by_label("Dienst").fill("jongerenwerk")
    activity.get_by_label("Gemeenten").fill("Voorbeeldstad\nVoorbeelddorp")
    group = page.get_by_role("group", name="Groep medewerkers 1")
    group.get_by_label("Functie").fill("jongerenwerker")
    group.get_by_label("Aantal").fill("5")
    group.get_by_label("Fte").fill("3,6")
    page.get_by_label("Vastgelegd: er zijn geen vrijwilligers").check()
    interview = page.get_by_role("group", name="Gesprek 1")
    interview.get_by_label("Wie").select_option(label="medewerkers")
    interview.get_by_label("Functie").fill("jongerenwerker")
    for about in ("Over welke diensten", "Over welke gemeenten"):
        interview.get_by_role("group", name=about).get_by_label("alle binnen de scope").check()


def _rate(visit: _Visit, number: int, title: str) -> None:
    norm = visit.page.get_by_role("group", name=f"N{number:02}", exact=True)
    norm.get_by_label(title, exact=True).check()


def _awaits(visit: _Visit, text: str) -> None:
    visit.page.get_by_role("status").filter(has_text=text).wait_for()


@pytest.mark.parametrize(("look", "width", "scheme"), _LOOKS, ids=[look for look, _, _ in _LOOKS])
def test_an_audit_goes_from_the_form_to_the_register(
    browser: Any,  # noqa: ANN401
    address: str,
    look: str,
    width: int,
    scheme: str,
) -> None:
    del look
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    visit = _Visit(context.new_page(), address)
    page = visit.page
    _begin(visit)
    _fill_in(visit)
    # The outcome follows each rating, while norms are open.
    _awaits(visit, "nog onbeslist")
    for number in range(1, 47):
        _rate(visit, number, "voldoet")
    _awaits(visit, "Uitkomst nu: binnen de grenzen voor certificering. Nog te beoordelen: 3.")
    for number in range(1, 5):
        _rate(visit, number, "voldoet niet")
    _awaits(visit, "niet binnen de grenzen")
    for number in range(2, 50):
        _rate(visit, number, "voldoet")
    _awaits(visit, "Nog te beoordelen: 0.")
    page.get_by_text("Toelichting en punten bij N01").click()
    page.get_by_role("group", name="Verbeterpunt 1").get_by_label("Wat moet").first.fill("<b>A</b>")
    visit.check()
    visit.press("Bewaar")
    visit.check()

    visit.follow("Leg vast: advies")
    visit.check()
    page.get_by_label("Advies").select_option(label="positief advies")
    page.get_by_label("Gegeven op").fill("2020-02-10")
    visit.press("Bewaar")
    visit.follow("Leg vast: besluit")
    visit.check()
    page.get_by_label("Toegekend door").fill("Beheercommissie")
    page.get_by_label("Toegekend op").fill("2020-02-20")
    visit.press("Toekennen")
    visit.follow("Leg vast: registratie")
    visit.check()
    page.get_by_label("Geregistreerd op").fill("2020-02-21")
    visit.press("Bewaar")
    visit.check()

    visit.follow("Rapport om te lezen of af te drukken")
    visit.check()
    assert page.get_by_text("<b>A</b>").count()
    assert page.pdf(format="A4").startswith(b"%PDF-")
    page.go_back()
    visit.follow("Register")
    page.get_by_label("Gemeente").select_option(label="Voorbeelddorp")
    visit.press("Zoek")
    visit.check()
    assert page.get_by_role("heading", name="Certificaat van Welzijn Voorbeeld").count() == 1
    page.get_by_label("Op datum").fill("2022-02-20")
    visit.press("Zoek")
    assert page.get_by_role("heading", name="Certificaat van Welzijn Voorbeeld").count() == 0
    visit.follow("English")
    visit.check()
    assert page.get_by_role("heading", name="Who is certified?").count() == 1
    context.close()


def test_the_form_works_by_keyboard_and_without_a_script(browser: Any, address: str) -> None:  # noqa: ANN401
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/audits/new")
    page.get_by_label("Kenmerk").focus()
    for keys in ("2020-1", "Welzijn Voorbeeld"):
        page.keyboard.type(keys)
        page.keyboard.press("Tab")
    page.get_by_label("Toetsingsvariant").select_option(label="zelfevaluatie")
    page.get_by_label("Eerste toetsing of hertoetsing").select_option(label="eerste toetsing")
    page.get_by_label("Datum van de toetsing").fill("2020-02-03")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    first = page.get_by_role("group", name="N01", exact=True)
    first.get_by_label("nog te beoordelen").focus()
    page.keyboard.press("ArrowRight")
    assert first.get_by_label("voldoet", exact=True).is_checked()
    with page.expect_navigation():
        page.get_by_role("button", name="Werk de uitkomst bij").click()
    assert "Nog te beoordelen: 48." in page.get_by_role("status").inner_text()
    assert (
        page.get_by_role("group", name="N01", exact=True)
        .get_by_label("voldoet", exact=True)
        .is_checked()
    )
    with page.expect_navigation():
        page.get_by_role("button", name="Bewaar").first.click()
    assert page.get_by_text("De toetsing is bewaard.").count() == 1
    context.close()


def test_a_planted_fault_is_found(browser: Any, address: str) -> None:  # noqa: ANN401
    visit = _Visit(browser.new_page(), address)
    visit.go("/")
    visit.page.evaluate("document.querySelector('label').remove()")
    with pytest.raises(AssertionError):
        visit.check()
    visit.page.close()
