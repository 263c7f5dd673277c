# SPDX-License-Identifier: MIT
"""Planes against plain twins: rows in lists, sums in loops, and every row decided by itself."""

import itertools
import pickle
from random import Random

import pytest
from hypothesis import given, strategies as st

from sterksociaalwerk._engine.adders import above, spread, total
from sterksociaalwerk._engine.deciding import decided_by_row
from sterksociaalwerk._engine.packing import Packer, mask_of, masks_of, pack, plane_of, rows_at_once
from sterksociaalwerk._engine.plane_rules import decide, uses
from sterksociaalwerk._engine.planes import (
    BLOCK,
    CHUNK,
    Block,
    joined,
    places,
    side_by_side,
)
from sterksociaalwerk._engine.rows import POSSIBLE, byte_of
from sterksociaalwerk._engine.rules import CompiledRule
from sterksociaalwerk.framework import Cycle
from tests.generators import F2017, random_framework, random_ratings, seeded

_CODES = [code for code, options in enumerate(POSSIBLE) if options]


def _packed(rows: list[bytes], flags: list[bool] | None = None) -> tuple[Block, ...]:
    packer = Packer(len(rows[0]))
    for start in range(0, len(rows), CHUNK):
        part = slice(start, start + CHUNK)
        mask = mask_of((flags or [])[part])
        packed = pack(rows[part], len(rows[0]), _CODES)
        assert packed is not None
        packer.add(len(rows[part]), packed, {"flag": mask} if mask else {})
    return packer.blocks()


def _rows_of(blocks: tuple[Block, ...]) -> list[bytes]:
    return [row for block in blocks for row in block.rows(range(block.size))]


def _random_rows(random: Random, count: int, length: int, codes: list[int]) -> list[bytes]:
    return [bytes(random.choices(codes, k=length)) for _ in range(count)]


_ROWS = st.integers(1, 20).flatmap(
    lambda length: st.lists(
        st.binary(min_size=length, max_size=length).map(
            lambda row: bytes(_CODES[byte % len(_CODES)] for byte in row)
        ),
        min_size=1,
        max_size=40,
    )
)


@given(_ROWS, st.randoms(use_true_random=False))
def test_rows_come_back_as_they_were(rows: list[bytes], random: Random) -> None:
    flags = [random.random() < 0.5 for _ in rows]
    (block,) = _packed(rows, flags)
    assert list(block.rows(range(block.size))) == rows
    assert [block.row(at) for at in range(block.size)] == rows
    assert list(places(block.masks.get("flag", 0))) == [at for at, flag in enumerate(flags) if flag]
    for at, column in enumerate(block.columns):
        for code in _CODES:
            plane = column.get(code, 0) if code else block.first(at)
            assert list(places(plane)) == [n for n, row in enumerate(rows) if row[at] == code]
        assert all(column.values())


