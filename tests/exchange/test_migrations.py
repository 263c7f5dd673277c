# SPDX-License-Identifier: MIT
"""A document of an earlier number is read by steps; worked out for an invented older form.

There never was a number 0: these documents have number 1, and what is read is called number 3.
"""

from typing import Any

import pytest

from sterksociaalwerk.audit import Finding
from sterksociaalwerk.errors import InvalidValueError
from sterksociaalwerk.exchange._documents import read_document
from sterksociaalwerk.exchange._loading import Place
from sterksociaalwerk.exchange._migrations import STEPS, Steps
from sterksociaalwerk.framework import Rating

_CODES = {"+": "met", "+/-": "partly-met", "-": "not-met"}


def _coded(document: dict[Any, Any], whole: Place) -> dict[Any, Any]:
    """From 1 to 2: a rating was a sign."""
    found = document.get("rating")
    if not isinstance(found, str) or found not in _CODES:
        whole.below("rating").wrong(f"one of {', '.join(_CODES)}", found)
        return document
    return {**document, "rating": _CODES[found]}


def _renamed(document: dict[Any, Any], whole: Place) -> dict[Any, Any]:
    """From 2 to 3: the remark was called a note, and had to be there."""
    if "note" not in document:
        whole.below("note").add("is missing")
        return document
    rest = {key: part for key, part in document.items() if key != "note"}
    return {**rest, "remark": document["note"]}


_STEPS: Steps = {("finding", 1): _coded, ("finding", 2): _renamed}


def _read(number: int, **document: Any) -> Any:  # noqa: ANN401
    schema = f"sterksociaalwerk/finding/{number}"
    return read_document(Finding, {"schema": schema, "norm": "V1", **document}, 3, _STEPS)


def test_a_document_of_any_number_is_read() -> None:
    wanted = Finding("V1", Rating.PARTLY_MET, remark="half")
    assert _read(1, rating="+/-", note="half") == wanted
    assert _read(2, rating="partly-met", note="half") == wanted
    assert _read(3, rating="partly-met", remark="half") == wanted


@pytest.mark.parametrize(
    ("number", "document", "paths"),
    [
        # The old shape is checked first, by the number that the document has.
        (1, {"rating": "partly-met", "note": "half"}, ["$.rating"]),
        (1, {"rating": ["+"], "note": "half"}, ["$.rating"]),
        (1, {"rating": "+"}, ["$.note"]),
        (2, {"rating": "+"}, ["$.note"]),
        # What a step does not touch is checked when the document is read.
        (2, {"rating": "+", "note": 1}, ["$.rating", "$.remark"]),
        (3, {"rating": "met", "note": "half"}, ["$.note"]),
        (4, {"rating": "met"}, ["$.schema"]),
        (0, {"rating": "met"}, ["$.schema"]),
    ],
)
def test_an_old_document_is_refused_where_it_is_wrong(
    number: int, document: dict[str, Any], paths: list[str]
) -> None:
    with pytest.raises(InvalidValueError) as caught:
        _read(number, **document)
    assert [fault.path for fault in caught.value.faults] == paths


def test_a_newer_document_is_refused_with_the_numbers_that_are_read() -> None:
    with pytest.raises(InvalidValueError, match="reads number 1, 2, 3"):
        _read(4, rating="met")


def test_an_old_document_is_not_changed_by_reading() -> None:
    document = {"schema": "sterksociaalwerk/finding/1", "norm": "V1", "rating": "+", "note": "x"}
    before = dict(document)
    read_document(Finding, document, 3, _STEPS)
    assert document == before


def test_there_are_no_steps_yet() -> None:
    assert STEPS == {}
