# SPDX-License-Identifier: MIT
"""Strategies for Hypothesis that build valid values only, bottom up, in the order of the rooms.

Frameworks are small, so that a test can try every way to rate their norms.
"""

import functools
import string
from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from sterksociaalwerk.framework import (
    OPEN_RATINGS,
    Category,
    Framework,
    FrameworkKey,
    Limit,
    Norm,
    NormId,
    Rated,
    Rating,
    Rule,
    Source,
    Tally,
)

__all__ = [
    "MOST_NORMS",
    "categories",
    "category_limits",
    "frameworks",
    "identifiers",
    "keys",
    "norm_limits",
    "norms",
    "open_ratings",
    "plain_limits",
    "possible_ratings",
    "rating_mappings",
    "ratings",
    "rules",
    "sources",
    "tallies",
    "texts",
    "weighted_limits",
]

MOST_NORMS = 8


def identifiers() -> SearchStrategy[str]:
    """Names for use in data."""
    return st.text(string.ascii_letters + string.digits + "._-", min_size=1, max_size=8)


def texts() -> SearchStrategy[str]:
    """Text that says something."""
    return st.text(min_size=1, max_size=8).filter(lambda text: bool(text.strip()))


# ---------------------------------------------------------------- framework


def sources() -> SearchStrategy[Source]:
    return st.builds(
        Source,
        title=texts(),
        publisher=texts(),
        date=st.none() | st.dates(),
        url=st.none() | texts(),
        note=st.text(max_size=8),
    )


def categories() -> SearchStrategy[Category]:
    return st.builds(Category, key=identifiers(), title=texts(), title_en=texts())


def norms(category: SearchStrategy[str | None] | None = None) -> SearchStrategy[Norm]:
    """Norms of any category, known or not, unless one is given."""
    return st.builds(
        Norm,
        identifiers(),
        st.none() | identifiers() if category is None else category,
        text=st.text(max_size=8),
        references=st.dictionaries(texts(), st.lists(st.text(max_size=3), max_size=2), max_size=2),
    )


def ratings(*, not_applicable: bool = True) -> SearchStrategy[Rating]:
    """A settled rating."""
    return st.sampled_from(
        [rating for rating in Rating if not_applicable or rating in OPEN_RATINGS]
    )


def open_ratings(*, not_applicable: bool = True) -> SearchStrategy[frozenset[Rating]]:
    """The ratings still possible for a norm: one or more."""
    return st.frozensets(ratings(not_applicable=not_applicable), min_size=1)


def possible_ratings(*, not_applicable: bool = True) -> SearchStrategy[Rated]:
    """What may be said of a norm: its rating, or the ratings still possible."""
    settled = ratings(not_applicable=not_applicable)
    return settled | open_ratings(not_applicable=not_applicable)


def tallies(most: int = 60) -> SearchStrategy[Tally]:
    """Counts of up to *most* norms each."""
    count = st.integers(0, most)
    return st.builds(
        Tally, met=count, partly_met=count, not_met=count, not_applicable=count, open=count
    )


def _limit(draw: DrawFn, most: int, **over: Any) -> Limit:  # noqa: ANN401
    return Limit(
        key=draw(_KEYS), ratings=draw(_OPEN_RATINGS), at_most=draw(_numbers(0, most)), **over
    )


def _one(draw: DrawFn, values: Sequence[str]) -> str:
    return values[draw(_numbers(0, len(values) - 1))]


def _some(draw: DrawFn, values: Sequence[str]) -> list[str]:
    """One or more, by the bits of one number: a draw for each would take its time."""
    bits = draw(_numbers(1, 2 ** len(values) - 1))
    return [value for at, value in enumerate(values) if bits >> at & 1]


@st.composite
def plain_limits(draw: DrawFn, most: int = MOST_NORMS) -> Limit:
    """Limits that counts suffice for."""
    return _limit(draw, most, source=draw(_SOURCES))


@st.composite
def category_limits(draw: DrawFn, keys: Sequence[str], most: int = MOST_NORMS) -> Limit:
    """Limits on the norms of one category."""
    return _limit(draw, most, category=_one(draw, keys))


@st.composite
def norm_limits(draw: DrawFn, ids: Sequence[str], most: int = MOST_NORMS) -> Limit:
    """Limits on some norms; with ``at_most=0``, knock-outs."""
    return _limit(draw, most, norms=_some(draw, ids))


