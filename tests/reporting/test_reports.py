# SPDX-License-Identifier: MIT
"""What a report holds of a value: every norm, code, point and source; and what shows in a notebook.

That the words of the tree all stand in it is for the test of the forms.
"""

import datetime
from collections.abc import Iterator
from itertools import product
from typing import cast
from xml.etree import ElementTree as ET

import attrs
import pytest
from hypothesis import given, strategies as st

from sterksociaalwerk.audit import ImprovementPoint
from sterksociaalwerk.certification import History
from sterksociaalwerk.conclusion import Conclusion, conclude
from sterksociaalwerk.evaluation import Evaluation, evaluate
from sterksociaalwerk.label import SCHEME
from sterksociaalwerk.reporting import Language, to_html, to_markdown, to_svg
from sterksociaalwerk.reporting._words import one_line
from tests.generators import (
    FAULTS,
    FULL,
    at_most,
    case,
    concluded,
    frameworks,
    rating_mappings,
)
from tests.reporting.cases import BY_TYPE, CASES, CONCLUSIONS
from tests.reporting.forms import HOSTILE, blocks_of_html, blocks_of_markdown, parsed, tags, text_of
from tests.texts import LANGUAGES

_NOTEBOOK = "_repr_html_"


def _cells(blocks: list[tuple[str, str]]) -> set[str]:
    return {text for kind, text in blocks if kind == "td"}


def _norms(evaluation: Evaluation) -> set[str]:
    return {norm.id for norm in evaluation.framework.norms}


def _wanted(conclusion: Conclusion) -> Iterator[str]:
    """Yield every norm and code of a conclusion, as a cell of a table has it."""
    yield from (issue.code.value for issue in conclusion.issues)
    if conclusion.evaluation is None:
        yield from (finding.norm for finding in conclusion.audit.findings)
    else:
        yield from _norms(conclusion.evaluation)
        yield from (reason.code.value for reason in conclusion.evaluation.reasons)


def _told(conclusion: Conclusion) -> Iterator[str]:
    """Yield what stands in the sentences: points, the norms of issues, and sources."""
    for finding in conclusion.audit.findings:
        yield from (one_line(point.text) for point in finding.improvements)
        yield from map(one_line, finding.strengths)
        yield from map(one_line, finding.evidence)
    for issue in conclusion.issues:
        norm = issue.facts.get("norm")
        yield from (str(norm),) if norm is not None else ()
    if conclusion.evaluation is not None:
        for result in conclusion.evaluation.verdict.limits:
            source = result.limit.source
            yield from (source.title, source.url or "") if source is not None else ()
    answer = conclusion.applicability
    if answer is not None and answer.source is not None:
        yield from (answer.source.title, answer.source.url or "")


def _check_whole(conclusion: Conclusion, language: Language) -> None:
    for blocks in (
        blocks_of_markdown(to_markdown(conclusion, language=language)),
        blocks_of_html(parsed(to_html(conclusion, language=language))),
    ):
        assert set(_wanted(conclusion)) - _cells(blocks) == set()
        texts = "\n".join(text for _, text in blocks)
        assert [each for each in _told(conclusion) if each not in texts] == []


@pytest.mark.parametrize(("name", "language"), list(product(CONCLUSIONS, LANGUAGES)))
def test_every_norm_code_point_and_source_of_a_conclusion_is_there(
    name: str, language: Language
) -> None:
    _check_whole(CONCLUSIONS[name], language)


@at_most(30)
@given(st.sets(st.sampled_from(sorted(FAULTS)), max_size=8), st.integers(0, 1 << 32))
def test_every_norm_code_point_and_source_of_any_conclusion_is_there(
    faults: set[str], seed: int
) -> None:
    _check_whole(concluded(case(seed, sorted(faults))), "nl")


@at_most(30)
@given(st.data())
def test_every_norm_of_an_evaluation_is_in_its_report_and_its_picture(data: st.DataObject) -> None:
    framework = data.draw(frameworks())
    evaluation = evaluate(data.draw(rating_mappings(framework)), framework)
    norms = _norms(evaluation)
    assert norms <= _cells(blocks_of_markdown(to_markdown(evaluation)))
    whole = parsed(to_html(evaluation, language="en"))
    assert norms <= _cells(blocks_of_html(whole))
    assert tags(whole).count("svg") == 1


