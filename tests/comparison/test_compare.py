# SPDX-License-Identifier: MIT
import copy
import pickle
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import partial
from random import Random
from typing import Any

import attrs
import pytest

from sterksociaalwerk.comparison import (
    CarryPolicy,
    Change,
    Comparison,
    Crosswalk,
    Factor,
    Link,
    NormComparison,
    Progress,
    compare,
)
from sterksociaalwerk.errors import InvalidArgumentError, InvalidValueError, WrongFrameworkError
from sterksociaalwerk.evaluation import Evaluation, Outcome, evaluate
from sterksociaalwerk.framework import (
    OPEN_RATINGS,
    Category,
    Cycle,
    Framework,
    FrameworkKey,
    Limit,
    Norm,
    NormId,
    Rated,
    Rating,
    Rule,
    Source,
)
from sterksociaalwerk.label import V2017, V2019
from tests.generators import random_ends, random_framework, random_ratings, seeded
from tests.oracle import DEFAULT, FITTING, Possible, compared, outcome_had

MET, PARTLY, NOT, INAPPLICABLE = Rating
PASS, FAIL, OPEN = Outcome
Ratings = dict[str, Rated]

MAYBE = frozenset({MET, PARTLY})
SHORT = frozenset({PARTLY, NOT})


# ---------------------------------------------------------------- against the plain twin


def _assert_factors(
    found: Comparison,
    before: Evaluation,
    after: Evaluation,
    crosswalk: Crosswalk,
    policy: Mapping[Change, CarryPolicy],
) -> None:
    had = partial(outcome_had, before, after, crosswalk, policies={**DEFAULT, **policy})
    assert [effect.factor for effect in found.factors] == list(Factor)
    everything = frozenset(Factor)
    for effect in found.factors:
        one = frozenset({effect.factor})
        assert effect.alone is had(swapped=one)
        assert effect.without is had(swapped=everything - one)
        # What does not differ, changes nothing.
        if not effect.differs:
            assert (effect.alone, effect.without) == (found.before, found.after)
    assert had(swapped=frozenset()) is found.before
    assert had(swapped=everything) is found.after
    assert found.decisive == tuple(
        effect.factor
        for effect in found.factors
        if effect.differs and effect.without is before.verdict.outcome is not after.verdict.outcome
    )


def _problems(
    seeds: int, *, most_norms: int
) -> Iterator[tuple[Random, Evaluation, Evaluation, Crosswalk]]:
    for seed in range(seeds):
        random = seeded(seed)
        old, new, crosswalk = random_ends(random, most_norms=most_norms)
        before, after = (
            evaluate(random_ratings(random, side), side, cycle=random.choice(list(Cycle)))
            for side in (old, new)
        )
        yield random, before, after, crosswalk
        # The same norms by other names, under a rule of their own that names none.
        renamed = [attrs.evolve(norm, id=f"{norm.id}-new") for norm in old.norms]
        limits = random_framework(random, plain=True).rule
        twin = attrs.evolve(old, key=new.key, norms=renamed, rule=limits, recertification_rule=None)
        one_to_one = [
            Link(random.choice([Change.REWORDED, Change.REVISED]), [one.id], [other.id])
            for one, other in zip(old.norms, renamed, strict=True)
        ]
        rated = random_ratings(random, twin)
        if random.random() < 0.5:
            # Nothing else was found than before.
            rated = {norm: before.ratings[NormId(norm.removesuffix("-new"))] for norm in rated}
        again = evaluate(rated, twin)
        yield random, before, again, Crosswalk(old.key, new.key, one_to_one)


def _policy(random: Random) -> dict[Change, CarryPolicy]:
    """Return policies that fit, for some of the changes."""
    chosen = random.sample(sorted(FITTING), k=random.randrange(4))
    return {change: random.choice(sorted(FITTING[change])) for change in chosen}


@pytest.mark.slow
def test_every_norm_is_compared_with_what_was_found_before() -> None:
    seen = Counter[object]()
    for random, before, after, crosswalk in _problems(150, most_norms=8):
        policy = _policy(random)
        found = compare(before, after, crosswalk=crosswalk, policy=policy)
        expected = compared(before, after, crosswalk, {**DEFAULT, **policy})
        assert list(found.norms) == expected
        assert found.repeats == tuple(norm.norm for norm in expected if norm.repeated)
        assert found.before is before.verdict.outcome
        assert found.after is after.verdict.outcome
        seen.update(norm.progress for norm in expected)
        seen["repeated"] += len(found.repeats)
        counted = Counter((norm.category, norm.progress) for norm in expected)
        assert {
            (category, progress): number
            for category, numbers in found.by_category.items()
            for progress, number in numbers.items()
        } == counted
    assert min(seen.values()) >= 15, seen
    assert set(seen) >= set(Progress)


