# SPDX-License-Identifier: MIT
"""What is said of issues with the scope, the people and the interviews of an audit."""

from collections.abc import Mapping

from .._mapping import FrozenMapping
from ..conclusion import Issue, IssueCode
from ._issue_facts import Said, Words, kind, number, place
from ._words import Counted, Reader, Text


def _volunteers(issue: Issue, reader: Reader) -> Words:
    least, most = number(issue, "at_least"), number(issue, "at_most")
    return {"count": most - least, "range": reader.between(least, most)}


def _interview(issue: Issue, _: Reader) -> Words:
    return {"number": place(issue.path)}


SCOPE_ISSUES: Mapping[IssueCode, Said] = FrozenMapping(
    {
        IssueCode.SCOPE_MISSING: Said(
            Text(
                "De scope van de toetsing is niet vastgelegd.",
                "The scope of the audit has not been recorded.",
            )
        ),
        IssueCode.SCOPE_EMPTY: Said(
            Text("Er valt geen enkele dienst binnen de scope.", "No service is in scope.")
        ),
        IssueCode.SCOPE_PARTIAL: Said(
            Text(
                "De toetsing gaat over delen van de organisatie, niet over het geheel.",
                "The audit is about parts of the organisation, not the whole.",
            )
        ),
        IssueCode.ACTIVITIES_EXCLUDED: Said(
            Counted(
                Text(
                    "{count} combinatie van dienst en gemeente valt buiten de scope.",
                    "{count} combination of service and municipality is out of scope.",
                ),
                Text(
                    "{count} combinaties van dienst en gemeente vallen buiten de scope.",
                    "{count} combinations of service and municipality are out of scope.",
                ),
            ),
            counted="activities",
        ),
        IssueCode.VOLUNTEERS_NOT_KNOWN: Said(
            Counted(
                Text(
                    "Van {count} vrijwilliger is niet bekend of die bedrijfskritisch is; daarom "
                    "tellen er {range} mee.",
                    "Of {count} volunteer it is not known whether they are business-critical, so "
                    "{range} count.",
                ),
                Text(
                    "Van {count} vrijwilligers is niet bekend of zij bedrijfskritisch zijn; daarom "
                    "tellen er {range} mee.",
                    "Of {count} volunteers it is not known whether they are business-critical, so "
                    "{range} count.",
                ),
            ),
            _volunteers,
        ),
        IssueCode.INTERVIEWS_MISSING: Said(
            Text(
                "Er zijn geen gesprekken vastgelegd; bij een {kind} horen die wel.",
                "No interviews are recorded, and this kind of audit ({kind}) has them.",
            ),
            kind,
        ),
        IssueCode.INTERVIEW_OUTSIDE_SCOPE: Said(
            Text(
                "Gesprek {number} ({role}) viel buiten de scope.",
                "Interview {number} ({role}) was out of scope.",
            ),
            _interview,
        ),
        IssueCode.CELLS_NOT_COVERED: Said(
            Counted(
                Text(
                    "Voor {count} combinatie van dienst en gemeente is geen gesprek vastgelegd.",
                    "No interview is recorded for {count} combination of service and municipality.",
                ),
                Text(
                    "Voor {count} combinaties van dienst en gemeente is geen gesprek vastgelegd.",
                    "No interview is recorded for {count} combinations of service and "
                    "municipality.",
                ),
            ),
            counted="cells",
        ),
        IssueCode.GROUPS_NOT_HEARD: Said(
            Counted(
                Text(
                    "Met {count} groep is geen gesprek vastgelegd.",
                    "No interview is recorded with {count} group.",
                ),
                Text(
                    "Met {count} groepen is geen gesprek vastgelegd.",
                    "No interview is recorded with {count} groups.",
                ),
            ),
            counted="groups",
        ),
        IssueCode.GROUPS_UNSURE: Said(
            Counted(
                Text(
                    "Met {count} groep vrijwilligers is geen gesprek vastgelegd, terwijl niet "
                    "bekend is of die bedrijfskritisch is.",
                    "No interview is recorded with {count} group of volunteers, and it is not "
                    "known whether it is business-critical.",
                ),
                Text(
                    "Met {count} groepen vrijwilligers is geen gesprek vastgelegd, terwijl niet "
                    "bekend is of die bedrijfskritisch zijn.",
                    "No interview is recorded with {count} groups of volunteers, and it is not "
                    "known whether they are business-critical.",
                ),
            ),
            counted="groups",
        ),
    }
)
