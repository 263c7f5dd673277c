# SPDX-License-Identifier: MIT
"""A conversation is a value, whatever the order of what it is about."""

import pickle

from sterksociaalwerk.audit import Interview, Party


def test_an_interview_is_a_value() -> None:
    one, other = (
        Interview(role="cliënt", people=3, party=Party.CLIENT, services=names, municipalities=names)
        for names in (["a", "b"], ("b", "a", "b"))
    )
    assert one == other
    assert hash(one) == hash(other)
    assert repr(one) == repr(other)
    assert pickle.loads(pickle.dumps(one)) == other  # noqa: S301  # our own bytes
