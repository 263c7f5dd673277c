# SPDX-License-Identifier: MIT
"""Every value that can be made is explained, and texts of the caller cannot reshape the result."""

import datetime
from typing import Any, cast

import attrs
import pytest
from hypothesis import given, strategies as st

from sterksociaalwerk.audit import Interview, Party, Scope
from sterksociaalwerk.certification import Certificate, Condition, History
from sterksociaalwerk.comparison import carry_over, compare
from sterksociaalwerk.conclusion import Conclusion, conclude
from sterksociaalwerk.evaluation import evaluate
from sterksociaalwerk.improvement import analyse_rule, flip_distance, repair
from sterksociaalwerk.label import SCHEME
from sterksociaalwerk.reporting import explain
from sterksociaalwerk.scheme import Applicability
from tests.generators import (
    FAULTS,
    FULL,
    at_most,
    award_on,
    case,
    certificate_of,
    concluded,
    frameworks,
    history_of,
    random_ends,
    random_framework,
    random_ratings,
    rating_mappings,
    seeded,
    sources,
    spans_from_epoch,
)
from tests.reporting.cases import CASES, CONCLUSIONS
from tests.texts import DETAILS, LANGUAGES, check_form

_TITLES = st.text(min_size=1, max_size=20).filter(
    lambda text: bool(text.strip())
) | st.sampled_from(
    ["a\nb", "x" * 150, "\x1b[31mred", "a\u2028b", "{count}", "- a\n- b", "=====", "%s {0}"]
)
_CALENDAR = st.dates(datetime.date(2015, 1, 1), datetime.date(2030, 1, 1))
_explain = cast("Any", explain)


def _said(value: object, **asked: object) -> None:
    """Check that a value is explained in every way, as plain lines."""
    for language in LANGUAGES:
        for detail in DETAILS:
            check_form(_explain(value, language=language, detail=detail, **asked))


# ---------------------------------------------------------------- it never raises


@at_most(40)
@given(st.data())
def test_every_decision_is_explained(data: st.DataObject) -> None:
    framework = data.draw(frameworks())
    evaluation = evaluate(data.draw(rating_mappings(framework)), framework)
    _said(evaluation)
    _said(evaluation.verdict)


@at_most(30)
@given(st.integers(0, 1 << 32))
def test_everything_that_follows_from_a_decision_is_explained(seed: int) -> None:
    random = seeded(seed)
    framework = random_framework(random)
    before, after = (evaluate(random_ratings(random, framework), framework) for _ in range(2))
    _said(flip_distance(before))
    plan = repair(before)
    if plan is not None:
        _said(plan)
        _said(plan.needed)
    _said(compare(before, after))
    old, new, crosswalk = random_ends(random)
    ratings = random_ratings(random, old)
    _said(carry_over(ratings, crosswalk, old, new))
    later = evaluate(random_ratings(random, new), new)
    _said(compare(evaluate(ratings, old), later, crosswalk=crosswalk))


@at_most(20)
@given(st.integers(0, 1 << 32))
def test_every_rule_that_can_be_analysed_is_explained(seed: int) -> None:
    _said(analyse_rule(random_framework(seeded(seed), plain=True)))


@at_most(40)
@given(_CALENDAR, st.none() | _CALENDAR)
def test_every_answer_on_editions_is_explained(
    audited_on: datetime.date, started_on: datetime.date | None
) -> None:
    if started_on is not None:
        started_on = min(started_on, audited_on)
    answers = SCHEME.applicable(audited_on=audited_on, process_started_on=started_on)
    _said(answers)
    _said(answers, scheme=SCHEME)
    for answer in answers:
        _said(answer)


@at_most(40)
@given(st.sets(st.sampled_from(sorted(FAULTS)), max_size=8), st.integers(0, 1 << 32))
def test_every_file_is_explained_with_who_counts_and_was_heard(faults: set[str], seed: int) -> None:
    conclusion = concluded(case(seed, sorted(faults)))
    _said(conclusion)
    _said(conclusion)
    for value in (conclusion.population, conclusion.coverage, conclusion.comparison):
        if value is not None:
            _said(value)


