# SPDX-License-Identifier: MIT
"""What is said and drawn of many audits: every figure, every source, and nothing suppressed."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import product
from typing import Any
from xml.etree import ElementTree as ET

import attrs
import pytest
from hypothesis import given, strategies as st

from sterksociaalwerk.evaluation import Outcome
from sterksociaalwerk.framework import Framework, Tally
from sterksociaalwerk.label import SCHEME
from sterksociaalwerk.reporting import Language, explain, to_html, to_markdown, to_svg
from sterksociaalwerk.reporting._elements import SVG
from sterksociaalwerk.reporting._methods import METHODS
from sterksociaalwerk.reporting._tree import Document, References, Table
from sterksociaalwerk.reporting._words import one_line
from sterksociaalwerk.sector import GroupValue, Portfolio, SectorReport, Share
from tests.generators import (
    F2019,
    Profile,
    at_most,
    random_framework,
    random_ratings,
    seeded,
    simulate,
)
from tests.reporting.cases import CASES
from tests.reporting.cases.sectors import REPORT
from tests.reporting.forms import HOSTILE, blocks_of_html, blocks_of_markdown, parsed, tags, text_of
from tests.reporting.trees import READERS, numbers, parts, strings, tree, words
from tests.texts import DETAILS, LANGUAGES, check_form

_SOURCES = {source for sources in METHODS.values() for source in sources}


def _plain(number: Fraction | float, places: int, language: Language) -> str:
    """Return a number as it is written by hand: half goes up."""
    whole = int(Fraction(number) * 10**places + Fraction(1, 2))
    text = f"{whole // 10**places}.{whole % 10**places:0{places}}"
    return text.replace(".", ",") if language == "nl" else text


def _percent(share: Share, language: Language) -> str:
    return _plain((share.rate or 0) * 100, 1, language)


def _interval(share: Share, language: Language) -> str:
    assert share.interval is not None
    return "–".join(_plain(bound * 100, 1, language) for bound in share.interval)  # noqa: RUF001  # as printed


def _tables(found: Document | tuple[Any, ...]) -> dict[str, list[str]]:
    """Return the rows of all tables by their first cell; no two begin alike."""
    rows = [row for part in parts(found) if isinstance(part, Table) for row in part.rows]
    return {first: cells for first, *cells in rows}


def _settled(tally: Tally) -> int:
    return tally.met + tally.partly_met + tally.not_met


# ---------------------------------------------------------------- every figure


def _check_norms(report: SectorReport, document: Document, language: Language) -> None:
    reader = READERS[language]
    (annex,) = (
        part
        for part in document.annexes
        if any(
            isinstance(table, Table) and table.rows[0][0] == report.norms[0].norm
            for table in parts(part)
        )
        and len(_tables((part,))) == len(report.norms)
    )
    rows = _tables((annex,))
    assert list(rows) == [
        each.norm for each in sorted(report.norms, key=lambda each: _rank(report, each.category))
    ]
    for profile in report.norms:
        tally, cells = profile.tally, rows[profile.norm]
        counts = [tally.met, tally.partly_met, tally.not_met]
        counts += (
            [tally.not_applicable] if any(n.tally.not_applicable for n in report.norms) else []
        )
        counts += [tally.open] if any(n.tally.open for n in report.norms) else []
        assert cells[:-2] == [reader.number(count) for count in [*counts, _settled(tally)]]
        if _settled(tally):
            wanted = [_percent(profile.met, language), _interval(profile.met, language)]
            assert cells[-2:] == wanted
        else:
            assert not any(char.isdigit() for cell in cells[-2:] for char in cell)


def _rank(report: SectorReport, category: str | None) -> tuple[bool, int]:
    """Return where a category stands: as its first norm does, and what is not known last."""
    found = [norm.category for norm in report.norms]
    return category is None, found.index(category)


def _check_groups(report: SectorReport, document: Document, language: Language) -> None:
    reader, said = READERS[language], " ".join(strings(document))
    for trend in report.trends:
        found = [
            part
            for part in parts(document.annexes)
            if isinstance(part, Table) and len(part.rows) == len(trend.points)
        ]
        for point in trend.points:
            outcomes = point.outcomes
            counts = (outcomes.total, outcomes.passed, outcomes.failed, outcomes.open)
            cells = [reader.number(count) for count in counts]
            if outcomes.pass_rate.of:
                share = outcomes.pass_rate
                cells += [_percent(share, language), _interval(share, language)]
            wanted = ("" if point.value is None else str(point.value)), cells
            rows = [
                (first if point.value is not None else "", list(row[: len(cells)]))
                for table in found
                for first, *row in table.rows
            ]
            assert wanted in rows
        for value in trend.suppressed:
            assert value is None or one_line(str(value)) in said


def _check_whole(report: SectorReport, language: Language) -> None:
    document = tree(report, language)
    outcomes = report.outcomes
    assert outcomes is not None
    text = " ".join(strings(document.summary))
    assert {outcomes.total, outcomes.passed, outcomes.failed, outcomes.open} <= set(
        numbers(text, language)
    )
    if outcomes.pass_rate.of:
        assert f"{_percent(outcomes.pass_rate, language)}%" in text
    _check_norms(report, document, language)
    _check_groups(report, document, language)
    assert report.redundant_pairs is not None
    assert report.blind_spots is not None
    said = {number for each in strings(document) for number in numbers(each, language)}
    assert report.redundant_pairs.comparisons in said
    assert {norm for pair in report.redundant_pairs.pairs for norm in (pair.one, pair.other)} <= (
        words(document.annexes)
    )
    assert {spot.norm for spot in report.blind_spots.norms} <= words(document.annexes)
    _check_sources(report, document)


def _check_sources(report: SectorReport, document: Document) -> None:
    cited = [
        (each.publisher, each.title)
        for part in parts(document)
        if isinstance(part, References)
        for each in part.items
    ]
    rules = (report.framework.rule, report.framework.recertification_rule)
    limits = [limit.source for rule in rules if rule for limit in rule.limits if limit.source]
    used = {
        "W.G. Cochran": any(trend.slope is not None for trend in report.trends),
        "P. Armitage": any(trend.slope is not None for trend in report.trends),
        "A. Hundepool": report.minimum > 1 and bool(report.trends),
    }
    wanted = {
        (one_line(source.publisher), one_line(source.title)) for source in [*limits, *_SOURCES]
    }
    wanted -= {
        (publisher, title)
        for publisher, title in wanted
        for name, is_used in used.items()
        if publisher.startswith(name) and not is_used
    }
    assert set(cited) == wanted


@at_most(25)
@given(st.integers(0, 1 << 32), st.sampled_from(LANGUAGES))
def test_every_norm_group_number_and_source_of_any_portfolio_is_there(
    seed: int, language: Language
) -> None:
    random = seeded(seed)
    framework = random_framework(random)
    count = random.randrange(1, 60)
    groups: dict[str, list[GroupValue]] = {
        "jaar": random.choices([2017, 2018, 2019, None], k=count),
        "waar": random.choices(["noord", "zuid", "west"], k=count),
    }
    portfolio = Portfolio.of(
        framework, [random_ratings(random, framework) for _ in range(count)], groups=groups
    )
    minimum = random.choice([1, 1, min(5, count), count])
    _check_whole(SectorReport.of(portfolio, minimum=minimum), language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_and_of_the_report_with_everything_in_it(language: Language) -> None:
    _check_whole(REPORT, language)
    document = tree(REPORT, language, scheme=SCHEME)
    impact = REPORT.impact
    assert impact is not None
    rows = _tables(document.annexes)
    for each in impact.decisive[:1]:
        assert rows[each.norm] == [READERS[language].number(each.cases)]
    moves = [
        [READERS[language].number(impact.moves[before, after]) for after in Outcome]
        for before in Outcome
    ]
    every = [
        list(row[1:])
        for part in parts(document.annexes)
        if isinstance(part, Table)
        for row in part.rows
    ]
    assert [row for row in every if row in moves] == moves
    summary = {number for text in strings(document.summary) for number in numbers(text, language)}
    assert {impact.before.passed, impact.losers, impact.keepers, impact.open} <= summary
    assert SCHEME["2.0"].called in " ".join(strings(document))


@pytest.mark.parametrize("name", [name for name in CASES if name.startswith("sectors/portfolio")])
def test_a_portfolio_by_itself_is_shown_by_the_report_of_it(name: str) -> None:
    portfolio = CASES[name]
    report = SectorReport.of(portfolio)
    for language, detail in product(LANGUAGES, DETAILS):
        assert explain(portfolio, language=language, detail=detail) == explain(
            report, language=language, detail=detail
        )
    assert to_svg(portfolio) == to_svg(report)
    assert to_html(portfolio) == to_html(report)


def test_a_category_table_adds_up_to_all_ratings() -> None:
    for language in LANGUAGES:
        table = next(
            part
            for part in parts(tree(CASES["sectors/categories"], language))
            if isinstance(part, Table)
        )
        mark = {"nl": ".", "en": ","}[language]
        columns = [
            [int(cell.replace(mark, "")) for cell in column]
            for column in list(zip(*table.rows, strict=True))[1:-1]
        ]
        assert [sum(column[:-1]) for column in columns] == [column[-1] for column in columns]


@pytest.mark.parametrize("language", LANGUAGES)
def test_agreement_has_the_kappa_of_every_norm(language: Language) -> None:
    agreement = CASES["sectors/agreement"]
    document = tree(agreement, language)
    rows = _tables(document)
    reader = READERS[language]
    for each in agreement.norms:
        kappa = each.kappa
        assert rows[each.norm][:2] == [
            reader.number(kappa.compared),
            reader.number(kappa.agreed),
        ]
        assert rows[each.norm][2] == _plain(kappa.value, 2, language)
    for kappa in (agreement.outcome, agreement.overall):
        assert _plain(kappa.value, 2, language) in " ".join(strings(document.summary))


def test_half_goes_up_and_what_is_below_nothing_too() -> None:
    reader = READERS["en"]
    assert reader.percent(Fraction(9, 16)) == "56.3"
    assert reader.decimal(Fraction(-1, 8), 2) == "-0.12"
    assert reader.decimal(-0.129, 2) == "-0.13"
    assert reader.decimal(Fraction(12345), 1) == "12,345.0"


# ---------------------------------------------------------------- what is suppressed


def _everything(report: SectorReport) -> Iterator[str]:
    for language, detail in product(LANGUAGES, DETAILS):
        yield explain(report, language=language, detail=detail)
        yield to_markdown(report, language=language, detail=detail)
        yield to_html(report, language=language, detail=detail)
        yield to_svg(report, language=language, detail=detail)


_ROWS, _ = simulate(F2019, Profile(), 90, 5)


def _with_sizes(sizes: Mapping[str, int], *, minimum: int) -> SectorReport:
    places = [place for place, size in sizes.items() for _ in range(size)]
    regions = ["noord" if place in {"a", "b", "c"} else "zuid" for place in places]
    portfolio = Portfolio.of(F2019, _ROWS, groups={"place": places, "region": regions})
    return SectorReport.of(portfolio, minimum=minimum)


def test_nothing_depends_on_how_many_audits_each_hidden_group_has() -> None:
    """Move audits from one hidden group to another: no text and no picture changes."""
    sizes = {"a": 3, "b": 12, "c": 20, "d": 25, "e": 30}
    first = _with_sizes(sizes, minimum=10)
    assert [set(trend.suppressed) for trend in first.trends] == [{"a", "b"}, set()]
    told = list(_everything(first))
    for moved in range(-2, 7):
        other = _with_sizes(sizes | {"a": 3 + moved, "b": 12 - moved}, minimum=10)
        assert list(_everything(other)) == told
    # What is shown does make a difference.
    shown = _with_sizes(sizes | {"c": 19, "d": 26}, minimum=10)
    assert list(_everything(shown)) != told


@pytest.mark.parametrize("language", LANGUAGES)
def test_hidden_groups_are_named_and_have_no_row_no_dot_and_no_trend(language: Language) -> None:
    report = REPORT
    (trend,) = (trend for trend in report.trends if trend.suppressed)
    names = {str(value) for value in trend.suppressed if value is not None}
    assert names
    document = tree(report, language)
    assert names & _tables(document).keys() == set()
    assert names <= words(document)
    root = ET.fromstring(to_svg(report, language=language))  # noqa: S314  # ours
    for group in root.iter(f"{{{SVG}}}g"):
        title = group.find(f"{{{SVG}}}title")
        if title is not None and (title.text or "").partition(":")[0] in names:
            assert [each.tag for each in group] == [
                f"{{{SVG}}}{tag}" for tag in ("title", "text", "text")
            ]
            assert not any(char.isdigit() for char in text_of(group))


def test_of_too_few_audits_no_number_is_said_but_the_minimum() -> None:
    for count, language in product((1, 2, 3), LANGUAGES):
        portfolio = Portfolio.of(F2019, _ROWS[:count], groups=[2019] * count)
        report = SectorReport.of(portfolio, minimum=4)
        assert {
            number
            for text in strings(tree(report, language).summary[1:])
            for number in numbers(text, language)
        } == {4}
        first = SectorReport.of(Portfolio.of(F2019, _ROWS[:1]), minimum=4)
        assert list(_everything(report)) == list(_everything(first))


def test_whether_small_groups_are_suppressed_is_said() -> None:
    portfolio = Portfolio.of(F2019, _ROWS, groups=["a"] * 40 + ["b"] * 45 + ["c"] * 5)
    texts = {
        explain(SectorReport.of(portfolio, minimum=minimum), detail="summary")
        for minimum in (1, 2, 6)
    }
    assert len(texts) == 3


# ---------------------------------------------------------------- texts of the caller


def hostile_report(text: str) -> SectorReport:
    """Return a report that has a text wherever it may have one."""
    framework: Framework = attrs.evolve(
        F2019,
        title=text,
        name=text,
        categories=[
            attrs.evolve(each, title=f"{at}{text}", title_en=f"{at}{text}")
            for at, each in enumerate(F2019.categories)
        ],
        norms=[attrs.evolve(norm, text=text) for norm in F2019.norms],
    )
    groups = {text: [text, "x", "y"] * 30, "years": [2019] * 89 + [2020]}
    return SectorReport.of(Portfolio.of(framework, _ROWS, groups=groups), minimum=20)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_of_the_caller_stays_a_text(text: str) -> None:
    report, wanted = hostile_report(text), one_line(text)
    for language in LANGUAGES:
        check_form(explain(report, language=language))
        whole = parsed(to_html(report, language=language))
        assert {"script", "img", "b"} & set(tags(whole)) == set()
        for blocks in (
            blocks_of_html(whole),
            blocks_of_markdown(to_markdown(report, language=language)),
        ):
            found = [each for _, each in blocks]
            # Its norms, its groups in the summary and in the annex, and their name.
            assert sum(each.count(wanted) for each in found) >= len(report.norms) + 4
            assert wanted in {cell for kind, cell in blocks if kind == "td"}
    picture = ET.fromstring(to_svg(report))  # noqa: S314  # ours
    assert wanted in text_of(picture)


def test_headings_of_a_report_are_those_of_its_parts() -> None:
    document = tree(REPORT)
    headings = [part.heading for part in document.annexes]
    assert len(set(headings)) == len(headings)
    assert all(part.parts for part in document.annexes)
