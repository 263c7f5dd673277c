# SPDX-License-Identifier: MIT
"""How a new edition of a framework arrives: with dates, or announced without any.

A transition is about two editions. A :class:`~sterksociaalwerk.scheme.Scheme` says what several of
them mean for one audit.
"""

import datetime
from typing import cast

from attrs import field, frozen
from packaging.specifiers import SpecifierSet
from packaging.version import Version

from .._checks import Faults, plain, plainly
from .._versions import is_version, parsed_version
from ..errors import InvalidValueError
from ..framework import Source
from ._specifiers import is_specifier, parsed_specifier


def _day(value: datetime.date | None) -> datetime.date:
    # A start that is not given is filled in once the other fields are known to be days.
    return cast("datetime.date", plain(value))


@frozen(kw_only=True, field_transformer=plainly)
class Transition:
    """The way from older editions to a newer one, both in use for a while (*overgangsjaar*).

    Before *published_on* nothing changes. From *mandatory_on* the older editions cannot be used. In
    between, an audit that started before *started_before* may use either, and one that started on
    that day or later only the newer one.

    Attributes:
        source: The versions of the older editions, as specifiers such as ``"<2"``, whose versions
            are kept as a :class:`~sterksociaalwerk.framework.FrameworkKey` keeps its own: ``<2.0``.
            Variants follow them: ``1.0+wijkteams`` is selected too.
        target: The version of the newer edition, without a local part; its variants come with it.
        published_on: The first day on which the newer edition may be used.
        mandatory_on: The first day on which the older editions may no longer be used; not before
            *published_on*.
        started_before: The first day on which an audit that starts is too late to keep an older
            edition; not after *mandatory_on*. When not given it is *published_on*.
        citation: Where the dates were read.

    Raises:
        InvalidValueError: If a field is malformed or the days contradict each other; lists
            every fault.

    Example:
        >>> transition = Transition(
        ...     source="<2",
        ...     target="2.0",
        ...     published_on=datetime.date(2019, 5, 1),
        ...     mandatory_on=datetime.date(2020, 1, 1),
        ... )
        >>> transition.selects(Version("1.0+wijkteams")), transition.started_before
        (True, datetime.date(2019, 5, 1))
    """

    source: SpecifierSet = field(converter=parsed_specifier)
    target: Version = field(converter=parsed_version)
    published_on: datetime.date
    mandatory_on: datetime.date
    started_before: datetime.date = field(default=None, converter=_day)
    citation: Source | None = None

    def __attrs_post_init__(self) -> None:
        faults = Faults()
        is_specifier(faults, "source", self.source)
        if is_version(faults, "target", self.target) and self.target.local is not None:
            faults.add("target", f"must be an edition, not its variant, got {str(self.target)!r}")
        published = faults.day("published_on", self.published_on)
        mandatory = faults.day("mandatory_on", self.mandatory_on)
        if published and mandatory and self.mandatory_on < self.published_on:
            problem = f"must not be before published_on {self.published_on}"
            faults.add("mandatory_on", f"{problem}, got {self.mandatory_on}")
        start = cast("datetime.date | None", self.started_before)
        if faults.day("started_before", start, optional=True):
            if start is not None and mandatory and start > self.mandatory_on:
                problem = f"must not be after mandatory_on {self.mandatory_on}"
                faults.add("started_before", f"{problem}, got {start}")
            if start is None:
                object.__setattr__(self, "started_before", self.published_on)
        if self.citation is not None:
            faults.instance("citation", self.citation, Source, "a Source")
        faults.raise_any(InvalidValueError)

    def selects(self, version: Version) -> bool:
        """Return whether a version is one that the transition leads away from."""
        # A pre-release of an edition is an edition like any other.
        return self.source.contains(version, prereleases=True)


@frozen(kw_only=True, field_transformer=plainly)
class Announcement:
    """An edition that has been announced and whose rule is not known here.

    Attributes:
        version: The version that it will have.
        announced_on: The day of the announcement; before it nobody knew.
        source: Where it was announced.
        in_force_from: The first day on which it may be used, not before *announced_on*; ``None``
            when not known.
        mandatory_on: The first day on which no older edition may be used, not before
            *in_force_from*; ``None`` when not known.

    Raises:
        InvalidValueError: If a field is malformed or the days contradict each other; lists every
            fault.

    Example:
        >>> from sterksociaalwerk.label import ANNOUNCEMENT_3
        >>> str(ANNOUNCEMENT_3.version), ANNOUNCEMENT_3.announced_on
        ('3.0', datetime.date(2021, 6, 22))
    """

    version: Version = field(converter=parsed_version)
    announced_on: datetime.date
    source: Source
    in_force_from: datetime.date | None = None
    mandatory_on: datetime.date | None = None

    def __attrs_post_init__(self) -> None:
        faults = Faults()
        is_version(faults, "version", self.version)
        days = faults.day("announced_on", self.announced_on)
        faults.instance("source", self.source, Source, "a Source")
        days &= faults.day("in_force_from", self.in_force_from, optional=True)
        days &= faults.day("mandatory_on", self.mandatory_on, optional=True)
        if days:
            earliest, name = self.announced_on, "announced_on"
            for path in ("in_force_from", "mandatory_on"):
                day: datetime.date | None = getattr(self, path)
                if day is None:
                    continue
                if day < earliest:
                    faults.add(path, f"must not be before {name} {earliest}, got {day}")
                earliest, name = day, path
        faults.raise_any(InvalidValueError)
