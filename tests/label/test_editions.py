# SPDX-License-Identifier: MIT
"""The editions say what was published, say where, and leave open what was not."""

import datetime

import pytest

from sterksociaalwerk.framework import Cycle, Framework, Rating, Source
from sterksociaalwerk.label import (
    CATEGORIES,
    DIENSTVERLENING,
    LABEL,
    ORGANISATIE_EN_BESTUUR,
    V2017,
    V2019,
    VAKMANSCHAP,
    sources,
)

_SOURCES: list[Source] = [value for value in vars(sources).values() if isinstance(value, Source)]


def _at_most(framework: Framework) -> dict[str, tuple[frozenset[Rating], int]]:
    return {limit.key: (limit.ratings, limit.at_most) for limit in framework.rule.limits}


# Sociaal Werk Nederland, 15 July 2019: at most 10 norms "deels" and 5 "niet" of 52; 8 and 3 of 49.
@pytest.mark.parametrize(
    ("edition", "version", "norms", "partly_met", "not_met", "volunteers", "since"),
    [
        (V2017, "1.0", 52, 10, 5, False, datetime.date(2017, 1, 1)),
        (V2019, "2.0", 49, 8, 3, True, datetime.date(2019, 5, 1)),
    ],
    ids=["2017", "2019"],
)
def test_an_edition_says_what_was_published(  # noqa: PLR0917
    edition: Framework,
    version: str,
    norms: int,
    partly_met: int,
    not_met: int,
    volunteers: bool,  # noqa: FBT001
    since: datetime.date,
) -> None:
    assert str(edition.key) == f"sterk-sociaal-werk {version}"
    assert edition.norm_count == norms
    assert _at_most(edition) == {
        "partly-met": (frozenset({Rating.PARTLY_MET}), partly_met),
        "not-met": (frozenset({Rating.NOT_MET}), not_met),
    }
    assert edition.counts_business_critical_volunteers is volunteers
    assert edition.in_force_from == since
    assert edition.certificate_years == 2
    assert not edition.allows_not_applicable


@pytest.mark.parametrize("edition", [V2017, V2019], ids=["2017", "2019"])
def test_an_edition_bundles_no_norms_and_one_rule(edition: Framework) -> None:
    assert edition.norms == ()
    assert not edition.rule.needs_norms
    assert edition.rule_for(Cycle.RECERTIFICATION) is edition.rule_for(Cycle.INITIAL)
    assert edition.key.label == LABEL
    assert edition.categories == CATEGORIES


def test_the_split_of_2017_is_known() -> None:
    # Liwwadders, 2017.
    assert V2017.category_counts == {
        "vakmanschap": 16,
        "dienstverlening": 16,
        "organisatie-bestuur": 20,
    }


def test_the_split_of_2019_is_not_known() -> None:
    assert V2019.category_counts is None


def test_editions_sort_by_age() -> None:
    assert V2017.key < V2019.key


def test_the_categories_are_titled_as_printed() -> None:
    assert CATEGORIES == (VAKMANSCHAP, DIENSTVERLENING, ORGANISATIE_EN_BESTUUR)
    assert [(category.key, category.title, category.title_en) for category in CATEGORIES] == [
        ("vakmanschap", "vakmanschap", "craft"),
        ("dienstverlening", "dienstverlening", "services"),
        ("organisatie-bestuur", "organisatie & bestuur", "organisation and governance"),
    ]


# What says how many norms there are, how many may deviate, how they are split, since when the
# edition is in force, and how long a certificate is valid.
@pytest.mark.parametrize(
    ("edition", "cited"),
    [
        (
            V2017,
            {sources.REVISION_2019, sources.SPLIT_2017, sources.ADOPTION_2016, sources.VALIDITY},
        ),
        (V2019, {sources.REVISION_2019, sources.EDITION_PAGE, sources.VALIDITY}),
    ],
    ids=["2017", "2019"],
)
def test_every_number_has_a_source(edition: Framework, cited: set[Source]) -> None:
    assert cited <= set(edition.sources)
    assert all(limit.source in edition.sources for limit in edition.rule.limits)
    assert len(set(edition.sources)) == len(edition.sources)
    assert (sources.SPLIT_2017 in edition.sources) == (edition.category_counts is not None)


@pytest.mark.parametrize("source", _SOURCES, ids=lambda source: source.title)
def test_what_is_half_known_is_said(source: Source) -> None:
    # A reader can find the document again: by its address or by its date.
    assert source.url is not None or source.date is not None
    assert source.date is not None or source.note
    assert source.url is None or source.url.startswith("https://")


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (sources.ADOPTION_2016, "the day is not"),
        (sources.EDITION_PAGE, "without a day"),
        (sources.VERSION_3, "neither its rule nor its date"),
    ],
    ids=["2017", "2019", "3.0"],
)
def test_a_day_that_is_not_known_is_not_claimed(source: Source, words: str) -> None:
    assert words in source.note
