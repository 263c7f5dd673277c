# SPDX-License-Identifier: MIT
"""Audits in the making: by seed, with nothing wrong, and faults to plant in them.

What has to be said of the outcome stands in `audits`.
"""

import datetime
from collections.abc import Callable, Mapping
from itertools import zip_longest
from random import Random

from attrs import define, evolve, field

from sterksociaalwerk.audit import (
    ALL,
    Activity,
    Count,
    Finding,
    ImprovementPoint,
    Interview,
    Party,
    Preparation,
    StaffGroup,
    VolunteerGroup,
    Work,
)
from sterksociaalwerk.comparison import Crosswalk
from sterksociaalwerk.framework import Cycle, Rating
from sterksociaalwerk.label import LABEL
from sterksociaalwerk.scheme import AuditKind

from .editions import CROSSWALK, F2017, F2019, LIMITS

__all__ = ["FAULTS", "Draft", "Earlier", "sound"]

_IDS = {"1.0": [norm.id for norm in F2017.norms], "2.0": [norm.id for norm in F2019.norms]}
_MET, _PARTLY, _NOT, _APART = Rating
_DAY = datetime.timedelta(1)
_MAY, _NEW_YEAR = datetime.date(2019, 5, 1), datetime.date(2020, 1, 1)
_SERVICES = ("jongerenwerk", "ouderenwerk", "opbouwwerk")
_PLACES = ("Brummen", "Voorst", "Zutphen")
_BY_A_BODY = (AuditKind.EXTERNAL, AuditKind.EXTERNAL_WITH_PEERS)


@define
class Earlier:
    """The audit before it."""

    edition: str
    findings: list[Finding]
    days_before: int
    crosswalk: Crosswalk | None
    organisation: str = "the same"
    id: str = "toen"
    kind: AuditKind = AuditKind.EXTERNAL
    started_after: int | None = None
    taken: set[str] = field(factory=set[str])
    said: list[tuple[str, Finding, str]] = field(factory=list[tuple[str, Finding, str]])

    def free(self, random: Random) -> int:
        """Take a finding that no fault was planted in, and return its place."""
        free = [at for at, each in enumerate(self.findings) if each.norm not in self.taken]
        at = random.choice(free)
        self.taken.add(self.findings[at].norm)
        return at


@define
class Draft:
    """An audit that can still be changed.

    Attributes:
        taken: The norms that a fault was planted in.
        said: What has to be said of single findings, and of which part of them.
    """

    random: Random
    edition: str
    kind: AuditKind
    cycle: Cycle
    audited_on: datetime.date
    process_started_on: datetime.date | None
    findings: list[Finding]
    activities: list[Activity]
    staff: list[StaffGroup]
    interviews: list[Interview]
    body: str | None
    previous: Earlier | None
    volunteers: list[VolunteerGroup] = field(factory=list[VolunteerGroup])
    label: str = LABEL
    catalogue: bool = True
    consequences: bool = True
    whole: bool | None = True
    has_scope: bool = True
    parts: list[str] = field(factory=list[str])
    records_staff: bool = True
    records_volunteers: bool = True
    records_interviews: bool = True
    taken: set[str] = field(factory=set[str])
    said: list[tuple[str, Finding, str]] = field(factory=list[tuple[str, Finding, str]])

    def free(self) -> int:
        """Take a finding that no fault was planted in, and return its place."""
        free = [at for at, each in enumerate(self.findings) if each.norm not in self.taken]
        at = self.random.choice(free)
        self.taken.add(self.findings[at].norm)
        return at


def _finding(norm: str, rating: Rating) -> Finding:
    return Finding(norm, rating, improvements=[] if rating is _MET else [f"beter bij {norm}"])


def _findings(random: Random, edition: str) -> list[Finding]:
    """Return a finding for every norm, often near the limits, all explained."""
    ids = _IDS[edition]
    partly, not_met = (
        max(0, limit - random.choice([0, 1, 3, 99, -1])) for limit in LIMITS[edition]
    )
    shuffled_ids = random.sample(ids, len(ids))
    ratings = dict.fromkeys(shuffled_ids[:partly], _PARTLY)
    ratings |= dict.fromkeys(shuffled_ids[partly : partly + not_met], _NOT)
    findings = [_finding(norm, ratings.get(norm, _MET)) for norm in ids]
    # A point to improve may be named where a norm is met, and a deviation explained without one.
    findings[0] = evolve(findings[0], improvements=["nog beter"])
    findings[-1] = evolve(findings[-1], improvements=[], remark="net niet gehaald")
    return findings


