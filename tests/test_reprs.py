# SPDX-License-Identifier: MIT
"""Results have a short form: what was decided and by how much, without raw bytes."""

import datetime

import pytest

from sterksociaalwerk.certification import History
from sterksociaalwerk.comparison import Crosswalk, carry_over, compare
from sterksociaalwerk.conclusion import Conclusion, Severity
from sterksociaalwerk.evaluation import decide, evaluate
from sterksociaalwerk.framework import Limit, Rating, Rule, Tally
from sterksociaalwerk.label import V2019
from tests.generators import F2017, F2019, case, certificate_of, concluded, lasting
from tests.reporting.cases import CASES

_MET = {norm.id: Rating.MET for norm in F2019.norms}
_DAY = datetime.date(2020, 1, 1)
_CERTIFICATE = certificate_of(lasting(datetime.date(2018, 1, 1), _DAY))
_LIMITS = [Limit(key=f"l{at}", ratings=[Rating.NOT_MET], at_most=at) for at in range(9)]
_MANY = V2019.variant("x", rule=Rule(_LIMITS))

_BEFORE = evaluate(_MET | {"V1": Rating.NOT_MET}, F2019)
_AFTER = evaluate(_MET, F2019)
_CARRIED = carry_over({"V1": Rating.MET}, Crosswalk.identity(F2019), F2019, F2019)

_REPORTED = (
    f"SectorReport({F2017.key}, 240 audits, by plaats, by region, by year, impact of {F2019.key})"
)


@pytest.mark.parametrize(
    ("value", "short"),
    [
        (decide(Tally(met=46, partly_met=3), V2019), "Verdict(PASS, partly-met 3/8, not-met 0/3)"),
        (
            decide(Tally(met=40, partly_met=3, open=6), V2019),
            "Verdict(OPEN, partly-met 3-9/8, not-met 0-6/3)",
        ),
        (decide(Tally(met=46, not_met=3), V2019).limits[1], "LimitResult(not-met 3/3, PASS)"),
        (
            decide(Tally(met=49), _MANY),
            "Verdict(PASS, l0 0/0, l1 0/1, l2 0/2, l3 0/3, l4 0/4, l5 0/5, 3 more)",
        ),
        (
            _BEFORE,
            f"Evaluation({F2019.key}, initial, Verdict(PASS, partly-met 0/8, not-met 1/3))",
        ),
        (compare(_BEFORE, _AFTER), "Comparison(PASS to PASS, improved 1, same 48)"),
        (
            _CARRIED,
            f"CarryOver(1 certain, 48 to reassess, 0 dropped, {_CARRIED.verdict!r})",
        ),
        (History([]), "History(no certificates)"),
        (CASES["sectors/sector-report"], _REPORTED),
        (CASES["sectors/report-by-year"], f"SectorReport({F2017.key}, 240 audits, by year)"),
        (CASES["sectors/report-too-few"], f"SectorReport({F2019.key}, fewer than 2 audits)"),
        (
            History([_CERTIFICATE]),
            f"History({_CERTIFICATE.organisation.name!r}, 1 certificate, 2018-01-01 to 2020-01-01)",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_result_has_a_short_form(value: object, short: str) -> None:
    assert repr(value) == short


def test_a_conclusion_says_what_it_leads_to_and_what_is_wrong() -> None:
    sound = concluded(case(0))
    text = repr(sound)
    assert text.startswith(f"Conclusion({sound.audit.id!r}, {sound.audit.kind.value}, Evaluation(")
    assert "leads to " + "+".join(each.value for each in sound.leads_to) in text
    wrong = CASES["files/edition-without-norms"]
    assert isinstance(wrong, Conclusion)
    text = repr(wrong)
    assert "no evaluation, leads to nothing, errors " in text
    for severity in Severity:
        assert f"{severity.value}s {len(wrong.of_severity(severity))}" in text
    assert len(text) < 200
