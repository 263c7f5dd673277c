# SPDX-License-Identifier: MIT
"""The quick way to read and the careful one agree, and both with the constructors."""

from typing import Any

import attrs
import pytest
from hypothesis import given, strategies as st

from sterksociaalwerk.audit import (
    ALL,
    Activity,
    Count,
    Finding,
    ImprovementPoint,
    Interview,
    Party,
    Preparation,
    StaffGroup,
    VolunteerGroup,
    Work,
)
from sterksociaalwerk.errors import InvalidValueError
from sterksociaalwerk.exchange import from_dict, to_dict
from sterksociaalwerk.exchange._classes import value_of
from sterksociaalwerk.exchange._documents import read_document, read_with_care
from sterksociaalwerk.exchange._kinds import KINDS
from sterksociaalwerk.exchange._loading import Unusual
from sterksociaalwerk.exchange._trusted import TRUSTED
from sterksociaalwerk.framework import Rating
from tests.generators import at_most
from tests.generators.documents import changed, documents

_TRUSTED = sorted(TRUSTED, key=KINDS.__getitem__)


def _found(read: Any, *arguments: Any) -> str:  # noqa: ANN401
    try:
        return repr(read(*arguments))
    except InvalidValueError as error:
        return str(error)


@pytest.mark.parametrize("kind", KINDS, ids=KINDS.get)
def test_both_ways_read_the_same(kind: type[Any]) -> None:
    @at_most(30)
    @given(st.one_of(documents(kind), changed(kind)))
    def check(document: dict[str, Any]) -> None:
        assert _found(read_document, kind, document, 1, {}) == _found(
            read_with_care, kind, document, 1, {}
        )

    check()


_TEXTS = ["V1", "", " ", "V 1", "x" * 65, "V1\n", "é", "\ud800", "a-1"]
_FIELDS: dict[str, list[Any]] = {
    "norm": [*_TEXTS, None, 1],
    "rating": [*(each.value for each in Rating), "", None],
    "remark": [*_TEXTS, None],
    "text": _TEXTS,
    "id": [*_TEXTS, None, 1],
    "owner": [*_TEXTS, None],
    "part": [*_TEXTS, None],
    "found_by": [*_TEXTS, None],
    "follows": [*_TEXTS, None],
    "due_on": ["2020-02-29", "2021-02-29", "20200101", None, "", 1],
    "strengths": [[], [""], ["a"], ["a", " "], [1], None, "a"],
    "evidence": [[], [""], ["a"], ["a", " "], [["a"]], {}],
    "improvements": [[], ["a"], [{"text": "a"}], [{"text": ""}], [""], [{}], [None]],
}


@st.composite
def _any_document(draw: st.DrawFn, kind: type[Any]) -> dict[str, Any]:
    names = [field.name for field in attrs.fields(kind)]
    return {
        name.replace("_", "-"): draw(st.sampled_from(_FIELDS[name]))
        for name in names
        if draw(st.integers(0, 3))
    }


def _documents(kind: type[Any]) -> st.SearchStrategy[dict[str, Any]]:
    found = st.one_of(documents(kind), changed(kind)).map(_bare)
    return st.one_of(found, _any_document(kind)) if kind in (Finding, ImprovementPoint) else found


def _bare(document: dict[str, Any]) -> dict[str, Any]:
    return {key: part for key, part in document.items() if key != "schema"}


@pytest.mark.parametrize("kind", _TRUSTED)
def test_what_is_made_without_a_constructor_is_what_it_would_have_made(kind: type[Any]) -> None:
    @given(_documents(kind), _documents(kind))
    def check(first: dict[str, Any], second: dict[str, Any]) -> None:
        try:
            made = value_of(kind).read([first, second])
        except (Unusual, InvalidValueError):
            return
        for value in made:
            # This asks the constructor.
            assert repr(attrs.evolve(value)) == repr(value)

    check()


@pytest.mark.parametrize("kind", _TRUSTED)
def test_what_is_made_without_a_constructor_knows_every_field(kind: type[Any]) -> None:
    # Where it does not, the constructor is asked, which takes longer.
    shape = value_of(kind)._shape  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
    assert shape.trusted is not None
    right = {field.name: [getattr(_RIGHT[kind], field.name)] for field in shape.fields}
    assert shape.trusted(right) == [_RIGHT[kind]]
    assert shape.trusted({**right, "other": [1]}) is None


_RIGHT: dict[type, Any] = {
    Activity: Activity(service="s", municipalities=["m"]),
    Count: Count(1, 2),
    Finding: Finding("V1", Rating.MET, part="p"),
    ImprovementPoint: ImprovementPoint("t", id="a"),
    Interview: Interview(role="r", party=Party.STAFF, people=2, services=ALL),
    StaffGroup: StaffGroup(role="r", headcount=2, fte=1.5, services=["s"]),
    VolunteerGroup: VolunteerGroup(
        role="r",
        headcount=2,
        prepared=Preparation.NONE,
        independent=None,
        work=Work.OTHER,
        needs_quality_assurance=True,
    ),
}


def test_a_document_is_not_changed_by_reading() -> None:
    document = to_dict(Finding("V1", Rating.MET, improvements=["a"]))
    before = repr(document)
    from_dict(Finding, document)
    assert repr(document) == before
