# SPDX-License-Identifier: MIT
"""Pictures: well formed, within their bounds, with every norm and limit, and legible."""

import datetime
import re
from collections import Counter
from collections.abc import Iterator
from itertools import product
from xml.etree import ElementTree as ET

import attrs
import pytest
from hypothesis import given, strategies as st

from sterksociaalwerk.certification import History, StatusChange, StatusChangeKind
from sterksociaalwerk.comparison import CarryOver, Comparison, Crosswalk, carry_over
from sterksociaalwerk.conclusion import Conclusion
from sterksociaalwerk.errors import InvalidArgumentError
from sterksociaalwerk.evaluation import Evaluation, Verdict, decide, evaluate
from sterksociaalwerk.framework import Limit, Rating, Rule, Tally
from sterksociaalwerk.label import SCHEME, V2019
from sterksociaalwerk.reporting import Language, to_svg
from sterksociaalwerk.reporting._canvas import SIZE, WIDTH, lines_of, shortened, width_of
from sterksociaalwerk.reporting._colours import COLOURS, LOOKS, PAIRS
from sterksociaalwerk.reporting._elements import SVG
from sterksociaalwerk.sector import Impact, Portfolio, SectorReport, Trend
from tests.generators import (
    F2019,
    FULL,
    at_most,
    frameworks,
    history_of,
    rating_mappings,
    spans_from_epoch,
)
from tests.reporting.cases import BY_TYPE, CASES
from tests.texts import DETAILS, LANGUAGES

_PICTURED = (
    *(Verdict, Evaluation, Conclusion, Comparison, CarryOver, History),
    *(Impact, Portfolio, SectorReport, Trend),
)
_WITH = {name: value for name, value in CASES.items() if isinstance(value, _PICTURED)}
_CALENDAR = st.dates(datetime.date(2015, 1, 1), datetime.date(2030, 1, 1))


def _drawn(text: str) -> ET.Element:
    """Return a picture as a tree, after checks of what every picture has."""
    root = ET.fromstring(text)  # noqa: S314  # ours
    assert root.tag == f"{{{SVG}}}svg"
    assert list(_faults(root)) == []
    return root


def _all(root: ET.Element, tag: str) -> list[ET.Element]:
    return list(root.iter(f"{{{SVG}}}{tag}"))


def _number(element: ET.Element, name: str) -> float:
    return float(element.get(name, "0"))


def _faults(root: ET.Element) -> Iterator[str]:
    """Yield what is wrong with a picture as a picture."""
    tags = [child.tag.rpartition("}")[2] for child in root]
    if tags[:2] != ["title", "desc"] or not all(root[at].text for at in (0, 1)):
        yield "no title and description first"
    _, _, width, height = (float(part) for part in root.get("viewBox", "0 0 0 0").split())
    for each in root.iter():
        tag = each.tag.rpartition("}")[2]
        yield from (f"{tag} has {name}" for name in ("id", "style", "href") if each.get(name))
        if tag in {"script", "image", "use", "a", "foreignObject"}:
            yield f"{tag} is there"
        if tag == "text" and not -1 <= _number(each, "y") <= height:
            yield "a text stands outside"
        if tag == "rect" and _number(each, "x") + _number(each, "width") > width + 0.01:
            yield "a box stands outside"
        if tag == "rect" and _number(each, "y") + _number(each, "height") > height + 0.01:
            yield "a box stands outside"


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("<title>", "<desc>a</desc><title>", "no title and description first"),
        ("<rect", '<rect id="a"', "rect has id"),
        ("<rect", "<script/><rect", "script is there"),
        ("<rect", '<text y="9999">a</text><rect', "a text stands outside"),
        ("<rect", '<rect x="300" width="61"/><rect', "a box stands outside"),
        ("<rect", '<rect y="300" height="9999"/><rect', "a box stands outside"),
    ],
)
def test_a_planted_fault_of_a_picture_is_found(old: str, new: str, fault: str) -> None:
    text = to_svg(BY_TYPE["Verdict"])
    _drawn(text)
    assert fault in list(_faults(ET.fromstring(text.replace(old, new, 1))))  # noqa: S314  # ours


@pytest.mark.parametrize(("name", "language"), list(product(_WITH, LANGUAGES)))
def test_what_has_a_picture_has_a_sound_one(name: str, language: Language) -> None:
    for detail in DETAILS:
        root = _drawn(to_svg(_WITH[name], language=language, detail=detail))
        assert root.get("lang") == language


@pytest.mark.parametrize("kind", sorted(set(BY_TYPE) - {each.__name__ for each in _PICTURED}))
def test_what_has_none_is_refused_and_told_what_has(kind: str) -> None:
    with pytest.raises(InvalidArgumentError) as raised:
        to_svg(BY_TYPE[kind])
    assert [each.__name__ for each in _PICTURED if each.__name__ not in str(raised.value)] == []


