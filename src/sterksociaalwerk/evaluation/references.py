# SPDX-License-Identifier: MIT
"""Ratings counted by what the norms refer to, such as the competences behind a label."""

from collections.abc import Iterable, Mapping

from attrs import frozen

from .._checks import Faults, plain, sortable
from .._mapping import FrozenMapping
from ..errors import InvalidArgumentError
from ..framework import Framework, NormId, Tally


@frozen(kw_only=True)
class ReferenceCounts:
    """The ratings of norms counted by what the norms refer to.

    Attributes:
        kind: The kind of reference.
        tallies: The counts of the norms with each reference: first in the order of the known
            references, then in that of the catalogue. A norm counts for each of its references.
        norms_without: The norms that have none of this kind, in the order of the catalogue.
        unused: The known references that no norm has, as they were given.
        unknown: The references of norms that are not among the known ones; empty if none were given
            as known.

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

    @classmethod
    def of(
        cls, framework: Framework, tallies: Iterable[Tally], kind: str, *, known: Iterable[str] = ()
    ) -> "ReferenceCounts":
        """Add up the counts of norms by what the norms refer to.

        Args:
            framework: The framework with its catalogue.
            tallies: The counts of each norm, in the order of the catalogue: of one audit, or of
                many.
            kind: The kind of reference, as the norms name it.
            known: All references of that kind, if these are known.

        Raises:
            InvalidArgumentError: If an argument is malformed; lists every fault.

        Example:
            >>> from sterksociaalwerk.framework import Norm
            >>> from sterksociaalwerk.label import V2019
            >>> norms = [Norm(f"N{n}", None, references={"kpi": ["K1"]}) for n in range(49)]
            >>> counts = [Tally(met=3, open=1)] * 49
            >>> ReferenceCounts.of(V2019.with_norms(norms), counts, "kpi").tallies["K1"].met
            147
        """
        faults = Faults()
        right = faults.instance("framework", framework, Framework, "a Framework")
        each = sortable(tallies)
        if faults.instances("tallies", each, Tally, "Tally") and right:
            count = len(framework.norms)
            if len(each) != count:
                faults.add("tallies", f"must be {count}, one for each norm, got {len(each)}")
        faults.text("kind", kind)
        listed = plain(sortable(known))
        faults.instances("known", listed, str, "text")
        faults.raise_any(InvalidArgumentError)
        found: dict[str, Tally | None] = dict.fromkeys(listed)
        without: list[NormId] = []
        for norm, tally in zip(framework.norms, each, strict=True):
            references = dict.fromkeys(norm.references.get(kind, ()))
            if not references:
                without.append(norm.id)
            for reference in references:
                before = found.get(reference)
                found[reference] = tally if before is None else before + tally
        return cls(
            kind=plain(kind),
            tallies=FrozenMapping(
                (reference, tally) for reference, tally in found.items() if tally is not None
            ),
            norms_without=tuple(without),
            unused=tuple(reference for reference, tally in found.items() if tally is None),
            unknown=tuple(found)[len(dict.fromkeys(listed)) :] if listed else (),
        )
