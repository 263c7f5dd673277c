# SPDX-License-Identifier: MIT
"""Explains which norms may say the same or nothing, and how far two ratings of audits agree."""

from ..sector import Agreement, BlindSpots, Kappa, RedundantPairs
from ._methods import CHANCE, COMPARISONS, INTERVALS, KAPPA, methods
from ._sector_groups import chance_text
from ._sector_norms import NORM
from ._sector_shares import NOTHING, share_text
from ._shared import Cited, backing
from ._tree import Document, Part, Table, said, section, terms
from ._words import Counted, Reader, Text

ALIKE = Text("Normen die vrijwel gelijk worden beoordeeld", "Norms that are rated nearly alike")
_PAIR = Text("{one} / {other}", "{one} / {other}")
_PAIRS_FOUND = Counted(
    Text(
        "{count} van {of} paren normen wordt vrijwel gelijk beoordeeld.",
        "{count} of {of} pairs of norms is rated nearly alike.",
    ),
    Text(
        "{count} van {of} paren normen worden vrijwel gelijk beoordeeld.",
        "{count} of {of} pairs of norms are rated nearly alike.",
    ),
)
_NO_PAIRS = Text(
    "Geen van de {of} paren normen wordt aantoonbaar vrijwel gelijk beoordeeld.",
    "None of the {of} pairs of norms is demonstrably rated nearly alike.",
)
_PAIRS_MEAN = Text(
    "Twee normen worden vrijwel gelijk beoordeeld als kappa minstens {at_least} is en de kans dat "
    "toeval ook maar één van de {of} vergeleken paren oplevert, hoogstens {level}% is. Dat ze "
    "gelijk worden beoordeeld, wil niet zeggen dat ze hetzelfde vragen: het is een reden om ze "
    "naast elkaar te leggen.",
    "Two norms are rated nearly alike if kappa is at least {at_least} and the chance that "
    "coincidence yields any of the {of} pairs compared is at most {level}%. That they are rated "
    "alike does not mean that they ask the same: it is a reason to look at them side by side.",
)
_NORMS = Text("Normen", "Norms")
_COMPARED = Text("toetsingen", "audits")
_AGREED = Text("gelijk", "alike")
_KAPPA = Text("kappa", "kappa")
_KAPPA_BOUND = Text(
    "Vanaf welke kappa twee normen vrijwel gelijk heten, is een keuze en geen regel van het label: "
    "{at_least}.",
    "From which kappa two norms are called nearly alike is a choice and no rule of the label: "
    "{at_least}.",
)

BLIND = Text("Normen die vrijwel altijd voldoen", "Norms that are nearly always met")
_SPOTS_FOUND = Counted(
    Text(
        "{count} van de {of} normen voldoet altijd of vrijwel altijd.",
        "{count} of the {of} norms is always or nearly always met.",
    ),
    Text(
        "{count} van de {of} normen voldoen altijd of vrijwel altijd.",
        "{count} of the {of} norms are always or nearly always met.",
    ),
)
_NO_SPOTS = Text(
    "Van geen van de {of} normen is aangetoond dat deze vrijwel altijd voldoet.",
    "None of the {of} norms has been shown to be nearly always met.",
)
_SPOTS_MEAN = Text(
    "Een norm voldoet vrijwel altijd als de bovengrens van het 95%-interval van 'voldoet deels' en "
    "'voldoet niet' samen hoogstens {at_most}% is. Dat kan zijn omdat iedereen eraan voldoet, of "
    "omdat er niet goed naar wordt gekeken.",
    "A norm is nearly always met if the upper bound of the 95% interval of 'partly met' and 'not "
    "met' together is at most {at_most}%. That may be because everybody meets it, or because "
    "nobody looks closely.",
)
_SHORT = Text("deels of niet", "partly or not met")
_RATED = Text("beoordeeld", "rated")
_UPPER = Text("bovengrens (%)", "upper bound (%)")
_SPOT_BOUND = Text(
    "Wanneer een norm vrijwel altijd voldoet, is een keuze en geen regel van het label: hoogstens "
    "{at_most}%.",
    "When a norm is nearly always met is a choice and no rule of the label: at most {at_most}%.",
)

