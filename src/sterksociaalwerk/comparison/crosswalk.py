# SPDX-License-Identifier: MIT
"""How the norms of one framework relate to those of another: set to set, with none left out.

:func:`~sterksociaalwerk.comparison.carry_over` carries ratings over a crosswalk, and
:func:`~sterksociaalwerk.comparison.compare` compares audits by one.

How crosswalks compose
    A crosswalk divides the norms of both sides into links. :meth:`Crosswalk.then` lays two of them
    end to end and takes as one link whatever hangs together through the norms in the middle; those
    norms then disappear from view. Joining what hangs together is associative.

    The change of such a link follows from its ends if one of these is empty: *added* or
    *withdrawn*, and when both are, nothing is left to say. Otherwise it is the sum of the changes
    in it, each link counted once. In this sum

    - *unchanged*, *reworded*, *moved* and *revised* give the last of them in this order;
    - *merged* or *split*, once, stays so together with *unchanged*, *reworded* and *moved*;
    - everything else is *restructured*: *revised* with a *merged* or *split*; two of *merged* and
      *split*, alike or not; and anything with a *restructured*, an *added* or a *withdrawn*.

    The sum does not depend on order or grouping, *unchanged* adds nothing to it and *restructured*
    absorbs all. A link with an empty end holds an *added* or a *withdrawn* itself, so what it adds
    later is the same whether it is counted by its parts or as a whole. Hence composition is
    associative, the identity is one, and the inverse of a composition is that of its parts in
    reverse.

    The sum errs on one side only: for norms that apply, carrying findings over the composition
    leaves at least the ratings possible that remain after carrying them over one crosswalk and then
    the other. That is why a part of a part is *restructured*: a norm not met may have parts that
    are partly met, and a part partly met may have parts that are met. The same goes for what was
    merged twice, which is the inverse. One crosswalk after the other says more than their
    composition, never less.

    A composition has no categories. A norm moved away and moved back stays *moved*, and one moved
    twice is moved once; :meth:`Crosswalk.check` reports the former, and the author has to say what
    became of the norm.
"""

from collections.abc import Iterable
from functools import cached_property

from attrs import field, frozen

from .._checks import Faults, fail, shown, sortable
from ..errors import InvalidArgumentError, InvalidValueError, WrongFrameworkError
from ..framework import Framework, FrameworkKey, NormId
from .link import Change, Link

# One norm to one that asks the same; in a composition the last of them stands.
_SAME = (Change.UNCHANGED, Change.REWORDED, Change.MOVED)


def _links(value: Iterable[Link]) -> tuple[Link, ...]:
    return sortable(value)


