# SPDX-License-Identifier: MIT
"""A reader's test: the summary of a file fits one screen, and what it says is true of the file."""

from itertools import product

import attrs
import pytest
from hypothesis import given, strategies as st

from sterksociaalwerk.audit import (
    ALL,
    Activity,
    Audit,
    Coverage,
    Finding,
    GroupToHear,
    Interview,
    Party,
    Scope,
)
from sterksociaalwerk.conclusion import Conclusion, IssueCode, Severity, conclude
from sterksociaalwerk.evaluation import Outcome, evaluate
from sterksociaalwerk.framework import Limit, Rating, Rule
from sterksociaalwerk.label import SCHEME
from sterksociaalwerk.reporting import Language, explain
from sterksociaalwerk.reporting._follow_up import consequence_list
from sterksociaalwerk.reporting._issue_lists import POINTS
from sterksociaalwerk.reporting._issues import ALL as EVERY, FEW, issue_sentences
from sterksociaalwerk.reporting._points import RESULTS
from sterksociaalwerk.reporting._shared import CYCLES, KINDS, OUTCOMES
from sterksociaalwerk.reporting._tree import Document, Items, Paragraph, Section, Terms
from sterksociaalwerk.reporting._words import Reader
from sterksociaalwerk.scheme import Consequence
from tests.generators import FAULTS, FULL, at_most, case, concluded, seeded
from tests.reporting.cases import CONCLUSIONS
from tests.reporting.cases.files import CASES as FILES
from tests.reporting.trees import READERS, numbers, parts, sections, strings, tree, words
from tests.texts import LANGUAGES, check_form

_SCREEN = 30


def _twelve() -> list[Conclusion]:
    """Return twelve files: sound, and with ever more that is wrong."""
    files: list[Conclusion] = []
    for seed in range(12):
        wrong = seeded(seed).sample(sorted(FAULTS), seed)
        files.append(concluded(case(seed, wrong)))
    return files


_FILES = _twelve()


def _heads(document: Document) -> list[Section]:
    return [part for part in document.summary if isinstance(part, Section)]


def _check_last(conclusion: Conclusion, language: Language, document: Document) -> None:
    """Check what is counted: earlier points, changed weights, points of attention."""
    reader = READERS[language]
    counts = [
        len(issue_sentences(conclusion.of_severity(severity), reader))
        for severity in (Severity.WARNING, Severity.NOTE)
    ]
    results = [each.result for each in conclusion.points]
    wanted = [
        [results.count(result) for result in RESULTS if result in results],
        [len(conclusion.severities)] if conclusion.severities else [],
        [count for count in counts if count],
    ]
    told_last = [part.text for part in document.summary if isinstance(part, Paragraph)]
    assert [numbers(text, language) for text in told_last] == [each for each in wanted if each]


def _check_summary(conclusion: Conclusion, language: Language) -> None:
    """Check every part of the summary against the values."""
    audit, reader = conclusion.audit, READERS[language]
    document = tree(conclusion, language)
    # 1. Who, which kind of audit, when, which edition by name.
    assert reader.day(audit.audited_on) in document.title
    who = audit.id if audit.scope is None else " ".join(audit.scope.organisation.name.split())
    assert who in document.title
    terms = document.summary[0]
    assert isinstance(terms, Terms)
    told = " ".join(text for _, text in terms.rows)
    assert reader.say(KINDS[audit.kind]) in told
    assert reader.say(CYCLES[audit.cycle]) in told
    if conclusion.evaluation is not None:
        assert conclusion.evaluation.framework.title in told
    if audit.certifying_body is not None:
        assert audit.certifying_body in told
    # 2. The outcome, each limit in one line.
    outcome, follows, *points = _heads(document)
    _check_last(conclusion, language, document)
    if conclusion.evaluation is None:
        assert not any(reader.say(each) in outcome.heading for each in OUTCOMES.values())
        assert not any(isinstance(part, Items) for part in outcome.parts)
    else:
        verdict = conclusion.evaluation.verdict
        said = [each for each in Outcome if reader.say(OUTCOMES[each]) in outcome.heading]
        # "Within" stands in "not within".
        assert verdict.outcome in said
        assert verdict.outcome is not Outcome.PASS or said == [Outcome.PASS]
        limits = outcome.parts[0]
        assert isinstance(limits, Items)
        for item, result in zip(limits.items, verdict.limits, strict=True):
            assert {result.limit.at_most, result.least, result.most} - {0} <= set(
                numbers(item.text, language)
            )
        tally = verdict.tally
        assert (tally.open or tally.total) in {
            number for text in strings(outcome.parts) for number in numbers(text, language)
        }
    # 3. What follows, and by whom.
    text = " ".join(strings(follows.parts))
    led = [
        each
        for each in Consequence
        if consequence_list([each], conclusion.scheme, reader)[0] in text
    ]
    assert set(led) == set(conclusion.leads_to)
    errors = issue_sentences(conclusion.of_severity(Severity.ERROR), reader, EVERY)
    unknown = any(each.code is IssueCode.CONSEQUENCES_NOT_KNOWN for each in conclusion.issues)
    assert (len(errors) in numbers(text, language)) == (bool(errors) and not unknown)
    # 4. What has to be solved first; points of attention, counted.
    headings = [section.heading for section in points]
    first = reader.say(POINTS[Severity.ERROR])
    assert (first in headings) == bool(errors)
    for section in points:
        if section.heading == first:
            (shown, *_) = section.parts
            assert isinstance(shown, Items)
            listed = [item.text for item in shown.items]
            whole = issue_sentences(
                conclusion.of_severity(Severity.ERROR), _named(conclusion, language), FEW
            )
            assert listed == whole[: len(listed)]
            more = [
                number for text in strings(section.parts[1:]) for number in numbers(text, language)
            ]
            assert len(listed) + sum(more) == len(errors)