@pytest.mark.slow
def test_every_factor_is_what_each_combination_of_before_and_after_says() -> None:
    seen = Counter[object]()
    for random, before, after, crosswalk in _problems(100, most_norms=5):
        policy = _policy(random)
        found = compare(before, after, crosswalk=crosswalk, policy=policy)
        _assert_factors(found, before, after, crosswalk, policy)
        seen.update(found.decisive)
        seen["several"] += len(found.decisive) > 1
        seen["none, though it changed"] += found.before is not found.after and not found.decisive
        seen["not known"] += any(effect.alone is None for effect in found.factors)
        seen["known"] += all(effect.alone is not None for effect in found.factors)
        seen["the same ratings"] += not found.factors[0].differs
    assert min(seen.values()) >= 5, seen
    assert set(seen) >= set(Factor)


def _ends(seeds: int) -> Iterator[tuple[Evaluation, Evaluation, Crosswalk | None]]:
    """Yield evaluations of norms that stay, under rules and allowances that may not, and others."""
    for seed in range(seeds):
        random = seeded(seed)
        old, new, crosswalk = random_ends(random, most_norms=5)
        drawn = random_framework(random, plain=True).rule
        cycles = [random.choice(list(Cycle)) for _ in range(2)]
        # A category in which no norm is need not be one of the other framework.
        bare = [each for each in old.categories if each.key in {n.category for n in old.norms}]
        for new_, way in (
            (new, crosswalk),
            (old, None),
            (attrs.evolve(old, allows_not_applicable=not old.allows_not_applicable), None),
            (attrs.evolve(old, rule=drawn, recertification_rule=None, categories=bare), None),
        ):
            before, after = (
                evaluate(random_ratings(random, side), side, cycle=cycle)
                for side, cycle in zip((old, new_), cycles, strict=True)
            )
            yield before, after, way
            # Nothing was found yet, or nothing else than before.
            yield before, evaluate({}, new_, cycle=cycles[1]), way
            if way is None and new_.allows_not_applicable == old.allows_not_applicable:
                yield before, evaluate(before.ratings, new_, cycle=cycles[1]), way


_POLICIES = (None, {Change.UNCHANGED: CarryPolicy.OPEN}, {Change.REVISED: CarryPolicy.SAME})


@pytest.mark.slow
def test_where_the_outcome_changed_something_differs_and_what_does_not_changes_nothing() -> None:
    seen: set[tuple[Factor, bool]] = set()
    for before, after, crosswalk in _ends(120):
        for policy in _POLICIES:
            found = compare(before, after, crosswalk=crosswalk, policy=policy)
            differing = {each.factor for each in found.factors if each.differs}
            changed = found.before is not found.after
            assert differing or not changed
            for effect in found.factors:
                if not effect.differs:
                    assert (effect.alone, effect.without) == (found.before, found.after)
            if changed and len(differing) == 1:
                # There is nothing else that it could have been.
                assert found.decisive == tuple(differing)
                seen.update((factor, policy is None) for factor in differing)
            if crosswalk is None:
                allowed = before.framework.allows_not_applicable
                changes = allowed is not after.framework.allows_not_applicable
                assert (Factor.NORMS in differing) is changes
                if not changes:
                    assert found.factors == compare(before, after).factors
                    assert (Factor.RATINGS in differing) is (before.ratings != after.ratings)
    assert set(seen) == {(factor, plain) for factor in Factor for plain in (True, False)}


def test_that_norms_may_be_not_applicable_is_part_of_them() -> None:
    old = _framework("A", "B")
    new = attrs.evolve(old, allows_not_applicable=False)
    found = compare(evaluate({"A": INAPPLICABLE, "B": NOT}, old), evaluate({"B": NOT}, new))
    assert (found.before, found.after) == (PASS, OPEN)
    assert found.decisive == (Factor.NORMS,)


def test_a_policy_does_not_hide_that_the_ratings_changed() -> None:
    framework = _framework("A", "B")
    before, after = evaluate({"A": NOT, "B": MET}, framework), evaluate({}, framework)
    found = compare(before, after, policy={Change.UNCHANGED: CarryPolicy.OPEN})
    assert (found.before, found.after) == (PASS, OPEN)
    assert found.decisive == (Factor.RATINGS,)


# ---------------------------------------------------------------- norm by norm


def _framework(
    *ids: str,
    label: str = "x",
    category: str | None = "craft",
    **changes: Any,  # noqa: ANN401
) -> Framework:
    """Return a framework in which one norm may be not met, unless another rule is given."""
    fields: dict[str, Any] = {
        "rule": Rule([_not_met(1)]),
        "norms": [Norm(id_, category) for id_ in ids],
        "norm_count": len(ids),
        **changes,
    }
    return Framework(
        key=FrameworkKey(label, "1"),
        title="example",
        categories=[
            Category(key=key, title=key, title_en=key) for key in ("craft", "services", "spare")
        ],
        counts_business_critical_volunteers=False,
        allows_not_applicable=True,
        certificate_years=2,
        in_force_from=None,
        **fields,
    )


def _not_met(at_most: int, **over: Any) -> Limit:  # noqa: ANN401
    return Limit(key="not-met", ratings={NOT}, at_most=at_most, **over)


