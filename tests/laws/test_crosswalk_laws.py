# SPDX-License-Identifier: MIT
"""Crosswalks compose, turn round and lose nothing, whatever norms they link."""

from collections.abc import Iterable, Mapping
from functools import reduce
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from sterksociaalwerk.comparison import Change, Crosswalk, Link
from sterksociaalwerk.framework import Framework, FrameworkKey, NormId, Rating
from tests.strategies import frameworks

KEYS = [FrameworkKey("x", f"{number}.0") for number in range(1, 5)]
REMARKS = st.sampled_from(["", "", "", "a", "b", "b\na", "a\n\nb", "c\n"])


def fitting(sources: int, targets: int) -> list[Change]:
    """Return the changes that a link of so many norms may have."""
    if not sources:
        return [Change.ADDED]
    if not targets:
        return [Change.WITHDRAWN]
    if sources == targets == 1:
        one = [Change.UNCHANGED, Change.REWORDED, Change.REVISED, Change.MOVED]
        return [*one, Change.RESTRUCTURED]
    if targets == 1:
        return [Change.MERGED, Change.RESTRUCTURED]
    if sources == 1:
        return [Change.SPLIT, Change.RESTRUCTURED]
    return [Change.RESTRUCTURED]


@st.composite
def chains(draw: DrawFn, length: int) -> list[Crosswalk]:
    """Crosswalks end to end; each divides the norms on its two sides into links at random."""
    sides = [
        [f"{letter}{at}" for at in range(draw(st.integers(0, 4)))]
        for letter in "abcd"[: length + 1]
    ]
    found: list[Crosswalk] = []
    for at in range(length):
        # Drawn for more groups than norms, so that many a link is of one norm to one.
        groups: dict[int, tuple[list[str], list[str]]] = {}
        for side in (0, 1):
            for norm in sides[at + side]:
                groups.setdefault(draw(st.integers(0, 4)), ([], []))[side].append(norm)
        links = [
            Link(
                draw(st.sampled_from(fitting(len(sources), len(targets)))),
                sources,
                targets,
                remark=draw(REMARKS),
            )
            for sources, targets in groups.values()
        ]
        found.append(Crosswalk(KEYS[at], KEYS[at + 1], draw(st.permutations(links))))
    return found


def norms(crosswalk: Crosswalk, side: str) -> set[NormId]:
    return {norm for link in crosswalk.links for norm in getattr(link, side)}


def identity(key: FrameworkKey, ids: Iterable[NormId]) -> Crosswalk:
    return Crosswalk(key, key, [Link(Change.UNCHANGED, [norm], [norm]) for norm in ids])


class TestInverse:
    """Seen from the other side, and from there again, a crosswalk is the same."""

    @given(chains(1))
    def test_twice_is_the_crosswalk_itself(self, chain: list[Crosswalk]) -> None:
        crosswalk = chain[0]
        assert crosswalk.inverse().inverse() == crosswalk
        assert norms(crosswalk.inverse(), "sources") == norms(crosswalk, "targets")

    @given(chains(2))
    def test_of_a_composition_is_that_of_its_parts_in_reverse(self, chain: list[Crosswalk]) -> None:
        one, other = chain
        assert one.then(other).inverse() == other.inverse().then(one.inverse())

    @settings(max_examples=25)
    @given(frameworks())
    def test_of_the_identity_is_the_identity(self, framework: Framework) -> None:
        same = Crosswalk.identity(framework)
        assert same.inverse() == same
        same.check(framework, framework)


class TestThen:
    """One crosswalk after another is a crosswalk, however the way is cut into parts."""

    @given(chains(3))
    def test_is_associative(self, chain: list[Crosswalk]) -> None:
        one, other, third = chain
        assert one.then(other).then(third) == one.then(other.then(third))

    @given(chains(1))
    def test_has_an_identity_on_either_side(self, chain: list[Crosswalk]) -> None:
        crosswalk = chain[0]
        before = identity(crosswalk.source, norms(crosswalk, "sources"))
        after = identity(crosswalk.target, norms(crosswalk, "targets"))
        assert before.then(crosswalk) == crosswalk == crosswalk.then(after)

    @given(chains(2))
    def test_loses_and_invents_no_norm(self, chain: list[Crosswalk]) -> None:
        one, other = chain
        whole = one.then(other)
        assert (whole.source, whole.target) == (one.source, other.target)
        for side, part in (("sources", one), ("targets", other)):
            assert norms(whole, side) == norms(part, side)

    @given(chains(2))
    def test_agrees_with_joining_step_by_step(self, chain: list[Crosswalk]) -> None:
        assert {
            (link.sources, link.targets, link.change) for link in chain[0].then(chain[1]).links
        } == joined(*chain)

    @given(chains(2))
    def test_tells_every_remark_of_what_is_left(self, chain: list[Crosswalk]) -> None:
        one, other = chain
        for link in one.then(other).links:
            parts = [part for part in one.links if set(part.sources) & set(link.sources)]
            parts += [part for part in other.links if set(part.targets) & set(link.targets)]
            told = link.remark.split("\n")
            for part in parts:
                assert set(filter(None, part.remark.split("\n"))) <= set(told)


