# SPDX-License-Identifier: MIT
"""What is said of an audit's file, in every language: who counts, who was heard, where it leads.

The issues are in `_issue_texts.py`. First a table for each kind of code, then the sentences around
them. How texts become an explanation stands in the modules of the types.
"""

from collections.abc import Mapping

from .._mapping import FrozenMapping
from ..audit import Criterion, NotCountedReason, Party, Preparation, Work
from ..scheme import AuditKind, Consequence
from ._words import Counted, Text

# ---------------------------------------------------------------- codes

KINDS: Mapping[AuditKind, Text] = FrozenMapping(
    {
        AuditKind.EXTERNAL: Text("externe audit", "external audit"),
        AuditKind.PEER_REVIEW: Text("intercollegiale adviesmeting", "peer review"),
        AuditKind.EXTERNAL_WITH_PEERS: Text("combinatietoets", "combined audit"),
        AuditKind.SELF_ASSESSMENT: Text("zelfevaluatie", "self-assessment"),
    }
)

CONSEQUENCES: Mapping[Consequence, Text] = FrozenMapping(
    {
        Consequence.ADVICE: Text("een formeel advies", "formal advice"),
        Consequence.CERTIFICATE: Text(
            "een certificaat, als het wordt toegekend", "a certificate, if it is awarded"
        ),
        Consequence.REGISTER_ENTRY: Text("registratie in het register", "an entry in the register"),
        Consequence.LEARNING_REPORT: Text("een leerrapport", "a learning report"),
        Consequence.PREPARATION: Text("voorbereiding op een audit", "preparation for an audit"),
    }
)

# The same where the scheme names the party or the register.
ADVICE_OF = Text("een formeel advies van {by}", "formal advice from {by}")
CERTIFICATE_OF = Text("een certificaat, als {by} het toekent", "a certificate, if {by} awards it")
REGISTERED_IN = Text("registratie in {by}", "an entry in {by}")

PARTIES: Mapping[Party, Text] = FrozenMapping(
    {
        Party.STAFF: Text("medewerkers", "staff"),
        Party.VOLUNTEER: Text("vrijwilligers", "volunteers"),
        Party.CLIENT: Text("cliënten", "clients"),
        Party.MANAGEMENT: Text("bestuur", "management"),
        Party.PARTNER: Text("partners", "partners"),
    }
)

NOT_COUNTED_REASONS: Mapping[NotCountedReason, Text] = FrozenMapping(
    {
        NotCountedReason.EDITION_COUNTS_NO_VOLUNTEERS: Text(
            "onder dit normenkader tellen vrijwilligers niet mee",
            "under this edition volunteers do not count",
        ),
        NotCountedReason.NOTHING_IN_SCOPE: Text(
            "er valt niets binnen de scope", "nothing is in scope"
        ),
        NotCountedReason.MUNICIPALITY_OUT_OF_SCOPE: Text(
            "alleen werkzaam in gemeenten waar de eigen diensten buiten de scope vallen",
            "working only in municipalities where their services are out of scope",
        ),
        NotCountedReason.SERVICE_OUT_OF_SCOPE: Text(
            "alleen werkzaam voor diensten buiten de scope",
            "working for services out of scope only",
        ),
        NotCountedReason.NOT_BUSINESS_CRITICAL: Text(
            "niet bedrijfskritisch; ontbreekt: {criteria}",
            "not business-critical; lacking: {criteria}",
        ),
        NotCountedReason.NOT_KNOWN: Text(
            "misschien bedrijfskritisch; nog na te gaan: {criteria}",
            "perhaps business-critical; still to be found out: {criteria}",
        ),
    }
)

CRITERIA: Mapping[Criterion, Text] = FrozenMapping(
    {
        Criterion.PREPARED: Text("scholing of instructie", "training or instruction"),
        Criterion.INDEPENDENT: Text("zelfstandig werk", "work on their own"),
        Criterion.COORDINATING_OR_HANDS_ON: Text(
            "coördinerend of uitvoerend werk", "coordinating or hands-on work"
        ),
        Criterion.NEEDS_QUALITY_ASSURANCE: Text(
            "werk dat om kwaliteitsborging vraagt", "work that asks for quality assurance"
        ),
    }
)

PREPARATIONS: Mapping[Preparation, Text] = FrozenMapping(
    {
        Preparation.TRAINED: Text("geschoold", "trained"),
        Preparation.INSTRUCTED: Text("geïnstrueerd", "instructed"),
        Preparation.NONE: Text(
            "niet geschoold en niet geïnstrueerd", "neither trained nor instructed"
        ),
    }
)

WORKS: Mapping[Work, Text] = FrozenMapping(
    {
        Work.COORDINATING: Text("coördinerend werk", "coordinating work"),
        Work.HANDS_ON: Text("uitvoerend werk", "hands-on work"),
        Work.OTHER: Text(
            "geen coördinerend of uitvoerend werk", "neither coordinating nor hands-on work"
        ),
    }
)

