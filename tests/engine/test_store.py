# SPDX-License-Identifier: MIT
"""The store: what is kept stays within its bound, and forgetting is the only thing that happens."""

import pytest
from hypothesis import given, strategies as st

from sterksociaalwerk._engine.store import MOST_BYTES, Store


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, MOST_BYTES + 2))))
def test_no_more_is_kept_than_the_bound(keeping: list[tuple[int, int]]) -> None:
    store = Store()
    sizes: dict[int, int] = {}
    for key, size in keeping:
        assert store.keep(key, (key, size), size) == (key, size)
        if store.kept.get(key) == (key, size):
            sizes[key] = size
        # Either all that was kept is still there, or it was all forgotten.
        sizes = {key: size for key, size in sizes.items() if key in store.kept}
        assert sum(sizes.values()) <= MOST_BYTES
        assert store.kept.keys() == sizes.keys()


@pytest.mark.parametrize(("size", "kept"), [(MOST_BYTES, True), (MOST_BYTES + 1, False)])
def test_what_is_too_large_is_returned_and_not_kept(size: int, *, kept: bool) -> None:
    store = Store()
    store.keep("small", 1, 0)
    assert store.keep("large", 2, size) == 2
    assert ("large" in store.kept) is kept
    assert "small" in store.kept
