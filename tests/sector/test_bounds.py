# SPDX-License-Identifier: MIT
"""At the bounds of what is asked, and where audits are alike in number and not in kind."""

from fractions import Fraction

from sterksociaalwerk.framework import Framework, Limit, Norm, NormId, Rating, Rule
from sterksociaalwerk.label import V2019
from sterksociaalwerk.sector import Portfolio

_MET, _NOT = Rating.MET, Rating.NOT_MET


def _framework(name: str, *limits: Limit) -> Framework:
    norms = [Norm(NormId(each), None) for each in "ab"]
    return V2019.variant(name, rule=Rule(limits), norm_count=2).with_norms(norms)


_LAX = _framework("lax", Limit(key="not-met", ratings={_NOT}, at_most=2))


def test_small_groups_that_together_are_as_many_as_asked_hide_no_other() -> None:
    years = [2018, 2019, 2019, *[2020] * 5]
    portfolio = Portfolio.of(_LAX, [{"a": _MET}] * 8, groups={"year": years})
    assert portfolio.trend("year", minimum=3).suppressed == (2018, 2019)
    assert portfolio.trend("year", minimum=4).suppressed == (2018, 2019, 2020)


def test_a_pair_whose_chance_is_the_level_itself_is_found() -> None:
    audits = [{"a": each, "b": each} for each in (_MET, _NOT) * 4]
    portfolio = Portfolio.of(_LAX, audits)
    (pair,) = portfolio.redundant_pairs(at_least=Fraction(1, 2), level=Fraction(1)).pairs
    chance = pair.kappa.p_value
    assert chance is not None
    for level, pairs in ((chance, 1), (chance * Fraction(999, 1000), 0)):
        found = portfolio.redundant_pairs(at_least=Fraction(1, 2), level=Fraction(level))
        assert len(found.pairs) == pairs
        assert (found.at_least, found.level, found.comparisons) == (
            Fraction(1, 2),
            Fraction(level),
            1,
        )


def test_norms_that_different_limits_count_are_decisive_each_in_its_own_audits() -> None:
    strict = _framework(
        "strict", *(Limit(key=each, ratings={_NOT}, at_most=0, norms=[each]) for each in "ab")
    )
    impact = Portfolio.of(_LAX, [{"a": None, "b": _MET}, {"a": _MET, "b": None}]).impact(strict)
    assert [(each.norm, each.cases) for each in impact.decisive] == [("a", 1), ("b", 1)]
