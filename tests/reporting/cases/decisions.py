# SPDX-License-Identifier: MIT
"""Verdicts and evaluations to explain, of every kind."""

from sterksociaalwerk.evaluation import (
    Evaluation,
    RaiseEffect,
    Reason,
    ReasonCode,
    ReferenceCounts,
    Verdict,
    decide,
    evaluate,
)
from sterksociaalwerk.framework import (
    OPEN_RATINGS,
    Category,
    Cycle,
    Framework,
    FrameworkKey,
    Limit,
    Norm,
    NormId,
    Rated,
    Rating,
    Rule,
    Source,
    Tally,
)
from sterksociaalwerk.improvement import Step
from sterksociaalwerk.label import V2017, V2019
from tests.generators import F2019

_MET, _PARTLY, _NOT, _APART = Rating
_Ratings = dict[str, Rated]

_EIGHT: _Ratings = dict.fromkeys(["V3", "V9", "D1", "D2", "D16", "O1", "O5", "O17"], _PARTLY)
_SEVEN: _Ratings = dict.fromkeys(["V3", "V9", "D1", "D2", "D16", "O1", "O5"], _PARTLY)

_REPORT = Source(title="Een bron", publisher="Een uitgever", url="https://example.org", note="half")


def _framework(
    limits: list[Limit],
    norms: list[Norm],
    *,
    recertification_rule: Rule | None = None,
    allows_not_applicable: bool = False,
) -> Framework:
    return Framework(
        key=FrameworkKey("proef", "1.0"),
        title="Proefkader",
        categories=[
            Category(key="a", title="eerste groep", title_en="first group"),
            Category(key="b", title="tweede groep", title_en="second group"),
            Category(key="c", title="lege groep", title_en="empty group"),
        ],
        norm_count=len(norms),
        rule=Rule(limits),
        recertification_rule=recertification_rule,
        allows_not_applicable=allows_not_applicable,
        counts_business_critical_volunteers=False,
        certificate_years=2,
        in_force_from=None,
        norms=norms,
    )


_MIXED = _framework(
    [
        Limit(key="knock-out", ratings={_NOT}, at_most=0, norms={"B2", "A1"}),
        Limit(key="lone", ratings={_NOT}, at_most=0, norms={"A2"}),
        Limit(key="group", ratings={_PARTLY, _NOT}, at_most=1, category="a", source=_REPORT),
        Limit(key="weights", ratings={_NOT}, at_most=3, weights={"B1": 2, "A1": 2, "B2": 0}),
        Limit(key="none", ratings={_NOT}, at_most=0, norms={"X1"}, weights={"A1": 9, "X1": 7}),
        Limit(key="point", ratings={_PARTLY}, at_most=1, weights={"A2": 2}, source=_REPORT),
        Limit(key="same", ratings={_PARTLY}, at_most=1, weights={"A1": 1}),
    ],
    [Norm("B1", "b"), Norm("A1", "a"), Norm("A2", "a"), Norm("B2", "b"), Norm("X1", "b")],
    allows_not_applicable=True,
    recertification_rule=Rule([Limit(key="other", ratings={_NOT}, at_most=2)]),
)
_MIXED_RATINGS: _Ratings = {"A1": _NOT, "A2": _PARTLY, "B1": _NOT, "X1": _APART}

# Raising A1 all the way would count for both limits, and B1 takes what is left of one of them.
_RIVALS = _framework(
    [
        Limit(key="one", ratings={_MET, _PARTLY}, at_most=1),
        Limit(key="two", ratings={_MET, _APART}, at_most=1),
    ],
    [Norm("A1", "a"), Norm("B1", "b")],
    allows_not_applicable=True,
)


def _rated(**ratings: Rated) -> _Ratings:
    return ratings


def _met_but(ratings: _Ratings, *, cycle: Cycle = Cycle.INITIAL) -> Evaluation:
    all_met: _Ratings = {norm.id: _MET for norm in F2019.norms}
    return evaluate(all_met | ratings, F2019, cycle=cycle)


