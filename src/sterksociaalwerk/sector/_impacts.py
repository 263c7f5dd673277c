# SPDX-License-Identifier: MIT
"""Carries blocks of audits over to another framework, and finds what open cases turn on.

What the norms of a link become depends on what was found on these alone. So it is asked once for
all that was found on them together anywhere, which is seldom more than some dozens, and not once
for each audit; the planes then tell which audits that is true of.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest

from .._checks import fail
from .._engine.packing import plane_of
from .._engine.pivots import pivotal
from .._engine.plane_rules import Decided
from .._engine.planes import Block, Column, places
from .._engine.rules import CompiledRule
from .._mapping import FrozenMapping
from ..comparison import CarryPolicy, Change, Crosswalk, Link, carry_over
from ..errors import InvalidArgumentError
from ..evaluation import Outcome
from ..framework import Cycle, Framework
from ._deciding import AGAIN, decided, outcome_counts, planes_of
from .impact import DecisiveNorm, Impact

_Found = tuple[int, ...]
"""The bytes of the norms that a link starts from."""

_Class = tuple[int, int, int]
"""The group, the kind and the byte of a norm."""


def same_norms(old: Framework, new: Framework) -> Crosswalk:
    """Return the crosswalk between frameworks that have the same norms."""
    if set(old.layout.ids) != set(new.layout.ids):
        problem = f"is needed: {new.key} has other norms than {old.key}"
        raise fail(InvalidArgumentError, "crosswalk", problem)
    links: list[Link] = []
    for norm in old.norms:
        known = norm.category, new.norm(norm.id).category
        moved = None not in known and known[0] != known[1]
        links.append(Link(Change.MOVED if moved else Change.UNCHANGED, [norm.id], [norm.id]))
    return Crosswalk(old.key, new.key, links)


class _Carrier:
    """Carries blocks from one framework to another."""

    def __init__(
        self,
        crosswalk: Crosswalk,
        old: Framework,
        new: Framework,
        policy: Mapping[Change, CarryPolicy] | None,
    ) -> None:
        self._crosswalk, self._old, self._new, self._policy = crosswalk, old, new, policy
        self._links = [
            (
                [old.layout.index[norm] for norm in link.sources],
                [new.layout.index[norm] for norm in link.targets],
            )
            for link in crosswalk.links
            if link.targets
        ]
        self._becomes: list[dict[_Found, int]] = [{} for _ in self._links]

    def carried(self, block: Block) -> Block:
        """Return a block as rows of the new framework."""
        found = [_found_on(block, sources) for sources, _ in self._links]
        self._learn(
            [
                [each for each in planes if each not in known]
                for planes, known in zip(found, self._becomes, strict=True)
            ]
        )
        columns: list[Column] = [{} for _ in self._new.norms]
        for (_, targets), planes, becomes in zip(self._links, found, self._becomes, strict=True):
            column: Column = {}
            for each, plane in planes.items():
                if code := becomes[each]:
                    column[code] = column.get(code, 0) | plane
            for at in targets:
                columns[at] = column
        return Block(block.size, columns, block.masks)

    def _learn(self, asked: Sequence[Sequence[_Found]]) -> None:
        """Ask what becomes of what was found; one question for every link at a time."""
        old, new = self._old.layout, self._new
        for question in zip_longest(*asked):
            row = bytearray(len(old.ids))
            for (sources, _), found in zip(self._links, question, strict=True):
                for at, code in zip(sources, found or (), strict=False):
                    row[at] = code
            carried = carry_over(
                old.decode(bytes(row)), self._crosswalk, self._old, new, policy=self._policy
            )
            answer = new.row(carried.ratings)
            for (_, targets), found, becomes in zip(
                self._links, question, self._becomes, strict=True
            ):
                if found is not None:
                    becomes[found] = answer[targets[0]]


def _found_on(block: Block, norms: Sequence[int]) -> dict[_Found, int]:
    """Return the rows by what was found on some norms."""
    found: dict[_Found, int] = {(): block.every}
    for at in norms:
        column = {0: block.first(at), **block.columns[at]}
        found = {
            (*before, code): both
            for before, rows in found.items()
            for code, plane in column.items()
            if (both := rows & plane)
        }
    return found


def impact(
    old: Framework,
    new: Framework,
    found: Iterable[tuple[Block, Decided]],
    crosswalk: Crosswalk,
    policy: Mapping[Change, CarryPolicy] | None,
) -> Impact:
    """Decide blocks of the old framework under the new one."""
    carrier = _Carrier(crosswalk, old, new, policy)
    moves = dict.fromkeys(((one, other) for one in Outcome for other in Outcome), 0)
    cases: Counter[int] = Counter()
    audits = 0
    earlier: list[Decided] = []
    later: list[Decided] = []
    for block, before in found:
        carried = carrier.carried(block)
        after = decided(new, carried)
        audits += block.size
        earlier.append(before)
        later.append(after)
        then, now = planes_of(before), planes_of(after)
        for one, other in moves:
            moves[one, other] += (then[one] & now[other]).bit_count()
        cases.update(_cases(new, carried, then[Outcome.PASS] & now[Outcome.OPEN]))
    ids = new.layout.ids
    ranked = sorted(cases.items(), key=lambda each: (-each[1], each[0]))
    return Impact(
        framework=new.key,
        before=outcome_counts(audits, ((each, None) for each in earlier)),
        after=outcome_counts(audits, ((each, None) for each in later)),
        moves=FrozenMapping(moves),
        decisive=tuple(DecisiveNorm(norm=ids[at], cases=count) for at, count in ranked),
    )


def _cases(framework: Framework, block: Block, wanted: int) -> Counter[int]:
    """Return for the norms that some open rows turn on the number of these rows."""
    again = block.masks.get(AGAIN, 0)
    cases: Counter[int] = Counter()
    for cycle, rows in ((Cycle.INITIAL, wanted & ~again), (Cycle.RECERTIFICATION, wanted & again)):
        rule = framework.compiled_for(cycle)
        groups, kinds = _terms(rule, len(block.columns))
        for classes, plane in _by_classes(rule, block, rows):
            for at, (group, kind) in enumerate(zip(groups, kinds, strict=True)):
                for code, column in block.columns[at].items():
                    if (group, kind, code) in classes:
                        cases[at] += (column & plane).bit_count()
    return +cases


def _terms(rule: CompiledRule, norms: int) -> tuple[Sequence[int], Sequence[int]]:
    binding = rule.binding
    return binding.group_of or (0,) * norms, binding.kind_of or (0,) * norms


def _by_classes(
    rule: CompiledRule, block: Block, wanted: int
) -> Iterator[tuple[frozenset[_Class], int]]:
    """Yield the planes of rows that turn on the same classes of interchangeable norms."""
    groups, kinds = _terms(rule, len(block.columns))
    known: dict[Hashable, frozenset[_Class]] = {}
    rows: dict[frozenset[_Class], list[int]] = {}
    sought = list(places(wanted))
    for place, row in zip(sought, block.rows(sought), strict=True):
        alike = list(zip(groups, kinds, row, strict=True))
        # What a row turns on depends on how many norms it has of each class, not on which.
        key = bytes(sorted(row)) if not rule.kind_of else frozenset(Counter(alike).items())
        if key not in known:
            known[key] = frozenset(alike[at] for at in pivotal(rule, row))
        rows.setdefault(known[key], []).append(place)
    for classes, found in rows.items():
        yield classes, plane_of(found, block.size)
