# SPDX-License-Identifier: MIT
"""What has to hold of a report on many audits, whose figures are about the same audits."""

from collections.abc import Iterator

from ..errors import Fault
from ..framework import Tally
from ..sector import NormProfile, SectorReport, Trend


def sector_report(value: SectorReport) -> Iterator[Fault]:
    """Yield what contradicts itself in a report."""
    if value.minimum < 1:
        yield Fault("minimum", f"must be at least 1, got {value.minimum}")
    if value.outcomes is None:
        figures = ("norms", "categories", "trends", "redundant_pairs", "blind_spots", "impact")
        for name in figures:
            if getattr(value, name):
                yield Fault(name, "must be left out where the outcomes are")
        return
    audits = value.outcomes.total
    if 0 < audits < value.minimum:
        yield Fault("outcomes", f"must be of at least {value.minimum} audits, got {audits}")
    for name in ("redundant_pairs", "blind_spots"):
        if getattr(value, name) is None:
            yield Fault(name, "must be there where the outcomes are")
    yield from _profiles(value, audits)
    for at, trend in enumerate(value.trends):
        yield from _trend(value, at, trend, audits)
    yield from _known(value)
    if value.impact is not None and value.impact.before != value.outcomes:
        yield Fault("impact.before", "must be the outcomes of the report")


def _profiles(value: SectorReport, audits: int) -> Iterator[Fault]:
    catalogue = [(norm.id, norm.category) for norm in value.framework.norms]
    if [(each.norm, each.category) for each in value.norms] != catalogue:
        yield Fault("norms", "must be the norms of the framework, in their order")
        return
    for at, each in enumerate(value.norms):
        if each.tally.total != audits:
            problem = f"must be of {audits} audits, got {each.tally.total}"
            yield Fault(f"norms[{at}].tally", problem)
    together: dict[str | None, list[NormProfile]] = {}
    for each in value.norms:
        together.setdefault(each.category, []).append(each)
    found = [(each.category, each.norms, each.tally) for each in value.categories]
    follows = [
        (category, len(norms), sum((norm.tally for norm in norms), Tally()))
        for category, norms in together.items()
    ]
    if found != follows:
        yield Fault("categories", "must be what follows from the norms")


def _trend(value: SectorReport, at: int, trend: Trend, audits: int) -> Iterator[Fault]:
    path = f"trends[{at}]"
    if trend.minimum != value.minimum:
        problem = f"must be that of the report, {value.minimum}, got {trend.minimum}"
        yield Fault(f"{path}.minimum", problem)
    if trend.group in {each.group for each in value.trends[:at]}:
        yield Fault(f"{path}.group", f"must not be there twice, got {trend.group!r}")
    shown = sum(point.outcomes.total for point in trend.points)
    if shown > audits or (shown < audits and not trend.suppressed):
        yield Fault(f"{path}.points", f"must be of {audits} audits together, got {shown}")


def _known(value: SectorReport) -> Iterator[Fault]:
    """Yield where a norm is named that the framework does not have."""
    known = {norm.id for norm in value.framework.norms}
    pairs = () if value.redundant_pairs is None else value.redundant_pairs.pairs
    for at, pair in enumerate(pairs):
        if not {pair.one, pair.other} <= known:
            yield Fault(f"redundant_pairs.pairs[{at}]", "must be of norms of the framework")
    spots = () if value.blind_spots is None else value.blind_spots.norms
    for at, spot in enumerate(spots):
        if spot.norm not in known:
            yield Fault(f"blind_spots.norms[{at}].norm", "must be a norm of the framework")