def _dates(random: Random, edition: str) -> tuple[datetime.date, datetime.date | None]:
    old = [
        (datetime.date(2018, 3, 1), None),
        (_MAY - _DAY, _MAY - 2 * _DAY),
        (_NEW_YEAR - _DAY, _MAY - _DAY),
    ]
    new = [
        (_MAY, _MAY),
        (_NEW_YEAR - _DAY, _MAY - 90 * _DAY),
        (_NEW_YEAR, None),
        (datetime.date(2021, 6, 1), datetime.date(2021, 1, 1)),
    ]
    return random.choice(old if edition == "1.0" else new)


def sound(random: Random) -> Draft:
    """Return an audit of which nothing but notes has to be said."""
    edition = random.choice(["1.0", "2.0"])
    kind, cycle = random.choice(list(AuditKind)), random.choice(list(Cycle))
    audited_on, process_started_on = _dates(random, edition)
    services = random.sample(_SERVICES, random.randint(1, 3))
    activities = [
        Activity(service=service, municipalities=random.sample(_PLACES, random.randint(1, 3)))
        for service in services
    ]
    parties = ((Party.STAFF, "werker"), (Party.CLIENT, "deelnemer"), (Party.MANAGEMENT, "bestuur"))
    return Draft(
        random=random,
        edition=edition,
        kind=kind,
        cycle=cycle,
        audited_on=audited_on,
        process_started_on=process_started_on,
        findings=_findings(random, edition),
        activities=activities,
        staff=[StaffGroup(role="werker", headcount=random.randint(0, 4) + 1, fte=1)],
        interviews=[
            Interview(
                role=role,
                people=random.choice([None, 1, Count(2), Count(1, 3)]),
                party=party,
                services=ALL if random.random() < 0.5 else services,
                municipalities=ALL,
            )
            for party, role in parties
        ],
        body="Certificeerder Voorbeeld" if kind in _BY_A_BODY else None,
        previous=_previous(random, edition, audited_on) if cycle is Cycle.RECERTIFICATION else None,
    )


def _previous(random: Random, edition: str, audited_on: datetime.date) -> Earlier:
    """Return an audit before it that could use its edition; when it began is not known."""
    first = {"1.0": datetime.date(2017, 1, 1), "2.0": _MAY}
    last = {"1.0": _NEW_YEAR - _DAY, "2.0": datetime.date.max}
    before, days_before = random.choice(
        [
            (each, days)
            for each in ("1.0", edition)
            for days in (1, 700)
            if first[each] <= audited_on - days * _DAY <= last[each]
        ]
    )
    return Earlier(
        edition=before,
        findings=_findings(random, before),
        days_before=days_before,
        crosswalk=None if before == edition else CROSSWALK,
    )


# ---------------------------------------------------------------- faults


def _other_label(draft: Draft) -> None:
    draft.label = "ander-label"


def _unknown_edition(draft: Draft) -> None:
    # What is announced is no edition yet.
    draft.edition = draft.random.choice(["3.0", "9.9", "2.0+eigen"])


def _no_catalogue(draft: Draft) -> None:
    draft.catalogue = False


def _not_usable(draft: Draft) -> None:
    old = [(_NEW_YEAR, None), (_MAY, _MAY), (datetime.date(2016, 12, 31), None)]
    new = [(_MAY - _DAY, None), (_MAY - _DAY, _MAY - 9 * _DAY)]
    draft.audited_on, draft.process_started_on = draft.random.choice(
        old if draft.edition == "1.0" else new
    )


def _start_needed(draft: Draft) -> None:
    draft.audited_on, draft.process_started_on = draft.random.choice([_MAY, _NEW_YEAR - _DAY]), None


def _announced(draft: Draft) -> None:
    days = [datetime.date(2021, 6, 22), datetime.date(2023, 1, 1)]
    draft.audited_on, draft.process_started_on = draft.random.choice(days), None


def _nothing_follows(draft: Draft) -> None:
    draft.consequences = False


def _reversed(draft: Draft) -> None:
    draft.process_started_on = draft.audited_on + draft.random.choice([1, 400]) * _DAY


def _unknown_norm(draft: Draft) -> None:
    for norm in draft.random.choice([["X1"], ["v1"], ["X1", "X2", "V-16"]]):
        finding = _finding(norm, draft.random.choice([_MET, _PARTLY, _NOT]))
        draft.findings.append(finding)
        draft.taken.add(norm)
        draft.said.append(("norm-unknown", finding, ".norm"))


def _doubled(draft: Draft) -> None:
    draft.findings.append(evolve(draft.findings[draft.free()], evidence=["elders"]))


