# SPDX-License-Identifier: MIT
"""Editions: whatever does not fit is named at once, with its path; what fits is a value."""

import datetime
import difflib
from collections.abc import Callable, Collection, Iterator
from typing import Any, cast

import attrs
import pytest
from hypothesis import given

from sterksociaalwerk.errors import (
    Fault,
    InvalidArgumentError,
    InvalidValueError,
    UnknownNormError,
    WrongFrameworkError,
)
from sterksociaalwerk.framework import (
    Category,
    Cycle,
    Framework,
    FrameworkKey,
    Limit,
    Norm,
    NormId,
    Rated,
    Rating,
    Rule,
)
from sterksociaalwerk.label import V2017, V2019
from tests.generators import frameworks
from tests.junk import LONG

_FULL = V2017.with_numbered_norms()
_SPLIT = {"vakmanschap": 16, "dienstverlening": 16, "organisatie-bestuur": 20}


def _rule(**changes: Any) -> Rule:  # noqa: ANN401
    fields: dict[str, Any] = {"key": "k", "ratings": {Rating.NOT_MET}, "at_most": 1}
    return Rule([Limit(**fields | changes)])


def _catalogue(count: int) -> list[Norm]:
    return [Norm(f"N{number}", "vakmanschap") for number in range(1, count + 1)]


def _faults(make: Callable[[], object]) -> list[Fault]:
    with pytest.raises(InvalidValueError) as caught:
        make()
    assert len(str(caught.value)) < 10_000
    return list(caught.value.faults)


# ---------------------------------------------------------------- what does not fit


def test_a_short_catalogue_with_a_doubled_id_and_an_unknown_category_is_one_error() -> None:
    norms = _catalogue(48)
    norms[7] = Norm("N3", "vakmanschap")
    norms[20] = Norm("N21", "vakmansschap")
    assert _faults(lambda: V2019.with_norms(norms)) == [
        Fault("norms", "must be 49 norms, got 48"),
        Fault("norms[7].id", "id 'N3' is already at norms[2].id"),
        Fault("norms[20].category", "unknown category 'vakmansschap', did you mean 'vakmanschap'?"),
    ]


