# SPDX-License-Identifier: MIT
"""Where the facts about the label were read.

Only what these documents say is in this package; what they leave open stays ``None`` or is said in
a note. A page whose printed title is not recorded has its address for a title.
"""

import datetime

from ..framework import Source

_SWN = "Sociaal Werk Nederland"

ADOPTION_2016 = Source(
    title="sociaalwerknederland.nl/actueel/nieuws/5288",
    publisher=_SWN,
    url="https://www.sociaalwerknederland.nl/actueel/nieuws/5288",
    note="Adopted by the members' assembly in late November 2016; the day is not known. The first "
    "edition is taken to be in force from 1 January 2017: the year is known, the day is not.",
)
"""The adoption of the label, and with it the first edition."""

FIRST_CERTIFICATE = Source(
    title="sociaalwerknederland.nl/thema/kwaliteit/nieuws/5642",
    publisher=_SWN,
    url="https://www.sociaalwerknederland.nl/thema/kwaliteit/nieuws/5642",
    note="First certificate: 31 May 2017, Versa Welzijn. The certifying body advises, the "
    "beheercommissie awards.",
)
"""The first certificate, and who decides."""

SPLIT_2017 = Source(
    title="zorg.liwwadders.nl/kwaliteitslabel-is-meer-dan-bordje-aan-muur",
    publisher="Liwwadders",
    url="https://zorg.liwwadders.nl/kwaliteitslabel-is-meer-dan-bordje-aan-muur",
    note="Published in 2017; the day is not known.",
)
"""The split of the 52 norms of the edition of 2017 over the categories."""

REVISION_2019 = Source(
    title="Normen van Kwaliteitslabel licht aangepast op basis van eerste audits",
    publisher=_SWN,
    date=datetime.date(2019, 7, 15),
)
"""The numbers of norms and the limits of both editions, volunteers, and the transition year."""

EDITION_PAGE = Source(
    title="sociaalwerknederland.nl/kwaliteitslabel/318",
    publisher=_SWN,
    url="https://www.sociaalwerknederland.nl/kwaliteitslabel/318",
    note="Dates the second edition May 2019, without a day: taken to be 1 May 2019. Mandatory, and "
    "the first edition no longer valid, from 1 January 2020.",
)
"""The dates of the second edition."""

VALIDITY = Source(
    title="welzijnlelystad.nl",
    publisher="Welzijn Lelystad",
    date=datetime.date(2023, 1, 30),
    url="https://www.welzijnlelystad.nl",
    note="The address of the page itself is not recorded.",
)
"""A certificate is valid for two years."""

VERSION_3 = Source(
    title="Kwaliteitslabel Sterk Sociaal Werk groeit door naar versie 3.0",
    publisher=_SWN,
    date=datetime.date(2021, 6, 22),
    note="Announces version 3.0; neither its rule nor its date is known.",
)
"""The announcement of version 3.0."""