_ISSUES = CASES["files/much-is-wrong"].issues


def test_issues_by_themselves_have_their_codes() -> None:
    for issue in _ISSUES:
        assert issue.code.value in _cells(blocks_of_markdown(to_markdown(issue)))
    together = _cells(blocks_of_markdown(to_markdown(_ISSUES)))
    assert {issue.code.value for issue in _ISSUES} <= together
    (reason, *_) = CASES["decisions/fails"].reasons
    assert reason.code.value in _cells(blocks_of_markdown(to_markdown(reason)))


def test_a_report_shows_what_a_norm_asks_where_that_is_known() -> None:
    evaluation = CASES["decisions/fails"]
    framework = evaluation.framework
    norms = [attrs.evolve(norm, text=f"Vraag {norm.id}") for norm in framework.norms]
    asked = evaluate(dict(evaluation.ratings), framework.with_norms(norms))
    wanted = {norm.text for norm in norms}
    assert wanted <= _cells(blocks_of_markdown(to_markdown(asked)))
    assert not wanted & _cells(blocks_of_markdown(to_markdown(evaluation)))


# ---------------------------------------------------------------- texts of the caller


def hostile_conclusion(text: str) -> Conclusion:
    """Return a conclusion that has a text wherever it may have one."""
    audit = CONCLUSIONS["files/much-is-wrong"].audit
    scope = audit.scope
    assert scope is not None
    changed = attrs.evolve(
        audit,
        scope=attrs.evolve(
            scope,
            organisation=text,
            staff=[attrs.evolve(each, role=text) for each in (scope.staff or ())[:1]],
        ),
        interviews=(),
        findings=[
            attrs.evolve(
                each,
                remark=text,
                strengths=[text],
                improvements=[ImprovementPoint(text=text, owner=text)],
                evidence=[text],
            )
            for each in audit.findings
        ],
        certifying_body=text,
        auditors=[text],
    )
    return conclude(changed, FULL)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_of_the_caller_stays_a_text_in_every_field(text: str) -> None:
    hostile = hostile_conclusion(text)
    whole = parsed(to_html(hostile))
    assert {"script", "img", "b"} & set(tags(whole)) == set()
    wanted = one_line(text)
    assert text_of(whole).count(wanted) >= 5 * len(hostile.audit.findings)
    texts = " ".join(found for _, found in blocks_of_markdown(to_markdown(hostile)))
    assert texts.count(wanted) >= 5 * len(hostile.audit.findings)
    picture = ET.fromstring(to_svg(hostile))  # noqa: S314  # ours
    assert wanted in text_of(picture)


# ---------------------------------------------------------------- notebooks


@pytest.mark.parametrize(
    "kind",
    [
        *("CarryOver", "Comparison", "Conclusion", "Evaluation", "History"),
        *("Impact", "Portfolio", "SectorReport", "Trend"),
    ],
)
def test_a_notebook_shows_the_summary_and_the_picture(kind: str) -> None:
    value = BY_TYPE[kind]
    shown = cast("str", getattr(value, _NOTEBOOK)())
    whole = parsed(f"<!DOCTYPE html><html><head><title>a</title></head><body>{shown}</body></html>")
    assert tags(whole).count("svg") == 1
    assert {"h1", "main", "nav", "table"} & set(tags(whole)) == set()
    # It looks like itself, and nothing else looks otherwise.
    (style,) = whole.iter("style")
    selectors = [rule.rpartition("{")[0] for rule in text_of(style).split("}") if "{" in rule]
    assert [each for each in selectors if "ssw" not in each] == []


def test_a_page_on_a_day_says_and_shows_it() -> None:
    history = BY_TYPE["History"]
    assert isinstance(history, History)
    day = datetime.date(2022, 1, 3)
    whole = parsed(to_html(history, on=day, scheme=SCHEME, language="en"))
    (picture,) = whole.iter("figure")
    assert "3 January 2022" in text_of(picture)
