# SPDX-License-Identifier: MIT
import copy
import pickle
from collections import Counter
from collections.abc import Iterator
from math import prod
from random import Random
from typing import Any

import attrs
import pytest

from sterksociaalwerk.comparison import (
    DEFAULT_POLICY,
    CarryOver,
    CarryPolicy,
    Change,
    Crosswalk,
    Dropped,
    Link,
    Origin,
    carry_over,
)
from sterksociaalwerk.errors import (
    InvalidArgumentError,
    InvalidValueError,
    UnknownNormError,
)
from sterksociaalwerk.evaluation import Outcome, evaluate
from sterksociaalwerk.framework import (
    OPEN_RATINGS,
    Cycle,
    Framework,
    FrameworkKey,
    Limit,
    Norm,
    NormId,
    Rated,
    Rating,
    Rule,
)
from sterksociaalwerk.label import V2017, V2019
from tests.generators import random_ends, random_ratings, seeded
from tests.oracle import (
    DEFAULT,
    FITTING,
    Possible,
    carried,
    carried_by,
    outcome,
    settling,
    still,
)

MET, PARTLY, NOT, INAPPLICABLE = Rating
Ratings = dict[NormId, Rated]
SHORT = frozenset({PARTLY, NOT})
# So many completions are gone through one by one.
_MOST_WAYS = 1000


def _problems(
    seeds: int, *, most_norms: int = 8
) -> Iterator[tuple[Random, Framework, Framework, Crosswalk, Ratings]]:
    for seed in range(seeds):
        random = seeded(seed)
        old, new, crosswalk = random_ends(random, most_norms=most_norms)
        for _ in range(2):
            yield random, old, new, crosswalk, random_ratings(random, old)


def _assert_order(
    found: CarryOver, new: Framework, rule: Rule, left: dict[NormId, Possible]
) -> None:
    ids = [norm.id for norm in new.norms]
    unsettled = [at for at, norm in enumerate(ids) if len(left[norm]) > 1]
    assert found.certain == tuple(norm for norm in ids if len(left[norm]) == 1)
    if prod(map(len, left.values())) <= _MOST_WAYS:
        matter = settling(new, rule, left)
        order = sorted((norm for norm in ids if norm in matter), key=lambda norm: -matter[norm])
        assert found.decisive == tuple(order)
    others = [ids[at] for at in unsettled if ids[at] not in found.decisive]
    assert found.reassess == (*found.decisive, *others)


def _assert_provenance(
    found: CarryOver,
    ratings: Ratings,
    crosswalk: Crosswalk,
    new: Framework,
    policies: dict[Change, CarryPolicy],
) -> None:
    before = {
        norm: ratings.get(norm, OPEN_RATINGS) for link in crosswalk.links for norm in link.sources
    }
    link_to = {norm: link for link in crosswalk.links for norm in link.targets}
    assert [origin.norm for origin in found.origins] == [norm.id for norm in new.norms]
    for origin in found.origins:
        link = link_to[origin.norm]
        assert (origin.change, origin.sources, origin.remark) == (
            link.change,
            link.sources,
            link.remark,
        )
        assert [still(rating) for rating in origin.before] == [
            still(before[norm]) for norm in link.sources
        ]
        # What is certain is never a set of one.
        assert all(isinstance(rating, Rating) or len(rating) > 1 for rating in origin.before)
        assert origin.policy is policies[link.change]
    gone = [
        norm for link in crosswalk.links if link.change is Change.WITHDRAWN for norm in link.sources
    ]
    assert [item.norm for item in found.dropped] == sorted(gone)
    assert [still(item.rating) for item in found.dropped] == [
        still(before[norm]) for norm in sorted(gone)
    ]


@pytest.mark.slow
def test_what_is_possible_is_what_every_way_to_settle_leaves() -> None:
    seen = Counter[object]()
    for _, old, new, crosswalk, ratings in _problems(100):
        left = carried(ratings, crosswalk, not_applicable=new.allows_not_applicable)
        for cycle in Cycle:
            found = carry_over(ratings, crosswalk, old, new, cycle=cycle)
            assert list(found.ratings) == [norm.id for norm in new.norms]
            assert {norm: still(rating) for norm, rating in found.ratings.items()} == left
            assert found.verdict == evaluate(found.ratings, new, cycle=cycle).verdict
            _assert_order(found, new, new.rule_for(cycle), left)
            _assert_provenance(found, ratings, crosswalk, new, DEFAULT)
            seen[found.verdict.outcome] += 1
            seen["decisive, but not all"] += 0 < len(found.decisive) < len(found.reassess)
            seen["in another order"] += list(found.reassess) != [
                norm for norm in left if norm in found.reassess
            ]
            seen["dropped"] += bool(found.dropped)
    assert min(seen.values()) >= 15, seen
    assert len(seen) == 6


