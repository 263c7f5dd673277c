# SPDX-License-Identifier: MIT
"""What an explanation says: golden texts of named cases, and laws read back from the texts."""

import pickle
import re
from collections.abc import Callable
from itertools import product

import attrs
import pytest
from hypothesis import given, strategies as st

from sterksociaalwerk.errors import InvalidArgumentError
from sterksociaalwerk.evaluation import (
    Evaluation,
    LimitResult,
    Outcome,
    ReasonCode,
    Verdict,
    decide,
    evaluate,
)
from sterksociaalwerk.framework import (
    Category,
    Cycle,
    Framework,
    FrameworkKey,
    Limit,
    Norm,
    Rated,
    Rating,
    Rule,
    Source,
    Tally,
)
from sterksociaalwerk.label import V2017, V2019
from sterksociaalwerk.reporting import explain
from sterksociaalwerk.reporting._words import Language
from tests import oracle
from tests.generators import F2019, frameworks, rated_frameworks, rating_mappings, seeded
from tests.texts import LANGUAGES, WIDTH, check_form, check_golden, check_no_others, title

_FOLDER = "explain"

_MET, _PARTLY, _NOT, _APART = Rating
_Ratings = dict[str, Rated]

_EIGHT: _Ratings = dict.fromkeys(["V3", "V9", "D1", "D2", "D16", "O1", "O5", "O17"], _PARTLY)
_SEVEN: _Ratings = dict.fromkeys(["V3", "V9", "D1", "D2", "D16", "O1", "O5"], _PARTLY)

_REPORT = Source(title="Een bron", publisher="Een uitgever", url="https://example.org", note="half")


def _framework(
    limits: list[Limit],
    norms: list[Norm],
    *,
    recertification_rule: Rule | None = None,
    allows_not_applicable: bool = False,
) -> Framework:
    return Framework(
        key=FrameworkKey("proef", "1.0"),
        title="Proefkader",
        categories=[
            Category(key="a", title="eerste groep", title_en="first group"),
            Category(key="b", title="tweede groep", title_en="second group"),
            Category(key="c", title="lege groep", title_en="empty group"),
        ],
        norm_count=len(norms),
        rule=Rule(limits),
        recertification_rule=recertification_rule,
        allows_not_applicable=allows_not_applicable,
        counts_business_critical_volunteers=False,
        certificate_years=2,
        in_force_from=None,
        norms=norms,
    )


_MIXED = _framework(
    [
        Limit(key="knock-out", ratings={_NOT}, at_most=0, norms={"B2", "A1"}),
        Limit(key="lone", ratings={_NOT}, at_most=0, norms={"A2"}),
        Limit(key="group", ratings={_PARTLY, _NOT}, at_most=1, category="a", source=_REPORT),
        Limit(key="weights", ratings={_NOT}, at_most=3, weights={"B1": 2, "A1": 2, "B2": 0}),
        Limit(key="none", ratings={_NOT}, at_most=0, norms={"X1"}, weights={"A1": 9, "X1": 7}),
        Limit(key="point", ratings={_PARTLY}, at_most=1, weights={"A2": 2}, source=_REPORT),
        Limit(key="same", ratings={_PARTLY}, at_most=1, weights={"A1": 1}),
    ],
    [Norm("B1", "b"), Norm("A1", "a"), Norm("A2", "a"), Norm("B2", "b"), Norm("X1", "b")],
    allows_not_applicable=True,
    recertification_rule=Rule([Limit(key="other", ratings={_NOT}, at_most=2)]),
)
_MIXED_RATINGS: _Ratings = {"A1": _NOT, "A2": _PARTLY, "B1": _NOT, "X1": _APART}

# Raising A1 all the way would count for both limits, and B1 takes what is left of one of them.
_RIVALS = _framework(
    [
        Limit(key="one", ratings={_MET, _PARTLY}, at_most=1),
        Limit(key="two", ratings={_MET, _APART}, at_most=1),
    ],
    [Norm("A1", "a"), Norm("B1", "b")],
    allows_not_applicable=True,
)


