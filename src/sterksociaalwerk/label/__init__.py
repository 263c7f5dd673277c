# SPDX-License-Identifier: MIT
"""The label itself: the editions of *Kwaliteitslabel (Sterk) Sociaal Werk* as data.

The rest of the library does not depend on it; another label is another set of such values.
"""

from .._lazy import attach

# Only type checkers read these imports; at run time `attach` makes the same names.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from .assumptions import (
        FIRST_OF_JANUARY_2017 as FIRST_OF_JANUARY_2017,
        FIRST_OF_MAY_2019 as FIRST_OF_MAY_2019,
        LIMITS_APART as LIMITS_APART,
        NO_NOT_APPLICABLE as NO_NOT_APPLICABLE,
        PEER_REVIEW_ANYHOW as PEER_REVIEW_ANYHOW,
        START_DECIDES as START_DECIDES,
    )
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
        AUDITING as AUDITING,
        EDITION_PAGE as EDITION_PAGE,
        FIRST_CERTIFICATE as FIRST_CERTIFICATE,
        FORMAL_ADVICE as FORMAL_ADVICE,
        REGISTER as REGISTER,
        REVISION_2019 as REVISION_2019,
        SELF_ASSESSMENT as SELF_ASSESSMENT,
        SPLIT_2017 as SPLIT_2017,
        VALIDITY as VALIDITY,
        VERSION_3 as VERSION_3,
    )

attach(
    __name__,
    {
        "assumptions": (
            "FIRST_OF_JANUARY_2017",
            "FIRST_OF_MAY_2019",
            "LIMITS_APART",
            "NO_NOT_APPLICABLE",
            "PEER_REVIEW_ANYHOW",
            "START_DECIDES",
        ),
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
            "AUDITING",
            "EDITION_PAGE",
            "FIRST_CERTIFICATE",
            "FORMAL_ADVICE",
            "REGISTER",
            "REVISION_2019",
            "SELF_ASSESSMENT",
            "SPLIT_2017",
            "VALIDITY",
            "VERSION_3",
        ),
    },
)
