# SPDX-License-Identifier: MIT
"""Equations are solved exactly, for what is wanted wherever that can be."""

from fractions import Fraction
from random import Random

from sterksociaalwerk._engine.equations import Equations, Times
from tests.generators import seeded
from tests.oracle import rank


def _vectors(equations: Equations[int], unknowns: int) -> list[list[Fraction]]:
    return [
        [Fraction(-1 if at == each else sums.get(at, 0)) for at in range(unknowns)]
        for each, sums in equations.solved.items()
    ]


def _check(
    equations: Equations[int], rows: list[list[Fraction]], unknowns: int, first: set[int]
) -> None:
    solved = _vectors(equations, unknowns)
    # As many as are independent, and none says more than what was given.
    assert len(solved) == rank(rows) == rank([*rows, *solved])
    for each, sums in equations.solved.items():
        assert not equations.solved.keys() & sums.keys()
        assert each in first or not first & sums.keys()


def _random(random: Random) -> tuple[list[dict[int, Times]], int]:
    unknowns = random.randint(1, 7)
    amounts = random.choice([(1,), (1, -1), (1, -1, 2, 3, Fraction(1, 2))])
    rows: list[dict[int, Times]] = [
        {
            each: random.choice(amounts)
            for each in random.sample(range(unknowns), random.randint(0, unknowns))
        }
        for _ in range(random.randint(0, 8))
    ]
    return rows, unknowns


def test_what_is_solved_says_exactly_what_the_equations_say() -> None:
    for seed in range(400):
        random = seeded(seed)
        rows, unknowns = _random(random)
        whole = [[Fraction(row.get(at, 0)) for at in range(unknowns)] for row in rows]
        first = set(random.sample(range(unknowns), random.randint(0, unknowns)))
        equations = Equations(rows, first)
        _check(equations, whole, unknowns, first)
        for each in random.sample(range(unknowns), unknowns):
            if each not in first:
                equations.put_first(each, first)
                first.add(each)
                _check(equations, whole, unknowns, first)