@pytest.mark.slow
def test_the_outcome_is_what_every_way_to_settle_both_sides_agrees_on() -> None:
    seen = Counter[Outcome]()
    for _, old, new, crosswalk, ratings in _problems(120, most_norms=5):
        found = carry_over(ratings, crosswalk, old, new)
        left = carried(ratings, crosswalk, not_applicable=new.allows_not_applicable)
        assert found.verdict.outcome is outcome(new, new.rule, dict(left))
        seen[found.verdict.outcome] += 1
    assert min(seen[each] for each in Outcome) >= 15, seen


@pytest.mark.slow
def test_another_policy_per_change_is_followed() -> None:
    changed = 0
    for random, old, new, crosswalk, ratings in _problems(100):
        policy = {
            change: random.choice(sorted(fitting, key=lambda each: each.value))
            for change, fitting in FITTING.items()
            if random.random() < 0.6
        }
        policies = {**DEFAULT, **policy}
        found = carry_over(ratings, crosswalk, old, new, policy=policy)
        left = carried(
            ratings,
            crosswalk,
            not_applicable=new.allows_not_applicable,
            policies=policies,
        )
        assert {norm: still(rating) for norm, rating in found.ratings.items()} == left
        assert found.verdict == evaluate(found.ratings, new).verdict
        _assert_provenance(found, ratings, crosswalk, new, policies)
        changed += found.ratings != carry_over(ratings, crosswalk, old, new).ratings
    assert changed > 30


# One to one is tried with both sides allowing norms that do not apply.
_TABLE: dict[str, tuple[Change, list[Rated], Possible]] = {
    "unchanged: met": (Change.UNCHANGED, [MET], frozenset({MET})),
    "unchanged: open": (Change.UNCHANGED, [OPEN_RATINGS], OPEN_RATINGS),
    "unchanged: not applicable": (Change.UNCHANGED, [INAPPLICABLE], frozenset({INAPPLICABLE})),
    "reworded: partly met": (Change.REWORDED, [PARTLY], frozenset({PARTLY})),
    "reworded: some": (Change.REWORDED, [SHORT], SHORT),
    "moved: not met": (Change.MOVED, [NOT], frozenset({NOT})),
    "revised: met": (Change.REVISED, [MET], OPEN_RATINGS),
    "revised: not applicable": (Change.REVISED, [INAPPLICABLE], OPEN_RATINGS),
    "merged: all met": (Change.MERGED, [MET, MET, MET], frozenset({MET})),
    "merged: all not met": (Change.MERGED, [NOT, NOT], frozenset({NOT})),
    "merged: all partly met": (Change.MERGED, [PARTLY, PARTLY], SHORT),
    "merged: met and partly met": (Change.MERGED, [MET, PARTLY], SHORT),
    "merged: met and not met": (Change.MERGED, [MET, NOT, MET], SHORT),
    "merged: partly met and not met": (Change.MERGED, [PARTLY, NOT], SHORT),
    "merged: met and open": (Change.MERGED, [MET, OPEN_RATINGS], OPEN_RATINGS),
    "merged: not met and open": (Change.MERGED, [NOT, OPEN_RATINGS], SHORT),
    "merged: partly met and open": (Change.MERGED, [PARTLY, OPEN_RATINGS], SHORT),
    "merged: not met and not or partly": (Change.MERGED, [NOT, SHORT], SHORT),
    "merged: none applicable": (
        Change.MERGED,
        [INAPPLICABLE, INAPPLICABLE],
        frozenset({INAPPLICABLE}),
    ),
    "merged: one not applicable": (Change.MERGED, [MET, INAPPLICABLE, MET], OPEN_RATINGS),
    "merged: not applicable, and met or not applicable": (
        Change.MERGED,
        [INAPPLICABLE, frozenset({MET, INAPPLICABLE})],
        frozenset(Rating),
    ),
    "split: met": (Change.SPLIT, [MET], frozenset({MET})),
    "split: not met": (Change.SPLIT, [NOT], SHORT),
    "split: partly met": (Change.SPLIT, [PARTLY], OPEN_RATINGS),
    "split: open": (Change.SPLIT, [OPEN_RATINGS], OPEN_RATINGS),
    "split: met or not met": (Change.SPLIT, [frozenset({MET, NOT})], OPEN_RATINGS),
    "split: not applicable": (Change.SPLIT, [INAPPLICABLE], frozenset({INAPPLICABLE})),
    "restructured: met": (Change.RESTRUCTURED, [MET, MET], OPEN_RATINGS),
    "added": (Change.ADDED, [], OPEN_RATINGS),
}


