# SPDX-License-Identifier: MIT
"""Every document in the peer that others use, compliance-trestle: it comes back identical.

It has an environment of its own, ``tox -e oscal``; elsewhere these tests are skipped.
"""

import importlib
import json
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from sterksociaalwerk.comparison import Crosswalk
from sterksociaalwerk.conclusion import Conclusion
from sterksociaalwerk.exchange import plan_of_action_to_oscal, to_oscal
from sterksociaalwerk.framework import Framework
from tests.exchange.test_oscal_documents import DOCUMENTS
from tests.generators import frameworks
from tests.oscal.values import MOMENT, NAMESPACE, conclusions, crosswalks
from tests.project import ROOT

pytestmark = pytest.mark.skipif(find_spec("trestle") is None, reason="needs compliance-trestle")

_MODELS = {
    "catalog": ("catalog", "Catalog"),
    "mapping-collection": ("mapping", "MappingCollection"),
    "assessment-results": ("assessment_results", "AssessmentResults"),
    "plan-of-action-and-milestones": ("poam", "PlanOfActionAndMilestones"),
}


def _returned(document: dict[str, Any]) -> object:
    """Return what the peer makes of a document, written again."""
    (kind,) = document
    loaded = _model(document).model_validate(document[kind])
    return json.loads(loaded.oscal_serialize_json())


def _model(document: dict[str, Any]) -> Any:  # noqa: ANN401  # a class of the peer
    (kind,) = document
    module, name = _MODELS[kind]
    return getattr(importlib.import_module(f"trestle.oscal.{module}"), name)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_comes_back_identical(name: str, tmp_path: Path) -> None:
    document = DOCUMENTS[name]()
    file = tmp_path / "document.json"
    file.write_text(json.dumps(document), "utf-8")
    loaded = _model(document).oscal_read(file)
    assert json.loads(loaded.oscal_serialize_json()) == document


@given(frameworks() | crosswalks() | conclusions())
def test_any_document_comes_back_identical(value: Framework | Crosswalk | Conclusion) -> None:
    document = to_oscal(value, namespace=NAMESPACE, last_modified=MOMENT)
    assert _returned(document) == document


@given(conclusions())
def test_any_plan_comes_back_identical(conclusion: Conclusion) -> None:
    plan = plan_of_action_to_oscal(conclusion, namespace=NAMESPACE, last_modified=MOMENT)
    assert plan is None or _returned(plan) == plan


def test_the_excerpt_loads() -> None:
    file = ROOT / "docs" / "examples" / "oscal-catalog.json"
    document = json.loads(file.read_text("utf-8"))["document"]
    loaded = _model(document).model_validate(document["catalog"])
    assert [group.id for group in loaded.groups] == ["ac", "au"]


def test_a_planted_fault_is_refused(tmp_path: Path) -> None:
    document = DOCUMENTS["catalog"]()
    document["catalog"]["mood"] = "good"
    file = tmp_path / "document.json"
    file.write_text(json.dumps(document), "utf-8")
    with pytest.raises(Exception, match="mood"):
        _model(document).oscal_read(file)
