# SPDX-License-Identifier: MIT
"""What is said of what would change an outcome, and of what did, in every language.

That is: plans to repair, flips, the look over a rule, and two evaluations side by side. First a
table for each kind of code, then the sentences around them. How texts become an explanation stands
in the modules of the types.
"""

from collections.abc import Mapping

from .._mapping import FrozenMapping
from ..comparison import Factor, Progress
from ._words import Counted, Text

# ---------------------------------------------------------------- codes

PROGRESS: Mapping[Progress, Text] = FrozenMapping(
    {
        Progress.IMPROVED: Text("verbeterd", "improved"),
        Progress.SAME: Text("gelijk gebleven", "the same"),
        Progress.DECLINED: Text("verslechterd", "declined"),
        Progress.NEW: Text("nieuw", "new"),
        Progress.GONE: Text("vervallen", "gone"),
        Progress.NOT_COMPARABLE: Text("niet te vergelijken", "not comparable"),
    }
)

PROGRESS_OF_NORM: Mapping[Progress, Text] = FrozenMapping(
    {
        Progress.IMPROVED: Text(
            "{progress} van {before} naar {after}", "{progress} from {before} to {after}"
        ),
        Progress.SAME: Text("{progress}, {after}", "{progress}, {after}"),
        Progress.DECLINED: Text(
            "{progress} van {before} naar {after}", "{progress} from {before} to {after}"
        ),
        Progress.NEW: Text("{progress}, {after}", "{progress}, {after}"),
        Progress.GONE: Text("{progress}, eerder {before}", "{progress}, before {before}"),
        Progress.NOT_COMPARABLE: Text(
            "{progress}, eerder {before}, nu {after}", "{progress}, before {before}, now {after}"
        ),
    }
)

FACTORS: Mapping[Factor, Text] = FrozenMapping(
    {
        Factor.RATINGS: Text("de beoordelingen", "the ratings"),
        Factor.NORMS: Text(
            "de normen en de toegestane beoordelingen", "the norms and the allowed ratings"
        ),
        Factor.LIMITS: Text("de grenzen", "the limits"),
    }
)

# ---------------------------------------------------------------- what to raise

NOTHING_NEEDED = Text(
    "Er hoeft geen norm te verbeteren: de uitkomst is al zeker {outcome}.",
    "No norm has to improve: the outcome is certain to be {outcome} already.",
)
NOTHING_IN_ANY_CASE = Text(
    "Geen verbetering is in elk geval nodig: vallen de open normen goed uit, dan is de uitkomst "
    "{outcome}.",
    "No improvement is needed in any case: if the open norms turn out well, the outcome is "
    "{outcome}.",
)
MUST_IMPROVE = Counted(
    Text("Er moet {count} norm verbeteren", "{count} norm has to improve"),
    Text("Er moeten {count} normen verbeteren", "{count} norms have to improve"),
)
MUST_IN_ANY_CASE = Counted(
    Text(
        "In elk geval nodig, hoe de open normen ook uitvallen: {count} norm moet verbeteren",
        "Needed in any case, however the open norms turn out: {count} norm has to improve",
    ),
    Text(
        "In elk geval nodig, hoe de open normen ook uitvallen: {count} normen moeten verbeteren",
        "Needed in any case, however the open norms turn out: {count} norms have to improve",
    ),
)
CERTAIN_PLAN = Counted(
    Text(
        "Nodig om zeker te zijn, hoe de open normen ook uitvallen: {count} norm",
        "Needed to be certain, however the open norms turn out: {count} norm",
    ),
    Text(
        "Nodig om zeker te zijn, hoe de open normen ook uitvallen: {count} normen",
        "Needed to be certain, however the open norms turn out: {count} norms",
    ),
)
CERTAIN_OTHERWISE = Text(
    "Dit komt in de plaats van wat hierboven staat, niet erbij.",
    "This takes the place of what stands above; it does not come on top.",
)
NO_CERTAIN_PLAN = Text(
    "Er is geen plan waarmee de uitkomst zeker {outcome} is, ongeacht hoe de open normen "
    "uitvallen.",
    "There is no plan that makes the outcome certain to be {outcome}, whatever the open norms "
    "turn out to be.",
)
PLAN = Counted(
    Text("Plan: {count} norm", "Plan: {count} norm"),
    Text("Plan: {count} normen", "Plan: {count} norms"),
)
PLAN_EMPTY = Text("Plan: er hoeft geen norm te verbeteren.", "Plan: no norm has to improve.")
NOW = Text("Nu {found}: {norms}", "Now {found}: {norms}")
ALL_OF = Counted(Text("deze norm", "this norm"), Text("deze {count} normen", "these {count} norms"))
SOME_OF = Counted(
    Text("een van deze {among}", "one of these {among}"),
    Text("{count} van deze {among}", "{count} of these {among}"),
)
OTHERS_OF = Counted(
    Text("een andere van deze {among}", "another one of these {among}"),
    Text("{count} andere van deze {among}", "{count} others of these {among}"),
)
RAISE = Text("Breng {norms} naar {rating}.", "Raise {norms} to {rating}.")
REACH = Text("Laat {norms} uitkomen op {rating}.", "Have {norms} turn out {rating}.")
AT_LEAST = Text("minstens {rating}", "at least {rating}")
COST = Text("Kosten samen: {cost}.", "Cost in all: {cost}.")
NO_CHEAPER = Text("Goedkoper kan niet.", "There is no cheaper way.")
NO_SMALLER = Text(
    "Met minder normen kan het niet; of, als er kosten zijn opgegeven, niet met minder kosten.",
    "It cannot be done with fewer norms; or, if costs were given, not at less cost.",
)
SURE_AFTER = Text(
    "Daarna is de uitkomst zeker {outcome}, als de andere beoordelingen gelijk blijven.",
    "After that the outcome is certain to be {outcome}, if the other ratings stay the same.",
)
POSSIBLE_AFTER = Text(
    "Daarna is de uitkomst {outcome}, als de open normen goed uitvallen.",
    "After that the outcome is {outcome}, if the open norms turn out well.",
)
AUDITOR_RATES = Text(
    "Dit is wat de regel vraagt; of een norm is verbeterd, beoordeelt de auditor.",
    "This is what the rule asks; whether a norm has improved is for the auditor to rate.",
)

