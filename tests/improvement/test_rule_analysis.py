# SPDX-License-Identifier: MIT
import copy
import pickle
from collections import Counter

import attrs
import pytest
from hypothesis import given, strategies as st

from sterksociaalwerk.errors import InvalidRatingsError
from sterksociaalwerk.evaluation import Outcome, ReasonCode, decide, evaluate
from sterksociaalwerk.framework import Cycle, Framework, Limit, Rating, Rule, Tally
from sterksociaalwerk.improvement import Paradox, RuleAnalysis, analyse_rule
from sterksociaalwerk.label import V2017, V2019
from tests.generators import F2017, F2019, at_most, frameworks, rated_frameworks, rules
from tests.oracle import looked_over

MET, PARTLY, NOT, INAPPLICABLE = Rating


def test_the_rule_is_looked_over_completely() -> None:
    seen = Counter[str]()
    for framework, _ in rated_frameworks(200, most_norms=6, plain=True):
        for cycle in Cycle:
            found = analyse_rule(framework, cycle=cycle)
            expected = looked_over(framework, framework.rule_for(cycle))
            # Of one tally, the paradox of either step may come first.
            assert Counter(found.paradoxes) == Counter(expected.paradoxes)
            assert attrs.evolve(found, paradoxes=()) == attrs.evolve(expected, paradoxes=())
            order = [
                (paradox.before.partly_met, paradox.before.not_met, paradox.before.not_applicable)
                for paradox in found.paradoxes
            ]
            assert order == sorted(order)
            seen["monotone" if found.monotone else "not monotone"] += 1
            seen["not applicable"] += any(
                paradox.before.not_applicable for paradox in found.paradoxes
            )
            seen["a step to met"] += any(paradox.raised_to is MET for paradox in found.paradoxes)
            seen["nothing passes"] += found.passing == 0
            seen["all passes"] += found.passing == found.states
    assert min(seen.values()) >= 10, seen


_NUMBERED = {V2017.key: F2017, V2019.key: F2019}
_EDITIONS = [
    # How many norms may be partly met and not met; tallies that pass, and all tallies.
    pytest.param(V2017, (10, 5), 66, 1431, id="2017"),
    pytest.param(V2019, (8, 3), 36, 1275, id="2019"),
]


@pytest.mark.parametrize(("framework", "most", "passing", "states"), _EDITIONS)
def test_the_label_has_as_many_paradoxes_as_norms_may_be_not_met(
    framework: Framework, most: tuple[int, int], passing: int, states: int
) -> None:
    found = analyse_rule(framework)
    assert (found.passing, found.states) == (passing, states)
    most_partly, most_not = most
    assert passing == (most_partly + 1) * (most_not + 1)
    assert not found.monotone
    met = framework.norm_count - most_partly
    assert found.paradoxes == tuple(
        Paradox(
            before=Tally(met=met - not_met, partly_met=most_partly, not_met=not_met),
            after=Tally(met=met - not_met, partly_met=most_partly + 1, not_met=not_met - 1),
            raised_from=NOT,
            raised_to=PARTLY,
        )
        for not_met in range(1, most_not + 1)
    )
    assert analyse_rule(framework, cycle=Cycle.RECERTIFICATION) == found
    assert analyse_rule(_NUMBERED[framework.key]) == found


@pytest.mark.parametrize("framework", [V2017, V2019], ids=["2017", "2019"])
def test_each_paradox_is_one_for_decide_and_for_evaluate(framework: Framework) -> None:
    catalogue = _NUMBERED[framework.key]
    for paradox in analyse_rule(framework).paradoxes:
        assert decide(paradox.before, framework).outcome is Outcome.PASS
        assert decide(paradox.after, framework).outcome is Outcome.FAIL
        tally = paradox.before
        each = [MET] * tally.met + [PARTLY] * tally.partly_met + [NOT] * tally.not_met
        ids = [norm.id for norm in catalogue.norms]
        evaluation = evaluate(dict(zip(ids, each, strict=True)), catalogue)
        (reason,) = (
            reason
            for reason in evaluation.reasons
            if reason.code is ReasonCode.IMPROVEMENT_WOULD_FAIL
        )
        assert reason.norms == tuple(ids[-tally.not_met :])


