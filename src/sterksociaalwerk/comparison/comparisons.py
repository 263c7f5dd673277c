# SPDX-License-Identifier: MIT
"""Two evaluations side by side: what improved, what came back, and why the outcome changed.

Carrying ratings over a crosswalk is :func:`~sterksociaalwerk.comparison.carry_over`; this uses it.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from enum import Enum

from attrs import frozen

from .._checks import Faults, fail
from .._mapping import FrozenMapping
from ..errors import InvalidArgumentError, WrongFrameworkError
from ..evaluation import Evaluation, Outcome
from ..framework import Framework, NormId, Rating
from ..framework._layout import as_set
from ..framework._usage import Usage
from ._worlds import Worlds
from .carry_overs import Origin, carry_over
from .crosswalk import Crosswalk
from .link import Change
from .policy import CarryPolicy

__all__ = ["Comparison", "Factor", "FactorEffect", "NormComparison", "Progress", "compare"]


class Progress(Enum):
    """What became of the rating of a norm from one audit to the next.

    Example:
        >>> Progress("not-comparable").name
        'NOT_COMPARABLE'
    """

    IMPROVED = "improved"
    """The rating is better than what was found before can mean under the present norm."""

    SAME = "same"
    """The rating is the same."""

    DECLINED = "declined"
    """The rating is worse than what was found before can mean under the present norm."""

    NEW = "new"
    """The norm was not asked before."""

    GONE = "gone"
    """The norm is not asked any more."""

    NOT_COMPARABLE = "not-comparable"
    """The norm changed, is open, or does not apply in one of the audits, so nothing can be said."""


class Factor(Enum):
    """What may differ between two evaluations.

    Example:
        >>> [factor.value for factor in Factor]
        ['ratings', 'norms', 'limits']
    """

    RATINGS = "ratings"
    """What was found."""

    NORMS = "norms"
    """Which norms there are."""

    LIMITS = "limits"
    """What suffices."""


@frozen(kw_only=True)
class NormComparison:
    """One norm in two audits.

    Attributes:
        norm: The norm of the framework used after; of the one used before if it is gone.
        category: The key of its category; ``None`` when not known.
        progress: What became of its rating.
        change: What became of the norm itself.
        expected: What was found before, as far as it still says something under the present norm;
            the rating itself if the norm is gone, ``None`` if it is new.
        after: What was found after; ``None`` if the norm is gone.
        repeated: Whether the norm deviates (partly met or not met) and so did what it comes from.

    Example:
        >>> from sterksociaalwerk.evaluation import evaluate
        >>> from sterksociaalwerk.label import V2017
        >>> framework = V2017.with_numbered_norms()
        >>> first = evaluate({"V1": Rating.NOT_MET}, framework)
        >>> second = evaluate({"V1": Rating.PARTLY_MET}, framework)
        >>> norm = compare(first, second).norms[0]
        >>> norm.progress.value, norm.repeated
        ('improved', True)
    """

    norm: NormId
    category: str | None
    progress: Progress
    change: Change
    expected: Rating | frozenset[Rating] | None
    after: Rating | frozenset[Rating] | None
    repeated: bool


@frozen(kw_only=True)
class FactorEffect:
    """What one factor does to the outcome, all else being equal.

    Attributes:
        factor: The factor.
        differs: Whether it differs at all between the two evaluations.
        alone: The outcome before, had only this factor been as it is after; ``None`` when that
            cannot be worked out, since the limits of one side cannot be put on the other's norms.
        without: The outcome after, had only this factor stayed as it was; ``None`` likewise.

    Example:
        >>> from sterksociaalwerk.evaluation import evaluate
        >>> from sterksociaalwerk.label import V2017
        >>> framework = V2017.with_numbered_norms()
        >>> met = {norm.id: Rating.MET for norm in framework.norms}
        >>> first = evaluate(met | {f"V{n}": Rating.NOT_MET for n in range(1, 8)}, framework)
        >>> ratings = compare(first, evaluate(met, framework)).factors[0]
        >>> ratings.alone, ratings.without
        (<Outcome.PASS: 'pass'>, <Outcome.FAIL: 'fail'>)
    """

    factor: Factor
    differs: bool
    alone: Outcome | None
    without: Outcome | None


@frozen(kw_only=True)
class Comparison:
    """Two evaluations, norm by norm and by category, and why their outcomes differ.

    Attributes:
        before: The outcome before.
        after: The outcome after.
        norms: Every norm, in the order of the catalogue used after; then those that are gone.
        by_category: How many norms of each category made which progress.
        repeats: The norms that deviate again, in the order of the catalogue.
        factors: What each factor does to the outcome: ratings, norms, limits.

    Example:
        >>> from sterksociaalwerk.evaluation import evaluate
        >>> from sterksociaalwerk.label import V2017
        >>> framework = V2017.with_numbered_norms()
        >>> first = evaluate({"V1": Rating.NOT_MET}, framework)
        >>> comparison = compare(first, evaluate({"V1": Rating.MET}, framework))
        >>> {kind.value: count for kind, count in comparison.by_category["vakmanschap"].items()}
        {'improved': 1, 'not-comparable': 15}
    """

    before: Outcome
    after: Outcome
    norms: tuple[NormComparison, ...]
    by_category: Mapping[str | None, Mapping[Progress, int]]
    repeats: tuple[NormId, ...]
    factors: tuple[FactorEffect, ...]

    @property
    def decisive(self) -> tuple[Factor, ...]:
        """The factors without which the outcome would not have changed; none if it did not."""
        if self.before is self.after:
            return ()
        return tuple(
            effect.factor
            for effect in self.factors
            if effect.differs and effect.without is self.before
        )


def compare(
    before: Evaluation,
    after: Evaluation,
    *,
    crosswalk: Crosswalk | None = None,
    policy: Mapping[Change, CarryPolicy] | None = None,
) -> Comparison:
    """Compare two evaluations, under the same framework or under two that a crosswalk relates.

    A norm is compared with what was found before as far as that carries over. Why the outcome
    changed is found by swapping one factor at a time: the ratings, the norms, and the limits each
    stand as they were or as they are, and every combination has an outcome of its own.

    Args:
        before: The earlier evaluation.
        after: The later one.
        crosswalk: What became of every norm; needed if the frameworks differ in key or in norms.
        policy: How ratings carry over, where it differs from the default.

    Returns:
        The comparison.

    Raises:
        WrongFrameworkError: If the frameworks differ and no crosswalk is given.
        InvalidValueError: If the crosswalk does not fit them; lists every fault.
        InvalidArgumentError: If an argument is malformed; lists every fault.

    Example:
        >>> from sterksociaalwerk.evaluation import evaluate
        >>> from sterksociaalwerk.label import V2017
        >>> framework = V2017.with_numbered_norms()
        >>> met = {norm.id: Rating.MET for norm in framework.norms}
        >>> first = evaluate(met | {f"V{n}": Rating.NOT_MET for n in range(1, 8)}, framework)
        >>> second = evaluate(met | {"V1": Rating.NOT_MET}, framework)
        >>> comparison = compare(first, second)
        >>> comparison.repeats, [factor.value for factor in comparison.decisive]
        (('V1',), ['ratings'])
    """
    faults = Faults()
    faults.instance("before", before, Evaluation, "an Evaluation")
    faults.instance("after", after, Evaluation, "an Evaluation")
    if crosswalk is not None:
        faults.instance("crosswalk", crosswalk, Crosswalk, "a Crosswalk or None")
    faults.raise_any(InvalidArgumentError)
    if crosswalk is None:
        if (
            before.framework.key != after.framework.key
            or before.framework.norms != after.framework.norms
        ):
            problem = f"is needed from {before.framework.key} to {after.framework.key}"
            raise fail(WrongFrameworkError, "crosswalk", problem)
        crosswalk = before.framework.usage.once(_identity, before.framework)
    carried = carry_over(
        before.ratings, crosswalk, before.framework, after.framework, policy=policy
    )
    norms = [*_present(after, carried.origins, carried.ratings), *_gone(before, crosswalk)]
    counts: dict[str | None, Counter[Progress]] = {}
    for norm in norms:
        counts.setdefault(norm.category, Counter())[norm.progress] += 1
    return Comparison(
        before=before.verdict.outcome,
        after=after.verdict.outcome,
        norms=tuple(norms),
        by_category=FrozenMapping(
            (category, FrozenMapping({kind: found[kind] for kind in Progress if found[kind]}))
            for category, found in counts.items()
        ),
        repeats=tuple(norm.norm for norm in norms if norm.repeated),
        factors=_factors(Worlds(before, after, crosswalk, policy, carried.ratings)),
    )


def _identity(_: Usage, framework: Framework) -> Crosswalk:
    return Crosswalk.identity(framework)


def _present(
    after: Evaluation,
    origins: tuple[Origin, ...],
    expected: Mapping[NormId, Rating | frozenset[Rating]],
) -> Iterator[NormComparison]:
    """Yield the norms of the framework used after."""
    # All in the order of the catalogue.
    rows = zip(
        after.framework.norms, origins, expected.values(), after.ratings.values(), strict=True
    )
    for norm, origin, before, found in rows:
        is_new = origin.change is Change.ADDED
        yield NormComparison(
            norm=norm.id,
            category=norm.category,
            progress=Progress.NEW if is_new else _progress(before, found),
            change=origin.change,
            expected=None if is_new else before,
            after=found,
            # An empty set of sources would make anything a repeat.
            repeated=not is_new
            and _deviates(found)
            and all(_deviates(rating) for rating in origin.before),
        )


def _gone(before: Evaluation, crosswalk: Crosswalk) -> Iterator[NormComparison]:
    """Yield the norms that are not asked any more, in the order of their catalogue."""
    withdrawn = {
        norm for link in crosswalk.links if link.change is Change.WITHDRAWN for norm in link.sources
    }
    for norm in before.framework.norms:
        if norm.id in withdrawn:
            yield NormComparison(
                norm=norm.id,
                category=norm.category,
                progress=Progress.GONE,
                change=Change.WITHDRAWN,
                expected=before.ratings[norm.id],
                after=None,
                repeated=False,
            )


def _progress(expected: Rating | frozenset[Rating], found: Rating | frozenset[Rating]) -> Progress:
    """Return what is certain about a rating, compared with all it could be expected to be."""
    if expected == found and not isinstance(found, frozenset):
        return Progress.SAME
    one, other = as_set(expected), as_set(found)
    if Rating.NOT_APPLICABLE in one | other:
        return Progress.NOT_COMPARABLE
    if max(other) < min(one):
        return Progress.IMPROVED
    if min(other) > max(one):
        return Progress.DECLINED
    return Progress.NOT_COMPARABLE


def _deviates(rating: Rating | frozenset[Rating]) -> bool:
    return as_set(rating) <= {Rating.PARTLY_MET, Rating.NOT_MET}


def _factors(worlds: Worlds) -> tuple[FactorEffect, ...]:
    differs = (worlds.ratings_differ, worlds.norms_differ, worlds.limits_differ)
    return tuple(
        FactorEffect(
            factor=factor,
            differs=differs[at],
            alone=worlds.outcome(*(place == at for place in range(3))),
            without=worlds.outcome(*(place != at for place in range(3))),
        )
        for at, factor in enumerate(Factor)
    )
