# SPDX-License-Identifier: MIT
"""Junk: what a program without a type checker may pass, and which of it is right for a field."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum
from typing import ClassVar, NoReturn

from attrs import evolve, field, frozen

from sterksociaalwerk.errors import SterkSociaalWerkError
from sterksociaalwerk.framework import Framework, FrameworkKey, Rating, Tally
from tests.generators import F2019

__all__ = [
    "ANY_NUMBER",
    "ANY_ORDER",
    "CELLS",
    "COUNT",
    "DAY",
    "DICTS",
    "FLAG",
    "FRAMEWORK",
    "FROM_ONE",
    "HUGE",
    "IDENTIFIER",
    "IDENTIFIERS",
    "KEY",
    "LONG",
    "MAPPING",
    "NAMES",
    "NUMBER",
    "RATING",
    "SOME",
    "SOME_NAMES",
    "SPECIFIER",
    "TALLY",
    "TEXT",
    "TEXTS",
    "TEXT_OR_EMPTY",
    "UP_TO",
    "VERSION",
    "Fields",
    "Kind",
    "Unspeakable",
    "a",
    "check_junk",
    "nested",
    "one_of",
    "or_none",
]

# ---------------------------------------------------------------- the junk

LONG = "x" * 10_000_000
HUGE = 10**5000


class Unspeakable:
    """What has no text."""

    def __repr__(self) -> str:
        raise RuntimeError


class Stranger:
    """What notes whatever it is asked, and refuses to answer."""

    asked: ClassVar[list[str]] = []

    def _refuse(self, *_: object) -> NoReturn:
        self.asked.append("something")
        raise RuntimeError

    __hash__ = object.__hash__
    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = _refuse
    __bool__ = __len__ = __contains__ = __str__ = __format__ = __index__ = __add__ = _refuse


def nested(depth: int) -> object:
    """Return lists in lists, with 10 MB at the bottom."""
    value: object = LONG
    for _ in range(depth):
        value = [value] * 6
    return value


def _generator() -> Iterator[object]:
    yield None


# Less, since showing bytes takes a while.
_LONG_BYTES = LONG[:1_000_000].encode()
_LONG_DIGITS = "9" * 10_000_000
_NESTED = nested(7)


def _junk() -> dict[str, object]:
    """Return a value of every kind of mess, anew each time: a generator can be used once only."""
    return {
        "None": None,
        "True": True,
        "False": False,
        "zero": 0,
        "one": 1,
        "a whole float": 1.0,
        "a float": 1.5,
        "NaN": float("nan"),
        "infinity": float("inf"),
        "negative": -1,
        "huge": HUGE,
        "hugely negative": -HUGE,
        "empty": "",
        "blank": " \n",
        "a word": "word",
        "a sentence": "two words",
        "digits": "2019",
        "a letter with an accent": "é",
        "10 MB": LONG,
        "10 MB of digits": _LONG_DIGITS,
        "bytes": b"word",
        "1 MB of bytes": _LONG_BYTES,
        "an object": object(),
        "a class": Rating,
        "a verb": len,
        "no repr": Unspeakable(),
        "a stranger": Stranger(),
        # One each: to tell one from another in a set or a dict is to ask it.
        "a list of a stranger": [Stranger()],
        "dict of a stranger": {Stranger(): Stranger()},
        "nested": _NESTED,
        "a list": [None],
        "a list of 10 MB": [LONG],
        "lists": [["a"]],
        "pairs": [("a", "b")],
        "a tuple": (),
        "an empty set": frozenset[object](),
        "a set": frozenset({1, None}),
        "a generator": _generator(),
        "a dict": {"a": object()},
        "dict of huge": {"a": HUGE},
        "dict of NaN": {"a": float("nan")},
        "dict of True": {"a": True},
        "dict of 1 MB": {"a": _LONG_BYTES},
        "dict by 10 MB": {LONG: -1},
        "dict by huge": {HUGE: -1},
        "a moment": datetime.datetime(2019, 5, 1, tzinfo=datetime.UTC),
        "a day": datetime.date(2019, 5, 1),
        "a day in text": "2019-05-01",
        "a tally": Tally(met=49),
        "a framework": F2019,
        "a key": F2019.key,
    }


# ---------------------------------------------------------------- what a field is for


def _names(names: Iterable[str]) -> frozenset[str]:
    return frozenset(names)


@frozen
class Kind:
    """What a field is for.

    Attributes:
        takes: The junk that is right there, by name.
        parts: Whether a fault may name a part of the field, where what was passed has any.
        beside: Where else a fault may stand, since what is there has to agree.
        depends: Whether it is judged only where the fields before it are right.
        says: What is said of other junk, if one thing is.
        longest: How long a fault may be.
        also: Junk of its own, by name.
    """

    takes: frozenset[str] = field(default=frozenset[str](), converter=_names)
    parts: bool = False
    beside: str = ""
    depends: bool = False
    says: str = "must"
    longest: int = 200
    also: Mapping[str, object] = field(factory=dict[str, object])

    def taking(self, *more: str) -> "Kind":
        return evolve(self, takes=self.takes | {*more})

    def refusing(self, **more: object) -> "Kind":
        return evolve(self, also={**self.also, **more})


def or_none(kind: Kind) -> Kind:
    return kind.taking("None")


def a(kind: type, *takes: str) -> Kind:
    """Return what takes values of one class."""
    return Kind(takes, says=kind.__name__)


def one_of(kind: type[Enum]) -> Kind:
    """Return what takes the members of an enumeration, and neither their values nor their names."""
    return Kind(
        says=kind.__name__,
        also={f"the value {each.value!r}": each.value for each in kind}
        | {f"the name {each.name!r}": each.name for each in kind},
    )


FLAG = Kind(["True", "False"], says="True")
FROM_ONE = Kind(["one"])
COUNT = FROM_ONE.taking("zero")
UP_TO = Kind(["zero", "one"])
NUMBER = UP_TO.taking("a whole float", "a float")
DAY = Kind(["a day"], says="datetime.date")

IDENTIFIER = Kind(["a word", "digits", "a day in text"])
TEXT = IDENTIFIER.taking("a sentence", "a letter with an accent", "10 MB", "10 MB of digits")
TEXT_OR_EMPTY = TEXT.taking("empty", "blank")
VERSION = Kind(["digits"])
SPECIFIER = Kind(["empty", "blank"]).refusing(long="<2," * 3_000_000)

FRAMEWORK = a(Framework, "a framework")
KEY = a(FrameworkKey, "a key")
TALLY = a(Tally, "a tally")
# Neither the number nor the key of a rating is one.
RATING = one_of(Rating).refusing(number=0, key="met")

MAPPING = Kind(parts=True)
SOME = Kind(parts=True)
ANY_NUMBER = SOME.taking("a tuple")
# What is sorted may be given as a set; elsewhere a set would lend its order to the value.
ANY_ORDER = ANY_NUMBER.taking("an empty set")
CELLS = ANY_NUMBER.taking("pairs")
# What goes through the keys of these finds a name.
DICTS = ("a dict", "dict of huge", "dict of NaN", "dict of True", "dict of 1 MB")
IDENTIFIERS = evolve(SOME.taking(*DICTS), says="")
TEXTS = ANY_NUMBER.taking(*DICTS, "dict by 10 MB", "a list of 10 MB")
SOME_NAMES = Kind([*DICTS, "dict by 10 MB", "a list of 10 MB"])
NAMES = SOME_NAMES.taking("a tuple", "an empty set")


# ---------------------------------------------------------------- the check

Fields = Mapping[str, tuple[object, Kind]]
"""A right value for each field, and what the field is for; in the order in which it is judged."""


def check_junk(
    make: Callable[..., object], fields: Fields, *errors: type[SterkSociaalWerkError]
) -> None:
    """Check of every field that it takes what it means, and refuses all other junk by its path."""
    right = {name: value for name, (value, _) in fields.items()}
    make(**right)
    for name, (_, kind) in fields.items():
        for title, value in {**_junk(), **kind.also}.items():
            Stranger.asked.clear()
            try:
                make(**{**right, name: value})
            except Exception as caught:  # noqa: BLE001  # whatever it is, say of which field
                parts = isinstance(value, Iterable) and not isinstance(value, str | bytes)
                found = _refused(caught, name, evolve(kind, parts=kind.parts and parts), errors)
            else:
                found = "taken"
            assert not Stranger.asked, f"{name} = {title} should not be asked anything"
            wanted = "taken" if title in kind.takes else "refused"
            assert found == wanted, f"{name} = {title} should be {wanted}, and is {found}"


def _refused(
    caught: Exception, name: str, kind: Kind, errors: tuple[type[SterkSociaalWerkError], ...]
) -> str:
    """Say that a field was refused as it should be, or how it was."""
    if not isinstance(caught, SterkSociaalWerkError) or type(caught) not in errors:
        return f"refused with {type(caught).__name__}: {caught!s:.200}"
    paths = {fault.path for fault in caught.faults}
    below = (f"{name}[", f"{name}.") if kind.parts else ()
    if not all(path in (name, kind.beside) or path.startswith(below) for path in paths):
        return f"refused at {paths}"
    problems = [fault.problem for fault in caught.faults if fault.path == name]
    if problems and not any(kind.says in problem for problem in problems):
        return f"refused with {problems}, without saying {kind.says!r}"
    longest = max(len(str(fault)) for fault in caught.faults)
    brief = longest <= kind.longest and len(str(caught)) < 10_000
    return "refused" if brief else "refused at length"
