# SPDX-License-Identifier: MIT
"""What is said of the steps after an audit that do not fit, in every language."""

from collections.abc import Mapping

from .._mapping import FrozenMapping
from ..conclusion import IssueCode
from ._words import Text

STEPS: Mapping[str, Text] = FrozenMapping(
    {
        "audit": Text("de toetsing", "the audit"),
        "advice": Text("het advies", "the advice"),
        "award": Text("het besluit tot toekenning", "the award"),
        "refusal": Text("het besluit tot afwijzing", "the refusal"),
        "certificate": Text("het certificaat", "the certificate"),
        "learning-report": Text("het leerrapport", "the learning report"),
        "register-entry": Text("de registratie in het Kwaliteitsregister", "the register entry"),
    }
)
OUTCOMES: Mapping[str, Text] = FrozenMapping(
    {
        "pass": Text("binnen de grenzen voor certificering", "within the limits"),
        "fail": Text("niet binnen de grenzen voor certificering", "not within the limits"),
        "open": Text("nog onbeslist", "still open"),
    }
)
ADVICES: Mapping[str, Text] = FrozenMapping(
    {
        "positive": Text("positief", "positive"),
        "conditional": Text("positief onder voorwaarden", "positive under conditions"),
        "negative": Text("negatief", "negative"),
    }
)
UNSETTLED: Mapping[str, Text] = FrozenMapping(
    {
        "open": Text("de uitkomst is nog onbeslist", "the outcome is still open"),
        "errors": Text("er zijn nog punten op te lossen", "issues still have to be resolved"),
        "not-evaluated": Text("de normen zijn niet getoetst", "the norms were not evaluated"),
    }
)
DIFFERS: Mapping[str, Text] = FrozenMapping(
    {
        "name": Text("een andere naam", "another name"),
        "merger": Text("een fusie", "a merger"),
    }
)

