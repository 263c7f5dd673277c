# SPDX-License-Identifier: MIT
"""What is just within a bound of a document is read; that what is beyond it is not, others ask."""

from decimal import Decimal
from typing import Any

import attrs
import pytest

from sterksociaalwerk.audit import Organisation, StaffGroup
from sterksociaalwerk.errors import InvalidValueError
from sterksociaalwerk.exchange import from_dict, norms_from_oscal, to_dict
from sterksociaalwerk.exchange._loading import MOST_NESTED
from sterksociaalwerk.exchange.oscal._reading import MOST_NORMS
from sterksociaalwerk.label import SCHEME
from sterksociaalwerk.scheme import Transition
from sterksociaalwerk.sector import (
    BlindSpot,
    BlindSpots,
    CategoryProfile,
    Impact,
    Kappa,
    RedundantPairs,
    Share,
    Trend,
)
from tests.exchange.test_sector_documents import OPENED

_ALIKE = {"compared": 4, "agreed": 4, "by-chance": "1/2", "value": "1", "chi-squared": "4"}
_NEVER = {"norm": "V1", "deviates": {"count": 0, "of": 1}}
_ONE_AUDIT = {"passed": 1, "failed": 0, "open": 0}
_TREND = {
    "group": "year",
    "points": [{"value": 1, "outcomes": _ONE_AUDIT}],
    "suppressed": [],
    "minimum": 1,
    "slope": "0",
    "chi-squared": "0",
}
_PAIRS = {
    "pairs": [{"one": "V1", "other": other, "kappa": _ALIKE} for other in ("V2", "V3")],
    "comparisons": 2,
    "at-least": "1",
    "level": "1",
}

_WITHIN: dict[str, tuple[type[Any], dict[str, Any]]] = {
    "all there are": (Share, {"count": 2, "of": 2}),
    "one norm": (CategoryProfile, {"category": None, "norms": 1, "tally": {"met": 3}}),
    "as many decisive for each": (
        Impact,
        {**OPENED, "decisive": [{"norm": norm, "cases": 1} for norm in ("V1", "V2")]},
    ),
    "alike by chance alone": (
        Kappa,
        {"compared": 1, "agreed": 1, "by-chance": "1", "value": None, "chi-squared": None},
    ),
    "alike by no chance": (
        Kappa,
        {"compared": 1, "agreed": 0, "by-chance": "0", "value": "0", "chi-squared": "0"},
    ),
    "nothing compared": (
        Kappa,
        {"compared": 0, "agreed": 0, "by-chance": None, "value": None, "chi-squared": None},
    ),
    "every pair alike": (RedundantPairs, _PAIRS),
    "every norm a blind spot": (
        BlindSpots,
        {"norms": [_NEVER], "at-most": "1", "considered": 1},
    ),
    "out of one audit": (BlindSpot, _NEVER),
    "groups of one audit": (Trend, _TREND),
    "a hidden group": (Trend, {**_TREND, "suppressed": [2], "slope": None, "chi-squared": None}),
    "a slope without a square": (Trend, {**_TREND, "chi-squared": None}),
}


@pytest.mark.parametrize(("kind", "document"), _WITHIN.values(), ids=list(_WITHIN))
def test_what_is_within_bounds_is_read(kind: type[Any], document: dict[str, Any]) -> None:
    value = from_dict(kind, {"schema": _schema(kind), **document})
    assert to_dict(value) == {"schema": _schema(kind), **document}


def _schema(kind: type[Any]) -> str:
    name = "".join(f"-{each.lower()}" if each.isupper() else each for each in kind.__name__)
    return f"sterksociaalwerk/{name.removeprefix('-')}/1"


def _merged(wide: int, each_of: int = 0) -> dict[str, Any]:
    """Return an organisation of so many others, each of so many again."""
    below = [{"name": f"own {at}"} for at in range(each_of)]
    inner = {"merged-from": below} if below else {}
    return {
        "schema": _schema(Organisation),
        "name": "o",
        "merged-from": [{"name": str(at), **inner} for at in range(wide)],
    }


@pytest.mark.parametrize(("wide", "each_of"), [(MOST_NESTED, 0), (1, MOST_NESTED - 1), (500, 1)])
def test_as_many_organisations_as_may_be_are_read(wide: int, each_of: int) -> None:
    found = from_dict(Organisation, _merged(wide, each_of))
    assert len(found.merged_from) == wide


@pytest.mark.parametrize(("wide", "each_of"), [(MOST_NESTED + 1, 0), (1, MOST_NESTED), (501, 1)])
def test_no_more_organisations_are_read(wide: int, each_of: int) -> None:
    with pytest.raises(InvalidValueError) as caught:
        from_dict(Organisation, _merged(wide, each_of))
    assert [fault.path for fault in caught.value.faults] == ["$.merged-from"]


def test_mergers_far_too_deep_are_refused() -> None:
    deep: dict[str, Any] = {"name": "0"}
    for level in range(100_000):
        deep = {"name": str(level), "merged-from": [deep]}
    with pytest.raises(InvalidValueError) as caught:
        from_dict(Organisation, {"schema": _schema(Organisation), **deep})
    assert [fault.path for fault in caught.value.faults] == ["$.merged-from"]


def test_as_many_groups_of_a_catalog_as_may_be_are_read() -> None:
    groups = [{"id": f"g-{at}", "title": "T"} for at in range(MOST_NORMS)]
    categories, norms = norms_from_oscal({"catalog": {"groups": groups}})
    assert (len(categories), norms) == (MOST_NORMS, ())


def test_several_bounds_on_a_version_are_written_in_one_order() -> None:
    several = attrs.evolve(SCHEME.transitions[0], source=">=1.0,<2.0,!=1.5")
    document = to_dict(several)
    assert document["source"] == "!=1.5,<2.0,>=1.0"
    assert from_dict(Transition, document) == several


def test_a_very_small_number_is_written_without_a_power_of_ten() -> None:
    least = StaffGroup(role="r", headcount=1, fte=Decimal("0.0000001"))
    document = to_dict(least)
    assert document["fte"] == "0.0000001"
    assert from_dict(StaffGroup, document) == least