@at_most(50)
@given(frameworks(counts_suffice=True), st.data())
def test_a_rule_on_bad_ratings_and_worse_is_monotone(
    framework: Framework, data: st.DataObject
) -> None:
    # A limit that counts a rating counts every rating worse than it.
    worse = [{NOT}, {PARTLY, NOT}, {MET, PARTLY, NOT}]
    rule = data.draw(rules())
    limits = [
        attrs.evolve(limit, ratings=data.draw(st.sampled_from(worse))) for limit in rule.limits
    ]
    found = analyse_rule(attrs.evolve(framework, rule=Rule(limits)))
    assert found.monotone
    assert found.paradoxes == ()


def test_a_rule_on_good_ratings_forbids_getting_better() -> None:
    rule = Rule([Limit(key="met", ratings={MET}, at_most=1)])
    found = analyse_rule(V2019.variant("local", norm_count=2, rule=rule))
    assert found == RuleAnalysis(
        monotone=False,
        paradoxes=(
            Paradox(
                before=Tally(met=1, partly_met=1),
                after=Tally(met=2),
                raised_from=PARTLY,
                raised_to=MET,
            ),
        ),
        passing=5,
        states=6,
    )


def test_norms_that_do_not_apply_count_where_a_framework_allows_them() -> None:
    rule = Rule([Limit(key="partly-met", ratings={PARTLY, INAPPLICABLE}, at_most=1)])
    without = V2019.variant("local", norm_count=2, rule=rule)
    assert (analyse_rule(without).states, analyse_rule(without).passing) == (6, 5)
    found = analyse_rule(attrs.evolve(without, allows_not_applicable=True))
    assert (found.states, found.passing) == (10, 7)
    assert [(paradox.before, paradox.after) for paradox in found.paradoxes] == [
        (Tally(not_met=1, not_applicable=1), Tally(partly_met=1, not_applicable=1)),
        (Tally(partly_met=1, not_met=1), Tally(partly_met=2)),
    ]


def test_a_re_audit_has_its_own_rule() -> None:
    strict = Rule([Limit(key="not-met", ratings={NOT}, at_most=0)])
    framework = V2019.variant("local", recertification_rule=strict)
    again = analyse_rule(framework, cycle=Cycle.RECERTIFICATION)
    assert (again.monotone, again.passing) == (True, 50)
    assert analyse_rule(framework).passing == 36


def test_looking_over_once_more_is_the_same() -> None:
    assert analyse_rule(attrs.evolve(V2019)) == analyse_rule(V2019)
    found = analyse_rule(V2019)
    assert analyse_rule(V2019) is found
    for twin in (pickle.loads(pickle.dumps(found)), copy.deepcopy(found)):  # noqa: S301
        assert (twin, hash(twin), repr(twin)) == (found, hash(found), repr(found))


_NEEDING_NORMS = {
    "a category": Limit(key="craft", ratings={NOT}, at_most=1, category="vakmanschap"),
    "norms": Limit(key="knock-out", ratings={NOT}, at_most=0, norms={"V1"}),
    "weights": Limit(key="weighted", ratings={NOT}, at_most=4, weights={"V1": 2}),
}


@pytest.mark.parametrize("limit", _NEEDING_NORMS.values(), ids=list(_NEEDING_NORMS))
def test_a_rule_that_needs_norms_is_refused(limit: Limit) -> None:
    plain = Limit(key="plain", ratings={NOT}, at_most=3)
    for norms in ((), V2017.with_numbered_norms().norms):
        framework = V2017.variant("local", rule=Rule([plain, limit]), norms=norms)
        with pytest.raises(InvalidRatingsError) as caught:
            analyse_rule(framework)
        assert [fault.path for fault in caught.value.faults] == ["framework"]
    # A re-audit may have a rule that counts suffice for.
    framework = V2017.variant("local", rule=Rule([limit]), recertification_rule=Rule([plain]))
    assert analyse_rule(framework, cycle=Cycle.RECERTIFICATION).monotone
