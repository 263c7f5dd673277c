# SPDX-License-Identifier: MIT
"""Whole files of audits to explain, and who counts and was heard in them."""

import datetime
from decimal import Decimal

import attrs

from sterksociaalwerk.audit import (
    ALL,
    Activity,
    Audit,
    Count,
    Coverage,
    Finding,
    ImprovementPoint,
    Interview,
    Organisation,
    Party,
    Population,
    Preparation,
    Scope,
    StaffGroup,
    VolunteerGroup,
    Work,
)
from sterksociaalwerk.conclusion import Conclusion, conclude
from sterksociaalwerk.framework import Cycle, FrameworkKey, Rating
from sterksociaalwerk.label import SCHEME
from sterksociaalwerk.scheme import AuditKind
from tests.generators import CROSSWALK, F2017, F2019, FULL

_MET, _PARTLY, _NOT, _APART = Rating


def _group(
    role: str,
    prepared: Preparation | None,
    independent: bool | None,  # noqa: FBT001
    work: Work | None,
    needs_quality_assurance: bool | None,  # noqa: FBT001
) -> VolunteerGroup:
    return VolunteerGroup(
        role=role,
        headcount=len(role),
        prepared=prepared,
        independent=independent,
        work=work,
        needs_quality_assurance=needs_quality_assurance,
    )


_VISITORS = _group("huisbezoeker", Preparation.TRAINED, True, Work.HANDS_ON, True)  # noqa: FBT003
_HOSTS = _group("gastvrouw", Preparation.NONE, False, Work.OTHER, False)  # noqa: FBT003
_CARETAKER = StaffGroup(role="beheerder", headcount=1, fte=0.5)
_LEADERS = _group("coördinator", Preparation.INSTRUCTED, True, Work.COORDINATING, None)  # noqa: FBT003
_STRANGERS = _group("nieuwe groep", None, None, None, None)

_MERGED = Organisation("Welzijn Voorbeeld", id="1", merged_from=["Welzijn West"])
_SCOPE = Scope(
    organisation="Welzijn Voorbeeld",
    activities=[
        Activity(service="jongerenwerk", municipalities=["Voorst", "Brummen"]),
        Activity(service="ouderenwerk", municipalities=["Voorst"]),
        Activity(
            service="thuiszorg",
            municipalities=["Voorst", "Brummen"],
            in_scope=False,
            remark="zorg, geen sociaal werk",
        ),
        Activity(
            service="ouderenwerk", municipalities=["Brummen"], in_scope=False, remark="volgt later"
        ),
    ],
    staff=[
        StaffGroup(role="jongerenwerker", headcount=7, fte=5.25, services=["jongerenwerk"]),
        StaffGroup(role="ouderenwerker", headcount=4, fte=2.5),
        StaffGroup(role="verzorgende", headcount=20, fte=14, services=["thuiszorg"]),
    ],
    volunteers=[_VISITORS, _HOSTS],
    whole_organisation=True,
)


def _about_all(role: str, people: int, party: Party) -> Interview:
    return Interview(role=role, people=people, party=party, services=ALL, municipalities=ALL)