# What was found before and after of a norm that stays the same; progress, and whether repeated.
_SAME_NORM: dict[str, tuple[Rating | Possible, Rating | Possible, Progress, bool]] = {
    "met, met": (MET, MET, Progress.SAME, False),
    "partly, partly": (PARTLY, PARTLY, Progress.SAME, True),
    "not, not": (NOT, NOT, Progress.SAME, True),
    "not, partly": (NOT, PARTLY, Progress.IMPROVED, True),
    "not, met": (NOT, MET, Progress.IMPROVED, False),
    "partly, met": (PARTLY, MET, Progress.IMPROVED, False),
    "met, partly": (MET, PARTLY, Progress.DECLINED, False),
    "met, not": (MET, NOT, Progress.DECLINED, False),
    "partly, not": (PARTLY, NOT, Progress.DECLINED, True),
    "open, met": (OPEN_RATINGS, MET, Progress.NOT_COMPARABLE, False),
    "met, open": (MET, OPEN_RATINGS, Progress.NOT_COMPARABLE, False),
    "open, open": (OPEN_RATINGS, OPEN_RATINGS, Progress.NOT_COMPARABLE, False),
    "short, met": (SHORT, MET, Progress.IMPROVED, False),
    "short, not": (SHORT, NOT, Progress.NOT_COMPARABLE, True),
    "short, short": (SHORT, SHORT, Progress.NOT_COMPARABLE, True),
    "not, maybe": (NOT, MAYBE, Progress.IMPROVED, False),
    "met, short": (MET, SHORT, Progress.DECLINED, False),
    "maybe, not": (MAYBE, NOT, Progress.DECLINED, False),
    "inapplicable twice": (INAPPLICABLE, INAPPLICABLE, Progress.SAME, False),
    "inapplicable, met": (INAPPLICABLE, MET, Progress.NOT_COMPARABLE, False),
    "not, inapplicable": (NOT, INAPPLICABLE, Progress.NOT_COMPARABLE, False),
    "not or inapplicable, met": (
        frozenset({NOT, INAPPLICABLE}),
        MET,
        Progress.NOT_COMPARABLE,
        False,
    ),
}


@pytest.mark.parametrize(
    ("before", "after", "progress", "repeated"), _SAME_NORM.values(), ids=list(_SAME_NORM)
)
def test_a_norm_that_stays_the_same(
    before: Rating | Possible, after: Rating | Possible, progress: Progress, *, repeated: bool
) -> None:
    framework = _framework("A", "B")
    found = compare(evaluate({"A": before}, framework), evaluate({"A": after}, framework))
    assert found.norms[0] == NormComparison(
        norm=NormId("A"),
        category="craft",
        progress=progress,
        change=Change.UNCHANGED,
        expected=before,
        after=after,
        repeated=repeated,
    )
    assert found.repeats == (("A",) if repeated else ())


# A change, what was found before, what is found after: progress, expected, and whether repeated.
_CHANGED: dict[
    str, tuple[Change, list[Rating], Rating, Progress, Rating | Possible | None, bool]
] = {
    "reworded": (Change.REWORDED, [NOT], PARTLY, Progress.IMPROVED, NOT, True),
    "moved": (Change.MOVED, [PARTLY], PARTLY, Progress.SAME, PARTLY, True),
    "revised": (Change.REVISED, [NOT], MET, Progress.NOT_COMPARABLE, OPEN_RATINGS, False),
    "revised, deviating": (
        Change.REVISED,
        [NOT],
        NOT,
        Progress.NOT_COMPARABLE,
        OPEN_RATINGS,
        False,
    ),
    "merged from a mixture": (Change.MERGED, [MET, NOT], MET, Progress.IMPROVED, SHORT, False),
    "merged, deviating again": (
        Change.MERGED,
        [PARTLY, NOT],
        NOT,
        Progress.NOT_COMPARABLE,
        SHORT,
        True,
    ),
    "merged, one deviated": (
        Change.MERGED,
        [MET, NOT],
        PARTLY,
        Progress.NOT_COMPARABLE,
        SHORT,
        False,
    ),
    "merged from met": (Change.MERGED, [MET, MET], NOT, Progress.DECLINED, MET, False),
    "split from met": (Change.SPLIT, [MET], PARTLY, Progress.DECLINED, MET, False),
    "split from not met": (Change.SPLIT, [NOT], MET, Progress.IMPROVED, SHORT, False),
    "split from partly met": (
        Change.SPLIT,
        [PARTLY],
        PARTLY,
        Progress.NOT_COMPARABLE,
        OPEN_RATINGS,
        True,
    ),
    "restructured": (
        Change.RESTRUCTURED,
        [NOT, NOT],
        MET,
        Progress.NOT_COMPARABLE,
        OPEN_RATINGS,
        False,
    ),
    "restructured, deviating": (
        Change.RESTRUCTURED,
        [NOT, NOT],
        NOT,
        Progress.NOT_COMPARABLE,
        OPEN_RATINGS,
        False,
    ),
    "added": (Change.ADDED, [], NOT, Progress.NEW, None, False),
}


