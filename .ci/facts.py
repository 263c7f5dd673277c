# SPDX-License-Identifier: MIT
"""Facts the checks need, read from where they are stated, so that none is stated twice.

Usage: facts.py lowest | command NAME
"""

import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def lowest(pyproject: str) -> list[str]:
    """Return the run-time dependencies pinned to their lower bounds."""
    dependencies: list[str] = tomllib.loads(pyproject)["project"]["dependencies"]
    return [dependency.replace(">=", "==") for dependency in dependencies]


def command(readme: str, name: str) -> str:
    """Return the fenced block that follows the marker ``<!-- command: name -->``."""
    marked = re.search(
        rf"^<!-- command: {re.escape(name)} -->\n+^```\w*\n(.*?)^```$",
        readme,
        flags=re.MULTILINE | re.DOTALL,
    )
    if marked is None:
        message = f"README.md has no command marked {name!r}"
        raise SystemExit(message)
    return marked[1]


def main() -> None:
    """Print the fact that is asked for."""
    match sys.argv[1:]:
        case ["lowest"]:
            print(*lowest((ROOT / "pyproject.toml").read_text("utf-8")), sep="\n")
        case ["command", name]:
            print(command((ROOT / "README.md").read_text("utf-8"), name), end="")
        case _:
            raise SystemExit(__doc__)


if __name__ == "__main__":
    main()
