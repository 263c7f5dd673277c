# SPDX-License-Identifier: MIT
"""Who counts: nobody is lost, nothing is rounded, and the order of groups makes no difference."""

import pickle
from decimal import Decimal, localcontext
from fractions import Fraction
from random import Random
from typing import Any

import attrs
import pytest
from hypothesis import given, strategies as st

from sterksociaalwerk.audit import (
    Activity,
    Criterion,
    NotCounted,
    NotCountedReason,
    Party,
    Population,
    Preparation,
    Scope,
    StaffGroup,
    VolunteerGroup,
    Work,
)
from sterksociaalwerk.errors import InvalidValueError
from sterksociaalwerk.framework import Framework
from sterksociaalwerk.label import V2017, V2019
from tests.oracle import known

_IN, _OUT = "ouderenwerk", "thuiszorg"
_EDITIONS = st.sampled_from([V2017, V2019, V2019.variant("wijkteams")])
_ROLES = st.sampled_from(["a", "b", "c"])
_SERVICES = st.frozensets(st.sampled_from([_IN, _OUT]))
_UNSURE = st.none() | st.booleans()

_staff = st.builds(
    StaffGroup,
    role=_ROLES,
    headcount=st.integers(1, 400),
    fte=st.integers(0, 400) | st.decimals(0, 400, places=3) | st.sampled_from([0.1, 0.2, 33.3]),
    services=_SERVICES,
    seconded_from=st.frozensets(_ROLES),
)
_volunteers = st.builds(
    VolunteerGroup,
    role=_ROLES,
    headcount=st.integers(0, 400),
    prepared=st.none() | st.sampled_from(Preparation),
    independent=_UNSURE,
    work=st.none() | st.sampled_from(Work),
    needs_quality_assurance=_UNSURE,
    services=_SERVICES,
)
_scopes = st.builds(
    Scope,
    organisation=st.just("Een organisatie"),
    activities=st.just(
        (
            Activity(service=_IN, municipalities=["Tiel"]),
            Activity(service=_OUT, municipalities=["Tiel"], in_scope=False, remark="care"),
        )
    ),
    staff=st.lists(_staff, max_size=4),
    volunteers=st.lists(_volunteers, max_size=4),
)


@given(_scopes, _EDITIONS)
def test_everybody_counts_or_is_left_out(scope: Scope, edition: Framework) -> None:
    population = scope.population(edition)
    assert population.headcount + population.volunteers + sum(
        group.headcount for group in population.not_counted
    ) == sum(group.headcount for group in scope.staff) + sum(
        group.headcount for group in scope.volunteers
    )


@given(_scopes, _EDITIONS)
def test_staff_counts_where_it_works_for_a_service_in_scope(
    scope: Scope, edition: Framework
) -> None:
    population = scope.population(edition)
    counted = [group for group in scope.staff if group.services != frozenset({_OUT})]
    assert population.headcount == sum(group.headcount for group in counted)
    # Fractions are the oracle: they are never rounded.
    assert Fraction(population.fte) == sum(Fraction(group.fte) for group in counted)
    assert [
        (group.role, group.headcount, group.reason.value, group.criteria)
        for group in population.not_counted
        if group.party is Party.STAFF
    ] == sorted(
        (group.role, group.headcount, "service-out-of-scope", ())
        for group in scope.staff
        if group.services == frozenset({_OUT})
    )


@given(_volunteers, _EDITIONS)
def test_the_bounds_are_what_volunteers_may_turn_out_to_be(
    group: VolunteerGroup, edition: Framework
) -> None:
    def of(volunteers: VolunteerGroup) -> Population:
        return Scope(
            organisation="Een organisatie",
            activities=[
                Activity(service=_IN, municipalities=["Tiel"]),
                Activity(service=_OUT, municipalities=["Buren"], in_scope=False, remark="care"),
            ],
            volunteers=[volunteers],
        ).population(edition)

    outcomes = [of(each) for each in known(group)]
    assert all(outcome.volunteers == outcome.volunteers_at_most for outcome in outcomes)
    unsure = of(group)
    assert unsure.volunteers == min(outcome.volunteers for outcome in outcomes)
    assert unsure.volunteers_at_most == max(outcome.volunteers for outcome in outcomes)


