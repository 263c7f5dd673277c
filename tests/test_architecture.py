# SPDX-License-Identifier: MIT
"""The plan of the packages: imports run down, nothing ambient is touched, one concept a file."""

import ast
import re
from collections.abc import Iterator
from pathlib import PurePosixPath

import pytest

from tests.project import PACKAGE, PACKAGES, sources

# The engine knows nothing of the domain; modules beside the packages serve all of them.
_ENGINE, _SHARED = "_engine", "shared"
_ORDER = ("errors", _SHARED, _ENGINE, *PACKAGES[1:])

# It is data, and needs what data are made of.
_LABEL_MAY_IMPORT = frozenset({_SHARED, "framework", "scheme", "label"})
# The one import upwards, made when it is called.
_UPWARD = frozenset({("_notebooks.py", "reporting._notebook.shown_in_notebook")})
# A type checker cannot see what is loaded on first use.
_LAZY = frozenset({"__init__.py", "label/__init__.py"})
_MOST_LINES = 400

# What reads or writes the world around the caller, or gives another answer each time.
_AMBIENT_MODULES = (
    *("asyncio", "ctypes", "fileinput", "getpass", "glob", "http", "importlib", "io", "locale"),
    *("logging", "mmap", "multiprocessing", "os", "pathlib", "platform", "random", "secrets"),
    *("selectors", "shutil", "signal", "site", "socket", "sqlite3", "ssl", "subprocess"),
    *("tempfile", "threading", "time", "tkinter", "urllib.request"),
)
_AMBIENT_NAMES = (
    *("datetime.date.today", "datetime.datetime.now", "datetime.datetime.today"),
    *("datetime.datetime.utcnow", "sys.argv", "sys.stderr", "sys.stdin", "sys.stdout"),
    *("uuid.getnode", "uuid.uuid1", "uuid.uuid4"),
)
_AMBIENT_CALLS = frozenset({"__import__", "breakpoint", "eval", "exec", "input", "open", "print"})


def _package(module: str) -> str:
    """Return the package of a dotted path within the library; the root is the empty one."""
    first = module.split(".", maxsplit=1)[0]
    return _SHARED if re.match(r"_[a-z]", first) and first != _ENGINE else first


def _imports(path: PurePosixPath, tree: ast.Module) -> Iterator[tuple[int, bool, str]]:
    """Yield line, whether it is of this library, and dotted name, for every name imported."""
    package = path.parent.parts
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                own = alias.name.split(".")[0] == "sterksociaalwerk"
                yield node.lineno, own, alias.name
        elif isinstance(node, ast.ImportFrom):
            base = node.module.split(".") if node.module else []
            if node.level:
                base = [*package[: len(package) - node.level + 1], *base]
            own = bool(node.level) or base[0] == "sterksociaalwerk"
            for alias in node.names:
                yield node.lineno, own, ".".join([*base, alias.name])


def _outside_fault(path: PurePosixPath, name: str) -> str:
    """Return what is wrong with importing a name from outside the library, else nothing."""
    if name == "importlib.import_module" and str(path) == "_lazy.py":
        return ""
    if any(name == banned or name.startswith(f"{banned}.") for banned in _AMBIENT_MODULES):
        return f"imports {name}, which reaches outside"
    if name in _AMBIENT_NAMES:
        return f"imports {name}, which is not the caller's to see"
    if name.split(".", maxsplit=1)[0] == "cattrs" and path.parts[0] != "exchange":
        return f"imports {name}, which only exchange may do"
    return ""


def _inside_fault(package: str, name: str) -> str:
    """Return what is wrong with importing a name from within the library, else nothing."""
    if name.split(".", maxsplit=1)[0] == "sterksociaalwerk":
        return f"imports {name} by its full name; within the library, relatively"
    target = _package(name)
    if target not in _ORDER or package not in ("", *_ORDER):
        return f"imports {name}, and one of the two is in no package of the plan"
    if package == "":
        return ""
    inner = name.split(".")[1:]
    private = any(part.startswith("_") for part in inner)
    fault = ""
    if _ORDER.index(target) > _ORDER.index(package):
        fault = f"{package} imports {name}, which stands above it"
    elif package == "label" and target not in _LABEL_MAY_IMPORT:
        fault = f"label imports {name}; it is data"
    elif package == _ENGINE and target != _ENGINE:
        fault = f"the engine imports {name}; it knows bytes, integers and tuples only"
    elif private and target not in {package, _ENGINE, _SHARED}:
        fault = f"imports {name}, which is private to {target}"
    return fault


