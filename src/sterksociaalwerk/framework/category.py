# SPDX-License-Identifier: MIT
"""The groups into which a framework divides its norms.

The three categories of the label itself are data, in :mod:`sterksociaalwerk.label`.
"""

from attrs import frozen

from .._checks import Faults
from ..errors import InvalidValueError

__all__ = ["Category"]


@frozen(kw_only=True)
class Category:
    """A group of norms (*categorie*).

    Attributes:
        key: A stable ASCII name for use in data, such as ``"vakmanschap"``.
        title: The Dutch title, exactly as printed.
        title_en: An English gloss.

    Raises:
        InvalidValueError: If a field is malformed; lists every fault.

    Example:
        >>> Category(key="dienstverlening", title="dienstverlening", title_en="services").key
        'dienstverlening'
    """

    key: str
    title: str
    title_en: str

    def __attrs_post_init__(self) -> None:
        faults = Faults()
        faults.identifier("key", self.key)
        faults.text("title", self.title)
        faults.text("title_en", self.title_en)
        faults.raise_any(InvalidValueError)
