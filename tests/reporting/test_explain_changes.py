# SPDX-License-Identifier: MIT
"""What is said of what would change an outcome, and of what did: golden texts, and texts read back.

What has to be raised is tried out as the text says it, against the plain twin of the engine.
"""

import importlib
import pickle
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from functools import cache
from itertools import product
from random import Random
from typing import Any, cast

import attrs
import pytest

from sterksociaalwerk.comparison import (
    Change,
    Comparison,
    Crosswalk,
    Factor,
    FactorEffect,
    Link,
    NormComparison,
    Progress,
    compare,
)
from sterksociaalwerk.evaluation import Evaluation, Outcome, decide, evaluate
from sterksociaalwerk.framework import (
    Category,
    Framework,
    FrameworkKey,
    Limit,
    Norm,
    NormId,
    Rated,
    Rating,
    Rule,
    Tally,
)
from sterksociaalwerk.improvement import (
    Choice,
    Cost,
    Flip,
    FlipReason,
    Repair,
    RepairPlan,
    RuleAnalysis,
    Step,
    analyse_rule,
    flip_distance,
    repair,
)
from sterksociaalwerk.label import V2017, V2019
from sterksociaalwerk.reporting import explain
from sterksociaalwerk.reporting._words import Language
from tests import oracle
from tests.generators import F2019, random_ends, random_ratings, rated_frameworks, seeded
from tests.texts import (
    LANGUAGES,
    WIDTH,
    check_form,
    check_golden,
    check_no_others,
    found,
    title,
)

_FOLDER = "explain-changes"
_MET, _PARTLY, _NOT, _APART = Rating
_SHORT = frozenset({_PARTLY, _NOT})
_Ratings = dict[str, Rated]


# ---------------------------------------------------------------- named cases


def _numbered(letter: str, last: int) -> list[str]:
    return [f"{letter}{number}" for number in range(1, last + 1)]


def _rated(framework: Framework, ratings: _Ratings) -> Evaluation:
    all_met: _Ratings = {norm.id: _MET for norm in framework.norms}
    return evaluate(all_met | ratings, framework)


def _small(
    limits: list[Limit], norms: Sequence[str], *, allows_not_applicable: bool = False
) -> Framework:
    return Framework(
        key=FrameworkKey("proef", "1.0"),
        title="Proefkader",
        categories=[Category(key="groep", title="groep", title_en="group")],
        norm_count=len(norms),
        rule=Rule(limits),
        counts_business_critical_volunteers=False,
        allows_not_applicable=allows_not_applicable,
        certificate_years=2,
        in_force_from=None,
        norms=[Norm(norm, "groep") for norm in norms],
    )


_TWO_PARTLY = [
    Limit(key="partly", ratings={_PARTLY}, at_most=2),
    Limit(key="not", ratings={_NOT}, at_most=0),
]
# To be fully met costs much more than to be partly met: both are needed, of the same norms.
_TWO_WAYS = _small(_TWO_PARTLY, ["A", "B", "C", "D", "E"])
_ALL_NOT = {norm.id: _NOT for norm in _TWO_WAYS.norms}
# Nothing that is open can ever be sure to be met, for it may count without being raised.
_NEVER_SURE = _small([Limit(key="met", ratings={_MET}, at_most=0)], ["A", "B"])
_TIGHT = _small([Limit(key="short", ratings=_SHORT, at_most=0)], ["A", "B", "C", "D"])


def _price(_: NormId, before: Rating, after: Rating) -> int:
    return 3 * (before.order - after.order) ** 2


def _repaired(
    framework: Framework, ratings: _Ratings, cost: Mapping[str, int] | None = None
) -> Repair:
    plan = repair(evaluate(ratings, framework), cost=cost)
    assert plan is not None
    return plan


def _with_open(ratings: _Ratings, *names: str) -> _Ratings:
    return {norm.id: _MET for norm in F2019.norms if norm.id not in names} | ratings


_SEVEN_NOT: _Ratings = dict.fromkeys(_numbered("O", 7), _NOT)
_EIGHT_PARTLY: _Ratings = dict.fromkeys(_numbered("D", 8), _PARTLY)


def _two_ways() -> Repair:
    plan = repair(evaluate(_ALL_NOT, _TWO_WAYS), cost=_price)
    assert plan is not None
    return plan


def _flipped(framework: Framework, ratings: _Ratings) -> Flip:
    return flip_distance(evaluate(ratings, framework))


