# SPDX-License-Identifier: MIT
"""The facts of papers, registers, plans and schemes stand in their explanations."""

import datetime
from collections.abc import Mapping
from itertools import product
from typing import Any

import attrs
import pytest

from sterksociaalwerk.certification import Advice, Certificate, Register, RegisterEntry
from sterksociaalwerk.conclusion import Conclusion, Issue, PointResult, conclude
from sterksociaalwerk.evaluation import ReferenceCounts
from sterksociaalwerk.framework import Framework
from sterksociaalwerk.improvement import ImprovementPlan, PointStatus
from sterksociaalwerk.label import SCHEME
from sterksociaalwerk.reporting import Language, explain
from sterksociaalwerk.reporting._follow_up import consequence_list
from sterksociaalwerk.reporting._issues import issue_sentences
from sterksociaalwerk.reporting._tree import Items, References, Section, Table
from sterksociaalwerk.scheme import AuditKind, FollowUp, Scheme
from tests.generators import FULL
from tests.reporting.cases import CASES, CONCLUSIONS
from tests.reporting.trees import READERS, numbers, parts, sections, strings, tree
from tests.texts import LANGUAGES

_DAY = datetime.timedelta(days=1)
_FIRST_OF_MAY = datetime.date(2019, 5, 1)
_ENTERED = datetime.date(2021, 3, 3)


def _of(kind: type) -> list[Any]:
    return [value for value in CASES.values() if isinstance(value, kind)]


def _text(value: object, language: Language, **arguments: Any) -> str:  # noqa: ANN401
    return " ".join(strings(tree(value, language, **arguments)))


def _summary(value: object, language: Language, **arguments: Any) -> str:  # noqa: ANN401
    return " ".join(strings(tree(value, language, **arguments).summary))


@pytest.mark.parametrize("language", LANGUAGES)
def test_advice_has_who_when_and_every_condition(language: Language) -> None:
    for advice in _of(Advice):
        text = _text(advice, language)
        assert advice.audit in text
        assert " ".join(advice.given_by.split()) in text
        assert READERS[language].day(advice.given_on) in text
        for condition in advice.conditions:
            assert condition.text in text
            assert READERS[language].day(condition.due_on) in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_certificate_has_its_days_and_all_that_happened_to_it(language: Language) -> None:
    day = READERS[language].day
    for certificate in _of(Certificate):
        text = _text(certificate, language)
        assert certificate.organisation.name in text
        if certificate.valid_from < certificate.ends_on:
            assert day(certificate.valid_from) in text
            assert day(certificate.ends_on - _DAY) in text
        for change in certificate.changes:
            assert {day(change.effective_from), day(change.decided_on)} <= _days(text, day, change)
            assert change.reason in text
        for service, place in () if certificate.scope is None else certificate.scope.cells:
            assert service in text
            assert place in text


def _days(text: str, day: Any, change: Any) -> set[str]:  # noqa: ANN401
    return {day(each) for each in (change.effective_from, change.decided_on) if day(each) in text}


