# SPDX-License-Identifier: MIT
"""Everything that is wrong with a document is said at once, with its place and what is allowed."""

import json
import re
from typing import Any

import pytest

from sterksociaalwerk.audit import Audit, Finding, ImprovementPoint, Scope
from sterksociaalwerk.comparison import CarryOver, Change, Crosswalk, Link, carry_over
from sterksociaalwerk.conclusion import Conclusion
from sterksociaalwerk.errors import InvalidValueError
from sterksociaalwerk.evaluation import Evaluation, LimitResult, Verdict, decide, evaluate
from sterksociaalwerk.exchange import from_dict, to_dict
from sterksociaalwerk.exchange._loading import is_object
from sterksociaalwerk.framework import Framework, Norm, Rating, Tally
from sterksociaalwerk.improvement import (
    Flip,
    FlipReason,
    RepairPlan,
    RuleAnalysis,
    analyse_rule,
    repair,
)
from sterksociaalwerk.label import V2017, V2019
from tests.generators import F2019, case
from tests.generators.documents import made_by_the_library

SAME = Crosswalk(
    F2019.key, F2019.key, [Link(Change.UNCHANGED, [norm.id], [norm.id]) for norm in F2019.norms]
)


def faults_of(kind: type[Any], document: object) -> dict[str, str]:
    """Return what is wrong with a document, by path."""
    with pytest.raises(InvalidValueError) as caught:
        from_dict(kind, document)
    return {fault.path: fault.problem for fault in caught.value.faults}


# ---------------------------------------------------------------- a badly broken audit


def _broken() -> dict[str, Any]:
    return {
        "schema": "sterksociaalwerk/audit/1",
        "id": "a b",
        "scope": {
            "organisation": "Welzijn Voorbeeld",
            "activities": [
                {"service": "jongerenwerk", "municipalities": ["Voorst", "Voorst"]},
                {"service": "", "municipalities": ["Voorst"], "in-scop": True},
            ],
            "staff": [{"role": "kok", "headcount": "3", "fte": "2,4"}],
            "volunteers": "none",
        },
        "framework": {"label": "sterk-sociaal-werk", "version": "twee"},
        "kind": "extern",
        "process-started-on": "2019-02-30",
        "audited-on": "02-09-2019",
        "findings": [
            {"norm": "V1", "rating": "voldoett"},
            {"norm": "V 2", "rating": "met"},
            {"norm": "V3", "rating": "not-applicable"},
            {"norm": "V4", "rating": "met", "strengths": ["", 4]},
            {"norm": "V5"},
            "V6",
            {
                "norm": "V7",
                "rating": "met",
                "improvements": [{"text": "t", "id": "x", "follows": "x"}],
            },
            {"norm": "V8", "rating": "met", "improvements": [""]},
        ],
        "interviews": [{"role": "kok", "people": 0, "party": "staff"}],
        "auditors": None,
        "certifying_body": "Certificeerder Voorbeeld",
    }


# Where something is wrong, and words that have to be in what is said of it.
_SAID = {
    "$.id": "letters, digits",
    "$.scope.activities[0].municipalities": "twice",
    "$.scope.activities[1].service": "empty",
    "$.scope.activities[1].in-scop": "did you mean 'in-scope'?",
    "$.scope.staff[0].headcount": "such as '12.5'",
    "$.scope.staff[0].fte": "'12.5'",
    "$.scope.volunteers": "a list",
    "$.framework.version": "version",
    "$.kind": "external",
    "$.cycle": "is missing",
    "$.process-started-on": "'2021-05-17'",
    "$.audited-on": "'02-09-2019'",
    "$.findings[0].rating": "did you mean 'voldoet' (met)?",
    "$.findings[1].norm": "letters, digits",
    "$.findings[2].remark": "does not apply",
    "$.findings[3].strengths[1]": "text, got 4",
    "$.findings[4].rating": "is missing",
    "$.findings[5]": "an object",
    "$.findings[6].improvements[0].follows": "another point",
    "$.findings[7].improvements[0]": "empty",
    "$.interviews[0].people": "at least 1",
    "$.auditors": "a list, got null",
    '$["certifying_body"]': "did you mean 'certifying-body'?",
}


def test_every_fault_of_an_audit_is_listed() -> None:
    found = {
        path.replace("'", '"'): problem for path, problem in faults_of(Audit, _broken()).items()
    }
    assert set(found) == set(_SAID)
    assert {path: problem for path, problem in found.items() if _SAID[path] not in problem} == {}