_LATER = attrs.evolve(
    _small([Limit(key="short", ratings=_SHORT, at_most=1)], ["A", "B", "C1", "C2", "N", "M"]),
    key=FrameworkKey("proef", "2.0"),
)
_EARLIER = _small(
    [Limit(key="short", ratings=_SHORT, at_most=0, norms={"C"})], ["A", "B", "C", "D", "X", "M"]
)
_CROSSWALK = Crosswalk(
    _EARLIER.key,
    _LATER.key,
    [
        Link(Change.UNCHANGED, ["A"], ["A"]),
        Link(Change.MERGED, ["B", "D"], ["B"]),
        Link(Change.SPLIT, ["C"], ["C1", "C2"]),
        Link(Change.WITHDRAWN, ["X"], []),
        Link(Change.ADDED, [], ["N"]),
        Link(Change.REVISED, ["M"], ["M"]),
    ],
)


def _across() -> Comparison:
    before: _Ratings = {"A": _PARTLY, "B": _NOT, "C": _NOT, "D": _NOT, "X": _SHORT, "M": _MET}
    after: _Ratings = {"A": _NOT, "B": _NOT, "C1": _MET, "C2": _PARTLY, "N": _MET, "M": _MET}
    return compare(evaluate(before, _EARLIER), evaluate(after, _LATER), crosswalk=_CROSSWALK)


def _uncategorised() -> Comparison:
    framework = V2019.with_norms(Norm(f"N{number}", None) for number in range(1, 50))
    before: _Ratings = {f"N{number}": _PARTLY for number in range(1, 10)}
    return compare(_rated(framework, before), _rated(framework, {"N1": _MET, "N2": _PARTLY}))


_LOOSER = attrs.evolve(
    F2019,
    rule=Rule([attrs.evolve(limit, at_most=9) for limit in F2019.rule.limits]),
)

_Value = Repair | RepairPlan | Flip | RuleAnalysis | Comparison
_CASES: dict[str, _Value] = {
    "repair-nothing": _repaired(F2019, _with_open({})),
    "repair-rated": _repaired(F2019, _with_open(_SEVEN_NOT | _EIGHT_PARTLY)),
    "repair-priced": _repaired(
        F2019,
        _with_open(_SEVEN_NOT),
        {norm.id: 3 for norm in F2019.norms} | {"O2": 1, "O3": 1},
    ),
    "repair-with-open-norms": _repaired(
        F2019, _with_open(_SEVEN_NOT | {"V4": _SHORT}, "V1", "V2", "V3", "V4")
    ),
    "repair-only-to-be-sure": _repaired(
        F2019, _with_open(_EIGHT_PARTLY, "V1", "V2", "V3", "V4", "V5")
    ),
    "repair-never-sure": _repaired(_NEVER_SURE, {"A": frozenset({_MET, _NOT}), "B": _NOT}),
    "repair-needed-and-never-sure": _repaired(
        _small(
            [
                Limit(key="not", ratings={_NOT}, at_most=0),
                Limit(key="met", ratings={_MET}, at_most=0, norms={"A"}),
            ],
            ["A", "B"],
        ),
        {"A": frozenset({_MET, _NOT}), "B": _NOT},
    ),
    "repair-open-to-a-level": _repaired(
        _small([Limit(key="not", ratings={_NOT, _MET}, at_most=0)], ["A", "B"]),
        {"A": _SHORT, "B": _PARTLY},
    ),
    "repair-must-and-may": _repaired(
        _TIGHT, {"A": _PARTLY, "B": frozenset({_MET, _NOT}), "C": _MET, "D": _MET}
    ),
    "repair-two-ways": _two_ways(),
    "plan": _repaired(F2019, _with_open(_SEVEN_NOT, "V1", "V2", "V3", "V4")).certain
    or RepairPlan(count=0, cost=0, steps=(), choices=()),
    "plan-priced": RepairPlan(
        count=1,
        cost=7,
        steps=(Step(norm=NormId("A"), before=_NOT, after=_MET),),
        choices=(Choice(pick=1, among=(NormId("A"), NormId("B")), before=_NOT, after=_MET),),
    ),
    "plan-empty": RepairPlan(count=0, cost=0, steps=(), choices=()),
    "flip-of-a-pass": _flipped(F2019, _with_open({})),
    "flip-of-a-fail": _flipped(F2019, _with_open(_SEVEN_NOT | _EIGHT_PARTLY)),
    "flip-at-the-paradox": _flipped(F2019, _with_open(_EIGHT_PARTLY | {"V1": _NOT})),
    "flip-by-a-mixture": _flipped(
        _small(
            [
                Limit(key="met", ratings={_MET}, at_most=1),
                Limit(key="not", ratings={_NOT}, at_most=1),
            ],
            ["A", "B", "C", "D"],
        ),
        {"A": _MET, "B": _MET, "C": _NOT, "D": _NOT},
    ),
    "rule-2017": analyse_rule(V2017),
    "rule-2019": analyse_rule(V2019),
    "rule-monotone": analyse_rule(_TIGHT),
    "rule-with-not-applicable": analyse_rule(
        _small(_TWO_PARTLY[:1], ["A", "B", "C"], allows_not_applicable=True)
    ),
    "rule-with-one-case": analyse_rule(
        _small([Limit(key="met", ratings={_MET}, at_most=0)], ["A"])
    ),
    "compare-ratings": compare(
        _rated(F2019, _SEVEN_NOT | {"V1": _PARTLY}),
        _rated(F2019, {"O1": _NOT, "V1": _PARTLY, "V2": _NOT}),
    ),
    "compare-limits-and-ratings": compare(
        _rated(F2019, _SEVEN_NOT | {"O8": _NOT, "O9": _NOT, "O10": _NOT}),
        _rated(_LOOSER, _SEVEN_NOT),
    ),
    "compare-across": _across(),
    "compare-the-same": compare(_rated(F2019, {}), _rated(F2019, {})),
    "compare-without-categories": _uncategorised(),
}


