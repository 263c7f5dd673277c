# SPDX-License-Identifier: MIT
"""The quick way to read and the careful one agree, and both with the constructors."""

import json
from typing import Any

import attrs
import pytest
from hypothesis import given, strategies as st

from sterksociaalwerk.audit import (
    ALL,
    Activity,
    Audit,
    Finding,
    ImprovementPoint,
    Interview,
    Organisation,
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
from sterksociaalwerk.exchange._objects import Value
from sterksociaalwerk.framework import Rating
from tests.generators import at_most, case
from tests.generators.documents import changed, documents, values

# Values of these are made without their constructor, as far as they are usual.
_TRUSTED = [kind for kind in KINDS if hasattr(kind, "_is_usual")]
# These are read or written by hand.
_BY_HAND = [Finding, ImprovementPoint, Interview]


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


def _shape_of(kind: type[Any]) -> Any:  # noqa: ANN401
    return value_of(kind)._shape  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]


@pytest.mark.parametrize("kind", _TRUSTED)
def test_what_is_usual_is_made_without_the_constructor(kind: type[Any]) -> None:
    # Where it is not, the constructor is asked, which takes longer.
    usual = _shape_of(kind).usual
    right = {field.name: getattr(_RIGHT[kind], field.name) for field in attrs.fields(kind)}
    made = usual.made(right)
    assert type(made) is kind
    assert made == _RIGHT[kind]
    assert repr(made) == repr(_RIGHT[kind])
    needed = next(field.name for field in attrs.fields(kind) if field.default is attrs.NOTHING)
    del right[needed]
    assert usual.made(right) is None


def _plainly(kind: type[Any]) -> Value:
    """Return what reads and writes a class as any other."""
    return Value(kind, lambda: _shape_of(kind))


@pytest.mark.parametrize("kind", _BY_HAND)
def test_what_is_read_by_hand_is_what_is_read_plainly(kind: type[Any]) -> None:
    @given(st.lists(_documents(kind), max_size=3))
    def check(column: list[dict[str, Any]]) -> None:
        found: list[Any] = []
        for codec in (value_of(kind), _plainly(kind)):
            try:
                found.append(repr(codec.read(column)))
            except (Unusual, InvalidValueError):
                found.append(None)
        assert found[0] == found[1]
        if found[0] is not None:
            assert repr(list(map(value_of(kind).one, column))) == found[0]

    check()


@pytest.mark.parametrize("kind", _BY_HAND)
def test_what_is_written_by_hand_is_what_is_written_plainly(kind: type[Any]) -> None:
    @given(st.lists(values(kind), max_size=3))
    def check(column: list[Any]) -> None:
        plainly = _plainly(kind).dump(column)
        assert json.dumps(value_of(kind).dump(column)) == json.dumps(plainly)
        assert [value_of(kind).write(each) for each in column] == plainly

    check()


def test_findings_with_any_part_are_read_by_hand_as_plainly() -> None:
    right: dict[str, Any] = {"norm": "V1", "rating": "met"}
    ids: list[Any] = [*_TEXTS, "x" * 64, None, 1, [], {}]
    ratings: list[Any] = [*(each.value for each in Rating), "", None, [], 1]
    lists: list[Any] = [*([each] for each in ids), [], (), None, "a", {}, 1, ["a", "b"]]
    points: list[Any] = [
        *({"text": each} for each in ids),
        *({"text": "t", "id": each} for each in ids),
        *({"text": "t", "owner": each} for each in ids),
        *({"text": "t", "follows": each} for each in ids),
        *({"text": "t", "id": "a", "follows": each} for each in [*ids, "a"]),
        *({"text": "t", "due-on": each} for each in _FIELDS["due_on"]),
        *(None, 1, [], {}, "", " ", "t", "\ud800", {"text": "t", "x": 1}),
    ]
    documents: list[Any] = [
        *({**right, "norm": each} for each in ids),
        *({**right, "rating": each} for each in ratings),
        *({**right, "rating": "not-applicable", "remark": each} for each in ids),
        *({**right, name: each} for name in ("remark", "part", "found-by") for each in ids),
        *(
            {**right, name: each}
            for name in ("strengths", "evidence", "improvements")
            for each in lists
        ),
        *({**right, "improvements": [each]} for each in points),
        *({**right, "improvements": ["t", each]} for each in points),
        *(right, {}, {"norm": "V1"}, {"rating": "met"}, {**right, "x": 1}, None, [], "V1"),
    ]
    for document in documents:
        for column in ([document], [right, document], [document, {**right, "evidence": ["a"]}]):
            found: list[Any] = []
            for codec in (value_of(Finding), _plainly(Finding)):
                try:
                    found.append(repr(codec.read(column)))
                except (Unusual, InvalidValueError):
                    found.append(None)
            assert found[0] == found[1], document


def test_what_cannot_be_written_is_named_when_written_by_hand() -> None:
    held = "\ud800"
    for finding in (
        Finding("V1", Rating.MET, remark=held),
        Finding("V1", Rating.MET, strengths=[held]),
        Finding("V1", Rating.MET, evidence=[held]),
        Finding("V1", Rating.MET, part=held),
        Finding("V1", Rating.MET, found_by=held),
        Finding("V1", Rating.MET, improvements=[held]),
        Finding("V1", Rating.MET, improvements=[ImprovementPoint("t", owner=held)]),
    ):
        with pytest.raises(InvalidValueError, match="cannot be written as UTF-8"):
            value_of(Finding).dump([finding])


_RIGHT: dict[type, Any] = {
    Activity: Activity(service="s", municipalities=["m"]),
    Audit: case(0).audit,
    Finding: Finding("V1", Rating.MET, part="p"),
    ImprovementPoint: ImprovementPoint("t", id="a"),
    Interview: Interview(role="r", party=Party.STAFF, people=2, services=ALL),
    Organisation: Organisation("o", id="1"),
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
