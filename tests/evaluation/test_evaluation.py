# SPDX-License-Identifier: MIT
import copy
import os
import pickle
import subprocess
import sys
from collections.abc import Mapping
from itertools import product
from types import MappingProxyType

import attrs
import pytest

from sterksociaalwerk.errors import (
    InvalidArgumentError,
    InvalidRatingsError,
    InvalidValueError,
    UnknownNormError,
    WrongFrameworkError,
)
from sterksociaalwerk.evaluation import Evaluation, Outcome, decide, evaluate
from sterksociaalwerk.framework import (
    Cycle,
    Framework,
    Limit,
    Norm,
    NormId,
    Rated,
    Rating,
    Rule,
    Tally,
)
from sterksociaalwerk.label import V2019
from tests.generators import F2017, F2019, rated_frameworks, seeded
from tests.oracle import completions, count, outcome, outcome_of

ALL_MET = {norm.id: Rating.MET for norm in F2019.norms}
_PARTLY_OR_NOT = frozenset({Rating.PARTLY_MET, Rating.NOT_MET})


def _framework(limits: list[Limit], *norms: Norm, **changes: object) -> Framework:
    base = V2019.variant("small", norm_count=len(norms), rule=Rule(limits), **changes)
    return base.with_norms(norms)


# ---------------------------------------------------------------- exactness


@pytest.mark.slow
def test_small_frameworks_agree_with_every_way_to_settle_them() -> None:
    seen = set[tuple[Outcome, frozenset[Outcome]]]()
    for framework, ratings in rated_frameworks(500, 3):
        verdict = evaluate(ratings, framework).verdict
        case = (framework.rule, ratings)
        assert verdict.outcome is outcome(framework, framework.rule, ratings), case
        ways = list(completions(framework, ratings))
        for result, limit in zip(verdict.limits, framework.rule.limits, strict=True):
            counts = [count(limit, framework.norms, way) for way in ways]
            assert result.limit == limit
            assert (result.least, result.most) == (min(counts), max(counts)), case
            assert result.outcome is outcome_of({found <= limit.at_most for found in counts}), case
        seen.add((verdict.outcome, frozenset(result.outcome for result in verdict.limits)))
    # Also the outcome that no limit shows by itself.
    assert (Outcome.FAIL, frozenset({Outcome.OPEN})) in seen
    assert (Outcome.FAIL, frozenset({Outcome.OPEN, Outcome.PASS})) in seen
    assert {found for found, _ in seen} == set(Outcome)


@pytest.mark.slow
def test_every_state_of_a_small_framework_agrees_with_every_way_to_settle_it() -> None:
    norms = [Norm("a", "vakmanschap"), Norm("b", "vakmanschap"), Norm("c", "dienstverlening")]
    pool = [
        Limit(key="partly", ratings={Rating.PARTLY_MET}, at_most=1),
        Limit(key="not", ratings={Rating.NOT_MET}, at_most=0, category="vakmanschap"),
        Limit(key="met", ratings={Rating.MET}, at_most=1),
        Limit(key="knock-out", ratings=_PARTLY_OR_NOT, at_most=0, norms={"b"}),
        Limit(key="heavy", ratings={Rating.NOT_MET}, at_most=3, weights={"a": 2, "b": 0, "c": 3}),
    ]
    ids = [norm.id for norm in norms]
    known = list(Rating)[:3]
    states = [
        frozenset(rating for rating, held in zip(known, chosen, strict=True) if held)
        for chosen in product([False, True], repeat=3)
        if any(chosen)
    ]
    for size in range(1, 1 << len(pool)):
        rule = [limit for at, limit in enumerate(pool) if size >> at & 1]
        framework = _framework(rule, *norms)
        passing = {
            way: all(
                count(
                    limit, norms, {norm.id: rated for norm, rated in zip(norms, way, strict=True)}
                )
                <= limit.at_most
                for limit in rule
            )
            for way in product(known, repeat=3)
        }
        for row in product(states, repeat=3):
            ratings = dict(zip(ids, row, strict=True))
            expected = outcome_of({passing[way] for way in product(*row)})
            assert evaluate(ratings, framework).verdict.outcome is expected, (rule, ratings)