# ---------------------------------------------------------------- golden texts


@pytest.mark.parametrize(("name", "language"), list(product(_CASES, LANGUAGES)))
def test_the_text_is_the_golden_one(name: str, language: Language) -> None:
    check_golden(_FOLDER, name, language, explain(_CASES[name], language=language))


def test_no_golden_text_is_left_over() -> None:
    check_no_others(_FOLDER, _CASES)


@pytest.mark.parametrize("name", _CASES)
def test_texts_are_plain_lines_without_codes_or_gaps(name: str) -> None:
    value = _CASES[name]
    assert explain(value) == explain(value, language="nl") != explain(value, language="en")
    for language in LANGUAGES:
        text = explain(value, language=language)
        check_form(text)
        assert not re.search(r"[{}]|None|\b[A-Z]{2,}_|\b(not|partly)-(met|comparable)\b", text)
    assert explain(pickle.loads(pickle.dumps(value))) == explain(value)  # noqa: S301  # our own


# What no text may hold, and what is an example of it.
_NUMBER_FAULTS: dict[Language, dict[str, str]] = {
    "nl": {
        r"\b1 (normen|gevallen)\b": "in 1 gevallen",
        r"(?<!\d)(?!1 )\d+ (norm|geval)\b": "van 11 norm kan",
        r"(?<!\d)(?!1 )\d+ normen? moet\b": "12 normen moet",
        r"\b1 norm moeten\b": "1 norm moeten",
        r"moet (?!1 )\d": "Er moet 2 normen verbeteren",
        r"moeten 1 ": "Er moeten 1 norm verbeteren",
        r"wijken opnieuw.*: \w+$": "Deze normen wijken opnieuw af: V1",
    },
    "en": {
        r"\b1 (norms|cases)\b": "in 1 cases",
        r"(?<!\d)(?!1 )\d+ (norm|case)\b": "in 3 case.",
        r"\b1 norm have\b": "1 norm have to improve",
        r"(?<!\d)(?!1 )\d+ norms has\b": "12 norms has to",
        r"\b1 norm again fall ": "1 norm again fall short",
    },
}


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_agree_with_their_nouns(language: Language) -> None:
    texts = [explain(value, language=language) for value in _CASES.values()]
    texts += [explain(plan, language=language) for _, _, plan in _repairs()]
    texts += [explain(audit, language=language) for audit in _audits()]
    for text, fault in product(texts, _NUMBER_FAULTS[language]):
        assert not re.search(fault, text, re.MULTILINE), text


def test_a_planted_number_fault_is_found() -> None:
    for faults in _NUMBER_FAULTS.values():
        for fault, planted in faults.items():
            assert re.search(fault, planted)


# ---------------------------------------------------------------- codes


def _tables() -> dict[str, Mapping[Enum, object]]:
    module = importlib.import_module("sterksociaalwerk.reporting._change_texts")
    return {
        name: cast("Mapping[Enum, object]", value)
        for name, value in vars(module).items()
        if isinstance(value, Mapping) and not name.startswith("_")
    }


@pytest.mark.parametrize("kind", [Progress, Factor])
def test_every_code_has_a_text_of_its_own_in_every_language(kind: type[Enum]) -> None:
    first, *_ = [table for table in _tables().values() if set(map(type, table)) == {kind}]
    for language in LANGUAGES:
        texts = [cast("Any", first[member]).say(language) for member in kind]
        assert len(set(texts)) == len(kind)


def test_no_table_is_for_anything_else() -> None:
    kinds = {type(code) for table in _tables().values() for code in table}
    assert kinds == {Progress, Factor}


# ---------------------------------------------------------------- reading a text back


