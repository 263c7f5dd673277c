# SPDX-License-Identifier: MIT
"""What is said is the same in every process, and what is made is gone when nobody uses it.

Python gives texts another hash in each process, so what follows the order of a set would differ.
"""

import datetime
import gc
import json
import os
import subprocess
import sys
import uuid
import weakref
from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any

import attrs
import pytest

from sterksociaalwerk import (
    CarryPolicy,
    Change,
    Crosswalk,
    Framework,
    Portfolio,
    Rating,
    SectorReport,
    analyse_rule,
    carry_over,
    compare,
    conclude,
    decide,
    evaluate,
    explain,
    flip_distance,
    from_dict,
    label,
    receipt,
    repair,
    to_dict,
)
from sterksociaalwerk.errors import InvalidValueError
from sterksociaalwerk.exchange import json_schema, to_oscal
from tests.generators import (
    F2019,
    FAULTS,
    FULL,
    case,
    concluded,
    random_ends,
    random_framework,
    random_ratings,
    seeded,
)
from tests.generators.documents import made_by_the_library
from tests.project import PACKAGE, ROOT

_STAMP: Any = {
    "namespace": uuid.NAMESPACE_DNS,
    "last_modified": datetime.datetime(2021, 6, 1, tzinfo=datetime.UTC),
}


def said() -> Iterator[str]:
    """Yield what the verbs return and say, of a few hundred values made from a seed."""
    yield repr(label.SCHEME)
    for seed, fault in enumerate(sorted(FAULTS)):
        planted = case(seed, [fault])
        conclusion = concluded(planted)
        yield repr((planted, conclusion))
        yield explain(conclusion)
        yield json.dumps(to_dict(conclusion))
        yield repr(to_oscal(conclusion, **_STAMP))
    for kind, values in made_by_the_library(1).items():
        yield json.dumps([json_schema(kind), *map(to_dict, values)])
        yield _fault({"schema": 1, **dict.fromkeys("abc"), "findings": [{"e": 1, "f": 2}]}, kind)
    for seed in range(60):
        random = seeded(seed)
        framework = random_framework(random)
        ratings = random_ratings(random, framework)
        evaluation = evaluate(ratings, framework)
        yield repr((evaluation, receipt(evaluation)))
        for value in (evaluation, repair(evaluation), flip_distance(evaluation)):
            yield repr(value)
            yield "" if value is None else explain(value, language="en")
    for seed in range(60):
        random = seeded(seed)
        old, new, crosswalk = random_ends(random)
        carried = carry_over(random_ratings(random, old), crosswalk, old, new)
        yield repr((crosswalk, carried))
        yield explain(carried)
    for seed in range(20):
        random = seeded(seed)
        framework = random_framework(random, plain=True)
        found = [evaluate(random_ratings(random, framework), framework) for _ in range(2)]
        compared = compare(*found, policy={Change.UNCHANGED: CarryPolicy.OPEN})
        yield repr(compared)
        yield explain(compared)

    for seed in range(20):
        random = seeded(seed)
        framework = random_framework(random)
        audits = [random_ratings(random, framework) for _ in range(12)]
        groups = {
            "where": random.choices(["north", "south", 2019, None], k=12),
            "year": random.choices([2018, 2019, 2020], k=12),
        }
        portfolio = Portfolio.of(framework, audits, groups=groups)
        yield repr((portfolio.outcomes(), portfolio.norms(), portfolio.trend("year")))
        yield repr((portfolio.groups, portfolio.redundant_pairs(level=Fraction(1))))
        yield explain(SectorReport.of(portfolio, minimum=4))
        yield repr((portfolio.impact(framework), [portfolio.row(at) for at in range(12)]))


def _fault(document: object, kind: type[object]) -> str:
    """Return what is said of a document in which all is wrong."""
    try:
        return repr(from_dict(kind, document))
    except InvalidValueError as error:
        return str(error)


_PROGRAM = """
import sys
sys.path[:0] = sys.argv[1:]
from tests.test_processes import said
for text in said():
    print(text)
"""


def _elsewhere(hash_seed: str, program: str) -> str:
    finished = subprocess.run(  # noqa: S603  # the program is ours
        [sys.executable, "-c", program, str(ROOT), str(PACKAGE.parent)],
        env={**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONIOENCODING": "utf-8"},
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    return finished.stdout


@pytest.mark.slow
def test_no_set_shows_its_own_order() -> None:
    first, second = (_elsewhere(seed, _PROGRAM) for seed in ("1", "2"))
    assert len(first) > 100_000
    assert first == second


def test_a_planted_set_is_found() -> None:
    planted = "print({str(number) for number in range(20)})"
    assert _elsewhere("1", planted) != _elsewhere("2", planted)


# ---------------------------------------------------------------- lifetime


def _evaluations(framework: Framework) -> None:
    mixed: dict[str, Rating] = dict.fromkeys(framework.layout.ids[7:], Rating.MET)
    for ratings in ({}, mixed, dict.fromkeys(framework.layout.ids, Rating.NOT_MET)):
        evaluation = evaluate(ratings, framework)
        explain(evaluation)
        explain(evaluation.verdict)
        assert evaluation.reasons


def _improvements(framework: Framework) -> None:
    evaluation = evaluate(dict.fromkeys(framework.layout.ids, Rating.PARTLY_MET), framework)
    for value in (repair(evaluation), flip_distance(evaluation), analyse_rule(framework)):
        assert value is not None
        explain(value)
    repair(evaluation, cost=lambda _norm, _now, _then: 1)


def _comparisons(framework: Framework) -> None:
    crosswalk = Crosswalk.identity(framework)
    carry_over(dict.fromkeys(framework.layout.ids, Rating.MET), crosswalk, framework, framework)
    one, other = evaluate({}, framework), evaluate({"V1": Rating.NOT_MET}, framework)
    explain(compare(one, other, crosswalk=crosswalk))


def _conclusions(framework: Framework) -> None:
    scheme = FULL.with_framework(framework)
    planted = case(3)
    explain(conclude(attrs.evolve(planted.audit, framework=framework.key), scheme))


def _decisions(framework: Framework) -> None:
    decide(evaluate({}, framework).verdict.tally, framework)
    framework.with_norms(framework.norms).variant("local")


def _portfolios(framework: Framework) -> None:
    audits = [dict.fromkeys(framework.layout.ids, Rating.MET), {}]
    portfolio = Portfolio.of(framework, audits, groups=[2018, 2019])
    portfolio += Portfolio.of(framework, ())
    portfolio.impact(framework)
    assert portfolio.trend(ratings=True).points
    assert explain(portfolio)
    assert portfolio.norms()


_VERBS = (_evaluations, _improvements, _comparisons, _conclusions, _decisions, _portfolios)


@pytest.fixture
def _no_collector() -> Iterator[None]:
    gc.disable()
    yield
    gc.enable()


def dies(use: Callable[[Framework], object]) -> bool:
    """Return whether a framework is gone as soon as its last user has let go of it."""
    framework = attrs.evolve(F2019)
    use(framework)
    seen = weakref.ref(framework)
    del framework
    return seen() is None


@pytest.mark.usefixtures("_no_collector")
@pytest.mark.parametrize("use", _VERBS, ids=lambda use: use.__name__.strip("_"))
def test_a_framework_dies_without_the_collector(use: Callable[[Framework], None]) -> None:
    assert dies(use)


@pytest.mark.usefixtures("_no_collector")
def test_a_planted_circle_is_found() -> None:
    def keep(framework: Framework) -> None:
        circle: list[object] = [framework]
        circle.append(circle)

    assert not dies(keep)
