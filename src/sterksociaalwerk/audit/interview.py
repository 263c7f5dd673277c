# SPDX-License-Identifier: MIT
"""The conversations of an audit: with whom, and about what.

What nobody was asked about is for :func:`~sterksociaalwerk.audit.coverage`.
"""

from enum import StrEnum

from attrs import field, frozen

from .._checks import Faults, plain_repr
from ..errors import InvalidValueError
from ._fields import name_set


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


@frozen(kw_only=True)
class Interview:
    """One conversation (*gesprek*), with one or more people of one party.

    Attributes:
        role: What they do; of staff and volunteers, as the group in the scope is called.
        people: How many took part, auditors not counted; 1 to 1 000 000 000.
        party: On whose behalf they spoke.
        services: The services it was about, as the activities of the scope name them; empty for
            all.
        municipalities: The municipalities it was about; empty for all.

    Raises:
        InvalidValueError: If a field is malformed; lists every fault.

    Source:
        Mens en Welzijn Voorst, 21 February (year not stated): employees, volunteers, clients and
        the director, one or more in a conversation.

    Example:
        >>> interview = Interview(role="bestuurder", people=1, party=Party.MANAGEMENT)
        >>> interview.services
        frozenset()
    """

    role: str
    people: int
    party: Party
    services: frozenset[str] = field(default=frozenset(), converter=name_set, repr=plain_repr)
    municipalities: frozenset[str] = field(default=frozenset(), converter=name_set, repr=plain_repr)

    def __attrs_post_init__(self) -> None:
        faults = Faults()
        faults.text("role", self.role)
        faults.integer("people", self.people, 1)
        faults.instance("party", self.party, Party, "a Party")
        faults.names("services", self.services)
        faults.names("municipalities", self.municipalities)
        faults.raise_any(InvalidValueError)
