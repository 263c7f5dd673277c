# SPDX-License-Identifier: MIT
"""How rows are counted, against counting byte by byte."""

from hypothesis import given, strategies as st

from sterksociaalwerk._engine.rows import POSSIBLE, Count, RowCounter, byte_of

_BYTES = [code for code, options in enumerate(POSSIBLE) if options]
_UNSAID = byte_of(range(3))


class _Itself(dict[Count, Count]):
    def __missing__(self, count: Count) -> Count:
        return count


def _plain(row: bytes, allowed: set[int]) -> Count:
    """Count byte by byte; the last number is of bytes of which the others do not say all."""
    settled = [POSSIBLE[code][0] if len(POSSIBLE[code]) == 1 else None for code in row]
    second, third, open_, fourth = (settled.count(option) for option in (1, 2, None, 3))
    more = sum(
        code not in allowed or (option is None and code != _UNSAID)
        for code, option in zip(row, settled, strict=True)
    )
    if not open_ and not fourth:
        return second, third
    return (second, third, open_, fourth, more) if more else (second, third, open_, fourth)


def _counter(row: bytes, allowed: set[int], parts: dict[int, list[int]]) -> RowCounter[int, Count]:
    return RowCounter(
        len(row), allowed, {part: (places, _Itself()) for part, places in parts.items()}
    )


_ROWS = st.lists(st.sampled_from(_BYTES), min_size=1, max_size=40).map(bytes)
# The first three are always allowed.
_ALLOWED = st.sets(st.sampled_from(_BYTES)).map({0, 1, 2}.union)


@given(_ROWS, _ALLOWED)
def test_a_row_is_counted_as_byte_by_byte(row: bytes, allowed: set[int]) -> None:
    assert _counter(row, allowed, {}).whole(row) == _plain(row, allowed)


@given(_ROWS, _ALLOWED, st.data())
def test_each_part_is_looked_up_by_its_own_count(
    row: bytes, allowed: set[int], data: st.DataObject
) -> None:
    parts: dict[int, list[int]] = {}
    for at in range(len(row)):
        parts.setdefault(data.draw(st.integers(0, 3)), []).append(at)
    found = _counter(row, allowed, parts).by_part(row)
    assert list(found) == list(parts)
    for part, places in parts.items():
        own = _plain(bytes(row[at] for at in places), allowed)[:4]
        # One part may have nothing but the first three options where another has more.
        assert found[part] in (own, (*own, 0, 0)[:4])


@given(_ROWS, st.sampled_from(sorted({*range(256)} - {*_BYTES})), st.data())
def test_a_byte_that_stands_for_nothing_is_never_counted_as_settled(
    row: bytes, stranger: int, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(row) - 1))
    strange = row[:at] + bytes([stranger]) + row[at + 1 :]
    assert len(_counter(row, {*_BYTES}, {}).whole(strange)) > 4
