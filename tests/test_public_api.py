# SPDX-License-Identifier: MIT
"""The promise: one public path to every name, documented and shown at work; errors have one root.

A name is public if it stands in the `__all__` of a package; a few of them are in the root as well.
"""

import ast
import importlib
import inspect
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePosixPath
from types import ModuleType

import pytest

import sterksociaalwerk
from sterksociaalwerk.errors import SterkSociaalWerkError
from tests.project import PACKAGE, PACKAGES, ROOT, sources

_Definition = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def _is_private(path: PurePosixPath) -> bool:
    return any(re.match(r"_[a-z]", part) for part in path.parts)


def _bound(node: ast.stmt) -> Iterator[str]:
    """Yield the names that a statement at the top of a module defines, if others may use them."""
    names: list[str] = []
    match node:
        case ast.ClassDef() | ast.FunctionDef() | ast.AsyncFunctionDef():
            names = [node.name]
        case ast.Assign():
            names = [target.id for target in node.targets if isinstance(target, ast.Name)]
        case ast.AnnAssign(target=ast.Name(id=name)):
            names = [name]
        case _:
            pass
    yield from (name for name in names if not name.startswith("_"))


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


def api_faults(path: PurePosixPath, source: str, public: Iterable[str]) -> list[str]:
    """Return what is missing from a module, given its path and the names of its package."""
    tree = ast.parse(source)
    found = [] if ast.get_docstring(tree) else ["the module has no docstring"]
    # What a package holds is defined elsewhere, and what is private promises nothing.
    if path.name == "__init__.py" or _is_private(path):
        return found
    offered = frozenset(public)
    for node, after in zip(tree.body, [*tree.body[1:], None], strict=True):
        for name in _bound(node):
            if name not in offered:
                found.append(f"{name} is not in the __all__ of the package")
            elif isinstance(node, _Definition):
                found += _definition_faults(node)
            elif not (isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant)):
                found.append(f"{name} has no docstring below it")
    return found


def _package_of(path: PurePosixPath) -> str:
    return ".".join(["sterksociaalwerk", path.parts[0].removesuffix(".py")])


def _modules() -> list[ModuleType]:
    names = (path.with_suffix("").parts for path in sources())
    return [
        importlib.import_module(".".join(["sterksociaalwerk", *parts]).removesuffix(".__init__"))
        for parts in names
    ]


def _public(package: str = "") -> list[str]:
    names: list[str] = importlib.import_module(f"sterksociaalwerk.{package}".strip(".")).__all__
    return names


def test_every_module_keeps_the_promise() -> None:
    found = [
        f"{path}: {fault}"
        for path in map(PurePosixPath, sources())
        for fault in api_faults(
            path,
            (PACKAGE / path).read_text("utf-8"),
            getattr(importlib.import_module(_package_of(path)), "__all__", ())
            if path.parts[0].removesuffix(".py") in PACKAGES
            else (),
        )
    ]
    assert not found, "\n".join(found)


_SOUND = '''"""A module."""

LIMIT = 3
"""The limit."""

_hidden = 1


class Noun:
    """A noun.

    >>> Noun()
    """

    def act(self):
        """Act."""


def verb():
    """Do.

    >>> verb()
    """
'''

# What is changed in the sound module, and what has to be said about it.
_PLANTED = {
    "module": ('"""A module."""', "", "the module has no docstring"),
    "stray": ("_hidden = 1", "stray = 1", "stray is not in the __all__"),
    "constant": ('"""The limit."""', "", "LIMIT has no docstring"),
    "class": ('"""A noun.\n\n    >>> Noun()\n    """', "", "Noun has no docstring"),
    "example": (">>> verb()", "", "verb has no example"),
    "method": ('"""Act."""', "pass", "Noun.act has no docstring"),
}


@pytest.mark.parametrize(("old", "new", "fault"), _PLANTED.values(), ids=list(_PLANTED))
def test_a_planted_gap_is_found(old: str, new: str, fault: str) -> None:
    path, names = PurePosixPath("framework/x.py"), ["LIMIT", "Noun", "verb"]
    assert api_faults(path, _SOUND, names) == []
    (found,) = api_faults(path, _SOUND.replace(old, new), names)
    assert fault in found


# ---------------------------------------------------------------- one path to every name


