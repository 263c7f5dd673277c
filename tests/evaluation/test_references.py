# SPDX-License-Identifier: MIT
"""Ratings counted by reference, against counting norm by norm."""

from hypothesis import given, strategies as st

from sterksociaalwerk.evaluation import evaluate
from sterksociaalwerk.framework import Norm, Rating, Tally
from sterksociaalwerk.label import V2019
from tests.generators import F2019

_TERMS = st.sampled_from(["1", "2", "10", "ü"])
_NORMS = [f"N{at}" for at in range(5)]


@given(
    st.tuples(*[st.lists(_TERMS, max_size=4)] * len(_NORMS)),
    st.dictionaries(st.sampled_from(_NORMS), st.sampled_from(list(Rating)[:3])),
    st.lists(st.sampled_from(["1", "2", "3"]), max_size=4),
)
def test_every_norm_counts_once_for_each_of_its_references(
    terms: tuple[list[str], ...], found: dict[str, Rating], known: list[str]
) -> None:
    norms = [
        Norm(norm, None, references={"competence": each, "kpi": ["1"]})
        for norm, each in zip(_NORMS, terms, strict=True)
    ]
    framework = V2019.variant("small", norm_count=len(norms)).with_norms(norms)
    counts = evaluate(found, framework).by_reference("competence", known=known)
    assert counts.kind == "competence"
    for term in {term for each in terms for term in each}:
        bearing = [norm for norm, each in zip(_NORMS, terms, strict=True) if term in each]
        assert counts.tallies[term] == Tally.of(found.get(norm) for norm in bearing)
        assert (term in counts.unknown) is (bool(known) and term not in known)
    assert set(counts.tallies) == {term for each in terms for term in each}
    assert list(counts.norms_without) == [
        norm for norm, each in zip(_NORMS, terms, strict=True) if not each
    ]
    assert set(counts.unused) == set(known) - set(counts.tallies)
    order = [*dict.fromkeys(known), *(term for each in terms for term in each)]
    assert list(counts.tallies) == [term for term in dict.fromkeys(order) if term in counts.tallies]


def test_of_a_kind_that_no_norm_has_every_norm_is_without() -> None:
    counts = evaluate({"V1": Rating.MET}, F2019).by_reference("kpi", known={"b", "a"})
    assert not counts.tallies
    assert counts.norms_without == tuple(norm.id for norm in F2019.norms)
    assert counts.unused == ("a", "b")