def test_without_the_faults_the_audit_is_read() -> None:
    document = _broken()
    for path in _SAID:
        names = re.findall(r"[\w-]+", path)
        at: Any = document
        for name in names[:-1]:
            at = at[int(name) if isinstance(at, list) else name]
        # Members stay in their places: what stands there is put right below.
        if is_object(at):
            at.pop(names[-1], None)
    document |= {"id": "a", "kind": "external", "cycle": "initial", "audited-on": "2019-09-02"}
    document["process-started-on"] = None
    document["scope"]["activities"][0]["municipalities"] = ["Voorst"]
    document["scope"]["activities"][1]["service"] = "ouderenwerk"
    document["scope"]["staff"][0] |= {"headcount": 3, "fte": "2.4"}
    document["framework"]["version"] = "2.0"
    for number, finding in enumerate(document["findings"]):
        if is_object(finding):
            finding |= {"norm": f"V{number}", "rating": "met", "strengths": []}
    document["findings"][5] = {"norm": "V6", "rating": "met"}
    document["findings"][7]["improvements"] = ["t"]
    document["interviews"][0]["people"] = 1
    assert len(from_dict(Audit, document).findings) == 8


# ---------------------------------------------------------------- one at a time

_FINDING = to_dict(Finding("V1", Rating.MET))
_EVALUATION = to_dict(evaluate({"V1": Rating.MET}, F2019))
_VERDICT = to_dict(decide(Tally(met=49), V2019))
_ANALYSIS = to_dict(analyse_rule(V2019))


def _plan() -> dict[str, Any]:
    found = repair(evaluate({norm.id: Rating.NOT_MET for norm in F2019.norms}, F2019))
    assert found is not None
    return to_dict(found.needed)


WRONG: dict[str, tuple[type, Any, str, str]] = {
    "no document": (Finding, None, "$", "an object, sterksociaalwerk/finding/1, got null"),
    "no schema": (Finding, {**_FINDING, "schema": None}, "$.schema", "got null"),
    "other kind": (Audit, _FINDING, "$.schema", "'sterksociaalwerk/audit/1'"),
    "newer": (
        Finding,
        {**_FINDING, "schema": "sterksociaalwerk/finding/2"},
        "$.schema",
        "reads number 1",
    ),
    "zero": (
        Finding,
        {**_FINDING, "schema": "sterksociaalwerk/finding/01"},
        "$.schema",
        "number 1",
    ),
    "true for a number": (
        Tally,
        {"schema": "sterksociaalwerk/tally/1", "met": True},
        "$.met",
        "a whole number, got true",
    ),
    "a float": (
        Tally,
        {"schema": "sterksociaalwerk/tally/1", "met": 1.0},
        "$.met",
        "a whole number, got 1.0",
    ),
    "no mapping": (
        Norm,
        {**to_dict(Norm("V1", None)), "references": []},
        "$.references",
        "an object",
    ),
    "no list in a mapping": (
        Norm,
        {**to_dict(Norm("V1", None)), "references": {"kpi": 3}},
        "$.references.kpi",
        "a list, got 3",
    ),
    "an outcome that does not follow": (
        Evaluation,
        {**_EVALUATION, "outcome": "pass"},
        "$.outcome",
        "'open', which follows from the rest, got 'pass'",
    ),
    "a verdict that does not follow": (
        Evaluation,
        {**_EVALUATION, "verdict": None},
        "$.verdict",
        "which follows from the rest, got null",
    ),
    "an unknown norm": (
        Evaluation,
        {**_EVALUATION, "ratings": {"V01": "met"}},
        "$.ratings['V01']",
        "did you mean",
    ),
    "one possible rating": (
        Evaluation,
        {**_EVALUATION, "ratings": {"V1": ["met"]}},
        "$.ratings.V1",
        "at least 2",
    ),
    "neither a rating nor some": (
        Evaluation,
        {**_EVALUATION, "ratings": {"V1": 1}},
        "$.ratings.V1",
        "a list or text, got 1",
    ),
    "more at least than at most": (
        Verdict,
        {**_VERDICT, "limits": [{**_VERDICT["limits"][0], "least": 9, "most": 8}]},
        "$.limits[0].most",
        "at least 9",
    ),
    "a negative count": (
        LimitResult,
        {
            "schema": "sterksociaalwerk/limit-result/1",
            "limit": _VERDICT["limits"][0]["limit"],
            "least": -1,
            "most": 3,
        },
        "$.least",
        "from 0 to",
    ),
    "a verdict against its limits": (
        Verdict,
        {**_VERDICT, "outcome": "fail"},
        "$.outcome",
        "must be pass by the limits",
    ),
    "no paradox": (
        RuleAnalysis,
        {**_ANALYSIS, "monotone": True},
        "$.monotone",
        "no paradox",
    ),
    "more passing than there are": (
        RuleAnalysis,
        {**_ANALYSIS, "passing": 10**6},
        "$.passing",
        "at most 1275",
    ),
    "a flip that is not counted": (
        Flip,
        {**to_dict(Flip(reason=FlipReason.NEVER)), "count": 1},
        "$.count",
        "must be that of the changes, None",
    ),
    "a limit that is not in the rule": (
        Framework,
        {**to_dict(V2017), "norm-count": 0},
        "$.norm-count",
        "at least 1",
    ),
}


