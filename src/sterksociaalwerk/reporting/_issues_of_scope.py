# SPDX-License-Identifier: MIT
"""What is said of issues with the scope, the people and the interviews of an audit."""

from collections.abc import Mapping

from .._mapping import FrozenMapping
from ..audit import Count
from ..conclusion import Issue, IssueCode
from ._issue_facts import Said, Words, kind, names, nearest, number, place, text
from ._words import Counted, Reader, Text

_ROLE = Text("de functie", "the role")
_SERVICE = Text("de dienst", "the service")
_MUNICIPALITY = Text("de gemeente", "the municipality")
_FIELDS = {"role": _ROLE, "services": _SERVICE, "municipalities": _MUNICIPALITY}


def _volunteers(issue: Issue, reader: Reader) -> Words:
    most = issue.facts["at_most"]
    counted = Count(number(issue, "at_least"), most if isinstance(most, int) else None)
    return {"range": reader.amount(counted)}


def _partly_outside(issue: Issue, reader: Reader) -> Words:
    beyond = [*names(issue, "services"), *names(issue, "municipalities")]
    return {"number": place(issue.path), "names": reader.listed(beyond) if beyond else ""}


def _unknown_name(issue: Issue, reader: Reader) -> Words:
    field = reader.say(_FIELDS[text(issue, "field")])
    return {"number": place(issue.path), "field": field, **nearest(issue, reader)}


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
        IssueCode.WHOLE_ORGANISATION_NOT_RECORDED: Said(
            Text(
                "Niet is vastgelegd of de toetsing over de hele organisatie gaat.",
                "It is not recorded whether the audit is about the whole organisation.",
            )
        ),
        IssueCode.STAFF_NOT_RECORDED: Said(
            Text(
                "De medewerkers zijn niet vastgelegd; hoeveel er meetellen, is niet bekend.",
                "The staff is not recorded; how many count is not known.",
            )
        ),
        IssueCode.VOLUNTEERS_NOT_RECORDED: Said(
            Text(
                "De vrijwilligers zijn niet vastgelegd; hoeveel er meetellen, is niet bekend.",
                "The volunteers are not recorded; how many count is not known.",
            )
        ),
        IssueCode.VOLUNTEERS_NOT_KNOWN: Said(
            Text(
                "Niet van alle vrijwilligers is bekend of zij bedrijfskritisch zijn; daarom "
                "tellen er {range} mee.",
                "It is not known of all volunteers whether they are business-critical, so "
                "{range} count.",
            ),
            _volunteers,
        ),
        IssueCode.INTERVIEWS_MISSING: Said(
            Text(
                "Er zijn geen gesprekken gevoerd; bij een {kind} horen die wel.",
                "There were no interviews; this kind of audit ({kind}) includes them.",
            ),
            kind,
        ),
        IssueCode.INTERVIEWS_NOT_RECORDED: Said(
            Text(
                "De gesprekken zijn niet vastgelegd; bij een {kind} horen die wel.",
                "The interviews are not recorded; this kind of audit ({kind}) includes them.",
            ),
            kind,
        ),
        IssueCode.INTERVIEW_PARTLY_OUTSIDE_SCOPE: Said(
            Text(
                "Gesprek {number} ({role}) ging ook over wat buiten de scope valt: {names}.",
                "Interview {number} ({role}) was also about what is out of scope: {names}.",
            ),
            _partly_outside,
        ),
        IssueCode.INTERVIEW_NAME_UNKNOWN: Said(
            Text(
                "Gesprek {number} noemt {field} {name}, die niet in de scope staat{nearest}.",
                "Interview {number} names {field} {name}, which is not in the scope{nearest}.",
            ),
            _unknown_name,
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
        IssueCode.CELLS_NOT_RECORDED: Said(
            Counted(
                Text(
                    "Voor {count} combinatie van dienst en gemeente is niet vastgelegd of een "
                    "gesprek erover ging.",
                    "For {count} combination of service and municipality it is not recorded "
                    "whether an interview was about it.",
                ),
                Text(
                    "Voor {count} combinaties van dienst en gemeente is niet vastgelegd of een "
                    "gesprek erover ging.",
                    "For {count} combinations of service and municipality it is not recorded "
                    "whether an interview was about them.",
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
                    "Met {count} groep is geen gesprek vastgelegd, terwijl niet bekend is of die "
                    "meetelt.",
                    "No interview is recorded with {count} group, and it is not known whether it "
                    "counts.",
                ),
                Text(
                    "Met {count} groepen is geen gesprek vastgelegd, terwijl niet bekend is of die "
                    "meetellen.",
                    "No interview is recorded with {count} groups, and it is not known whether "
                    "they count.",
                ),
            ),
            counted="groups",
        ),
    }
)
