# SPDX-License-Identifier: MIT
"""Many audits under one framework, held so compactly that they are counted all at once."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import cached_property
from itertools import chain

from attrs import frozen

from .._checks import MOST, Faults, fail, shown
from .._engine.plane_rules import Decided
from .._engine.planes import Block, joined, side_by_side
from .._notebooks import ShownInNotebooks
from ..comparison import DEFAULT_POLICY, CarryPolicy, Change, Crosswalk
from ..errors import InvalidArgumentError, WrongFrameworkError
from ..evaluation import Evaluation, ReferenceCounts
from ..framework import Cycle, Framework, Ratings, Tally
from ._deciding import AGAIN, decided, norm_tallies, outcome_counts, way
from ._impacts import impact, same_norms
from ._pairs import agreement, blind_spots, check_shares, redundant_pairs
from ._reading import ProgressCallback, read
from ._trends import chosen, in_group_order, trends
from .counts import CategoryProfile, NormProfile, OutcomeCounts
from .impact import Impact
from .pairs import Agreement, BlindSpots, RedundantPairs
from .trend import GroupValue, Trend
from .way import Way


@frozen(init=False, eq=False, repr=False)
class Portfolio(ShownInNotebooks):
    """Many audits under one framework, and what they say together.

    Make one with :meth:`of`, and merge portfolios of one framework with ``+``, in any order and
    grouping: every statistic is the same. So parts can be read in other processes or on other
    machines; a portfolio can be pickled, and takes some 14 bytes for an audit of 49 norms.

    Attributes:
        framework: The framework that all audits were done under, with its catalogue.

    Example:
        >>> from sterksociaalwerk.framework import Rating
        >>> from sterksociaalwerk.label import V2017
        >>> framework = V2017.with_numbered_norms()
        >>> met = {norm.id: Rating.MET for norm in framework.norms}
        >>> audits = [met, met | {"V1": Rating.NOT_MET}, {}]
        >>> portfolio = Portfolio.of(framework, audits, groups={"year": [2018, 2018, 2019]})
        >>> portfolio.outcomes()
        OutcomeCounts(passed=2, failed=0, open=1)
        >>> portfolio.norms()[0].met
        Share(count=1, of=2)
    """

    framework: Framework
    _blocks: tuple[Block, ...]

    def __init__(self) -> None:
        """Refuse: see :meth:`of`."""
        raise fail(InvalidArgumentError, "Portfolio", "is made by Portfolio.of, or by merging")

    @classmethod
    def of(
        cls,
        framework: Framework,
        ratings: Iterable[Ratings | Evaluation | bytes],
        *,
        cycle: Cycle | Iterable[Cycle] = Cycle.INITIAL,
        groups: Iterable[GroupValue] | Mapping[str, Iterable[GroupValue]] | None = None,
        progress: ProgressCallback | None = None,
    ) -> "Portfolio":
        """Read audits one after another; only their ratings are kept.

        Args:
            framework: The framework that they were done under, with its catalogue.
            ratings: For each audit its ratings by norm, its row as
                :meth:`~sterksociaalwerk.framework.Framework.row` makes it, or its evaluation. What
                is left out of a mapping is open.
            cycle: Which rule decides: one for all, or one for each audit. An evaluation has its
                own.
            groups: What each audit belongs to, such as its year: a text, a whole number, or
                ``None`` where that is not recorded. One value for each audit, or a mapping of names
                to such values; those without a name are called *group*.
            progress: Called from time to time with the number of audits read, and the number of all
                audits, or ``None`` if that is not known.

        Returns:
            The portfolio. Without any audits it is the one that adds nothing to another.

        Raises:
            InvalidRatingsError: If ratings are malformed or not allowed; lists the faults of the
                first audits that have any.
            UnknownNormError: If the only fault is norms that the framework does not have.
            WrongFrameworkError: If the framework has no catalogue, or the only fault is evaluations
                under another one.
            InvalidArgumentError: If another argument is malformed, or does not have a value for
                each audit.

        Example:
            >>> from sterksociaalwerk.label import V2017
            >>> framework = V2017.with_numbered_norms()
            >>> rows = (bytes(52) for _ in range(1000))
            >>> len(Portfolio.of(framework, rows, progress=print))
            1000 None
            1000
        """
        return _portfolio(framework, read(framework, ratings, cycle, groups, progress))

    # ---------------------------------------------------------------- as a collection

    def __len__(self) -> int:
        """Return the number of audits."""
        return sum(block.size for block in self._blocks)

    def __add__(self, other: "Portfolio") -> "Portfolio":
        """Return the audits of both, those of the other portfolio last.

        Raises:
            WrongFrameworkError: If it is for another framework.
            InvalidArgumentError: If both have audits, and these have not the same groups.
        """
        if not isinstance(other, Portfolio):  # pyright: ignore[reportUnnecessaryIsInstance]
            return NotImplemented
        self._check_framework(other)
        if self._blocks and other._blocks and self.groups.keys() != other.groups.keys():
            names = [", ".join(each.groups) or "none" for each in (self, other)]
            problem = f"must have the same groups: {names[0]}, got {names[1]}"
            raise fail(InvalidArgumentError, "other", problem)
        return _portfolio(self.framework, joined((*self._blocks, *other._blocks)))

    def __radd__(self, other: int) -> "Portfolio":
        """Return the portfolio itself for 0, which is what ``sum`` starts with."""
        return self if type(other) is int and other == 0 else NotImplemented

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Portfolio):
            return NotImplemented
        if self.framework != other.framework or len(self) != len(other):
            return False
        return all(
            one.columns == two.columns and one.masks == two.masks
            for one, two in side_by_side(self._blocks, other._blocks)
        )

    def __hash__(self) -> int:
        return hash((self.framework.key, len(self)))

    def __repr__(self) -> str:
        return f"<Portfolio of {len(self)} audits under {self.framework.key}>"

    def _check_framework(self, other: "Portfolio") -> None:
        if self.framework is not other.framework and self.framework != other.framework:
            problem = f"must be of the same framework {self.framework.key}"
            raise fail(WrongFrameworkError, "other", f"{problem}, got {other.framework.key}")

    @property
    def groups(self) -> Mapping[str, tuple[GroupValue, ...]]:
        """The values of each group by its name: numbers, texts, then what is not recorded."""
        found: dict[str, set[GroupValue]] = {}
        for key in chain.from_iterable(block.masks for block in self._blocks):
            if key != AGAIN:
                found.setdefault(key[0], set()).add(key[1])
        return {name: tuple(sorted(found[name], key=in_group_order)) for name in sorted(found)}

    def row(self, at: int) -> bytes:
        """Return the row of one audit, in the order of merging.

        Raises:
            InvalidArgumentError: If there is no such audit; places count from 0.
        """
        block, place = self._place(at)
        return block.row(place)

    def evaluation(self, at: int) -> Evaluation:
        """Return the evaluation of one audit, in the order of merging.

        Raises:
            InvalidArgumentError: If there is no such audit; places count from 0.
        """
        block, place = self._place(at)
        again = block.masks.get(AGAIN, 0) >> place & 1
        cycle = Cycle.RECERTIFICATION if again else Cycle.INITIAL
        return Evaluation(framework=self.framework, cycle=cycle, row=block.row(place))

    def _place(self, at: int) -> tuple[Block, int]:
        faults = Faults()
        if faults.integer("at", at, 0):
            left = at
            for block in self._blocks:
                if left < block.size:
                    return block, left
                left -= block.size
            faults.add("at", f"must be below {len(self)}, the number of audits, got {shown(at)}")
        raise InvalidArgumentError(faults.found)

    # ---------------------------------------------------------------- what they come to

    @cached_property
    def _found(self) -> tuple[tuple[Block, Decided], ...]:
        return tuple((block, decided(self.framework, block)) for block in self._blocks)

    @cached_property
    def _tallies(self) -> tuple[Tally, ...]:
        return norm_tallies(len(self.framework.layout.ids), self._blocks)

    def outcomes(self) -> OutcomeCounts:
        """Count the outcomes: for each audit exactly that of its evaluation."""
        return outcome_counts(len(self), ((each, None) for _, each in self._found))

    def way(self, cycle: Cycle = Cycle.INITIAL) -> Way:
        """Return which audits can be decided all at once by the rule of a cycle.

        Raises:
            InvalidArgumentError: If *cycle* is not a Cycle.

        Example:
            >>> from sterksociaalwerk.label import V2017
            >>> Portfolio.of(V2017.with_numbered_norms(), ()).way().value
            'sets-one-by-one'
        """
        return way(self.framework, cycle)

    @property
    def decided_one_by_one(self) -> int:
        """The number of audits whose outcome had to be found one by one."""
        return sum(each.singly.bit_count() for _, each in self._found)

    def norms(self) -> tuple[NormProfile, ...]:
        """Count the ratings of each norm, in the order of the catalogue."""
        return tuple(
            NormProfile(norm=norm.id, category=norm.category, tally=tally)
            for norm, tally in zip(self.framework.norms, self._tallies, strict=True)
        )

    def categories(self) -> tuple[CategoryProfile, ...]:
        """Count the ratings of each category, in the order of their first norms."""
        found: dict[str | None, list[Tally]] = {}
        for norm, tally in zip(self.framework.norms, self._tallies, strict=True):
            found.setdefault(norm.category, []).append(tally)
        return tuple(
            CategoryProfile(category=category, norms=len(tallies), tally=sum(tallies, Tally()))
            for category, tallies in found.items()
        )

    def by_reference(self, kind: str, *, known: Iterable[str] = ()) -> ReferenceCounts:
        """Count the ratings by what the norms refer to, over all audits.

        Args:
            kind: The kind of reference, as the norms name it: ``"competence"``, ``"kpi"``.
            known: All references of that kind, if these are known.

        Returns:
            The counts, as :meth:`~sterksociaalwerk.evaluation.Evaluation.by_reference` gives them
            for one audit.

        Raises:
            InvalidArgumentError: If an argument is malformed; lists every fault.
        """
        return ReferenceCounts.of(self.framework, self._tallies, kind, known=known)

    def trend(self, group: str | None = None, *, minimum: int = 1, ratings: bool = False) -> Trend:
        """Count the outcomes of each group, and say whether the share that passes rises.

        Args:
            group: The name of the groups; needed where there are several.
            minimum: The smallest number of audits in a group that is shown. A smaller group is
                hidden, and so is the smallest of the others if the hidden one could be found by
                subtracting; see :class:`Trend`.
            ratings: Whether to count the ratings of each group too.

        Raises:
            InvalidArgumentError: If an argument is malformed, or the audits have no such groups.

        Example:
            >>> from sterksociaalwerk.label import V2017
            >>> framework = V2017.with_numbered_norms()
            >>> rows = [bytes(52)] * 9 + [bytes([2] * 52)] * 9
            >>> portfolio = Portfolio.of(framework, rows, groups=[2017] * 6 + [2018] * 12)
            >>> [str(point.outcomes.pass_rate.rate) for point in portfolio.trend().points]
            ['1', '1/4']
            >>> portfolio.trend(minimum=10).suppressed
            (2017, 2018)
        """
        names = self.groups
        faults = Faults()
        name = chosen(faults, group, names, any_audits=bool(self._blocks))
        faults.integer("minimum", minimum, 1, MOST)
        faults.flag("ratings", ratings)
        faults.raise_any(InvalidArgumentError)
        wanted = {name: names.get(name, ())}
        return trends(wanted, self._found, minimum, ratings=ratings)[0]

    # ---------------------------------------------------------------- what they tell of the norms

    def redundant_pairs(
        self, *, at_least: Fraction = Fraction(4, 5), level: Fraction = Fraction(1, 20)
    ) -> RedundantPairs:
        """Find the norms that are rated alike beyond chance.

        Args:
            at_least: The smallest kappa for which a pair is listed, above 0 and at most 1. The
                default is our choice.
            level: How likely chance alone may be to list any pair; between 0 and 1.

        Raises:
            InvalidArgumentError: If an argument is malformed; lists every fault.
        """
        check_shares(at_least=at_least, level=level)
        return redundant_pairs(self.framework.layout.ids, self._blocks, at_least, level)

    def blind_spots(self, *, at_most: Fraction = Fraction(1, 20)) -> BlindSpots:
        """Find the norms that never or nearly never deviate.

        Args:
            at_most: What the upper bound of the share that deviates may be, above 0 and at most 1.
                The default is our choice.

        Raises:
            InvalidArgumentError: If *at_most* is malformed.
        """
        check_shares(at_most=at_most)
        return blind_spots(self.norms(), at_most)

    # ---------------------------------------------------------------- what others would say

    def impact(
        self,
        framework: Framework,
        crosswalk: Crosswalk | None = None,
        *,
        policy: Mapping[Change, CarryPolicy] | None = None,
    ) -> Impact:
        """Find which audits would keep or lose their outcome under another framework.

        The ratings are carried over as by :func:`~sterksociaalwerk.comparison.carry_over`, and each
        audit is decided by the rule for its own cycle.

        Args:
            framework: The other framework, with its catalogue.
            crosswalk: What became of every norm; not needed where both have the same norms.
            policy: What differs from the default policy, per change.

        Raises:
            InvalidArgumentError: If an argument is malformed, or a crosswalk is needed.
            InvalidValueError: If the crosswalk does not fit the two frameworks.
            WrongFrameworkError: If the other framework has no catalogue.
        """
        faults = Faults()
        faults.instance("framework", framework, Framework, "a Framework")
        if crosswalk is not None:
            faults.instance("crosswalk", crosswalk, Crosswalk, "a Crosswalk")
        faults.gather(lambda: CarryPolicy.with_defaults(policy), DEFAULT_POLICY)
        faults.raise_any(InvalidArgumentError)
        if crosswalk is None:
            crosswalk = same_norms(self.framework, framework)
        crosswalk.check(self.framework, framework)
        return impact(self.framework, framework, self._found, crosswalk, policy)

    def agreement(self, other: "Portfolio") -> Agreement:
        """Compare with the same audits, in the same order, as rated by others.

        Args:
            other: Their portfolio, under the same framework.

        Raises:
            InvalidArgumentError: If it is not a portfolio, or does not have as many audits.
            WrongFrameworkError: If it is for another framework.

        Example:
            >>> from sterksociaalwerk.label import V2017
            >>> framework = V2017.with_numbered_norms()
            >>> one = Portfolio.of(framework, [bytes(52), bytes([1] * 52)])
            >>> one.agreement(one).overall.value
            Fraction(1, 1)
        """
        if not isinstance(other, Portfolio):  # pyright: ignore[reportUnnecessaryIsInstance]
            problem = f"must be a Portfolio, got {shown(other)}"
            raise fail(InvalidArgumentError, "other", problem)
        self._check_framework(other)
        if len(other) != len(self):
            problem = f"must have {len(self)} audits, got {len(other)}"
            raise fail(InvalidArgumentError, "other", problem)
        return agreement(self.framework, self._blocks, other._blocks)  # noqa: SLF001  # one class


# Made from what was read or merged, so that there is nothing to check.
_set_framework = vars(Portfolio)["framework"].__set__
_set_blocks = vars(Portfolio)["_blocks"].__set__


def _portfolio(framework: Framework, blocks: tuple[Block, ...]) -> Portfolio:
    made = object.__new__(Portfolio)
    _set_framework(made, framework)
    _set_blocks(made, blocks)
    return made
