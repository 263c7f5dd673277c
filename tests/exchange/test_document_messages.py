# SPDX-License-Identifier: MIT
"""What is said of documents that contradict themselves, to the letter.

The cases are those of other tests, which ask where a fault stands. To accept new messages:
`REWRITE_GOLDEN=1 pytest tests/exchange/test_document_messages.py`, then read the difference.
"""

import copy
import datetime
import os
from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import partial
from typing import Any

import attrs
import pytest

from sterksociaalwerk.audit import Finding
from sterksociaalwerk.comparison import CarryOver, Change, Crosswalk, Link, carry_over
from sterksociaalwerk.conclusion import Conclusion, conclude
from sterksociaalwerk.errors import InvalidValueError
from sterksociaalwerk.evaluation import evaluate
from sterksociaalwerk.exchange import from_dict, to_dict, to_oscal
from sterksociaalwerk.framework import Rating
from sterksociaalwerk.improvement import RepairPlan, repair
from sterksociaalwerk.sector import BlindSpots, Portfolio, SectorReport, Share
from tests.exchange import test_faults, test_sector_documents, test_sector_report_documents
from tests.generators import F2019, FULL
from tests.oscal.values import MOMENT, NAMESPACE, hostile_audit, hostile_conclusion
from tests.texts import GOLDEN

_FOLDER = GOLDEN / "document-messages"
_Case = tuple[str, type[Any], Any]


def _one_at_a_time() -> Iterator[_Case]:
    for name, (kind, document, _, _) in test_faults.WRONG.items():
        yield name, kind, document


def _portfolios() -> Iterator[_Case]:
    for name, (change, _) in test_sector_documents.BAD_PORTFOLIOS.items():
        yield name, Portfolio, {**test_sector_documents.PORTFOLIO, **change}


def _statistics() -> Iterator[_Case]:
    for name, (kind, document, _) in test_sector_documents.WRONG.items():
        yield name, kind, document


def _reports() -> Iterator[_Case]:
    for name, (document, change, _) in test_sector_report_documents.WRONG.items():
        changed = copy.deepcopy(document)
        change(changed)
        yield name, SectorReport, changed


def _results() -> Iterator[_Case]:
    same = Crosswalk.identity(F2019)
    carried = to_dict(carry_over({"V1": Rating.MET}, same, F2019, F2019))
    for name in ("certain", "reassess", "decisive"):
        yield f"{name} twice", CarryOver, {**carried, name: ["V1", "V1"]}
    yield "no origins", CarryOver, {**carried, "origins": []}
    not_met = evaluate({norm.id: Rating.NOT_MET for norm in F2019.norms}, F2019)
    found = repair(not_met)
    assert found is not None
    plan = to_dict(found.needed)
    yield "another count", RepairPlan, {**plan, "count": plan["count"] + 1}
    (choice, *others) = plan["choices"]
    for pick in (0, 100):
        changed = [{**choice, "pick": pick}, *others]
        yield f"to pick {pick}", RepairPlan, {**plan, "choices": changed}
    concluded = to_dict(hostile_conclusion())
    audit = concluded["audit"]
    other = "initial" if audit["cycle"] == "recertification" else "recertification"
    yield "another cycle", Conclusion, {**concluded, "audit": {**audit, "cycle": other}}
    edition = {**audit["framework"], "version": "99.0"}
    yield "another edition", Conclusion, {**concluded, "audit": {**audit, "framework": edition}}


_CASES = {
    "one-at-a-time": _one_at_a_time,
    "portfolios": _portfolios,
    "reports": _reports,
    "results": _results,
    "statistics": _statistics,
}


def _check(name: str, lines: list[str]) -> None:
    """Check messages against the accepted ones."""
    file = _FOLDER / f"{name}.txt"
    if "REWRITE_GOLDEN" in os.environ:
        file.parent.mkdir(exist_ok=True)
        file.write_text("\n".join(lines) + "\n", "utf-8", newline="\n")
    assert lines == file.read_text("utf-8").splitlines()


@pytest.mark.parametrize("name", _CASES)
def test_what_is_wrong_is_said_in_these_words(name: str) -> None:
    lines: list[str] = []
    for title, kind, document in _CASES[name]():
        with pytest.raises(InvalidValueError) as caught:
            from_dict(kind, document)
        lines += [title, *(f"  {fault}" for fault in caught.value.faults)]
    _check(name, lines)


def _oscal(value: Any) -> object:  # noqa: ANN401
    return to_oscal(value, namespace=NAMESPACE, last_modified=MOMENT)


def _unwritten() -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield what no document can hold, with the attempt to write it."""
    of_digits = Fraction(1, 10**1000)
    spots = BlindSpots(norms=(), at_most=of_digits, considered=1)
    yield "many digits", partial(to_dict, spots)
    years = list(range(1001))
    yield "many values", partial(to_dict, Portfolio.of(F2019, [bytes(49)] * 1001, groups=years))
    yield "65 bits", partial(to_dict, Share(count=2**63, of=2**63))
    yield "half a pair", partial(to_dict, Finding("V1", Rating.MET, remark="\ud800"))
    gap = Link(Change.ADDED, [], ["a"])
    yield "only gaps", partial(_oscal, Crosswalk(F2019.key, F2019.key, [gap]))
    audit = hostile_audit()
    unrated = attrs.evolve(audit, findings=[])
    yield "no findings", partial(_oscal, conclude(unrated, FULL))
    early = attrs.evolve(audit, audited_on=datetime.date(1899, 12, 31))
    yield "an early audit", partial(_oscal, conclude(early, FULL))
    yield "half a pair in OSCAL", partial(_oscal, attrs.evolve(F2019, title="\ud800"))


def test_what_cannot_be_written_is_said_in_these_words() -> None:
    lines: list[str] = []
    for title, write in _unwritten():
        with pytest.raises(InvalidValueError) as caught:
            write()
        lines += [title, *(f"  {fault}" for fault in caught.value.faults)]
    _check("unwritten", lines)


def test_no_other_messages_are_kept() -> None:
    assert {file.stem for file in _FOLDER.iterdir()} == {*_CASES, "unwritten"}
