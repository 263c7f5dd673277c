# SPDX-License-Identifier: MIT
"""Texts of users as Markdown that shows nothing but the text, and back.

OSCAL holds texts as Markdown, with its own marks for parameters, sub- and superscripts. Whatever
could be a mark is escaped; spaces at the ends of a line, which Markdown drops, are numeric
entities; a line break within a paragraph is a hard one.
"""

import re
from itertools import pairwise

from ..._checks import fail
from ...errors import InvalidValueError
from .._codecs import are_plain

# What may be a mark anywhere in a line; schemes and `www.` may become links by themselves.
_marks = re.compile(r'[\\`*_{}\[\]<>|~&"$^@]|:(?=//)|(?<=www)\.', re.IGNORECASE)
# What starts a heading, a list or a rule; digits may stand before the last two.
_start = re.compile(r"[#+=-]|[0-9]{0,9}[.)]")
_escaped = re.compile(r"\\([!-/:-@\[-`{-~\n])|&#([0-9]{1,7});")
# What programs take off the ends of a line, but for control characters, that are no entities.
_SPACES = " \t\f\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def block(text: str) -> str:
    """Return a text as Markdown of any number of lines."""
    lines = list(map(_line, _checked(text).split("\n")))
    parts = [lines[0]]
    for before, after in pairwise(lines):
        parts += ["\\\n" if before and after else "\n", after]
    return "".join(parts)


def line(text: str) -> str:
    """Return a text as Markdown on one line."""
    return "&#10;".join(map(_line, _checked(text).split("\n")))


def _checked(text: str) -> str:
    if not are_plain([text]):
        raise fail(InvalidValueError, "text", f"cannot be written as UTF-8, got {text!r}")
    return text


def _line(text: str) -> str:
    inner = text.strip(_SPACES)
    before, _, after = text.partition(inner) if inner else (text, "", "")
    inner = _marks.sub(r"\\\g<0>", inner)
    if found := _start.match(inner):
        at = found.end() - 1
        inner = f"{inner[:at]}\\{inner[at:]}"
    # An early Mac's line break is one to Markdown too.
    inner = inner.replace("\r", "&#13;")
    return "".join([*map(_entity, before), inner, *map(_entity, after)])


def _entity(character: str) -> str:
    return f"&#{ord(character)};"


def plain_text(markdown: str) -> str:
    """Return the text that Markdown stands for; marks that are not escaped stay as they are."""
    return _escaped.sub(_meant, markdown)


def _meant(found: re.Match[str]) -> str:
    if found[1]:
        return found[1]
    try:
        character = chr(int(found[2]))
    except ValueError:
        return _REPLACEMENT
    return character if are_plain([character]) else _REPLACEMENT
