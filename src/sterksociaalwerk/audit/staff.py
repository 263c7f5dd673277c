# SPDX-License-Identifier: MIT
"""Members of staff, by group."""

from decimal import Decimal

from attrs import field, frozen

from .._checks import Faults, plain_repr
from ..errors import InvalidValueError
from ._fields import check_fte, exact_fte, name_set

_LARGEST_FTE = 1_000_000


@frozen(kw_only=True)
class StaffGroup:
    """Members of staff who do the same work.

    In neighbourhood teams (*wijkteams*) many are seconded (*gedetacheerd*) by other organisations.
    They do the work that the audit is about, and so count like any other; *seconded_from* says
    where they come from. What differs in the norms for such teams is a variant of the framework.

    Attributes:
        role: What they do, in the organisation's own words.
        headcount: How many they are; 0 to 1 000 000 000.
        fte: Their full-time equivalents together, 0 to 1 000 000 with at most 30 decimals. Kept as
            a ``Decimal``; a float counts as the number that its repr shows.
        services: The services they work for, as the activities of the scope name them; empty for
            all.
        seconded_from: Names of the organisations that second some or all of them.

    Raises:
        InvalidValueError: If a field is malformed; lists every fault.

    Source:
        Sociaal Werk Nederland, 4 April 2019 and the page ``thema/kwaliteit/nieuws/6806``: four
        teams in Vlaardingen, with professionals seconded from about sixteen organisations.

    Example:
        >>> StaffGroup(role="jongerenwerker", headcount=3, fte=2.4).fte
        Decimal('2.4')
    """

    role: str
    headcount: int
    fte: Decimal = field(converter=exact_fte)
    services: frozenset[str] = field(default=frozenset(), converter=name_set, repr=plain_repr)
    seconded_from: frozenset[str] = field(default=frozenset(), converter=name_set, repr=plain_repr)

    def __attrs_post_init__(self) -> None:
        faults = Faults()
        faults.text("role", self.role)
        counted = faults.integer("headcount", self.headcount, 0)
        if (
            check_fte(faults, "fte", self.fte, _LARGEST_FTE)
            and counted
            and self.fte > 0
            and self.headcount == 0
        ):
            faults.add("fte", f"must be 0 for a headcount of 0, got {self.fte}")
        faults.names("services", self.services)
        faults.names("seconded_from", self.seconded_from)
        faults.raise_any(InvalidValueError)
