# SPDX-License-Identifier: MIT
"""What findings under one framework still say under another.

How the norms relate is a :class:`~sterksociaalwerk.framework.Crosswalk`; comparing two audits by
one is :func:`~sterksociaalwerk.evaluation.compare`.
"""

from collections.abc import Mapping
from enum import Enum
from fractions import Fraction

from attrs import frozen

from .._checks import Faults, fail, shown
from .._mapping import FrozenMapping
from ..errors import InvalidArgumentError
from ..framework import (
    OPEN_RATINGS,
    Change,
    Crosswalk,
    Cycle,
    Framework,
    NormId,
    Rating,
    Ratings,
)
from ..framework._layout import as_set
from ..framework._usage import Usage
from ._judge import possible, usage_for, verdict_of_row
from .verdict import Outcome, Verdict

__all__ = ["DEFAULT_POLICY", "CarryOver", "CarryPolicy", "Dropped", "Origin", "carry_over"]

_Possible = frozenset[Rating]


class CarryPolicy(Enum):
    """How the ratings of the norms of a link carry over to what became of them.

    Example:
        >>> DEFAULT_POLICY[Change.REVISED]
        <CarryPolicy.OPEN: 'open'>
    """

    SAME = "same"
    """The same rating; for links of one norm to one."""

    OPEN = "open"
    """Nothing is carried over: the norm is open."""

    MERGED = "merged"
    """All met: met. All not met: not met. None applicable: not applicable. Some not applicable:
    open. Otherwise partly met or not met."""

    SPLIT = "split"
    """Met: each met. Not met: each not met or partly met. Partly met: each open. Not applicable:
    each not applicable."""


DEFAULT_POLICY: Mapping[Change, CarryPolicy] = FrozenMapping(
    {
        Change.UNCHANGED: CarryPolicy.SAME,
        Change.REWORDED: CarryPolicy.SAME,
        Change.MOVED: CarryPolicy.SAME,
        Change.REVISED: CarryPolicy.OPEN,
        Change.ADDED: CarryPolicy.OPEN,
        Change.MERGED: CarryPolicy.MERGED,
        Change.SPLIT: CarryPolicy.SPLIT,
        Change.RESTRUCTURED: CarryPolicy.OPEN,
    }
)
"""The policy for each change, unless an argument says otherwise. Norms withdrawn are dropped."""


@frozen(kw_only=True)
class Origin:
    """Where the rating of a norm comes from.

    Attributes:
        norm: The norm of the new framework.
        change: What became of its sources.
        sources: The norms of the old framework, ascending.
        before: Their ratings, or those still possible, in the same order.
        policy: How they were carried over.
        remark: The remark of the link.

    Example:
        >>> origin = Origin(
        ...     norm="N1",
        ...     change=Change.SPLIT,
        ...     sources=("V1",),
        ...     before=(Rating.NOT_MET,),
        ...     policy=CarryPolicy.SPLIT,
        ...     remark="",
        ... )
        >>> origin.sources, origin.before
        (('V1',), (<Rating.NOT_MET: 2>,))
    """

    norm: NormId
    change: Change
    sources: tuple[NormId, ...]
    before: tuple[Rating | frozenset[Rating], ...]
    policy: CarryPolicy
    remark: str


@frozen(kw_only=True)
class Dropped:
    """A norm that was withdrawn, and the rating that is dropped with it.

    Attributes:
        norm: The norm of the old framework.
        rating: Its rating, or those still possible.

    Example:
        >>> Dropped(norm="V1", rating=Rating.NOT_MET).rating.key
        'not-met'
    """

    norm: NormId
    rating: Rating | frozenset[Rating]


@frozen(kw_only=True)
class CarryOver:
    """What ratings under one framework still say under another.

    Attributes:
        ratings: For every norm of the new framework its rating, or those still possible; in the
            order of the catalogue.
        certain: The norms whose rating is certain, in the order of the catalogue.
        reassess: All the other norms, which have to be assessed again: the most decisive first.
            That is the norm that accounts for the largest part of what stands between a limit and
            certainty; of equals the first of the catalogue.
        decisive: Those of *reassess* that can still change the count of a limit that is open; none
            when the outcome is certain.
        dropped: The norms that were withdrawn, with their ratings; ascending.
        origins: Where the rating of each norm comes from, in the order of the catalogue.
        verdict: The outcome under the new framework, as far as the ratings allow.

    Example:
        >>> from sterksociaalwerk.label import V2017
        >>> framework = V2017.with_numbered_norms()
        >>> same = Crosswalk.identity(framework)
        >>> carried = carry_over({"V1": Rating.MET}, same, framework, framework)
        >>> carried.certain, len(carried.reassess)
        (('V1',), 51)
    """

    ratings: Mapping[NormId, Rating | frozenset[Rating]]
    certain: tuple[NormId, ...]
    reassess: tuple[NormId, ...]
    decisive: tuple[NormId, ...]
    dropped: tuple[Dropped, ...]
    origins: tuple[Origin, ...]
    verdict: Verdict