def _contradicting(draft: Draft) -> None:
    finding = draft.findings[draft.free()]
    others = [rating for rating in (_MET, _PARTLY, _NOT) if rating is not finding.rating]
    for rating in others[: draft.random.randint(1, 2)]:
        draft.findings.append(_finding(finding.norm, rating))


def _split(draft: Draft, own: Callable[[Finding, int], Finding], *, partly: bool) -> None:
    """Put two findings in the place of one, each with a rating and something else of its own.

    Either makes a difference to the outcome only if as many norms are partly met as may be.
    """
    free = [at for at, each in enumerate(draft.findings) if each.norm not in draft.taken]
    ratings = [_PARTLY] * (LIMITS[draft.edition][0] if partly else 0)
    for at, rating in zip_longest(free[:-1], ratings, fillvalue=_MET):
        if isinstance(at, int):
            draft.findings[at] = _finding(draft.findings[at].norm, rating)
    norm = draft.findings.pop(free[-1]).norm
    draft.taken.add(norm)
    two = [_MET, _PARTLY] if partly else draft.random.sample([_MET, _PARTLY, _NOT], 2)
    draft.findings += [own(_finding(norm, rating), at) for at, rating in enumerate(two)]


def _by(finding: Finding, at: int) -> Finding:
    return evolve(finding, found_by=f"auditor {at}")


def _on(finding: Finding, at: int) -> Finding:
    return evolve(finding, part=f"team {at}")


def _disagreeing(draft: Draft) -> None:
    _split(draft, _by, partly=False)


def _disagreeing_decisively(draft: Draft) -> None:
    _split(draft, _by, partly=True)


def _differing(draft: Draft) -> None:
    draft.parts = ["team 0", "team 1"]
    _split(draft, _on, partly=False)


def _differing_decisively(draft: Draft) -> None:
    draft.parts = ["team 0", "team 1"]
    _split(draft, _on, partly=True)


def _part_not_assessed(draft: Draft) -> None:
    draft.parts = ["team 0", "team 1"]
    at = draft.free()
    draft.findings[at] = evolve(draft.findings[at], part=draft.random.choice(draft.parts))


def _part_unknown(draft: Draft) -> None:
    at = draft.free()
    part = draft.random.choice(["Team0", "elders"])
    draft.findings[at] = evolve(draft.findings[at], part=part)


def _beside_whole(draft: Draft) -> None:
    draft.parts = ["team 0", "team 1"]
    finding = draft.findings[draft.free()]
    rating = draft.random.choice([_MET, _PARTLY, _NOT])
    draft.findings.append(evolve(_finding(finding.norm, rating), part="team 1"))


def _not_allowed(draft: Draft) -> None:
    at = draft.free()
    draft.findings[at] = Finding(draft.findings[at].norm, _APART, remark="geen vrijwilligers")
    draft.said.append(("rating-not-allowed", draft.findings[at], ".rating"))


def _not_assessed(draft: Draft) -> None:
    for _ in range(draft.random.choice([1, 3])):
        del draft.findings[draft.free()]


def _unexplained(draft: Draft) -> None:
    at = draft.free()
    rating, remark = draft.random.choice([_PARTLY, _NOT]), draft.random.choice(["", " \n"])
    draft.findings[at] = Finding(draft.findings[at].norm, rating, remark=remark)
    draft.said.append(("deviation-unexplained", draft.findings[at], ""))


def _no_scope(draft: Draft) -> None:
    draft.has_scope = False


def _empty_scope(draft: Draft) -> None:
    draft.activities = [evolve(each, in_scope=False, remark="-") for each in draft.activities]


def _partial(draft: Draft) -> None:
    draft.whole = False


def _whole_not_recorded(draft: Draft) -> None:
    draft.whole = None


def _staff_not_recorded(draft: Draft) -> None:
    draft.records_staff = False


def _volunteers_not_recorded(draft: Draft) -> None:
    draft.records_volunteers = False


def _excluded(draft: Draft) -> None:
    care = Activity(service="thuiszorg", municipalities=["Tiel"], in_scope=False, remark="zorg")
    if care not in draft.activities:
        draft.activities.append(care)


def _volunteers_not_known(draft: Draft) -> None:
    draft.volunteers.append(
        VolunteerGroup(
            role=draft.random.choice(["maatje", "niet gehoord"]),
            headcount=3,
            prepared=Preparation.TRAINED,
            independent=None,
            work=Work.HANDS_ON,
            needs_quality_assurance=True,
        )
    )
    draft.volunteers.append(evolve(draft.volunteers[-1], role="maatje", headcount=Count(1)))
    services = draft.interviews[0].services
    draft.interviews.append(
        Interview(role="maatje", party=Party.VOLUNTEER, services=services, municipalities=ALL)
    )


