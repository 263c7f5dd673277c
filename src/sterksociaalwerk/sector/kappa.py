# SPDX-License-Identifier: MIT
"""Agreement beyond chance."""

from fractions import Fraction
from math import erfc, sqrt

from attrs import frozen


@frozen(kw_only=True)
class Kappa:
    """How far two ratings agree beyond chance: Cohen's kappa, over the settled pairs.

    It is 1 if all agree, 0 if as many agree as would by chance, and below 0 if fewer do. Chance is
    the agreement of two raters who give each rating as often as these two did, but without looking.

    Attributes:
        compared: The pairs of which both are settled and apply.
        agreed: Those that are alike.
        by_chance: The share that would be alike by chance; ``None`` where nothing was compared.
        value: Kappa; ``None`` where nothing was compared, or chance alone makes all alike.
        chi_squared: The square of kappa by its standard error if there were no agreement beyond
            chance; ``None`` where kappa or that error is not defined.

    Source:
        J. Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological
        Measurement 20 (1960), 37-46. The standard error: J.L. Fleiss, J. Cohen and B.S. Everitt,
        "Large sample standard errors of kappa and weighted kappa", Psychological Bulletin 72
        (1969), 323-327.

    Example:
        >>> kappa = Kappa.of([[40, 5, 0], [5, 10, 0], [0, 0, 0]])
        >>> kappa.compared, kappa.agreed, kappa.value
        (60, 50, Fraction(5, 9))
    """

    compared: int
    agreed: int
    by_chance: Fraction | None
    value: Fraction | None
    chi_squared: Fraction | None

    @classmethod
    def of(cls, table: list[list[int]]) -> "Kappa":
        """Return the kappa of a square table: how often one rater gave this and the other that.

        Example:
            >>> Kappa.of([[2, 0], [0, 2]]).value
            Fraction(1, 1)
        """
        compared = sum(map(sum, table))
        agreed = sum(row[at] for at, row in enumerate(table))
        if not compared:
            return cls(compared=0, agreed=0, by_chance=None, value=None, chi_squared=None)
        shares = [
            (Fraction(sum(row), compared), Fraction(sum(column), compared))
            for row, column in zip(table, zip(*table, strict=True), strict=True)
        ]
        chance = sum((one * other for one, other in shares), Fraction(0))
        value = chi_squared = None
        if chance != 1:
            value = (Fraction(agreed, compared) - chance) / (1 - chance)
            skew = sum((one * other * (one + other) for one, other in shares), Fraction(0))
            error = (chance + chance * chance - skew) / (compared * (1 - chance) ** 2)
            chi_squared = value * value / error if error else None
        return cls(
            compared=compared,
            agreed=agreed,
            by_chance=chance,
            value=value,
            chi_squared=chi_squared,
        )

    @property
    def p_value(self) -> float | None:
        """How likely chance alone is to give a kappa as far from 0, in floats.

        ``None`` where that cannot be said. Good for large numbers only; if several are compared,
        some are this far from 0 by chance.
        """
        return None if self.chi_squared is None else erfc(sqrt(self.chi_squared / 2))
