# SPDX-License-Identifier: MIT
"""The name of one edition of a framework: its label and its version."""

from attrs import field, frozen
from packaging.version import Version

from .._checks import Faults, plainly
from .._versions import is_version, parsed_version
from ..errors import InvalidValueError


@frozen(order=True, field_transformer=plainly)
class FrameworkKey:
    """Identifies one edition; sorts by label, then by version.

    Attributes:
        label: The stable ASCII name of the label, such as ``"sterk-sociaal-werk"``.
        version: The version; a local part names a variant, as in ``2.0+wijkteams``. It is kept with
            at least two numbers and no further zeros, however it is given: ``2`` is ``2.0``.

    Raises:
        InvalidValueError: If the label is not an identifier or the version not a version; lists
            every fault.

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
        faults.raise_any(InvalidValueError)

    def __str__(self) -> str:
        """Return the label and the version, separated by a space."""
        return f"{self.label} {self.version}"
