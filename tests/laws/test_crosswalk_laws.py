# SPDX-License-Identifier: MIT
"""Crosswalks compose, turn round and lose nothing, whatever norms they link."""

from collections.abc import Iterable

from hypothesis import given, strategies as st
from hypothesis.strategies import DrawFn

from sterksociaalwerk.comparison import Change, Crosswalk, Link
from sterksociaalwerk.framework import Framework, FrameworkKey, NormId
from tests.generators import at_most, fitting_changes, frameworks, open_ratings
from tests.oracle import carried, composed

KEYS = [FrameworkKey("x", f"{number}.0") for number in range(1, 5)]
REMARKS = st.sampled_from(["", "", "", "a", "b", "b\na", "a\n\nb", "c\n"])


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
                draw(st.sampled_from(fitting_changes(len(sources), len(targets)))),
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

    @at_most(25)
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
        } == composed(*chain)

    @given(chains(2))
    def test_tells_every_remark_of_what_is_left(self, chain: list[Crosswalk]) -> None:
        one, other = chain
        for link in one.then(other).links:
            parts = [part for part in one.links if set(part.sources) & set(link.sources)]
            parts += [part for part in other.links if set(part.targets) & set(link.targets)]
            told = link.remark.split("\n")
            for part in parts:
                assert set(filter(None, part.remark.split("\n"))) <= set(told)


class TestCarrying:
    """Findings carried over a composition never say more than carried over its parts."""

    @given(chains(2), st.data())
    def test_is_never_narrower_over_a_composition(
        self, chain: list[Crosswalk], data: st.DataObject
    ) -> None:
        one, other = chain
        possible = open_ratings(not_applicable=False)
        ratings = {norm: data.draw(possible) for norm in sorted(norms(one, "sources"))}
        at_once = carried(ratings, one.then(other), not_applicable=True)
        in_turn = carried(carried(ratings, one, not_applicable=True), other, not_applicable=True)
        assert at_once.keys() == in_turn.keys()
        for norm, left in in_turn.items():
            assert left <= at_once[norm]
