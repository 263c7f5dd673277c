# SPDX-License-Identifier: MIT
"""What holds of every explanation: its arguments, its form, and one language throughout."""

import datetime
import importlib
import pickle
import pkgutil
import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from itertools import product
from typing import Any, cast

import attrs
import pytest

import sterksociaalwerk.reporting
from sterksociaalwerk.audit import Coverage, Criterion, NotCountedReason, Party
from sterksociaalwerk.certification import Advice, AdviceOutcome, Standing
from sterksociaalwerk.comparison import CarryOver, CarryPolicy, Change, Comparison, Progress
from sterksociaalwerk.conclusion import IssueCode, PointResult
from sterksociaalwerk.errors import InvalidArgumentError
from sterksociaalwerk.evaluation import Evaluation, Outcome, ReasonCode, Verdict
from sterksociaalwerk.framework import Rating
from sterksociaalwerk.improvement import Flip, FlipReason
from sterksociaalwerk.label import SCHEME
from sterksociaalwerk.reporting import Language, explain
from sterksociaalwerk.reporting._issue_facts import Said
from sterksociaalwerk.reporting._methods import METHODS
from sterksociaalwerk.reporting._tree import Items, References
from sterksociaalwerk.reporting._words import Counted, Text
from sterksociaalwerk.scheme import (
    Applicability,
    AuditKind,
    Consequence,
    EditionReason,
    EditionStatus,
)
from tests.reporting.cases import ANSWERS, BY_TYPE, CASES, CONCLUSIONS
from tests.reporting.trees import parts, plain_values, strings, tree
from tests.texts import DETAILS, LANGUAGES, check_form

_explain = cast("Any", explain)


def test_the_cases_have_every_code() -> None:
    values = list(CASES.values())
    evaluations = [each for each in values if isinstance(each, Evaluation)]
    assert {each.outcome for each in evaluations} == set(Outcome)
    assert {reason.code for each in evaluations for reason in each.reasons} == set(ReasonCode)
    assert {each.reason for each in values if isinstance(each, Flip)} >= {FlipReason.FLIPS}
    issues = [issue.code for each in CONCLUSIONS.values() for issue in each.issues]
    issues += [issue.code for issue in CASES["papers/issues-of-all-papers"]]
    assert set(issues) == set(IssueCode)
    leads_to = {each for one in CONCLUSIONS.values() for each in one.leads_to}
    assert leads_to == set(Consequence)
    assert {each.audit.kind for each in CONCLUSIONS.values()} == set(AuditKind)
    populations = [each.population for each in CONCLUSIONS.values() if each.population]
    not_counted = [group for each in populations for group in each.not_counted]
    assert {group.reason for group in not_counted} == set(NotCountedReason)
    assert {key for group in not_counted for key in group.criteria} == set(Criterion)
    coverages = [each.coverage for each in CONCLUSIONS.values() if each.coverage]
    assert {party for each in coverages for party in each.people} == set(Party)
    answers = [answer for _, answer in ANSWERS]
    assert {answer.status for answer in answers} == set(EditionStatus)
    assert {answer.reason for answer in answers} == set(EditionReason)
    carried = [each for each in values if isinstance(each, CarryOver)]
    assert {origin.change for each in carried for origin in each.origins} >= set(Change) - {
        Change.WITHDRAWN
    }
    assert {origin.policy for each in carried for origin in each.origins} == set(CarryPolicy)
    norms = [norm for each in values if isinstance(each, Comparison) for norm in each.norms]
    assert {norm.progress for norm in norms} == set(Progress)
    points = [point for each in CONCLUSIONS.values() for point in each.points]
    assert {point.result for point in points} == set(PointResult)
    coverages = [each for each in values if isinstance(each, Coverage)]
    coverages += [each.coverage for each in CONCLUSIONS.values() if each.coverage]
    assert {each.complete for each in coverages} == {True, False, None}
    advices = [each for each in values if isinstance(each, Advice)]
    assert {each.outcome for each in advices} == set(AdviceOutcome)


@pytest.mark.parametrize("name", CASES)
def test_a_text_is_plain_lines_without_codes_or_gaps(name: str) -> None:
    value = CASES[name]
    kinds: tuple[type[StrEnum], ...] = (IssueCode, NotCountedReason, Criterion, Consequence)
    codes = [code.value for kind in kinds for code in kind if "-" in code.value]
    # A learning report is called so.
    codes = [code for code in codes if code != "learning-report"]
    for language, detail in product(LANGUAGES, DETAILS):
        text = explain(value, language=language, detail=detail)
        check_form(text)
        assert [code for code in codes if code in text] == []
        assert not re.search(r"[{}\[\]]|None(?! of)|FrozenMapping", text)
        again = pickle.loads(pickle.dumps(value))  # noqa: S301  # our own
        assert explain(again, language=language, detail=detail) == text