@pytest.mark.parametrize("name", list(_CHANGED))
def test_a_norm_that_changed(name: str) -> None:
    change, ratings, after, progress, expected, repeated = _CHANGED[name]
    rated: Ratings = {f"A{at}": rating for at, rating in enumerate(ratings)}
    targets = ["B0", "B1"] if change is Change.SPLIT else ["B0"]
    old, new = _framework("Z", *rated), _framework(*targets, "Z", label="y")
    crosswalk = Crosswalk(
        old.key,
        new.key,
        [Link(change, list(rated), targets), Link(Change.UNCHANGED, ["Z"], ["Z"])],
    )
    now: Ratings = dict.fromkeys(targets, after)
    found = compare(
        evaluate({**rated, "Z": MET}, old), evaluate({**now, "Z": MET}, new), crosswalk=crosswalk
    )
    for norm, target in zip(found.norms, targets, strict=False):
        assert norm == NormComparison(
            norm=NormId(target),
            category="craft",
            progress=progress,
            change=change,
            expected=expected,
            after=after,
            repeated=repeated,
        )
    assert found.norms[-1].progress is Progress.SAME
    assert found.repeats == (tuple(targets) if repeated else ())


def test_norms_that_are_gone_come_last_in_the_order_of_their_catalogue() -> None:
    old, new = _framework("C", "A", "B"), _framework("N", "B", label="y")
    crosswalk = Crosswalk(
        old.key,
        new.key,
        [
            Link(Change.WITHDRAWN, ["A", "C"], []),
            Link(Change.REWORDED, ["B"], ["B"]),
            Link(Change.ADDED, [], ["N"]),
        ],
    )
    found = compare(
        evaluate({"A": NOT, "B": MET}, old),
        evaluate({"B": MET, "N": PARTLY}, new),
        crosswalk=crosswalk,
    )
    assert [(norm.norm, norm.progress) for norm in found.norms] == [
        ("N", Progress.NEW),
        ("B", Progress.SAME),
        ("C", Progress.GONE),
        ("A", Progress.GONE),
    ]
    gone = found.norms[3]
    assert (gone.expected, gone.after, gone.change) == (NOT, None, Change.WITHDRAWN)
    assert found.norms[2].expected == OPEN_RATINGS
    assert found.repeats == ()
    assert found.by_category == {"craft": {Progress.SAME: 1, Progress.NEW: 1, Progress.GONE: 2}}


def test_categories_are_those_of_the_norm_now_and_may_not_be_known() -> None:
    old, new = _framework("A", "B"), _framework("A", "B", label="y", category=None)
    links = [Link(Change.UNCHANGED, [norm], [norm]) for norm in ("A", "B")]
    crosswalk = Crosswalk(old.key, new.key, links)
    found = compare(
        evaluate({"A": NOT, "B": MET}, old),
        evaluate({"A": MET, "B": MET}, new),
        crosswalk=crosswalk,
    )
    assert found.by_category == {None: {Progress.IMPROVED: 1, Progress.SAME: 1}}
    assert list(found.by_category[None]) == [Progress.IMPROVED, Progress.SAME]


def test_a_policy_says_what_can_be_expected() -> None:
    rule = Rule([_not_met(0)])
    old, new = _framework("A", "B", rule=rule), _framework("A", "B", label="y", rule=rule)
    links = [Link(Change.REVISED, [norm], [norm]) for norm in ("A", "B")]
    crosswalk = Crosswalk(old.key, new.key, links)
    first, second = evaluate({"A": NOT, "B": MET}, old), evaluate({"A": MET, "B": MET}, new)
    found = compare(first, second, crosswalk=crosswalk, policy={Change.REVISED: CarryPolicy.SAME})
    assert [norm.progress for norm in found.norms] == [Progress.IMPROVED, Progress.SAME]
    assert _effects(found)["ratings"] == (True, PASS, FAIL)
    found = compare(first, second, crosswalk=crosswalk)
    assert {norm.progress for norm in found.norms} == {Progress.NOT_COMPARABLE}
    assert _effects(found)["ratings"] == (True, OPEN, OPEN)


# ---------------------------------------------------------------- why the outcome changed


def _effects(found: Comparison) -> dict[str, tuple[bool, Outcome | None, Outcome | None]]:
    return {
        effect.factor.value: (effect.differs, effect.alone, effect.without)
        for effect in found.factors
    }


ABC = ("A", "B", "C")
ALL_NOT: Ratings = dict.fromkeys(ABC, NOT)
ALL_MET: Ratings = dict.fromkeys(ABC, MET)


def _same_norms(old: Framework, new: Framework) -> Crosswalk:
    links = [Link(Change.UNCHANGED, [norm.id], [norm.id]) for norm in new.norms]
    gone = [norm.id for norm in old.norms if norm.id not in new.layout.ids]
    return Crosswalk(
        old.key, new.key, links + [Link(Change.WITHDRAWN, [norm], []) for norm in gone]
    )


