# SPDX-License-Identifier: MIT
"""Every public value against all junk: each field takes what it means, and no more.

What several faults at once look like, and what is wrong between fields, is tested with each value.
"""

import datetime
import importlib
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from enum import Enum, StrEnum
from pathlib import Path
from typing import cast

import attrs
import pytest

from sterksociaalwerk.audit import (
    Activity,
    Audit,
    Count,
    Coverage,
    Criterion,
    Finding,
    GroupToHear,
    ImprovementPoint,
    Interview,
    NotCounted,
    NotCountedReason,
    Organisation,
    Party,
    Population,
    Preparation,
    Scope,
    StaffGroup,
    VolunteerGroup,
    Work,
)
from sterksociaalwerk.certification import (
    Advice,
    AdviceOutcome,
    AuditWindow,
    Award,
    Certificate,
    Condition,
    History,
    Refusal,
    Register,
    RegisterEntry,
    StatusChange,
    StatusChangeKind,
)
from sterksociaalwerk.comparison import (
    Change,
    Crosswalk,
    Link,
)
from sterksociaalwerk.conclusion import Issue, IssueCode, Severity
from sterksociaalwerk.errors import Fault, InvalidArgumentError, InvalidValueError
from sterksociaalwerk.evaluation import (
    Evaluation,
    LimitResult,
)
from sterksociaalwerk.framework import (
    Assumption,
    Category,
    Cycle,
    Framework,
    FrameworkKey,
    Limit,
    Norm,
    Rating,
    Rule,
    Source,
    Tally,
)
from sterksociaalwerk.improvement import ImprovementPlan, PlanStep
from sterksociaalwerk.label import V2019
from sterksociaalwerk.scheme import (
    Announcement,
    Applicability,
    AuditKind,
    EditionReason,
    EditionStatus,
    FollowUp,
    Scheme,
    Term,
    Transition,
)
from tests.generators import F2019, award_on, case, certificate_of, lasting
from tests.junk import (
    ANY_NUMBER,
    ANY_ORDER,
    CELLS,
    COUNT,
    DAY,
    DICTS,
    FLAG,
    FRAMEWORK,
    FROM_ONE,
    IDENTIFIER,
    IDENTIFIERS,
    KEY,
    MAPPING,
    NAMES,
    NUMBER,
    RATING,
    SOME,
    SOME_NAMES,
    SPECIFIER,
    TEXT,
    TEXT_OR_EMPTY,
    TEXTS,
    UP_TO,
    VERSION,
    Fields,
    Kind,
    a,
    check_junk,
    one_of,
    or_none,
)
from tests.project import PACKAGES

# ---------------------------------------------------------------- values

_EARLY, _LATE = datetime.date(2018, 1, 1), datetime.date(2020, 1, 1)
_LIMIT = Limit(key="k", ratings={Rating.MET}, at_most=1)
_RULE = Rule([_LIMIT])
_CATEGORY = Category(key="c", title="c", title_en="c")
_CLIENTS = GroupToHear(party=Party.CLIENT)
_CERTIFICATE = certificate_of(lasting(_EARLY, _LATE))

_BY_NAME = attrs.evolve(TEXT, says="Organisation")

_REGISTERED: Fields = {
    "organisation": (
        "Welzijn Voorbeeld",
        Kind(beside="certificate.organisation", says="Organisation"),
    ),
    "kind": (AuditKind.EXTERNAL, one_of(AuditKind)),
    "entered_on": (_EARLY, DAY),
    "certificate": (_CERTIFICATE, or_none(a(Certificate))),
    "learning_report": (None, or_none(TEXT)),
    "scope": (None, or_none(a(Scope))),
}
_LEARNED: Fields = {
    "organisation": ("Welzijn Voorbeeld", _BY_NAME),
    "kind": (AuditKind.PEER_REVIEW, one_of(AuditKind)),
    "entered_on": (_EARLY, DAY),
    "certificate": (None, or_none(a(Certificate))),
    "learning_report": ("t", or_none(TEXT)),
    "scope": (None, or_none(a(Scope))),
}

