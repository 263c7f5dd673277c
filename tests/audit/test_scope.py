# SPDX-License-Identifier: MIT
"""The scope: every cell is in or out, with the reason, and named once."""

import os
import pickle
import subprocess
import sys
from collections.abc import Mapping
from typing import Any

import attrs
import pytest
from hypothesis import given, strategies as st

from sterksociaalwerk.audit import (
    ALL,
    Activity,
    Count,
    Organisation,
    Preparation,
    Scope,
    StaffGroup,
    VolunteerGroup,
    Work,
)
from sterksociaalwerk.errors import InvalidValueError
from sterksociaalwerk.label import V2017, V2019

# Anything may be passed, as a program without a type checker does.
_activity: Any = Activity
_scope: Any = Scope

_Fields = Mapping[str, object]
_SOUND_ACTIVITY: _Fields = {"service": "ouderenwerk", "municipalities": ["Voorst"]}
_SOUND_SCOPE: _Fields = {
    "organisation": "Een welzijnsorganisatie",
    "activities": [Activity(service="ouderenwerk", municipalities=["Voorst"])],
}


def _faults(build: Any, sound: _Fields, fields: _Fields) -> list[str]:  # noqa: ANN401
    assert build(**sound)
    with pytest.raises(InvalidValueError) as caught:
        build(**{**sound, **fields})
    assert len(str(caught.value)) < 10_000
    return [str(fault) for fault in caught.value.faults]


# ---------------------------------------------------------------- activities

_ACTIVITIES: dict[str, tuple[_Fields, list[str]]] = {
    "service empty": ({"service": ""}, ["service: must not be empty"]),
    "service huge": (
        {"service": b"x" * 10_000_000},
        [f"service: must be text, got b'{'x' * 26}...{'x' * 28}'"],
    ),
    "no municipality": (
        {"municipalities": []},
        ["municipalities: must name at least one municipality"],
    ),
    "one text": (
        {"municipalities": "Voorst"},
        ["municipalities: must be a collection of names, got 'Voorst'"],
    ),
    "municipality empty": (
        {"municipalities": ["Voorst", " ", 3]},
        ["municipalities: must not be empty", "municipalities: must be text, got 3"],
    ),
    "out without a reason": (
        {"in_scope": False},
        ["remark: must say why the activity is out of scope"],
    ),
    "out with a blank reason": (
        {"in_scope": False, "remark": " \n"},
        ["remark: must say why the activity is out of scope"],
    ),
    "in scope a number": ({"in_scope": 1}, ["in_scope: must be True or False, got 1"]),
    "in scope not known": ({"in_scope": None}, ["in_scope: must be True or False, got None"]),
    "remark none": ({"remark": None}, ["remark: must be text, got None"]),
    "everything": (
        {"service": 1, "municipalities": 1, "in_scope": "no", "remark": 1},
        [
            "service: must be text, got 1",
            "municipalities: must be a collection of names, got 1",
            "remark: must be text, got 1",
            "in_scope: must be True or False, got 'no'",
        ],
    ),
}


@pytest.mark.parametrize(("fields", "faults"), _ACTIVITIES.values(), ids=list(_ACTIVITIES))
def test_every_fault_of_an_activity_is_named(fields: _Fields, faults: list[str]) -> None:
    assert _faults(_activity, _SOUND_ACTIVITY, fields) == faults


def test_in_scope_needs_no_remark_but_may_have_one() -> None:
    assert Activity(service="a", municipalities=["b"]).remark == ""
    assert Activity(service="a", municipalities=["b"], remark="since 2018").remark == "since 2018"


# ---------------------------------------------------------------- cells