def _rated(**ratings: Rated) -> _Ratings:
    return ratings


def _met_but(ratings: _Ratings, *, cycle: Cycle = Cycle.INITIAL) -> Evaluation:
    all_met: _Ratings = {norm.id: _MET for norm in F2019.norms}
    return evaluate(all_met | ratings, F2019, cycle=cycle)


_CASES: dict[str, Verdict | Evaluation] = {
    "published-counts": decide(Tally(met=46, partly_met=3), V2019),
    "counts-of-an-empty-audit": decide(Tally(open=52), V2017),
    "passes": _met_but({"V1": _PARTLY, "D3": _PARTLY, "O2": _PARTLY}),
    "fails": _met_but(_EIGHT | {"V4": _PARTLY, "V12": _NOT}),
    "paradox-at-re-audit": _met_but(
        _EIGHT | {"V12": _NOT, "O3": _NOT}, cycle=Cycle.RECERTIFICATION
    ),
    "half-rated": evaluate(
        _rated(V1=_MET, V2=_PARTLY, V3=_NOT, D4=frozenset({_PARTLY, _NOT})), F2019
    ),
    "passes-with-open-norm": _met_but({"D4": frozenset({_PARTLY, _NOT})}),
    "fails-with-open-norms": evaluate(dict.fromkeys(("V1", "V2", "D3", "D4"), _NOT), F2019),
    "limits-compete": _met_but(
        _EIGHT | {"V12": _NOT, "V13": _NOT, "V14": _NOT} | {"V15": frozenset({_PARTLY, _NOT})}
    ),
    "improvement-could-fail": _met_but(_SEVEN | {"V12": _NOT, "V15": frozenset({_MET, _PARTLY})}),
    "improvement-would-compete": evaluate(
        _rated(A1=_NOT, B1=frozenset({_PARTLY, _APART})), _RIVALS
    ),
    "categories-not-known": evaluate(
        {f"N{number}": _PARTLY for number in range(1, 20)},
        V2019.with_norms(Norm(f"N{number}", None) for number in range(1, 50)),
    ),
    "other-limits": evaluate(_MIXED_RATINGS, _MIXED),
    "other-limits-at-re-audit": evaluate(_MIXED_RATINGS, _MIXED, cycle=Cycle.RECERTIFICATION),
    "other-limits-without-names": evaluate(_MIXED_RATINGS, _MIXED).verdict,
}


# ---------------------------------------------------------------- reading a text back