# By class: right values, and what each field is for, in the order in which faults are listed. What
# some fields take depends on another one, so that it takes several to show it.
VALUES: dict[type, list[Fields]] = {
    Source: [
        {
            "title": ("t", TEXT),
            "publisher": ("p", TEXT),
            "date": (None, or_none(DAY)),
            "url": (None, or_none(TEXT)),
            "note": ("", TEXT_OR_EMPTY),
            "note_nl": ("", TEXT_OR_EMPTY),
        }
    ],
    Assumption: [
        {
            "key": ("k", IDENTIFIER),
            "about": ("rule", TEXT),
            "text": ("t", TEXT),
            "text_nl": ("t", TEXT),
        }
    ],
    Category: [{"key": ("c", IDENTIFIER), "title": ("c", TEXT), "title_en": ("c", TEXT)}],
    Norm: [
        {
            "id": ("V1", IDENTIFIER),
            "category": (None, or_none(IDENTIFIER)),
            "text": ("", TEXT_OR_EMPTY),
            "references": ({}, MAPPING),
        }
    ],
    Tally: [
        dict.fromkeys(["met", "partly_met", "not_met", "not_applicable", "open"], (0, COUNT)),
    ],
    Limit: [
        {
            "key": ("k", IDENTIFIER),
            "ratings": ({Rating.MET}, SOME.taking("a class")),
            "at_most": (1, UP_TO),
            "category": (None, or_none(IDENTIFIER)),
            "norms": (None, Kind(["None", *DICTS])),
            "weights": (None, or_none(MAPPING)),
            "source": (None, or_none(a(Source))),
        }
    ],
    Rule: [{"limits": ([_LIMIT], SOME)}],
    FrameworkKey: [{"label": ("a", IDENTIFIER), "version": ("1", VERSION)}],
    Framework: [
        {
            "key": (FrameworkKey("a", "1"), KEY),
            "title": ("t", TEXT),
            "name": (None, or_none(TEXT)),
            "categories": ([_CATEGORY], SOME),
            "norm_count": (2, Kind(["one"])),
            "category_counts": (None, or_none(MAPPING)),
            "rule": (_RULE, a(Rule)),
            "recertification_rule": (None, or_none(a(Rule))),
            "counts_business_critical_volunteers": (True, FLAG),
            "allows_not_applicable": (False, FLAG),
            "in_force_from": (None, or_none(DAY)),
            "certificate_years": (2, Kind(["None", "one"])),
            "norms": ((), ANY_NUMBER),
            "sources": ((), ANY_NUMBER),
            "assumptions": ((), ANY_NUMBER),
        }
    ],
    Announcement: [
        {
            "version": ("3.0", VERSION),
            "announced_on": (_EARLY, DAY),
            "source": (Source(title="t", publisher="p"), a(Source)),
            "in_force_from": (None, or_none(DAY)),
            "mandatory_on": (None, or_none(DAY)),
        }
    ],
    FollowUp: [{"settled": ((), ANY_NUMBER), "on_pass": ((), ANY_NUMBER)}],
    Term: [{"title": ("t", TEXT), "title_en": ("t", TEXT)}],
    Transition: [
        {
            "source": ("<2", SPECIFIER),
            "target": ("2.0", VERSION),
            "published_on": (_EARLY, DAY),
            "mandatory_on": (_LATE, DAY),
            "started_before": (None, or_none(DAY)),
            "citation": (None, or_none(a(Source))),
        }
    ],
    Applicability: [
        {
            "version": ("2.0", VERSION),
            "status": (EditionStatus.REQUIRED, one_of(EditionStatus)),
            "since": (None, or_none(DAY)),
            "until": (None, or_none(DAY)),
            "reason": (EditionReason.IN_FORCE, one_of(EditionReason)),
            "missing": ((), TEXTS),
            "awaits": ((), ANY_NUMBER),
            "source": (None, or_none(a(Source))),
        }
    ],
    Scheme: [
        {
            "label": ("sterk-sociaal-werk", Kind(beside="frameworks[0].key.label")),
            "frameworks": ([V2019], SOME),
            "transitions": ((), ANY_ORDER),
            "announcements": ((), ANY_ORDER),
            "leads_to": (None, or_none(MAPPING)),
            "advised_by": (None, or_none(a(Term))),
            "awarded_by": (None, or_none(a(Term))),
            "register": (None, or_none(a(Term))),
            "sources": ((), ANY_NUMBER),
            "assumptions": ((), ANY_NUMBER),
        }
    ],
    Activity: [
        {
            "service": ("s", TEXT),
            "municipalities": (["m"], SOME_NAMES),
            "remark": ("t", TEXT_OR_EMPTY),
            "in_scope": (True, FLAG),
        }
    ],
    Scope: [
        {
            "organisation": ("o", attrs.evolve(TEXT, says="Organisation")),
            "activities": ((), ANY_NUMBER),
            "staff": ((), or_none(ANY_NUMBER)),
            "volunteers": ((), or_none(ANY_NUMBER)),
            "whole_organisation": (True, or_none(FLAG)),
            "parts": ((), TEXTS),
        }
    ],
    StaffGroup: [
        {
            "role": ("r", TEXT),
            "headcount": (3, COUNT.taking("a whole float")),
            "fte": (0, NUMBER),
            "services": (["s"], SOME_NAMES),
            "municipalities": (["m"], SOME_NAMES),
            "seconded_from": ((), NAMES),
        }
    ],
    VolunteerGroup: [
        {
            "role": ("r", TEXT),
            "headcount": (3, COUNT.taking("a whole float")),
            "prepared": (None, or_none(one_of(Preparation))),
            "work": (None, or_none(one_of(Work))),
            "independent": (None, or_none(FLAG)),
            "needs_quality_assurance": (None, or_none(FLAG)),
            "services": (["s"], SOME_NAMES),
            "municipalities": (["m"], SOME_NAMES),
        }
    ],
    ImprovementPoint: [
        {
            "text": ("t", TEXT),
            "id": (None, or_none(IDENTIFIER)),
            "owner": (None, or_none(TEXT)),
            "due_on": (None, or_none(DAY)),
            "follows": (None, or_none(IDENTIFIER)),
        }
    ],
    PlanStep: [
        {
            "point": ("p", TEXT),
            "done_on": (None, or_none(DAY)),
            "evidence": ((), TEXTS),
        }
    ],
    ImprovementPlan: [{"audit": (case(0).audit, a(Audit)), "steps": ((), ANY_NUMBER)}],
    Organisation: [
        {
            "name": ("o", TEXT),
            "id": (None, or_none(IDENTIFIER)),
            "former_names": ((), TEXTS),
            "merged_from": ((), TEXTS),
        }
    ],
    Interview: [
        {
            "role": ("r", TEXT),
            "party": (Party.CLIENT, one_of(Party)),
            "people": (1, or_none(FROM_ONE.taking("a whole float"))),
            "services": (None, or_none(SOME_NAMES)),
            "municipalities": (None, or_none(SOME_NAMES)),
        }
    ],
    Finding: [
        {
            "norm": ("V1", IDENTIFIER),
            "rating": (Rating.MET, RATING.refusing(possible=frozenset({Rating.MET}))),
            "remark": ("", TEXT_OR_EMPTY),
            "strengths": ((), TEXTS),
            "improvements": ((), TEXTS),
            "evidence": ((), TEXTS),
            "part": (None, or_none(TEXT)),
            "found_by": (None, or_none(TEXT)),
        }
    ],
    Audit: [
        {
            "id": ("a", IDENTIFIER),
            "scope": (None, or_none(a(Scope))),
            "framework": (V2019.key, KEY),
            "kind": (AuditKind.EXTERNAL, one_of(AuditKind)),
            "cycle": (Cycle.INITIAL, one_of(Cycle)),
            "process_started_on": (None, or_none(DAY)),
            "audited_on": (_LATE, DAY),
            "findings": ((), ANY_NUMBER),
            "interviews": ((), or_none(ANY_NUMBER)),
            "certifying_body": (None, or_none(TEXT)),
            "auditors": ((), TEXTS),
        }
    ],
    NotCounted: [
        {
            "party": (Party.VOLUNTEER, one_of(Party).refusing(client=Party.CLIENT)),
            "role": ("r", TEXT),
            "headcount": (3, COUNT.taking("a whole float")),
            "reason": (NotCountedReason.NOT_KNOWN, one_of(NotCountedReason)),
            "criteria": ([Criterion.PREPARED], Kind(parts=True, depends=True)),
        }
    ],
    Population: [
        {
            "headcount": (11, or_none(COUNT.taking("a whole float"))),
            "fte": (7.5, or_none(NUMBER)),
            "volunteers": (0, or_none(COUNT.taking("a whole float"))),
            "not_counted": ((), ANY_NUMBER),
        }
    ],
    GroupToHear: [
        {
            "party": (Party.CLIENT, one_of(Party)),
            "role": (None, or_none(TEXT)),
            "services": (["s"], SOME_NAMES),
            "municipalities": (["m"], SOME_NAMES),
        }
    ],
    Count: [
        {
            "at_least": (0, NUMBER),
            "at_most": (2, or_none(NUMBER)),
        }
    ],
    Coverage: [
        {
            "covered_cells": ([("s", "m")], CELLS),
            "uncovered_cells": ((), CELLS),
            "unrecorded_cells": ((), CELLS),
            "covered_groups": ([_CLIENTS], ANY_NUMBER),
            "uncovered_groups": ((), ANY_NUMBER),
            "unsure_groups": ((), ANY_NUMBER),
            "unrecorded_parties": ((), ANY_NUMBER),
            "outside": ((), ANY_NUMBER),
            "people": ({Party.CLIENT: 2}, MAPPING.refusing(by_key={"client": 2})),
        }
    ],
    Evaluation: [
        {
            "cycle": (Cycle.INITIAL, one_of(Cycle)),
            "framework": (F2019, FRAMEWORK),
            "row": (bytes(49), Kind(says="bytes")),
        }
    ],
    Link: [
        {
            "change": (Change.MOVED, one_of(Change)),
            "sources": (["V1"], IDENTIFIERS),
            "targets": (["V1"], IDENTIFIERS),
            "remark": ("", TEXT.taking("empty")),
        }
    ],
    Crosswalk: [
        {
            "source": (FrameworkKey("a", "1"), KEY),
            "target": (FrameworkKey("a", "2"), KEY),
            "links": ((), ANY_ORDER),
        }
    ],
    Issue: [
        {
            "code": (IssueCode.OTHER_LABEL, one_of(IssueCode)),
            "path": ("framework.label", TEXT),
            "facts": ({"label": "a", "expected": "b"}, MAPPING),
            "severity": (None, or_none(one_of(Severity))),
        }
    ],
    Condition: [
        {
            "text": ("t", TEXT),
            "due_on": (_EARLY, DAY),
            "fulfilled_on": (None, or_none(DAY)),
        }
    ],
    Advice: [
        {
            "audit": ("A-1", IDENTIFIER),
            "outcome": (AdviceOutcome.POSITIVE, one_of(AdviceOutcome)),
            "given_by": ("Certificeerder Voorbeeld", TEXT),
            "given_on": (_EARLY, DAY),
            "conditions": ((), ANY_NUMBER),
        }
    ],
    Award: [
        {
            "advice": (award_on(_EARLY).advice, a(Advice)),
            "awarded_by": ("b", TEXT),
            "awarded_on": (_EARLY, DAY),
        }
    ],
    Refusal: [
        {
            "advice": (award_on(_EARLY).advice, a(Advice)),
            "refused_by": ("b", TEXT),
            "refused_on": (_EARLY, DAY),
            "reason": ("r", TEXT),
        }
    ],
    StatusChange: [
        {
            "kind": (StatusChangeKind.SUSPENDED, one_of(StatusChangeKind)),
            "decided_on": (_EARLY, DAY),
            "effective_from": (_LATE, DAY),
            "by": ("b", TEXT),
            "reason": ("r", TEXT),
            "scope": (None, or_none(a(Scope))),
        }
    ],
    Certificate: [
        {
            "organisation": ("o", _BY_NAME),
            "framework": (V2019.key, KEY),
            "award": (award_on(_EARLY), a(Award)),
            "scope": (None, or_none(a(Scope))),
            "valid_from": (_EARLY, DAY),
            "valid_until": (_LATE, DAY),
            "changes": ((), ANY_NUMBER),
        }
    ],
    AuditWindow: [{"opens_on": (_EARLY, DAY), "closes_on": (_LATE, DAY)}],
    History: [{"certificates": ((), ANY_ORDER)}],
    RegisterEntry: [_REGISTERED, _LEARNED],
    Register: [{"entries": ((), ANY_ORDER)}],
}


