# SPDX-License-Identifier: MIT
"""What is written: valid by NIST's schema, whole in its references, the same for the same."""

import copy
import datetime
import json
import uuid
from collections.abc import Callable
from typing import Any

import attrs
import pytest
from hypothesis import given, strategies as st

from sterksociaalwerk.audit import Audit, Finding, ImprovementPoint
from sterksociaalwerk.comparison import Change, Crosswalk, Link
from sterksociaalwerk.conclusion import Conclusion, IssueCode, PointResult, Severity, conclude
from sterksociaalwerk.errors import InvalidValueError
from sterksociaalwerk.exchange import findings_from_oscal, plan_of_action_to_oscal, to_oscal
from sterksociaalwerk.framework import Framework, Rating
from sterksociaalwerk.label import SCHEME, V2017
from sterksociaalwerk.scheme import AuditKind
from tests.exchange.test_oscal_markdown import shown
from tests.generators import F2017, F2019, FULL, frameworks
from tests.oscal.checks import reference_faults, schema_faults, texts_in
from tests.oscal.values import (
    HOSTILE,
    MOMENT,
    NAMESPACE,
    conclusions,
    crosswalks,
    hostile_audit,
    hostile_conclusion,
    hostile_crosswalk,
    hostile_framework,
)

_Document = dict[str, Any]
_BARE = conclude(
    attrs.evolve(
        hostile_audit(),
        findings=[Finding(F2019.norms[0].id, Rating.MET)],
        scope=None,
        auditors=[],
        certifying_body=None,
        process_started_on=None,
    ),
    SCHEME,
)


def written(value: Framework | Crosswalk | Conclusion) -> _Document:
    return to_oscal(value, namespace=NAMESPACE, last_modified=MOMENT)


def plan_of(conclusion: Conclusion) -> _Document | None:
    return plan_of_action_to_oscal(conclusion, namespace=NAMESPACE, last_modified=MOMENT)


def _planned(conclusion: Conclusion) -> _Document:
    plan = plan_of(conclusion)
    assert plan is not None
    return plan


