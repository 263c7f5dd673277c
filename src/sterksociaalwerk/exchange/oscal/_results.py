# SPDX-License-Identifier: MIT
"""A conclusion as OSCAL assessment results.

Every finding is an observation, and so is each strong point, point to improve, limit and issue: a
property says which. Findings that say whether a norm is met are findings of OSCAL as well, on the
objective of the norm; *not applicable* has no word there, and stays an observation.
"""

from collections.abc import Iterator, Mapping

from ..._checks import fail
from ...audit import Audit, Finding, ImprovementPoint
from ...conclusion import Conclusion, Fact, Issue, IssueCode, Severity
from ...errors import InvalidValueError
from ...evaluation import LimitResult
from ...framework import Rating
from ._elements import (
    NORM,
    OBJECTIVE,
    Element,
    Stamp,
    back_matter,
    document,
    filled,
    midnight,
    prop,
    resource,
)
from ._markdown import block, line

STATUSES: Mapping[Rating, tuple[str, str]] = {
    Rating.MET: ("satisfied", "pass"),
    Rating.PARTLY_MET: ("not-satisfied", "other"),
    Rating.NOT_MET: ("not-satisfied", "fail"),
}
"""State and reason in OSCAL; the rating itself is a property."""


def assessment_results(conclusion: Conclusion, stamp: Stamp) -> Element:
    """Return the assessment results of a conclusion."""
    audit = conclusion.audit
    parties = Parties(audit, stamp)
    plan = resource(
        stamp.uuid("plan", audit.id),
        "The plan of the audit",
        description="It is not part of what was recorded.",
    )
    recorded = [Recorded(at, audit, parties, stamp) for at in range(len(audit.findings))]
    observations = [each for one in recorded for each in one.observations]
    observations += _further(conclusion, stamp)
    result = filled(
        uuid=stamp.uuid("result", audit.id, observations),
        title=f"Audit {line(audit.id)}",
        description=f"What was found on {line(str(audit.framework))}, and what follows.",
        start=midnight("audit.audited_on", audit.audited_on),
        props=list(_facts(conclusion)),
        reviewed_controls=_reviewed(audit),
        observations=observations,
        findings=[one.finding() for one in recorded if one.source.rating in STATUSES],
    )
    return document(
        "assessment-results",
        stamp,
        {"title": f"Audit {line(audit.id)}", "version": audit.id, **parties.metadata()},
        import_ap={"href": f"#{plan['uuid']}"},
        results=[result],
        back_matter=parties.back_matter(plan),
    )


def _facts(conclusion: Conclusion) -> Iterator[Element]:
    """Yield what is known of the whole, as properties."""
    audit, evaluation = conclusion.audit, conclusion.evaluation
    yield prop("audit", audit.id)
    yield prop("label", audit.framework.label)
    yield prop("version", str(audit.framework.version))
    yield prop("kind", audit.kind.value)
    yield prop("cycle", audit.cycle.value)
    yield prop("audited-on", audit.audited_on.isoformat())
    if audit.process_started_on is not None:
        yield prop("process-started-on", audit.process_started_on.isoformat())
    if evaluation is not None:
        yield prop("outcome", evaluation.outcome.value)
    for consequence in conclusion.leads_to:
        yield prop("leads-to", consequence.value)


def _reviewed(audit: Audit) -> Element:
    """Return the norms that have a finding; one without is open, and was not reviewed."""
    norms = list(dict.fromkeys(finding.norm for finding in audit.findings))
    if not norms:
        problem = "must hold a finding: in OSCAL, results review one control at least"
        raise fail(InvalidValueError, "audit.findings", problem)
    controls = [{"control-id": NORM + norm} for norm in norms]
    objectives = [{"objective-id": OBJECTIVE + norm} for norm in norms]
    return {
        "control-selections": [{"include-controls": controls}],
        "control-objective-selections": [{"include-objectives": objectives}],
    }


class Parties:
    """Who and what an audit names: the people of the metadata, parts in the back matter."""

    def __init__(self, audit: Audit, stamp: Stamp) -> None:
        self._stamp = stamp
        self._people: dict[str, Element] = {}
        self._parts: dict[str, Element] = {}
        self._roles: dict[str, list[str]] = {}
        if audit.scope is not None:
            name = audit.scope.organisation.name
            self._roles["audited-organisation"] = [self._party("organization", name)]
        if audit.certifying_body is not None:
            body = self._party("organization", audit.certifying_body)
            self._roles["certifying-body"] = [body]
        if audit.auditors:
            auditors = [self.person(name) for name in audit.auditors]
            self._roles["auditor"] = list(dict.fromkeys(auditors))

    def person(self, name: str) -> str:
        """Return the identifier of a person."""
        return self._party("person", name)

    def _party(self, kind: str, name: str) -> str:
        uuid = self._stamp.uuid("party", kind, name)
        # Names of parties are no Markdown, and may not have every form; remarks are and may.
        self._people[uuid] = {"uuid": uuid, "type": kind, "remarks": block(name)}
        return uuid

    def part(self, name: str) -> str:
        """Return the identifier of a part of the organisation."""
        uuid = self._stamp.uuid("part", name)
        self._parts[uuid] = resource(uuid, name, props=[prop("kind", "part")])
        return uuid

    def back_matter(self, *resources: Element) -> Element | None:
        """Return the parts that were asked for, after other resources."""
        return back_matter([*resources, *self._parts.values()])

    def metadata(self) -> Element:
        """Return the parties that were asked for, and their roles."""
        return filled(
            roles=[{"id": role, "title": role.replace("-", " ")} for role in self._roles],
            parties=list(self._people.values()),
            responsible_parties=[
                {"role-id": role, "party-uuids": uuids} for role, uuids in self._roles.items()
            ],
        )


