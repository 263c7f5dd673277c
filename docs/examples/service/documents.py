# SPDX-License-Identifier: MIT
"""From the fields of a form to a document of the library, and from its faults to the fields.

The name of a field is its path in the document: ``scope.activities[0].service``. What a field may
hold is asked from the JSON Schema of the class, so nothing here knows an audit. Rows that are left
blank are dropped; rows of findings are told apart by their norm: ``findings[N01].rating``.
"""

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, cast

from sterksociaalwerk.errors import Fault
from sterksociaalwerk.exchange import json_schema

__all__ = ["FieldFault", "as_fields", "at", "date_of", "document_of", "path_of", "rows_of"]

Json = Any
"""What JSON can hold."""
Schema = dict[str, Any]

_PART = r"[a-z-]+(?:\[[A-Za-z0-9._-]+\])?"
_NAME = re.compile(rf"{_PART}(?:\.{_PART})*")
_LONGEST_NAME = 200
_STEPS = re.compile(r"([a-z-]+)(?:\[([^\]]*)\])?")
# Of a list that may be not recorded: it is recorded, and there are none.
_RECORDED_NONE = "empty"
_DECIMAL = re.compile(r"[0-9]{1,18}[.,][0-9]{1,18}")
_WHOLE = re.compile(r"[0-9]{1,18}", re.ASCII)
_FLAGS = {"true": True, "false": False}
# What verbs call an argument that is a field of a document.
_ARGUMENTS = {"edition": "framework.version"}
# By what the rows of a list are told apart, where that is no number.
_KEYS = {"findings": "norm"}


# ---------------------------------------------------------------- reading


def document_of(cls: type, form: Iterable[tuple[str, str]]) -> dict[str, Json]:
    """Return the document that a form stands for, which may have any fault.

    Args:
        cls: The class that it should be of.
        form: The names of the fields and what was put in. What is no path into a document of the
            class, such as a button, is left alone.
    """
    schema = json_schema(cls)
    tree: dict[str, Any] = {}
    for name, text in form:
        is_path = len(name) <= _LONGEST_NAME and _NAME.fullmatch(name)
        if is_path and path_of(name)[0][0] in schema["properties"]:
            _plant(tree, name, text)
    found = _Schema(schema).object(tree, schema)
    return {"schema": schema["title"], **found}


def _plant(tree: dict[str, Any], name: str, text: str) -> None:
    tokens = [token for step in path_of(name) for token in step if token]
    for token in tokens[:-1]:
        branch = tree.setdefault(token, {})
        if not isinstance(branch, dict):
            return
        tree = cast("dict[str, Any]", branch)
    texts = tree.setdefault(tokens[-1], [])
    if isinstance(texts, list):
        cast("list[str]", texts).append(text)


class _Schema:
    """Reads what was put in as the schema of a class has it."""

    def __init__(self, whole: Schema) -> None:
        self._definitions: dict[str, Schema] = whole["$defs"]

    def _kinds(self, schema: Schema) -> Iterator[Schema]:
        """Yield the alternatives of a schema, each with a type or a choice."""
        if "$ref" in schema:
            yield from self._kinds(self._definitions[schema["$ref"].rpartition("/")[-1]])
        elif "anyOf" in schema:
            for each in schema["anyOf"]:
                yield from self._kinds(each)
        else:
            yield schema

    def object(self, node: dict[str, Any], schema: Schema) -> dict[str, Json]:
        found: dict[str, Json] = {}
        for key, part in node.items():
            kinds = list(self._kinds(schema["properties"].get(key, {"type": "string"})))
            value = self._part(key, part, kinds)
            if value is not None or _allows_null(kinds):
                found[key] = value
        # A form may have no row at all for a list that a document has to hold.
        lists: dict[str, Json] = {
            key: [] for key in schema["required"] if self._lists_objects(schema, key)
        }
        return {**lists, **found}

    def _lists_objects(self, schema: Schema, key: str) -> bool:
        items = schema["properties"][key].get("items", {})
        return any(kind.get("type") == "object" for kind in self._kinds(items))

    def _part(self, key: str, part: Any, kinds: list[Schema]) -> Json:  # noqa: ANN401  # of a tree
        if isinstance(part, list):
            return _leaf(cast("list[str]", part), kinds)
        node = cast("dict[str, Any]", part)
        for kind in kinds:
            if kind.get("type") == "array":
                return self._rows(key, node, kind["items"], null=_allows_null(kinds))
            if kind.get("type") == "object":
                is_null = _is_blank(node) and _allows_null(kinds)
                return None if is_null else self.object(node, kind)
        # No part of any such document: the library says so.
        return sorted(node)

    def _rows(self, key: str, node: dict[str, Any], items: Schema, *, null: bool) -> Json:
        objects = [kind for kind in self._kinds(items) if kind.get("type") == "object"]
        rows: list[Json] = []
        for place, row in node.items():
            if isinstance(row, dict) and objects and not _is_blank(row):
                found = self.object(cast("dict[str, Any]", row), objects[0])
                rows.append({_KEYS[key]: place, **found} if key in _KEYS else found)
        return rows if rows or not null or _RECORDED_NONE in node else None


