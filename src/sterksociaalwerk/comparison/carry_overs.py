# SPDX-License-Identifier: MIT
"""What findings under one framework still say under another.

A :class:`~sterksociaalwerk.comparison.Crosswalk` says how the norms relate;
:func:`~sterksociaalwerk.comparison.compare` compares two audits by one.
"""

from collections.abc import Mapping

from attrs import frozen

from .._checks import Faults
from .._mapping import FrozenMapping
from .._notebooks import ShownInNotebooks
from ..errors import InvalidArgumentError
from ..evaluation import Verdict, evaluate
from ..framework import Cycle, Framework, NormId, Rated, Ratings
from ._carrying import carried_over
from .crosswalk import Crosswalk
from .link import Change
from .origin import Dropped, Origin
from .policy import DEFAULT_POLICY, CarryPolicy


@frozen(kw_only=True)
class CarryOver(ShownInNotebooks):
    """What ratings under one framework still say under another.

    Attributes:
        ratings: For every norm of the new framework its rating, or those still possible; in the
            order of the catalogue.
        certain: The norms whose rating is certain, in the order of the catalogue.
        reassess: All the other norms, which have to be assessed again: the decisive ones first, the
            others in the order of the catalogue.
        decisive: Those of *reassess* that can still change the outcome, as
            :attr:`~sterksociaalwerk.evaluation.Evaluation.decisive` orders them; none when the
            outcome is certain.
        dropped: The norms that were withdrawn, with their ratings; ascending.
        origins: Where the rating of each norm comes from, in the order of the catalogue.
        verdict: The outcome under the new framework, as far as the ratings allow.

    Example:
        >>> from sterksociaalwerk.framework import Rating
        >>> from sterksociaalwerk.label import V2017
        >>> framework = V2017.with_numbered_norms()
        >>> same = Crosswalk.identity(framework)
        >>> carried = carry_over({"V1": Rating.MET}, same, framework, framework)
        >>> carried.certain, len(carried.reassess)
        (('V1',), 51)
    """

    ratings: Mapping[NormId, Rated]
    certain: tuple[NormId, ...]
    reassess: tuple[NormId, ...]
    decisive: tuple[NormId, ...]
    dropped: tuple[Dropped, ...]
    origins: tuple[Origin, ...]
    verdict: Verdict

    def __repr__(self) -> str:
        certain, reassess, dropped = map(len, (self.certain, self.reassess, self.dropped))
        told = f"{certain} certain, {reassess} to reassess, {dropped} dropped"
        return f"CarryOver({told}, {self.verdict!r})"


def carry_over(
    ratings: Ratings,
    crosswalk: Crosswalk,
    old: Framework,
    new: Framework,
    *,
    policy: Mapping[Change, CarryPolicy] | None = None,
    cycle: Cycle = Cycle.INITIAL,
) -> CarryOver:
    """Carry ratings over to another framework, and say what they still decide there.

    Every norm gets the set of ratings that are still possible for it. If norms are open in the old
    framework, that is the union over all ways they may turn out: a wider input never gives a
    narrower output. *Not applicable* becomes open where the new framework does not allow it. The
    parts of a split norm are looked at one by one: the outcome may be open where the parts together
    would decide it, but it is never certain where they would not.

    Args:
        ratings: The ratings under the old framework; a norm left out, or ``None``, is open.
        crosswalk: What became of every norm.
        old: The framework that was audited, with its catalogue.
        new: The framework to carry over to, with its catalogue.
        policy: What differs from :data:`DEFAULT_POLICY`, per change.
        cycle: First audit or re-audit; decides which rule of the new framework applies.

    Returns:
        The ratings under the new framework with their origins, and the outcome they allow: certain
        or open, with the norms to reassess.

    Raises:
        InvalidValueError: If the crosswalk does not fit the two frameworks; lists every fault.
        InvalidRatingsError: If the ratings do not fit the old framework; lists every fault.
        InvalidArgumentError: If another argument is malformed, or a policy does not fit a change.

    Example:
        >>> from sterksociaalwerk.comparison import Link
        >>> from sterksociaalwerk.framework import Rating
        >>> from sterksociaalwerk.label import V2017
        >>> old = V2017.with_numbered_norms()
        >>> split = {"vakmanschap": 15, "dienstverlening": 16, "organisatie-bestuur": 20}
        >>> new = V2017.variant("example", norm_count=51, category_counts=split)
        >>> new = new.with_numbered_norms()
        >>> same = [norm.id for norm in new.norms if norm.id != "V1"]
        >>> links = [Link(Change.UNCHANGED, [norm], [norm]) for norm in same]
        >>> links.append(Link(Change.MERGED, ["V1", "V16"], ["V1"]))
        >>> crosswalk = Crosswalk(old.key, new.key, links)
        >>> ratings = {norm.id: Rating.MET for norm in old.norms} | {"V16": Rating.NOT_MET}
        >>> carried = carry_over(ratings, crosswalk, old, new)
        >>> carried.reassess, carried.verdict.outcome
        (('V1',), <Outcome.PASS: 'pass'>)
    """
    faults = Faults()
    faults.instance("crosswalk", crosswalk, Crosswalk, "a Crosswalk")
    policies = faults.gather(lambda: CarryPolicy.with_defaults(policy), DEFAULT_POLICY)
    faults.instance("cycle", cycle, Cycle, "a Cycle")
    faults.raise_any(InvalidArgumentError)
    crosswalk.check(old, new)
    before = old.layout.decode(old.row(ratings))
    carried = carried_over(before, crosswalk, new, policies)
    ids = new.layout.ids
    evaluated = evaluate(carried.ratings, new, cycle=cycle)
    decisive = evaluated.decisive
    unsettled = [norm for norm in ids if isinstance(carried.ratings[norm], frozenset)]
    return CarryOver(
        ratings=FrozenMapping((norm, carried.ratings[norm]) for norm in ids),
        certain=tuple(norm for norm in ids if not isinstance(carried.ratings[norm], frozenset)),
        reassess=tuple(dict.fromkeys((*decisive, *unsettled))),
        decisive=decisive,
        dropped=tuple(sorted(carried.dropped, key=lambda item: item.norm)),
        origins=tuple(carried.origins[norm] for norm in ids),
        verdict=evaluated.verdict,
    )
