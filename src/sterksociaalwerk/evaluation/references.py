# SPDX-License-Identifier: MIT
"""Ratings counted by what the norms refer to, such as the competences behind a label."""

from collections.abc import Mapping

from attrs import frozen

from ..framework import NormId, Tally


@frozen(kw_only=True)
class ReferenceCounts:
    """The ratings of the norms that refer to the same, counted together.

    Attributes:
        kind: The kind of reference.
        tallies: The counts of the norms that have each reference: in the order in which the
            references were given as known, and then in that of the catalogue. A norm counts for
            each of its references.
        norms_without: The norms that have none of this kind, in the order of the catalogue.
        unused: The known references that no norm has, as they were given.
        unknown: The references that norms have, and that are not among the known ones; empty where
            none were given as known.

    Example:
        >>> from sterksociaalwerk.evaluation import evaluate
        >>> from sterksociaalwerk.framework import Norm
        >>> from sterksociaalwerk.label import V2019
        >>> norms = [Norm(f"N{n}", None, references={"kpi": ["K1"]}) for n in range(49)]
        >>> counts = evaluate({}, V2019.with_norms(norms)).by_reference("kpi")
        >>> counts.tallies["K1"].open, counts.norms_without
        (49, ())
    """

    kind: str
    tallies: Mapping[str, Tally]
    norms_without: tuple[NormId, ...]
    unused: tuple[str, ...]
    unknown: tuple[str, ...]