def _named(conclusion: Conclusion, language: Language) -> Reader:
    return READERS[language].under(conclusion.scheme)


def _fits(text: str) -> bool:
    lines = text.split("\n")
    return len(lines) <= _SCREEN and max(map(len, lines)) <= 100


@pytest.mark.parametrize("at", range(12))
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_summary_of_a_file_fits_one_screen_and_is_true(at: int, language: Language) -> None:
    text = explain(_FILES[at], language=language, detail="summary")
    check_form(text)
    assert _fits(text), text
    _check_summary(_FILES[at], language)


@pytest.mark.parametrize("name", CONCLUSIONS)
def test_so_is_that_of_every_case(name: str) -> None:
    for language in LANGUAGES:
        assert _fits(explain(CONCLUSIONS[name], language=language, detail="summary"))
        _check_summary(CONCLUSIONS[name], language)


@at_most(60)
@given(st.sets(st.sampled_from(sorted(FAULTS)), max_size=8), st.integers(0, 1 << 32))
def test_and_of_any_file(faults: set[str], seed: int) -> None:
    conclusion = concluded(case(seed, sorted(faults)))
    for language in LANGUAGES:
        assert _fits(explain(conclusion, language=language, detail="summary"))
        _check_summary(conclusion, language)


# ---------------------------------------------------------------- the annexes


@pytest.mark.parametrize("name", CONCLUSIONS)
def test_every_issue_is_said_under_its_severity(name: str) -> None:
    conclusion = CONCLUSIONS[name]
    for language in LANGUAGES:
        document = tree(conclusion, language)
        annexes = [part for part in parts(document.annexes) if isinstance(part, Section)]
        for severity in Severity:
            sentences = issue_sentences(
                conclusion.of_severity(severity), _named(conclusion, language)
            )
            heading = READERS[language].say(POINTS[severity])
            found = [part for part in annexes if part.heading == heading]
            assert len(found) == bool(sentences)
            for part in found:
                said = list(strings(part.parts))
                assert len(said) == len(sentences)
                # One whose weight was changed has that behind it.
                for sentence in sentences:
                    assert [text for text in said if text.startswith(sentence)]


def test_a_norm_with_several_findings_is_named_once() -> None:
    (contradiction,) = (
        issue
        for issue in CONCLUSIONS["files/much-is-wrong"].issues
        if issue.code.value == "findings-contradict"
    )
    (text,) = issue_sentences([contradiction], READERS["nl"])
    assert text.split().count("V2") == 1


@pytest.mark.slow
def test_ten_thousand_issues_are_said_together() -> None:
    norms = [f"X{number}" for number in range(10_000)]
    audit = attrs.evolve(_audit(), findings=[Finding(norm, Rating.MET) for norm in norms])
    text = explain(conclude(audit, FULL))
    assert set(norms) <= {word.strip(".,") for word in text.split()}


def _audit() -> Audit:
    conclusion = FILES["certificate"]
    assert isinstance(conclusion, Conclusion)
    return conclusion.audit


@pytest.mark.parametrize("language", LANGUAGES)
def test_findings_come_with_the_text_of_the_norm_and_all_that_was_found(language: Language) -> None:
    framework = FULL["2.0"]
    framework = framework.with_norms(
        attrs.evolve(norm, text=f"Wording of {norm.id}.") for norm in framework.norms
    )
    findings = [
        Finding(
            "V1",
            Rating.PARTLY_MET,
            remark="said by hand",
            improvements=["first point", "second point"],
            strengths=["strong point"],
            evidence=["plan.pdf"],
        ),
        Finding("D1", Rating.MET, strengths=["well done"]),
        *(Finding(norm.id, Rating.MET) for norm in framework.norms if norm.id not in {"V1", "D1"}),
    ]
    audit = attrs.evolve(_audit(), findings=findings)
    document = tree(conclude(audit, SCHEME.with_framework(framework)), language)
    items = [
        (item.text, list(strings(item.parts)))
        for part in parts(document.annexes)
        if isinstance(part, Items)
        for item in part.items
        if "Wording of" in item.text
    ]
    assert [
        text.endswith(f"Wording of {norm}.")
        for (text, _), norm in zip(items, ("V1", "D1"), strict=True)
    ]
    reader = READERS[language]
    assert reader.rating(Rating.PARTLY_MET) in items[0][0]
    told = " | ".join(items[0][1])
    order = ["strong point", "first point", "second point", "said by hand", "plan.pdf"]
    assert sorted(order, key=told.index) == order
    assert any("well done" in text for text in items[1][1])
    others = len(framework.norms) - 2
    assert any(others in numbers(text, language) for text in strings(document.annexes))