# ---------------------------------------------------------------- norms and limits


def _titles(root: ET.Element) -> list[str]:
    """Return what each cell is."""
    return [title.text or "" for title in _all(root, "title")[1:]]


@at_most(40)
@given(st.data())
def test_every_norm_is_a_cell_and_what_is_not_certain_has_a_broken_edge(
    data: st.DataObject,
) -> None:
    framework = data.draw(frameworks())
    evaluation = evaluate(data.draw(rating_mappings(framework)), framework)
    root = _drawn(to_svg(evaluation))
    cells = [group for group in _all(root, "g") if group.find(f"{{{SVG}}}title") is not None]
    found = dict(
        zip(((each[0].text or "").partition(":")[0] for each in cells), cells, strict=True)
    )
    assert set(found) == {norm.id for norm in framework.norms}
    for norm, rated in evaluation.ratings.items():
        box = found[norm].find(f"{{{SVG}}}rect")
        assert box is not None
        assert (box.get("stroke-dasharray") is None) == isinstance(rated, Rating)
        assert len(found[norm].findall(f"{{{SVG}}}path")) >= 1
    _drawn(to_svg(evaluation.verdict))


def test_a_rating_has_a_sign_of_its_own() -> None:
    signs: dict[str, set[str]] = {}
    for name in ("decisions/other-limits", "decisions/half-rated", "files/much-is-wrong"):
        for group in _all(_drawn(to_svg(CASES[name])), "g"):
            title = group.find(f"{{{SVG}}}title")
            if title is not None:
                found = (title.text or "").partition(": ")[2]
                drawn = " ".join(path.get("d", "") for path in _all(group, "path"))
                signs.setdefault(found, set()).add(drawn)
    assert len(signs) == 7
    assert all(len(each) == 1 for each in signs.values())
    assert len({drawn for each in signs.values() for drawn in each}) == len(signs)


def test_the_gauges_show_what_is_used_what_may_be_and_the_limit() -> None:
    verdict = CASES["files/much-is-wrong"].evaluation.verdict
    root = _drawn(to_svg(verdict))
    inner = WIDTH - 12
    bars = [each for each in _all(root, "rect") if str(each.get("class")).endswith("-bar")]
    dashed = [each for each in _all(root, "rect") if each.get("stroke-dasharray")]
    marks = [
        float(match[1])
        for each in _all(root, "path")
        if each.get("stroke-width") == "1.8"
        and (match := re.match(r"M([\d.]+) ", each.get("d", "")))
    ]
    for result, bar, open_, mark in zip(verdict.limits, bars, dashed, marks, strict=False):
        unit = inner / (max(result.most, result.limit.at_most) + 1)
        assert _number(bar, "width") == pytest.approx(result.least * unit, abs=0.01)
        assert _number(open_, "width") == pytest.approx(result.most * unit, abs=0.01)
        assert mark == pytest.approx(6 + result.limit.at_most * unit, abs=0.01)
    assert len(bars) == len(verdict.limits)


def test_of_a_category_that_is_known_the_title_is_said() -> None:
    evaluation = CASES["decisions/other-limits"]
    root = _drawn(to_svg(evaluation))
    keys = {norm.category for norm in evaluation.framework.norms}
    titles = {each.title for each in evaluation.framework.categories if each.key in keys}
    assert titles <= {each.text for each in _all(root, "text")}
    # That of a limit too.
    assert evaluation.framework.categories[0].title in (root[1].text or "")


def test_of_many_limits_the_first_are_drawn_and_the_others_counted() -> None:
    limits = [Limit(key=f"l{at}", ratings=[Rating.NOT_MET], at_most=1) for at in range(12)]
    verdict = decide(Tally(met=49), V2019.variant("x", rule=Rule(limits)))
    root = _drawn(to_svg(verdict))
    bars = [each for each in _all(root, "rect") if str(each.get("class")).endswith("-bar")]
    assert 0 < len(bars) < len(limits)
    last = [each.text or "" for each in _all(root, "text")][-1]
    assert str(len(limits) - len(bars)) in last.split()


def test_without_a_catalogue_the_findings_are_drawn() -> None:
    conclusion = CASES["files/edition-without-norms"]
    root = _drawn(to_svg(conclusion))
    named = {title.partition(":")[0] for title in _titles(root)}
    assert named == {finding.norm for finding in conclusion.audit.findings}
    (first, *_) = conclusion.audit.findings
    other = Rating.NOT_MET if first.rating is Rating.MET else Rating.MET
    twice = [*conclusion.audit.findings, attrs.evolve(first, rating=other, found_by="x")]
    changed = attrs.evolve(conclusion, audit=attrs.evolve(conclusion.audit, findings=twice))
    counts = Counter(
        group.find(f"{{{SVG}}}rect").get("stroke-dasharray")  # type: ignore[union-attr]
        for group in _all(_drawn(to_svg(changed)), "g")
        if group.find(f"{{{SVG}}}title") is not None
    )
    assert counts["3 2"] == 1


