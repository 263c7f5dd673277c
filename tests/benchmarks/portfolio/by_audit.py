# SPDX-License-Identifier: MIT
"""Who passes, one audit after another: a loop by hand, the library, and a rule engine.

The engine is told the rule in its own terms, compiles it once, and counts for itself. It may be
missing: then there is nothing to run.
"""

from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.util import find_spec

from sterksociaalwerk.evaluation import Evaluation, Outcome

from .audits import FRAMEWORK, MOST_NOT, MOST_PARTLY

__all__ = ["by_evaluation", "by_hand", "by_zen_engine"]


def by_hand(rows: Sequence[bytes]) -> int:
    """Count bytes."""
    return sum(row.count(1) <= MOST_PARTLY and row.count(2) <= MOST_NOT for row in rows)


def by_evaluation(rows: Sequence[bytes]) -> int:
    """Evaluate each row."""
    return sum(Evaluation(framework=FRAMEWORK, row=row).outcome is Outcome.PASS for row in rows)


def by_zen_engine(rows: Sequence[bytes]) -> Callable[[], int] | None:
    """Return what asks the engine of GoRules, with an expression of its language."""
    if find_spec("zen") is None:
        return None
    rule = import_module("zen").compile_expression(
        f"count(ratings, # == 1) <= {MOST_PARTLY} and count(ratings, # == 2) <= {MOST_NOT}"
    )
    facts = [{"ratings": list(row)} for row in rows]
    return lambda: sum(rule.evaluate(each) for each in facts)
