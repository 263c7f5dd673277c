# SPDX-License-Identifier: MIT
import copy
import pickle
from collections import Counter

import attrs
import pytest

from sterksociaalwerk.evaluation import Evaluation, Outcome, Reason, ReasonCode, evaluate
from sterksociaalwerk.framework import Cycle, Limit, Norm, NormId, Rated, Rating, Rule
from sterksociaalwerk.label import V2019
from tests.generators import F2019, rated_frameworks
from tests.oracle import reasons, risky_raises

_MET_OR_PARTLY = frozenset({Rating.MET, Rating.PARTLY_MET})


def _audit(**rated: Rated) -> Evaluation:
    """Evaluate an audit in which all other norms are met."""
    ratings: dict[str, Rated] = {norm.id: Rating.MET for norm in F2019.norms}
    return evaluate({**ratings, **rated}, F2019)


def _partly(number: int) -> dict[str, Rated]:
    return {f"V{at}": Rating.PARTLY_MET for at in range(1, number + 1)}


@pytest.mark.slow
@pytest.mark.parametrize("plain", [False, True], ids=["norms", "counts"])
def test_reasons_agree_with_every_way_to_settle_and_to_improve(plain: bool) -> None:  # noqa: FBT001
    seen = dict.fromkeys(ReasonCode, 0)
    for framework, ratings in rated_frameworks(250, 4, most_norms=5, plain=plain):
        for cycle in Cycle:
            evaluation = evaluate(ratings, framework, cycle=cycle)
            rule = framework.rule_for(cycle)
            expected = reasons(framework, rule, ratings)
            assert list(evaluation.reasons) == expected, (rule, ratings)
            for reason in expected:
                seen[reason.code] += 1
    assert min(seen.values()) >= 5, seen


@pytest.mark.slow
@pytest.mark.parametrize("plain", [False, True], ids=["norms", "counts"])
def test_every_raise_of_a_norm_that_is_unsafe_to_raise_is_judged(plain: bool) -> None:  # noqa: FBT001
    seen: Counter[tuple[Outcome, bool, bool]] = Counter()
    for framework, ratings in rated_frameworks(400, 3, most_norms=5, plain=plain):
        evaluation = evaluate(ratings, framework)
        expected = risky_raises(framework, framework.rule, ratings)
        assert list(evaluation.risky_raises) == expected, (framework.rule, ratings)
        seen.update((each.outcome, bool(each.exceeded), bool(each.uncertain)) for each in expected)
    assert seen[Outcome.PASS, False, False] >= 5
    assert seen[Outcome.FAIL, True, False] >= 5
    assert seen[Outcome.OPEN, False, True] >= 5


def test_codes_keep_their_form_in_data() -> None:
    assert {code.name: str(code) for code in ReasonCode} == {
        "LIMIT_HOLDS": "limit-holds",
        "LIMIT_EXCEEDED": "limit-exceeded",
        "LIMIT_OPEN": "limit-open",
        "LIMITS_COMPETE": "limits-compete",
        "NORMS_OPEN": "norms-open",
        "IMPROVEMENT_WOULD_FAIL": "improvement-would-fail",
        "IMPROVEMENT_COULD_FAIL": "improvement-could-fail",
    }


HOLDS = (
    Reason(code=ReasonCode.LIMIT_HOLDS, limit="partly-met"),
    Reason(code=ReasonCode.LIMIT_HOLDS, limit="not-met"),
)


def test_where_all_is_well_the_limits_hold_and_that_is_all() -> None:
    assert _audit().reasons == HOLDS
    assert _audit(**_partly(8)).reasons == HOLDS
    assert _audit(**_partly(7), O1=Rating.NOT_MET).reasons == HOLDS


def test_the_paradox_names_the_norms_that_cannot_be_raised() -> None:
    evaluation = _audit(**_partly(8), O4=Rating.NOT_MET, D2=Rating.NOT_MET)
    assert evaluation.verdict.outcome is Outcome.PASS
    # In the order of the catalogue. From not met to met in one go would be safe, one step is not.
    assert evaluation.reasons == (
        *HOLDS,
        Reason(code=ReasonCode.IMPROVEMENT_WOULD_FAIL, norms=(NormId("D2"), NormId("O4"))),
    )
    raised = _audit(**_partly(8), O4=Rating.NOT_MET, D2=Rating.PARTLY_MET)
    assert raised.verdict.outcome is Outcome.FAIL


def test_a_raise_that_makes_the_outcome_open_is_named() -> None:
    evaluation = _audit(**_partly(7), V8=_MET_OR_PARTLY, O4=Rating.NOT_MET)
    assert evaluation.verdict.outcome is Outcome.PASS
    assert evaluation.reasons == (
        *HOLDS,
        Reason(code=ReasonCode.NORMS_OPEN, norms=(NormId("V8"),)),
        Reason(code=ReasonCode.IMPROVEMENT_COULD_FAIL, norms=(NormId("O4"),)),
    )