@pytest.mark.parametrize("name", CASES)
def test_the_summary_is_how_the_whole_text_begins(name: str) -> None:
    for language in LANGUAGES:
        assert tree(CASES[name], language).summary
        whole = explain(CASES[name], language=language)
        summary = explain(CASES[name], language=language, detail="summary")
        assert f"{whole}\n\n".startswith(f"{summary}\n\n")
        assert (whole != summary) == bool(tree(CASES[name], language).annexes)


@pytest.mark.parametrize("name", CASES)
def test_sources_and_assumptions_come_once_and_last(name: str) -> None:
    document = tree(CASES[name])
    cited = [
        (source.publisher, source.title, source.note)
        for part in parts(document)
        if isinstance(part, References)
        for source in part.items
    ]
    assert len(set(cited)) == len(cited)
    *others, last = [(), *document.annexes]
    assert not any(isinstance(part, References) for each in others for part in parts(each))
    paragraphs = [
        item.text for part in parts(last) if isinstance(part, Items) for item in part.items
    ]
    assert len(paragraphs) == len(set(paragraphs))


# ---------------------------------------------------------------- one language


def _said(language: Language) -> set[str]:
    """Return every word that is ever said in a language."""
    found: set[str] = set()
    for name in pkgutil.iter_modules(sterksociaalwerk.reporting.__path__):
        module = importlib.import_module(f"sterksociaalwerk.reporting.{name.name}")
        for value in vars(module).values():
            items: list[Any] = [value]
            if isinstance(value, Mapping):
                items = [*cast("Mapping[object, Any]", value).values()]
            for item in items:
                text = item.text if isinstance(item, Said) else item
                both = (text.one, text.many) if isinstance(text, Counted) else (text,)
                for one in both:
                    if isinstance(one, Text):
                        found |= _words(re.sub(r"{\w+}", " ", getattr(one, language)))
    for rating in Rating:
        found |= _words(rating.title if language == "nl" else rating.title_en)
    return found


def _words(text: str) -> set[str]:
    return {word for word in re.findall(r"[^\W\d_]+", text.lower()) if len(word) > 1}


# What both languages have, by chance or by borrowing.
_BOTH = {
    *("april", "audit", "auditor", "code", "codes", "december", "detail", "fte", "half", "in"),
    "kpi",
    *("armitage", "bonferroni", "cochran", "cohen", "interval", "kappa", "percentage", "trend"),
    "wilson",
    *("is", "label", "met", "norm", "november", "of", "open", "over", "per"),
    *("plan", "register", "rest", "scope", "september", "software", "variant", "was"),
}


def test_the_languages_have_few_words_in_common() -> None:
    assert _said("nl") & _said("en") == _BOTH


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_has_words_of_one_language_only(language: Language) -> None:
    spoken = _said(language)
    # So are the titles of articles.
    cited = {
        word
        for sources in METHODS.values()
        for text in plain_values(sources, language)
        for word in _words(text)
    }
    for value in CASES.values():
        # Names and remarks are the caller's, in whatever language.
        theirs = {word for text in plain_values(value, language) for word in _words(text)}
        found = {word for text in strings(tree(value, language)) for word in _words(text)}
        assert found - spoken - theirs - cited == set()


_SPACES = re.compile(r"\w\(|\)\w|  | [,.;:] |[,;:][^\W\d]")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_space_is_missing_or_doubled(language: Language) -> None:
    for value in CASES.values():
        found = [text for text in strings(tree(value, language)) if "http" not in text]
        assert [text for text in found if _SPACES.search(text)] == []


def test_no_date_in_figures_stands_in_a_text() -> None:
    for value, language in product(CASES.values(), LANGUAGES):
        dates = {
            found
            for text in strings(tree(value, language))
            for found in re.findall(r"\d{4}-\d{2}-\d{2}", text)
        }
        # Our own citation within a note of a source has one.
        assert dates <= {"2019-07-15"}


_MANY = {
    "nl": "normen|punten|grenzen|dagen|certificaten|gevallen|combinaties|groepen|deelnemers"
    "|vrijwilligers|medewerkers|aandachtspunten|bevindingen",
    "en": "norms|limits|days|certificates|cases|combinations|groups|participants|volunteers"
    "|members|points",
}


