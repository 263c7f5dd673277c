# SPDX-License-Identifier: MIT
"""Usage of limits, against an oracle that rates the norms in every way and counts one by one."""

from collections.abc import Mapping
from itertools import product
from math import isqrt, prod
from typing import Any, cast

import attrs
import pytest
from hypothesis import given, strategies as st

from sterksociaalwerk._engine.likeness import alike
from sterksociaalwerk._engine.rules import MOST_STATES, OTHERS
from sterksociaalwerk.errors import Fault, InvalidValueError
from sterksociaalwerk.framework import (
    Category,
    Cycle,
    Framework,
    Limit,
    Norm,
    NormId,
    Rated,
    Rating,
    Rule,
)
from sterksociaalwerk.framework._codes import OPEN
from sterksociaalwerk.framework._compiling import compiled_rule
from sterksociaalwerk.label import V2017, V2019
from tests.generators import frameworks, rated_frameworks, rating_mappings

_ANY = [Rating.MET, Rating.PARTLY_MET, Rating.NOT_MET]


def _count(limit: Limit, framework: Framework, rated: Mapping[str, Rating]) -> int:
    """Count one limit as its documentation says it, for norms that are all settled."""
    count = 0
    for norm in framework.norms:
        if limit.category is not None and limit.category != norm.category:
            continue
        if limit.norms is not None and norm.id not in limit.norms:
            continue
        if rated[norm.id] in limit.ratings:
            count += (limit.weights or {}).get(norm.id, 1)
    return count


def _ids(framework: Framework) -> list[str]:
    return [norm.id for norm in framework.norms]


def _completions(framework: Framework, said: Mapping[NormId, Rated]) -> list[dict[str, Rating]]:
    """Settle the norms in every way that is still possible."""
    choices: list[list[Rating]] = []
    for norm in framework.norms:
        rating = said.get(norm.id, frozenset(_ANY))
        choices.append(
            [rating] if isinstance(rating, Rating) else sorted(rating, key=lambda each: each.order)
        )
    return [dict(zip(_ids(framework), settled, strict=True)) for settled in product(*choices)]


@given(frameworks(most_norms=4), st.data())
def test_a_row_uses_the_least_and_the_most_of_all_completions(
    framework: Framework, data: st.DataObject
) -> None:
    said = data.draw(rating_mappings(framework))
    completions = _completions(framework, said)
    rule = framework.compile(framework.rule)
    counts = [
        [_count(limit, framework, rated) for rated in completions]
        for limit in framework.rule.limits
    ]
    least, most = rule.of_row(framework.row(said))
    assert least == tuple(min(column) for column in counts)
    assert most == tuple(max(column) for column in counts)