def _care_organisation() -> Scope:
    """Return a scope as that of a care organisation after a merger.

    Sociaal Werk Nederland, 4 April 2019: some services were audited in the whole working area of
    about 35 municipalities, others in a few; only the social work falls under the label. Which
    municipalities these are is made up.
    """
    area = [f"gemeente {number:02}" for number in range(1, 36)]
    return Scope(
        organisation="Een zorgorganisatie",
        whole_organisation=False,
        activities=[
            Activity(service="maatschappelijk werk", municipalities=area),
            Activity(service="begeleiding thuis", municipalities=area),
            Activity(service="schoolmaatschappelijk werk", municipalities=area[:3]),
            Activity(
                service="schoolmaatschappelijk werk",
                municipalities=area[3:5],
                in_scope=False,
                remark="starts next year",
            ),
            Activity(
                service="thuiszorg", municipalities=area, in_scope=False, remark="no social work"
            ),
        ],
        staff=[
            StaffGroup(
                role="maatschappelijk werker",
                headcount=60,
                fte=41.5,
                services=["maatschappelijk werk", "thuiszorg"],
            ),
            StaffGroup(role="verzorgende", headcount=900, fte=500, services=["thuiszorg"]),
        ],
    )


def test_services_by_municipalities() -> None:
    scope = _care_organisation()
    assert len(scope.cells) == 35 + 35 + 3
    assert len(scope.excluded) == 2 + 35
    assert scope.excluded["schoolmaatschappelijk werk", "gemeente 04"] == "starts next year"
    assert ("schoolmaatschappelijk werk", "gemeente 04") not in scope.cells
    assert scope.services == (
        "begeleiding thuis",
        "maatschappelijk werk",
        "schoolmaatschappelijk werk",
    )
    population = scope.population(V2019)
    assert (population.headcount, population.fte) == (Count(60, 60), Count(41.5, 41.5))
    assert [(group.role, group.reason.value) for group in population.not_counted] == [
        ("verzorgende", "service-out-of-scope")
    ]


def test_seconded_staff_of_neighbourhood_teams_counts() -> None:
    # Four teams in Vlaardingen, with professionals seconded from about sixteen organisations.
    homes = [f"organisatie {number}" for number in range(1, 17)]
    teams = [f"wijkteam {number}" for number in range(1, 5)]
    scope = Scope(
        organisation="Een organisatie van wijkteams",
        activities=[Activity(service=team, municipalities=["Vlaardingen"]) for team in teams],
        staff=[
            StaffGroup(
                role="wijkteammedewerker",
                headcount=16,
                fte=12.5,
                services=[team],
                seconded_from=homes,
            )
            for team in teams
        ],
    )
    for edition in (V2017.variant("wijkteams"), V2019.variant("wijkteams")):
        population = scope.population(edition)
        assert population.headcount == Count(64, 64)
        assert population.fte == Count(50, 50)
        assert population.not_counted == ()


_names = st.sampled_from("abcd")
_cells = st.dictionaries(st.tuples(_names, _names), st.none() | st.sampled_from(["x", "y"]))


@given(_cells, st.randoms())
def test_every_cell_is_in_or_out_once(
    planned: dict[tuple[str, str], str | None],
    random: Any,  # noqa: ANN401
) -> None:
    # None is in scope, a text is the reason why not.
    activities = [
        Activity(
            service=service,
            municipalities={
                municipality
                for (of, municipality), other in planned.items()
                if (of, other) == (service, why)
            },
            in_scope=why is None,
            remark=why or "",
        )
        for service, why in {(service, why) for (service, _), why in planned.items()}
    ]
    random.shuffle(activities)
    scope = Scope(organisation="Een organisatie", activities=activities)
    assert list(scope.cells) == sorted(cell for cell, why in planned.items() if why is None)
    assert list(scope.excluded.items()) == sorted(
        (cell, why) for cell, why in planned.items() if why is not None
    )
    assert list(scope.services) == sorted({service for service, _ in scope.cells})
    for service in "abcd":
        if any(service == of for of, _ in planned):
            group = StaffGroup(role="r", headcount=1, fte=1, services=[service])
            assert scope.includes(group) is (service in scope.services)


def test_a_group_of_all_services_is_included_if_anything_is_in_scope() -> None:
    group = StaffGroup(role="administratie", headcount=2, fte=2)
    assert _care_organisation().includes(group)
    assert not Scope(organisation="Een organisatie", activities=[]).includes(group)


