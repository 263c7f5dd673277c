# SPDX-License-Identifier: MIT
"""Pictures of many audits: bars divided by their counts, dots at their shares, without colour."""

from collections.abc import Iterator, Sequence
from typing import Any
from xml.etree import ElementTree as ET

import attrs
import pytest

from sterksociaalwerk.framework import Rating, Tally
from sterksociaalwerk.label import SCHEME
from sterksociaalwerk.reporting import to_html, to_svg
from sterksociaalwerk.reporting._elements import SVG
from sterksociaalwerk.sector import GroupValue, Portfolio
from tests.generators import CROSSWALK, F2017, F2019, Profile, simulate
from tests.reporting.cases import CASES
from tests.reporting.forms import parsed, tags, text_of
from tests.reporting.trees import numbers
from tests.texts import DETAILS


def _settled(tally: Tally) -> int:
    return tally.met + tally.partly_met + tally.not_met


def _groups_of(root: ET.Element) -> Iterator[tuple[str, ET.Element]]:
    for group in root.iter(f"{{{SVG}}}g"):
        title = group.find(f"{{{SVG}}}title")
        if title is not None:
            yield (title.text or "").partition(":")[0], group


def _boxes(group: ET.Element) -> list[ET.Element]:
    return group.findall(f"{{{SVG}}}rect")


def _wide(box: ET.Element) -> float:
    return float(box.get("width", "0"))


@pytest.mark.parametrize("detail", DETAILS)
def test_a_bar_of_every_norm_is_divided_by_its_ratings(detail: Any) -> None:  # noqa: ANN401
    framework = attrs.evolve(F2019, allows_not_applicable=True)
    rows, _ = simulate(framework, Profile(deviating=0.4, open=0.3), 200, 3)
    portfolio = Portfolio.of(framework, rows)
    found = dict(_groups_of(ET.fromstring(to_svg(portfolio, detail=detail))))  # noqa: S314  # ours
    profiles = {profile.norm: profile for profile in portfolio.norms()}
    assert profiles.keys() & found.keys() == (profiles.keys() if detail == "full" else set())
    for norm in profiles.keys() & found.keys():
        tally = profiles[norm].tally
        counts = [tally.met, tally.partly_met, tally.not_met, tally.not_applicable, tally.open]
        boxes = _boxes(found[norm])
        assert len(boxes) == sum(map(bool, counts))
        whole = sum(map(_wide, boxes))
        for box, count in zip(boxes, filter(None, counts), strict=True):
            assert _wide(box) == pytest.approx(whole * count / 200, abs=0.02)
        title = found[norm].find(f"{{{SVG}}}title")
        assert title is not None
        told = (title.text or "").replace(",", " ")
        assert set(filter(None, counts)) <= set(numbers(told, "nl"))
        (label, figure) = (each.text for each in found[norm].findall(f"{{{SVG}}}text"))
        assert (label, figure) == (norm, f"{tally.met}/{_settled(tally)}")


def test_every_rating_has_a_pattern_of_its_own_without_colour() -> None:
    framework = attrs.evolve(F2019, allows_not_applicable=True)
    rows = [bytes([0, 1, 2, 3, 23]) + bytes(44)] * 2
    found = dict(_groups_of(ET.fromstring(to_svg(Portfolio.of(framework, rows)))))  # noqa: S314
    patterns: list[tuple[object, ...]] = []
    for norm in [each.id for each in framework.norms[:5]]:
        (box,) = _boxes(found[norm])
        paths = [path.get("d", "") for path in found[norm].findall(f"{{{SVG}}}path")]
        stripes = "v" if any("v" in path for path in paths) else "h" if paths else ""
        patterns.append(
            (stripes, box.get("stroke-dasharray"), str(box.get("class")).endswith("bar"))
        )
    assert len(set(patterns)) == len(Rating) + 1


def test_few_among_many_can_be_seen() -> None:
    rows = [bytes([1]) + bytes(48)] + [bytes(49)] * 9999
    found = dict(_groups_of(ET.fromstring(to_svg(Portfolio.of(F2019, rows)))))  # noqa: S314  # ours
    met, partly = _boxes(found[F2019.norms[0].id])
    assert 1 <= _wide(partly) < 2 < _wide(met)


def test_a_dot_stands_where_its_share_does_within_its_interval() -> None:
    rows = [bytes(49)] * 30 + [bytes([2] * 49)] * 10 + [bytes([23] * 49)]
    groups: Sequence[GroupValue] = [2018] * 20 + [2019] * 20 + [2020]
    trend = Portfolio.of(F2019, rows, groups=groups).trend()
    found = dict(_groups_of(ET.fromstring(to_svg(trend))))  # noqa: S314  # ours
    line = found["2020"].find(f"{{{SVG}}}path")
    assert line is not None
    assert found["2020"].find(f"{{{SVG}}}circle") is None
    start, _, end, _ = (float(part) for part in line.get("d", "")[1:].split())
    for point in trend.points[:2]:
        share = point.outcomes.pass_rate
        dot = found[str(point.value)].find(f"{{{SVG}}}circle")
        assert dot is not None
        wide = end - start
        assert float(dot.get("cx", "0")) == pytest.approx(start + wide * (share.rate or 0), abs=0.1)
        _, interval, *_ = found[str(point.value)].findall(f"{{{SVG}}}path")
        low, _, high, _ = (float(part) for part in interval.get("d", "")[1:].split())
        assert share.interval is not None
        assert (low, high) == pytest.approx(
            tuple(start + wide * bound for bound in share.interval), abs=0.1
        )


def test_long_names_of_groups_stand_above_their_line_and_are_whole() -> None:
    name = "Certificerende instelling Voorbeeld voor maatschappelijke organisaties"
    trend = Portfolio.of(F2019, [bytes(49)] * 2, groups=[name, "b"]).trend()
    root = ET.fromstring(to_svg(trend))  # noqa: S314  # ours
    texts = " ".join(each.text or "" for each in root.iter(f"{{{SVG}}}text"))
    assert name in texts


def test_a_page_has_a_picture_for_each_part_and_none_of_nothing() -> None:
    for name, wanted in (
        ("sectors/sector-report", 1 + 3 + 3 + 1),
        ("sectors/portfolio-of-none", 0),
        ("sectors/report-too-few", 0),
        ("sectors/trend-of-none", 0),
    ):
        whole = parsed(to_html(CASES[name]))
        assert tags(whole).count("svg") == tags(whole).count("figure") == wanted


def test_an_impact_shows_who_would_keep_the_outcome() -> None:
    rows, _ = simulate(F2017, Profile(), 50, 2)
    impact = Portfolio.of(F2017, rows).impact(F2019, CROSSWALK)
    root = ET.fromstring(to_svg(impact, scheme=SCHEME))  # noqa: S314  # ours
    text = text_of(root)
    for count in (impact.keepers, impact.losers, impact.open):
        assert f": {count}" in text
    assert SCHEME["2.0"].called in text
