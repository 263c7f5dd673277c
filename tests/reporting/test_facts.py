# SPDX-License-Identifier: MIT
"""The facts of a value stand in its explanation: norms, numbers, dates and names.

How they are said is for the writer; these tests read the tree and not the sentences.
"""

import datetime
from decimal import Decimal
from itertools import pairwise, product
from typing import Any

import pytest
from hypothesis import given, strategies as st

from sterksociaalwerk.audit import Count, Coverage, Population
from sterksociaalwerk.certification import Condition, History, Standing
from sterksociaalwerk.comparison import CarryOver, Comparison, Progress, carry_over
from sterksociaalwerk.evaluation import Evaluation, Verdict, evaluate
from sterksociaalwerk.framework import Rating
from sterksociaalwerk.improvement import Flip, Repair, RepairPlan, RuleAnalysis
from sterksociaalwerk.label import SCHEME
from sterksociaalwerk.reporting import Language, explain
from sterksociaalwerk.reporting._tree import Document, Items, Paragraph, Table
from tests.generators import (
    at_most,
    award_on,
    certificate_of,
    change_rows,
    changed_history,
    history_of,
    random_ends,
    random_framework,
    random_ratings,
    seeded,
    spans_from_epoch,
)
from tests.reporting.cases import ANSWERS, CASES
from tests.reporting.trees import READERS, numbers, parts, strings, tree, words
from tests.texts import LANGUAGES, WIDTH

_DAY = datetime.timedelta(days=1)


def _of(kind: type) -> list[Any]:
    return [value for value in CASES.values() if isinstance(value, kind)]


def _tables(found: Document) -> list[Table]:
    return [part for part in parts(found) if isinstance(part, Table)]


def _listed(found: Document) -> list[str]:
    """Return the items of every list, with what stands below them."""
    return [
        " ".join([item.text, *strings(item.parts)])
        for part in parts(found)
        if isinstance(part, Items)
        for item in part.items
    ]


def _said_days(found: Document, language: Language) -> set[datetime.date]:
    """Return every day that is said; a date in prose is read back with the reader's own words."""
    months = {
        READERS[language].day(datetime.date(2001, month, 1)).split()[1]: month
        for month in range(1, 13)
    }
    days: set[datetime.date] = set()
    for text in strings(found):
        split = [word.strip(".,;:()") for word in text.split()]
        for at, word in enumerate(split):
            if word in months and 0 < at < len(split) - 1 and split[at - 1].isdecimal():
                year, day = int(split[at + 1]), int(split[at - 1])
                days.add(datetime.date(year, months[word], day))
    return days


# ---------------------------------------------------------------- decisions


def _check_limits(verdict: Verdict, language: Language, found: Document) -> None:
    """Check that the first list has the limits, with count and margin."""
    lists = [part for part in parts(found.summary) if isinstance(part, Items) and part.numbered]
    shown = lists[0].items
    assert len(shown) == len(verdict.limits) or 6 <= len(shown) < len(verdict.limits)
    for item, result in zip(shown, verdict.limits, strict=False):
        said = numbers(item.text, language)
        for rating in result.limit.ratings:
            assert READERS[language].rating(rating) in item.text
        assert {result.least, result.most} <= set(said)
        assert not result.limit.at_most or result.limit.at_most in said
        assert not result.margin or abs(result.margin) in said