def test_many_limits_are_packed_into_words_with_the_same_usage(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cases = [(framework, framework.row(ratings)) for framework, ratings in rated_frameworks(80, 2)]
    narrow = [framework.compile(framework.rule).of_row(row) for framework, row in cases]
    monkeypatch.setattr("sterksociaalwerk._engine.rules._FEW", 0)
    assert [framework.compile(framework.rule).of_row(row) for framework, row in cases] == narrow


@given(frameworks(), st.data())
def test_a_settled_row_uses_what_is_counted(framework: Framework, data: st.DataObject) -> None:
    said = data.draw(rating_mappings(framework, settled=True))
    (rated,) = _completions(framework, said)
    counted = tuple(_count(limit, framework, rated) for limit in framework.rule.limits)
    assert framework.compiled.of_row(framework.row(said)) == (counted, counted)


@given(frameworks())
def test_a_limit_binds_when_some_ratings_exceed_it(framework: Framework) -> None:
    rule = framework.compiled
    assert rule.caps == tuple(limit.at_most for limit in framework.rule.limits)
    # The most is reached with every norm rated the same, since the ratings count alike.
    uniform = [dict.fromkeys(_ids(framework), rating) for rating in Rating]
    assert rule.binding.limits == tuple(
        at
        for at, limit in enumerate(framework.rule.limits)
        if max(_count(limit, framework, rated) for rated in uniform) > limit.at_most
    )


@given(frameworks())
def test_a_limit_is_local_when_it_counts_norms_of_one_category(framework: Framework) -> None:
    rule = framework.compiled.binding
    if not framework.rule.needs_norms:
        assert rule.group_of == rule.kind_of == ()
        assert set(rule.local) <= {None}
        return
    categories = list(dict.fromkeys(norm.category for norm in framework.norms))
    for norm, kind, group in zip(framework.norms, rule.kind_of, rule.group_of, strict=True):
        used = {
            rule.local[at]
            for vector in rule.kinds[kind]
            for at, amount in enumerate(vector)
            if amount
        }
        own = categories.index(norm.category)
        assert group == (own if own in used else OTHERS)
    limits = [framework.rule.limits[at] for at in rule.limits]
    for limit, local in zip(limits, rule.local, strict=True):
        # Which ratings count plays no part: let one that does count find the norms.
        probe = attrs.evolve(limit, ratings={Rating.NOT_MET})
        all_met = dict.fromkeys(_ids(framework), Rating.MET)
        counted = {
            norm.category
            for norm in framework.norms
            if _count(probe, framework, all_met | {norm.id: Rating.NOT_MET})
        }
        wanted = categories.index(counted.pop()) if len(counted) == 1 else None
        assert local == wanted


@given(frameworks(), st.data())
def test_norms_of_one_kind_are_interchangeable(framework: Framework, data: st.DataObject) -> None:
    rule = framework.compiled
    one, other = (data.draw(st.integers(0, len(framework.norms) - 1)) for _ in range(2))
    row = bytearray(framework.row(data.draw(rating_mappings(framework))))
    before = rule.of_row(bytes(row))
    row[one], row[other] = row[other], row[one]
    if rule.kind_at(one) == rule.kind_at(other):
        assert rule.of_row(bytes(row)) == before
    assert rule.kind_at(one) in rule.kinds
    assert len(set(rule.kinds)) == len(rule.kinds)


@given(frameworks())
def test_states_are_bounded_by_what_the_limits_allow(framework: Framework) -> None:
    rule = framework.compiled.binding
    allowed = [cap + 1 for cap in rule.caps]
    assert max([1, *allowed]) <= rule.states <= prod(allowed)
    if not framework.rule.needs_norms:
        assert rule.states == prod(allowed)


@given(frameworks(counts_suffice=True))
def test_counts_alone_give_the_same_usage(framework: Framework) -> None:
    bare = attrs.evolve(framework, norms=())
    assert bare.compiled.kinds == framework.compiled.kinds
    assert bare.compiled.binding.caps == framework.compiled.binding.caps
    assert bare.compiled.binding.states == framework.compiled.binding.states
    assert bare.compiled.kind_at(0) == framework.compiled.kind_at(0)


def test_the_label_itself() -> None:
    rule = V2017.compiled
    assert rule.caps == (10, 5)
    assert rule.binding.limits == (0, 1)
    assert rule.binding.states == 11 * 6
    assert rule.kinds == (((0, 0), (1, 0), (0, 1), (0, 0)),)
    numbered = V2017.with_numbered_norms()
    assert numbered.compiled.of_row(numbered.row({"V1": Rating.NOT_MET})) == ((0, 1), (51, 52))


def test_a_re_audit_has_its_own_usage_when_it_has_its_own_rule() -> None:
    assert V2019.compiled_for(Cycle.RECERTIFICATION) is V2019.compiled
    stricter = Rule([Limit(key="not-met", ratings={Rating.NOT_MET}, at_most=0)])
    framework = attrs.evolve(V2019, recertification_rule=stricter)
    assert framework.compiled_for(Cycle.RECERTIFICATION).caps == (0,)
    assert framework.compiled.caps == (8, 3)


# ---------------------------------------------------------------- how large a rule may be

_CATEGORIES = [Category(key=key, title=key, title_en=key) for key in "ab"]
_NORMS = [Norm(f"{key}{number}", key) for key in "ab" for number in (1, 2)]
# Without a common divisor, which would be divided out.
_HEAVY = {norm.id: 1_000_000 - at % 2 for at, norm in enumerate(_NORMS)}
_SMALL = attrs.evolve(V2019, categories=_CATEGORIES, norm_count=4)


def _limits(*caps: int) -> Rule:
    return Rule(
        Limit(key=f"k{at}", ratings={Rating.NOT_MET}, at_most=cap) for at, cap in enumerate(caps)
    )


def _of_category(category: str, at_most: int) -> Limit:
    return Limit(
        key=f"{category}{at_most}",
        ratings={Rating.NOT_MET},
        at_most=at_most,
        category=category,
        weights=_HEAVY,
    )


def _of_all(at_most: int) -> Limit:
    return Limit(key=f"all{at_most}", ratings={Rating.NOT_MET}, at_most=at_most, weights=_HEAVY)


_STATES: dict[str, tuple[list[Limit], int]] = {
    "one category": ([_of_category("a", 999)], 1000),
    "two of one category": ([_of_category("a", 999), _of_category("a", 9)], 1000 * 10),
    "one of each": ([_of_category("a", 999), _of_category("b", 9)], 1000),
    "one of each, and one of all": (
        [_of_category("a", 999), _of_category("b", 9), _of_all(4)],
        1000 * 5,
    ),
    "two of all": ([_of_all(999), _of_all(4)], 1000 * 5),
    "what cannot be exceeded": (
        [_of_all(4), Limit(key="n", ratings=Rating, at_most=1, norms={"a1"})],
        5,
    ),
    "nothing but that": ([Limit(key="n", ratings=Rating, at_most=1, norms={"a1"})], 1),
    "a limit that counts nothing": (
        [Limit(key="n", ratings=Rating, at_most=0, weights=dict.fromkeys(_HEAVY, 0))],
        1,
    ),
}


@pytest.mark.parametrize(("limits", "states"), _STATES.values(), ids=list(_STATES))
def test_limits_of_different_categories_share_their_states(
    limits: list[Limit], states: int
) -> None:
    assert compiled_rule(Rule(limits), _NORMS, len(_NORMS)).binding.states == states


def test_a_rule_may_have_this_many_states_and_no_more() -> None:
    side = isqrt(MOST_STATES)
    at, above = _limits(side - 1, side - 1), _limits(side - 1, side)
    large = attrs.evolve(V2019, norm_count=10_000, rule=at, recertification_rule=at)
    assert large.compiled.binding.states == MOST_STATES == side * side
    problem = (
        f"its limits allow {side * (side + 1)} states, more than {MOST_STATES}; "
        "it could not be decided exactly"
    )
    for part in ("rule", "recertification_rule"):
        with pytest.raises(InvalidValueError) as caught:
            attrs.evolve(large, **cast("Any", {part: above}))
        assert caught.value.faults == (Fault(part, problem),)


def test_one_limit_can_always_be_decided() -> None:
    limit = attrs.evolve(_of_all(1_000_000), weights=_HEAVY | {"a1": 7})
    assert limit.at_most < MOST_STATES
    framework = attrs.evolve(_SMALL, rule=Rule([limit]), norms=_NORMS)
    assert framework.compiled.binding.states == limit.at_most + 1


def test_what_all_weights_share_takes_no_states() -> None:
    limit = attrs.evolve(_of_all(2_999), weights=dict.fromkeys(_HEAVY, 1_000))
    binding = attrs.evolve(_SMALL, rule=Rule([limit]), norms=_NORMS).compiled.binding
    assert (binding.caps, binding.states) == ((2,), 3)
    assert binding.kinds == (((0,), (0,), (1,), (0,)),)


def test_a_limit_that_cannot_be_exceeded_tells_no_norms_apart() -> None:
    vacuous = Limit(key="v", ratings=Rating, at_most=9, weights={"a1": 2}, category="a")
    framework = attrs.evolve(_SMALL, rule=Rule([_limits(1).limits[0], vacuous]), norms=_NORMS)
    plain = attrs.evolve(_SMALL, rule=_limits(1), norms=_NORMS)
    row = framework.row({norm.id: Rating.NOT_MET for norm in _NORMS})
    assert list(alike(framework.compiled, row).values()) == [[0, 1, 2, 3]]
    assert alike(framework.compiled, row) == alike(plain.compiled, row)


def test_the_states_of_absurdly_many_limits_are_not_written_out() -> None:
    with pytest.raises(InvalidValueError) as caught:
        attrs.evolve(V2019, norm_count=10_000, rule=_limits(*[9_998] * 1_500))
    assert "allow a whole number of 19932 bits states" in str(caught.value)


def test_a_rule_on_categories_is_measured_once_there_is_a_catalogue() -> None:
    side = isqrt(MOST_STATES)
    assert side * side == MOST_STATES
    two = [_of_category(key, side - 1) for key in "ab"]
    more = [attrs.evolve(limit, key=f"{limit.key}-more") for limit in two]
    apart = attrs.evolve(_SMALL, rule=Rule([*two, *more]))
    assert apart.with_norms(_NORMS).compiled.binding.states == MOST_STATES
    together = attrs.evolve(_SMALL, rule=Rule([two[0], more[0], _of_all(1)]))
    with pytest.raises(InvalidValueError) as caught:
        together.with_norms(_NORMS)
    assert [fault.path for fault in caught.value.faults] == ["rule"]


def test_the_usage_of_a_heavy_rule_is_exact() -> None:
    framework = attrs.evolve(_SMALL, rule=Rule([_of_all(9), _of_category("a", 9)]))
    rule = framework.with_norms(_NORMS).compiled
    assert rule.of_row(bytes([2, OPEN, 2, 0])) == ((2_000_000, 1_000_000), (2_999_999, 1_999_999))