def test_how_a_certificate_stands_is_said_of_the_day_asked_about() -> None:
    withdrawn = CASES["papers/certificate-withdrawn"]
    texts: dict[tuple[bool, bool], set[str]] = {}
    for month in range(1, 28):
        on = datetime.date(2021 + month // 12, month % 12 + 1, 20)
        said = _summary(withdrawn, "nl", on=on).replace(READERS["nl"].day(on), "")
        key = withdrawn.is_valid(on), withdrawn.is_suspended(on)
        # What is overdue by then stands below it.
        texts.setdefault(key, set()).add(". ".join(said.split(". ")[:2]))
    assert len(texts) == 3
    assert all(len(each) == 1 for each in texts.values())
    assert len({text for each in texts.values() for text in each}) == 3


def test_what_is_overdue_on_a_day_is_said_first() -> None:
    certificate = CASES["papers/certificate-withdrawn"]
    for on in (datetime.date(2021, 9, 1), datetime.date(2021, 9, 2)):
        late = [condition.text for condition in certificate.overdue(on)]
        summary = _summary(certificate, "nl", on=on)
        told = [each.text for each in certificate.award.advice.conditions if each.text in summary]
        assert told == late


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_register_has_every_entry_and_who_is_certified(language: Language) -> None:
    for register in _of(Register):
        text = _text(register, language)
        for entry in register:
            assert entry.organisation.name in text
            assert READERS[language].day(entry.entered_on) in text
            assert entry.learning_report is None or entry.learning_report in text
        said = [number for part in tree(register, language).summary for number in _numbers(part)]
        assert not register or said[:2] == [len(register), len(register.organisations)]
        for on in (
            datetime.date(2021, 3, 3),
            datetime.date(2022, 12, 1),
            datetime.date(2024, 1, 1),
        ):
            found = tree(register, language, on=on)
            summary = [number for part in found.summary for number in _numbers(part)]
            assert not register or len(register.certified(on)) in summary[2:]
            assert set(register.count_by_edition(on).values()) <= set(summary)
            named = " ".join(strings(found.annexes))
            names = {*register.certified(on), *register.due(on), *register.expired(on)}
            assert all(each.name in named for each in names)


def _numbers(part: Any) -> list[int]:  # noqa: ANN401
    return [number for text in strings((part,)) for number in numbers(text, "nl")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_entry_says_that_nothing_is_recorded_only_where_nothing_is(language: Language) -> None:
    neither = _summary(CASES["papers/entry-of-neither"], language).split(". ")[-1]
    for entry in _of(RegisterEntry):
        recorded = entry.certificate is not None or entry.learning_report is not None
        assert (neither.split(" 2021 ")[-1] in _summary(entry, language)) is not recorded


# ---------------------------------------------------------------- points


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plan_has_every_point_with_owner_and_day(language: Language) -> None:
    for plan in _of(ImprovementPlan):
        for on in (None, datetime.date(2021, 9, 1), datetime.date(2022, 1, 1)):
            found = tree(plan, language, on=on)
            text = " ".join(strings(found))
            points = plan.status(plan.audit.audited_on if on is None else on)
            for each in points:
                assert each.point.text in text
                assert each.point.owner is None or each.point.owner in text
                due_on = each.point.due_on
                assert due_on is None or READERS[language].day(due_on) in text
            if on is not None and points:
                statuses = [each.status for each in points]
                counts = [statuses.count(status) for status in PointStatus if status in statuses]
                (first, *_) = (strings((part,)) for part in found.summary)
                # The day and the year stand before them.
                assert sorted(numbers(next(iter(first)), language)[2:]) == sorted(counts)
                late = [each for each in points if each.status is PointStatus.OVERDUE]
                summary = " ".join(strings(found.summary))
                shown = [each for each in late if f"{each.norm}: {each.point.text}" in summary]
                assert len(shown) == min(len(late), 6)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_became_of_every_earlier_point_is_said(language: Language) -> None:
    seen: set[PointResult] = set()
    for conclusion in CONCLUSIONS.values():
        text = _text(conclusion, language)
        for each in conclusion.points:
            seen.add(each.result)
            assert f"{each.norm}: {each.point.text}" in text
            for after in each.followed_by:
                assert after.text in text
    assert seen == set(PointResult)


# ---------------------------------------------------------------- editions, schemes, assumptions


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_edition_has_its_limits_its_sources_and_what_is_ours(language: Language) -> None:
    for framework in _of(Framework):
        found = tree(framework, language)
        said = {number for text in strings(found.summary) for number in numbers(text, language)}
        assert framework.norm_count in said
        assert {limit.at_most for limit in framework.rule.limits} - {0} <= said
        split: dict[str, int] = dict(framework.category_counts or {})
        assert set(split.values()) <= {
            int("".join(filter(str.isdigit, word)) or 0)
            for text in strings(found.summary)
            for word in text.split()
        }
        text = " ".join(strings(found))
        for assumption in framework.assumptions:
            assert getattr(assumption, {"nl": "text_nl", "en": "text"}[language]) in text
        cited = [part for part in parts(found) if isinstance(part, References)]
        titles = {source.title for part in cited for source in part.items}
        assert titles == {source.title for source in framework.sources} | {
            limit.source.title
            for rule in (framework.rule, framework.recertification_rule)
            for limit in (() if rule is None else rule.limits)
            if limit.source is not None
        }


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_scheme_has_its_editions_and_what_every_kind_leads_to(language: Language) -> None:
    for scheme in _of(Scheme):
        text = _text(scheme, language).lower()
        for framework in scheme:
            assert framework.called in text
            assert str(framework.key.version) not in text.replace("3.0", "").split()
        for each in scheme.announcements:
            assert str(each.version) in text
        for kind in AuditKind:
            known: Mapping[AuditKind, FollowUp] = scheme.leads_to or {}
            consequences = known[kind].consequences if kind in known else ()
            for told in consequence_list(consequences, scheme, READERS[language]):
                assert told.lower() in text
        register = SCHEME.register
        assert register is not None
        assert ("kwaliteitsregister sociaal werk" in text) is (scheme.register == register)


def _assumption(key: str, language: Language) -> str:
    (found,) = {
        assumption
        for holder in (SCHEME, *SCHEME)
        for assumption in holder.assumptions
        if assumption.key == key
    }
    return str(found.text_nl if language == "nl" else found.text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_assumption_is_said_only_where_it_matters(language: Language) -> None:
    for conclusion in CONCLUSIONS.values():
        text = _text(conclusion, language)
        evaluated = conclusion.evaluation is not None
        rated = any(issue.code.value == "rating-not-allowed" for issue in conclusion.issues)
        review = conclusion.audit.kind is AuditKind.PEER_REVIEW and bool(conclusion.leads_to)
        for key, matters in (
            ("limits-apart", evaluated),
            ("no-not-applicable", rated),
            ("peer-review-anyhow", review),
        ):
            assert text.count(_assumption(key, language)) == matters


def test_the_first_of_may_is_said_to_be_ours_where_it_is_named() -> None:
    for audited_on, language in product(
        (datetime.date(2018, 1, 1), datetime.date(2019, 9, 2), datetime.date(2020, 3, 1)), LANGUAGES
    ):
        answers = SCHEME.applicable(audited_on=audited_on)
        whole = tree(answers, language, scheme=SCHEME)
        named = READERS[language].day(_FIRST_OF_MAY) in " ".join(strings(whole.annexes[:1]))
        ours = _assumption("first-of-may-2019", language)
        until = {each.until for each in answers} | {each.since for each in answers}
        assert (ours in " ".join(strings(whole))) == (_FIRST_OF_MAY in until)
        assert not named or ours in " ".join(strings(whole))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_known_to_follow_is_said_so(language: Language) -> None:
    known = CONCLUSIONS["files/certificate"]
    unknown = conclude(known.audit, attrs.evolve(FULL, leads_to=None))
    for conclusion, wanted in ((known, True), (unknown, False)):
        _, follows, *_ = (
            part for part in tree(conclusion, language).summary if isinstance(part, Section)
        )
        assert any(isinstance(part, Items) for part in follows.parts) is wanted
    # A scheme without names for the parties promises nobody's register.
    bare = attrs.evolve(FULL, advised_by=None, awarded_by=None, register=None)
    text = _summary(conclude(known.audit, bare), language)
    assert "beheercommissie" not in text
    assert "Kwaliteitsregister" not in text


def test_changed_weights_are_said_in_the_summary_and_at_each_issue() -> None:
    conclusion: Conclusion = CONCLUSIONS["points/re-audit-with-plan"]
    plain = conclude(conclusion.audit, conclusion.scheme)
    assert conclusion.severities
    for language in LANGUAGES:
        usual = READERS[language].under(conclusion.scheme)
        changed = [each for each in conclusion.issues if each.code in conclusion.severities]
        text = _text(conclusion, language)
        for sentence in issue_sentences(changed, usual):
            # Something more is said behind it.
            assert f"{sentence} (" in text
        for sentence in issue_sentences(plain.issues, usual):
            assert f"{sentence} (" not in _text(plain, language)


def test_what_to_rate_first_is_said_where_the_outcome_is_open() -> None:
    for language, conclusion in product(LANGUAGES, CONCLUSIONS.values()):
        evaluation = conclusion.evaluation
        if evaluation is None or len(evaluation.decisive) == evaluation.tally.open > 6:
            continue
        found = tree(conclusion, language)
        outcome = next(part for part in found.summary if isinstance(part, Section))
        words = {word.strip(".,:") for text in strings((outcome,)) for word in text.split()}
        assert set(evaluation.decisive[:6]) <= words


# ---------------------------------------------------------------- lists and tables


@pytest.mark.parametrize("language", LANGUAGES)
def test_ratings_by_reference_are_a_table(language: Language) -> None:
    for counts in _of(ReferenceCounts):
        found = tree(counts, language)
        tables = [part for part in parts(found) if isinstance(part, Table)]
        assert len(tables) == bool(counts.tallies)
        for table in tables:
            for row, (name, tally) in zip(table.rows, counts.tallies.items(), strict=True):
                cells = [int(cell) for cell in row[1:5]]
                assert row[0] == name
                assert cells == [tally.total, tally.met, tally.partly_met, tally.not_met]
        text = " ".join(strings(found))
        assert all(name in text for name in (*counts.unused, *counts.unknown))
        assert len(counts.norms_without) in numbers(text, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_issues_together_are_counted_and_each_said(language: Language) -> None:
    issues = CASES["papers/issues-of-all-papers"]
    found = tree(issues, language, scheme=FULL)
    sentences = issue_sentences(issues, READERS[language].under(FULL))
    said = [
        item.text for part in parts(found.annexes) if isinstance(part, Items) for item in part.items
    ]
    assert set(sentences) <= set(said)
    assert sum(numbers(" ".join(strings(found.summary)), language)) == len(sentences)
    assert len(sections(found)) >= 3


def test_an_issue_may_name_an_edition_that_nobody_knows() -> None:
    (issue,) = (
        each
        for each in CASES["papers/issues-of-all-papers"]
        if each.code.value == "chain-other-edition"
    )
    odd: Issue = attrs.evolve(issue, facts={"framework": "wat dan ook", "expected": "x"})
    assert "wat dan ook" in explain(odd)
    assert "normenkader 2017" in explain(issue, scheme=FULL)