@pytest.mark.slow
def test_a_rule_for_norms_is_chosen_by_the_cycle() -> None:
    differ = 0
    for framework, ratings in rated_frameworks(150):
        assert framework.recertification_rule is not None
        first = evaluate(ratings, framework, cycle=Cycle.INITIAL)
        again = evaluate(ratings, framework, cycle=Cycle.RECERTIFICATION)
        assert evaluate(ratings, framework) == first
        assert again.verdict.outcome is outcome(framework, framework.recertification_rule, ratings)
        assert [result.limit for result in again.verdict.limits] == list(
            framework.recertification_rule.limits
        )
        differ += first.verdict.outcome is not again.verdict.outcome
    assert differ


@pytest.mark.parametrize("framework", [F2017, F2019], ids=["2017", "2019"])
def test_whole_audits_agree_with_every_way_to_settle_their_counts(framework: Framework) -> None:
    random = seeded(framework.norm_count)
    most_partly, most_not = (limit.at_most for limit in framework.rule.limits)
    seen = set[tuple[Outcome, frozenset[Outcome]]]()
    for _ in range(400):
        partly, not_met, either, neither, open_ = (
            random.randint(0, most) for most in random.choice([(9, 4, 3, 3, 2), (4, 2, 14, 5, 0)])
        )
        ids = random.sample([norm.id for norm in framework.norms], framework.norm_count)
        kinds: list[Rated] = [
            *[Rating.PARTLY_MET] * partly,
            *[Rating.NOT_MET] * not_met,
            *[_PARTLY_OR_NOT] * either,
            *[frozenset({Rating.MET, Rating.NOT_MET})] * neither,
        ]
        rest = ids[len(kinds) + open_ :]
        ratings: dict[NormId, Rated] = dict(zip(ids, kinds, strict=False))
        ratings |= dict.fromkeys(rest, Rating.MET)
        answers = {
            partly + deels + open_partly <= most_partly
            and not_met + (either - deels) + niet + open_not <= most_not
            for deels in range(either + 1)
            for niet in range(neither + 1)
            for open_partly in range(open_ + 1)
            for open_not in range(open_ - open_partly + 1)
        }
        verdict = evaluate(ratings, framework).verdict
        assert verdict.outcome is outcome_of(answers), ratings
        assert verdict.tally == Tally(
            met=len(rest),
            partly_met=partly,
            not_met=not_met,
            open=either + neither + open_,
        )
        seen.add((verdict.outcome, frozenset(result.outcome for result in verdict.limits)))
    assert (Outcome.FAIL, frozenset({Outcome.OPEN})) in seen
    assert {found for found, _ in seen} == set(Outcome)


@pytest.mark.parametrize(
    ("either", "expected"),
    [(9, Outcome.OPEN), (11, Outcome.OPEN), (12, Outcome.FAIL), (49, Outcome.FAIL)],
)
def test_norms_that_are_surely_not_met_in_full_compete(either: int, expected: Outcome) -> None:
    ratings: dict[NormId, Rated] = {**ALL_MET}
    ratings |= dict.fromkeys([norm.id for norm in F2019.norms[:either]], _PARTLY_OR_NOT)
    verdict = evaluate(ratings, F2019).verdict
    assert verdict.outcome is expected
    assert {result.outcome for result in verdict.limits} == {Outcome.OPEN}
    # Counts alone know less: they take every open norm for one that may still be met.
    assert decide(verdict.tally, F2019).outcome is Outcome.OPEN


@pytest.mark.parametrize(
    ("rated", "expected"),
    [
        (Rating.MET, Outcome.PASS),
        (Rating.PARTLY_MET, Outcome.PASS),
        (frozenset({Rating.MET, Rating.PARTLY_MET}), Outcome.PASS),
        (None, Outcome.OPEN),
        (Rating.NOT_MET, Outcome.FAIL),
    ],
)
def test_a_knock_out_decides_by_itself(rated: Rated | None, expected: Outcome) -> None:
    knock_out = Limit(key="knock-out", ratings={Rating.NOT_MET}, at_most=0, norms={"D3"})
    framework = V2019.variant("strict", rule=Rule([*V2019.rule.limits, knock_out])).with_norms(
        F2019.norms
    )
    ratings: dict[NormId, Rated] = {**ALL_MET}
    if rated is None:
        del ratings[NormId("D3")]
    else:
        ratings[NormId("D3")] = rated
    assert evaluate(ratings, framework).verdict.outcome is expected
    another: dict[NormId, Rating] = {**ALL_MET, NormId("D4"): Rating.NOT_MET}
    assert evaluate(another, framework).verdict.outcome is Outcome.PASS


