# SPDX-License-Identifier: MIT
"""Install the lowest versions of the run-time dependencies that are promised, and exactly these."""

import subprocess
import sys
import tomllib
from pathlib import Path


def lowest(pyproject: str) -> list[str]:
    """Return the run-time dependencies pinned to their lower bounds."""
    dependencies: list[str] = tomllib.loads(pyproject)["project"]["dependencies"]
    return [dependency.replace(">=", "==") for dependency in dependencies]


def main() -> None:
    """Install them into the environment that runs this."""
    pinned = lowest(Path("pyproject.toml").read_text("utf-8"))
    print(*pinned)
    pip = [sys.executable, "-m", "pip"]
    subprocess.run([*pip, "install", "-qq", *pinned], check=True)
    # A test tool may ask for more.
    subprocess.run([*pip, "check"], check=True)


if __name__ == "__main__":
    main()
