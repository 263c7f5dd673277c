# SPDX-License-Identifier: MIT
"""The promise: what is public is listed, documented and shown at work, and errors have one root."""

import ast
import importlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from types import ModuleType

import pytest

import sterksociaalwerk
from sterksociaalwerk.errors import SterkSociaalWerkError
from tests.project import PACKAGE, ROOMS, ROOT, rooms, sources

_Definition = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def _listed(tree: ast.Module) -> list[str] | None:
    """Return what `__all__` lists, or nothing if there is no such list."""
    for node in tree.body:
        match node:
            case (
                ast.Assign(targets=[ast.Name(id="__all__")], value=value)
                | ast.AnnAssign(target=ast.Name(id="__all__"), value=ast.expr() as value)
            ):
                return [str(name) for name in ast.literal_eval(value)]
            case _:
                pass
    return None


def _bound(node: ast.stmt) -> Iterator[str]:
    """Yield the names that a statement at the top of a module makes public by binding them."""
    match node:
        case ast.ClassDef() | ast.FunctionDef() | ast.AsyncFunctionDef():
            yield node.name
        case ast.Assign():
            for target in node.targets:
                if isinstance(target, ast.Name):
                    yield target.id
        case ast.AnnAssign(target=ast.Name(id=name)):
            yield name
        case ast.ImportFrom() if node.level:
            for alias in node.names:
                yield alias.asname or alias.name
        case _:
            pass


def _is_text(node: ast.stmt | None) -> bool:
    match node:
        case ast.Expr(value=ast.Constant(value=str())):
            return True
        case _:
            return False


def _definition_faults(node: _Definition) -> Iterator[str]:
    """Yield what a public class or function lacks."""
    docstring = ast.get_docstring(node) or ""
    if not docstring:
        yield f"{node.name} has no docstring"
    elif ">>>" not in docstring and not node.name.endswith("Error"):
        yield f"{node.name} has no example"
    if isinstance(node, ast.ClassDef):
        for member in node.body:
            if (
                isinstance(member, ast.FunctionDef | ast.AsyncFunctionDef)
                and not member.name.startswith("_")
                and not ast.get_docstring(member)
                and not any(
                    ast.unparse(decorator).endswith(("overload", ".setter"))
                    for decorator in member.decorator_list
                )
            ):
                yield f"{node.name}.{member.name} has no docstring"


def _public_faults(path: PurePosixPath, tree: ast.Module, listed: list[str]) -> Iterator[str]:
    is_room = path.name == "__init__.py"
    names = {name for node in tree.body for name in _bound(node)}
    yield from (f"lists {name}, which it does not have" for name in listed if name not in names)
    for node, after in zip(tree.body, [*tree.body[1:], None], strict=True):
        if isinstance(node, ast.ImportFrom) and not is_room:
            continue
        for name in _bound(node):
            if name not in listed:
                if not name.startswith("_"):
                    yield f"{name} is not in __all__"
            elif isinstance(node, _Definition):
                yield from _definition_faults(node)
            elif not (isinstance(node, ast.ImportFrom) or name.startswith("_") or _is_text(after)):
                yield f"{name} has no docstring below it"


def api_faults(path: PurePosixPath, source: str) -> list[str]:
    """Return what is missing from a source file, given its path within the package."""
    tree = ast.parse(source)
    found = [] if ast.get_docstring(tree) else ["the module has no docstring"]
    listed = _listed(tree)
    if listed is None:
        found.append("the module has no __all__")
    # A module with an underscore promises nothing; it only has to say what it is.
    elif not any(re.match(r"_[a-z]", part) for part in path.parts):
        found += _public_faults(path, tree, listed)
    return [f"{path}: {fault}" for fault in found]


def _module_name(path: Path) -> str:
    parts = path.parts[:-1] if path.name == "__init__.py" else path.with_suffix("").parts
    return ".".join(["sterksociaalwerk", *parts])


def _modules() -> list[ModuleType]:
    return [importlib.import_module(_module_name(path)) for path in sources()]


def _public_names(module: ModuleType) -> list[str]:
    listed: list[str] = getattr(module, "__all__", [])
    return [name for name in listed if not name.startswith("__")]


def error_faults(modules: Iterable[ModuleType]) -> list[str]:
    """Return the exceptions that do not derive from the one root."""
    return [
        f"{module.__name__}.{name}"
        for module in modules
        for name, value in vars(module).items()
        if isinstance(value, type)
        and issubclass(value, BaseException)
        and value.__module__ == module.__name__
        and not issubclass(value, SterkSociaalWerkError)
    ]


