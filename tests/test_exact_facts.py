# SPDX-License-Identifier: MIT
"""What is told of every planted fault: where, how much it weighs, and each fact.

Elsewhere a test asks which issues there are. Here their facts are kept too, in `golden/facts`.

To accept new ones: `REWRITE_GOLDEN=1 pytest tests/test_exact_facts.py`, then read the difference.
"""

import os
from collections.abc import Callable, Iterable, Mapping
from functools import cache, partial

import pytest

from sterksociaalwerk.conclusion import Issue
from tests.generators import FAULTS, PLANTED, case, concluded
from tests.texts import GOLDEN

_FOLDER = GOLDEN / "facts"


def _planted_alone(fault: str) -> list[Issue]:
    """Return the issues of a code in the first file that has one; each file is made by a seed."""
    found = (
        [issue for issue in concluded(case(seed, [fault])).issues if issue.code == fault]
        for seed in range(20)
    )
    return next(filter(None, found))


_TOLD: dict[tuple[str, str], Callable[[], Iterable[Issue]]] = {
    **{("audit", fault): partial(_planted_alone, fault) for fault in FAULTS},
    **{("chain", name): file.checked for name, (file, _) in PLANTED.items()},
}


def _text(kind: str, fault: str) -> str:
    lines = [fault]
    for issue in _TOLD[kind, fault]():
        lines.append(f"  {issue.severity.value} {issue.code.value} at {issue.path}")
        lines += [f"    {name}: {fact!r}" for name, fact in issue.facts.items()]
    return "\n".join(lines)


@cache
def _kept(kind: str) -> Mapping[str, str]:
    file = _FOLDER / f"{kind}.txt"
    if "REWRITE_GOLDEN" in os.environ:
        text = "\n\n".join(_text(of, fault) for of, fault in _TOLD if of == kind)
        file.parent.mkdir(exist_ok=True)
        file.write_text(text + "\n", "utf-8", newline="\n")
    sections = file.read_text("utf-8").removesuffix("\n").split("\n\n")
    return {section.partition("\n")[0]: section for section in sections}


@pytest.mark.parametrize(("kind", "fault"), _TOLD)
def test_every_fact_is_the_one_that_was_kept(kind: str, fault: str) -> None:
    assert _text(kind, fault).split("\n") == _kept(kind)[fault].split("\n")


def test_nothing_is_kept_that_is_no_longer_told() -> None:
    kept = {(file.stem, fault) for file in _FOLDER.iterdir() for fault in _kept(file.stem)}
    assert kept == set(_TOLD)