def test_where_only_ratings_differ_they_explain_it() -> None:
    framework = _framework(*ABC)
    found = compare(evaluate(ALL_NOT, framework), evaluate(ALL_MET, framework))
    assert (found.before, found.after) == (FAIL, PASS)
    assert _effects(found) == {
        "ratings": (True, PASS, FAIL),
        "norms": (False, FAIL, PASS),
        "limits": (False, FAIL, PASS),
    }
    assert found.decisive == (Factor.RATINGS,)


def test_where_only_limits_differ_they_explain_it() -> None:
    old = _framework(*ABC)
    new = _framework(*ABC, label="y", rule=Rule([_not_met(3)]))
    before, after = evaluate(ALL_NOT, old), evaluate(ALL_NOT, new)
    found = compare(before, after, crosswalk=_same_norms(old, new))
    assert _effects(found) == {
        "ratings": (False, FAIL, PASS),
        "norms": (False, FAIL, PASS),
        "limits": (True, PASS, FAIL),
    }
    assert found.decisive == (Factor.LIMITS,)
    # And the other way round.
    found = compare(after, before, crosswalk=_same_norms(new, old))
    assert _effects(found)["limits"] == (True, FAIL, PASS)
    assert found.decisive == (Factor.LIMITS,)


_NORMS_EXPLAIN_IT = {
    "ratings": (False, FAIL, PASS),
    "norms": (True, PASS, FAIL),
    "limits": (False, FAIL, PASS),
}


def test_where_only_the_category_of_a_norm_differs_it_explains_it() -> None:
    rule = Rule([_not_met(0, category="craft")])
    old = _framework(*ABC, rule=rule)
    moved = [attrs.evolve(old.norm("A"), category="services"), *old.norms[1:]]
    new = _framework(*ABC, label="y", rule=rule, norms=moved)
    rated = ALL_MET | {"A": NOT}
    links = [Link(Change.UNCHANGED, [norm], [norm]) for norm in "BC"]
    crosswalk = Crosswalk(old.key, new.key, [Link(Change.MOVED, ["A"], ["A"]), *links])
    found = compare(evaluate(rated, old), evaluate(rated, new), crosswalk=crosswalk)
    assert _effects(found) == _NORMS_EXPLAIN_IT
    assert found.decisive == (Factor.NORMS,)


def test_where_only_norms_are_gone_they_explain_it() -> None:
    old, new = _framework(*ABC), _framework("A", label="y")
    crosswalk = _same_norms(old, new)
    found = compare(evaluate(ALL_NOT, old), evaluate({"A": NOT}, new), crosswalk=crosswalk)
    assert _effects(found) == _NORMS_EXPLAIN_IT
    assert found.decisive == (Factor.NORMS,)
    # With A met as well, the norms gone might be met by now too.
    found = compare(evaluate(ALL_NOT, old), evaluate({"A": MET}, new), crosswalk=crosswalk)
    assert _effects(found) == {
        "ratings": (True, OPEN, PASS),
        "norms": (True, PASS, OPEN),
        "limits": (False, FAIL, PASS),
    }
    assert found.decisive == ()


def test_where_a_merger_leaves_fewer_norms_not_met_it_explains_it() -> None:
    old, new = _framework(*ABC), _framework("A", "D", label="y")
    crosswalk = Crosswalk(
        old.key,
        new.key,
        [Link(Change.UNCHANGED, ["A"], ["A"]), Link(Change.MERGED, ["B", "C"], ["D"])],
    )
    found = compare(
        evaluate(ALL_NOT | {"A": MET}, old),
        evaluate({"A": MET, "D": NOT}, new),
        crosswalk=crosswalk,
    )
    assert _effects(found) == _NORMS_EXPLAIN_IT
    assert found.decisive == (Factor.NORMS,)


def test_where_two_factors_are_needed_neither_does_it_alone() -> None:
    old = _framework(*ABC, rule=Rule([_not_met(0)]))
    new = _framework(*ABC, label="y", rule=Rule([_not_met(1)]))
    found = compare(
        evaluate(ALL_NOT, old),
        evaluate(ALL_MET | {"A": NOT}, new),
        crosswalk=_same_norms(old, new),
    )
    assert _effects(found) == {
        "ratings": (True, FAIL, FAIL),
        "norms": (False, FAIL, PASS),
        "limits": (True, FAIL, FAIL),
    }
    assert found.decisive == (Factor.RATINGS, Factor.LIMITS)


def test_where_either_factor_suffices_none_is_decisive() -> None:
    old = _framework(*ABC, rule=Rule([_not_met(0)]))
    new = _framework(*ABC, label="y", rule=Rule([_not_met(1)]))
    found = compare(
        evaluate(ALL_MET | {"A": NOT}, old), evaluate(ALL_MET, new), crosswalk=_same_norms(old, new)
    )
    assert _effects(found) == {
        "ratings": (True, PASS, PASS),
        "norms": (False, FAIL, PASS),
        "limits": (True, PASS, PASS),
    }
    assert found.decisive == ()