# ---------------------------------------------------------------- how firm an outcome is

FLIP = Counted(
    Text(
        "Een andere beoordeling van {count} norm kan de uitkomst laten kantelen.",
        "Another rating of {count} norm can flip the outcome.",
    ),
    Text(
        "Een andere beoordeling van {count} normen kan de uitkomst laten kantelen; van minder "
        "niet.",
        "Another rating of {count} norms can flip the outcome; of fewer it cannot.",
    ),
)
NOTHING_TO_FLIP = Text(
    "De uitkomst staat nog open; er is dus nog niets dat kan kantelen.",
    "The outcome is still open, so there is nothing to flip yet.",
)
NEVER_FLIPS = Text(
    "Andere beoordelingen van de normen laten de uitkomst nooit kantelen.",
    "No other ratings of the norms can flip the outcome.",
)
FLIP_MEANS = Text(
    "Kantelen wil zeggen: een uitkomst die zeker binnen alle grenzen is, is dat niet meer zeker; "
    "een die dat zeker niet is, kan het dan worden.",
    "To flip means: an outcome that certainly is within all limits no longer certainly is; one "
    "that certainly is not can then be so.",
)
ASIDE = Text(
    "Normen die open of niet van toepassing zijn, blijven hierbij zoals ze zijn.",
    "Norms that are open or not applicable stay as they are here.",
)
EXAMPLES = Text("Bijvoorbeeld", "For example")
CHANGED = Text("van {before} naar '{after}': {norms}", "from {before} to '{after}': {norms}")
BY_UPGRADES = Text("Met alleen hogere beoordelingen", "With better ratings only")
BY_DOWNGRADES = Text("Met alleen lagere beoordelingen", "With worse ratings only")
IMPOSSIBLE = Text("Zo kan de uitkomst niet kantelen.", "The outcome cannot be flipped in this way.")
SAME_AS_EXAMPLE = Text("Zie het voorbeeld hierboven.", "See the example above.")
UPGRADES_AND_RULE = Text(
    "Is de uitkomst nu binnen alle grenzen, dan komt dit door de regel; het is geen reden om "
    "verbetering uit te stellen.",
    "If the outcome is within all limits now, this is due to the rule; it is no reason to put off "
    "improvement.",
)

# ---------------------------------------------------------------- a rule looked over

