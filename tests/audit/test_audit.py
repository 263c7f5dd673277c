# SPDX-License-Identifier: MIT
"""An audit may be wrong, never malformed; and it never chooses between findings."""

import datetime
import pickle
from collections.abc import Iterable, Mapping
from itertools import combinations, product
from random import Random
from typing import Any

import attrs
import pytest
from hypothesis import given, strategies as st

from sterksociaalwerk.audit import Activity, Audit, Finding, Interview, Party, Scope
from sterksociaalwerk.errors import InvalidValueError
from sterksociaalwerk.framework import Cycle, NormId, Rating
from sterksociaalwerk.label import V2017, V2019
from sterksociaalwerk.scheme import AuditKind
from tests.oracle import joined

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


def _in_parts(parts: tuple[str, ...], found: Iterable[tuple[str | None, Rating]]) -> Audit:
    findings = [Finding("N1", rating, remark="-", part=part) for part, rating in found]
    return _build(findings=findings, scope=attrs.evolve(_SCOPE, parts=parts))


def _rated(audit: Audit) -> frozenset[Rating]:
    rating = audit.ratings[NormId("N1")]
    if isinstance(rating, Rating):
        return frozenset({rating})
    assert len(rating) > 1
    return rating


# The ratings that a part has: none, one, or two that auditors disagree on.
_OF_A_PART: list[tuple[Rating, ...]] = [
    *((),),
    *((rating,) for rating in Rating),
    *combinations(Rating, 2),
]


@pytest.mark.parametrize("parts", [(), ("a",), ("a", "b"), ("a", "b", "c")], ids=len)
def test_parts_are_joined_as_if_each_way_in_which_they_may_turn_out_were_tried(
    parts: tuple[str, ...],
) -> None:
    # Of three parts the third has at most one rating; "x" is a part that the scope does not name.
    tried = 0
    third = _OF_A_PART[:5] if "c" in parts else [()]
    for a, b, c, x in product(_OF_A_PART, _OF_A_PART, third, _OF_A_PART[:5]):
        found = [(name, each) for name, of in zip("abcx", (a, b, c, x), strict=True) for each in of]
        if found:
            audit = _in_parts(parts, found)
            assert _rated(audit) == joined(audit.findings, parts)
            tried += 1
    assert tried > 600


@given(st.lists(st.tuples(st.sampled_from(["a", "b", None]), st.sampled_from(Rating)), min_size=1))
def test_a_finding_on_the_whole_counts_and_those_on_parts_do_not(
    found: list[tuple[str | None, Rating]],
) -> None:
    of_whole = {rating for part, rating in found if part is None}
    audit = _in_parts(("a", "b"), found)
    assert _rated(audit) == (of_whole or joined(audit.findings, ("a", "b")))


@given(st.lists(st.tuples(st.sampled_from(["a", "b", "c"]), st.sampled_from(Rating)), min_size=1))
def test_less_is_known_with_another_part(found: list[tuple[str, Rating]]) -> None:
    assert _rated(_in_parts(("a", "b"), found)) <= _rated(_in_parts(("a", "b", "d"), found))


def test_without_a_scope_nobody_knows_which_parts_there_are() -> None:
    audit = attrs.evolve(_in_parts((), [("a", Rating.MET)]), scope=None)
    assert _rated(audit) == set(Rating) - {Rating.NOT_APPLICABLE}


def test_what_ratings_rest_on_is_listed_with_its_norms() -> None:
    findings = [
        Finding("N2", Rating.MET, evidence=["plan", "jaarverslag"]),
        Finding("N1", Rating.MET, evidence=["plan"]),
        Finding("N1", Rating.MET, evidence=["plan"], part="a"),
    ]
    audit = _build(findings=findings)
    assert dict(audit.evidence) == {"jaarverslag": ("N2",), "plan": ("N1", "N2")}
    assert list(audit.evidence) == sorted(audit.evidence)


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
    "interviews that are not recorded": {"interviews": None},
    "a part that nobody knows": {"findings": (Finding("N1", Rating.MET, part="elders"),)},
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
