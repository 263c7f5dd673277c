# SPDX-License-Identifier: MIT
"""Finds what explains a value, and which arguments make a difference to it.

Each type has a module of its own, which turns a value into a tree of headings, lines and tables;
every rendering begins here. A further type is a module and a row in the table below.
"""

import datetime
from collections.abc import Callable, Mapping
from typing import Any, cast

from attrs import frozen

from .._checks import Faults, shown
from ..audit import Coverage, Population
from ..certification import (
    Advice,
    Award,
    Certificate,
    History,
    Refusal,
    Register,
    RegisterEntry,
    Standing,
    StatusChange,
)
from ..comparison import CarryOver, Comparison
from ..conclusion import Conclusion, Issue
from ..errors import InvalidArgumentError
from ..evaluation import Evaluation, RaiseEffect, Reason, ReferenceCounts, Verdict
from ..framework import Framework
from ..improvement import Flip, ImprovementPlan, Repair, RepairPlan, RuleAnalysis, Step
from ..scheme import Applicability, Scheme
from ..sector import (
    Agreement,
    BlindSpots,
    CategoryProfile,
    Impact,
    Kappa,
    NormProfile,
    OutcomeCounts,
    Portfolio,
    RedundantPairs,
    SectorReport,
    Trend,
)
from ._applicability import explain_applicability, explain_applicable
from ._carry import explain_carry_over
from ._certificate import (
    explain_advice,
    explain_award,
    explain_certificate,
    explain_refusal,
    explain_status_change,
)
from ._comparison import explain_comparison
from ._conclusion import explain_conclusion
from ._coverage import explain_coverage
from ._evaluation import explain_evaluation
from ._flip import explain_flip
from ._framework import explain_framework
from ._history import explain_history, explain_standing
from ._issue_lists import explain_issue, explain_issues
from ._points import explain_plan_of_points
from ._population import explain_population
from ._reasons import explain_raise, explain_reason, explain_step
from ._references import explain_references
from ._register import explain_register, explain_register_entry
from ._repair import explain_plan, explain_repair
from ._rule_analysis import explain_rule_analysis
from ._scheme import explain_scheme
from ._sector import explain_portfolio, explain_sector
from ._sector_groups import explain_trend
from ._sector_impact import explain_impact
from ._sector_norms import (
    explain_category_profile,
    explain_category_profiles,
    explain_norm_profile,
    explain_norm_profiles,
)
from ._sector_pairs import explain_agreement, explain_kappa, explain_pairs, explain_spots
from ._sector_shares import explain_outcomes
from ._tree import Document
from ._verdict import explain_verdict
from ._words import DETAILS, LANGUAGES, Language, Reader


@frozen
class _Explainer:
    """What explains a type, and which arguments make a difference to it."""

    document: Callable[[Any, Reader], Document]
    on: bool = False
    scheme: bool = False


_EXPLAINERS: Mapping[type, _Explainer] = {
    Verdict: _Explainer(explain_verdict, scheme=True),
    Evaluation: _Explainer(explain_evaluation),
    Applicability: _Explainer(explain_applicability, scheme=True),
    CarryOver: _Explainer(explain_carry_over, scheme=True),
    RepairPlan: _Explainer(explain_plan),
    Repair: _Explainer(explain_repair),
    Flip: _Explainer(explain_flip),
    RuleAnalysis: _Explainer(explain_rule_analysis),
    Comparison: _Explainer(explain_comparison, scheme=True),
    Conclusion: _Explainer(explain_conclusion),
    Population: _Explainer(explain_population),
    Coverage: _Explainer(explain_coverage),
    History: _Explainer(explain_history, on=True, scheme=True),
    Standing: _Explainer(explain_standing),
    ImprovementPlan: _Explainer(explain_plan_of_points, on=True),
    Framework: _Explainer(explain_framework),
    Scheme: _Explainer(explain_scheme),
    Advice: _Explainer(explain_advice),
    Award: _Explainer(explain_award),
    Refusal: _Explainer(explain_refusal),
    Certificate: _Explainer(explain_certificate, on=True, scheme=True),
    StatusChange: _Explainer(explain_status_change),
    RegisterEntry: _Explainer(explain_register_entry, scheme=True),
    Register: _Explainer(explain_register, on=True, scheme=True),
    Issue: _Explainer(explain_issue, scheme=True),
    Reason: _Explainer(explain_reason),
    RaiseEffect: _Explainer(explain_raise),
    Step: _Explainer(explain_step),
    ReferenceCounts: _Explainer(explain_references),
    Portfolio: _Explainer(explain_portfolio),
    SectorReport: _Explainer(explain_sector, scheme=True),
    OutcomeCounts: _Explainer(explain_outcomes),
    NormProfile: _Explainer(explain_norm_profile, scheme=True),
    CategoryProfile: _Explainer(explain_category_profile, scheme=True),
    Trend: _Explainer(explain_trend),
    RedundantPairs: _Explainer(explain_pairs),
    BlindSpots: _Explainer(explain_spots),
    Agreement: _Explainer(explain_agreement),
    Kappa: _Explainer(explain_kappa),
    Impact: _Explainer(explain_impact, scheme=True),
}
# All of them are in the reference; so many names would hide what was wrong.
_EXAMPLES = "a Verdict, a Conclusion, a tuple of Issue, ..."
# What a tuple of several is explained by.
_TOGETHER: Mapping[type, _Explainer] = {
    Applicability: _Explainer(explain_applicable, scheme=True),
    Issue: _Explainer(explain_issues, scheme=True),
    NormProfile: _Explainer(explain_norm_profiles, scheme=True),
    CategoryProfile: _Explainer(explain_category_profiles, scheme=True),
}