_AGREEMENT = Text(
    "Dezelfde toetsingen, twee keer beoordeeld", "The same audits, rated by two parties"
)
_TWICE = Text("Toetsingen", "Audits")
_ON_OUTCOME = Text("Over de uitkomst", "On the outcome")
_ON_NORMS = Text("Over alle normen samen", "On all norms together")
_BY_NORM = Text("Per norm", "By norm")
_AGREES = Text("gelijk {share}; kappa {value}", "alike {share}; kappa {value}")
KAPPA_MEANS = Text(
    "Kappa is 1 als alles gelijk is, en 0 als er niet meer gelijk is dan door toeval.",
    "Kappa is 1 where all is alike, and 0 where no more is alike than by coincidence.",
)
_ONLY_SETTLED = Text(
    "Wat open of niet van toepassing is, is niet vergeleken.",
    "What is open or not applicable was not compared.",
)
_KAPPA_TITLE = Text("Overeenstemming", "Agreement")
_PAIRS_COMPARED = Text("Vergeleken", "Compared")
_ALIKE = Text("Gelijk", "Alike")
_BY_CHANCE = Text("Gelijk door toeval, naar verwachting", "Alike by coincidence, as expected")
_CAPITAL_KAPPA = Text("Kappa", "Kappa")
_CHANCE_OF_KAPPA = Text(
    "Kans op een kappa die minstens zo ver van 0 is, als alleen toeval speelt",
    "Chance of a kappa at least as far from 0, if there is nothing but coincidence",
)
_PERCENT = Text("{percent}%", "{percent}%")
# Few audits cannot show that there are none.
_NOT_SHOWN = Text("niet aangetoond", "none demonstrated")

_SHOWN = 6


def kappa_text(kappa: Kappa, reader: Reader) -> str:
    """Return kappa in two decimals, if there is one."""
    return reader.say(NOTHING) if kappa.value is None else reader.decimal(kappa.value, 2)


# ---------------------------------------------------------------- rated alike


def pairs_line(found: RedundantPairs, reader: Reader) -> tuple[str, str]:
    """Return the norms that are rated alike in one line."""
    named = [reader.say(_PAIR, one=pair.one, other=pair.other) for pair in found.pairs]
    return reader.say(ALIKE), reader.first(named, _SHOWN) if named else reader.say(_NOT_SHOWN)


def pairs_parts(found: RedundantPairs, reader: Reader) -> tuple[Part, ...]:
    """Return the norms that are rated alike, and what that means."""
    table = Table(
        header=tuple(map(reader.say, (_NORMS, _COMPARED, _AGREED, _KAPPA))),
        rows=tuple(
            (
                reader.say(_PAIR, one=pair.one, other=pair.other),
                reader.number(pair.kappa.compared),
                reader.number(pair.kappa.agreed),
                kappa_text(pair.kappa, reader),
            )
            for pair in found.pairs
        ),
    )
    return (
        *_pairs_found(found, reader),
        *((table,) if found.pairs else ()),
        *said(
            reader.say(
                _PAIRS_MEAN,
                at_least=reader.decimal(found.at_least, 2),
                of=found.comparisons,
                level=reader.percent(found.level),
            ),
            reader.say(_ONLY_SETTLED),
        ),
    )


def _pairs_found(found: RedundantPairs, reader: Reader) -> tuple[Part, ...]:
    text = _PAIRS_FOUND if found.pairs else _NO_PAIRS
    return said(reader.say(text, len(found.pairs), of=found.comparisons))


def pairs_cited(reader: Reader) -> list[Cited]:
    """Return what comparing norms is cited to."""
    return methods(reader, KAPPA, CHANCE, COMPARISONS)


def pairs_assumed(found: RedundantPairs, reader: Reader) -> list[str]:
    """Return which bound was chosen."""
    return [reader.say(_KAPPA_BOUND, at_least=reader.decimal(found.at_least, 2))]


def explain_pairs(found: RedundantPairs, reader: Reader) -> Document:
    """Return the norms that are rated alike."""
    return Document(
        title=reader.say(ALIKE),
        summary=(
            *_pairs_found(found, reader),
            *(terms(pairs_line(found, reader)) if found.pairs else ()),
        ),
        annexes=(
            *section(reader.say(_NORMS), pairs_parts(found, reader)),
            *backing(reader, pairs_cited(reader), pairs_assumed(found, reader)),
        ),
    )


# ---------------------------------------------------------------- nearly always met