def test_weights_are_counted_as_often_as_they_say() -> None:
    limit = Limit(
        key="heavy", ratings={Rating.NOT_MET}, at_most=200_000, weights={"a": 200_000, "b": 0}
    )
    norms = [Norm(NormId(name), None) for name in "abc"]
    framework = _framework([limit], *norms)
    not_met = dict.fromkeys("abc", Rating.NOT_MET)
    verdict = evaluate(not_met, framework).verdict
    assert verdict.outcome is Outcome.FAIL
    assert verdict.limits[0].least == verdict.limits[0].most == 200_001
    assert evaluate({**not_met, "c": Rating.MET}, framework).verdict.outcome is Outcome.PASS
    assert evaluate({**not_met, "a": Rating.MET}, framework).verdict.limits[0].margin == 199_999


def test_not_applicable_counts_where_a_limit_says_so_and_is_never_assumed() -> None:
    norms = [Norm(NormId(name), None) for name in "ab"]
    limit = Limit(key="excused", ratings={Rating.NOT_APPLICABLE}, at_most=0)
    framework = _framework([limit], *norms, allows_not_applicable=True)
    assert evaluate({}, framework).verdict.outcome is Outcome.PASS
    excused = {"a": Rating.NOT_APPLICABLE}
    assert evaluate(excused, framework).verdict.outcome is Outcome.FAIL
    either = {"a": frozenset({Rating.MET, Rating.NOT_APPLICABLE})}
    assert evaluate(either, framework).verdict.outcome is Outcome.OPEN


def test_a_lone_norm_is_evaluated() -> None:
    limit = Limit(key="not-met", ratings={Rating.NOT_MET}, at_most=0)
    framework = _framework([limit], Norm(NormId("only"), None))
    assert evaluate({"only": Rating.MET}, framework).verdict.outcome is Outcome.PASS
    assert evaluate({}, framework).verdict.outcome is Outcome.OPEN
    assert evaluate({"only": Rating.NOT_MET}, framework).verdict.outcome is Outcome.FAIL


# ---------------------------------------------------------------- what is read from it


def test_ratings_are_given_back_in_the_order_of_the_catalogue() -> None:
    for framework, ratings in rated_frameworks(100):
        evaluation = evaluate(ratings, framework)
        assert list(evaluation.ratings) == [norm.id for norm in framework.norms]
        for norm, rated in evaluation.ratings.items():
            given = ratings.get(norm, frozenset(list(Rating)[:3]))
            if isinstance(given, frozenset) and len(given) == 1:
                (given,) = given
            assert rated == given
            assert type(rated) is type(given)


def test_an_evaluation_can_be_evaluated_again() -> None:
    for framework, ratings in rated_frameworks(100):
        evaluation = evaluate(ratings, framework)
        assert evaluate(evaluation.ratings, framework) == evaluation
        assert Evaluation(framework=framework, row=framework.row(ratings)) == evaluation


def test_categories_are_counted_apart() -> None:
    for framework, ratings in rated_frameworks(100):
        evaluation = evaluate(ratings, framework)
        for category, tally in evaluation.by_category.items():
            members = [norm.id for norm in framework.norms if norm.category == category]
            assert tally == Tally.of(ratings.get(norm) for norm in members)
        assert set(evaluation.by_category) == {norm.category for norm in framework.norms}


def test_norms_of_a_category_not_known_are_counted_too() -> None:
    norms = [Norm("a", None), Norm("b", "vakmanschap"), Norm("c", None)]
    limit = Limit(key="not-met", ratings={Rating.NOT_MET}, at_most=0)
    evaluation = evaluate({"a": Rating.MET, "b": Rating.MET}, _framework([limit], *norms))
    assert evaluation.by_category == {None: Tally(met=1, open=1), "vakmanschap": Tally(met=1)}


