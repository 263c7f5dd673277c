# SPDX-License-Identifier: MIT
"""Coverage: what was not asked is listed, whatever the interviews."""

import pickle
from collections.abc import Mapping
from random import Random
from typing import Any

import attrs
import pytest
from hypothesis import given, strategies as st

from sterksociaalwerk.audit import (
    Activity,
    Coverage,
    GroupToHear,
    Interview,
    Party,
    Preparation,
    Scope,
    StaffGroup,
    VolunteerGroup,
    Work,
    coverage,
)
from sterksociaalwerk.errors import InvalidValueError
from sterksociaalwerk.framework import Framework
from sterksociaalwerk.label import V2017, V2019
from tests.oracle import groups_to_hear, is_about, is_asked

# Anything may be passed, as a program without a type checker does.
_coverage_value: Any = Coverage

_SERVICES = ("buurtwerk", "jongerenwerk", "ouderenwerk")
_MUNICIPALITIES = ("Brummen", "Voorst")
_ROLES = st.sampled_from(["a", "b"])
_some_services = st.frozensets(st.sampled_from(_SERVICES))


@st.composite
def _scopes(draw: st.DrawFn) -> Scope:
    grid = [(service, place) for service in _SERVICES for place in _MUNICIPALITIES]
    # Every service is named, so that any group may work for it.
    inside = draw(st.lists(st.booleans(), min_size=len(grid), max_size=len(grid)))
    return Scope(
        organisation="Een welzijnsorganisatie",
        activities=[
            Activity(service=service, municipalities=[place], in_scope=flag, remark="why")
            for (service, place), flag in zip(grid, inside, strict=True)
        ],
        staff=draw(
            st.lists(
                st.builds(
                    StaffGroup,
                    role=_ROLES,
                    headcount=st.integers(0, 2),
                    fte=st.just(0),
                    services=_some_services,
                ),
                max_size=3,
            )
        ),
        volunteers=draw(
            st.lists(
                st.builds(
                    VolunteerGroup,
                    role=_ROLES,
                    headcount=st.integers(0, 2),
                    prepared=st.sampled_from([Preparation.TRAINED, Preparation.NONE, None]),
                    independent=st.just(value=True),
                    work=st.just(Work.COORDINATING),
                    needs_quality_assurance=st.just(value=True),
                    services=_some_services,
                ),
                max_size=3,
            )
        ),
    )


_interviews = st.lists(
    st.builds(
        Interview,
        role=_ROLES,
        people=st.integers(1, 3),
        party=st.sampled_from(Party),
        services=st.frozensets(st.sampled_from([*_SERVICES, "thuiszorg"])),
        municipalities=st.frozensets(st.sampled_from([*_MUNICIPALITIES, "Tiel"])),
    ),
    max_size=6,
)
_EDITIONS = st.sampled_from([V2017, V2019])


@given(_scopes(), _interviews, _EDITIONS)
def test_cells_are_covered_by_what_is_about_them(
    scope: Scope, interviews: list[Interview], edition: Framework
) -> None:
    found = coverage(scope, interviews, edition)
    asked = [any(is_about(interview, cell) for interview in interviews) for cell in scope.cells]
    assert list(found.covered_cells) == [
        cell for cell, was_asked in zip(scope.cells, asked, strict=True) if was_asked
    ]
    assert list(found.uncovered_cells) == [
        cell for cell, was_asked in zip(scope.cells, asked, strict=True) if not was_asked
    ]


@given(_scopes(), _interviews, _EDITIONS)
def test_groups_are_covered_by_who_is_asked(
    scope: Scope, interviews: list[Interview], edition: Framework
) -> None:
    found = coverage(scope, interviews, edition)
    required, unsure = groups_to_hear(scope, edition)
    heard = {
        group
        for group in required | unsure
        if any(is_asked(group, interview, scope) for interview in interviews)
    }
    assert set(found.covered_groups) == heard
    assert set(found.uncovered_groups) == required - heard
    assert set(found.unsure_groups) == unsure - heard
    if found.uncovered_groups or found.uncovered_cells or not found.covered_cells:
        assert found.complete is False
    else:
        assert found.complete is (None if found.unsure_groups else True)


@given(_scopes(), _interviews, _EDITIONS)
def test_nobody_who_spoke_is_lost(
    scope: Scope, interviews: list[Interview], edition: Framework
) -> None:
    found = coverage(scope, interviews, edition)
    outside = [
        interview
        for interview in interviews
        if not any(is_about(interview, cell) for cell in scope.cells)
    ]
    assert sorted(map(repr, found.outside)) == sorted(map(repr, outside))
    assert set(found.people) == set(Party)
    for party in Party:
        spoke = [interview.people for interview in interviews if interview.party is party]
        beside = [interview.people for interview in outside if interview.party is party]
        assert found.people[party] == sum(spoke) - sum(beside)


