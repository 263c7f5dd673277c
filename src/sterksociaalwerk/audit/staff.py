# SPDX-License-Identifier: MIT
"""Members of staff, by group."""

from attrs import field, frozen

from .._checks import Faults, plain_repr, plainly
from ..errors import InvalidValueError
from ._counts import as_count, check_count
from ._fields import check_named, name_set, names_or_all
from ._usual import is_counted, is_named, is_text
from .count import Count
from .everything import ALL, Everything

_LARGEST_FTE = 1_000_000


@frozen(kw_only=True, field_transformer=plainly)
class StaffGroup:
    """Members of staff who do the same work.

    In neighbourhood teams (*wijkteams*) many are seconded (*gedetacheerd*) by other organisations.
    They do the work that the audit is about, and so count like any other; *seconded_from* says
    where they come from. If the norms for such teams differ, make a variant of the framework.

    Attributes:
        role: What they do, in the organisation's own words.
        headcount: How many people; 0 to 1 000 000 000. A plain number is exact.
        fte: Their full-time equivalents together, 0 to 1 000 000 with at most 30 decimals;
            likewise. ``Count(0)`` says that nothing is known.
        services: The services they work for, as the activities of the scope name them; at least
            one, or :data:`ALL`. That a group works for everything in scope unless services are
            named is our assumption.
        municipalities: The municipalities they work in; likewise.
        seconded_from: Names of the organisations that second some or all of them.

    Raises:
        InvalidValueError: If a field is malformed; lists every fault.

    Source:
        Sociaal Werk Nederland, 4 April 2019 and the page ``thema/kwaliteit/nieuws/6806``: four
        teams in Vlaardingen, with professionals seconded from about sixteen organisations.

    Example:
        >>> group = StaffGroup(role="jongerenwerker", headcount=3, fte=Count(2, 2.4))
        >>> group.headcount.exact, group.fte.at_most, group.services
        (3, Decimal('2.4'), ALL)
    """

    role: str
    headcount: Count = field(converter=as_count)
    fte: Count = field(converter=as_count)
    services: frozenset[str] | Everything = field(
        default=ALL, converter=names_or_all, repr=plain_repr
    )
    municipalities: frozenset[str] | Everything = field(
        default=ALL, converter=names_or_all, repr=plain_repr
    )
    seconded_from: frozenset[str] = field(default=frozenset(), converter=name_set, repr=plain_repr)

    def __attrs_post_init__(self) -> None:
        if not self._is_usual():
            self._check()

    def _is_usual(self) -> bool:
        if type(self.fte) is not Count:
            return False
        most = self.fte.at_least if self.fte.at_most is None else self.fte.at_most
        return (
            is_text(self.role)
            # Of nobody there is no work.
            and is_counted(self.headcount, 1)
            and most <= _LARGEST_FTE
            and is_named(self.services)
            and is_named(self.municipalities)
            and type(self.seconded_from) is frozenset
            and (not self.seconded_from or is_named(self.seconded_from))
        )

    def _check(self) -> None:
        faults = Faults()
        faults.text("role", self.role)
        counted = check_count(faults, "headcount", self.headcount)
        if (
            check_count(faults, "fte", self.fte, at_most=_LARGEST_FTE, whole=False)
            and counted
            and self.fte.at_least > 0
            and self.headcount.at_most == 0
        ):
            faults.add("fte", f"must be 0 for a headcount of 0, got {self.fte.at_least}")
        check_named(faults, "services", self.services)
        check_named(faults, "municipalities", self.municipalities)
        faults.names("seconded_from", self.seconded_from)
        faults.raise_any(InvalidValueError)
