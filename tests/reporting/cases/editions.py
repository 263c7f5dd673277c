# SPDX-License-Identifier: MIT
"""Editions in time to explain, and ratings carried over from one to another."""

import datetime
from collections.abc import Mapping, Sequence

import attrs

from sterksociaalwerk.comparison import CarryOver, CarryPolicy, Change, Crosswalk, Link, carry_over
from sterksociaalwerk.framework import Framework, FrameworkKey, Rated, Rating
from sterksociaalwerk.label import SCHEME, V2017, V2019
from sterksociaalwerk.scheme import (
    Applicability,
    AuditKind,
    Consequence,
    EditionReason,
    EditionStatus,
    FollowUp,
    Scheme,
)
from tests.generators import F2017, random_framework, seeded
from tests.oracle import FITTING

_DAY = datetime.timedelta(days=1)
_MET, _PARTLY, _NOT, _APART = Rating
_Ratings = dict[str, Rated]


def _on(year: int, month: int, day: int) -> datetime.date:
    return datetime.date(year, month, day)


_WITH_VARIANT = attrs.evolve(SCHEME, frameworks=[V2017, V2019, V2019.variant("wijkteams")])
# Of the first edition no first day is known here: it is undated, and replaced for a late start.
_UNDATED_FIRST = Scheme(
    label=SCHEME.label,
    frameworks=[attrs.evolve(V2017, in_force_from=None), V2019],
    transitions=[attrs.evolve(SCHEME.transitions[0], citation=None)],
)

# As if the next version had been announced in the year of transition.
_TOLD_EARLY = attrs.evolve(
    SCHEME,
    announcements=[attrs.evolve(SCHEME.announcements[0], announced_on=_on(2019, 6, 1))],
)

# The split of 2019 is not known; this one is for trying out, and so is the crosswalk.
_NEW = V2019.with_numbered_norms(
    {"vakmanschap": 15, "dienstverlening": 15, "organisatie-bestuur": 19}
)


def _same(*norms: str) -> list[Link]:
    return [Link(Change.UNCHANGED, [norm], [norm]) for norm in norms]


def _numbered(letter: str, first: int, last: int) -> list[str]:
    return [f"{letter}{number}" for number in range(first, last + 1)]


_CROSSWALK = Crosswalk(
    F2017.key,
    _NEW.key,
    [
        Link(Change.MERGED, ["V1", "V16"], ["V1"]),
        Link(Change.SPLIT, ["V2"], ["V2", "V3"], remark="twee\nkanten"),
        Link(Change.WITHDRAWN, ["V3"], []),
        Link(Change.REWORDED, ["V4"], ["V4"], remark="korter"),
        Link(Change.REVISED, ["V5"], ["V5"]),
        Link(Change.MOVED, ["D16"], ["O19"], remark="korter"),
        Link(Change.RESTRUCTURED, ["O17", "O18", "O19"], ["O17"]),
        Link(Change.WITHDRAWN, ["O20"], []),
        Link(Change.ADDED, [], ["O18"]),
        *_same(*_numbered("V", 6, 15), *_numbered("D", 1, 15), *_numbered("O", 1, 16)),
    ],
)
_ALL_MET: _Ratings = {norm.id: _MET for norm in F2017.norms}
_MIXED: _Ratings = {
    **_ALL_MET,
    **dict.fromkeys(["V16", "V2", "V3"], _NOT),
    **dict.fromkeys(["V7", "D1", "D2", "D16", "O20"], _PARTLY),
    "O3": frozenset({_MET, _PARTLY, _NOT}),
}


def _small(
    version: str, norms: Sequence[str], *, allows_not_applicable: bool, at_most: int = 9
) -> Framework:
    base = random_framework(seeded(0), plain=True)
    limit = attrs.evolve(base.rule.limits[0], ratings={_NOT}, at_most=at_most)
    return attrs.evolve(
        base,
        key=FrameworkKey("small", version),
        norm_count=len(norms),
        norms=[attrs.evolve(base.norms[0], id=norm) for norm in norms],
        rule=attrs.evolve(base.rule, limits=[limit]),
        recertification_rule=None,
        allows_not_applicable=allows_not_applicable,
    )


