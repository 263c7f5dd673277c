# SPDX-License-Identifier: MIT
"""The rules by which the label certifies: its editions in time, and what an audit leads to.

To use the editions with the wording of the norms, or with a variant of your own, make a scheme with
those instead: ``SCHEME.with_framework(...)``.
"""

import datetime

import attrs

from ..scheme import (
    Announcement,
    AuditKind,
    Consequence,
    FollowUp,
    Scheme,
    Term,
    Transition,
)
from .assumptions import PEER_REVIEW_ANYHOW, START_DECIDES
from .editions import LABEL, V2017, V2019
from .sources import (
    AUDITING,
    EDITION_PAGE,
    FIRST_CERTIFICATE,
    FORMAL_ADVICE,
    REGISTER,
    REVISION_2019,
    SELF_ASSESSMENT,
    VERSION_3,
)

_ARTICLE = f"{REVISION_2019.publisher}, {REVISION_2019.title!r}"

TRANSITION_2019 = Transition(
    source="<2",
    target=V2019.key.version,
    published_on=datetime.date(2019, 5, 1),
    mandatory_on=datetime.date(2020, 1, 1),
    # Two documents: the page has the days, the article who may keep the first edition.
    citation=attrs.evolve(
        EDITION_PAGE,
        note=f"{EDITION_PAGE.note} In 2019 those who had already begun could keep the first "
        f"edition, and those who began then could not: {_ARTICLE}, 15 July 2019. The day in May is "
        "our assumption.",
        note_nl=f"{EDITION_PAGE.note_nl} Wie al begonnen was, mag in 2019 het eerste normenkader "
        f"houden; wie nu begint, niet: {_ARTICLE}, 15 juli 2019. De dag in mei is onze aanname.",
    ),
)
"""From the edition of 2017 to that of 2019: both in use from May 2019 until the end of that year.

The day in May is not known and assumed to be the first. So is the day before which the process must
have started to keep the edition of 2017. Both are our assumptions.
"""

ANNOUNCEMENT_3 = Announcement(
    version="3.0", announced_on=datetime.date(2021, 6, 22), source=VERSION_3
)
"""Version 3.0: announced; neither its rule nor its first day is known."""

_CERTIFIED = FollowUp(
    settled=[Consequence.ADVICE],
    on_pass=[Consequence.CERTIFICATE, Consequence.REGISTER_ENTRY],
)

SCHEME = Scheme(
    label=LABEL,
    frameworks=(V2017, V2019),
    transitions=(TRANSITION_2019,),
    announcements=(ANNOUNCEMENT_3,),
    leads_to={
        AuditKind.EXTERNAL: _CERTIFIED,
        AuditKind.EXTERNAL_WITH_PEERS: _CERTIFIED,
        AuditKind.PEER_REVIEW: FollowUp(
            settled=[Consequence.LEARNING_REPORT, Consequence.REGISTER_ENTRY]
        ),
        AuditKind.SELF_ASSESSMENT: FollowUp(settled=[Consequence.PREPARATION]),
    },
    advised_by=Term(title="de certificerende instelling", title_en="the certifying body"),
    awarded_by=Term(title="de beheercommissie", title_en="the committee (beheercommissie)"),
    register=Term(
        title="het Kwaliteitsregister Sociaal Werk",
        title_en="the register (Kwaliteitsregister Sociaal Werk)",
    ),
    sources=(AUDITING, FORMAL_ADVICE, FIRST_CERTIFICATE, SELF_ASSESSMENT, REGISTER),
    assumptions=(START_DECIDES, PEER_REVIEW_ANYHOW),
)
"""The editions of the label in time, and what each kind of audit leads to."""