@pytest.mark.parametrize(("kind", "document", "path", "words"), WRONG.values(), ids=list(WRONG))
def test_a_fault_is_said_where_it_is(kind: type[Any], document: Any, path: str, words: str) -> None:  # noqa: ANN401
    found = faults_of(kind, document)
    assert path in found, found
    assert words in found[path]


def test_a_plan_of_repair_has_to_add_up() -> None:
    plan = _plan()
    assert faults_of(RepairPlan, {**plan, "count": plan["count"] + 1}).keys() == {"$.count"}
    plan["choices"][0]["pick"] += 100
    assert faults_of(RepairPlan, plan).keys() == {"$.choices[0].pick"}


def test_a_conclusion_has_the_evaluation_of_its_audit() -> None:
    concluded_ = next(
        value
        for seed in range(12)
        for value in made_by_the_library(seed).get(Conclusion, ())
        if isinstance(value, Conclusion) and value.evaluation is not None
    )
    document = to_dict(concluded_)
    audit = document["audit"]
    other = "initial" if audit["cycle"] == "recertification" else "recertification"
    for change, path in (
        ({"cycle": other}, "$.evaluation.cycle"),
        ({"framework": {**audit["framework"], "version": "99.0"}}, "$.evaluation.framework"),
    ):
        assert path in faults_of(Conclusion, {**document, "audit": {**audit, **change}})


def test_what_was_carried_over_names_each_norm_once() -> None:
    document = {
        **to_dict(carry_over({"V1": Rating.MET}, SAME, F2019, F2019)),
        "certain": ["V1", "V1"],
    }
    assert faults_of(CarryOver, document).keys() == {"$.certain"}
    del document["certain"]
    document |= {"certain": [], "origins": document["origins"][1:]}
    assert faults_of(CarryOver, document).keys() == {"$.origins"}


def test_what_could_not_be_read_is_said_once() -> None:
    # A constructor that is given nothing in its place would complain as well.
    assert faults_of(Finding, {**_FINDING, "norm": 3}) == {
        "$.norm": "must be 1 to 64 of letters, digits, '.', '-', '_', got 3"
    }


def test_what_stands_deep_has_its_whole_path() -> None:
    audit = to_dict(case(0).audit)
    audit["findings"][3]["improvements"] = [{"text": "t"}, {"text": "t", "due-on": "soon"}]
    assert list(faults_of(Audit, audit)) == ["$.findings[3].improvements[1].due-on"]
    point = {**to_dict(ImprovementPoint("t")), "schema": "sterksociaalwerk/improvement-point/1"}
    assert faults_of(ImprovementPoint, {**point, "a b": 1}) == {
        "$['a b']": "is no key of ImprovementPoint, which has text, id, owner, due-on, follows"
    }


def test_a_missing_schema_is_one_fault_of_many() -> None:
    document = {"norm": "V 1", "rating": "good"}
    assert faults_of(Finding, document).keys() == {"$.schema", "$.norm", "$.rating"}


def test_an_error_of_any_document_can_be_printed_as_utf_8() -> None:
    for document in (
        {**_FINDING, "\ud800": 1},
        {**_FINDING, "remark": "\ud800"},
        {**_FINDING, "rating": "\udfff"},
        {**to_dict(Scope(organisation="o", activities=[])), "organisation": "\ud800"},
    ):
        kind = Scope if "activities" in document else Finding
        assert json.dumps(faults_of(kind, document), ensure_ascii=False).encode()
