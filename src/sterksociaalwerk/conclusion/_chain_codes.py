# SPDX-License-Identifier: MIT
"""What the facts may be of issues on the steps after the audit, by the value of their code."""

from collections.abc import Mapping

from ..evaluation import Outcome
from ..scheme import AuditKind
from ._facts import Check, day, member, number, one_of, several, text

_KIND = member(AuditKind)
_STEP = one_of("advice", "award", "refusal", "certificate", "learning-report", "register-entry")
_BEFORE = one_of("audit", "advice", "award", "certificate", "learning-report")
_ADVICE = one_of("positive", "conditional", "negative")
_ORGANISATIONS: Mapping[str, Check] = {"step": _STEP, "organisation": text, "expected": text}
_CELLS: Mapping[str, Check] = {"cells": several(text, at_least=1)}

CHAIN_FACTS: Mapping[str, Mapping[str, Check]] = {
    "chain-kind-leads-to-none": {"step": _STEP, "kind": _KIND},
    "chain-outcome-leads-to-none": {"step": _STEP, "outcome": member(Outcome)},
    "chain-file-not-settled": {
        "step": _STEP,
        "reason": one_of("open", "errors", "not-evaluated"),
    },
    "chain-advice-positive-on-fail": {"advice": _ADVICE},
    "chain-advice-negative-on-pass": {},
    "chain-decision-against-advice": {"step": _STEP, "advice": _ADVICE},
    "chain-certificate-after-refusal": {"refused_on": day},
    "chain-step-missing": {"step": _STEP, "missing": _BEFORE},
    "chain-step-too-early": {"step": _STEP, "on": day, "before": _BEFORE, "before_on": day},
    "chain-states-another": {"step": _STEP, "stated": _BEFORE},
    "chain-other-audit": {"step": _STEP, "audit": text, "expected": text},
    "chain-other-kind": {"kind": _KIND, "expected": _KIND},
    "chain-other-edition": {"framework": text, "expected": text},
    "chain-other-body": {"body": text, "expected": text},
    "chain-other-organisation": _ORGANISATIONS,
    "chain-organisation-differs": {
        **_ORGANISATIONS,
        "reason": one_of("name", "merger"),
    },
    "chain-other-period": {"valid_from": day, "valid_until": day, "years": number},
    "chain-period-not-known": {"framework": text},
    "chain-scope-outside-audit": {"step": _STEP, **_CELLS},
    "chain-scope-extended": _CELLS,
    "chain-scope-outside-certificate": _CELLS,
}
