# SPDX-License-Identifier: MIT
"""Puts the issues of an audit's file into sentences.

Findings and interviews are numbered from one here, as people count; the paths of issues count from
zero.
"""

import datetime
import re
from collections.abc import Callable, Iterable, Mapping
from typing import cast

from ..conclusion import Fact, Issue, IssueCode
from ..framework import Rating
from ..scheme import AuditKind, EditionReason
from . import _issue_texts as texts
from ._file_texts import KINDS
from ._transition_texts import EDITION_REASONS
from ._words import Counted, Language, between, day, listed, one_line, quoted

_Words = dict[str, object]


def issue_sentences(issues: Iterable[Issue], language: Language) -> list[str]:
    """Return a sentence for each issue; one for those between which only the norm differs."""
    together: dict[object, list[Issue]] = {}
    for at, issue in enumerate(issues):
        key: object = at
        if issue.code in _BY_NORM:
            others = [fact for fact in issue.facts.items() if fact[0] != "norm"]
            key = (issue.code, *others)
        together.setdefault(key, []).append(issue)
    return [_sentence(alike, language) for alike in together.values()]


def _sentence(issues: list[Issue], language: Language) -> str:
    issue = issues[0]
    words: _Words = {name: _plain(fact) for name, fact in issue.facts.items()}
    if issue.code in _WORDS:
        words |= _WORDS[issue.code](issue, language)
    text = texts.ISSUES[issue.code]
    if not isinstance(text, Counted):
        return text.say(language, **words)
    if issue.code in _BY_NORM:
        # A norm may have several findings at which the same is said.
        norms = dict.fromkeys(_text(each, "norm") for each in issues)
        count, words["norms"] = len(norms), ", ".join(norms)
    elif issue.code in _COUNTED:
        count = len(_names(issue, _COUNTED[issue.code]))
    else:
        count = _number(issue, "at_most") - _number(issue, "at_least")
    return text.say(language, count, **{name: words[name] for name in words if name != "count"})


# What is said once, of all norms together.
_BY_NORM = {
    IssueCode.NORM_UNKNOWN,
    IssueCode.RATING_NOT_ALLOWED,
    IssueCode.DEVIATION_UNEXPLAINED,
    IssueCode.PREVIOUS_NORM_UNKNOWN,
    IssueCode.PREVIOUS_RATING_NOT_ALLOWED,
}
# The fact whose names are counted.
_COUNTED = {
    IssueCode.NORMS_NOT_ASSESSED: "norms",
    IssueCode.ACTIVITIES_EXCLUDED: "activities",
    IssueCode.CELLS_NOT_COVERED: "cells",
    IssueCode.GROUPS_NOT_HEARD: "groups",
    IssueCode.GROUPS_UNSURE: "groups",
    IssueCode.OUTCOME_AT_PARADOX: "norms",
}
_WHY_NOT_COMPARABLE = {
    "no-evaluation": texts.NO_EVALUATION,
    "no-crosswalk": texts.NO_CROSSWALK,
    "crosswalk-does-not-fit": texts.CROSSWALK_DOES_NOT_FIT,
}


def _plain(fact: Fact) -> str | int:
    if isinstance(fact, tuple):
        return ", ".join(one_line(name) for name in fact)
    return one_line(fact) if isinstance(fact, str) else fact


def _text(issue: Issue, name: str) -> str:
    return cast("str", issue.facts[name])


def _number(issue: Issue, name: str) -> int:
    return cast("int", issue.facts[name])


def _names(issue: Issue, name: str) -> tuple[str, ...]:
    return cast("tuple[str, ...]", issue.facts[name])


# ---------------------------------------------------------------- facts in words


def _days(issue: Issue, language: Language) -> _Words:
    return {
        name: day(datetime.date.fromisoformat(_text(issue, name)), language)
        for name in ("process_started_on", "previous", "audited_on")
        if name in issue.facts
    }