_INTERVIEWS = [
    attrs.evolve(_about_all("jongerenwerker", 3, Party.STAFF), services=["jongerenwerk"]),
    _about_all("ouderenwerker", 2, Party.STAFF),
    _about_all("huisbezoeker", 4, Party.VOLUNTEER),
    _about_all("deelnemer", 6, Party.CLIENT),
    _about_all("bestuurder", 1, Party.MANAGEMENT),
]
_SOUND = Audit(
    id="2021-014",
    scope=_SCOPE,
    framework=F2019.key,
    kind=AuditKind.EXTERNAL,
    cycle=Cycle.INITIAL,
    process_started_on=datetime.date(2021, 2, 1),
    audited_on=datetime.date(2021, 5, 17),
    findings=[Finding(norm.id, _MET) for norm in F2019.norms],
    interviews=_INTERVIEWS,
    certifying_body="Keurinstelling Voorbeeld",
    auditors=["A. Uditor", "B. Uditor"],
)
_BARE = attrs.evolve(_SOUND, certifying_body=None, auditors=(), process_started_on=None)
_FILES = ImprovementPoint("dossiers bijhouden", id="2018-1")
_EARLIER = attrs.evolve(
    _SOUND,
    id="2018-003",
    framework=F2017.key,
    process_started_on=None,
    audited_on=datetime.date(2018, 6, 4),
    findings=[
        *(Finding(norm.id, _MET) for norm in F2017.norms if norm.id not in {"V13", "V14", "D15"}),
        Finding("V13", _PARTLY, improvements=[_FILES, "eerder afstemmen"]),
        Finding("V14", _MET),
        Finding("D15", _NOT),
    ],
)


def _with(audit: Audit, *findings: Finding) -> Audit:
    """Return an audit with other findings on some norms, after all others."""
    named = {finding.norm for finding in findings}
    others = [finding for finding in audit.findings if finding.norm not in named]
    return attrs.evolve(audit, findings=[*others, *findings])


def _deviating(rating: Rating, *norms: str) -> list[Finding]:
    return [Finding(norm, rating, improvements=["beter"]) for norm in norms]


_AT_PARADOX = _with(
    attrs.evolve(_SOUND, cycle=Cycle.RECERTIFICATION),
    Finding(
        "V13",
        _PARTLY,
        improvements=[
            ImprovementPoint("dossiers nog beter bijhouden", id="2018-1", follows="2018-1b"),
            ImprovementPoint("dossiers op tijd bijwerken", follows="2018-1"),
        ],
    ),
    Finding("O17", _NOT, remark="nog niet begonnen"),
    *_deviating(_PARTLY, "D1", "D2", "D3", "D4", "D5", "D6", "D7"),
)
_SOME = _with(
    attrs.evolve(
        _SOUND,
        scope=attrs.evolve(
            _SCOPE,
            whole_organisation=False,
            activities=[
                *_SCOPE.activities,
                Activity(service="schuldhulp", municipalities=["Zutphen", "Voorst"]),
            ],
            staff=[
                *(_SCOPE.staff or ()),
                _CARETAKER,
                attrs.evolve(
                    _CARETAKER,
                    role="buurtwerker",
                    services=["ouderenwerk"],
                    municipalities=["Brummen"],
                ),
                attrs.evolve(_CARETAKER, role="wijkcoach", municipalities=["Brummen"]),
            ],
            volunteers=[_VISITORS, _HOSTS, _LEADERS, _STRANGERS],
        ),
        interviews=[
            *(attrs.evolve(each, services=["jongerenwerk"]) for each in _INTERVIEWS[:1]),
            *(attrs.evolve(each, services=["ouderenwerk"]) for each in _INTERVIEWS[1:3]),
            Interview(
                role="kok",
                people=1,
                party=Party.STAFF,
                services=["restaurant", "bar"],
                municipalities=["Zutphen"],
            ),
            Interview(role="partner", people=2, party=Party.PARTNER, municipalities=["Apeldoorn"]),
        ],
    ),
    *[Finding("V1", _MET)] * 2,
    Finding("V2", _MET),
    Finding("V2", _NOT, remark="-"),
    Finding("V3", _PARTLY),
    Finding("V4", _PARTLY),
    Finding("V5", _NOT, remark=" "),
    Finding("V6", _APART, remark="geen wijkteam"),
    Finding("v-16", _MET),
    Finding("Q1", _MET),
    Finding("Q2", _MET),
)
_MUCH = attrs.evolve(
    _SOME, findings=[each for each in _SOME.findings if each.norm not in {"D1", "O17"}]
)

