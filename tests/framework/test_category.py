# SPDX-License-Identifier: MIT
"""Categories: a key for data, a title as printed, a gloss."""

import pytest

from sterksociaalwerk.errors import Fault, InvalidValueError
from sterksociaalwerk.framework import Category


def test_a_title_may_hold_what_a_key_may_not() -> None:
    category = Category(key="organisatie-bestuur", title="organisatie & bestuur", title_en="é")
    assert category.key == "organisatie-bestuur"
    assert category.title == "organisatie & bestuur"
    assert category.title_en == "é"


def test_it_lists_every_fault() -> None:
    with pytest.raises(InvalidValueError) as caught:
        Category(key="organisatie & bestuur", title="", title_en=b"")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    problem = "must be 1 to 64 of letters, digits, '.', '-', '_', got 'organisatie & bestuur'"
    assert caught.value.faults == (
        Fault("key", problem),
        Fault("title", "must not be empty"),
        Fault("title_en", "must be text, got b''"),
    )
