# SPDX-License-Identifier: MIT
"""Reads audits one chunk at a time, and packs them.

What is right, as most of it is, is checked a chunk at a time, in C; only where a chunk is not is it
gone through audit by audit, to name every fault.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sized
from contextlib import suppress
from itertools import islice
from operator import countOf
from typing import Any, cast

from .._checks import Faults, fail, plain, shown
from .._engine.packing import Packed, Packer, mask_of, masks_of, pack, rows_at_once
from .._engine.planes import Block
from ..errors import (
    Fault,
    InvalidArgumentError,
    InvalidRatingsError,
    SterkSociaalWerkError,
    UnknownNormError,
    WrongFrameworkError,
)
from ..evaluation import Evaluation
from ..framework import Cycle, Framework
from ._deciding import AGAIN
from .trend import GroupValue

ProgressCallback = Callable[[int, int | None], object]
"""What is called with the number of audits read so far, and of all where that is known."""

DEFAULT_GROUP = "group"
"""What groups are called that were given without a name."""

_MOST_FAULTS = 200
_GROUP_KINDS = frozenset({str, int, type(None)})


class _Step:
    """Values that are in step with the audits: one for each."""

    def __init__(self, path: str, values: Iterable[object]) -> None:
        self.path = path
        self._values = iter(values)

    def next_ones(self, start: int, count: int) -> list[object]:
        """Return the values of the next audits."""
        found = list(islice(self._values, count))
        if len(found) < count:
            problem = f"must be one for each audit, got {start + len(found)} of at least"
            raise fail(InvalidArgumentError, self.path, f"{problem} {start + count}")
        return found

    def check_end(self, count: int) -> None:
        """Refuse what goes on after the last audit."""
        for _ in self._values:
            problem = f"must be one for each audit, got more than {count}"
            raise fail(InvalidArgumentError, self.path, problem)


class _Reader:
    """Reads audits under one framework."""

    def __init__(
        self, framework: Framework, cycle: Cycle | _Step, groups: dict[str, _Step]
    ) -> None:
        self._framework = framework
        self._layout = framework.layout
        self._allowed = frozenset(framework.layout.codes)
        self._cycle = cycle
        self._groups = groups
        # Whose framework is known to be the same; comparing two of them takes a while.
        self._same: list[Framework] = [framework]

    def blocks(
        self, audits: Iterable[object], progress: ProgressCallback | None, total: int | None
    ) -> tuple[Block, ...]:
        """Read all audits."""
        packer = Packer(len(self._layout.ids))
        done = 0
        source = iter(audits)
        size = rows_at_once(len(self._layout.ids))
        while some := list(islice(source, size)):
            packed, own = self._packed(some, done)
            packer.add(len(some), packed, self._masks(own, done, len(some)))
            done += len(some)
            if progress is not None:
                progress(done, total)
        for step in self._steps():
            step.check_end(done)
        return packer.blocks()

    def _steps(self) -> Iterator[_Step]:
        if isinstance(self._cycle, _Step):
            yield self._cycle
        yield from self._groups.values()

    def _packed(self, audits: list[Any], start: int) -> tuple[Packed, dict[int, Cycle]]:
        """Return the planes of some audits, and their own cycles."""
        layout, count = self._layout, len(audits)
        rows: list[bytes] | None = None
        if countOf(map(type, audits), bytes) == count:
            rows = audits
        elif countOf(map(type, audits), dict) == count:
            with suppress(SterkSociaalWerkError):
                rows = list(map(layout.encode, audits))
        packed = None if rows is None else self._pack(rows)
        if packed is not None:
            return packed, {}
        rows, own = self._rows_one_by_one(audits, start)
        # Each of these was found to be right.
        return cast("Packed", self._pack(rows)), own

    def _pack(self, rows: list[bytes]) -> Packed | None:
        return pack(rows, len(self._layout.ids), self._allowed)

    def _rows_one_by_one(
        self, audits: list[Any], start: int
    ) -> tuple[list[bytes], dict[int, Cycle]]:
        rows: list[bytes] = []
        own: dict[int, Cycle] = {}
        faults: list[Fault] = []
        kinds: set[type[SterkSociaalWerkError]] = set()
        for at, audit in enumerate(audits):
            try:
                rows.append(self._row(audit))
            except SterkSociaalWerkError as error:
                path = f"ratings[{start + at}]"
                faults += [
                    Fault(path + fault.path.removeprefix("ratings"), fault.problem)
                    for fault in error.faults
                ]
                kinds.add(type(error))
                if len(faults) >= _MOST_FAULTS:
                    break
            if isinstance(audit, Evaluation):
                own[at] = audit.cycle
        if faults:
            one_kind = len(kinds) == 1 and kinds < {UnknownNormError, WrongFrameworkError}
            raise (kinds.pop() if one_kind else InvalidRatingsError)(faults)
        return rows, own

    def _row(self, audit: object) -> bytes:
        if isinstance(audit, Evaluation):
            self._check_framework(audit.framework)
            return audit.row
        if not isinstance(audit, bytes):
            return self._layout.encode(audit)
        if not self._layout.holds(audit):
            count = len(self._layout.ids)
            problem = f"must be {count} bytes that stand for ratings allowed here"
            raise fail(InvalidRatingsError, "ratings", problem)
        return bytes(audit)

    def _check_framework(self, framework: Framework) -> None:
        if any(framework is known for known in self._same):
            return
        if framework != self._framework:
            problem = f"was evaluated under another framework than this {self._framework.key}"
            raise fail(WrongFrameworkError, "ratings", f"{problem}: {framework.key}")
        self._same.append(framework)

    def _masks(self, own: Mapping[int, Cycle], start: int, count: int) -> dict[Hashable, int]:
        """Return the masks of some audits: re-audits, and each group."""
        masks: dict[Hashable, int] = {AGAIN: self._again(own, start, count)}
        for name, step in self._groups.items():
            found = masks_of(_group_values(step, start, count))
            masks |= {(name, value): plane for value, plane in found.items()}
        return {key: plane for key, plane in masks.items() if plane}

    def _again(self, own: Mapping[int, Cycle], start: int, count: int) -> int:
        if isinstance(self._cycle, Cycle):
            if not own:
                return (1 << count) - 1 if self._cycle is Cycle.RECERTIFICATION else 0
            cycles: list[object] = [own.get(at, self._cycle) for at in range(count)]
        else:
            cycles = self._cycle.next_ones(start, count)
            faults = Faults()
            for at, cycle in enumerate(cycles):
                path = f"cycle[{start + at}]"
                if not faults.instance(path, cycle, Cycle, "a Cycle"):
                    continue
                if own.get(at, cycle) is not cycle:
                    faults.add(path, f"must be that of the evaluation, {own[at].value!r}")
            faults.raise_any(InvalidArgumentError)
        return mask_of(cycle is Cycle.RECERTIFICATION for cycle in cycles)


def _group_values(step: _Step, start: int, count: int) -> list[GroupValue]:
    values = step.next_ones(start, count)
    numbers = countOf(map(type, values), int) == count
    if not numbers and not set(map(type, values)) <= _GROUP_KINDS:
        faults = Faults()
        for at, value in enumerate(values):
            right = isinstance(value, (str, int, type(None))) and not isinstance(value, bool)
            if not right:
                problem = f"must be text, a whole number or None, got {shown(value)}"
                faults.add(f"{step.path}[{start + at}]", problem)
        faults.raise_any(InvalidArgumentError)
        values = [int(each) if isinstance(each, int) else plain(each) for each in values]
    return cast("list[GroupValue]", values)


def _in_step(values: object) -> bool:
    # A mapping or a set gives its values in no order that means anything.
    unordered = (str, bytes, Mapping, set, frozenset)
    return isinstance(values, Iterable) and not isinstance(values, unordered)


def _iterable(faults: Faults, path: str, values: object, what: str) -> bool:
    return _in_step(values) or faults.add(path, f"must be {what}, got {shown(values)}")


def read(
    framework: Framework, ratings: object, cycle: object, groups: object, progress: object
) -> tuple[Block, ...]:
    """Return audits as blocks; checks every argument first."""
    faults = Faults()
    faults.instance("framework", framework, Framework, "a Framework")
    _iterable(faults, "ratings", ratings, "ratings, rows or evaluations, one for each audit")
    if not isinstance(cycle, Cycle):
        _iterable(faults, "cycle", cycle, "a Cycle, or one for each audit")
    named = {} if groups is None else _named(faults, groups)
    if progress is not None and not callable(progress):
        faults.add("progress", f"must be a function or None, got {shown(progress)}")
    faults.raise_any(InvalidArgumentError)
    reader = _Reader(
        framework,
        cycle if isinstance(cycle, Cycle) else _Step("cycle", cast("Iterable[object]", cycle)),
        {
            name: _Step(f"groups[{shown(name)}]" if named_ else "groups", values)
            for name, (named_, values) in named.items()
        },
    )
    total = len(ratings) if isinstance(ratings, Sized) else None
    return reader.blocks(
        cast("Iterable[object]", ratings), cast("ProgressCallback | None", progress), total
    )


def _named(faults: Faults, groups: object) -> dict[str, tuple[bool, Iterable[object]]]:
    """Return groups by their names, in order, and whether the name was given."""
    if not isinstance(groups, Mapping):
        _iterable(faults, "groups", groups, "one for each audit, or a mapping of names to such")
        return {DEFAULT_GROUP: (False, cast("Iterable[object]", groups))}
    found: dict[str, tuple[bool, Iterable[object]]] = {}
    for name, values in cast("Mapping[object, object]", groups).items():
        path = f"groups[{shown(name)}]"
        if faults.text(path, name) and _iterable(faults, path, values, "one for each audit"):
            found[plain(cast("str", name))] = True, cast("Iterable[object]", values)
    return dict(sorted(found.items()))