@frozen
class Crosswalk:
    """What became of every norm of one framework in another, of the same label or of two.

    Construction checks what can be seen without the frameworks; :meth:`check` the rest.

    Attributes:
        source: The framework that it leads from.
        target: The framework that it leads to.
        links: What became of the norms, each in at most one link on its side; ascending by their
            norms, whatever order was given.

    Raises:
        InvalidValueError: If a field is malformed or a norm is there twice on one side; lists every
            fault.

    Example:
        >>> crosswalk = Crosswalk(
        ...     FrameworkKey("example", "1.0"),
        ...     FrameworkKey("example", "2.0"),
        ...     [Link(Change.MERGED, ["V1", "V2"], ["N1"]), Link(Change.MOVED, ["D1"], ["N2"])],
        ... )
        >>> [link.change.value for link in crosswalk.inverse().links]
        ['split', 'moved']
    """

    source: FrameworkKey
    target: FrameworkKey
    links: tuple[Link, ...] = field(converter=_links)

    def __attrs_post_init__(self) -> None:
        faults = Faults()
        faults.instance("source", self.source, FrameworkKey, "a FrameworkKey")
        faults.instance("target", self.target, FrameworkKey, "a FrameworkKey")
        if faults.instances("links", self.links, Link, "a Link"):
            for side in ("sources", "targets"):
                norms = (
                    (f"[{at}].{side}[{place}]", norm)
                    for at, link in enumerate(self.links)
                    for place, norm in enumerate(getattr(link, side))
                )
                faults.distinct("links", norms, "norm")
        faults.raise_any(InvalidValueError)
        # As in a link: faults first, order then.
        links = sorted(self.links, key=lambda link: (link.sources, link.targets))
        object.__setattr__(self, "links", tuple(links))

    @classmethod
    def identity(cls, framework: Framework) -> "Crosswalk":
        """Return the crosswalk from a framework to itself: every norm unchanged.

        Raises:
            WrongFrameworkError: If the framework has no catalogue.

        Example:
            >>> from sterksociaalwerk.label import V2017
            >>> len(Crosswalk.identity(V2017.with_numbered_norms()).links)
            52
        """
        _require_framework("framework", framework)
        ids = framework.layout.ids
        return cls(
            framework.key, framework.key, [Link(Change.UNCHANGED, [id_], [id_]) for id_ in ids]
        )

    def check(self, old: Framework, new: Framework) -> None:
        """Check the crosswalk against the catalogues on both sides.

        Every norm has to be in a link. Between editions of one label, a norm that is *moved* has to
        change its category, and one that is *unchanged* or *reworded* has to keep it; an unknown
        category contradicts neither. Categories of different labels are not compared.

        Args:
            old: The framework that the crosswalk leads from, with its catalogue.
            new: The framework that it leads to, with its catalogue.

        Raises:
            InvalidValueError: If anything does not fit; lists every fault, with places in the
                ordered links of this value.
            InvalidArgumentError: If an argument is not a Framework.

        Example:
            >>> from sterksociaalwerk.label import V2017
            >>> framework = V2017.with_numbered_norms()
            >>> Crosswalk.identity(framework).check(framework, framework)
            >>> try:
            ...     Crosswalk(V2017.key, V2017.key, []).check(framework, framework)
            ... except InvalidValueError as error:
            ...     print(len(error.faults), error.faults[0])
            104 old.norms[0]: no link has norm 'V1' among its sources
        """
        _require_framework("old", old)
        _require_framework("new", new)
        faults = Faults()
        for name, framework, end in (
            ("old", old, self.source),
            ("new", new, self.target),
        ):
            if framework.key != end:
                faults.add(f"{name}.key", f"must be {end}, got {framework.key}")
            if not framework.norms:
                faults.add(f"{name}.norms", "must be the catalogue of norms, which is missing")
        self._check_side(faults, "sources", "old", old)
        self._check_side(faults, "targets", "new", new)
        if self.source.label == self.target.label:
            self._check_categories(faults, old, new)
        faults.raise_any(InvalidValueError)

    def _check_side(self, faults: Faults, side: str, name: str, framework: Framework) -> None:
        if not framework.norms:
            return
        known = framework.layout.ids
        linked: set[NormId] = set()
        for at, link in enumerate(self.links):
            for place, norm in enumerate(getattr(link, side)):
                linked.add(norm)
                if framework.layout.place(norm) is None:
                    problem = f"unknown norm {norm!r}{faults.hint(norm, known)}"
                    faults.add(f"links[{at}].{side}[{place}]", problem)
        for at, norm in enumerate(known):
            if norm not in linked:
                faults.add(f"{name}.norms[{at}]", f"no link has norm {norm!r} among its {side}")

    def _check_categories(self, faults: Faults, old: Framework, new: Framework) -> None:
        before = {norm.id: norm.category for norm in old.norms}
        after = {norm.id: norm.category for norm in new.norms}
        for at, link in enumerate(self.links):
            # A norm that is revised may be moved as well.
            if link.change not in _SAME:
                continue
            source, target = before.get(link.sources[0]), after.get(link.targets[0])
            if source is None or target is None:
                continue
            if link.change is Change.MOVED and source == target:
                problem = f"norm {link.sources[0]!r} is moved, yet stays in category {source!r}"
                faults.add(f"links[{at}].change", problem)
            elif link.change is not Change.MOVED and source != target:
                problem = f"norm {link.sources[0]!r} is {link.change.value}, yet goes from category"
                faults.add(f"links[{at}].change", f"{problem} {source!r} to {target!r}")

    def inverse(self) -> "Crosswalk":
        """Return the crosswalk in the other direction; its inverse is this one again.

        Example:
            >>> ends = FrameworkKey("example", "1.0"), FrameworkKey("example", "2.0")
            >>> str(Crosswalk(*ends, []).inverse().source)
            'example 2.0'
        """
        return self._inverse

    @cached_property
    def _inverse(self) -> "Crosswalk":
        # Comparing many audits over one crosswalk asks for it each time.
        return Crosswalk(self.target, self.source, [link.inverse() for link in self.links])

    def then(self, other: "Crosswalk") -> "Crosswalk":
        """Return the crosswalk that leads over this one and then over another.

        The top of this module explains how the changes of its links follow. The remark of a link
        holds the distinct lines of the remarks that it is made of, sorted.

        Args:
            other: A crosswalk that leads on from where this one ends.

        Raises:
            WrongFrameworkError: If it leads from another framework, or the two do not have the same
                norms there; lists every fault.
            InvalidArgumentError: If *other* is not a Crosswalk.

        Example:
            >>> keys = [FrameworkKey("example", version) for version in ("1.0", "2.0", "3.0")]
            >>> one = Crosswalk(keys[0], keys[1], [Link(Change.REWORDED, ["A"], ["B"])])
            >>> other = Crosswalk(keys[1], keys[2], [Link(Change.SPLIT, ["B"], ["C", "D"])])
            >>> one.then(other).links
            (Link(change=<Change.SPLIT: 'split'>, sources=('A',), targets=('C', 'D'), remark=''),)
        """
        self._check_joint(other)
        parts = [*self.links, *other.links]
        first = {norm: at for at, link in enumerate(self.links) for norm in link.targets}
        offset = len(self.links)
        # What hangs together through the norms in the middle: each part points towards its root.
        towards = list(range(len(parts)))

        def root(at: int) -> int:
            while towards[at] != at:
                towards[at] = towards[towards[at]]
                at = towards[at]
            return at

        for at, link in enumerate(other.links):
            for norm in link.sources:
                towards[root(first[norm])] = root(offset + at)
        whole: dict[int, tuple[list[Link], list[Link]]] = {}
        for at, link in enumerate(parts):
            whole.setdefault(root(at), ([], []))[at >= offset].append(link)
        links = [_joined(before, after) for before, after in whole.values()]
        return Crosswalk(self.source, other.target, [link for link in links if link is not None])

    def _check_joint(self, other: "Crosswalk") -> None:
        if not isinstance(other, Crosswalk):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise fail(InvalidArgumentError, "other", f"must be a Crosswalk, got {shown(other)}")
        faults = Faults()
        if self.target != other.source:
            faults.add("other.source", f"must be {self.target}, got {other.source}")
        here = {norm for link in self.links for norm in link.targets}
        there = {norm for link in other.links for norm in link.sources}
        for norm in sorted(here - there):
            problem = f"no link has norm {norm!r} of {self.target} among its sources"
            faults.add("other.links", problem)
        for norm in sorted(there - here):
            problem = f"no link has norm {norm!r} of {other.source} among its targets"
            faults.add("links", problem)
        faults.raise_any(WrongFrameworkError)