def _no_interviews(draft: Draft) -> None:
    # A self-assessment needs none.
    draft.kind = AuditKind.PEER_REVIEW if draft.kind is AuditKind.SELF_ASSESSMENT else draft.kind
    draft.interviews = []


def _interviews_not_recorded(draft: Draft) -> None:
    _no_interviews(draft)
    draft.records_interviews = False


def _partly_outside(draft: Draft) -> None:
    _excluded(draft)
    first = draft.interviews[0]
    beyond = [
        evolve(first, services=[*_SERVICES, "thuiszorg"], municipalities=ALL),
        evolve(first, services=ALL, municipalities=[*_PLACES, "Tiel"]),
        evolve(first, services=None, municipalities=[*_PLACES, "Tiel"]),
    ]
    draft.interviews[0] = draft.random.choice(beyond)


def _misspelt(draft: Draft) -> None:
    draft.interviews[1] = evolve(draft.interviews[1], services=[*_SERVICES, "jongernwerk"])


def _cells_not_recorded(draft: Draft) -> None:
    services = draft.random.random() < 0.5
    draft.interviews = [
        evolve(each, services=None) if services else evolve(each, municipalities=None)
        for each in draft.interviews
    ]


def _outside(draft: Draft) -> None:
    elsewhere = draft.random.choice([{"services": ["restaurant"]}, {"municipalities": ["Tiel"]}])
    # Equal interviews are two all the same.
    for _ in range(draft.random.choice([1, 2])):
        draft.interviews.append(Interview(role="kok", people=1, party=Party.STAFF, **elsewhere))


def _not_asked(draft: Draft) -> None:
    known = {each.service for each in draft.activities}
    draft.interviews = [
        evolve(each, services=known) if each.services is ALL else each for each in draft.interviews
    ]
    draft.activities.append(Activity(service="schuldhulp", municipalities=["Voorst"]))


def _not_heard(draft: Draft) -> None:
    draft.staff.append(StaffGroup(role="beheerder", headcount=Count(1, 2), fte=Count(0)))


def _no_body(draft: Draft) -> None:
    draft.kind, draft.body = draft.random.choice(_BY_A_BODY), None


def _body(draft: Draft) -> None:
    draft.kind, draft.body = (
        draft.random.choice([AuditKind.PEER_REVIEW, AuditKind.SELF_ASSESSMENT]),
        "Certificeerder Voorbeeld",
    )


def _no_previous(draft: Draft) -> None:
    draft.cycle, draft.previous = Cycle.RECERTIFICATION, None


def _previous_at_first(draft: Draft) -> None:
    draft.cycle, draft.previous = Cycle.INITIAL, _given(draft)


def _later(draft: Draft) -> None:
    draft.previous = _given(draft)
    draft.previous.days_before = draft.random.choice([0, -1, -800])


def _of_predecessor(draft: Draft) -> None:
    draft.previous = _given(draft)
    draft.previous.organisation = draft.random.choice(["gone in", "gone in, by its name"])


def _organisation_differs(draft: Draft) -> None:
    draft.previous = _given(draft)
    draft.previous.organisation = "another name"


def _other_organisation(draft: Draft) -> None:
    draft.previous = _given(draft)
    draft.previous.organisation = "another"


def _not_comparable(draft: Draft) -> None:
    draft.previous = _given(draft)
    if draft.random.random() < 0.3:
        draft.previous.edition = "9.9"
    elif draft.previous.edition == draft.edition:
        draft.previous.crosswalk = CROSSWALK
    else:
        draft.previous.crosswalk = draft.random.choice([None, CROSSWALK.inverse()])


def _same_audit(draft: Draft) -> None:
    draft.previous = _given(draft)
    draft.previous.id = "nu"


def _self_assessed(draft: Draft) -> None:
    draft.previous = _given(draft)
    draft.previous.kind = AuditKind.SELF_ASSESSMENT


def _was_not_usable(draft: Draft) -> None:
    draft.previous = _given(draft)
    # Before the first day of either edition.
    draft.previous.days_before = 3000


def _was_reversed(draft: Draft) -> None:
    draft.previous = _given(draft)
    draft.previous.started_after = draft.random.choice([1, 400])


def _norm_was_unknown(draft: Draft) -> None:
    draft.previous = previous = _given(draft)
    for norm in draft.random.choice([["X1"], ["v1", "X2"]]):
        finding = _finding(norm, draft.random.choice([_MET, _PARTLY]))
        previous.findings.append(finding)
        previous.taken.add(norm)
        previous.said.append(("norm-unknown", finding, ".norm"))


