# SPDX-License-Identifier: MIT
"""What is said of issues with the papers after an audit: advice, decision, certificate, entry."""

import datetime
from collections.abc import Mapping

from .._mapping import FrozenMapping
from ..certification import AdviceOutcome
from ..conclusion import Issue, IssueCode
from ..evaluation import Outcome
from ..scheme import AuditKind
from ._issue_facts import Said, Words, kind, number, text
from ._shared import ADVICES, KINDS, OUTCOMES
from ._words import Counted, Reader, Text

_AUDIT = Text("de toetsing", "the audit")
_ADVICE = Text("het advies", "the advice")
_AWARD = Text("de toekenning", "the award")
_REFUSAL = Text("de afwijzing", "the refusal")
_CERTIFICATE = Text("het certificaat", "the certificate")
_LEARNING_REPORT = Text("het leerrapport", "the learning report")
_ENTRY = Text("de registratie", "the register entry")
_STEPS = {
    "audit": _AUDIT,
    "advice": _ADVICE,
    "award": _AWARD,
    "refusal": _REFUSAL,
    "certificate": _CERTIFICATE,
    "learning-report": _LEARNING_REPORT,
    "register-entry": _ENTRY,
}
_STILL_OPEN = Text("de uitkomst is nog onbeslist", "the outcome is not decided yet")
_TO_SOLVE = Text("er zijn nog punten op te lossen", "points still have to be solved")
_NOT_EVALUATED = Text("er is nog geen uitkomst", "there is no outcome yet")
_UNSETTLED = {"open": _STILL_OPEN, "errors": _TO_SOLVE, "not-evaluated": _NOT_EVALUATED}
_NAME = Text("een andere naam", "another name")
_MERGER = Text("een fusie", "a merger")
_DIFFERS = {"name": _NAME, "merger": _MERGER}
_REASONS = {**_UNSETTLED, **_DIFFERS}


def _steps(issue: Issue, reader: Reader) -> Words:
    """Return the steps, days and outcomes that an issue names."""
    words: Words = {
        name: reader.say(_STEPS[text(issue, name)])
        for name in ("step", "before", "missing", "stated")
        if name in issue.facts
    }
    words |= {
        name: datetime.date.fromisoformat(text(issue, name))
        for name in ("on", "before_on", "refused_on", "valid_from", "valid_until")
        if name in issue.facts
    }
    if "reason" in issue.facts:
        words["reason"] = reader.say(_REASONS[text(issue, "reason")])
    if "outcome" in issue.facts:
        words["outcome"] = reader.say(OUTCOMES[Outcome(text(issue, "outcome"))])
    if "advice" in issue.facts:
        words["advice"] = reader.say(ADVICES[AdviceOutcome(text(issue, "advice"))])
    if "kind" in issue.facts:
        words |= kind(issue, reader)
    return words


def _kinds(issue: Issue, reader: Reader) -> Words:
    expected = reader.say(KINDS[AuditKind(text(issue, "expected"))])
    return {**kind(issue, reader), "expected": expected}


def _editions(issue: Issue, reader: Reader) -> Words:
    return {
        name: reader.edition_named(text(issue, name))
        for name in ("framework", "expected")
        if name in issue.facts
    }


def _period(issue: Issue, reader: Reader) -> Words:
    return {**_steps(issue, reader), "count": number(issue, "years")}