# ---------------------------------------------------------------- the cases


@pytest.mark.parametrize("made", VALUES, ids=lambda made: made.__name__)
def test_a_value_takes_what_it_means_and_nothing_else(made: type) -> None:
    for fields in VALUES[made]:
        check_junk(made, fields, InvalidValueError)


@pytest.mark.parametrize("made", VALUES, ids=lambda made: made.__name__)
def test_a_value_lists_every_fault_at_once(made: type) -> None:
    for fields in VALUES[made]:
        with pytest.raises(InvalidValueError) as caught:
            made(**dict.fromkeys(fields, float("nan")))
        paths = dict.fromkeys(fault.path for fault in caught.value.faults)
        assert list(paths) == [name for name, (_, kind) in fields.items() if not kind.depends]


class _Text(str):
    """Text that is equal to nothing, and says something else in print."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return False

    __hash__ = str.__hash__

    def __str__(self) -> str:
        return "other"


class _Member(StrEnum):
    C = "c"


class _Day(datetime.date):
    """A day of a caller's own."""


def _own(value: object, text: Callable[[str], str]) -> object:
    """Return a value with a caller's own texts and days in it."""
    match value:
        case Enum():
            return value
        case str():
            return text(value)
        case datetime.date():
            return _Day(value.year, value.month, value.day)
        case tuple() | list() | set():
            members = [_own(each, text) for each in cast("Iterable[object]", value)]
            return tuple(members) if isinstance(value, tuple) else members
        case dict():
            items = cast("dict[object, object]", value).items()
            return {_own(key, text): _own(each, text) for key, each in items}
        case _:
            return value