def test_a_carry_over_has_categories_where_a_scheme_knows_them() -> None:
    carried = carry_over({"V1": Rating.MET}, Crosswalk.identity(F2019), F2019, F2019)
    titles = {each.title for each in F2019.categories}
    for scheme, named in ((None, False), (FULL, True)):
        root = _drawn(to_svg(carried, scheme=scheme))
        assert len(_titles(root)) == len(carried.ratings)
        texts = {each.text for each in _all(root, "text")}
        assert (titles <= texts, bool(titles & texts)) == (named, named)


# ---------------------------------------------------------------- time


@at_most(40)
@given(st.lists(spans_from_epoch(), max_size=4), st.none() | _CALENDAR)
def test_every_history_has_a_sound_picture(
    spans: list[tuple[datetime.date, datetime.date, datetime.date]], on: datetime.date | None
) -> None:
    history = history_of(spans)
    root = _drawn(to_svg(history, on=on, scheme=SCHEME))
    bars = [each for each in _all(root, "rect") if each.get("class") == "ssw-good-bar"]
    assert len(bars) == len(history.certificates)


def _changed(*kinds: StatusChangeKind) -> History:
    (certificate, *_) = CASES["histories/three-in-a-row"].certificates
    first = certificate.valid_from
    changes = [
        StatusChange(kind=kind, decided_on=day, effective_from=day, by="b", reason="r")
        for at, kind in enumerate(kinds, 1)
        for day in [first + datetime.timedelta(100 * at)]
    ]
    return History([attrs.evolve(certificate, changes=changes)])


def _looks(history: History) -> Counter[str]:
    root = _drawn(to_svg(history, detail="summary"))
    # Those of the legend stand in a group.
    direct = (each for each in root if each.tag == f"{{{SVG}}}rect")
    return Counter(str(each.get("class")).split()[0] for each in direct)


def test_what_is_suspended_and_what_was_cut_off_can_be_seen() -> None:
    kinds = StatusChangeKind
    plain = _looks(_changed())
    assert (plain["ssw-good-bar"], plain["ssw-fair"], plain["ssw-open"]) == (1, 0, 0)
    restored = _looks(_changed(kinds.SUSPENDED, kinds.RESTORED))
    assert (restored["ssw-good-bar"], restored["ssw-fair"], restored["ssw-open"]) == (2, 1, 0)
    withdrawn = _looks(_changed(kinds.SUSPENDED, kinds.WITHDRAWN))
    assert (withdrawn["ssw-good-bar"], withdrawn["ssw-fair"], withdrawn["ssw-open"]) == (1, 1, 1)


@pytest.mark.parametrize("first", [datetime.date.min, datetime.date.max - datetime.timedelta(1)])
def test_the_first_and_the_last_day_that_there_are_can_be_drawn(first: datetime.date) -> None:
    history = history_of([(first, first + datetime.timedelta(1), first)])
    _drawn(to_svg(history, on=datetime.date(2020, 1, 1)))
    _drawn(to_svg(history))


# ---------------------------------------------------------------- words


@given(st.text(max_size=80), st.integers(40, 400))
def test_words_are_broken_into_lines_that_fit(text: str, width: int) -> None:
    lines = lines_of(text, width)
    assert all(width_of(line) <= width or len(line) == 1 for line in lines)
    kept = "".join(text.split())
    assert len("".join("".join(lines).split())) == len(kept) or not text.isprintable()


@given(st.text(min_size=1, max_size=80))
def test_what_is_shortened_fits_and_says_so(text: str) -> None:
    found = shortened(text, 60, SIZE)
    assert found == text or found.endswith("\N{HORIZONTAL ELLIPSIS}")


# ---------------------------------------------------------------- colours


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, as WCAG 2.2 defines it."""
    dark, bright = sorted((_luminance(one), _luminance(other)))
    return (bright + 0.05) / (dark + 0.05)


def test_contrast_is_worked_out_as_published() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("ground", ["light", "dark"])
def test_every_pair_of_colours_has_the_contrast_that_it_needs(ground: str) -> None:
    faults = [
        (front, back)
        for front, back, needed in PAIRS
        if contrast(getattr(COLOURS[front], ground), getattr(COLOURS[back], ground)) < needed
    ]
    assert faults == []


def test_every_colour_is_in_a_pair() -> None:
    assert {name for front, back, _ in PAIRS for name in (front, back)} == set(COLOURS)
    assert {each for look in LOOKS for each in (look, f"{look}-edge")} <= set(COLOURS)


def test_a_picture_has_no_colour_but_these() -> None:
    known = {colour.light for colour in COLOURS.values()} | {None, "none"}
    for value in _WITH.values():
        for each in ET.fromstring(to_svg(value)).iter():  # noqa: S314  # ours
            assert {each.get("fill"), each.get("stroke")} <= known
