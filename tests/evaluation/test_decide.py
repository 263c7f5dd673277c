# SPDX-License-Identifier: MIT
from collections.abc import Iterator
from itertools import combinations_with_replacement

import pytest

from sterksociaalwerk.errors import (
    InvalidRatingsError,
    SterkSociaalWerkError,
)
from sterksociaalwerk.evaluation import Outcome, decide
from sterksociaalwerk.framework import Cycle, Framework, Limit, Rating, Rule, Tally
from sterksociaalwerk.label import V2017, V2019
from tests.generators import rated_frameworks
from tests.oracle import outcome_of

# edition, norms, at most *deels*, at most *niet*: written down once more, from the source
EDITIONS = [
    pytest.param(V2017, 52, 10, 5, id="2017"),
    pytest.param(V2019, 49, 8, 3, id="2019"),
]


def _tallies(norms: int, *, most_open: int) -> Iterator[Tally]:
    for open_ in range(most_open + 1):
        for partly_met in range(norms - open_ + 1):
            for not_met in range(norms - open_ - partly_met + 1):
                met = norms - open_ - partly_met - not_met
                yield Tally(met=met, partly_met=partly_met, not_met=not_met, open=open_)


@pytest.mark.parametrize(("framework", "norms", "most_partly", "most_not"), EDITIONS)
def test_every_settled_tally_is_decided_by_the_two_limits(
    framework: Framework, norms: int, most_partly: int, most_not: int
) -> None:
    verdicts = [decide(tally, framework) for tally in _tallies(norms, most_open=0)]
    for verdict in verdicts:
        within = verdict.tally.partly_met <= most_partly and verdict.tally.not_met <= most_not
        assert verdict.outcome is (Outcome.PASS if within else Outcome.FAIL)
    passing = sum(verdict.outcome is Outcome.PASS for verdict in verdicts)
    assert passing == (most_partly + 1) * (most_not + 1)
    assert len(verdicts) == {52: 1431, 49: 1275}[norms]


@pytest.mark.slow
@pytest.mark.parametrize(("framework", "norms", "most_partly", "most_not"), EDITIONS)
def test_every_tally_agrees_with_every_way_to_settle_it(
    framework: Framework, norms: int, most_partly: int, most_not: int
) -> None:
    states = 0
    for tally in _tallies(norms, most_open=norms):
        states += 1
        # Every split of the open norms over deels and niet; the rest is met.
        answers = {
            tally.partly_met + deels <= most_partly and tally.not_met + niet <= most_not
            for deels in range(tally.open + 1)
            for niet in range(tally.open - deels + 1)
        }
        verdict = decide(tally, framework)
        assert verdict.outcome is outcome_of(answers)
        assert verdict.tally == tally
        assert [
            (result.limit.key, result.least, result.most, result.margin)
            for result in verdict.limits
        ] == [
            (key, found, found + tally.open, at_most - found - tally.open)
            for key, found, at_most in (
                ("partly-met", tally.partly_met, most_partly),
                ("not-met", tally.not_met, most_not),
            )
        ]
    assert states == (norms + 1) * (norms + 2) * (norms + 3) // 6


def _five_counts(norms: int) -> Iterator[tuple[int, int, int, int, int]]:
    for bars in combinations_with_replacement(range(norms + 1), 4):
        a, b, c, d = bars
        yield a, b - a, c - b, d - c, norms - d


@pytest.mark.slow
def test_rules_that_count_any_ratings_agree_with_every_way_to_settle_a_tally() -> None:
    seen = set[Outcome]()
    for framework, _ in rated_frameworks(120, most_norms=4, plain=True):
        for met, partly_met, not_met, not_applicable, open_ in _five_counts(framework.norm_count):
            if not_applicable and not framework.allows_not_applicable:
                continue
            answers = set[bool]()
            extremes = [set[int]() for _ in framework.rule.limits]
            for deels in range(open_ + 1):
                for niet in range(open_ - deels + 1):
                    final = {
                        Rating.MET: met + open_ - deels - niet,
                        Rating.PARTLY_MET: partly_met + deels,
                        Rating.NOT_MET: not_met + niet,
                        Rating.NOT_APPLICABLE: not_applicable,
                    }
                    counts = [
                        sum(final[rating] for rating in limit.ratings)
                        for limit in framework.rule.limits
                    ]
                    for known, number in zip(extremes, counts, strict=True):
                        known.add(number)
                    answers.add(
                        all(
                            number <= limit.at_most
                            for number, limit in zip(counts, framework.rule.limits, strict=True)
                        )
                    )
            tally = Tally(
                met=met,
                partly_met=partly_met,
                not_met=not_met,
                not_applicable=not_applicable,
                open=open_,
            )
            verdict = decide(tally, framework)
            seen.add(verdict.outcome)
            assert verdict.outcome is outcome_of(answers), (framework.rule, tally)
            assert [(result.least, result.most) for result in verdict.limits] == [
                (min(known), max(known)) for known in extremes
            ]
    assert seen == set(Outcome)


def test_a_published_outcome_passes_with_its_margins() -> None:
    verdict = decide(Tally(met=46, partly_met=3), V2019)
    assert verdict.outcome is Outcome.PASS
    assert [result.margin for result in verdict.limits] == [5, 3]


def test_nothing_rated_is_open() -> None:
    verdict = decide(Tally(open=49), V2019)
    assert verdict.outcome is Outcome.OPEN
    assert [(result.least, result.most) for result in verdict.limits] == [(0, 49), (0, 49)]


def test_an_improvement_can_turn_a_pass_into_a_fail() -> None:
    assert decide(Tally(met=40, partly_met=8, not_met=1), V2019).outcome is Outcome.PASS
    assert decide(Tally(met=40, partly_met=9), V2019).outcome is Outcome.FAIL


