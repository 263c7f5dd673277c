# SPDX-License-Identifier: MIT
"""Laws of every value of the room: copies are equal, nothing can be changed, no order shows."""

import ast
import copy
import os
import pickle
import subprocess
import sys
from collections.abc import Mapping
from typing import Any

import attrs
import pytest
from hypothesis import given, strategies as st

from sterksociaalwerk.framework import Cycle, Framework, Limit, Rating, Rule
from sterksociaalwerk.label import V2017
from tests import generators
from tests.project import PACKAGE

_FULL = V2017.with_numbered_norms()
_RULE = Rule([Limit(key="k", ratings={Rating.NOT_MET}, at_most=1)])

_values = st.one_of(
    generators.sources(),
    generators.categories(),
    generators.norms(),
    generators.ratings(),
    generators.tallies(),
    generators.weighted_limits(["V1", "V2"], ["craft"]),
    generators.rules(),
    generators.keys(),
    generators.frameworks(),
    generators.frameworks().map(lambda framework: attrs.evolve(framework, rule=_RULE, norms=())),
)


@given(_values)
def test_a_copy_is_the_same_value(value: object) -> None:
    pickled = [
        pickle.loads(pickle.dumps(value, protocol))  # noqa: S301  # our own bytes
        for protocol in range(pickle.HIGHEST_PROTOCOL + 1)
    ]
    for again in (*pickled, copy.copy(value), copy.deepcopy(value)):
        assert type(again) is type(value)
        assert again == value
        assert hash(again) == hash(value)
        assert repr(again) == repr(value)


@given(_values)
def test_a_value_made_of_its_own_fields_is_the_same_value(value: Any) -> None:  # noqa: ANN401
    if not isinstance(value, Rating):
        again = attrs.evolve(value)
        assert again == value
        assert again is not value
        assert hash(again) == hash(value)
        for field in attrs.fields(value.__class__):
            with pytest.raises(attrs.exceptions.FrozenInstanceError):
                setattr(value, field.name, None)


@given(generators.frameworks(), generators.frameworks())
def test_frameworks_differ_when_a_field_does(one: Framework, other: Framework) -> None:
    fields = [field.name for field in attrs.fields(Framework)]
    same = all(getattr(one, field) == getattr(other, field) for field in fields)
    assert (one == other) == same
    retitled = attrs.evolve(one, title=one.title + "!")
    assert retitled != one
    assert len({one, retitled, attrs.evolve(one)}) == 2


@given(generators.frameworks())
def test_what_was_derived_is_not_carried_over_to_another_framework(framework: Framework) -> None:
    row = framework.row({})
    rule, recertification = framework.compiled, framework.compiled_for(Cycle.RECERTIFICATION)
    for again in (copy.copy(framework), pickle.loads(pickle.dumps(framework))):  # noqa: S301
        assert again.row({}) == row
        assert again.compiled.binding.states == rule.binding.states
        assert (
            again.compiled_for(Cycle.RECERTIFICATION).binding.states
            == recertification.binding.states
        )
    reversed_norms = attrs.evolve(framework, norms=framework.norms[::-1])
    assert reversed_norms.layout.ids == framework.layout.ids[::-1]


def test_a_framework_does_not_follow_what_it_was_made_of() -> None:
    counts, norms = dict(V2017.category_counts or {}), list(_FULL.norms)
    framework = attrs.evolve(V2017, category_counts=counts, norms=norms)
    before = repr(framework)
    counts["vakmanschap"] = 0
    norms.clear()
    assert repr(framework) == before
    assert isinstance(framework.category_counts, Mapping)
    assert not hasattr(framework.category_counts, "__setitem__")


_PROGRAM = """
import pickle, sys
sys.path.insert(0, sys.argv[1])
import attrs
from sterksociaalwerk.errors import SterkSociaalWerkError
from sterksociaalwerk.framework import Limit, Norm, Rating, Rule
from sterksociaalwerk.label import V2017, V2019

ids = {f"V{number}" for number in range(1, 17)}
limit = Limit(key="k", ratings=set(Rating), at_most=9, norms=ids, weights=dict.fromkeys(ids, 2))
unknown = attrs.evolve(limit, norms={"a", "b", "c"})
framework = attrs.evolve(V2017.with_numbered_norms(), rule=Rule([limit]))
hash(framework)
lines = [repr(framework), repr(V2019)]
for make in (
    lambda: Limit(key=1, ratings={"met", "partly-met", "not-met"}, at_most=1),
    lambda: attrs.evolve(limit, norms={"", 1, None, 2.5}),
    lambda: framework.with_norms(Norm(key, "craft") for key in sorted(ids)),
    lambda: attrs.evolve(framework, rule=Rule([unknown])),
    lambda: framework.row({"V1": {"met", "not-met", 1, 2}}),
):
    try:
        make()
    except SterkSociaalWerkError as error:
        lines.append(str(error))
if len(sys.argv) > 2:
    again = pickle.loads(bytes.fromhex(sys.argv[2]))
    assert again == framework and hash(again) == hash(framework)
print(repr((lines, pickle.dumps(framework).hex())))
"""


def _elsewhere(seed: str, *arguments: str) -> tuple[list[str], str]:
    finished = subprocess.run(  # noqa: S603  # the program is ours
        [sys.executable, "-c", _PROGRAM, str(PACKAGE.parent), *arguments],
        env={**os.environ, "PYTHONHASHSEED": seed},
        check=True,
        capture_output=True,
        text=True,
    )
    lines, pickled = ast.literal_eval(finished.stdout)
    return lines, pickled


@pytest.mark.slow
def test_every_process_writes_the_same_and_knows_what_another_pickled() -> None:
    lines, pickled = _elsewhere("1")
    assert len(lines) == 7
    assert _elsewhere("2", pickled)[0] == lines
    assert _elsewhere("3", pickled)[0] == lines
