# SPDX-License-Identifier: MIT
"""How versions given as text are read and checked."""

from packaging.version import InvalidVersion, Version

from ._checks import Faults

_VERSION_LENGTH = 64


def parsed_version(value: Version | str) -> Version:
    """Return the version that a text stands for; leave what is none, for a check to name."""
    if isinstance(value, str) and len(value) <= _VERSION_LENGTH:
        try:
            return Version(value)
        except InvalidVersion:
            pass
    return value  # type: ignore[return-value]  # pyright: ignore[reportReturnType]


def is_version(faults: Faults, path: str, value: object) -> bool:
    """Check what `parsed_version` returned."""
    return faults.instance(path, value, Version, "a version such as '2.0'")
