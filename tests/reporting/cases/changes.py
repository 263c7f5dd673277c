# SPDX-License-Identifier: MIT
"""What would change an outcome, and what did, to explain: repairs, flips, comparisons."""

from collections.abc import Mapping, Sequence

import attrs

from sterksociaalwerk.comparison import (
    Change,
    Comparison,
    Crosswalk,
    Link,
    compare,
)
from sterksociaalwerk.evaluation import Evaluation, evaluate
from sterksociaalwerk.framework import (
    Category,
    Framework,
    FrameworkKey,
    Limit,
    Norm,
    NormId,
    Rated,
    Rating,
    Rule,
)
from sterksociaalwerk.improvement import (
    Choice,
    Flip,
    Repair,
    RepairPlan,
    RuleAnalysis,
    Step,
    analyse_rule,
    flip_distance,
    repair,
)
from sterksociaalwerk.label import V2017, V2019
from tests.generators import F2019

_MET, _PARTLY, _NOT, _APART = Rating
_SHORT = frozenset({_PARTLY, _NOT})
_Ratings = dict[str, Rated]


def _numbered(letter: str, last: int) -> list[str]:
    return [f"{letter}{number}" for number in range(1, last + 1)]


def _rated(framework: Framework, ratings: _Ratings) -> Evaluation:
    all_met: _Ratings = {norm.id: _MET for norm in framework.norms}
    return evaluate(all_met | ratings, framework)


def _small(
    limits: list[Limit], norms: Sequence[str], *, allows_not_applicable: bool = False
) -> Framework:
    return Framework(
        key=FrameworkKey("proef", "1.0"),
        title="Proefkader",
        categories=[Category(key="groep", title="groep", title_en="group")],
        norm_count=len(norms),
        rule=Rule(limits),
        counts_business_critical_volunteers=False,
        allows_not_applicable=allows_not_applicable,
        certificate_years=2,
        in_force_from=None,
        norms=[Norm(norm, "groep") for norm in norms],
    )


_TWO_PARTLY = [
    Limit(key="partly", ratings={_PARTLY}, at_most=2),
    Limit(key="not", ratings={_NOT}, at_most=0),
]
# To be fully met costs much more than to be partly met: both are needed, of the same norms.
_TWO_WAYS = _small(_TWO_PARTLY, ["A", "B", "C", "D", "E"])
_ALL_NOT = {norm.id: _NOT for norm in _TWO_WAYS.norms}
# Nothing that is open can ever be sure to be met, for it may count without being raised.
_NEVER_SURE = _small([Limit(key="met", ratings={_MET}, at_most=0)], ["A", "B"])
_TIGHT = _small([Limit(key="short", ratings=_SHORT, at_most=0)], ["A", "B", "C", "D"])


def _price(_: NormId, before: Rating, after: Rating) -> int:
    return 3 * (before.order - after.order) ** 2


def _repaired(
    framework: Framework, ratings: _Ratings, cost: Mapping[str, int] | None = None
) -> Repair:
    plan = repair(evaluate(ratings, framework), cost=cost)
    assert plan is not None
    return plan


def _with_open(ratings: _Ratings, *names: str) -> _Ratings:
    return {norm.id: _MET for norm in F2019.norms if norm.id not in names} | ratings


_SEVEN_NOT: _Ratings = dict.fromkeys(_numbered("O", 7), _NOT)
_EIGHT_PARTLY: _Ratings = dict.fromkeys(_numbered("D", 8), _PARTLY)


def _two_ways() -> Repair:
    plan = repair(evaluate(_ALL_NOT, _TWO_WAYS), cost=_price)
    assert plan is not None
    return plan


def _flipped(framework: Framework, ratings: _Ratings) -> Flip:
    return flip_distance(evaluate(ratings, framework))


_LATER = attrs.evolve(
    _small([Limit(key="short", ratings=_SHORT, at_most=1)], ["A", "B", "C1", "C2", "N", "M"]),
    key=FrameworkKey("proef", "2.0"),
)
_EARLIER = _small(
    [Limit(key="short", ratings=_SHORT, at_most=0, norms={"C"})], ["A", "B", "C", "D", "X", "M"]
)
_CROSSWALK = Crosswalk(
    _EARLIER.key,
    _LATER.key,
    [
        Link(Change.UNCHANGED, ["A"], ["A"]),
        Link(Change.MERGED, ["B", "D"], ["B"]),
        Link(Change.SPLIT, ["C"], ["C1", "C2"]),
        Link(Change.WITHDRAWN, ["X"], []),
        Link(Change.ADDED, [], ["N"]),
        Link(Change.REVISED, ["M"], ["M"]),
    ],
)


