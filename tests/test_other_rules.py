# SPDX-License-Identifier: MIT
"""Decision rules of other schemes, as the page *Other rules* writes them, against plain predicates.

Where the facts were read stands on that page; here they are said once more, without the library.
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from itertools import product
from math import floor
from typing import Any

from hypothesis import given, strategies as st

from sterksociaalwerk.evaluation import Outcome, evaluate
from sterksociaalwerk.framework import (
    Category,
    Framework,
    FrameworkKey,
    Limit,
    Norm,
    Rating,
    Rule,
)

MET, PARTLY, NOT, INAPPLICABLE = Rating
PASS, FAIL, OPEN = Outcome
_SHORT = frozenset({PARTLY, NOT})


def _framework(norms: Iterable[str], *limits: Limit, **more: Any) -> Framework:  # noqa: ANN401
    catalogue = [Norm(norm, "all") for norm in norms]
    return Framework(
        key=FrameworkKey("other", "1.0"),
        title="other",
        categories=[Category(key="all", title="alle", title_en="all")],
        norm_count=len(catalogue),
        norms=catalogue,
        rule=Rule(limits),
        counts_business_critical_volunteers=False,
        allows_not_applicable=more.get("allows_not_applicable", False),
        in_force_from=None,
        certificate_years=None,
    )


def _outcome(holds: set[bool]) -> Outcome:
    return OPEN if len(holds) > 1 else PASS if holds == {True} else FAIL


# ---------------------------------------------------------------- Qualiopi

_ONLY_MAJOR = {4, 5, 6, 7, 10, 11, 14, 15, 16, 20, 21, 22, 26, 27, 29, 31, 32}
_QUALIOPI = _framework(
    [f"I{n}" for n in range(1, 33)],
    Limit(key="major", ratings={NOT}, at_most=0),
    Limit(key="minor", ratings={PARTLY}, at_most=4),
    Limit(key="only-major", ratings={PARTLY}, at_most=0, norms={f"I{n}" for n in _ONLY_MAJOR}),
)


def _is_certified(found: Mapping[int, Rating]) -> bool:
    """Return whether there is no major and no fifth minor; a minor may not be what it cannot be."""
    deviating = {n: rating for n, rating in found.items() if rating is not MET}
    majors = [n for n, rating in deviating.items() if rating is NOT or n in _ONLY_MAJOR]
    return not majors and len(deviating) < 5


@given(
    st.lists(st.integers(1, 32), max_size=7, unique=True),
    st.lists(st.sampled_from([PARTLY, NOT, None]), min_size=7, max_size=7),
)
def test_qualiopi(numbers: list[int], said: list[Rating | None]) -> None:
    found: dict[int, Rating | None] = dict.fromkeys(range(1, 33), MET)
    found |= dict(zip(numbers, said, strict=False))
    still_open = [n for n, rating in found.items() if rating is None]
    ways = product([MET, PARTLY, NOT], repeat=len(still_open))
    settled = {n: rating for n, rating in found.items() if rating is not None}
    expected = _outcome(
        {_is_certified({**settled, **dict(zip(still_open, way, strict=True))}) for way in ways}
    )
    ratings = {f"I{n}": rating for n, rating in found.items()}
    evaluation = evaluate(ratings, _QUALIOPI)
    assert evaluation.outcome is expected
    # A better rating never loses the certificate.
    assert not evaluation.risky_raises


# ---------------------------------------------------------------- VCA**

_MUST, _ADDITIONAL = [f"M{n}" for n in range(27)], [f"A{n}" for n in range(8)]
_VCA = _framework(
    _MUST + _ADDITIONAL,
    Limit(key="must", ratings=_SHORT, at_most=0, norms=set(_MUST)),
    Limit(key="additional", ratings=_SHORT, at_most=4, norms=set(_ADDITIONAL)),
)


def test_all_of_the_must_and_four_of_the_additional_questions() -> None:
    for must, additional, short in product(range(25, 28), range(9), [PARTLY, NOT]):
        found = dict.fromkeys(_MUST[:must] + _ADDITIONAL[:additional], MET)
        rest = dict.fromkeys(_MUST[must:] + _ADDITIONAL[additional:], short)
        evaluation = evaluate({**rest, **found}, _VCA)
        assert evaluation.outcome is _outcome({must == 27 and additional >= 4})
        assert not evaluation.risky_raises


# ---------------------------------------------------------------- a ladder of levels

_CRITERIA = {"A": ["1", "2"], "AA": ["3"], "AAA": ["4"]}
_NORMS = [norm for several in _CRITERIA.values() for norm in several]
_LEVELS = {
    name: _framework(
        _NORMS,
        Limit(key="all", ratings=_SHORT, at_most=0, norms=set(_NORMS[:count])),
        allows_not_applicable=True,
    )
    for name, count in (("A", 2), ("AA", 3), ("AAA", 4))
}


def _level(found: tuple[Rating, ...]) -> int:
    """Return how many levels a page reaches, the lowest first."""
    satisfied = [rating in (MET, INAPPLICABLE) for rating in found]
    return sum(all(satisfied[:count]) for count in (2, 3, 4))


def test_the_best_and_the_worst_level_of_an_unfinished_audit_are_exact() -> None:
    for found in product([MET, PARTLY, NOT, INAPPLICABLE, None], repeat=4):
        ways = product(*([MET, PARTLY, NOT] if rating is None else [rating] for rating in found))
        levels = {_level(way) for way in ways}
        ratings = dict(zip(_NORMS, found, strict=True))
        outcomes = [evaluate(ratings, each).outcome for each in _LEVELS.values()]
        assert sum(outcome is PASS for outcome in outcomes) == min(levels)
        assert sum(outcome is not FAIL for outcome in outcomes) == max(levels)


# ---------------------------------------------------------------- a share of what applies


def test_a_share_of_what_applies_is_a_number_once_that_is_settled() -> None:
    minor = [f"m{n}" for n in range(96)]
    lost = 0
    for not_met, aside in product(range(7), range(91)):
        applicable = 96 - aside
        limit = Limit(key="minor", ratings={NOT}, at_most=floor(applicable * 5 / 100))
        framework = _framework(minor, limit, allows_not_applicable=True)
        found = dict.fromkeys(minor, MET)
        found |= dict.fromkeys(minor[:not_met], NOT)
        found |= dict.fromkeys(minor[not_met : not_met + aside], INAPPLICABLE)
        enough = min(not_met, applicable) * 20 <= applicable
        assert evaluate(found, framework).outcome is _outcome({enough})
        # One met norm less that applies may be one too few.
        fewer = Fraction(not_met, applicable - 1) > Fraction(1, 20)
        lost += enough and fewer
    assert lost
