# SPDX-License-Identifier: MIT
"""Errors: one root, every fault, a message of bounded length, and nothing lost on the way."""

import copy
import pickle

import pytest

from sterksociaalwerk import errors
from sterksociaalwerk.errors import Fault, SterkSociaalWerkError, UnknownNormError

_CHILDREN: dict[type[SterkSociaalWerkError], tuple[type[Exception], ...]] = {
    errors.InvalidArgumentError: (TypeError, ValueError),
    errors.InvalidRatingsError: (ValueError,),
    errors.InvalidValueError: (ValueError,),
    errors.UnknownEditionError: (KeyError,),
    errors.UnknownNormError: (errors.InvalidRatingsError, ValueError, KeyError),
    errors.WrongFrameworkError: (ValueError,),
}
_ALL: list[type[SterkSociaalWerkError]] = [SterkSociaalWerkError, *_CHILDREN]
_TWO = (Fault("norms[3].category", "unknown category 'craft'"), Fault("title", "must not be empty"))


def test_the_table_lists_every_child() -> None:
    names = {name for name in errors.__all__ if name.endswith("Error")}
    assert {child.__name__ for child in _ALL} == names


@pytest.mark.parametrize("child", _CHILDREN)
def test_a_child_is_also_what_a_caller_expects(child: type[SterkSociaalWerkError]) -> None:
    for parent in _CHILDREN[child]:
        with pytest.raises(parent):
            raise child(_TWO)
    assert issubclass(child, SterkSociaalWerkError)


@pytest.mark.parametrize("error", _ALL)
def test_one_fault_is_said_on_one_line(error: type[SterkSociaalWerkError]) -> None:
    assert str(error(_TWO[:1])) == "norms[3].category: unknown category 'craft'"


@pytest.mark.parametrize("error", _ALL)
def test_more_faults_are_counted_and_listed(error: type[SterkSociaalWerkError]) -> None:
    assert str(error(_TWO)) == (
        "2 faults\n  norms[3].category: unknown category 'craft'\n  title: must not be empty"
    )


@pytest.mark.parametrize(("count", "last"), [(39, "f[38]"), (40, "f[39]"), (41, "and 1 more")])
def test_a_message_lists_forty_faults_and_counts_the_rest(count: int, last: str) -> None:
    error = SterkSociaalWerkError(Fault(f"f[{at}]", "is wrong") for at in range(count))
    lines = str(error).splitlines()
    assert lines[0] == f"{count} faults"
    assert len(lines) == 1 + min(count, 41)
    assert lines[-1].startswith(f"  {last}")
    assert len(error.faults) == count


@pytest.mark.parametrize("error", _ALL)
def test_copies_and_pickles_keep_the_faults(error: type[SterkSociaalWerkError]) -> None:
    original = error(iter(_TWO))
    assert original.faults == _TWO
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        again = pickle.loads(pickle.dumps(original, protocol))  # noqa: S301  # our own bytes
        assert type(again) is error
        assert again.faults == _TWO
        assert str(again) == str(original)
    for again in (copy.copy(original), copy.deepcopy(original)):
        assert type(again) is error
        assert again.faults == _TWO


def test_a_fault_is_a_value() -> None:
    assert _TWO[0] == Fault("norms[3].category", "unknown category 'craft'")
    assert len({*_TWO, Fault("title", "must not be empty")}) == 2
    assert str(_TWO[1]) == "title: must not be empty"


def test_an_unknown_norm_does_not_read_like_a_key_error() -> None:
    error = UnknownNormError([Fault("id", "unknown norm 'V99'")])
    assert str(error) == "id: unknown norm 'V99'"
