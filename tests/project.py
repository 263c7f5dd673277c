# SPDX-License-Identifier: MIT
"""Where things are, found by path: a package that cannot be imported can still be judged."""

import subprocess
from importlib.util import find_spec
from pathlib import Path

import pytest

__all__ = ["PACKAGE", "PACKAGES", "ROOT", "sources", "tracked_files"]

ROOT = Path(__file__).resolve().parent.parent

# What users import from, in reading order; imports run only from a later one to an earlier one.
PACKAGES = (
    "errors",
    "framework",
    "scheme",
    "audit",
    "evaluation",
    "improvement",
    "comparison",
    "conclusion",
    "certification",
    "sector",
    "exchange",
    "reporting",
    "label",
)


def _package() -> Path:
    beside = ROOT / "src" / "sterksociaalwerk"
    if beside.is_dir():
        return beside
    # The wheel is tested with `src` taken away.
    spec = find_spec("sterksociaalwerk")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent


PACKAGE = _package()


def sources() -> list[Path]:
    """Return every source file, relative to the package."""
    return sorted(path.relative_to(PACKAGE) for path in PACKAGE.rglob("*.py"))


def tracked_files() -> list[Path]:
    """Return the files of the project, relative to its root; skip where git does not know them."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a checkout: only git knows which files are the project's")
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],  # noqa: S607
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    files = (Path(name) for name in sorted(set(listed.stdout.split("\0"))) if name)
    # A file may have been removed since git last looked.
    return [file for file in files if (ROOT / file).is_file()]
