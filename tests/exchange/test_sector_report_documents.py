# SPDX-License-Identifier: MIT
"""Reports on many audits as documents: what is read back, and what contradicts itself."""

import copy
from collections.abc import Callable
from typing import Any

import pytest

from sterksociaalwerk.errors import InvalidValueError
from sterksociaalwerk.exchange import from_dict, to_dict
from sterksociaalwerk.framework import NormId, Rated, Rating
from sterksociaalwerk.label import V2017
from sterksociaalwerk.sector import Portfolio, SectorReport

_FRAMEWORK = V2017.with_numbered_norms()
_MET: dict[NormId, Rated] = {norm.id: Rating.MET for norm in _FRAMEWORK.norms}
_NOT_ALL_MET: dict[NormId, Rated] = {**_MET, NormId("V1"): Rating.NOT_MET}
_NOT_RATED: dict[NormId, Rated] = {}
_PORTFOLIO = Portfolio.of(
    _FRAMEWORK,
    [_MET, _NOT_ALL_MET, _MET, _NOT_RATED],
    groups={"year": [2018, 2018, 2019, 2019], "region": ["north"] * 4},
)
_REPORT = to_dict(SectorReport.of(_PORTFOLIO, minimum=2, impact=_PORTFOLIO.impact(_FRAMEWORK)))
_SMALL = to_dict(SectorReport.of(_PORTFOLIO, minimum=5))


def _impact_of_others() -> dict[str, Any]:
    impact = to_dict(Portfolio.of(_FRAMEWORK, [_MET]).impact(_FRAMEWORK))
    del impact["schema"]
    return impact


_OTHER_IMPACT = _impact_of_others()
_PAIR = {
    "one": "V1",
    "other": "X1",
    "kappa": {"compared": 4, "agreed": 4, "by-chance": "1/2", "value": "1", "chi-squared": "4"},
}
_SPOT = {"norm": "X1", "deviates": {"count": 0, "of": 9}}

Change = Callable[[dict[str, Any]], object]


def _counted(document: dict[str, Any], **counts: int) -> None:
    document["outcomes"] = counts


WRONG: dict[str, tuple[dict[str, Any], Change, str]] = {
    "no minimum": (_REPORT, lambda each: each.update({"minimum": 0}), "$.minimum"),
    "figures without outcomes": (
        _SMALL,
        lambda each: each.update({"norms": _REPORT["norms"]}),
        "$.norms",
    ),
    "fewer audits than the minimum": (
        _REPORT,
        lambda each: each.update({"minimum": 5}),
        "$.outcomes",
    ),
    "no pairs": (_REPORT, lambda each: each.pop("redundant-pairs"), "$.redundant-pairs"),
    "no blind spots": (_REPORT, lambda each: each.pop("blind-spots"), "$.blind-spots"),
    "norms in another order": (_REPORT, lambda each: each["norms"].reverse(), "$.norms"),
    "a norm of more audits": (
        _REPORT,
        lambda each: each["norms"][3].update({"tally": {"met": 9}}),
        "$.norms[3].tally",
    ),
    "categories that do not follow": (
        _REPORT,
        lambda each: each["categories"].reverse(),
        "$.categories",
    ),
    "a trend with another minimum": (
        _REPORT,
        lambda each: each["trends"][0].update({"minimum": 1}),
        "$.trends[0].minimum",
    ),
    "a trend twice": (
        _REPORT,
        lambda each: each["trends"].append(each["trends"][0]),
        "$.trends[2].group",
    ),
    "a group that is missing": (
        _REPORT,
        lambda each: each["trends"][1]["points"].pop(),
        "$.trends[1].points",
    ),
    "groups of more audits": (
        _REPORT,
        lambda each: _counted(each["trends"][0]["points"][0], passed=9, failed=0, open=0),
        "$.trends[0].points",
    ),
    "a pair of other norms": (
        _REPORT,
        lambda each: each["redundant-pairs"]["pairs"].append(_PAIR),
        f"$.redundant-pairs.pairs[{len(_REPORT['redundant-pairs']['pairs'])}]",
    ),
    "a blind spot of another norm": (
        _REPORT,
        lambda each: each["blind-spots"]["norms"].append(_SPOT),
        f"$.blind-spots.norms[{len(_REPORT['blind-spots']['norms'])}].norm",
    ),
    "an impact on other audits": (
        _REPORT,
        lambda each: each.update(impact=_OTHER_IMPACT),
        "$.impact.before",
    ),
}


@pytest.mark.parametrize("document", [_REPORT, _SMALL], ids=["shown", "suppressed"])
def test_a_report_is_read_back(document: dict[str, Any]) -> None:
    assert to_dict(from_dict(SectorReport, document)) == document


def test_a_report_with_blind_spots_is_read_back() -> None:
    report = SectorReport.of(Portfolio.of(_FRAMEWORK, [_MET] * 100))
    assert report.blind_spots is not None
    assert report.blind_spots.norms
    assert from_dict(SectorReport, to_dict(report)) == report


def test_a_report_on_no_audits_is_read_back() -> None:
    report = SectorReport.of(Portfolio.of(_FRAMEWORK, []), minimum=10)
    assert from_dict(SectorReport, to_dict(report)) == report


@pytest.mark.parametrize(("document", "change", "path"), WRONG.values(), ids=list(WRONG))
def test_a_report_that_contradicts_itself_is_refused(
    document: dict[str, Any], change: Change, path: str
) -> None:
    changed = copy.deepcopy(document)
    change(changed)
    with pytest.raises(InvalidValueError) as caught:
        from_dict(SectorReport, changed)
    assert path in [fault.path for fault in caught.value.faults]
