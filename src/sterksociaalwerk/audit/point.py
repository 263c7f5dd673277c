# SPDX-License-Identifier: MIT
"""What auditors ask an organisation to improve on a norm.

What is done about the points of one audit is an
:class:`~sterksociaalwerk.improvement.ImprovementPlan`; what became of them by the next audit is for
:mod:`sterksociaalwerk.conclusion` to say.
"""

import datetime

from attrs import field, frozen

from .._checks import Faults, plainly
from ..errors import InvalidValueError
from ._usual import is_identifier, is_text


@frozen(field_transformer=plainly)
class ImprovementPoint:
    """A point to improve (*verbeterpunt*).

    Wherever a point is asked for, its text alone will do.

    Attributes:
        text: What has to improve, in the auditors' words.
        id: An identifier of the caller's own: 1 to 64 of letters, digits, ``.``, ``-``, ``_``; no
            two points of one organisation share one, in whichever audit. ``None`` if it has none:
            then no later point can follow this one.
        owner: Who is responsible for it; ``None`` when not recorded.
        due_on: The last day on which it is on time; ``None`` when no day is agreed or recorded.
        follows: The identifier of the point of an earlier audit that comes back in this one;
            ``None`` when it is new, or that is not recorded.

    Raises:
        InvalidValueError: If a field is malformed, or the point follows itself; lists every fault.

    Source:
        Sociaal Werk Nederland, 10 December 2019 and 4 April 2019: an audit report names points to
        improve, not only ratings. Who is responsible for a point, and by when, is recorded as the
        organisation arranges it: the label's own form for it, if any, is not known.

    Example:
        >>> point = ImprovementPoint("plan the training of a year", id="2021-3")
        >>> again = ImprovementPoint("plan training beyond this year", follows=point.id)
        >>> again.follows
        '2021-3'
    """

    text: str
    id: str | None = field(default=None, kw_only=True)
    owner: str | None = field(default=None, kw_only=True)
    due_on: datetime.date | None = field(default=None, kw_only=True)
    follows: str | None = field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if not self._is_usual():
            self._check()

    def _is_usual(self) -> bool:
        return (
            is_text(self.text)
            and (self.id is None or is_identifier(self.id))
            and (self.owner is None or is_text(self.owner))
            and (self.due_on is None or type(self.due_on) is datetime.date)
            # What follows another is asked whether that is itself.
            and self.follows is None
        )

    def _check(self) -> None:
        faults = Faults()
        faults.text("text", self.text)
        if self.id is not None:
            faults.identifier("id", self.id)
        if self.owner is not None:
            faults.text("owner", self.owner)
        faults.day("due_on", self.due_on, optional=True)
        if (
            self.follows is not None
            and faults.identifier("follows", self.follows)
            and not faults.found
            and self.follows == self.id
        ):
            faults.add("follows", "must be another point")
        faults.raise_any(InvalidValueError)
