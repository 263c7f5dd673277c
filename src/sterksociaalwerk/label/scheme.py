# SPDX-License-Identifier: MIT
"""The label in time: its editions, the transition between them, and what is announced.

To use the editions with the wording of the norms, or with a variant of one's own, make a scheme
that holds those instead: ``attrs.evolve(SCHEME, frameworks=...)``.
"""

import datetime

import attrs

from ..scheme import Announcement, Scheme, Transition
from .editions import LABEL, V2017, V2019
from .sources import EDITION_PAGE, REVISION_2019, VERSION_3

TRANSITION_2019 = Transition(
    source="<2",
    target=V2019.key.version,
    published_on=datetime.date(2019, 5, 1),
    mandatory_on=datetime.date(2020, 1, 1),
    # Two documents: the page has the days, the article who may keep the first edition.
    citation=attrs.evolve(
        EDITION_PAGE,
        note=f"{EDITION_PAGE.note} That an audit begun before may keep the first edition, and one "
        f"begun since may not: {REVISION_2019}.",
    ),
)
"""From the edition of 2017 to that of 2019: both in use from May 2019 until the end of that year.

The day in May is not known and taken to be the first.
"""

ANNOUNCEMENT_3 = Announcement(
    version="3.0", announced_on=datetime.date(2021, 6, 22), source=VERSION_3
)
"""Version 3.0: announced, and neither its rule nor its first day is known."""

SCHEME = Scheme(
    label=LABEL,
    frameworks=(V2017, V2019),
    transitions=(TRANSITION_2019,),
    announcements=(ANNOUNCEMENT_3,),
)
"""The editions of the label in time."""