# Every kind of document, with all there is and with as little as there can be.
DOCUMENTS: dict[str, Callable[[], _Document]] = {
    "catalog": lambda: written(hostile_framework()),
    "the edition of 2017": lambda: written(F2017),
    "catalog without norms": lambda: written(V2017),
    "mapping": lambda: written(hostile_crosswalk()),
    "identity": lambda: written(Crosswalk.identity(F2019)),
    "results": lambda: written(hostile_conclusion()),
    "results with one finding": lambda: written(_BARE),
    "plan": lambda: _planned(hostile_conclusion()),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_is_sound(name: str) -> None:
    document = DOCUMENTS[name]()
    assert schema_faults(document) == []
    assert reference_faults(document) == []
    assert json.loads(json.dumps(document)) == document
    assert DOCUMENTS[name]() == document


@given(frameworks())
def test_any_framework_makes_a_sound_catalog(framework: Framework) -> None:
    document = written(framework)
    assert schema_faults(document) == []
    assert reference_faults(document) == []


@given(crosswalks())
def test_any_crosswalk_makes_a_sound_mapping(crosswalk: Crosswalk) -> None:
    document = written(crosswalk)
    assert schema_faults(document) == []
    assert reference_faults(document) == []


@given(conclusions())
def test_any_conclusion_makes_sound_results_and_a_sound_plan(conclusion: Conclusion) -> None:
    plan = plan_of(conclusion)
    points = [point for each in conclusion.audit.findings for point in each.improvements]
    assert (plan is None) == (not points)
    for document in [written(conclusion), *([] if plan is None else [plan])]:
        assert schema_faults(document) == []
        assert reference_faults(document) == []


def test_results_and_mappings_refer_to_controls_of_the_catalogs() -> None:
    catalog = written(F2019)
    assert reference_faults(written(hostile_conclusion()), catalog) == []
    assert reference_faults(written(hostile_crosswalk()), catalog) == []
    assert reference_faults(written(Crosswalk.identity(F2017)), written(F2017), catalog) == []


# ---------------------------------------------------------------- what the checks see


def _result(document: _Document) -> _Document:
    result: _Document = document["assessment-results"]["results"][0]
    return result


def _doubled_uuid(document: _Document) -> None:
    first, second = _result(document)["observations"][:2]
    first["uuid"] = second["uuid"]


def _lost_observation(document: _Document) -> None:
    _result(document)["findings"][0]["related-observations"][0]["observation-uuid"] = "lost"


def _lost_objective(document: _Document) -> None:
    _result(document)["findings"][0]["target"]["target-id"] = "objective-lost"


def _lost_plan(document: _Document) -> None:
    document["assessment-results"]["import-ap"]["href"] = f"#{uuid.NAMESPACE_DNS}"


def _lost_party(document: _Document) -> None:
    document["assessment-results"]["metadata"]["responsible-parties"][0]["party-uuids"] = ["lost"]


def _lost_role(document: _Document) -> None:
    document["assessment-results"]["metadata"]["responsible-parties"][0]["role-id"] = "lost"


def _lost_control(document: _Document) -> None:
    selection = _result(document)["reviewed-controls"]["control-selections"][0]
    selection["include-controls"][0]["control-id"] = "norm-lost"


def _lost_point(document: _Document) -> None:
    props = _result(document)["observations"][1]["props"]
    props[1]["value"] = str(uuid.NAMESPACE_DNS)


def _invented_state(document: _Document) -> None:
    _result(document)["findings"][0]["target"]["status"]["reason"] = "other"


def _invented_prop(document: _Document) -> None:
    _result(document)["props"][0]["name"] = "mood"


def _text_in_a_prop(document: _Document) -> None:
    _result(document)["props"][0]["value"] = "a sentence"


def _empty_list(document: _Document) -> None:
    _result(document)["links"] = []


@pytest.mark.parametrize(
    ("plant", "said"),
    [
        (_doubled_uuid, "stands twice"),
        (_lost_observation, "leads nowhere"),
        (_lost_objective, "was not reviewed"),
        (_lost_plan, "leads nowhere"),
        (_lost_party, "leads nowhere"),
        (_lost_role, "leads nowhere"),
        (_lost_control, "is in no catalog"),
        (_lost_point, "leads nowhere"),
        (_invented_state, "no rating has this"),
        (_invented_prop, "is no property"),
        (_text_in_a_prop, "is no code"),
        (_empty_list, "is empty"),
    ],
)
def test_a_planted_reference_is_found(plant: Callable[[_Document], None], said: str) -> None:
    document, catalog = written(hostile_conclusion()), written(F2019)
    assert reference_faults(document, catalog) == []
    plant(document)
    found = reference_faults(document, catalog)
    assert any(said in fault for fault in found), found


def test_a_planted_relationship_and_a_doubled_control_are_found() -> None:
    document = written(hostile_crosswalk())
    document["mapping-collection"]["mappings"][0]["maps"][0]["relationship"] = "cousin-of"
    assert len(reference_faults(document)) == 1
    catalog = written(F2017)
    controls = catalog["catalog"]["groups"][0]["controls"]
    controls[1]["id"] = controls[0]["id"]
    assert len(reference_faults(catalog)) == 1


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_schema_sees_a_planted_fault(name: str) -> None:
    document = DOCUMENTS[name]()
    (whole,) = document.values()
    for plant in ({"metadata": 1}, {"uuid": "no uuid"}, {"mood": "good"}):
        assert len(schema_faults({next(iter(document)): {**whole, **plant}})) >= 1


# ---------------------------------------------------------------- what is in them

# Where OSCAL has Markdown.
_MARKDOWN = ("description", "prose", "remarks", "text", "title")


@pytest.mark.parametrize("name", ["catalog", "mapping", "results", "plan"])
def test_what_users_wrote_stands_in_markdown_alone_and_escaped(name: str) -> None:
    for field, text in texts_in(DOCUMENTS[name]()):
        if field.rpartition(".")[2] in _MARKDOWN:
            # Fails on whatever is more than text.
            shown(text)
            assert "{{" not in text
        else:
            assert not any(each in text for each in HOSTILE), (field, text)


def test_only_plain_addresses_are_links() -> None:
    resources = written(hostile_framework())["catalog"]["back-matter"]["resources"]
    links = [each.get("rlinks") for each in resources]
    assert links == [None, [{"href": "https://sociaal.example/a?b=c"}], None]


@pytest.mark.parametrize(
    ("rating", "state"),
    [
        (Rating.MET, ("satisfied", "pass")),
        (Rating.PARTLY_MET, ("not-satisfied", "other")),
        (Rating.NOT_MET, ("not-satisfied", "fail")),
        (Rating.NOT_APPLICABLE, None),
    ],
)
def test_a_rating_in_the_words_of_oscal(rating: Rating, state: tuple[str, str] | None) -> None:
    found = Finding(F2019.norms[0].id, rating, remark="waarom")
    result = _result(written(conclude(attrs.evolve(hostile_audit(), findings=[found]), FULL)))
    statuses = [each["target"]["status"] for each in result.get("findings", [])]
    assert [(each["state"], each["reason"]) for each in statuses] == ([state] if state else [])
    reviewed = result["reviewed-controls"]["control-selections"][0]["include-controls"]
    assert [each["control-id"] for each in reviewed] == [f"norm-{found.norm}"]


def test_an_open_norm_was_not_reviewed() -> None:
    result = _result(written(hostile_conclusion()))
    reviewed = result["reviewed-controls"]["control-selections"][0]["include-controls"]
    assert len(reviewed) == len(hostile_audit().findings) < len(F2019.norms)


def _values(document: _Document, name: str) -> list[str]:
    return [
        prop["value"]
        for observation in _result(document)["observations"]
        for prop in observation["props"]
        if prop["name"] == name
    ]


def test_every_issue_and_every_limit_is_there() -> None:
    conclusion = hostile_conclusion()
    document = written(conclusion)
    assert _values(document, "code") == [issue.code.value for issue in conclusion.issues]
    assert conclusion.evaluation is not None
    limits = conclusion.evaluation.verdict.limits
    assert _values(document, "limit") == [each.limit.key for each in limits]
    assert _values(document, "least") == [str(each.least) for each in limits]


def test_what_issues_were_made_to_weigh_is_there() -> None:
    severities = {IssueCode.SCOPE_PARTIAL: Severity.ERROR}
    conclusion = conclude(hostile_audit(), FULL, severities=severities)
    document = written(conclusion)
    assert schema_faults(document) == []
    assert findings_from_oscal(document) == conclusion.audit.findings
    props = _result(document)["observations"][-1]["props"]
    assert [each["value"] for each in props] == ["severity", "scope-partial", "error"]


def test_what_a_conclusion_leads_to_is_there() -> None:
    found = [Finding(norm.id, Rating.MET) for norm in F2019.norms]
    practice = attrs.evolve(hostile_audit(), kind=AuditKind.SELF_ASSESSMENT, findings=found)
    conclusion = conclude(practice, FULL)
    assert conclusion.leads_to
    props = _result(written(conclusion))["props"]
    told = [each["value"] for each in props if each["name"] == "leads-to"]
    assert told == [each.value for each in conclusion.leads_to]


_CHANGES = {
    Change.UNCHANGED: "equal-to",
    Change.MOVED: "equal-to",
    Change.REWORDED: "equivalent-to",
    Change.MERGED: "equivalent-to",
    Change.SPLIT: "equivalent-to",
    Change.REVISED: "intersects-with",
    Change.RESTRUCTURED: "intersects-with",
}


def test_a_change_in_the_words_of_oscal() -> None:
    mapping = written(hostile_crosswalk())["mapping-collection"]["mappings"][0]
    told = {each["props"][0]["value"]: each["relationship"] for each in mapping["maps"]}
    assert told == {change.value: word for change, word in _CHANGES.items()}
    for key, change in (
        ("source-gap-summary", Change.WITHDRAWN),
        ("target-gap-summary", Change.ADDED),
    ):
        gaps = [
            [f"norm-{norm}" for norm in link.sources + link.targets]
            for link in hostile_crosswalk().links
            if link.change is change
        ]
        assert [each["with-ids"] for each in mapping[key]["unmapped-controls"]] == gaps


def test_an_open_point_is_in_the_plan_and_a_closed_one_is_not() -> None:
    conclusion = hostile_conclusion()
    results = {each.point.id: each.result for each in conclusion.points}
    assert results == {
        "done": PointResult.DONE,
        "open": PointResult.OPEN,
        "2": PointResult.RETURNED,
    }
    items = _planned(conclusion)["plan-of-action-and-milestones"]["poam-items"]
    told = [{prop["name"]: prop["value"] for prop in item["props"]} for item in items]
    assert [(each["from"], each.get("point")) for each in told] == [
        *[("this-audit", "1"), ("this-audit", None)] * 2,
        ("previous-audit", "open"),
    ]
    assert told[0]["due-on"] == "2022-01-01"


def test_without_an_open_point_there_is_no_plan() -> None:
    assert plan_of(_BARE) is None


# ---------------------------------------------------------------- identifiers and moments


def _uuids(document: _Document) -> set[str]:
    return {text for field, text in texts_in(document) if field.endswith(".uuid")}


def test_identifiers_follow_from_the_namespace_and_the_content() -> None:
    conclusion = hostile_conclusion()
    first = written(conclusion)
    other = to_oscal(conclusion, namespace=uuid.NAMESPACE_DNS, last_modified=MOMENT)
    assert _uuids(first).isdisjoint(_uuids(other))
    later = to_oscal(conclusion, namespace=NAMESPACE, last_modified=MOMENT + datetime.timedelta(1))
    # Only the document is another one; what it holds is what it held.
    assert len(_uuids(first) - _uuids(later)) == 1
    assert {uuid.UUID(each).version for each in _uuids(first)} == {5}


def test_a_document_and_a_plan_name_a_finding_alike() -> None:
    plan = _planned(hostile_conclusion())["plan-of-action-and-milestones"]
    observed = {
        each["uuid"]: each for each in _result(written(hostile_conclusion()))["observations"]
    }
    assert all(observed[each["uuid"]] == each for each in plan["observations"])


@pytest.mark.parametrize(
    ("moment", "written_as"),
    [
        (MOMENT, "2021-06-01T10:30:00+00:00"),
        (datetime.datetime(1900, 1, 1, tzinfo=datetime.UTC), "1900-01-01T00:00:00+00:00"),
        (
            datetime.datetime(2999, 12, 31, 23, 59, 59, 5, tzinfo=datetime.UTC),
            "2999-12-31T23:59:59.000005+00:00",
        ),
    ],
)
def test_moments_are_written_in_utc(moment: datetime.datetime, written_as: str) -> None:
    document = to_oscal(V2017, namespace=NAMESPACE, last_modified=moment)
    assert document["catalog"]["metadata"]["last-modified"] == written_as
    assert schema_faults(document) == []


# ---------------------------------------------------------------- what cannot be written


def _refused(value: Framework | Crosswalk | Conclusion) -> list[str]:
    with pytest.raises(InvalidValueError) as caught:
        written(value)
    return [fault.path for fault in caught.value.faults]


def test_what_oscal_cannot_hold_is_refused() -> None:
    gaps = [Link(Change.ADDED, [], ["a"]), Link(Change.WITHDRAWN, ["a"], [])]
    assert _refused(Crosswalk(F2019.key, F2019.key, gaps)) == ["links"]
    early = attrs.evolve(hostile_audit(), audited_on=datetime.date(1899, 12, 31))
    assert _refused(conclude(early, FULL)) == ["audit.audited_on"]
    late = attrs.evolve(early, audited_on=datetime.date(3000, 1, 1))
    assert _refused(conclude(late, FULL)) == ["audit.audited_on"]
    unrated = attrs.evolve(hostile_audit(), findings=[])
    assert _refused(conclude(unrated, FULL)) == ["audit.findings"]
    assert _refused(attrs.evolve(V2017, title="\ud800")) == ["text"]


# ---------------------------------------------------------------- parts, and who found what


def test_who_found_what_on_which_part_is_there() -> None:
    found = [
        Finding(F2019.norms[0].id, Rating.MET, part="*Oost*", found_by="A. *Auditor*"),
        Finding(F2019.norms[0].id, Rating.MET, part="*Oost*", found_by="B"),
    ]
    audit: Audit = attrs.evolve(hostile_audit(), findings=found)
    document = written(conclude(audit, FULL))
    assert schema_faults(document) == []
    assert reference_faults(document) == []
    observations = _result(document)["observations"]
    assert observations[0]["subjects"][0]["title"] == r"\*Oost\*"
    resources = document["assessment-results"]["back-matter"]["resources"]
    assert [each["title"] for each in resources[1:]] == [r"\*Oost\*"]
    assert findings_from_oscal(document) == tuple(found)
    lost = copy.deepcopy(document)
    lost["assessment-results"]["back-matter"]["resources"].pop()
    lost["assessment-results"]["metadata"]["parties"].pop()
    assert len(reference_faults(lost)) == 3


@given(st.lists(st.builds(ImprovementPoint, st.sampled_from(HOSTILE[:5])), min_size=1, max_size=3))
def test_equal_points_have_identifiers_of_their_own(points: list[ImprovementPoint]) -> None:
    found = Finding(F2019.norms[0].id, Rating.NOT_MET, improvements=[*points, *points])
    audit = attrs.evolve(hostile_audit(), findings=[found, found])
    assert reference_faults(written(conclude(audit, FULL))) == []
