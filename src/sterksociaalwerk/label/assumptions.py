# SPDX-License-Identifier: MIT
"""What the bundled editions and their scheme assume because no source says it: all ours."""

from ..framework import Assumption

LIMITS_APART = Assumption(
    key="limits-apart",
    about="rule",
    text="The source joins the limits of 2017 with 'and/or'; each limit is assumed to hold on its "
    "own, those of 2019 too.",
    text_nl="De bron verbindt de grenzen van 2017 met 'en/of'; aangenomen is dat elke grens "
    "apart geldt, ook die van 2019.",
)
"""The reading of *en/of*."""

NO_NOT_APPLICABLE = Assumption(
    key="no-not-applicable",
    about="allows_not_applicable",
    text="A norm cannot be rated 'niet van toepassing': three ratings have been published, and "
    "whether there is a fourth is not known.",
    text_nl="Een norm kan niet als 'niet van toepassing' worden beoordeeld: er zijn drie "
    "beoordelingen gepubliceerd, en of er een vierde is, is niet bekend.",
)
"""The ban on *niet van toepassing*."""

FIRST_OF_JANUARY_2017 = Assumption(
    key="first-of-january-2017",
    about="in_force_from",
    text="The first edition is assumed to be in force from 1 January 2017; only the year is known.",
    text_nl="Aangenomen is dat het eerste normenkader geldt vanaf 1 januari 2017; alleen het jaar "
    "is bekend.",
)
"""The first day of the edition of 2017."""

FIRST_OF_MAY_2019 = Assumption(
    key="first-of-may-2019",
    about="in_force_from",
    text="The second edition is assumed to be in force from 1 May 2019; only the month is known.",
    text_nl="Aangenomen is dat het tweede normenkader geldt vanaf 1 mei 2019; alleen de maand is "
    "bekend.",
)
"""The first day of the edition of 2019."""

START_DECIDES = Assumption(
    key="start-decides",
    about="transitions",
    text="An organisation that started before 1 May 2019 is assumed to be in time to keep the "
    "first edition during 2019; the published text names no day.",
    text_nl="Aangenomen is dat wie vóór 1 mei 2019 met het traject begon, in 2019 het eerste "
    "normenkader nog mocht gebruiken; de gepubliceerde tekst noemt geen dag.",
)
"""Which start is early enough to keep the edition of 2017."""

PEER_REVIEW_ANYHOW = Assumption(
    key="peer-review-anyhow",
    about="leads_to[peer-review]",
    text="A peer review is assumed to lead to a learning report and an entry in the register, "
    "whatever its outcome.",
    text_nl="Aangenomen is dat een intercollegiale adviesmeting ongeacht de uitkomst leidt tot een "
    "leerrapport en registratie in het Kwaliteitsregister.",
)
"""What a peer review leads to."""