def _across() -> Comparison:
    before: _Ratings = {"A": _PARTLY, "B": _NOT, "C": _NOT, "D": _NOT, "X": _SHORT, "M": _MET}
    after: _Ratings = {"A": _NOT, "B": _NOT, "C1": _MET, "C2": _PARTLY, "N": _MET, "M": _MET}
    return compare(evaluate(before, _EARLIER), evaluate(after, _LATER), crosswalk=_CROSSWALK)


def _uncategorised() -> Comparison:
    framework = V2019.with_norms(Norm(f"N{number}", None) for number in range(1, 50))
    before: _Ratings = {f"N{number}": _PARTLY for number in range(1, 10)}
    return compare(_rated(framework, before), _rated(framework, {"N1": _MET, "N2": _PARTLY}))


_LOOSER = attrs.evolve(
    F2019,
    rule=Rule([attrs.evolve(limit, at_most=9) for limit in F2019.rule.limits]),
)

_Value = Repair | RepairPlan | Flip | RuleAnalysis | Comparison
CASES: dict[str, _Value] = {
    "repair-nothing": _repaired(F2019, _with_open({})),
    "repair-rated": _repaired(F2019, _with_open(_SEVEN_NOT | _EIGHT_PARTLY)),
    "repair-priced": _repaired(
        F2019,
        _with_open(_SEVEN_NOT),
        {norm.id: 3 for norm in F2019.norms} | {"O2": 1, "O3": 1},
    ),
    "repair-with-open-norms": _repaired(
        F2019, _with_open(_SEVEN_NOT | {"V4": _SHORT}, "V1", "V2", "V3", "V4")
    ),
    "repair-only-to-be-sure": _repaired(
        F2019, _with_open(_EIGHT_PARTLY, "V1", "V2", "V3", "V4", "V5")
    ),
    "repair-never-sure": _repaired(_NEVER_SURE, {"A": frozenset({_MET, _NOT}), "B": _NOT}),
    "repair-needed-and-never-sure": _repaired(
        _small(
            [
                Limit(key="not", ratings={_NOT}, at_most=0),
                Limit(key="met", ratings={_MET}, at_most=0, norms={"A"}),
            ],
            ["A", "B"],
        ),
        {"A": frozenset({_MET, _NOT}), "B": _NOT},
    ),
    "repair-open-to-a-level": _repaired(
        _small([Limit(key="not", ratings={_NOT, _MET}, at_most=0)], ["A", "B"]),
        {"A": _SHORT, "B": _PARTLY},
    ),
    "repair-must-and-may": _repaired(
        _TIGHT, {"A": _PARTLY, "B": frozenset({_MET, _NOT}), "C": _MET, "D": _MET}
    ),
    "repair-two-ways": _two_ways(),
    "plan": _repaired(F2019, _with_open(_SEVEN_NOT, "V1", "V2", "V3", "V4")).certain
    or RepairPlan(count=0, cost=0, steps=(), choices=()),
    "plan-priced": RepairPlan(
        count=1,
        cost=7,
        steps=(Step(norm=NormId("A"), before=_NOT, after=_MET),),
        choices=(Choice(pick=1, among=(NormId("A"), NormId("B")), before=_NOT, after=_MET),),
    ),
    "plan-empty": RepairPlan(count=0, cost=0, steps=(), choices=()),
    "flip-of-a-pass": _flipped(F2019, _with_open({})),
    "flip-of-a-fail": _flipped(F2019, _with_open(_SEVEN_NOT | _EIGHT_PARTLY)),
    "flip-at-the-paradox": _flipped(F2019, _with_open(_EIGHT_PARTLY | {"V1": _NOT})),
    "flip-by-a-mixture": _flipped(
        _small(
            [
                Limit(key="met", ratings={_MET}, at_most=1),
                Limit(key="not", ratings={_NOT}, at_most=1),
            ],
            ["A", "B", "C", "D"],
        ),
        {"A": _MET, "B": _MET, "C": _NOT, "D": _NOT},
    ),
    "rule-2017": analyse_rule(V2017),
    "rule-2019": analyse_rule(V2019),
    "rule-monotone": analyse_rule(_TIGHT),
    "rule-with-not-applicable": analyse_rule(
        _small(_TWO_PARTLY[:1], ["A", "B", "C"], allows_not_applicable=True)
    ),
    "rule-with-one-case": analyse_rule(
        _small([Limit(key="met", ratings={_MET}, at_most=0)], ["A"])
    ),
    "compare-ratings": compare(
        _rated(F2019, _SEVEN_NOT | {"V1": _PARTLY}),
        _rated(F2019, {"O1": _NOT, "V1": _PARTLY, "V2": _NOT}),
    ),
    "compare-limits-and-ratings": compare(
        _rated(F2019, _SEVEN_NOT | {"O8": _NOT, "O9": _NOT, "O10": _NOT}),
        _rated(_LOOSER, _SEVEN_NOT),
    ),
    "compare-across": _across(),
    "compare-the-same": compare(_rated(F2019, {}), _rated(F2019, {})),
    "compare-without-categories": _uncategorised(),
}