def sum_of_two(one: Change, other: Change) -> Change:
    ladder = [Change.UNCHANGED, Change.REWORDED, Change.MOVED, Change.REVISED]
    shapes = [Change.MERGED, Change.SPLIT]
    if one in ladder and other in ladder:
        return ladder[max(ladder.index(one), ladder.index(other))]
    for shape, rest in ((one, other), (other, one)):
        if shape in shapes and rest in ladder[:3]:
            return shape
    return Change.RESTRUCTURED


def joined(
    one: Crosswalk, other: Crosswalk
) -> set[tuple[tuple[NormId, ...], tuple[NormId, ...], Change]]:
    """Return the links of a composition, by joining groups until none share a norm."""
    groups = [
        (set(link.sources) | {f"1{norm}" for norm in link.targets}, [link]) for link in one.links
    ]
    groups += [
        ({f"1{norm}" for norm in link.sources} | set(link.targets), [link]) for link in other.links
    ]
    again = True
    while again:
        again = False
        for at, (members, links) in enumerate(groups):
            for later in range(len(groups) - 1, at, -1):
                if members & groups[later][0]:
                    more, others = groups.pop(later)
                    members.update(more)
                    links.extend(others)
                    again = True
    found: set[tuple[tuple[NormId, ...], tuple[NormId, ...], Change]] = set()
    for members, links in groups:
        sources = tuple(sorted(norm for norm in norms(one, "sources") if norm in members))
        targets = tuple(sorted(norm for norm in norms(other, "targets") if norm in members))
        if sources and targets:
            found.add((sources, targets, reduce(sum_of_two, [link.change for link in links])))
        elif sources:
            found.add((sources, targets, Change.WITHDRAWN))
        elif targets:
            found.add((sources, targets, Change.ADDED))
    return found


Possible = frozenset[Rating]
EACH = [Rating.MET, Rating.PARTLY_MET, Rating.NOT_MET]
ANY = frozenset(EACH)
SHORT = frozenset({Rating.PARTLY_MET, Rating.NOT_MET})


def carried(ratings: Mapping[NormId, Possible], crosswalk: Crosswalk) -> dict[NormId, Possible]:
    """Return what is still possible on the other side, by the policy for each change."""
    found: dict[NormId, Possible] = {}
    for link in crosswalk.links:
        before = [ratings[norm] for norm in link.sources]
        match link.change:
            case Change.UNCHANGED | Change.REWORDED | Change.MOVED:
                after = before[0]
            case Change.MERGED:
                after = frozenset[Rating]().union(
                    *(
                        set(each)
                        if len(set(each)) == 1 and each[0] is not Rating.PARTLY_MET
                        else SHORT
                        for each in product(*before)
                    )
                )
            case Change.SPLIT:
                parts = {
                    Rating.MET: frozenset({Rating.MET}),
                    Rating.NOT_MET: SHORT,
                    Rating.PARTLY_MET: ANY,
                }
                after = frozenset[Rating]().union(*(parts[rating] for rating in before[0]))
            case _:
                after = ANY
        found.update(dict.fromkeys(link.targets, after))
    return found


class TestCarrying:
    """Findings carried over a composition never say more than carried over its parts."""

    @given(chains(2), st.data())
    def test_is_never_narrower_over_a_composition(
        self, chain: list[Crosswalk], data: st.DataObject
    ) -> None:
        one, other = chain
        possible = st.frozensets(st.sampled_from(EACH), min_size=1)
        ratings = {norm: data.draw(possible) for norm in sorted(norms(one, "sources"))}
        at_once = carried(ratings, one.then(other))
        in_turn = carried(carried(ratings, one), other)
        assert at_once.keys() == in_turn.keys()
        for norm, left in in_turn.items():
            assert left <= at_once[norm]
