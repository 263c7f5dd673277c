# SPDX-License-Identifier: MIT
"""What constructors accept at once, they would accept after a full check, and keep as it is.

Fields are given whatever they may meet, two at a time, beside others that are right: that is where
a check may differ from another.
"""

import datetime
import pickle
from collections.abc import Iterable, Mapping
from decimal import Decimal
from enum import StrEnum
from itertools import combinations, product
from typing import Any, cast

import attrs
import pytest
from hypothesis import given, strategies as st

from sterksociaalwerk.audit import (
    ALL,
    Activity,
    Audit,
    Count,
    Finding,
    ImprovementPoint,
    Interview,
    Organisation,
    Party,
    Preparation,
    Scope,
    StaffGroup,
    VolunteerGroup,
    Work,
)
from sterksociaalwerk.audit._usual import are_texts, is_counted, is_identifier, is_named, is_text
from sterksociaalwerk.errors import InvalidValueError
from sterksociaalwerk.framework import Cycle, FrameworkKey, Rating
from sterksociaalwerk.scheme import AuditKind
from tests.generators import at_most


class _Text(str):
    __slots__ = ()


class _Day(datetime.date):
    pass


class _Tuple(tuple[Any, ...]):
    __slots__ = ()


class _Set(frozenset[Any]):
    pass


class _Whole(int):
    pass


class _Finding(Finding):
    pass


class _Count(Count):
    pass


class _Word(StrEnum):
    MET = "met"
    STAFF = "staff"


_POINT = ImprovementPoint("t")
_DAY = datetime.date(2020, 2, 29)
_ANY: list[Any] = [
    *(None, True, False, 0, 1, 2.5, -1, 10**9, 10**9 + 1, 10**18, 10**18 + 1, _Whole(3)),
    *(Decimal("2.5"), Decimal(-1), Decimal("NaN"), Decimal(10**6), Decimal("1000000.5")),
    *("", " ", "\u2003", "a", "V1", "V 1", "V1\n", "é", "x" * 64, "x" * 65, "\ud800", _Text("a")),
    *(b"a", _DAY, _Day(2020, 2, 29), datetime.datetime(2020, 2, 29, tzinfo=datetime.UTC)),
    *((), ("a",), ("a", " "), ("a", 1), (_Text("a"),), ("a", "a"), [], ["a"], _Tuple(("a",))),
    *(frozenset[Any](), frozenset({"a"}), frozenset({"a", ""}), frozenset({1}), {"a"}, _Set({"a"})),
    *(frozenset({_Text("a")}), ALL, "all", {}, object, _Word.MET, _Word.STAFF),
    *(Rating.MET, Rating.NOT_APPLICABLE, Party.STAFF, Preparation.NONE, Work.OTHER, Cycle.INITIAL),
    *(AuditKind.EXTERNAL, FrameworkKey("a", "1"), (_POINT,), (_POINT, "t"), [_POINT], _POINT),
    *(Count(0, 0), Count(2), Count(1, 2), Count(0, 10**9), Count(10**9 + 1), Count(2, 10**9 + 1)),
    *(Count(Decimal("2.5")), Count(1, Decimal("2.5")), Count(10**6, 10**6), _Count(1, 1)),
    *(Count(Decimal("0.5"), 10**6 + 1), Organisation("o"), (Organisation("o"),)),
    *((Finding("V1", Rating.MET),), (_Finding("V1", Rating.MET),)),
    *((Interview(role="r", party=Party.STAFF),), (Interview(role="r", party=Party.STAFF), 1)),
    Scope(organisation="o", activities=[]),
]

_RIGHT: dict[str, Any] = {
    "Activity": Activity(service="s", municipalities=["m"]),
    "Audit": Audit(
        id="a",
        scope=None,
        framework=FrameworkKey("a", "1"),
        kind=AuditKind.EXTERNAL,
        cycle=Cycle.INITIAL,
        process_started_on=None,
        audited_on=_DAY,
        findings=[Finding("V1", Rating.MET)],
    ),
    "Finding": Finding("V1", Rating.MET),
    "ImprovementPoint": ImprovementPoint("t", id="a"),
    "Interview": Interview(role="r", party=Party.STAFF, people=2, services=ALL),
    "Organisation": Organisation("o", id="1"),
    "StaffGroup": StaffGroup(role="r", headcount=2, fte=1.5),
    "VolunteerGroup": VolunteerGroup(
        role="r",
        headcount=2,
        prepared=Preparation.NONE,
        independent=None,
        work=Work.OTHER,
        needs_quality_assurance=True,
    ),
}


