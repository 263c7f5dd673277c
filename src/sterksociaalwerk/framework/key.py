# SPDX-License-Identifier: MIT
"""The name of one edition of a framework: its label and its version."""

from attrs import field, frozen
from packaging.version import InvalidVersion, Version

from .._checks import Faults
from ..errors import InvalidFrameworkError

__all__ = ["FrameworkKey"]

_VERSION_LENGTH = 64


def parsed_version(value: Version | str) -> Version:
    """Return the version that a text stands for; leave what stands for none, for a check to name."""
    if isinstance(value, str) and len(value) <= _VERSION_LENGTH:
        try:
            return Version(value)
        except InvalidVersion:
            pass
    return value  # type: ignore[return-value]  # pyright: ignore[reportReturnType]


def is_version(faults: Faults, path: str, value: object) -> bool:
    """Check what `parsed_version` returned."""
    return faults.instance(path, value, Version, "a version such as '2.0'")


@frozen(order=True)
class FrameworkKey:
    """Identifies one edition; sorts by label, then by version.

    Attributes:
        label: The stable ASCII name of the label, such as ``"sterk-sociaal-werk"``.
        version: The version; a local part names a variant, as in ``2.0+wijkteams``.

    Raises:
        InvalidFrameworkError: If the label is no identifier or the version no version;
            lists every fault.

    Example:
        >>> key = FrameworkKey("sterk-sociaal-werk", "2.0")
        >>> str(key)
        'sterk-sociaal-werk 2.0'
        >>> key < FrameworkKey("sterk-sociaal-werk", "3.0")
        True
    """

    label: str
    version: Version = field(converter=parsed_version)

    def __attrs_post_init__(self) -> None:
        faults = Faults()
        faults.identifier("label", self.label)
        is_version(faults, "version", self.version)
        faults.raise_any(InvalidFrameworkError)

    def __str__(self) -> str:
        """Return the label and the version, separated by a space."""
        return f"{self.label} {self.version}"
