# SPDX-License-Identifier: MIT
"""Which volunteers are business-critical, for every answer that can be given."""

import pickle
from enum import Enum
from itertools import product
from typing import Any

import pytest

from sterksociaalwerk.audit import (
    Activity,
    Count,
    Criterion,
    NotCounted,
    NotCountedReason,
    Party,
    Preparation,
    Scope,
    VolunteerGroup,
    Work,
)
from sterksociaalwerk.framework import Framework
from sterksociaalwerk.label import V2017, V2019
from tests.oracle import known

# Sociaal Werk Nederland, 15 July 2019: trained or instructed, on their own, coordinating or
# hands-on, in need of quality assurance. Then whether each of these holds, and what happens to the
# group in an audit against the edition of 2019 and against that of 2017.
_TABLE = """
prepared    alone work          assured |         | 2019     | 2017
trained     yes   coordinating  yes     | + + + + | counts   | left out
trained     yes   coordinating  no      | + + + - | left out | left out
trained     yes   hands-on      yes     | + + + + | counts   | left out
trained     yes   hands-on      no      | + + + - | left out | left out
trained     yes   other         yes     | + + - + | left out | left out
trained     yes   other         no      | + + - - | left out | left out
trained     no    coordinating  yes     | + - + + | left out | left out
trained     no    coordinating  no      | + - + - | left out | left out
trained     no    hands-on      yes     | + - + + | left out | left out
trained     no    hands-on      no      | + - + - | left out | left out
trained     no    other         yes     | + - - + | left out | left out
trained     no    other         no      | + - - - | left out | left out
instructed  yes   coordinating  yes     | + + + + | counts   | left out
instructed  yes   coordinating  no      | + + + - | left out | left out
instructed  yes   hands-on      yes     | + + + + | counts   | left out
instructed  yes   hands-on      no      | + + + - | left out | left out
instructed  yes   other         yes     | + + - + | left out | left out
instructed  yes   other         no      | + + - - | left out | left out
instructed  no    coordinating  yes     | + - + + | left out | left out
instructed  no    coordinating  no      | + - + - | left out | left out
instructed  no    hands-on      yes     | + - + + | left out | left out
instructed  no    hands-on      no      | + - + - | left out | left out
instructed  no    other         yes     | + - - + | left out | left out
instructed  no    other         no      | + - - - | left out | left out
none        yes   coordinating  yes     | - + + + | left out | left out
none        yes   coordinating  no      | - + + - | left out | left out
none        yes   hands-on      yes     | - + + + | left out | left out
none        yes   hands-on      no      | - + + - | left out | left out
none        yes   other         yes     | - + - + | left out | left out
none        yes   other         no      | - + - - | left out | left out
none        no    coordinating  yes     | - - + + | left out | left out
none        no    coordinating  no      | - - + - | left out | left out
none        no    hands-on      yes     | - - + + | left out | left out
none        no    hands-on      no      | - - + - | left out | left out
none        no    other         yes     | - - - + | left out | left out
none        no    other         no      | - - - - | left out | left out
"""

_KEYS: tuple[str, ...] = (
    "prepared",
    "independent",
    "coordinating-or-hands-on",
    "needs-quality-assurance",
)
_YES = {"yes": True, "no": False}

_Answers = tuple[Preparation | None, bool | None, Work | None, bool | None]


def _read() -> dict[_Answers, tuple[dict[str, bool], bool, bool]]:
    table: dict[_Answers, tuple[dict[str, bool], bool, bool]] = {}
    for line in _TABLE.strip().splitlines()[1:]:
        answers, marks, new, old = (part.split() for part in line.split("|"))
        prepared, alone, work, assured = answers
        key = Preparation(prepared), _YES[alone], Work(work), _YES[assured]
        assert key not in table
        holds = dict(zip(_KEYS, (mark == "+" for mark in marks), strict=True))
        table[key] = holds, new == ["counts"], old == ["counts"]
    return table


_ROWS = _read()


# Anything may be passed, as a program without a type checker does.
_volunteer_group: Any = VolunteerGroup


def _group(answers: _Answers, **rest: object) -> VolunteerGroup:
    prepared, independent, work, needs_quality_assurance = answers
    group: VolunteerGroup = _volunteer_group(
        **{
            "role": "gastheer",
            "headcount": 5,
            "prepared": prepared,
            "independent": independent,
            "work": work,
            "needs_quality_assurance": needs_quality_assurance,
            **rest,
        }
    )
    return group