@given(_scopes(), _interviews, _EDITIONS, st.randoms())
def test_order_makes_no_difference(
    scope: Scope, interviews: list[Interview], edition: Framework, random: Random
) -> None:
    found = coverage(scope, interviews, edition)
    mixed = attrs.evolve(
        scope,
        activities=random.sample(scope.activities, len(scope.activities)),
        staff=random.sample(scope.staff, len(scope.staff)),
        volunteers=random.sample(scope.volunteers, len(scope.volunteers)),
    )
    again = coverage(mixed, iter(random.sample(interviews, len(interviews))), edition)
    assert repr(again) == repr(found)
    assert again == found
    assert hash(again) == hash(found)
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301  # our own bytes


@given(_scopes(), _interviews, _interviews, _EDITIONS)
def test_another_interview_uncovers_nothing(
    scope: Scope, interviews: list[Interview], more: list[Interview], edition: Framework
) -> None:
    before = coverage(scope, interviews, edition)
    after = coverage(scope, interviews + more, edition)
    assert set(before.covered_cells) <= set(after.covered_cells)
    assert set(before.covered_groups) <= set(after.covered_groups)
    assert all(after.people[party] >= before.people[party] for party in Party)


# ---------------------------------------------------------------- cases


def _voorst(*, services: frozenset[str] = frozenset(), **volunteers: Any) -> Scope:  # noqa: ANN401
    answers = {
        "prepared": Preparation.TRAINED,
        "independent": True,
        "work": Work.HANDS_ON,
        "needs_quality_assurance": True,
    }
    group: Any = VolunteerGroup
    return Scope(
        organisation="Een welzijnsorganisatie",
        activities=[
            Activity(service="ouderenwerk", municipalities=["Voorst"]),
            Activity(service="jongerenwerk", municipalities=["Voorst"]),
        ],
        staff=[StaffGroup(role="sociaal werker", headcount=11, fte=7.5, services=services)],
        volunteers=[group(role="bezoeker", headcount=7, **{**answers, **volunteers})],
    )


def _spoke(role: str, people: int, party: Party, *services: str) -> Interview:
    return Interview(role=role, people=people, party=party, services=services)


# As in Mens en Welzijn Voorst: employees, volunteers, clients and the director.
_EVERYBODY = [
    _spoke("sociaal werker", 11, Party.STAFF),
    _spoke("bezoeker", 7, Party.VOLUNTEER),
    _spoke("cliënt", 3, Party.CLIENT),
    _spoke("bestuurder", 1, Party.MANAGEMENT),
]


def _named(groups: tuple[GroupToHear, ...]) -> list[tuple[str, str | None]]:
    return [(group.party.value, group.role) for group in groups]


def test_an_audit_that_hears_everybody_is_complete() -> None:
    found = coverage(_voorst(), _EVERYBODY, V2019)
    assert found.complete is True
    assert _named(found.covered_groups) == [
        ("staff", "sociaal werker"),
        ("volunteer", "bezoeker"),
        ("client", None),
        ("management", None),
    ]
    assert {party.value: number for party, number in found.people.items()} == {
        "staff": 11,
        "volunteer": 7,
        "client": 3,
        "management": 1,
        "partner": 0,
    }


@pytest.mark.parametrize("at", range(4), ids=["staff", "volunteer", "client", "management"])
def test_each_group_is_missed_by_itself(at: int) -> None:
    found = coverage(_voorst(), _EVERYBODY[:at] + _EVERYBODY[at + 1 :], V2019)
    assert found.complete is False
    assert found.uncovered_cells == ()
    assert [group.party for group in found.uncovered_groups] == [_EVERYBODY[at].party]


def test_volunteers_need_no_interview_where_the_edition_counts_none() -> None:
    assert coverage(_voorst(), [_EVERYBODY[0], *_EVERYBODY[2:]], V2017).complete is True


def test_volunteers_who_are_not_business_critical_need_no_interview() -> None:
    scope = _voorst(independent=False)
    assert coverage(scope, [_EVERYBODY[0], *_EVERYBODY[2:]], V2019).complete is True


def test_whether_an_audit_is_complete_may_depend_on_what_is_not_known() -> None:
    scope = _voorst(independent=None)
    found = coverage(scope, [_EVERYBODY[0], *_EVERYBODY[2:]], V2019)
    assert _named(found.unsure_groups) == [("volunteer", "bezoeker")]
    assert found.complete is None
    assert coverage(scope, _EVERYBODY, V2019).complete is True
    # What is certainly missed decides.
    assert coverage(scope, _EVERYBODY[2:], V2019).complete is False


