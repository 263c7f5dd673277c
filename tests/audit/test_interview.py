# SPDX-License-Identifier: MIT
"""A conversation has a party and at least one person, and cannot be malformed."""

import pickle
from typing import Any

import pytest

from sterksociaalwerk.audit import Interview, Party
from sterksociaalwerk.errors import InvalidValueError

# Anything may be passed, as a program without a type checker does.
_interview: Any = Interview

_MALFORMED: dict[str, tuple[dict[str, object], list[str]]] = {
    "role empty": ({"role": "\t"}, ["role"]),
    "nobody": ({"people": 0}, ["people"]),
    "people a bool": ({"people": True}, ["people"]),
    "people a float": ({"people": 2.0}, ["people"]),
    "people several": ({"people": None}, ["people"]),
    "party a key": ({"party": "staff"}, ["party"]),
    "services a text": ({"services": "ouderenwerk"}, ["services"]),
    "municipalities a number": ({"municipalities": 1}, ["municipalities"]),
    "municipalities unhashable": ({"municipalities": [["Voorst"]]}, ["municipalities"]),
    "huge": ({"party": "x" * 10_000_000, "people": -(10**5000)}, ["people", "party"]),
    "everything": (
        dict.fromkeys(("role", "people", "party", "services", "municipalities"), float("nan")),
        ["role", "people", "party", "services", "municipalities"],
    ),
}


@pytest.mark.parametrize(("fields", "paths"), _MALFORMED.values(), ids=list(_MALFORMED))
def test_every_fault_is_named(fields: dict[str, object], paths: list[str]) -> None:
    sound = {"role": "bestuurder", "people": 1, "party": Party.MANAGEMENT}
    with pytest.raises(InvalidValueError) as caught:
        _interview(**{**sound, **fields})
    assert [fault.path for fault in caught.value.faults] == paths
    assert len(str(caught.value)) < 2000


def test_an_interview_is_a_value() -> None:
    one, other = (
        Interview(role="cliënt", people=3, party=Party.CLIENT, services=names, municipalities=names)
        for names in (["a", "b"], ("b", "a", "b"))
    )
    assert one == other
    assert hash(one) == hash(other)
    assert repr(one) == repr(other)
    assert pickle.loads(pickle.dumps(one)) == other  # noqa: S301  # our own bytes