def carry_over(
    ratings: Ratings,
    crosswalk: Crosswalk,
    old_framework: Framework,
    new_framework: Framework,
    *,
    policy: Mapping[Change, CarryPolicy] | None = None,
    cycle: Cycle = Cycle.INITIAL,
) -> CarryOver:
    """Carry ratings over to another framework, and say what they still decide there.

    Every norm gets the set of ratings that are still possible for it. For norms that are open in
    the old framework that is the union over all ways they may turn out: a wider input never gives a
    narrower output. *Not applicable* becomes open where the new framework does not allow it.

    Args:
        ratings: The ratings under the old framework; a norm left out is open.
        crosswalk: What became of every norm.
        old_framework: The framework that was audited, with its catalogue.
        new_framework: The framework to carry over to, with its catalogue.
        policy: What differs from :data:`DEFAULT_POLICY`, per change.
        cycle: First audit or re-audit; chooses the rule of the new framework.

    Returns:
        The ratings under the new framework with their origins, and the outcome they allow: certain
        or open, with the norms to reassess.

    Raises:
        InvalidFrameworkError: If the crosswalk does not fit the two frameworks; lists every fault.
        InvalidRatingsError: If the ratings do not fit the old framework; lists every fault.
        InvalidArgumentError: If another argument is malformed, or a policy does not fit a change.

    Example:
        >>> from sterksociaalwerk.framework import Link
        >>> from sterksociaalwerk.label import V2017
        >>> old = V2017.with_numbered_norms()
        >>> split = {"vakmanschap": 15, "dienstverlening": 16, "organisatie-bestuur": 20}
        >>> new = V2017.variant("example", norm_count=51, category_counts=split)
        >>> new = new.with_numbered_norms()
        >>> same = [norm.id for norm in new.norms if norm.id != "V1"]
        >>> links = [Link(Change.UNCHANGED, [norm], [norm]) for norm in same]
        >>> links.append(Link(Change.MERGED, ["V1", "V16"], ["V1"]))
        >>> crosswalk = Crosswalk(old.key, new.key, links)
        >>> ratings = {norm.id: Rating.MET for norm in old.norms} | {"V16": Rating.NOT_MET}
        >>> carried = carry_over(ratings, crosswalk, old, new)
        >>> carried.reassess, carried.verdict.outcome
        (('V1',), <Outcome.PASS: 'pass'>)
    """
    if not isinstance(crosswalk, Crosswalk):  # pyright: ignore[reportUnnecessaryIsInstance]
        problem = f"must be a Crosswalk, got {shown(crosswalk)}"
        raise fail(InvalidArgumentError, "crosswalk", problem)
    policies = _policies_with(policy)
    crosswalk.check(old_framework, new_framework)
    usage = usage_for(new_framework, cycle)
    before = old_framework.layout.decode(old_framework.row(ratings))
    carried: dict[str, Rating | frozenset[Rating]] = {}
    origins: dict[str, Origin] = {}
    dropped: list[Dropped] = []
    for link in crosswalk.links:
        found = tuple(before[norm] for norm in link.sources)
        if link.change is Change.WITHDRAWN:
            pairs = zip(link.sources, found, strict=True)
            dropped += [Dropped(norm=norm, rating=rating) for norm, rating in pairs]
            continue
        chosen = policies[link.change]
        result = _CARRIED[chosen]([as_set(rating) for rating in found])
        if Rating.NOT_APPLICABLE in result and not new_framework.allows_not_applicable:
            result = result - {Rating.NOT_APPLICABLE} | OPEN_RATINGS
        rating = next(iter(result)) if len(result) == 1 else result
        for norm in link.targets:
            carried[norm] = rating
            origins[norm] = Origin(
                norm=norm,
                change=link.change,
                sources=link.sources,
                before=found,
                policy=chosen,
                remark=link.remark,
            )
    ids = new_framework.layout.ids
    row = new_framework.row(carried)
    verdict = verdict_of_row(usage, row)
    unsettled = [at for at, norm in enumerate(ids) if isinstance(carried[norm], frozenset)]
    weight = {at: _decisiveness(usage, verdict, at, row[at]) for at in unsettled}
    order = sorted(unsettled, key=lambda at: (-weight[at], at))
    return CarryOver(
        ratings=new_framework.layout.decode(row),
        certain=tuple(norm for norm in ids if not isinstance(carried[norm], frozenset)),
        reassess=tuple(ids[at] for at in order),
        decisive=tuple(ids[at] for at in order if weight[at]),
        dropped=tuple(sorted(dropped, key=lambda item: item.norm)),
        origins=tuple(origins[norm] for norm in ids),
        verdict=verdict,
    )