def _allows_null(kinds: Iterable[Schema]) -> bool:
    return any(kind.get("type") == "null" for kind in kinds)


def _is_blank(node: Any) -> bool:  # noqa: ANN401  # of a tree
    """Return whether nothing was put into any field below."""
    if isinstance(node, dict):
        return all(map(_is_blank, cast("dict[str, Any]", node).values()))
    return not "".join(cast("list[str]", node)).strip()


def _leaf(texts: list[str], kinds: list[Schema]) -> Json:
    types = {kind.get("type") for kind in kinds}
    if "array" in types:
        # A name to be ticked begins with a space, so that none is taken for "all".
        if any(texts == kind.get("enum") for kind in kinds):
            return texts[0]
        lines = [line.strip() for text in texts for line in text.splitlines() if line.strip()]
        return lines or None
    text = "\n".join(texts[-1].split("\r\n")).strip()
    if "boolean" in types:
        return _FLAGS.get(text, text or None)
    if "integer" in types and _DECIMAL.fullmatch(text):
        return text.replace(",", ".")
    if "integer" in types and _WHOLE.fullmatch(text):
        return int(text)
    return text or None


def date_of(text: str | None) -> Any:  # noqa: ANN401  # the library refuses what is no date
    """Return the date that a text stands for; any other text as it is, and none for a blank one."""
    with suppress(ValueError):
        return datetime.date.fromisoformat(text) if text else None
    return text


# ---------------------------------------------------------------- showing


def at(document: Json, name: str) -> Json:
    """Return what a document holds under the name of a field; ``None`` for nothing."""
    for key, place in path_of(name):
        document = _mapping(document).get(key)
        if place:
            document = _row(document, key, place)
    return document


def path_of(name: str) -> list[tuple[str, str]]:
    """Return the name of a field as keys, each with the place of a row where it has one."""
    return _STEPS.findall(name)


def _mapping(document: Json) -> dict[str, Json]:
    return cast("dict[str, Json]", document) if isinstance(document, dict) else {}


def _row(rows: Json, key: str, place: str) -> Json:
    several = rows_of({key: rows}, key)
    if key in _KEYS:
        return next((row for row in several if _mapping(row).get(_KEYS[key]) == place), None)
    return several[int(place)] if place.isdecimal() and int(place) < len(several) else None


def rows_of(document: Json, name: str) -> list[Json]:
    """Return the rows of a list in a document; none where there is no list."""
    rows = at(document, name)
    return rows if isinstance(rows, list) else []  # pyright: ignore[reportUnknownVariableType]


@dataclass(frozen=True)
class FieldFault:
    """A fault, and the field that it stands beside.

    Attributes:
        field: The name of the field, or of a group of fields; empty for the form as a whole.
        problem: What is wrong, in the library's words.
        blank: Whether nothing was put in there.
    """

    field: str
    problem: str
    blank: bool


def as_fields(faults: Iterable[Fault], document: Mapping[str, Json]) -> list[FieldFault]:
    """Return faults of a document, or of the values in it, each with its field."""
    found: list[FieldFault] = []
    for fault in faults:
        name = _field(fault.path, document)
        if fault.path.startswith("$") or path_of(name)[0][0] in document:
            blank = at(document, name) in (None, "", [])
            found.append(FieldFault(name, fault.problem, blank))
        else:
            found.append(FieldFault("", str(fault), blank=False))
    return found


def _field(path: str, document: Mapping[str, Json]) -> str:
    # A verb that was called names its arguments, with underscores; a document its keys.
    name = path.removeprefix("$").removeprefix(".").replace("_", "-")
    # A line of a field that holds several, or a row as a whole.
    name = re.sub(r"\[[0-9]+\]$", "", name)
    name = _ARGUMENTS.get(name, name)
    if rated := re.match(r"ratings\['([^']+)'\]", name):
        return f"findings[{rated[1]}].rating"
    for key, column in _KEYS.items():
        if row := re.match(rf"{key}\[([0-9]+)\]", name):
            place = rows_of(document, key)[int(row[1])][column]
            name = f"{key}[{place}]{name[row.end() :]}"
    return name