def _kind(value: object) -> Any:  # noqa: ANN401
    kind: type[Any] = type(value)
    return kind


def _fields(value: Any) -> dict[str, Any]:  # noqa: ANN401
    kind = _kind(value)
    return {field.name: getattr(value, field.name) for field in attrs.fields(kind)}


def _holding(kind: Any, fields: Mapping[str, Any]) -> Any:  # noqa: ANN401
    """Return a value that holds these, whatever its constructor makes of it."""
    made: Any = object.__new__(kind)
    for name, part in fields.items():
        object.__setattr__(made, name, part)
    return made


def _never(_: object) -> bool:
    return False


def _said(act: Any) -> str:  # noqa: ANN401
    try:
        act()
    except InvalidValueError as error:
        return str(error)
    return ""


def _kinds(value: object) -> list[type]:
    """Return the types in a field, as far down as converters go."""
    several = isinstance(value, tuple | frozenset)
    inner = cast("Iterable[object]", value) if several else ()
    kinds: list[type] = [_kind(each) for each in inner]
    return [_kind(value), *sorted(kinds, key=str)]


def _check(kind: Any, fields: Mapping[str, Any]) -> bool:  # noqa: ANN401
    """Hold the quick answer to the full one; return whether the fields are accepted at once."""
    held = _holding(kind, fields)
    if not held._is_usual():  # noqa: SLF001  # what constructors ask
        return False
    assert _said(held._check) == "", fields  # noqa: SLF001
    made = kind(**fields)
    for name, part in fields.items():
        kept = getattr(made, name)
        assert kept == part, (name, part)
        assert _kinds(kept) == _kinds(part), (name, part)
    return True


@pytest.mark.parametrize("right", _RIGHT.values(), ids=list(_RIGHT))
def test_what_is_accepted_at_once_is_right_and_kept_as_it_is(right: Any) -> None:  # noqa: ANN401
    kind = _kind(right)
    fields = _fields(right)
    assert _check(kind, fields)
    accepted = 0
    for one, other in combinations(fields, 2):
        for first, second in product(_ANY, _ANY):
            accepted += _check(kind, {**fields, one: first, other: second})
    assert accepted > 0


@pytest.mark.parametrize("right", _RIGHT.values(), ids=list(_RIGHT))
def test_what_a_constructor_says_is_what_the_full_check_says(right: Any) -> None:  # noqa: ANN401
    kind = _kind(right)
    fields = _fields(right)
    names = sorted(fields)
    # The same without the quick way.
    slow: Any = attrs.make_class("Slow", {}, bases=(kind,), slots=False, frozen=True, init=False)
    slow._is_usual = _never  # noqa: SLF001

    @at_most(200)
    @given(st.data())
    def check(data: st.DataObject) -> None:
        changed = data.draw(st.lists(st.sampled_from(names), min_size=1, max_size=3, unique=True))
        given_fields = {**fields, **{name: data.draw(st.sampled_from(_ANY)) for name in changed}}
        again: Any = object.__new__(slow)
        assert _said(lambda: kind(**given_fields)) == _said(
            lambda: kind.__init__(again, **given_fields)
        )

    check()


def test_a_count_is_checked_in_full_where_it_is_unusual() -> None:
    for least, most in product(_ANY, _ANY):
        held = _holding(Count, {"at_least": least, "at_most": most})
        in_full = _said(held._check)  # noqa: SLF001
        assert _said(held.__attrs_post_init__) == in_full, (least, most)


@pytest.mark.parametrize("value", _ANY, ids=range(len(_ANY)))
def test_each_question_has_the_answer_of_the_full_check(value: Any) -> None:  # noqa: ANN401
    # What is out of the ordinary may be right all the same, never the other way round.
    if is_text(value) or is_identifier(value):
        assert type(value) is str
        assert ImprovementPoint(value, owner=value).text == value
    if is_identifier(value):
        assert ImprovementPoint("t", id=value).id == value
    if are_texts(value):
        assert Finding("V1", Rating.MET, strengths=value).strengths == value
    if is_named(value):
        assert Interview(role="r", party=Party.STAFF, services=value).services == value
    if is_counted(value, 1):
        people: Any = value
        assert Interview(role="r", party=Party.STAFF, people=people).people == value


@pytest.mark.parametrize("right", _RIGHT.values(), ids=list(_RIGHT))
def test_values_are_frozen_and_can_be_pickled(right: Any) -> None:  # noqa: ANN401
    again = pickle.loads(pickle.dumps(right))  # noqa: S301  # our own
    assert again == right
    assert hash(again) == hash(right)
    assert repr(again) == repr(right)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(right, next(iter(_fields(right))), None)
