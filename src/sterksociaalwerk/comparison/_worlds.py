# SPDX-License-Identifier: MIT
"""What the outcome would be if some factors were as they were and others as they are.

Two evaluations differ in their ratings, their norms and their limits. Each of the eight
combinations is a world with an outcome of its own: ratings reach the other norms over the
crosswalk, and so do the norms that limits name. Between norms that do not differ nothing is
carried, so that a policy plays no part: ratings and limits stand as they are on either side.
"""

from collections.abc import Mapping, Set as AbstractSet
from functools import cached_property
from typing import NamedTuple

from attrs import evolve

from .._engine.deciding import decided_by_row
from .._engine.rules import MOST_STATES, CompiledRule
from ..evaluation import Evaluation, Outcome
from ..framework import Framework, NormId, Rated, Rating, Rule
from ._carrying import carried_over
from .crosswalk import Crosswalk
from .factor import Factor
from .link import Change
from .policy import CarryPolicy


class _Terms(NamedTuple):
    """What a limit asks, wherever that was read."""

    ratings: frozenset[Rating]
    at_most: int
    category: str | None
    norms: frozenset[NormId] | None
    weights: dict[NormId, int] | None


class Worlds:
    """The eight worlds between two evaluations.

    Attributes:
        differs: The factors that differ at all.
    """

    def __init__(
        self,
        before: Evaluation,
        after: Evaluation,
        crosswalk: Crosswalk,
        policies: Mapping[Change, CarryPolicy],
        forward: Mapping[NormId, Rated],
    ) -> None:
        self._sides = (before, after)
        self._crosswalk = crosswalk
        self._policies = policies
        self._forward = forward
        self._rules = tuple(side.framework.rule_for(side.cycle) for side in self._sides)
        unchanged = all(
            link.change is Change.UNCHANGED and link.sources == link.targets
            for link in crosswalk.links
        )
        old, new = before.framework, after.framework
        norms_differ = (
            not unchanged
            or old.norms != new.norms
            or old.allows_not_applicable != new.allows_not_applicable
        )
        # Limits that name norms are compared as these are called after.
        asked: dict[str, _Terms] | None = _terms(self._rules[0])
        if norms_differ and self._rules[0].needs_norms:
            asked = self._translated(self._rules[0], after.framework, to_after=True)
        found = {
            Factor.RATINGS: (forward if norms_differ else before.ratings) != after.ratings,
            Factor.NORMS: norms_differ,
            Factor.LIMITS: asked != _terms(self._rules[1]),
        }
        self.differs = frozenset(factor for factor, differs in found.items() if differs)

    def outcome(self, after: AbstractSet[Factor]) -> Outcome | None:
        """Return the outcome with some factors as they are after, and the others as before.

        Returns:
            ``None`` if the limits of that world do not fit its norms.
        """
        if Factor.NORMS not in self.differs:
            # Of norms that are the same, those of the limits take these in any case.
            norms = {Factor.NORMS} if Factor.LIMITS in after else set[Factor]()
            after = (after - {Factor.NORMS}) | norms
        side = self._sides[Factor.NORMS in after]
        rule = self._rule(side, after)
        if rule is None:
            return None
        row = side.framework.row(self._ratings(side, after))
        return Outcome.of(decided_by_row(rule, row)[0])

    def _ratings(self, side: Evaluation, after: AbstractSet[Factor]) -> Mapping[NormId, Rated]:
        ratings, norms = Factor.RATINGS in after, Factor.NORMS in after
        # Ratings that do not differ are what was found before, whichever norms are asked.
        if ratings == norms or Factor.RATINGS not in self.differs:
            return side.ratings
        if Factor.NORMS not in self.differs:
            return self._sides[ratings].ratings
        return self._forward if norms else self._backward

    @cached_property
    def _backward(self) -> Mapping[NormId, Rated]:
        before, after = self._sides
        back = self._crosswalk.inverse()
        return carried_over(after.ratings, back, before.framework, self._policies).ratings

    def _rule(self, side: Evaluation, after: AbstractSet[Factor]) -> CompiledRule | None:
        norms, limits = Factor.NORMS in after, Factor.LIMITS in after
        if norms == limits or Factor.LIMITS not in self.differs:
            return side.framework.compiled_for(side.cycle)
        rule = self._rules[limits]
        if rule.needs_norms:
            asked = self._translated(rule, side.framework, to_after=norms)
            if asked is None:
                return None
            rule = Rule(
                evolve(limit, norms=asked[limit.key].norms, weights=asked[limit.key].weights)
                for limit in rule.limits
            )
        compiled = side.framework.compile(rule)
        return compiled if compiled.binding.states <= MOST_STATES else None

    def _translated(
        self, rule: Rule, framework: Framework, *, to_after: bool
    ) -> dict[str, _Terms] | None:
        """Return what a rule asks of the other norms; ``None`` if a limit has no counterpart."""
        links = (self._crosswalk if to_after else self._crosswalk.inverse()).links
        counterpart = {
            link.sources[0]: link.targets[0]
            for link in links
            if len(link.sources) == len(link.targets) == 1
        }
        categories = {category.key for category in framework.categories}
        known = all(norm.category is not None for norm in framework.norms)
        translated = _terms(rule)
        for key, terms in translated.items():
            if not {*(terms.norms or ()), *(terms.weights or ())} <= counterpart.keys():
                return None
            if terms.category is not None and not (known and terms.category in categories):
                return None
            norms, weights = terms.norms, terms.weights
            translated[key] = terms._replace(
                norms=norms and frozenset(counterpart[norm] for norm in norms),
                weights=weights and {counterpart[norm]: each for norm, each in weights.items()},
            )
        return translated


def _terms(rule: Rule) -> dict[str, _Terms]:
    """Return what a rule asks, whatever the order of its limits."""
    return {
        limit.key: _Terms(
            limit.ratings,
            limit.at_most,
            limit.category,
            limit.norms,
            None if limit.weights is None else dict(limit.weights),
        )
        for limit in rule.limits
    }