def test_where_the_outcome_stays_the_same_nothing_is_decisive() -> None:
    framework = _framework(*ABC)
    first = evaluate(ALL_MET, framework)
    found = compare(first, first)
    assert _effects(found) == dict.fromkeys(["ratings", "norms", "limits"], (False, PASS, PASS))
    assert found.decisive == ()
    # Though what differs may have cancelled out.
    old = _framework(*ABC, rule=Rule([_not_met(0)]))
    new = _framework(*ABC, label="y", rule=Rule([_not_met(1)]))
    crosswalk = _same_norms(old, new)
    found = compare(
        evaluate(ALL_MET, old), evaluate(ALL_MET | {"A": NOT}, new), crosswalk=crosswalk
    )
    assert _effects(found)["ratings"] == (True, FAIL, PASS)
    assert found.decisive == ()


def test_a_re_audit_with_a_rule_of_its_own_changes_the_limits() -> None:
    framework = _framework(*ABC, recertification_rule=Rule([_not_met(0)]))
    rated = ALL_MET | {"A": NOT}
    found = compare(
        evaluate(rated, framework), evaluate(rated, framework, cycle=Cycle.RECERTIFICATION)
    )
    assert (found.before, found.after) == (PASS, FAIL)
    assert _effects(found) == {
        "ratings": (False, PASS, FAIL),
        "norms": (False, PASS, FAIL),
        "limits": (True, FAIL, PASS),
    }
    assert found.decisive == (Factor.LIMITS,)
    # Without a rule of its own, a re-audit is judged as a first audit is.
    same = _framework(*ABC)
    found = compare(evaluate(rated, same), evaluate(rated, same, cycle=Cycle.RECERTIFICATION))
    assert not any(effect.differs for effect in found.factors)


def test_the_order_and_the_source_of_limits_are_no_difference() -> None:
    source = Source(title="title", publisher="publisher")
    partly = Limit(key="partly-met", ratings={PARTLY}, at_most=1)
    old = _framework(*ABC, rule=Rule([partly, _not_met(1)]))
    new = _framework(*ABC, rule=Rule([_not_met(1, source=source), partly]))
    found = compare(evaluate(ALL_NOT, old), evaluate(ALL_MET, new))
    assert _effects(found)["limits"] == (False, FAIL, PASS)


def _renamed(**changes: Any) -> tuple[Framework, Framework, Crosswalk]:  # noqa: ANN401
    """Return frameworks of which the first may fail no norm A, the second two of any."""
    old = _framework(*ABC, rule=Rule([_not_met(0, norms={"A"}, **changes)]))
    new = _framework("K", "L", "M", label="y", rule=Rule([_not_met(2)]))
    links = [Link(Change.REWORDED, [norm], [name]) for norm, name in zip(ABC, "KLM", strict=True)]
    return old, new, Crosswalk(old.key, new.key, links)


def test_limits_that_name_norms_reach_the_other_norms_over_the_crosswalk() -> None:
    old, new, crosswalk = _renamed(weights={"A": 1, "B": 2})
    before = evaluate(ALL_MET | {"A": NOT}, old)
    for now, without in (("K", FAIL), ("L", PASS), ("M", PASS)):
        rated = dict.fromkeys("KLM", MET) | {now: NOT}
        found = compare(before, evaluate(rated, new), crosswalk=crosswalk)
        # Had the limit stayed, only the norm that A became would fail.
        assert _effects(found)["limits"] == (True, PASS, without)
        # The other way round it is the limit before that names no norm.
        back = compare(evaluate(rated, new), before, crosswalk=crosswalk.inverse())
        assert _effects(back)["limits"] == (True, without, PASS)


def _asking(limit: Limit) -> dict[str, tuple[bool, Outcome | None, Outcome | None]]:
    """Compare an audit under a limit with one where B and C became one, and A is as it was."""
    old = _framework(*ABC, rule=Rule([limit]))
    new = _framework("A", "D", label="y", category=None, rule=Rule([_not_met(0)]))
    crosswalk = Crosswalk(
        old.key,
        new.key,
        [Link(Change.UNCHANGED, ["A"], ["A"]), Link(Change.MERGED, ["B", "C"], ["D"])],
    )
    return _effects(
        compare(evaluate(ALL_NOT, old), evaluate({"A": MET, "D": MET}, new), crosswalk=crosswalk)
    )


def test_a_limit_that_follows_its_norms_does_not_differ() -> None:
    old, new, crosswalk = _renamed()
    same = attrs.evolve(new, rule=Rule([_not_met(0, norms={"K"})]))
    rated = dict.fromkeys("KLM", MET)
    found = compare(evaluate(ALL_NOT, old), evaluate(rated, same), crosswalk=crosswalk)
    assert _effects(found)["limits"] == (False, FAIL, PASS)


