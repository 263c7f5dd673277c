# SPDX-License-Identifier: MIT
"""Writes what was measured into the page about it, between two marks.

It needs no peer: without them it can still be told which rows the page must have.
"""

import os
import platform
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from attrs import frozen

from .headlines import HEADLINES, Headline
from .measuring import AGAIN, Compared
from .portfolio.names import GROWTH, MEMORY, TABLES, Table

__all__ = ["PAGE", "Figures", "about", "generated", "part", "replaced"]

PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "performance.md"
FROM = "<!-- Written by `python -m tests.benchmarks --write`, from here -->"
TO = "<!-- to here -->"
PACKAGES = ("numpy", "polars", "openfisca-core", "zen-engine", "pydantic", "attrs")


@frozen(kw_only=True)
class Figures:
    """All that the page tells.

    Attributes:
        about: When and on what it was measured.
        tables: What came of each table, by its number of audits.
        memory: Bytes for each audit.
        growth: Exponents of time.
        headlines: The figures of the other benchmarks.
    """

    about: str
    tables: Mapping[tuple[Table, int], Compared]
    memory: Mapping[str, float]
    growth: Mapping[str, float]
    headlines: Mapping[Headline, float]


def about(day: date) -> str:
    """Return the day, the machine in general terms, and the versions of what was compared."""
    python = f"{platform.python_implementation()} {platform.python_version()}"
    machine = f"{platform.system()} on {platform.machine()}, {os.cpu_count()} cores"
    return f"Measured on {day.isoformat()}: {python}, {machine}{_processor()}; {_versions()}."


def _processor() -> str:
    # Only Linux tells it so.
    described = Path("/proc/cpuinfo")
    lines = described.read_text(encoding="utf-8").splitlines() if described.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return f" ({names[0]})" if names else ""


def _versions() -> str:
    return ", ".join(f"{name} {_version(name)}" for name in PACKAGES)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


def generated(figures: Figures) -> str:
    """Return the part of the page between the marks."""
    return "\n".join([FROM, "", *_lines(figures), "", TO])


def part(page: str) -> str:
    """Return the part that is between the marks of a page."""
    return page[page.index(FROM) : page.index(TO) + len(TO)]


def replaced(page: str, figures: Figures) -> str:
    """Return the page with other figures."""
    return page.replace(part(page), generated(figures))


def _lines(figures: Figures) -> Iterator[str]:
    yield figures.about
    for table in TABLES:
        yield from ("", f"### {table.title}", "")
        found = [figures.tables[table, count] for count in table.counts]
        yield from _table(
            ["", *(f"{count:,} audits".replace(",", " ") for count in table.counts)],
            (
                [
                    name,
                    *(
                        _cell(each, name, count, table)
                        for each, count in _with_counts(found, table)
                    ),
                ]
                for name in (*table.rows, AGAIN)
            ),
        )
    yield from ("", "### Memory and growth", "")
    yield from _table(
        ["", ""],
        [
            *([f"bytes an audit, {name}", f"{figures.memory[name]:.1f}"] for name in MEMORY),
            *([f"exponent of {name}", f"{figures.growth[name]:.2f}"] for name in GROWTH),
        ],
    )
    yield from ("", "### One audit, and the rest of the library", "")
    yield from _table(
        ["", "Compared with", "Ratio"],
        ([each.measured, each.against, f"{figures.headlines[each]:.2f}"] for each in HEADLINES),
    )


def _with_counts(found: Sequence[Compared], table: Table) -> Iterator[tuple[Compared, int]]:
    yield from zip(found, table.counts, strict=True)


def _cell(found: Compared, name: str, count: int, table: Table) -> str:
    if name in found.ratios:
        return f"{found.ratios[name]:.2f} ({found.each[name] / count * 1e9:.1f} ns)"
    return "not measured" if name in table.once else "not installed"


def _table(heading: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield _row(heading)
    yield _row(["---"] * len(heading))
    yield from map(_row, rows)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
