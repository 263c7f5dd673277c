# SPDX-License-Identifier: MIT
"""What has to hold of the statistics of many audits, which do not hold what they were made of."""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import pairwise

from ..errors import Fault
from ..evaluation import Outcome
from ..framework import NormId
from ..sector import (
    Agreement,
    BlindSpot,
    BlindSpots,
    CategoryProfile,
    DecisiveNorm,
    Impact,
    Kappa,
    NormPair,
    OutcomeCounts,
    RedundantPairs,
    SectorReport,
    Share,
    Trend,
)
from ._objects import Check
from ._sector_reports import sector_report


def _share(value: Share) -> Iterator[Fault]:
    if value.count > value.of:
        yield Fault("count", f"must be at most {value.of}, got {value.count}")


def _category_profile(value: CategoryProfile) -> Iterator[Fault]:
    if value.norms < 1:
        yield Fault("norms", f"must be at least 1, got {value.norms}")
    elif value.tally.total % value.norms:
        yield Fault("tally", f"must be of as many ratings for each of {value.norms} norms")


def _decisive_norm(value: DecisiveNorm) -> Iterator[Fault]:
    if value.cases < 1:
        yield Fault("cases", f"must be at least 1, got {value.cases}")


def _impact(value: Impact) -> Iterator[Fault]:
    if set(value.moves) != {(one, other) for one in Outcome for other in Outcome}:
        yield Fault("moves", "must have every pair of an outcome now and one there")
        return
    for at, (name, counts) in enumerate((("before", value.before), ("after", value.after))):
        found = {
            outcome: sum(each for pair, each in value.moves.items() if pair[at] is outcome)
            for outcome in Outcome
        }
        if found != _by_outcome(counts):
            yield Fault(name, "must have as many audits of each outcome as move from or to it")
    yield from _distinct("decisive", (each.norm for each in value.decisive))
    if any(one.cases < other.cases for one, other in pairwise(value.decisive)):
        yield Fault("decisive", "must have those of the most cases first")
    if any(each.cases > value.open for each in value.decisive):
        yield Fault("decisive", f"must have at most {value.open} cases, which is what is open")


def _by_outcome(counts: OutcomeCounts) -> Mapping[Outcome, int]:
    return {
        Outcome.PASS: counts.passed,
        Outcome.FAIL: counts.failed,
        Outcome.OPEN: counts.open,
    }


def _kappa(value: Kappa) -> Iterator[Fault]:
    if value.agreed > value.compared:
        yield Fault("agreed", f"must be at most {value.compared}, got {value.agreed}")
    chance = value.by_chance
    if (chance is None) == bool(value.compared):
        yield Fault("by_chance", "must be null exactly where nothing was compared")
    elif chance is not None and not 0 <= chance <= 1:
        yield Fault("by_chance", f"must be from 0 to 1, got {chance}")
    else:
        follows = None
        if chance is not None and chance != 1:
            follows = (Fraction(value.agreed, value.compared) - chance) / (1 - chance)
        if value.value != follows:
            said = "null" if follows is None else follows
            yield Fault("value", f"must be {said}, which follows from the rest")
    if value.chi_squared is not None and (value.value is None or value.chi_squared < 0):
        yield Fault("chi_squared", "must be at least 0, and null where there is no kappa")


def _norm_pair(value: NormPair) -> Iterator[Fault]:
    if value.one == value.other:
        yield Fault("other", "must be another norm")


def _redundant_pairs(value: RedundantPairs) -> Iterator[Fault]:
    yield from _within("at_least", value.at_least)
    yield from _within("level", value.level)
    yield from _distinct("pairs", ((each.one, each.other) for each in value.pairs))
    if len(value.pairs) > value.comparisons:
        yield Fault("comparisons", f"must be at least {len(value.pairs)}, the number of pairs")
    kappas = [each.kappa.value for each in value.pairs]
    known = [each for each in kappas if each is not None]
    if len(known) < len(kappas) or any(each < value.at_least for each in known):
        yield Fault("pairs", f"must each have a kappa of at least {value.at_least}")
    if any(one < other for one, other in pairwise(known)):
        yield Fault("pairs", "must have the most alike first")


def _blind_spot(value: BlindSpot) -> Iterator[Fault]:
    if not value.deviates.of:
        yield Fault("deviates", "must be out of 1 audit at least")


def _blind_spots(value: BlindSpots) -> Iterator[Fault]:
    yield from _within("at_most", value.at_most)
    yield from _distinct("norms", (each.norm for each in value.norms))
    if len(value.norms) > value.considered:
        yield Fault("considered", f"must be at least {len(value.norms)}, the number of norms")


def _agreement(value: Agreement) -> Iterator[Fault]:
    yield from _distinct("norms", (each.norm for each in value.norms))
    each_of = [("outcome", value.outcome)]
    each_of += [(f"norms[{at}].kappa", each.kappa) for at, each in enumerate(value.norms)]
    for path, kappa in each_of:
        if kappa.compared > value.audits:
            yield Fault(path, f"must compare at most {value.audits} audits")
    compared = sum(each.kappa.compared for each in value.norms)
    agreed = sum(each.kappa.agreed for each in value.norms)
    if (value.overall.compared, value.overall.agreed) != (compared, agreed):
        yield Fault("overall", f"must be {agreed} alike of {compared}, those of the norms together")


def _trend(value: Trend) -> Iterator[Fault]:
    if value.minimum < 1:
        yield Fault("minimum", f"must be at least 1, got {value.minimum}")
    # As text, for 1 and "1" are two groups.
    shown = [repr(point.value) for point in value.points]
    yield from _distinct("points", shown)
    yield from _distinct("suppressed", (*shown, *map(repr, value.suppressed)))
    for at, point in enumerate(value.points):
        if point.outcomes.total < value.minimum:
            yield Fault(f"points[{at}].outcomes", f"must be of at least {value.minimum} audits")
    if value.suppressed and value.slope is not None:
        yield Fault("slope", "must be null where anything is suppressed")
    squared = value.chi_squared
    if squared is not None and (value.slope is None or squared < 0):
        yield Fault("chi_squared", "must be at least 0, and null where there is no slope")


def _within(name: str, value: Fraction) -> Iterator[Fault]:
    if not 0 < value <= 1:
        yield Fault(name, f"must be above 0 and at most 1, got {value}")


def _distinct(path: str, keys: Iterable[NormId | str | tuple[NormId, NormId]]) -> Iterator[Fault]:
    found = list(keys)
    if len(set(found)) < len(found):
        yield Fault(path, "must not have anything twice")


SECTOR_CHECKS: Mapping[type, Check] = {
    Agreement: _agreement,
    BlindSpot: _blind_spot,
    BlindSpots: _blind_spots,
    CategoryProfile: _category_profile,
    DecisiveNorm: _decisive_norm,
    Impact: _impact,
    Kappa: _kappa,
    NormPair: _norm_pair,
    RedundantPairs: _redundant_pairs,
    SectorReport: sector_report,
    Share: _share,
    Trend: _trend,
}
