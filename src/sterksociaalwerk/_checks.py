# SPDX-License-Identifier: MIT
"""How values are checked at construction: collect every fault, then raise once.

Nothing here knows a norm or an audit; the packages say what is right, this file how to say what is
wrong.
"""

import datetime
import re
import reprlib
from collections.abc import Callable, Collection, Iterable, Mapping, Set as AbstractSet
from enum import Enum
from typing import Any, ClassVar, NoReturn, TypeVar, cast

from .errors import Fault, InvalidArgumentError, SterkSociaalWerkError

_T = TypeVar("_T")

IDENTIFIER = "1 to 64 of letters, digits, '.', '-', '_'"
IDENTIFIER_LENGTH = 64
_is_identifier = re.compile(r"[A-Za-z0-9._-]+", re.ASCII).fullmatch
# Showing an integer takes quadratic time, and CPython refuses beyond 4300 digits.
_SHOWN_BITS = 256

MOST = 1_000_000_000
"""The largest number that is taken unless a field says otherwise: more than anyone can count."""
MOST_TOGETHER = MOST * MOST
"""The largest sum of such numbers; like these it is short in print."""

_SHOWN_LENGTH = 80
# Looking for near misses takes up to 0.1 ms for a name among fifty; beyond this many comparisons
# the names alone are listed.
_COMPARISONS = 5_000


class _Brief(reprlib.Repr):
    """Shows sets in order, where the standard library would show members in that of their hash."""

    def repr_frozenset(self, x: frozenset[Any], level: int) -> str:
        inner = [self.repr1(member, level - 1) for member in in_order(x)[: self.maxset]]
        inner += ["..."] if len(x) > self.maxset else []
        return f"frozenset({{{', '.join(inner)}}})" if x else "frozenset()"

    def repr_set(self, x: set[Any], level: int) -> str:
        return self.repr_frozenset(frozenset(x), level)[10:-1] if x else "set()"


_brief = _Brief()
_brief.maxstring = _brief.maxother = 60
_brief.maxlevel = 2


def shown(value: object) -> str:
    """Return a repr of bounded length, whatever the value is."""
    if isinstance(value, int) and value.bit_length() > _SHOWN_BITS:
        return f"a whole number of {value.bit_length()} bits"
    try:
        text = _brief.repr(value)
    except Exception:  # noqa: BLE001  # a user-defined __repr__ may raise anything
        text = f"a {type(value).__name__}"
    return text if len(text) <= _SHOWN_LENGTH else f"{text[:_SHOWN_LENGTH]}..."


def in_order(values: AbstractSet[_T]) -> list[_T]:
    """Return the members of a set in an order that is the same in every process."""
    kinds = set(map(type, values))
    kind = kinds.pop() if len(kinds) == 1 else object
    if kind is str:
        return sorted(cast("Any", values))
    if issubclass(kind, Enum):
        return [member for member in cast("Iterable[_T]", kind) if member in values]
    return sorted(values, key=shown)


def plain_repr(value: object) -> str:
    """Return a repr in which sets stand in order, also within tuples and dicts."""
    if type(value) is frozenset:
        members = in_order(cast("frozenset[object]", value))
        inner = ", ".join(
            f"{type(each).__name__}.{each.name}" if isinstance(each, Enum) else plain_repr(each)
            for each in members
        )
        return f"frozenset({{{inner}}})" if inner else "frozenset()"
    if type(value) is tuple:
        parts = [plain_repr(each) for each in cast("tuple[object, ...]", value)]
        return f"({', '.join(parts)}{',' * (len(parts) == 1)})"
    if type(value) is dict:
        items = cast("dict[object, object]", value).items()
        return f"{{{', '.join(f'{plain_repr(key)}: {plain_repr(each)}' for key, each in items)}}}"
    return repr(value)


class Hints:
    """Looks for near misses, as long as that has not taken too many comparisons."""

    __slots__ = ("_left",)

    def __init__(self) -> None:
        self._left = _COMPARISONS

    def nearest(self, name: object, known: Collection[str]) -> str | None:
        """Return the known name that a near miss was meant to be; ``None`` if there is none."""
        if not isinstance(name, str) or len(name) > IDENTIFIER_LENGTH:
            return None
        if self._left <= 0:
            return None
        self._left -= len(known)
        # Imported here: only a mistake needs it.
        from difflib import get_close_matches  # noqa: PLC0415

        folded = {candidate.casefold(): candidate for candidate in known}
        match = get_close_matches(name.casefold(), folded, n=1, cutoff=0.5)
        return folded[match[0]] if match else None


def nearest(name: object, known: Collection[str]) -> str:
    """Return ", did you mean 'x'?" for a near miss, else nothing."""
    return Faults().hint(name, known)


