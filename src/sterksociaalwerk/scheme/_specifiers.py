# SPDX-License-Identifier: MIT
"""How a text becomes version specifiers, and how what is none is named."""

from packaging.specifiers import InvalidSpecifier, SpecifierSet

from .._checks import Faults

# Parsing takes time for each specifier; nobody writes more than a few.
_SPECIFIER_LENGTH = 256


def parsed_specifier(value: SpecifierSet | str) -> SpecifierSet:
    """Return the specifiers that a text stands for; leave what stands for none."""
    if isinstance(value, str) and len(value) <= _SPECIFIER_LENGTH:
        try:
            return SpecifierSet(value)
        except InvalidSpecifier:
            pass
    return value  # type: ignore[return-value]  # pyright: ignore[reportReturnType]


def is_specifier(faults: Faults, path: str, value: object) -> bool:
    """Check what `parsed_specifier` returned."""
    return faults.instance(path, value, SpecifierSet, "version specifiers such as '<2'")
