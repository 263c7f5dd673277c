# SPDX-License-Identifier: MIT
"""Catalogs that others wrote: NIST's own, and what a catalog may hold."""

import json
from typing import Any

import pytest

from sterksociaalwerk.errors import InvalidValueError
from sterksociaalwerk.exchange import norms_from_oscal
from sterksociaalwerk.framework import Category, Norm
from tests.oscal.checks import schema_faults
from tests.project import ROOT

_Element = dict[str, Any]
_EXAMPLE = ROOT / "docs" / "examples" / "oscal-catalog.json"


def read(**members: object) -> tuple[tuple[Category, ...], tuple[Norm, ...]]:
    return norms_from_oscal({"catalog": members})


def norms_of(*controls: _Element, **members: object) -> tuple[Norm, ...]:
    return read(controls=list(controls), **members)[1]


def faults_of(**members: object) -> list[str]:
    with pytest.raises(InvalidValueError) as caught:
        read(**members)
    return [str(fault) for fault in caught.value.faults]


def control(id_: str, *parts: _Element, **members: object) -> _Element:
    return {"id": id_, "title": id_.upper(), **members, "parts": list(parts)}


def statement(prose: str, *items: _Element) -> _Element:
    return {"name": "statement", "prose": prose, "parts": list(items)}


# ---------------------------------------------------------------- NIST's


@pytest.fixture(scope="module")
def excerpt() -> _Element:
    document: _Element = json.loads(_EXAMPLE.read_text("utf-8"))["document"]
    return document


def _controls(node: _Element) -> list[_Element]:
    inner = [*node.get("controls", []), *node.get("groups", [])]
    own = [node] if "parts" in node else []
    return own + [each for one in inner for each in _controls(one)]


def test_the_excerpt_is_valid(excerpt: _Element) -> None:
    assert schema_faults(excerpt) == []


def test_every_control_of_nist_is_a_norm(excerpt: _Element) -> None:
    categories, norms = norms_from_oscal(excerpt)
    assert [(each.key, each.title) for each in categories] == [
        ("ac", "Access Control"),
        ("au", "Audit and Accountability"),
    ]
    controls = _controls(excerpt["catalog"])
    assert [norm.id for norm in norms] == [each["id"] for each in controls]
    assert {"ac-2", "ac-2.1", "au-12"} <= {norm.id for norm in norms}
    for norm, each in zip(norms, controls, strict=True):
        assert norm.category == norm.id[:2]
        assert norm.text.splitlines()[0] == each["title"]
        assert "insert:" not in norm.text


def test_a_statement_of_nist_reads_as_one(excerpt: _Element) -> None:
    texts: dict[str, str] = {norm.id: norm.text for norm in norms_from_oscal(excerpt)[1]}
    title, first, second, *_ = texts["ac-2"].splitlines()
    assert title == "Account Management"
    assert first.startswith("  a. Define and document the types of accounts allowed and ")
    assert second == "  b. Assign account managers;"
    assert (
        "    1. [one or more of: organization-level; mission/business process-level;"
        in (texts["ac-1"])
    )


# ---------------------------------------------------------------- what a catalog may hold


def test_categories_are_the_groups_that_hold_controls() -> None:
    inner = {"title": "Binnen", "controls": [control("c-1", controls=[control("c-1.1")])]}
    outer = {"id": "outer", "title": "Buiten", "groups": [inner]}
    empty = {"id": "leeg", "title": "Leeg \\*"}
    categories, norms = read(controls=[control("a-1")], groups=[outer, empty])
    assert categories == (
        Category(key="group-2", title="Binnen", title_en="Binnen"),
        Category(key="leeg", title="Leeg *", title_en="Leeg *"),
    )
    assert [(norm.id, norm.category) for norm in norms] == [
        ("a-1", None),
        ("c-1", "group-2"),
        ("c-1.1", "group-2"),
    ]


def test_a_withdrawn_control_is_left_out_and_what_is_in_it_is_not() -> None:
    gone = {"props": [{"name": "status", "value": "Withdrawn"}]}
    other = {
        "props": [{"name": "status", "value": "draft"}, {"name": "other", "value": "withdrawn"}]
    }
    norms = norms_of(control("a", **gone, controls=[control("a.1")]), control("b", **other))
    assert [norm.id for norm in norms] == ["a.1", "b"]


