# SPDX-License-Identifier: MIT
"""Two evaluations side by side: what improved, what came back, and why the outcome changed.

It uses :func:`~sterksociaalwerk.comparison.carry_over`, which carries ratings over a crosswalk.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from enum import StrEnum

from attrs import field, frozen

from .._checks import Faults, fail, plain_repr
from .._mapping import FrozenMapping
from .._notebooks import ShownInNotebooks
from ..errors import InvalidArgumentError, WrongFrameworkError
from ..evaluation import Evaluation, Outcome
from ..framework import NormId, Rated, Rating, possible_ratings
from ._carrying import Carried, carried_over
from ._worlds import Worlds
from .crosswalk import Crosswalk
from .factor import Factor, FactorEffect
from .link import Change
from .policy import DEFAULT_POLICY, CarryPolicy


class Progress(StrEnum):
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
    """The norm changed, is open, or does not apply in one of the audits."""


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
        repeated: Whether the norm deviates (partly met or not met) and all norms that it comes from
            did too; never after a change that leaves open whether it still asks the same (revised,
            restructured).

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
    expected: Rated | None = field(repr=plain_repr)
    after: Rated | None = field(repr=plain_repr)
    repeated: bool


@frozen(kw_only=True)
class Comparison(ShownInNotebooks):
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

    def __repr__(self) -> str:
        counts = Counter(norm.progress for norm in self.norms)
        told = [f"{kind.value} {counts[kind]}" for kind in Progress if counts[kind]]
        outcomes = f"{self.before.name} to {self.after.name}"
        return f"Comparison({', '.join([outcomes, *told])})"

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

    A norm is compared with what was found before as far as that carries over. To find why the
    outcome changed, one factor at a time is swapped: the ratings, the norms and the limits are each
    taken as they were or as they are, and every combination has its own outcome. Whether norms may
    be not applicable is part of the norms. If the norms do not differ, ratings need not be carried
    over, and *policy* plays no part in why the outcome changed.

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
    policies = faults.gather(lambda: CarryPolicy.with_defaults(policy), DEFAULT_POLICY)
    faults.raise_any(InvalidArgumentError)
    old, new = before.framework, after.framework
    if crosswalk is not None:
        crosswalk.check(old, new)
    elif old.key != new.key or old.norms != new.norms:
        where = f"from {old.key} to {new.key}"
        if old.key == new.key:
            where = f"between two frameworks {old.key}, whose norms differ"
        raise fail(WrongFrameworkError, "crosswalk", f"is needed {where}")
    else:
        key = (Crosswalk.identity, "the framework of this rule")
        identity: Crosswalk | None = old.compiled.kept.get(key)
        crosswalk = identity or old.compiled.keep(key, Crosswalk.identity(old))
    carried = carried_over(before.ratings, crosswalk, new, policies)
    norms = [*_present(after, carried), *_gone(before, crosswalk)]
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
        factors=_factors(Worlds(before, after, crosswalk, policies, carried.ratings)),
    )


def _present(after: Evaluation, carried: Carried) -> Iterator[NormComparison]:
    """Yield the norms of the framework used after."""
    for norm, (id_, found) in zip(after.framework.norms, after.ratings.items(), strict=True):
        origin = carried.origins[id_]
        is_new = origin.change is Change.ADDED
        expected = carried.ratings[id_]
        yield NormComparison(
            norm=id_,
            category=norm.category,
            progress=Progress.NEW if is_new else _progress(expected, found),
            change=origin.change,
            expected=None if is_new else expected,
            after=found,
            repeated=origin.change.asks_the_same
            and _deviates(found)
            and all(_deviates(rated) for rated in origin.before),
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


def _progress(expected: Rated, found: Rated) -> Progress:
    """Return what is certain about a rating, compared with all it could be expected to be."""
    if expected == found and not isinstance(found, frozenset):
        return Progress.SAME
    one, other = possible_ratings(expected), possible_ratings(found)
    if Rating.NOT_APPLICABLE in one | other:
        return Progress.NOT_COMPARABLE
    before, after = ([rating.order for rating in each] for each in (one, other))
    if max(after) < min(before):
        return Progress.IMPROVED
    if min(after) > max(before):
        return Progress.DECLINED
    return Progress.NOT_COMPARABLE


def _deviates(rated: Rated) -> bool:
    return possible_ratings(rated) <= {Rating.PARTLY_MET, Rating.NOT_MET}


def _factors(worlds: Worlds) -> tuple[FactorEffect, ...]:
    return tuple(
        FactorEffect(
            factor=factor,
            differs=factor in worlds.differs,
            alone=worlds.outcome({factor}),
            without=worlds.outcome(set(Factor) - {factor}),
        )
        for factor in Factor
    )