_CHANGES: dict[str, tuple[Framework, dict[str, Any], list[Fault]]] = {
    "fields of a wrong type": (
        V2019,
        {
            "key": "sterk-sociaal-werk 2.0",
            "title": " ",
            "categories": "abc",
            "norm_count": True,
            "category_counts": [("vakmanschap", 49)],
            "rule": [],
            "recertification_rule": False,
            "counts_business_critical_volunteers": None,
            "allows_not_applicable": "no",
            "in_force_from": datetime.datetime(2019, 5, 1),  # noqa: DTZ001
            "certificate_years": 2.0,
            "norms": {1: 2}.values(),
            "sources": [None],
        },
        [
            Fault("key", "must be a FrameworkKey, got 'sterk-sociaal-werk 2.0'"),
            Fault("title", "must not be empty"),
            Fault("categories", "must be a collection of Category, got 'abc'"),
            Fault("norm_count", "must be a whole number, got True"),
            Fault(
                "category_counts",
                "must be a mapping of categories to counts, got [('vakmanschap', 49)]",
            ),
            Fault("rule", "must be a Rule, got []"),
            Fault("recertification_rule", "must be a Rule or None, got False"),
            Fault("counts_business_critical_volunteers", "must be True or False, got None"),
            Fault("allows_not_applicable", "must be True or False, got 'no'"),
            Fault(
                "in_force_from",
                "must be a datetime.date or None, got datetime.datetime(2019, 5, 1, 0, 0)",
            ),
            Fault("certificate_years", "must be a whole number, got 2.0"),
            Fault("norms[0]", "must be Norm, got 2"),
            Fault("sources[0]", "must be a Source, got None"),
        ],
    ),
    "numbers below their bounds": (
        V2019,
        {"norm_count": 0, "certificate_years": 0, "category_counts": {"vakmanschap": -1}},
        [
            Fault("norm_count", "must be at least 1, got 0"),
            Fault("category_counts['vakmanschap']", "must be at least 0, got -1"),
            Fault("certificate_years", "must be at least 1, got 0"),
        ],
    ),
    "numbers above their bounds": (
        V2019,
        {"norm_count": 10_001, "certificate_years": 101, "category_counts": {"a": 10_001}},
        [
            Fault("norm_count", "must be at most 10000, got 10001"),
            Fault("category_counts['a']", "must be at most 10000, got 10001"),
            Fault("certificate_years", "must be at most 100, got 101"),
        ],
    ),
    "no categories": (
        V2019,
        {"categories": []},
        [Fault("categories", "must hold at least one category")],
    ),
    "a doubled category": (
        V2019,
        {"categories": [V2019.categories[0], *V2019.categories]},
        [Fault("categories[1].key", "key 'vakmanschap' is already at categories[0].key")],
    ),
    "a split of other categories": (
        V2017,
        {"category_counts": {"vakmanschap": 16, "craft": 16, "x" * 10_000_000: 20}},
        [
            Fault("category_counts['craft']", "is no category of the framework"),
            Fault(f"category_counts['{'x' * 27}...{'x' * 28}']", "is no category of the framework"),
            Fault("category_counts['dienstverlening']", "is missing"),
            Fault("category_counts['organisatie-bestuur']", "is missing"),
        ],
    ),
    "a split that does not add up": (
        V2017,
        {"category_counts": {**_SPLIT, "vakmanschap": 17}},
        [Fault("category_counts", "must add up to 52, got 53")],
    ),
    "a split that the catalogue does not have": (
        _FULL,
        {"category_counts": {**_SPLIT, "vakmanschap": 17, "dienstverlening": 15}},
        [
            Fault("norms", "must hold 15 of category 'dienstverlening', got 16"),
            Fault("norms", "must hold 17 of category 'vakmanschap', got 16"),
        ],
    ),
    "a category unlike any": (
        attrs.evolve(V2019, norm_count=1),
        {"norms": [Norm("N1", "xyz")]},
        [
            Fault(
                "norms[0].category",
                "unknown category 'xyz', known are dienstverlening, organisatie-bestuur, "
                "vakmanschap",
            )
        ],
    ),
    "limits on what there is not": (
        _FULL,
        {
            "rule": _rule(category="craft"),
            "recertification_rule": Rule(
                [
                    *_rule(norms={"V1", "v2", "X"}).limits,
                    Limit(key="w", ratings=Rating, at_most=1, weights={"D17": 2, "D1": 2}),
                ]
            ),
        },
        [
            Fault("rule.limits[0].category", "unknown category 'craft'"),
            Fault("recertification_rule.limits[0].norms", "unknown norm 'X'"),
            Fault("recertification_rule.limits[0].norms", "unknown norm 'v2', did you mean 'V2'?"),
            Fault(
                "recertification_rule.limits[1].weights", "unknown norm 'D17', did you mean 'D7'?"
            ),
        ],
    ),
    "a limit on a category, with norms of none": (
        V2019,
        {
            "rule": _rule(category="vakmanschap"),
            "norms": [*_catalogue(48), Norm("X", None)],
        },
        [Fault("rule.limits[0].category", "needs the category of every norm")],
    ),
}


@pytest.mark.parametrize(("framework", "changes", "faults"), _CHANGES.values(), ids=list(_CHANGES))
def test_what_does_not_fit_is_named(
    framework: Framework, changes: dict[str, Any], faults: list[Fault]
) -> None:
    assert _faults(lambda: attrs.evolve(framework, **changes)) == faults


