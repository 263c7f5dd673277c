# SPDX-License-Identifier: MIT
"""What many audits say together, as it can be published."""

from collections.abc import Iterable

from attrs import frozen

from .._checks import MOST, Faults, shown, text_tuple
from .._notebooks import ShownInNotebooks
from ..errors import InvalidArgumentError
from ..framework import Framework
from ._trends import trends
from .counts import CategoryProfile, NormProfile, OutcomeCounts
from .impact import Impact
from .pairs import BlindSpots, RedundantPairs
from .portfolio import Portfolio
from .trend import Trend


@frozen(kw_only=True, repr=False)
class SectorReport(ShownInNotebooks):
    """The figures of a portfolio that belong in one report.

    It holds what is to be shown and no audit, so that it can be passed on as it is. To show it,
    hand it to :mod:`sterksociaalwerk.reporting`; a portfolio that is handed over by itself is shown
    as the report of it without a minimum.

    Attributes:
        framework: The framework that all audits were done under.
        minimum: The fewest audits of a group that is shown; 1 shows all.
        outcomes: The outcomes of all audits; ``None`` where there are fewer audits than *minimum*.
            Then nothing else is there either.
        norms: The ratings of each norm, in the order of the catalogue.
        categories: The ratings of each category.
        trends: The outcomes by group, for each kind of group that the report is about. What is
            suppressed in one cannot be worked out from the others either, not even by who knows
            which groups occur together. How large it is at least or at most may be.
        redundant_pairs: The norms that are rated alike.
        blind_spots: The norms that hardly ever deviate.
        impact: What another framework would mean, if the report is about that.

    Source:
        Suppression is that of :class:`Trend`. Kinds of groups that are shown together, such as
        municipalities and regions, are linked tables: A. Hundepool and others, *Statistical
        Disclosure Control*, Wiley 2012, on tabular data.

    Example:
        >>> from sterksociaalwerk.label import V2017
        >>> framework = V2017.with_numbered_norms()
        >>> portfolio = Portfolio.of(framework, [bytes(52)] * 30, groups=[2018] * 27 + [2019] * 3)
        >>> report = SectorReport.of(portfolio, minimum=10)
        >>> report.outcomes.total, report.trends[0].suppressed
        (30, (2018, 2019))
    """

    framework: Framework
    minimum: int
    outcomes: OutcomeCounts | None = None
    norms: tuple[NormProfile, ...] = ()
    categories: tuple[CategoryProfile, ...] = ()
    trends: tuple[Trend, ...] = ()
    redundant_pairs: RedundantPairs | None = None
    blind_spots: BlindSpots | None = None
    impact: Impact | None = None

    @classmethod
    def of(
        cls,
        portfolio: Portfolio,
        *,
        groups: Iterable[str] | None = None,
        minimum: int = 1,
        impact: Impact | None = None,
    ) -> "SectorReport":
        """Work out the figures of a portfolio.

        Args:
            portfolio: The audits.
            groups: The names of the groups to report by; all that the portfolio has if left out.
            minimum: The fewest audits of a group that is shown. What is smaller is hidden, and with
                it as many others as it takes that it cannot be worked out. What is counted within a
                group that is shown, or over all audits, is shown in full, however small.
            impact: What another framework would mean for these audits, as
                :meth:`Portfolio.impact` finds it.

        Raises:
            InvalidArgumentError: If an argument is malformed, the portfolio has no such groups, or
                the impact is of other audits; lists every fault.

        Example:
            >>> from sterksociaalwerk.label import V2017
            >>> portfolio = Portfolio.of(V2017.with_numbered_norms(), [bytes(52)] * 4)
            >>> SectorReport.of(portfolio, minimum=5).outcomes is None
            True
        """
        faults = Faults()
        is_portfolio = faults.instance("portfolio", portfolio, Portfolio, "a Portfolio")
        known = dict(portfolio.groups) if is_portfolio else {}
        names = tuple(known) if groups is None else text_tuple(groups)
        if faults.texts("groups", names) and is_portfolio and len(portfolio):
            among = ", ".join(known) or "none: the audits have no groups"
            for at, name in enumerate(names):
                if name not in known:
                    faults.add(f"groups[{at}]", f"must be one of {among}, got {shown(name)}")
        faults.integer("minimum", minimum, 1, MOST)
        if (
            faults.instance("impact", impact, (Impact, type(None)), "an Impact or None")
            and is_portfolio
            and impact is not None
            and impact.before != portfolio.outcomes()
        ):
            faults.add("impact", f"must be of the same audits, {len(portfolio)} of them")
        faults.raise_any(InvalidArgumentError)
        if 0 < len(portfolio) < minimum:
            return cls(framework=portfolio.framework, minimum=minimum)
        wanted = {name: known[name] for name in names if name in known}
        found = portfolio._found  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
        return cls(
            framework=portfolio.framework,
            minimum=minimum,
            outcomes=portfolio.outcomes(),
            norms=portfolio.norms(),
            categories=portfolio.categories(),
            trends=trends(wanted, found, minimum, ratings=True),
            redundant_pairs=portfolio.redundant_pairs(),
            blind_spots=portfolio.blind_spots(),
            impact=impact,
        )

    def __repr__(self) -> str:
        if self.outcomes is None:
            return f"SectorReport({self.framework.key}, fewer than {self.minimum} audits)"
        groups = [f"by {trend.group}" for trend in self.trends]
        impact = [] if self.impact is None else [f"impact of {self.impact.framework}"]
        count = f"{self.outcomes.total} audits"
        return f"SectorReport({', '.join([str(self.framework.key), count, *groups, *impact])})"