def test_volunteers_who_must_be_heard_are_not_also_unsure() -> None:
    scope = _voorst()
    doubt = attrs.evolve(scope.volunteers[0], needs_quality_assurance=None)
    found = coverage(attrs.evolve(scope, volunteers=[*scope.volunteers, doubt]), [], V2019)
    assert found.unsure_groups == ()
    assert ("volunteer", "bezoeker") in _named(found.uncovered_groups)


_ROLE_CASES: dict[str, tuple[Interview, bool]] = {
    "the role, about everything": (_spoke("sociaal werker", 1, Party.STAFF), True),
    "the role, about its service": (_spoke("sociaal werker", 1, Party.STAFF, "ouderenwerk"), True),
    "the role, about another": (_spoke("sociaal werker", 1, Party.STAFF, "jongerenwerk"), False),
    "another role of the service": (_spoke("kok", 1, Party.STAFF, "ouderenwerk"), False),
    "the role in other letters": (_spoke("Sociaal werker", 1, Party.STAFF), False),
    "the role of another party": (_spoke("sociaal werker", 1, Party.PARTNER), False),
    "the role, out of scope": (_spoke("sociaal werker", 1, Party.STAFF, "thuiszorg"), False),
}


@pytest.mark.parametrize(("interview", "is_heard"), _ROLE_CASES.values(), ids=list(_ROLE_CASES))
def test_a_group_is_heard_in_its_own_role_about_its_own_work(
    *, interview: Interview, is_heard: bool
) -> None:
    found = coverage(_voorst(services=frozenset({"ouderenwerk"})), [interview], V2019)
    missed = ("staff", "sociaal werker") in _named(found.uncovered_groups)
    assert missed is not is_heard


def test_nothing_in_scope_is_never_complete() -> None:
    scope = Scope(organisation="Een organisatie", activities=[])
    found = coverage(scope, _EVERYBODY, V2019)
    assert found.complete is False
    assert len(found.outside) == len(_EVERYBODY)
    assert set(found.people.values()) == {0}


# ---------------------------------------------------------------- faults


_CELL = ("ouderenwerk", "Voorst")
_CLIENTS = GroupToHear(party=Party.CLIENT)
_SOUND: Mapping[str, object] = {
    "covered_cells": [_CELL],
    "uncovered_cells": (),
    "covered_groups": [_CLIENTS],
    "uncovered_groups": (),
    "people": {Party.CLIENT: 2},
}
_MALFORMED: dict[str, tuple[Mapping[str, object], list[str]]] = {
    "no cells": (
        {"uncovered_cells": [("a", "b", "c"), ["a", "b"], ("a", 1), "ab"]},
        [f"uncovered_cells[{at}]" for at in range(4)],
    ),
    "not all of them": ({"covered_groups": [_CLIENTS, "x"]}, ["covered_groups[1]"]),
    "people negative": (
        {"people": {Party.CLIENT: -1, Party.STAFF: True}},
        ["people[client]", "people[staff]"],
    ),
    "covered and not": (
        {"uncovered_cells": [_CELL], "unsure_groups": [_CLIENTS]},
        ["uncovered_cells[0]", "unsure_groups[0]"],
    ),
    "twice": ({"covered_cells": [_CELL, _CELL]}, ["covered_cells[1]"]),
}


def test_a_coverage_of_nothing_is_not_complete() -> None:
    nothing: Coverage = _coverage_value(**{**_SOUND, "covered_cells": ()})
    assert nothing.complete is False
    assert attrs.evolve(nothing, covered_cells=[_CELL]).complete is True


@pytest.mark.parametrize(("fields", "paths"), _MALFORMED.values(), ids=list(_MALFORMED))
def test_every_fault_is_named(fields: Mapping[str, object], paths: list[str]) -> None:
    assert _coverage_value(**_SOUND)
    with pytest.raises(InvalidValueError) as caught:
        _coverage_value(**{**_SOUND, **fields})
    assert [fault.path for fault in caught.value.faults] == paths


@pytest.mark.slow
def test_many_groups_and_interviews_are_matched_each_to_each() -> None:
    # Comparing all of them with all others would take minutes.
    names = [f"{number}" for number in range(16_000)]
    scope = Scope(
        organisation="o",
        activities=[Activity(service=name, municipalities=["Voorst"]) for name in names],
        staff=[StaffGroup(role=name, headcount=1, fte=1, services=[name]) for name in names],
    )
    assert scope.population(V2019).headcount == 16_000
    of_all = [Interview(role=name, people=1, party=Party.STAFF) for name in names]
    of_one = [attrs.evolve(each, services=[each.role]) for each in of_all]
    alike = attrs.evolve(scope, staff=[attrs.evolve(each, role="a") for each in scope.staff])
    of_alike = [attrs.evolve(each, role="a") for each in of_one]
    for of, interviews in ((scope, of_all), (scope, of_one), (alike, of_alike)):
        found = coverage(of, interviews, V2019)
        assert (len(found.covered_cells), len(found.covered_groups)) == (16_000, 16_000)
