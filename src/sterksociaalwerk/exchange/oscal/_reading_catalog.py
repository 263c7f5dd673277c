# SPDX-License-Identifier: MIT
"""Anyone's catalog as categories and norms."""

import re
from collections.abc import Iterator

from attrs import frozen

from ...framework import Category, Norm, NormId
from ._elements import NAMESPACE
from ._markdown import plain_text
from ._reading import MOST_NORMS, Part

MOST_INSERTED = 10_000_000
"""So many characters of parameters are put into the wording of all norms together."""

# Parameters may stand in the choices of others, and these in others again.
_MOST_NESTED = 5
_inserted = re.compile(r"\{\{\s*insert:\s*param,\s*([^\s{}]+)\s*\}\}")
_HOW_MANY = {"one": "one of: ", "one-or-more": "one or more of: "}


@frozen
class _Control:
    part: Part
    category: str | None


class CatalogReading:
    """The reading of one catalog."""

    def __init__(self, catalog: Part) -> None:
        self._catalog = catalog
        self._categories: list[Category | None] = []
        self._controls: list[_Control] = []
        self._params: dict[str, Part] = {}
        self._texts: dict[tuple[str, int], str] = {}
        self._groups = 0
        self._inserted = 0

    def contents(self) -> tuple[tuple[Category, ...], tuple[Norm, ...]]:
        """Return categories and norms, in the order of the document; raise what is wrong."""
        self._collect(self._catalog, None)
        made = [(self._norm(each), each.part) for each in self._controls]
        norms = [(norm, part) for norm, part in made if norm is not None]
        self._check_distinct(norms)
        self._catalog.place.finish()
        categories = tuple(each for each in self._categories if each is not None)
        if norms and all(part.own("norm") is not None for _, part in norms):
            # Ours: the order of the catalogue, which groups need not have.
            norms.sort(key=lambda each: _sort_id(each[1]))
        return categories, tuple(norm for norm, _ in norms)

    def _check_distinct(self, norms: list[tuple[Norm, Part]]) -> None:
        known: set[str] = set()
        for norm, part in norms:
            if norm.id in known:
                part.place.below("id").add(f"{norm.id!r} is already there")
            known.add(norm.id)
        keys: set[str] = set()
        for each in self._categories:
            if each is not None and each.key in keys:
                self._catalog.place.below("groups").add(f"{each.key!r} is already there")
            keys |= set() if each is None else {each.key}

    def _collect(self, part: Part, category: str | None) -> None:
        """Go through groups and controls, nested ones too."""
        for each in part.parts("params"):
            self._params.setdefault(each.text("id"), each)
        for each in part.parts("controls"):
            if len(self._controls) >= MOST_NORMS:
                part.too_many("controls")
            if not _is_withdrawn(each):
                self._controls.append(_Control(each, category))
            self._collect(each, category)
        for each in part.parts("groups"):
            self._groups += 1
            if self._groups > MOST_NORMS:
                part.too_many("groups")
            self._collect(each, self._category(each))

    def _category(self, group: Part) -> str | None:
        """Return the key of a group's category; a group of groups alone is none."""
        if group.parts("groups") and not group.parts("controls"):
            return None
        key = group.own("category") or group.text("id") or f"group-{self._groups}"
        title = group.plain("title") or key
        title_en = next(
            (
                each.plain("prose")
                for each in group.parts("parts")
                if (each.text("name"), each.text("ns")) == ("title-en", NAMESPACE)
            ),
            title,
        )
        made = group.made(lambda: Category(key=key, title=title, title_en=title_en))
        self._categories.append(made)
        return None if made is None else key

    def _norm(self, control: _Control) -> Norm | None:
        part = control.part
        own = part.own("norm")
        id_ = own or part.text("id", needed=True)
        statements = [each for each in part.parts("parts") if each.text("name") == "statement"]
        if own is None:
            lines = [part.plain("title")]
            lines += [line for each in statements for line in self._lines(each, 0)]
            text = "\n".join(line for line in lines if line.strip())
        else:
            text = "".join(each.plain("prose") for each in statements)
        references = {
            each.plain("title"): [term.plain("prose") for term in each.parts("parts")]
            for each in part.parts("parts")
            if (each.text("name"), each.text("ns")) == ("reference", NAMESPACE)
        }
        return part.made(
            lambda: Norm(NormId(id_), control.category, text=text, references=references)
        )

    def _lines(self, part: Part, depth: int) -> Iterator[str]:
        """Yield a statement and its items, indented, with the labels that they bear."""
        label = _label(part)
        prose = self._filled(part.text("prose"), part).strip()
        if prose or label:
            yield f"{'  ' * depth}{label}{' ' if label and prose else ''}{prose}"
        for each in part.parts("parts"):
            yield from self._lines(each, depth + 1)

    def _filled(self, prose: str, part: Part, nested: int = 0) -> str:
        """Return a wording with what its parameters say in their places."""
        pieces = _inserted.split(prose)
        for at, piece in enumerate(pieces):
            # Every second piece is the name of a parameter.
            pieces[at] = self._inserted_text(piece, part, nested) if at % 2 else plain_text(piece)
        return "".join(pieces)

    def _inserted_text(self, name: str, part: Part, nested: int) -> str:
        if (name, nested) not in self._texts:
            self._texts[name, nested] = self._text_of(name, nested)
        text = self._texts[name, nested]
        self._inserted += len(text)
        if self._inserted > MOST_INSERTED:
            part.place.add(f"its parameters make more than {MOST_INSERTED} characters")
            return ""
        return text

    def _text_of(self, name: str, nested: int) -> str:
        """Return what a parameter says: its values, its choices, its label or its name."""
        param = self._params.get(name)
        if param is None or nested >= _MOST_NESTED:
            return f"[{name}]"
        if values := param.texts("values"):
            return ", ".join(self._filled(each, param, nested + 1) for each in values)
        select = param.part("select")
        if select is not None and (choices := select.texts("choice")):
            how_many = _HOW_MANY.get(select.text("how-many"), "")
            inner = "; ".join(self._filled(each, param, nested + 1) for each in choices)
            return f"[{how_many}{inner}]"
        return f"[{self._filled(param.text('label'), param, nested + 1) or name}]"


def _is_withdrawn(control: Part) -> bool:
    """Return whether a control asks nothing any more."""
    return any(
        each.text("value").casefold() == "withdrawn" for each in control.props("status", ours=False)
    )


def _label(part: Part) -> str:
    """Return the label of an item; of several, the one that is of no special class."""
    labels = list(part.props("label", ours=False))
    labels.sort(key=lambda each: bool(each.text("class")))
    return labels[0].text("value") if labels else ""


def _sort_id(control: Part) -> str:
    return next((each.text("value") for each in control.props("sort-id", ours=False)), "")
