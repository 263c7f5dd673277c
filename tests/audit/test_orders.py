# SPDX-License-Identifier: MIT
"""What is listed has one order, whatever the order in which it was recorded."""

from itertools import permutations

from sterksociaalwerk.audit import Activity, Interview, Party, Scope, StaffGroup, coverage
from sterksociaalwerk.label import V2019

_CELLS = [("s1", "m1"), ("s2", "m2"), ("s3", "m3")]
_ACTIVITIES = [Activity(service=service, municipalities=[where]) for service, where in _CELLS]


def test_groups_of_one_role_are_in_the_order_of_their_services() -> None:
    groups = [
        StaffGroup(role="werker", headcount=1, fte=1, services=[service]) for service, _ in _CELLS
    ]
    for staff in permutations(groups):
        scope = Scope(organisation="o", activities=_ACTIVITIES, staff=staff, volunteers=[])
        found = coverage(scope, [], V2019).uncovered_groups
        services = [group.services for group in found if group.party is Party.STAFF]
        assert services == [frozenset({service}) for service, _ in _CELLS]


def test_interviews_that_differ_in_municipality_alone_are_in_that_order() -> None:
    scope = Scope(organisation="o", activities=_ACTIVITIES, staff=[], volunteers=[])
    spoken = [
        Interview(role="r", people=1, party=Party.PARTNER, services=["x"], municipalities=[where])
        for where in ("a", "b", "c")
    ]
    for interviews in permutations(spoken):
        assert list(coverage(scope, interviews, V2019).outside) == spoken
