# SPDX-License-Identifier: MIT
"""Where a fact was read.

Every number, date and split of a bundled edition cites a :class:`Source`. What a source says only
in part is in its note, and never filled in.
"""

import datetime

from attrs import frozen

from .._checks import Faults, plainly
from ..errors import InvalidValueError


@frozen(kw_only=True, field_transformer=plainly)
class Source:
    """A document or page in which a fact was read.

    Attributes:
        title: The title of the document, exactly as printed.
        publisher: Who published it.
        date: Its calendar date; ``None`` when it has none, or only a part of one.
        url: Its address; ``None`` when not known.
        note: What a reader should know about it, such as a date that is known only in part; in
            English.
        note_nl: The same in Dutch, for texts in Dutch.

    Raises:
        InvalidValueError: If a field is malformed; lists every fault.

    Example:
        >>> import datetime
        >>> str(Source(title="Jaarbericht", publisher="A society", date=datetime.date(2019, 7, 15)))
        'A society, "Jaarbericht", 2019-07-15'
    """

    title: str
    publisher: str
    date: datetime.date | None = None
    url: str | None = None
    note: str = ""
    note_nl: str = ""

    def __attrs_post_init__(self) -> None:
        faults = Faults()
        faults.text("title", self.title)
        faults.text("publisher", self.publisher)
        faults.day("date", self.date, optional=True)
        if self.url is not None:
            faults.text("url", self.url)
        faults.text("note", self.note, empty=True)
        faults.text("note_nl", self.note_nl, empty=True)
        faults.raise_any(InvalidValueError)

    def __str__(self) -> str:
        """Return publisher, title and date as one citation."""
        dated = f", {self.date.isoformat()}" if self.date else ""
        return f'{self.publisher}, "{self.title}"{dated}'
