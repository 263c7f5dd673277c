# SPDX-License-Identifier: MIT
"""An audit may be wrong, never malformed; and it never chooses between findings."""

import datetime
import pickle
from collections.abc import Mapping
from random import Random
from typing import Any

import pytest
from hypothesis import given, strategies as st

from sterksociaalwerk.audit import Activity, Audit, Finding, Interview, Party, Scope
from sterksociaalwerk.errors import InvalidValueError
from sterksociaalwerk.framework import Cycle, Rating
from sterksociaalwerk.label import V2017, V2019
from sterksociaalwerk.scheme import AuditKind

# Anything may be passed, as a program without a type checker does.
_audit: Any = Audit

_SCOPE = Scope(
    organisation="Een welzijnsorganisatie",
    activities=[Activity(service="ouderenwerk", municipalities=["Voorst"])],
)
_SOUND: Mapping[str, object] = {
    "id": "2019-07",
    "scope": _SCOPE,
    "framework": V2019.key,
    "kind": AuditKind.EXTERNAL,
    "cycle": Cycle.INITIAL,
    "process_started_on": datetime.date(2019, 6, 1),
    "audited_on": datetime.date(2019, 7, 1),
    "findings": [Finding("N1", Rating.MET)],
    "interviews": [Interview(role="bestuurder", people=1, party=Party.MANAGEMENT)],
    "certifying_body": "Een certificeerder",
    "auditors": ["A. Uditor", "B. Uditor"],
}


def _build(**fields: object) -> Audit:
    audit: Audit = _audit(**{**_SOUND, **fields})
    return audit


_findings = st.lists(
    st.builds(
        Finding,
        st.sampled_from(["N1", "N2", "N3", "N10"]),
        st.sampled_from(Rating),
        remark=st.just("-"),
    ),
    max_size=8,
)


@given(_findings)
def test_ratings_are_what_the_findings_say(findings: list[Finding]) -> None:
    ratings = _build(findings=findings).ratings
    assert set(ratings) == {finding.norm for finding in findings}
    for norm, rating in ratings.items():
        said = [finding.rating for finding in findings if finding.norm == norm]
        if said.count(said[0]) == len(said):
            assert rating is said[0]
        else:
            assert type(rating) is frozenset
            assert rating == set(said)


@given(_findings, st.randoms())
def test_the_order_of_findings_makes_no_difference_to_ratings(
    findings: list[Finding], random: Random
) -> None:
    ratings = _build(findings=findings).ratings
    mixed = _build(findings=random.sample(findings, len(findings))).ratings
    assert list(ratings) == sorted(ratings)
    assert list(mixed.items()) == list(ratings.items())


@given(_findings)
def test_findings_of_a_norm_are_all_of_them_in_order(findings: list[Finding]) -> None:
    audit = _build(findings=findings)
    for norm in ("N1", "N2", "N3", "N10", "N4", "", "x" * 100_000):
        assert list(audit.findings_of(norm)) == [
            finding for finding in findings if finding.norm == norm
        ]


def test_ratings_are_worked_out_once() -> None:
    audit = _build()
    assert audit.ratings is audit.ratings


_BAD: dict[str, Mapping[str, object]] = {
    "dates reversed": {"process_started_on": datetime.date(2019, 7, 2)},
    "dates far apart": {"process_started_on": datetime.date.min, "audited_on": datetime.date.max},
    "start not known": {"process_started_on": None},
    "no scope": {"scope": None},
    "nothing in scope": {"scope": Scope(organisation="Een organisatie", activities=[])},
    "wrong edition": {"framework": V2017.key},
    "an edition nobody knows": {"framework": V2019.variant("elders").key},
    "no findings": {"findings": ()},
    "doubled finding": {"findings": (Finding("N1", Rating.MET),) * 2},
    "contradicting findings": {
        "findings": (Finding("N1", Rating.MET), Finding("N1", Rating.NOT_MET))
    },
    "unknown norm": {"findings": (Finding("nowhere", Rating.MET),)},
    "not applicable": {"findings": (Finding("N1", Rating.NOT_APPLICABLE, remark="no volunteers"),)},
    "no interviews": {"interviews": ()},
    "no certifying body": {"certifying_body": None},
    "a certifying body beside a self-assessment": {"kind": AuditKind.SELF_ASSESSMENT},
    "no auditors": {"auditors": ()},
    "one auditor twice": {"auditors": ("A. Uditor", "A. Uditor")},
}


@pytest.mark.parametrize("fields", _BAD.values(), ids=list(_BAD))
def test_a_bad_audit_is_still_an_audit(fields: Mapping[str, object]) -> None:
    audit = _build(**fields)
    for name, value in fields.items():
        assert getattr(audit, name) == value


def test_every_auditor_without_a_name_is_named_by_place() -> None:
    with pytest.raises(InvalidValueError) as caught:
        _build(auditors=["A. Uditor", "", None])
    assert [fault.path for fault in caught.value.faults] == ["auditors[1]", "auditors[2]"]


def test_an_audit_is_a_value() -> None:
    audit = _build()
    # Read first: what has been worked out must not travel, nor make a difference.
    assert audit.ratings
    assert audit.findings_of("N1")
    copy = pickle.loads(pickle.dumps(audit))  # noqa: S301  # our own bytes
    assert copy == audit == _build()
    assert hash(copy) == hash(_build())
    assert repr(copy) == repr(_build())
    assert copy.ratings == audit.ratings


def test_kinds_have_stable_keys() -> None:
    assert [kind.value for kind in AuditKind] == [
        "external",
        "external-with-peers",
        "peer-review",
        "self-assessment",
    ]