def _kinds(value: object) -> set[type]:
    """Return the classes of a value and of all in it."""
    found = {type(value)}
    held: Iterable[object] = ()
    match value:
        case Mapping():
            items = cast("Mapping[object, object]", value)
            held = [*items.keys(), *items.values()]
        case tuple() | frozenset():
            held = cast("Iterable[object]", value)
        case _:
            pass
    return found.union(*map(_kinds, held))


_HELD = ("c", ["c"], {"c": ("c",)}, {"c": 2}, [("c", "c")], {Party.CLIENT: 2}, _EARLY, _LATE)


@pytest.mark.parametrize("text", [_Text, _Member], ids=["a subclass", "a member"])
@pytest.mark.parametrize("made", VALUES, ids=lambda made: made.__name__)
def test_texts_and_days_are_kept_as_plain_ones(made: type, text: Callable[[str], str]) -> None:
    for fields in VALUES[made]:
        right = {name: value for name, (value, _) in fields.items()}
        for name, value in right.items():
            tried = [value, *_HELD] if text is _Text else _HELD
            found = set[type]()
            for held in tried:
                given = _own(held, text)
                with suppress(InvalidValueError):
                    one = made(**{**right, name: given})
                    found |= _kinds(getattr(one, name))
                    assert one == made(**{**right, name: held})
            assert not found & {_Text, _Member, _Day}, name
            kind = str(attrs.fields_dict(made)[name].type)
            if "str" in kind and found - {type(None)}:
                assert str in found, name