def plain(value: _T) -> _T:
    """Return a text or a day as one of Python's own, also in a tuple; anything else as it is.

    What is kept compares and prints like any other, whatever a class of the caller's adds to it: a
    member of a `StrEnum` is its value.
    """
    kind = type(value)
    if kind is str or value is None:
        return value
    if kind is tuple:
        return cast("_T", tuple(map(_plain, cast("tuple[object, ...]", value))))
    return cast("_T", _plain(value))


def _plain(value: object) -> object:
    kind = type(value)
    if issubclass(kind, str):
        return str.__str__(cast("str", value))
    if issubclass(kind, datetime.date) and not issubclass(kind, datetime.datetime):
        return datetime.date.fromordinal(datetime.date.toordinal(cast("datetime.date", value)))
    return value


_PLAIN = (str, str | None, datetime.date, datetime.date | None)


def plainly(_: type, fields: list[Any]) -> list[Any]:
    """Have a class of attrs keep its texts and days as plain ones: for its `field_transformer`."""
    return [
        each.evolve(converter=each.converter or plain) if each.type in _PLAIN else each
        for each in fields
    ]


def tupled(value: Iterable[_T]) -> tuple[_T, ...]:
    """Return a tuple; leave what is no collection, or has no order, for the check to name."""
    if isinstance(value, (str, bytes, set, frozenset)):
        return value  # type: ignore[return-value]  # pyright: ignore[reportReturnType]
    try:
        members = iter(value)
    except TypeError:
        return value  # type: ignore[return-value]  # pyright: ignore[reportReturnType]
    # Outside: a TypeError from within a generator is the caller's own, and says why.
    return tuple(members)


def _usual(value: object, kind: type) -> bool:
    """Return whether a value is a list or a tuple of nothing but values of exactly one kind."""
    if type(value) is not list and type(value) is not tuple:
        return False
    # For the few that there mostly are, a loop is faster than what is built in.
    for each in cast("Iterable[object]", value):  # noqa: SIM110
        if type(each) is not kind:
            return False
    return True


def text_tuple(value: Iterable[str]) -> tuple[str, ...]:
    """Return texts as a tuple, each a plain one; leave what is no collection as it is."""
    return tuple(value) if _usual(value, str) else plain(tupled(value))


def sortable(value: Iterable[_T]) -> tuple[_T, ...]:
    """Return a tuple of what will be sorted, so that a set will do as well."""
    return tuple(in_order(value)) if isinstance(value, (set, frozenset)) else tupled(value)


def frozen_set(value: Iterable[_T]) -> frozenset[_T]:
    """Return a frozenset, texts plain; leave what is no collection of hashable values as it is."""
    if _usual(value, str):
        return frozenset(value)
    if isinstance(value, (str, bytes)):
        return value  # type: ignore[return-value]  # pyright: ignore[reportReturnType]
    try:
        return frozenset(map(plain, value))
    except TypeError:
        return value  # type: ignore[return-value]  # pyright: ignore[reportReturnType]


def of_text(kind: Callable[[str], _T], value: _T | str) -> _T:
    """Return what a text stands for; leave anything else, blank text too, for the check to name."""
    if isinstance(value, str) and value.strip():
        return kind(value)
    return value  # type: ignore[return-value]  # pyright: ignore[reportReturnType]


def of_texts(kind: type[_T], values: Iterable[_T | str]) -> tuple[_T, ...]:
    """Return a tuple of what texts stand for; leave what is no collection for the check to name."""
    if _usual(values, kind):
        return tuple(cast("Iterable[_T]", values))
    several = tupled(values)
    if type(several) is not tuple:
        return several  # type: ignore[return-value]  # pyright: ignore[reportReturnType]
    return tuple(of_text(kind, each) for each in several)


def fail(error: type[SterkSociaalWerkError], path: str, problem: str) -> SterkSociaalWerkError:
    """Return an error for a single fault, to be raised by the caller."""
    return error([Fault(path, problem)])


def _member(value: object, kinds: type | tuple[type, ...]) -> str:
    """Return what to write for the value of an enum's member that was given as plain text."""
    for kind in kinds if isinstance(kinds, tuple) else (kinds,):
        if issubclass(kind, Enum) and isinstance(value, str):
            for member in kind:
                if value == member.value:
                    return f"; write {kind.__name__}.{member.name}"
    return ""


