# SPDX-License-Identifier: MIT
"""The papers after an audit, and registers of them, to explain."""

from datetime import date
from typing import Any

import attrs

from sterksociaalwerk.audit import Organisation
from sterksociaalwerk.certification import (
    AdviceOutcome,
    Certificate,
    Condition,
    Refusal,
    Register,
    RegisterEntry,
    StatusChangeKind,
)
from sterksociaalwerk.conclusion import Issue
from sterksociaalwerk.scheme import AuditKind
from tests.generators import PLANTED, award_on, certificate_of, chain_issues, change_of, scope_of

_SPAN = (date(2021, 3, 1), date(2023, 3, 1), date(2021, 2, 18))
_CONDITIONS = [
    Condition(text="klachtenregeling beschrijven", due_on=date(2021, 9, 1)),
    Condition(text="dossiers bijwerken", due_on=date(2021, 9, 1), fulfilled_on=date(2021, 8, 31)),
]
_SCOPE = scope_of(("jongerenwerk", "Voorst"), ("ouderenwerk", "Voorst"))
_AWARD = award_on(_SPAN[2], conditions=_CONDITIONS)
_CHANGES = [
    change_of(letter, date(2021, month, 1), date(2021, month, 15))
    for month, letter in enumerate("SRC", 5)
]


def _certificate(**changes: Any) -> Certificate:  # noqa: ANN401
    return certificate_of(_SPAN, award=_AWARD, organisation="Welzijn Voorbeeld", **changes)


_WITHDRAWN = _certificate(scope=_SCOPE, changes=[*_CHANGES, change_of("W", date(2022, 1, 3))])
_ENDED = _certificate(changes=[change_of("E", date(2021, 2, 20), _SPAN[0])])
_PLAIN = certificate_of(_SPAN, audit="A-2", organisation=Organisation("Welzijn Elders", id="7"))


def _entry(certificate: Certificate | None, **changes: Any) -> RegisterEntry:  # noqa: ANN401
    organisation = "Welzijn Anders" if certificate is None else certificate.organisation
    fields: dict[str, Any] = {
        "organisation": organisation,
        "kind": AuditKind.PEER_REVIEW if certificate is None else AuditKind.EXTERNAL,
        "entered_on": date(2021, 3, 2),
        "certificate": certificate,
    }
    return RegisterEntry(**(fields | changes))


_REPORT = _entry(None, learning_report="Leerrapport 2021", scope=_SCOPE)
_REGISTER = Register(
    [
        _entry(_WITHDRAWN),
        _entry(_PLAIN),
        _entry(
            certificate_of(_SPAN, audit="A-3", organisation=Organisation("Welzijn Elders", id="8")),
            scope=_SCOPE,
        ),
        _REPORT,
        # Two identifiers have this name, so that it is not known whose it is.
        _entry(None, organisation="Welzijn Elders"),
    ]
)

CASES: dict[str, Any] = {
    "advice-positive": _PLAIN.award.advice,
    "advice-conditional": _AWARD.advice,
    "advice-negative": attrs.evolve(
        _PLAIN.award.advice, outcome=AdviceOutcome.NEGATIVE, given_by="Keurinstelling\nVoorbeeld"
    ),
    "award": _AWARD,
    "refusal": Refusal(
        advice=_AWARD.advice,
        refused_by="Beheercommissie",
        refused_on=date(2021, 3, 1),
        reason="Er zijn vier normen niet op orde.",
    ),
    "certificate": _PLAIN,
    "certificate-withdrawn": _WITHDRAWN,
    "certificate-ended": _ENDED,
    **{f"change-{change.kind.value}": change for change in [*_WITHDRAWN.changes, *_ENDED.changes]},
    "register": _REGISTER,
    "register-empty": Register([]),
    "register-of-one": Register([_entry(_PLAIN)]),
    "entry": _entry(_WITHDRAWN),
    "entry-of-a-report": _REPORT,
    "entry-of-neither": _entry(None),
    "issues-of-the-papers": PLANTED["everything for a self-assessment"][0].checked(),
    "issues-of-all-papers": chain_issues(),
    "one-issue": chain_issues()[0],
}

assert {each.kind for each in (*_WITHDRAWN.changes, *_ENDED.changes)} == set(StatusChangeKind)
assert all(isinstance(issue, Issue) for issue in CASES["issues-of-all-papers"])