# Part of the table of all issues.
CHAIN_ISSUES: tuple[tuple[IssueCode, Text], ...] = tuple(
    {
        IssueCode.CHAIN_KIND_LEADS_TO_NONE: Text(
            "Bij deze toetsingsvariant ({kind}) hoort dit stuk niet: {step}.",
            "This kind of audit ({kind}) does not lead to {step}.",
        ),
        IssueCode.CHAIN_CONSEQUENCES_NOT_KNOWN: Text(
            "Of bij deze toetsingsvariant ({kind}) dit stuk hoort, is niet bekend: {step}.",
            "Whether this kind of audit ({kind}) leads to {step} is not known.",
        ),
        IssueCode.CHAIN_OUTCOME_LEADS_TO_NONE: Text(
            "Bij deze uitkomst ({outcome}) hoort dit stuk niet: {step}.",
            "An audit with this outcome ({outcome}) does not lead to {step}.",
        ),
        IssueCode.CHAIN_FILE_NOT_SETTLED: Text(
            "Dit stuk komt te vroeg: {step}. Er kan nog geen vervolg zijn: {reason}.",
            "Too soon for {step}: {reason}.",
        ),
        IssueCode.CHAIN_ADVICE_POSITIVE_ON_FAIL: Text(
            "Het advies is {advice}, terwijl de toetsing niet binnen de grenzen voor certificering "
            "uitkomt.",
            "The advice is {advice}, and the outcome of the audit is not within the limits.",
        ),
        IssueCode.CHAIN_ADVICE_NEGATIVE_ON_PASS: Text(
            "Het advies is negatief, terwijl de toetsing binnen de grenzen voor certificering "
            "uitkomt.",
            "The advice is negative, and the outcome of the audit is within the limits.",
        ),
        IssueCode.CHAIN_DECISION_AGAINST_ADVICE: Text(
            "Het besluit wijkt af van het advies: {step}, na een advies dat {advice} is. Of dat "
            "kan, is van het label niet bekend.",
            "The decision departs from the advice: {step}, on advice that is {advice}. Whether the "
            "label allows that is not known.",
        ),
        IssueCode.CHAIN_CERTIFICATE_AFTER_REFUSAL: Text(
            "Er is een certificaat, terwijl op {refused_on} is besloten het niet toe te kennen.",
            "There is a certificate, and on {refused_on} it was decided not to award it.",
        ),
        IssueCode.CHAIN_STEP_MISSING: Text(
            "Een stuk ontbreekt: bij {step} hoort {missing}.",
            "A document is missing: {step} goes with {missing}.",
        ),
        IssueCode.CHAIN_STEP_TOO_EARLY: Text(
            "De volgorde klopt niet: {step} is van {on}, {before} van {before_on}.",
            "The order is wrong: {step} is of {on}, {before} of {before_on}.",
        ),
        IssueCode.CHAIN_STATES_ANOTHER: Text(
            "De stukken verschillen: {stated} waarnaar wordt verwezen ({step}), is niet wat in het "
            "dossier zit.",
            "The documents differ: {stated} that {step} refers to is not the one in the file.",
        ),
        IssueCode.CHAIN_OTHER_AUDIT: Text(
            "Het advies gaat over toetsing {audit}; dit is toetsing {expected}.",
            "The advice is on audit {audit}; this is audit {expected}.",
        ),
        IssueCode.CHAIN_OTHER_KIND: Text(
            "De registratie noemt een andere toetsingsvariant: {kind}, niet {expected}.",
            "The register entry names another kind of audit: {kind}, not {expected}.",
        ),
        IssueCode.CHAIN_OTHER_EDITION: Text(
            "Het certificaat is volgens een ander normenkader ({framework}) dan de toetsing "
            "({expected}).",
            "The certificate is for another edition ({framework}) than the audit ({expected}).",
        ),
        IssueCode.CHAIN_OTHER_BODY: Text(
            "Het advies komt van {body}; getoetst is door {expected}.",
            "The advice was given by {body}; the audit was done by {expected}.",
        ),
        IssueCode.CHAIN_OTHER_ORGANISATION: Text(
            "Een stuk noemt een andere organisatie: {step} is voor {organisation}, getoetst is "
            "{expected}.",
            "A document is for another organisation: {step} is for {organisation}, and {expected} "
            "was audited.",
        ),
        IssueCode.CHAIN_ORGANISATION_DIFFERS: Text(
            "De organisatie heet niet overal gelijk ({reason}): {step} is voor {organisation}, "
            "getoetst is {expected}.",
            "The organisation differs ({reason}): {step} is for {organisation}, and {expected} was "
            "audited.",
        ),
        IssueCode.CHAIN_OTHER_PERIOD: Text(
            "Het certificaat loopt van {valid_from} tot {valid_until}; volgens het normenkader is "
            "het {years} jaar geldig.",
            "The certificate runs from {valid_from} until {valid_until}; by the edition it is "
            "valid for {years} years.",
        ),
        IssueCode.CHAIN_PERIOD_NOT_KNOWN: Text(
            "Hoe lang een certificaat van {framework} geldig is, is niet bekend.",
            "How long a certificate of {framework} is valid is not known.",
        ),
        IssueCode.CHAIN_SCOPE_OUTSIDE_AUDIT: Text(
            "Een stuk gaat verder dan wat is getoetst ({step}): {cells}.",
            "A document goes beyond what was audited ({step}): {cells}.",
        ),
        IssueCode.CHAIN_SCOPE_EXTENDED: Text(
            "De scope van het certificaat is uitgebreid met wat in deze toetsing niet aan bod "
            "kwam: {cells}.",
            "The scope of the certificate was extended to what this audit was not about: {cells}.",
        ),
        IssueCode.CHAIN_SCOPE_OUTSIDE_CERTIFICATE: Text(
            "De registratie gaat verder dan het certificaat: {cells}.",
            "The register entry goes beyond the certificate: {cells}.",
        ),
    }.items()
)
