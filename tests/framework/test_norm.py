# SPDX-License-Identifier: MIT
"""Norms: an identifier, a category that may be unknown, references in a stable order."""

from typing import Any

import attrs
import pytest
from hypothesis import given

from sterksociaalwerk.errors import Fault, InvalidValueError
from sterksociaalwerk.framework import Norm
from tests.generators import norms


def test_only_an_identifier_and_a_category_are_needed() -> None:
    norm = Norm("V1", None)
    assert (norm.id, norm.category, norm.text, dict(norm.references)) == ("V1", None, "", {})
    assert Norm("V1", "vakmanschap") != norm


def test_references_are_copied_and_their_terms_keep_their_order() -> None:
    terms = ["B.2", "A.1"]
    references: dict[str, Any] = {"nvvk": terms, "competence": iter(["3"]), "kpi": ()}
    norm = Norm("V1", None, references=references)
    terms.append("C.3")
    references.clear()
    assert norm.references == {"competence": ("3",), "kpi": (), "nvvk": ("B.2", "A.1")}
    assert list(norm.references) == ["competence", "kpi", "nvvk"]


@given(norms())
def test_the_order_of_references_is_irrelevant(norm: Norm) -> None:
    backwards = dict(list(norm.references.items())[::-1])
    again = attrs.evolve(norm, references=backwards)
    assert again == norm
    assert hash(again) == hash(norm)
    assert repr(again) == repr(norm)


def test_it_lists_every_fault() -> None:
    references: Any = {"competence": "3", "kpi": ["1", 2, None], " ": (), 7: 8}
    with pytest.raises(InvalidValueError) as caught:
        Norm("V 1", "", text=None, references=references)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    identifier = "must be 1 to 64 of letters, digits, '.', '-', '_', got"
    assert caught.value.faults == (
        Fault("id", f"{identifier} 'V 1'"),
        Fault("category", f"{identifier} ''"),
        Fault("text", "must be text, got None"),
        Fault("references", "must not be empty"),
        Fault("references", "must be text, got 7"),
        Fault("references[7]", "must be a collection of text, got 8"),
        Fault("references['competence']", "must be a collection of text, got '3'"),
        Fault("references['kpi'][1]", "must be text, got 2"),
        Fault("references['kpi'][2]", "must be text, got None"),
    )
