# SPDX-License-Identifier: MIT
"""How much issues weigh: one table, by code and by kind of audit. All of it is ours.

Codes stand here by their form in data, so that their enumeration can look itself up.
"""

from collections.abc import Mapping

from ..scheme import AuditKind

COLUMNS = {
    AuditKind.EXTERNAL: 0,
    AuditKind.EXTERNAL_WITH_PEERS: 0,
    AuditKind.PEER_REVIEW: 1,
    AuditKind.SELF_ASSESSMENT: 2,
}
"""Which letter of a row is for which kind."""

WEIGHTS: Mapping[str, str] = {
    "other-label": "EEE",
    "edition-unknown": "EEE",
    "edition-without-norms": "EEE",
    "edition-not-usable": "EEW",
    "start-needed": "EEW",
    "newer-edition-announced": "WWW",
    "dates-reversed": "EEE",
    "norm-unknown": "EEE",
    "findings-contradict": "EEE",
    "finding-doubled": "WWW",
    "rating-not-allowed": "EEE",
    "findings-disagree": "WWW",
    "findings-disagree-decisive": "EEE",
    "part-unknown": "EEE",
    "parts-not-assessed": "EEE",
    "parts-differ": "WWW",
    "parts-differ-decisive": "EEE",
    "parts-beside-whole": "NNN",
    "norms-not-assessed": "EEE",
    "deviation-unexplained": "NNN",
    "scope-missing": "EWW",
    "scope-empty": "EWW",
    "scope-partial": "NNN",
    "whole-organisation-not-recorded": "WWW",
    "staff-not-recorded": "WWW",
    "volunteers-not-recorded": "WWW",
    "activities-excluded": "NNN",
    "volunteers-not-known": "WWW",
    "interviews-missing": "EWW",
    "interviews-not-recorded": "EWW",
    "interview-outside-scope": "WWW",
    "interview-partly-outside-scope": "NNN",
    "interview-name-unknown": "WWW",
    "cells-not-covered": "WWW",
    "cells-not-recorded": "WWW",
    "groups-not-heard": "WWW",
    "groups-unsure": "WWW",
    "consequences-not-known": "WWW",
    "certifying-body-missing": "WWW",
    "certifying-body-unexpected": "WWW",
    "previous-missing": "WWW",
    "previous-unexpected": "WWW",
    "previous-not-earlier": "EEE",
    "previous-other-organisation": "EEE",
    "previous-organisation-differs": "WWW",
    "previous-of-predecessor": "NNN",
    "previous-same-audit": "EEE",
    "previous-self-assessment": "WWW",
    "previous-edition-not-usable": "WWW",
    "previous-dates-reversed": "WWW",
    "previous-norm-unknown": "WWW",
    "previous-findings-contradict": "WWW",
    "previous-rating-not-allowed": "WWW",
    "previous-not-comparable": "WWW",
    "point-returned": "NNN",
    "points-again": "NNN",
    "point-id-doubled": "WWW",
    "point-follows-unknown": "WWW",
    "outcome-at-paradox": "NNN",
    # Of the steps after the audit.
    "chain-kind-leads-to-none": "EEE",
    "chain-consequences-not-known": "WWW",
    "chain-outcome-leads-to-none": "EEE",
    "chain-file-not-settled": "EEE",
    "chain-advice-positive-on-fail": "EEE",
    "chain-advice-negative-on-pass": "WWW",
    "chain-decision-against-advice": "WWW",
    "chain-certificate-after-refusal": "EEE",
    "chain-step-missing": "EEE",
    "chain-step-too-early": "EEE",
    "chain-states-another": "EEE",
    "chain-other-audit": "EEE",
    "chain-other-kind": "EEE",
    "chain-other-edition": "EEE",
    "chain-other-body": "WWW",
    "chain-other-organisation": "EEE",
    "chain-organisation-differs": "WWW",
    "chain-other-period": "EEE",
    "chain-period-not-known": "NNN",
    "chain-scope-outside-audit": "EEE",
    "chain-scope-extended": "WWW",
    "chain-scope-outside-certificate": "EEE",
}
"""Error, warning or note: for an audit by a certifying body, a peer review, a self-assessment."""

# Whether the edition may be used belongs to them: a certificate needs a usable one.
FIXED = frozenset(
    {
        "other-label",
        "edition-unknown",
        "edition-without-norms",
        "edition-not-usable",
        "start-needed",
        "dates-reversed",
        "norm-unknown",
        "findings-contradict",
        "findings-disagree-decisive",
        "part-unknown",
        "parts-not-assessed",
        "parts-differ-decisive",
        "rating-not-allowed",
        "norms-not-assessed",
    }
)
"""The codes with which no outcome can be trusted."""
