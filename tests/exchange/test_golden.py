# SPDX-License-Identifier: MIT
"""Documents that were stored once are read for ever, and no key is new without a new number.

With ``REWRITE_GOLDEN=1`` the documents of the newest numbers and the table of keys are written
anew: only while no release has these numbers.
"""

import json
import os
from typing import Any

import pytest

from sterksociaalwerk.exchange import from_dict, json_schema, to_dict
from sterksociaalwerk.exchange._kinds import KINDS, NUMBERS
from sterksociaalwerk.exchange._loading import is_list, is_object
from tests.generators.documents import made_by_the_library
from tests.project import ROOT

_FOLDER = ROOT / "tests" / "golden" / "exchange"
_TABLE = _FOLDER / "keys.json"
_CLASSES: dict[str, type[Any]] = {kind.__name__: kind for kind in KINDS}
_REWRITE = bool(os.environ.get("REWRITE_GOLDEN"))
_SMALL = 4_000


def _text(data: object) -> str:
    return json.dumps(data, indent=1, ensure_ascii=False) + "\n"


def _telling(kind: type[Any]) -> dict[str, Any]:
    """Return a document that has as many keys as any, and is short."""
    made = [value for seed in range(12) for value in made_by_the_library(seed).get(kind, ())]
    found = sorted(map(to_dict, made), key=lambda data: (len(_text(data)), _text(data)))
    small = [data for data in found if len(_text(data)) < _SMALL] or found[:1]
    return max(small, key=len)


def _name(kind: type[Any]) -> str:
    return f"{KINDS[kind]}.{NUMBERS.get(kind, 1)}.json"


@pytest.mark.parametrize("kind", KINDS, ids=KINDS.get)
def test_there_is_a_document_of_every_kind_and_it_stays_as_it_is(kind: type[Any]) -> None:
    path = _FOLDER / _name(kind)
    if _REWRITE:
        path.write_text(_text(_telling(kind)), "utf-8")
    document = json.loads(path.read_text("utf-8"))
    value: Any = from_dict(kind, document)
    assert to_dict(value) == document


_DOCUMENTS = sorted(path for path in _FOLDER.glob("*.json") if path != _TABLE)


@pytest.mark.parametrize("path", _DOCUMENTS, ids=lambda path: path.name)
def test_every_document_that_was_ever_stored_is_read(path: Any) -> None:  # noqa: ANN401
    document = json.loads(path.read_text("utf-8"))
    name, number, _ = path.name.split(".")
    assert document["schema"] == f"sterksociaalwerk/{name}/{number}"
    kinds: dict[str, type[Any]] = {known: kind for kind, known in KINDS.items()}
    kind = kinds[name]
    value: Any = from_dict(kind, document)
    assert from_dict(kind, to_dict(value)) == value


def keys(kind: type[Any]) -> dict[str, Any]:
    """Return the keys of a kind of document, and the kinds and numbers of what it holds."""
    schema = json_schema(kind)
    described = schema["$defs"][kind.__name__]
    named = sorted(set(_names_in(described["properties"])))
    return {
        "keys": sorted(described["properties"]),
        "holds": {KINDS[_CLASSES[name]]: NUMBERS.get(_CLASSES[name], 1) for name in named},
    }


def _names_in(data: Any) -> list[str]:  # noqa: ANN401
    """Return the classes that a description refers to."""
    if is_list(data):
        return [name for each in data for name in _names_in(each)]
    if is_object(data):
        if "$ref" in data:
            return [str(data["$ref"]).rpartition("/")[2]]
        return [name for each in data.values() for name in _names_in(each)]
    return []


def changes(table: dict[str, Any], kind: type[Any]) -> str:
    """Return what to do about a kind whose keys are no longer those of its number."""
    name, number = KINDS[kind], NUMBERS.get(kind, 1)
    known = table.get(f"{name}/{number}")
    if known == keys(kind):
        return ""
    if known is None:
        return f"{name}/{number} is new: add it to {_TABLE.name} (REWRITE_GOLDEN=1)"
    return (
        f"{name}/{number} had {known} and now has {keys(kind)}. If a release reads this number, "
        f"give {kind.__name__} number {number + 1} in _kinds.NUMBERS and write the step from "
        f"{number} in _migrations.STEPS; the same holds for every kind that holds it. If none "
        "does yet, write the table anew (REWRITE_GOLDEN=1)."
    )


def test_a_new_key_is_a_new_number_with_a_step() -> None:
    if _REWRITE:
        written = {f"{name}/{NUMBERS.get(kind, 1)}": keys(kind) for kind, name in KINDS.items()}
        old: dict[str, Any] = json.loads(_TABLE.read_text("utf-8")) if _TABLE.exists() else {}
        _TABLE.write_text(_text(dict(sorted((old | written).items()))), "utf-8")
    table = json.loads(_TABLE.read_text("utf-8"))
    found = [said for kind in KINDS if (said := changes(table, kind))]
    assert not found, "\n".join(found)


def test_a_planted_key_and_a_planted_kind_are_found() -> None:
    kind = _CLASSES["Finding"]
    right = keys(kind)
    assert changes({"finding/1": right}, kind) == ""
    assert "number 2" in changes({"finding/1": {**right, "keys": right["keys"][1:]}}, kind)
    assert "number 2" in changes({"finding/1": {**right, "holds": {}}}, kind)
    assert "is new" in changes({}, kind)