def _kind(issue: Issue, language: Language) -> _Words:
    return {"kind": KINDS[AuditKind(_text(issue, "kind"))].say(language)}


def _rating(issue: Issue, language: Language) -> _Words:
    return {"rating": quoted([Rating.of(_text(issue, "rating"))], language)}


def _findings(issue: Issue, language: Language) -> _Words:
    ratings = [Rating.of(key) for key in _names(issue, "ratings")]
    places = [str(_place(path)) for path in _names(issue, "places")]
    return {"ratings": quoted(ratings, language), "places": listed(places, language)}


def _place(path: str) -> int:
    """Return the number of a finding or an interview, counted from one."""
    return int(re.findall(r"\d+", path)[0]) + 1


def _interview(issue: Issue, _: Language) -> _Words:
    return {"number": _place(issue.path)}


def _edition(issue: Issue, language: Language) -> _Words:
    reason = EDITION_REASONS[EditionReason(_text(issue, "reason"))]
    usable = ", ".join(_names(issue, "usable")) or texts.NONE_USABLE.say(language)
    return {"reason": reason.say(language), "usable": usable}


def _nearest(issue: Issue, language: Language) -> _Words:
    meant = [texts.NEAREST.say(language, norm=norm) for norm in _names(issue, "nearest")]
    return {"nearest": "".join(meant)}


def _volunteers(issue: Issue, language: Language) -> _Words:
    return {"range": between(_number(issue, "at_least"), _number(issue, "at_most"), language)}


def _comparison(issue: Issue, language: Language) -> _Words:
    return {"reason": _WHY_NOT_COMPARABLE[_text(issue, "reason")].say(language)}


def _returned(issue: Issue, language: Language) -> _Words:
    sources = _names(issue, "sources")
    then = ""
    if sources != (_text(issue, "norm"),):
        then = f" {texts.OTHER_SOURCES.say(language, norms=listed(sources, language))}"
    return {
        "sources": then,
        "before": _points(_names(issue, "before"), language),
        "now": _points(_names(issue, "now"), language),
    }


def _points(points: tuple[str, ...], language: Language) -> str:
    named = [f'"{one_line(point)}"' for point in points]
    return ", ".join(named) or texts.NO_POINT_NAMED.say(language)


_WORDS: Mapping[IssueCode, Callable[[Issue, Language], _Words]] = {
    IssueCode.EDITION_NOT_USABLE: _edition,
    IssueCode.DATES_REVERSED: _days,
    IssueCode.NORM_UNKNOWN: _nearest,
    IssueCode.FINDINGS_CONTRADICT: _findings,
    IssueCode.FINDING_DOUBLED: _findings,
    IssueCode.RATING_NOT_ALLOWED: _rating,
    IssueCode.DEVIATION_UNEXPLAINED: _rating,
    IssueCode.VOLUNTEERS_NOT_KNOWN: _volunteers,
    IssueCode.INTERVIEWS_MISSING: _kind,
    IssueCode.INTERVIEW_OUTSIDE_SCOPE: _interview,
    IssueCode.CONSEQUENCES_NOT_KNOWN: _kind,
    IssueCode.CERTIFYING_BODY_MISSING: _kind,
    IssueCode.CERTIFYING_BODY_UNEXPECTED: _kind,
    IssueCode.PREVIOUS_NOT_EARLIER: _days,
    IssueCode.PREVIOUS_EDITION_NOT_USABLE: _edition,
    IssueCode.PREVIOUS_DATES_REVERSED: _days,
    IssueCode.PREVIOUS_NORM_UNKNOWN: _nearest,
    IssueCode.PREVIOUS_FINDINGS_CONTRADICT: _findings,
    IssueCode.PREVIOUS_RATING_NOT_ALLOWED: _rating,
    IssueCode.PREVIOUS_NOT_COMPARABLE: _comparison,
    IssueCode.POINTS_AGAIN: _returned,
    IssueCode.POINT_FOLLOWS_UNKNOWN: _nearest,
}
