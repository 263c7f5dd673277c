# SPDX-License-Identifier: MIT
"""A converter of a program's own learns our classes, and treats all others as before."""

import datetime
from typing import Any, cast

import attrs
import cattrs
import pytest
from hypothesis import given, strategies as st

from sterksociaalwerk.audit import Audit, Finding
from sterksociaalwerk.errors import InvalidArgumentError, InvalidValueError
from sterksociaalwerk.exchange import configure_converter, make_converter, to_dict
from sterksociaalwerk.exchange._kinds import KINDS
from sterksociaalwerk.framework import Rating
from tests.generators import at_most, case
from tests.generators.documents import values


@attrs.frozen
class _Row:
    """A program's own class, which holds ours."""

    id: int
    name: str
    audit: Audit
    findings: tuple[Finding, ...] = ()
    latest: Finding | None = None


_ROW = _Row(1, "a", case(0).audit, (Finding("V1", Rating.MET),), Finding("V2", Rating.NOT_MET))


@pytest.mark.parametrize(
    "converter",
    [
        cattrs.Converter(),
        cattrs.Converter(detailed_validation=False),
        cattrs.BaseConverter(),
    ],
    ids=["usual", "not detailed", "base"],
)
def test_what_holds_our_values_is_written_and_read(converter: cattrs.BaseConverter) -> None:
    assert configure_converter(converter) is converter
    data = converter.unstructure(_ROW)
    assert data["audit"] == to_dict(_ROW.audit)
    assert data["findings"][0] == to_dict(_ROW.findings[0])
    assert converter.structure(data, _Row) == _ROW


@at_most(60)
@given(st.sampled_from(sorted(KINDS, key=KINDS.__getitem__)).flatmap(values))
def test_a_value_of_every_class_goes_through_a_converter(value: Any) -> None:  # noqa: ANN401
    converter = make_converter()
    assert converter.structure(converter.unstructure(value), value.__class__) == value


def test_other_classes_are_treated_as_before() -> None:
    before, after = cattrs.Converter(), make_converter()
    assert after.structure("3", int) == before.structure("3", int) == 3
    assert after.structure(3, str) == before.structure(3, str) == "3"
    assert after.unstructure({"a": Rating}) == before.unstructure({"a": Rating})
    for converter in (before, after):
        with pytest.raises(cattrs.StructureHandlerNotFoundError):
            converter.structure("2020-01-01", datetime.date)


def test_an_error_says_which_value_it_was() -> None:
    converter = make_converter()
    data = converter.unstructure(_ROW)
    data["findings"][0]["rating"] = "good"
    with pytest.raises(cattrs.ClassValidationError) as caught:
        converter.structure(data, _Row)
    found: Any = caught.value
    while isinstance(found, ExceptionGroup):
        found = cast("Any", found).exceptions[0]
    assert isinstance(found, InvalidValueError)


@pytest.mark.parametrize("value", [None, cattrs.Converter, 1, "converter"])
def test_a_converter_is_asked_for(value: Any) -> None:  # noqa: ANN401
    with pytest.raises(InvalidArgumentError, match="converter: must be a converter of cattrs"):
        configure_converter(value)