@at_most(40)
@given(st.lists(spans_from_epoch(), max_size=4), _CALENDAR)
def test_every_history_is_explained_on_every_day(spans: list[Any], on: datetime.date) -> None:
    history = history_of(spans)
    _said(history)
    _said(history, on=on, scheme=SCHEME)


@pytest.mark.parametrize("first", [datetime.date.min, datetime.date.max - datetime.timedelta(1)])
def test_the_first_and_the_last_day_that_there_are_can_be_said(first: datetime.date) -> None:
    span = (first, first + datetime.timedelta(1), first)
    _said(History([certificate_of(span)]))
    answer = CASES["editions/one-required"]
    assert isinstance(answer, Applicability)
    _said(attrs.evolve(answer, since=first, until=first + datetime.timedelta(1)))


# ---------------------------------------------------------------- texts of the caller


@at_most(60)
@given(st.data())
def test_titles_cannot_reshape_a_decision(data: st.DataObject) -> None:
    evaluation = CASES["decisions/other-limits"]
    framework = evaluation.framework
    categories = [
        attrs.evolve(each, title=data.draw(_TITLES), title_en=data.draw(_TITLES))
        for each in framework.categories
    ]
    source = data.draw(sources())
    rule = attrs.evolve(
        framework.rule,
        limits=[attrs.evolve(limit, source=source) for limit in framework.rule.limits],
    )
    changed = attrs.evolve(framework, title=data.draw(_TITLES), categories=categories, rule=rule)
    _said(evaluate(dict(evaluation.ratings), changed))


def _file(title: str, other: str, remark: str) -> Conclusion:
    audit = CONCLUSIONS["files/much-is-wrong"].audit
    scope = audit.scope
    assert isinstance(scope, Scope)
    staff = list(scope.staff or ())
    return conclude(
        attrs.evolve(
            audit,
            scope=attrs.evolve(
                scope,
                organisation=title,
                staff=[attrs.evolve(staff[0], role=other), *staff[1:]],
            ),
            interviews=[Interview(role=other, people=2, party=Party.STAFF, services=[title])],
            findings=[
                attrs.evolve(each, improvements=[remark], strengths=[other], evidence=[title])
                for each in audit.findings
            ],
            certifying_body=title,
            auditors=[other, remark, title, other, remark, title],
        ),
        FULL,
    )


@at_most(60)
@given(_TITLES, _TITLES, _TITLES)
def test_texts_of_a_file_cannot_reshape_it(title: str, other: str, remark: str) -> None:
    _said(_file(title, other, remark))


@at_most(60)
@given(_TITLES, _TITLES)
def test_texts_of_a_certificate_cannot_reshape_it(title: str, other: str) -> None:
    on = datetime.date(2021, 3, 1)
    condition = Condition(text=other, due_on=datetime.date(2021, 9, 1))
    award = attrs.evolve(award_on(on, conditions=[condition]), awarded_by=title)
    span = (on, datetime.date(2023, 3, 1), on)
    certificate: Certificate = certificate_of(span, award=award, organisation=title)
    _said(History([certificate]))
    _said(History([certificate]), on=datetime.date(2022, 1, 1))


@at_most(40)
@given(_TITLES)
def test_a_remark_cannot_reshape_what_is_carried_over(remark: str) -> None:
    carried = CASES["editions/carried-open"]
    origins = [attrs.evolve(origin, remark=remark) for origin in carried.origins]
    _said(attrs.evolve(carried, origins=tuple(origins)))


def test_lines_of_a_text_stay_those_of_the_tree() -> None:
    plain_lines = explain(_file("Een", "twee", "drie")).split("\n")
    hostile = explain(_file("Een\n\n- x", "twee\x1b", "drie\u2028vier")).split("\n")
    assert len([line for line in hostile if not line]) == len(
        [line for line in plain_lines if not line]
    )
