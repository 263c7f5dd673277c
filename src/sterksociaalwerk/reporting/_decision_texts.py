# SPDX-License-Identifier: MIT
"""What is said of verdicts and evaluations, in every language.

First a table for each kind of code, then the sentences around them. Ratings and categories bear
titles of their own. How texts become an explanation stands in the modules of the types.
"""

from collections.abc import Mapping

from .._mapping import FrozenMapping
from ..evaluation import Outcome, ReasonCode
from ..framework import Cycle
from ._words import Counted, Text

# ---------------------------------------------------------------- codes

OUTCOMES: Mapping[Outcome, Text] = FrozenMapping(
    {
        Outcome.PASS: Text("binnen alle grenzen", "within all limits"),
        Outcome.FAIL: Text("niet binnen alle grenzen", "not within all limits"),
        Outcome.OPEN: Text("staat nog niet vast", "not certain yet"),
    }
)

CYCLES: Mapping[Cycle, Text] = FrozenMapping(
    {
        Cycle.INITIAL: Text("eerste audit", "first audit"),
        Cycle.RECERTIFICATION: Text("hercertificering", "re-audit"),
    }
)

REASONS: Mapping[ReasonCode, Text] = FrozenMapping(
    {
        ReasonCode.LIMIT_HOLDS: Text(
            "binnen de grens, marge {margin}", "within the limit, margin {margin}"
        ),
        ReasonCode.LIMIT_EXCEEDED: Text(
            "grens overschreden, {margin} te veel", "limit exceeded, {margin} too many"
        ),
        ReasonCode.LIMIT_OPEN: Text(
            "nog niet zeker, in het ongunstigste geval {margin} te veel",
            "not certain yet, {margin} too many in the worst case",
        ),
        ReasonCode.LIMITS_COMPETE: Text(
            "Elke grens is op zichzelf nog haalbaar, maar {limits} samen niet: hoe de beoordeling "
            "verder ook uitvalt, er wordt altijd minstens 1 grens overschreden.",
            "Each limit can still be kept on its own, but {limits} not together: however the other "
            "ratings turn out, at least 1 limit is exceeded.",
        ),
        ReasonCode.NORMS_OPEN: Text("nog te beoordelen", "still to be rated"),
        ReasonCode.IMPROVEMENT_WOULD_FAIL: Text(
            "Gaat {norms} naar '{rating}' en blijft de rest gelijk, dan {limits}. De uitkomst is "
            "dan: {outcome}.",
            "If {norms} is raised to '{rating}' and the rest stays the same, {limits}. The outcome "
            "is then: {outcome}.",
        ),
        ReasonCode.IMPROVEMENT_COULD_FAIL: Text(
            "Gaat {norms} naar '{rating}' en blijft de rest gelijk, dan staat de uitkomst niet "
            "meer vast: of {limits} wordt overschreden, hangt af van wat nog te beoordelen is.",
            "If {norms} is raised to '{rating}' and the rest stays the same, the outcome is no "
            "longer certain: whether {limits} is exceeded depends on what is still to be rated.",
        ),
    }
)

# ---------------------------------------------------------------- the outcome

RULE = Text("Toegepast: de regel voor een {cycle}.", "Rule applied: the one for a {cycle}.")
RULE_OF_FIRST_AUDIT = Text(
    "Toegepast: de regel voor een {cycle}; die is hier dezelfde als voor een {first}.",
    "Rule applied: the one for a {cycle}; here it is the same as for a {first}.",
)
OUTCOME = Text("Uitkomst: {outcome}.", "Outcome: {outcome}.")
RATINGS_ALONE = Text(
    "Dit volgt alleen uit de beoordelingen; het is geen advies en geen certificaat.",
    "This follows from the ratings alone; it is neither advice nor a certificate.",
)
ALL_RATED = Text("Alle normen zijn beoordeeld.", "Every norm has been rated.")
OPEN_DECIDES = Counted(
    Text(
        "Er is nog {count} norm te beoordelen; daarvan hangt de uitkomst af.",
        "{count} norm is still to be rated; the outcome depends on it.",
    ),
    Text(
        "Er zijn nog {count} normen te beoordelen; daarvan hangt de uitkomst af.",
        "{count} norms are still to be rated; the outcome depends on them.",
    ),
)
OPEN_CHANGES_NOTHING = Counted(
    Text(
        "Er is nog {count} norm te beoordelen; hoe die ook uitvalt, de uitkomst blijft gelijk.",
        "{count} norm is still to be rated; however it turns out, the outcome stays the same.",
    ),
    Text(
        "Er zijn nog {count} normen te beoordelen; hoe die ook uitvallen, de uitkomst blijft "
        "gelijk.",
        "{count} norms are still to be rated; however they turn out, the outcome stays the same.",
    ),
)
NOT_APPLICABLE_LEFT_OUT = Text(
    "Aangenomen is dat normen zonder beoordeling niet uitkomen op '{rating}'.",
    "Norms without a rating are assumed not to turn out '{rating}'.",
)

# ---------------------------------------------------------------- the limits

