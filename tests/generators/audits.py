# SPDX-License-Identifier: MIT
"""Audits with planted faults, and what has to be said of them.

That is read from the faults, with the facts of the label written out once more: whether `conclude`
says so is for the tests.
"""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from attrs import evolve, frozen

from sterksociaalwerk.audit import Audit, Finding, Interview, Organisation, Scope
from sterksociaalwerk.comparison import Change, Crosswalk
from sterksociaalwerk.conclusion import Conclusion, conclude
from sterksociaalwerk.framework import Cycle, FrameworkKey, Rating
from sterksociaalwerk.label import LABEL, SCHEME
from sterksociaalwerk.scheme import AuditKind, Scheme
from tests.oracle import (
    beyond,
    groups_to_hear,
    is_about,
    is_asked,
    joined,
    may_be_about,
    misnamed,
    repeated,
)

from .cases import seeded
from .drafts import FAULTS, Draft, Earlier, sound
from .editions import CROSSWALK, F2017, F2019, FULL, LIMITS

__all__ = ["Case", "case", "concluded"]

_WITHOUT = {"1.0": SCHEME.with_framework(F2019), "2.0": SCHEME.with_framework(F2017)}
_IDS = {"1.0": [norm.id for norm in F2017.norms], "2.0": [norm.id for norm in F2019.norms]}
_MET, _PARTLY, _NOT, _APART = Rating
_AUDITED = Organisation(
    "Welzijn Voorbeeld",
    id="1",
    former_names=["Welzijn Vroeger"],
    merged_from=[Organisation("Welzijn Oost", id="2"), "Welzijn West"],
)
# Organisations of the earlier audit, and what is said of each.
_ORGANISATIONS: Mapping[str, tuple[Organisation | str, str | None]] = {
    "the same": ("Welzijn Vroeger", None),
    "another name": ("Welzijn Elders", "previous-organisation-differs"),
    "another": (Organisation("Welzijn Voorbeeld", id="3"), "previous-other-organisation"),
    "gone in": (Organisation("Ooster Welzijn", id="2"), "previous-of-predecessor"),
    "gone in, by its name": ("Welzijn West", "previous-of-predecessor"),
}
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
    return Case(
        audit=Audit(
            id="nu",
            scope=_scope(draft),
            framework=FrameworkKey(draft.label, draft.edition),
            kind=draft.kind,
            cycle=draft.cycle,
            process_started_on=draft.process_started_on,
            audited_on=draft.audited_on,
            findings=draft.findings,
            interviews=_interviews(draft),
            certifying_body=draft.body,
        ),
        scheme=_scheme(draft, FULL if catalogued else _WITHOUT[draft.edition]),
        previous=None if draft.previous is None else _earlier(draft, draft.previous),
        crosswalk=None if draft.previous is None else draft.previous.crosswalk,
        said=Counter([*_said(draft), *(("points-again", "findings") for _ in returned)]),
        returned=returned,
        passes=_outcome(draft) is True,
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


def _scope(draft: Draft) -> Scope | None:
    if not draft.has_scope:
        return None
    return Scope(
        organisation=_AUDITED,
        activities=draft.activities,
        staff=draft.staff if draft.records_staff else None,
        volunteers=draft.volunteers if draft.records_volunteers else None,
        whole_organisation=draft.whole,
        parts=draft.parts,
    )


def _interviews(draft: Draft) -> list[Interview] | None:
    return draft.interviews if draft.records_interviews else None


def _earlier(draft: Draft, previous: Earlier) -> Audit:
    return Audit(
        id=previous.id,
        scope=Scope(organisation=_ORGANISATIONS[previous.organisation][0], activities=[]),
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
    scope, interviews = _scope(draft), _interviews(draft)
    if known and scope is not None:
        yield from _of_people(draft.edition, scope, interviews)
    if not interviews and draft.kind is not AuditKind.SELF_ASSESSMENT:
        code = "interviews-not-recorded" if interviews is None else "interviews-missing"
        yield code, "interviews"
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
        if {"norm-unknown": normed, "rating-not-allowed": known}.get(code, True):
            yield code, f"findings[{at[id(finding)]}]{part}"
    yield from _of_doubles(draft.findings)
    matters: set[str] = {finding.norm for finding in draft.findings}
    if normed:
        matters = _matters(draft)
    yield from _of_disagreement(draft, matters)
    yield from _of_parts(draft, matters)
    if normed:
        if set(_IDS[draft.edition]) - {finding.norm for finding in draft.findings}:
            yield "norms-not-assessed", "findings"
        if _at_paradox(draft.edition, _possible(draft)):
            yield "outcome-at-paradox", "findings"


def _by_norm(findings: list[Finding]) -> dict[str, list[Finding]]:
    by_norm: dict[str, list[Finding]] = {}
    for finding in findings:
        by_norm.setdefault(finding.norm, []).append(finding)
    return by_norm


def _possible(draft: Draft) -> list[set[Rating]]:
    """Return what each norm of the edition may be; what is not allowed is left open."""
    by_norm = _by_norm(draft.findings)
    parts = draft.parts if draft.has_scope else []
    possible: list[set[Rating]] = []
    for norm in _IDS[draft.edition]:
        findings = by_norm.get(norm, [])
        if not findings or any(finding.rating is _APART for finding in findings):
            possible.append({_MET, _PARTLY, _NOT})
        else:
            possible.append(set(joined(findings, parts)))
    return possible


def _outcome(draft: Draft) -> bool | None:
    """Return whether the limits hold; ``None`` where that is open."""
    if draft.edition not in _IDS:
        return None
    possible, (partly, not_met) = _possible(draft), LIMITS[draft.edition]
    if (
        sum(_PARTLY in ratings for ratings in possible) <= partly
        and sum(_NOT in ratings for ratings in possible) <= not_met
    ):
        return True
    # Of two deviations, one takes room from either limit.
    if (
        possible.count({_PARTLY}) > partly
        or possible.count({_NOT}) > not_met
        or sum(_MET not in ratings for ratings in possible) > partly + not_met
    ):
        return False
    return None


def _matters(draft: Draft) -> set[str]:
    """Return the norms that can change the outcome, whatever the others turn out to be."""
    possible, (partly, not_met) = _possible(draft), LIMITS[draft.edition]
    found: set[str] = set()
    for at, norm in enumerate(_IDS[draft.edition]):
        # What the others can come to: how many partly met, and how many not met.
        others = {(0, 0)}
        for ratings in (*possible[:at], *possible[at + 1 :]):
            others = {
                (one + (rating is _PARTLY), other + (rating is _NOT))
                for one, other in others
                for rating in ratings
            }
        for one, other in others:
            holds = {
                one + (rating is _PARTLY) <= partly and other + (rating is _NOT) <= not_met
                for rating in possible[at]
            }
            if len(holds) > 1:
                found.add(norm)
    return found


def _repeats(findings: list[Finding]) -> Iterator[tuple[list[int], str]]:
    places: dict[tuple[str, str | None], list[int]] = {}
    for at, finding in enumerate(findings):
        places.setdefault((finding.norm, finding.part), []).append(at)
    for several in places.values():
        code = repeated([findings[at] for at in several])
        if code is not None:
            yield several, code


def _of_doubles(findings: list[Finding]) -> Iterator[_Said]:
    for several, code in _repeats(findings):
        if code != "findings-disagree":
            yield code, f"findings[{several[1]}].norm"


def _of_disagreement(draft: Draft, matters: set[str]) -> Iterator[_Said]:
    whole = {finding.norm for finding in draft.findings if finding.part is None}
    for several, code in _repeats(draft.findings):
        finding = draft.findings[several[0]]
        if code == "findings-disagree":
            aside = finding.part is not None and finding.norm in whole
            decisive = finding.norm in matters and not aside
            yield f"{code}-decisive" if decisive else code, f"findings[{several[1]}].norm"


def _of_parts(draft: Draft, matters: set[str]) -> Iterator[_Said]:
    known = draft.parts if draft.has_scope else []
    for part in {finding.part for finding in draft.findings} - {None, *known}:
        at = [finding.part for finding in draft.findings].index(part)
        yield "part-unknown", f"findings[{at}].part"
    missing: set[str] = set()
    said: set[str] = set()
    for norm, findings in _by_norm(draft.findings).items():
        found = {finding.part for finding in findings}
        if found == {None}:
            continue
        if None in found:
            said.add("parts-beside-whole")
            continue
        missing |= {*draft.parts} - found if draft.has_scope else set()
        if len(found) > 1 and len({finding.rating for finding in findings}) > 1:
            said.add("parts-differ-decisive" if norm in matters else "parts-differ")
    yield from ((code, "findings") for code in said)
    yield from (("parts-not-assessed", "findings") for _ in missing)


def _at_paradox(edition: str, possible: list[set[Rating]]) -> bool:
    """Return whether the limits hold and one norm less *not met* is one too many *partly met*."""
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
    if draft.whole is not True:
        code = "scope-partial" if draft.whole is False else "whole-organisation-not-recorded"
        yield code, "scope.whole_organisation"
    if not draft.records_staff:
        yield "staff-not-recorded", "scope.staff"


def _of_people(edition: str, scope: Scope, interviews: list[Interview] | None) -> Iterator[_Said]:
    if edition == "2.0":
        if scope.volunteers is None:
            yield "volunteers-not-recorded", "scope.volunteers"
        elif scope.volunteers and scope.cells:
            # All that are planted have an answer that is not known.
            yield "volunteers-not-known", "scope.volunteers"
    if interviews:
        for at, interview in enumerate(interviews):
            yield from ((code, f"interviews[{at}]") for code in _of_interview(interview, scope))
        yield from _of_coverage(edition, scope, interviews)


def _of_interview(interview: Interview, scope: Scope) -> Iterator[str]:
    if not any(may_be_about(interview, cell) for cell in scope.cells):
        yield "interview-outside-scope"
    elif any(beyond(interview, scope)):
        yield "interview-partly-outside-scope"
    yield from ("interview-name-unknown" for _ in misnamed(interview, scope))


def _of_coverage(edition: str, scope: Scope, interviews: list[Interview]) -> Iterator[_Said]:
    left = [cell for cell in scope.cells if not any(is_about(each, cell) for each in interviews)]
    maybe = [cell for cell in left if any(may_be_about(each, cell) for each in interviews)]
    if len(left) > len(maybe):
        yield "cells-not-covered", "interviews"
    if maybe:
        yield "cells-not-recorded", "interviews"
    surely, unsure = groups_to_hear(scope, {"1.0": F2017, "2.0": F2019}[edition])
    for code, groups in (("groups-not-heard", surely), ("groups-unsure", unsure)):
        if not all(any(is_asked(group, each, scope) for each in interviews) for group in groups):
            yield code, "interviews"


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
    _, code = _ORGANISATIONS[previous.organisation]
    if draft.has_scope and code is not None:
        yield code, "previous.scope.organisation"
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