def test_a_service_in_all_of_many_municipalities_is_said_to_be() -> None:
    places = [f"Gemeente{number}" for number in range(1, 36)]
    scope = Scope(
        organisation="Zorggroep Voorbeeld",
        activities=[
            Activity(service="jongerenwerk", municipalities=places),
            Activity(service="ouderenwerk", municipalities=places[:2]),
        ],
    )
    conclusion = conclude(attrs.evolve(_audit(), scope=scope, interviews=()), FULL)
    for language in LANGUAGES:
        document = tree(conclusion, language)
        items = [
            item.text
            for part in parts(document.annexes)
            if isinstance(part, Items)
            for item in part.items
            if item.text.startswith(("jongerenwerk:", "ouderenwerk:"))
        ]
        assert 35 in numbers(items[0], language)
        assert "Gemeente" not in items[0]
        assert items[1].endswith("Gemeente1, Gemeente2")
        # By name they stand there once.
        whole = " ".join(strings(document))
        assert [
            place
            for place in places[2:]
            if whole.split().count(place) + whole.count(f"{place},") > 1
        ] == []


def test_the_answers_on_volunteers_stand_where_they_make_a_difference() -> None:
    for name, there in (("certificate", True), ("edition-of-2017", False)):
        document = tree(FILES[name])
        assert any("vrijwilligers is vastgelegd" in text for text in sections(document)) == there


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_re_audit_has_what_came_back_and_the_outcome_before(language: Language) -> None:
    conclusion = CONCLUSIONS["files/re-audit-at-the-paradox"]
    document = tree(conclusion, language)
    assert conclusion.comparison is not None
    assert set(conclusion.returned) <= words(document.annexes)
    reader = READERS[language]
    before = reader.say(OUTCOMES[conclusion.comparison.before])
    assert any(before in text for text in strings(document.annexes))


def test_files_and_languages_have_texts_of_their_own() -> None:
    texts = [explain(each, language=language) for each, language in product(_FILES, LANGUAGES)]
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("leads_to", [(), (Consequence.ADVICE,)])
def test_an_audit_that_nothing_blocks_may_have_no_consequences(
    leads_to: tuple[Consequence, ...],
) -> None:
    conclusion = attrs.evolve(CONCLUSIONS["files/fails"], leads_to=leads_to, issues=())
    for language in LANGUAGES:
        _check_summary(conclusion, language)


def test_of_many_limits_the_first_are_shown_and_the_others_counted() -> None:
    limits = [Limit(key=f"k{at}", ratings={Rating.NOT_MET}, at_most=0) for at in range(20)]
    framework = attrs.evolve(FULL["2.0"], rule=Rule(limits))
    for language in LANGUAGES:
        document = tree(evaluate({}, framework), language)
        lists = [part for part in parts(document.summary) if isinstance(part, Items)]
        shown = len(lists[0].items)
        said = {number for text in strings(document.summary) for number in numbers(text, language)}
        assert 20 - shown in said
        numbered = [part for part in parts(document.annexes) if isinstance(part, Items)]
        assert [len(part.items) for part in numbered if part.numbered] == [20]


def test_an_interview_out_of_scope_may_name_municipalities_only_or_nothing() -> None:
    interview = Interview(role="kok", people=1, party=Party.STAFF, services=["bar"])
    value = Coverage(
        covered_cells=[],
        uncovered_cells=[],
        covered_groups=[],
        uncovered_groups=[],
        outside=[interview, attrs.evolve(interview, services=ALL)],
        people={},
    )
    items = [text for text in strings(tree(value)) if text.startswith("kok")]
    assert ["bar" in text for text in items] == [True, False]


def test_whether_every_group_was_heard_may_hang_on_volunteers() -> None:
    cells = [("jongerenwerk", "Voorst")]
    group = GroupToHear(party=Party.VOLUNTEER, role="gastvrouw")
    texts: set[str] = set()
    for covered, uncovered, unsure in ((cells, [], [group]), (cells, [], []), ([], cells, [group])):
        value = Coverage(
            covered_cells=covered,
            uncovered_cells=uncovered,
            covered_groups=[],
            uncovered_groups=[],
            unsure_groups=unsure,
            people={},
        )
        texts.add(next(strings(tree(value).summary)))
    assert len(texts) == 3


def test_a_file_with_very_much_to_solve_still_fits_one_screen() -> None:
    audit = _audit()
    again = [Finding(each.norm, Rating.NOT_MET, remark="-") for each in audit.findings[:20]]
    conclusion = conclude(attrs.evolve(audit, findings=[*audit.findings, *again]), FULL)
    assert len(conclusion.of_severity(Severity.ERROR)) == 20
    for language in LANGUAGES:
        assert _fits(explain(conclusion, language=language, detail="summary"))
        _check_summary(conclusion, language)
