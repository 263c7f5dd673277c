# SPDX-License-Identifier: MIT
"""Which classes have documents, and under what name and number.

The names and numbers stand in every document that was ever stored. A class that gets another key,
or loses one, gets the next number, and so does each class that holds it; the step between the two
goes into ``_migrations``.
"""

import re
from collections.abc import Mapping
from typing import Any

import attrs

from .. import (
    audit,
    certification,
    comparison,
    conclusion,
    evaluation,
    framework,
    improvement,
    scheme,
    sector,
)
from .._checks import fail, shown
from ..errors import InvalidArgumentError
from .receipts import Receipt


def _classes() -> Mapping[type, str]:
    packages = (
        framework,
        scheme,
        audit,
        evaluation,
        improvement,
        comparison,
        conclusion,
        certification,
        sector,
    )
    offered = [getattr(package, name) for package in packages for name in package.__all__]
    found = [each for each in offered if isinstance(each, type) and attrs.has(each)]
    return {kind: _kebab(kind.__name__) for kind in (*found, Receipt)}


def _kebab(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name).lower()


KINDS: Mapping[type, str] = _classes()
"""The name in documents of each class of values."""


NUMBERS: Mapping[type, int] = {}
"""The schema number of each class, where it is not the first."""


def kind_of(name: str, cls: object) -> type[Any]:
    """Return a class that has documents; raise if this is none."""
    if isinstance(cls, type) and cls in KINDS:
        return cls
    raise fail(InvalidArgumentError, name, f"must be a class of values, got {shown(cls)}")
