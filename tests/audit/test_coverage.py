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
    ALL,
    Activity,
    Count,
    Coverage,
    Everything,
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
from tests.oracle import groups_to_hear, is_about, is_asked, may_be_about

# Anything may be passed, as a program without a type checker does.
_coverage_value: Any = Coverage

_SERVICES = ("buurtwerk", "jongerenwerk", "ouderenwerk")
_MUNICIPALITIES = ("Brummen", "Voorst")
_ROLES = st.sampled_from(["a", "b"])
_all = st.just(ALL)
_some_services = _all | st.frozensets(st.sampled_from(_SERVICES), min_size=1)
_some_places = _all | st.frozensets(st.sampled_from(_MUNICIPALITIES), min_size=1)
_counts = st.sampled_from([0, 1, 2, Count(0), Count(1), Count(0, 2), Count(1, 2)])


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
                    headcount=_counts,
                    fte=st.just(0),
                    services=_some_services,
                    municipalities=_some_places,
                ),
                max_size=3,
            )
            | st.none()
        ),
        volunteers=draw(
            st.lists(
                st.builds(
                    VolunteerGroup,
                    role=_ROLES,
                    headcount=_counts,
                    prepared=st.sampled_from([Preparation.TRAINED, Preparation.NONE, None]),
                    independent=st.just(value=True),
                    work=st.just(Work.COORDINATING),
                    needs_quality_assurance=st.just(value=True),
                    services=_some_services,
                    municipalities=_some_places,
                ),
                max_size=3,
            )
            | st.none()
        ),
    )


_interviews = st.lists(
    st.builds(
        Interview,
        role=_ROLES,
        people=st.sampled_from([None, 1, 3, Count(1), Count(2), Count(1, 3)]),
        party=st.sampled_from(Party),
        services=st.none()
        | _all
        | st.frozensets(st.sampled_from([*_SERVICES, "thuiszorg"]), min_size=1),
        municipalities=st.none()
        | _all
        | st.frozensets(st.sampled_from([*_MUNICIPALITIES, "Tiel"]), min_size=1),
    ),
    max_size=6,
)
_EDITIONS = st.sampled_from([V2017, V2019])


@given(_scopes(), _interviews, _EDITIONS)
def test_cells_are_covered_by_what_is_about_them(
    scope: Scope, interviews: list[Interview], edition: Framework
) -> None:
    found = coverage(scope, interviews, edition)
    covered = [cell for cell in scope.cells if any(is_about(each, cell) for each in interviews)]
    left = [cell for cell in scope.cells if cell not in covered]
    maybe = [cell for cell in left if any(may_be_about(each, cell) for each in interviews)]
    assert list(found.covered_cells) == covered
    assert list(found.unrecorded_cells) == maybe
    assert list(found.uncovered_cells) == [cell for cell in left if cell not in maybe]


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
    unrecorded = [Party.STAFF] if scope.staff is None else []
    if scope.volunteers is None and edition.counts_business_critical_volunteers:
        unrecorded.append(Party.VOLUNTEER)
    assert list(found.unrecorded_parties) == unrecorded
    if found.uncovered_groups or found.uncovered_cells or not scope.cells:
        assert found.complete is False
    else:
        unknown = unrecorded or found.unsure_groups or found.unrecorded_cells
        assert found.complete is (None if unknown else True)


@given(_scopes(), _interviews, _EDITIONS)
def test_nobody_who_spoke_is_lost(
    scope: Scope, interviews: list[Interview], edition: Framework
) -> None:
    found = coverage(scope, interviews, edition)
    outside = [
        interview
        for interview in interviews
        if not any(may_be_about(interview, cell) for cell in scope.cells)
    ]
    assert sorted(map(repr, found.outside)) == sorted(map(repr, outside))
    assert set(found.people) == set(Party)
    for party in Party:
        inside = [each for each in interviews if each.party is party and each not in outside]
        # Without anybody there is no interview.
        least = [1 if each.people is None else each.people.at_least for each in inside]
        most = [None if each.people is None else each.people.at_most for each in inside]
        known = [each for each in most if each is not None]
        assert found.people[party] == Count(sum(least), sum(known) if known == most else None)


