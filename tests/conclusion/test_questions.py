# SPDX-License-Identifier: MIT
"""`conclude` reads like its list of questions; what each answers is tested through it."""

import inspect
import re

from sterksociaalwerk.conclusion import (
    _earlier,
    _part_questions,
    _points,
    _questions,
    _scope_questions,
    conclude,
)

_MODULES = {
    "questions": _questions,
    "parting": _part_questions,
    "scoping": _scope_questions,
    "earlier": _earlier,
    "points": _points,
}
# As in `scope = scoping.scope(audit)`.
_ASKED = re.findall(rf"= ({'|'.join(_MODULES)})\.(\w+)\(", inspect.getsource(conclude))


def test_the_docstring_lists_the_questions_in_the_order_in_which_they_are_asked() -> None:
    listed = re.findall(r"^\d+\. (.+)$", inspect.getdoc(conclude) or "", re.MULTILINE)
    asked = [inspect.getdoc(getattr(_MODULES[module], name)) for module, name in _ASKED]
    assert listed == asked


def test_every_question_is_asked_once() -> None:
    questions = [
        (module, name)
        for module, content in _MODULES.items()
        for name, value in vars(content).items()
        if inspect.isfunction(value) and value.__module__ == content.__name__
        if (inspect.getdoc(value) or "").endswith("?")
    ]
    assert sorted(_ASKED) == sorted(questions)
