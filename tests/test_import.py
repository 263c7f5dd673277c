# SPDX-License-Identifier: MIT
"""What `import sterksociaalwerk` costs: nothing that most callers never use."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.project import PACKAGE

# Conversion is for the edges, and reading metadata is slower than all the rest together.
_HEAVY = frozenset({"cattrs", "importlib.metadata", "json"})


def loaded(package: str, folder: Path) -> frozenset[str]:
    """Return the modules that importing a package from a folder adds to a fresh interpreter."""
    program = (
        "import sys; sys.path.insert(0, sys.argv[2]); before = set(sys.modules); "
        "__import__(sys.argv[1]); print(*set(sys.modules) - before)"
    )
    finished = subprocess.run(  # noqa: S603  # the program is ours
        [sys.executable, "-I", "-c", program, package, str(folder)],
        check=True,
        capture_output=True,
        text=True,
    )
    return frozenset(finished.stdout.split())


@pytest.mark.slow
def test_the_root_is_light() -> None:
    modules = loaded("sterksociaalwerk", PACKAGE.parent)
    assert "sterksociaalwerk" in modules
    assert not modules & _HEAVY


@pytest.mark.slow
def test_who_evaluates_loads_nothing_that_reads_specifiers() -> None:
    modules = loaded("sterksociaalwerk.evaluation", PACKAGE.parent)
    assert "packaging.version" in modules
    assert not modules & (_HEAVY | {"packaging.specifiers"})


@pytest.mark.slow
def test_a_planted_import_is_found(tmp_path: Path) -> None:
    (tmp_path / "planted").mkdir()
    (tmp_path / "planted" / "__init__.py").write_text("from . import edge\n", "utf-8")
    (tmp_path / "planted" / "edge.py").write_text("import json\n", "utf-8")
    assert "json" in loaded("planted", tmp_path) & _HEAVY