def test_every_name_is_offered_by_one_package_and_there_in_order() -> None:
    offered = {package: _public(package) for package in PACKAGES}
    times = Counter(name for names in offered.values() for name in names)
    assert [name for name, count in times.items() if count > 1] == []
    for names in offered.values():
        assert len(set(names)) == len(names)
        assert not [name for name in names if name.startswith("_")]


def test_the_root_offers_what_programs_call_construct_or_branch_on() -> None:
    names = [name for name in _public() if name not in PACKAGES]
    homes = {name: package for package in PACKAGES for name in _public(package)}
    for name in names:
        home = importlib.import_module(f"sterksociaalwerk.{homes[name]}")
        assert getattr(sterksociaalwerk, name) is getattr(home, name)
    assert set(PACKAGES) <= set(_public())
    # Data of one label are never in the root, and the root stays small enough to read.
    assert "label" not in {homes[name] for name in names}
    assert 40 < len(names) < 80


def typed(source: str) -> list[str]:
    """Return the names that a type checker sees in a lazy package: each imported as itself."""
    return [
        alias.asname
        for node in ast.parse(source).body
        if isinstance(node, ast.If)
        for statement in node.body
        if isinstance(statement, ast.ImportFrom)
        for alias in statement.names
        if alias.asname and alias.asname == alias.name
    ]


@pytest.mark.parametrize("name", ["sterksociaalwerk", "sterksociaalwerk.label"])
def test_type_checkers_see_what_is_loaded_on_first_use(name: str) -> None:
    package = importlib.import_module(name)
    seen = typed(inspect.getsource(package))
    assert sorted(seen) == sorted(package.__all__)
    assert set(package.__all__) <= set(dir(package))
    with pytest.raises(AttributeError, match="has no attribute 'typo'"):
        _ = package.typo


def test_a_planted_name_that_only_one_of_the_two_has_is_found() -> None:
    planted = "if TYPE_CHECKING:\n    from .norm import Norm as Norm, Other as Hidden\n"
    assert typed(planted) == ["Norm"]


def packages_loaded(program: str) -> list[str]:
    """Return the packages that a program has loaded at its end, in a fresh interpreter."""
    program += (
        "\nimport sys\nprint(*sorted({name.split('.')[1] for name in sys.modules"
        " if name.startswith('sterksociaalwerk.')}))"
    )
    finished = subprocess.run(  # noqa: S603  # the program is ours
        [sys.executable, "-c", program], check=True, capture_output=True, text=True, cwd=ROOT
    )
    return [name for name in finished.stdout.split() if not name.startswith("_")]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("program", "expected"),
    [
        ("import sterksociaalwerk", []),
        ("import sterksociaalwerk as ssw; ssw.Norm; dir(ssw)", ["errors", "framework"]),
        ("import sterksociaalwerk as ssw; ssw.label.V2019", ["errors", "framework", "label"]),
        ("from sterksociaalwerk import evaluate", ["errors", "evaluation", "framework"]),
        ("from sterksociaalwerk import *", sorted(PACKAGES)),
    ],
)
def test_a_package_is_loaded_when_it_is_first_used(program: str, expected: list[str]) -> None:
    assert packages_loaded(program) == expected


def test_a_package_is_found_like_a_name() -> None:
    load: Callable[[str], object] = vars(sterksociaalwerk)["__getattr__"]
    assert load("framework") is importlib.import_module("sterksociaalwerk.framework")
    assert load("Norm") is sterksociaalwerk.Norm


# ---------------------------------------------------------------- the reference, and errors


def documented(pages: str) -> list[str]:
    """Return the names that the sections of the reference hold, with their package."""
    sections = re.findall(r"^```\{names\} (\w+)\n(.*?)^```$", pages, re.MULTILINE | re.DOTALL)
    return [f"{package}.{name}" for package, names in sections for name in names.split()]


def test_everything_public_is_in_one_section_of_the_reference() -> None:
    reference = (ROOT / "docs" / "reference").glob("*.md")
    pages = "\n".join(page.read_text("utf-8") for page in sorted(reference))
    offered = [f"{package}.{name}" for package in PACKAGES for name in _public(package)]
    assert sorted(documented(pages)) == sorted(offered)


def test_planted_sections_are_read() -> None:
    planted = "## Some\n\n```{names} one\nA\nb\n```\n\n## Others\n\n```{names} two\nC\n```\n"
    assert documented(planted) == ["one.A", "one.b", "two.C"]


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


def test_errors_have_one_root() -> None:
    assert error_faults(_modules()) == []


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
