# SPDX-License-Identifier: MIT
"""What is said of the issues of an audit's file, in every language.

What else is said of the file is in `_file_texts.py`. How texts become an explanation stands in the
modules of the types.
"""

from collections.abc import Mapping

from .._mapping import FrozenMapping
from ..conclusion import IssueCode, Severity
from ._chain_texts import CHAIN_ISSUES
from ._words import Counted, Text

SEVERITIES: Mapping[Severity, Text] = FrozenMapping(
    {
        Severity.ERROR: Text("Dit blokkeert", "This blocks"),
        Severity.WARNING: Text(
            "Dit blokkeert niet, maar vraagt aandacht", "This does not block, but needs attention"
        ),
        Severity.NOTE: Text("Ter informatie", "For information"),
    }
)

# The type checker takes texts of two kinds for any objects.
ISSUES: Mapping[IssueCode, Text | Counted] = FrozenMapping(
    {  # type: ignore[arg-type]
        IssueCode.OTHER_LABEL: Text(
            "De audit is voor het label {label}; hier wordt getoetst voor {expected}.",
            "The audit is for the label {label}; it is judged here for {expected}.",
        ),
        IssueCode.EDITION_UNKNOWN: Text(
            "Normenkader {version} is hier niet bekend. Wel bekend: {known}.",
            "Edition {version} is not known here. Known: {known}.",
        ),
        IssueCode.EDITION_WITHOUT_NORMS: Text(
            "De normen van normenkader {version} zijn niet ingevoerd; de bevindingen zijn daarom "
            "niet getoetst.",
            "The norms of edition {version} have not been supplied, so the findings were not "
            "judged.",
        ),
        IssueCode.EDITION_NOT_USABLE: Text(
            "Normenkader {version} is voor deze audit niet bruikbaar: {reason}. Wel bruikbaar: "
            "{usable}.",
            "Edition {version} cannot be used for this audit: {reason}. Usable: {usable}.",
        ),
        IssueCode.START_NEEDED: Text(
            "Of normenkader {version} mag worden gebruikt, hangt af van de dag waarop de audit "
            "begon; die staat niet vast.",
            "Whether edition {version} may be used depends on the day on which the audit began, "
            "which is not certain.",
        ),
        IssueCode.NEWER_EDITION_ANNOUNCED: Text(
            "Er is een nieuwer normenkader aangekondigd ({awaits}); vanaf wanneer dat geldt, is "
            "hier niet bekend.",
            "A newer edition has been announced ({awaits}); from when it applies is not known "
            "here.",
        ),
        IssueCode.DATES_REVERSED: Text(
            "De audit zou zijn begonnen op {process_started_on}, na de auditdatum {audited_on}.",
            "The audit is said to have begun on {process_started_on}, after the audit date "
            "{audited_on}.",
        ),
        IssueCode.NORM_UNKNOWN: Counted(
            Text(
                "Norm {norms} staat niet in dit normenkader{nearest}.",
                "Norm {norms} is not in this edition{nearest}.",
            ),
            Text(
                "De normen {norms} staan niet in dit normenkader{nearest}.",
                "Norms {norms} are not in this edition{nearest}.",
            ),
        ),
        IssueCode.FINDINGS_CONTRADICT: Text(
            "De bevindingen bij norm {norm} spreken elkaar tegen: {ratings} (bevinding {places}).",
            "The findings on norm {norm} contradict each other: {ratings} (findings {places}).",
        ),
        IssueCode.FINDINGS_DISAGREE: Text(
            "Auditoren beoordelen norm {norm}{part} verschillend: {ratings} (bevinding {places}; "
            "{found_by}). Voor de uitkomst maakt het geen verschil.",
            "Auditors rate norm {norm}{part} differently: {ratings} (findings {places}; "
            "{found_by}). It makes no difference to the outcome.",
        ),
        IssueCode.FINDINGS_DISAGREE_DECISIVE: Text(
            "Auditoren beoordelen norm {norm}{part} verschillend: {ratings} (bevinding {places}; "
            "{found_by}). Zolang dat zo is, staat de uitkomst niet vast.",
            "Auditors rate norm {norm}{part} differently: {ratings} (findings {places}; "
            "{found_by}). As long as they do, the outcome is not certain.",
        ),
        IssueCode.PART_UNKNOWN: Text(
            "Onderdeel {part} staat niet in de scope{nearest}.",
            "Part {part} is not in the scope{nearest}.",
        ),
        IssueCode.PARTS_NOT_ASSESSED: Text(
            "Onderdeel {part}: er ontbreekt een bevinding op norm {norms}.",
            "Part {part}: a finding is missing on norm {norms}.",
        ),
        IssueCode.PARTS_DIFFER: Text(
            "Onderdelen zijn verschillend beoordeeld op norm {norms}. Hoe het label onderdelen "
            "samenneemt, is niet bekend; voor de uitkomst maakt het hier niet uit.",
            "Parts are rated differently on norm {norms}. How the label joins parts is not known; "
            "here it makes no difference to the outcome.",
        ),
        IssueCode.PARTS_DIFFER_DECISIVE: Text(
            "Onderdelen zijn verschillend beoordeeld op norm {norms}. Hoe het label onderdelen "
            "samenneemt, is niet bekend; de uitkomst staat daarom niet vast.",
            "Parts are rated differently on norm {norms}. How the label joins parts is not known, "
            "so the outcome is not certain.",
        ),
        IssueCode.PARTS_BESIDE_WHOLE: Text(
            "Op norm {norms} telt de bevinding over het geheel, niet die over onderdelen.",
            "On norm {norms} the finding on the whole counts, not those on parts.",
        ),
        IssueCode.FINDING_DOUBLED: Text(
            "Norm {norm} heeft meer dan één bevinding, steeds met {ratings} (bevinding {places}).",
            "Norm {norm} has more than one finding, each with {ratings} (findings {places}).",
        ),
        IssueCode.RATING_NOT_ALLOWED: Counted(
            Text(
                "Norm {norms} is beoordeeld als {rating}, wat dit normenkader niet toestaat.",
                "Norm {norms} is rated {rating}, which this edition does not allow.",
            ),
            Text(
                "De normen {norms} zijn beoordeeld als {rating}, wat dit normenkader niet "
                "toestaat.",
                "Norms {norms} are rated {rating}, which this edition does not allow.",
            ),
        ),
        IssueCode.NORMS_NOT_ASSESSED: Counted(
            Text(
                "{count} norm heeft nog geen bevinding: {norms}.",
                "{count} norm has no finding yet: {norms}.",
            ),
            Text(
                "{count} normen hebben nog geen bevinding: {norms}.",
                "{count} norms have no finding yet: {norms}.",
            ),
        ),
        IssueCode.DEVIATION_UNEXPLAINED: Counted(
            Text(
                "Norm {norms} is beoordeeld als {rating}, zonder verbeterpunt en zonder "
                "toelichting.",
                "Norm {norms} is rated {rating}, without a point to improve and without a remark.",
            ),
            Text(
                "De normen {norms} zijn beoordeeld als {rating}, zonder verbeterpunt en zonder "
                "toelichting.",
                "Norms {norms} are rated {rating}, without a point to improve and without a "
                "remark.",
            ),
        ),
        IssueCode.SCOPE_MISSING: Text(
            "De scope van de audit is niet vastgelegd.",
            "The scope of the audit has not been recorded.",
        ),
        IssueCode.SCOPE_EMPTY: Text(
            "Binnen de scope valt geen enkele dienst.", "No service is in scope."
        ),
        IssueCode.SCOPE_PARTIAL: Text(
            "De audit gaat over delen van de organisatie, niet over het geheel.",
            "The audit is about parts of the organisation, not the whole.",
        ),
        IssueCode.WHOLE_ORGANISATION_NOT_RECORDED: Text(
            "Niet is vastgelegd of de audit over de hele organisatie gaat.",
            "It is not recorded whether the audit is about the whole organisation.",
        ),
        IssueCode.STAFF_NOT_RECORDED: Text(
            "De medewerkers zijn niet vastgelegd; hoeveel er meetellen, is niet bekend.",
            "The staff is not recorded; how many count is not known.",
        ),
        IssueCode.VOLUNTEERS_NOT_RECORDED: Text(
            "De vrijwilligers zijn niet vastgelegd; hoeveel er meetellen, is niet bekend.",
            "The volunteers are not recorded; how many count is not known.",
        ),
        IssueCode.ACTIVITIES_EXCLUDED: Counted(
            Text(
                "{count} combinatie van dienst en gemeente valt buiten de scope; zie hieronder.",
                "{count} combination of service and municipality is out of scope; see below.",
            ),
            Text(
                "{count} combinaties van dienst en gemeente vallen buiten de scope; zie hieronder.",
                "{count} combinations of service and municipality are out of scope; see below.",
            ),
        ),
        IssueCode.VOLUNTEERS_NOT_KNOWN: Text(
            "Niet van alle vrijwilligers is bekend of zij bedrijfskritisch zijn; er tellen er "
            "{range} mee.",
            "Not all volunteers are known to be business-critical or not; {range} count.",
        ),
        IssueCode.INTERVIEWS_MISSING: Text(
            "Er zijn geen gesprekken gevoerd; bij deze soort audit ({kind}) horen die wel.",
            "There were no interviews, and this kind of audit ({kind}) has them.",
        ),
        IssueCode.INTERVIEWS_NOT_RECORDED: Text(
            "De gesprekken zijn niet vastgelegd; bij deze soort audit ({kind}) horen die wel.",
            "Interviews are not recorded, and this kind of audit ({kind}) has them.",
        ),
        IssueCode.INTERVIEW_OUTSIDE_SCOPE: Text(
            "Gesprek {number} ({role}) ging over niets dat binnen de scope valt.",
            "Interview {number} ({role}) was about nothing that is in scope.",
        ),
        IssueCode.INTERVIEW_PARTLY_OUTSIDE_SCOPE: Text(
            "Gesprek {number} ({role}) ging ook over wat buiten de scope valt: {names}.",
            "Interview {number} ({role}) was also about what is out of scope: {names}.",
        ),
        IssueCode.INTERVIEW_NAME_UNKNOWN: Text(
            "Gesprek {number} noemt {name}, wat niet in de scope staat{nearest}.",
            "Interview {number} names {name}, which the scope does not name{nearest}.",
        ),
        IssueCode.CELLS_NOT_COVERED: Counted(
            Text(
                "Voor {count} combinatie van dienst en gemeente is geen gesprek vastgelegd; zie "
                "hieronder.",
                "No recorded interview was about {count} combination of service and municipality; "
                "see below.",
            ),
            Text(
                "Voor {count} combinaties van dienst en gemeente is geen gesprek vastgelegd; zie "
                "hieronder.",
                "No recorded interview was about {count} combinations of service and "
                "municipality; see below.",
            ),
        ),
        IssueCode.CELLS_NOT_RECORDED: Text(
            "Van sommige diensten en gemeenten is niet vastgelegd of een gesprek erover ging.",
            "Of some services and municipalities it is not recorded whether they were asked about.",
        ),
        IssueCode.GROUPS_NOT_HEARD: Counted(
            Text(
                "{count} groep komt in geen vastgelegd gesprek voor; zie hieronder.",
                "{count} group was heard in no recorded interview; see below.",
            ),
            Text(
                "{count} groepen komen in geen vastgelegd gesprek voor; zie hieronder.",
                "{count} groups were heard in no recorded interview; see below.",
            ),
        ),
        IssueCode.GROUPS_UNSURE: Counted(
            Text(
                "{count} groep komt in geen vastgelegd gesprek voor, terwijl niet bekend is of die "
                "meetelt; zie hieronder.",
                "{count} group was heard in no recorded interview, and it is not known whether it "
                "counts; see below.",
            ),
            Text(
                "{count} groepen komen in geen vastgelegd gesprek voor, terwijl niet bekend is of "
                "die meetellen; zie hieronder.",
                "{count} groups were heard in no recorded interview, and it is not known whether "
                "they count; see below.",
            ),
        ),
        IssueCode.CONSEQUENCES_NOT_KNOWN: Text(
            "Wat bij dit label uit deze toetsingsvariant ({kind}) volgt, is hier niet bekend.",
            "What follows from this kind of audit ({kind}) under this label is not known here.",
        ),
        IssueCode.CERTIFYING_BODY_MISSING: Text(
            "De certificerende instelling is niet genoemd; deze soort audit ({kind}) is het werk "
            "van zo'n instelling.",
            "The certifying body is not named, and this kind of audit ({kind}) is by one.",
        ),
        IssueCode.CERTIFYING_BODY_UNEXPECTED: Text(
            "{certifying_body} is genoemd als certificerende instelling; deze soort audit "
            "({kind}) is niet het werk van zo'n instelling.",
            "{certifying_body} is named as the certifying body, and this kind of audit ({kind}) "
            "is not by one.",
        ),
        IssueCode.PREVIOUS_MISSING: Text(
            "Dit is een hercertificering, maar de vorige audit is er niet bij gegeven; of "
            "verbeterpunten terugkwamen, is niet nagegaan.",
            "This is a re-audit, but the earlier audit was not given; whether points to improve "
            "came back was not looked into.",
        ),
        IssueCode.PREVIOUS_UNEXPECTED: Text(
            "Dit is een eerste audit, maar er is een vorige audit bij gegeven: {id}.",
            "This is a first audit, but an earlier audit was given: {id}.",
        ),
        IssueCode.PREVIOUS_NOT_EARLIER: Text(
            "De vorige audit was op {previous}, niet vóór deze op {audited_on}.",
            "The earlier audit was on {previous}, not before this one on {audited_on}.",
        ),
        IssueCode.PREVIOUS_OTHER_ORGANISATION: Text(
            "De vorige audit is van een andere organisatie: {previous}, niet {organisation}.",
            "The earlier audit is of another organisation: {previous}, not {organisation}.",
        ),
        IssueCode.PREVIOUS_SAME_AUDIT: Text(
            "De vorige audit heeft dezelfde aanduiding als deze: {id}.",
            "The earlier audit has the same identifier as this one: {id}.",
        ),
        IssueCode.PREVIOUS_SELF_ASSESSMENT: Text(
            "De vorige audit ({id}) is een zelfevaluatie; daarop rust geen certificaat.",
            "The earlier audit ({id}) is a self-assessment; no certificate rests on one.",
        ),
        IssueCode.PREVIOUS_EDITION_NOT_USABLE: Text(
            "Normenkader {version} was voor de vorige audit niet bruikbaar: {reason}. Wel "
            "bruikbaar: {usable}.",
            "Edition {version} could not be used for the earlier audit: {reason}. Usable: "
            "{usable}.",
        ),
        IssueCode.PREVIOUS_DATES_REVERSED: Text(
            "De vorige audit zou zijn begonnen op {process_started_on}, na de auditdatum "
            "{audited_on}.",
            "The earlier audit is said to have begun on {process_started_on}, after its audit "
            "date {audited_on}.",
        ),
        IssueCode.PREVIOUS_NORM_UNKNOWN: Counted(
            Text(
                "Norm {norms} van de vorige audit staat niet in het normenkader ervan{nearest}.",
                "Norm {norms} of the earlier audit is not in its edition{nearest}.",
            ),
            Text(
                "De normen {norms} van de vorige audit staan niet in het normenkader "
                "ervan{nearest}.",
                "Norms {norms} of the earlier audit are not in its edition{nearest}.",
            ),
        ),
        IssueCode.PREVIOUS_FINDINGS_CONTRADICT: Text(
            "De bevindingen van de vorige audit bij norm {norm} spreken elkaar tegen: {ratings} "
            "(bevinding {places}).",
            "The findings of the earlier audit on norm {norm} contradict each other: {ratings} "
            "(findings {places}).",
        ),
        IssueCode.PREVIOUS_RATING_NOT_ALLOWED: Counted(
            Text(
                "Norm {norms} is bij de vorige audit beoordeeld als {rating}, wat het normenkader "
                "ervan niet toestaat.",
                "Norm {norms} was rated {rating} at the earlier audit, which its edition does not "
                "allow.",
            ),
            Text(
                "De normen {norms} zijn bij de vorige audit beoordeeld als {rating}, wat het "
                "normenkader ervan niet toestaat.",
                "Norms {norms} were rated {rating} at the earlier audit, which its edition does "
                "not allow.",
            ),
        ),
        IssueCode.PREVIOUS_NOT_COMPARABLE: Text(
            "De vorige audit ({previous}) is niet norm voor norm met deze ({framework}) te "
            "vergelijken: {reason}.",
            "The earlier audit ({previous}) cannot be compared norm by norm with this one "
            "({framework}): {reason}.",
        ),
        IssueCode.POINT_RETURNED: Text(
            'Een verbeterpunt van de vorige toetsing komt terug bij norm {norm}: "{now}". '
            'Vorige keer (norm {source}): "{before}".',
            'A point to improve of the earlier audit comes back at norm {norm}: "{now}". '
            'Last time (norm {source}): "{before}".',
        ),
        IssueCode.POINTS_AGAIN: Text(
            "Bij norm {norm} is opnieuw een verbeterpunt genoemd, of is opnieuw niet volledig "
            "voldaan. Vorige keer{sources}: {before}. Nu: {now}.",
            "Norm {norm} has a point to improve again, or is again not fully met. "
            "Last time{sources}: {before}. Now: {now}.",
        ),
        IssueCode.POINT_ID_DOUBLED: Text(
            "Meer dan één verbeterpunt heeft het kenmerk {id} (bij norm {norms}).",
            "More than one point to improve has the identifier {id} (at norm {norms}).",
        ),
        IssueCode.POINT_FOLLOWS_UNKNOWN: Text(
            "Een verbeterpunt bij norm {norm} volgt op {follows}, maar de vorige toetsing heeft "
            "zo'n verbeterpunt niet{nearest}.",
            "A point to improve at norm {norm} follows {follows}, but the earlier audit has no "
            "such point{nearest}.",
        ),
        IssueCode.OUTCOME_AT_PARADOX: Counted(
            Text(
                "Wordt norm {norms} één stap hoger beoordeeld, dan is een grens overschreden.",
                "If norm {norms} is rated one step higher, a limit is exceeded.",
            ),
            Text(
                "Wordt een van deze {count} normen één stap hoger beoordeeld, dan is een grens "
                "overschreden: {norms}.",
                "If one of these {count} norms is rated one step higher, a limit is exceeded: "
                "{norms}.",
            ),
        ),
        **dict(CHAIN_ISSUES),
    }
)

OF_PART = Text("({part})", "({part})")
NEAREST = Text("; misschien is {norm} bedoeld", "; perhaps {norm} is meant")
NONE_USABLE = Text("geen enkel normenkader", "no edition")
OTHER_SOURCES = Text("(toen norm {norms})", "(then norm {norms})")
NO_POINT_NAMED = Text("geen verbeterpunt genoemd", "no point to improve named")
NO_EVALUATION = Text(
    "van ten minste een van beide zijn de normen niet bekend",
    "of at least one of the two the norms are not known",
)
NO_CROSSWALK = Text(
    "wat er van de normen is geworden, is niet opgegeven", "what became of the norms was not given"
)
CROSSWALK_DOES_NOT_FIT = Text(
    "wat is opgegeven over wat er van de normen is geworden, past hier niet bij",
    "what was given of what became of the norms does not fit these two",
)
