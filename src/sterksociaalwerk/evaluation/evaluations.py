# SPDX-License-Identifier: MIT
"""The evaluation of ratings against a framework: the verdict, and why.

To decide from counts alone see :func:`~sterksociaalwerk.evaluation.decide`. For whether the edition
may be used, and what an evaluation leads to, see :func:`~sterksociaalwerk.conclusion.conclude`.
"""

from collections.abc import Iterable, Mapping
from typing import cast

from attrs import field, frozen

from .._checks import Faults, NoTruthValue, fail, shown
from .._engine.pivots import pivotal
from .._mapping import wrapped
from .._notebooks import ShownInNotebooks
from ..errors import InvalidArgumentError, InvalidValueError
from ..framework import Cycle, Framework, NormId, Rated, Ratings, Tally
from ._reasons import raise_effects, reasons_for
from ._verdicts import verdict_of_row
from .reason import RaiseEffect, Reason
from .references import ReferenceCounts
from .verdict import Outcome, Verdict

# Before Python 3.12 asking an enum for a member takes longer than counting a row.
_INITIAL = Cycle.INITIAL


@frozen(kw_only=True, init=False)
class Evaluation(ShownInNotebooks, NoTruthValue):
    """What follows from the ratings of one audit under one framework.

    It has no truth value: compare :attr:`outcome`. The verdict is there at once; the rest is worked
    out when it is asked for.

    Attributes:
        framework: The framework with its catalogue.
        cycle: First audit or re-audit.
        row: The ratings as bytes, as :meth:`~sterksociaalwerk.framework.Framework.row` makes them.
        verdict: The outcome, and how each limit stands.

    Raises:
        InvalidValueError: If a field is malformed; lists every fault.

    Example:
        >>> from sterksociaalwerk.framework import Rating
        >>> from sterksociaalwerk.label import V2017
        >>> framework = V2017.with_numbered_norms()
        >>> evaluation = evaluate({"V1": Rating.NOT_MET}, framework)
        >>> evaluation.by_category["vakmanschap"].open
        15
        >>> [reason.code.value for reason in evaluation.reasons]
        ['limit-open', 'limit-open', 'norms-open']
    """

    framework: Framework
    cycle: Cycle = Cycle.INITIAL
    row: bytes
    verdict: Verdict = field(init=False, eq=False)

    def __init__(self, *, framework: Framework, cycle: Cycle = _INITIAL, row: bytes) -> None:
        verdict: Verdict | None = None
        # What is right, as most of it is, is found before faults are collected: by its verdict.
        if type(framework) is Framework and type(cycle) is Cycle and type(row) is bytes:
            layout = framework.layout
            if len(row) == layout.size:
                rule = framework.compiled if cycle is _INITIAL else framework.compiled_for(cycle)
                verdict = rule.kept.get(layout.count(row))
        if verdict is None:
            _check(framework, cycle, row)
            verdict = verdict_of_row(framework, cycle, row)
        _set_framework(self, framework)
        _set_cycle(self, cycle)
        _set_row(self, row)
        _set_verdict(self, verdict)

    def __repr__(self) -> str:
        return f"Evaluation({self.framework.key}, {self.cycle.value}, {self.verdict!r})"

    @property
    def outcome(self) -> Outcome:
        """The outcome of the verdict."""
        return self.verdict.outcome

    @property
    def tally(self) -> Tally:
        """The counts of the verdict."""
        return self.verdict.tally

    @property
    def ratings(self) -> Mapping[NormId, Rated]:
        """The rating of every norm, or those still possible, in the order of the catalogue."""
        return self.framework.layout.decode(self.row)

    @property
    def by_category(self) -> Mapping[str | None, Tally]:
        """The counts of each category, by its key; ``None`` for norms of a category not known."""
        return wrapped(self.framework.layout.by_category(self.row))

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Why the outcome is what it is: one reason per limit, then what concerns the rule."""
        rule = self.framework.compiled_for(self.cycle)
        return reasons_for(self.framework, rule, self.verdict, self.row)

    @property
    def decisive(self) -> tuple[NormId, ...]:
        """The open norms that can still change the outcome: what to settle first.

        Sorted by how many of their possible ratings would settle the outcome alone, then in the
        order of the catalogue; none if the outcome is settled.
        """
        if self.outcome is not Outcome.OPEN:
            return ()
        ids = self.framework.layout.ids
        settling = pivotal(self.framework.compiled_for(self.cycle), self.row)
        return tuple(ids[at] for at in sorted(settling, key=lambda at: (-settling[at], at)))

    def by_reference(self, kind: str, *, known: Iterable[str] = ()) -> ReferenceCounts:
        """Count the ratings by what the norms refer to, such as competences.

        A norm that refers to several things counts for each of them, so these counts do not add up
        to that of all norms.

        Args:
            kind: The kind of reference, as the norms name it: ``"competence"``, ``"kpi"``.
            known: All references of that kind, if these are known: then the result also lists those
                that no norm has, and those of norms that are not among them.

        Returns:
            The counts by reference, and the norms without one.

        Raises:
            InvalidArgumentError: If an argument is malformed; lists every fault.

        Example:
            >>> from sterksociaalwerk.framework import Norm, Rating
            >>> from sterksociaalwerk.label import V2019
            >>> norms = [Norm(f"N{n}", None, references={"competence": [str(n)]}) for n in (1, 2)]
            >>> norms += [Norm(f"N{n}", None) for n in range(3, 50)]
            >>> evaluation = evaluate({"N1": Rating.MET}, V2019.with_norms(norms))
            >>> counts = evaluation.by_reference("competence", known=["1", "2", "3"])
            >>> counts.tallies["1"].met, counts.tallies["2"].open, counts.unused
            (1, 1, ('3',))
        """
        each = [Tally.of([rated]) for rated in self.ratings.values()]
        return ReferenceCounts.of(self.framework, each, kind, known=known)

    @property
    def risky_raises(self) -> tuple[RaiseEffect, ...]:
        """What raising a single norm would do, for norms where some better rating is unsafe.

        In the order of the catalogue, one step up first; none if every better rating is safe.
        """
        rule = self.framework.compiled_for(self.cycle)
        return raise_effects(self.framework, rule, self.verdict, self.row, self.reasons)


def _check(framework: object, cycle: object, row: object) -> None:
    faults = Faults()
    faults.instance("cycle", cycle, Cycle, "a Cycle")
    right = faults.instance("framework", framework, Framework, "a Framework")
    if faults.instance("row", row, bytes, "bytes") and right:
        layout = cast("Framework", framework).layout
        if not layout.holds(cast("bytes", row)):
            faults.add("row", f"must be {layout.size} bytes that stand for ratings allowed here")
    faults.raise_any(InvalidValueError)


# Frozen classes are built through their slots: the values come from the encoder, so that checking
# them once more would take longer than deciding.
_new = object.__new__
_set_framework = vars(Evaluation)["framework"].__set__
_set_cycle = vars(Evaluation)["cycle"].__set__
_set_row = vars(Evaluation)["row"].__set__
_set_verdict = vars(Evaluation)["verdict"].__set__


def evaluate(ratings: Ratings, framework: Framework, *, cycle: Cycle = Cycle.INITIAL) -> Evaluation:
    """Evaluate ratings by norm against a framework.

    A norm that is left out, or ``None``, is open: any of met, partly met, not met. It is never
    assumed to be met, nor to be not met: an empty audit does not pass.

    Args:
        ratings: The rating of each norm, the set of ratings still possible for it, or ``None``
            for one that is open.
        framework: The edition, with its catalogue of norms.
        cycle: First audit or re-audit; decides which rule applies.

    Returns:
        The exact outcome, with counts and reasons.

    Raises:
        UnknownNormError: If the only fault is norms that the framework does not have; lists them
            with the nearest known identifier.
        InvalidRatingsError: If a rating is malformed or not allowed; lists every fault.
        WrongFrameworkError: If the framework has no catalogue.
        InvalidArgumentError: If another argument has the wrong type.

    Source:
        The limits: see :func:`decide`.

    Example:
        >>> from sterksociaalwerk.framework import Rating
        >>> from sterksociaalwerk.label import V2017
        >>> framework = V2017.with_numbered_norms()
        >>> ratings = {norm.id: Rating.MET for norm in framework.norms}
        >>> evaluate(ratings, framework).verdict.outcome
        <Outcome.PASS: 'pass'>
    """
    if not isinstance(framework, Framework):  # pyright: ignore[reportUnnecessaryIsInstance]
        problem = f"must be a Framework, got {shown(framework)}"
        raise fail(InvalidArgumentError, "framework", problem)
    layout = framework.layout
    row = layout.encode(ratings)
    rule = framework.compiled if cycle is _INITIAL else framework.compiled_for(cycle)
    verdict: Verdict | None = rule.kept.get(layout.count(row))
    evaluation = _new(Evaluation)
    _set_framework(evaluation, framework)
    _set_cycle(evaluation, cycle)
    _set_row(evaluation, row)
    _set_verdict(evaluation, verdict_of_row(framework, cycle, row) if verdict is None else verdict)
    return evaluation