def _framework(label: str, *ids: str, at_most: int = 0, **changes: Any) -> Framework:  # noqa: ANN401
    """Return a framework with a limit on norms not met, unless another rule is given."""
    fields: dict[str, Any] = {
        "rule": Rule([Limit(key="not-met", ratings={NOT}, at_most=at_most)]),
        "allows_not_applicable": True,
        **changes,
    }
    norms = [Norm(id_, "vakmanschap") for id_ in ids]
    local = V2019.variant("local", norm_count=len(ids), norms=norms, **fields)
    return attrs.evolve(local, key=FrameworkKey(label, "1"))


def _one_link(
    change: Change, found: list[Rated]
) -> tuple[Framework, Framework, Crosswalk, dict[str, Rated]]:
    """Return two frameworks of one link each, beside a norm that stays as it is."""
    ratings = {f"A{at}": rating for at, rating in enumerate(found)}
    targets = {Change.SPLIT: ["B0", "B1"], Change.WITHDRAWN: []}.get(change, ["B0"])
    old, new = _framework("x", "Z", *ratings), _framework("y", *targets, "Z")
    links = [Link(change, list(ratings), targets), Link(Change.UNCHANGED, ["Z"], ["Z"])]
    return old, new, Crosswalk(old.key, new.key, links), {**ratings, "Z": MET}


@pytest.mark.parametrize(("change", "found", "expected"), _TABLE.values(), ids=list(_TABLE))
def test_the_table_of_policies(change: Change, found: list[Rated], expected: Possible) -> None:
    old, new, crosswalk, ratings = _one_link(change, found)
    after = carry_over(ratings, crosswalk, old, new)
    left = {still(rating) for norm, rating in after.ratings.items() if norm != "Z"}
    assert left == {expected}
    assert after.ratings[NormId("Z")] is MET


def test_every_change_has_its_policy_and_those_withdrawn_need_none() -> None:
    assert dict(DEFAULT_POLICY) == DEFAULT
    assert {*DEFAULT_POLICY, Change.WITHDRAWN} == set(Change)
    assert {policy.name: policy.value for policy in CarryPolicy} == {
        "SAME": "same",
        "OPEN": "open",
        "MERGED": "merged",
        "SPLIT": "split",
    }


def test_a_norm_withdrawn_is_dropped_with_its_rating() -> None:
    old, new, crosswalk, ratings = _one_link(Change.WITHDRAWN, [NOT, OPEN_RATINGS])
    after = carry_over(ratings, crosswalk, old, new)
    assert after.dropped == (
        Dropped(norm=NormId("A0"), rating=NOT),
        Dropped(norm=NormId("A1"), rating=OPEN_RATINGS),
    )
    assert dict(after.ratings) == {"Z": MET}
    assert after.verdict.outcome is Outcome.PASS


def test_a_norm_left_out_is_open_and_a_set_of_one_is_certain() -> None:
    old, new, crosswalk, _ = _one_link(Change.UNCHANGED, [MET])
    after = carry_over({"Z": frozenset({NOT})}, crosswalk, old, new)
    assert dict(after.ratings) == {"B0": OPEN_RATINGS, "Z": NOT}
    assert after.origins == (
        Origin(
            norm=NormId("B0"),
            change=Change.UNCHANGED,
            sources=(NormId("A0"),),
            before=(OPEN_RATINGS,),
            policy=CarryPolicy.SAME,
            remark="",
        ),
        Origin(
            norm=NormId("Z"),
            change=Change.UNCHANGED,
            sources=(NormId("Z"),),
            before=(NOT,),
            policy=CarryPolicy.SAME,
            remark="",
        ),
    )


