# SPDX-License-Identifier: MIT
"""The interviews of an audit: with whom, and about what.

:func:`~sterksociaalwerk.audit.coverage` finds what nobody was asked about.
"""

from enum import StrEnum

from attrs import field, frozen

from .._checks import Faults, plain_repr, plainly
from ..errors import InvalidValueError
from ._counts import check_count, count_or_none
from ._fields import check_named, names_if_recorded
from ._usual import is_counted, is_named, is_text
from .count import Count
from .everything import Everything


class Party(StrEnum):
    """On whose behalf people speak with the auditors.

    Example:
        >>> Party("client")
        <Party.CLIENT: 'client'>
    """

    STAFF = "staff"
    """Those who do the work for pay (*medewerkers*), seconded or not."""

    VOLUNTEER = "volunteer"
    """Volunteers (*vrijwilligers*)."""

    CLIENT = "client"
    """Those for whom the work is done (*klanten*, *cliënten*), and their council."""

    MANAGEMENT = "management"
    """Those who direct and govern (*bestuur*)."""

    PARTNER = "partner"
    """Other organisations that the organisation works with (*partners*)."""


@frozen(kw_only=True, field_transformer=plainly)
class Interview:
    """One conversation (*gesprek*), with one or more people of one party.

    Attributes:
        role: What they do; for staff and volunteers, as the scope names the group.
        party: On whose behalf they spoke.
        people: How many took part, not counting the auditors; 1 to 1 000 000 000, or ``None`` when
            that is not recorded. A plain number is exact, and ``Count(2)`` means *several*.
        services: The services it was about, as the activities of the scope name them, at least one;
            :data:`ALL` for everything in scope, and ``None`` when it is not recorded.
        municipalities: The municipalities it was about; likewise.

    Raises:
        InvalidValueError: If a field is malformed; lists every fault.

    Source:
        Mens en Welzijn Voorst, 21 February (year not stated): employees, volunteers, clients and
        the director, one or more in each interview.

    Example:
        >>> interview = Interview(role="cliënt", party=Party.CLIENT, people=Count(2))
        >>> print(interview.people, interview.services)
        Count(2, None) None
    """

    role: str
    party: Party
    people: Count | None = field(default=None, converter=count_or_none)
    services: frozenset[str] | Everything | None = field(
        default=None, converter=names_if_recorded, repr=plain_repr
    )
    municipalities: frozenset[str] | Everything | None = field(
        default=None, converter=names_if_recorded, repr=plain_repr
    )

    def __attrs_post_init__(self) -> None:
        if not self._is_usual():
            self._check()

    def _is_usual(self) -> bool:
        return (
            is_text(self.role)
            and type(self.party) is Party
            and (self.people is None or is_counted(self.people, 1))
            and (self.services is None or is_named(self.services))
            and (self.municipalities is None or is_named(self.municipalities))
        )

    def _check(self) -> None:
        faults = Faults()
        faults.text("role", self.role)
        faults.instance("party", self.party, Party, "a Party")
        if self.people is not None:
            check_count(faults, "people", self.people, at_least=1)
        check_named(faults, "services", self.services, optional=True)
        check_named(faults, "municipalities", self.municipalities, optional=True)
        faults.raise_any(InvalidValueError)
