# SPDX-License-Identifier: MIT
"""The house: imports run down, nothing ambient is touched, and no file outgrows its concept."""

import ast
import re
from collections.abc import Iterator
from pathlib import PurePosixPath

import pytest

from tests.project import PACKAGE, ROOMS, sources

# A file beside the rooms belongs to none of them and serves them all, so it stands below them.
_SHARED = "shared"
_ORDER = ("errors", _SHARED, *ROOMS[1:])

_ROOT_MAY_IMPORT = frozenset({"errors", *ROOMS[1 : ROOMS.index("reporting") + 1]})
_LABEL_MAY_IMPORT = frozenset({"framework", "scheme", "label"})

# What reads or writes the world around the caller, or gives another answer each time.
_AMBIENT_MODULES = frozenset(
    {
        "asyncio",
        "ctypes",
        "fileinput",
        "getpass",
        "glob",
        "http",
        "importlib",
        "io",
        "locale",
        "logging",
        "mmap",
        "multiprocessing",
        "os",
        "pathlib",
        "platform",
        "random",
        "secrets",
        "selectors",
        "shutil",
        "signal",
        "site",
        "socket",
        "sqlite3",
        "ssl",
        "subprocess",
        "tempfile",
        "threading",
        "time",
        "tkinter",
        "urllib.request",
    }
)
_AMBIENT_NAMES = frozenset(
    {
        "datetime.date.today",
        "datetime.datetime.now",
        "datetime.datetime.today",
        "datetime.datetime.utcnow",
        "sys.argv",
        "sys.stderr",
        "sys.stdin",
        "sys.stdout",
        "uuid.getnode",
        "uuid.uuid1",
        "uuid.uuid4",
    }
)
_AMBIENT_CALLS = frozenset({"__import__", "breakpoint", "eval", "exec", "input", "open", "print"})
_MOST_LINES = 400


def _room(module: str) -> str:
    """Return the room of a dotted path within the package; the root is the empty room."""
    first = module.split(".", maxsplit=1)[0]
    return _SHARED if re.match(r"_[a-z]", first) else first


def _imports(path: PurePosixPath, tree: ast.Module) -> Iterator[tuple[int, bool, str]]:
    """Yield line, whether it is of this package, and dotted name, for every name imported."""
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


def _outside_fault(room: str, name: str) -> str:
    """Return what is wrong with importing a name from outside the package, else nothing."""
    if any(name == banned or name.startswith(f"{banned}.") for banned in _AMBIENT_MODULES):
        return f"imports {name}, which reaches outside"
    if name in _AMBIENT_NAMES:
        return f"imports {name}, which is not the caller's to see"
    if name.split(".", maxsplit=1)[0] == "cattrs" and room != "exchange":
        return f"imports {name}, which only the room exchange may do"
    return ""


def _inside_fault(room: str, name: str) -> str:
    """Return what is wrong with importing a name from within the package, else nothing."""
    if name.split(".", maxsplit=1)[0] == "sterksociaalwerk":
        return f"imports {name} by its full name; within the package, relatively"
    target = _room(name)
    if target not in _ORDER or room not in ("", *_ORDER):
        return f"imports {name}, and one of the two is in no room"
    if room == "":
        right = target in _ROOT_MAY_IMPORT
        return "" if right else f"the root imports {name}, which is imported by name only"
    if _ORDER.index(target) > _ORDER.index(room):
        return f"{room} imports {name}, up the house"
    if room == "label" and target not in _LABEL_MAY_IMPORT:
        return f"label imports {name}; it is data and needs the framework only"
    return ""


def _import_faults(path: PurePosixPath, tree: ast.Module) -> Iterator[str]:
    module = path.parts[:-1] if path.name == "__init__.py" else path.with_suffix("").parts
    room = _room(".".join(module))
    for line, own, name in _imports(path, tree):
        if fault := _inside_fault(room, name) if own else _outside_fault(room, name):
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


def faults(path: PurePosixPath, source: str) -> list[str]:
    """Return what is wrong with a source file, given its path within the package."""
    tree = ast.parse(source)
    found = [*_import_faults(path, tree), *_ambient_faults(path, tree)]
    found += [
        f"{path}:{node.lineno}: TYPE_CHECKING; annotations have to be there at run time"
        for node in ast.walk(tree)
        if isinstance(node, ast.Name | ast.Attribute | ast.alias)
        and "TYPE_CHECKING"
        in {getattr(node, "id", ""), getattr(node, "attr", ""), getattr(node, "name", "")}
    ]
    lines = len(source.splitlines())
    if lines > _MOST_LINES:
        found.append(f"{path}: {lines} lines, more than {_MOST_LINES}: more than one concept")
    return found


