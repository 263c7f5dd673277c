# SPDX-License-Identifier: MIT
"""What a new user gets: few dependencies, a tidy tree, types, and no trace of where it was made."""

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement

from tests.project import PACKAGE, ROOT, tracked_files

_DEPENDENCIES = frozenset({"attrs", "cattrs", "packaging"})
_TOP_LEVEL = frozenset(
    {"CHANGELOG.md", "LICENSE", "README.md", "docs", "pyproject.toml", "src", "tests"}
)


def dependency_faults(dependencies: Iterable[str]) -> list[str]:
    """Return what is wrong with the run-time dependencies."""
    requirements = [Requirement(dependency) for dependency in dependencies]
    found = [
        f"{requirement}: exactly one lower bound, and nothing else"
        for requirement in requirements
        if [specifier.operator for specifier in requirement.specifier] != [">="]
        or requirement.marker
        or requirement.extras
        or requirement.url
    ]
    names = sorted(requirement.name for requirement in requirements)
    if names != sorted(_DEPENDENCIES):
        found.append(f"depends on {names}")
    return found


def tree_faults(files: Iterable[Path]) -> list[str]:
    """Return the entries at the top level that do not belong there."""
    entries = {file.parts[0] for file in files}
    return sorted(entry for entry in entries - _TOP_LEVEL if not entry.startswith("."))


# A folder of somebody's machine; a path that climbs; a package index.
_MACHINE = re.compile(r"(?<![\w.:/<~*-])/(?:home|mnt|opt|root|srv|tmp|Users|work)(?:/|\b)[\w.-]*")
_CLIMB = re.compile(r"(?<![\w/.])(?:\.\./)+\w[\w./-]*")
_INDEX = re.compile(r"(?:extra-)?index[-_]url|find[-_]links|pypi[.]org/simple", re.IGNORECASE)


def text_faults(file: Path, text: str, root: Path) -> list[str]:
    """Return the traces of one machine that a file holds, given its path within the project."""
    found = [f"{file}: {match[0]} is of one machine" for match in _MACHINE.finditer(text)]
    found += [f"{file}: {match[0]} is how one machine installs" for match in _INDEX.finditer(text)]
    for match in _CLIMB.finditer(text):
        target = (root / file.parent / match[0]).resolve()
        if not target.is_relative_to(root) or not (
            target.exists() or target.with_suffix(".md").exists()
        ):
            found.append(f"{file}: {match[0]} leads out of the project")
    return found


def _pyproject() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def test_dependencies() -> None:
    assert dependency_faults(_pyproject()["project"]["dependencies"]) == []


def test_a_planted_dependency_is_found() -> None:
    assert len(dependency_faults(["attrs>=1,<2", "cattrs>=1", "packaging>=1"])) == 1


def python_faults(pyproject: dict[str, Any]) -> list[str]:
    """Return where the versions of Python are not those that the classifiers promise."""
    project = pyproject["project"]
    promised = re.findall(r"Python :: (3\.\d+)", "\n".join(project["classifiers"]))
    tested = [name for name in pyproject["tool"]["tox"]["env_list"] if name.startswith("3.")]
    found: list[str] = []
    if tested != promised:
        found.append(f"promises {promised}, and tests {tested}")
    if project["requires-python"] != f">={min(promised)}":
        found.append(f"promises {promised}, and requires {project['requires-python']}")
    return found


def test_every_promised_python_is_tested() -> None:
    assert python_faults(_pyproject()) == []


def test_a_planted_python_is_found() -> None:
    planted = _pyproject()
    planted["tool"]["tox"]["env_list"].remove("3.11")
    assert len(python_faults(planted)) == 1


def test_the_types_are_shipped() -> None:
    assert "Typing :: Typed" in _pyproject()["project"]["classifiers"]
    assert (PACKAGE / "py.typed").is_file()


def test_the_top_level_is_tidy() -> None:
    assert tree_faults(tracked_files()) == []


def test_a_planted_entry_is_found() -> None:
    planted = [Path("src/a.py"), Path(".ci/run"), Path("setup.py"), Path("scripts/x.py")]
    assert tree_faults(planted) == ["scripts", "setup.py"]


def test_the_project_speaks_of_itself_alone() -> None:
    found = [
        fault
        for file in tracked_files()
        for fault in text_faults(file, (ROOT / file).read_text("utf-8", "replace"), ROOT)
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("docs/x.md", "see /ho" + "me/someone/notes.md"),
        ("README.md", "see `.." + "/elsewhere/notes.md`"),
        ("pyproject.toml", "extra-index" + "-url = 'https://example.org'"),
    ],
    ids=["machine", "outside", "index"],
)
def test_a_planted_trace_is_found(file: str, text: str) -> None:
    assert len(text_faults(Path(file), text, ROOT)) == 1


def test_a_link_within_the_project_is_no_trace() -> None:
    text = "[tests](../tests/test_packaging.py) and https://example.org/home/x and `cd ..`"
    assert text_faults(Path("docs/x.md"), text, ROOT) == []
