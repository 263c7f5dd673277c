# SPDX-License-Identifier: MIT
"""What the pages say around what the library says: in Dutch and in English."""

from sterksociaalwerk.reporting import Language

__all__ = ["FIELDS", "WORDS", "say"]


def say(key: str, language: Language, **facts: object) -> str:
    """Return a text of the interface, filled in."""
    dutch, english = WORDS[key]
    return (dutch if language == "nl" else english).format(**facts)


WORDS: dict[str, tuple[str, str]] = {
    # Around every page
    "service": ("Certificeerder Voorbeeld", "Certificeerder Voorbeeld"),
    "made-up": (
        "Voorbeeldprogramma: organisaties en normnummers zijn verzonnen.",
        "Example program: organisations and norm numbers are made up.",
    ),
    "skip": ("Naar de inhoud", "Skip to content"),
    "menu": ("Hoofdmenu", "Main menu"),
    "language": ("Taal", "Language"),
    "audits": ("Toetsingen", "Audits"),
    "register": ("Register", "Register"),
    "back": ("Terug naar het dossier", "Back to the file"),
    "error-prefix": ("Fout: ", "Error: "),
    # Audits
    "no-audits": ("Er zijn nog geen toetsingen.", "There are no audits yet."),
    "new": ("Nieuwe toetsing", "New audit"),
    "create": ("Begin", "Start"),
    "organisation": ("Organisatie", "Organisation"),
    "not-recorded": ("niet vastgelegd", "not recorded"),
    "audited-on": ("Datum van de toetsing", "Date of the audit"),
    "audited-on-hint": (
        "Bij meer dagen: de laatste dag.",
        "If it takes several days: the last day.",
    ),
    "started-on": ("Begin van het traject", "Start of the process"),
    "started-on-hint": ("Leeg als het niet bekend is.", "Leave empty if not known."),
    "kind": ("Toetsingsvariant", "Kind of audit"),
    "cycle": ("Eerste toetsing of hertoetsing", "First audit or re-audit"),
    "edition": ("Normenkader", "Edition"),
    "outcome": ("Uitkomst", "Outcome"),
    "id": ("Kenmerk", "Identifier"),
    "date": ("Datum", "Date"),
    "id-hint": (
        "Letters, cijfers, punten, streepjes en lage streepjes.",
        "Letters, digits, dots, hyphens and underscores.",
    ),
    "choose": ("maak een keuze", "choose"),
    # The form
    "edit": ("Toetsing invullen", "Fill in the audit"),
    "edit-title": ("{organisation}: toetsing {id}", "{organisation}: audit {id}"),
    "save": ("Bewaar", "Save"),
    "saved": ("De toetsing is bewaard.", "The audit has been saved."),
    "compute": ("Werk de uitkomst bij", "Update the outcome"),
    "outcome-now": ("Stand van zaken", "How it stands"),
    "outcome-status": (
        "Uitkomst nu: {outcome}. Nog te beoordelen: {open}.",
        "Outcome now: {outcome}. Still to be rated: {open}.",
    ),
    "outcome-unknown": (
        "De uitkomst is niet te bepalen zolang er fouten in de beoordelingen staan.",
        "The outcome cannot be determined while the ratings have faults.",
    ),
    "more": ("Meer regels", "More rows"),
    "general": ("Algemeen", "General"),
    "certifying-body": ("Certificerende instelling", "Certifying body"),
    "auditors": ("Auditoren", "Auditors"),
    "one-a-line": ("Eén per regel.", "One per line."),
    "previous": ("Vorige toetsing", "Earlier audit"),
    "previous-none": ("geen, of hier niet vastgelegd", "none, or not recorded here"),
    "scope": ("Scope", "Scope"),
    "organisation-id": ("Nummer van de organisatie", "Number of the organisation"),
    "organisation-id-hint": (
        "Blijft gelijk als de naam verandert, zoals een nummer in het handelsregister.",
        "Stays when the name changes, such as a number in a trade register.",
    ),
    "whole": ("Gaat de toetsing over de hele organisatie?", "Is it about the whole organisation?"),
    "yes": ("ja", "yes"),
    "no": ("nee", "no"),
    "unknown": ("niet bekend", "not known"),
    "activities": ("Activiteiten", "Activities"),
    "activity": ("Activiteit {number}", "Activity {number}"),
    "service-name": ("Dienst", "Service"),
    "municipalities": ("Gemeenten", "Municipalities"),
    "municipality": ("Gemeente", "Municipality"),
    "in-scope": ("Binnen de scope", "In scope"),
    "remark": ("Toelichting", "Explanation"),
    "staff": ("Medewerkers", "Staff"),
    "staff-group": ("Groep medewerkers {number}", "Staff group {number}"),
    "role": ("Functie", "Role"),
    "headcount": ("Aantal", "Number"),
    "fte": ("Fte", "FTE"),
    "no-staff": ("Vastgelegd: er zijn geen medewerkers", "Recorded: there is no staff"),
    "volunteers": ("Vrijwilligers", "Volunteers"),
    "volunteer-group": ("Groep vrijwilligers {number}", "Volunteer group {number}"),
    "no-volunteers": (
        "Vastgelegd: er zijn geen vrijwilligers",
        "Recorded: there are no volunteers",
    ),
    "prepared": ("Voorbereiding", "Preparation"),
    "independent": ("Werken zij zelfstandig?", "Do they work independently?"),
    "work": ("Soort werk", "Kind of work"),
    "assurance": (
        "Vraagt hun werk om kwaliteitsborging?",
        "Does their work ask for quality assurance?",
    ),
    "interviews": ("Gesprekken", "Interviews"),
    "interview": ("Gesprek {number}", "Interview {number}"),
    "no-interviews": ("Vastgelegd: er zijn geen gesprekken gevoerd", "Recorded: there were none"),
    "party": ("Wie", "Who"),
    "people": ("Deelnemers", "Participants"),
    "about-services": ("Over welke diensten", "About which services"),
    "about-municipalities": ("Over welke gemeenten", "About which municipalities"),
    "all": ("alle binnen de scope", "all in scope"),
    "about-hint": (
        "Niets aangekruist: niet vastgelegd. Wat hier te kiezen is, komt uit de bewaarde scope.",
        "Nothing ticked: not recorded. The choices come from the scope as saved.",
    ),
    "findings": ("Beoordelingen", "Ratings"),
    "findings-hint": (
        "Een norm zonder beoordeling blijft open; zo is te zien wat er nog kan.",
        "A norm without a rating stays open, so that you see what is still possible.",
    ),
    "not-rated": ("nog te beoordelen", "still to be rated"),
    "rating": ("Beoordeling", "Rating"),
    "details": ("Toelichting en punten bij {norm}", "Explanation and points for {norm}"),
    "has-details": ("ingevuld", "filled in"),
    "strengths": ("Sterke punten", "Strong points"),
    "evidence": ("Gebaseerd op", "Based on"),
    "improvements": ("Verbeterpunt", "Point to improve"),
    "improvement": ("Verbeterpunt {number}", "Point to improve {number}"),
    "follows": ("Vervolg op punt", "Follows point"),
    "owner": ("Wie pakt het op", "Who takes it up"),
    "due-on": ("Uiterlijk", "By"),
    # Faults
    "faults": ("Er klopt iets niet", "Something is not right"),
    "fault-blank": ("Vul dit in.", "Fill this in."),
    "fault": ("Dit klopt niet.", "This is not right."),
    "whole-form": ("Het formulier als geheel", "The form as a whole"),
    "reason-of-fault": ("Reden, in het Engels", "Reason"),
    "exists": (
        "Er is al een toetsing met dit kenmerk.",
        "There is an audit with this identifier already.",
    ),
    "no-address": (
        "Een pagina kan geen adres met dit kenmerk hebben. Kies een ander kenmerk.",
        "No page can have an address with this identifier. Choose another one.",
    ),
    "outdated": (
        (
            "Iemand anders heeft deze toetsing intussen gewijzigd. Er is niets bewaard; wat u hebt "
            "ingevuld staat er nog. Neem het over in de nieuwste versie."
        ),
        (
            "Somebody else has changed this audit in the meantime. Nothing was saved; what you "
            "filled in is still here. Copy it into the newest version."
        ),
    ),
    "newest": ("Open de nieuwste versie", "Open the newest version"),
    # The file
    "file": ("Dossier van toetsing {id}", "File of audit {id}"),
    "report": ("Rapport om te lezen of af te drukken", "Report to read or print"),
    "steps": ("Stappen na de toetsing", "Steps after the audit"),
    "step-advice": ("Advies", "Advice"),
    "step-decision": ("Besluit", "Decision"),
    "step-certificate": ("Certificaat", "Certificate"),
    "step-entry": ("Registratie", "Register entry"),
    "step-next": ("Leg vast: {step}", "Record: {step}"),
    "step-none": (
        "Er is nu geen volgende stap; de conclusie zegt waarom.",
        "There is no next step now; the conclusion says why.",
    ),
    "step-all": ("Alle stappen zijn vastgelegd.", "All steps have been recorded."),
    "step-done": ("Vastgelegd.", "Recorded."),
    "take-back": ("Neem de laatste stap terug", "Take back the last step"),
    "taken-back": ("De laatste stap is teruggenomen.", "The last step has been taken back."),
    "locked": (
        "Deze toetsing ligt vast, omdat er al stappen op zijn gevolgd. Neem die eerst terug.",
        "This audit cannot be changed, as steps follow on it. Take those back first.",
    ),
    "not-now": ("Deze stap kan nu niet.", "This step is not possible now."),
    "changed-outside": (
        "De bewaarde beoordelingen, of de regel, zijn niet meer die van het moment van bewaren.",
        "The stored ratings, or the rule, are not those of when the audit was saved.",
    ),
    "blocked": (
        "Dit is niet vastgelegd: het past niet bij het dossier.",
        "This was not recorded: it does not fit the file.",
    ),
    "advice-outcome": ("Advies", "Advice"),
    "given-by": ("Gegeven door", "Given by"),
    "given-on": ("Gegeven op", "Given on"),
    "conditions": ("Voorwaarden", "Conditions"),
    "condition": ("Voorwaarde {number}", "Condition {number}"),
    "condition-text": ("Wat moet worden verbeterd", "What has to be put right"),
    "award": ("Toekennen", "Award"),
    "awarded-by": ("Toegekend door", "Awarded by"),
    "awarded-on": ("Toegekend op", "Awarded on"),
    "valid-from": ("Geldig vanaf", "Valid from"),
    "valid-from-hint": (
        "Leeg: vanaf de dag van toekenning.",
        "Leave empty for the day of the award.",
    ),
    "valid-until": ("Eerste dag waarop het niet meer geldt", "First day on which it is not valid"),
    "valid-until-hint": (
        "Leeg: zo lang als bij het normenkader hoort.",
        "Leave empty for as long as the edition says.",
    ),
    "refuse": ("Afwijzen", "Refuse"),
    "refused-by": ("Afgewezen door", "Refused by"),
    "refused-on": ("Afgewezen op", "Refused on"),
    "reason": ("Reden", "Reason"),
    "entered-on": ("Geregistreerd op", "Entered on"),
    "learning-report": ("Leerrapport", "Learning report"),
    "learning-report-hint": (
        "Waaronder het te vinden is, zoals de titel. Leeg als er geen is.",
        "What it is found by, such as its title. Leave empty if there is none.",
    ),
    "recorded": ("De stap is vastgelegd.", "The step has been recorded."),
    # The register
    "register-title": ("Wie is gecertificeerd?", "Who is certified?"),
    "on": ("Op datum", "On"),
    "any": ("alle", "all"),
    "search": ("Zoek", "Search"),
    "certified-one": ("{count} organisatie gevonden", "{count} organisation found"),
    "certified-many": ("{count} organisaties gevonden", "{count} organisations found"),
    "certified-unknown": (
        "Gecertificeerd, maar niet vastgelegd waarvoor",
        "Certified, but for what is not recorded",
    ),
    "learning-reports": (
        "Zonder certificaat in het register",
        "In the register without a certificate",
    ),
    # What goes wrong
    "error-400": ("Dit verzoek is niet te verwerken", "This request cannot be handled"),
    "error-400-text": (
        "Misschien is het formulier verlopen. Ga terug, ververs de pagina en probeer het opnieuw.",
        "The form may have expired. Go back, reload the page and try again.",
    ),
    "error-404": ("Deze pagina bestaat niet", "This page does not exist"),
    "error-404-text": (
        "Kijk of het adres klopt, of kies hierboven waar u heen wilt.",
        "Check the address, or choose above where to go.",
    ),
    "error-405": ("Dit kan hier niet", "This is not possible here"),
    "error-405-text": (
        "Kies hierboven waar u heen wilt.",
        "Choose above where to go.",
    ),
    "error-409": ("Iemand was u voor", "Somebody was first"),
    "error-409-text": (
        "Dit dossier is intussen gewijzigd. Er is niets bewaard. Bekijk het opnieuw.",
        "This file was changed in the meantime. Nothing was saved. Look at it again.",
    ),
    "error-413": ("Dit is te veel", "This is too much"),
    "error-413-text": (
        "Er is meer ingevuld dan dit programma in één keer aanneemt.",
        "More was filled in than this program takes at once.",
    ),
    "error-500": ("Er ging iets mis", "Something went wrong"),
    "error-500-text": (
        "Dit ligt aan het programma. Er is niets bewaard.",
        "This is the program's own fault. Nothing was saved.",
    ),
}

FIELDS: dict[str, str] = {
    **{key: key for key in WORDS},
    "name": "organisation",
    "needs-quality-assurance": "assurance",
    "outcome": "advice-outcome",
    "process-started-on": "started-on",
    "service": "service-name",
    "services": "about-services",
    "text": "condition-text",
    "version": "edition",
    "whole-organisation": "whole",
}
"""What the pages call a field, by the last key of its path."""
