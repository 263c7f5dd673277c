# SPDX-License-Identifier: MIT
"""Portfolios as documents: a short text for each audit, and beside it what the audits belong to.

The text has a hexadecimal digit for each norm, in the order of the catalogue: the sum of 1 for met,
2 for partly met, 4 for not met and 8 for not applicable, over the ratings that are possible. So 7
is a norm that is open, and f one that nothing at all is known of. How a portfolio keeps its audits
is no part of the document, and may change.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, NewType

from attrs import frozen

from .._checks import Faults, shown
from .._engine.planes import Block, places
from .._engine.rows import POSSIBLE
from .._mapping import FrozenMapping
from ..errors import Fault, InvalidValueError, SterkSociaalWerkError
from ..framework import Cycle, Framework
from ..sector import GroupValue, Portfolio
from ._codecs import Column, Definitions, Json, Schema, Spelled
from ._loading import BAD, Unusual
from ._objects import Value

MOST_VALUES = 1000
"""So many values the audits may have in one group: each takes memory for every audit."""

AuditRow = NewType("AuditRow", bytes)
"""A row as the framework makes it, which is written as digits."""

_DIGITS = {
    byte: f"{sum(1 << option for option in options):x}"
    for byte, options in enumerate(POSSIBLE)
    if options
}
_TO_TEXT = bytes(ord(_DIGITS.get(byte, "0")) for byte in range(256))
_BYTES = {ord(digit): byte for byte, digit in _DIGITS.items()}
_TO_ROW = bytes(_BYTES.get(digit, 0) for digit in range(256))

Groups = Mapping[str, tuple[GroupValue, ...]]
NO_GROUPS: Groups = FrozenMapping()


class Rows(Spelled):
    """The ratings of an audit, a digit for each norm."""

    _WANTED = "a digit for each norm, from 1 to 9 or from a to f"

    _are_digits = re.compile(r"[1-9a-f]*", re.ASCII).fullmatch

    def read(self, column: Column) -> list[Any]:
        if not self.takes(column) or not all(map(self._are_digits, column)):
            raise Unusual
        return [each.encode().translate(_TO_ROW) for each in column]

    def dump(self, column: Column) -> list[Json]:
        return [each.translate(_TO_TEXT).decode() for each in column]

    def schema(self, definitions: Definitions) -> Schema:  # noqa: ARG002
        return {"type": "string", "pattern": "^[1-9a-f]*$"}


@frozen
class _Listed:
    """A portfolio, audit by audit."""

    framework: Framework
    audits: tuple[bytes, ...]
    cycles: tuple[Cycle, ...]
    groups: Groups


class Portfolios(Value):
    """Portfolios, as objects."""

    def write(self, value: Portfolio) -> Json:
        return super().write(_listed(value))


def portfolio_of(
    framework: Framework,
    audits: tuple[bytes, ...],
    cycles: tuple[Cycle, ...] = (),
    groups: Groups = NO_GROUPS,
) -> Any:  # noqa: ANN401  # a portfolio, if all parts could be read
    """Return a portfolio of what a document holds."""
    if any(each is BAD for each in (framework, audits, cycles, groups)):
        # What could not be read is said already, and the rest means nothing without it.
        return BAD
    faults = Faults()
    for name, values in groups.items():
        _check_values(faults, f"groups[{shown(name)}]", set(values))
    faults.raise_any(InvalidValueError)
    try:
        return Portfolio.of(framework, audits, cycle=cycles or Cycle.INITIAL, groups=groups)
    except SterkSociaalWerkError as error:
        wanted = f"must be {framework.norm_count} digits that stand for ratings allowed here"
        raise InvalidValueError(_renamed(fault, wanted) for fault in error.faults) from None


def _renamed(fault: Fault, wanted: str) -> Fault:
    """Return a fault under the name that documents have for what it is about."""
    if fault.path.startswith("ratings["):
        return Fault(f"audits{fault.path.removeprefix('ratings')}", wanted)
    if fault.path == "cycle":
        return Fault("cycles", fault.problem)
    return fault


def _check_values(faults: Faults, path: str, values: set[GroupValue]) -> None:
    if len(values) > MOST_VALUES:
        faults.add(path, f"must have at most {MOST_VALUES} values, got {len(values)}")


def _listed(portfolio: Portfolio) -> _Listed:
    faults = Faults()
    names = portfolio.groups
    for name, values in names.items():
        _check_values(faults, f"value.groups[{shown(name)}]", set(values))
    faults.raise_any(InvalidValueError)
    rows: list[bytes] = []
    again: list[bool] = []
    groups: dict[str, list[GroupValue]] = {name: [] for name in names}
    for block in _blocks(portfolio):
        rows += _rows(block)
        re_audits: list[Any] = [False] * block.size
        within: dict[str, list[Any]] = {name: [None] * block.size for name in names}
        for key, plane in block.masks.items():
            # Each group has a pair of its name and a value; re-audits have a name of their own.
            into, what = re_audits, True
            if not isinstance(key, str):
                into, what = within[key[0]], key[1]
            for at in places(plane):
                into[at] = what
        again += re_audits
        for name in names:
            groups[name] += within[name]
    cycles = (Cycle.RECERTIFICATION if each else Cycle.INITIAL for each in again)
    return _Listed(
        framework=portfolio.framework,
        audits=tuple(rows),
        cycles=tuple(cycles) if any(again) else (),
        groups=FrozenMapping((name, tuple(values)) for name, values in groups.items()),
    )


def _rows(block: Block) -> list[bytes]:
    """Return all rows of a block: norm by norm, as many at once as there are rows."""
    size, length = block.size, len(block.columns)
    joined = bytearray(size * length)
    for at, column in enumerate(block.columns):
        # A byte for each row; as no two planes overlap, adding puts them together.
        together = 0
        for code, plane in column.items():
            digits = f"{plane:0{size}b}".encode()
            together += int.from_bytes(digits.translate(_bit_for(code)), "big")
        joined[at::length] = together.to_bytes(size, "little")
    return [bytes(joined[start : start + length]) for start in range(0, len(joined), length)]


@cache
def _bit_for(code: int) -> bytes:
    """Return the table that puts a byte for the digit 1, and nothing for the digit 0."""
    return bytes(code if digit == ord("1") else 0 for digit in range(256))


def _blocks(portfolio: Portfolio) -> Iterable[Block]:
    # Asked for one at a time, each audit would be looked for anew.
    return portfolio._blocks  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
