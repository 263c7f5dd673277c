# SPDX-License-Identifier: MIT
"""Audits with planted faults, and what has to be said of them.

That is read from the faults, with the facts of the label written out once more: whether `conclude`
says so is for the tests.
"""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator

from attrs import evolve, frozen

from sterksociaalwerk.audit import Audit, Finding, Scope
from sterksociaalwerk.comparison import Change, Crosswalk
from sterksociaalwerk.conclusion import Conclusion, conclude
from sterksociaalwerk.framework import Cycle, FrameworkKey, Rating
from sterksociaalwerk.label import LABEL, SCHEME
from sterksociaalwerk.scheme import AuditKind, Scheme

from .cases import seeded
from .drafts import FAULTS, Draft, Earlier, sound
from .editions import CROSSWALK, F2017, F2019, FULL, LIMITS

__all__ = ["Case", "case", "concluded"]

_WITHOUT = {"1.0": SCHEME.with_framework(F2019), "2.0": SCHEME.with_framework(F2017)}
_IDS = {"1.0": [norm.id for norm in F2017.norms], "2.0": [norm.id for norm in F2019.norms]}
_MET, _PARTLY, _NOT, _APART = Rating
_BY_A_BODY = (AuditKind.EXTERNAL, AuditKind.EXTERNAL_WITH_PEERS)
_OPENS, _ENDS = datetime.date(2019, 5, 1), datetime.date(2020, 1, 1)
_TOLD = datetime.date(2021, 6, 22)

_Said = tuple[str, str]


@frozen
class Case:
    """An audit, what `conclude` is given with it, and what it has to say.

    Attributes:
        said: The codes with their paths.
        returned: The norms with a point to improve that came back.
        passes: Whether the limits hold, had the file no error.
    """

    audit: Audit
    scheme: Scheme
    previous: Audit | None
    crosswalk: Crosswalk | None
    said: Counter[_Said]
    returned: tuple[str, ...]
    passes: bool


def case(seed: int, faults: Iterable[str] = ()) -> Case:
    """Return the audit of a seed with faults planted in it, its parts in any order."""
    random = seeded(seed)
    draft = sound(random)
    wanted = set(faults)
    for name, plant in FAULTS.items():
        if name in wanted:
            plant(draft)
    random.shuffle(draft.findings)
    random.shuffle(draft.interviews)
    catalogued = draft.catalogue or draft.edition not in _WITHOUT
    returned = tuple(_returned(draft))
    counts = Counter(finding.rating for finding in draft.findings)
    partly, not_met = LIMITS.get(draft.edition, (0, 0))
    return Case(
        audit=Audit(
            id="nu",
            scope=_scope(draft) if draft.has_scope else None,
            framework=FrameworkKey(draft.label, draft.edition),
            kind=draft.kind,
            cycle=draft.cycle,
            process_started_on=draft.process_started_on,
            audited_on=draft.audited_on,
            findings=draft.findings,
            interviews=draft.interviews,
            certifying_body=draft.body,
        ),
        scheme=_scheme(draft, FULL if catalogued else _WITHOUT[draft.edition]),
        previous=None if draft.previous is None else _earlier(draft, draft.previous),
        crosswalk=None if draft.previous is None else draft.previous.crosswalk,
        said=Counter([*_said(draft), *(("points-again", "findings") for _ in returned)]),
        returned=returned,
        passes=counts[_PARTLY] <= partly and counts[_NOT] <= not_met,
    )


def concluded(planted: Case) -> Conclusion:
    """Return what follows from a case."""
    return conclude(
        planted.audit, planted.scheme, previous=planted.previous, crosswalk=planted.crosswalk
    )


def _scheme(draft: Draft, scheme: Scheme) -> Scheme:
    if draft.consequences:
        return scheme
    leads_to = dict(scheme.leads_to or {})
    del leads_to[draft.kind]
    return evolve(scheme, leads_to=leads_to if draft.random.random() < 0.5 else None)


def _scope(draft: Draft) -> Scope:
    return Scope(
        organisation="Welzijn Voorbeeld",
        activities=draft.activities,
        staff=draft.staff,
        volunteers=draft.volunteers,
        whole_organisation=draft.whole,
    )