_TWO = (NormId("V1"), NormId("V2"))

_Value = Verdict | Evaluation | Reason | RaiseEffect | Step | ReferenceCounts | Framework
CASES: dict[str, _Value] = {
    "published-counts": decide(Tally(met=46, partly_met=3), V2019),
    "counts-of-an-empty-audit": decide(Tally(open=52), V2017),
    "passes": _met_but({"V1": _PARTLY, "D3": _PARTLY, "O2": _PARTLY}),
    "fails": _met_but(_EIGHT | {"V4": _PARTLY, "V12": _NOT}),
    "paradox-at-re-audit": _met_but(
        _EIGHT | {"V12": _NOT, "O3": _NOT}, cycle=Cycle.RECERTIFICATION
    ),
    "half-rated": evaluate(
        _rated(V1=_MET, V2=_PARTLY, V3=_NOT, D4=frozenset({_PARTLY, _NOT})), F2019
    ),
    "passes-with-open-norm": _met_but({"D4": frozenset({_PARTLY, _NOT})}),
    "fails-with-open-norms": evaluate(dict.fromkeys(("V1", "V2", "D3", "D4"), _NOT), F2019),
    "limits-compete": _met_but(
        _EIGHT | {"V12": _NOT, "V13": _NOT, "V14": _NOT} | {"V15": frozenset({_PARTLY, _NOT})}
    ),
    "improvement-could-fail": _met_but(_SEVEN | {"V12": _NOT, "V15": frozenset({_MET, _PARTLY})}),
    "improvement-would-compete": evaluate(
        _rated(A1=_NOT, B1=frozenset({_PARTLY, _APART})), _RIVALS
    ),
    "categories-not-known": evaluate(
        {f"N{number}": _PARTLY for number in range(1, 20)},
        V2019.with_norms(Norm(f"N{number}", None) for number in range(1, 50)),
    ),
    "other-limits": evaluate(_MIXED_RATINGS, _MIXED),
    "other-limits-at-re-audit": evaluate(_MIXED_RATINGS, _MIXED, cycle=Cycle.RECERTIFICATION),
    "other-limits-without-names": evaluate(_MIXED_RATINGS, _MIXED).verdict,
    **{
        f"reason-{code.value}": Reason(code=code, limit="een", norms=(NormId("V1"), NormId("V2")))
        for code in ReasonCode
    },
    "reason-of-the-rule": Reason(code=ReasonCode.NORMS_OPEN, norms=(NormId("V1"),)),
    **{
        f"raise-{at}": effect
        for at, effect in enumerate(
            (
                *_met_but(_EIGHT | {"V12": _NOT}).risky_raises,
                *_met_but(_SEVEN | {"V12": _NOT, "V15": frozenset({_MET, _PARTLY})}).risky_raises,
            )
        )
    },
    "step": Step(norm=NormId("V1"), before=_NOT, after=_MET),
    "step-of-an-open-norm": Step(norm=NormId("V1"), before=OPEN_RATINGS, after=_PARTLY),
    "references": evaluate(
        {"N1": _PARTLY, "N2": _MET},
        V2019.with_norms(
            [
                Norm("N1", None, references={"competence": ["1", "2"]}),
                Norm("N2", None, references={"competence": ["2"]}),
                Norm("N3", None, references={"competence": ["elders"]}),
                *(Norm(f"N{number}", None) for number in range(4, 50)),
            ]
        ),
    ).by_reference("competence", known=["1", "2", "3"]),
    "references-of-a-kind-of-their-own": evaluate(
        {}, V2019.with_norms([Norm(f"N{number}", None) for number in range(1, 50)])
    ).by_reference("eigen soort"),
    "edition-of-2017": V2017,
    "edition-of-2019": V2019,
    "edition-with-norms": _MIXED,
}
