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
    "norms-not-assessed": "EEE",
    "deviation-unexplained": "NNN",
    "scope-missing": "EWW",
    "scope-empty": "EWW",
    "scope-partial": "NNN",
    "activities-excluded": "NNN",
    "volunteers-not-known": "WWW",
    "interviews-missing": "EWW",
    "interview-outside-scope": "WWW",
    "cells-not-covered": "WWW",
    "groups-not-heard": "WWW",
    "groups-unsure": "WWW",
    "consequences-not-known": "WWW",
    "certifying-body-missing": "WWW",
    "certifying-body-unexpected": "WWW",
    "previous-missing": "WWW",
    "previous-unexpected": "WWW",
    "previous-not-earlier": "EEE",
    "previous-other-organisation": "EEE",
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
        "rating-not-allowed",
        "norms-not-assessed",
    }
)
"""The codes with which no outcome can be trusted."""
