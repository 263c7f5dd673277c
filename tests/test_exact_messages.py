# SPDX-License-Identifier: MIT
"""What every public constructor and verb says of what it refuses, to the letter.

Elsewhere a test asks where a fault stands and what kind of thing is missing, so that a sentence may
be edited. Here the sentences themselves are kept, in `golden/messages`, since they are what a user
reads: by field what was passed, and below it what is said of that. `...` is what was passed.

To accept new ones: `REWRITE_GOLDEN=1 pytest tests/test_exact_messages.py`, then read the
difference.
"""

import datetime
import importlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from typing import cast

import pytest

from sterksociaalwerk._checks import shown
from sterksociaalwerk.errors import InvalidValueError, SterkSociaalWerkError
from tests.contradictions import CONTRADICTIONS
from tests.junk import Fields
from tests.project import PACKAGES
from tests.test_junk import VALUES
from tests.test_junk_of_verbs import VERBS
from tests.texts import GOLDEN

_FOLDER = GOLDEN / "messages"
# Of a call; how many more there are is said.
_SHOWN = 12


class _Thing:
    """What no field is for."""

    def __repr__(self) -> str:
        return "<a thing>"


# What is of the wrong kind, and what is of the right kind and just too little or too much.
_JUNK: Mapping[str, object] = {
    "an object": _Thing(),
    **{
        repr(value): value
        for value in (
            *(None, True, -1, 0, 1, 0.5, 1_000_001, 1_000_000_001),
            *("", "word", "two words", {1}, [None], ["word", ""], ["word", "word"]),
            *({}, {"word": None}, {"word": -1}, {"two words": 1}, {1: 1}),
        )
    },
    "64 letters": "x" * 64,
    "65 letters": "x" * 65,
    "300 bits": 2**300 - 1,
    "a day": datetime.date(2019, 5, 1),
    "a moment": datetime.datetime(2019, 5, 1, tzinfo=datetime.UTC),
}


Answers = Mapping[str, list[str]]
"""What is said of one field: the junk to which each answer is given."""


def _answer(call: Callable[[], object], name: str = "", given: object = None) -> str:
    """Return what is said of a call; what was passed to a field is left out."""
    try:
        call()
    except SterkSociaalWerkError as error:
        faults = [str(fault).removeprefix(f"{name}: ") for fault in error.faults]
        more = [f"{len(faults[_SHOWN:])} more"] if faults[_SHOWN:] else []
        said = "\n      ".join([*faults[:_SHOWN], *more]).replace(f"got {shown(given)}", "got ...")
        return said if type(error) is InvalidValueError else f"{type(error).__name__}: {said}"
    return "taken"


def _lines(field: str, answers: Answers) -> Iterator[str]:
    """Yield each answer and what it is to, with the commonest one last."""
    yield f"  {field}"
    *some, most = sorted(answers.items(), key=lambda each: len(each[1]))
    for answer, junk in some:
        yield f"    {', '.join(junk)}"
        yield f"      {answer}"
    yield f"    else {most[0]}"


def _fields(make: Callable[..., object], fields: Fields) -> Iterator[str]:
    right = {name: value for name, (value, _) in fields.items()}
    for name, (value, kind) in fields.items():
        junk = {**_JUNK, **kind.also}
        junk.pop("long", None)
        if isinstance(value, (list, tuple)) and value:
            junk["what is right, twice"] = [*cast("Iterable[object]", value)] * 2
        answers: dict[str, list[str]] = {}
        for title, each in junk.items():
            answer = _answer(partial(make, **{**right, name: each}), name, each)
            answers.setdefault(answer, []).append(title)
        yield from _lines(name, answers)


def _value(made: type) -> Iterator[str]:
    for fields in VALUES[made]:
        yield from _fields(made, fields)


def _verbs(name: str) -> Iterator[str]:
    for verb, arguments, _ in VERBS[name]:
        yield from _fields(verb, arguments)


def _contradiction(call: Callable[[], object]) -> Iterator[str]:
    yield f"      {_answer(call)}"


@cache
def _package(name: str) -> str:
    return next(
        package
        for package in PACKAGES
        if name in importlib.import_module(f"sterksociaalwerk.{package}").__all__
    )


_SECTIONS: dict[tuple[str, str], Callable[[], Iterable[str]]] = {
    **{(_package(made.__name__), made.__name__): partial(_value, made) for made in VALUES},
    **{
        (_package(name), f"the verbs of {name}" if name[0].isupper() else f"{name}()"): partial(
            _verbs, name
        )
        for name in VERBS
    },
    **{
        (package, f"together: {case}"): partial(_contradiction, call)
        for package, cases in CONTRADICTIONS.items()
        for case, call in cases.items()
    },
}


def _text(package: str, title: str) -> str:
    return "\n".join([title, *_SECTIONS[package, title]()])


@cache
def _kept(package: str) -> Mapping[str, str]:
    file = _FOLDER / f"{package}.txt"
    if "REWRITE_GOLDEN" in os.environ:
        sections = [_text(of, title) for of, title in _SECTIONS if of == package]
        file.parent.mkdir(exist_ok=True)
        file.write_text("\n\n".join(sections) + "\n", "utf-8", newline="\n")
    sections = file.read_text("utf-8").removesuffix("\n").split("\n\n")
    return {section.partition("\n")[0]: section for section in sections}


@pytest.mark.parametrize(("package", "title"), _SECTIONS)
def test_what_is_refused_is_refused_in_these_words(package: str, title: str) -> None:
    assert _text(package, title).split("\n") == _kept(package)[title].split("\n")


def test_nothing_is_kept_that_is_no_longer_said() -> None:
    kept = {(file.stem, title) for file in _FOLDER.iterdir() for title in _kept(file.stem)}
    assert kept == set(_SECTIONS)
