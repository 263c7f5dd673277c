# SPDX-License-Identifier: MIT
"""What programs use is still there: every name, parameter, default, member, attribute and base.

``golden/api/public.txt`` says what that is, and the page on compatibility what is promised of it.
With ``REWRITE_GOLDEN=1`` what is new is added to the file. What would break a program stays a
failure; ``REWRITE_GOLDEN=break`` accepts that too, and then it goes into the changelog under
*Changed* or *Removed*.
"""

import os
import re

import pytest

from tests.api import api, describe
from tests.project import ROOT

_GOLDEN = ROOT / "tests" / "golden" / "api" / "public.txt"
_REWRITE = os.environ.get("REWRITE_GOLDEN", "")
# A parameter that must be given, of whatever stands before the bracket.
_must_be_given = re.compile(r"([\w.]+)\((?:\d+/?|\*), \w+: (?!.* = ).*\)").fullmatch


def breaks(before: list[str], after: list[str]) -> list[str]:
    """Return what a program that uses what was there before may stumble over."""
    known = {re.split(r"[^\w.]", line, maxsplit=1)[0] for line in before}
    found = [f"gone or changed: {line}" for line in before if line not in set(after)]
    for line in after:
        needed = _must_be_given(line)
        if line not in set(before) and needed and needed[1] in known:
            found.append(f"asks for more: {line}")
    return found


def test_nothing_that_programs_use_is_gone() -> None:
    golden, now = _GOLDEN.read_text("utf-8").splitlines(), api()
    broken = breaks(golden, now)
    if _REWRITE == "break" or (_REWRITE and not broken):
        _GOLDEN.write_text("\n".join(now) + "\n", "utf-8", newline="\n")
        return
    assert not broken, "\n".join([*broken, "see docs/project/compatibility.md"])
    new = [line for line in now if line not in set(golden)]
    assert not new, "\n".join(["new; accept it with REWRITE_GOLDEN=1:", *new])


# ---------------------------------------------------------------- planted faults


_SOUND = """
from enum import Enum
import attrs

class Kind(Enum):
    ONE = "one"
    TWO = "two"

@attrs.frozen
class Value:
    key: str
    at_most: int = 3

    @property
    def title(self) -> str: ...

    def room(self, used: int) -> int: ...

class OwnError(ValueError): ...

def verb(norm: str, *, cycle: int = 1) -> str: ...
"""

# What is changed in the sound module, and the lines that are said to break programs.
_BREAKING = {
    "name removed": ("def verb", "def _verb", 3),
    "parameter renamed": ("norm: str", "name: str", 2),
    "parameter by keyword only": ("norm: str, *,", "*, norm: str,", 2),
    "parameter added": ("norm: str, *,", "norm: str, *, other: str,", 1),
    "default changed": ("cycle: int = 1", "cycle: int = 2", 1),
    "default removed": ("cycle: int = 1", "cycle: int", 2),
    "result changed": ("= 1) -> str", "= 1) -> object", 1),
    "member removed": ('TWO = "two"', "", 1),
    "member recoded": ('TWO = "two"', 'TWO = "three"', 1),
    "attribute renamed": ("at_most: int", "limit: int", 2),
    "attribute without default": ("at_most: int = 3", "at_most: int", 2),
    "attribute retyped": ("at_most: int", "at_most: float", 2),
    "method removed": ("def room", "def _room", 2),
    "property retyped": ("def title(self) -> str", "def title(self) -> bytes", 1),
    "no longer equal": ("attrs.frozen", "attrs.frozen(eq=False)", 1),
    "base changed": ("OwnError(ValueError)", "OwnError(LookupError)", 1),
}
_HARMLESS = {
    "name": ("def verb", "def other() -> None: ...\ndef verb"),
    "optional parameter": ("cycle: int = 1", "cycle: int = 1, other: str = ''"),
    "member": ('TWO = "two"', 'TWO = "two"\n    THREE = "three"'),
    "optional attribute": ("at_most: int = 3", "at_most: int = 3\n    other: str = ''"),
    "method": ("def room", "def other(self) -> str: ...\n    def room"),
    "private name": ("def verb", "def _other() -> None: ...\ndef verb"),
}


def _lines(source: str) -> list[str]:
    namespace = {"__name__": "sterksociaalwerk.framework"}
    exec(source, namespace)  # noqa: S102  # the source is above
    return sorted(
        line
        for name, value in namespace.items()
        if name in {"Kind", "Value", "OwnError", "verb", "other"}
        for line in describe(f"planted.{name}", value)
    )


@pytest.mark.parametrize(("old", "new", "lines"), _BREAKING.values(), ids=list(_BREAKING))
def test_a_planted_break_is_found(old: str, new: str, lines: int) -> None:
    before, after = _lines(_SOUND), _lines(_SOUND.replace(old, new))
    assert len(breaks(before, after)) == lines, breaks(before, after)


@pytest.mark.parametrize(("old", "new"), _HARMLESS.values(), ids=list(_HARMLESS))
def test_what_is_only_added_breaks_nothing(old: str, new: str) -> None:
    before, after = _lines(_SOUND), _lines(_SOUND.replace(old, new))
    assert breaks(before, after) == []
    assert (before == after) == ("_other" in new)
