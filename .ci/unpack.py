# SPDX-License-Identifier: MIT
"""Unpack the sdist that tox built into the current folder, all but the source of the package."""

import os
import tarfile


def main() -> None:
    """Unpack it without the folder that every file of an sdist is in."""
    with tarfile.open(os.environ["TOX_PACKAGE"]) as sdist:
        for member in sdist:
            name = member.name.partition("/")[2]
            if not name.startswith("src/"):
                sdist.extract(member.replace(name=name), filter="data")


if __name__ == "__main__":
    main()
