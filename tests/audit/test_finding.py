# SPDX-License-Identifier: MIT
"""A finding is settled, says why where it has to, and cannot be malformed."""

import pickle
from typing import Any

import attrs
import pytest
from hypothesis import given, strategies as st

from sterksociaalwerk.audit import Finding
from sterksociaalwerk.errors import InvalidValueError
from sterksociaalwerk.framework import NormId, Rating
from tests.generators import identifiers, ratings, texts

# Anything may be passed, as a program without a type checker does.
_finding: Any = Finding


def _paths(norm: object, rating: object, **rest: object) -> list[str]:
    with pytest.raises(InvalidValueError) as caught:
        _finding(norm, rating, **rest)
    assert len(str(caught.value)) < 5000
    return [fault.path for fault in caught.value.faults]


@given(
    identifiers(), ratings(), texts(), st.tuples(*[st.lists(texts(), max_size=3).map(tuple)] * 3)
)
def test_a_finding_is_a_value(
    norm: str, rating: Rating, remark: str, points: tuple[tuple[str, ...], ...]
) -> None:
    strengths, improvements, evidence = points
    finding = Finding(
        NormId(norm),
        rating,
        remark=remark,
        strengths=list(strengths),
        improvements=iter(improvements),
        evidence=evidence,
    )
    assert (finding.norm, finding.rating, finding.remark) == (norm, rating, remark)
    assert (finding.strengths, finding.evidence) == (strengths, evidence)
    assert tuple(point.text for point in finding.improvements) == improvements
    assert pickle.loads(pickle.dumps(finding)) == finding  # noqa: S301  # our own bytes
    assert hash(attrs.evolve(finding)) == hash(finding)


@pytest.mark.parametrize("rating", list(Rating))
@pytest.mark.parametrize("remark", ["", "  \n", "there are no volunteers"])
def test_only_what_does_not_apply_has_to_be_explained(rating: Rating, remark: str) -> None:
    if rating is Rating.NOT_APPLICABLE and not remark.strip():
        assert _paths("V1", rating, remark=remark) == ["remark"]
    else:
        assert Finding("V1", rating, remark=remark).remark == remark


def test_a_remark_that_is_needed_is_text() -> None:
    assert _paths("V1", Rating.NOT_APPLICABLE, remark=None) == ["remark"]


def test_every_gap_is_named_by_place() -> None:
    gaps = ["a", " ", "b", 3]
    assert _paths("V1", Rating.MET, improvements=gaps) == ["improvements[1]", "improvements[3]"]


def test_a_part_and_an_auditor_have_a_name() -> None:
    finding = Finding("V1", Rating.MET, part="team oost", found_by="A. Uditor")
    assert (finding.part, finding.found_by) == ("team oost", "A. Uditor")
    assert _paths("V1", Rating.MET, part=" ", found_by=3) == ["part", "found_by"]