def undocumented(pages: str, modules: Iterable[ModuleType]) -> list[str]:
    """Return the public names that no ``automodule`` of the reference shows."""
    shown_modules = re.findall(r"^\.\. automodule:: ([\w.]+)$", pages, flags=re.MULTILINE)
    shown = {
        id(getattr(module, name))
        for module in map(importlib.import_module, shown_modules)
        for name in _public_names(module)
    }
    return [
        f"{module.__name__}.{name}"
        for module in modules
        if not re.search(r"\._[a-z]", module.__name__)
        for name in _public_names(module)
        if id(getattr(module, name)) not in shown
    ]


def _reference() -> str:
    return "\n".join(
        page.read_text("utf-8") for page in sorted((ROOT / "docs" / "reference").glob("*.md"))
    )


def test_every_module_keeps_the_promise() -> None:
    found = [
        fault
        for path in sources()
        for fault in api_faults(PurePosixPath(path), (PACKAGE / path).read_text("utf-8"))
    ]
    assert not found, "\n".join(found)


def test_errors_have_one_root() -> None:
    assert error_faults(_modules()) == []


def test_everything_public_is_in_the_reference() -> None:
    assert undocumented(_reference(), _modules()) == []


def test_the_root_re_exports_the_rooms_of_the_decision() -> None:
    wanted = {
        name
        for room in rooms()
        if ROOMS.index(room) < ROOMS.index("reporting")
        for name in _public_names(importlib.import_module(f"sterksociaalwerk.{room}"))
    }
    if "reporting" in rooms():
        wanted.add("explain")
    assert set(_public_names(sterksociaalwerk)) == wanted


_SOUND = '''"""A module."""

from .other import helper

__all__ = ["LIMIT", "Noun", "verb"]

LIMIT = 3
"""The limit."""

_hidden = 1


class Noun:
    """A noun.

    >>> Noun()
    """

    def act(self):
        """Act."""

    def _hide(self):
        pass


def verb():
    """Do.

    >>> verb()
    """
'''

# What is changed in the sound module, and what has to be said about it.
_PLANTED = {
    "no module docstring": ('"""A module."""', "", "the module has no docstring"),
    "no list": ("__all__", "names", "the module has no __all__"),
    "listed but not there": ('"LIMIT"', '"LIMIT", "Lost"', "lists Lost"),
    "function not listed": (', "verb"]', "]", "verb is not in __all__"),
    "class not listed": ('"Noun", ', "", "Noun is not in __all__"),
    "constant not listed": ('"LIMIT", ', "", "LIMIT is not in __all__"),
    "constant without docstring": ('"""The limit."""', "", "LIMIT has no docstring"),
    "class without docstring": (
        '"""A noun.\n\n    >>> Noun()\n    """',
        "",
        "Noun has no docstring",
    ),
    "class without example": (">>> Noun()", "", "Noun has no example"),
    "method without docstring": ('"""Act."""', "pass", "Noun.act has no docstring"),
    "function without docstring": (
        '"""Do.\n\n    >>> verb()\n    """',
        "pass",
        "verb has no docstring",
    ),
    "function without example": (">>> verb()", "", "verb has no example"),
}


def test_what_is_sound_passes() -> None:
    assert api_faults(PurePosixPath("framework/x.py"), _SOUND) == []


@pytest.mark.parametrize(("old", "new", "fault"), _PLANTED.values(), ids=list(_PLANTED))
def test_a_planted_gap_is_found(old: str, new: str, fault: str) -> None:
    assert old in _SOUND
    found = api_faults(PurePosixPath("framework/x.py"), _SOUND.replace(old, new))
    assert len(found) == 1
    assert fault in found[0]


def test_a_planted_re_export_is_found() -> None:
    source = '"""A room."""\n\nfrom .norm import Norm, NormId\n\n__all__ = ["Norm"]\n'
    assert api_faults(PurePosixPath("framework/__init__.py"), source) == [
        "framework/__init__.py: NormId is not in __all__"
    ]


def test_a_planted_error_is_found() -> None:
    planted = ModuleType("planted")

    class StrayError(ValueError):
        pass

    class KinError(SterkSociaalWerkError):
        pass

    for error in (StrayError, KinError):
        error.__module__ = "planted"
        setattr(planted, error.__name__, error)
    assert error_faults([planted]) == ["planted.StrayError"]


def test_a_planted_unshown_name_is_found() -> None:
    planted = ModuleType("planted")
    vars(planted).update(__all__=["stray"], stray=object())
    assert undocumented(_reference(), [planted]) == ["planted.stray"]


def test_a_planted_lost_page_is_found() -> None:
    errors = importlib.import_module("sterksociaalwerk.errors")
    assert "sterksociaalwerk.errors.SterkSociaalWerkError" in undocumented("", [errors])