MONOTONE = Text(
    "Onder deze regel maakt één norm een stap hoger de uitkomst nooit slechter.",
    "Under this rule, one norm a step higher never makes the outcome worse.",
)
NOT_MONOTONE = Counted(
    Text(
        "Onder deze regel kan één norm een stap hoger de uitkomst slechter maken: in {count} "
        "geval.",
        "Under this rule, one norm a step higher can make the outcome worse: in {count} case.",
    ),
    Text(
        "Onder deze regel kan één norm een stap hoger de uitkomst slechter maken: in {count} "
        "gevallen.",
        "Under this rule, one norm a step higher can make the outcome worse: in {count} cases.",
    ),
)
STATES = Text(
    "Mogelijke verdelingen van de normen over de beoordelingen: {states}",
    "Ways in which the norms can be divided over the ratings: {states}",
)
PASSING = Text("Daarvan {outcome}: {passing}", "Of these, {outcome}: {passing}")
ALL_SETTLED = Text(
    "Elke verdeling is nagegaan; open normen komen er niet in voor.",
    "Every one was looked at; none has open norms.",
)
PARADOXES = Text(
    "Gaat één norm van '{before}' naar '{after}', dan is de uitkomst niet meer {outcome} bij:",
    "If one norm rises from '{before}' to '{after}', the outcome is no longer {outcome} at:",
)

# ---------------------------------------------------------------- two evaluations

OUTCOME_BEFORE = Text("Uitkomst eerder: {outcome}.", "Outcome before: {outcome}.")
OUTCOME_AFTER = Text("Uitkomst nu: {outcome}.", "Outcome now: {outcome}.")
OUTCOME_CHANGED = Text("Waarom de uitkomst veranderde", "Why the outcome changed")
OUTCOME_SAME = Text("De uitkomst bleef gelijk", "The outcome stayed the same")
DECISIVE = Counted(
    Text(
        "Doorslaggevend: {factors}. Zonder deze verandering was de uitkomst gelijk gebleven.",
        "Decisive: {factors}. Without this change the outcome would have stayed the same.",
    ),
    Text(
        "Doorslaggevend, elk voor zich: {factors}. Zonder een van deze veranderingen was de "
        "uitkomst gelijk gebleven.",
        "Decisive, each by itself: {factors}. Without any one of these changes the outcome would "
        "have stayed the same.",
    ),
)
NOT_DECISIVE = Text(
    "Van geen van deze veranderingen is te zeggen dat de uitkomst zonder haar gelijk was gebleven.",
    "Of none of these changes can it be said that the outcome would have stayed the same without "
    "it.",
)
SAME = Text("{factor}: gelijk", "{factor}: the same")
DIFFERS = Text("{factor}: veranderd", "{factor}: changed")
ALONE = Text(
    "Was alleen dit veranderd, dan was de uitkomst: {outcome}.",
    "Had only this changed, the outcome would be: {outcome}.",
)
WITHOUT = Text(
    "Was alleen dit niet veranderd, dan was de uitkomst: {outcome}.",
    "Had only this not changed, the outcome would be: {outcome}.",
)
WORLD_UNKNOWN = Text(
    "niet te bepalen; de grenzen van de ene audit zijn niet op de normen van de andere toe te "
    "passen",
    "not to be worked out; the limits of one audit cannot be put on the norms of the other",
)
REPEATS = Counted(
    Text(
        "{count} norm wijkt opnieuw af van '{rating}': {norms}",
        "{count} norm again falls short of '{rating}': {norms}",
    ),
    Text(
        "{count} normen wijken opnieuw af van '{rating}': {norms}",
        "{count} norms again fall short of '{rating}': {norms}",
    ),
)
NO_REPEATS = Text(
    "Van geen norm staat vast dat die opnieuw afwijkt van '{rating}'.",
    "Of no norm is it certain that it again falls short of '{rating}'.",
)
NOW_NORMS = Text("Normen", "Norms")
EARLIER_COUNTS = Text(
    "Wat eerder is gevonden, telt voor zover het onder de huidige norm nog iets zegt.",
    "What was found before counts as far as it still says something under the present norm.",
)
PROGRESS_COUNT = Text("{count} {progress}", "{count} {progress}")
NORM_CHANGED = Text("{progress} (norm: {change})", "{progress} (norm: {change})")
UNKNOWN = Text("onbekend", "not known")
