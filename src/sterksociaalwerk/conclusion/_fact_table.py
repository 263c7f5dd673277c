# SPDX-License-Identifier: MIT
"""What the facts of issues may be: one table, by code.

Codes stand here by their form in data, so that their enumeration can look itself up.
"""

from collections.abc import Mapping

from ..evaluation import Outcome
from ..framework import Rating
from ..scheme import AuditKind, EditionReason, EditionStatus
from ._facts import Check, day, member, number, number_if_known, one_of, place_in, several, text

_TEXTS = several(text)
_SOURCES = several(text, at_least=1)
_RATING = member(Rating)
_KIND = member(AuditKind)
_DOUBLED: Mapping[str, Check] = {
    "norm": text,
    "places": several(place_in("findings"), at_least=1),
    "ratings": several(_RATING, at_least=1),
}
_EDITION: Mapping[str, Check] = {
    "version": text,
    "status": member(EditionStatus),
    "reason": member(EditionReason),
    "usable": _TEXTS,
}
_REVERSED: Mapping[str, Check] = {"process_started_on": day, "audited_on": day}
_UNKNOWN: Mapping[str, Check] = {"norm": text, "nearest": _TEXTS}
_RATED: Mapping[str, Check] = {"norm": text, "rating": _RATING}
_DISAGREED = {**_DOUBLED, "part": _TEXTS, "found_by": several(text, at_least=2)}
_DIFFERING: Mapping[str, Check] = {"norms": _SOURCES, "count": number}
_FIELD = one_of("role", "services", "municipalities")
_NOT_COMPARABLE = one_of("no-evaluation", "no-crosswalk", "crosswalk-does-not-fit")

_STEP = one_of("advice", "award", "refusal", "certificate", "learning-report", "register-entry")
_BEFORE = one_of("audit", "advice", "award", "certificate", "learning-report")
_ADVICE = one_of("positive", "conditional", "negative")
_NAMES: Mapping[str, Check] = {"previous": text, "organisation": text}
_ORGANISATIONS: Mapping[str, Check] = {"step": _STEP, "organisation": text, "expected": text}
_CELLS: Mapping[str, Check] = {"cells": several(text, at_least=1)}

# What each fact of a code may be.
FACTS: Mapping[str, Mapping[str, Check]] = {
    "other-label": {"label": text, "expected": text},
    "edition-unknown": {"version": text, "known": _TEXTS},
    "edition-without-norms": {"version": text},
    "edition-not-usable": _EDITION,
    "start-needed": {"version": text},
    "newer-edition-announced": {"version": text, "awaits": _SOURCES},
    "dates-reversed": _REVERSED,
    "norm-unknown": _UNKNOWN,
    "findings-contradict": _DOUBLED,
    "finding-doubled": _DOUBLED,
    "rating-not-allowed": _RATED,
    "findings-disagree": _DISAGREED,
    "findings-disagree-decisive": _DISAGREED,
    "part-unknown": {"part": text, "nearest": _TEXTS},
    "parts-not-assessed": {"part": text, **_DIFFERING},
    "parts-differ": _DIFFERING,
    "parts-differ-decisive": _DIFFERING,
    "parts-beside-whole": _DIFFERING,
    "norms-not-assessed": {"norms": _TEXTS, "count": number},
    "deviation-unexplained": _RATED,
    "scope-missing": {},
    "scope-empty": {},
    "scope-partial": {},
    "whole-organisation-not-recorded": {},
    "staff-not-recorded": {},
    "volunteers-not-recorded": {},
    "activities-excluded": {"activities": _TEXTS},
    "volunteers-not-known": {"at_least": number, "at_most": number_if_known},
    "interviews-missing": {"kind": _KIND},
    "interviews-not-recorded": {"kind": _KIND},
    "interview-outside-scope": {"role": text},
    "interview-partly-outside-scope": {
        "role": text,
        "services": _TEXTS,
        "municipalities": _TEXTS,
    },
    "interview-name-unknown": {"field": _FIELD, "name": text, "nearest": _TEXTS},
    "cells-not-covered": {"cells": _TEXTS},
    "cells-not-recorded": {"cells": _TEXTS},
    "groups-not-heard": {"groups": _TEXTS},
    "groups-unsure": {"groups": _TEXTS},
    "consequences-not-known": {"kind": _KIND},
    "certifying-body-missing": {"kind": _KIND},
    "certifying-body-unexpected": {"kind": _KIND, "certifying_body": text},
    "previous-missing": {},
    "previous-unexpected": {"id": text},
    "previous-not-earlier": {"previous": day, "audited_on": day},
    "previous-other-organisation": _NAMES,
    "previous-organisation-differs": _NAMES,
    "previous-of-predecessor": _NAMES,
    "previous-same-audit": {"id": text},
    "previous-self-assessment": {"id": text},
    "previous-edition-not-usable": _EDITION,
    "previous-dates-reversed": _REVERSED,
    "previous-norm-unknown": _UNKNOWN,
    "previous-findings-contradict": _DOUBLED,
    "previous-rating-not-allowed": _RATED,
    "previous-not-comparable": {
        "previous": text,
        "framework": text,
        "reason": _NOT_COMPARABLE,
    },
    "point-returned": {"norm": text, "now": text, "source": text, "before": text},
    "points-again": {"norm": text, "sources": _SOURCES, "before": _TEXTS, "now": _TEXTS},
    "point-id-doubled": {"id": text, "norms": _SOURCES},
    "point-follows-unknown": {"norm": text, "follows": text, "nearest": _TEXTS},
    "outcome-at-paradox": {"norms": _TEXTS},
    # Of the steps after the audit.
    "chain-kind-leads-to-none": {"step": _STEP, "kind": _KIND},
    "chain-consequences-not-known": {"step": _STEP, "kind": _KIND},
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
