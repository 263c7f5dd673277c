# SPDX-License-Identifier: MIT
"""What is said of the way from one edition to another, in every language.

That is: which editions an audit may use, and what earlier ratings still say under another one.
First a table for each kind of code, then the sentences around them. How texts become an explanation
stands in the modules of the types.
"""

from collections.abc import Mapping

from .._mapping import FrozenMapping
from ..comparison import CarryPolicy, Change
from ..scheme import EditionReason, EditionStatus
from ._words import Counted, Text

# ---------------------------------------------------------------- codes

EDITION_STATUSES: Mapping[EditionStatus, Text] = FrozenMapping(
    {
        EditionStatus.REQUIRED: Text("moet worden gebruikt", "must be used"),
        EditionStatus.ALLOWED: Text("mag worden gebruikt", "may be used"),
        EditionStatus.PRESUMED: Text("mag vermoedelijk worden gebruikt", "may presumably be used"),
        EditionStatus.NOT_YET: Text("mag nog niet worden gebruikt", "may not be used yet"),
        EditionStatus.EXPIRED: Text("mag niet meer worden gebruikt", "may no longer be used"),
        EditionStatus.UNDATED: Text("kan niet worden gebruikt", "cannot be used"),
    }
)

EDITION_REASONS: Mapping[EditionReason, Text] = FrozenMapping(
    {
        EditionReason.IN_FORCE: Text(
            "het normenkader geldt, en er is nog geen nieuwer normenkader dat het vervangt",
            "the edition is in force, and there is no newer one yet that replaces it",
        ),
        EditionReason.STARTED_BEFORE_TRANSITION: Text(
            "er is een nieuwer normenkader, maar de audit begon op tijd om dit te houden",
            "there is a newer edition, but the audit began in time to keep this one",
        ),
        EditionReason.START_UNKNOWN: Text(
            "het antwoord hangt af van de dag waarop de audit begon, en die is niet bekend",
            "the answer depends on the day on which the audit began, which is not known",
        ),
        EditionReason.BEFORE_IN_FORCE: Text(
            "de audit valt vóór de ingangsdatum van dit normenkader",
            "the audit comes before the first day of this edition",
        ),
        EditionReason.STARTED_AFTER_TRANSITION: Text(
            "er is een nieuwer normenkader, en de audit begon te laat om dit te houden",
            "there is a newer edition, and the audit began too late to keep this one",
        ),
        EditionReason.REPLACED: Text(
            "een nieuwer normenkader is verplicht, wanneer de audit ook begon",
            "a newer edition is mandatory, whenever the audit began",
        ),
        EditionReason.NO_DATE: Text(
            "van dit normenkader is geen ingangsdatum bekend",
            "no first day of this edition is known",
        ),
    }
)

CHANGES: Mapping[Change, Text] = FrozenMapping(
    {
        Change.UNCHANGED: Text("ongewijzigd", "unchanged"),
        Change.REWORDED: Text("anders verwoord", "reworded"),
        Change.REVISED: Text("inhoudelijk herzien", "revised"),
        Change.MOVED: Text("verplaatst naar een andere categorie", "moved to another category"),
        Change.MERGED: Text("samengevoegd", "merged"),
        Change.SPLIT: Text("gesplitst", "split"),
        Change.RESTRUCTURED: Text("anders ingedeeld", "restructured"),
        Change.ADDED: Text("nieuw", "new"),
        Change.WITHDRAWN: Text("vervallen", "withdrawn"),
    }
)

POLICIES: Mapping[CarryPolicy, Text] = FrozenMapping(
    {
        CarryPolicy.SAME: Text(
            "Wat is gevonden, gaat over zoals het was.", "What was found is carried over as it was."
        ),
        CarryPolicy.OPEN: Text(
            "Er gaat geen eerdere beoordeling over.", "No earlier rating is carried over."
        ),
        CarryPolicy.MERGED: Text(
            "De beoordelingen tellen samen; alleen gelijke kunnen één zekere beoordeling geven.",
            "The ratings count together; only equal ones can give one certain rating.",
        ),
        CarryPolicy.SPLIT: Text(
            "De beoordeling gold het geheel; schoot dat tekort, dan is niet zeker in welk deel.",
            "The rating was of the whole; where that fell short, it is not certain in which part.",
        ),
    }
)

# ---------------------------------------------------------------- which edition

