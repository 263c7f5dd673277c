# SPDX-License-Identifier: MIT
"""Whether the parts of a framework fit together: counts, norms, and the limits of its rules."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from .._checks import Faults, shown
from .norm import Category, Norm
from .rule import Limit, Rule

# Of a fault in a category all known ones are listed, if they are this few.
_LISTED = 3


def check_counts(
    faults: Faults, counts: Mapping[str, int], categories: Sequence[Category], norm_count: int
) -> None:
    """Check that counts speak of every category and add up to the number of norms."""
    keys = [category.key for category in categories]
    for key in sorted(set(counts) - set(keys), key=shown):
        faults.add(f"category_counts[{shown(key)}]", "is no category of the framework")
    for key in keys:
        if key not in counts:
            faults.add(f"category_counts[{key!r}]", "is missing")
    total = sum(counts.values())
    if total != norm_count:
        faults.add("category_counts", f"must add up to {norm_count}, got {total}")


def check_norms(
    faults: Faults,
    norms: Sequence[Norm],
    norm_count: int,
    categories: Sequence[Category],
    counts: Mapping[str, int] | None,
) -> None:
    """Check a catalogue against what the edition says of it."""
    if len(norms) != norm_count:
        faults.add("norms", f"must be {norm_count} norms, got {len(norms)}")
    faults.distinct("norms", ((f"[{at}].id", norm.id) for at, norm in enumerate(norms)), "id")
    known = {category.key for category in categories}
    for at, norm in enumerate(norms):
        if norm.category is not None and norm.category not in known:
            hint = faults.hint(norm.category, known)
            if not hint and len(known) <= _LISTED:
                hint = f", known are {', '.join(sorted(known))}"
            problem = f"unknown category {shown(norm.category)}{hint}"
            faults.add(f"norms[{at}].category", problem)
    found = Counter(norm.category for norm in norms)
    for category, wanted in (counts or {}).items():
        # Norms of a category not known may belong to this one.
        if not found[category] <= wanted <= found[category] + found[None]:
            problem = f"must hold {wanted} of category {shown(category)}, got {found[category]}"
            faults.add("norms", problem)


def check_limits(
    faults: Faults, path: str, rule: Rule, categories: Sequence[Category], norms: Sequence[Norm]
) -> None:
    """Check that limits speak of categories and norms that there are."""
    keys = {category.key for category in categories}
    ids = {norm.id for norm in norms}
    split = all(norm.category is not None for norm in norms)
    for at, limit in enumerate(rule.limits):
        own = f"{path}.limits[{at}]"
        if limit.category is not None:
            if limit.category not in keys:
                faults.add(f"{own}.category", f"unknown category {shown(limit.category)}")
            if not split:
                faults.add(f"{own}.category", "needs the category of every norm")
        # Without a catalogue nothing can be unknown yet.
        if ids:
            _check_named(faults, own, limit, ids)


def _check_named(faults: Faults, path: str, limit: Limit, ids: Collection[str]) -> None:
    for part, named in (("norms", limit.norms), ("weights", limit.weights)):
        for norm in sorted(set(named or ()).difference(ids)):
            problem = f"unknown norm {shown(norm)}{faults.hint(norm, ids)}"
            faults.add(f"{path}.{part}", problem)