Explained = (
    Verdict
    | Evaluation
    | Applicability
    | tuple[Applicability, ...]
    | CarryOver
    | RepairPlan
    | Repair
    | Flip
    | RuleAnalysis
    | Comparison
    | Conclusion
    | Population
    | Coverage
    | History
    | Standing
    | ImprovementPlan
    | Framework
    | Scheme
    | Advice
    | Award
    | Refusal
    | Certificate
    | StatusChange
    | RegisterEntry
    | Register
    | Issue
    | tuple[Issue, ...]
    | Reason
    | RaiseEffect
    | Step
    | ReferenceCounts
    | Portfolio
    | SectorReport
    | OutcomeCounts
    | NormProfile
    | tuple[NormProfile, ...]
    | CategoryProfile
    | tuple[CategoryProfile, ...]
    | Trend
    | RedundantPairs
    | BlindSpots
    | Agreement
    | Kappa
    | Impact
)
"""What has an explanation."""


def document_of(
    value: object, *, language: object, detail: object, on: object, scheme: object
) -> Document:
    """Return a value as a tree, if the arguments are right."""
    return told(value, language=language, detail=detail, on=on, scheme=scheme)[0]


def told(
    value: object, *, language: object, detail: object, on: object, scheme: object
) -> tuple[Document, Reader]:
    """Return a value as a tree, and for whom it was made, if the arguments are right."""
    faults = Faults()
    explainer = _explainer(value)
    if explainer is None:
        problem = f"must be a value that has an explanation ({_EXAMPLES}), got {shown(value)}"
        faults.add("value", problem)
    for name, given, known_values in (
        ("language", language, LANGUAGES),
        ("detail", detail, DETAILS),
    ):
        if not isinstance(given, str) or given not in known_values:
            known = ", ".join(map(repr, known_values))
            faults.add(name, f"must be one of {known}, got {shown(given)}")
    faults.day("on", on, optional=True)
    faults.instance("scheme", scheme, (Scheme, type(None)), "a Scheme or None")
    if explainer is not None:
        for name, given, used in (
            ("on", on, explainer.on),
            ("scheme", scheme, explainer.scheme),
        ):
            if given is not None and not used:
                kind = type(value).__name__
                faults.add(name, f"must be None: it makes no difference to a value of {kind}")
    faults.raise_any(InvalidArgumentError)
    reader = Reader(language=cast("Language", language), on=cast("datetime.date | None", on))
    if scheme is not None:
        reader = reader.under(cast("Scheme", scheme))
    return cast("_Explainer", explainer).document(value, reader), reader


def _explainer(value: object) -> _Explainer | None:
    """Return what can explain a value, by its own class and not by what it claims to be."""
    # A value of a derived class is explained too.
    kinds = type(value).__mro__
    for kind in kinds:
        if kind in _EXPLAINERS:
            return _EXPLAINERS[kind]
    if tuple in kinds:
        each_of = [type(each).__mro__ for each in cast("tuple[object, ...]", value)]
        for kind, explainer in _TOGETHER.items():
            if each_of and all(kind in one for one in each_of):
                return explainer
    return None
