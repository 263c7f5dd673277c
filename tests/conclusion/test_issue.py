# SPDX-License-Identifier: MIT
import copy
import pickle
from collections.abc import Callable

import attrs
import pytest

from sterksociaalwerk.conclusion import Fact, Issue, IssueCode, Severity
from sterksociaalwerk.errors import InvalidValueError
from sterksociaalwerk.reporting import explain
from sterksociaalwerk.scheme import AuditKind
from tests.generators import FAULTS, case, chain_issues, concluded

# The form in data, written out once more.
_VALUES = [
    "other-label",
    "edition-unknown",
    "edition-without-norms",
    "edition-not-usable",
    "start-needed",
    "newer-edition-announced",
    "dates-reversed",
    "norm-unknown",
    "findings-contradict",
    "finding-doubled",
    "rating-not-allowed",
    "findings-disagree",
    "findings-disagree-decisive",
    "part-unknown",
    "parts-not-assessed",
    "parts-differ",
    "parts-differ-decisive",
    "parts-beside-whole",
    "norms-not-assessed",
    "deviation-unexplained",
    "scope-missing",
    "scope-empty",
    "scope-partial",
    "whole-organisation-not-recorded",
    "staff-not-recorded",
    "volunteers-not-recorded",
    "activities-excluded",
    "volunteers-not-known",
    "interviews-missing",
    "interviews-not-recorded",
    "interview-outside-scope",
    "interview-partly-outside-scope",
    "interview-name-unknown",
    "cells-not-covered",
    "cells-not-recorded",
    "groups-not-heard",
    "groups-unsure",
    "consequences-not-known",
    "certifying-body-missing",
    "certifying-body-unexpected",
    "previous-missing",
    "previous-unexpected",
    "previous-not-earlier",
    "previous-other-organisation",
    "previous-organisation-differs",
    "previous-of-predecessor",
    "previous-same-audit",
    "previous-self-assessment",
    "previous-edition-not-usable",
    "previous-dates-reversed",
    "previous-norm-unknown",
    "previous-findings-contradict",
    "previous-rating-not-allowed",
    "previous-not-comparable",
    "point-returned",
    "points-again",
    "point-id-doubled",
    "point-follows-unknown",
    "outcome-at-paradox",
    "chain-kind-leads-to-none",
    "chain-consequences-not-known",
    "chain-outcome-leads-to-none",
    "chain-file-not-settled",
    "chain-advice-positive-on-fail",
    "chain-advice-negative-on-pass",
    "chain-decision-against-advice",
    "chain-certificate-after-refusal",
    "chain-step-missing",
    "chain-step-too-early",
    "chain-states-another",
    "chain-other-audit",
    "chain-other-kind",
    "chain-other-edition",
    "chain-other-body",
    "chain-other-organisation",
    "chain-organisation-differs",
    "chain-other-period",
    "chain-period-not-known",
    "chain-scope-outside-audit",
    "chain-scope-extended",
    "chain-scope-outside-certificate",
]

# What a type checker would refuse.
_issue: Callable[..., Issue] = Issue


def test_codes_keep_their_form_in_data() -> None:
    assert [code.value for code in IssueCode] == _VALUES
    assert [code.name for code in IssueCode] == [
        value.replace("-", "_").upper() for value in _VALUES
    ]


def test_severities_keep_their_form_in_data_and_their_order() -> None:
    assert [severity.value for severity in Severity] == ["error", "warning", "note"]


@pytest.mark.parametrize("code", [*IssueCode, *Severity])
def test_a_code_is_text_and_found_by_its_value_and_survives_copies(
    code: IssueCode | Severity,
) -> None:
    assert type(code)(code.value) is code
    assert pickle.loads(pickle.dumps(code)) is copy.deepcopy(code) is code  # noqa: S301  # our own bytes
    assert f"{code}" == code == code.value


def test_an_issue_is_a_value() -> None:
    facts: dict[str, Fact] = {"norms": ("V1", "V2"), "count": 2}
    issue = Issue(code=IssueCode.NORMS_NOT_ASSESSED, path="findings", facts=facts)
    again = Issue(
        code=IssueCode.NORMS_NOT_ASSESSED, path="findings", facts=dict(reversed(facts.items()))
    )
    facts["count"] = 3
    assert issue == again
    assert hash(issue) == hash(again)
    assert repr(issue) == repr(again)
    assert pickle.loads(pickle.dumps(issue)) == issue  # noqa: S301  # our own bytes
    assert issue.facts["count"] == 2