@pytest.mark.parametrize(("norms", "outcome"), [(11, Outcome.OPEN), (12, Outcome.FAIL)])
def test_open_norms_compete_for_what_the_limits_leave(norms: int, outcome: Outcome) -> None:
    # None of these norms may be met: 8 and 3 leave room for 11.
    limits = [*V2019.rule.limits, Limit(key="met", ratings={Rating.MET}, at_most=49 - norms)]
    strict = V2019.variant("strict", rule=Rule(limits))
    verdict = decide(Tally(met=49 - norms, open=norms), strict)
    assert verdict.outcome is outcome
    assert {result.outcome for result in verdict.limits} == {Outcome.OPEN}


def test_the_cycle_chooses_the_rule() -> None:
    lenient = Rule([Limit(key="not-met", ratings={Rating.NOT_MET}, at_most=9)])
    framework = V2019.variant("again", recertification_rule=lenient)
    tally = Tally(met=40, not_met=9)
    assert decide(tally, framework).outcome is Outcome.FAIL
    assert decide(tally, framework, cycle=Cycle.INITIAL).outcome is Outcome.FAIL
    again = decide(tally, framework, cycle=Cycle.RECERTIFICATION)
    assert again.outcome is Outcome.PASS
    assert [result.limit for result in again.limits] == list(lenient.limits)
    assert decide(tally, V2019, cycle=Cycle.RECERTIFICATION) == decide(tally, V2019)


def test_norms_that_do_not_apply_are_no_fault_where_the_framework_allows_them() -> None:
    framework = V2019.variant("local", allows_not_applicable=True)
    verdict = decide(Tally(not_applicable=49), framework)
    assert verdict.outcome is Outcome.PASS
    # Not applicable is never assumed of what is open.
    rule = Rule([Limit(key="excused", ratings={Rating.NOT_APPLICABLE}, at_most=0)])
    assert decide(Tally(open=49), framework.variant("b", rule=rule)).outcome is Outcome.PASS


def test_ten_thousand_open_norms_are_decided() -> None:
    large = V2019.variant("large", norm_count=10_000)
    assert decide(Tally(open=10_000), large).outcome is Outcome.OPEN
    assert decide(Tally(met=9_989, partly_met=8, not_met=3), large).outcome is Outcome.PASS


def test_forgetting_what_was_kept_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    tallies = list(_tallies(6, most_open=6))
    keeps = V2019.variant("keeps", norm_count=6)
    verdicts = [decide(tally, keeps) for tally in tallies]
    monkeypatch.setattr("sterksociaalwerk._engine.store.MOST_BYTES", 1_000)
    forgets = V2019.variant("keeps", norm_count=6)
    assert [decide(tally, forgets) for tally in tallies] == verdicts
    assert [decide(tally, forgets) for tally in reversed(tallies)] == verdicts[::-1]


# ---------------------------------------------------------------- what is refused


@pytest.mark.parametrize(
    ("tally", "framework", "path", "says"),
    [
        pytest.param(Tally(met=48), V2019, "tally", "48 of 49 norms", id="too few"),
        pytest.param(Tally(met=48), V2019, "tally", "as open=1", id="one not said"),
        pytest.param(Tally(met=40, open=5), V2019, "tally", "as open=9", id="four not said"),
        pytest.param(Tally(), V2019, "tally", "as open=49", id="nothing"),
        pytest.param(Tally(met=49), V2017, "tally", "as open=3", id="of the next edition"),
        pytest.param(Tally(met=50), V2019, "tally", "counts 50 norms", id="too many"),
        pytest.param(
            Tally(met=10**18),
            V2019,
            "tally",
            "counts 1000000000000000000 norms",
            id="far too",
        ),
        pytest.param(
            Tally(met=48, not_applicable=1),
            V2019,
            "tally.not_applicable",
            "does not allow 'not-applicable'",
            id="not allowed",
        ),
    ],
)
def test_a_tally_that_does_not_fit_is_refused(
    tally: Tally, framework: Framework, path: str, says: str
) -> None:
    with pytest.raises(InvalidRatingsError) as caught:
        decide(tally, framework)
    (fault,) = caught.value.faults
    assert fault.path == path
    assert says in fault.problem


def test_every_fault_of_a_tally_is_named_at_once() -> None:
    with pytest.raises(InvalidRatingsError) as caught:
        decide(Tally(not_applicable=1), V2019)
    assert [fault.path for fault in caught.value.faults] == ["tally", "tally.not_applicable"]


def test_a_rule_that_needs_norms_is_not_decided_from_counts() -> None:
    limits = [
        *V2019.rule.limits,
        Limit(key="craft", ratings={Rating.NOT_MET}, at_most=0, category="vakmanschap"),
        Limit(key="named", ratings={Rating.NOT_MET}, at_most=0, norms={"V1"}),
        Limit(key="heavy", ratings={Rating.NOT_MET}, at_most=9, weights={"V1": 3}),
    ]
    framework = V2019.variant("norms", rule=Rule(limits), recertification_rule=V2019.rule)
    with pytest.raises(InvalidRatingsError) as caught:
        decide(Tally(met=49), framework)
    (fault,) = caught.value.faults
    assert fault.path == "framework"
    assert fault.problem == "limits craft, named, heavy need the norms; use evaluate"
    assert decide(Tally(met=49), framework, cycle=Cycle.RECERTIFICATION).outcome is Outcome.PASS


def test_every_wrong_argument_is_named_at_once() -> None:
    with pytest.raises(SterkSociaalWerkError) as caught:
        decide("46/3", "2019", cycle="initial")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    assert [fault.path for fault in caught.value.faults] == ["tally", "framework", "cycle"]