class Recorded:
    """One finding of an audit, as observations and as a finding of OSCAL."""

    def __init__(self, at: int, audit: Audit, parties: Parties, stamp: Stamp) -> None:
        self.source: Finding = audit.findings[at]
        self._day = midnight("audit.audited_on", audit.audited_on)
        self._parties, self._stamp = parties, stamp
        content = self._content()
        self.uuid = stamp.uuid("observation", audit.id, at, content)
        self.observation: Element = {"uuid": self.uuid, **content}
        """What was found, without its points."""
        self.observations: list[Element] = [self.observation, *self._points()]
        """What was found, and each of its points."""

    def _content(self) -> Element:
        finding = self.source
        subjects = [] if finding.part is None else [self._subject(finding.part)]
        origins = [] if finding.found_by is None else [self._origin(finding.found_by)]
        return filled(
            title=f"Finding on {line(finding.norm)}",
            description=f"{line(finding.norm)}: {finding.rating.title_en}.",
            props=[
                prop("kind", "finding"),
                prop("norm", finding.norm),
                prop("rating", finding.rating.value),
            ],
            methods=["UNKNOWN"],
            types=["finding"],
            origins=origins,
            subjects=subjects,
            relevant_evidence=[{"description": block(each)} for each in finding.evidence],
            collected=self._day,
            remarks=block(finding.remark),
        )

    def _subject(self, part: str) -> Element:
        return {
            "subject-uuid": self._parties.part(part),
            "type": "resource",
            "title": line(part),
        }

    def _origin(self, found_by: str) -> Element:
        actor = {"type": "party", "actor-uuid": self._parties.person(found_by)}
        return {"actors": [actor]}

    def _points(self) -> Iterator[Element]:
        for at, text in enumerate(self.source.strengths):
            yield self._point("strength", at, block(text), [])
        for at, point in enumerate(self.source.improvements):
            owner = None if point.owner is None else block(point.owner)
            yield self._point("improvement", at, block(point.text), point_props(point), owner)

    def _point(
        self, kind: str, at: int, text: str, props: list[Element], remarks: str | None = None
    ) -> Element:
        return filled(
            uuid=self._stamp.uuid(kind, self.uuid, at, text, props, remarks),
            title=f"{_TITLES[kind]} on {line(self.source.norm)}",
            description=text,
            props=[prop("kind", kind), prop("of", self.uuid), *props],
            methods=["UNKNOWN"],
            collected=self._day,
            remarks=remarks,
        )

    def finding(self) -> Element:
        """Return the finding of OSCAL."""
        finding = self.source
        state, reason = STATUSES[finding.rating]
        related = [{"observation-uuid": each["uuid"]} for each in self.observations]
        return {
            "uuid": self._stamp.uuid("finding", self.uuid),
            "title": f"Finding on {line(finding.norm)}",
            "description": f"{line(finding.norm)}: {finding.rating.title_en}.",
            "props": [prop("rating", finding.rating.value)],
            "target": {
                "type": "objective-id",
                "target-id": OBJECTIVE + finding.norm,
                "status": {"state": state, "reason": reason},
            },
            "related-observations": related,
        }


_TITLES = {"strength": "Strong point", "improvement": "Point to improve"}


def point_props(point: ImprovementPoint) -> list[Element]:
    """Return what is known of a point, beside its text and its owner."""
    return [
        *([] if point.id is None else [prop("point", point.id)]),
        *([] if point.due_on is None else [prop("due-on", point.due_on.isoformat())]),
        *([] if point.follows is None else [prop("follows", point.follows)]),
    ]


def _further(conclusion: Conclusion, stamp: Stamp) -> Iterator[Element]:
    """Yield how each limit stands, each issue, and what issues were made to weigh."""
    day = midnight("audit.audited_on", conclusion.audit.audited_on)
    evaluation = conclusion.evaluation
    for result in () if evaluation is None else evaluation.verdict.limits:
        yield _observed(stamp, _limit(result), day)
    for at, issue in enumerate(conclusion.issues):
        yield _observed(stamp, _issue(issue, at), day)
    for code, severity in conclusion.severities.items():
        yield _observed(stamp, _changed(code, severity), day)


def _observed(stamp: Stamp, content: Element, day: str) -> Element:
    uuid = stamp.uuid("further", content)
    return {"uuid": uuid, **content, "methods": ["UNKNOWN"], "collected": day}


def _limit(result: LimitResult) -> Element:
    limit = result.limit
    return {
        "title": f"Limit {line(limit.key)}",
        "description": f"{result.least} to {result.most}, at most {limit.at_most}.",
        "props": [
            prop("kind", "limit"),
            prop("limit", limit.key),
            prop("least", str(result.least)),
            prop("most", str(result.most)),
            prop("at-most", str(limit.at_most)),
            prop("outcome", result.outcome.value),
        ],
    }


def _issue(issue: Issue, at: int) -> Element:
    # Facts may hold what users wrote.
    facts = [f"{name}: {_fact(fact)}" for name, fact in issue.facts.items()]
    return filled(
        title=f"Issue {issue.code.value}",
        description=block(issue.path),
        props=[
            prop("kind", "issue"),
            prop("number", str(at + 1)),
            prop("code", issue.code.value),
            prop("severity", issue.severity.value),
        ],
        remarks=block("\n".join(facts)),
    )


def _changed(code: IssueCode, severity: Severity) -> Element:
    return {
        "title": f"Severity of {code.value}",
        "description": f"For this conclusion it was set to {severity.value}.",
        "props": [
            prop("kind", "severity"),
            prop("code", code.value),
            prop("severity", severity.value),
        ],
    }


def _fact(fact: Fact) -> str:
    return ", ".join(map(str, fact)) if isinstance(fact, tuple) else str(fact)