@given(_cells, st.frozensets(_names, min_size=1), st.frozensets(_names, min_size=1))
def test_a_group_is_included_if_one_of_its_cells_is_in_scope(
    planned: dict[tuple[str, str], str | None], services: frozenset[str], places: frozenset[str]
) -> None:
    scope = Scope(
        organisation="Een organisatie",
        activities=[
            Activity(
                service=service, municipalities=[place], in_scope=why is None, remark=why or ""
            )
            for (service, place), why in planned.items()
        ],
    )
    group = StaffGroup(role="r", headcount=1, fte=1, services=services, municipalities=places)
    every = frozenset("abcd")
    # What is left out stands for all.
    for asked, of, where in (
        (group, services, places),
        (attrs.evolve(group, services=ALL), every, places),
        (attrs.evolve(group, municipalities=ALL), services, every),
        (attrs.evolve(group, services=ALL, municipalities=ALL), every, every),
    ):
        assert scope.includes(asked) is any(
            service in of and place in where for service, place in scope.cells
        )
    assert {
        (service, place) for service, offered in scope.offered.items() for place in offered
    } == set(scope.cells)


# ---------------------------------------------------------------- faults

_IN = Activity(service="ouderenwerk", municipalities=["Brummen", "Voorst"])
_OUT = Activity(
    service="ouderenwerk", municipalities=["Voorst", "Brummen"], in_scope=False, remark="later"
)
_OTHER = Activity(service="jongerenwerk", municipalities=["Voorst"])
_STAFF = StaffGroup(role="kok", headcount=1, fte=1, services=["ouderenwerk", "restaurant"])
_VOLUNTEERS = VolunteerGroup(
    role="gastheer",
    headcount=4,
    prepared=Preparation.NONE,
    independent=None,
    work=Work.OTHER,
    needs_quality_assurance=None,
    services=["jongernwerk"],
)


def _doubled(at: int, municipality: str, where: str) -> str:
    return (
        f"activities[{at}].municipalities: 'ouderenwerk' in {municipality!r} is already at "
        f"activities[0], {where} scope"
    )


_SCOPES: dict[str, tuple[_Fields, list[str]]] = {
    "organisation empty": (
        {"organisation": ""},
        ["organisation: must be an Organisation or its name, got ''"],
    ),
    "activities none": (
        {"activities": None},
        ["activities: must be a collection of Activity, got None"],
    ),
    "activities of something else": (
        {"activities": [_IN, "ouderenwerk"]},
        ["activities[1]: must be Activity, got 'ouderenwerk'"],
    ),
    "groups are not compared with activities that are wrong": (
        {"activities": [None], "staff": [_STAFF]},
        ["activities[0]: must be Activity, got None"],
    ),
    "something else among volunteers": (
        {"volunteers": [Preparation.TRAINED, Preparation.NONE]},
        [
            "volunteers[0]: must be VolunteerGroup, got <Preparation.TRAINED: 'trained'>",
            "volunteers[1]: must be VolunteerGroup, got <Preparation.NONE: 'none'>",
        ],
    ),
    "whole a number": (
        {"whole_organisation": 0},
        ["whole_organisation: must be True, False or None, got 0"],
    ),
    "named twice": (
        {"activities": [_IN, _OTHER, _IN]},
        [
            _doubled(2, "Brummen", "in"),
            _doubled(2, "Voorst", "in"),
        ],
    ),
    "in and out of scope": (
        {"activities": [_OUT, Activity(service="ouderenwerk", municipalities=["Voorst", "Tiel"])]},
        [
            _doubled(1, "Voorst", "out of"),
        ],
    ),
    "a part twice": (
        {"parts": ["team", "elders", "team"]},
        ["parts[2]: the part 'team' is already at parts[0]"],
    ),
    "unknown municipalities": (
        {
            "activities": [_IN],
            "staff": [StaffGroup(role="r", headcount=1, fte=1, municipalities=["Voort", "x"])],
        },
        [
            "staff[0].municipalities: no activity in 'Voort', did you mean 'Voorst'?",
            "staff[0].municipalities: no activity in 'x'",
        ],
    ),
    "unknown services": (
        {"activities": [_IN, _OTHER], "staff": [_STAFF], "volunteers": [_VOLUNTEERS]},
        [
            "staff[0].services: no activity 'restaurant'",
            "volunteers[0].services: no activity 'jongernwerk', did you mean 'jongerenwerk'?",
        ],
    ),
    "everything": (
        {
            "organisation": None,
            "activities": [_IN, _OUT],
            "staff": [_STAFF, None],
            "volunteers": 1,
            "whole_organisation": "yes",
            "parts": ["team", "", "team"],
        },
        [
            "organisation: must be an Organisation or its name, got None",
            _doubled(1, "Brummen", "in"),
            _doubled(1, "Voorst", "in"),
            "staff[1]: must be StaffGroup, got None",
            "volunteers: must be a collection of VolunteerGroup, got 1",
            "whole_organisation: must be True, False or None, got 'yes'",
            "parts[1]: must not be empty",
        ],
    ),
}


