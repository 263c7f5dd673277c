# SPDX-License-Identifier: MIT
"""What is said of the way from one edition to another: golden texts, and texts read back."""

import datetime
import importlib
import pickle
import re
from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from functools import cache
from itertools import product
from typing import Any, cast

import attrs
import pytest
from hypothesis import given, strategies as st

from sterksociaalwerk.comparison import CarryOver, CarryPolicy, Change, Crosswalk, Link, carry_over
from sterksociaalwerk.errors import InvalidArgumentError
from sterksociaalwerk.evaluation import Outcome, evaluate
from sterksociaalwerk.framework import Framework, FrameworkKey, NormId, Rated, Rating, Source
from sterksociaalwerk.label import SCHEME, V2017, V2019
from sterksociaalwerk.reporting import explain
from sterksociaalwerk.reporting._words import Language
from sterksociaalwerk.scheme import Applicability, EditionReason, EditionStatus, Scheme
from tests.generators import F2017, random_ends, random_framework, random_ratings, seeded, sources
from tests.oracle import FITTING
from tests.texts import (
    LANGUAGES,
    WIDTH,
    check_form,
    check_golden,
    check_no_others,
    found,
    title,
)

_FOLDER = "explain-transitions"
_DAY = datetime.timedelta(days=1)
_MET, _PARTLY, _NOT, _APART = Rating
_Ratings = dict[str, Rated]


def _on(year: int, month: int, day: int) -> datetime.date:
    return datetime.date(year, month, day)


# ---------------------------------------------------------------- named cases

_WITH_VARIANT = attrs.evolve(SCHEME, frameworks=[V2017, V2019, V2019.variant("wijkteams")])
# Of the first edition no first day is known here: it is undated, and replaced for a late start.
_UNDATED_FIRST = Scheme(
    label=SCHEME.label,
    frameworks=[attrs.evolve(V2017, in_force_from=None), V2019],
    transitions=[attrs.evolve(SCHEME.transitions[0], citation=None)],
)
# As if the next version had been announced in the year of transition.
_TOLD_EARLY = attrs.evolve(
    SCHEME,
    announcements=[attrs.evolve(SCHEME.announcements[0], announced_on=_on(2019, 6, 1))],
)

# The split of 2019 is not known; this one is for trying out, and so is the crosswalk.
_NEW = V2019.with_numbered_norms(
    {"vakmanschap": 15, "dienstverlening": 15, "organisatie-bestuur": 19}
)


def _same(*norms: str) -> list[Link]:
    return [Link(Change.UNCHANGED, [norm], [norm]) for norm in norms]


def _numbered(letter: str, first: int, last: int) -> list[str]:
    return [f"{letter}{number}" for number in range(first, last + 1)]


_CROSSWALK = Crosswalk(
    F2017.key,
    _NEW.key,
    [
        Link(Change.MERGED, ["V1", "V16"], ["V1"]),
        Link(Change.SPLIT, ["V2"], ["V2", "V3"], remark="twee\nkanten"),
        Link(Change.WITHDRAWN, ["V3"], []),
        Link(Change.REWORDED, ["V4"], ["V4"], remark="korter"),
        Link(Change.REVISED, ["V5"], ["V5"]),
        Link(Change.MOVED, ["D16"], ["O19"], remark="korter"),
        Link(Change.RESTRUCTURED, ["O17", "O18", "O19"], ["O17"]),
        Link(Change.WITHDRAWN, ["O20"], []),
        Link(Change.ADDED, [], ["O18"]),
        *_same(*_numbered("V", 6, 15), *_numbered("D", 1, 15), *_numbered("O", 1, 16)),
    ],
)
_ALL_MET: _Ratings = {norm.id: _MET for norm in F2017.norms}
_MIXED: _Ratings = {
    **_ALL_MET,
    **dict.fromkeys(["V16", "V2", "V3"], _NOT),
    **dict.fromkeys(["V7", "D1", "D2", "D16", "O20"], _PARTLY),
    "O3": frozenset({_MET, _PARTLY, _NOT}),
}


def _small(
    version: str, norms: Sequence[str], *, allows_not_applicable: bool, at_most: int = 9
) -> Framework:
    base = random_framework(seeded(0), plain=True)
    limit = attrs.evolve(base.rule.limits[0], ratings={_NOT}, at_most=at_most)
    return attrs.evolve(
        base,
        key=FrameworkKey("small", version),
        norm_count=len(norms),
        norms=[attrs.evolve(base.norms[0], id=norm) for norm in norms],
        rule=attrs.evolve(base.rule, limits=[limit]),
        recertification_rule=None,
        allows_not_applicable=allows_not_applicable,
    )


