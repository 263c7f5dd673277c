# SPDX-License-Identifier: MIT
"""What the outcome would be if some factors were as they were and others as they are.

Two evaluations differ in their ratings, their norms and their limits. Each of the eight
combinations is a world with an outcome of its own: ratings reach the other norms over the
crosswalk, and so do the norms that limits name.
"""

from collections.abc import Mapping
from typing import NamedTuple

from attrs import evolve

from ..evaluation import Evaluation, Outcome
from ..evaluation._judge import usage_for, verdict_of_row
from ..framework import Framework, NormId, Rating, Rule
from ..framework._usage import MOST_STATES, Usage
from ._carrying import carried_ratings, policies_with
from .crosswalk import Crosswalk
from .link import Change
from .policy import CarryPolicy

__all__ = ["Worlds"]

_Ratings = Mapping[NormId, Rating | frozenset[Rating]]


class _Terms(NamedTuple):
    """What a limit asks, wherever that was read."""

    ratings: frozenset[Rating]
    at_most: int
    category: str | None
    norms: frozenset[NormId] | None
    weights: dict[NormId, int] | None


class Worlds:
    """The eight worlds between two evaluations; false stands for before, true for after."""

    def __init__(
        self,
        before: Evaluation,
        after: Evaluation,
        crosswalk: Crosswalk,
        policy: Mapping[Change, CarryPolicy] | None,
        forward: _Ratings,
    ) -> None:
        self._sides = (before, after)
        self._crosswalk = crosswalk
        self._policy = policy
        self._forward = forward
        self._backward: _Ratings | None = None
        self._rules = tuple(side.framework.rule_for(side.cycle) for side in self._sides)
        unchanged = all(
            link.change is Change.UNCHANGED and link.sources == link.targets
            for link in crosswalk.links
        )
        # Ratings reach unchanged norms as they are, unless a policy or what is allowed differs.
        self._alike = (
            unchanged
            and policy is None
            and before.framework.allows_not_applicable == after.framework.allows_not_applicable
        )
        self.ratings_differ = forward != after.ratings
        self.norms_differ = before.framework.norms != after.framework.norms or not unchanged
        # Limits that name norms are compared as these are called after.
        asked: dict[str, _Terms] | None = _terms(self._rules[0])
        if self.norms_differ and self._rules[0].needs_norms:
            asked = self._translated(self._rules[0], after.framework, to_after=True)
        self.limits_differ = asked != _terms(self._rules[1])

    def outcome(self, ratings: bool, norms: bool, limits: bool) -> Outcome | None:  # noqa: FBT001
        """Return the outcome of a world; ``None`` if its limits do not fit its norms."""
        basis = self._sides[norms].framework
        usage = self._usage(basis, norms, limits)
        if usage is None:
            return None
        return verdict_of_row(usage, basis.row(self._ratings(ratings, norms))).outcome

    def _ratings(self, ratings: bool, norms: bool) -> _Ratings:  # noqa: FBT001
        # Ratings that do not differ are what was found before, whichever norms are asked.
        if ratings == norms or not self.ratings_differ:
            return self._sides[norms].ratings
        if self._alike:
            return self._sides[ratings].ratings
        if norms:
            return self._forward
        if self._backward is None:
            before, after = self._sides
            carried = carried_ratings(
                after.ratings,
                self._crosswalk.inverse(),
                before.framework,
                policies_with(self._policy),
            )
            self._backward = before.framework.layout.decode(before.framework.row(carried))
        return self._backward

    def _usage(self, basis: Framework, norms: bool, limits: bool) -> Usage | None:  # noqa: FBT001
        own = self._sides[norms]
        if norms == limits or not self.limits_differ:
            return usage_for(basis, own.cycle)
        rule = self._rules[limits]
        if rule.needs_norms:
            asked = self._translated(rule, basis, to_after=norms)
            if asked is None:
                return None
            rule = Rule(
                evolve(limit, norms=asked[limit.key].norms, weights=asked[limit.key].weights)
                for limit in rule.limits
            )
        usage = Usage(rule, basis.norms, basis.norm_count)
        return usage if usage.states <= MOST_STATES else None

    def _translated(
        self, rule: Rule, basis: Framework, *, to_after: bool
    ) -> dict[str, _Terms] | None:
        """Return what a rule asks of the other norms; ``None`` if a limit has no counterpart."""
        links = (self._crosswalk if to_after else self._crosswalk.inverse()).links
        counterpart = {
            link.sources[0]: link.targets[0]
            for link in links
            if len(link.sources) == len(link.targets) == 1
        }
        categories = {category.key for category in basis.categories}
        known = all(norm.category is not None for norm in basis.norms)
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