@pytest.fixture
def long_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave every line whole, so that it can be read back; the form is tested by itself."""
    monkeypatch.setattr(WIDTH, 1_000_000)


def _sections(text: str) -> dict[str, list[str]]:
    """Return the lines of each section below its first, by the first word of that."""
    parts = (part.split("\n") for part in text.split("\n\n"))
    return {re.split(r"\W", part[0])[0]: part[1:] for part in parts}


def _lists(lines: list[str]) -> dict[str, dict[str, list[str]]]:
    """Return the lists of norms by the item that they stand below, and by their label."""
    lists: dict[str, dict[str, list[str]]] = {}
    item = ""
    for line in lines:
        if line.startswith("- "):
            item = line[2:]
            lists[item] = {}
        elif line.startswith("    "):
            label, norms = line.strip().rsplit(": ", 1)
            assert label not in lists[item]
            lists[item][label] = norms.split(", ")
    return lists


def _numbers(text: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", text)]


_HEADLINES = {
    "nl": {
        Outcome.PASS: "Uitkomst: binnen alle grenzen.",
        Outcome.FAIL: "Uitkomst: niet binnen alle grenzen.",
        Outcome.OPEN: "Uitkomst: staat nog niet vast.",
    },
    "en": {
        Outcome.PASS: "Outcome: within all limits.",
        Outcome.FAIL: "Outcome: not within all limits.",
        Outcome.OPEN: "Outcome: not certain yet.",
    },
}


# ---------------------------------------------------------------- golden texts


@pytest.mark.parametrize(("name", "language"), list(product(_CASES, LANGUAGES)))
def test_the_text_is_the_golden_one(name: str, language: Language) -> None:
    check_golden(_FOLDER, name, language, explain(_CASES[name], language=language))


def test_no_golden_text_is_left_over() -> None:
    check_no_others(_FOLDER, _CASES)


def test_the_cases_have_every_code() -> None:
    evaluations = [value for value in _CASES.values() if isinstance(value, Evaluation)]
    codes = {reason.code for value in evaluations for reason in value.reasons}
    assert codes == set(ReasonCode)
    assert {value.verdict.outcome for value in evaluations} == set(Outcome)
    assert {value.cycle for value in evaluations} == set(Cycle)


def test_dutch_is_the_language_unless_asked_otherwise() -> None:
    for value in _CASES.values():
        assert explain(value) == explain(value, language="nl") != explain(value, language="en")


# ---------------------------------------------------------------- what is said


def _check_limits(verdict: Verdict, language: Language, text: str) -> None:
    lines = _sections(text)["Grenzen" if language == "nl" else "Limits"]
    heads = [at for at, line in enumerate(lines) if re.match(r"\d+\. ", line)]
    assert len(heads) == len(verdict.limits)
    for number, (at, result) in enumerate(zip(heads, verdict.limits, strict=True), 1):
        assert _numbers(lines[at]) == [number, result.limit.at_most]
        found, standing = lines[at + 1].split(": ")
        least, most, margin = result.least, result.most, result.margin
        assert _numbers(found) == ([least] if least == most else [least, most])
        beyond = least - result.limit.at_most
        if beyond > 0 and least != most:
            assert _numbers(standing) == [beyond, -margin]
        else:
            assert _numbers(standing) == [abs(margin)]
        words = {
            Outcome.PASS: ("binnen de grens", "within the limit"),
            Outcome.FAIL: ("grens overschreden", "limit exceeded"),
            Outcome.OPEN: ("nog niet zeker", "not certain yet"),
        }[result.outcome]
        assert standing.startswith(words[LANGUAGES.index(language)])


def _check_norms(evaluation: Evaluation, language: Language, text: str) -> None:
    lines = _sections(text)["Beoordelingen" if language == "nl" else "Ratings"]
    open_, between = {
        "nl": ("nog te beoordelen", "nog open tussen"),
        "en": ("still to be rated", "still open between"),
    }[language]
    wanted: dict[str, dict[str, list[str]]] = {}
    titles = {None: "categorie niet bekend" if language == "nl" else "category not known"} | {
        category.key: category.title if language == "nl" else category.title_en
        for category in evaluation.framework.categories
    }
    for norm, rating in zip(evaluation.framework.norms, evaluation.ratings.values(), strict=True):
        lists = wanted.setdefault(titles[norm.category], {})
        if isinstance(rating, Rating):
            if rating is not Rating.MET:
                lists.setdefault(title(rating, language), []).append(norm.id)
        elif rating == frozenset({_MET, _PARTLY, _NOT}):
            lists.setdefault(open_, []).append(norm.id)
        else:
            named = [f"'{title(one, language)}'" for one in Rating if one in rating]
            word = "en" if language == "nl" else "and"
            label = f"{between} {', '.join(named[:-1])} {word} {named[-1]}"
            lists.setdefault(label, []).append(norm.id)
    found = {item.split(" (")[0]: lists for item, lists in _lists(lines).items()}
    assert found == wanted


@pytest.mark.slow
@pytest.mark.usefixtures("long_lines")
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_limit_and_every_norm_is_told_once(language: Language) -> None:
    checked = 0
    for framework, ratings in rated_frameworks(90, each=3):
        for cycle in Cycle:
            evaluation = evaluate(ratings, framework, cycle=cycle)
            text = explain(evaluation, language=language)
            outcome = oracle.outcome(framework, framework.rule_for(cycle), ratings)
            assert _HEADLINES[language][outcome] in text.split("\n")
            _check_limits(evaluation.verdict, language, text)
            _check_norms(evaluation, language, text)
            _check_limits(
                evaluation.verdict, language, explain(evaluation.verdict, language=language)
            )
            checked += 1
    assert checked == 540


def test_ten_thousand_norms_are_all_named(monkeypatch: pytest.MonkeyPatch) -> None:
    norms = [Norm(f"N-{number}", ("a", "b", None)[number % 3]) for number in range(10_000)]
    framework = _framework([Limit(key="k", ratings={_PARTLY}, at_most=9)], norms)
    ratings = {norm.id: list(Rating)[at % 3] for at, norm in enumerate(norms[:9_000])}
    evaluation = evaluate(ratings, framework)
    text = explain(evaluation, language="en")
    assert max(map(len, text.split("\n"))) <= 100
    monkeypatch.setattr(WIDTH, 1_000_000)
    whole = explain(evaluation, language="en")
    assert whole.split() == text.split()
    _check_norms(evaluation, "en", whole)


@pytest.mark.slow
@pytest.mark.usefixtures("long_lines")
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_counts_are_those_of_the_tally(language: Language) -> None:
    for framework, ratings in rated_frameworks(100):
        evaluation = evaluate(ratings, framework)
        lines = _sections(explain(evaluation, language=language))
        first, *items = lines["Beoordelingen" if language == "nl" else "Ratings"]
        tally = evaluation.verdict.tally
        later = [count for count in (tally.not_applicable, tally.open) if count]
        assert _numbers(first) == [tally.total, tally.met, tally.partly_met, tally.not_met, *later]
        heads = [item for item in items if item.startswith("- ")]
        totals = [count.total for count in evaluation.by_category.values()]
        assert sorted(_numbers(head)[0] for head in heads) == sorted(totals)
        assert all(sum(_numbers(head)[1:]) == _numbers(head)[0] for head in heads)
        assert all(0 not in _numbers(head) for head in heads)


@pytest.mark.usefixtures("long_lines")
def test_categories_come_in_the_order_of_the_framework_and_the_unknown_one_last() -> None:
    norms = [Norm("X1", None), Norm("B1", "b"), Norm("A1", "a")]
    framework = _framework([Limit(key="k", ratings={_NOT}, at_most=1)], norms)
    found = list(_lists(_sections(explain(evaluate({}, framework)))["Beoordelingen"]))
    names = ["eerste groep", "tweede groep", "categorie niet bekend"]
    assert [item.split(" (")[0] for item in found] == names


def test_the_framework_and_the_rule_are_named() -> None:
    for name, language, rule in (
        ("passes", "nl", "de regel voor een eerste audit."),
        ("passes", "en", "the one for a first audit."),
        ("paradox-at-re-audit", "nl", "die is hier dezelfde als voor een eerste audit."),
        ("paradox-at-re-audit", "en", "here it is the same as for a first audit."),
        ("other-limits-at-re-audit", "nl", "de regel voor een hercertificering."),
        ("other-limits-at-re-audit", "en", "the one for a re-audit."),
    ):
        value = _CASES[name]
        assert isinstance(value, Evaluation)
        title, applied = explain(value, language=language).split("\n")[:2]  # type: ignore[arg-type]
        assert title == f"{value.framework.title} ({value.framework.key})"
        assert applied.endswith(rule)


def test_no_code_and_no_gap_is_left_in_a_text() -> None:
    codes = [code.value for code in ReasonCode] + ["recertification", "not-met", "partly-met"]
    for value, language in product(_CASES.values(), LANGUAGES):
        text = explain(value, language=language)
        assert [code for code in codes if code in text] == []
        assert not re.search(r"[{}]|None", text)


# ---------------------------------------------------------------- what an improvement would do


def _said_of_raises(text: str, language: Language) -> dict[tuple[str, Rating], Outcome]:
    """Return what a text says of raising a norm to a better rating."""
    section = _sections(text).get("Let" if language == "nl" else "Note", [])
    said: dict[tuple[str, Rating], Outcome] = {}
    norms: list[str] = []
    for line in section[:-1]:
        if line.startswith("- "):
            norms = line.split(": ")[1].split(", ")
            continue
        titles = {title(rating, language): rating for rating in Rating}
        after = titles[line.split("'")[1]]
        stays, unsure = {
            "nl": ("blijft de uitkomst", "niet meer vast"),
            "en": ("stays within", "no longer certain"),
        }[language]
        outcome = (
            Outcome.OPEN if unsure in line else Outcome.PASS if stays in line else Outcome.FAIL
        )
        if outcome is not Outcome.OPEN:
            headline = _HEADLINES[language][outcome].split(": ")[1]
            assert line.endswith(f" {headline}")
        for norm in norms:
            assert (norm, after) not in said
            said[norm, after] = outcome
    return said


def _true_of_raises(evaluation: Evaluation) -> dict[tuple[str, Rating], Outcome]:
    """Return what every raise leads to, of each norm that has one that is not safe."""
    truth: dict[tuple[str, Rating], Outcome] = {}
    framework, ratings = evaluation.framework, dict(evaluation.ratings)
    if evaluation.verdict.outcome is Outcome.PASS:
        for norm in framework.norms:
            raised = {
                (norm.id, better[norm.id]): oracle.outcome(
                    framework, framework.rule_for(evaluation.cycle), better
                )
                for better in oracle.raises(norm, ratings)
            }
            if set(raised.values()) - {Outcome.PASS}:
                truth |= raised  # type: ignore[arg-type]
    return truth


@pytest.mark.slow
@pytest.mark.usefixtures("long_lines")
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_of_an_improvement_is_exact(language: Language) -> None:
    seen: set[Outcome] = set()
    for framework, ratings in rated_frameworks(250, each=4, most_norms=5):
        evaluation = evaluate(ratings, framework)
        said = _said_of_raises(explain(evaluation, language=language), language)
        assert said == _true_of_raises(evaluation)
        seen |= set(said.values())
    assert seen == set(Outcome)


@pytest.mark.usefixtures("long_lines")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["improvement-could-fail", "improvement-would-compete"])
def test_what_is_said_of_an_improvement_with_open_norms_is_exact(
    name: str, language: Language
) -> None:
    value = _CASES[name]
    assert isinstance(value, Evaluation)
    said = _said_of_raises(explain(value, language=language), language)
    assert (
        said
        == {
            "improvement-could-fail": {("V12", _PARTLY): Outcome.OPEN, ("V12", _MET): Outcome.PASS},
            "improvement-would-compete": {
                ("A1", _PARTLY): Outcome.OPEN,
                ("A1", _MET): Outcome.FAIL,
            },
        }[name]
    )


def test_only_limits_that_compete_are_said_to() -> None:
    limits = [
        Limit(key="one", ratings={_PARTLY}, at_most=0),
        Limit(key="slack", ratings={_PARTLY, _NOT}, at_most=1),
        Limit(key="two", ratings={_NOT}, at_most=0),
    ]
    framework = _framework(limits, [Norm("A1", "a")])
    evaluation = evaluate(_rated(A1=frozenset({_PARTLY, _NOT})), framework)
    for value in (evaluation, evaluation.verdict):
        assert "nog haalbaar, maar grens 1 en 3 samen niet:" in explain(value)


def test_several_limits_that_an_improvement_would_exceed_are_all_named() -> None:
    limits = [Limit(key=key, ratings={_MET}, at_most=0) for key in ("one", "two", "three")]
    framework = _framework(limits, [Norm("A1", "a"), Norm("A2", "a")])
    text = explain(evaluate({"A1": _PARTLY, "A2": _NOT}, framework))
    assert text.count("dan worden grens 1, 2 en 3 overschreden.") == 2
    assert "Bron van grens 1, 2 en 3: niet vermeld" in text


# ---------------------------------------------------------------- grammar


# What no text may hold, and what is an example of it.
_NUMBER_FAULTS: dict[Language, dict[str, str]] = {
    "nl": {
        r"\b1 (normen|punten)\b": "het zijn 1 normen",
        r"(?<!\d)(?!1 )\d+ (norm|punt)\b": "11 norm",
        r"\bzijn er 1\b": "het zijn er 1 norm",
        r"\bis er (?!1\b|nog)": "het is er 8 normen",
        r"\bEr is nog (?!1 )": "Er is nog 2 normen",
        r"\bEr zijn nog 1 ": "Er zijn nog 1 norm",
    },
    "en": {
        r"\b1 (norms|points)\b": "by 1 norms",
        r"(?<!\d)(?!1 )\d+ (norm|point)\b": "11 norm",
        r"\bare 1\b": "There are 1: within",
        r"\bThere is (?!1\b)": "There is 2: within",
        r"(?<!\d)1 norms? are ": "1 norm are still",
        r"\d+ norms is ": "11 norms is still",
    },
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_agree_with_their_nouns(language: Language) -> None:
    texts = [
        explain(decide(Tally(met=49 - p - n, partly_met=p, not_met=n), V2019), language=language)
        for p, n in product(range(12), repeat=2)
    ]
    texts += [
        explain(decide(Tally(met=49 - p - u, partly_met=p, open=u), V2019), language=language)
        for p, u in product(range(12), repeat=2)
    ]
    texts += [explain(value, language=language) for value in _CASES.values()]
    for text, fault in product(texts, _NUMBER_FAULTS[language]):
        assert not re.search(fault, text), text


def test_a_planted_number_fault_is_found() -> None:
    for faults in _NUMBER_FAULTS.values():
        for fault, planted in faults.items():
            assert re.search(fault, planted)


# ---------------------------------------------------------------- sources


def _cited(source: Source | None, language: Language) -> str:
    result = LimitResult(
        limit=Limit(key="k", ratings={_NOT}, at_most=1, source=source), least=0, most=0
    )
    verdict = Verdict(outcome=Outcome.PASS, tally=Tally(met=1), limits=(result,))
    return explain(verdict, language=language).split("\n\n")[-1]


@pytest.mark.parametrize(
    ("source", "dutch", "english"),
    [
        (None, "Bron van grens 1: niet vermeld", "Source of limit 1: not stated"),
        (
            Source(title="T", publisher="P"),
            'Bron van grens 1: P, "T"',
            'Source of limit 1: P, "T"',
        ),
        (
            _REPORT,
            'Bron van grens 1: Een uitgever, "Een bron", https://example.org (half)',
            'Source of limit 1: Een uitgever, "Een bron", https://example.org (half)',
        ),
    ],
    ids=["none", "bare", "full"],
)
def test_the_source_of_a_limit_is_cited(source: Source | None, dutch: str, english: str) -> None:
    assert _cited(source, "nl") == dutch
    assert _cited(source, "en") == english


def test_limits_with_one_source_share_its_line() -> None:
    lines = explain(_CASES["other-limits"]).split("\n\n")[-1].split("\n")
    assert [line.split(": ")[0] for line in lines] == [
        "Bron van grens 1, 2, 4, 5 en 7",
        "Bron van grens 3 en 6",
    ]


# ---------------------------------------------------------------- form


@given(st.data())
def test_the_text_is_plain_lines_whatever_the_titles_hold(data: st.DataObject) -> None:
    framework = data.draw(frameworks())
    ratings = data.draw(rating_mappings(framework))
    for cycle, language in product(Cycle, LANGUAGES):
        evaluation = evaluate(ratings, framework, cycle=cycle)
        check_form(explain(evaluation, language=language))
        check_form(explain(evaluation.verdict, language=language))


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("a\nb", "a b"),
        (" a\t\u2028 b\r\n", "a b"),
        ("a\x1b[31mb", "a\N{REPLACEMENT CHARACTER}[31mb"),
        ("\x00", "\N{REPLACEMENT CHARACTER}"),
        ("\ud800", "\N{REPLACEMENT CHARACTER}"),
        ("{count} %s", "{count} %s"),
    ],
)
def test_a_title_cannot_reshape_the_text(title: str, shown: str) -> None:
    framework = attrs.evolve(_MIXED, title=title)
    text = explain(evaluate({}, framework))
    assert text.split("\n")[0] == f"{shown} (proef 1.0)"
    check_form(text)


def test_a_long_title_is_wrapped_between_words_and_never_within() -> None:
    framework = attrs.evolve(_MIXED, title="woord " * 40 + "x" * 200 + " eind")
    head = explain(evaluate({}, framework)).split("\n\n")[0]
    check_form(head)
    assert " ".join(head.split()).startswith(("woord " * 40) + "x" * 200 + " eind (proef 1.0)")


# ---------------------------------------------------------------- the same value, the same text


def test_the_order_of_a_mapping_does_not_matter() -> None:
    random = seeded(0)
    for framework, ratings in rated_frameworks(60):
        items = list(ratings.items())
        text = explain(evaluate(ratings, framework))
        random.shuffle(items)
        assert explain(evaluate(dict(items), framework)) == text


def test_the_order_of_weights_and_names_does_not_matter() -> None:
    texts: set[str] = set()
    for norms in (["A1", "A2", "B1"], ["B1", "A2", "A1"]):
        limit = Limit(
            key="k", ratings={_NOT}, at_most=0, norms=norms, weights=dict.fromkeys(norms, 2)
        )
        framework = _framework([limit], [Norm(norm, "a") for norm in ("B1", "A1", "A2")])
        evaluation = evaluate(dict.fromkeys(norms, _NOT), framework)
        texts.add(explain(evaluation))
        assert "2 punten per norm: B1, A1, A2" in explain(evaluation)
        assert "2 punten per norm: A1, A2, B1" in explain(evaluation.verdict)
    assert len(texts) == 1


@pytest.mark.parametrize("name", _CASES)
def test_equal_values_have_equal_texts(name: str) -> None:
    value = _CASES[name]
    assert explain(pickle.loads(pickle.dumps(value))) == explain(value)  # noqa: S301  # our own bytes


def test_a_value_of_a_derived_class_is_explained_as_what_it_is() -> None:
    class Special(Verdict):
        pass

    verdict = decide(Tally(open=49), V2019)
    special = Special(outcome=verdict.outcome, tally=verdict.tally, limits=verdict.limits)
    assert explain(special) == explain(verdict)


# ---------------------------------------------------------------- what cannot be explained


# What a type checker would refuse.
_explain: Callable[..., str] = explain


class _Pretender:
    """Claims to be a verdict."""

    __class__ = Verdict  # type: ignore[assignment]  # pyright: ignore[reportAssignmentType]


_OTHER_VALUES: dict[str, object] = {
    "tuple": (_CASES["passes"],),
    "outcome": Outcome.PASS,
    "class": Verdict,
    "pretender": _Pretender(),
}


@pytest.mark.parametrize("value", _OTHER_VALUES.values(), ids=list(_OTHER_VALUES))
def test_what_cannot_be_explained_is_said_with_what_can(value: object) -> None:
    with pytest.raises(InvalidArgumentError) as caught:
        _explain(value)
    assert str(caught.value).startswith("value: must be one of Verdict, Evaluation, ")


def test_a_language_without_texts_is_said_with_those_that_have_them() -> None:
    with pytest.raises(InvalidArgumentError) as caught:
        _explain(_CASES["passes"], language="de")
    assert str(caught.value) == "language: must be one of 'nl', 'en', got 'de'"


def test_all_faults_are_named_at_once() -> None:
    with pytest.raises(InvalidArgumentError) as caught:
        _explain(None, language="fr")
    assert [fault.path for fault in caught.value.faults] == ["value", "language"]