def _import_faults(path: PurePosixPath, tree: ast.Module) -> Iterator[str]:
    module = path.parts[:-1] if path.name == "__init__.py" else path.with_suffix("").parts
    package = _package(".".join(module))
    for line, own, name in _imports(path, tree):
        if (str(path), name) in _UPWARD:
            continue
        if fault := _inside_fault(package, name) if own else _outside_fault(path, name):
            yield f"{path}:{line}: {fault}"


def _dotted(node: ast.expr) -> str:
    """Return ``a.b.c`` for an attribute of an attribute of a name, else nothing."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and (base := _dotted(node.value)):
        return f"{base}.{node.attr}"
    return ""


def _ambient_faults(path: PurePosixPath, tree: ast.Module) -> Iterator[str]:
    full_names = {
        alias.asname or alias.name: f"{node.module}.{alias.name}"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and not node.level
        for alias in node.names
    } | {
        alias.asname: alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
        if alias.asname
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            first, _, rest = _dotted(node).partition(".")
            name = f"{full_names.get(first, first)}.{rest}"
            if name in _AMBIENT_NAMES:
                yield f"{path}:{node.lineno}: uses {name}, which is not the caller's to see"
        elif (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in _AMBIENT_CALLS
        ):
            yield f"{path}:{node.lineno}: calls {node.func.id}, which reaches outside"


def _form_faults(path: PurePosixPath, source: str, tree: ast.Module) -> Iterator[str]:
    if str(path) not in _LAZY and re.search(r"\bTYPE_CHECKING\b", source):
        yield f"{path}: TYPE_CHECKING; annotations have to be there at run time"
    lines = len(source.splitlines())
    if lines > _MOST_LINES:
        yield f"{path}: {lines} lines, more than {_MOST_LINES}: more than one concept"
    for node in tree.body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and node.name == path.stem:
            yield f"{path}:{node.lineno}: {node.name} bears the name of its module"


def faults(path: PurePosixPath, source: str) -> list[str]:
    """Return what is wrong with a source file, given its path within the library."""
    tree = ast.parse(source)
    return [
        *_import_faults(path, tree),
        *_ambient_faults(path, tree),
        *_form_faults(path, source, tree),
    ]


def test_the_plan_is_kept() -> None:
    found = [
        fault
        for path in sources()
        for fault in faults(PurePosixPath(path), (PACKAGE / path).read_text("utf-8"))
    ]
    assert not found, "\n".join(found)


def test_the_plan_names_what_is_there() -> None:
    inner = {path.parts[0].removesuffix(".py") for path in sources() if path.name != "__init__.py"}
    assert {_package(name) for name in inner} == set(_ORDER)


# For each rule one fault that has to be seen: a guard that cannot fail proves nothing.
_PLANTED = {
    "up": ("framework/norm.py", "def late():\n    from ..evaluation import x", "above it"),
    "another way up": (
        "_notebooks.py",
        "def late():\n    from .reporting import explain",
        "above it",
    ),
    "unknown": ("framework/norm.py", "from ..cellar import x", "no package of the plan"),
    "private": ("audit/x.py", "from ..framework._layout import Layout", "private to framework"),
    "engine": ("_engine/x.py", "from .._checks import fail", "bytes, integers"),
    "label": ("label/x.py", "from ..audit import Audit", "it is data"),
    "absolute": ("audit/x.py", "import sterksociaalwerk.framework", "relatively"),
    "cattrs": ("reporting/x.py", "from cattrs import Converter", "only exchange"),
    "lazy": ("audit/x.py", "from importlib import import_module", "reaches outside"),
    "checking": ("audit/x.py", "import typing\ntyping.TYPE_CHECKING", "TYPE_CHECKING"),
    "clock": ("audit/x.py", "from datetime import date as d\nf = d.today", "date.today"),
    "clock, dotted": ("audit/x.py", "import datetime as dt\ndt.date.today()", "date.today"),
    "random id": ("audit/x.py", "from uuid import uuid4", "uuid.uuid4"),
    "ambient": ("audit/x.py", "import os.path", "reaches outside"),
    "call": ("audit/x.py", "print('x')", "reaches outside"),
    "long": ("audit/x.py", "\n" * (_MOST_LINES + 1), "more than one concept"),
    "name": ("audit/coverage.py", "def coverage():\n    pass", "name of its module"),
}


@pytest.mark.parametrize(("path", "source", "reason"), _PLANTED.values(), ids=list(_PLANTED))
def test_a_planted_fault_is_found(path: str, source: str, reason: str) -> None:
    found = faults(PurePosixPath(path), source)
    assert len(found) >= 1
    assert reason in found[0]