_IN_TEAMS = _with(
    attrs.evolve(
        _SOUND,
        scope=attrs.evolve(
            _SCOPE, whole_organisation=None, staff=None, volunteers=None, parts=["oost", "west"]
        ),
        interviews=[
            *(attrs.evolve(each, municipalities=None) for each in _INTERVIEWS),
            Interview(role="jongernwerker", party=Party.STAFF, services=["jongerenwerk"]),
            attrs.evolve(_INTERVIEWS[1], services=["ouderenwerk", "thuiszorg"]),
            Interview(role="partner", people=Count(2), party=Party.PARTNER, services=["zorg"]),
        ],
    ),
    Finding("V1", _MET, part="oost"),
    Finding("V1", _NOT, part="west", remark="-"),
    Finding("V2", _MET, part="west"),
    Finding("V3", _MET, part="noord"),
    Finding("V4", _MET, found_by="A. Uditor"),
    Finding("V4", _PARTLY, found_by="B. Uditor", remark="-"),
    Finding("V5", _MET),
    Finding("V5", _PARTLY, part="oost", remark="-"),
)
_IN_TEAMS_OPEN = _with(
    attrs.evolve(_IN_TEAMS, interviews=None),
    *_deviating(_PARTLY, "D1", "D2", "D3", "D4", "D5", "D6", "D7", "D8"),
    Finding("V1", _MET, part="oost"),
    Finding("V1", _PARTLY, part="west", remark="-"),
    Finding("V2", _MET, part="west", found_by="A. Uditor"),
    Finding("V2", _PARTLY, part="west", found_by="B. Uditor", remark="-"),
    Finding("V2", _MET, part="oost"),
)

_Value = Conclusion | Population | Coverage

