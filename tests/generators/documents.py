# SPDX-License-Identifier: MIT
"""Values of every public class, and documents that somebody changed.

A value is drawn field by field from the types of the fields. Where a constructor refuses what came
of it, as most do whose fields depend on each other, it is one that the library made itself.
"""

import datetime
import typing
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache
from random import Random
from types import NoneType, UnionType
from typing import Any, cast

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy
from packaging.specifiers import SpecifierSet
from packaging.version import Version

from sterksociaalwerk._mapping import FrozenMapping
from sterksociaalwerk.audit import (
    ALL,
    Activity,
    Count,
    Finding,
    ImprovementPoint,
    Interview,
    Organisation,
    Party,
    Preparation,
    Scope,
    StaffGroup,
    VolunteerGroup,
    Work,
    coverage,
)
from sterksociaalwerk.certification import (
    AdviceOutcome,
    Condition,
    Refusal,
    Register,
    RegisterEntry,
)
from sterksociaalwerk.comparison import carry_over, compare
from sterksociaalwerk.errors import SterkSociaalWerkError
from sterksociaalwerk.evaluation import evaluate
from sterksociaalwerk.exchange import from_dict, receipt, to_dict
from sterksociaalwerk.exchange._loading import is_list, is_object
from sterksociaalwerk.framework import Cycle, Framework, Norm, NormId, Rating
from sterksociaalwerk.improvement import (
    ImprovementPlan,
    PlanStep,
    analyse_rule,
    flip_distance,
    repair,
)
from sterksociaalwerk.label import SCHEME
from sterksociaalwerk.scheme import AuditKind
from sterksociaalwerk.sector import Portfolio, SectorReport

from .audits import case, concluded
from .cases import random_framework, random_ratings, seeded
from .certificates import EPOCH, award_on, change_of, history_of, lasting
from .crosswalks import random_ends
from .drafts import FAULTS
from .editions import F2019

__all__ = ["changed", "documents", "json_values", "made_by_the_library", "values"]

_SEEDS = 12


# ---------------------------------------------------------------- what the library makes


def _made(seed: int) -> Iterator[object]:
    random = seeded(seed)
    planted = case(seed, random.sample(sorted(FAULTS), 2))
    yield from (concluded(planted), planted.crosswalk, SCHEME)
    point = ImprovementPoint("t", id="p-1", owner="team", due_on=EPOCH)
    planned = attrs.evolve(
        planted.audit, findings=[Finding("V1", Rating.NOT_MET, improvements=[point])]
    )
    plan = ImprovementPlan(
        planned, [PlanStep("p-1", done_on=planned.audited_on, evidence=["jaarplan"])]
    )
    yield from (plan, *plan.status(EPOCH))
    yield award_on(
        EPOCH, conditions=[Condition(text="t", due_on=EPOCH + datetime.timedelta(days=9))]
    )
    framework = random_framework(random, plain=seed % 2 == 0)
    evaluation = evaluate(random_ratings(random, framework), framework)
    yield from (evaluation, evaluation.reasons, evaluation.risky_raises, receipt(evaluation))
    yield from (repair(evaluation), flip_distance(evaluation))
    other = evaluate(random_ratings(random, framework), framework)
    yield compare(evaluation, other)
    if not framework.rule_for(evaluation.cycle).needs_norms:
        yield analyse_rule(framework)
    named = [
        Norm(norm.id, norm.category, references={"kpi": [norm.id]}) for norm in framework.norms
    ]
    referring = framework.with_norms(named)
    yield evaluate({}, referring).by_reference("kpi", known=["z", "N1", "a"])
    old, new, crosswalk = random_ends(random)
    yield carry_over(random_ratings(random, old), crosswalk, old, new)
    yield crosswalk
    yield Organisation("Samen", id="1", former_names=["Oost"], merged_from=["West", "Zuid"])
    scope = _scope()
    yield from (scope, scope.population(F2019), coverage(scope, _INTERVIEWS, F2019))
    yield from _of_many(random, framework)
    refused = attrs.evolve(award_on(EPOCH).advice, outcome=AdviceOutcome.NEGATIVE)
    yield Refusal(advice=refused, refused_by="b", refused_on=EPOCH, reason="r")
    yield change_of("C", EPOCH)
    history = history_of([lasting(EPOCH, EPOCH + datetime.timedelta(days=900))])
    yield from (history, history.next_audit_window(EPOCH))
    yield Register(
        RegisterEntry(
            organisation=certificate.organisation,
            kind=AuditKind.EXTERNAL,
            entered_on=certificate.valid_from,
            certificate=certificate,
        )
        for certificate in history.certificates
    )