def test_what_an_evaluation_was_made_from_stays_with_it() -> None:
    evaluation = evaluate(ALL_MET, F2019, cycle=Cycle.RECERTIFICATION)
    assert evaluation.framework is F2019
    assert evaluation.framework is F2019
    assert evaluation.cycle is Cycle.RECERTIFICATION
    assert evaluation.row == bytes(49)
    assert evaluation.outcome is evaluation.verdict.outcome is Outcome.PASS
    assert evaluation.tally is evaluation.verdict.tally


def test_a_mapping_of_any_kind_will_do() -> None:
    expected = evaluate(ALL_MET, F2019)
    kinds: list[Mapping[NormId, Rating]] = [MappingProxyType(ALL_MET), dict(ALL_MET.items())]
    assert [evaluate(kind, F2019) for kind in kinds] == [expected, expected]
    # The caller may go on with what was given.
    given = dict(ALL_MET)
    evaluation = evaluate(given, F2019)
    given.clear()
    assert evaluation == expected
    assert len(evaluation.ratings) == 49


def test_many_audits_share_what_is_said_of_their_counts() -> None:
    # As for a whole sector: what is decided alike is decided and kept once.
    edition = attrs.evolve(F2019)

    def audit(**rated: Rated) -> Evaluation:
        ratings: dict[str, Rated] = {norm.id: Rating.MET for norm in F2019.norms}
        ratings |= rated
        return evaluate(ratings, edition)

    first, second = (
        audit(**{norm: Rating.NOT_MET, "V9": Rating.PARTLY_MET}) for norm in ("V1", "V2")
    )
    assert first.verdict is second.verdict
    assert decide(first.verdict.tally, edition) is first.verdict
    other = audit(V1=Rating.NOT_MET)
    assert other.verdict.limits[1] is first.verdict.limits[1]
    assert all(one is same for one, same in zip(first.reasons, other.reasons, strict=True))
    one, same = (
        evaluate({"V1": rating}, edition).reasons for rating in (Rating.MET, Rating.PARTLY_MET)
    )
    assert [each is again for each, again in zip(one[:2], same[:2], strict=True)] == [True, True]


def test_forgetting_what_was_kept_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def answers() -> list[tuple[object, ...]]:
        # The frameworks are made anew, and with them what follows from their rules.
        return [
            (evaluation.verdict, evaluation.reasons)
            for framework, ratings in rated_frameworks(40, 8, plain=True)
            for evaluation in [evaluate(ratings, framework)]
        ]

    remembered = answers()
    monkeypatch.setattr("sterksociaalwerk._engine.store.MOST_BYTES", 600)
    monkeypatch.setattr("sterksociaalwerk.framework._layout._MOST_TALLIES", 1)
    assert answers() == remembered


# ---------------------------------------------------------------- values


@pytest.mark.parametrize(
    "ratings", [ALL_MET, {}, {"V1": Rating.NOT_MET}], ids=["pass", "open", "set"]
)
def test_an_evaluation_has_no_truth_value(ratings: dict[str, Rating]) -> None:
    evaluation = evaluate(ratings, F2019)
    with pytest.raises(InvalidArgumentError, match=r"compare \.outcome") as caught:
        bool(evaluation)
    assert [fault.path for fault in caught.value.faults] == ["Evaluation"]


def test_evaluations_are_equal_by_content() -> None:
    twin = V2019.with_norms(F2019.norms)
    evaluation = evaluate({"V1": Rating.MET}, F2019)
    assert evaluation == evaluate({"V1": Rating.MET}, twin)
    assert hash(evaluation) == hash(evaluate({"V1": Rating.MET}, twin))
    others = [
        evaluate({"V2": Rating.MET}, F2019),
        evaluate({"V1": Rating.MET}, F2019, cycle=Cycle.RECERTIFICATION),
        evaluate({"V1": Rating.MET}, V2019.variant("other").with_norms(F2019.norms)),
    ]
    assert evaluation not in others
    assert len({evaluation, *others}) == 4