def _carried_small(policy: Mapping[Change, CarryPolicy] | None = None) -> CarryOver:
    """Carry norms that do not apply over to a framework that has no such thing."""
    old = _small("1", ["A", "B", "C", "D", "E"], allows_not_applicable=True)
    new = _small("2", ["A", "B", "C1", "C2", "X", "Y"], allows_not_applicable=False, at_most=1)
    links = [
        Link(Change.UNCHANGED, ["A"], ["A"]),
        Link(Change.SPLIT, ["C"], ["C1", "C2"]),
        Link(Change.MERGED, ["D", "E"], ["B"]),
        Link(Change.REWORDED, ["B"], ["X"]),
        Link(Change.ADDED, [], ["Y"]),
    ]
    ratings: _Ratings = {
        "A": _APART,
        "B": frozenset({_PARTLY, _APART}),
        "C": _NOT,
        "D": _APART,
        "E": _MET,
    }
    return carry_over(ratings, Crosswalk(old.key, new.key, links), old, new, policy=policy)


_Value = Applicability | tuple[Applicability, ...] | CarryOver
_CASES: dict[str, _Value] = {
    "before-the-first-edition": SCHEME.applicable(audited_on=_on(2016, 9, 2)),
    "started-in-time": SCHEME.applicable(
        audited_on=_on(2019, 9, 2), process_started_on=_on(2019, 4, 1)
    ),
    "started-late": SCHEME.applicable(
        audited_on=_on(2019, 9, 2), process_started_on=_on(2019, 6, 1)
    ),
    "start-not-known": SCHEME.applicable(audited_on=_on(2019, 9, 2)),
    "after-the-transition": SCHEME.applicable(audited_on=_on(2021, 3, 1)),
    "variants": _WITH_VARIANT.applicable(audited_on=_on(2021, 3, 1)),
    "undated-and-start-not-known": _UNDATED_FIRST.applicable(audited_on=_on(2019, 9, 2)),
    "one-required": SCHEME.applicable(audited_on=_on(2021, 3, 1))[1],
    "one-allowed": SCHEME.applicable(
        audited_on=_on(2019, 9, 2), process_started_on=_on(2019, 4, 1)
    )[0],
    "one-provisional": SCHEME.applicable(audited_on=_on(2019, 9, 2))[0],
    "announced": SCHEME.applicable(audited_on=_on(2021, 6, 22)),
    "announced-in-the-transition": _TOLD_EARLY.applicable(audited_on=_on(2019, 9, 2)),
    "variants-presumed": _WITH_VARIANT.applicable(audited_on=_on(2022, 3, 1)),
    "one-presumed": SCHEME.applicable(audited_on=_on(2022, 3, 1))[1],
    "one-announced": SCHEME.applicable(audited_on=_on(2022, 3, 1))[2],
    "one-expired": SCHEME.applicable(audited_on=_on(2021, 3, 1))[0],
    "one-of-a-single-day": Applicability(
        version="1.0",
        status=EditionStatus.NOT_YET,
        since=_on(2024, 2, 29),
        until=_on(2024, 3, 1),
        reason=EditionReason.BEFORE_IN_FORCE,
        missing=["process_started_on", "something_else"],
    ),
    "carried-open": carry_over(_MIXED, _CROSSWALK, F2017, _NEW),
    "carried-pass": carry_over(_ALL_MET, _CROSSWALK, F2017, _NEW),
    "carried-fail": carry_over(
        _MIXED | dict.fromkeys(_numbered("D", 3, 9), _PARTLY), _CROSSWALK, F2017, _NEW
    ),
    "carried-unchanged": carry_over(_ALL_MET, Crosswalk.identity(F2017), F2017, F2017),
    "carried-not-applicable": _carried_small(),
    "carried-nothing": _carried_small(dict.fromkeys(FITTING, CarryPolicy.OPEN)),
}


# ---------------------------------------------------------------- golden texts


@pytest.mark.parametrize(("name", "language"), list(product(_CASES, LANGUAGES)))
def test_the_text_is_the_golden_one(name: str, language: Language) -> None:
    check_golden(_FOLDER, name, language, explain(_CASES[name], language=language))


