# SPDX-License-Identifier: MIT
"""The label itself: the editions of *Kwaliteitslabel (Sterk) Sociaal Werk* as data.

The rest of the library knows nothing of it; another label is another set of such values.
"""

from .._lazy import attach

# Only type checkers read these imports; at run time `attach` makes the same names.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from .editions import (
        CATEGORIES as CATEGORIES,
        DIENSTVERLENING as DIENSTVERLENING,
        LABEL as LABEL,
        ORGANISATIE_EN_BESTUUR as ORGANISATIE_EN_BESTUUR,
        V2017 as V2017,
        V2019 as V2019,
        VAKMANSCHAP as VAKMANSCHAP,
    )
    from .scheme import (
        ANNOUNCEMENT_3 as ANNOUNCEMENT_3,
        SCHEME as SCHEME,
        TRANSITION_2019 as TRANSITION_2019,
    )
    from .sources import (
        ADOPTION_2016 as ADOPTION_2016,
        EDITION_PAGE as EDITION_PAGE,
        FIRST_CERTIFICATE as FIRST_CERTIFICATE,
        REVISION_2019 as REVISION_2019,
        SPLIT_2017 as SPLIT_2017,
        VALIDITY as VALIDITY,
        VERSION_3 as VERSION_3,
    )

attach(
    __name__,
    {
        "editions": (
            "CATEGORIES",
            "DIENSTVERLENING",
            "LABEL",
            "ORGANISATIE_EN_BESTUUR",
            "V2017",
            "V2019",
            "VAKMANSCHAP",
        ),
        "scheme": ("ANNOUNCEMENT_3", "SCHEME", "TRANSITION_2019"),
        "sources": (
            "ADOPTION_2016",
            "EDITION_PAGE",
            "FIRST_CERTIFICATE",
            "REVISION_2019",
            "SPLIT_2017",
            "VALIDITY",
            "VERSION_3",
        ),
    },
)
