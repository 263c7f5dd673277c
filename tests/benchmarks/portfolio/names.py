# SPDX-License-Identifier: MIT
"""What is measured of a portfolio, by name; needs no peer, so that the page can be checked."""

from attrs import frozen

__all__ = ["BY_AUDIT", "GENERAL", "PREPARED", "ROWS", "TABLES", "THREE_VALUED", "Table"]

OURS = "portfolio"
READ = "portfolio, only read"


@frozen(kw_only=True)
class Table:
    """One table of ratios.

    Attributes:
        title: What is asked.
        rows: Who answers; the others are compared with the first.
        counts: For how many audits.
        once: Those that take so long that the largest number of audits is spared them.
    """

    title: str
    rows: tuple[str, ...]
    counts: tuple[int, ...] = (100_000, 1_000_000)
    once: tuple[str, ...] = ()


PREPARED = Table(
    title="Core, prepared",
    rows=("numpy, columns", OURS, "numpy, packed bits", "polars", "OpenFisca"),
    once=("OpenFisca",),
)
ROWS = Table(
    title="Rows to core",
    rows=("numpy, blocked", OURS, READ, "numpy, obvious"),
    once=("numpy, obvious",),
)
THREE_VALUED = Table(
    title="Core with one norm in twenty open, prepared", rows=("numpy, three-valued", OURS)
)
GENERAL = Table(title="Core of 60 norms under 5 limits, prepared", rows=("numpy, same rule", OURS))
BY_AUDIT = Table(
    title="Rows to who passes, audit by audit",
    rows=("loop by hand", OURS, "an evaluation each", "zen-engine"),
    counts=(10_000,),
)

TABLES = (PREPARED, ROWS, THREE_VALUED, GENERAL, BY_AUDIT)

MEMORY = ("settled", "one norm in twenty open")
GROWTH = ("building", "evaluating")
