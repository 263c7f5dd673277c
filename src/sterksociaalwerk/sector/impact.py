# SPDX-License-Identifier: MIT
"""What another framework would mean for audits that were done under this one."""

from collections.abc import Mapping

from attrs import frozen

from .._notebooks import ShownInNotebooks
from ..evaluation import Outcome
from ..framework import FrameworkKey, NormId
from .counts import OutcomeCounts


@frozen(kw_only=True)
class DecisiveNorm:
    """A norm that open cases depend on.

    Attributes:
        norm: The norm, of the other framework.
        cases: The open cases whose outcome it can still change.

    Example:
        >>> DecisiveNorm(norm=NormId("V14"), cases=120).cases
        120
    """

    norm: NormId
    cases: int


@frozen(kw_only=True)
class Impact(ShownInNotebooks):
    """What another framework would mean for audits that pass now, as far as ratings carry over.

    Attributes:
        framework: The other framework.
        before: The outcomes now.
        after: The outcomes there; open where the ratings do not decide.
        moves: The number of audits by outcome now and outcome there; every pair is listed.
        decisive: The norms that the open cases depend on, those of the most cases first, then in
            the order of the catalogue. An open case passes now and is open there.

    Example:
        >>> moves = {(one, other): 0 for one in Outcome for other in Outcome}
        >>> moves |= {(Outcome.PASS, Outcome.FAIL): 2, (Outcome.PASS, Outcome.PASS): 5}
        >>> impact = Impact(
        ...     framework=FrameworkKey("example", "3.0"),
        ...     before=OutcomeCounts(passed=7, failed=0, open=0),
        ...     after=OutcomeCounts(passed=5, failed=2, open=0),
        ...     moves=moves,
        ...     decisive=(),
        ... )
        >>> impact.losers, impact.keepers, impact.open, impact.decides_most
        (2, 5, 0, None)
    """

    framework: FrameworkKey
    before: OutcomeCounts
    after: OutcomeCounts
    moves: Mapping[tuple[Outcome, Outcome], int]
    decisive: tuple[DecisiveNorm, ...]

    @property
    def losers(self) -> int:
        """The audits that pass now and would certainly fail."""
        return self.moves[Outcome.PASS, Outcome.FAIL]

    @property
    def keepers(self) -> int:
        """The audits that pass now and would certainly pass."""
        return self.moves[Outcome.PASS, Outcome.PASS]

    @property
    def open(self) -> int:
        """The audits that pass now, and whose outcome there depends on norms to be assessed."""
        return self.moves[Outcome.PASS, Outcome.OPEN]

    @property
    def decides_most(self) -> NormId | None:
        """The norm that most of the open cases depend on; ``None`` if none is open."""
        return self.decisive[0].norm if self.decisive else None