@st.composite
def weighted_limits(
    draw: DrawFn, ids: Sequence[str], keys: Sequence[str] = (), most: int = MOST_NORMS
) -> Limit:
    """Limits that count some norms more than once, or never; of one category or some norms too."""
    over: dict[str, Any] = {"weights": {norm: draw(_WEIGHTS) for norm in _some(draw, ids)}}
    among = draw(_AMONG)
    if among == "norms":
        over["norms"] = _some(draw, ids)
    elif among == "category" and keys:
        over["category"] = _one(draw, keys)
    return _limit(draw, most, **over)


def rules(limits: SearchStrategy[Limit] | None = None, most: int = 3) -> SearchStrategy[Rule]:
    """Rules of one to *most* limits, that counts suffice for unless other limits are given."""
    one = plain_limits() if limits is None else limits
    unique = st.lists(one, min_size=1, max_size=most, unique_by=lambda limit: limit.key)
    return st.builds(Rule, unique)


def keys() -> SearchStrategy[FrameworkKey]:
    versions = st.sampled_from(["1.0", "2.0", "2.0+wijkteams", "3.0rc1", "10.0"])
    return st.builds(FrameworkKey, identifiers(), versions)


# A strategy that is made anew for each draw takes longer to make than to draw from.
_numbers = functools.cache(st.integers)
_FLAGS = st.booleans()
_KEYS = identifiers()
_OPEN_RATINGS = open_ratings()
_SOURCES = st.none() | sources()
_WEIGHTS = st.integers(0, 4)
_AMONG = st.sampled_from(["all", "norms", "category"])
_CATEGORY_KEYS = st.lists(_KEYS, min_size=1, max_size=3, unique=True)
_FRAMEWORK_KEYS = keys()
_ORDERS = [st.permutations([f"N{at}" for at in range(size)]) for size in range(MOST_NORMS + 1)]
_DATES = st.none() | st.dates()
_PLAIN_RULES = rules()
_POSSIBLE = {
    (settled, allowed): (ratings if settled else possible_ratings)(not_applicable=allowed)
    for settled in (True, False)
    for allowed in (True, False)
}


@st.composite
def frameworks(
    draw: DrawFn, *, most_norms: int = MOST_NORMS, counts_suffice: bool | None = None
) -> Framework:
    """Editions with a catalogue of one to *most_norms* norms, categories in any order.

    Args:
        draw: Supplied by Hypothesis.
        most_norms: The largest number of norms, 1 to `MOST_NORMS`.
        counts_suffice: Whether to leave out limits on categories and single norms; `None` for
            either.
    """
    category_keys = draw(_CATEGORY_KEYS)
    # Whether the category of every norm is known.
    known = draw(_FLAGS)
    # Identifiers that do not follow the order of the norms, nor that of the categories.
    ids = draw(_ORDERS[draw(_numbers(1, most_norms))])
    groups = [*category_keys, *([] if known else [None])]
    last = len(groups) - 1
    catalogue = [Norm(norm, groups[draw(_numbers(0, last))]) for norm in ids]
    split = {key: [norm.category for norm in catalogue].count(key) for key in category_keys}
    either = _PLAIN_RULES
    if not (draw(_FLAGS) if counts_suffice is None else counts_suffice):
        limits = plain_limits() | norm_limits(ids)
        limits |= weighted_limits(ids, category_keys if known else ())
        either = rules(limits | category_limits(category_keys) if known else limits)
    return Framework(
        key=draw(_FRAMEWORK_KEYS),
        title="title",
        categories=[Category(key=key, title=key, title_en=key) for key in category_keys],
        norm_count=len(catalogue),
        category_counts=split if known and draw(_FLAGS) else None,
        rule=draw(either),
        recertification_rule=draw(either) if draw(_FLAGS) else None,
        counts_business_critical_volunteers=draw(_FLAGS),
        allows_not_applicable=draw(_FLAGS),
        in_force_from=draw(_DATES),
        certificate_years=draw(_numbers(1, 5)),
        norms=catalogue,
    )


@st.composite
def rating_mappings(
    draw: DrawFn, framework: Framework, *, settled: bool = False
) -> dict[NormId, Rated]:
    """Ratings for a framework with a catalogue, in any order.

    Args:
        draw: Supplied by Hypothesis.
        framework: The framework that they fit.
        settled: Whether every norm has a rating; else some are left out, or have a set.
    """
    each = _POSSIBLE[settled, framework.allows_not_applicable]
    ids = draw(st.permutations([norm.id for norm in framework.norms]))
    rated = ids if settled else ids[: draw(_numbers(0, len(ids)))]
    return {norm: draw(each) for norm in rated}
