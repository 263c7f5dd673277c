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
    ALL,
    Activity,
    Count,
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
_SERVICES = st.just(ALL) | st.frozensets(st.sampled_from([_IN, _OUT]), min_size=1)
_PLACES = st.just(ALL) | st.frozensets(st.sampled_from(["Tiel", "Buren"]), min_size=1)


def _between(one: Count, other: Count) -> Count:
    return Count(one.at_least, (one + other).at_most)


def _counts(numbers: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Draw numbers, and what is known of some in part."""
    known = numbers.map(Count.of)
    unbounded = known.map(lambda count: Count(count.at_least))
    return numbers | st.builds(_between, known, known) | unbounded


def _together(counts: list[Count]) -> tuple[Fraction, Fraction | None]:
    """Add up by hand; fractions are the oracle, for they are never rounded."""
    most = [count.at_most for count in counts]
    return sum((Fraction(count.at_least) for count in counts), Fraction()), (
        None if None in most else sum((Fraction(each or 0) for each in most), Fraction())
    )


def _bounds(count: Count | None) -> tuple[Fraction, Fraction | None]:
    assert count is not None
    return Fraction(count.at_least), None if count.at_most is None else Fraction(count.at_most)


_UNSURE = st.none() | st.booleans()

_staff = st.builds(
    StaffGroup,
    role=_ROLES,
    headcount=_counts(st.integers(1, 400)),
    fte=_counts(
        st.integers(0, 400) | st.decimals(0, 400, places=3) | st.sampled_from([0.1, 0.2, 33.3])
    ),
    services=_SERVICES,
    municipalities=_PLACES,
    seconded_from=st.frozensets(_ROLES),
)
_volunteers = st.builds(
    VolunteerGroup,
    role=_ROLES,
    headcount=_counts(st.integers(0, 400)),
    prepared=st.none() | st.sampled_from(Preparation),
    independent=_UNSURE,
    work=st.none() | st.sampled_from(Work),
    needs_quality_assurance=_UNSURE,
    services=_SERVICES,
    municipalities=_PLACES,
)
_scopes = st.builds(
    Scope,
    organisation=st.just("Een organisatie"),
    activities=st.just(
        (
            Activity(service=_IN, municipalities=["Tiel"]),
            Activity(service=_OUT, municipalities=["Tiel"], in_scope=False, remark="care"),
            Activity(service=_IN, municipalities=["Buren"], in_scope=False, remark="later"),
        )
    ),
    staff=st.lists(_staff, max_size=4),
    volunteers=st.lists(_volunteers, max_size=4),
)


@given(_scopes, _EDITIONS)
def test_everybody_counts_or_is_left_out(scope: Scope, edition: Framework) -> None:
    population = scope.population(edition)
    assert population.headcount is not None
    assert population.volunteers is not None
    # Of whom it is not known whether they count, none surely does, and all may.
    left_out = [group.headcount for group in population.not_counted]
    unsure = [
        group.headcount
        for group in population.not_counted
        if group.reason is NotCountedReason.NOT_KNOWN
    ]
    everybody = [group.headcount for group in scope.staff or ()]
    everybody += [group.headcount for group in scope.volunteers or ()]
    least, most = _together([population.headcount, population.volunteers, *left_out])
    assert least == _together(everybody)[0]
    twice = _together(unsure)[1]
    if most is not None and twice is not None:
        assert most - twice == _together(everybody)[1]


def _reason(group: StaffGroup) -> str | None:
    if group.services == frozenset({_OUT}):
        return "service-out-of-scope"
    return "municipality-out-of-scope" if group.municipalities == frozenset({"Buren"}) else None


@given(_scopes, _EDITIONS)
def test_staff_counts_where_it_works_for_anything_in_scope(
    scope: Scope, edition: Framework
) -> None:
    population = scope.population(edition)
    staff = scope.staff or ()
    counted = [group for group in staff if _reason(group) is None]
    assert _bounds(population.headcount) == _together([group.headcount for group in counted])
    assert _bounds(population.fte) == _together([group.fte for group in counted])
    assert sorted(
        (group.role, repr(group.headcount), group.reason.value, group.criteria)
        for group in population.not_counted
        if group.party is Party.STAFF
    ) == sorted(
        (group.role, repr(group.headcount), reason, ())
        for group in staff
        if (reason := _reason(group)) is not None
    )


def _of(volunteers: VolunteerGroup, edition: Framework) -> Population:
    return Scope(
        organisation="Een organisatie",
        activities=[
            Activity(service=_IN, municipalities=["Tiel"]),
            Activity(service=_OUT, municipalities=["Buren"], in_scope=False, remark="care"),
        ],
        volunteers=[volunteers],
    ).population(edition)


def _completed(group: VolunteerGroup) -> list[VolunteerGroup]:
    """Return what a group may turn out to be, answers and numbers; none is far above the rest."""
    count = group.headcount
    most = 10**6 if count.at_most is None else count.at_most
    return [
        attrs.evolve(each, headcount=n) for each in known(group) for n in (count.at_least, most)
    ]


@given(_volunteers, _EDITIONS)
def test_the_bounds_are_what_volunteers_may_turn_out_to_be(
    group: VolunteerGroup, edition: Framework
) -> None:
    outcomes = [_of(each, edition).volunteers for each in _completed(group)]
    exact = [outcome.exact for outcome in outcomes if outcome is not None]
    assert None not in exact
    assert len(exact) == len(outcomes)
    unsure = _of(group, edition).volunteers
    assert unsure is not None
    numbers = [each for each in exact if each is not None]
    assert unsure.at_least == min(numbers)
    most = max(numbers)
    assert unsure.at_most == (None if most == 10**6 else most)


@pytest.mark.parametrize("edition", [V2017, V2019])
def test_who_is_not_recorded_is_not_counted_as_none(edition: Framework) -> None:
    activities = [Activity(service=_IN, municipalities=["Tiel"])]
    unknown = Scope(organisation="o", activities=activities).population(edition)
    assert (unknown.headcount, unknown.fte) == (None, None)
    # In 2017 no volunteers count, whoever they are.
    assert unknown.volunteers == (Count(0, 0) if edition is V2017 else None)
    none = Scope(organisation="o", activities=activities, staff=[], volunteers=[])
    people = none.population(edition)
    assert (people.headcount, people.fte, people.volunteers) == (Count(0, 0),) * 3


@given(_scopes, _EDITIONS, st.randoms())
def test_the_order_of_groups_makes_no_difference(
    scope: Scope, edition: Framework, random: Random
) -> None:
    mixed = attrs.evolve(
        scope,
        activities=random.sample(scope.activities, len(scope.activities)),
        staff=random.sample(scope.staff or (), len(scope.staff or ())),
        volunteers=random.sample(scope.volunteers or (), len(scope.volunteers or ())),
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


_HERE = [Activity(service=_IN, municipalities=["Tiel"])]


def test_totals_are_never_rounded_nor_refused() -> None:
    groups = [
        StaffGroup(role="a", headcount=1, fte=Decimal(fte))
        for fte in ("1E-30", "1000000", "999999.5", "0.5")
    ]
    scope = Scope(organisation="Een organisatie", activities=_HERE, staff=groups)
    total = scope.population(V2019).fte
    assert total == Count.of(Decimal("2000000.000000000000000000000000000001"))
    # Equal numbers have equal texts, sums too.
    whole = attrs.evolve(scope, staff=groups[2:])
    assert repr(whole.population(V2019).fte) == "Count(1000000, 1000000)"


def test_sums_may_be_larger_than_any_number_that_is_taken() -> None:
    groups = [StaffGroup(role=role, headcount=10**9, fte=1) for role in "ab"]
    people = Scope(organisation="o", activities=_HERE, staff=groups).population(V2019)
    assert people.headcount == Count.of(2 * 10**9)
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
    "the municipality": (V2019, {"municipalities": ["Buren"]}, "municipality-out-of-scope", []),
    "a service in another municipality": (
        V2019,
        {"services": [_IN], "municipalities": ["Buren"]},
        "municipality-out-of-scope",
        [],
    ),
    "one municipality of two": (V2019, {"municipalities": ["Tiel", "Buren"]}, None, []),
    "the service before the municipality": (
        V2019,
        {"services": [_OUT], "municipalities": ["Buren"]},
        "service-out-of-scope",
        [],
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
            Activity(service=_OUT, municipalities=["Tiel", "Buren"], in_scope=False, remark="care"),
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


@pytest.mark.parametrize("fields", [{}, {"services": [_OUT]}, {"municipalities": ["Tiel"]}])
def test_with_nothing_in_scope_nobody_counts(fields: dict[str, Any]) -> None:
    outside = Activity(service=_OUT, municipalities=["Tiel"], in_scope=False, remark="care")
    scope = Scope(
        organisation="Een organisatie",
        activities=[outside],
        staff=[StaffGroup(role="r", headcount=3, fte=2, **fields)],
        volunteers=[attrs.evolve(_CRITICAL, **fields)],
    )
    people = scope.population(V2019)
    assert (people.headcount, people.fte, people.volunteers) == (Count(0, 0),) * 3
    assert [group.reason.value for group in people.not_counted] == ["nothing-in-scope"] * 2
