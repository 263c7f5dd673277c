# SPDX-License-Identifier: MIT
"""Run mutation tests on one package, in a copy of the project; list the mutants that live.

Usage: mutation.py PACKAGE [PATTERN | MUTANT...]

A pattern tries some: '*[258]' is three mutants in ten. The copy is kept, so that those that live
can be named. Each is then tried by itself against the tests as they are now, the slow ones too, and
from the start: in the first run, what is built as modules are loaded was built before.
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


def selected(package: str) -> list[str]:
    """Return the tests to run."""
    return [*(f"tests/{folder}" for folder in TESTS[package]), *COMMON]


def configuration(package: str) -> str:
    """Return what mutmut has to know."""
    return f"""
[tool.mutmut]
source_paths = ["src"]
only_mutate = ["src/sterksociaalwerk/{package}/*"]
also_copy = ["docs", "README.md"]
timeout_multiplier = 5
pytest_add_cli_args = {FAST!r}
pytest_add_cli_args_test_selection = {selected(package)!r}
"""


def copy(package: str, to: Path) -> None:
    """Copy what the tests need, configured for one package."""
    shutil.rmtree(to, ignore_errors=True)
    for folder in ("src", "tests", "docs"):
        shutil.copytree(ROOT / folder, to / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for file in ("README.md", "pyproject.toml"):
        shutil.copy(ROOT / file, to / file)
    with (to / "pyproject.toml").open("a", encoding="utf-8") as settings:
        settings.write(configuration(package))


def first_run(package: str, to: Path, *pattern: str) -> None:
    """Run the tests against the mutants, and print those that live."""
    copy(package, to)
    environment = os.environ | {
        "HYPOTHESIS_PROFILE": "mutation",
        "PYTHONPATH": str(ROOT / ".ci"),
        "MOST_SECONDS": "3",
    }
    run = partial(subprocess.run, cwd=to, env=environment, check=True, text=True)
    mutmut = [sys.executable, "-m", "mutmut"]
    run([*mutmut, "run", *pattern])
    found = run([*mutmut, "results", "--all", "true"], stdout=subprocess.PIPE).stdout
    results = [line.strip().rpartition(": ") for line in found.splitlines()]
    for mutant, _, result in results:
        if result not in ("killed", "not checked"):
            print(f"{mutant}: {result}")
    print(dict(Counter(result for _, _, result in results)))
    print(f"To see one: cd {to} && python -m mutmut show MUTANT")


def again(package: str, to: Path, *mutants: str) -> None:
    """Run the tests against some mutants, each in a process of its own."""
    made = to / "mutants"
    shutil.copytree(ROOT / "tests", made / "tests", dirs_exist_ok=True)
    environment = os.environ | {
        "HYPOTHESIS_PROFILE": "mutation",
        "PYTHONPATH": os.pathsep.join([str(made / "src"), str(ROOT / ".ci")]),
        "MOST_SECONDS": "inf",
    }
    pytest = [sys.executable, "-m", "pytest", "-x", "-q", *FAST, *selected(package)]
    for mutant in mutants:
        ran = subprocess.run(
            pytest,
            cwd=made,
            env=environment | {"MUTANT_UNDER_TEST": mutant},
            check=False,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        print(f"{mutant}: {'killed' if ran.returncode else 'survived'}", flush=True)


def main(package: str, *asked: str) -> None:
    """Try all mutants, those of a pattern, or some by name."""
    to = Path(os.environ.get("MUTATION", gettempdir())) / package
    named = bool(asked) and "*" not in asked[0]
    (again if named else first_run)(package, to, *asked)


if __name__ == "__main__":
    main(*sys.argv[1:])