def test_where_the_new_framework_does_not_allow_it_not_applicable_is_open() -> None:
    old, new, crosswalk, ratings = _one_link(Change.UNCHANGED, [INAPPLICABLE])
    strict = attrs.evolve(new, allows_not_applicable=False)
    for rating in (INAPPLICABLE, frozenset({MET, INAPPLICABLE})):
        ratings["A0"] = rating
        after = carry_over(ratings, crosswalk, old, strict)
        assert dict(after.ratings) == {"B0": OPEN_RATINGS, "Z": MET}


def _weighted(**weights: int) -> Framework:
    rule = Rule(
        [
            Limit(key="weighted", ratings={NOT}, at_most=2, weights={"D": 0, **weights}),
            Limit(key="partly-met", ratings={PARTLY}, at_most=3),
            Limit(key="knock-out", ratings={NOT}, at_most=0, norms={"D"}),
        ]
    )
    return _framework("x", "A", "B", "C", "D", rule=rule)


def test_the_most_decisive_norm_is_to_be_reassessed_first() -> None:
    framework = _weighted(A=1, B=3, C=0)
    same = Crosswalk.identity(framework)
    found = carry_over({"D": MET}, same, framework, framework)
    # Whatever A turns out to be, B decides.
    assert (found.reassess, found.decisive) == (("B", "A", "C"), ("B",))
    # With nothing but the knock-out open, nothing else decides.
    found = carry_over({"A": MET, "B": MET}, same, framework, framework)
    assert found.verdict.outcome is Outcome.OPEN
    assert (found.reassess, found.decisive) == (("D", "C"), ("D",))


def test_norms_as_decisive_as_each_other_keep_the_order_of_the_catalogue() -> None:
    framework = _framework("x", "C", "A", "B", at_most=1)
    found = carry_over({}, Crosswalk.identity(framework), framework, framework)
    assert found.reassess == found.decisive == ("C", "A", "B")


@pytest.mark.parametrize("rest", [MET, NOT], ids=["pass", "fail"])
def test_where_the_outcome_is_certain_nothing_is_decisive(rest: Rating) -> None:
    framework = _framework("x", "A", "B", "C", "D", at_most=1)
    same = Crosswalk.identity(framework)
    found = carry_over(dict.fromkeys(["A", "C", "D"], rest), same, framework, framework)
    assert found.verdict.outcome is {MET: Outcome.PASS, NOT: Outcome.FAIL}[rest]
    assert (found.reassess, found.decisive) == (("B",), ())


def test_where_limits_compete_the_outcome_is_certain_as_well() -> None:
    rule = Rule(
        [
            Limit(key="partly-met", ratings={PARTLY}, at_most=1),
            Limit(key="not-met", ratings={NOT}, at_most=1),
        ]
    )
    framework = _framework("x", "A", "B", "C", rule=rule)
    same = Crosswalk.identity(framework)
    found = carry_over(dict.fromkeys("ABC", SHORT), same, framework, framework)
    assert found.verdict.outcome is Outcome.FAIL
    assert (found.reassess, found.decisive) == (("A", "B", "C"), ())


def test_the_cycle_chooses_the_rule() -> None:
    strict = Rule([Limit(key="partly-met", ratings={PARTLY}, at_most=0)])
    framework = _framework("x", "A", "B", recertification_rule=strict)
    same = Crosswalk.identity(framework)
    ratings = {"A": PARTLY, "B": MET}
    first = carry_over(ratings, same, framework, framework)
    again = carry_over(ratings, same, framework, framework, cycle=Cycle.RECERTIFICATION)
    assert first.verdict.outcome is Outcome.PASS
    assert again.verdict.outcome is Outcome.FAIL