# ---------------------------------------------------------------- the audit

AUDIT_OF = Text("{organisation}, audit {id}", "{organisation}, audit {id}")
AUDIT_WITHOUT_SCOPE = Text("Audit {id}", "Audit {id}")
KIND = Text("Soort audit: {kind}, {cycle}", "Kind of audit: {kind}, {cycle}")
CERTIFYING_BODY = Text("Certificerende instelling: {name}", "Certifying body: {name}")
AUDITORS = Counted(
    Text("Auditor: {names}", "Auditor: {names}"), Text("Auditors: {names}", "Auditors: {names}")
)
AUDIT_DATE = Text(
    "Auditdatum: {audited_on}; wanneer de audit begon, is niet bekend",
    "Audit date: {audited_on}; when the audit began is not known",
)
AUDIT_DATE_AND_START = Text(
    "Auditdatum: {audited_on}; begonnen op {process_started_on}",
    "Audit date: {audited_on}; begun on {process_started_on}",
)
FRAMEWORK = Text("Normenkader: {framework}", "Edition: {framework}")

# ---------------------------------------------------------------- where it leads

LEADS_TO = Text("Deze audit kan leiden tot:", "This audit can lead to:")
LEADS_NOWHERE = Text("Deze audit leidt tot niets.", "This audit leads to nothing.")
BLOCKED = Counted(
    Text(
        "Deze audit leidt nog tot niets: {count} punt blokkeert.",
        "This audit leads to nothing yet: {count} point blocks it.",
    ),
    Text(
        "Deze audit leidt nog tot niets: {count} punten blokkeren.",
        "This audit leads to nothing yet: {count} points block it.",
    ),
)
NO_CERTIFICATE = Text(
    "Tot een certificaat leidt hij niet: de uitkomst is {outcome}.",
    "It does not lead to a certificate: the outcome is {outcome}.",
)
NO_CERTIFICATE_OF_THIS_KIND = Text(
    "Tot een certificaat leidt deze soort audit niet, wat de uitkomst ook is.",
    "This kind of audit does not lead to a certificate, whatever the outcome.",
)
UNKNOWN_EDITION = Text(
    "Of het normenkader mag worden gebruikt, wie meetellen en wie gehoord moesten worden, is niet "
    "na te gaan: het normenkader is hier niet bekend.",
    "Whether the edition may be used, who counts and who had to be heard cannot be found out: the "
    "edition is not known here.",
)
UNKNOWN_SCOPE = Text(
    "Wie meetellen en wie gehoord moesten worden, is niet na te gaan: de scope is niet vastgelegd.",
    "Who counts and who had to be heard cannot be found out: the scope has not been recorded.",
)
NOT_EVALUATED = Text(
    "De bevindingen zijn niet getoetst: de normen zijn hier niet bekend.",
    "The findings were not judged: the norms are not known here.",
)
START_SET_ASIDE = Text(
    "De dag waarop de audit zou zijn begonnen, kan niet kloppen en is hierbij buiten beschouwing "
    "gelaten.",
    "The day on which the audit is said to have begun cannot be right and was set aside here.",
)
PREVIOUS = Text("Vergeleken met de vorige audit", "Compared with the earlier audit")
RETURNED = Counted(
    Text(
        "Een verbeterpunt kwam terug bij {count} norm: {norms}",
        "A point to improve came back at {count} norm: {norms}",
    ),
    Text(
        "Een verbeterpunt kwam terug bij {count} normen: {norms}",
        "A point to improve came back at {count} norms: {norms}",
    ),
)
NOTHING_RETURNED = Text("Er kwam geen verbeterpunt terug.", "No point to improve came back.")

# ---------------------------------------------------------------- scope and population

