# SPDX-License-Identifier: MIT
"""Assessment results as the findings that they were written from."""

import datetime

from ...audit import Finding, ImprovementPoint
from ...framework import NormId, Rating
from ._elements import OBJECTIVE
from ._reading import Part
from ._results import STATUSES

_RATINGS = {rating.value: rating for rating in Rating}
_KINDS = ("finding", "strength", "improvement", "limit", "issue", "severity")


class _Recorded:
    """A finding as far as it has been read."""

    def __init__(self, part: Part, norm: str, rating: Rating) -> None:
        self.part, self.norm, self.rating = part, norm, rating
        self.strengths: list[str] = []
        self.improvements: list[ImprovementPoint] = []
        self.is_stated = False

    def finding(self, people: dict[str, str]) -> Finding | None:
        """Return the finding, if it can be made."""
        part = _one([each.plain("title") for each in self.part.parts("subjects")], self.part)
        actors = [each for one in self.part.parts("origins") for each in one.parts("actors")]
        found_by = _one([_person(each, people) for each in actors], self.part)
        evidence = [each.plain("description") for each in self.part.parts("relevant-evidence")]
        remark = self.part.plain("remarks")
        return self.part.made(
            lambda: Finding(
                NormId(self.norm),
                self.rating,
                remark=remark,
                strengths=self.strengths,
                improvements=self.improvements,
                evidence=evidence,
                part=part,
                found_by=found_by,
            )
        )


def _one(found: list[str], part: Part) -> str | None:
    """Return what there is one of at most: a finding is on one part, and of one person."""
    if len(found) > 1:
        part.place.add("must have one subject and one actor at most")
    return found[0] if found else None


def _person(actor: Part, people: dict[str, str]) -> str:
    uuid = actor.text("actor-uuid", needed=True)
    if uuid not in people:
        actor.place.below("actor-uuid").wrong("that of a party", uuid)
    return people.get(uuid, uuid)


def findings_of(results: Part) -> tuple[Finding, ...]:
    """Return the findings in their order; raise what is wrong, if anything is."""
    people = _people(results)
    recorded: dict[str, _Recorded] = {}
    for result in results.parts("results", needed=True):
        for observation in result.parts("observations"):
            _read(observation, recorded)
        for finding in result.parts("findings"):
            _agree(finding, recorded)
    for each in recorded.values():
        if not each.is_stated and each.rating in STATUSES:
            each.part.place.add("must be related to a finding, as its rating says so")
    made = [each.finding(people) for each in recorded.values()]
    results.place.finish()
    return tuple(each for each in made if each is not None)


def _people(results: Part) -> dict[str, str]:
    metadata = results.part("metadata", needed=True)
    parties = () if metadata is None else metadata.parts("parties")
    return {each.text("uuid", needed=True): each.plain("remarks") for each in parties}


def _read(observation: Part, recorded: dict[str, _Recorded]) -> None:
    """Add an observation to the findings."""
    uuid = observation.text("uuid", needed=True)
    kind = observation.own("kind", needed=True)
    if kind is not None and kind not in _KINDS:
        observation.place.below("props").wrong(f"of a kind of {', '.join(_KINDS)}", kind)
    if kind == "finding":
        norm = observation.own("norm", needed=True)
        rating = _rating(observation)
        if uuid in recorded:
            observation.place.below("uuid").add("is already there")
        elif norm is not None and rating is not None:
            recorded[uuid] = _Recorded(observation, norm, rating)
    elif kind in ("strength", "improvement"):
        of = observation.own("of", needed=True)
        text = observation.plain("description")
        if of not in recorded:
            if of is not None:
                observation.place.below("props").wrong("of an observation before it", of)
        elif kind == "strength":
            recorded[of].strengths.append(text)
        elif (point := _point(observation, text)) is not None:
            recorded[of].improvements.append(point)


def _rating(part: Part) -> Rating | None:
    found = part.own("rating", needed=True)
    if found is None:
        return None
    if found not in _RATINGS:
        part.place.below("props").wrong(f"a rating of {', '.join(_RATINGS)}", found)
    return _RATINGS.get(found)


def _point(observation: Part, text: str) -> ImprovementPoint | None:
    owner = observation.plain("remarks") or None
    id_, follows = observation.own("point"), observation.own("follows")
    due = observation.own("due-on")
    due_on = None
    if due is not None:
        try:
            due_on = datetime.date.fromisoformat(due)
        except ValueError:
            observation.place.below("props").wrong("a day such as 2021-06-30", due)
    return observation.made(
        lambda: ImprovementPoint(text, id=id_, owner=owner, due_on=due_on, follows=follows)
    )


def _agree(finding: Part, recorded: dict[str, _Recorded]) -> None:
    """Hold a finding of OSCAL against the observation that it rests on."""
    related = [
        each.text("observation-uuid", needed=True)
        for each in finding.parts("related-observations", needed=True)
    ]
    found = [recorded[uuid] for uuid in related if uuid in recorded]
    if len(found) != 1:
        place = finding.place.below("related-observations")
        place.add(f"must name one observation of a finding, got {len(found)}")
        return
    (one,) = found
    one.is_stated = True
    target = finding.part("target", needed=True)
    status = None if target is None else target.part("status", needed=True)
    if target is None or status is None:
        return
    if target.text("target-id", needed=True) != OBJECTIVE + one.norm:
        target.place.below("target-id").wrong(repr(OBJECTIVE + one.norm), target.text("target-id"))
    said = status.text("state", needed=True), status.text("reason")
    if said != STATUSES.get(one.rating):
        status.place.wrong(f"as the rating {one.rating.value!r} has it", list(said))
