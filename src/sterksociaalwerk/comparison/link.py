# SPDX-License-Identifier: MIT
"""What became of one group of norms that belong together.

A :class:`~sterksociaalwerk.comparison.Crosswalk` holds all groups of two frameworks.
:func:`~sterksociaalwerk.comparison.carry_over` decides which ratings a change carries over.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import cast

from attrs import field, frozen

from .._checks import Faults, plain, plainly, sortable
from ..errors import InvalidValueError
from ..framework import NormId


class Change(StrEnum):
    """What became of norms from one edition to another.

    Example:
        >>> Change("merged").inverse
        <Change.SPLIT: 'split'>
    """

    UNCHANGED = "unchanged"
    """One norm, in the same words."""

    REWORDED = "reworded"
    """One norm in other words, which ask the same."""

    REVISED = "revised"
    """One norm, which asks something else now."""

    MOVED = "moved"
    """One norm, in another category; it asks the same."""

    MERGED = "merged"
    """Two norms or more that became one."""

    SPLIT = "split"
    """One norm that became two or more."""

    RESTRUCTURED = "restructured"
    """Norms that became others in a way that none of the other changes describes."""

    ADDED = "added"
    """New norms, which come from no older one."""

    WITHDRAWN = "withdrawn"
    """Norms that lead to no newer one."""

    @property
    def inverse(self) -> "Change":
        """The change seen from the other side."""
        return _INVERSE.get(self, self)

    @property
    def asks_the_same(self) -> bool:
        """Whether what the newer norms ask was asked before.

        Only then can a deviation, or a point to improve, have come back.
        """
        return self not in _ASKS_ANEW


_INVERSE = {
    Change.MERGED: Change.SPLIT,
    Change.SPLIT: Change.MERGED,
    Change.ADDED: Change.WITHDRAWN,
    Change.WITHDRAWN: Change.ADDED,
}

_ASKS_ANEW = frozenset({Change.REVISED, Change.RESTRUCTURED, Change.ADDED, Change.WITHDRAWN})

_ONE, _SEVERAL, _ANY, _NONE = (1, 1), (2, None), (1, None), (0, 0)

# How many norms a link of each change has: sources and targets, each from at least to at most.
_NORMS: dict[Change, tuple[tuple[int, int | None], tuple[int, int | None]]] = {
    Change.UNCHANGED: (_ONE, _ONE),
    Change.REWORDED: (_ONE, _ONE),
    Change.REVISED: (_ONE, _ONE),
    Change.MOVED: (_ONE, _ONE),
    Change.MERGED: (_SEVERAL, _ONE),
    Change.SPLIT: (_ONE, _SEVERAL),
    Change.RESTRUCTURED: (_ANY, _ANY),
    Change.ADDED: (_NONE, _ANY),
    Change.WITHDRAWN: (_ANY, _NONE),
}


def _norms(value: Iterable[str]) -> tuple[NormId, ...]:
    # A NormId is a str; only the type checker sees a difference.
    return cast("tuple[NormId, ...]", plain(sortable(value)))


@frozen(field_transformer=plainly)
class Link:
    """Norms of one framework and what became of them in another.

    The norms of a link belong together: two norms that were withdrawn separately are two links.

    Attributes:
        change: What became of them. It determines how many norms there are on either side: one to
            one for *unchanged*, *reworded*, *revised* and *moved*; two or more to one for *merged*;
            one to two or more for *split*; one or more to one or more for *restructured*; none to
            one or more for *added*; one or more to none for *withdrawn*.
        sources: The norms of the framework that the crosswalk leads from; ascending, whatever order
            was given.
        targets: Those of the framework that it leads to; ascending.
        remark: What else there is to say; empty for nothing.

    Raises:
        InvalidValueError: If a field is malformed, a norm is there twice on one side, or the
            numbers do not fit the change; lists every fault.

    Example:
        >>> Link(Change.MERGED, ["V2", "V1"], ["N1"], remark="two sides of one thing").sources
        ('V1', 'V2')
    """

    change: Change
    sources: tuple[NormId, ...] = field(converter=_norms)
    targets: tuple[NormId, ...] = field(converter=_norms)
    remark: str = field(default="", kw_only=True)

    def __attrs_post_init__(self) -> None:
        faults = Faults()
        known = faults.instance("change", self.change, Change, "a Change")
        for side, (path, norms) in enumerate(
            (("sources", self.sources), ("targets", self.targets))
        ):
            if not faults.collection(path, norms, "norms"):
                continue
            if known:
                _check_number(faults, path, len(norms), self.change, side)
            places = [(f"[{at}]", norm) for at, norm in enumerate(norms)]
            if sum(faults.identifier(f"{path}{place}", norm) for place, norm in places) == len(
                norms
            ):
                faults.distinct(path, places, "norm")
        if faults.text("remark", self.remark, empty=True) and self.remark:
            faults.text("remark", self.remark)
        faults.raise_any(InvalidValueError)
        # Faults name the places that the caller knows; the value has one order whatever was given.
        object.__setattr__(self, "sources", tuple(sorted(self.sources)))
        object.__setattr__(self, "targets", tuple(sorted(self.targets)))

    def inverse(self) -> "Link":
        """Return the link seen from the other side.

        Example:
            >>> Link(Change.ADDED, [], ["N1"]).inverse()
            Link(change=<Change.WITHDRAWN: 'withdrawn'>, sources=('N1',), targets=(), remark='')
        """
        return Link(self.change.inverse, self.targets, self.sources, remark=self.remark)


def _check_number(faults: Faults, path: str, count: int, change: Change, side: int) -> None:
    at_least, at_most = _NORMS[change][side]
    if count < at_least or (at_most is not None and count > at_most):
        wanted = f"{at_least} or more" if at_most is None else str(at_most)
        faults.add(path, f"{change.value} asks for {wanted}, got {count}")