def test_items_have_their_labels() -> None:
    labels = [
        {"name": "label", "value": "A.01", "class": "zero-padded"},
        {"name": "label", "value": "a."},
    ]
    item = {"name": "item", "prose": "first \\*", "props": labels, "parts": [{"name": "item"}]}
    bare = {"name": "item", "props": labels[1:]}
    guidance = {"name": "guidance", "prose": "not asked"}
    (norm,) = norms_of(control("a", statement("It:", item, bare), guidance))
    assert norm.text == "A\nIt:\n  a. first *\n  a."


_PARAMS: list[_Element] = [
    {"id": "values", "values": ["two", "three"]},
    {"id": "choice", "select": {"choice": ["x", "with {{ insert: param, label }}"]}},
    {"id": "one", "select": {"how-many": "one", "choice": ["x", "y"]}},
    {"id": "more", "select": {"how-many": "one-or-more", "choice": ["x", "y"]}},
    {"id": "label", "label": "a \\*label"},
    {"id": "bare", "select": {}},
    {"id": "around", "label": "{{ insert: param, around }}"},
]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("values", "two, three"),
        ("choice", "[x; with [a *label]]"),
        ("one", "[one of: x; y]"),
        ("more", "[one or more of: x; y]"),
        ("label", "[a *label]"),
        ("bare", "[bare]"),
        ("lost", "[lost]"),
        ("around", "[[[[[[around]]]]]]"),
    ],
)
def test_a_parameter_is_inserted(name: str, text: str) -> None:
    asked = control("a", statement(f"Do {{{{ insert: param, {name} }}}}."))
    (norm,) = norms_of(asked, params=_PARAMS)
    assert norm.text == f"A\nDo {text}."
    # Wherever it is defined.
    (norm,) = norms_of({**asked, "params": _PARAMS})
    assert norm.text == f"A\nDo {text}."


def test_a_catalog_may_be_empty() -> None:
    assert read() == ((), ())


# ---------------------------------------------------------------- what it may not


def test_faults_have_their_places() -> None:
    group = {"id": "no key!", "title": "T", "controls": [{"title": "none"}, control("no id!")]}
    doubled = [control("a"), control("a")]
    empty = {"id": "g", "title": "x"}
    wanted = "must be 1 to 64 of letters, digits, '.', '-', '_', got"
    assert faults_of(groups=[group, empty, empty], controls=doubled) == [
        f"$.catalog.groups[0]: key {wanted} 'no key!'",
        "$.catalog.groups[0].controls[0].id: is missing",
        f"$.catalog.groups[0].controls[0]: id {wanted} ''",
        f"$.catalog.groups[0].controls[1]: id {wanted} 'no id!'",
        "$.catalog.controls[1].id: 'a' is already there",
        "$.catalog.groups: 'g' is already there",
    ]


def test_a_fault_is_listed_once() -> None:
    assert faults_of(controls=[control("a", props=7)]) == [
        "$.catalog.controls[0].props: must be a list, got 7"
    ]


def test_depth_is_bounded() -> None:
    deep: _Element = {"title": "T"}
    for _ in range(10_000):
        deep = {"title": "T", "groups": [deep]}
    (fault,) = faults_of(groups=[deep])
    assert fault.endswith("stands deeper than 50 objects and lists")


def test_the_number_of_controls_is_bounded() -> None:
    many = [control(f"a-{at}") for at in range(10_000)]
    assert len(norms_of(*many)) == 10_000
    said = "must be at most 10000 in a document"
    assert faults_of(controls=[*many, control("b")]) == [f"$.catalog.controls: {said}"]
    groups = [{"title": "T"}] * 10_001
    assert faults_of(groups=groups) == [f"$.catalog.groups: {said}"]


def test_what_parameters_insert_is_bounded() -> None:
    params: list[_Element] = [{"id": "p0", "values": ["x" * 1000]}]
    for at in range(1, 5):
        inserted = f"{{{{ insert: param, p{at - 1} }}}}" * 30
        params.append({"id": f"p{at}", "values": [inserted]})
    found = faults_of(params=params, controls=[control("a", statement("{{ insert: param, p4 }}"))])
    assert "more than 10000000 characters" in found[0]