@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
@pytest.mark.parametrize("read", [False, True], ids=["unread", "read"])
def test_evaluations_survive_copies_and_pickles(protocol: int, read: bool) -> None:  # noqa: FBT001
    evaluation = evaluate({**ALL_MET, NormId("V1"): Rating.NOT_MET}, F2019)
    seen = (evaluation.ratings, evaluation.by_category, evaluation.reasons) if read else None
    for twin in (
        pickle.loads(pickle.dumps(evaluation, protocol)),  # noqa: S301  # our own
        copy.copy(evaluation),
        copy.deepcopy(evaluation),
        attrs.evolve(evaluation),
    ):
        assert twin == evaluation
        assert hash(twin) == hash(evaluation)
        assert repr(twin) == repr(evaluation)
        assert twin.verdict == evaluation.verdict
        if seen:
            assert (twin.ratings, twin.by_category, twin.reasons) == seen


def test_an_evaluation_cannot_be_changed() -> None:
    evaluation = evaluate({}, F2019)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        evaluation.row = bytes(49)  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
    with pytest.raises(TypeError):
        evaluation.ratings[NormId("V1")] = Rating.MET  # type: ignore[index]  # pyright: ignore[reportIndexIssue]


_IN_ANOTHER_PROCESS = """
import pickle, sys
from sterksociaalwerk.evaluation import decide, evaluate
from sterksociaalwerk.framework import Limit, Rating, Rule, Tally
from sterksociaalwerk.label import V2017

rule = Rule([
    *V2017.rule.limits,
    Limit(key="named", ratings={Rating.NOT_MET, Rating.PARTLY_MET}, at_most=1,
          norms={"V1", "V2", "V3", "D1"}, weights={"D1": 2, "V3": 0}),
])
framework = V2017.variant("local", rule=rule).with_numbered_norms()
ratings = {
    "V1": Rating.NOT_MET, "D1": {Rating.PARTLY_MET, Rating.NOT_MET},
    "O1": frozenset({Rating.MET, Rating.NOT_MET}),
}
made = [decide(Tally(met=50, open=2), V2017), evaluate(ratings, framework)]
for given in sys.argv[1:]:
    # A hash from elsewhere would not find its equal here.
    assert set(pickle.loads(bytes.fromhex(given))) == set(made)
evaluation = made[1]
print(*made, evaluation.ratings, evaluation.by_category, evaluation.reasons, sep="\\n")
print(pickle.dumps(made).hex())
"""


@pytest.mark.slow
def test_values_are_the_same_in_every_process() -> None:
    printed = set[str]()
    pickled: list[str] = []
    for seed in ("0", "1", "424242"):
        finished = subprocess.run(  # noqa: S603  # the program is ours
            [sys.executable, "-c", _IN_ANOTHER_PROCESS, *pickled],
            check=True,
            capture_output=True,
            text=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
        )
        *lines, data = finished.stdout.splitlines()
        printed.add("\n".join(lines))
        pickled.append(data)
    assert len(printed) == 1
    assert "limit-open" in printed.pop()


# ---------------------------------------------------------------- what is refused


@pytest.mark.parametrize(
    "wrong",
    [Rating.NOT_APPLICABLE, frozenset({Rating.NOT_APPLICABLE, Rating.MET})],
    ids=["settled", "possible"],
)
@pytest.mark.parametrize("rest", [ALL_MET, {}], ids=["complete", "open"])
def test_not_applicable_is_refused_where_the_framework_does_not_allow_it(
    wrong: Rated, rest: Mapping[str, Rating]
) -> None:
    ratings: dict[str, Rated] = {**rest, "V7": wrong}
    with pytest.raises(InvalidRatingsError, match="does not allow 'not-applicable'") as caught:
        evaluate(ratings, F2019)
    assert [fault.path for fault in caught.value.faults] == ["ratings['V7']"]
    lenient = V2019.variant("lenient", allows_not_applicable=True).with_norms(F2019.norms)
    expected = Outcome.PASS if rest else Outcome.OPEN
    assert evaluate(ratings, lenient).verdict.outcome is expected