def test_the_house_stands() -> None:
    found = [
        fault
        for path in sources()
        for fault in faults(PurePosixPath(path), (PACKAGE / path).read_text("utf-8"))
    ]
    assert not found, "\n".join(found)


# Each of these has to be seen, and for the reason given: a guard that cannot fail proves nothing.
_PLANTED = {
    "up": ("framework/norm.py", "from ..evaluation import decide", "up the house"),
    "up, from the package": ("framework/norm.py", "from .. import evaluation", "up the house"),
    "up, within a function": (
        "framework/norm.py",
        "def late():\n    from ..evaluation.verdict import Verdict",
        "up the house",
    ),
    "errors to a room": ("errors.py", "from .framework import Norm", "up the house"),
    "errors to shared": ("errors.py", "from ._checks import fail", "up the house"),
    "shared to a room": ("_checks.py", "from .framework import Norm", "up the house"),
    "to the root": ("audit/scope.py", "from .. import Norm", "in no room"),
    "a stranger": ("extra/x.py", "from ..errors import Fault", "in no room"),
    "root to label": ("__init__.py", "from .label import V2019", "by name only"),
    "root to exchange": ("__init__.py", "from . import exchange", "by name only"),
    "label to evaluation": ("label/editions.py", "from ..evaluation import decide", "needs the"),
    "absolute": ("audit/x.py", "from sterksociaalwerk.framework import Norm", "relatively"),
    "absolute module": ("audit/x.py", "import sterksociaalwerk.framework", "relatively"),
    "cattrs": ("reporting/x.py", "from cattrs import Converter", "only the room exchange"),
    "type checking": ("audit/x.py", "from typing import TYPE_CHECKING", "TYPE_CHECKING"),
    "type checking, dotted": (
        "audit/x.py",
        "import typing\nif typing.TYPE_CHECKING:\n    pass",
        "TYPE_CHECKING",
    ),
    "today": ("audit/x.py", "import datetime\ndatetime.date.today()", "datetime.date.today"),
    "today, from": ("audit/x.py", "from datetime import date\ndate.today()", "datetime.date.today"),
    "today, renamed": ("audit/x.py", "import datetime as dt\ndt.date.today()", "date.today"),
    "today, passed on": ("audit/x.py", "from datetime import date\nf = date.today", "date.today"),
    "now": ("audit/x.py", "from datetime import datetime as d\nd.now()", "datetime.datetime.now"),
    "standard output": ("audit/x.py", "import sys\nsys.stdout.write('')", "sys.stdout"),
    "random id": ("audit/x.py", "from uuid import uuid4", "uuid.uuid4"),
    "random id, dotted": ("audit/x.py", "import uuid\nuuid.uuid4()", "uuid.uuid4"),
    "a long file": ("audit/x.py", "\n" * (_MOST_LINES + 1), "more than one concept"),
    **{
        f"import {name}": ("audit/x.py", f"import {name}", "reaches outside")
        for name in sorted(_AMBIENT_MODULES)
    },
    **{
        f"from {name}": ("audit/x.py", f"from {name} import anything", "reaches outside")
        for name in sorted(_AMBIENT_MODULES)
    },
    "a submodule": ("audit/x.py", "import os.path", "reaches outside"),
    **{
        f"call {name}": ("audit/x.py", f"{name}('x')", "reaches outside")
        for name in sorted(_AMBIENT_CALLS)
    },
}


@pytest.mark.parametrize(("path", "source", "reason"), _PLANTED.values(), ids=list(_PLANTED))
def test_a_planted_fault_is_found(path: str, source: str, reason: str) -> None:
    found = faults(PurePosixPath(path), source)
    assert len(found) >= 1
    assert reason in found[0]


# And these are right: a guard that always fails proves as little.
_SOUND = {
    "down": ("evaluation/verdict.py", "from ..framework import Framework"),
    "within a room": ("framework/norm.py", "from .rating import Rating"),
    "shared": ("framework/norm.py", "from .._checks import fail"),
    "shared to errors": ("_checks.py", "from .errors import Fault"),
    "root": ("__init__.py", "from .framework import Norm\nfrom .reporting import explain"),
    "label": ("label/editions.py", "from ..framework import Framework"),
    "exchange": ("exchange/convert.py", "from cattrs import Converter"),
    "a date": ("audit/x.py", "import datetime\ndatetime.date(2019, 5, 1)"),
    "a derived id": ("audit/x.py", "from uuid import uuid5"),
    "a file that fits": ("audit/x.py", "\n" * _MOST_LINES),
    "a longer name": ("audit/x.py", "import operator, statistics"),
}


@pytest.mark.parametrize(("path", "source"), _SOUND.values(), ids=list(_SOUND))
def test_what_is_sound_passes(path: str, source: str) -> None:
    assert faults(PurePosixPath(path), source) == []