@pytest.fixture
def long_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave every line whole, so that it can be read back; the form is tested by itself."""
    monkeypatch.setattr(WIDTH, 1_000_000)


def _sections(value: _Value, language: Language) -> list[list[str]]:
    return [part.split("\n") for part in explain(value, language=language).split("\n\n")]


_OUTCOMES = {
    "nl": {
        "binnen alle grenzen": Outcome.PASS,
        "niet binnen alle grenzen": Outcome.FAIL,
        "staat nog niet vast": Outcome.OPEN,
    },
    "en": {
        "within all limits": Outcome.PASS,
        "not within all limits": Outcome.FAIL,
        "not certain yet": Outcome.OPEN,
    },
}


def _titles(language: Language) -> dict[str, Rating]:
    return {title(rating, language): rating for rating in Rating}


# ---------------------------------------------------------------- what to raise


@attrs.frozen
class _Pick:
    """What a text asks: of some norms, so many to a rating, or to that at least."""

    among: tuple[str, ...]
    others: bool
    count: int
    to: Rating
    of_open: bool
    at_least: bool


_ASKED: dict[Language, str] = {
    "nl": r"(Breng|Laat) (.*) (?:naar|uitkomen op) (minstens )?'(.*)'\.$",
    "en": r"(Raise|Have) (.*) (?:to|turn out) (at least )?'(.*)'\.$",
}
_ONE: dict[Language, str] = {"nl": "^(een|deze norm)", "en": "^(one|another one|this norm)"}


def _picks(lines: Sequence[str], language: Language) -> list[_Pick]:
    """Return what the lines of a plan ask for."""
    picks: list[_Pick] = []
    norms: tuple[str, ...] = ()
    for line in lines:
        if line.startswith("- "):
            norms = tuple(line.rsplit(": ", 1)[1].split(", "))
        elif line.startswith("    "):
            match = re.match(_ASKED[language], line.strip())
            assert match
            verb, whom, at_least, rating = match.groups()
            numbers = [int(number) for number in re.findall(r"\d+", whom)]
            one = re.search(_ONE[language], whom)
            everyone = re.search("^(deze|this|these)", whom)
            assert everyone or numbers[-1] == len(norms)
            pick = _Pick(
                among=norms,
                others=bool(re.search("ander|other", whom)),
                count=1 if one else numbers[0],
                to=_titles(language)[rating],
                of_open=verb in ("Laat", "Have"),
                at_least=bool(at_least),
            )
            assert not everyone or pick.count == len(norms)
            picks.append(pick)
    return picks


def _as_asked(choice: Choice, *, others: bool, exactly: bool) -> _Pick:
    of_open = isinstance(choice.before, frozenset)
    return _Pick(
        among=choice.among,
        others=others and choice.pick < len(choice.among),
        count=choice.pick,
        to=choice.after,
        of_open=of_open,
        at_least=of_open and not exactly and choice.after is not _MET,
    )


def _wanted(plan: RepairPlan, *, exactly: bool = False) -> list[_Pick]:
    """Return what a text must ask for; of the same norms nobody is picked twice."""
    seen: set[tuple[object, ...]] = set()
    wanted: dict[tuple[object, ...], list[_Pick]] = {}
    for choice in plan.choices:
        key = (choice.before, choice.among)
        wanted.setdefault(key, []).append(_as_asked(choice, others=key in seen, exactly=exactly))
        seen.add(key)
    return [pick for picks in wanted.values() for pick in picks]


def _followed(
    picks: Sequence[_Pick], ratings: oracle.Open, framework: Framework, random: Random
) -> oracle.Open:
    """Return the ratings after somebody did as the text asks."""
    left = {norm.id: oracle.possible(norm, ratings) for norm in framework.norms}
    free: dict[tuple[str, ...], list[str]] = {}
    for pick in picks:
        if not pick.others:
            free[pick.among] = random.sample(pick.among, len(pick.among))
        for _ in range(pick.count):
            norm = NormId(free[pick.among].pop())
            worse = {rating for rating in left[norm] if pick.to.order < rating.order <= _NOT.order}
            # What may be better than asked, or not apply, may stay so.
            kept = left[norm] - worse if pick.at_least or pick.to is _MET else set[Rating]()
            left[norm] = kept | {pick.to}
    return {norm: frozenset(possible) for norm, possible in left.items()}


@cache
def _repairs() -> list[tuple[Framework, oracle.Open, Repair]]:
    """Return small repairs: at no cost, at a cost for each norm, and at a cost for each step."""
    made: list[tuple[Framework, oracle.Open, Repair]] = []
    problems = [
        *rated_frameworks(100, each=3, most_norms=5),
        *rated_frameworks(50, each=2, plain=True),
    ]
    for at, (framework, ratings) in enumerate(problems):
        random = seeded(at)
        prices = {norm.id: random.randint(0, 3) for norm in framework.norms}
        cost: Cost | None = [None, prices, _price][at % 3]
        plan = repair(evaluate(ratings, framework), cost=cost)
        if plan is not None:
            made.append((framework, ratings, plan))
    return [*made, (_TWO_WAYS, _ALL_NOT, _two_ways())]


_HEADINGS: dict[Language, tuple[str, ...]] = {
    "nl": (
        r"Er moet|In elk geval nodig",
        "Nodig om zeker te zijn",
        "hoeft geen norm",
        "^Daarna is de uitkomst (zeker )?binnen",
        "zeker ",
        "in de plaats van",
    ),
    "en": (
        r"\d+ norms? ha|Needed in any case",
        "Needed to be certain",
        "No norm has to",
        "^After that the outcome is (certain to be )?within",
        "certain to be ",
        "takes the place of",
    ),
}


@pytest.mark.usefixtures("long_lines")
@pytest.mark.parametrize("language", LANGUAGES)
def test_who_does_as_the_text_asks_meets_the_rule(language: Language) -> None:
    must, sure, nothing, after_that, certainly, instead = _HEADINGS[language]
    words = {"must": must, "sure": sure}
    seen: Counter[str] = Counter()
    for at, (framework, ratings, plan) in enumerate(_repairs()):
        random = seeded(at)
        sections = _sections(plan, language)
        asked = {
            name: _picks(section, language)
            for section in sections
            for name in words
            if re.match(words[name], section[0])
        }
        single = plan.certain is not None and plan.certain.choices == plan.needed.choices
        for name, picks in asked.items():
            seen[name] += 1
            settled = name == "sure" or single
            (section,) = [part for part in sections if re.match(words[name], part[0])]
            after_it = re.findall(after_that, "\n".join(section), re.MULTILINE)
            assert after_it == [certainly if settled else ""]
            assert any(re.search(instead, line) for line in section) == (
                name == "sure" and "must" in asked
            )
            after = _followed(picks, ratings, framework, random)
            outcome = oracle.outcome(framework, framework.rule, after)
            assert outcome is Outcome.PASS or (not settled and outcome is Outcome.OPEN)
        assert asked.get("must", []) == _wanted(plan.needed, exactly=not single)
        if plan.certain is None:
            seen["never"] += 1
            assert "sure" not in asked
        else:
            assert asked.get("sure", asked.get("must", [])) == _wanted(plan.certain)
        before = oracle.outcome(framework, framework.rule, ratings)
        assert bool(re.search(nothing, sections[0][0])) == (before is Outcome.PASS)
        assert ("must" in asked) == (before is Outcome.FAIL)
        seen[before.value] += 1
        seen["others"] += any(pick.others for picks in asked.values() for pick in picks)
        seen["open"] += any(pick.of_open for picks in asked.values() for pick in picks)
        seen["level"] += any(pick.at_least for picks in asked.values() for pick in picks)
    wanted = {"must", "sure", "never", "others", "open", "level", *(one.value for one in Outcome)}
    assert {name for name, times in seen.items() if times} == wanted


@pytest.mark.usefixtures("long_lines")
@pytest.mark.parametrize(("language", "words"), [("nl", "Kosten samen: "), ("en", "Cost in all: ")])
def test_costs_are_said_of_every_plan_where_one_of_them_shows_that_there_are(
    language: Language, words: str
) -> None:
    for _, _, plan in _repairs():
        plans = [one for one in (plan.needed, plan.certain) if one is not None and one.count]
        if plan.certain is not None and plan.certain.choices == plan.needed.choices:
            plans = plans[:1]
        priced = any(one.cost != one.count for one in plans)
        found_costs = re.findall(rf"{words}(\d+)", explain(plan, language=language))
        assert found_costs == [str(one.cost) for one in plans if priced]
        alone = re.findall(rf"{words}(\d+)", explain(plan.needed, language=language))
        assert alone == [str(plan.needed.cost)] * (plan.needed.cost != plan.needed.count)


@pytest.mark.usefixtures("long_lines")
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plan_by_itself_asks_the_same(language: Language) -> None:
    for _, _, plan in _repairs():
        text = _sections(plan.needed, language)[0]
        assert _picks(text, language) == _wanted(plan.needed)
        assert (re.findall(r"\d+", text[0]) or ["0"]) == [str(plan.needed.count)]


@pytest.mark.parametrize(
    ("pick", "among", "dutch", "english"),
    [
        (1, 1, "Breng deze norm naar 'voldoet'.", "Raise this norm to 'met'."),
        (5, 5, "Breng deze 5 normen naar 'voldoet'.", "Raise these 5 norms to 'met'."),
        (1, 5, "Breng een van deze 5 naar 'voldoet'.", "Raise one of these 5 to 'met'."),
        (2, 5, "Breng 2 van deze 5 naar 'voldoet'.", "Raise 2 of these 5 to 'met'."),
    ],
)
def test_a_choice_is_said_with_its_numbers(pick: int, among: int, dutch: str, english: str) -> None:
    norms = tuple(NormId(norm) for norm in "ABCDE"[:among])
    choice = Choice(pick=pick, among=norms, before=_NOT, after=_MET)
    plan = RepairPlan(count=pick, cost=pick, steps=(), choices=(choice,))
    assert f"    {dutch}" in explain(plan).split("\n")
    assert f"    {english}" in explain(plan, language="en").split("\n")


# ---------------------------------------------------------------- how firm an outcome is


def _changed(lines: Sequence[str], language: Language) -> list[tuple[str, Rating, Rating]]:
    """Return which norm changes from what to what."""
    pattern = {"nl": r"- van '(.*)' naar '(.*)': (.*)$", "en": r"- from '(.*)' to '(.*)': (.*)$"}
    titles = _titles(language)
    return sorted(
        (norm, titles[match[1]], titles[match[2]])
        for match in (re.match(pattern[language], line) for line in lines)
        if match
        for norm in match[3].split(", ")
    )


def _as_changed(steps: Sequence[Step]) -> list[tuple[str, Rating, Rating]]:
    return sorted((step.norm, cast("Rating", step.before), step.after) for step in steps)


@cache
def _flips() -> list[Flip]:
    flips = [
        flip_distance(evaluate(ratings, framework))
        for framework, ratings in rated_frameworks(100, each=3)
    ]
    return [flip for flip in flips if flip.reason is FlipReason.FLIPS]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_outcome_that_does_not_flip_is_told_from_one_that_is_open(language: Language) -> None:
    texts = {
        reason: explain(Flip(reason=reason), language=language)
        for reason in (FlipReason.OPEN, FlipReason.NEVER)
    }
    assert texts[FlipReason.OPEN] != texts[FlipReason.NEVER]
    for text in texts.values():
        check_form(text)
        assert not re.search(r"\d|None", text)


@pytest.mark.slow
@pytest.mark.usefixtures("long_lines")
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_witness_is_told(language: Language) -> None:
    seen: set[tuple[bool, bool]] = set()
    for flip in _flips():
        first, example, better, worse = _sections(flip, language)
        (number,) = re.findall(r"\d+", first[0])
        assert int(number) == flip.count
        assert _changed(example, language) == _as_changed(flip.changes)
        for section, steps in ((better, flip.upgrades), (worse, flip.downgrades)):
            told = _changed(section, language)
            numbers = re.findall(r"\d+", section[0])
            refers = any(re.search("Zie|See", line) for line in section)
            if steps is None:
                assert (told, numbers, refers) == ([], [], False)
                assert re.search("niet kantelen|cannot be flipped", section[1])
            else:
                assert numbers == [str(len(steps))]
                assert told == ([] if refers else _as_changed(steps))
                assert refers == (steps == flip.changes)
        assert any(re.search("de regel|the rule", line) for line in better) == (
            flip.upgrades is not None
        )
        seen.add((flip.upgrades is None, flip.downgrades is None))
    assert seen == set(product((True, False), repeat=2))


# ---------------------------------------------------------------- a rule looked over


@cache
def _audits() -> list[RuleAnalysis]:
    frameworks = {framework.key: framework for framework in (V2017, V2019)}
    found = [analyse_rule(framework) for framework in frameworks.values()]
    return found + [
        analyse_rule(framework) for framework, _ in rated_frameworks(80, plain=True, most_norms=6)
    ]


@pytest.mark.usefixtures("long_lines")
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_case_in_which_a_better_rating_does_harm_is_told(language: Language) -> None:
    seen: set[bool] = set()
    titles = _titles(language)
    for audit in _audits():
        first, *rest = _sections(audit, language)
        told: list[tuple[Rating, Rating, tuple[int, ...]]] = []
        for section in rest[:-1]:
            before, after = (titles[name] for name in re.findall("'(.*?)'", section[0]))
            told += [
                (before, after, tuple(int(number) for number in re.findall(r"\d+", line)))
                for line in section[1:]
            ]
        wanted = [
            (
                paradox.raised_from,
                paradox.raised_to,
                (
                    paradox.before.met,
                    paradox.before.partly_met,
                    paradox.before.not_met,
                    *([paradox.before.not_applicable] * bool(paradox.before.not_applicable)),
                ),
            )
            for paradox in audit.paradoxes
        ]
        assert Counter(told) == Counter(wanted)
        assert (len(rest) == 0) == audit.monotone
        numbers = [int(number) for line in first for number in re.findall(r"\d+", line)]
        harm = [] if audit.monotone else [len(audit.paradoxes)]
        assert numbers == [*harm, audit.states, audit.passing]
        seen.add(audit.monotone)
    assert seen == {True, False}


def test_the_cases_that_are_told_of_the_label_are_cases() -> None:
    for framework in (V2017, V2019):
        tallies = [
            [int(number) for number in re.findall(r"\d+", line)]
            for line in explain(analyse_rule(framework)).split("\n")
            if line.startswith("- ")
        ]
        assert len(tallies) == framework.rule.limits[1].at_most
        for met, partly, not_met in tallies:
            before = Tally(met=met, partly_met=partly, not_met=not_met)
            after = Tally(met=met, partly_met=partly + 1, not_met=not_met - 1)
            assert decide(before, framework).outcome is Outcome.PASS
            assert decide(after, framework).outcome is Outcome.FAIL


# ---------------------------------------------------------------- two evaluations

_FACTORS = {
    Factor.RATINGS: ("de beoordelingen", "the ratings"),
    Factor.NORMS: (
        "de normen en de toegestane beoordelingen",
        "the norms and the allowed ratings",
    ),
    Factor.LIMITS: ("de grenzen", "the limits"),
}
_PROGRESS = {
    Progress.IMPROVED: ("verbeterd", "improved"),
    Progress.SAME: ("gelijk gebleven", "the same"),
    Progress.DECLINED: ("verslechterd", "declined"),
    Progress.NEW: ("nieuw", "new"),
    Progress.GONE: ("vervallen", "gone"),
    Progress.NOT_COMPARABLE: ("niet te vergelijken", "not comparable"),
}
_CHANGES = {
    Change.REWORDED: ("anders verwoord", "reworded"),
    Change.REVISED: ("inhoudelijk herzien", "revised"),
    Change.MOVED: ("verplaatst naar een andere categorie", "moved to another category"),
    Change.MERGED: ("samengevoegd", "merged"),
    Change.SPLIT: ("gesplitst", "split"),
    Change.RESTRUCTURED: ("anders ingedeeld", "restructured"),
}


def _told(norm: NormComparison, language: Language) -> str | None:
    """Return what must be said of a norm; nothing of one that is met as before."""
    at = LANGUAGES.index(language)
    text = _PROGRESS[norm.progress][at]
    before = after = ""
    if norm.expected is not None:
        before = found(norm.expected, language, ("onbekend", "not known")[at])
    if norm.after is not None:
        after = found(norm.after, language)
    if norm.progress in (Progress.IMPROVED, Progress.DECLINED):
        text += f" {('van', 'from')[at]} {before} {('naar', 'to')[at]} {after}"
    elif norm.progress in (Progress.SAME, Progress.NEW):
        text += f", {after}"
    else:
        text += f", {('eerder', 'before')[at]} {before}"
        text += f", {('nu', 'now')[at]} {after}" if after else ""
    if norm.change in _CHANGES:
        return f"{text} (norm: {_CHANGES[norm.change][at]})"
    met = norm.progress is Progress.SAME and norm.after is _MET
    return None if met else text


def _check_norms(comparison: Comparison, lines: Sequence[str], language: Language) -> None:
    at = LANGUAGES.index(language)
    said: Counter[tuple[str, str, str]] = Counter()
    counts: dict[str, Counter[str]] = {}
    category = ""
    for line in lines:
        if line.startswith("    "):
            text, norms = line.strip().rsplit(": ", 1)
            said.update((category, text, norm) for norm in norms.split(", "))
        else:
            head, numbers = line.removeprefix("- ").split(": ")
            category, total = head.split(" (")
            assert category not in counts
            counts[category] = Counter(
                {part.split(" ", 1)[1]: int(part.split(" ")[0]) for part in numbers.split(", ")}
            )
            assert counts[category].total() == int(total.split(" ")[0])
    unknown = ("categorie niet bekend", "category not known")[at]
    wanted: Counter[tuple[str, str, str]] = Counter()
    true: dict[str, Counter[str]] = {("Totaal", "Total")[at]: Counter()}
    for norm in comparison.norms:
        name = unknown if norm.category is None else norm.category
        for one in (name, ("Totaal", "Total")[at]):
            true.setdefault(one, Counter())[_PROGRESS[norm.progress][at]] += 1
        text_of_norm = _told(norm, language)
        if text_of_norm is not None:
            wanted[name, text_of_norm, norm.norm] += 1
    assert said == wanted
    assert counts == true


@cache
def _comparisons() -> list[Comparison]:
    made: list[Comparison] = []
    for seed in range(70):
        random = seeded(seed)
        old, new, crosswalk = random_ends(random)
        before = evaluate(random_ratings(random, old), old)
        after = evaluate(random_ratings(random, new), new)
        made.append(compare(before, after, crosswalk=crosswalk))
        made.append(compare(before, evaluate(random_ratings(random, old), old)))
    return made


@pytest.mark.slow
@pytest.mark.usefixtures("long_lines")
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_norm_is_told_or_counted(language: Language) -> None:
    made: set[Progress] = set()
    changes: set[Change] = set()
    for comparison in _comparisons():
        _, _, (repeats,), norms = _sections(comparison, language)
        _check_norms(comparison, norms[2:], language)
        number = re.match(r"\d+", repeats)
        named = repeats.rsplit(": ", 1)[1].split(", ") if number else []
        assert named == list(comparison.repeats)
        assert int(number[0] if number else 0) == len(named)
        made |= {norm.progress for norm in comparison.norms}
        changes |= {norm.change for norm in comparison.norms}
    assert made == set(Progress)
    assert changes == set(Change)


def _check_factors(comparison: Comparison, language: Language) -> None:
    at = LANGUAGES.index(language)
    outcomes, why = _sections(comparison, language)[:2]
    said = [_OUTCOMES[language][line.split(": ")[1].removesuffix(".")] for line in outcomes]
    assert said == [comparison.before, comparison.after]
    changed = comparison.before is not comparison.after
    assert why[0] == (
        ("Waarom de uitkomst veranderde", "Why the outcome changed")[at]
        if changed
        else ("De uitkomst bleef gelijk", "The outcome stayed the same")[at]
    )
    if changed:
        decisive = why[1].split(": ")[1].split(". ")[0] if ": " in why[1] else ""
        assert [factor for factor, words in _FACTORS.items() if words[at] in decisive] == list(
            comparison.decisive
        )
    worlds: dict[str, list[Outcome | None]] = {}
    item: list[Outcome | None] = []
    for line in why[1 + changed :]:
        if line.startswith("- "):
            item = worlds[line[2:]] = []
        else:
            words = line.split(": ")[1].removesuffix(".")
            assert words in _OUTCOMES[language] or words.startswith(
                ("niet te bepalen", "not to be worked out")[at]
            )
            item.append(_OUTCOMES[language].get(words))
    same, other = (("gelijk", "veranderd"), ("the same", "changed"))[at]
    assert worlds == {
        f"{_FACTORS[effect.factor][at]}: {other if effect.differs else same}": (
            [effect.alone, effect.without] if effect.differs else []
        )
        for effect in comparison.factors
    }


def _every_effect() -> Iterator[tuple[Outcome, Outcome, list[FactorEffect]]]:
    """Yield effects with every outcome there may be, and none."""
    possible: list[Outcome | None] = [*Outcome, None]
    random = seeded(0)
    for before, after, differs in product(Outcome, Outcome, (True, False)):
        for alone, without in product(possible, possible):
            yield (
                before,
                after,
                [
                    FactorEffect(
                        factor=factor,
                        differs=differs if at == 0 else random.random() < 0.8,
                        alone=alone if at == 0 else random.choice(possible),
                        without=without if at == 0 else random.choice([before, *possible]),
                    )
                    for at, factor in enumerate(Factor)
                ],
            )


@pytest.mark.usefixtures("long_lines")
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_factor_is_told_with_what_it_does(language: Language) -> None:
    model = _across()
    decisive: Counter[int] = Counter()
    for before, after, factors in _every_effect():
        comparison = attrs.evolve(model, before=before, after=after, factors=tuple(factors))
        _check_factors(comparison, language)
        decisive[len(comparison.decisive)] += before is not after
    assert all(decisive[number] for number in range(4))
    for comparison in _comparisons():
        _check_factors(comparison, language)


def test_a_category_that_is_not_known_comes_last() -> None:
    comparison = _CASES["compare-without-categories"]
    assert isinstance(comparison, Comparison)
    norms = [attrs.evolve(norm, category="groep") for norm in comparison.norms[1:]]
    mixed = attrs.evolve(
        comparison,
        norms=(comparison.norms[0], *norms),
        by_category={
            None: {comparison.norms[0].progress: 1},
            "groep": Counter(norm.progress for norm in norms),
        },
    )
    heads = [line for line in explain(mixed).split("\n") if line.startswith("- ")]
    assert [head.split(" (")[0] for head in heads[-2:]] == ["- groep", "- categorie niet bekend"]


def test_the_order_of_a_mapping_does_not_matter() -> None:
    for comparison in _comparisons()[:40]:
        turned = dict(reversed(list(comparison.by_category.items())))
        assert explain(attrs.evolve(comparison, by_category=turned)) == explain(comparison)


# ---------------------------------------------------------------- form


def test_long_lists_of_norms_are_wrapped_and_all_named() -> None:
    norms = [f"N-{number}" for number in range(2_000)]
    framework = _small([Limit(key="not", ratings={_NOT}, at_most=9)], norms)
    ratings: _Ratings = dict.fromkeys(norms, _NOT)
    evaluation = evaluate(ratings, framework)
    values: list[_Value | None] = [
        repair(evaluation),
        flip_distance(evaluation),
        compare(evaluation, evaluation),
    ]
    for value, language in product(values, LANGUAGES):
        assert value is not None
        text = explain(value, language=language)
        check_form(text)
        assert len(set(re.findall(r"N-\d+", text))) >= 1_991


def test_random_values_are_plain_lines_too() -> None:
    values: list[_Value] = [plan for _, _, plan in _repairs()]
    for value, language in product([*values, *_flips(), *_audits(), *_comparisons()], LANGUAGES):
        check_form(explain(value, language=language))
