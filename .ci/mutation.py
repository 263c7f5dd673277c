# SPDX-License-Identifier: MIT
"""Run mutation tests on one package, in a copy of the project; list the mutants that live.

Usage: mutation.py PACKAGE [MUTANT...]

The copy is kept, so that naming mutants runs these again, with tests that were written since.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import gettempdir

ROOT = Path(__file__).resolve().parent.parent

# By package: the tests that are about it. All of them for each mutant would take days.
TESTS = {
    "framework": ("framework", "label"),
    "scheme": ("scheme", "label"),
    "evaluation": ("evaluation",),
    "improvement": ("improvement",),
    "comparison": ("comparison", "laws"),
    "conclusion": ("conclusion", "laws"),
    "audit": ("audit", "laws"),
    "certification": ("certification",),
    "exchange": ("exchange",),
    "sector": ("sector",),
}

# A run has to say whether a test failed, not why.
FAST = [
    *("--no-cov", "--assert=plain", "--tb=no", "--no-summary"),
    *("-pno:cacheprovider", "-pno:unraisableexception", "-pno:threadexception"),
]


def configuration(package: str) -> str:
    """Return what mutmut has to know."""
    selected = [f"tests/{folder}" for folder in TESTS[package]]
    return f"""
[tool.mutmut]
source_paths = ["src"]
only_mutate = ["src/sterksociaalwerk/{package}/*"]
also_copy = ["docs", "README.md"]
pytest_add_cli_args = {FAST!r}
pytest_add_cli_args_test_selection = {[*selected, "tests/test_exact_messages.py"]!r}
"""


def copy(package: str) -> Path:
    """Copy what the tests need, configured for one package."""
    to = Path(os.environ.get("MUTATION", gettempdir())) / package
    for folder in ("src", "tests", "docs"):
        shutil.rmtree(to / folder, ignore_errors=True)
        shutil.copytree(ROOT / folder, to / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for file in ("README.md", "pyproject.toml"):
        shutil.copy(ROOT / file, to / file)
    with (to / "pyproject.toml").open("a", encoding="utf-8") as settings:
        settings.write(configuration(package))
    return to


def main(package: str, *mutants: str) -> int:
    """Run the tests against the mutants, and print those that live."""
    to = copy(package)
    mutmut = [sys.executable, "-m", "mutmut"]
    environment = os.environ | {"HYPOTHESIS_PROFILE": "mutation"}
    ran = subprocess.run([*mutmut, "run", *mutants], cwd=to, env=environment, check=False)
    if ran.returncode:
        return ran.returncode
    living = subprocess.run(
        [*mutmut, "results"], cwd=to, env=environment, check=True, capture_output=True, text=True
    )
    for line in living.stdout.splitlines():
        name, _, status = line.strip().rpartition(": ")
        print(f"\n{status}")
        subprocess.run([*mutmut, "show", name], cwd=to, env=environment, check=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
