# SPDX-License-Identifier: MIT
"""What figures of many audits are worked out by, and where each method was read."""

from collections.abc import Mapping

from .._mapping import FrozenMapping
from ..framework import Source
from ._shared import Cited
from ._words import Reader, Text

INTERVALS = Text("de 95%-intervallen (Wilson)", "the 95% intervals (Wilson)")
TREND = Text("de trend (Cochran-Armitage)", "the trend (Cochran-Armitage)")
KAPPA = Text("kappa (Cohen)", "kappa (Cohen)")
CHANCE = Text("de kans op toeval bij kappa", "the chance of coincidence in kappa")
COMPARISONS = Text(
    "de correctie voor het aantal vergelijkingen (Bonferroni)",
    "the correction for the number of comparisons (Bonferroni)",
)
SUPPRESSION = Text(
    "het afschermen van kleine groepen (minimumfrequentie, met secundaire afscherming)",
    "the suppression of small groups (minimum frequency rule, with secondary suppression)",
)

METHODS: Mapping[Text, tuple[Source, ...]] = FrozenMapping(
    {
        INTERVALS: (
            Source(
                title="Probable inference, the law of succession, and statistical inference",
                publisher="E.B. Wilson",
                note="Journal of the American Statistical Association 22 (1927), 209-212.",
            ),
        ),
        TREND: (
            Source(
                title="Some methods for strengthening the common chi-squared tests",
                publisher="W.G. Cochran",
                note="Biometrics 10 (1954), 417-451.",
            ),
            Source(
                title="Tests for linear trends in proportions and frequencies",
                publisher="P. Armitage",
                note="Biometrics 11 (1955), 375-386.",
            ),
        ),
        KAPPA: (
            Source(
                title="A coefficient of agreement for nominal scales",
                publisher="J. Cohen",
                note="Educational and Psychological Measurement 20 (1960), 37-46.",
            ),
        ),
        CHANCE: (
            Source(
                title="Large sample standard errors of kappa and weighted kappa",
                publisher="J.L. Fleiss, J. Cohen, B.S. Everitt",
                note="Psychological Bulletin 72 (1969), 323-327.",
            ),
        ),
        COMPARISONS: (
            Source(
                title="Multiple comparisons among means",
                publisher="O.J. Dunn",
                note="Journal of the American Statistical Association 56 (1961), 52-64.",
            ),
        ),
        SUPPRESSION: (
            Source(
                title="Statistical Disclosure Control",
                publisher="A. Hundepool, J. Domingo-Ferrer, L. Franconi, S. Giessing, "
                "E. Schulte Nordholt, K. Spicer, P.-P. de Wolf",
                note="Wiley, 2012.",
            ),
        ),
    }
)
"""The sources of each."""


def methods(reader: Reader, *used: Text) -> list[Cited]:
    """Return the sources of the methods that were used."""
    return [(source, reader.say(what)) for what in used for source in METHODS[what]]
