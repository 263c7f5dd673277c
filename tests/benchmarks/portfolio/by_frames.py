# SPDX-License-Identifier: MIT
"""The core by polars, and by OpenFisca, which computes a law for a whole population at once.

Either may be missing: then there is nothing to run.
"""

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from .audits import MOST_NOT, MOST_PARTLY, NORMS, YEARS, Core, np
from .by_numpy import core

__all__ = ["by_openfisca", "by_polars"]

PERIOD = "2019"


def by_polars(columns: Any, years: Any) -> Callable[[], Core] | None:  # noqa: ANN401
    """Return what works out the core from a frame with a column for each norm."""
    if find_spec("polars") is None:
        return None
    pl = import_module("polars")
    names = [f"norm-{at}" for at in range(NORMS)]
    frame = pl.DataFrame({**dict(zip(names, columns, strict=True)), "year": years})
    partly, not_met = (
        pl.sum_horizontal([(pl.col(name) == code).cast(pl.UInt8) for name in names])
        for code in (1, 2)
    )
    decided = frame.lazy().with_columns(
        passed=(partly <= MOST_PARTLY) & (not_met <= MOST_NOT),
    )
    whole = decided.select(
        pl.col("passed").sum(),
        *[
            (pl.col(name) == code).sum().alias(f"{name}={code}")
            for name in names
            for code in (1, 2)
        ],
    )
    by_year = decided.group_by("year").agg(pl.col("passed").sum())
    count = len(years)

    def run() -> Core:
        found, of_years = pl.collect_all([whole, by_year])
        passing, *counts = found.row(0)
        in_year = dict(of_years.iter_rows())
        return (
            (passing, count - passing, 0),
            [(one, other, 0) for one, other in zip(counts[::2], counts[1::2], strict=True)],
            [in_year[year] for year in YEARS],
        )

    return run


def by_openfisca(columns: Any, years: Any) -> Callable[[], Core] | None:  # noqa: ANN401
    """Return what works out the core from a simulation with a variable for each norm."""
    if find_spec("openfisca_core") is None:
        return None
    audit = import_module("openfisca_core.entities").build_entity(
        key="audit", plural="audits", label="An audit", is_person=True
    )
    variable: Any = import_module("openfisca_core.variables").Variable
    yearly = import_module("openfisca_core.periods").DateUnit.YEAR
    names = [f"norm_{at}" for at in range(NORMS)]

    def made(name: str, value_type: type, formula: Callable[..., Any] | None = None) -> Any:  # noqa: ANN401
        about: dict[str, Any] = {
            "value_type": value_type,
            "entity": audit,
            "definition_period": yearly,
            "label": name,
        }
        if formula is not None:
            about["formula"] = formula
        return type(name, (variable,), about)

    def partly_met(of: Any, period: Any) -> Any:  # noqa: ANN401
        return sum(of(name, period) == 1 for name in names)

    def not_met(of: Any, period: Any) -> Any:  # noqa: ANN401
        return sum(of(name, period) == 2 for name in names)

    def passes(of: Any, period: Any) -> Any:  # noqa: ANN401
        return (of("partly_met", period) <= MOST_PARTLY) & (of("not_met", period) <= MOST_NOT)

    law = import_module("openfisca_core.taxbenefitsystems").TaxBenefitSystem([audit])
    results = {"partly_met": partly_met, "not_met": not_met, "passes": passes}
    law.add_variables(
        *(made(name, int) for name in names),
        *(made(name, bool if name == "passes" else int, how) for name, how in results.items()),
    )
    builder = import_module("openfisca_core.simulations").SimulationBuilder()
    simulation = builder.build_default_simulation(law, len(years))
    for name, column in zip(names, columns, strict=True):
        simulation.set_input(name, PERIOD, column.astype(np.int32))

    def run() -> Core:
        for name in results:
            simulation.delete_arrays(name)
        passed = simulation.calculate("passes", PERIOD)
        counts = [
            tuple(
                int(np.count_nonzero(simulation.calculate(name, PERIOD) == code))
                for code in (1, 2, 9)
            )
            for name in names
        ]
        return core(passed, ~passed, counts, years)

    return run