@given(_scopes, _EDITIONS, st.randoms())
def test_the_order_of_groups_makes_no_difference(
    scope: Scope, edition: Framework, random: Random
) -> None:
    mixed = attrs.evolve(
        scope,
        activities=random.sample(scope.activities, len(scope.activities)),
        staff=random.sample(scope.staff, len(scope.staff)),
        volunteers=random.sample(scope.volunteers, len(scope.volunteers)),
    )
    population = scope.population(edition)
    assert repr(mixed.population(edition)) == repr(population)
    assert pickle.loads(pickle.dumps(population)) == population  # noqa: S301  # our own bytes
    assert hash(mixed.population(edition)) == hash(population)


@given(_scopes, _EDITIONS)
def test_the_decimal_context_of_the_caller_plays_no_part(scope: Scope, edition: Framework) -> None:
    with localcontext() as context:
        context.prec = 1
        inside = scope.population(edition)
    assert repr(inside) == repr(scope.population(edition))


def test_totals_are_never_rounded_nor_refused() -> None:
    groups = [
        StaffGroup(role="a", headcount=1, fte=Decimal(fte))
        for fte in ("1E-30", "1000000", "999999.5", "0.5")
    ]
    scope = Scope(organisation="Een organisatie", activities=[], staff=groups)
    assert scope.population(V2019).fte == Decimal("2000000.000000000000000000000000000001")
    # Equal numbers have equal texts, sums too.
    whole = attrs.evolve(scope, staff=groups[2:])
    assert repr(whole.population(V2019).fte) == "Decimal('1000000')"


def test_sums_may_be_larger_than_any_number_that_is_taken() -> None:
    groups = [StaffGroup(role=role, headcount=10**9, fte=1) for role in "ab"]
    people = Scope(organisation="o", activities=[], staff=groups).population(V2019)
    assert people.headcount == 2 * 10**9
    assert attrs.evolve(people) == people


_CRITICAL = VolunteerGroup(
    role="gastheer",
    headcount=3,
    prepared=Preparation.TRAINED,
    independent=True,
    work=Work.HANDS_ON,
    needs_quality_assurance=True,
)

# What does not hold, and the one reason that is given: the first of the list in the documentation.
_REASONS: dict[str, tuple[Framework, dict[str, Any], str | None, list[str]]] = {
    "none": (V2019, {}, None, []),
    "the edition": (V2017, {}, "edition-counts-no-volunteers", []),
    "the edition before the service": (
        V2017,
        {"services": [_OUT]},
        "edition-counts-no-volunteers",
        [],
    ),
    "the service": (V2019, {"services": [_OUT]}, "service-out-of-scope", []),
    "one service of two": (V2019, {"services": [_OUT, _IN]}, None, []),
    "the service before a criterion": (
        V2019,
        {"services": [_OUT], "independent": False},
        "service-out-of-scope",
        [],
    ),
    "two criteria": (
        V2019,
        {"independent": False, "work": Work.OTHER},
        "not-business-critical",
        ["independent", "coordinating-or-hands-on"],
    ),
    "a criterion before what is not known": (
        V2019,
        {"prepared": None, "needs_quality_assurance": False},
        "not-business-critical",
        ["needs-quality-assurance"],
    ),
    "what is not known": (
        V2019,
        {"prepared": None, "needs_quality_assurance": None},
        "not-known",
        ["prepared", "needs-quality-assurance"],
    ),
}


@pytest.mark.parametrize(
    ("edition", "fields", "reason", "criteria"), _REASONS.values(), ids=list(_REASONS)
)
def test_the_first_reason_is_given(
    edition: Framework, fields: dict[str, Any], reason: str | None, criteria: list[str]
) -> None:
    scope = Scope(
        organisation="Een organisatie",
        activities=[
            Activity(service=_IN, municipalities=["Tiel"]),
            Activity(service=_OUT, municipalities=["Tiel"], in_scope=False, remark="care"),
        ],
        volunteers=[attrs.evolve(_CRITICAL, **fields)],
    )
    assert [
        (group.reason.value, list(group.criteria))
        for group in scope.population(edition).not_counted
    ] == ([] if reason is None else [(reason, criteria)])


def test_only_some_reasons_have_criteria() -> None:
    with pytest.raises(InvalidValueError, match=r"^criteria: cannot name criteria"):
        NotCounted(
            party=Party.VOLUNTEER,
            role="gastheer",
            headcount=3,
            reason=NotCountedReason.SERVICE_OUT_OF_SCOPE,
            criteria=[Criterion.PREPARED],
        )


def test_no_more_volunteers_count_surely_than_at_most() -> None:
    with pytest.raises(InvalidValueError, match=r"^volunteers_at_most: must be at least 7, got 6"):
        Population(headcount=11, fte=7.5, volunteers=7, volunteers_at_most=6)
