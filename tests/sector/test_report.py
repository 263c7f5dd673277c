# SPDX-License-Identifier: MIT
"""A report holds the figures of its portfolio, and what is suppressed cannot be worked out."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any, cast

import attrs
import pytest
from hypothesis import given, strategies as st

from sterksociaalwerk.errors import InvalidArgumentError
from sterksociaalwerk.sector import GroupValue, Portfolio, SectorReport
from tests.generators import CROSSWALK, F2017, F2019, Profile, at_most, simulate
from tests.oracle import rank

_ROWS, _YEARS = simulate(F2017, Profile(open=0.02), 60, 1)
_BOTH = Portfolio.of(F2017, _ROWS, groups={"year": _YEARS, "region": ["a", "b"] * 30})


def test_a_report_holds_what_the_portfolio_says() -> None:
    impact = _BOTH.impact(F2019, CROSSWALK)
    report = SectorReport.of(_BOTH, impact=impact)
    assert report == SectorReport(
        framework=F2017,
        minimum=1,
        outcomes=_BOTH.outcomes(),
        norms=_BOTH.norms(),
        categories=_BOTH.categories(),
        trends=(_BOTH.trend("region", ratings=True), _BOTH.trend("year", ratings=True)),
        redundant_pairs=_BOTH.redundant_pairs(),
        blind_spots=_BOTH.blind_spots(),
        impact=impact,
    )


def test_groups_are_chosen_by_name_and_each_once() -> None:
    for names in (["year", "region"], ["year"], ["year", "year"], []):
        report = SectorReport.of(_BOTH, groups=names)
        assert [trend.group for trend in report.trends] == list(dict.fromkeys(names))
    nobody = SectorReport.of(Portfolio.of(F2017, ()), groups=["year"], minimum=9)
    assert nobody.outcomes is not None
    assert (nobody.outcomes.total, nobody.trends) == (0, ())


def test_where_all_together_are_too_few_there_is_nothing() -> None:
    assert SectorReport.of(_BOTH, minimum=60).outcomes == _BOTH.outcomes()
    hidden = SectorReport.of(_BOTH, minimum=61, impact=_BOTH.impact(F2019, CROSSWALK))
    assert hidden == SectorReport(framework=F2017, minimum=61)


def test_all_faults_are_named_at_once() -> None:
    other = Portfolio.of(F2017, _ROWS[:9]).impact(F2019, CROSSWALK)
    with pytest.raises(InvalidArgumentError) as caught:
        SectorReport.of(_BOTH, groups=["year", "jaar"], minimum=0, impact=other)
    assert [str(fault) for fault in caught.value.faults] == [
        "groups[1]: must be one of region, year, got 'jaar'",
        "minimum: must be at least 1, got 0",
        "impact: must be of the same audits, 60 of them",
    ]
    with pytest.raises(InvalidArgumentError) as caught:
        SectorReport.of(
            cast("Any", 1), groups=cast("Any", "year"), impact=cast("Any", _BOTH.trend("year"))
        )
    assert [fault.path for fault in caught.value.faults] == ["portfolio", "groups", "impact"]
    with pytest.raises(InvalidArgumentError, match="none: the audits have no groups"):
        SectorReport.of(Portfolio.of(F2017, _ROWS[:1]), groups=["year"])


# ---------------------------------------------------------------- suppression

_Groups = Mapping[str, Sequence[GroupValue]]


def _told(report: SectorReport, groups: _Groups) -> list[tuple[str, GroupValue]]:
    """Return the groups that are hidden and that what is shown tells, by linear algebra.

    Who knows which combinations of groups occur knows of each group of which of these it is the
    sum. A hidden group is told if it is a combination of those that are shown and of all.
    """
    combinations = list(dict.fromkeys(zip(*groups.values(), strict=True)))
    hidden = {trend.group: set(trend.suppressed) for trend in report.trends}
    vectors = {
        (name, value): [Fraction(each[at] == value) for each in combinations]
        for at, name in enumerate(groups)
        for value in dict.fromkeys(groups[name])
    }
    shown = [[Fraction(1)] * len(combinations)]
    shown += [vector for (name, value), vector in vectors.items() if value not in hidden[name]]
    known = rank(shown)
    return [
        (name, value)
        for (name, value), vector in vectors.items()
        if value in hidden[name] and rank([*shown, vector]) == known
    ]


def _report(groups: _Groups, minimum: int) -> SectorReport:
    count = len(next(iter(groups.values())))
    return SectorReport.of(Portfolio.of(F2019, [bytes(49)] * count, groups=groups), minimum=minimum)


def _check(groups: _Groups, minimum: int) -> None:
    report = _report(groups, minimum)
    if report.outcomes is None:
        return
    for trend in report.trends:
        sizes = {value: groups[trend.group].count(value) for value in set(groups[trend.group])}
        shown = {point.value: point.outcomes.total for point in trend.points}
        assert {value: sizes[value] for value in shown} == shown
        assert sizes.keys() == {*shown, *trend.suppressed}
        assert all(size >= minimum for size in shown.values())
        hidden = sum(sizes[value] for value in trend.suppressed)
        assert len(trend.suppressed) != 1
        assert not hidden or hidden >= minimum
        assert not hidden or hidden > len(trend.suppressed) or not trend.points
        assert not hidden or trend.slope is None
        if min(sizes.values()) >= minimum and len(report.trends) == 1:
            assert not hidden
    told = _told(report, groups)
    # Where nothing is shown any more there is nothing left to hide.
    assert not told or not any(trend.points for trend in report.trends)


@at_most(150)
@given(
    st.lists(
        st.tuples(st.sampled_from("abcde"), st.sampled_from("vwxyz")), min_size=1, max_size=40
    ),
    st.integers(1, 6),
)
def test_two_tables_together_tell_of_nothing_that_is_hidden(
    pairs: list[tuple[str, str]], minimum: int
) -> None:
    one, other = zip(*pairs, strict=True)
    _check({"one": one, "other": other}, minimum)


@at_most(100)
@given(st.lists(st.integers(0, 11), min_size=1, max_size=60), st.integers(1, 6))
def test_nor_do_tables_within_each_other(places: list[int], minimum: int) -> None:
    _check(
        {
            "place": places,
            "region": [place // 3 for place in places],
            "country": [place // 6 for place in places],
        },
        minimum,
    )


@at_most(150)
@given(
    st.lists(st.tuples(*[st.sampled_from("abcd")] * 3), min_size=2, max_size=7, unique=True),
    st.lists(st.integers(0, 6), min_size=4, max_size=30),
    st.integers(2, 5),
)
def test_nor_do_three_tables_together_of_which_no_two_tell(
    together: list[tuple[str, ...]], audits: list[int], minimum: int
) -> None:
    found = [together[each % len(together)] for each in audits]
    one, other, third = zip(*found, strict=True)
    _check({"one": one, "other": other, "third": third}, minimum)


def test_three_kinds_may_tell_what_no_two_of_them_do() -> None:
    # Each audit is small in exactly one way, so what is small in two ways tells the third.
    found = [("small", "b", "c")] * 3 + [("a", "small", "c")] * 20 + [("a", "b", "small")] * 30
    one, other, third = zip(*found, strict=True)
    groups = {"one": one, "other": other, "third": third}
    report = _report(groups, 10)
    hidden = [trend.suppressed for trend in report.trends]
    assert hidden == [("a", "small"), ("b", "small"), ()]
    # No two of the tables tell it, so by itself the one with the small group hides enough.
    alone = _report({"one": one}, 10)
    planted = attrs.evolve(report, trends=(alone.trends[0], *_report(groups, 1).trends[1:]))
    assert _told(planted, groups) == [("one", "small"), ("one", "a")]


def test_groups_of_which_each_can_only_have_one_audit_take_another_one() -> None:
    report = _report({"place": ["a", "b", "c", *["d"] * 20, *["e"] * 30]}, 3)
    assert report.trends[0].suppressed == ("a", "b", "c", "d")
    # Where all are hidden there is no other one to hide.
    assert _report({"place": ["a", "b", "c"]}, 2).trends[0].suppressed == ("a", "b", "c")
    assert _report({"place": ["a", "b", "b", *["d"] * 20]}, 3).trends[0].suppressed == ("a", "b")


def test_a_small_municipality_in_a_region_that_is_shown_takes_another_one_of_it() -> None:
    sizes = {"a": 3, "b": 20, "c": 30, "d": 11, "e": 40}
    places = [place for place, size in sizes.items() for _ in range(size)]
    groups = {
        "place": places,
        "region": ["north" if each in "abc" else "south" for each in places],
    }
    report = _report(groups, 10)
    assert [trend.suppressed for trend in report.trends] == [("a", "b"), ()]
    # Alone, the smallest of all would do; with the region that tells how many the small one has.
    alone = _report({"place": places}, 10)
    assert alone.trends[0].suppressed == ("a", "d")
    planted = attrs.evolve(report, trends=(alone.trends[0], report.trends[1]))
    assert _told(planted, groups) == [("place", "a"), ("place", "d")]