def test_no_golden_text_is_left_over() -> None:
    check_no_others(_FOLDER, _CASES)


def test_the_cases_have_every_code() -> None:
    answers = [
        answer
        for value in _CASES.values()
        for answer in (value if isinstance(value, tuple) else (value,))
        if isinstance(answer, Applicability)
    ]
    carried = [value for value in _CASES.values() if isinstance(value, CarryOver)]
    origins = [origin for value in carried for origin in value.origins]
    assert {answer.status for answer in answers} == set(EditionStatus)
    assert {answer.reason for answer in answers} == set(EditionReason)
    assert {value.verdict.outcome for value in carried} == set(Outcome)
    assert {origin.change for origin in origins} == set(Change) - {Change.WITHDRAWN}
    assert {origin.policy for origin in origins} == set(CarryPolicy)
    assert any(value.dropped for value in carried)


@pytest.mark.parametrize("name", _CASES)
def test_texts_are_plain_lines_without_codes_or_gaps(name: str) -> None:
    value = _CASES[name]
    assert explain(value) == explain(value, language="nl") != explain(value, language="en")
    for language in LANGUAGES:
        text = explain(value, language=language)
        check_form(text)
        codes = [*EditionReason, "process_started_on", "not-met", "not_met"]
        assert [code for code in codes if code in text] == []
        assert not re.search(r"[{}]|None|\b[A-Z]{2,}_", text)
    assert explain(pickle.loads(pickle.dumps(value))) == explain(value)  # noqa: S301  # our own


# ---------------------------------------------------------------- codes


def _tables() -> dict[str, Mapping[Enum, object]]:
    module = importlib.import_module("sterksociaalwerk.reporting._transition_texts")
    return {
        name: cast("Mapping[Enum, object]", value)
        for name, value in vars(module).items()
        if isinstance(value, Mapping) and not name.startswith("_")
    }


@pytest.mark.parametrize("kind", [EditionStatus, EditionReason, Change, CarryPolicy])
def test_every_code_has_a_text_of_its_own_in_every_language(kind: type[Enum]) -> None:
    (table,) = [table for table in _tables().values() if set(map(type, table)) == {kind}]
    for language in LANGUAGES:
        texts = [cast("Any", table[member]).say(language) for member in kind]
        assert len(set(texts)) == len(kind)


def test_no_table_is_for_anything_else() -> None:
    kinds = {type(code) for table in _tables().values() for code in table}
    assert kinds == {EditionStatus, EditionReason, Change, CarryPolicy}


# ---------------------------------------------------------------- which edition

_STATUSES = {
    "nl": {
        "moet worden gebruikt": EditionStatus.REQUIRED,
        "mag worden gebruikt": EditionStatus.ALLOWED,
        "mag vermoedelijk worden gebruikt": EditionStatus.PRESUMED,
        "mag nog niet worden gebruikt": EditionStatus.NOT_YET,
        "mag niet meer worden gebruikt": EditionStatus.EXPIRED,
        "kan niet worden gebruikt": EditionStatus.UNDATED,
    },
    "en": {
        "must be used": EditionStatus.REQUIRED,
        "may be used": EditionStatus.ALLOWED,
        "may presumably be used": EditionStatus.PRESUMED,
        "may not be used yet": EditionStatus.NOT_YET,
        "may no longer be used": EditionStatus.EXPIRED,
        "cannot be used": EditionStatus.UNDATED,
    },
}
_REASONS = {
    EditionReason.IN_FORCE: ("het normenkader geldt", "the edition is in force"),
    EditionReason.STARTED_BEFORE_TRANSITION: ("begon op tijd", "began in time"),
    EditionReason.START_UNKNOWN: ("hangt af van de dag", "depends on the day"),
    EditionReason.BEFORE_IN_FORCE: ("vóór de ingangsdatum", "before the first day"),
    EditionReason.STARTED_AFTER_TRANSITION: ("begon te laat", "began too late"),
    EditionReason.REPLACED: ("nieuwer normenkader is verplicht", "newer edition is mandatory"),
    EditionReason.NO_DATE: ("geen ingangsdatum bekend", "no first day of this edition is known"),
}
# Of an edition that some starts let the audit use, and others do not.
_PERHAPS = ("mag misschien worden gebruikt", "may perhaps be used")
_MONTHS = {
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "en": "January February March April May June July August September October November December",
}
_Bounds = tuple[datetime.date | None, datetime.date | None]