_BAD_POLICIES: dict[str, tuple[Any, list[str]]] = {
    "no mapping": (1, ["policy: must be a mapping of changes to policies, got 1"]),
    "pairs": (
        [("merged", "open")],
        ["policy: must be a mapping of changes to policies, got [('merged', 'open')]"],
    ),
    "one norm only": (
        {Change.MERGED: CarryPolicy.SAME, Change.RESTRUCTURED: CarryPolicy.SPLIT},
        [
            "policy[<Change.MERGED: 'merged'>]: 'same' does not fit 'merged'",
            "policy[<Change.RESTRUCTURED: 'restructured'>]: 'split' does not fit 'restructured'",
        ],
    ),
    "no norm at all": (
        {Change.ADDED: CarryPolicy.MERGED},
        ["policy[<Change.ADDED: 'added'>]: 'merged' does not fit 'added'"],
    ),
    "what is withdrawn": (
        {Change.WITHDRAWN: CarryPolicy.OPEN},
        ["policy[<Change.WITHDRAWN: 'withdrawn'>]: 'open' does not fit 'withdrawn'"],
    ),
    "wrong types": (
        {"merged": CarryPolicy.OPEN, Change.SPLIT: "open", 3: 4},
        [
            "policy['merged']: must be for a Change, got 'merged'; write Change.MERGED",
            (
                "policy[<Change.SPLIT: 'split'>]: must be a CarryPolicy, got 'open'; "
                "write CarryPolicy.OPEN"
            ),
            "policy[3]: must be for a Change, got 3",
            "policy[3]: must be a CarryPolicy, got 4",
        ],
    ),
}


@pytest.mark.parametrize(("policy", "faults"), _BAD_POLICIES.values(), ids=list(_BAD_POLICIES))
def test_every_fault_of_a_policy_is_named(policy: Any, faults: list[str]) -> None:  # noqa: ANN401
    framework = _framework("x", "A")
    same = Crosswalk.identity(framework)
    with pytest.raises(InvalidArgumentError) as caught:
        carry_over({}, same, framework, framework, policy=policy)
    assert [str(fault) for fault in caught.value.faults] == faults


@pytest.mark.parametrize("change", list(FITTING), ids=lambda change: change.value)
def test_exactly_the_policies_that_fit_are_taken(change: Change) -> None:
    framework = _framework("x", "A")
    same = Crosswalk.identity(framework)
    for policy in CarryPolicy:
        if policy in FITTING[change]:
            carry_over({}, same, framework, framework, policy={change: policy})
        else:
            with pytest.raises(InvalidArgumentError):
                carry_over({}, same, framework, framework, policy={change: policy})


def test_a_crosswalk_that_does_not_fit_is_refused_with_every_fault() -> None:
    old, new, crosswalk, ratings = _one_link(Change.MERGED, [MET, MET])
    with pytest.raises(InvalidValueError) as caught:
        carry_over(ratings, crosswalk, new, old)
    assert {fault.path for fault in caught.value.faults} >= {
        "old.key",
        "new.key",
        "old.norms[0]",
        "new.norms[1]",
        "links[0].sources[0]",
        "links[0].targets[0]",
    }
    with pytest.raises(InvalidValueError):
        carry_over({}, Crosswalk.identity(old), old, new)
    # An edition without its catalogue has no norms to carry over.
    with pytest.raises(InvalidValueError):
        carry_over({}, Crosswalk(V2017.key, V2019.key, []), V2017, V2019)


def test_ratings_of_other_norms_are_refused() -> None:
    framework = _framework("x", "A")
    with pytest.raises(UnknownNormError):
        carry_over({"B": MET}, Crosswalk.identity(framework), framework, framework)


@pytest.mark.slow
def test_carrying_over_is_the_same_whatever_the_order_of_what_is_given() -> None:
    for random, old, new, crosswalk, ratings in _problems(30):
        found = carry_over(ratings, crosswalk, old, new)
        mixed = dict(random.sample(list(ratings.items()), len(ratings)))
        policy = dict(random.sample(list(DEFAULT.items()), len(DEFAULT)))
        again = carry_over(mixed, crosswalk, attrs.evolve(old), attrs.evolve(new), policy=policy)
        assert again == found
        assert repr(again) == repr(found)
        assert list(again.ratings) == list(found.ratings)


def test_the_result_is_a_value() -> None:
    _, old, new, crosswalk, ratings = next(_problems(1))
    found = carry_over(ratings, crosswalk, old, new)
    for twin in (pickle.loads(pickle.dumps(found)), copy.deepcopy(found)):  # noqa: S301
        assert (twin, hash(twin), repr(twin)) == (found, hash(found), repr(found))


def test_the_twin_keeps_to_the_table() -> None:
    # The table is written out once more in the twin: both are held against the named cases.
    for change, found, expected in _TABLE.values():
        if all(isinstance(rating, Rating) for rating in found):
            settled = [rating for rating in found if isinstance(rating, Rating)]
            assert carried_by(DEFAULT[change], settled) == expected
