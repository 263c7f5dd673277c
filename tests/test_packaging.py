# SPDX-License-Identifier: MIT
"""What a new user gets: few dependencies, a tidy tree, types, and no trace of where it was made."""

import re
import sys
import sysconfig
import tomllib
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement

import sterksociaalwerk
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


def test_what_is_tested_is_the_source_beside_the_tests_or_else_what_is_installed() -> None:
    assert sterksociaalwerk.__file__ is not None
    assert Path(sterksociaalwerk.__file__).resolve() == (PACKAGE / "__init__.py").resolve()
    if not (ROOT / "src").exists():
        assert PACKAGE.is_relative_to(sysconfig.get_path("purelib"))
        assert not [entry for entry in sys.path if Path(entry).name == "src"]


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


# ---------------------------------------------------------------- the changelog, and the citation

_HEADINGS = ("Added", "Changed", "Deprecated", "Removed", "Fixed", "Security", "Frameworks")
_NOT_YET = "not yet released"
_release = re.compile(rf"## (\d\d\.\d+) - ({_NOT_YET}|\d{{4}}-\d\d-\d\d)").fullmatch


def changelog_faults(changelog: str) -> list[str]:
    """Return where a changelog is not in the form of Keep a Changelog, newest first."""
    found: list[str] = []
    before, day_before, headings = [100], date.max, list[str]()
    for line in changelog.splitlines():
        if line.startswith("## "):
            release = _release(line)
            if release is None:
                found.append(f"{line!r} is no version with a day")
                continue
            version, headings = [*map(int, release[1].split("."))], []
            day = date.max if release[2] == _NOT_YET else date.fromisoformat(release[2])
            # Only the newest may be without a day.
            if version >= before or day > day_before or (day == date.max and before != [100]):
                found.append(f"{line!r} stands below an earlier one")
            elif day != date.max and day.year % 100 != version[0]:
                found.append(f"{line!r} is of another year")
            before, day_before = version, day
        elif line.startswith("### "):
            if line[4:] not in _HEADINGS or line in headings:
                found.append(f"{line!r} is no heading, or stands here twice")
            headings.append(line)
    return found


def test_the_changelog_is_kept_in_form() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert changelog_faults(changelog) == []
    assert "### Frameworks" in changelog


_SOUND = """
## 27.1 - not yet released
### Added
### Frameworks
## 26.2 - 2026-12-24
### Added
## 26.1 - 2026-12-02
"""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("27.1 - not yet released", "Unreleased"),
        ("### Frameworks", "### News"),
        ("### Frameworks", "### Added"),
        ("26.1 - 2026-12-02", "26.3 - 2026-12-02"),
        ("26.1 - 2026-12-02", "26.1 - 2026-12-30"),
        ("26.1 - 2026-12-02", "26.1 - not yet released"),
        ("26.2 - 2026-12-24", "26.2 - 2027-12-24"),
    ],
)
def test_a_planted_slip_in_the_changelog_is_found(old: str, new: str) -> None:
    assert changelog_faults(_SOUND) == []
    assert len(changelog_faults(_SOUND.replace(old, new))) == 1


def citation_faults(citation: str, version: str, changelog: str) -> list[str]:
    """Return where a citation differs from the version, or from the day that it was released on."""
    said = dict(re.findall(r'^([a-z-]+): "?([^"\n]+)"?$', citation, re.MULTILINE))
    released = re.search(rf"^## {re.escape(version)} - (\d.+)$", changelog, re.MULTILINE)
    wanted = {"version": version, "date-released": released and released[1]}
    return [f"{key} must be {day}" for key, day in wanted.items() if said.get(key) != day]


def test_the_citation_is_of_this_version() -> None:
    citation = (ROOT / "docs" / "project" / "CITATION.cff").read_text("utf-8")
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert citation_faults(citation, sterksociaalwerk.__version__, changelog) == []


def test_a_planted_citation_is_found() -> None:
    citation = 'version: "26.2"\ndate-released: "2026-12-24"\n'
    assert citation_faults(citation, "26.2", _SOUND) == []
    assert citation_faults(citation, "27.1", _SOUND) == [
        "version must be 27.1",
        "date-released must be None",
    ]
    assert citation_faults('version: "26.2"\n', "26.2", _SOUND) == [
        "date-released must be 2026-12-24"
    ]