# An audit of every fault, and from these an issue of every code, as `conclude` makes it.
_CONCLUSION, *_OTHERS = [concluded(case(seed, [fault])) for fault in FAULTS for seed in range(10)]
_MADE = {issue.code: issue for each in [_CONCLUSION, *_OTHERS] for issue in each.issues} | {
    issue.code: issue for issue in chain_issues()
}


def test_there_is_an_issue_of_every_code() -> None:
    assert set(_MADE) == set(IssueCode)


def test_an_issue_weighs_what_it_is_given_or_as_in_an_external_audit() -> None:
    for code, made in _MADE.items():
        plain = Issue(code=code, path=made.path, facts=made.facts)
        assert plain.severity is code.severity_for(AuditKind.EXTERNAL)
        for severity in Severity:
            assert attrs.evolve(plain, severity=severity).severity is severity


@pytest.mark.parametrize("code", IssueCode)
def test_a_code_names_its_facts_and_every_one_that_is_missing_or_not_its_own(
    code: IssueCode,
) -> None:
    facts = _MADE[code].facts
    assert set(code.facts) == set(facts)
    strays = {"other": "x", "": "x", 1: "x"}
    with pytest.raises(InvalidValueError) as caught:
        _issue(code=code, path="interviews[0]", facts=strays)
    found = [fault.path for fault in caught.value.faults]
    assert found == [
        *(f"facts[{name!r}]" for name in code.facts),
        "facts['']",
        "facts[1]",
        "facts['other']",
    ]


_STRANGE: list[object] = [
    *(True, False, 0.5, None, -1, 0, 3, "", " ", "x", "2021-03-01", "20210301", "findings[1]"),
    *("advice", "pass", "open", "positive", "name", "role"),
    *("met", "external", "replaced", "required", "no-crosswalk", ["V1"], (), ("",), ("x",)),
    *(("met",), ("findings[0]", "x"), ("findings[12]",), ("V1", 1, None), (True,)),
]


def _explained(issue: Issue) -> bool:
    conclusion = attrs.evolve(_CONCLUSION, issues=(issue,))
    return bool(explain(conclusion, language="nl") and explain(conclusion, language="en"))


@pytest.mark.parametrize("code", IssueCode)
def test_what_is_taken_for_a_fact_can_be_explained_and_all_else_is_named(code: IssueCode) -> None:
    made = _MADE[code]
    for name in made.facts:
        taken: list[object] = []
        for strange in _STRANGE:
            try:
                issue = _issue(code=code, path=made.path, facts={**made.facts, name: strange})
            except InvalidValueError as error:
                paths = {fault.path for fault in error.faults}
                assert all(path.startswith(f"facts[{name!r}]") for path in paths)
            else:
                assert _explained(issue)
                taken.append(strange)
        # A fact is of one type, save for a number that may not be known.
        types = {type(each) for each in taken} or {str}
        assert types == ({int, tuple} if name == "at_most" else {type(made.facts[name])})


def test_what_an_interview_is_found_by_is_a_place() -> None:
    made = _MADE[IssueCode.INTERVIEW_OUTSIDE_SCOPE]
    for path in ("interviews", "interviews[x]", "findings[1]", "interviews[1].role"):
        with pytest.raises(InvalidValueError) as caught:
            attrs.evolve(made, path=path)
        assert [fault.path for fault in caught.value.faults] == ["path"]
    assert _explained(attrs.evolve(made, path="interviews[12]"))


def test_every_fault_is_listed_at_once() -> None:
    facts = {"places": ("findings[1]", "x", 2), "ratings": ("met", "voldoet"), "nrom": "V1"}
    with pytest.raises(InvalidValueError) as caught:
        _issue(code=IssueCode.FINDINGS_CONTRADICT, path="", facts=facts)
    assert [fault.path for fault in caught.value.faults] == [
        "path",
        "facts['norm']",
        "facts['places'][1]",
        "facts['places'][2]",
        "facts['ratings'][1]",
        "facts['nrom']",
    ]
    assert "'norm'" in caught.value.faults[-1].problem
