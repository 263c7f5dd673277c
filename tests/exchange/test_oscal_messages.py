# SPDX-License-Identifier: MIT
"""What is said of an OSCAL document in which one thing is left out, or is something else.

Of all places of one kind the first stands for the others. To accept new messages:
`REWRITE_GOLDEN=1 pytest tests/exchange/test_oscal_messages.py`, then read the difference.
"""

import copy
import json
import os
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, cast

import pytest

from sterksociaalwerk.comparison import Crosswalk
from sterksociaalwerk.errors import InvalidValueError
from sterksociaalwerk.exchange import (
    findings_from_oscal,
    from_oscal,
    norms_from_oscal,
    to_oscal,
)
from tests.generators import CROSSWALK, F2019
from tests.oscal.values import MOMENT, NAMESPACE
from tests.project import ROOT

_FOLDER = ROOT / "tests" / "golden"
_MADE: dict[str, Any] = {"namespace": NAMESPACE, "last_modified": MOMENT}
_Steps = tuple[str | int, ...]


def _results() -> Any:  # noqa: ANN401
    return json.loads((_FOLDER / "oscal" / "results.json").read_text("utf-8"))


_READ: dict[str, tuple[Callable[[], Any], Callable[[Any], object]]] = {
    "catalog": (lambda: to_oscal(F2019, **_MADE), norms_from_oscal),
    "mapping": (
        lambda: to_oscal(CROSSWALK, **_MADE),
        lambda document: from_oscal(Crosswalk, document),
    ),
    "results": (_results, findings_from_oscal),
}
_OTHER: dict[str, object] = {"a number": 1, "a text": "x", "an object": {"x": 1}, "a list": []}


def _places(value: Any, steps: _Steps = ()) -> Iterator[_Steps]:  # noqa: ANN401
    if steps:
        yield steps
    members: Iterable[tuple[str | int, Any]] = ()
    match value:
        case dict():
            members = cast("dict[str, Any]", value).items()
        case list():
            members = enumerate(cast("list[object]", value))
        case _:
            pass
    for step, each in members:
        yield from _places(each, (*steps, step))


def _changed(document: Any, steps: _Steps, **to: object) -> Any:  # noqa: ANN401
    """Return a document in which what is at a place is another thing, or is not there."""
    changed = copy.deepcopy(document)
    at = changed
    for step in steps[:-1]:
        at = at[step]
    if to:
        at[steps[-1]] = to["be"]
    else:
        del at[steps[-1]]
    return changed


def _said(read: Callable[[Any], object], document: Any) -> str:  # noqa: ANN401
    try:
        read(document)
    except InvalidValueError as error:
        more = f" ({len(error.faults)} faults)" if error.faults[1:] else ""
        return f"{error.faults[0]}{more}"
    return "taken"


def _lines(name: str) -> Iterator[str]:
    make, read = _READ[name]
    document = make()
    kinds: dict[str, _Steps] = {}
    for steps in _places(document):
        kinds.setdefault(re.sub(r"\d+", "*", ".".join(map(str, steps))), steps)
    for kind, steps in kinds.items():
        answers = {"nothing": _said(read, _changed(document, steps))}
        for title, other in _OTHER.items():
            answers[title] = _said(read, _changed(document, steps, be=other))
        if set(answers.values()) != {"taken"}:
            yield kind
            yield from (f"  {title}: {answer}" for title, answer in answers.items())


@pytest.mark.parametrize("name", _READ)
def test_what_is_wrong_with_a_document_is_said_in_these_words(name: str) -> None:
    lines = [*_lines(name)]
    file = _FOLDER / "oscal-messages" / f"{name}.txt"
    if "REWRITE_GOLDEN" in os.environ:
        file.parent.mkdir(exist_ok=True)
        file.write_text("\n".join(lines) + "\n", "utf-8", newline="\n")
    assert lines == file.read_text("utf-8").splitlines()