STEP_ISSUES: Mapping[IssueCode, Said] = FrozenMapping(
    {
        IssueCode.CHAIN_KIND_LEADS_TO_NONE: Said(
            Text(
                "Bij deze toetsingsvariant ({kind}) hoort dit niet: {step}.",
                "This kind of audit ({kind}) does not lead to this: {step}.",
            ),
            _steps,
        ),
        IssueCode.CHAIN_CONSEQUENCES_NOT_KNOWN: Said(
            Text(
                "Of dit bij deze toetsingsvariant ({kind}) hoort, is niet bekend: {step}.",
                "Whether this kind of audit ({kind}) leads to this is not known: {step}.",
            ),
            _steps,
        ),
        IssueCode.CHAIN_OUTCOME_LEADS_TO_NONE: Said(
            Text(
                "Bij deze uitkomst ({outcome}) hoort dit niet: {step}.",
                "This outcome ({outcome}) does not lead to this: {step}.",
            ),
            _steps,
        ),
        IssueCode.CHAIN_FILE_NOT_SETTLED: Said(
            Text("Dit komt te vroeg: {step}, want {reason}.", "Too soon: {step}, as {reason}."),
            _steps,
        ),
        IssueCode.CHAIN_ADVICE_POSITIVE_ON_FAIL: Said(
            Text(
                "Er is een {advice}, terwijl de uitkomst niet binnen de grenzen voor certificering "
                "is.",
                "There is {advice}, while the outcome is not within the limits for certification.",
            ),
            _steps,
        ),
        IssueCode.CHAIN_ADVICE_NEGATIVE_ON_PASS: Said(
            Text(
                "Het advies is negatief, terwijl de uitkomst binnen de grenzen voor certificering "
                "is.",
                "The advice is negative, while the outcome is within the limits for certification.",
            ),
        ),
        IssueCode.CHAIN_DECISION_AGAINST_ADVICE: Said(
            Text(
                "Het besluit wijkt af van het advies: {step} na een {advice}. Of dit label dat "
                "toelaat, is niet bekend.",
                "The decision departs from the advice: {step} after {advice}. Whether this label "
                "allows that is not known.",
            ),
            _steps,
        ),
        IssueCode.CHAIN_CERTIFICATE_AFTER_REFUSAL: Said(
            Text(
                "Er is een certificaat, terwijl op {refused_on} is besloten het niet toe te "
                "kennen.",
                "There is a certificate, although on {refused_on} it was decided not to award it.",
            ),
            _steps,
        ),
        IssueCode.CHAIN_STEP_MISSING: Said(
            Text(
                "In het dossier ontbreekt {missing}; dat is nodig voor {step}.",
                "The file lacks {missing}, on which {step} has to rest.",
            ),
            _steps,
        ),
        IssueCode.CHAIN_STEP_TOO_EARLY: Said(
            Text(
                "De volgorde klopt niet: {step} is van {on}, {before} van {before_on}.",
                "The order is wrong: {step} is dated {on}, {before} {before_on}.",
            ),
            _steps,
        ),
        IssueCode.CHAIN_STATES_ANOTHER: Said(
            Text(
                "De stukken sluiten niet aan: {stated} waarnaar {step} verwijst, is niet "
                "{stated} in het dossier.",
                "The papers do not match: {stated} that {step} refers to is not the one in the "
                "file.",
            ),
            _steps,
        ),
        IssueCode.CHAIN_OTHER_AUDIT: Said(
            Text(
                "Het advies gaat over toetsing {audit}; dit is toetsing {expected}.",
                "The advice is on audit {audit}; this is audit {expected}.",
            ),
        ),
        IssueCode.CHAIN_OTHER_KIND: Said(
            Text(
                "De registratie noemt een andere toetsingsvariant: {kind}, niet {expected}.",
                "The register entry names another kind of audit: {kind}, not {expected}.",
            ),
            _kinds,
        ),
        IssueCode.CHAIN_OTHER_EDITION: Said(
            Text(
                "Het certificaat is volgens {framework}; getoetst is volgens {expected}.",
                "The certificate is for {framework}; the audit used {expected}.",
            ),
            _editions,
        ),
        IssueCode.CHAIN_OTHER_BODY: Said(
            Text(
                "Het advies komt van {body}; getoetst is door {expected}.",
                "The advice was given by {body}; the audit was done by {expected}.",
            ),
        ),
        IssueCode.CHAIN_OTHER_ORGANISATION: Said(
            Text(
                "Dit is van een andere organisatie: {step} is van {organisation}, getoetst is "
                "{expected}.",
                "This is of another organisation: {step} is of {organisation}, and {expected} was "
                "audited.",
            ),
            _steps,
        ),
        IssueCode.CHAIN_ORGANISATION_DIFFERS: Said(
            Text(
                "De organisatie heet niet overal gelijk ({reason}): {step} is van {organisation}, "
                "getoetst is {expected}.",
                "The organisation's name is not the same everywhere ({reason}): {step} is of "
                "{organisation}, and {expected} was audited.",
            ),
            _steps,
        ),
        IssueCode.CHAIN_OTHER_PERIOD: Said(
            Counted(
                Text(
                    "Het certificaat loopt van {valid_from} tot {valid_until}; volgens het "
                    "normenkader is het {count} jaar geldig.",
                    "The certificate runs from {valid_from} until {valid_until}; under the "
                    "edition it is valid for {count} year.",
                ),
                Text(
                    "Het certificaat loopt van {valid_from} tot {valid_until}; volgens het "
                    "normenkader is het {count} jaar geldig.",
                    "The certificate runs from {valid_from} until {valid_until}; under the "
                    "edition it is valid for {count} years.",
                ),
            ),
            _period,
        ),
        IssueCode.CHAIN_PERIOD_NOT_KNOWN: Said(
            Text(
                "Hoe lang een certificaat volgens {framework} geldig is, is niet bekend.",
                "How long a certificate under {framework} is valid is not known.",
            ),
            _editions,
        ),
        IssueCode.CHAIN_SCOPE_OUTSIDE_AUDIT: Said(
            Text(
                "Dit gaat verder dan wat is getoetst ({step}): {cells}.",
                "This goes beyond what was audited ({step}): {cells}.",
            ),
            _steps,
        ),
        IssueCode.CHAIN_SCOPE_EXTENDED: Said(
            Text(
                "De scope van het certificaat is uitgebreid met wat in deze toetsing niet aan bod "
                "kwam: {cells}.",
                "The scope of the certificate was extended to what this audit did not cover: "
                "{cells}.",
            ),
        ),
        IssueCode.CHAIN_SCOPE_OUTSIDE_CERTIFICATE: Said(
            Text(
                "De registratie gaat verder dan het certificaat: {cells}.",
                "The register entry goes beyond the certificate: {cells}.",
            ),
        ),
    }
)