def test_a_limit_that_keeps_its_words_differs_where_these_speak_of_another_norm() -> None:
    rule = Rule([_not_met(0, norms={"A"})])
    old, new = _framework("A", "B", rule=rule), _framework("A", "B", label="y", rule=rule)
    links = [Link(Change.REWORDED, ["A"], ["B"]), Link(Change.REWORDED, ["B"], ["A"])]
    found = compare(
        evaluate({"A": NOT, "B": MET}, old),
        evaluate({"A": MET, "B": NOT}, new),
        crosswalk=Crosswalk(old.key, new.key, links),
    )
    # The same was found of the same norms; it is another norm now that may not fail.
    assert _effects(found) == {
        "ratings": (False, FAIL, PASS),
        "norms": (True, FAIL, PASS),
        "limits": (True, PASS, FAIL),
    }
    assert found.decisive == (Factor.LIMITS,)


def test_a_norm_that_was_revised_differs_though_its_wording_is_not_known() -> None:
    old, new = _framework(*ABC), _framework(*ABC, label="y")
    links = [Link(Change.UNCHANGED, [norm], [norm]) for norm in "BC"]
    crosswalk = Crosswalk(old.key, new.key, [Link(Change.REVISED, ["A"], ["A"]), *links])
    found = compare(
        evaluate(ALL_MET | {"A": NOT, "B": NOT}, old),
        evaluate(ALL_MET | {"B": NOT}, new),
        crosswalk=crosswalk,
    )
    assert _effects(found)["norms"] == (True, OPEN, OPEN)


_NOT_TO_BE_TRANSLATED = {
    "a norm that was merged": _not_met(0, norms={"A", "B"}),
    "a weight of a norm that was merged": _not_met(0, weights={"C": 2}),
    "a category, of norms whose category is not known": _not_met(0, category="craft"),
}


@pytest.mark.parametrize("limit", _NOT_TO_BE_TRANSLATED.values(), ids=list(_NOT_TO_BE_TRANSLATED))
def test_where_a_limit_has_no_counterpart_it_is_not_known_what_it_would_do(limit: Limit) -> None:
    assert _asking(limit) == {
        "ratings": (True, PASS, FAIL),
        # The limit before, for the norms after.
        "norms": (True, None, PASS),
        "limits": (True, FAIL, None),
    }


def test_a_limit_with_a_counterpart_is_known() -> None:
    assert _asking(_not_met(0, norms={"A"})) == {
        "ratings": (True, PASS, FAIL),
        "norms": (True, FAIL, PASS),
        "limits": (True, FAIL, PASS),
    }


def test_a_category_that_the_other_framework_does_not_have_is_no_counterpart() -> None:
    old = _framework(*ABC, rule=Rule([_not_met(0, category="craft")]))
    kept = [category for category in old.categories if category.key != "craft"]
    new = attrs.evolve(
        _framework(*ABC, label="y", category="services", rule=Rule([_not_met(1)])), categories=kept
    )
    found = compare(evaluate(ALL_NOT, old), evaluate(ALL_MET, new), crosswalk=_same_norms(old, new))
    assert _effects(found)["limits"] == (True, FAIL, None)
    # A category that it has, though no norm of it, is one.
    spare = _framework(*ABC, label="y", category="services", rule=Rule([_not_met(1)]))
    found = compare(
        evaluate(ALL_NOT, old), evaluate(ALL_MET, spare), crosswalk=_same_norms(old, spare)
    )
    assert _effects(found)["limits"] == (True, FAIL, PASS)


def test_limits_too_wide_to_decide_for_so_many_norms_are_not_known() -> None:
    # Where there are few norms, none of these can be exceeded.
    wide = Rule(
        [
            Limit(key=f"limit-{at}", ratings={rating}, at_most=110)
            for at, rating in enumerate((PARTLY, NOT, INAPPLICABLE))
        ]
    )
    many = [f"N{at}" for at in range(200)]
    old = _framework(*many[:50], rule=wide)
    new = _framework(*many, label="y")
    links = [Link(Change.UNCHANGED, [norm], [norm]) for norm in many[:50]]
    crosswalk = Crosswalk(old.key, new.key, [*links, Link(Change.ADDED, [], many[50:])])
    found = compare(
        evaluate(dict.fromkeys(many[:50], MET), old),
        evaluate(dict.fromkeys(many, MET), new),
        crosswalk=crosswalk,
    )
    assert _effects(found)["norms"] == (True, None, PASS)
    assert _effects(found)["limits"] == (True, PASS, None)


# ---------------------------------------------------------------- arguments


def test_the_same_framework_needs_no_crosswalk() -> None:
    framework = _framework(*ABC)
    first, second = evaluate(ALL_NOT, framework), evaluate(ALL_MET, framework)
    assert compare(first, second) == compare(first, second, crosswalk=Crosswalk.identity(framework))
    # A framework of the same key and norms is the same, whatever it asks.
    other = attrs.evolve(framework, rule=Rule([_not_met(3)]))
    assert compare(first, evaluate(ALL_NOT, other)).decisive == (Factor.LIMITS,)


