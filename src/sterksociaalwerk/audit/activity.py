# SPDX-License-Identifier: MIT
"""A service in the municipalities where it is offered."""

from attrs import field, frozen

from .._checks import Faults, plain_repr, plainly
from ..errors import InvalidValueError
from ._fields import name_set
from ._usual import is_named, is_text


@frozen(kw_only=True, field_transformer=plainly)
class Activity:
    """A service in the municipalities where it is offered, in or out of scope.

    A service that is offered in the whole working area names all its municipalities. A service that
    is in scope in some municipalities and out of scope in others is two activities.

    Attributes:
        service: The service (*dienst*), in the organisation's own words.
        municipalities: Names of the municipalities (*gemeenten*); at least one.
        in_scope: Whether the audit is about it.
        remark: An explanation; required if the activity is out of scope.

    Raises:
        InvalidValueError: If a field is malformed; lists every fault.

    Source:
        Sociaal Werk Nederland, 4 April 2019: a care organisation in about 35 municipalities, with
        some services audited in the whole working area and others in a few municipalities.

    Example:
        >>> activity = Activity(
        ...     service="thuiszorg",
        ...     municipalities={"Tiel", "Culemborg"},
        ...     in_scope=False,
        ...     remark="care, no social work",
        ... )
        >>> sorted(activity.municipalities)
        ['Culemborg', 'Tiel']
    """

    service: str
    municipalities: frozenset[str] = field(converter=name_set, repr=plain_repr)
    in_scope: bool = True
    remark: str = ""

    def __attrs_post_init__(self) -> None:
        if not self._is_usual():
            self._check()

    def _is_usual(self) -> bool:
        return (
            is_text(self.service)
            and type(self.municipalities) is frozenset
            and is_named(self.municipalities)
            # Of what is out of scope the remark has to say why.
            and self.in_scope is True
            and type(self.remark) is str
        )

    def _check(self) -> None:
        faults = Faults()
        faults.text("service", self.service)
        if faults.names("municipalities", self.municipalities) and not self.municipalities:
            faults.add("municipalities", "must name at least one municipality")
        explained = faults.text("remark", self.remark, empty=True) and bool(self.remark.strip())
        if faults.flag("in_scope", self.in_scope) and not (self.in_scope or explained):
            faults.add("remark", "must say why the activity is out of scope")
        faults.raise_any(InvalidValueError)