def _scope(group: VolunteerGroup) -> Scope:
    return Scope(
        organisation="Een welzijnsorganisatie",
        activities=[Activity(service="ouderenwerk", municipalities=["Voorst"])],
        volunteers=[group],
    )


def test_the_table_has_every_combination() -> None:
    assert set(_ROWS) == set(product(Preparation, (True, False), Work, (True, False)))
    assert sum(counts for _, counts, _ in _ROWS.values()) == 4


@pytest.mark.parametrize("answers", list(_ROWS), ids=str)
def test_the_criteria_are_those_of_the_table(answers: _Answers) -> None:
    holds, critical, _ = _ROWS[answers]
    group = _group(answers)
    assert dict(group.criteria) == holds
    assert list(group.criteria) == list(_KEYS)
    assert group.is_business_critical is critical


@pytest.mark.parametrize("edition", [V2019, V2017], ids=["2019", "2017"])
@pytest.mark.parametrize("answers", list(_ROWS), ids=str)
def test_each_edition_counts_those_of_the_table(answers: _Answers, edition: Framework) -> None:
    holds, in_2019, in_2017 = _ROWS[answers]
    counts = in_2019 if edition is V2019 else in_2017
    population = _scope(_group(answers)).population(edition)
    assert population.volunteers == (Count(5, 5) if counts else Count(0, 0))
    if counts:
        assert population.not_counted == ()
        return
    if edition is V2017:
        reason, criteria = "edition-counts-no-volunteers", []
    else:
        reason, criteria = "not-business-critical", [key for key in _KEYS if not holds[key]]
    assert population.not_counted == (
        NotCounted(
            party=Party.VOLUNTEER,
            role="gastheer",
            headcount=5,
            reason=NotCountedReason(reason),
            criteria=[Criterion(key) for key in criteria],
        ),
    )


def _answers(group: VolunteerGroup) -> _Answers:
    return group.prepared, group.independent, group.work, group.needs_quality_assurance


def test_what_is_not_known_is_certain_only_if_every_completion_agrees() -> None:
    unknown = 0
    for answers in product(
        (*Preparation, None), (True, False, None), (*Work, None), (True, False, None)
    ):
        group = _group(answers)
        outcomes = [_ROWS[_answers(each)] for each in known(group)]
        critical = {counts for _, counts, _ in outcomes}
        assert group.is_business_critical is (critical.pop() if len(critical) == 1 else None)
        for key in _KEYS:
            holds = {criteria[key] for criteria, _, _ in outcomes}
            assert group.criteria[Criterion(key)] is (holds.pop() if len(holds) == 1 else None)
        population = _scope(group).population(V2019)
        counted = [5 if counts else 0 for _, counts, _ in outcomes]
        assert population.volunteers == Count(min(counted), max(counted))
        if group.is_business_critical is None:
            unknown += 1
            assert population.not_counted[0].reason is NotCountedReason.NOT_KNOWN
            assert list(population.not_counted[0].criteria) == [
                key for key, holds in group.criteria.items() if holds is None
            ]
    # 3 x 2 x 3 x 2 answers that pass or are not known, without the 2 x 2 that are known and pass.
    assert unknown == 36 - 4


def test_what_is_not_known_has_to_be_said() -> None:
    with pytest.raises(TypeError):
        _volunteer_group(role="gastheer", headcount=5)


def test_a_group_is_a_value() -> None:
    group = _group((None, True, Work.OTHER, None), services=["b", "a"])
    # Read first: what has been worked out must not travel, nor make a difference.
    assert group.criteria[Criterion.INDEPENDENT] is True
    other = _group((None, True, Work.OTHER, None), services=("a", "b", "a"))
    assert pickle.loads(pickle.dumps(group)) == other  # noqa: S301  # our own bytes
    assert hash(group) == hash(other)
    assert repr(group) == repr(other)


@pytest.mark.parametrize("kind", [Preparation, Work, Party, Criterion, NotCountedReason])
def test_keys_are_kebab_case(kind: type[Enum]) -> None:
    assert [member.value for member in kind] == [
        member.name.lower().replace("_", "-") for member in kind
    ]