def _of_many(random: Random, framework: Framework) -> Iterator[object]:
    """Yield what many audits come to."""
    several = [random_ratings(random, framework) for _ in range(12)]
    years = [random.choice([2017, 2018, 2019, None, "2019"]) for _ in several]
    portfolio = Portfolio.of(
        framework,
        several,
        cycle=[random.choice(list(Cycle)) for _ in several],
        groups={"body": [random.choice("ab") for _ in several], "year": years},
    )
    yield from (portfolio, portfolio.outcomes(), portfolio.norms(), portfolio.categories())
    yield from (portfolio.trend("year", ratings=True), portfolio.trend("body", minimum=5))
    again = Portfolio.of(framework, [random_ratings(random, framework) for _ in several])
    yield from (portfolio.agreement(again), portfolio.blind_spots(at_most=Fraction(3, 4)))
    # Every two norms alike, and what passes here open there.
    rows = [bytes([at % 3] * framework.norm_count) for at in range(60)]
    yield Portfolio.of(framework, rows).redundant_pairs()
    old, new, crosswalk = random_ends(random)
    met = Portfolio.of(old, [{norm.id: Rating.MET for norm in old.norms}] * 3)
    impact = met.impact(new, crosswalk)
    yield from (impact, SectorReport.of(met, impact=impact), SectorReport.of(met, minimum=4))
    yield SectorReport.of(portfolio, minimum=3)


_INTERVIEWS = (
    Interview(role="klant", party=Party.CLIENT, people=Count(2), services=["s"]),
    Interview(role="kok", party=Party.STAFF, people=3, services=ALL, municipalities=["n"]),
)


def _scope() -> Scope:
    """Return a scope in which there is one of everything."""
    return Scope(
        organisation=Organisation("o", id="1"),
        activities=[
            Activity(service="s", municipalities=["m", "n"]),
            Activity(service="zorg", municipalities=["m"], in_scope=False, remark="zorg"),
        ],
        staff=[
            StaffGroup(role="kok", headcount=3, fte=2.5, services=["s"], seconded_from=["p"]),
            StaffGroup(role="arts", headcount=Count(1, 4), fte=Count(0), services=["zorg"]),
        ],
        volunteers=[
            VolunteerGroup(
                role="maatje",
                headcount=Count(2),
                prepared=Preparation.TRAINED,
                independent=True,
                work=Work.HANDS_ON,
                needs_quality_assurance=answer,
                municipalities=["n"],
            )
            for answer in (True, False, None)
        ],
        whole_organisation=False,
        parts=["noord", "zuid"],
    )


def _all_in(value: object) -> Iterator[object]:
    """Yield the values of classes of attrs that a value holds, and itself."""
    if attrs.has(type(value)):
        yield value
        for field in attrs.fields(cast("Any", type(value))):
            yield from _all_in(getattr(value, field.name))
    elif isinstance(value, Mapping):
        items = cast("Mapping[object, object]", value)
        yield from _all_in((*items.keys(), *items.values()))
    elif isinstance(value, tuple | frozenset):
        for each in cast("Iterable[object]", value):
            yield from _all_in(each)


@cache
def made_by_the_library(seed: int) -> Mapping[type, tuple[object, ...]]:
    """Return values that the verbs made, by class, each once."""
    found: dict[type, dict[str, object]] = {}
    for value in _made(seed):
        for each in _all_in(value):
            found.setdefault(type(each), {})[repr(each)] = each
    return {kind: tuple(each.values()) for kind, each in found.items()}


@st.composite
def _from_the_library(draw: DrawFn, kind: type) -> Any:  # noqa: ANN401
    known = [found for seed in range(_SEEDS) for found in made_by_the_library(seed).get(kind, ())]
    # The short ones first, so that Hypothesis shrinks to these.
    return draw(st.sampled_from(sorted(known, key=lambda value: len(repr(value)))))


# ---------------------------------------------------------------- drawn by the types of the fields

_DAYS = st.dates(datetime.date(1990, 1, 1), datetime.date(2060, 1, 1))
_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
_PLAIN: dict[object, SearchStrategy[Any]] = {
    str: st.one_of(st.sampled_from(["V1", "vakmanschap", "Voorst"]), _TEXTS),
    NormId: st.from_regex(r"[A-Za-z0-9._-]{1,64}", fullmatch=True),
    int: st.one_of(st.integers(0, 5), st.integers(0, 2**63 - 1)),
    bool: st.booleans(),
    Fraction: st.fractions(0, 1, max_denominator=20),
    NoneType: st.none(),
    datetime.date: _DAYS,
    Decimal: st.decimals(0, 10**6, allow_nan=False, allow_infinity=False, places=2),
    Version: st.sampled_from(["1.0", "2.0", "2.0.1rc1", "1!3.0+local"]).map(Version),
    SpecifierSet: st.sampled_from(["<2", "<2,>=1", "!=3.*"]).map(SpecifierSet),
}