def _carried_small(policy: Mapping[Change, CarryPolicy] | None = None) -> CarryOver:
    """Carry norms that do not apply over to a framework that has no such thing."""
    old = _small("1", ["A", "B", "C", "D", "E"], allows_not_applicable=True)
    new = _small("2", ["A", "B", "C1", "C2", "X", "Y"], allows_not_applicable=False, at_most=1)
    links = [
        Link(Change.UNCHANGED, ["A"], ["A"]),
        Link(Change.SPLIT, ["C"], ["C1", "C2"]),
        Link(Change.MERGED, ["D", "E"], ["B"]),
        Link(Change.REWORDED, ["B"], ["X"]),
        Link(Change.ADDED, [], ["Y"]),
    ]
    ratings: _Ratings = {
        "A": _APART,
        "B": frozenset({_PARTLY, _APART}),
        "C": _NOT,
        "D": _APART,
        "E": _MET,
    }
    return carry_over(ratings, Crosswalk(old.key, new.key, links), old, new, policy=policy)


_Value = Applicability | tuple[Applicability, ...] | CarryOver | Scheme
CASES: dict[str, _Value] = {
    "before-the-first-edition": SCHEME.applicable(audited_on=_on(2016, 9, 2)),
    "started-in-time": SCHEME.applicable(
        audited_on=_on(2019, 9, 2), process_started_on=_on(2019, 4, 1)
    ),
    "started-late": SCHEME.applicable(
        audited_on=_on(2019, 9, 2), process_started_on=_on(2019, 6, 1)
    ),
    "start-not-known": SCHEME.applicable(audited_on=_on(2019, 9, 2)),
    "after-the-transition": SCHEME.applicable(audited_on=_on(2021, 3, 1)),
    "variants": _WITH_VARIANT.applicable(audited_on=_on(2021, 3, 1)),
    "undated-and-start-not-known": _UNDATED_FIRST.applicable(audited_on=_on(2019, 9, 2)),
    "one-of-any-day": Applicability(
        version="1.0", status=EditionStatus.REQUIRED, reason=EditionReason.IN_FORCE
    ),
    "one-until": SCHEME.applicable(audited_on=_on(2018, 3, 1))[1],
    "one-required": SCHEME.applicable(audited_on=_on(2021, 3, 1))[1],
    "one-allowed": SCHEME.applicable(
        audited_on=_on(2019, 9, 2), process_started_on=_on(2019, 4, 1)
    )[0],
    "one-provisional": SCHEME.applicable(audited_on=_on(2019, 9, 2))[0],
    "announced": SCHEME.applicable(audited_on=_on(2021, 6, 22)),
    "announced-in-the-transition": _TOLD_EARLY.applicable(audited_on=_on(2019, 9, 2)),
    "variants-presumed": _WITH_VARIANT.applicable(audited_on=_on(2022, 3, 1)),
    "one-presumed": SCHEME.applicable(audited_on=_on(2022, 3, 1))[1],
    "one-announced": SCHEME.applicable(audited_on=_on(2022, 3, 1))[2],
    "one-expired": SCHEME.applicable(audited_on=_on(2021, 3, 1))[0],
    "one-of-a-single-day": Applicability(
        version="1.0",
        status=EditionStatus.NOT_YET,
        since=_on(2024, 2, 29),
        until=_on(2024, 3, 1),
        reason=EditionReason.BEFORE_IN_FORCE,
        missing=["process_started_on", "something_else"],
    ),
    "carried-open": carry_over(_MIXED, _CROSSWALK, F2017, _NEW),
    "carried-pass": carry_over(_ALL_MET, _CROSSWALK, F2017, _NEW),
    "carried-fail": carry_over(
        _MIXED | dict.fromkeys(_numbered("D", 3, 9), _PARTLY), _CROSSWALK, F2017, _NEW
    ),
    "carried-unchanged": carry_over(_ALL_MET, Crosswalk.identity(F2017), F2017, F2017),
    "carried-not-applicable": _carried_small(),
    "carried-nothing": _carried_small(dict.fromkeys(FITTING, CarryPolicy.OPEN)),
    "scheme": SCHEME,
    "scheme-of-little": attrs.evolve(
        _UNDATED_FIRST,
        leads_to={
            AuditKind.EXTERNAL: FollowUp(
                settled=[Consequence.ADVICE, Consequence.REGISTER_ENTRY],
                on_pass=[Consequence.CERTIFICATE],
            ),
            AuditKind.SELF_ASSESSMENT: FollowUp(),
        },
        announcements=[
            attrs.evolve(
                SCHEME.announcements[0], in_force_from=_on(2030, 1, 1), mandatory_on=_on(2031, 1, 1)
            )
        ],
    ),
}
