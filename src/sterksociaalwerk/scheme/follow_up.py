# SPDX-License-Identifier: MIT
"""What an audit of one kind leads to under a label, and what texts call the parties involved."""

from collections.abc import Iterable

from attrs import field, frozen

from .._checks import Faults, plainly, tupled
from ..errors import InvalidValueError
from .kinds import Consequence


def _consequences(value: Iterable[Consequence]) -> tuple[Consequence, ...]:
    return tupled(value)


@frozen(kw_only=True, field_transformer=plainly)
class FollowUp:
    """What an audit of one kind leads to.

    Attributes:
        settled: What it leads to as soon as its outcome is settled, whatever that is; in the order
            in which things happen.
        on_pass: What else it leads to if the outcome is a pass; likewise.

    Raises:
        InvalidValueError: If a field is malformed, or a consequence is named twice; lists every
            fault.

    Example:
        >>> from sterksociaalwerk.label import SCHEME
        >>> from sterksociaalwerk.scheme import AuditKind
        >>> [each.value for each in SCHEME.leads_to[AuditKind.EXTERNAL].on_pass]
        ['certificate', 'register-entry']
    """

    settled: tuple[Consequence, ...] = field(default=(), converter=_consequences)
    on_pass: tuple[Consequence, ...] = field(default=(), converter=_consequences)

    def __attrs_post_init__(self) -> None:
        faults = Faults()
        right = faults.instances("settled", self.settled, Consequence, "a Consequence")
        right &= faults.instances("on_pass", self.on_pass, Consequence, "a Consequence")
        if right:
            named: set[Consequence] = set()
            for path in ("settled", "on_pass"):
                for at, consequence in enumerate(getattr(self, path)):
                    if consequence in named:
                        faults.add(f"{path}[{at}]", f"{consequence.value!r} is named twice")
                    named.add(consequence)
        faults.raise_any(InvalidValueError)

    @property
    def consequences(self) -> tuple[Consequence, ...]:
        """All that it can lead to.

        Example:
            >>> from sterksociaalwerk.scheme import Consequence
            >>> Consequence.CERTIFICATE in FollowUp(settled=[Consequence.ADVICE]).consequences
            False
        """
        return (*self.settled, *self.on_pass)


@frozen(kw_only=True, field_transformer=plainly)
class Term:
    """What a text calls a party or a register, with its article.

    Attributes:
        title: In Dutch, such as *de certificerende instelling*.
        title_en: In English, such as *the certifying body*.

    Raises:
        InvalidValueError: If a field is malformed; lists every fault.

    Example:
        >>> from sterksociaalwerk.label import SCHEME
        >>> SCHEME.advised_by.title
        'de certificerende instelling'
    """

    title: str
    title_en: str

    def __attrs_post_init__(self) -> None:
        faults = Faults()
        faults.text("title", self.title)
        faults.text("title_en", self.title_en)
        faults.raise_any(InvalidValueError)
