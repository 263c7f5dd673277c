# SPDX-License-Identifier: MIT
"""What is said of certificates in time, in every language.

First a table for each kind of code, then the sentences around them. How texts become an explanation
stands in the modules of the types.
"""

from collections.abc import Mapping

from .._mapping import FrozenMapping
from ..certification import AdviceOutcome, Standing
from ._words import Counted, Text

STANDINGS: Mapping[Standing, Text] = FrozenMapping(
    {
        Standing.NEVER: Text(
            "Op deze dag is er nog geen certificaat ingegaan.",
            "By this day no certificate has begun yet.",
        ),
        Standing.VALID: Text(
            "Op deze dag is er een geldig certificaat, en het einde is niet nabij.",
            "On this day a certificate is valid, and its end is not near.",
        ),
        Standing.DUE: Text(
            "Op deze dag is er een geldig certificaat; het einde is nabij, en er is er geen "
            "toegekend dat erop aansluit.",
            "On this day a certificate is valid; its end is near, and none has been awarded that "
            "runs on from it.",
        ),
        Standing.SUSPENDED: Text(
            "Op deze dag loopt er een certificaat, en dat is geschorst.",
            "On this day a certificate runs, and it is suspended.",
        ),
        Standing.WITHDRAWN: Text(
            "Op deze dag is er geen geldig certificaat; het laatste is ingetrokken.",
            "On this day no certificate is valid; the last one was withdrawn.",
        ),
        Standing.EXPIRED: Text(
            "Op deze dag is er geen geldig certificaat; eerder was dat er wel.",
            "On this day no certificate is valid; there has been one before.",
        ),
    }
)

ADVICES: Mapping[AdviceOutcome, Text] = FrozenMapping(
    {
        AdviceOutcome.POSITIVE: Text("positief advies", "positive advice"),
        AdviceOutcome.CONDITIONAL: Text(
            "positief advies onder voorwaarden", "positive advice under conditions"
        ),
        AdviceOutcome.NEGATIVE: Text("negatief advies", "negative advice"),
    }
)

NO_CERTIFICATES = Text("Er zijn geen certificaten.", "There are no certificates.")
HISTORY = Counted(
    Text(
        "{organisation}: {count} certificaat ({label})",
        "{organisation}: {count} certificate ({label})",
    ),
    Text(
        "{organisation}: {count} certificaten ({label})",
        "{organisation}: {count} certificates ({label})",
    ),
)
VALID_THROUGH = Text(
    "Geldig van {first} tot en met {last}, normenkader {version}",
    "Valid from {first} to {last} inclusive, edition {version}",
)
VALID_ON = Text(
    "Geldig op {first} alleen, normenkader {version}", "Valid on {first} only, edition {version}"
)
AWARDED = Text("Toegekend op {day} door {name}.", "Awarded on {day} by {name}.")
AUDITED = Text(
    "Na audit {audit}: {advice} van {name} op {day}.",
    "After audit {audit}: {advice} by {name} on {day}.",
)
CONDITION = Text("Voorwaarde, uiterlijk {due_on}: {text}", "Condition, by {due_on}: {text}")
FULFILLED = Text("Vervuld op {day}.", "Fulfilled on {day}.")
FULFILLED_LATE = Counted(
    Text("Vervuld op {day}, {count} dag te laat.", "Fulfilled on {day}, {count} day late."),
    Text("Vervuld op {day}, {count} dagen te laat.", "Fulfilled on {day}, {count} days late."),
)
NOT_FULFILLED = Text(
    "Dat de voorwaarde is vervuld, is niet bekend.",
    "The condition is not known to have been fulfilled.",
)
FOLLOWS = Text(
    "Sluit aan: gaat in op de dag na de laatste dag daarvoor.",
    "Runs on: begins on the day after the last day before it.",
)
OVERLAP = Counted(
    Text(
        "Overlapt {count} dag met wat eraan voorafgaat.",
        "Overlaps what came before by {count} day.",
    ),
    Text(
        "Overlapt {count} dagen met wat eraan voorafgaat.",
        "Overlaps what came before by {count} days.",
    ),
)
WITHIN = Text(
    "Valt binnen de geldigheid van een eerder certificaat.",
    "Lies within the validity of an earlier certificate.",
)
OVERLAP_PREVAILS = Text(
    "Waar certificaten elkaar overlappen, gaat het laatst ingegane voor.",
    "Where certificates overlap, the one that began last prevails.",
)
GAP = Text(
    "Daarvoor zonder certificaat: {count} dagen, van {first} tot en met {last}.",
    "Before it without a certificate: {count} days, from {first} to {last} inclusive.",
)
GAP_DAY = Text(
    "Daarvoor zonder certificaat: 1 dag, {first}.",
    "Before it without a certificate: 1 day, {first}.",
)
CERTIFICATES = Counted(
    Text("certificaat {numbers}", "certificate {numbers}"),
    Text("certificaat {numbers}", "certificates {numbers}"),
)
ROWS = Text("Op rij, zonder onderbreking", "In a row, without a gap")
ROW = Text(
    "{count} op rij ({certificates}), van {first} tot en met {last}",
    "{count} in a row ({certificates}), from {first} to {last} inclusive",
)
GRACE = Text(
    "Of een korte onderbreking een rij beëindigt, is niet bekend; hier doet elke onderbreking dat.",
    "Whether a short gap ends a row is not known; here every gap does.",
)
AFTER_LAST = Text(
    "Na {last} is geen van deze certificaten nog geldig.",
    "After {last} none of these certificates is valid.",
)
NO_DAY = Text(
    "Hoe de organisatie ervoor staat, hangt af van de dag; daarnaar is hier niet gevraagd.",
    "Where the organisation stands depends on the day, which was not asked for here.",
)