IN_SCOPE = Text("Binnen de scope", "In scope")
NOTHING_IN_SCOPE = Text("niets", "nothing")
EXCLUDED = Text("Buiten de scope", "Out of scope")
EXCLUDED_CELLS = Text("{service}: {places} ({remark})", "{service}: {places} ({remark})")
WHO_COUNTS = Text("Wie meetellen", "Who counts")
STAFF = Counted(
    Text("{count} medewerker, {fte} fte", "{count} member of staff, {fte} fte"),
    Text("{count} medewerkers, samen {fte} fte", "{count} members of staff, {fte} fte together"),
)
STAFF_NOT_RECORDED = Text("medewerkers: niet vastgelegd", "staff: not recorded")
VOLUNTEERS_NOT_RECORDED = Text("vrijwilligers: niet vastgelegd", "volunteers: not recorded")
VOLUNTEERS = Counted(
    Text("{count} vrijwilliger", "{count} volunteer"),
    Text("{count} vrijwilligers", "{count} volunteers"),
)
VOLUNTEERS_BETWEEN = Text(
    "vrijwilligers: {range}; niet alles over hen is bekend",
    "volunteers: {range}; not everything about them is known",
)
STAFF_BETWEEN = Text("medewerkers: {range}, samen {fte} fte", "staff: {range}, {fte} fte together")
NOT_COUNTED = Text("Wie niet meetellen", "Who does not count")
UNSURE = Text("Van wie niet bekend is of zij meetellen", "Who may or may not count")
NOT_COUNTED_GROUP = Text(
    "{role} ({party}, {count}): {reason}", "{role} ({party}, {count}): {reason}"
)
NOBODY_LEFT_OUT = Text("Geen groep valt buiten de telling.", "No group is left out.")
VOLUNTEER_ANSWERS = Text(
    "Wat over de vrijwilligers is opgegeven", "What was given of the volunteers"
)
PREPARATION_NOT_KNOWN = Text(
    "scholing of instructie niet bekend", "training or instruction not known"
)
INDEPENDENT = Text("werkt zelfstandig", "works on its own")
NOT_INDEPENDENT = Text("werkt niet zelfstandig", "does not work on its own")
INDEPENDENCE_NOT_KNOWN = Text("zelfstandigheid niet bekend", "independence not known")
WORK_NOT_KNOWN = Text("soort werk niet bekend", "kind of work not known")
QUALITY_ASSURANCE = Text("kwaliteitsborging nodig", "quality assurance needed")
NO_QUALITY_ASSURANCE = Text("geen kwaliteitsborging nodig", "no quality assurance needed")
QUALITY_ASSURANCE_NOT_KNOWN = Text(
    "behoefte aan kwaliteitsborging niet bekend", "need of quality assurance not known"
)

# ---------------------------------------------------------------- coverage

ALL_COVERED = Text(
    "Elke dienst, gemeente en groep binnen de scope komt in minstens één vastgelegd gesprek voor.",
    "Every service, municipality and group in scope occurs in at least one recorded interview.",
)
NOT_ALL_COVERED = Text(
    "Niet elke dienst, gemeente en groep binnen de scope komt in een vastgelegd gesprek voor.",
    "Not every service, municipality and group in scope occurs in a recorded interview.",
)
COVERAGE_UNSURE = Text(
    "Of elke dienst, gemeente en groep binnen de scope in een gesprek aan bod is gekomen, is niet "
    "bekend.",
    "Whether every service, municipality and group in scope was covered is not known.",
)
CELLS_COVERED = Text(
    "Besproken combinaties van dienst en gemeente: {covered} van {total}",
    "Combinations of service and municipality talked about: {covered} of {total}",
)
GROUPS_COVERED = Text(
    "Gehoorde groepen: {covered} van {total}", "Groups heard: {covered} of {total}"
)
PEOPLE = Text(
    "Deelnemers aan gesprekken: {parties}; wie aan twee deelnam, telt dubbel",
    "Participants in interviews: {parties}; who took part in two counts twice",
)
PARTY_COUNT = Text("{party} {count}", "{party} {count}")
NO_PEOPLE = Text(
    "Er was geen gesprek over iets binnen de scope.",
    "There was no interview about anything in scope.",
)
NO_INTERVIEWS = Text(
    "Er zijn geen gesprekken gevoerd.",
    "There were no interviews.",
)
INTERVIEWS_NOT_RECORDED = Text(
    "De gesprekken zijn niet vastgelegd.", "Interviews are not recorded."
)
UNCOVERED_CELLS = Text(
    "Waarvoor geen gesprek is vastgelegd", "What no recorded interview was about"
)
UNRECORDED_CELLS = Text(
    "Waarvan niet is vastgelegd of een gesprek erover ging",
    "Of which it is not recorded whether an interview was about it",
)
UNRECORDED_PARTIES = Text("Van wie geen groepen zijn vastgelegd", "Of whom no groups are recorded")
UNCOVERED_GROUPS = Text(
    "Wie in geen vastgelegd gesprek voorkomt", "Who was heard in no recorded interview"
)
UNSURE_GROUPS = Text(
    "Wie in geen vastgelegd gesprek voorkomt, terwijl niet bekend is of zij meetellen",
    "Who was heard in no recorded interview, while it is not known whether they count",
)
OUTSIDE = Text(
    "Gesprekken over niets dat binnen de scope valt", "Interviews about nothing that is in scope"
)
OUTSIDE_INTERVIEW = Text(
    "{role} ({party}, deelnemers: {people})", "{role} ({party}, participants: {people})"
)
PEOPLE_NOT_RECORDED = Text("niet vastgelegd", "not recorded")
ABOUT = Text("over {services}", "about {services}")
IN_PLACES = Text("in {places}", "in {places}")
READING = Text(
    "Wat en wie een audit aan bod moet laten komen, is niet gepubliceerd; dit volgt een eigen "
    "lezing.",
    "What and whom an audit has to cover is not published; this follows a reading of its own.",
)