LIMITS = Text("Grenzen", "Limits")
LIMIT_NO_NORMS = Text(
    "Geen enkele norm {ratings}{scope} (grens 0)", "No norm {ratings}{scope} (limit 0)"
)
LIMIT_NORMS = Counted(
    Text("Ten hoogste {count} norm {ratings}{scope}", "At most {count} norm {ratings}{scope}"),
    Text("Ten hoogste {count} normen {ratings}{scope}", "At most {count} norms {ratings}{scope}"),
)
LIMIT_NO_POINTS = Text(
    "Geen punten voor normen {ratings}{scope} (grens 0)",
    "No points for norms {ratings}{scope} (limit 0)",
)
LIMIT_POINTS = Counted(
    Text(
        "Ten hoogste {count} punt voor normen {ratings}{scope}",
        "At most {count} point for norms {ratings}{scope}",
    ),
    Text(
        "Ten hoogste {count} punten voor normen {ratings}{scope}",
        "At most {count} points for norms {ratings}{scope}",
    ),
)
IN_CATEGORY = Text("in de categorie {category}", "in the category {category}")
OF_NAMED_NORMS = Counted(
    Text("bij de aangewezen norm", "for the designated norm"),
    Text("bij de aangewezen normen", "among the designated norms"),
)
NAMED_NORMS = Counted(
    Text("Aangewezen norm: {norms}", "Designated norm: {norms}"),
    Text("Aangewezen normen: {norms}", "Designated norms: {norms}"),
)
POINTS = Counted(
    Text("{count} punt per norm: {norms}", "{count} point per norm: {norms}"),
    Text("{count} punten per norm: {norms}", "{count} points per norm: {norms}"),
)
OTHER_POINTS = Text("1 punt per norm: alle andere", "1 point per norm: all others")
FOUND = Counted(
    Text("Het is er {count}: {standing}.", "There is {count}: {standing}."),
    Text("Het zijn er {count}: {standing}.", "There are {count}: {standing}."),
)
FOUND_BETWEEN = Text("Het worden er {counts}: {standing}.", "There will be {counts}: {standing}.")
MARGIN_AT_LEAST = Text("minstens {margin}", "at least {margin}")
LIMIT_COUNTED = Counted(
    Text("Telt in elk geval mee: {norms}", "Counts in any case: {norms}"),
    Text("Tellen in elk geval mee: {norms}", "Count in any case: {norms}"),
)
NUMBERED_LIMITS = Counted(
    Text("grens {numbers}", "limit {numbers}"), Text("grens {numbers}", "limits {numbers}")
)
SOURCE = Text("Bron van {limits}: {source}", "Source of {limits}: {source}")
NO_SOURCE = Text("niet vermeld", "not stated")

# ---------------------------------------------------------------- the ratings

RATINGS = Text("Beoordelingen", "Ratings")
COUNTS_ONLY = Text(
    "Alleen de aantallen zijn bekend, niet welke normen het zijn.",
    "Only the counts are known, not which norms they are.",
)
TOTAL = Text("Totaal", "Total")
NORMS = Counted(Text("{count} norm", "{count} norm"), Text("{count} normen", "{count} norms"))
NO_CATEGORY = Text("categorie niet bekend", "category not known")
RATED = Text("{count} keer {rating}", "{count} {rating}")
OPEN_BETWEEN = Text("nog open tussen {ratings}", "still open between {ratings}")

# ---------------------------------------------------------------- what an improvement would do

IMPROVEMENTS = Text(
    "Let op: een hogere beoordeling kan de uitkomst hier slechter maken",
    "Note: a better rating can make the outcome worse here",
)
NOW_RATED = Text("Nu '{rating}': {norms}", "Now '{rating}': {norms}")
ONE_OF_NORMS = Counted(
    Text("deze norm", "this norm"), Text("één van deze normen", "one of these norms")
)
LIMITS_EXCEEDED = Counted(
    Text("wordt grens {numbers} overschreden", "limit {numbers} is exceeded"),
    Text("worden grens {numbers} overschreden", "limits {numbers} are exceeded"),
)
IMPROVEMENT_WOULD_COMPETE = Text(
    "Gaat {norms} naar '{rating}' en blijft de rest gelijk, dan zijn {limits} samen niet meer "
    "haalbaar, hoe de beoordeling verder ook uitvalt. De uitkomst is dan: {outcome}.",
    "If {norms} is raised to '{rating}' and the rest stays the same, {limits} can no longer be "
    "kept together, however the other ratings turn out. The outcome is then: {outcome}.",
)
IMPROVEMENT_SAFE = Text(
    "Gaat {norms} naar '{rating}' en blijft de rest gelijk, dan blijft de uitkomst wel {outcome}.",
    "If {norms} is raised to '{rating}' and the rest stays the same, the outcome stays {outcome}.",
)
NO_REASON_TO_WAIT = Text(
    "Zo werkt de regel; het is geen reden om verbetering uit te stellen.",
    "That is how the rule works; it is no reason to put off improvement.",
)
