# SPDX-License-Identifier: MIT
"""Run a command of the README as a stranger does: in a fresh clone, with a clean environment.

Usage: readme.py NAME
"""

import os
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
# How this machine reaches a package index is not for the README to know.
KEPT = re.compile(r"HOME|PATH|(PIP|SSL)_.*")


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


def run(name: str) -> int:
    """Run the command with this name and return its status."""
    with TemporaryDirectory() as clone:
        subprocess.run(["git", "clone", "-q", str(ROOT), clone], check=True)
        block = command((Path(clone) / "README.md").read_text("utf-8"), name)
        print(block, flush=True)
        kept = {key: value for key, value in os.environ.items() if KEPT.fullmatch(key)}
        return subprocess.run(["bash", "-ec", block], cwd=clone, env=kept, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(run(sys.argv[1]))
