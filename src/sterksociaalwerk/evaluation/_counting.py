# SPDX-License-Identifier: MIT
"""Counts a row by what the norms refer to."""

from collections.abc import Iterable

from .._checks import Faults, plain, sortable
from .._mapping import FrozenMapping
from ..errors import InvalidArgumentError
from ..framework import Framework, NormId, Tally
from .references import ReferenceCounts


def count_by_reference(
    framework: Framework, row: bytes, kind: str, known: Iterable[str]
) -> ReferenceCounts:
    """Count a row by the references of a kind, as `Evaluation.by_reference` tells."""
    faults = Faults()
    faults.text("kind", kind)
    listed = plain(sortable(known))
    faults.instances("known", listed, str, "text")
    faults.raise_any(InvalidArgumentError)
    rated: dict[str, list[int]] = {reference: [] for reference in listed}
    without: list[NormId] = []
    for norm, code in zip(framework.norms, row, strict=True):
        references = dict.fromkeys(norm.references.get(kind, ()))
        if not references:
            without.append(norm.id)
        for reference in references:
            rated.setdefault(reference, []).append(code)
    ratings = framework.layout.rated
    return ReferenceCounts(
        kind=plain(kind),
        tallies=FrozenMapping(
            (reference, Tally.of(map(ratings, codes)))
            for reference, codes in rated.items()
            if codes
        ),
        norms_without=tuple(without),
        unused=tuple(reference for reference, codes in rated.items() if not codes),
        unknown=tuple(rated)[len(dict.fromkeys(listed)) :] if listed else (),
    )