def test_what_did_not_apply_and_may_not_be_so_any_more_cannot_be_compared() -> None:
    framework = _framework(*ABC)
    strict = attrs.evolve(framework, allows_not_applicable=False)
    before = evaluate(ALL_NOT | {"A": INAPPLICABLE}, framework)
    after = evaluate(ALL_NOT, strict)
    found = compare(before, after)
    assert found.norms[0].progress is Progress.NOT_COMPARABLE
    assert found.norms[0].expected == OPEN_RATINGS
    assert (found.before, found.after) == (FAIL, FAIL)
    assert compare(after, before).norms[0].progress is Progress.NOT_COMPARABLE


def test_other_frameworks_need_a_crosswalk() -> None:
    framework = _framework(*ABC)
    renamed = attrs.evolve(framework, key=FrameworkKey("y", "1"))
    reworded = framework.with_norms([attrs.evolve(norm, text="new") for norm in framework.norms])
    before = evaluate(ALL_MET, framework)
    for other in (renamed, reworded):
        after = evaluate(ALL_MET, other)
        with pytest.raises(WrongFrameworkError) as caught:
            compare(before, after)
        (fault,) = caught.value.faults
        assert fault.path == "crosswalk"
        # Two names where there are two; of one it is the contents that differ.
        assert str(framework.key) in fault.problem
        assert ("y 1" in fault.problem) is (other is renamed)
        assert ("differ" in fault.problem) is (other is reworded)
        found = compare(before, after, crosswalk=_same_norms(framework, other))
        assert {norm.progress for norm in found.norms} == {Progress.SAME}
        assert _effects(found)["norms"] == (other is reworded, PASS, PASS)


def test_a_crosswalk_that_does_not_fit_is_refused_with_every_fault() -> None:
    old, new, crosswalk = _renamed()
    before, after = evaluate(ALL_MET, old), evaluate({}, new)
    for wrong in (crosswalk.inverse(), Crosswalk.identity(old)):
        with pytest.raises(InvalidValueError) as caught:
            compare(before, after, crosswalk=wrong)
        assert len(caught.value.faults) > 3


def test_a_policy_that_does_not_fit_is_named() -> None:
    evaluation = evaluate(ALL_MET, _framework(*ABC))
    wrong: list[tuple[Any, str]] = [
        ({"merged": CarryPolicy.OPEN}, "policy['merged']"),
        ({Change.ADDED: CarryPolicy.SAME}, "policy[<Change.ADDED: 'added'>]"),
    ]
    for policy, path in wrong:
        with pytest.raises(InvalidArgumentError) as caught:
            compare(evaluation, evaluation, policy=policy)
        assert [fault.path for fault in caught.value.faults] == [path]


@pytest.mark.slow
def test_comparisons_are_the_same_whatever_was_asked_before() -> None:
    for random, before, after, crosswalk in _problems(25, most_norms=8):
        found = compare(before, after, crosswalk=crosswalk)
        fresh = [
            evaluate(_mixed(random, side), attrs.evolve(side.framework), cycle=side.cycle)
            for side in (before, after)
        ]
        links = random.sample(crosswalk.links, len(crosswalk.links))
        turned = Crosswalk(crosswalk.source, crosswalk.target, links)
        again = compare(*fresh, crosswalk=turned)
        assert again == found
        assert repr(again) == repr(found)


def _mixed(random: Random, side: Evaluation) -> Mapping[NormId, Rating | Possible]:
    return dict(random.sample(list(side.ratings.items()), len(side.ratings)))


def test_the_result_is_a_value() -> None:
    _, before, after, crosswalk = next(_problems(1, most_norms=8))
    found = compare(before, after, crosswalk=crosswalk)
    for twin in (pickle.loads(pickle.dumps(found)), copy.deepcopy(found)):  # noqa: S301
        assert (twin, hash(twin), repr(twin)) == (found, hash(found), repr(found))


def test_progress_and_factors_keep_their_form_in_data() -> None:
    assert [progress.value for progress in Progress] == [
        "improved",
        "same",
        "declined",
        "new",
        "gone",
        "not-comparable",
    ]
    assert [factor.value for factor in Factor] == ["ratings", "norms", "limits"]


def test_the_editions_of_the_label_differ_in_limits() -> None:
    # The same norms under both, made up: that of 2019 has three fewer in fact.
    old = V2017.with_numbered_norms()
    new = V2019.variant("example", norm_count=52).with_norms(old.norms)
    crosswalk = Crosswalk(
        old.key, new.key, [Link(Change.UNCHANGED, [norm.id], [norm.id]) for norm in old.norms]
    )
    met = dict.fromkeys((norm.id for norm in old.norms), MET)
    rated = met | dict.fromkeys((NormId(f"O{at}") for at in range(1, 5)), NOT)
    found = compare(evaluate(rated, old), evaluate(rated, new), crosswalk=crosswalk)
    assert (found.before, found.after, found.decisive) == (PASS, FAIL, (Factor.LIMITS,))
    assert found.repeats == ("O1", "O2", "O3", "O4")
