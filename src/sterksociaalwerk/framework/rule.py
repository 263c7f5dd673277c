# SPDX-License-Identifier: MIT
"""The rule of a framework: limits on how many norms may have which ratings.

A rule says what is asked. :mod:`sterksociaalwerk.evaluation` says whether ratings satisfy it.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import cast

from attrs import field, frozen

from .._checks import Faults, frozen_set, in_order, plain_repr, plainly, tupled
from .._mapping import mapping_of_texts
from ..errors import InvalidValueError
from .norm import NormId
from .rating import Rating
from .source import Source

# Exact decisions need a table as long as the bounds are large: see `_engine.rules`.
_LARGEST = 1_000_000


class Cycle(StrEnum):
    """A first audit or a re-audit; decides which rule of a framework applies.

    Example:
        >>> Cycle.RECERTIFICATION.value
        'recertification'
    """

    INITIAL = "initial"
    """A first audit, or one after a gap."""

    RECERTIFICATION = "recertification"
    """A re-audit (*hertoetsing*), before the certificate is renewed."""


def _names(value: Iterable[str] | None) -> frozenset[NormId] | None:
    return None if value is None else frozen_set(cast("Iterable[NormId]", value))


def _weights(
    value: Mapping[str, int] | Mapping[NormId, int] | None,
) -> Mapping[NormId, int] | None:
    # A NormId is a str; only the type checker sees a difference.
    return None if value is None else mapping_of_texts(cast("Mapping[NormId, int]", value))


def _ratings(value: Iterable[Rating]) -> frozenset[Rating]:
    return frozen_set(value)


def _limits(value: "Iterable[Limit]") -> "tuple[Limit, ...]":
    return tupled(value)


@frozen(kw_only=True, field_transformer=plainly)
class Limit:
    """A bound on a count of norms.

    It counts the norms with one of the *ratings*: all norms, those of one category, or those named.
    With *weights* a norm counts as many times as its weight says, and once if it has none. The
    limit holds when the count is *at_most* or less. With ``at_most=0`` over some norms, each of
    them is a knock-out.

    Attributes:
        key: A stable name for use in data, unique within a rule.
        ratings: The ratings that count; at least one.
        at_most: The largest count that still holds; 0 to 1 000 000.
        category: The key of the category whose norms count; ``None`` for all.
        norms: The norms that count, at least one; ``None`` for all. Not together with *category*.
        weights: How many times each norm counts, 0 to 1 000 000, for at least one norm; ``None``
            for once each.
        source: Where the number was read.

    Raises:
        InvalidValueError: If a field is malformed; lists every fault.

    Example:
        >>> limit = Limit(key="not-met", ratings={Rating.NOT_MET}, at_most=3)
        >>> limit.needs_norms
        False
    """

    key: str
    ratings: frozenset[Rating] = field(converter=_ratings, repr=plain_repr)
    at_most: int
    category: str | None = None
    norms: frozenset[NormId] | None = field(default=None, converter=_names, repr=plain_repr)
    weights: Mapping[NormId, int] | None = field(default=None, converter=_weights)
    source: Source | None = None

    def __attrs_post_init__(self) -> None:
        faults = Faults()
        faults.identifier("key", self.key)
        if faults.instance("ratings", self.ratings, frozenset, "a collection of Rating"):
            faults.instances("ratings", tuple(in_order(self.ratings)), Rating, "Rating")
            if not self.ratings:
                faults.add("ratings", "must name at least one rating")
        faults.integer("at_most", self.at_most, 0, _LARGEST)
        if self.category is not None:
            faults.identifier("category", self.category)
            if self.norms is not None:
                faults.add("norms", "cannot be combined with category")
        if self.norms is not None and faults.identifiers("norms", self.norms) and not self.norms:
            faults.add("norms", "must name at least one norm, or be None for all")
        if self.weights is not None:
            self._check_weights(faults, self.weights)
        if self.source is not None:
            faults.instance("source", self.source, Source, "a Source")
        faults.raise_any(InvalidValueError)

    def _check_weights(self, faults: Faults, weights: Mapping[NormId, int]) -> None:
        if not faults.mapping("weights", weights, "norms to numbers"):
            return
        if not weights:
            faults.add("weights", "must name at least one norm, or be None for once each")
        for norm, weight in weights.items():
            if faults.identifier("weights", norm):
                faults.integer(f"weights[{norm!r}]", weight, 0, _LARGEST)

    @property
    def needs_norms(self) -> bool:
        """Whether the limit is about a category or single norms, so that counts do not suffice."""
        return not (self.category is None and self.norms is None and self.weights is None)


@frozen
class Rule:
    """What a framework asks for certification: every limit must hold, each on its own.

    Attributes:
        limits: The limits, with distinct keys; at least one. A rule without limits would always be
            met, and is refused.

    Raises:
        InvalidValueError: If there is no limit, or a field is malformed; lists every fault.

    Example:
        >>> rule = Rule([Limit(key="not-met", ratings={Rating.NOT_MET}, at_most=3)])
        >>> [limit.at_most for limit in rule.limits]
        [3]
    """

    limits: tuple[Limit, ...] = field(converter=_limits)

    def __attrs_post_init__(self) -> None:
        faults = Faults()
        if faults.instances("limits", self.limits, Limit, "Limit"):
            if not self.limits:
                faults.add("limits", "must hold at least one limit")
            keys = ((f"[{at}].key", limit.key) for at, limit in enumerate(self.limits))
            faults.distinct("limits", keys, "key")
        faults.raise_any(InvalidValueError)

    @property
    def needs_norms(self) -> bool:
        """Whether any limit is about a category or single norms."""
        return any(limit.needs_norms for limit in self.limits)