def _contradicted(draft: Draft) -> None:
    draft.previous = previous = _given(draft)
    finding = previous.findings[previous.free(draft.random)]
    rating = draft.random.choice([each for each in (_MET, _NOT) if each is not finding.rating])
    previous.findings.append(_finding(finding.norm, rating))


def _was_not_allowed(draft: Draft) -> None:
    draft.previous = previous = _given(draft)
    at = previous.free(draft.random)
    finding = Finding(previous.findings[at].norm, _APART, remark="geen vrijwilligers")
    previous.findings[at] = finding
    previous.said.append(("rating-not-allowed", finding, ".rating"))


def _with_point(draft: Draft, *points: ImprovementPoint) -> Finding:
    at = draft.free()
    draft.findings[at] = evolve(draft.findings[at], improvements=points)
    return draft.findings[at]


def _point_returned(draft: Draft) -> None:
    draft.previous = previous = _given(draft)
    at = previous.free(draft.random)
    point = ImprovementPoint("toen", id="T1")
    previous.findings[at] = evolve(previous.findings[at], improvements=[point])
    finding = _with_point(draft, ImprovementPoint("weer", follows="T1"))
    draft.said.append(("point-returned", finding, ".improvements[0]"))


def _point_doubled(draft: Draft) -> None:
    points = [ImprovementPoint("een"), *(ImprovementPoint(text, id="D1") for text in "ab")]
    draft.said.append(("point-id-doubled", _with_point(draft, *points), ".improvements[1].id"))


def _point_follows_none(draft: Draft) -> None:
    draft.previous = _given(draft)
    finding = _with_point(draft, ImprovementPoint("weer", follows="nooit-genoemd"))
    draft.said.append(("point-follows-unknown", finding, ".improvements[0].follows"))


def _given(draft: Draft) -> Earlier:
    return draft.previous or _previous(draft.random, draft.edition, draft.audited_on)


# In the order in which they are planted: a later one builds on an earlier one.
FAULTS: Mapping[str, Callable[[Draft], None]] = {
    "previous-missing": _no_previous,
    "previous-unexpected": _previous_at_first,
    "previous-not-earlier": _later,
    "previous-other-organisation": _other_organisation,
    "previous-organisation-differs": _organisation_differs,
    "previous-of-predecessor": _of_predecessor,
    "previous-same-audit": _same_audit,
    "previous-self-assessment": _self_assessed,
    "previous-edition-not-usable": _was_not_usable,
    "previous-dates-reversed": _was_reversed,
    "previous-norm-unknown": _norm_was_unknown,
    "previous-findings-contradict": _contradicted,
    "previous-rating-not-allowed": _was_not_allowed,
    "previous-not-comparable": _not_comparable,
    "point-returned": _point_returned,
    "point-id-doubled": _point_doubled,
    "point-follows-unknown": _point_follows_none,
    "edition-not-usable": _not_usable,
    "start-needed": _start_needed,
    "newer-edition-announced": _announced,
    "dates-reversed": _reversed,
    "norm-unknown": _unknown_norm,
    "finding-doubled": _doubled,
    "findings-contradict": _contradicting,
    "findings-disagree": _disagreeing,
    "findings-disagree-decisive": _disagreeing_decisively,
    "parts-differ": _differing,
    "parts-differ-decisive": _differing_decisively,
    "parts-not-assessed": _part_not_assessed,
    "part-unknown": _part_unknown,
    "parts-beside-whole": _beside_whole,
    "rating-not-allowed": _not_allowed,
    "norms-not-assessed": _not_assessed,
    "deviation-unexplained": _unexplained,
    "scope-partial": _partial,
    "whole-organisation-not-recorded": _whole_not_recorded,
    "staff-not-recorded": _staff_not_recorded,
    "volunteers-not-recorded": _volunteers_not_recorded,
    "activities-excluded": _excluded,
    "volunteers-not-known": _volunteers_not_known,
    "interview-partly-outside-scope": _partly_outside,
    "interview-name-unknown": _misspelt,
    "cells-not-recorded": _cells_not_recorded,
    "interview-outside-scope": _outside,
    "cells-not-covered": _not_asked,
    "groups-not-heard": _not_heard,
    "scope-empty": _empty_scope,
    "scope-missing": _no_scope,
    "consequences-not-known": _nothing_follows,
    "certifying-body-missing": _no_body,
    "certifying-body-unexpected": _body,
    "interviews-missing": _no_interviews,
    "interviews-not-recorded": _interviews_not_recorded,
    "edition-without-norms": _no_catalogue,
    "edition-unknown": _unknown_edition,
    "other-label": _other_label,
}