def _days(text: str, language: Language) -> list[datetime.date]:
    months = _MONTHS[language].split()
    return [
        datetime.date(int(year), months.index(month) + 1, int(number))
        for number, month, year in re.findall(rf"(\d+) ({'|'.join(months)}) (\d+)", text)
    ]


def _window(line: str, language: Language) -> _Bounds:
    """Return the first audit date that a line speaks of, and the first after that."""
    days = _days(line, language)
    if re.search("vóór|before", line):
        (until,) = days
        return None, until
    if re.search("alleen|only", line):
        (day,) = days
        return day, day + _DAY
    if len(days) == 2:
        since, last = days
        return since, last + _DAY
    assert len(days) == bool(re.search("vanaf|date from", line))
    return (days[0], None) if days else (None, None)


@attrs.frozen
class _Said:
    status: EditionStatus | None
    reason: EditionReason
    window: _Bounds
    first_day: bool
    start: bool


def _said(standing: str, lines: Sequence[str], language: Language) -> _Said:
    """Read back what a text says of one edition."""
    at = LANGUAGES.index(language)
    why, window, *more = lines
    needed = [line for line in more if not re.search("Aangekondigd|announced", line)]
    (reason,) = [code for code, words in _REASONS.items() if words[at] in why]
    assert len(needed) <= 1
    dates = needed[0] if needed else ""
    return _Said(
        status=None if standing in _PERHAPS else _STATUSES[language][standing],
        reason=reason,
        window=_window(window, language),
        first_day="ingangsdatum" in dates or "first day" in dates,
        start="audit begon" in dates or "audit began" in dates,
    )


def _true(answer: Applicability) -> _Said:
    return _Said(
        status=None if answer.usable is None else answer.status,
        reason=answer.reason,
        window=(answer.since, answer.until),
        first_day=answer.status is EditionStatus.UNDATED,
        start=bool(answer.missing),
    )


