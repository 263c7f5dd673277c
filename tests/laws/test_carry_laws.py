# SPDX-License-Identifier: MIT
"""Laws of carrying findings over: what never matters, and what never becomes more certain."""

from itertools import pairwise

import attrs
from hypothesis import given, strategies as st
from hypothesis.strategies import DrawFn

from sterksociaalwerk.comparison import CarryOver, CarryPolicy, Change, Crosswalk, Link, carry_over
from sterksociaalwerk.evaluation import Outcome, evaluate
from sterksociaalwerk.framework import (
    OPEN_RATINGS,
    Cycle,
    Framework,
    FrameworkKey,
    NormId,
    Rated,
    Rating,
)
from tests.generators import at_most, fitting_changes, frameworks, rating_mappings
from tests.oracle import FITTING, Possible, still

Ratings = dict[NormId, Rated]

_MOST_NORMS = 5
_SIDES = st.lists(st.integers(0, _MOST_NORMS), min_size=_MOST_NORMS, max_size=_MOST_NORMS)


@st.composite
def _links(draw: DrawFn, old: Framework, new: Framework) -> list[Link]:
    """Links that divide the norms of two frameworks at random, in any order."""
    groups: dict[int, tuple[list[NormId], list[NormId]]] = {}
    for side, framework in enumerate((old, new)):
        for norm, group in zip(framework.norms, draw(_SIDES), strict=False):
            groups.setdefault(group, ([], []))[side].append(norm.id)
    links = [
        Link(draw(st.sampled_from(fitting_changes(len(sources), len(targets)))), sources, targets)
        for sources, targets in groups.values()
    ]
    return draw(st.permutations(links))


@st.composite
def _chains(draw: DrawFn, length: int = 1) -> tuple[list[Framework], list[Crosswalk]]:
    """Frameworks of as many labels, whose categories are not compared, and what lies between."""
    chain = [
        attrs.evolve(draw(frameworks(most_norms=_MOST_NORMS)), key=FrameworkKey(f"label-{at}", "1"))
        for at in range(length + 1)
    ]
    crosswalks = [
        Crosswalk(old.key, new.key, draw(_links(old, new))) for old, new in pairwise(chain)
    ]
    return chain, crosswalks


def _policies() -> st.SearchStrategy[dict[Change, CarryPolicy]]:
    return st.fixed_dictionaries(
        {},
        optional={
            change: st.sampled_from(sorted(fitting, key=lambda policy: policy.value))
            for change, fitting in FITTING.items()
        },
    )


def _possible(found: CarryOver) -> dict[NormId, Possible]:
    return {norm: still(rating) for norm, rating in found.ratings.items()}


def _assert_never_narrower(wide: CarryOver, narrow: CarryOver) -> None:
    left, more = _possible(narrow), _possible(wide)
    assert left.keys() == more.keys()
    for norm, ratings in left.items():
        assert ratings <= more[norm]
    assert set(wide.certain) <= set(narrow.certain)
    if wide.verdict.outcome is not Outcome.OPEN:
        assert narrow.verdict.outcome is wide.verdict.outcome
    for before, after in zip(wide.verdict.limits, narrow.verdict.limits, strict=True):
        assert before.least <= after.least <= after.most <= before.most


@at_most(40)
@given(_chains(), st.data())
def test_the_order_of_links_and_ratings_never_matters(
    chain: tuple[list[Framework], list[Crosswalk]], data: st.DataObject
) -> None:
    (old, new), (crosswalk,) = chain
    ratings = data.draw(rating_mappings(old))
    policy = data.draw(_policies())
    found = carry_over(ratings, crosswalk, old, new, policy=policy)
    links = data.draw(st.permutations(crosswalk.links))
    mixed = dict(data.draw(st.permutations(list(ratings.items()))))
    again = carry_over(mixed, Crosswalk(old.key, new.key, links), old, new, policy=policy)
    assert again == found
    assert repr(again) == repr(found)


@at_most(40)
@given(frameworks(), st.data())
def test_the_identity_changes_nothing(framework: Framework, data: st.DataObject) -> None:
    ratings = data.draw(rating_mappings(framework))
    same = Crosswalk.identity(framework)
    for cycle in Cycle:
        evaluation = evaluate(ratings, framework, cycle=cycle)
        found = carry_over(ratings, same, framework, framework, cycle=cycle)
        assert found.ratings == evaluation.ratings
        assert found.verdict == evaluation.verdict
        assert found.dropped == ()
        assert [origin.before for origin in found.origins] == [
            (rating,) for rating in found.ratings.values()
        ]


def _listed(ratings: frozenset[Rating]) -> list[Rating]:
    return [rating for rating in Rating if rating in ratings]


@at_most(40)
@given(_chains(), st.data())
def test_a_wider_input_never_gives_a_narrower_output(
    chain: tuple[list[Framework], list[Crosswalk]], data: st.DataObject
) -> None:
    (old, new), (crosswalk,) = chain
    known = frozenset(Rating) if old.allows_not_applicable else OPEN_RATINGS
    wide: Ratings = {}
    narrow: Ratings = {}
    for norm in old.norms:
        wide[norm.id] = data.draw(st.frozensets(st.sampled_from(_listed(known)), min_size=1))
        some = st.sampled_from(_listed(still(wide[norm.id])))
        narrow[norm.id] = data.draw(st.frozensets(some, min_size=1))
    policy = data.draw(_policies())
    _assert_never_narrower(
        carry_over(wide, crosswalk, old, new, policy=policy),
        carry_over(narrow, crosswalk, old, new, policy=policy),
    )


@at_most(40)
@given(_chains(), st.data())
def test_every_way_to_settle_stays_among_what_is_possible(
    chain: tuple[list[Framework], list[Crosswalk]], data: st.DataObject
) -> None:
    (old, new), (crosswalk,) = chain
    ratings = data.draw(rating_mappings(old))
    settled: Ratings = {
        norm.id: data.draw(st.sampled_from(_listed(still(ratings.get(norm.id, OPEN_RATINGS)))))
        for norm in old.norms
    }
    _assert_never_narrower(
        carry_over(ratings, crosswalk, old, new), carry_over(settled, crosswalk, old, new)
    )


@at_most(40)
@given(_chains(2), st.data())
def test_over_a_composition_is_never_narrower_than_one_after_the_other(
    chain: tuple[list[Framework], list[Crosswalk]], data: st.DataObject
) -> None:
    """For norms that apply: what does not apply need not be allowed halfway."""
    (old, middle, new), (first, second) = chain
    applying = attrs.evolve(old, allows_not_applicable=False)
    ratings = data.draw(rating_mappings(applying))
    halfway = carry_over(ratings, first, applying, middle)
    _assert_never_narrower(
        carry_over(ratings, first.then(second), applying, new),
        carry_over(halfway.ratings, second, middle, new),
    )


@at_most(40)
@given(_chains(), st.data())
def test_every_norm_has_its_fate_and_its_origin(
    chain: tuple[list[Framework], list[Crosswalk]], data: st.DataObject
) -> None:
    (old, new), (crosswalk,) = chain
    found = carry_over(data.draw(rating_mappings(old)), crosswalk, old, new)
    ids = [norm.id for norm in new.norms]
    assert [*found.ratings] == [origin.norm for origin in found.origins] == ids
    assert sorted([*found.certain, *found.reassess]) == sorted(ids)
    assert set(found.decisive) <= set(found.reassess)
    fates = {norm for origin in found.origins for norm in origin.sources}
    dropped = [item.norm for item in found.dropped]
    assert sorted([*fates, *dropped]) == sorted(norm.id for norm in old.norms)