def _check_ratings(evaluation: Evaluation, found: Document) -> None:
    """Check the table of counts, and that every norm that is not met is named once in the lists."""
    tallies = evaluation.by_category
    tables = _tables(found)
    assert len(tables) == (tallies.keys() != {None})
    short = [norm for norm, rating in evaluation.ratings.items() if rating is not Rating.MET]
    assert set(short) <= words(found.annexes)
    if not tables:
        return
    (table,) = tables
    counts = [
        [int(cell.replace(".", "").replace(",", "")) for cell in row[1:]] for row in table.rows
    ]
    # Categories come in the order of the edition, and the unknown one last.
    keys: list[str | None] = [*(each.key for each in evaluation.framework.categories), None]
    in_order = [tallies[key] for key in keys if key in tallies]
    for row, tally in zip(counts[:-1], in_order, strict=True):
        assert row[:4] == [tally.total, tally.met, tally.partly_met, tally.not_met]
        assert sum(row[1:]) == tally.total
    assert counts[-1] == [sum(column) for column in zip(*counts[:-1], strict=True)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_decision_has_its_limits_and_ratings(language: Language) -> None:
    for verdict in _of(Verdict):
        found = tree(verdict, language)
        _check_limits(verdict, language, found)
        said = {number for text in strings(found.summary) for number in numbers(text, language)}
        tally = verdict.tally
        assert {tally.total, tally.met, tally.partly_met, tally.not_met} <= said
    for evaluation in _of(Evaluation):
        found = tree(evaluation, language)
        _check_limits(evaluation.verdict, language, found)
        _check_ratings(evaluation, found)
        risky = {each.norm for each in evaluation.risky_raises}
        assert risky <= words(found.annexes)


@at_most(40)
@given(st.integers(0, 1 << 32), st.sampled_from(LANGUAGES))
def test_every_limit_and_every_norm_is_said_whatever_the_rule(
    seed: int, language: Language
) -> None:
    random = seeded(seed)
    framework = random_framework(random)
    evaluation = evaluate(random_ratings(random, framework), framework)
    found = tree(evaluation, language)
    _check_limits(evaluation.verdict, language, found)
    _check_ratings(evaluation, found)


# ---------------------------------------------------------------- what would change it


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plan_has_its_norms_and_numbers(language: Language) -> None:
    plans = [(value, value) for value in _of(RepairPlan)]
    plans += [(value, plan) for value in _of(Repair) for plan in (value.needed, value.certain)]
    for value, plan in plans:
        if plan is None:
            continue
        items = _listed(tree(value, language))
        said = {
            number for text in strings(tree(value, language)) for number in numbers(text, language)
        }
        if plan.count:
            # A cost that is the number of norms may be no cost at all.
            assert plan.count in said or sum(choice.pick for choice in plan.choices) == plan.count
            assert plan.cost == plan.count or plan.cost in said
        for choice in plan.choices:
            after = READERS[language].quoted([choice.after])
            matching = [text for text in items if ", ".join(choice.among) in text and after in text]
            assert matching
            pick, among = choice.pick, len(choice.among)
            assert any(
                pick in {among, 1} or {pick, among} <= set(numbers(text, language))
                for text in matching
            )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_flip_has_its_witnesses(language: Language) -> None:
    for flip in _of(Flip):
        found = tree(flip, language)
        said = words(found)
        for steps in (flip.changes, flip.upgrades or (), flip.downgrades or ()):
            assert {step.norm for step in steps} <= said
        if flip.count is not None:
            (first, *_) = (part.text for part in found.summary if isinstance(part, Paragraph))
            assert flip.count in numbers(first, language)
            assert len(found.annexes) == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_analysis_has_its_numbers_and_every_case(language: Language) -> None:
    for analysis in _of(RuleAnalysis):
        found = tree(analysis, language)
        said = {number for text in strings(found.summary) for number in numbers(text, language)}
        assert {analysis.states, analysis.passing} <= said
        assert len(_listed(found)) == len(analysis.paradoxes)
        assert analysis.monotone or len(analysis.paradoxes) in said
        for text, paradox in zip(_listed(found), analysis.paradoxes, strict=True):
            tally = paradox.before
            assert numbers(text, language)[:3] == [tally.met, tally.partly_met, tally.not_met]


# ---------------------------------------------------------------- from one audit to another


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_comparison_has_what_became_of_every_norm(language: Language) -> None:
    for comparison in _of(Comparison):
        found = tree(comparison, language)
        (table,) = _tables(found)
        for row, counts in zip(
            table.rows,
            sorted(comparison.by_category.items(), key=lambda each: each[0] is None),
            strict=False,
        ):
            made = [counts[1][kind] for kind in Progress if counts[1].get(kind)]
            cells = [int(cell) for cell in row[1:]]
            assert cells[0] == sum(made)
            assert [cell for cell in cells[1:] if cell] == made
        told = [norm.norm for norm in comparison.norms if norm.progress is not Progress.SAME]
        assert set(told) | set(comparison.repeats) <= words(found)


def _check_carried(carried: CarryOver, language: Language) -> None:
    found = tree(carried, language)
    said = words(found)
    assert set(carried.ratings) <= said
    assert {dropped.norm for dropped in carried.dropped} <= said
    for origin in carried.origins:
        assert set(origin.sources) <= said
    text = " ".join(strings(found.annexes))
    places = [text.index(norm) for norm in carried.decisive[:1]]
    assert places == sorted(places)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_carried_over_has_every_norm_with_where_it_comes_from(language: Language) -> None:
    for carried in _of(CarryOver):
        _check_carried(carried, language)


@at_most(40)
@given(st.integers(0, 1 << 32), st.sampled_from(LANGUAGES))
def test_that_holds_whatever_became_of_the_norms(seed: int, language: Language) -> None:
    random = seeded(seed)
    old, new, crosswalk = random_ends(random)
    _check_carried(carry_over(random_ratings(random, old), crosswalk, old, new), language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_edition_has_its_bounds_and_what_is_missing(language: Language) -> None:
    for value, answer in ANSWERS:
        found = tree(value, language)
        days = _said_days(found, language)
        bound = answer.until
        if bound is not None and answer.since is not None:
            bound -= _DAY
        assert {day for day in (answer.since, bound) if day} <= days
        assert str(answer.version) in words(found)
        for source in [answer.source] if answer.source else []:
            assert source.title in " ".join(strings(found))


@pytest.mark.parametrize("audited_on", [datetime.date(2019, 9, 2), datetime.date(2021, 3, 1)])
def test_every_edition_that_may_be_used_is_in_the_summary_and_no_other(
    audited_on: datetime.date,
) -> None:
    for start, language in product((None, datetime.date(2019, 4, 1)), LANGUAGES):
        answers = SCHEME.applicable(audited_on=audited_on, process_started_on=start)
        said = words(tree(answers, language).summary)
        usable = {str(answer.version) for answer in answers if answer.usable is not False}
        assert {str(answer.version) for answer in answers} & said == usable


# ---------------------------------------------------------------- people and interviews


@pytest.mark.parametrize("language", LANGUAGES)
def test_everybody_who_counts_or_does_not_is_said(language: Language) -> None:
    for population in _of(Population):
        found = tree(population, language)
        said = {number for text in strings(found.summary) for number in numbers(text, language)}
        for count in (population.headcount, population.volunteers):
            assert count is None or _bounds(count) <= said
        for group in population.not_counted:
            assert any(
                group.role in item and _bounds(group.headcount) <= set(numbers(item, language))
                for item in _listed(found)
            )


def _bounds(count: Count) -> set[Decimal]:
    return {Decimal(bound) for bound in (count.at_least, count.at_most) if bound is not None}


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_people_who_are_not_recorded_no_number_is_said(language: Language) -> None:
    nobody = Population(headcount=None, fte=None, volunteers=None)
    found = tree(nobody, language)
    assert [number for text in strings(found) for number in numbers(text, language)] == []
    (items, *others) = found.summary
    assert isinstance(items, Items)
    assert len(items.items) == 2
    # And it is not said that every recorded group counts.
    assert others == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_that_was_not_covered_is_named(language: Language) -> None:
    coverages = [*_of(Coverage), *(each.coverage for each in _files() if each.coverage)]
    for coverage in coverages:
        found = tree(coverage, language)
        text = " ".join(strings(found))
        for service, place in (*coverage.uncovered_cells, *coverage.unrecorded_cells):
            assert service in text
            assert place in text
        groups = [*coverage.uncovered_groups, *coverage.unsure_groups]
        assert [each.role for each in groups if each.role and each.role not in text] == []
        assert [each.role for each in coverage.outside if each.role not in text] == []
        assert len(coverage.covered_cells) in {
            number for text in _listed(found) for number in numbers(text, language)
        }


def _files() -> list[Any]:
    return [value for value in CASES.values() if hasattr(value, "coverage")]


def test_many_municipalities_are_counted_and_few_are_named() -> None:
    cells = [("jongerenwerk", f"Gemeente{number}") for number in range(35)]
    lone = [("ouderenwerk", "Gemeente3")]
    value = Coverage(
        covered_cells=[],
        uncovered_cells=[*cells, *lone],
        covered_groups=[],
        uncovered_groups=[],
        people={},
    )
    for language in LANGUAGES:
        items = [text for text in _listed(tree(value, language)) if "werk:" in text]
        assert 35 in numbers(items[0], language)
        assert "Gemeente" not in items[0]
        assert "Gemeente3" in items[1]


# ---------------------------------------------------------------- certificates


def _runs(history: History) -> list[tuple[datetime.date, datetime.date]]:
    """Return the spans without a gap, by walking over the certificates."""
    runs: list[tuple[datetime.date, datetime.date]] = []
    for each in history.certificates:
        if runs and each.valid_from <= runs[-1][1]:
            runs[-1] = (runs[-1][0], max(runs[-1][1], each.ends_on))
        else:
            runs.append((each.valid_from, each.ends_on))
    return runs


def _check_history(history: History, language: Language) -> None:
    found = tree(history, language)
    days = _said_days(found, language)
    for each in history.certificates:
        assert each.award.awarded_on in days
        if each.valid_from < each.ends_on:
            assert {each.valid_from, each.ends_on - _DAY} <= days
        for change in each.changes:
            assert {change.decided_on, change.effective_from} <= days
        assert each.award.advice.audit in words(found)
    runs = _runs(history)
    gaps = [(after[0] - before[1]).days for before, after in pairwise(runs)]
    first = found.annexes[0].parts[0]
    assert isinstance(first, Items)
    said = [
        number
        for item in first.items
        for text in strings(item.parts)
        for number in numbers(text, language)
    ]
    assert set(gaps) <= set(said)
    for item, each in zip(first.items, history.certificates, strict=True):
        row = history.streak(each.valid_from)
        here = [number for text in strings(item.parts) for number in numbers(text, language)]
        assert row in {0, 1, *here}


@pytest.mark.parametrize("language", LANGUAGES)
def test_certificates_have_their_days(language: Language) -> None:
    for history in _of(History):
        if history.certificates:
            _check_history(history, language)


@at_most(60)
@given(st.lists(spans_from_epoch(), min_size=1, max_size=4), st.sampled_from(LANGUAGES))
def test_that_holds_however_they_follow_each_other(spans: list[Any], language: Language) -> None:
    _check_history(history_of(spans), language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_and_whatever_happens_to_them(language: Language) -> None:
    for changes in change_rows(0, 3, 0, 2):
        _check_history(changed_history([(0, 3, 0, changes), (2, 5, 2, ())]), language)


def _of_standing(standing: Standing, language: Language) -> str:
    """Return what is said of a standing, without the words before it."""
    (said,) = tree(standing, language).summary
    assert isinstance(said, Paragraph)
    return said.text.split(": ", 1)[1].rstrip(".")


@pytest.mark.parametrize("name", [name for name in CASES if name.startswith("histories/")])
def test_where_an_organisation_stands_is_said_of_the_day_asked_about(name: str) -> None:
    history = CASES[name]
    if not isinstance(history, History):
        return
    asked = {datetime.date(2016, 1, 1)}
    for each in history.certificates:
        asked |= {each.valid_from + days * _DAY for days in (-1, 0, 1)}
        asked |= {each.valid_until + days * _DAY for days in (-200, -1, 0, 1)}
    for on, language in product(asked, LANGUAGES):
        found = tree(history, language, on=on)
        summary = " ".join(strings(found.summary))
        assert on in _said_days(found, language)
        # The sentence of the standing, and of no other.
        of_standing = {standing: _of_standing(standing, language) for standing in Standing}
        here = history.status(on)
        assert [each for each in Standing if of_standing[each] in summary] == [here]
        assert history.streak(on) in {0, 1, *numbers(summary, language)}
        window = history.next_audit_window(on)
        if window is not None:
            assert {window.opens_on, window.closes_on - _DAY} <= _said_days(found, language)
        for condition in history.overdue(on):
            assert " ".join(condition.text.split()) in summary


def test_without_a_day_nothing_is_said_that_depends_on_one() -> None:
    for history, language in product(_of(History), LANGUAGES):
        texts = set(strings(tree(history, language)))
        for standing in Standing:
            assert not any(_of_standing(standing, language) in text for text in texts)


@pytest.mark.usefixtures("long_lines")
@pytest.mark.parametrize("days", [-1, 0, 1, 2])
def test_a_condition_is_late_from_the_day_after(days: int) -> None:
    due_on = datetime.date(2021, 9, 1)
    condition = Condition(text="x", due_on=due_on, fulfilled_on=due_on + days * _DAY)
    span = (datetime.date(2021, 3, 1), datetime.date(2023, 3, 1), datetime.date(2021, 2, 18))
    award = award_on(span[2], conditions=[condition])
    certificate = certificate_of(span, award=award)
    for language in LANGUAGES:
        text = explain(History([certificate]), language=language)
        (line,) = (
            line
            for line in text.split("\n")
            if READERS[language].day(due_on + days * _DAY) in line and ": x" not in line
        )
        assert (days in numbers(line, language)[2:]) == (days > 0)


@pytest.fixture
def long_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave every line whole, so that it can be read back; the form is tested by itself."""
    monkeypatch.setattr(WIDTH, 10**9)