@pytest.mark.parametrize(
    "changes",
    [
        {"norm_count": 1},
        {"norm_count": 10_000},
        {"certificate_years": 1},
        {"certificate_years": 100},
        {"in_force_from": None},
        {"categories": V2019.categories[:1]},
        {"category_counts": {"vakmanschap": 49, "dienstverlening": 0, "organisatie-bestuur": 0}},
        {"rule": _rule(category="vakmanschap")},
        {"rule": _rule(norms=["N1"])},
    ],
    ids=str,
)
def test_bounds_are_allowed(changes: dict[str, Any]) -> None:
    assert attrs.evolve(V2019, **changes) != V2019


def _without_category(norm: Norm) -> Norm:
    return attrs.evolve(norm, category=None)


@pytest.mark.parametrize("unknown", [1, 16, 52])
def test_norms_of_no_known_category_may_fill_up_the_split(unknown: int) -> None:
    norms = [*map(_without_category, _FULL.norms[:unknown]), *_FULL.norms[unknown:]]
    assert V2017.with_norms(norms).norms == tuple(norms)


@pytest.mark.parametrize("unknown", [0, 1, 15])
def test_norms_of_no_known_category_do_not_make_up_for_others(unknown: int) -> None:
    norms = [*map(_without_category, _FULL.norms[:unknown]), *_FULL.norms[unknown:]]
    norms[15] = Norm("V16", "dienstverlening")
    assert _faults(lambda: V2017.with_norms(norms)) == [
        Fault("norms", "must hold 16 of category 'dienstverlening', got 17"),
        Fault("norms", f"must hold 16 of category 'vakmanschap', got {15 - unknown}"),
    ]


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return how many names a name was compared with, for each name so far."""
    numbers: list[int] = []
    close_matches = difflib.get_close_matches

    def counted(word: str, names: Collection[str], **how: float) -> list[str]:
        numbers.append(len(names))
        return close_matches(word, names, **cast("Any", how))

    monkeypatch.setattr(difflib, "get_close_matches", counted)
    return numbers


def _is_bounded(compared: list[int]) -> bool:
    """Return whether comparing stopped; the last name may have gone beyond the bound."""
    return 0 < sum(compared[:-1]) < 5_000


@pytest.mark.slow
def test_many_faults_are_named_at_once(compared: list[int]) -> None:
    categories = [Category(key=f"c{at}", title="c", title_en="c") for at in range(1_000)]
    large = attrs.evolve(V2019, norm_count=1_000, categories=categories)
    norms = [Norm(f"N{at}", f"d{at}") for at in range(1_000)]
    strange = _rule(norms=[f"X{at}" for at in range(100_000)])
    assert len(_faults(lambda: large.with_norms(norms))) == 1_000
    assert _is_bounded(compared)
    compared.clear()
    assert len(_faults(lambda: attrs.evolve(_FULL, rule=strange))) == 100_000
    assert _is_bounded(compared)


@pytest.mark.slow
@pytest.mark.parametrize(
    "argument",
    [{LONG: Rating.MET}, {f"X{number}": Rating.MET for number in range(100_000)}],
    ids=["10 MB", "100 000 unknown norms"],
)
def test_a_mountain_of_faults_is_met_at_once(
    argument: dict[str, Rating], compared: list[int]
) -> None:
    with pytest.raises(UnknownNormError) as caught:
        _FULL.row(argument)
    message = str(caught.value)
    # What is too long is compared with nothing.
    assert _is_bounded(compared) is (len(argument) > 1)
    assert len(message) < 10_000
    assert len(caught.value.faults) == len(argument)


# ---------------------------------------------------------------- catalogues


def test_a_catalogue_keeps_its_own_order() -> None:
    norms = _catalogue(49)[::-1]
    framework = V2019.with_norms(norm for norm in norms)
    assert framework.norms == tuple(norms)
    assert attrs.evolve(framework, norms=()) == V2019
    assert V2019.norms == ()


@pytest.mark.parametrize("norms", [[], (), iter([])], ids=["list", "tuple", "iterator"])
def test_a_catalogue_is_not_empty(norms: Any) -> None:  # noqa: ANN401
    found = _faults(lambda: V2019.with_norms(norms))
    assert found == [Fault("norms", "must be 49 norms, got 0")]


@pytest.mark.parametrize("norms", [None, "N1", 49], ids=repr)
def test_a_catalogue_is_a_collection(norms: Any) -> None:  # noqa: ANN401
    found = _faults(lambda: V2019.with_norms(norms))
    assert found == [Fault("norms", f"must be a collection of Norm, got {norms!r}")]


def _failing() -> Iterator[Norm]:
    yield Norm("N1", None)
    raise TypeError("mine")


def test_a_catalogue_that_breaks_off_is_none() -> None:
    with pytest.raises(TypeError, match=r"^mine$"):
        V2019.with_norms(_failing())


def test_numbered_norms_follow_the_categories() -> None:
    ids = [
        *(f"V{number}" for number in range(1, 17)),
        *(f"D{number}" for number in range(1, 17)),
        *(f"O{number}" for number in range(1, 21)),
    ]
    assert [norm.id for norm in _FULL.norms] == ids
    assert [norm.category for norm in _FULL.norms] == [
        *["vakmanschap"] * 16,
        *["dienstverlening"] * 16,
        *["organisatie-bestuur"] * 20,
    ]
    assert {(norm.text, len(norm.references)) for norm in _FULL.norms} == {("", 0)}


def test_numbered_norms_need_a_split() -> None:
    problem = (
        "the split of sterk-sociaal-werk 2.0 is not known; say how many norms each category has"
    )
    assert _faults(V2019.with_numbered_norms) == [Fault("category_counts", problem)]


def test_a_split_for_numbering_does_not_become_that_of_the_edition() -> None:
    counts = {"organisatie-bestuur": 19, "vakmanschap": 30, "dienstverlening": 0}
    framework = V2019.with_numbered_norms(counts)
    assert [norm.id for norm in framework.norms][29:31] == ["V30", "O1"]
    assert len(framework.norms) == 49
    assert framework.category_counts is None


_SPLITS: dict[str, tuple[Framework, Any, list[Fault]]] = {
    "no mapping": (
        V2019,
        [49],
        [Fault("category_counts", "must be a mapping of categories to counts, got [49]")],
    ),
    "no counts": (
        V2019,
        {"vakmanschap": -1, "dienstverlening": True, "organisatie-bestuur": 10**5000},
        [
            Fault("category_counts['dienstverlening']", "must be a whole number, got True"),
            Fault(
                "category_counts['organisatie-bestuur']",
                "must be at most 10000, got a whole number of 16610 bits",
            ),
            Fault("category_counts['vakmanschap']", "must be at least 0, got -1"),
        ],
    ),
    "other categories": (
        V2019,
        {"V": 16, "D": 16, "vakmanschap": 17},
        [
            Fault("category_counts['D']", "is no category of the framework"),
            Fault("category_counts['V']", "is no category of the framework"),
            Fault("category_counts['dienstverlening']", "is missing"),
            Fault("category_counts['organisatie-bestuur']", "is missing"),
        ],
    ),
    "another total": (V2019, _SPLIT, [Fault("category_counts", "must add up to 49, got 52")]),
    "another split than the edition's": (
        V2017,
        {**_SPLIT, "vakmanschap": 17, "dienstverlening": 15},
        [
            Fault("norms", "must hold 16 of category 'dienstverlening', got 15"),
            Fault("norms", "must hold 16 of category 'vakmanschap', got 17"),
        ],
    ),
}


@pytest.mark.parametrize(("framework", "counts", "faults"), _SPLITS.values(), ids=list(_SPLITS))
def test_a_split_that_does_not_fit_is_refused(
    framework: Framework,
    counts: Any,  # noqa: ANN401
    faults: list[Fault],
) -> None:
    assert _faults(lambda: framework.with_numbered_norms(counts)) == faults


def test_categories_with_one_initial_are_numbered_in_full() -> None:
    categories = [Category(key=key, title=key, title_en=key) for key in ("craft", "care", "Team")]
    framework = attrs.evolve(V2019, categories=categories, norm_count=4)
    numbered = framework.with_numbered_norms({"craft": 2, "care": 1, "Team": 1})
    assert [norm.id for norm in numbered.norms] == ["craft-1", "craft-2", "care-1", "Team-1"]


@given(frameworks())
def test_a_norm_is_found_by_its_identifier(framework: Framework) -> None:
    assert [framework.norm(norm.id) for norm in framework.norms] == list(framework.norms)


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("v1", "unknown norm 'v1', did you mean 'V1'?"),
        ("zzz", "unknown norm 'zzz'"),
        ("", "unknown norm ''"),
        (1, "unknown norm 1"),
        (None, "unknown norm None"),
        (["V1"], "unknown norm ['V1']"),
        (b"V1", "unknown norm b'V1'"),
        ("x" * 65, f"unknown norm '{'x' * 27}...{'x' * 28}'"),
    ],
    ids=str,
)
def test_what_is_no_norm_is_refused(name: Any, problem: str) -> None:  # noqa: ANN401
    with pytest.raises(UnknownNormError) as caught:
        _FULL.norm(name)
    assert caught.value.faults == (Fault("id", problem),)


def test_without_a_catalogue_there_are_no_norms() -> None:
    with pytest.raises(WrongFrameworkError) as caught:
        V2019.norm("V1")
    problem = "sterk-sociaal-werk 2.0 has no catalogue of norms; add one with with_norms"
    assert caught.value.faults == (Fault("framework", problem),)


# ---------------------------------------------------------------- rules and variants


def test_a_re_audit_has_the_same_rule_unless_there_is_another() -> None:
    other = attrs.evolve(V2019, recertification_rule=_rule(at_most=0))
    assert V2019.rule_for(Cycle.INITIAL) is V2019.rule_for(Cycle.RECERTIFICATION) is V2019.rule
    assert other.rule_for(Cycle.INITIAL) is other.rule
    assert other.rule_for(Cycle.RECERTIFICATION) is other.recertification_rule


@pytest.mark.parametrize("cycle", Cycle)
def test_the_value_of_a_cycle_chooses_no_rule(cycle: Cycle) -> None:
    rule_for: Callable[..., Rule] = V2019.rule_for
    with pytest.raises(InvalidArgumentError) as caught:
        rule_for(cycle.value)
    problem = f"must be a Cycle, got {cycle.value!r}; write Cycle.{cycle.name}"
    assert caught.value.faults == (Fault("cycle", problem),)


@pytest.mark.parametrize(
    ("version", "name", "varied"),
    [
        ("2.0", "wijkteams", "2.0+wijkteams"),
        ("2.0", "wijkteams.2", "2.0+wijkteams.2"),
        ("2.0", "Wijk-Teams_3", "2.0+wijk.teams.3"),
        ("2.0+wijkteams", "pilot", "2.0+wijkteams.pilot"),
        ("1!2.0rc1.post2.dev3", "x", "1!2.0rc1.post2.dev3+x"),
    ],
)
def test_a_variant_adds_a_local_part_to_the_version(version: str, name: str, varied: str) -> None:
    edition = attrs.evolve(V2019, key=FrameworkKey("label", version))
    variant = edition.variant(name, norm_count=40)
    assert str(variant.key) == f"label {varied}"
    assert variant.key > edition.key
    assert attrs.evolve(variant, key=edition.key, name=edition.name, norm_count=49) == edition


def test_readers_call_a_variant_by_its_own_name() -> None:
    assert V2019.variant("wijkteams").called == "normenkader 2019 (wijkteams)"
    assert V2019.variant("wijkteams", title="Wijkteams").called == "Wijkteams"
    assert V2019.variant("wijkteams", title="Wijkteams", name="ons kader").called == "ons kader"
    assert attrs.evolve(V2019, name=None).called == V2019.title


def test_a_variant_drops_what_was_assumed_of_what_it_changes() -> None:
    def about(variant: Framework) -> list[str]:
        return [assumption.about for assumption in variant.assumptions]

    assert about(V2019.variant("a")) == about(V2019)
    lenient = V2019.variant("a", allows_not_applicable=True)
    assert about(lenient) == ["rule", "in_force_from"]
    assert about(V2019.variant("a", rule=V2017.rule, assumptions=V2017.assumptions)) == about(V2017)


def test_a_split_to_try_out_with_does_not_become_that_of_the_edition() -> None:
    split = {"vakmanschap": 9, "dienstverlening": 20, "organisatie-bestuur": 20}
    tried = V2019.with_numbered_norms(split)
    assert tried.category_counts is V2019.category_counts is None
    assert attrs.evolve(tried, norms=()) == V2019
    assert [norm.category for norm in tried.norms].count("vakmanschap") == 9
    # Of an edition that says its split, none but that one can be tried.
    assert V2017.with_numbered_norms(V2017.category_counts).category_counts == (
        V2017.category_counts
    )
    with pytest.raises(InvalidValueError):
        V2017.with_numbered_norms({**split, "vakmanschap": 12})


def test_what_no_edition_may_leave_out_is_asked_for() -> None:
    for name in ("certificate_years", "allows_not_applicable"):
        fields = {
            each.name: getattr(V2019, each.name)
            for each in attrs.fields(Framework)
            if each.name != name
        }
        with pytest.raises(TypeError, match=name):
            Framework(**fields)
    assert attrs.evolve(V2019, certificate_years=None).certificate_years is None


_VARIANTS: dict[str, tuple[str, dict[str, Any], list[Fault]]] = {
    "a key": ("x", {"key": V2017.key}, [Fault("key", "is no field that a variant can change")]),
    "a misspelt field": (
        "x",
        {"norms_count": 3, "xyz": 1},
        [
            Fault(
                "norms_count", "is no field that a variant can change, did you mean 'norm_count'?"
            ),
            Fault("xyz", "is no field that a variant can change"),
        ],
    ),
    "a bad name and a misspelt field": (
        "wijk teams",
        {"xyz": 1},
        [
            Fault("name", "must be letters and digits separated by dots, got 'wijk teams'"),
            Fault("xyz", "is no field that a variant can change"),
        ],
    ),
    "no name": ("", {}, [Fault("name", "must be letters and digits separated by dots, got ''")]),
    "a name that is none": (
        cast("str", None),
        {},
        [Fault("name", "must be letters and digits separated by dots, got None")],
    ),
    "a huge number": (
        cast("str", 10**5000),
        {},
        [
            Fault(
                "name",
                "must be letters and digits separated by dots, got a whole number of 16610 bits",
            )
        ],
    ),
    "10 MB": (
        "x" * 10_000_000,
        {},
        [
            Fault(
                "name",
                f"must be letters and digits separated by dots, got '{'x' * 27}...{'x' * 28}'",
            )
        ],
    ),
    "two local parts": (
        "a+b",
        {},
        [Fault("name", "must be letters and digits separated by dots, got 'a+b'")],
    ),
    "no ASCII": (
        "é",
        {},
        [Fault("name", "must be letters and digits separated by dots, got 'é'")],
    ),
    "what does not fit": (
        "x",
        {"norm_count": 0, "title": ""},
        [Fault("title", "must not be empty"), Fault("norm_count", "must be at least 1, got 0")],
    ),
}


@pytest.mark.parametrize(("name", "changes", "faults"), _VARIANTS.values(), ids=list(_VARIANTS))
def test_a_variant_that_cannot_be_is_refused(
    name: str, changes: dict[str, Any], faults: list[Fault]
) -> None:
    assert _faults(lambda: V2019.variant(name, **changes)) == faults


def test_ratings_of_plain_text_are_welcome() -> None:
    plain: dict[str, Rating] = {"V1": Rating.NOT_MET}
    named: dict[NormId, Rated] = {NormId("V1"): Rating.NOT_MET}
    assert _FULL.row(plain) == _FULL.row(named) == b"\x02" + b"\x17" * 51