def _earlier(draft: Draft, previous: Earlier) -> Audit:
    return Audit(
        id=previous.id,
        scope=Scope(organisation=previous.organisation, activities=[]),
        framework=FrameworkKey(LABEL, previous.edition),
        kind=previous.kind,
        cycle=Cycle.INITIAL,
        process_started_on=_started(draft, previous),
        audited_on=_held(draft, previous),
        findings=previous.findings,
    )


def _held(draft: Draft, previous: Earlier) -> datetime.date:
    return draft.audited_on - datetime.timedelta(previous.days_before)


def _started(draft: Draft, previous: Earlier) -> datetime.date | None:
    after = previous.started_after
    return None if after is None else _held(draft, previous) + datetime.timedelta(after)


# ---------------------------------------------------------------- what has to be said


def _said(draft: Draft) -> Iterator[_Said]:
    known = draft.label == LABEL and draft.edition in _IDS
    if draft.label != LABEL:
        yield "other-label", "framework.label"
    elif not known:
        yield "edition-unknown", "framework.version"
    elif not draft.catalogue:
        yield "edition-without-norms", "framework"
    dates = draft.audited_on, draft.process_started_on
    yield from _of_dates(draft.edition, *dates, known=known)
    yield from _of_findings(draft, known=known, normed=known and draft.catalogue)
    yield from _of_scope(draft)
    if known and draft.has_scope:
        yield from _of_people(draft)
    if not draft.interviews and draft.kind is not AuditKind.SELF_ASSESSMENT:
        yield "interviews-missing", "interviews"
    if not draft.consequences:
        yield "consequences-not-known", "kind"
    if draft.body is None and draft.kind in _BY_A_BODY:
        yield "certifying-body-missing", "certifying_body"
    if draft.body is not None and draft.kind not in _BY_A_BODY:
        yield "certifying-body-unexpected", "certifying_body"
    yield from _of_previous(draft)


def _of_dates(
    edition: str, day: datetime.date, start: datetime.date | None, *, known: bool
) -> Iterator[_Said]:
    if start is not None and start > day:
        yield "dates-reversed", "process_started_on"
        start = None
    in_transition = _OPENS <= day < _ENDS
    usable = day >= _OPENS
    if edition == "1.0":
        usable = datetime.date(2017, 1, 1) <= day < _OPENS
        usable |= in_transition and (start is None or start < _OPENS)
    if known and not usable:
        yield "edition-not-usable", "framework.version"
    elif known and in_transition and start is None and edition == "1.0":
        yield "start-needed", "process_started_on"
    if known and usable and day >= _TOLD:
        yield "newer-edition-announced", "framework.version"


def _of_findings(draft: Draft, *, known: bool, normed: bool) -> Iterator[_Said]:
    at = {id(finding): place for place, finding in enumerate(draft.findings)}
    for code, finding, part in draft.said:
        # Without the edition, or its norms, nobody can tell.
        if isinstance(finding, Finding) and (
            {"norm-unknown": normed, "rating-not-allowed": known}.get(code, True)
        ):
            yield code, f"findings[{at[id(finding)]}]{part}"
    yield from _of_doubles(draft.findings)
    by_norm = _by_norm(draft.findings)
    if normed:
        ids = _IDS[draft.edition]
        if set(ids) - set(by_norm):
            yield "norms-not-assessed", "findings"
        if _at_paradox(draft.edition, [{f.rating for f in by_norm.get(id_, ())} for id_ in ids]):
            yield "outcome-at-paradox", "findings"


def _by_norm(findings: list[Finding]) -> dict[str, list[Finding]]:
    by_norm: dict[str, list[Finding]] = {}
    for finding in findings:
        by_norm.setdefault(finding.norm, []).append(finding)
    return by_norm


def _of_doubles(findings: list[Finding]) -> Iterator[_Said]:
    for norm, several in _by_norm(findings).items():
        if len(several) > 1:
            alike = len({finding.rating for finding in several}) == 1
            code = "finding-doubled" if alike else "findings-contradict"
            second = [at for at, finding in enumerate(findings) if finding.norm == norm][1]
            yield code, f"findings[{second}].norm"


def _at_paradox(edition: str, found: list[set[Rating]]) -> bool:
    """Return whether the limits hold and one norm less *not met* is one too many *partly met*."""
    possible = [
        ratings if ratings and _APART not in ratings else {_MET, _PARTLY, _NOT} for ratings in found
    ]
    partly, not_met = LIMITS[edition]
    return (
        sum(_PARTLY in ratings for ratings in possible) <= partly
        and sum(_NOT in ratings for ratings in possible) <= not_met
        and possible.count({_PARTLY}) == partly
        and {_NOT} in possible
    )


