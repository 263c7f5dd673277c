# SPDX-License-Identifier: MIT
"""Puts the issues of an audit's file into sentences.

Findings and interviews are numbered from one here, as people count; the paths of issues count from
zero.
"""

import datetime
import re
from collections.abc import Callable, Iterable, Mapping
from typing import cast

from ..audit import Count
from ..conclusion import Fact, Issue, IssueCode
from ..framework import Rating
from ..scheme import AuditKind, EditionReason
from . import _chain_texts as chain_texts, _issue_texts as texts
from ._file_texts import KINDS
from ._transition_texts import EDITION_REASONS
from ._words import Counted, Language, amount, day, listed, one_line, quoted

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
    else:
        count = len(_names(issue, _COUNTED[issue.code]))
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


def _disagreement(issue: Issue, language: Language) -> _Words:
    parts = [
        f" {texts.OF_PART.say(language, part=one_line(part))}" for part in _names(issue, "part")
    ]
    auditors = listed([one_line(name) for name in _names(issue, "found_by")], language)
    return {**_findings(issue, language), "part": "".join(parts), "found_by": auditors}


def _place(path: str) -> int:
    """Return the number of a finding or an interview, counted from one."""
    return int(re.findall(r"\d+", path)[0]) + 1


def _interview(issue: Issue, _: Language) -> _Words:
    return {"number": _place(issue.path)}


def _partly_outside(issue: Issue, _: Language) -> _Words:
    names = [*_names(issue, "services"), *_names(issue, "municipalities")]
    return {"number": _place(issue.path), "names": ", ".join(map(one_line, names))}


def _unknown_name(issue: Issue, language: Language) -> _Words:
    return {"number": _place(issue.path), **_nearest(issue, language)}


def _edition(issue: Issue, language: Language) -> _Words:
    reason = EDITION_REASONS[EditionReason(_text(issue, "reason"))]
    usable = ", ".join(_names(issue, "usable")) or texts.NONE_USABLE.say(language)
    return {"reason": reason.say(language), "usable": usable}


def _nearest(issue: Issue, language: Language) -> _Words:
    meant = [texts.NEAREST.say(language, norm=one_line(name)) for name in _names(issue, "nearest")]
    return {"nearest": "".join(meant)}


def _volunteers(issue: Issue, language: Language) -> _Words:
    most = issue.facts["at_most"]
    counted = Count(_number(issue, "at_least"), most if isinstance(most, int) else None)
    return {"range": amount(counted, language)}


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


def _step(issue: Issue, language: Language) -> _Words:
    """Return the facts of an issue on the steps after an audit in words."""
    words: _Words = {}
    for name, fact in issue.facts.items():
        if name in _CHAIN_NAMES:
            words[name] = _CHAIN_NAMES[name][str(fact)].say(language)
        elif name in _CHAIN_DAYS:
            words[name] = day(datetime.date.fromisoformat(str(fact)), language)
    if issue.code is IssueCode.CHAIN_ORGANISATION_DIFFERS:
        words["reason"] = chain_texts.DIFFERS[_text(issue, "reason")].say(language)
    if issue.code is IssueCode.CHAIN_FILE_NOT_SETTLED:
        words["reason"] = chain_texts.UNSETTLED[_text(issue, "reason")].say(language)
    if "kind" in issue.facts:
        words |= _kind(issue, language)
    if issue.code is IssueCode.CHAIN_OTHER_KIND:
        words["expected"] = KINDS[AuditKind(_text(issue, "expected"))].say(language)
    return words


_CHAIN_NAMES = {
    "step": chain_texts.STEPS,
    "before": chain_texts.STEPS,
    "missing": chain_texts.STEPS,
    "stated": chain_texts.STEPS,
    "outcome": chain_texts.OUTCOMES,
    "advice": chain_texts.ADVICES,
}
_CHAIN_DAYS = ("on", "before_on", "refused_on", "valid_from", "valid_until")


_WORDS: Mapping[IssueCode, Callable[[Issue, Language], _Words]] = {
    IssueCode.EDITION_NOT_USABLE: _edition,
    IssueCode.DATES_REVERSED: _days,
    IssueCode.NORM_UNKNOWN: _nearest,
    IssueCode.FINDINGS_CONTRADICT: _findings,
    IssueCode.FINDING_DOUBLED: _findings,
    IssueCode.FINDINGS_DISAGREE: _disagreement,
    IssueCode.FINDINGS_DISAGREE_DECISIVE: _disagreement,
    IssueCode.PART_UNKNOWN: _nearest,
    IssueCode.RATING_NOT_ALLOWED: _rating,
    IssueCode.DEVIATION_UNEXPLAINED: _rating,
    IssueCode.VOLUNTEERS_NOT_KNOWN: _volunteers,
    IssueCode.INTERVIEWS_MISSING: _kind,
    IssueCode.INTERVIEWS_NOT_RECORDED: _kind,
    IssueCode.INTERVIEW_PARTLY_OUTSIDE_SCOPE: _partly_outside,
    IssueCode.INTERVIEW_NAME_UNKNOWN: _unknown_name,
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
    **dict.fromkeys(dict(chain_texts.CHAIN_ISSUES), _step),
}