CASES: dict[str, _Value] = {
    "certificate": conclude(_SOUND, FULL),
    "fails": conclude(
        _with(_SOUND, *_deviating(_NOT, "V1", "V2", "V3", "V4")),
        FULL,
    ),
    "peer-review": conclude(attrs.evolve(_BARE, kind=AuditKind.PEER_REVIEW), FULL),
    "self-assessment": conclude(
        attrs.evolve(_BARE, kind=AuditKind.SELF_ASSESSMENT, interviews=()), FULL
    ),
    "scope-missing": conclude(attrs.evolve(_SOUND, scope=None), FULL),
    "re-audit-at-the-paradox": conclude(_AT_PARADOX, FULL, previous=_EARLIER, crosswalk=CROSSWALK),
    "re-audit-nothing-returned": conclude(
        attrs.evolve(_SOUND, cycle=Cycle.RECERTIFICATION, kind=AuditKind.EXTERNAL_WITH_PEERS),
        FULL,
        previous=_EARLIER,
        crosswalk=CROSSWALK,
    ),
    "re-audit-without-previous": conclude(attrs.evolve(_BARE, cycle=Cycle.RECERTIFICATION), FULL),
    "previous-does-not-fit": conclude(
        attrs.evolve(_SOUND, kind=AuditKind.PEER_REVIEW),
        FULL,
        previous=attrs.evolve(
            _EARLIER,
            audited_on=datetime.date(2021, 5, 18),
            scope=attrs.evolve(_SCOPE, organisation="Welzijn Elders"),
        ),
        crosswalk=CROSSWALK.inverse(),
    ),
    "previous-is-not-sound": conclude(
        attrs.evolve(_SOUND, cycle=Cycle.RECERTIFICATION),
        FULL,
        previous=attrs.evolve(
            _EARLIER,
            id=_SOUND.id,
            kind=AuditKind.SELF_ASSESSMENT,
            process_started_on=datetime.date(2016, 6, 2),
            audited_on=datetime.date(2016, 6, 1),
            findings=[
                *_EARLIER.findings,
                Finding("X1", Rating.MET),
                Finding("v2", Rating.MET),
                Finding("X2", Rating.MET),
                Finding(_EARLIER.findings[0].norm, Rating.MET),
                Finding(_EARLIER.findings[0].norm, Rating.NOT_MET, remark="-"),
                Finding(_EARLIER.findings[1].norm, Rating.NOT_APPLICABLE, remark="-"),
                Finding(_EARLIER.findings[2].norm, Rating.NOT_APPLICABLE, remark="-"),
            ],
        ),
        crosswalk=CROSSWALK,
    ),
    "previous-of-another-organisation": conclude(
        attrs.evolve(_SOUND, scope=attrs.evolve(_SCOPE, organisation=_MERGED)),
        FULL,
        previous=attrs.evolve(
            _EARLIER,
            scope=attrs.evolve(_SCOPE, organisation=Organisation("Welzijn Elders", id="9")),
        ),
        crosswalk=CROSSWALK,
    ),
    "previous-of-a-predecessor": conclude(
        attrs.evolve(_SOUND, scope=attrs.evolve(_SCOPE, organisation=_MERGED)),
        FULL,
        previous=attrs.evolve(_EARLIER, scope=attrs.evolve(_SCOPE, organisation="Welzijn West")),
        crosswalk=CROSSWALK,
    ),
    "previous-of-another-label": conclude(
        _SOUND,
        FULL,
        previous=attrs.evolve(_EARLIER, framework=FrameworkKey("ander-label", "1.0")),
    ),
    "previous-without-crosswalk": conclude(_SOUND, FULL, previous=_EARLIER),
    "edition-of-2017": conclude(
        attrs.evolve(_EARLIER, scope=attrs.evolve(_SCOPE, volunteers=[_VISITORS, _STRANGERS])),
        FULL,
    ),
    "edition-not-usable": conclude(
        attrs.evolve(_EARLIER, audited_on=datetime.date(2020, 1, 1)), FULL
    ),
    "edition-not-usable-and-no-other": conclude(
        attrs.evolve(_SOUND, process_started_on=None, audited_on=datetime.date(2016, 1, 1)), FULL
    ),
    "edition-unknown": conclude(
        attrs.evolve(_SOUND, framework=FrameworkKey("sterk-sociaal-werk", "3.0")), FULL
    ),
    "edition-without-norms": conclude(
        attrs.evolve(_SOUND, process_started_on=datetime.date(2021, 6, 1)), SCHEME
    ),
    "other-label-and-nothing-else": conclude(
        attrs.evolve(
            _BARE,
            framework=FrameworkKey("ander-label", "2.0"),
            scope=None,
            interviews=(),
            findings=(),
        ),
        FULL,
    ),
    "transition-year": conclude(
        attrs.evolve(_EARLIER, process_started_on=None, audited_on=datetime.date(2019, 9, 2)), FULL
    ),
    "announced-and-nothing-known-to-follow": conclude(
        attrs.evolve(_SOUND, audited_on=datetime.date(2021, 6, 22)),
        attrs.evolve(FULL, leads_to=None),
    ),
    "much-is-wrong": conclude(_MUCH, FULL),
    "scope-empty": conclude(
        attrs.evolve(
            _SOUND, scope=attrs.evolve(_SCOPE, activities=[], staff=[_CARETAKER], volunteers=[])
        ),
        FULL,
    ),
    "parts-and-disagreement": conclude(_IN_TEAMS, FULL),
    "parts-leave-it-open": conclude(_IN_TEAMS_OPEN, FULL),
    "interviews-missing": conclude(attrs.evolve(_SOUND, interviews=[]), FULL),
    "population-of-2017": _SCOPE.population(F2017),
    "population-of-2019": attrs.evolve(
        _SCOPE, volunteers=[_VISITORS, _HOSTS, _LEADERS, _STRANGERS]
    ).population(F2019),
    "population-of-one": Population(headcount=1, fte=Decimal("0.10"), volunteers=Count(0, 1)),
    "population-known-in-part": Population(
        headcount=Count(7), fte=Count(2, 5.5), volunteers=Count(3)
    ),
    "coverage-without-interviews": Coverage(
        covered_cells=[], uncovered_cells=[], covered_groups=[], uncovered_groups=[], people={}
    ),
}