@given(_scopes(), _interviews, _EDITIONS, st.randoms())
def test_order_makes_no_difference(
    scope: Scope, interviews: list[Interview], edition: Framework, random: Random
) -> None:
    found = coverage(scope, interviews, edition)
    mixed = attrs.evolve(
        scope,
        activities=random.sample(scope.activities, len(scope.activities)),
        staff=scope.staff and random.sample(scope.staff, len(scope.staff)),
        volunteers=scope.volunteers and random.sample(scope.volunteers, len(scope.volunteers)),
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
    for party in Party:
        assert after.people[party].at_least >= before.people[party].at_least


@given(_scopes(), _interviews, _EDITIONS)
def test_what_is_not_recorded_is_covered_or_not_only_if_every_way_to_record_it_agrees(
    scope: Scope, interviews: list[Interview], edition: Framework
) -> None:
    found = coverage(scope, interviews, edition)
    # Of the many ways, the widest and the narrowest: about all, and about nothing in scope.
    wide, narrow = (
        [
            attrs.evolve(
                each,
                services=names if each.services is None else each.services,
                municipalities=names if each.municipalities is None else each.municipalities,
            )
            for each in interviews
        ]
        for names in (ALL, ["elders"])
    )
    widest, narrowest = coverage(scope, wide, edition), coverage(scope, narrow, edition)
    assert widest.unrecorded_cells == narrowest.unrecorded_cells == ()
    assert found.covered_cells == narrowest.covered_cells
    assert found.uncovered_cells == widest.uncovered_cells
    assert set(found.unrecorded_cells) == set(widest.covered_cells) - set(found.covered_cells)


# ---------------------------------------------------------------- cases


def _voorst(*, services: frozenset[str] | Everything = ALL, **volunteers: Any) -> Scope:  # noqa: ANN401
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


def _spoke(role: str, people: int | Count, party: Party, *services: str) -> Interview:
    return Interview(
        role=role, people=people, party=party, services=services or ALL, municipalities=ALL
    )


# As in Mens en Welzijn Voorst: employees, volunteers, several clients and the director.
_EVERYBODY = [
    _spoke("sociaal werker", 11, Party.STAFF),
    _spoke("bezoeker", 7, Party.VOLUNTEER),
    _spoke("cliënt", Count(2), Party.CLIENT),
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
    assert {party.value: count for party, count in found.people.items()} == {
        "staff": Count(11, 11),
        "volunteer": Count(7, 7),
        "client": Count(2),
        "management": Count(1, 1),
        "partner": Count(0, 0),
    }


def test_where_no_service_is_recorded_everybody_is_heard_and_no_cell_is_covered() -> None:
    # As published: which services were talked about is not said.
    interviews = [attrs.evolve(each, services=None, municipalities=None) for each in _EVERYBODY]
    found = coverage(_voorst(services=frozenset({"ouderenwerk"})), interviews, V2019)
    assert found.uncovered_groups == ()
    assert found.covered_cells == found.uncovered_cells == ()
    assert len(found.unrecorded_cells) == 2
    assert found.complete is None


def test_of_an_interview_whose_municipality_is_not_recorded_the_service_is_not_covered() -> None:
    interview = Interview(role="r", party=Party.STAFF, services=["ouderenwerk"])
    found = coverage(_voorst(), [interview], V2019)
    assert found.unrecorded_cells == (("ouderenwerk", "Voorst"),)
    assert found.uncovered_cells == (("jongerenwerk", "Voorst"),)
    assert found.outside == ()


def test_what_names_a_municipality_out_of_scope_is_outside_whatever_its_service() -> None:
    interview = Interview(role="r", party=Party.STAFF, municipalities=["Tiel"])
    assert coverage(_voorst(), [interview], V2019).outside == (interview,)


def test_a_group_is_heard_about_its_own_municipality_only() -> None:
    scope = attrs.evolve(
        _voorst(),
        activities=[Activity(service="ouderenwerk", municipalities=["Voorst", "Brummen"])],
        staff=[
            StaffGroup(role="sociaal werker", headcount=1, fte=1, municipalities=[place])
            for place in ("Brummen", "Voorst")
        ],
    )
    interview = attrs.evolve(_EVERYBODY[0], municipalities=["Voorst"])
    found = coverage(scope, [interview], V2019)
    assert [group.municipalities for group in found.covered_groups] == [frozenset({"Voorst"})]
    assert frozenset({"Brummen"}) in [each.municipalities for each in found.uncovered_groups]


def test_a_group_that_may_have_nobody_may_not_have_to_be_heard() -> None:
    scope = attrs.evolve(
        _voorst(), staff=[StaffGroup(role="kok", headcount=Count(0), fte=Count(0))]
    )
    found = coverage(scope, _EVERYBODY, V2019)
    assert _named(found.unsure_groups) == [("staff", "kok")]
    assert found.complete is None


@pytest.mark.parametrize(("edition", "parties"), [(V2019, ["volunteer"]), (V2017, [])])
def test_without_a_word_on_volunteers_nobody_knows_whether_all_were_heard(
    edition: Framework, parties: list[str]
) -> None:
    found = coverage(attrs.evolve(_voorst(), volunteers=None), _EVERYBODY, edition)
    assert [party.value for party in found.unrecorded_parties] == parties
    assert found.complete is (None if parties else True)


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
    volunteers = list(scope.volunteers or ())
    volunteers.append(attrs.evolve(volunteers[0], needs_quality_assurance=None))
    found = coverage(attrs.evolve(scope, volunteers=volunteers), [], V2019)
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
    found = coverage(attrs.evolve(_voorst(), activities=[]), _EVERYBODY, V2019)
    assert found.complete is False
    assert len(found.outside) == len(_EVERYBODY)
    assert set(found.people.values()) == {Count(0, 0)}
    # Of staff and volunteers nobody works for what there is not.
    assert [group.party.value for group in found.uncovered_groups] == ["client", "management"]


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
    "covered and not recorded": ({"unrecorded_cells": [_CELL]}, ["unrecorded_cells[0]"]),
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
    staff = [StaffGroup(role=name, headcount=1, fte=1, services=[name]) for name in names]
    scope = Scope(
        organisation="o",
        activities=[Activity(service=name, municipalities=["Voorst"]) for name in names],
        staff=staff,
        volunteers=[],
    )
    assert scope.population(V2019).headcount == Count(16_000, 16_000)
    of_all = [_spoke(name, 1, Party.STAFF) for name in names]
    of_one = [attrs.evolve(each, services=[each.role]) for each in of_all]
    alike = attrs.evolve(scope, staff=[attrs.evolve(each, role="a") for each in staff])
    of_alike = [attrs.evolve(each, role="a") for each in of_one]
    for of, interviews in ((scope, of_all), (scope, of_one), (alike, of_alike)):
        found = coverage(of, interviews, V2019)
        assert (len(found.covered_cells), len(found.covered_groups)) == (16_000, 16_000)


@pytest.mark.slow
def test_interviews_about_nearly_everything_are_matched_with_every_cell() -> None:
    services = [f"s{at}" for at in range(500)]
    places = [f"m{at}" for at in range(200)]
    scope = Scope(
        organisation="o",
        activities=[Activity(service=name, municipalities=places) for name in services],
    )
    # Each leaves out something else, so that none names what another does.
    interviews = [
        Interview(
            role="r",
            party=Party.STAFF,
            services=services[:at] + services[at + 1 :],
            municipalities=places[: at % 200] + places[at % 200 + 1 :],
        )
        for at in range(500)
    ]
    assert len(coverage(scope, interviews, V2019).covered_cells) == 100_000
    first = coverage(scope, interviews[:1], V2019)
    assert len(first.uncovered_cells) == 100_000 - 499 * 199
