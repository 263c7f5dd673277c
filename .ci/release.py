# SPDX-License-Identifier: MIT
"""Rehearse a release of the last commit: build, check, upload, install and use it.

The index that it is uploaded to is on this machine, and is gone afterwards; nothing is published.

Usage: release.py [FOLDER]

With a folder, the files that were checked are left there, to be published; then the changelog has
to give the version its date. Needs git and the dependency group ``release``.
"""

import hashlib
import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
import tarfile
import time
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import URLError
from urllib.request import ProxyHandler, build_opener

from packaging.utils import parse_wheel_filename

ROOT = Path(__file__).resolve().parent.parent
HERE = "127.0.0.1"

# Runs the examples of a page, and fails where there are none.
EXAMPLES = """
import doctest, sys
options = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
failed, tried = doctest.testfile(
    sys.argv[1], module_relative=False, optionflags=options, encoding="utf-8"
)
print(f"{tried} examples, {failed} failed")
raise SystemExit(failed > 0 or tried == 0)
"""


def run(*command: str | Path, cwd: Path | None = None, env: dict[str, str] | None = None) -> None:
    """Run a command, and stop where it fails."""
    done = subprocess.run(command, check=False, cwd=cwd, env={**os.environ, **(env or {})})
    if done.returncode:
        message = f"failed: {shlex.join(map(str, command))}"
        raise SystemExit(message)


def step(text: str) -> None:
    """Say what comes next."""
    print(f"\n{text}", flush=True)


def built(folder: Path, mask: int) -> dict[str, Path]:
    """Clone the last commit into a folder, build there, and return the files by name."""
    clone, out = folder / "clone", folder / "dist"
    before = os.umask(mask)
    run("git", "clone", "-q", ROOT, clone)
    committed = subprocess.run(
        ["git", "log", "-1", "--format=%ct"], cwd=clone, check=True, capture_output=True, text=True
    )
    # The wheel is made from the sdist, so that both hold the same.
    run(
        *(sys.executable, "-m", "build", "--outdir", out, clone),
        env={"SOURCE_DATE_EPOCH": committed.stdout.strip()},
    )
    os.umask(before)
    return {file.name: file for file in sorted(out.iterdir())}


def version_of(files: dict[str, Path]) -> str:
    """Return the version that the wheel bears."""
    (wheel,) = (name for name in files if name.endswith(".whl"))
    return str(parse_wheel_filename(wheel)[1])


def check_changelog(clone: Path, version: str) -> None:
    """Stop where the changelog does not say on which day this version is released."""
    changelog = (clone / "CHANGELOG.md").read_text("utf-8")
    if not re.search(rf"^## {re.escape(version)} - \d{{4}}-\d\d-\d\d$", changelog, re.MULTILINE):
        message = f"the changelog has no date for {version}"
        raise SystemExit(message)


def digests(files: dict[str, Path]) -> dict[str, str]:
    """Return a digest of each file."""
    return {name: hashlib.sha256(file.read_bytes()).hexdigest() for name, file in files.items()}


@contextmanager
def index(folder: Path) -> Iterator[str]:
    """Serve a folder as a package index, and yield its address."""
    with socket.create_server((HERE, 0)) as free:
        port = free.getsockname()[1]
    address = f"http://{HERE}:{port}"
    options = ["--disable-fallback", "-i", HERE, "-p", str(port), "-a", ".", "-P", "."]
    command = [sys.executable, "-m", "pypiserver", "run", *options, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            wait_for(f"{address}/health", server)
            yield address
        finally:
            server.terminate()


def wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    """Wait until something answers."""
    # Not by way of whatever proxy this machine has.
    opener = build_opener(ProxyHandler({}))
    while server.poll() is None:
        try:
            opener.open(address, timeout=5).close()
        except URLError:
            time.sleep(0.1)
        else:
            return
    message = "the index did not start"
    raise SystemExit(message)


def use(files: dict[str, Path], address: str, work: Path) -> None:
    """Install from an index into an empty environment, and do what the README begins with."""
    (sdist,) = (file for name, file in files.items() if name.endswith(".tar.gz"))
    version = version_of(files)
    venv.create(work / "venv", with_pip=True)
    python = work / "venv" / ("Scripts" if os.name == "nt" else "bin") / "python"
    # How this machine is set up to find packages must not help.
    for variable in [each for each in os.environ if each.startswith(("PIP_", "PYTHON"))]:
        del os.environ[variable]
    alone = {"NO_PROXY": HERE, "PIP_CONFIG_FILE": os.devnull, "PIP_NO_CACHE_DIR": "1"}
    pip = (python, "-m", "pip", "--disable-pip-version-check")
    run(
        *pip, "install", "-q", "-i", f"{address}/simple/", f"sterksociaalwerk=={version}", env=alone
    )
    run(*pip, "check")
    run(*pip, "list")

    with tarfile.open(sdist) as packed:
        packed.extractall(work, filter="data")
    (unpacked,) = work.glob(f"*-{version}")
    step("The first use of the README, as examples that run")
    run(python, "-c", EXAMPLES, unpacked / "README.md", cwd=work)
    step("One decision")
    examples = unpacked / "docs" / "examples"
    ratings = ("--edition", "2.0", "--language", "en", examples / "ratings-2019.csv")
    run(python, examples / "decide.py", *ratings, cwd=work)


def main() -> None:
    """Rehearse, and say what was made."""
    with TemporaryDirectory() as folder:
        work = Path(folder)
        step("Build twice, in other folders and under another umask")
        files = built(work / "one", 0o022)
        clone = work / "one" / "clone"
        if digests(files) != digests(built(work / "another", 0o077)):
            message = "two builds of one commit differ"
            raise SystemExit(message)

        if sys.argv[1:]:
            check_changelog(clone, version_of(files))

        step("Check the files, and the citation")
        run(sys.executable, "-m", "twine", "check", "--strict", *files.values())
        run("cffconvert", "--validate", "-i", clone / "docs" / "project" / "CITATION.cff")

        step("Upload to an index of our own, and install from nothing else")
        served = work / "index"
        (wheel,) = (file for name, file in files.items() if name.endswith(".whl"))
        run(sys.executable, "-m", "pip", "download", "-q", "-d", served, wheel)
        (served / wheel.name).unlink()
        with index(served) as address:
            # An index that asks for no password; the tool does.
            anyone = {"NO_PROXY": HERE, "TWINE_USERNAME": "anyone", "TWINE_PASSWORD": "any"}
            quietly = ("--non-interactive", "--disable-progress-bar")
            upload = ("upload", *quietly, "--repository-url", address)
            run(sys.executable, "-m", "twine", *upload, *files.values(), env=anyone)
            use(files, address, work)

        step("Rehearsed:")
        for name, digest in digests(files).items():
            print(f"{digest}  {name}")
        for kept in sys.argv[1:]:
            Path(kept).mkdir(parents=True, exist_ok=True)
            for file in files.values():
                shutil.copy(file, kept)


if __name__ == "__main__":
    main()
