# SPDX-License-Identifier: MIT
"""What is said of issues with the edition, the dates and the parties of an audit."""

from collections.abc import Mapping

from .._mapping import FrozenMapping
from ..conclusion import Issue, IssueCode
from ._issue_facts import Said, Words, days, edition, editions, kind
from ._words import Reader, Text


def _known(issue: Issue, reader: Reader) -> Words:
    return {**edition(issue, reader), "known": editions(issue, "known", reader)}


EDITION_ISSUES: Mapping[IssueCode, Said] = FrozenMapping(
    {
        IssueCode.OTHER_LABEL: Said(
            Text(
                "De toetsing is voor het label {label}; hier gaat het om {expected}.",
                "The audit is for the label {label}; this is about {expected}.",
            )
        ),
        IssueCode.EDITION_UNKNOWN: Said(
            Text(
                "Het normenkader van deze toetsing ({edition}) is hier niet bekend. Wel bekend: "
                "{known}.",
                "The edition of this audit ({edition}) is not known here. Known: {known}.",
            ),
            _known,
        ),
        IssueCode.EDITION_WITHOUT_NORMS: Said(
            Text(
                "De normen zijn niet ingevoerd ({edition}); daarom is er geen uitkomst.",
                "The norms have not been supplied ({edition}), so there is no outcome.",
            ),
            edition,
        ),
        IssueCode.EDITION_NOT_USABLE: Said(
            Text(
                "Deze toetsing kan niet volgens {edition}: {reason}. Wel bruikbaar: {usable}.",
                "This audit cannot use {edition}: {reason}. Usable: {usable}.",
            ),
            edition,
        ),
        IssueCode.START_NEEDED: Said(
            Text(
                "Of deze toetsing volgens {edition} mag, hangt af van de dag waarop de organisatie "
                "met het traject begon; die staat niet vast.",
                "Whether this audit may use {edition} depends on the day on which the organisation "
                "started the process, which is not certain.",
            ),
            edition,
        ),
        IssueCode.NEWER_EDITION_ANNOUNCED: Said(
            Text(
                "Er is een nieuwer normenkader aangekondigd (versie {awaits}); vanaf wanneer dat "
                "geldt, is hier niet bekend.",
                "A newer edition has been announced (version {awaits}); from when it applies is "
                "not known here.",
            )
        ),
        IssueCode.CONSEQUENCES_NOT_KNOWN: Said(
            Text(
                "Wat bij dit label op deze toetsingsvariant ({kind}) volgt, is hier niet bekend.",
                "What follows from this kind of audit ({kind}) under this label is not known here.",
            ),
            kind,
        ),
        IssueCode.DATES_REVERSED: Said(
            Text(
                "Het traject begon volgens de opgave op {process_started_on}, na de toetsing op "
                "{audited_on}.",
                "The process is said to have started on {process_started_on}, after the audit on "
                "{audited_on}.",
            ),
            days,
        ),
        IssueCode.CERTIFYING_BODY_MISSING: Said(
            Text(
                "De certificerende instelling is niet vermeld; een {kind} is het werk van zo'n "
                "instelling.",
                "The certifying body is not named; this kind of audit ({kind}) is done by one.",
            ),
            kind,
        ),
        IssueCode.CERTIFYING_BODY_UNEXPECTED: Said(
            Text(
                "{certifying_body} is vermeld als certificerende instelling; een {kind} is niet "
                "het werk van zo'n instelling.",
                "{certifying_body} is named as the certifying body; this kind of audit "
                "({kind}) is not done by one.",
            ),
            kind,
        ),
    }
)
