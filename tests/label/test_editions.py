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
        ("vakmanschap", "vakmanschap", "professional craftsmanship"),
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
def test_what_is_half_known_is_said_in_both_languages(source: Source) -> None:
    assert bool(source.note) is bool(source.note_nl)
    # A reader can find the document again: by its address or by its date.
    assert source.url is not None or source.date is not None
    assert source.date is not None or source.note
    assert source.url is None or source.url.startswith("https://")


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (sources.ADOPTION_2016, "the day is not"),
        (sources.EDITION_PAGE, "without a day"),
        (sources.VERSION_3, "neither its rule nor its first day"),
    ],
    ids=["2017", "2019", "3.0"],
)
def test_a_day_that_is_not_known_is_not_claimed(source: Source, words: str) -> None:
    assert words in source.note


# The pages as they are printed, with their dates and addresses; without a title, the address.
_PAGES = {
    "ADOPTION_2016": ("sociaalwerknederland.nl/actueel/nieuws/5288", None, "nieuws/5288"),
    "AUDITING": ("Toetsing en certificering", None, "266-toetsing-en-certificering"),
    "EDITION_PAGE": ("Alle documenten op een rij", None, "318-alle-documenten-op-een-rij"),
    "FIRST_CERTIFICATE": (
        "Eerste organisatie gecertificeerd volgens nieuwe Kwaliteitslabel Sociaal Werk",
        "2017-06-02",
        "thema/kwaliteit/nieuws/5642",
    ),
    "FORMAL_ADVICE": (
        "Kwaliteitslabel maakt zichtbaar waar mensen echt mee bezig zijn",
        "2017-12-15",
        "6078-kwaliteitslabel-maakt-zichtbaar-waar-mensen-echt-mee-bezig-zijn",
    ),
    "REGISTER": (
        "Primeur: ook zorgorganisatie getoetst voor sociaalwerkactiviteiten",
        "2019-04-04",
        None,
    ),
    "REVISION_2019": (
        "Normen van Kwaliteitslabel licht aangepast op basis van eerste audits",
        "2019-07-15",
        "7056-normen-van-kwaliteitslabel-licht-aangepast-op-basis-van-eerste-audits",
    ),
    "SELF_ASSESSMENT": (
        "Primeur: Kwaliteitslabel en NVVK-label tegelijkertijd getoetst",
        "2021-11-22",
        "11116-primeur-kwaliteitslabel-en-nvvk-label-tegelijkertijd-getoetst",
    ),
    "SPLIT_2017": (
        "Kwaliteitslabel is meer dan bordje aan de muur",
        None,
        "zorg.liwwadders.nl/kwaliteitslabel-is-meer-dan-bordje-aan-muur",
    ),
    "VALIDITY": (
        "Welzijn ontvangt het Kwaliteitslabel Sterk Sociaal Werk",
        "2023-01-30",
        "welzijnlelystad.nl/welzijn-ontvangt-het-kwaliteitslabel-sterk-sociaal-werk",
    ),
    "VERSION_3": (
        "Kwaliteitslabel Sterk Sociaal Werk groeit door naar versie 3.0",
        "2021-06-22",
        "10640-kwaliteitslabel-sterk-sociaal-werk-groeit-door-naar-versie-3-0",
    ),
}


def test_a_page_is_cited_as_it_is_printed() -> None:
    named = {name for name, value in vars(sources).items() if isinstance(value, Source)}
    assert named == set(_PAGES)
    for name, (title, date, address) in _PAGES.items():
        source: Source = getattr(sources, name)
        assert source.title == title
        assert (source.date and source.date.isoformat()) == date
        assert source.url is None if address is None else (source.url or "").endswith(address)


def test_readers_call_an_edition_by_its_year() -> None:
    assert [V2017.called, V2019.called] == ["normenkader 2017", "normenkader 2019"]


@pytest.mark.parametrize("edition", [V2017, V2019], ids=["2017", "2019"])
def test_what_no_source_says_is_marked_as_ours(edition: Framework) -> None:
    about = {assumption.about for assumption in edition.assumptions}
    assert about == {"rule", "allows_not_applicable", "in_force_from"}
    # The day that is assumed is the one that is named.
    (day,) = [each for each in edition.assumptions if each.about == "in_force_from"]
    first = edition.in_force_from
    assert first is not None
    assert f"{first.day} {first:%B %Y}" in day.text
    # Neither the version, which is ours, nor a word of the other language.
    for assumption in edition.assumptions:
        assert str(edition.key.version) not in assumption.text + assumption.text_nl
