# SPDX-License-Identifier: MIT
import copy
import pickle

import attrs
import pytest

from sterksociaalwerk.errors import InvalidArgumentError
from sterksociaalwerk.evaluation import LimitResult, Outcome, Verdict, decide
from sterksociaalwerk.framework import Limit, Rating, Tally
from sterksociaalwerk.label import V2019

LIMIT = Limit(key="not-met", ratings={Rating.NOT_MET}, at_most=3)


def test_outcomes_keep_their_form_in_data() -> None:
    assert [(outcome.name, outcome.value) for outcome in Outcome] == [
        ("PASS", "pass"),
        ("FAIL", "fail"),
        ("OPEN", "open"),
    ]


@pytest.mark.parametrize(
    ("least", "most", "outcome", "margin"),
    [
        (0, 0, Outcome.PASS, 3),
        (0, 3, Outcome.PASS, 0),
        (3, 3, Outcome.PASS, 0),
        (0, 4, Outcome.OPEN, -1),
        (3, 4, Outcome.OPEN, -1),
        (4, 4, Outcome.FAIL, -1),
        (4, 49, Outcome.FAIL, -46),
    ],
)
def test_a_limit_stands_where_its_counts_say(
    least: int, most: int, outcome: Outcome, margin: int
) -> None:
    result = LimitResult(limit=LIMIT, least=least, most=most)
    assert (result.outcome, result.margin) == (outcome, margin)


@pytest.mark.parametrize("tally", [Tally(met=49), Tally(not_met=49), Tally(open=49)], ids=str)
def test_a_verdict_has_no_truth_value(tally: Tally) -> None:
    verdict = decide(tally, V2019)
    with pytest.raises(
        InvalidArgumentError, match=r"compare \.outcome with Outcome\.PASS"
    ) as caught:
        bool(verdict)
    assert isinstance(caught.value, TypeError)
    assert [fault.path for fault in caught.value.faults] == ["Verdict"]


def test_verdicts_are_equal_by_content() -> None:
    verdict = decide(Tally(met=46, partly_met=3), V2019)
    again = Verdict(
        outcome=Outcome.PASS,
        tally=Tally(met=46, partly_met=3),
        limits=tuple(
            LimitResult(limit=limit, least=found, most=found)
            for limit, found in zip(V2019.rule.limits, [3, 0], strict=True)
        ),
    )
    assert verdict == again
    assert hash(verdict) == hash(again)
    assert repr(verdict) == repr(again)
    assert verdict != decide(Tally(met=47, partly_met=2), V2019)
    assert len({verdict, again, decide(Tally(open=49), V2019)}) == 2


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_verdicts_survive_copies_and_pickles(protocol: int) -> None:
    verdict = decide(Tally(met=40, open=9), V2019)
    for twin in (
        pickle.loads(pickle.dumps(verdict, protocol)),  # noqa: S301  # our own
        copy.copy(verdict),
        copy.deepcopy(verdict),
        attrs.evolve(verdict),
    ):
        assert twin == verdict
        assert hash(twin) == hash(verdict)
        assert repr(twin) == repr(verdict)


def test_a_verdict_cannot_be_changed() -> None:
    verdict = decide(Tally(met=49), V2019)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        verdict.outcome = Outcome.FAIL  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        verdict.limits[0].margin = 99  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
