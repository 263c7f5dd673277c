# SPDX-License-Identifier: MIT
"""The scripts that print a whole file: what a quality officer reads in them is so."""

import importlib.util
import itertools
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import pytest

from tests.project import ROOT

_EXAMPLES = ROOT / "docs" / "examples"
_NAMES = (
    "transition_year",
    "merged_care_organisation",
    "ten_years",
    "audit_for_two_labels",
    "oscal_catalog",
)
_DATA: dict[str, dict[str, Any]] = {
    name: json.loads((_EXAMPLES / f"{name.replace('_', '-')}.json").read_text("utf-8"))
    for name in _NAMES
}


def _load(name: str) -> Callable[[Sequence[str]], int]:
    spec = importlib.util.spec_from_file_location(f"example_{name}", _EXAMPLES / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    main: Callable[[Sequence[str]], int] = module.main
    return main


_MAIN = {name: _load(name) for name in _NAMES}


class _Told:
    """What a script printed: its parts by number, each with its words parted by one space."""

    def __init__(self, text: str) -> None:
        self.text = text
        # The title of an explanation is underlined as well; the parts have a number.
        first = re.escape(text.partition("\n")[0])
        _, *rest = re.split(rf"^({first}|\d+\. .+)\n=+$", text, flags=re.MULTILINE)
        self.headings = rest[::2]
        self.parts = [" ".join(part.split()) for part in rest[1::2]]


Tell = Callable[..., _Told]


@pytest.fixture
def tell(capsys: pytest.CaptureFixture[str]) -> Tell:
    def run(name: str, *options: str) -> _Told:
        assert _MAIN[name](options) == 0
        shown = capsys.readouterr()
        assert shown.err == ""
        return _Told(shown.out)

    return run


# ---------------------------------------------------------------- all of them


@pytest.mark.parametrize(("name", "language"), [*itertools.product(_NAMES, ("nl", "en"))])
def test_a_file_begins_with_what_is_made_up(name: str, language: str, tell: Tell) -> None:
    told = tell(name, "--language", language)
    assert _DATA[name]["organisation"] in told.headings[0]
    assert told.parts[0] == _DATA[name]["made_up"][language]
    # Every other part is numbered and says something.
    assert [heading[0] for heading in told.headings[1:]] == [
        str(number) for number in range(1, len(told.headings))
    ]
    assert all(told.parts)


@pytest.mark.parametrize("name", _NAMES)
def test_dutch_is_the_language_unless_asked_otherwise(name: str, tell: Tell) -> None:
    assert tell(name).text == tell(name, "--language", "nl").text
    assert tell(name).text != tell(name, "--language", "en").text


@pytest.mark.parametrize("name", _NAMES)
def test_lines_fit_a_page(name: str, tell: Tell) -> None:
    # The address of a page is one word, however long.
    lines = [line for line in tell(name).text.splitlines() if len(line.split()) > 1]
    assert max(map(len, lines)) <= 100


@pytest.mark.slow
@pytest.mark.parametrize("name", _NAMES)
def test_a_terminal_that_lacks_letters_will_do(name: str) -> None:
    ran = subprocess.run(  # noqa: S603
        [sys.executable, "-X", "utf8=0", str(_EXAMPLES / f"{name}.py")],
        check=False,
        capture_output=True,
        env=os.environ | {"PYTHONIOENCODING": "ascii", "PYTHONPATH": str(ROOT / "src")},
    )
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert ran.stdout.isascii()


# ---------------------------------------------------------------- the transition year


def _of(change: str) -> list[dict[str, Any]]:
    return [link for link in _DATA["transition_year"]["links"] if link["change"] == change]


def test_the_crosswalk_has_every_norm_once() -> None:
    links = _DATA["transition_year"]["links"]
    old = [norm for link in links for norm in link["sources"]]
    new = [norm for link in links for norm in link["targets"]]
    assert sorted(old) == sorted(_DATA["transition_year"]["ratings"])
    assert (len(old), len(set(old))) == (52, 52)
    assert sorted(new) == [f"N{number:02}" for number in range(1, 50)]


def test_what_is_reassessed_is_what_is_not_certain(tell: Tell) -> None:
    ratings = _DATA["transition_year"]["ratings"]
    uncertain = {norm for link in _of("revised") for norm in link["targets"]}
    for link in _of("split"):
        if ratings[link["sources"][0]] != "met":
            uncertain.update(link["targets"])
    for link in _of("merged"):
        found = {ratings[norm] for norm in link["sources"]}
        if found not in ({"met"}, {"not-met"}):
            uncertain.update(link["targets"])
    assert uncertain == _DATA["transition_year"]["reassessed"].keys()
    # Those that are assessed again come before those that are carried over for certain.
    part = tell("transition_year", "--language", "en").parts[3]
    again = part[part.index("---") : part.index("for certain")]
    assert set(re.findall(r"\bN\d\d\b", again)) == uncertain


def test_the_old_edition_passes_and_the_new_one_does_not(tell: Tell) -> None:
    parts = tell("transition_year", "--language", "en").parts
    outcomes = [re.findall(r"Outcome: (\w+)", part) for part in parts[2:5]]
    assert outcomes == [["within"], ["not"], ["not"]]
    assert "not decided" in parts[3]
    # One more than the eight that are allowed: raising one is enough.
    assert ": 9;" in parts[4]
    assert "1 norm has to improve" in parts[5]


def test_both_editions_may_be_used(tell: Tell) -> None:
    english = tell("transition_year", "--language", "en").parts[1]
    assert "normenkader 2017 or normenkader 2019" in english
    assert "normenkader 2017 of normenkader 2019" in tell("transition_year").parts[1]


# ---------------------------------------------------------------- a merged care organisation


def test_the_municipalities_are_marked_as_made_up() -> None:
    names = _DATA["merged_care_organisation"]["municipalities"]
    assert len(set(names)) == 35
    assert all(name.startswith("Denk") for name in names)


def test_only_social_work_is_in_scope(tell: Tell) -> None:
    text = tell("merged_care_organisation").text
    # The first part, up to the heading of the second.
    told = re.findall(r"^- (.+?): .*\b(\d+) gemeenten, (\w+) de scope", text, re.MULTILINE)
    data = _DATA["merged_care_organisation"]
    assert [(service, where == "binnen") for service, _, where in told] == [
        (item["service"], item.get("in_scope", True)) for item in data["activities"]
    ]
    assert {total for _, total, _ in told} == {str(len(data["municipalities"]))}
    assert "- jongerenwerk: 4 van de 35 " in text
    assert "- maatschappelijk werk: alle 35 " in text


def _in_scope() -> set[str]:
    activities = _DATA["merged_care_organisation"]["activities"]
    return {item["service"] for item in activities if item.get("in_scope", True)}


def test_who_counts_works_for_a_service_in_scope(tell: Tell) -> None:
    data = _DATA["merged_care_organisation"]
    counted = [group for group in data["staff"] if _in_scope() & set(group["services"])]
    headcount = sum(group["headcount"] for group in counted)
    fte = f"{sum(group['fte'] for group in counted):.1f}"
    file = tell("merged_care_organisation").parts[2]
    assert f"{headcount} medewerkers, samen {fte.replace('.', ',')} fte" in file
    volunteers = [group for group in data["volunteers"] if _in_scope() & set(group["services"])]
    known = [group for group in volunteers if group["prepared"] != "none"]
    sure = [group for group in known if group["independent"]]
    at_least, at_most = (sum(group["headcount"] for group in kind) for kind in (sure, known))
    assert f"vrijwilligers: minstens {at_least} en hoogstens {at_most}" in file


def test_what_nobody_was_asked_about_is_said(tell: Tell) -> None:
    data = _DATA["merged_care_organisation"]
    everywhere = data["municipalities"]
    asked: set[tuple[str, str]] = set()
    for item in data["interviews"]:
        for service in item["services"]:
            asked.update((service, place) for place in item.get("municipalities", everywhere))
    cells = {
        (item["service"], place)
        for item in data["activities"]
        if item.get("in_scope", True)
        for place in item.get("municipalities", everywhere)
    }
    file = tell("merged_care_organisation").parts[2]
    assert f"{len(cells & asked)} van {len(cells)}" in file
    assert len(cells - asked) == 4
    silent = file.partition("Geen gesprek vastgelegd voor")[2].partition("roepen")[0]
    assert set(re.findall(r"Denk\w+", silent)) == {place for _, place in cells - asked}


def test_the_file_leads_to_a_certificate(tell: Tell) -> None:
    file = tell("merged_care_organisation", "--language", "en").parts[2]
    assert "a certificate, if" in file
    assert "Outcome: within the limits" in file


# ---------------------------------------------------------------- ten years


def _rows(told: _Told) -> list[list[str]]:
    lines = told.text.strip().split("\n\n")[-1].splitlines()
    return [re.split(r" {2,}", line) for line in lines]


def _in_a_row(told: _Told) -> list[int]:
    return [int(row[2]) for row in _rows(told)[1:]]


def test_each_year_has_a_row(tell: Tell) -> None:
    rows = _rows(tell("ten_years"))
    assert [row[0] for row in rows] == ["jaar", *map(str, range(2018, 2028))]
    assert [row[1] for row in rows[1:3]] == ["nog geen certificaat", "gecertificeerd"]
    assert rows[8][1] == "certificaat verlopen"
    # A year from 29 February 2020 two years later is 1 March.
    assert rows[4][3:] == ["2021-08-30", "2022-03-01"]


# The gap between the third certificate and the fourth.
_GAP = (date(2025, 6, 17) - date(2024, 3, 1)).days


@pytest.mark.parametrize(
    ("grace", "expected"),
    [
        (0, [0, 1, 1, 2, 2, 3, 3, 0, 1, 1]),
        (_GAP - 1, [0, 1, 1, 2, 2, 3, 3, 3, 1, 1]),
        (_GAP, [0, 1, 1, 2, 2, 3, 3, 3, 4, 4]),
    ],
)
def test_three_in_a_row_and_then_a_gap(grace: int, expected: list[int], tell: Tell) -> None:
    assert _in_a_row(tell("ten_years", "--grace-days", str(grace))) == expected


# ---------------------------------------------------------------- a joint audit


def test_the_labels_share_some_norms(tell: Tell) -> None:
    data = _DATA["audit_for_two_labels"]
    shared = tell("audit_for_two_labels", "--language", "en").parts[1]
    served = {norm for link in data["shared"] for norm in link["targets"]}
    served -= data["assessed_for_other"].keys()
    following, _, apart = shared.partition("were assessed by themselves")
    assert served <= set(re.findall(r"K\d\d", following))
    assert set(re.findall(r"K\d\d", apart)) == data["assessed_for_other"].keys()


def test_there_are_two_conclusions(tell: Tell) -> None:
    parts = tell("audit_for_two_labels", "--language", "en").parts
    own, other = parts[2], parts[3]
    assert own != other
    # What follows under this label is not said of the other.
    assert all(name in own for name in ("beheercommissie", "Kwaliteitsregister"))
    assert not any(name in other for name in ("beheercommissie", "Kwaliteitsregister"))
    assert "normenkader 2019" in own
    assert "voorbeeldlabel" in other.casefold()


# ---------------------------------------------------------------- a catalog in OSCAL


def test_the_outcome_is_that_of_the_rule_of_the_example(tell: Tell) -> None:
    data = _DATA["oscal_catalog"]
    found = list(data["ratings"].values())
    rule = data["rule"]
    # Within the counts, and yet not: a norm that may never be not met is.
    assert found.count("partly-met") <= rule["partly_met"]
    assert found.count("not-met") <= rule["not_met"]
    (never,) = [norm for norm in rule["never_not_met"] if norm in data["ratings"]]
    _, catalog, outcome, improve = tell("oscal_catalog", "--language", "en").parts
    assert "Access Control: 39 norms" in catalog
    assert "47 met, 5 partly met, 2 not met, 1 not applicable" in outcome
    assert re.findall(r"\b[a-z]{2}-[0-9.]+\b", improve) == [never]