def _require_framework(path: str, value: object) -> None:
    if not isinstance(value, Framework):
        raise fail(InvalidArgumentError, path, f"must be a Framework, got {shown(value)}")


def _joined(before: list[Link], after: list[Link]) -> Link | None:
    """Return the link of all that hangs together; nothing when norms came and went in between."""
    parts = [*before, *after]
    sources = [norm for link in before for norm in link.sources]
    targets = [norm for link in after for norm in link.targets]
    if not sources and not targets:
        return None
    if not sources:
        change = Change.ADDED
    elif not targets:
        change = Change.WITHDRAWN
    else:
        change = _sum([link.change for link in parts])
    remarks = {link.remark for link in parts if link.remark}
    if len(remarks) > 1:
        lines = {line for remark in remarks for line in remark.split("\n") if line.strip()}
        remarks = {"\n".join(sorted(lines))}
    return Link(change, sources, targets, remark="".join(remarks))


def _sum(changes: list[Change]) -> Change:
    others = [change for change in changes if change not in _SAME]
    if not others:
        return max(changes, key=_SAME.index)
    if len(others) == 1 and others[0] in (Change.MERGED, Change.SPLIT):
        return others[0]
    if set(others) == {Change.REVISED}:
        return Change.REVISED
    return Change.RESTRUCTURED