def spots_line(found: BlindSpots, reader: Reader) -> tuple[str, str]:
    """Return the norms that are nearly always met in one line."""
    norms = [spot.norm for spot in found.norms]
    return reader.say(BLIND), reader.first(norms, _SHOWN) if norms else reader.say(_NOT_SHOWN)


def spots_parts(found: BlindSpots, reader: Reader) -> tuple[Part, ...]:
    """Return the norms that are nearly always met, and what that means."""
    table = Table(
        header=tuple(map(reader.say, (NORM, _SHORT, _RATED, _UPPER))),
        rows=tuple(
            (
                spot.norm,
                reader.number(spot.deviates.count),
                reader.number(spot.deviates.of),
                reader.percent(spot.deviates.interval[1]),
            )
            for spot in found.norms
            if spot.deviates.interval is not None
        ),
    )
    return (
        *_spots_found(found, reader),
        *((table,) if found.norms else ()),
        *said(reader.say(_SPOTS_MEAN, at_most=reader.percent(found.at_most))),
    )


def _spots_found(found: BlindSpots, reader: Reader) -> tuple[Part, ...]:
    text = _SPOTS_FOUND if found.norms else _NO_SPOTS
    return said(reader.say(text, len(found.norms), of=found.considered))


def spots_assumed(found: BlindSpots, reader: Reader) -> list[str]:
    """Return which bound was chosen."""
    return [reader.say(_SPOT_BOUND, at_most=reader.percent(found.at_most))]


def explain_spots(found: BlindSpots, reader: Reader) -> Document:
    """Return the norms that are nearly always met."""
    return Document(
        title=reader.say(BLIND),
        summary=(
            *_spots_found(found, reader),
            *(terms(spots_line(found, reader)) if found.norms else ()),
        ),
        annexes=(
            *section(reader.say(_NORMS), spots_parts(found, reader)),
            *backing(reader, methods(reader, INTERVALS), spots_assumed(found, reader)),
        ),
    )


# ---------------------------------------------------------------- two ratings of the same


def explain_agreement(agreement: Agreement, reader: Reader) -> Document:
    """Return how far two ratings of the same audits agree."""
    table = Table(
        header=tuple(map(reader.say, (NORM, _COMPARED, _AGREED, _KAPPA))),
        rows=tuple(
            (
                each.norm,
                reader.number(each.kappa.compared),
                reader.number(each.kappa.agreed),
                kappa_text(each.kappa, reader),
            )
            for each in agreement.norms
        ),
    )
    return Document(
        title=reader.say(_AGREEMENT),
        summary=(
            *terms(
                (reader.say(_TWICE), reader.number(agreement.audits)),
                (reader.say(_ON_OUTCOME), _agrees(agreement.outcome, reader)),
                (reader.say(_ON_NORMS), _agrees(agreement.overall, reader)),
            ),
            *said(reader.say(KAPPA_MEANS), reader.say(_ONLY_SETTLED)),
        ),
        annexes=(
            *section(reader.say(_BY_NORM), (table,) if agreement.norms else ()),
            *backing(reader, methods(reader, KAPPA), ()),
        ),
    )


def _agrees(kappa: Kappa, reader: Reader) -> str:
    share = share_text(kappa.agreed, kappa.compared, reader)
    return reader.say(_AGREES, share=share, value=kappa_text(kappa, reader))


def explain_kappa(kappa: Kappa, reader: Reader) -> Document:
    """Return how far two ratings agree beyond chance."""
    chance, p_value = kappa.by_chance, kappa.p_value
    return Document(
        title=reader.say(_KAPPA_TITLE),
        summary=(
            *terms(
                (reader.say(_PAIRS_COMPARED), reader.number(kappa.compared)),
                (reader.say(_ALIKE), share_text(kappa.agreed, kappa.compared, reader)),
                (
                    reader.say(_BY_CHANCE),
                    "" if chance is None else reader.say(_PERCENT, percent=reader.percent(chance)),
                ),
                (reader.say(_CAPITAL_KAPPA), kappa_text(kappa, reader)),
                (
                    reader.say(_CHANCE_OF_KAPPA),
                    "" if p_value is None else chance_text(p_value, reader),
                ),
            ),
            *said(reader.say(KAPPA_MEANS), reader.say(_ONLY_SETTLED)),
        ),
        annexes=backing(
            reader, methods(reader, KAPPA, *(() if p_value is None else (CHANCE,))), ()
        ),
    )
