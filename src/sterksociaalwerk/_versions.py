# SPDX-License-Identifier: MIT
"""How versions are read from text and checked."""

from functools import lru_cache

from packaging.version import InvalidVersion, Version

from ._checks import Faults, plain

# Parsing takes time for each character; nobody writes more than a few dozen.
_VERSION_LENGTH = 64


def parsed_version(value: Version | str) -> Version:
    """Return the version that a text stands for; leave what is none, for a check to name.

    Equal versions come out alike, so that they are written alike too: 2, 2.0 and 2.0.0 are 2.0.
    """
    value = plain(value)
    if isinstance(value, str) and len(value) <= _VERSION_LENGTH:
        try:
            return _of_text(value)
        except InvalidVersion:
            pass
    return _plain(value) if isinstance(value, Version) else value  # type: ignore[return-value]  # pyright: ignore[reportReturnType]


# A program meets few versions, and reads each of them as often as it reads an audit.
@lru_cache(maxsize=64)
def _of_text(text: str) -> Version:
    return _plain(Version(text))


def _plain(version: Version) -> Version:
    """Return a version with two parts at least in its release, and no further zeros at the end."""
    major, *others = version.release
    while len(others) > 1 and not others[-1]:
        others.pop()
    release = ".".join(map(str, [major, *(others or [0])]))
    epoch = f"{version.epoch}!" if version.epoch else ""
    # What follows the release is written in one way already.
    return Version(f"{epoch}{release}{str(version).removeprefix(version.base_version)}")


def is_version(faults: Faults, path: str, value: object) -> bool:
    """Check what `parsed_version` returned."""
    return faults.instance(path, value, Version, "a version such as '2.0'")
