# SPDX-License-Identifier: MIT
"""Volunteers, and which of them are business-critical.

Whether business-critical volunteers count depends on the edition: see
:meth:`~sterksociaalwerk.audit.Scope.population`.
"""

from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property
from types import NoneType

from attrs import field, frozen

from .._checks import Faults, plain_repr, plainly
from .._mapping import FrozenMapping
from ..errors import InvalidValueError
from ._counts import as_count, check_count
from ._fields import check_named, names_or_all
from ._usual import is_counted, is_named, is_text
from .count import Count
from .everything import ALL, Everything


class Preparation(StrEnum):
    """How volunteers are prepared for their work.

    Example:
        >>> Preparation("instructed")
        <Preparation.INSTRUCTED: 'instructed'>
    """

    TRAINED = "trained"
    """They had training (*geschoold*)."""

    INSTRUCTED = "instructed"
    """They had instruction (*geïnstrueerd*)."""

    NONE = "none"
    """Neither; not the same as not known."""


class Work(StrEnum):
    """What kind of work volunteers do.

    Example:
        >>> Work("hands-on")
        <Work.HANDS_ON: 'hands-on'>
    """

    COORDINATING = "coordinating"
    """They coordinate (*coördinerend werk*)."""

    HANDS_ON = "hands-on"
    """They carry out (*uitvoerend werk*)."""

    OTHER = "other"
    """Neither; not the same as not known."""


class Criterion(StrEnum):
    """What must hold for volunteers to be business-critical; the values are stable keys.

    Example:
        >>> [criterion.value for criterion in Criterion][2]
        'coordinating-or-hands-on'
    """

    PREPARED = "prepared"
    """They are trained or instructed."""

    INDEPENDENT = "independent"
    """They work on their own (*zelfstandig*)."""

    COORDINATING_OR_HANDS_ON = "coordinating-or-hands-on"
    """Their work is coordinating or hands-on."""

    NEEDS_QUALITY_ASSURANCE = "needs-quality-assurance"
    """Their work needs quality assurance (*kwaliteitsborging*)."""


_PREPARED = frozenset({Preparation, NoneType})
_WORK = frozenset({Work, NoneType})
_ANSWERS = frozenset({bool, NoneType})


@frozen(kw_only=True, field_transformer=plainly)
class VolunteerGroup:
    """Volunteers who do the same work in the same way.

    Business-critical volunteers (*bedrijfskritische vrijwilligers*) are prepared, work on their
    own, do coordinating or hands-on work, and do work that needs quality assurance: all four. Pass
    ``None`` for what is not known yet: there is no default.

    Attributes:
        role: What they do, in the organisation's own words.
        headcount: How many people; 0 to 1 000 000 000. A plain number is exact.
        prepared: How they are prepared; ``None`` when not known.
        independent: Whether they work on their own; ``None`` when not known.
        work: What kind of work they do; ``None`` when not known.
        needs_quality_assurance: Whether their work needs quality assurance; ``None`` when not
            known.
        services: The services they work for, as the activities of the scope name them; at least
            one, or :data:`ALL`. That a group works for everything in scope unless services are
            named is our assumption.
        municipalities: The municipalities they work in; likewise.

    Raises:
        InvalidValueError: If a field is malformed; lists every fault.

    Source:
        Sociaal Werk Nederland, 15 July 2019.

    Example:
        >>> group = VolunteerGroup(
        ...     role="budgetmaatje",
        ...     headcount=12,
        ...     prepared=Preparation.TRAINED,
        ...     independent=True,
        ...     work=Work.HANDS_ON,
        ...     needs_quality_assurance=None,
        ... )
        >>> print(group.is_business_critical)
        None
        >>> [key.value for key, holds in group.criteria.items() if holds is None]
        ['needs-quality-assurance']
    """

    role: str
    headcount: Count = field(converter=as_count)
    prepared: Preparation | None
    independent: bool | None
    work: Work | None
    needs_quality_assurance: bool | None
    services: frozenset[str] | Everything = field(
        default=ALL, converter=names_or_all, repr=plain_repr
    )
    municipalities: frozenset[str] | Everything = field(
        default=ALL, converter=names_or_all, repr=plain_repr
    )

    def __attrs_post_init__(self) -> None:
        if not self._is_usual():
            self._check()

    def _is_usual(self) -> bool:
        return (
            is_text(self.role)
            and is_counted(self.headcount)
            and type(self.prepared) in _PREPARED
            and type(self.independent) in _ANSWERS
            and type(self.work) in _WORK
            and type(self.needs_quality_assurance) in _ANSWERS
            and is_named(self.services)
            and is_named(self.municipalities)
        )

    def _check(self) -> None:
        faults = Faults()
        faults.text("role", self.role)
        check_count(faults, "headcount", self.headcount)
        if self.prepared is not None:
            faults.instance("prepared", self.prepared, Preparation, "a Preparation or None")
        if self.work is not None:
            faults.instance("work", self.work, Work, "a Work or None")
        for name in ("independent", "needs_quality_assurance"):
            if (value := getattr(self, name)) is not None:
                faults.instance(name, value, bool, "True, False or None")
        check_named(faults, "services", self.services)
        check_named(faults, "municipalities", self.municipalities)
        faults.raise_any(InvalidValueError)

    @cached_property
    def criteria(self) -> Mapping[Criterion, bool | None]:
        """Whether each criterion holds, in the order of the criteria; ``None`` when not known."""
        prepared = None if self.prepared is None else self.prepared is not Preparation.NONE
        fitting_work = None if self.work is None else self.work is not Work.OTHER
        return FrozenMapping(
            {
                Criterion.PREPARED: prepared,
                Criterion.INDEPENDENT: self.independent,
                Criterion.COORDINATING_OR_HANDS_ON: fitting_work,
                Criterion.NEEDS_QUALITY_ASSURANCE: self.needs_quality_assurance,
            }
        )

    @property
    def is_business_critical(self) -> bool | None:
        """Whether all criteria hold; ``None`` when that is not known."""
        answers = self.criteria.values()
        # One criterion that fails decides, whatever is still not known.
        if False in answers:
            return False
        return None if None in answers else True
