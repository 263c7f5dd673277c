# SPDX-License-Identifier: MIT
"""Whole OSCAL documents as they were accepted, so that no reader finds another name, or id.

That documents are sound, and say what they should, is for the other tests.
To accept new ones: `REWRITE_GOLDEN=1 pytest tests/exchange/test_oscal_golden.py`, then read the
difference.
"""

import json
import os
from collections.abc import Callable
from typing import Any

import attrs
import pytest

from sterksociaalwerk.conclusion import Conclusion, IssueCode, Severity, conclude
from sterksociaalwerk.exchange import plan_of_action_to_oscal, to_oscal
from tests.generators import FULL
from tests.oscal.values import (
    MOMENT,
    NAMESPACE,
    hostile_audit,
    hostile_conclusion,
    hostile_crosswalk,
    hostile_framework,
)
from tests.project import ROOT

_FOLDER = ROOT / "tests" / "golden" / "oscal"
_MADE: dict[str, Any] = {"namespace": NAMESPACE, "last_modified": MOMENT}


def _concluded() -> Conclusion:
    audit = hostile_audit()
    return conclude(
        attrs.evolve(audit, findings=audit.findings[:4]),
        FULL,
        severities={IssueCode.CERTIFYING_BODY_MISSING: Severity.NOTE},
    )


_DOCUMENTS: dict[str, Callable[[], object]] = {
    "catalog": lambda: to_oscal(hostile_framework(), **_MADE),
    "mapping": lambda: to_oscal(hostile_crosswalk(), **_MADE),
    "results": lambda: to_oscal(_concluded(), **_MADE),
    "plan": lambda: plan_of_action_to_oscal(_concluded(), **_MADE),
    "plan-after-another": lambda: plan_of_action_to_oscal(hostile_conclusion(), **_MADE),
}


@pytest.mark.parametrize("name", _DOCUMENTS)
def test_a_document_is_the_accepted_one(name: str) -> None:
    document = _DOCUMENTS[name]()
    file = _FOLDER / f"{name}.json"
    if "REWRITE_GOLDEN" in os.environ:
        file.parent.mkdir(exist_ok=True)
        file.write_text(json.dumps(document, indent=1) + "\n", "utf-8", newline="\n")
    assert document == json.loads(file.read_text("utf-8"))


def test_no_other_document_is_kept() -> None:
    assert {file.stem for file in _FOLDER.iterdir()} == set(_DOCUMENTS)