def test_a_norm_can_be_raised_one_way_to_fail_and_another_to_open() -> None:
    rule = Rule(
        [
            Limit(key="partly-met", ratings={Rating.PARTLY_MET}, at_most=0),
            Limit(key="met", ratings={Rating.MET}, at_most=1),
        ]
    )
    norms = [Norm(NormId(name), None) for name in ("a", "b")]
    framework = V2019.variant("two", rule=rule, norm_count=2).with_norms(norms)
    ratings: dict[str, Rated] = {
        "a": Rating.NOT_MET,
        "b": frozenset({Rating.MET, Rating.NOT_MET}),
    }
    evaluation = evaluate(ratings, framework)
    assert evaluation.reasons[-2:] == (
        Reason(code=ReasonCode.IMPROVEMENT_WOULD_FAIL, norms=(NormId("a"),)),
        Reason(code=ReasonCode.IMPROVEMENT_COULD_FAIL, norms=(NormId("a"),)),
    )


def test_norms_rated_alike_are_judged_each_by_the_limits_that_count_it() -> None:
    limits = [
        Limit(key=norm, ratings={Rating.PARTLY_MET}, at_most=0, norms=[norm]) for norm in "ab"
    ]
    norms = [Norm(NormId(name), None) for name in "ab"]
    framework = V2019.variant("two", rule=Rule(limits), norm_count=2).with_norms(norms)
    evaluation = evaluate(dict.fromkeys("ab", Rating.NOT_MET), framework)
    assert [(each.norm, each.after, each.exceeded) for each in evaluation.risky_raises] == [
        ("a", Rating.PARTLY_MET, ("a",)),
        ("a", Rating.MET, ()),
        ("b", Rating.PARTLY_MET, ("b",)),
        ("b", Rating.MET, ()),
    ]


def test_an_exceeded_limit_names_the_norms_that_count_for_it() -> None:
    sure = frozenset({Rating.PARTLY_MET})
    evaluation = _audit(**_partly(8), O4=sure, O1=Rating.NOT_MET, O9=_MET_OR_PARTLY)
    assert evaluation.verdict.outcome is Outcome.FAIL
    assert evaluation.reasons == (
        Reason(
            code=ReasonCode.LIMIT_EXCEEDED,
            limit="partly-met",
            norms=(*map(NormId, _partly(8)), NormId("O4")),
        ),
        HOLDS[1],
        Reason(code=ReasonCode.NORMS_OPEN, norms=(NormId("O9"),)),
    )


def test_limits_that_compete_are_told_apart_from_limits_that_are_exceeded() -> None:
    either = frozenset({Rating.PARTLY_MET, Rating.NOT_MET})
    twelve = {f"D{at}": either for at in range(1, 13)}
    assert _audit(**twelve).reasons == (
        Reason(code=ReasonCode.LIMIT_OPEN, limit="partly-met"),
        Reason(code=ReasonCode.LIMIT_OPEN, limit="not-met"),
        Reason(code=ReasonCode.LIMITS_COMPETE),
        Reason(code=ReasonCode.NORMS_OPEN, norms=tuple(map(NormId, twelve))),
    )


def test_nothing_rated_leaves_every_norm_open() -> None:
    assert evaluate({}, F2019).reasons == (
        Reason(code=ReasonCode.LIMIT_OPEN, limit="partly-met"),
        Reason(code=ReasonCode.LIMIT_OPEN, limit="not-met"),
        Reason(code=ReasonCode.NORMS_OPEN, norms=tuple(norm.id for norm in F2019.norms)),
    )


def test_a_weight_of_nothing_counts_for_nothing() -> None:
    limit = Limit(key="heavy", ratings={Rating.NOT_MET}, at_most=1, weights={"a": 0, "b": 2})
    norms = [Norm(NormId(name), None) for name in ("a", "b", "c")]
    framework = V2019.variant("three", rule=Rule([limit]), norm_count=3).with_norms(norms)
    evaluation = evaluate(dict.fromkeys("abc", Rating.NOT_MET), framework)
    assert evaluation.reasons == (
        Reason(code=ReasonCode.LIMIT_EXCEEDED, limit="heavy", norms=(NormId("b"), NormId("c"))),
    )


def test_reasons_are_values() -> None:
    reason = Reason(code=ReasonCode.NORMS_OPEN, norms=(NormId("V1"),))
    for twin in (
        pickle.loads(pickle.dumps(reason)),  # noqa: S301  # our own
        copy.deepcopy(reason),
        Reason(code=ReasonCode("norms-open"), norms=(NormId("V1"),)),
    ):
        assert twin == reason
        assert hash(twin) == hash(reason)
        assert repr(twin) == repr(reason)
    assert reason != attrs.evolve(reason, norms=())
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        reason.norms = ()  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
