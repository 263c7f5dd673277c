# SPDX-License-Identifier: MIT
"""How specifiers that select versions are read from text and checked.

Apart from versions: what they are made of takes long to load, and who evaluates needs none.
"""

from contextlib import suppress

from packaging.specifiers import InvalidSpecifier, Specifier, SpecifierSet

from .._checks import Faults, plain
from .._versions import parsed_version

# Parsing takes time for each character; nobody writes more than a few dozen.
_LENGTH = 256
# How a version is written after other operators is part of what they say.
_COMPARING = frozenset({"<", "<=", ">", ">=", "==", "!="})


def parsed_specifier(value: SpecifierSet | str) -> SpecifierSet:
    """Return the specifiers that a text stands for; leave what stands for none.

    Those that say the same come out alike, so that they are written alike too: both ``<2`` and
    ``<2.0.0`` are ``<2.0``.
    """
    value = plain(value)
    if isinstance(value, str) and len(value) <= _LENGTH:
        with suppress(InvalidSpecifier):
            value = SpecifierSet(value)
    if not isinstance(value, SpecifierSet):
        return value  # type: ignore[return-value]  # pyright: ignore[reportReturnType]
    return SpecifierSet(",".join(map(_text, value)))


def _text(specifier: Specifier) -> str:
    if specifier.operator in _COMPARING and not specifier.version.endswith(".*"):
        return f"{specifier.operator}{parsed_version(specifier.version)}"
    return str(specifier)


def is_specifier(faults: Faults, path: str, value: object) -> bool:
    """Check what `parsed_specifier` returned."""
    return faults.instance(path, value, SpecifierSet, "version specifiers such as '<2'")