def _of(hint: Any) -> SearchStrategy[Any]:  # noqa: ANN401, PLR0911  # a type, or what typing makes of one
    if hint in _PLAIN:
        return _PLAIN[hint]
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, UnionType):
        return st.one_of(*(_of_several(each) for each in arguments))
    if origin is tuple and arguments[1:] == (...,):
        return st.lists(_of(arguments[0]), max_size=3).map(tuple)
    if origin is tuple:
        return st.tuples(*map(_of, arguments))
    if origin is frozenset:
        return st.frozensets(_of(arguments[0]), max_size=3)
    if origin is not None and issubclass(origin, Mapping):
        return st.dictionaries(*map(_of, arguments), max_size=3).map(FrozenMapping)
    if issubclass(hint, Enum):
        return st.sampled_from(list(hint))
    return values(hint)


def _of_several(hint: Any) -> SearchStrategy[Any]:  # noqa: ANN401
    several = _of(hint)
    # The ratings that are possible are two at least.
    return (
        several.filter(lambda each: len(each) > 1)
        if "Rating" in str(hint) and typing.get_origin(hint)
        else several
    )


@st.composite
def _drawn(draw: DrawFn, kind: type) -> Any:  # noqa: ANN401
    hints = typing.get_type_hints(kind)
    fields = [field for field in attrs.fields(cast("Any", kind)) if field.init]
    given_fields = {
        field.name: draw(_of(hints[field.name]))
        for field in fields
        if field.default is attrs.NOTHING or draw(st.booleans())
    }
    try:
        value = kind(**given_fields)
        # What no constructor checks is checked when it is read.
        from_dict(kind, to_dict(value))
    except SterkSociaalWerkError:
        return draw(_from_the_library(kind))
    return value


def values(kind: type) -> SearchStrategy[Any]:
    """Return values of a public class."""
    return _values(cast("Any", kind))


@cache
def _values(kind: Any) -> SearchStrategy[Any]:  # noqa: ANN401  # a class; checkers doubt its hash
    if any(typing.get_type_hints(kind)[f.name] is bytes for f in attrs.fields(kind)):
        # Bytes mean something to the library only.
        return _from_the_library(kind)
    if kind in (Framework, Portfolio):
        return _from_the_library(kind)
    return st.deferred(lambda: st.one_of(_from_the_library(kind), _drawn(kind)))


def documents(kind: type) -> SearchStrategy[dict[str, Any]]:
    """Return documents of a public class."""
    return values(kind).map(to_dict)


# ---------------------------------------------------------------- what somebody changed

_WORDS = ["__class__", "__init__", "schema", "V1", "met", "2021-02-30", "9" * 70, "\ud800", ""]


def json_values() -> SearchStrategy[Any]:
    """Return anything that a JSON library may read, and some that it should not."""
    leaves = st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(),
        st.text(max_size=8),
        st.sampled_from([*_WORDS, 10**400, -(2**63), 2**64]),
    )
    keys = st.one_of(st.sampled_from(_WORDS), st.text(max_size=4))
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            st.lists(inner, max_size=3), st.dictionaries(keys, inner, max_size=3)
        ),
        max_leaves=8,
    )


def _copy(data: Any) -> Any:  # noqa: ANN401
    if is_object(data):
        return {key: _copy(each) for key, each in data.items()}
    return [_copy(each) for each in data] if is_list(data) else data


def _places(data: Any) -> Iterator[tuple[Any, Any]]:  # noqa: ANN401
    """Yield every dict and list in a document, with each of its keys or numbers."""
    parts: Iterable[tuple[Any, Any]] = ()
    if is_object(data):
        parts = data.items()
    elif is_list(data):
        parts = enumerate(data)
    for key, part in parts:
        yield data, key
        yield from _places(part)


@st.composite
def changed(draw: DrawFn, kind: type, most: int = 3) -> dict[str, Any]:
    """Return a document in which a few parts are other ones, gone, added or doubled."""
    document: dict[str, Any] = _copy(draw(documents(kind)))
    for _ in range(draw(st.integers(1, most))):
        places = list(_places(document))
        if not places:
            break
        holder, key = places[draw(st.integers(0, len(places) - 1))]
        part = holder[key]
        change = draw(st.sampled_from(["other", "like", "gone", "added", "doubled"]))
        if change == "other":
            holder[key] = draw(json_values())
        elif change == "like":
            # Of the same JSON type, and so mostly read.
            there = [at[name] for at, name in places if type(at[name]) is type(part)]
            holder[key] = _copy(draw(st.sampled_from(there)))
        elif change == "gone":
            del holder[key]
        elif isinstance(holder, dict):
            holder[draw(st.sampled_from([*_WORDS, "remark", "id"]))] = draw(json_values())
        else:
            holder.append(_copy(part) if change == "doubled" else draw(json_values()))
    return document
