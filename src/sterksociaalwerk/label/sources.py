# SPDX-License-Identifier: MIT
"""Where the facts about the label were read.

This package has only what these documents say. What they leave open stays ``None`` or is in a note,
and what is assumed is an assumption of the edition or the scheme. A page whose printed title is not
recorded has its address as its title.
"""

import datetime

from ..framework import Source

_SWN = "Sociaal Werk Nederland"
_SITE = "https://www.sociaalwerknederland.nl"

ADOPTION_2016 = Source(
    title="sociaalwerknederland.nl/actueel/nieuws/5288",
    publisher=_SWN,
    url=f"{_SITE}/actueel/nieuws/5288",
    note="Adopted by the members' assembly in late November 2016; the day is not known.",
    note_nl="Eind november 2016 aangenomen door de ledenvergadering; de dag is niet bekend.",
)
"""The adoption of the label, and with it the first edition."""

FIRST_CERTIFICATE = Source(
    title="Eerste organisatie gecertificeerd volgens nieuwe Kwaliteitslabel Sociaal Werk",
    publisher=_SWN,
    date=datetime.date(2017, 6, 2),
    url=f"{_SITE}/thema/kwaliteit/nieuws/5642",
    note="First certificate: 31 May 2017, Versa Welzijn. The committee (beheercommissie) awards on "
    "the result of the audit.",
    note_nl="Eerste certificaat: 31 mei 2017, Versa Welzijn. De beheercommissie kent het toe op "
    "grond van het resultaat van de toetsing.",
)
"""The first certificate, and who awards it."""

FORMAL_ADVICE = Source(
    title="Kwaliteitslabel maakt zichtbaar waar mensen echt mee bezig zijn",
    publisher=_SWN,
    date=datetime.date(2017, 12, 15),
    url=f"{_SITE}/actueel/nieuws/"
    "6078-kwaliteitslabel-maakt-zichtbaar-waar-mensen-echt-mee-bezig-zijn",
)
"""The certifying body gives formal advice."""

AUDITING = Source(
    title="Toetsing en certificering",
    publisher=_SWN,
    url=f"{_SITE}/kwaliteitslabel/266-toetsing-en-certificering",
    note="The page bears no date.",
    note_nl="De pagina heeft geen datum.",
)
"""The kinds of audit and what they lead to, certifying bodies, the whole organisation or parts."""

SELF_ASSESSMENT = Source(
    title="Primeur: Kwaliteitslabel en NVVK-label tegelijkertijd getoetst",
    publisher=_SWN,
    date=datetime.date(2021, 11, 22),
    url=f"{_SITE}/actueel/nieuws/"
    "11116-primeur-kwaliteitslabel-en-nvvk-label-tegelijkertijd-getoetst",
)
"""The self-assessment as preparation, and audits combined with another label."""

REGISTER = Source(
    title="Primeur: ook zorgorganisatie getoetst voor sociaalwerkactiviteiten",
    publisher=_SWN,
    date=datetime.date(2019, 4, 4),
)
"""The register of certified organisations (*Kwaliteitsregister Sociaal Werk*)."""

SPLIT_2017 = Source(
    title="Kwaliteitslabel is meer dan bordje aan de muur",
    publisher="Liwwadders",
    url="https://zorg.liwwadders.nl/kwaliteitslabel-is-meer-dan-bordje-aan-muur",
    note="Published in 2017; the day is not known.",
    note_nl="Verschenen in 2017; de dag is niet bekend.",
)
"""The split of the 52 norms of the edition of 2017 over the categories."""

REVISION_2019 = Source(
    title="Normen van Kwaliteitslabel licht aangepast op basis van eerste audits",
    publisher=_SWN,
    date=datetime.date(2019, 7, 15),
    url=f"{_SITE}/thema/kwaliteit/nieuws/"
    "7056-normen-van-kwaliteitslabel-licht-aangepast-op-basis-van-eerste-audits",
)
"""The numbers of norms and the limits of both editions, volunteers, and the transition year."""

EDITION_PAGE = Source(
    title="Alle documenten op een rij",
    publisher=_SWN,
    url=f"{_SITE}/kwaliteitslabel/318-alle-documenten-op-een-rij",
    note="Dates the second edition May 2019, without a day. Mandatory, and the first edition no "
    "longer valid, from 1 January 2020.",
    note_nl="Dateert het tweede normenkader op mei 2019, zonder dag. Verplicht vanaf 1 januari "
    "2020; het eerste normenkader is dan niet meer geldig.",
)
"""The dates of the second edition."""

VALIDITY = Source(
    title="Welzijn ontvangt het Kwaliteitslabel Sterk Sociaal Werk",
    publisher="Welzijn Lelystad",
    date=datetime.date(2023, 1, 30),
    url="https://welzijnlelystad.nl/welzijn-ontvangt-het-kwaliteitslabel-sterk-sociaal-werk",
)
"""A certificate is valid for two years."""

VERSION_3 = Source(
    title="Kwaliteitslabel Sterk Sociaal Werk groeit door naar versie 3.0",
    publisher=_SWN,
    date=datetime.date(2021, 6, 22),
    url=f"{_SITE}/actueel/nieuws/"
    "10640-kwaliteitslabel-sterk-sociaal-werk-groeit-door-naar-versie-3-0",
    note="Announces version 3.0; neither its rule nor its first day is known here.",
    note_nl="Kondigt versie 3.0 aan; de regel en de ingangsdatum zijn hier niet bekend.",
)
"""The announcement of version 3.0."""