class Faults:
    """Collects faults; the checks return whether the value is right."""

    __slots__ = ("_hints", "found")

    def __init__(self) -> None:
        self.found: list[Fault] = []
        # Made when it is needed: most values have no fault.
        self._hints: Hints | None = None

    def add(self, path: str, problem: str) -> bool:
        self.found.append(Fault(path, problem))
        return False

    def hint(self, name: object, known: Collection[str]) -> str:
        """Return ", did you mean 'x'?" for a near miss, within the budget of these faults."""
        self._hints = self._hints or Hints()
        match = self._hints.nearest(name, known)
        return "" if match is None else f", did you mean {match!r}?"

    def raise_any(self, error: type[SterkSociaalWerkError]) -> None:
        if self.found:
            raise error(self.found)

    def gather(self, make: Callable[[], _T], default: _T) -> _T:
        """Return what a function makes; where it finds faults, add these and return a default."""
        try:
            return make()
        except SterkSociaalWerkError as error:
            self.found += error.faults
            return default

    def instance(self, path: str, value: object, kind: type | tuple[type, ...], what: str) -> bool:
        return isinstance(value, kind) or self.add(
            path, f"must be {what}, got {shown(value)}{_member(value, kind)}"
        )

    def collection(self, path: str, values: object, what: str) -> bool:
        """Check what `tupled` returned."""
        if isinstance(values, (set, frozenset)):
            return self.add(
                path, f"must be in an order, got the set {shown(cast('object', values))}"
            )
        return self.instance(path, values, tuple, f"a collection of {what}")

    def instances(self, path: str, values: object, kind: type, what: str) -> bool:
        """Check a tuple whose members are all of one kind."""
        if not self.collection(path, values, what):
            return False
        members = cast("tuple[object, ...]", values)
        # What is mostly so, and takes a tenth of the time.
        if {kind}.issuperset(map(type, members)):
            return True
        right = True
        for at, value in enumerate(members):
            right &= self.instance(f"{path}[{at}]", value, kind, what)
        return right

    def text(self, path: str, value: object, *, empty: bool = False) -> bool:
        if not isinstance(value, str):
            return self.add(path, f"must be text, got {shown(value)}")
        return empty or bool(value.strip()) or self.add(path, "must not be empty")

    def texts(self, path: str, values: object) -> bool:
        """Check a tuple of texts that are not empty."""
        if not self.collection(path, values, "text"):
            return False
        right = True
        for at, value in enumerate(cast("tuple[object, ...]", values)):
            right &= self.text(f"{path}[{at}]", value)
        return right

    def identifier(self, path: str, value: object) -> bool:
        if isinstance(value, str) and len(value) > IDENTIFIER_LENGTH:
            return self.add(path, f"must be {IDENTIFIER}, got {len(value)} characters")
        if isinstance(value, str) and _is_identifier(value):
            return True
        return self.add(path, f"must be {IDENTIFIER}, got {shown(value)}")

    def integer(self, path: str, value: object, at_least: int, at_most: int = MOST) -> bool:
        # A bool is an int to Python, but no count to anyone else.
        if not isinstance(value, int) or isinstance(value, bool):
            return self.add(path, f"must be a whole number, got {shown(value)}")
        if value < at_least:
            return self.add(path, f"must be at least {at_least}, got {shown(value)}")
        if value > at_most:
            return self.add(path, f"must be at most {at_most}, got {shown(value)}")
        return True

    def flag(self, path: str, value: object) -> bool:
        return self.instance(path, value, bool, "True or False")

    def day(self, path: str, value: object, *, optional: bool = False) -> bool:
        """Check a calendar date; a datetime is not one, since a zone would move it."""
        if optional and value is None:
            return True
        if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
            return True
        wanted = "a datetime.date" + (" or None" if optional else "")
        return self.add(path, f"must be {wanted}, got {shown(value)}")

    def names(self, path: str, values: object) -> bool:
        """Check a frozenset of non-empty names."""
        return self._each(path, values, self.text)

    def identifiers(self, path: str, values: object) -> bool:
        """Check a frozenset of identifiers."""
        return self._each(path, values, self.identifier)

    def _each(self, path: str, values: object, check: Callable[[str, object], bool]) -> bool:
        if not isinstance(values, frozenset):
            return self.add(path, f"must be a collection of names, got {shown(values)}")
        right = True
        for value in in_order(cast("frozenset[object]", values)):
            right &= check(path, value)
        return right

    def mapping(self, path: str, value: object, what: str) -> bool:
        return self.instance(path, value, Mapping, f"a mapping of {what}")

    def distinct(self, path: str, keys: Iterable[tuple[str, object]], what: str) -> None:
        """Check pairs of a path below *path* and a key: no key twice."""
        first: dict[object, str] = {}
        for at, key in keys:
            if key in first:
                self.add(f"{path}{at}", f"{what} {shown(key)} is already at {path}{first[key]}")
            else:
                first[key] = at


class NoTruthValue:
    """Keeps a value that is neither true nor false out of ``if``."""

    __slots__ = ()

    _instead: ClassVar[str] = ", since it may be open; compare .outcome with Outcome.PASS"

    def __bool__(self) -> NoReturn:
        """Refuse, with a hint."""
        name = type(self).__name__
        raise fail(InvalidArgumentError, name, f"a {name} has no truth value{self._instead}")