def _of_scope(draft: Draft) -> Iterator[_Said]:
    if not draft.has_scope:
        yield "scope-missing", "scope"
        return
    inside = [activity.in_scope for activity in draft.activities]
    if not any(inside):
        yield "scope-empty", "scope.activities"
    if not all(inside):
        yield "activities-excluded", "scope.activities"
    if not draft.whole:
        yield "scope-partial", "scope.whole_organisation"


def _of_people(draft: Draft) -> Iterator[_Said]:
    unsure = draft.volunteers if draft.edition == "2.0" else []
    if unsure:
        yield "volunteers-not-known", "scope.volunteers"
    if not draft.interviews:
        return
    # What is about services that are all out of scope is about nothing, and nobody is heard.
    empty = not any(activity.in_scope for activity in draft.activities)
    outside = [each for _, each, _ in draft.said]
    for at, interview in enumerate(draft.interviews):
        if empty or any(interview is each for each in outside):
            yield "interview-outside-scope", f"interviews[{at}]"
    if not draft.asked and not empty:
        yield "cells-not-covered", "interviews"
    if not draft.heard or empty:
        yield "groups-not-heard", "interviews"
    if any(group.role == "niet gehoord" or empty for group in unsure):
        yield "groups-unsure", "interviews"


def _of_previous(draft: Draft) -> Iterator[_Said]:
    previous = draft.previous
    if previous is None:
        if draft.cycle is Cycle.RECERTIFICATION:
            yield "previous-missing", "previous"
        return
    if draft.cycle is Cycle.INITIAL:
        yield "previous-unexpected", "previous"
    if previous.days_before <= 0:
        yield "previous-not-earlier", "previous.audited_on"
    if draft.has_scope and previous.organisation != "Welzijn Voorbeeld":
        yield "previous-other-organisation", "previous.scope.organisation"
    yield from _of_the_earlier_alone(draft, previous)
    if not _comparable(draft, previous):
        yield "previous-not-comparable", "previous.framework"


def _of_the_earlier_alone(draft: Draft, previous: Earlier) -> Iterator[_Said]:
    if previous.id == "nu":
        yield "previous-same-audit", "previous.id"
    if previous.kind is AuditKind.SELF_ASSESSMENT:
        yield "previous-self-assessment", "previous.kind"
    for code, path in _of_its_own(draft, previous):
        # What else is wrong with it is left for its own conclusion.
        if code not in ("start-needed", "finding-doubled", "newer-edition-announced"):
            yield f"previous-{code}", f"previous.{path}"


def _of_its_own(draft: Draft, previous: Earlier) -> Iterator[_Said]:
    known = previous.edition in _IDS
    normed = known and (draft.catalogue or previous.edition != draft.edition)
    dates = _held(draft, previous), _started(draft, previous)
    yield from _of_dates(previous.edition, *dates, known=known)
    yield from _of_doubles(previous.findings)
    for code, finding, part in previous.said:
        if {"norm-unknown": normed, "rating-not-allowed": known}[code]:
            (at,) = (at for at, each in enumerate(previous.findings) if each is finding)
            yield code, f"findings[{at}]{part}"


def _comparable(draft: Draft, previous: Earlier) -> bool:
    if draft.label != LABEL or not draft.catalogue:
        return False
    ways = {("1.0", "1.0"): None, ("2.0", "2.0"): None, ("1.0", "2.0"): CROSSWALK}
    way = (previous.edition, draft.edition)
    return way in ways and previous.crosswalk == ways[way]


def _returned(draft: Draft) -> Iterator[str]:
    """Yield the norms that have a point to improve and came from one that had."""
    previous = draft.previous
    if previous is None or not _comparable(draft, previous):
        return
    then, now = (
        {each.norm for each in findings if each.improvements or each.rating in (_PARTLY, _NOT)}
        for findings in (previous.findings, draft.findings)
    )
    for norm in _IDS[draft.edition]:
        came_from = {norm}
        if previous.crosswalk is not None:
            came_from = {
                source
                for link in previous.crosswalk.links
                if norm in link.targets
                # What may ask something else now says nothing of a point that is back.
                and link.change not in (Change.REVISED, Change.RESTRUCTURED)
                for source in link.sources
            }
        if norm in now and came_from & then:
            yield norm
