# SPDX-License-Identifier: MIT
"""What has to hold of an OSCAL document: NIST's schema, and what that does not see."""

import functools
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from jsonschema import Draft7Validator

__all__ = ["reference_faults", "schema_faults", "texts_in"]

_SCHEMA = Path(__file__).with_name("oscal_complete_schema.json")

# NIST, IR 8477: the relationships that two sets of requirements may have.
_RELATIONSHIPS = {
    *("equal-to", "equivalent-to", "intersects-with"),
    *("no-relationship", "subset-of", "superset-of"),
}
_OURS = "urn:sterksociaalwerk:oscal"
_NAMES = {
    None: {"label", "sort-id"},
    _OURS: {
        *("at-most", "audit", "audited-on", "category", "change", "code", "cycle", "due-on"),
        *(
            "follows",
            "from",
            "kind",
            "label",
            "leads-to",
            "least",
            "limit",
            "most",
            "norm",
            "norm-count",
        ),
        *("number", "of", "outcome", "point", "process-started-on", "rating", "result"),
        *("severity", "version"),
    },
}
_STATUSES = {("satisfied", "pass"), ("not-satisfied", "other"), ("not-satisfied", "fail")}
_is_code = re.compile(r"[A-Za-z0-9._+!-]+").fullmatch


@functools.cache
def _validators() -> dict[str, Draft7Validator]:
    """Return what validates each kind of document; of the whole, errors would say little."""
    text = _SCHEMA.read_text("utf-8")
    # Python's expressions know no classes of Unicode.
    schema = json.loads(text.replace(r"\\p{L}", r"[^\\W\\d_]").replace(r"\\p{N}", r"\\d"))
    made: dict[str, Draft7Validator] = {}
    for each in schema["oneOf"]:
        (kind,) = each["required"]
        made[kind] = Draft7Validator({**each, "definitions": schema["definitions"]})
    return made


def schema_faults(document: dict[str, Any]) -> list[str]:
    """Return what is wrong with a document by NIST's schema."""
    (kind,) = document
    errors = _validators()[kind].iter_errors(document)  # pyright: ignore[reportUnknownMemberType]
    return [f"{error.json_path}: {error.message}" for error in errors]


def _objects(node: Any, path: str = "$") -> Iterator[tuple[str, dict[str, Any]]]:  # noqa: ANN401
    """Yield every object with its path."""
    kind: type[Any] = type(node)  # pyright: ignore[reportUnknownVariableType]
    if kind is dict:
        yield path, node
        for key, each in node.items():
            yield from _objects(each, f"{path}.{key}")
    elif kind is list:
        for at, each in enumerate(node):
            yield from _objects(each, f"{path}[{at}]")


def _field(path: str) -> str:
    return re.sub(r"\[\d+\]$", "", path).rpartition(".")[2]


def texts_in(document: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield every text with the path of the object that holds it, and the name of its member."""
    for path, node in _objects(document):
        for key, each in node.items():
            is_list = type(each) is list
            texts: list[Any] = each if is_list else [each]  # pyright: ignore[reportUnknownVariableType]
            for text in texts:
                if isinstance(text, str):
                    yield f"{_field(path)}.{key}", text


def reference_faults(document: dict[str, Any], *catalogs: dict[str, Any]) -> list[str]:
    """Return what is wrong with the references in a document, and with names that it may not use.

    Args:
        document: The document.
        catalogs: Those that it refers to; without them controls are not looked up.
    """
    nodes = list(_objects(document))
    return [
        *_doubled(nodes),
        *_dangling(nodes),
        *_lost_controls(nodes, catalogs),
        *_invented(nodes),
        *(
            f"{path}.{key}: is empty"
            for path, node in nodes
            for key, each in node.items()
            if each in (None, [], {})
        ),
    ]


_Nodes = list[tuple[str, dict[str, Any]]]


def _doubled(nodes: _Nodes) -> Iterator[str]:
    for key in ("uuid", "id"):
        times = Counter(node[key] for _, node in nodes if key in node)
        yield from (f"{key} {each} stands twice" for each, count in times.items() if count > 1)


def _named(nodes: _Nodes, field: str, key: str = "uuid") -> set[str]:
    return {node[key] for path, node in nodes if _field(path) == field}


def _wanted(nodes: _Nodes) -> Iterator[tuple[str, str, set[str]]]:
    """Yield each reference with its path and what it may refer to."""
    resources, parties = _named(nodes, "resources"), _named(nodes, "parties")
    observations, roles = _named(nodes, "observations"), _named(nodes, "roles", "id")
    targets = {
        "observation-uuid": observations,
        "actor-uuid": parties,
        "role-id": roles,
        "subject-uuid": resources,
    }
    for path, node in nodes:
        for key, known in targets.items():
            if key in node:
                yield f"{path}.{key}", node[key], known
        for each in node.get("party-uuids", ()):
            yield f"{path}.party-uuids", each, parties
        if node.get("href", "").startswith("#"):
            yield f"{path}.href", node["href"].removeprefix("#"), resources
        if (node.get("ns"), node.get("name")) == (_OURS, "of"):
            yield path, node["value"], observations


def _dangling(nodes: _Nodes) -> Iterator[str]:
    for path, reference, known in _wanted(nodes):
        if reference not in known:
            yield f"{path}: {reference} leads nowhere"
    objectives = {node["objective-id"] for _, node in nodes if "objective-id" in node}
    for path, node in nodes:
        if "target-id" in node and node["target-id"] not in objectives:
            yield f"{path}.target-id: {node['target-id']} was not reviewed"


def _lost_controls(nodes: _Nodes, catalogs: Iterable[dict[str, Any]]) -> Iterator[str]:
    known = {node["id"] for each in catalogs for _, node in _objects(each) if "id" in node}
    for path, node in nodes if known else ():
        named = [node[key] for key in ("control-id", "objective-id", "id-ref") if key in node]
        for each in [*named, *node.get("with-ids", ())]:
            if each not in known:
                yield f"{path}: {each} is in no catalog"


def _invented(nodes: _Nodes) -> Iterator[str]:
    for path, node in nodes:
        if "relationship" in node and node["relationship"] not in _RELATIONSHIPS:
            yield f"{path}.relationship: {node['relationship']} is no relationship of OSCAL"
        if _field(path) == "status" and (node["state"], node.get("reason")) not in _STATUSES:
            yield f"{path}: no rating has this state and reason"
        if _field(path) == "props":
            if node["name"] not in _NAMES.get(node.get("ns"), ()):
                yield f"{path}.name: {node['name']} is no property of this namespace"
            if not _is_code(node["value"]):
                yield f"{path}.value: {node['value']!r} is no code"