# Which changes a policy can be chosen for: one needs a single source, the other at least one.
_ONE_SOURCE = frozenset(
    {Change.UNCHANGED, Change.REWORDED, Change.REVISED, Change.MOVED, Change.SPLIT}
)
_FITS = {
    CarryPolicy.SAME: _ONE_SOURCE,
    CarryPolicy.SPLIT: _ONE_SOURCE,
    CarryPolicy.MERGED: _ONE_SOURCE | {Change.MERGED, Change.RESTRUCTURED},
    CarryPolicy.OPEN: frozenset(DEFAULT_POLICY),
}


def _policies_with(changed: Mapping[Change, CarryPolicy] | None) -> Mapping[Change, CarryPolicy]:
    """Return the default policy with what an argument changes."""
    if changed is None:
        return DEFAULT_POLICY
    faults = Faults()
    if faults.mapping("policy", changed, "changes to policies"):
        for change, policy in changed.items():
            path = f"policy[{shown(change)}]"
            right = faults.instance(path, change, Change, "for a Change")
            right &= faults.instance(path, policy, CarryPolicy, "a CarryPolicy")
            if right and change not in _FITS[policy]:
                faults.add(path, f"{policy.value!r} does not fit {change.value!r}")
    faults.raise_any(InvalidArgumentError)
    return {**DEFAULT_POLICY, **changed}


def _same(sources: list[_Possible]) -> _Possible:
    return sources[0]


def _open(_: list[_Possible]) -> _Possible:
    return OPEN_RATINGS


_PARTS = {
    Rating.MET: frozenset({Rating.MET}),
    Rating.PARTLY_MET: OPEN_RATINGS,
    Rating.NOT_MET: frozenset({Rating.PARTLY_MET, Rating.NOT_MET}),
    Rating.NOT_APPLICABLE: frozenset({Rating.NOT_APPLICABLE}),
}


def _split(sources: list[_Possible]) -> _Possible:
    return frozenset[Rating]().union(*(_PARTS[rating] for rating in sources[0]))


_MIXED = frozenset({Rating.PARTLY_MET, Rating.NOT_MET})
# What ratings have in common so far: all of one, a mixture, or a mixture of applicable and not.
_ALIKE = {
    Rating.MET: frozenset({Rating.MET}),
    Rating.PARTLY_MET: _MIXED,
    Rating.NOT_MET: frozenset({Rating.NOT_MET}),
    Rating.NOT_APPLICABLE: frozenset({Rating.NOT_APPLICABLE}),
}


def _both(one: _Possible, other: _Possible) -> _Possible:
    """Return what two norms give when they become one; order and grouping do not matter."""
    if one == other:
        return one
    not_applicable = _ALIKE[Rating.NOT_APPLICABLE]
    if OPEN_RATINGS in (one, other) or not_applicable in (one, other):
        return OPEN_RATINGS
    return _MIXED


def _merged(sources: list[_Possible]) -> _Possible:
    # The union over all completions, without going through them: only what they have in common
    # so far matters.
    outcomes = {_ALIKE[rating] for rating in sources[0]}
    for source in sources[1:]:
        outcomes = {_both(one, _ALIKE[rating]) for one in outcomes for rating in source}
    return frozenset[Rating]().union(*outcomes)


_CARRIED = {
    CarryPolicy.SAME: _same,
    CarryPolicy.OPEN: _open,
    CarryPolicy.MERGED: _merged,
    CarryPolicy.SPLIT: _split,
}


def _decisiveness(usage: Usage, verdict: Verdict, at: int, code: int) -> Fraction:
    """Return the part that a norm has in what stands between a limit and certainty: 0 for none."""
    if verdict.outcome is not Outcome.OPEN:
        return Fraction(0)
    kind = usage.kind_at(at)
    shares = [
        Fraction(max(amounts) - min(amounts), -result.margin)
        for place, result in enumerate(verdict.limits)
        for amounts in [[kind[rating][place] for rating in possible(code)]]
        if result.outcome is Outcome.OPEN
    ]
    return max(shares, default=Fraction(0))