PERHAPS = Text("mag misschien worden gebruikt", "may perhaps be used")
EDITION = Text("normenkader {version}: {status}", "edition {version}: {status}")
EDITIONS = Text("Normenkaders", "Editions")
MUST_USE = Counted(
    Text(
        "De audit moet normenkader {versions} gebruiken.", "The audit must use edition {versions}."
    ),
    Text(
        "De audit moet een van deze {count} varianten gebruiken: normenkader {versions}.",
        "The audit must use one of these {count} variants: edition {versions}.",
    ),
)
MAY_USE = Counted(
    Text("De audit mag normenkader {versions} gebruiken.", "The audit may use edition {versions}."),
    Text(
        "De audit mag een van deze {count} gebruiken: normenkader {versions}.",
        "The audit may use one of these {count}: edition {versions}.",
    ),
)
USE_NONE = Text(
    "Voor zover bekend mag de audit geen van deze normenkaders gebruiken.",
    "As far as is known, the audit may use none of these editions.",
)
NO_OTHER = Text(
    "Een ander normenkader mag niet, behalve een variant van hetzelfde normenkader.",
    "No other edition may be used, except a variant of the same edition.",
)
OTHER_TOO = Text("Een ander normenkader mag ook.", "Another edition may be used as well.")
PROVISIONAL = Text(
    "Dat is onder voorbehoud. Niet opgegeven: {dates}.", "This is provisional. Not given: {dates}."
)
PRESUMED = Counted(
    Text(
        "De audit gebruikt vermoedelijk normenkader {versions}.",
        "The audit presumably uses edition {versions}.",
    ),
    Text(
        "De audit gebruikt vermoedelijk een van deze {count} varianten: normenkader {versions}.",
        "The audit presumably uses one of these {count} variants: edition {versions}.",
    ),
)
AWAITS = Text(
    "Aangekondigd is {versions}; vanaf wanneer die geldt, is hier niet bekend.",
    "{versions} has been announced; from when it applies is not known here.",
)
USABLE_PERHAPS = Text(
    "Of normenkader {versions} ook mag, hangt af van: {dates}.",
    "Whether edition {versions} may be used as well depends on: {dates}.",
)
WHY = Text("Waarom: {reason}.", "Why: {reason}.")
HOLDS_ALWAYS = Text(
    "Er is geen dag bekend waarop dit verandert.", "No day is known on which this changes."
)
HOLDS_BEFORE = Text(
    "Dit geldt bij een auditdatum vóór {until}.", "This holds for an audit date before {until}."
)
HOLDS_FROM = Text(
    "Dit geldt bij een auditdatum vanaf {since}.", "This holds for an audit date from {since}."
)
HOLDS_FROM_OPEN = Text(
    "Dit geldt bij een auditdatum vanaf {since}; tot wanneer is niet bekend.",
    "This holds for an audit date from {since}; until when is not known.",
)
HOLDS_ON = Text(
    "Dit geldt alleen bij auditdatum {since}.", "This holds for the audit date {since} only."
)
HOLDS_THROUGH = Text(
    "Dit geldt bij een auditdatum van {since} tot en met {last}.",
    "This holds for an audit date from {since} to {last} inclusive.",
)
DAYS_BY_START = Text(
    "De auditdatums gaan uit van wat over het begin van de audit is opgegeven.",
    "The audit dates go by what was given of the start of the audit.",
)
NEEDED = Text("Om dit vast te stellen is nodig: {dates}.", "Needed to settle this: {dates}.")
FIRST_DAY = Text("de ingangsdatum van dit normenkader", "the first day of this edition")
START = Text("de dag waarop de audit begon", "the day on which the audit began")
SOURCE_OF_EDITIONS = Counted(
    Text("Bron bij normenkader {versions}: {source}", "Source for edition {versions}: {source}"),
    Text("Bron bij normenkader {versions}: {source}", "Source for editions {versions}: {source}"),
)
NO_SOURCE_HERE = Text(
    "bij dit antwoord niet vermeld, mogelijk wel bij het normenkader zelf",
    "not stated with this answer, possibly with the edition itself",
)

# ---------------------------------------------------------------- what carries over

CARRIED = Text(
    "Wat eerdere beoordelingen zeggen onder een ander normenkader",
    "What earlier ratings say under another edition",
)
EARLIER_RATINGS = Text(
    "De beoordelingen zijn overgenomen; er is niet opnieuw getoetst.",
    "The ratings are carried over; nothing was assessed again.",
)
NOTHING_TO_REASSESS = Text(
    "Geen norm hoeft opnieuw te worden beoordeeld.", "No norm has to be assessed again."
)
REASSESS_DECISIVE = Counted(
    Text(
        "Opnieuw te beoordelen: {count} norm waarvan de uitkomst afhangt",
        "To be assessed again: {count} norm that the outcome depends on",
    ),
    Text(
        "Opnieuw te beoordelen: {count} normen waarvan de uitkomst afhangt, de meest bepalende "
        "eerst",
        "To be assessed again: {count} norms that the outcome depends on, the most decisive first",
    ),
)
REASSESS = Counted(
    Text(
        "Opnieuw te beoordelen: {count} norm waarvan de uitkomst niet afhangt",
        "To be assessed again: {count} norm that the outcome does not depend on",
    ),
    Text(
        "Opnieuw te beoordelen: {count} normen waarvan de uitkomst niet afhangt",
        "To be assessed again: {count} norms that the outcome does not depend on",
    ),
)
BEFORE = Text("{change}; eerder: {found}.", "{change}; before: {found}.")
NOT_APPLICABLE_NOT_ALLOWED = Text(
    "Maar hier kan een norm niet '{rating}' zijn; zo'n norm is open.",
    "But here a norm cannot be '{rating}'; such a norm is open.",
)
REMARK = Text("Opmerking: {remark}", "Remark: {remark}")
REMARK_ON = Text("Opmerking bij {norms}: {remark}", "Remark on {norms}: {remark}")
CERTAIN = Counted(
    Text("Zeker overgenomen: {count} norm", "Carried over for certain: {count} norm"),
    Text("Zeker overgenomen: {count} normen", "Carried over for certain: {count} norms"),
)
CARRIED_FROM = Text("{norm} (uit {sources})", "{norm} (from {sources})")
DROPPED = Counted(
    Text("Vervallen: {count} norm", "Withdrawn: {count} norm"),
    Text("Vervallen: {count} normen", "Withdrawn: {count} norms"),
)
DROPPED_NOT_COUNTED = Text(
    "Wat hierbij is gevonden, telt niet meer mee.", "What was found there no longer counts."
)