@pytest.mark.parametrize(("fields", "faults"), _SCOPES.values(), ids=list(_SCOPES))
def test_every_fault_of_a_scope_is_named(fields: _Fields, faults: list[str]) -> None:
    assert _faults(_scope, _SOUND_SCOPE, fields) == faults


def test_many_unknown_services_are_listed_at_once() -> None:
    services = [f"dienst-{number:04}" for number in range(500)]
    with pytest.raises(InvalidValueError) as caught:
        Scope(
            organisation="Een organisatie",
            activities=[
                Activity(service=f"{service}-x", municipalities=["Tiel"]) for service in services
            ],
            staff=[StaffGroup(role="kok", headcount=1, fte=1, services=services)],
        )
    # Near misses are looked for only so often: it takes a while.
    hinted = ["did you mean" in fault.problem for fault in caught.value.faults]
    assert hinted == [True] * 10 + [False] * 490


# ---------------------------------------------------------------- a value


def test_an_organisation_may_be_given_by_its_name() -> None:
    scope = Scope(organisation="Een organisatie", activities=[])
    assert scope.organisation == Organisation("Een organisatie")
    assert Scope(organisation=scope.organisation, activities=[]) == scope


def test_what_is_not_recorded_is_told_from_none() -> None:
    scope = Scope(organisation="Een organisatie", activities=[])
    assert (scope.staff, scope.volunteers, scope.whole_organisation) == (None, None, None)
    none = Scope(organisation="Een organisatie", activities=[], staff=[], volunteers=[])
    assert (none.staff, none.volunteers) == ((), ())
    assert none != scope


def test_a_scope_is_a_value() -> None:
    scope = _care_organisation()
    # Read first: what has been worked out must not travel, nor make a difference.
    assert scope.cells
    assert scope.excluded
    copy = pickle.loads(pickle.dumps(scope))  # noqa: S301  # our own bytes
    assert copy == scope == _care_organisation()
    assert hash(copy) == hash(_care_organisation())
    assert copy.excluded == scope.excluded


_PRINTS = """
from sterksociaalwerk.audit import Activity, Interview, Party, Scope, StaffGroup, coverage
from sterksociaalwerk.label import V2019
names = ["Tiel", "Buren", "Culemborg", "Zaltbommel", "Voorst"]
scope = Scope(
    organisation="Een organisatie",
    activities=[Activity(service=name, municipalities=names) for name in names],
    staff=[StaffGroup(role="r", headcount=2, fte=0.1, services=names, seconded_from=names)],
)
interview = Interview(
    role="r", people=2, party=Party.STAFF, services=names[:3], municipalities=names[:2]
)
print(scope, scope.cells, scope.population(V2019), coverage(scope, [interview], V2019))
"""


@pytest.mark.slow
def test_the_same_is_printed_in_every_process() -> None:
    printed = {
        subprocess.run(  # noqa: S603  # our own text
            [sys.executable, "-c", _PRINTS],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(printed) == 1