def _checks(value: object) -> bool:
    """Return whether a class of attrs has code of its own that runs when a value is made."""
    if not isinstance(value, type) or not attrs.has(value):
        return False
    # What attrs writes has no file.
    written = Path(value.__init__.__code__.co_filename).exists()
    return written or hasattr(value, "__attrs_post_init__")


def test_every_value_that_is_checked_is_in_the_table_with_every_field() -> None:
    checked = {
        value
        for package in PACKAGES
        for value in vars(importlib.import_module(f"sterksociaalwerk.{package}")).values()
        if _checks(value)
    }
    # What a limit comes to is only made by the library, and works out where it stands.
    assert set(VALUES) == checked - {LimitResult}
    for made, several in VALUES.items():
        named = {field.name for field in attrs.fields(made) if field.init}
        assert all(set(fields) == named for fields in several)


# What is said of all that is no word, and what is wrong with that.
_LAX: dict[str, tuple[Exception | None, str]] = {
    "takes all": (None, "None should be refused, and is taken"),
    "not ours": (ValueError("no"), "refused with ValueError: no"),
    "of another kind": (InvalidArgumentError([Fault("name", "must")]), "refused with InvalidArg"),
    "at another path": (InvalidValueError([Fault("other", "must")]), "refused at {'other'}"),
    "at a part of None": (InvalidValueError([Fault("name[0]", "must")]), "refused at "),
    "without a wish": (InvalidValueError([Fault("name", "is wrong")]), "without saying 'must'"),
    "at length": (InvalidValueError([Fault("name", "must" * 99)]), "refused at length"),
}


@pytest.mark.parametrize(("error", "problem"), _LAX.values(), ids=list(_LAX))
def test_a_planted_lax_field_is_found(error: Exception | None, problem: str) -> None:
    def make(name: object) -> object:
        if name != "word" and error is not None:
            raise error
        return name

    with pytest.raises(AssertionError, match=rf"^name = .*{problem}"):
        check_junk(make, {"name": ("word", Kind(["a word"], parts=True))}, InvalidValueError)


def test_a_planted_strict_field_is_found() -> None:
    def make(name: object) -> None:
        if name != "word":
            raise InvalidValueError([Fault("name", "must be 'word'")])

    with pytest.raises(AssertionError, match="a sentence should be taken, and is refused"):
        check_junk(make, {"name": ("word", Kind(["a word", "a sentence"]))}, InvalidValueError)
