# SPDX-License-Identifier: MIT
"""Values to explain, by name: of every type, and between them with every code."""

from collections.abc import Mapping, Sequence
from typing import Any

from sterksociaalwerk.comparison import CarryOver
from sterksociaalwerk.conclusion import Conclusion
from sterksociaalwerk.scheme import Applicability, Scheme

from . import changes, decisions, editions, files, histories, papers, points, sectors

CASES: Mapping[str, Any] = {
    f"{theme}/{name}": value
    for theme, cases in (
        ("decisions", decisions.CASES),
        ("changes", changes.CASES),
        ("editions", editions.CASES),
        ("files", files.CASES),
        ("histories", histories.CASES),
        ("papers", papers.CASES),
        ("points", points.CASES),
        ("sectors", sectors.CASES),
    )
    for name, value in cases.items()
}

ANSWERS: Sequence[tuple[object, Applicability]] = [
    (value, answer)
    for value in editions.CASES.values()
    if not isinstance(value, CarryOver | Scheme)
    for answer in (value if isinstance(value, tuple) else (value,))
]
"""Answers on editions, each with the value that it stands in."""

BY_TYPE: Mapping[str, Any] = {type(value).__name__: value for value in CASES.values()}

CONCLUSIONS = {name: value for name, value in CASES.items() if isinstance(value, Conclusion)}

__all__ = ["ANSWERS", "BY_TYPE", "CASES", "CONCLUSIONS"]
