# SPDX-License-Identifier: MIT
"""Run mutation tests on one package, in a copy of the project; list the mutants that live.

Usage: mutation.py PACKAGE [MUTANT...]

Mutants are named by patterns too: '*[258]' is three in ten. The copy is kept, so that naming those
that live runs these again, against tests that were written since.
"""

import os
import shutil
import subprocess
import sys
from collections import Counter
from functools import partial
from pathlib import Path
from tempfile import gettempdir

ROOT = Path(__file__).resolve().parent.parent

# By package: the tests that are about it. All of them for each mutant would take days.
TESTS = {
    "framework": ("framework", "label", "evaluation"),
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

# And those about all of them that are quick.
COMMON = ("tests/test_exact_facts.py", "tests/test_exact_messages.py", "tests/test_reprs.py")
# A run has to say whether a test failed, not why.
FAST = [
    *("--no-cov", "--assert=plain", "--tb=no", "--no-summary"),
    *("-pno:cacheprovider", "-pno:unraisableexception", "-pno:threadexception"),
    "-pquickest_first",
    # Another process does not know which mutant is meant, and mutants are functions too.
    "-knot every_process and not every_question_is_asked_once",
]


def configuration(package: str) -> str:
    """Return what mutmut has to know."""
    selected = [f"tests/{folder}" for folder in TESTS[package]]
    return f"""
[tool.mutmut]
source_paths = ["src"]
only_mutate = ["src/sterksociaalwerk/{package}/*"]
also_copy = ["docs", "README.md"]
timeout_multiplier = 5
pytest_add_cli_args = {FAST!r}
pytest_add_cli_args_test_selection = {[*selected, *COMMON]!r}
"""


def copy(package: str, *, anew: bool) -> Path:
    """Copy what the tests need, configured for one package."""
    to = Path(os.environ.get("MUTATION", gettempdir())) / package
    if anew:
        shutil.rmtree(to, ignore_errors=True)
    for folder in ("src", "tests", "docs"):
        shutil.rmtree(to / folder, ignore_errors=True)
        shutil.copytree(ROOT / folder, to / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for file in ("README.md", "pyproject.toml"):
        shutil.copy(ROOT / file, to / file)
    with (to / "pyproject.toml").open("a", encoding="utf-8") as settings:
        settings.write(configuration(package))
    return to


def main(package: str, *mutants: str) -> None:
    """Run the tests against the mutants, and print those that live."""
    again = bool(mutants) and "*" not in mutants[0]
    to = copy(package, anew=not again)
    environment = os.environ | {
        "HYPOTHESIS_PROFILE": "mutation",
        "PYTHONPATH": str(Path(__file__).resolve().parent),
        "MOST_SECONDS": "inf" if again else "3",
    }
    run = partial(subprocess.run, cwd=to, env=environment, check=True, text=True)
    mutmut = [sys.executable, "-m", "mutmut"]
    run([*mutmut, "run", *mutants])
    found = run([*mutmut, "results", "--all", "true"], stdout=subprocess.PIPE).stdout
    results = [line.strip().rpartition(": ") for line in found.splitlines()]
    for mutant, _, result in results:
        if result not in ("killed", "timeout", "not checked"):
            print(f"{mutant}: {result}")
    print(dict(Counter(result for _, _, result in results)))
    print(f"To see one: cd {to} && python -m mutmut show MUTANT")


if __name__ == "__main__":
    main(*sys.argv[1:])
