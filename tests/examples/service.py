# SPDX-License-Identifier: MIT
"""A reader of the service: opens pages, fills in forms as a browser does, and sends them."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, TreeBuilder

from werkzeug.test import TestResponse

from docs.examples.service import create_app
from sterksociaalwerk import Scheme
from tests.reporting.forms import text_of

__all__ = [
    "PEOPLE",
    "TODAY",
    "Fields",
    "Reader",
    "all_met",
    "faults_of",
    "fields_of",
    "main_text",
    "new_reader",
    "tree_of",
]

Fields = list[tuple[str, str]]

TODAY = datetime.date(2020, 3, 2)

BEGUN = {
    "id": "2020-1",
    "scope.organisation.name": "Welzijn Voorbeeld",
    "kind": "external",
    "cycle": "initial",
    "audited-on": "2020-02-03",
    "process-started-on": "2019-09-02",
    "framework.version": "2.0",
}
PEOPLE = {
    "certifying-body": "Certificeerder Voorbeeld",
    "auditors": "A. Auditor\r\nB. Auditor",
    "scope.activities[0].service": "jongerenwerk",
    "scope.activities[0].municipalities": "Voorbeeldstad\r\n Voorbeelddorp ",
    "scope.staff[0].role": "jongerenwerker",
    "scope.staff[0].headcount": "5",
    "scope.staff[0].fte": "3,6",
    "scope.volunteers.empty": "yes",
    "scope.whole-organisation": "true",
    "interviews[0].party": "staff",
    "interviews[0].role": "jongerenwerker",
    "interviews[0].people": "2",
    "interviews[0].services": "all",
    "interviews[0].municipalities": "all",
}
"""What a file of an audit needs besides its ratings, so that nothing blocks it."""


def all_met(**different: str) -> dict[str, str]:
    """Return what rates every norm of 2019, met unless said otherwise."""
    return {
        f"findings[N{number:02}].rating": different.get(f"N{number:02}", "met")
        for number in range(1, 50)
    }


# ---------------------------------------------------------------- pages

_VOID = {"br", "hr", "img", "input", "link", "meta"}


class _Tree(HTMLParser):
    """Builds the tree of a page in which every element is closed; in a tenth of the time."""

    def __init__(self) -> None:
        super().__init__()
        self._builder = TreeBuilder()
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(attrs) == len(dict(attrs)), f"an attribute of {tag} stands there twice"
        self._builder.start(tag, {name: value or "" for name, value in attrs})
        self._open.append(tag)
        if tag in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag, f"{tag} is closed elsewhere"
        self._builder.end(tag)

    def handle_data(self, data: str) -> None:
        if self._open:
            self._builder.data(data)

    def tree(self) -> Element:
        self.close()
        assert not self._open
        return self._builder.close()


def tree_of(text: str) -> Element:
    """Return the tree of a page."""
    parser = _Tree()
    parser.feed(text)
    return parser.tree()


def _texts(element: Element) -> str:
    return "".join(element.itertext())


def fields_of(page: Element) -> Fields:
    """Return what a browser sends of the form that posts, buttons left out."""
    (form,) = (each for each in page.iter("form") if each.get("id") == "form")
    return list(_fields(form))


def _fields(form: Element) -> Iterator[tuple[str, str]]:
    for each in form.iter():
        name = each.get("name")
        if name is None:
            continue
        if each.tag == "input" and each.get("type") in {"checkbox", "radio"}:
            if each.get("checked") is not None:
                yield name, each.get("value", "")
        elif each.tag == "input":
            yield name, each.get("value", "")
        elif each.tag == "textarea":
            # A browser leaves out a line end that comes first.
            yield name, _texts(each).removeprefix("\n")
        elif each.tag == "select":
            options = list(each.iter("option"))
            chosen = [option for option in options if option.get("selected") is not None]
            yield name, (chosen or options)[0].get("value", "")


def faults_of(page: Element) -> dict[str, str]:
    """Return what is said beside each field, by its name; check that the field leads there."""
    ids = {each.get("id"): each for each in page.iter() if each.get("id")}
    found: dict[str, str] = {}
    for name, each in ids.items():
        if name and name.endswith("-fault"):
            found[name.removesuffix("-fault")] = " ".join(_texts(each).split())
    for name in found:
        field = ids[name]
        if field.tag in {"input", "select", "textarea"}:
            assert field.get("aria-invalid") == "true"
            assert f"{name}-fault" in (field.get("aria-describedby") or "").split()
    return found


def main_text(page: Element) -> str:
    """Return what a page says, without what stands around every page."""
    (main,) = page.iter("main")
    return " ".join(text_of(main).split())


class Reader:
    """A reader with a session of their own."""

    def __init__(self, app: Any, file: Path) -> None:  # noqa: ANN401  # a Flask
        self.client = app.test_client()
        self.file = file

    def open(self, path: str, status: int = 200) -> Element:
        """Return a page."""
        answer: TestResponse = self.client.get(path)
        assert answer.status_code == status, answer.text
        return tree_of(answer.text)

    def send(
        self,
        path: str,
        changes: Mapping[str, str | None],
        status: int = 302,
        *,
        fields: Fields | None = None,
        to: str | None = None,
    ) -> TestResponse:
        """Open a form, put something else into some fields, and send it; None leaves one out."""
        sent = self.fields(path) if fields is None else fields
        kept = [(name, value) for name, value in sent if name not in changes]
        answer: TestResponse = self.client.post(
            to or path, data=_by_name([*kept, *_given(changes.items())])
        )
        assert answer.status_code == status, main_text(tree_of(answer.text))
        return answer

    def fields(self, path: str) -> Fields:
        """Return what a browser sends of the form on a page that nobody touched."""
        return fields_of(self.open(path))

    def begin(self, **changes: str) -> str:
        """Begin an audit, and return its address."""
        answer = self.send("/audits/new", _begun(changes))
        return answer.headers["Location"].removesuffix("/edit")

    def recorded(self, ratings: Mapping[str, str], **changes: str) -> str:
        """Record an audit of which nothing but its ratings can block the file."""
        path = self.begin(**changes)
        # Without opening the form, which takes a while.
        token = dict(self.fields("/audits/new"))["token"]
        fields = [("token", token), ("version", "1")]
        self.send(f"{path}/edit", {**_begun(changes), **PEOPLE, **ratings}, fields=fields)
        return path

    def certified(self, **changes: str) -> str:
        """Record an audit and all that follows on it, up to the register."""
        path = self.recorded(all_met(), **changes)
        self.send(f"{path}/advice", {"outcome": "positive", "given-on": "2020-02-10"})
        award = {"awarded-by": "Beheercommissie", "awarded-on": "2020-02-20", "paper": "award"}
        self.send(f"{path}/decision", award)
        self.send(f"{path}/entry", {"entered-on": "2020-02-21"})
        return path


def _begun(changes: Mapping[str, str]) -> dict[str, str]:
    return {**BEGUN, **{key.replace("_", "-"): value for key, value in changes.items()}}


def _given(changes: Iterable[tuple[str, str | None]]) -> Fields:
    return [(name, value) for name, value in changes if value is not None]


def _by_name(fields: Fields) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in fields:
        found.setdefault(name, []).append(value)
    return found


def new_reader(folder: Path, scheme: Scheme | None = None, **config: object) -> Reader:
    """Return a reader of a service that holds nothing yet."""
    file = folder / "certifier.sqlite"
    settings = {"DATABASE": str(file), "TESTING": True, **config}
    return Reader(create_app(settings, scheme=scheme, today=lambda: TODAY), file)
