# SPDX-License-Identifier: MIT
from itertools import product

import pytest

from sterksociaalwerk.conclusion import LEADS_TO
from sterksociaalwerk.evaluation import Outcome
from sterksociaalwerk.scheme import AuditKind, Consequence
from tests.generators import case, concluded

_CERTIFIED = ["advice", "certificate", "register-entry"]
_LEARNED = ["learning-report", "register-entry"]

# What each kind of audit leads to, by outcome: pass, fail, open. Written out once more.
_TABLE: dict[str, tuple[list[str], list[str], list[str]]] = {
    "external": (_CERTIFIED, ["advice"], []),
    "external-with-peers": (_CERTIFIED, ["advice"], []),
    "peer-review": (_LEARNED, _LEARNED, []),
    "self-assessment": (["preparation"], ["preparation"], []),
}


def test_the_table_is_the_one_written_out() -> None:
    table = {
        (kind, outcome): wanted
        for kind, row in _TABLE.items()
        for outcome, wanted in zip(("pass", "fail", "open"), row, strict=True)
    }
    found = {
        (kind.value, outcome.value): [consequence.value for consequence in consequences]
        for (kind, outcome), consequences in LEADS_TO.items()
    }
    assert found == table


def test_the_table_has_every_kind_and_every_outcome() -> None:
    assert set(LEADS_TO) == set(product(AuditKind, Outcome))


def test_consequences_keep_their_form_in_data() -> None:
    assert [consequence.value for consequence in Consequence] == [
        "advice",
        "certificate",
        "register-entry",
        "learning-report",
        "preparation",
    ]


@pytest.mark.parametrize("kind", AuditKind)
def test_only_a_certifying_body_leads_to_a_certificate_and_only_if_all_limits_hold(
    kind: AuditKind,
) -> None:
    leads = [outcome for outcome in Outcome if Consequence.CERTIFICATE in LEADS_TO[kind, outcome]]
    by_a_body = kind in (AuditKind.EXTERNAL, AuditKind.EXTERNAL_WITH_PEERS)
    assert leads == ([Outcome.PASS] if by_a_body else [])


def test_sound_audits_of_every_kind_lead_to_what_the_table_says() -> None:
    seen: set[tuple[str, bool]] = set()
    for seed in range(120):
        planted = case(seed)
        kind = planted.audit.kind.value
        found = [consequence.value for consequence in concluded(planted).leads_to]
        assert found == _TABLE[kind][0 if planted.passes else 1]
        seen.add((kind, planted.passes))
    assert seen == set(product(_TABLE, (True, False)))