@pytest.mark.parametrize("count", [CHUNK - 1, CHUNK, CHUNK + 9, BLOCK, BLOCK + 1])
def test_chunks_and_blocks_follow_each_other(count: int) -> None:
    # Something open only here and there, so that planes are missing from some chunks.
    kinds = [[0, 1, 2], [0, 1, 2, 3], [0, 23], _CODES]
    random = seeded(count)
    rows = [
        row
        for start in range(0, count, 4000)
        for row in _random_rows(
            random, min(4000, count - start), 3, kinds[start // 4000 % len(kinds)]
        )
    ]
    flags = [at % 3 == 0 for at in range(count)]
    blocks = _packed(rows, flags)
    assert [block.size for block in blocks] == [BLOCK] * (count // BLOCK) + [
        rest for rest in [count % BLOCK] if rest
    ]
    assert _rows_of(blocks) == rows
    assert sum(block.masks.get("flag", 0).bit_count() for block in blocks) == sum(flags)


@given(_ROWS, st.data())
def test_a_row_that_is_not_right_is_not_packed(rows: list[bytes], data: st.DataObject) -> None:
    length, at = len(rows[0]), data.draw(st.integers(0, len(rows) - 1))
    place = data.draw(st.integers(0, length - 1))
    row = rows[at]
    wrong = [row[1:], row + b"\0", row + bytes(length + 1), row[:-1] + b"\x80\x80", b"\x80" + row]
    wrong += [
        row[:place] + bytes([byte]) + row[place + 1 :] for byte in range(256) if byte not in _CODES
    ]
    for each in wrong:
        assert pack([*rows[:at], each, *rows[at + 1 :]], length, _CODES) is None
    # Rows that are too long and too short by as much, so that together they have the right length.
    for taken in (row, row[1:] + b"\x80"):
        pair = [taken + b"\x80", *rows[:7], taken[:-1]]
        assert pack(pair, length, _CODES) is None
    for code in (3, *range(17, 32)):
        allowed = [each for each in _CODES if each != code]
        packed = pack(rows, length, allowed)
        assert (packed is None) == (code in b"".join(rows))


@pytest.mark.parametrize("length", [1, 52, 64, 65, 1000, 100_000])
def test_wide_rows_are_packed_a_few_at_a_time(length: int) -> None:
    count = rows_at_once(length)
    assert count % 8 == 0
    assert CHUNK % count == 0
    assert count == 8 or count * length <= 64 * CHUNK
    assert count == CHUNK or 2 * count * length > 64 * CHUNK


@given(_ROWS, st.data())
def test_cutting_and_joining_change_no_row(rows: list[bytes], data: st.DataObject) -> None:
    (block,) = _packed(rows, [at % 2 == 1 for at in range(len(rows))])
    cuts = sorted({0, len(rows), *data.draw(st.lists(st.integers(0, len(rows))))})
    parts = [block.cut(*pair) for pair in itertools.pairwise(cuts)]
    assert _rows_of(tuple(parts)) == rows
    whole = joined(parts)
    assert _rows_of(whole) == rows
    assert sum(part.masks.get("flag", 0).bit_count() for part in whole) == len(rows) // 2
    for one, other in side_by_side(whole, parts):
        assert _rows_of((one,)) == _rows_of((other,))
        assert (one.size, one.columns, one.masks) == (other.size, other.columns, other.masks)


def test_many_small_blocks_become_few() -> None:
    (block,) = _packed(_random_rows(seeded(1), 1000, 3, [0, 1, 2]))
    whole: tuple[Block, ...] = ()
    for at in range(block.size):
        whole = joined((*whole, block.cut(at, at + 1)))
        assert len(whole) <= 10
    assert _rows_of(whole) == _rows_of((block,))


def test_no_block_grows_beyond_its_bound() -> None:
    block = Block(BLOCK // 2 + 1, [{}], {})
    assert [each.size for each in joined([block, block])] == [block.size] * 2


def test_a_block_can_be_pickled() -> None:
    (block,) = _packed([b"\0\1", b"\x17\2"], [True, False])
    again = pickle.loads(pickle.dumps(block))  # noqa: S301  # made here
    assert (again.size, again.columns, again.masks) == (block.size, block.columns, block.masks)


# ---------------------------------------------------------------- adding


@given(st.lists(st.tuples(st.integers(0, 255), st.integers(0, 20)), max_size=30))
def test_planes_add_up(weighted: list[tuple[int, int]]) -> None:
    columns: list[list[int]] = []
    for plane, weight in weighted:
        spread(columns, [plane], weight)
    expected = [sum(w for plane, w in weighted if plane >> lane & 1) for lane in range(8)]
    # Lists are used up.
    number = total([list(column) for column in columns])
    assert not number.beyond
    assert _numbers(number.digits) == expected
    for cap in (0, 1, 5, 63, 1000):
        larger = [lane for lane, each in enumerate(expected) if each > cap]
        assert list(places(above(number, cap))) == larger
        for most in (cap, cap + 1, 2 * cap):
            limited = total([list(column) for column in columns], most)
            beyond = set(places(limited.beyond))
            assert all(expected[lane] > most for lane in beyond)
            found = _numbers(limited.digits)
            assert all(found[lane] == expected[lane] for lane in set(range(8)) - beyond)
            assert list(places(above(limited, cap))) == larger


def _numbers(digits: list[int]) -> list[int]:
    return [sum((digit >> lane & 1) << at for at, digit in enumerate(digits)) for lane in range(8)]


# ---------------------------------------------------------------- deciding


def _check(rule: CompiledRule, rows: list[bytes]) -> int:
    singly = 0
    for block in _packed(rows):
        decided = decide(rule, block)
        singly += decided.singly.bit_count()
        for at, row in enumerate(block.rows(range(block.size))):
            holds = decided_by_row(rule, row)[0]
            planes = decided.holds, decided.fails, decided.open
            expected = [holds is True, holds is False, holds is None]
            assert [bool(plane >> at & 1) for plane in planes] == expected, row
    return singly


def test_every_row_is_decided_as_by_itself() -> None:
    singly = 0
    for seed in range(400):
        random = seeded(seed)
        framework = random_framework(random, most_norms=9)
        rows = [framework.row(random_ratings(random, framework)) for _ in range(12)]
        rows += _random_rows(random, 6, framework.norm_count, list(framework.layout.codes))
        rows += [bytes([code]) * framework.norm_count for code in framework.layout.codes]
        for cycle in Cycle:
            singly += _check(framework.compiled_for(cycle), rows)
    # Both ways are taken.
    assert singly > 100


@pytest.mark.parametrize("codes", [[0], [0, 1, 2], [0, 0, 0, 0, 1, 2, 23], [0, 0, 0, 0, 22, 23]])
def test_the_rule_of_the_label(codes: list[int]) -> None:
    rows = _random_rows(seeded(3), 300, 52, codes)
    singly = _check(F2017.compiled, rows)
    # Partly met or not met, yet not met: norms compete for two limits.
    assert (singly > 0) == (22 in codes)


def test_which_bytes_are_exact_on_planes() -> None:
    (kind,) = uses(F2017.compiled)
    inexact = [code for code, use in enumerate(kind) if not use.exact]
    assert inexact == [byte_of({1, 2})]


def test_a_plane_of_places() -> None:
    assert plane_of([0, 9, 3], 10) == 0b1000001001
    assert list(places(plane_of([], 10))) == []


@given(st.lists(st.integers(0, 100), max_size=200))
def test_masks_of_values_part_the_rows(values: list[int]) -> None:
    for given_values in (values or [1], [*range(300), *values], [7, *[7] * len(values)]):
        masks = masks_of(given_values)
        assert list(masks) == list(dict.fromkeys(given_values))
        for value, plane in masks.items():
            rows = [at for at, each in enumerate(given_values) if each == value]
            assert list(places(plane)) == rows
