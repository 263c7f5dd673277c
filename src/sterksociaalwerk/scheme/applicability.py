# SPDX-License-Identifier: MIT
"""Whether one edition may be used for one audit, and why.

A :class:`~sterksociaalwerk.scheme.Scheme` says which editions there are, and what follows from
their dates. The sentences for the codes, in Dutch and English, are in
:mod:`sterksociaalwerk.reporting`.
"""

import datetime
from collections.abc import Iterable
from enum import StrEnum

from attrs import field, frozen
from packaging.version import Version

from .._checks import Faults, plainly, text_tuple, tupled
from .._versions import is_version, parsed_version
from ..errors import InvalidValueError
from ..framework import Source


class EditionStatus(StrEnum):
    """Whether an audit may use an edition.

    Example:
        >>> EditionStatus("not-yet").name
        'NOT_YET'
    """

    REQUIRED = "required"
    """The audit may use this edition, or a variant of it, and no other."""

    ALLOWED = "allowed"
    """The audit may use this edition, and as far as is known another one as well."""

    PRESUMED = "presumed"
    """The newest edition known here; from when an announced newer one applies is not known."""

    NOT_YET = "not-yet"
    """The edition is not in force yet on the day of the audit."""

    EXPIRED = "expired"
    """Another edition has replaced this one, for this audit at least."""

    UNDATED = "undated"
    """The first day of the edition is not known here, so the audit cannot use it."""

    @property
    def may_be_used(self) -> bool:
        """Whether an edition with this status may be used, if nothing is missing."""
        return self in (EditionStatus.REQUIRED, EditionStatus.ALLOWED, EditionStatus.PRESUMED)


class EditionReason(StrEnum):
    """Why an edition may be used or not; the values are stable codes.

    Example:
        >>> EditionReason("no-date").name
        'NO_DATE'
    """

    IN_FORCE = "in-force"
    """The edition is in force, and no transition replaces it."""

    STARTED_BEFORE_TRANSITION = "started-before-transition"
    """There is a newer edition, but the process started in time to keep this one."""

    START_UNKNOWN = "start-unknown"
    """The answer depends on when the process started, which is not known."""

    BEFORE_IN_FORCE = "before-in-force"
    """The audit comes before the first day of the edition."""

    STARTED_AFTER_TRANSITION = "started-after-transition"
    """There is a newer edition, and the process started too late to keep this one."""

    REPLACED = "replaced"
    """A newer edition is mandatory, whenever the process started."""

    NO_DATE = "no-date"
    """No first day of the edition is known."""


def _versions(value: Iterable[Version | str]) -> tuple[Version, ...]:
    given = tupled(value)
    # What is no collection is left for the check to name.
    return tuple(map(parsed_version, given)) if type(given) is tuple else given  # type: ignore[return-value]  # pyright: ignore[reportReturnType]


@frozen(kw_only=True, field_transformer=plainly)
class Applicability:
    """Whether an audit may use an edition, and why.

    Attributes:
        version: The version of the edition, or of one that has only been announced.
        status: Whether the audit may use it.
        since: The first audit date of the window around the date of the audit within which the
            status is the same; ``None`` when nothing bounds it. The window is for an audit with the
            same start, or with a start that is just as unknown, and it may begin before that start.
            *reason*, *missing* and *awaits* may differ within it.
        until: The first audit date after that window; ``None`` when no end is known.
        reason: Why, as a stable code.
        missing: The names of the arguments that were not given, if some of their possible values
            would make the edition *expired* and others would not: ``("process_started_on",)`` or
            nothing.
        awaits: The versions that have been announced and are newer than every edition in force, if
            it is not known here from when they apply; ascending. Only where the audit may use the
            edition.
        source: Where the decisive dates were read; ``None`` when no transition or announcement is
            about the edition, and then the edition's own sources have them.

    Raises:
        InvalidValueError: If a field is malformed; lists every fault.

    Example:
        >>> Applicability(
        ...     version="3.0", status=EditionStatus.UNDATED, reason=EditionReason.NO_DATE
        ... ).usable
        False
    """

    version: Version = field(converter=parsed_version)
    status: EditionStatus
    since: datetime.date | None = None
    until: datetime.date | None = None
    reason: EditionReason
    missing: tuple[str, ...] = field(default=(), converter=text_tuple)
    awaits: tuple[Version, ...] = field(default=(), converter=_versions)
    source: Source | None = None

    def __attrs_post_init__(self) -> None:
        faults = Faults()
        is_version(faults, "version", self.version)
        faults.instance("status", self.status, EditionStatus, "an EditionStatus")
        bounds = faults.day("since", self.since, optional=True)
        bounds &= faults.day("until", self.until, optional=True)
        if bounds and self.since and self.until and self.until <= self.since:
            faults.add("until", f"must be after {self.since}, got {self.until}")
        faults.instance("reason", self.reason, EditionReason, "an EditionReason")
        faults.instances("missing", self.missing, str, "text")
        if faults.collection("awaits", self.awaits, "versions"):
            for at, version in enumerate(self.awaits):
                is_version(faults, f"awaits[{at}]", version)
        faults.instance("source", self.source, (Source, type(None)), "a Source or None")
        faults.raise_any(InvalidValueError)

    @property
    def usable(self) -> bool | None:
        """Whether the audit may use the edition, as far as is known.

        ``None`` if that depends on what is *missing*: compare with ``is True``.
        """
        if not self.status.may_be_used:
            return False
        return None if self.missing else True