@pytest.fixture
def long_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave every line whole, so that it can be read back; the form is tested by itself."""
    monkeypatch.setattr(WIDTH, 1_000_000)


def _items(lines: Sequence[str]) -> dict[str, list[str]]:
    """Return the lines below each item of a list."""
    items: dict[str, list[str]] = {}
    item: list[str] = []
    for line in lines:
        if line.startswith("- "):
            assert line[2:] not in items
            item = items[line[2:]] = []
        else:
            item.append(line.removeprefix("    "))
    return items


_EDITION: dict[Language, str] = {"nl": "normenkader ", "en": "edition "}


def _check_answers(
    answers: tuple[Applicability, ...], language: Language
) -> tuple[list[str], list[str]]:
    """Check what is said of each edition; return the lines of the summary and the sources."""
    summary, editions, *rest = (
        part.split("\n") for part in explain(answers, language=language).split("\n\n")
    )
    said: dict[str, _Said] = {}
    for item, lines in _items(editions[1:]).items():
        version, standing = item.removeprefix(_EDITION[language]).split(": ")
        said[version] = _said(standing, lines, language)
    assert said == {str(answer.version): _true(answer) for answer in answers}
    assert list(said) == [str(answer.version) for answer in answers]
    windows = any(answer.since or answer.until for answer in answers)
    assert len(rest) == 1 + windows
    return summary, rest[-1]


@pytest.mark.usefixtures("long_lines")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scheme", [SCHEME, _WITH_VARIANT, _UNDATED_FIRST])
def test_on_every_boundary_the_text_says_what_the_answers_hold(
    scheme: Scheme, language: Language
) -> None:
    dates = [_on(2017, 1, 1), _on(2019, 5, 1), _on(2020, 1, 1), _on(2021, 6, 22)]
    days = [day + offset * _DAY for day in dates for offset in (-1, 0, 1)]
    for audited_on, process_started_on in product(days, [None, *days]):
        if process_started_on is None or process_started_on <= audited_on:
            answers = scheme.applicable(
                audited_on=audited_on, process_started_on=process_started_on
            )
            summary, sources = _check_answers(answers, language)
            usable = [str(answer.version) for answer in answers if answer.usable]
            assert [version for version in usable if version not in summary[0]] == []
            assert not usable or re.findall(r"[0-9.+a-z]*\.0[+a-z]*", summary[0]) == usable
            unsure = [str(answer.version) for answer in answers if answer.usable is None]
            perhaps = [line for line in summary if re.search("hangt af van|depends on", line)]
            assert [re.findall(r"\d\.0", line) for line in perhaps] == ([unsure] if unsure else [])
            cited = [re.split(": ", line)[0] for line in sources]
            versions = [found for line in cited for found in re.findall(r"\d\.0[+a-z]*", line)]
            assert sorted(versions) == sorted(str(answer.version) for answer in answers)


@pytest.mark.usefixtures("long_lines")
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_combination_of_codes_and_bounds_is_said(language: Language) -> None:
    first, last = _on(2024, 2, 28), _on(2024, 3, 1)
    windows: list[_Bounds] = [
        (None, None), (first, None), (None, last), (first, last), (first, first + _DAY)
    ]  # fmt: skip
    for status, reason, (since, until), missing in product(
        EditionStatus, EditionReason, windows, [(), ("process_started_on",)]
    ):
        answer = Applicability(
            version="1.0", status=status, reason=reason, since=since, until=until, missing=missing
        )
        head, *lines = explain(answer, language=language).split("\n\n")[0].split("\n")
        standing = head.split(": ")[1].removesuffix(".")
        # Of an edition that may be used, one line says how it stands to others.
        extra = answer.usable is not False and status is not EditionStatus.PRESUMED
        extra |= answer.usable is None
        assert _said(standing, lines[extra:], language) == _true(answer)
        _check_answers((answer,), language)


@pytest.mark.parametrize(
    ("statuses", "dutch", "english"),
    [
        (
            [EditionStatus.REQUIRED],
            "De audit moet normenkader 1.0 gebruiken.",
            "The audit must use edition 1.0.",
        ),
        (
            [EditionStatus.REQUIRED, EditionStatus.REQUIRED],
            "De audit moet een van deze 2 varianten gebruiken: normenkader 1.0 of 2.0.",
            "The audit must use one of these 2 variants: edition 1.0 or 2.0.",
        ),
        (
            [EditionStatus.ALLOWED],
            "De audit mag normenkader 1.0 gebruiken.",
            "The audit may use edition 1.0.",
        ),
        (
            [
                EditionStatus.ALLOWED,
                EditionStatus.EXPIRED,
                EditionStatus.ALLOWED,
                EditionStatus.ALLOWED,
            ],
            "De audit mag een van deze 3 gebruiken: normenkader 1.0, 3.0 of 4.0.",
            "The audit may use one of these 3: edition 1.0, 3.0 or 4.0.",
        ),
        (
            [EditionStatus.EXPIRED, EditionStatus.NOT_YET, EditionStatus.UNDATED],
            "Voor zover bekend mag de audit geen van deze normenkaders gebruiken.",
            "As far as is known, the audit may use none of these editions.",
        ),
    ],
    ids=["required", "variants", "allowed", "choice", "none"],
)
def test_what_the_audit_must_or_may_use_comes_first(
    statuses: list[EditionStatus], dutch: str, english: str
) -> None:
    answers = tuple(
        Applicability(version=f"{at}.0", status=status, reason=EditionReason.IN_FORCE)
        for at, status in enumerate(statuses, 1)
    )
    assert explain(answers).split("\n")[0] == dutch
    assert explain(answers, language="en").split("\n")[0] == english


def test_editions_come_in_the_order_of_their_versions() -> None:
    answers = SCHEME.applicable(audited_on=_on(2019, 9, 2))
    assert explain(answers[::-1]) == explain(answers)


def test_the_first_and_the_last_day_that_there_are_can_be_said() -> None:
    for since, until in ((None, datetime.date.min), (datetime.date.max, None)):
        answer = Applicability(
            version="1.0",
            status=EditionStatus.NOT_YET,
            reason=EditionReason.BEFORE_IN_FORCE,
            since=since,
            until=until,
        )
        day = "1 januari 1" if since is None else "31 december 9999"
        assert f"{day}." in explain(answer)


def test_editions_with_one_source_share_its_line() -> None:
    cited, other = Source(title="T", publisher="P"), Source(title="U", publisher="P")
    answers = tuple(
        Applicability(
            version=f"{at}.0",
            status=EditionStatus.ALLOWED,
            reason=EditionReason.IN_FORCE,
            source=one,
        )
        for at, one in enumerate([cited, other, None, cited], 1)
    )
    nowhere = "bij dit antwoord niet vermeld, mogelijk wel bij het normenkader zelf"
    assert explain(answers).split("\n")[-3:] == [
        'Bron bij normenkader 1.0 en 4.0: P, "T"',
        'Bron bij normenkader 2.0: P, "U"',
        f"Bron bij normenkader 3.0: {nowhere}",
    ]
    assert 'Source for editions 1.0 and 4.0: P, "T"' in explain(answers, language="en")


# ---------------------------------------------------------------- what carries over

_CHANGES = {
    Change.UNCHANGED: ("ongewijzigd", "unchanged"),
    Change.REWORDED: ("anders verwoord", "reworded"),
    Change.REVISED: ("inhoudelijk herzien", "revised"),
    Change.MOVED: ("verplaatst naar een andere categorie", "moved to another category"),
    Change.MERGED: ("samengevoegd", "merged"),
    Change.SPLIT: ("gesplitst", "split"),
    Change.RESTRUCTURED: ("anders ingedeeld", "restructured"),
    Change.ADDED: ("nieuw", "new"),
}
_POLICIES = {
    CarryPolicy.SAME: ("gaat over zoals het was", "is carried over as it was"),
    CarryPolicy.OPEN: ("geen eerdere beoordeling over", "No earlier rating is carried over"),
    CarryPolicy.MERGED: ("tellen samen", "count together"),
    CarryPolicy.SPLIT: ("gold het geheel", "was of the whole"),
}


@cache
def _carried(seeds: int, *, each: int) -> list[tuple[CarryOver, Framework]]:
    """Return ratings carried over random crosswalks by random policies, with where to."""
    made: list[tuple[CarryOver, Framework]] = []
    for seed in range(seeds):
        random = seeded(seed)
        old, new, crosswalk = random_ends(random)
        for _ in range(each):
            policy = {
                change: random.choice(sorted(fitting, key=lambda one: one.value))
                for change, fitting in FITTING.items()
            }
            ratings = random_ratings(random, old)
            made.append((carry_over(ratings, crosswalk, old, new, policy=policy), new))
    return made


def _sections(text: str, language: Language) -> dict[str, list[str]]:
    """Return the lines below the heading of each section that is read back."""
    headings = {
        "nl": {
            "decisive": r"Opnieuw te beoordelen: (\d+) norm\w* waarvan de uitkomst afhangt",
            "other": r"Opnieuw te beoordelen: (\d+) norm\w* waarvan de uitkomst niet afhangt$",
            "certain": r"Zeker overgenomen: (\d+) norm\w*$",
            "dropped": r"Vervallen: (\d+) norm\w*$",
        },
        "en": {
            "decisive": r"To be assessed again: (\d+) norms? that the outcome depends on",
            "other": r"To be assessed again: (\d+) norms? that the outcome does not depend on$",
            "certain": r"Carried over for certain: (\d+) norms?$",
            "dropped": r"Withdrawn: (\d+) norms?$",
        },
    }[language]
    sections: dict[str, list[str]] = {}
    for part in text.split("\n\n"):
        first, *lines = part.split("\n")
        for name, pattern in headings.items():
            if match := re.match(pattern, first):
                sections[name] = [match[1], *lines]
    return sections


def _reassessed(lines: Sequence[str], carried: CarryOver, language: Language) -> list[str]:
    """Check why each norm has to be assessed again; return the norms in the order of the text."""
    at = LANGUAGES.index(language)
    origins = {origin.norm: origin for origin in carried.origins}
    norms: list[str] = []
    for item, (why, *remark) in _items(lines[1:]).items():
        names, rating = item.split(": ")
        for norm in names.split(", "):
            origin = origins[NormId(norm)]
            assert rating == found(carried.ratings[origin.norm], language)
            assert why.lower().startswith(_CHANGES[origin.change][at])
            assert _POLICIES[origin.policy][at] in why
            for source, before in zip(origin.sources, origin.before, strict=True):
                said = found(before, language)
                assert f"{source} ({said})" in why or (source == norm and f": {said}." in why)
            assert [line.split(": ", 1)[1] for line in remark] == [origin.remark] * bool(
                origin.remark
            )
            norms.append(norm)
    assert int(lines[0]) == len(norms)
    return norms


def _certain(
    lines: Sequence[str], language: Language
) -> tuple[dict[str, tuple[str, str, str]], dict[str, str]]:
    """Return the change, the rating and the sources of each certain norm, and the remarks."""
    word, remark_on = {"nl": ("uit", "Opmerking bij "), "en": ("from", "Remark on ")}[language]
    said: dict[str, tuple[str, str, str]] = {}
    remarks: dict[str, str] = {}
    for change, below in _items(lines[1:]).items():
        for line in below:
            label, names = line.split(": ", 1)
            if label.startswith(remark_on):
                norms = re.split(", | en | and ", label.removeprefix(remark_on))
                remarks |= dict.fromkeys(norms, names)
                continue
            for norm, origin in re.findall(rf"([^ ,]+)(?: \({word} ([^)]*)\))?(?:, |$)", names):
                assert norm not in said
                said[norm] = change, label, origin
    assert not lines or int(lines[0]) == len(said)
    return said, remarks


def _check_certain(lines: Sequence[str], carried: CarryOver, language: Language) -> None:
    at = LANGUAGES.index(language)
    said, remarks = _certain(lines, language)
    assert set(said) == set(carried.certain)
    for origin in carried.origins:
        if origin.norm not in said:
            continue
        change, rating, sources = said[origin.norm]
        assert change == _CHANGES[origin.change][at]
        after = carried.ratings[origin.norm]
        assert isinstance(after, Rating)
        assert rating == title(after, language)
        # A rating is certain only if all of its sources have it.
        assert set(origin.before) == {after}
        named = re.split(", | en | and ", sources) if sources else [origin.norm]
        assert named == list(origin.sources)
        assert remarks.get(origin.norm, "") == origin.remark


@pytest.mark.slow
@pytest.mark.usefixtures("long_lines")
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_norm_is_told_once_with_where_its_rating_comes_from(language: Language) -> None:
    seen: set[object] = set()
    for carried, _ in _carried(50, each=2):
        sections = _sections(explain(carried, language=language), language)
        decisive = _reassessed(sections.get("decisive", ["0"]), carried, language)
        others = _reassessed(sections.get("other", ["0"]), carried, language)
        assert decisive == list(carried.decisive)
        assert others == [norm for norm in carried.reassess if norm not in carried.decisive]
        _check_certain(sections.get("certain", []), carried, language)
        count, *dropped = sections.get("dropped", ["0"])
        said = {
            norm: rating
            for rating, norms in (line[2:].split(": ") for line in dropped[:-1])
            for norm in norms.split(", ")
        }
        assert said == {one.norm: found(one.rating, language) for one in carried.dropped}
        assert int(count) == len(said)
        nothing = {"nl": "Geen norm hoeft", "en": "No norm has to"}[language]
        assert (nothing in explain(carried, language=language)) == (not carried.reassess)
        seen |= {carried.verdict.outcome, *(origin.change for origin in carried.origins)}
        seen |= {origin.policy for origin in carried.origins}
    assert seen == {*Outcome, *CarryPolicy, *Change} - {Change.WITHDRAWN}


@pytest.mark.usefixtures("long_lines")
def test_the_outcome_is_that_of_the_ratings_under_the_other_framework() -> None:
    for carried, new in _carried(50, each=2):
        lines = explain(carried, language="en").split("\n")
        wanted = explain(evaluate(carried.ratings, new).verdict, language="en").split("\n")
        assert lines[2] == wanted[0]
        assert [line for line in wanted if line.startswith("There ") and line not in lines] == []


@pytest.mark.usefixtures("long_lines")
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_cannot_be_not_applicable_here_is_said_to_be_open_for_that(
    language: Language,
) -> None:
    text = explain(_carried_small(), language=language)
    why = {"nl": "niet 'niet van toepassing' zijn;", "en": "cannot be 'not applicable';"}[language]
    items = _items(_sections(text, language)["decisive"][1:])
    said = {item.split(": ")[0]: why in lines[0] for item, lines in items.items()}
    # B was merged from one that does not apply and one that does: open under any framework.
    assert said == {"A": True, "B": False, "C1, C2": False, "X": True, "Y": False}


def test_norms_that_a_limit_names_come_in_the_order_of_the_catalogue() -> None:
    plain = _small("1", ["B", "C", "A"], allows_not_applicable=False)
    limit = attrs.evolve(plain.rule.limits[0], norms={"A", "B", "C"})
    framework = attrs.evolve(plain, rule=attrs.evolve(plain.rule, limits=[limit]))
    carried = carry_over({"A": _MET}, Crosswalk.identity(framework), framework, framework)
    assert "   Aangewezen normen: B, C, A" in explain(carried).split("\n")


def test_norms_alike_are_said_together_only_next_to_each_other() -> None:
    old = _small("1", ["A", "B", "C"], allows_not_applicable=False)
    new = attrs.evolve(_small("2", ["A", "B", "C"], allows_not_applicable=False, at_most=0))
    links = [Link(Change.UNCHANGED, [norm], [norm]) for norm in ("A", "B", "C")]
    ratings: _Ratings = {"B": frozenset({_MET, _NOT})}
    carried = carry_over(ratings, Crosswalk(old.key, new.key, links), old, new)
    assert carried.reassess == ("A", "B", "C")
    items = [line for line in explain(carried).split("\n") if line.startswith("- ")]
    assert items == [
        "- A: nog te beoordelen",
        "- B: 'voldoet' of 'voldoet niet'",
        "- C: nog te beoordelen",
    ]


# ---------------------------------------------------------------- form

_CARRIED = carry_over(_MIXED, _CROSSWALK, F2017, _NEW)


def _with_remark(carried: CarryOver, remark: str) -> CarryOver:
    """Give every norm that became something else this remark."""
    origins = [
        origin if origin.change is Change.UNCHANGED else attrs.evolve(origin, remark=remark)
        for origin in carried.origins
    ]
    return attrs.evolve(carried, origins=tuple(origins))


@given(st.data())
def test_the_text_is_plain_lines_whatever_the_texts_in_a_value_hold(data: st.DataObject) -> None:
    day = st.none() | st.dates()
    since, until = data.draw(day), data.draw(day)
    if since and until and until <= since:
        until = None
    answer = Applicability(
        version="1.0",
        status=data.draw(st.sampled_from(EditionStatus)),
        reason=data.draw(st.sampled_from(EditionReason)),
        since=since,
        until=until,
        missing=data.draw(st.lists(st.text(max_size=8), max_size=2)),
        source=data.draw(st.none() | sources()),
    )
    carried = _with_remark(_CARRIED, data.draw(st.text()))
    for language in LANGUAGES:
        check_form(explain(answer, language=language))
        check_form(explain((answer, answer), language=language))
        check_form(explain(carried, language=language))


@pytest.mark.parametrize(
    ("remark", "shown"),
    [
        ("a\nb", "a b"),
        ("a\x1b[31mb", "a\N{REPLACEMENT CHARACTER}[31mb"),
        ("{norms} %s", "{norms} %s"),
    ],
)
def test_a_remark_cannot_reshape_the_text(remark: str, shown: str) -> None:
    lines = explain(_with_remark(_CARRIED, remark)).split("\n")
    assert f"    Opmerking: {shown}" in lines
    assert f"    Opmerking bij V4: {shown}" in lines


def test_two_thousand_norms_are_all_named() -> None:
    norms = [f"N-{number}" for number in range(2_000)]
    framework = _small("1", norms, allows_not_applicable=False)
    ratings: _Ratings = {norm: list(Rating)[at % 3] for at, norm in enumerate(norms[:1_800])}
    text = explain(carry_over(ratings, Crosswalk.identity(framework), framework, framework))
    check_form(text)
    assert set(norms) <= set(re.findall(r"N-\d+", text))


# ---------------------------------------------------------------- what cannot be explained

# What a type checker would refuse.
_explain: Callable[..., str] = explain
_ANSWER = SCHEME.applicable(audited_on=_on(2021, 3, 1))[0]


class _Pretender:
    """Claims to be an answer."""

    __class__ = Applicability  # type: ignore[assignment]  # pyright: ignore[reportAssignmentType]


@pytest.mark.parametrize(
    "value",
    [
        (),
        (None,),
        (_ANSWER, None),
        (_ANSWER, (_ANSWER,)),
        (_Pretender(),),
        [_ANSWER],
        {_ANSWER},
        SCHEME,
        EditionStatus.REQUIRED,
        Applicability,
    ],
    ids=["empty", "none", "mixed", "nested", "pretender", "list", "set", "scheme", "code", "class"],
)
def test_only_a_tuple_of_answers_is_explained(value: object) -> None:
    with pytest.raises(InvalidArgumentError) as caught:
        _explain(value)
    assert ", or a tuple of Applicability, got " in str(caught.value)
    assert [fault.path for fault in caught.value.faults] == ["value"]


def test_a_derived_tuple_of_answers_is_explained_too() -> None:
    class Answers(tuple[Applicability, ...]):
        __slots__ = ()

    answers = SCHEME.applicable(audited_on=_on(2021, 3, 1))
    assert explain(Answers(answers)) == explain(answers)
