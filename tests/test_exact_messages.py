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
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from typing import NamedTuple

import pytest

from sterksociaalwerk._checks import shown
from sterksociaalwerk.errors import InvalidValueError, SterkSociaalWerkError
from tests.junk import Kind
from tests.project import PACKAGES
from tests.test_junk import VALUES
from tests.test_junk_of_verbs import VERBS
from tests.texts import GOLDEN

_FOLDER = GOLDEN / "messages"


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


class _Said(NamedTuple):
    """What is said of one field: the junk to which each answer is given."""

    field: str
    answers: Mapping[str, list[str]]

    def lines(self) -> Iterator[str]:
        """Yield each answer and what it is to, with the commonest one last."""
        yield f"  {self.field}"
        *some, most = sorted(self.answers.items(), key=lambda each: len(each[1]))
        for answer, junk in some:
            yield f"    {', '.join(junk)}"
            yield f"      {answer}"
        yield f"    else {most[0]}"


def _answer(make: Callable[..., object], given: Mapping[str, object], name: str) -> str:
    """Return what is said when all is right but one field."""
    try:
        make(**given)
    except SterkSociaalWerkError as error:
        faults = (str(fault).removeprefix(f"{name}: ") for fault in error.faults)
        said = "\n      ".join(faults).replace(f"got {shown(given[name])}", "got ...")
        return said if type(error) is InvalidValueError else f"{type(error).__name__}: {said}"
    return "taken"


def _answers(
    make: Callable[..., object], fields: Mapping[str, tuple[object, Kind]]
) -> Iterator[_Said]:
    right = {name: value for name, (value, _) in fields.items()}
    for name, (value, kind) in fields.items():
        junk = {**_JUNK, **kind.also}
        junk.pop("long", None)
        if isinstance(value, (list, tuple)) and value:
            junk["what is right, twice"] = [*value, *value]
        answers: dict[str, list[str]] = {}
        for title, each in junk.items():
            answers.setdefault(_answer(make, {**right, name: each}, name), []).append(title)
        yield _Said(name, answers)


@cache
def _package(name: str) -> str:
    return next(
        package
        for package in PACKAGES
        if name in importlib.import_module(f"sterksociaalwerk.{package}").__all__
    )


def _of_value(made: type) -> Iterator[_Said]:
    for fields in VALUES[made]:
        yield from _answers(made, fields)


def _of_verbs(name: str) -> Iterator[_Said]:
    for verb, arguments, _ in VERBS[name]:
        yield from _answers(verb, arguments)


_SECTIONS: dict[tuple[str, str], Callable[[], Iterator[_Said]]] = {
    **{(_package(made.__name__), made.__name__): partial(_of_value, made) for made in VALUES},
    **{
        (_package(name), f"the verbs of {name}" if name[0].isupper() else f"{name}()"): partial(
            _of_verbs, name
        )
        for name in VERBS
    },
}


def _text(package: str, title: str) -> str:
    lines = (line for said in _SECTIONS[package, title]() for line in said.lines())
    return "\n".join([title, *lines])


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