def number_faults(text: str, language: Language) -> list[str]:
    """Return where one of something is said in the plural."""
    return re.findall(rf"(?<![\d.,] )(?<![\w.,])1 (?:{_MANY[language]})\b", text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_agree_with_their_nouns(language: Language) -> None:
    for value in CASES.values():
        for text in strings(tree(value, language)):
            assert number_faults(text, language) == []


def test_a_planted_number_fault_is_found() -> None:
    assert number_faults("Er zijn 1 normen.", "nl") == ["1 normen"]
    assert number_faults("There are 21 norms, and 1 norm.", "en") == []


# ---------------------------------------------------------------- arguments


class _Pretender:
    """Claims to be a verdict."""

    __class__ = Verdict  # type: ignore[assignment]  # pyright: ignore[reportAssignmentType]


_OTHER_VALUES: dict[str, object] = {
    "tuple": (CASES["decisions/passes"],),
    "empty-tuple": (),
    "outcome": Outcome.PASS,
    "class": Verdict,
    "pretender": _Pretender(),
    "list": list(CASES["editions/start-not-known"]),
}


@pytest.mark.parametrize("value", _OTHER_VALUES.values(), ids=list(_OTHER_VALUES))
def test_what_cannot_be_explained_is_said_with_what_can(value: object) -> None:
    with pytest.raises(InvalidArgumentError) as caught:
        _explain(value)
    assert str(caught.value).startswith("value: must be a value that has an explanation (a Verdict")


def test_a_language_or_detail_that_there_is_not_is_said_with_those_that_there_are() -> None:
    with pytest.raises(InvalidArgumentError) as caught:
        _explain(CASES["decisions/passes"], language="de", detail=2)
    assert [str(fault) for fault in caught.value.faults] == [
        "language: must be one of 'nl', 'en', got 'de'",
        "detail: must be one of 'summary', 'full', got 2",
    ]


def test_all_faults_are_named_at_once() -> None:
    with pytest.raises(InvalidArgumentError) as caught:
        _explain(None, language="fr", detail="all", on="2021-01-01", scheme="label")
    paths = [fault.path for fault in caught.value.faults]
    assert paths == ["value", "language", "detail", "on", "scheme"]


@pytest.mark.parametrize("kind", BY_TYPE)
def test_an_argument_that_makes_no_difference_is_refused(kind: str) -> None:
    taken = {
        "on": {"History", "Certificate", "Register", "ImprovementPlan"},
        "scheme": {
            *("Verdict", "Applicability", "tuple", "CarryOver", "Comparison"),
            *("History", "Certificate", "Register", "RegisterEntry", "Issue"),
            *("SectorReport", "NormProfile", "CategoryProfile", "Impact"),
        },
    }
    for name, argument in (("on", datetime.date(2021, 1, 1)), ("scheme", SCHEME)):
        if kind in taken[name]:
            check_form(_explain(BY_TYPE[kind], **{name: argument}))
            continue
        with pytest.raises(InvalidArgumentError) as caught:
            _explain(BY_TYPE[kind], **{name: argument})
        assert [fault.path for fault in caught.value.faults] == [name]


@pytest.mark.parametrize(
    "name", ["editions/one-required", "editions/start-not-known", "histories/three-in-a-row"]
)
def test_a_scheme_names_the_editions(name: str) -> None:
    for language in LANGUAGES:
        titles = [framework.called for framework in SCHEME]
        without = explain(CASES[name], language=language, detail="summary")
        named = explain(CASES[name], language=language, scheme=SCHEME)
        assert [title for title in titles if title in without] == []
        assert [title for title in titles if title in " ".join(named.split())] != []


def test_a_scheme_has_the_titles_of_categories() -> None:
    named = explain(CASES["changes/compare-ratings"], scheme=SCHEME)
    assert "organisatie & bestuur" in named
    assert "organisatie-bestuur" not in named


@pytest.mark.parametrize("standing", Standing)
def test_the_standings_are_told_apart(standing: Standing) -> None:
    for language in LANGUAGES:
        others = [explain(each, language=language) for each in Standing if each is not standing]
        assert explain(standing, language=language) not in others


def test_a_value_of_a_derived_class_is_explained_as_what_it_is() -> None:
    class Derived(Verdict):
        pass

    verdict = CASES["decisions/published-counts"]
    derived = Derived(**{field.name: getattr(verdict, field.name) for field in _init(Verdict)})
    assert explain(derived) == explain(verdict)


def test_a_derived_tuple_of_answers_is_explained_too() -> None:
    class Answers(tuple[Applicability, ...]):
        __slots__ = ()

    answers = CASES["editions/start-not-known"]
    assert explain(Answers(answers)) == explain(answers)


def _init(kind: type) -> Iterator[Any]:
    return (field for field in attrs.fields(kind) if field.init)