@pytest.mark.parametrize(
    ("norm", "says"),
    [
        ("V16.", "did you mean 'V16'?"),
        ("v3", "did you mean 'V3'?"),
        ("O-3", "did you mean 'O3'?"),
        ("", "unknown norm"),
        ("9" * 10_000_000, "unknown norm"),
        (None, "unknown norm"),
        (1, "unknown norm"),
        (True, "unknown norm"),
        (float("nan"), "unknown norm"),
        (b"V1", "unknown norm"),
        (("V1",), "unknown norm"),
        (Norm("V1", None), "unknown norm"),
    ],
    ids=lambda value: f"{value!r:.12}",
)
def test_an_unknown_norm_is_refused(norm: object, says: str) -> None:
    one: dict[object, Rating] = {norm: Rating.MET}
    complete: dict[object, Rating] = {norm: Rating.MET, **dict.fromkeys(ALL_MET, Rating.MET)}
    for given in (one, complete):
        with pytest.raises(UnknownNormError) as caught:
            evaluate(given, F2019)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        (fault,) = caught.value.faults
        assert fault.path.startswith("ratings[")
        assert says in fault.problem
        assert len(str(caught.value)) < 300


def test_every_unknown_norm_is_named() -> None:
    with pytest.raises(UnknownNormError) as caught:
        evaluate({f"X{number}": Rating.MET for number in range(10_000)}, F2019)
    assert [fault.path for fault in caught.value.faults] == [
        f"ratings['X{number}']" for number in range(10_000)
    ]
    assert len(str(caught.value)) < 4000


def test_faults_of_several_kinds_are_named_at_once() -> None:
    ratings = {"X": Rating.MET, "V1": 1, "V2": Rating.NOT_APPLICABLE, "V3": {"met"}}
    with pytest.raises(InvalidRatingsError) as caught:
        evaluate(ratings, F2019)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    assert not isinstance(caught.value, UnknownNormError)
    assert [fault.path for fault in caught.value.faults] == [
        "ratings['X']",
        "ratings['V1']",
        "ratings['V2']",
        "ratings['V3']",
    ]


def test_ratings_of_another_edition_are_refused() -> None:
    with pytest.raises(UnknownNormError) as caught:
        evaluate(dict.fromkeys([norm.id for norm in F2017.norms], Rating.MET), F2019)
    assert [fault.path for fault in caught.value.faults] == [
        "ratings['O18']",
        "ratings['O19']",
        "ratings['O20']",
    ]


@pytest.mark.parametrize(
    "ratings", [ALL_MET, {}, {"X": Rating.MET}], ids=["met", "open", "unknown"]
)
def test_a_framework_without_a_catalogue_is_refused(ratings: dict[str, Rating]) -> None:
    with pytest.raises(WrongFrameworkError, match="has no catalogue of norms") as caught:
        evaluate(ratings, V2019)
    assert [fault.path for fault in caught.value.faults] == ["framework"]
    with pytest.raises(WrongFrameworkError):
        Evaluation(framework=V2019, row=bytes(49))


@pytest.mark.parametrize(
    "row",
    [
        b"",
        bytes(48),
        bytes(50),
        bytes(10_000_000),
        bytes([4]) + bytes(48),
        bytes([16]) + bytes(48),
        bytes([17]) + bytes(48),
        bytes([32]) + bytes(48),
        bytes([255]) * 49,
        b"0" * 49,
    ],
    ids=lambda row: f"{len(row)} of {row[:1]!r}",
)
def test_a_row_that_stands_for_no_ratings_is_refused(row: bytes) -> None:
    with pytest.raises(InvalidValueError, match="must be 49 bytes") as caught:
        Evaluation(framework=F2019, row=row)
    assert [fault.path for fault in caught.value.faults] == ["row"]


def test_a_row_of_a_class_of_the_callers_own_is_decided_alike() -> None:
    class Row(bytes):
        __slots__ = ()

    row = bytes([2, 1]) + bytes(47)
    own = Evaluation(framework=F2019, row=Row(row))
    assert own == Evaluation(framework=F2019, row=row)
    assert own.verdict == Evaluation(framework=F2019, row=row).verdict
    with pytest.raises(InvalidValueError, match="must be 49 bytes"):
        Evaluation(framework=F2019, row=Row(row[1:]))


def test_a_row_cannot_say_what_the_framework_does_not_allow() -> None:
    rows = [bytes([code]) + bytes(48) for code in (3, 25, 31)]
    lenient = V2019.variant("lenient", allows_not_applicable=True).with_norms(F2019.norms)
    for row in rows:
        assert Evaluation(framework=lenient, row=row).row == row
        with pytest.raises(InvalidValueError, match="row"):
            Evaluation(framework=F2019, row=row)
